"""Markdown → blocks: CommonMark with tables, and what pandoc adds: footnotes, "a)" lists, a title block."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from plancmp.model import Aside, AsideKind
from plancmp.model.dates import PartialDate
from plancmp.model.expressions import late
from plancmp.readers.documents.blocks import Block, Document, Kind, check_length, clean, refuse
from plancmp.readers.documents.boxes import draw_ticks
from plancmp.readers.documents.continued import number_lists
from plancmp.readers.documents.encodings import list_repaired
from plancmp.readers.documents.lines import Line, join_lines
from plancmp.readers.documents.printed_dates import find_iso_date
from plancmp.readers.documents.sequence import fill_lines
from plancmp.readers.documents.tables import find_tables, is_rule, make_row, split_columns
from plancmp.readers.documents.text import decode

if TYPE_CHECKING:
    from markdown_it.token import Token
from html.parser import HTMLParser

from attrs import define

from plancmp.readers.documents.raised import spell_raised

_NOTE_MARK = late(r"\[\^([^\]\s]{1,40})\]")
_UNDERLINE = late(r" {0,3}={3,}\s*")
_NOTE = late(r" {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*")
_ATTRIBUTES = late(r"(?<!\s)\s*\{[#.][^{}]{0,200}\}\s*$")
_FIELD = late(r"(title|date):\s*(.*)", re.IGNORECASE)
# As GitHub reads it: a pair of tildes, with no space inside next to them, in one paragraph.
_STRUCK = late(r"(?<![~\\`])~~(?=[^\s~])[^~\n]{0,2000}?(?<=[^\s~])~~(?!~)")
# What pandoc and Quarto write behind a span or a link, "[Act]{.smallcaps}", and around a block, ":::".
_SPAN = late(
    r"(?:\[((?:[^\[\]\\]|\\.){0,2000})\]|(?<=\)))\{(\s*(?:[#.][\w:.-]+|[\w-]+=(?:\"[^\"]*\"|[\w.:-]+))"
    r"(?:\s+(?:[#.][\w:.-]+|[\w-]+=(?:\"[^\"]*\"|[\w.:-]+)))*)\s*\}"
)
# What kramdown writes behind a heading or a paragraph, "{: #fees .wide}".
_MARKED = late(r"(?<![ \t])[ \t]{0,9}\{:[ \t]{0,9}(?:[#.]|[\w-]{1,40}=)[^{}\n]{0,200}\}[ \t]{0,9}$", re.MULTILINE)
_FENCE = late(r"^[ \t]*:{3,}(?:[ \t{].*)?$", re.MULTILINE)
_ASIDES = {".deletion": AsideKind.STRUCK, ".comment-start": AsideKind.COMMENT, ".comment-end": AsideKind.COMMENT}
_LONGEST_LINE = 100_000
STRUCK = frozenset({"del", "s", "strike"})
_UNSEEN = frozenset({"script", "style", "template", "head"})
_LINES = frozenset(
    {"address", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
    | {"li", "ol", "p", "pre", "section", "table", "tr", "ul"}
)


def _accept(url: str) -> bool:
    return bool(url)


def read_markdown(raw: bytes, name: str) -> Document:
    """Read Markdown.

    Raises:
        ReadError: If it is no text.
    """
    from markdown_it import MarkdownIt

    text = decode(raw, name)
    check_length(text, name)
    account = list(list_repaired(raw))

    def strike(match: re.Match[str]) -> str:
        account.append(Aside(AsideKind.STRUCK, match[0].strip("~")))
        return ""

    def unwrap(match: re.Match[str]) -> str:
        kind = next((kind for mark, kind in _ASIDES.items() if mark in match[2].split()), None)
        if kind is not None and match[1]:
            account.append(Aside(kind, " ".join(match[1].split())))
        return "" if kind else match[1] or ""

    plain = _FENCE.sub("", _MARKED.sub("", _SPAN.sub(unwrap, _drop_comments(text))))
    source = fill_lines(number_lists(_STRUCK.sub(strike, plain).split("\n")))
    if max(map(len, source)) > _LONGEST_LINE:
        raise refuse(
            name, f"a line is longer than {_LONGEST_LINE:,} characters; that is no Markdown that a person wrote"
        )
    title, date, start = _read_title_block(source)
    source[:start] = [""] * start
    notes = _take_notes(source)
    _join_underlines(source)
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    # Nothing is shown or followed here: a picture within the text, "data:image/svg+xml", is one too.
    parser.validateLink = _accept  # type: ignore[method-assign]
    tokens = parser.parse("\n".join(source))
    rules = {i: line for i, line in enumerate(source) if is_rule(line)}
    walk = _Walk(tuple(source), notes, find_tables(source, rules), account)
    for index, token in enumerate(tokens):
        walk.visit(token, tokens[index - 1] if index else None)
    return Document(tuple(walk.finish()), title, date, tuple(account))


def _drop_comments(text: str) -> str:
    """Return text without HTML comments, each line in its place."""
    kept: list[str] = []
    place = 0
    while (start := text.find("<!--", place)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept += [text[place:start], "\n" * text.count("\n", start, end)]
        place = end + 3
    return "".join((*kept, text[place:]))


def _read_title_block(source: Sequence[str]) -> tuple[str, PartialDate | None, int]:
    """Read the YAML at the top; only its title and date, so that no YAML parser is needed."""
    if not source or source[0].strip() != "---":
        return "", None, 0
    end = next((i for i, line in enumerate(source[1:200], 1) if line.strip() in {"---", "..."}), 0)
    fields = {m[1].lower(): m[2].strip().strip("\"'") for line in source[1:end] if (m := _FIELD.match(line))}
    return clean(fields.get("title", "")), find_iso_date(fields.get("date", "")), end + 1 if end else 0


def _join_underlines(source: list[str]) -> None:
    """Put a line of "=" below the heading that empty lines part it from, as some programs print it."""
    above = -1  # the last line with words
    for index, line in enumerate(source):
        if index > above + 1 and _UNDERLINE.fullmatch(line):
            source[index] = ""
            if above >= 0 and (above == 0 or not source[above - 1].strip()):
                source[above + 1] = line
        elif line.strip():
            above = index


def _take_notes(source: list[str]) -> dict[str, str]:
    """Part the footnotes from the text; their lines become empty, so that the others keep their numbers."""
    notes: dict[str, list[str]] = {}
    current: list[str] | None = None
    for index, line in enumerate(source):
        match = _NOTE.match(line)
        if match:
            current = notes.setdefault(match[1], [])
            current.append(line[match.end() :])
        elif (
            current is not None and line.strip() and (line.startswith((" ", "\t")) or source[index - 1 : index] != [""])
        ):
            current.append(line)
        else:
            current = None if line.strip() else current
            continue
        source[index] = ""
    return {key: clean(" ".join(lines)) for key, lines in notes.items()}


@frozen(eq=False)
class _Walk:
    """Reads the tokens of a document in their order."""

    source: tuple[str, ...]
    notes: Mapping[str, str]
    tables: Mapping[int, int]
    account: list[Aside]
    blocks: list[Block] = field(factory=list)
    lines: list[Line] = field(factory=list)
    lists: list[int | None] = field(factory=list)
    label: list[str] = field(factory=list)
    cells: list[str] = field(factory=list)
    told: set[str] = field(factory=set)
    heading: list[int] = field(factory=list)

    def visit(self, token: Token, before: Token | None) -> None:
        """Read one token."""
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            self._end_lines()
            self.lists.append(int(token.attrGet("start") or 1) if token.type.startswith("ordered") else None)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            self._end_lines()
            self.lists.pop()
        elif token.type == "list_item_open":
            self._end_lines()
            self._number_item(token)
        elif token.type == "heading_open":
            self.heading[:] = [int(token.tag[1:])]
        elif token.type == "heading_close":
            self.heading.clear()
        elif token.type == "tr_close":
            self._end_lines()
            self.blocks.append(make_row(self.cells, depth=self.depth, place=_find_place(token, before)))
            self.cells.clear()
        elif token.type in {"code_block", "fence"}:
            self._add_lines(token, [line.strip() for line in token.content.split("\n")])
        elif token.type == "html_block":
            self._end_lines()
            seen = SeenHtml()
            seen.feed(token.content)
            self._add_lines(token, self._take(seen, token))
            self._end_lines()
        elif token.type == "inline":
            self._add_inline(token, before)

    @property
    def depth(self) -> int:
        """In how many lists a block stands."""
        return len(self.lists)

    def finish(self) -> list[Block]:
        """Return all the blocks."""
        self._end_lines()
        # What refers to these is gone, or was never there.
        self.account.extend(Aside(AsideKind.NOTE, text) for mark, text in self.notes.items() if mark not in self.told)
        return self.blocks

    def _number_item(self, token: Token) -> None:
        number = self.lists[-1]
        self.label[:] = ["•" if number is None else f"{number}{token.markup or '.'}"]
        if number is not None:
            self.lists[-1] = number + 1

    def _add_inline(self, token: Token, before: Token | None) -> None:
        texts = self._take(_render(token), token)
        if before is not None and before.type in {"th_open", "td_open"}:
            self.cells.append(" ".join(texts))
        elif self.heading:
            # "2. ## Fees" is a heading with a number, and no item.
            number = [label for label in self.label if label[0].isdecimal()]
            self.label.clear()
            self._end_lines()
            text, notes = self._resolve(_ATTRIBUTES.sub("", " ".join([*number, *texts])))
            kind_place = _find_place(token, None)
            self.blocks.append(Block(text, Kind.HEADING, level=self.heading[0], depth=0, place=kind_place, notes=notes))
        else:
            self._add_lines(token, texts)

    def _take(self, seen: SeenHtml, token: Token) -> list[str]:
        self.account.extend(evolve(item, place=_find_place(token, None)) for item in seen.account)
        return seen.lines

    def _add_lines(self, token: Token, texts: Sequence[str]) -> None:
        """Add the lines of a paragraph; a table that is ruled with dashes is one for CommonMark."""
        start, end = token.map or [0, 0]
        in_source = len(texts) <= end - start
        for index, text in enumerate(texts):
            if text.strip() and not (in_source and is_rule(self.source[start + index])):
                line = self._read_line(text, start + index if in_source else None, gap=index == 0)
                if line.text:
                    self.lines.append(evolve(line, place=f"line {start + index + 1}"))
        if self.label:
            self._end_lines()

    def _read_line(self, text: str, number: int | None, *, gap: bool) -> Line:
        text, notes = self._resolve(draw_ticks(clean(text)))
        line = Line(text, gap=gap, depth=self.depth, notes=notes)
        if number is None:
            return line
        raw = self.source[number]
        if number in self.tables:
            row = make_row(split_columns(raw, self.source[self.tables[number]]))
            return evolve(line, text=row.text, kind=row.kind, gap=True)
        return evolve(line, indent=len(raw) - len(raw.lstrip()))

    def _end_lines(self) -> None:
        blocks = join_lines(self.lines)
        if self.label:
            # An item may hold nothing but another list.
            first = blocks[0] if blocks else Block("", depth=self.depth)
            blocks[:1] = [evolve(first, kind=Kind.ITEM, label=self.label[0])]
            self.label.clear()
        self.blocks.extend(blocks)
        self.lines.clear()

    def _resolve(self, text: str) -> tuple[str, tuple[str, ...]]:
        marks = [mark for mark in _NOTE_MARK.findall(text) if mark in self.notes]
        self.told.update(marks)
        found = tuple(self.notes[mark] for mark in marks)
        return (_NOTE_MARK.sub(lambda m: "" if m[1] in self.notes else m[0], text), found) if found else (text, ())


def _render(token: Token) -> SeenHtml:
    """Return the words of a paragraph, line by line, without the marks of emphasis and links."""
    seen = SeenHtml()
    for child in token.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            seen.lines.append("")
        elif child.type == "image":
            seen.open("img", {"alt": child.content, "src": str(child.attrGet("src") or "")})
        elif child.type == "html_inline":
            seen.feed(child.content)
        else:
            seen.add(child.content)
    return seen


def _find_place(token: Token, before: Token | None) -> str:
    lines = token.map or (before.map if before else None)
    return f"line {lines[0] + 1}" if lines else ""


class _Parser(HTMLParser):
    def __init__(self, seen: SeenHtml) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = seen

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.open(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        self.seen.close(tag)

    def handle_data(self, data: str) -> None:
        self.seen.add(data)


@define(eq=False)
class SeenHtml:
    """What is seen of pieces of HTML and of the words between them.

    Attributes:
        lines: The words, line by line.
        account: What was seen and is no word: pictures, what is struck.
        inside: In how many elements of a tag the next words stand.
    """

    lines: list[str] = field(factory=lambda: [""])
    account: list[Aside] = field(factory=list)
    inside: dict[str, int] = field(factory=dict)

    def feed(self, html: str) -> None:
        """Read a piece of HTML: a tag, or whole elements."""
        parser = _Parser(self)
        parser.feed(html)
        parser.close()

    def add(self, text: str) -> None:
        """Add words, as the tags that are open have them."""
        if any(self.inside.get(tag) for tag in _UNSEEN):
            return
        if any(self.inside.get(tag) for tag in STRUCK):
            self.account += [Aside(AsideKind.STRUCK, text.strip())] if text.strip() else []
            return
        *whole, last = (spell_raised(text) if self.inside.get("sup") else text).split("\n")
        for line in whole:
            self.lines[-1] += line
            self.lines.append("")
        self.lines[-1] += last

    def open(self, tag: str, attributes: dict[str, str | None]) -> None:
        """Notice that a tag opens."""
        if tag == "img":
            shown = " ".join(filter(None, (attributes.get("alt"), f"({attributes.get('src') or 'picture'})")))
            self.account.append(Aside(AsideKind.PICTURE, shown))
        elif tag in _LINES:
            self.lines.append("")
        elif tag in {"td", "th"}:
            self.lines[-1] += " | " if self.lines[-1].strip() else ""
        self.inside[tag] = self.inside.get(tag, 0) + 1

    def close(self, tag: str) -> None:
        """Notice that a tag closes."""
        self.inside[tag] = max(0, self.inside.get(tag, 0) - 1)
        if tag in _LINES:
            self.lines.append("")
