"""What a user hands in as a version — a path, a text, a plan — as a plan."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from attrs import evolve

from plancmp.model import DocumentKind, PartialDate, Plan, PlanDisclosure, Taxonomy
from plancmp.readers import load_bytes, read_alike, read_bytes
from plancmp.readers import load_taxonomy as read_taxonomy

if TYPE_CHECKING:
    import datetime as dt

Given = str | os.PathLike[str] | Plan
Topics = str | Taxonomy | None  # a built-in taxonomy or a file, by name; a taxonomy; the one that fits
_ENDINGS = (
    ".yaml", ".yml", ".json", ".txt", ".text", ".md", ".markdown", ".qmd", ".rmd", ".mdx", ".html", ".htm",
    ".xhtml", ".docx", ".docm", ".dotx", ".doc", ".pdf", ".akn", ".xml", ".rtf", ".odt", ".tex",
)  # fmt: skip


class Stated(TypedDict, total=False):
    """What a user says of a version, against what the program makes of it.

    Attributes:
        title: What to call it.
        date: When it came out: "2025-11-20", "2025-11", "2025", or a date.
        kind: What a document is: "text" of the plan, "excerpt", "summary", or "report" about it.
        disclosure: How much of it is known: "full", "partial" or "none".
        part: Which plan, where a document holds several: its place from 1, words of its title, or "all".
        taxonomy: Where its topics come from: the name of a built-in taxonomy, a file, or a taxonomy.
    """

    title: str | None
    date: str | dt.date | PartialDate | None
    kind: str | DocumentKind | None
    disclosure: str | PlanDisclosure | None
    part: str | None
    taxonomy: str | Taxonomy | None


def load(path: str | os.PathLike[str], **stated: Unpack[Stated]) -> Plan:
    """Read a version from a file.

    Args:
        path: A plan file (YAML, JSON) or a document (plain text, Markdown, HTML, DOCX, PDF, Akoma Ntoso); "-" is
            standard input, "REVISION:PATH" a file in a revision of a git repository. What a file begins with counts
            more than its name.
        **stated: What you say of it: `title`, `date`, `kind` ("text", "excerpt", "summary", "report"), `disclosure`
            ("full", "partial", "none"), `part` (where a document holds several plans), `taxonomy`.

    Returns:
        The plan; that of a document has the clause tree as printed, without terms and topics.

    Raises:
        ReadError: If the file cannot be read, with everything that is wrong with it.
        ValueError: If what you say of it is none of the words above.
    """
    name = os.fspath(path)
    return read(read_bytes(name), name, stated)


def parse(text: str, *, name: str = "text", **stated: Unpack[Stated]) -> Plan:
    """Read a version from a text: a plan file (YAML, JSON), plain text, or a page of HTML.

    Args:
        text: The text.
        name: What messages call it; an ending says which format it is in, such as "draft.md".
        **stated: What you say of it; see `load`.

    Returns:
        The plan.

    Raises:
        ReadError: If it cannot be read, with everything that is wrong with it.
        TypeError: If it is no text.
        ValueError: If what you say of it is no known word.
    """
    if not isinstance(text, str):
        raise TypeError(f"parse takes a text, not a {type(text).__name__}; load takes a path")
    return read(text.encode("utf-8", "surrogatepass"), name, stated)


def read(raw: bytes, name: str, stated: Stated) -> Plan:
    """Read a version from the content of a file; see `load`."""
    kind = _choose_kind(stated.get("kind"))
    taxonomy = choose_taxonomy(stated.get("taxonomy"))
    plan = load_bytes(raw, name, taxonomy=taxonomy, part=stated.get("part"), kind=kind)
    return state(plan, stated)


def state(plan: Plan, stated: Stated) -> Plan:
    """Return a version with all that a user says of it.

    Args:
        plan: The version.
        stated: What is empty is not said.

    Raises:
        ValueError: If a date or a word is none.
    """
    said: dict[str, Any] = {}
    kind = _choose_kind(stated.get("kind"))
    if kind and kind is not plan.kind:
        said |= {"kind": kind, "kind_reason": ""}
        if kind is not DocumentKind.TEXT and plan.disclosure is PlanDisclosure.FULL:
            said["disclosure"] = PlanDisclosure.PARTIAL
    said |= {key: stated[key] for key in ("disclosure", "title", "date") if stated.get(key)}
    return evolve(plan, **said) if said else plan


def _choose_kind(word: str | DocumentKind | None) -> DocumentKind | None:
    if not word:
        return None
    try:
        return DocumentKind(word)
    except ValueError:
        known = ", ".join(DocumentKind)
        raise ValueError(f'kind: "{word}" is not one of {known}') from None


def choose_taxonomy(given: Topics) -> Taxonomy | None:
    """Return the taxonomy that a user named, if any.

    Raises:
        ReadError: If there is none of this name.
    """
    return read_taxonomy(given) if isinstance(given, str) and given else given or None


def take_alike(given: Sequence[Given], names: Sequence[str], taxonomy: Taxonomy | None = None) -> tuple[Plan, ...]:
    """Return what a user handed in as plans; documents of equally many plans each as a whole.

    Args:
        given: Plans, paths or texts; see `take`.
        names: What to call each text.
        taxonomy: Where topics come from.

    Raises:
        ReadError: If one cannot be read.
        TypeError: If one is none of these.
    """
    paths = [path for one in given if isinstance(one, str | os.PathLike) and (path := name_path(one))]
    reads = [partial(take, one, name, taxonomy) for one, name in zip(given, names, strict=True)]
    return read_alike(reads, paths)[0]


def take(given: Given, name: str, taxonomy: Taxonomy | None = None, part: str | None = None) -> Plan:
    """Return what a user handed in as a plan.

    Args:
        given: A plan; a path; a text. A text of one line that is called like a file is taken for a path.
        name: What to call a text, such as "old".
        taxonomy: Where its topics come from; `None` for the built-in one that it names.
        part: Which of several plans in a document is meant; see `load`.

    Raises:
        ReadError: If it cannot be read.
        TypeError: If it is none of these.
    """
    if isinstance(given, Plan):
        return given
    stated: Stated = {"taxonomy": taxonomy} if taxonomy else {}
    if part:
        stated["part"] = part
    if isinstance(given, str):
        return load(given, **stated) if _is_path(given) else parse(given, name=name, **stated)
    if isinstance(given, os.PathLike):
        return load(given, **stated)
    raise TypeError(f"{name}: a version is a path, a text or a Plan, not a {type(given).__name__}")


def name_path(given: Given) -> str:
    """Return the path that a user handed in; empty if it was a text or a plan."""
    if isinstance(given, Plan) or (isinstance(given, str) and not _is_path(given)):
        return ""
    return os.fspath(given)


def _is_path(text: str) -> bool:
    if "\n" in text or "\r" in text or not text:
        return False
    return text == "-" or " " not in text or os.path.splitext(text)[1].lower() in _ENDINGS or os.path.lexists(text)
