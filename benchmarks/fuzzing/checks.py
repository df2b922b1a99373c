"""What every report must be, whatever the versions hold: shown by a program, it is read as what it is."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Collection
from functools import cache
from xml.parsers import expat

from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from plancmp.report.json import build_schema

# Spelled apart from the program's own list, so that a mistake there shows.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_DIRECTIONS = re.compile(
    r"[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ud800-\udfff\ufffe\uffff]"
)
_STYLES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b\x07]*;[^\x1b\x07]*(?:\x1b\\|\x07)")
_FIGURE = re.compile(r"[-+][\d.,\u00a0\u202f %+-]*")
_FORMULAS = frozenset("=+-@＝＋－＠")
_WEB = ("#", "http://", "https://")


class BrokenError(AssertionError):
    """A report that is not what it must be."""


def require(holds: object, message: str) -> None:
    """Check one thing.

    Raises:
        BrokenError: If it does not hold.
    """
    if not holds:
        raise BrokenError(message)


def check_report(name: str, report: str | bytes) -> None:
    """Check a report.

    Args:
        name: Its format, or what it ends in behind a dot.
        report: The report.

    Raises:
        BrokenError: If something is wrong with it.
    """
    if isinstance(report, bytes):
        check_word(report)
        return
    if name == "styled":
        report = _STYLES.sub("", report)
    for kind, pattern in (("control", _CONTROLS), ("direction mark", _DIRECTIONS)):
        found = pattern.search(report)
        require(not found, f"{name}: raw {kind} {found and ascii(found[0])}")
    report.encode("utf-8")
    checker = _CHECKERS.get(name.rpartition(".")[2])
    if checker:
        checker(name, report)


def check_message(message: str) -> None:
    """Check what the user is told of bad input: one line that can go to a terminal.

    Raises:
        BrokenError: If it is not.
    """
    require("\n" not in message, f"a message has lines: {message[:80]!a}")
    require(not _CONTROLS.search(message), f"a message holds controls: {message[:80]!a}")
    require(not _DIRECTIONS.search(message), f"a message holds marks of direction: {message[:80]!a}")


def check_word(report: bytes, original: bytes | None = None) -> None:
    """Check a Word document: a zip of well-formed parts that are all within it.

    Args:
        report: The document.
        original: What it is a copy of; parts that were copied as they are may be anything.

    Raises:
        BrokenError: If it is none.
    """
    copied = _read_parts(original) if original else {}
    with zipfile.ZipFile(io.BytesIO(report)) as archive:
        require(archive.testzip() is None, "docx: a damaged part")
        for name in archive.namelist():
            if name in copied and copied[name] == archive.read(name):
                continue
            require(not name.startswith("/") and ".." not in name.split("/"), f"docx: a part outside of it: {name}")
            if name.endswith((".xml", ".rels")):
                _check_xml(f"docx {name}", archive.read(name))


def _read_parts(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _check_xml(name: str, text: str | bytes) -> None:
    parser = expat.ParserCreate()
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        raise BrokenError(f"{name}: not well-formed XML: {error}") from None


def _check_json(name: str, text: str) -> None:
    try:
        data = json.loads(text)
    except ValueError as error:
        raise BrokenError(f"{name}: no JSON: {error}") from None
    if name == "json":
        wrong = next(_make_validator().iter_errors(data), None)
        require(wrong is None, f"json: against its schema: {wrong and wrong.message[:200]}")


def _check_jsonl(name: str, text: str) -> None:
    for line in text.split("\n")[:-1]:
        _check_json(name, line)


@cache
def _make_validator() -> Draft202012Validator:
    return Draft202012Validator(build_schema())


def _check_csv(name: str, text: str) -> None:
    usual = csv.field_size_limit(len(text) + 1)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    finally:
        csv.field_size_limit(usual)
    require(len({len(row) for row in rows}) == 1, f"{name}: rows of several lengths")
    for row in rows:
        for cell in row:
            head = cell.lstrip()[:1]
            require(
                head not in _FORMULAS or _FIGURE.fullmatch(cell),
                f"{name}: a formula: {cell[:80]!a}",
            )


def _check_junit(name: str, text: str) -> None:
    _check_xml(name, text)


def _check_github(name: str, text: str) -> None:
    require(all(line.startswith("::") for line in text.split("\n")[:-1]), f"{name}: a line that is no command")


# What the program's own pages are made of; whatever else stands in a page came in with a version's text.
_TAGS = frozenset(
    re.findall(
        r"\w+",
        "a abbr article b blockquote body button caption code dd del desc details dialog div dl dt fieldset "
        "footer form g h1 h2 h3 h4 head header html i input ins kbd label legend li main meta nav ol option p "
        "path polyline rect script section select span strong style summary svg symbol table tbody td text th "
        "thead title tr ul use",
    )
)
_ONCE = frozenset({"html", "head", "body", "script", "style", "main"})
_LINKS = frozenset({"href", "src", "action", "formaction", "xlink:href", "data", "srcset", "poster"})


def _check_html(name: str, text: str) -> None:
    counts: dict[str, int] = {}
    for node in LexborHTMLParser(text).css("*"):
        tag, attributes = str(node.tag), node.attributes
        counts[tag] = counts.get(tag, 0) + 1
        require(tag in _TAGS, f"{name}: the tag <{tag!a}>")
        require(not any(key.startswith("on") for key in attributes), f"{name}: a handler: {list(attributes)!a}")
        for key in _LINKS & set(attributes):
            require((attributes[key] or "#").startswith(_WEB), f"{name}: a link to {attributes[key]!a}")
    for tag in _ONCE:
        require(counts.get(tag, 0) <= 1, f"{name}: {counts.get(tag)} times <{tag}>")


_MARKS = re.compile(r"</?(?:del|ins|mark|br|sub|sup|s|u|b|i|details|summary)(?: ?/)?>")


def _take_any(url: str) -> bool:
    """Take every link for one: not every program is as careful as this one."""
    return isinstance(url, str)


def _check_markdown(name: str, text: str) -> None:
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    markdown.validateLink = _take_any  # type: ignore[method-assign]
    for block in markdown.parse(text):
        for token in (block, *(block.children or ())):
            if token.type in {"html_inline", "html_block"}:
                left = _MARKS.sub("", token.content)
                require("<" not in left, f"{name}: a tag {token.content[:80]!a}")
            href = token.attrs.get("href", "#") if token.type == "link_open" else "#"
            require(str(href).startswith(_WEB), f"{name}: a link to {href!a}")
            require(token.type != "image", f"{name}: a picture")


def _list_checkers(
    names: Collection[str], checker: Callable[[str, str], None]
) -> dict[str, Callable[[str, str], None]]:
    return dict.fromkeys(names, checker)


_CHECKERS = {
    **_list_checkers(("json", "sarif", "gitlab"), _check_json),
    **_list_checkers(("csv", "columns-csv", "ledger-csv", "points"), _check_csv),
    **_list_checkers(("markdown", "changes", "columns", "marked", "ledger"), _check_markdown),
    "jsonl": _check_jsonl,
    "junit": _check_junit,
    "github": _check_github,
    "html": _check_html,
}
