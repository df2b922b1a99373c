"""Files and text → plans and taxonomies, and plans → files.

Uses os.path, because importing pathlib takes a tenth of what a whole comparison takes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from plancmp.model import DocumentKind, Plan, Taxonomy
from plancmp.readers.nodes import Node, Problem, ProblemList, ReadError
from plancmp.readers.planfile import read_plan, write_plan
from plancmp.readers.taxonomyfile import read_taxonomy
from plancmp.readers.yaml_nodes import parse_yaml

MAX_BYTES = 64 * 1024 * 1024
_PLAN_FILES = (".yaml", ".yml", ".json")
# What PDF, zip and old Word files begin with, whatever they are called.
_PACKED = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def load(
    path: str | os.PathLike[str],
    *,
    taxonomy: Taxonomy | None = None,
    part: str | None = None,
    kind: DocumentKind | None = None,
) -> Plan:
    """Read a plan from a file.

    Args:
        path: A plan file (YAML, JSON) or a document (plain text, Markdown, HTML, DOCX, PDF, Akoma Ntoso, USLM); "-" is
            standard input, "REVISION:PATH" a file in a revision of a git repository. What a file begins with counts
            more than its name.
        taxonomy: Where its topics come from; `None` for the built-in one that the plan names.
        part: Which plan, where a document holds several: its place from 1, words of its title, or "all".
        kind: Whether a document is the text of the plan, or tells of it; `None` to find out.

    Returns:
        The plan; that of a document has the clause tree as printed, without terms and topics.

    Raises:
        ReadError: If the file cannot be read, with everything that is wrong with it.
    """
    name = os.fspath(path)
    return load_bytes(read_bytes(name), name, taxonomy=taxonomy, part=part, kind=kind)


def read_alike(
    reads: Sequence[Callable[[str | None], Plan]], paths: Sequence[str]
) -> tuple[tuple[Plan, ...], tuple[str, ...]]:
    """Read versions, each as a whole if each of them is a document of equally many plans.

    A contract with its exhibit, or terms of service for two regions, need no choice: both versions have both.

    Args:
        reads: What reads each version: all of it where it is asked for "all", else its only plan.
        paths: Their files. One that is named twice is meant for two of its plans, and standard input is read once only.

    Returns:
        The versions, and what the plans of the first one are called if they were read as a whole.

    Raises:
        ReadError: If one cannot be read, or holds several plans and the others do not.
    """
    if "-" in paths or len({*paths}) < len(paths):
        return tuple(read(None) for read in reads), ()
    plans: list[Plan] = []
    refused: list[ReadError] = []
    titles: list[tuple[str, ...]] = []
    for read in reads:
        try:
            plans.append(read(None))
        except ReadError as error:
            refused.append(error)
            titles.append(getattr(error, "titles", ()))
        if refused and (plans or len(set(map(len, titles))) > 1 or not titles[0]):
            raise refused[0]
    if not refused:
        return tuple(plans), ()
    from plancmp.readers.documents.parts import WHOLE

    return tuple(read(WHOLE) for read in reads), titles[0]


def load_bytes(
    raw: bytes,
    name: str,
    *,
    taxonomy: Taxonomy | None = None,
    part: str | None = None,
    kind: DocumentKind | None = None,
) -> Plan:
    """Read a plan from the content of a file; see `load`.

    Args:
        raw: The content.
        name: The file's name, as messages call it.
        taxonomy: Where its topics come from; `None` for the built-in one that the plan names.
        part: Which plan, where a document holds several.
        kind: Whether a document is the text of the plan, or tells of it; `None` to find out.

    Raises:
        ReadError: If it cannot be read, with everything that is wrong with it.
    """
    if not (name.lower().endswith(_PLAN_FILES) and not raw.startswith(_PACKED)):
        from plancmp.readers.documents.formats import find_format, read_document

        if find_format(name, raw) is not None:
            return read_document(raw, name, part=part, kind=kind)
    return loads(_decode(raw, name), name=name, taxonomy=taxonomy)


def loads(text: str, *, name: str = "<text>", taxonomy: Taxonomy | None = None) -> Plan:
    """Read a plan from the text of a plan file.

    Args:
        text: YAML, or JSON.
        name: What messages call it; read as JSON if it ends in `.json`, or if the text starts with a brace.
        taxonomy: Where its topics come from; `None` for the built-in one that the plan names.

    Returns:
        The plan.

    Raises:
        ReadError: If the text is no plan, with everything that is wrong with it.
    """
    problems = ProblemList(name)
    node = parse_text(text.removeprefix("\ufeff"), name, problems)
    return read_plan(node, problems, taxonomy, _BuiltIn() if taxonomy is None else {})


def load_taxonomy(path: str | os.PathLike[str]) -> Taxonomy:
    """Read a taxonomy from a file, or return the built-in one of a name, such as "peace".

    Args:
        path: A file; a mere name, if there is no file of that name.

    Raises:
        ReadError: If the file cannot be read, with everything that is wrong with it, or there is no such taxonomy.
    """
    name = os.fspath(path)
    if name.replace("-", "").isalnum() and not os.path.exists(name):
        return _find_named(name)
    problems = ProblemList(name)
    return read_taxonomy(parse_text(read_text(name), name, problems), problems)


def _find_named(name: str) -> Taxonomy:
    from plancmp.readers.codecs import suggest

    known = list_taxonomies()
    if name not in known:
        hint = suggest(name, known) or f"known are {', '.join(known)}"
        raise _refuse(name, f"there is no such file, and no built-in taxonomy of this name; {hint}")
    return find_taxonomy(name)


def find_taxonomy(taxonomy_id: str) -> Taxonomy:
    """Return a built-in taxonomy.

    Raises:
        KeyError: If there is none of this name.
    """
    return _BuiltIn()[taxonomy_id]


def list_taxonomies() -> list[str]:
    """Return the ids of the built-in taxonomies, sorted."""
    return list(_BuiltIn())


def dump(plan: Plan, path: str | os.PathLike[str]) -> None:
    """Write a plan file; the file is there in full or as it was before.

    Args:
        plan: The plan.
        path: Where to; JSON if the name ends in `.json`, else YAML.

    Raises:
        OSError: If it cannot be written.
    """
    name = os.fspath(path)
    write_text(name, dumps_json(plan) if name.lower().endswith(".json") else dumps(plan))


def dumps(plan: Plan) -> str:
    """Return a plan as the YAML text of a plan file; `loads` makes an equal plan of it."""
    from plancmp.readers.yaml_text import write_yaml

    return write_yaml(write_plan(plan))


def dumps_json(plan: Plan) -> str:
    """Return a plan as the JSON text of a plan file; `loads` makes an equal plan of it."""
    import json

    return json.dumps(write_plan(plan), ensure_ascii=False, indent=2) + "\n"


def read_text(name: str) -> str:
    """Read a UTF-8 file whole.

    Args:
        name: Its path.

    Returns:
        The text without a byte order mark, its line ends as they are.

    Raises:
        ReadError: If it is not there, no file, too large, or not UTF-8.
    """
    return _decode(read_bytes(name), name)


def read_bytes(name: str) -> bytes:
    """Read a file whole.

    Args:
        name: Its path; "-" is standard input; "REVISION:PATH" is a file in a revision of a git repository, if there is
            no file of that name.

    Raises:
        ReadError: If it is not there, no file, or too large.
    """
    try:
        if name == "-":
            if sys.stdin is None:
                raise _refuse("standard input", "it is closed; give a file")
            raw = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with open(name, "rb") as stream:
                raw = stream.read(MAX_BYTES + 1)
    except IsADirectoryError:
        raise _refuse(name, "this is a directory; give a file") from None
    except FileNotFoundError:
        raw = _read_revision(name)
    except MemoryError:
        raise _refuse(name, "reading it needs more memory than there is") from None
    except PermissionError:
        raise _refuse(name, "the file may not be read (permission denied)") from None
    except ReadError:
        raise
    except (OSError, ValueError) as error:
        raise _refuse(name, f"cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if len(raw) > MAX_BYTES:
        raise _refuse(name, f"the file is larger than {MAX_BYTES // 2**20} MiB")
    return raw


def _read_revision(name: str) -> bytes:
    if "://" in name:
        raise _refuse(name, "nothing is fetched from the network; save the page, and give its file")
    if ":" in name:
        from plancmp.readers.revisions import is_revision, read_revision

        if is_revision(name):
            return read_revision(name, MAX_BYTES)
    raise _refuse(name, "there is no such file")


def _decode(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        message = f"not UTF-8: the byte 0x{raw[error.start]:02X} is not allowed here; save the file as UTF-8"
        raise ReadError(Problem(name, line, column, message)) from None


def write_text(name: str, text: str) -> None:
    """Write a UTF-8 file whole or not at all.

    Raises:
        OSError: If it cannot be written; what was there before is still there then.
    """
    write_bytes(name, text.encode("utf-8"))


def write_bytes(name: str, content: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        OSError: If it cannot be written; what was there before is still there then.
    """
    if os.path.exists(name) and not os.path.isfile(name):
        # A pipe or device (/dev/stdout) cannot be replaced, only written to.
        with open(name, "wb") as stream:
            stream.write(content)
        return
    import tempfile

    asked, name = name, os.path.realpath(name)  # a link stays a link: its target is replaced
    folder, base = os.path.split(name)
    try:
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=f".{base}.")
    except OSError as error:
        # What the system says is about the temporary file, of which the user knows nothing.
        reason = error.strerror if os.path.isdir(folder) else "there is no such folder"
        raise type(error)(error.errno, reason, asked) from None
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        os.chmod(temporary, os.stat(name).st_mode if os.path.exists(name) else 0o666 & ~_read_umask())
        os.replace(temporary, name)
    except BaseException:
        os.unlink(temporary)
        raise


def _read_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _refuse(name: str, message: str) -> ReadError:
    return ReadError(Problem(name, 0, 0, message))


def parse_text(text: str, name: str, problems: ProblemList) -> Node | None:
    """Return the root of a YAML or JSON text; `None` for an empty one.

    Args:
        text: The text.
        name: What messages call it; read as JSON if it ends in `.json`, or if the text starts with a brace.
        problems: Takes what is wrong and can be passed over.

    Raises:
        ReadError: If it is neither.
    """
    is_json = name.lower().endswith(".json") or text.lstrip()[:1] == "{"
    if not is_json:
        return parse_yaml(text, problems)
    from plancmp.readers.json_nodes import parse_json

    return parse_json(text, problems)


class _BuiltIn(Mapping[str, Taxonomy]):
    """The taxonomies of the package by id, each read when it is asked for; a file has the name of its taxonomy."""

    folder = os.path.join(os.path.dirname(os.path.dirname(__file__)), "taxonomies")

    def __getitem__(self, taxonomy_id: str) -> Taxonomy:
        if taxonomy_id not in self._list_ids():
            raise KeyError(taxonomy_id)
        return _load_built_in(os.path.join(self.folder, f"{taxonomy_id}.yaml"))

    def __iter__(self) -> Iterator[str]:
        return iter(self._list_ids())

    def __len__(self) -> int:
        return len(self._list_ids())

    def _list_ids(self) -> list[str]:
        return sorted(name.removesuffix(".yaml") for name in os.listdir(self.folder) if name.endswith(".yaml"))


@cache
def _load_built_in(path: str) -> Taxonomy:
    return load_taxonomy(path)
