"""What a tool is called with: versions as paths or texts → plans, with the hash of what they were made of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, cast

from attrs import field, frozen

from plancmp import __version__
from plancmp.library.versions import Stated, read
from plancmp.model import Plan
from plancmp.tools.folder import Folder, refuse

MAX_TEXT = 8 * 1024 * 1024  # characters of a text that is handed over in a call
_STATED = ("title", "date", "kind", "disclosure", "part")


@frozen
class Call:
    """One call of a tool.

    Attributes:
        arguments: What it was called with; they fit the tool's schema.
        folder: Where files are read from.
        receipt: The inputs that were read so far: their names and hashes, by argument.
    """

    arguments: Mapping[str, Any]
    folder: Folder
    receipt: dict[str, dict[str, str]] = field(factory=dict)

    def read_bytes(self, key: str, given: Mapping[str, Any] | None = None) -> tuple[str, bytes]:
        """Return the name and the content of an input, and note both in the receipt.

        Args:
            key: What the receipt calls it.
            given: The path or the text; `None` for the argument of that name.

        Raises:
            ReadError: If it cannot be read.
        """
        given = self.arguments[key] if given is None else given
        if "path" in given:
            name, raw = str(given["path"]), self.folder.read(str(given["path"]))
        else:
            name, text = str(given.get("name") or key), str(given["text"])
            if len(text) > MAX_TEXT:
                raise refuse(name, f"the text is longer than {MAX_TEXT:,} characters; give a file")
            raw = text.encode("utf-8", "surrogatepass")
        self.receipt[key] = {"name": name, "sha256": hashlib.sha256(raw).hexdigest()}
        return name, raw

    def read_version(self, key: str, given: Mapping[str, Any] | None = None) -> Plan:
        """Return a version, with what the caller says of it.

        Raises:
            ReadError: If it cannot be read.
            ValueError: If what the caller says of it is no known word.
        """
        given = self.arguments[key] if given is None else given
        name, raw = self.read_bytes(key, given)
        stated = {word: str(given[word]) for word in _STATED if given.get(word)}
        if self.taxonomy:
            stated["taxonomy"] = self.taxonomy
        return read(raw, name, cast("Stated", stated))

    def read_versions(self, key: str) -> list[Plan]:
        """Return a list of versions, with what the caller says of each; raises what `read_version` does."""
        return [self.read_version(f"{key}[{i}]", given) for i, given in enumerate(self.arguments[key])]

    @property
    def taxonomy(self) -> str:
        """The name of the taxonomy that the caller asked for; empty if none."""
        return str(self.arguments.get("taxonomy") or "")

    def choose(self, *keys: str) -> dict[str, Any]:
        """Return the arguments that choose what is shown, as results take them."""
        return {key: self.arguments[key] for key in keys if self.arguments.get(key)}

    def sign(self, result: object) -> dict[str, Any]:
        """Return the receipt of the call: the program's version, the hashes of its inputs and of the whole result."""
        return {"plancmp": __version__, "inputs": dict(self.receipt), "result_sha256": hash_data(result)}


def hash_data(data: object) -> str:
    """Return the SHA-256 of plain data as JSON without blanks, its keys in order."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def list_words(value: str | Sequence[str]) -> list[str]:
    """Return one word or several as a list."""
    return [value] if isinstance(value, str) else list(value)
