"""HTML → blocks: a news page, an office program's export, what pandoc writes.

What is not the text goes into the account: menus, notices about cookies, links to other articles, pictures, and
sentences that are hidden.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256

from attrs import evolve, field, frozen

from plancmp.model import Aside, AsideKind
from plancmp.model.dates import PartialDate
from plancmp.model.expressions import late
from plancmp.readers.documents.blocks import BOLD_LEVEL, MAX_LINES, Block, Document, Kind, clean, refuse
from plancmp.readers.documents.encodings import decode_page, list_repaired
from plancmp.readers.documents.lines import ends_sentence
from plancmp.readers.documents.numbers import format_number
from plancmp.readers.documents.printed_dates import find_iso_date
from plancmp.readers.documents.raised import spell_raised
from plancmp.readers.documents.tables import make_row
from plancmp.readers.documents.text import read_lines
from plancmp.readers.documents.trees import Element, Page, parse_page
from plancmp.readers.wordlists import find_pattern

_MAX_TAGS = 600_000  # start and end tags
_MAX_DEPTH = 2_000
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_MANY_ATTRIBUTES = re.compile(rb"<[a-zA-Z][^<>\s]*(?:\s+[^<>\s]+){5000}")
_CLOSED_BY_ITSELF = frozenset(
    b"area base br col embed hr img input link meta source track wbr p li tr td th dt dd option thead tbody".split()
)
_UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "input", "-comment", "map", "dialog"})
_EMBEDDED = frozenset({"iframe", "video", "audio", "object", "canvas", "math", "embed"})
_FURNITURE = frozenset({"nav", "footer", "aside", "button", "select", "textarea"})
_DRAWN = frozenset({"img", "svg"})
_MARGINS = frozenset({"header", "footer"})
_PICTURES = "img, svg, picture, video, canvas, iframe"
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "center", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "picture", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr", "-text",
})  # fmt: skip
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_STRUCK = frozenset({"del", "s", "strike"})
_LONGEST_HEADING = 100
_LEAST_SHARE = 0.4  # of the words of a page, in what holds its article
_NOISE = late(
    r"(?:^|[-_\s])(?:ads?|advert\w*|breadcrumbs?|byline|comments?|consent|cookies?|(?:page|site)?-?footer|gdpr|imprint|menu|most-?read|newsletter"
    r"|paywall|popup|promo\w*|read-?(?:also|more|next)|recommend\w*|related\w*|share|sharing|sidebar|social|sponsor\w*|subscri\w*"
    r"|teaser|toc|trending|visually-?hidden|sr-only)(?:[-_\s]|$)",
    re.IGNORECASE,
)
_NOISE_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert"})
_SEE_ALSO = find_pattern("readers.documents.html", "see_also")
_HIDDEN = late(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE_TEXT = late(r"[\[(]?(?:[*†‡]?\d{1,3}|[*†‡]{1,3}|[a-z])[\])]?")
_HOLLOW = late(r" ?\( ?\)")  # the brackets around the mark of a note
_RAISED = "sup, .superscript, .super, .oj-super"
_COMMENT = late(r"cmnt\d|_?(?:msocom|_?comment|cmt)_?\d", re.IGNORECASE)  # of Google Docs, Word, LibreOffice
_BACK = late(r"[↑↩^]\ufe0e?")
_SITE = late(r"(?<!\s)\s+[|–—•·-]\s+")
_META_DATES = ("article:published_time", "date", "dcterms.date", "dc.date", "dcterms.created", "citation_date")
_LIST_STYLES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CSS_STYLES = {"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A"}
_CSS_STYLES |= {"lower-roman": "i", "upper-roman": "I", "decimal": "1"}
_CSS_STYLE = late(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)


def read_html(raw: bytes, name: str) -> Document:
    """Read a page.

    Returns:
        The blocks of its main text.

    Raises:
        ReadError: If the library that it needs is not installed, or the page is too large.
    """
    text = decode_page(raw)
    _check_size(text.encode("utf-8"), name)
    tree = parse_page(text, name)
    root = tree.body or tree.root
    if root is None:
        return Document(())
    main = _find_main(tree, root)
    notes, places = _find_notes(tree)
    walk = _Walk(notes, places, len(main.text()))
    for node, entering in _walk(main, walk.skips):
        (walk.enter if entering else walk.leave)(node)
    walk.flush()
    comments = (Aside(AsideKind.COMMENT, text) for key, text in notes.items() if _COMMENT.match(key))
    account = (*list_repaired(raw), *walk.account, *_list_outside(main, root), *comments)
    return Document(tuple(_finish(walk.blocks)), _find_title(tree), _find_date(tree), account)


def _check_size(raw: bytes, name: str) -> None:
    """Refuse a page before the parser builds its tree, whose size grows with its tags."""
    if raw.count(b"\n") > MAX_LINES:
        raise refuse(name, f"it has more than {MAX_LINES:,} lines")
    if _MANY_ATTRIBUTES.search(raw):
        raise refuse(name, "a tag has more than 5,000 attributes")  # the parser's time grows with their square
    depth = 0
    for count, match in enumerate(_TAG.finditer(raw)):
        if count > _MAX_TAGS:
            raise refuse(name, f"the page has more than {_MAX_TAGS:,} tags")
        if match[2].lower() not in _CLOSED_BY_ITSELF:
            depth = max(0, depth - 1) if match[1] else depth + 1
            # The parser's time grows with the square of the depth; browsers stop at 512.
            if depth > _MAX_DEPTH:
                raise refuse(name, f"its elements are nested more than {_MAX_DEPTH:,} deep")


def _find_main(tree: Page, body: Element) -> Element:
    """Return the element that holds the article, or the body where none does."""
    least = _LEAST_SHARE * len(body.text())
    for selector in ("[itemprop=articleBody]", "article", "main", "[role=main]"):
        found = [(len(node.text()), -i, node) for i, node in enumerate(tree.css(selector)[:50])]
        if found and max(found)[0] >= least and max(found)[0]:
            return max(found)[2]
    return body


def _find_title(tree: Page) -> str:
    node = tree.css_first("title")
    return _SITE.split(clean(node.text()))[0] if node else ""


def _find_date(tree: Page) -> PartialDate | None:
    stated: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        key = node.attributes.get("property") or node.attributes.get("name") or ""
        stated.setdefault(key.lower(), node.attributes.get("content") or "")
    dates = [stated[key] for key in _META_DATES if key in stated]
    dates += [node.attributes.get("datetime") or "" for node in tree.css("time[datetime]")[:1]]
    return next((date for text in dates if (date := find_iso_date(text.strip()))), None)


def _find_notes(tree: Page) -> tuple[dict[str, str], frozenset[int]]:
    """Return the footnotes by the target that references to them name, and the elements that hold them."""
    targets = _find_targets(tree)
    notes: dict[str, str] = {}
    holders: set[int] = {node.mem_id for node in tree.css("[role=doc-endnotes], .footnotes, .reflist, .references")}
    for node in tree.css("[id], a[name]"):
        key = node.attributes.get("id") or node.attributes.get("name") or ""
        if key not in targets or key in notes:
            continue
        holder = _find_block(node)
        if holder is not None:
            notes[key] = _spell_note(holder)
            holders.add(holder.mem_id)
    return notes, frozenset(holders)


def _find_targets(tree: Page) -> frozenset[str]:
    """Return what the marks of footnotes point at; a mark that points back at an earlier one stands in the footnote."""
    targets: set[str] = set()
    own: set[str] = set()
    for node in tree.css("a[href^='#']"):
        if not _is_note_mark(node):
            continue
        target = (node.attributes.get("href") or "")[1:]
        if target not in own:
            targets.add(target)
            above = node.parent.attributes.get("id") if node.parent is not None else None
            own |= {node.attributes.get("id") or "", node.attributes.get("name") or "", above or ""}
    return frozenset(targets)


def _is_note_mark(node: Element) -> bool:
    text = clean(node.text())
    if len(text) > 6 or not _NOTE_TEXT.fullmatch(text):
        return False
    role = node.attributes.get("role") or ""
    back = "back" in (node.attributes.get("class") or "") or role == "doc-backlink"
    raised = node.css_first(_RAISED) is not None or (node.parent is not None and node.parent.tag == "sup")
    return not back and (raised or role == "doc-noteref" or "footnote" in (node.attributes.get("class") or ""))


def _find_block(node: Element) -> Element | None:
    found: Element | None = node
    while found is not None and found.tag in _INLINE:
        found = found.parent
    return None if found is None or found.tag in {"body", "article", "main"} else found


def _spell_note(holder: Element) -> str:
    """Return the words of a footnote without its own mark and the link back."""
    return _HOLLOW.sub("", clean(" ".join(_gather(holder)))).strip()


def _gather(holder: Element) -> Iterator[str]:
    for node in holder.traverse(include_text=True):
        above = node.parent
        in_mark = above is not None and (
            above.tag in {"a", "sup"} or (above.parent is not None and above.parent.tag == "a")
        )
        text = node.text() if node.tag == "-text" else ""
        if text.strip() and not (in_mark and (_NOTE_TEXT.fullmatch(clean(text)) or _BACK.match(clean(text)))):
            yield text


def _list_outside(main: Element, root: Element) -> Iterator[Aside]:
    """Yield what stands on the page around the article."""
    node: Element | None = main
    while node is not None and node.mem_id != root.mem_id:
        above = node.parent
        beside = above.child if above is not None and not _is_unseen(above) else None
        while beside is not None:
            if beside.mem_id != node.mem_id and (text := _gather_visible(beside)):
                yield Aside(AsideKind.FURNITURE, text)
            beside = beside.next
        node = above


def _gather_visible(top: Element, left_out: frozenset[int] | None = None) -> str:
    """Return the words of an element that are seen, but for those of elements in it that are left out."""
    words: list[str] = []

    def skips(node: Element) -> bool:
        return _is_unseen(node) or (left_out is not None and node.mem_id in left_out)

    for node, entering in _walk(top, skips):
        if node.tag == "-text" and entering:
            words.append(node.text())
        elif node.tag not in _INLINE:
            words.append(" ")
    return "" if _is_unseen(top) else clean("".join(words))


def _is_unseen(node: Element) -> bool:
    attributes = node.attributes
    return (
        node.tag in _UNSEEN
        or "hidden" in attributes
        or _HIDDEN.search((attributes.get("style") or "")[:500]) is not None
    )


def _walk(main: Element, skips: Callable[[Element], bool]) -> Iterator[tuple[Element, bool]]:
    """Yield each element that counts when it starts and when it ends; no recursion, however deep a page is."""
    node: Element | None = main
    while node is not None:
        skipped = node.mem_id != main.mem_id and skips(node)
        if not skipped:
            yield node, True
            if node.child is not None and node.tag != "pre":
                node = node.child
                continue
            yield node, False
        while node is not None and node.mem_id != main.mem_id and node.next is None:
            node = node.parent
            if node is not None:
                yield node, False
        node = None if node is None or node.mem_id == main.mem_id else node.next


@frozen
class _List:
    """A list that is open.

    Attributes:
        style: How it is numbered; nothing for bullets.
        next: The number of its next item.
    """

    style: str
    next: list[int]
    step: int = 1


@frozen(eq=False)
class _Walk:
    """Reads the elements of a page in their order."""

    notes: Mapping[str, str]
    note_places: frozenset[int]
    size: int
    blocks: list[Block] = field(factory=list)
    account: list[Aside] = field(factory=list)
    words: list[str] = field(factory=list)
    found_notes: list[str] = field(factory=list)
    linked: list[int] = field(factory=lambda: [0])
    bold: list[int] = field(factory=lambda: [0])
    inside: dict[str, int] = field(factory=dict)
    lists: list[_List] = field(factory=list)
    label: list[str] = field(factory=list)
    rows: list[list[str]] = field(factory=list)

    def skips(self, node: Element) -> bool:
        """Tell whether an element is no part of the text, and take notice of what is seen of it."""
        if _is_unseen(node):
            # A menu that opens at a click says nothing; a sentence that is not shown may be a provision.
            text = "" if node.tag in _UNSEEN or self._classify(node) else clean(node.text())
            self._tell(AsideKind.HIDDEN, text if ends_sentence(text) else "")
            return True
        if node.mem_id in self.note_places:
            self._pass_notes(node)
            return True
        href = node.attributes.get("href") or ""
        if node.tag == "a" and href.startswith("#") and _is_note_mark(node):
            if _COMMENT.match(href[1:]):
                pass  # it is in the account already
            elif href[1:] in self.notes:
                self.found_notes.append(self.notes[href[1:]])
            else:
                self._tell(AsideKind.FURNITURE, f"note mark {node.text()}")
            return True
        kind = self._classify(node)
        if kind is not None:
            self._tell(kind, _describe_picture(node) if node.tag in _DRAWN | _EMBEDDED else _gather_visible(node))
        return kind is not None

    def _pass_notes(self, holder: Element) -> None:
        """Take notice of what is no footnote where footnotes stand, and of footnotes that no mark points at."""
        told = [_spell_note(node) for node in holder.css("li") or holder.css("p") or [holder]]
        others = set(told).difference(self.notes.values())
        if others and len(others) < len(set(told)):
            self._tell(AsideKind.FURNITURE, _gather_visible(holder, self.note_places))
        elif others:
            for text in told:
                self._tell(AsideKind.NOTE, text)

    def _classify(self, node: Element) -> AsideKind | None:
        """Return what an element is that is no part of the text; `None` for one that is."""
        tag, attributes = node.tag or "", node.attributes
        if tag in _STRUCK:
            return AsideKind.STRUCK
        if tag in _DRAWN or tag in _EMBEDDED:
            return AsideKind.PICTURE if tag in _DRAWN else AsideKind.EMBEDDED
        if tag == "figcaption":
            figure = node.parent
            return AsideKind.CAPTION if figure is not None and figure.css_first(_PICTURES) is not None else None
        if tag == "div" and attributes.get("title") in _MARGINS:  # as LibreOffice writes them
            return AsideKind(str(attributes["title"]))
        if tag in _FURNITURE or attributes.get("aria-hidden") == "true":
            return AsideKind.FURNITURE
        if tag == "-text" or not (attributes or tag in {"header", "form"}):
            return None
        return AsideKind.FURNITURE if self._is_furniture(node, tag, attributes) else None

    def _is_furniture(self, node: Element, tag: str, attributes: Mapping[str, str | None]) -> bool:
        if (attributes.get("role") or "") in _NOISE_ROLES:
            return True
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:500]
        if tag not in _INLINE and tag not in _HEADINGS and names.strip() and _NOISE.search(names):
            return node.css_first("ol li, h1") is None or tag in {"ul", "p", "li"}
        # Some programs put a form around the whole page.
        if tag == "form":
            return len(node.text()) < _LEAST_SHARE * self.size
        return tag == "header" and node.css_first("h1") is None

    def _tell(self, kind: AsideKind, text: str) -> None:
        if text := clean(text):
            self.account.append(Aside(kind, text, self._place))

    def enter(self, node: Element) -> None:
        """Read the start of an element."""
        tag = node.tag or ""
        if tag == "-text":
            self._add_words(node.text())
        elif tag == "br":
            self.flush()
        elif tag == "pre":
            self.flush()
            depth = len(self.lists)
            self.blocks.extend(evolve(block, depth=depth) for block in read_lines(node.text()))
        elif tag in _INLINE:
            self._count(tag, 1)
        else:
            self.flush()
            self._count(tag, 1)
            self._open_list(node, tag)
            if tag == "tr":
                self.rows.append([])

    def leave(self, node: Element) -> None:
        """Read the end of an element."""
        tag = node.tag or ""
        if tag in {"-text", "br", "pre"}:
            return
        if tag in {"td", "th"} and self.rows and self.inside.get("table", 0) == 1:
            self.rows[-1].append(self._spell())
            self._forget()
        elif tag not in _INLINE:
            self.flush(tag)
        self._count(tag, -1)
        if tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
        if tag == "tr" and self.rows:
            row = make_row(self.rows.pop(), depth=len(self.lists), place=self._place)
            if row.text:
                self.blocks.append(evolve(row, notes=self._take_notes()))

    def flush(self, tag: str = "") -> None:
        """End a block."""
        if self.rows and self.inside.get("table", 0) == 1 and self.inside.get("td", 0) + self.inside.get("th", 0):
            if self.words:
                self.words.append(" ")
            return
        text = clean(self._spell())
        label = self.label[0] if self.label else ""
        if text or (label and tag in {"li", "ol", "ul"}):
            self.blocks.append(self._make_block(text, label, tag))
            self.label.clear()
        self._forget()

    def _make_block(self, text: str, label: str, tag: str) -> Block:
        level = _HEADINGS.get(tag, 0) or next((n for h, n in _HEADINGS.items() if self.inside.get(h, 0)), 0)
        size = len(re.sub(r"\s", "", text))
        is_bold = 0 < size <= self.bold[0] and len(text) <= _LONGEST_HEADING and not ends_sentence(text)
        if not level and is_bold and not label and not self.rows:
            level = BOLD_LEVEL
        kind = Kind.HEADING if level else Kind.ITEM if label else Kind.PARAGRAPH
        block = Block(text, kind, label, level, depth=len(self.lists), place=self._place, notes=self._take_notes())
        if not self._is_noise(block, size):
            return block
        self._tell(AsideKind.FURNITURE, text)
        return evolve(block, text="", label="")

    def _is_noise(self, block: Block, size: int) -> bool:
        """Tell whether a block only leads elsewhere: "Read also: …", an item of a menu."""
        only_links = size > 0 and self.linked[0] >= 0.8 * size
        # "… by one of:" leads in a list of links that belongs to the text.
        above = next((one.text for one in reversed(self.blocks) if one.text and one.label != "•"), "")
        is_led_in = above.endswith(":") and len(above) > _LONGEST_HEADING // 4 and not _SEE_ALSO.match(above)
        return (only_links and block.label == "•" and not is_led_in) or (
            self.linked[0] > 0 and bool(_SEE_ALSO.match(block.text))
        )

    def _spell(self) -> str:
        text = "".join(self.words)
        return _HOLLOW.sub("", text) if self.found_notes else text

    def _take_notes(self) -> tuple[str, ...]:
        notes = tuple(self.found_notes)
        self.found_notes.clear()
        return notes

    def _forget(self) -> None:
        self.words.clear()
        self.linked[0] = self.bold[0] = 0

    def _add_words(self, text: str) -> None:
        size = len(re.sub(r"\s", "", text))
        if self.inside.get("a", 0):
            self.linked[0] += size
        if self.inside.get("b", 0) + self.inside.get("strong", 0):
            self.bold[0] += size
        self.words.append(spell_raised(text) if self.inside.get("sup", 0) else text)

    def _count(self, tag: str, step: int) -> None:
        self.inside[tag] = self.inside.get(tag, 0) + step

    def _open_list(self, node: Element, tag: str) -> None:
        attributes = node.attributes
        if tag == "ol":
            css = _CSS_STYLE.search((attributes.get("style") or "")[:500])
            style = (css and _CSS_STYLES.get(css[1].lower())) or attributes.get("type") or "1"
            start = _read_number(attributes.get("start"), 1)
            self.lists.append(_List(_LIST_STYLES.get(style, "decimal"), [start], -1 if "reversed" in attributes else 1))
        elif tag == "ul":
            self.lists.append(_List("", [1]))
        elif tag == "li" and self.lists and not self.rows:
            current = self.lists[-1]
            number = _read_number(attributes.get("value"), current.next[0])
            current.next[0] = number + current.step
            self.label[:] = [f"{format_number(number, current.style)}." if current.style else "•"]

    @property
    def _place(self) -> str:
        return f"paragraph {len(self.blocks) + 1}"


def _describe_picture(node: Element) -> str:
    """Return what a picture, or something else that is embedded, shows: its words, its file, or a digest."""
    attributes = node.attributes
    words = clean(node.text() if node.tag in {"svg", "math", "object"} else attributes.get("alt") or "")
    source = attributes.get("src") or attributes.get("data") or ""
    if source.startswith("data:"):
        source = sha256(source.encode()).hexdigest()[:12]
    named = source.partition("?")[0].rstrip("/").rpartition("/")[2]
    return f"{words} ({named})" if words and named else words or named or str(node.tag)


def _read_number(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,5}", text.strip()) else default


def _finish(blocks: list[Block]) -> list[Block]:
    """Find the title among the headings."""
    tops = [i for i, block in enumerate(blocks) if block.kind is Kind.HEADING and block.level == 1]
    if len(tops) == 1 and not any(block.label for block in blocks[: tops[0]]):
        blocks[tops[0]] = evolve(blocks[tops[0]], kind=Kind.TITLE)
    return blocks
