"""What the new document's paragraphs need in a copy of the old one: styles, lists, notes, pictures, links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.dom import minidom

from attrs import field, frozen

from plancmp.model.expressions import late
from plancmp.report.docx.package import HEAD
from plancmp.report.docx.streams import clone, list_children, open_tag
from plancmp.report.docx.wordfile import Relation, WordFile, take_over

_STYLE = late(r'<w:(pStyle|rStyle|tblStyle|basedOn|link|next) w:val="([^"]*)"/>')
_LIST = late(r'<w:numId w:val="([^"]*)"/>')
_NOTE = late(r'(<w:(footnote|endnote)Reference\b[^<>]*?w:id=")([^"]*)"')
_NUMBERED = ("w:numFmt", "w:lvlText", "w:start", "w:isLgl", "w:suff")


@frozen(eq=False)
class Imports:
    """Takes XML of the new document over into the copy.

    Attributes:
        word: The copy of the old document.
        source: The new document.
        styles: The styles of the copy, by those of the new document.
        lists: The lists of the copy, by those of the new document.
        notes: The notes of the copy, by kind and id in the new document.
    """

    word: WordFile
    source: WordFile
    styles: dict[str, str] = field(factory=dict)
    lists: dict[str, str] = field(factory=dict)
    notes: dict[tuple[str, str], str] = field(factory=dict)

    def take(self, xml: str, part: str = "", from_part: str = "") -> str:
        """Return XML of a part of the new document, the main one if none is named, as it goes into a part of the copy.

        All that it refers to goes with it.
        """
        xml = _STYLE.sub(lambda m: f'<w:{m[1]} w:val="{self.find_style(m[2])}"/>', xml)
        xml = _LIST.sub(lambda m: f'<w:numId w:val="{self.find_list(m[1])}"/>', xml)
        xml = _NOTE.sub(lambda m: f'{m[1]}{self._find_note(m[2], m[3])}"', xml)
        if "r:" in xml:
            xml = take_over(self.word, part or self.word.main, xml, self.source, from_part or self.source.main)
        return xml

    def declare(self, shell: str, from_part: str) -> str:
        """Return the opening tag of a part of the copy with the namespaces that the new document's part has, too."""
        root = self.source.parse(from_part)
        for name, value in root.attributes.items():
            if name.startswith("xmlns:") and f"{name}=" not in shell:
                shell = f'{shell.removesuffix(">")} {name}="{value}">'
        known = set(re.findall(r"xmlns:(\w+)=", shell))
        both = {*_read_ignorable(shell), *root.getAttribute("mc:Ignorable").split()} & known
        if both:
            shell = re.sub(r'\smc:Ignorable="[^"]*"', "", shell)
            shell = f'{shell.removesuffix(">")} mc:Ignorable="{" ".join(sorted(both))}">'
        return shell

    def pair_lists(self, old: str, new: str) -> None:
        """Note that paragraphs that answer to each other are of these lists."""
        is_new = bool(new and old) and new not in self.lists
        if is_new and self._describe_list(self.word, old) == self._describe_list(self.source, new):
            self.lists[new] = old

    def find_list(self, number: str) -> str:
        """Return the list of the copy that a list of the new document is."""
        if number in {"", "0"}:
            return number
        if number not in self.lists:
            own = self._describe_list(self.source, number)
            same = number not in self.lists.values() and own == self._describe_list(self.word, number)
            self.lists[number] = number if same and own else self._add_list(number)
        return self.lists[number]

    def find_style(self, name: str) -> str:
        """Return the style of the copy that a style of the new document is."""
        if name not in self.styles:
            self.styles[name] = name  # styles may refer to each other in a ring
            own, theirs = _list_styles(self.word), _list_styles(self.source)
            style = theirs.get(name)
            if style is not None:
                called = _read_value(style, "w:name").casefold()
                same = [
                    key
                    for key, other in own.items()
                    if (key == name or _read_value(other, "w:name").casefold() == called)
                    and other.getAttribute("w:type") == style.getAttribute("w:type")
                    and self._is_numbered_alike(other, style)
                ]
                self.styles[name] = min(same, key=lambda key: key != name) if same else self._add_style(style, own)
        return self.styles[name]

    def _is_numbered_alike(self, own: minidom.Element, style: minidom.Element) -> bool:
        some = [(word, _LIST.findall(s.toxml())) for word, s in ((self.word, own), (self.source, style))]
        described = [[self._describe_list(word, number) for number in numbers] for word, numbers in some]
        return described[0] == described[1]

    def _add_style(self, style: minidom.Element, own: dict[str, minidom.Element]) -> str:
        path = self.word.find("styles")
        if not path:
            return style.getAttribute("w:styleId")
        key, called = style.getAttribute("w:styleId"), _read_value(style, "w:name")
        names = {_read_value(other, "w:name").casefold() for other in own.values()}
        number = next(
            n for n in range(1, len(own) + 2) if _vary(key, n) not in own and _vary(called, n).casefold() not in names
        )
        copied = clone(style)
        copied.setAttribute("w:styleId", _vary(key, number))
        copied.setAttribute("w:default", "0")
        for element in list_children(copied, "w:name"):
            element.setAttribute("w:val", _vary(called, number))
        self.styles[key] = _vary(key, number)
        self._append(path, "w:styles", self.take(copied.toxml(), path, self.source.find("styles")))
        return _vary(key, number)

    def _append(self, path: str, tag: str, text: str) -> None:
        root = self.word.parse(path)
        inner = "".join(child.toxml() for child in root.childNodes)
        shell = self.declare(open_tag(root), self.source.main)
        self.word.write(path, f"{HEAD}{shell}{inner}{text}</{tag}>")

    def _describe_list(self, word: WordFile, number: str) -> tuple[str, ...]:
        """Return what a list prints; nothing if there is none."""
        found = _find_list(word, number)
        if found is None:
            return ()
        num, kind = found
        levels = [
            e.toxml() for level in list_children(kind, "w:lvl") for tag in _NUMBERED for e in list_children(level, tag)
        ]
        return (*levels, *(e.toxml() for e in list_children(num, "w:lvlOverride")))

    def _add_list(self, number: str) -> str:
        found = _find_list(self.source, number)
        if found is None:
            return "0"
        source = self.source.find("numbering")
        path = self.word.find("numbering") or self.begin_part("numbering", "word/numbering.xml", source)
        root = self.word.parse(path)
        kinds, nums = list_children(root, "w:abstractNum"), list_children(root, "w:num")
        free = 1 + max([int(k.getAttribute("w:abstractNumId") or 0) for k in kinds], default=0)
        new = 1 + max([int(n.getAttribute("w:numId") or 0) for n in nums], default=0)
        self.lists[number] = str(new)
        num, kind = (clone(element) for element in found)
        kind.setAttribute("w:abstractNumId", str(free))
        num.setAttribute("w:numId", str(new))
        for tag in ("w:nsid", "w:tmpl", "w:styleLink", "w:numStyleLink"):
            for element in list_children(kind, tag):
                kind.removeChild(element)
        for element in list_children(num, "w:abstractNumId"):
            element.setAttribute("w:val", str(free))
        last = list_children(root, "w:numIdMacAtCleanup")
        before = "".join(child.toxml() for child in root.childNodes if child not in last)
        after = "".join(child.toxml() for child in last)
        if nums:
            at = before.index("<w:num ")
            before, after = before[:at], before[at:] + after
        kind_xml, num_xml = (self.take(element.toxml(), path, source) for element in (kind, num))
        cut = after.rindex("</w:num>") + len("</w:num>") if "</w:num>" in after else 0
        shell = self.declare(open_tag(root), source)
        self.word.write(path, f"{HEAD}{shell}{before}{kind_xml}{after[:cut]}{num_xml}{after[cut:]}</w:numbering>")
        return str(new)

    def begin_part(self, kind: str, path: str, source: str, content: str = "") -> str:
        """Return the path of a new part of the copy, such as the new document has one, with some content."""
        root = self.source.parse(source)
        whole = f"{HEAD}{open_tag(root)}{content}</{root.tagName}>".encode()
        path = self.word.add_part(path, whole, self.source.find_type(source))
        self.relate(kind, path)
        return path

    def relate(self, kind: str, path: str) -> str:
        """Return the id of a relationship of the copy's main part to a part that the new document has, too."""
        relations = self.source.relate(self.source.main).values()
        like = next(relation for relation in relations if relation.kind.rpartition("/")[2] == kind)
        return self.word.add_relation(self.word.main, Relation(like.kind, f"/{path}", is_outside=False))

    def _find_note(self, kind: str, number: str) -> str:
        if (kind, number) not in self.notes:
            source = self.source.find(f"{kind}s")
            notes = list_children(self.source.parse(source)) if source else []
            note = next((note for note in notes if note.getAttribute("w:id") == number), None)
            self.notes[kind, number] = self._add_note(kind, note, source) if note is not None else number
        return self.notes[kind, number]

    def _add_note(self, kind: str, note: minidom.Element, source: str) -> str:
        path = self.word.find(f"{kind}s")
        if not path:
            root = self.source.parse(source)
            marks = "".join(n.toxml() for n in list_children(root) if n.getAttribute("w:type") not in {"", "normal"})
            path = self.begin_part(f"{kind}s", f"word/{kind}s.xml", source, marks)
        root = self.word.parse(path)
        new = str(1 + max((int(n.getAttribute("w:id") or 0) for n in list_children(root)), default=0))
        copied = clone(note)
        copied.setAttribute("w:id", new)
        self._append(path, root.tagName, self.take(copied.toxml(), path, source))
        return new


def read_notes(word: WordFile, kind: str) -> dict[str, minidom.Element]:
    """Return the notes of a document by their ids, without the lines that part them from the text."""
    path = word.find(f"{kind}s")
    notes = list_children(word.parse(path)) if path else []
    return {n.getAttribute("w:id"): n for n in notes if n.getAttribute("w:type") in {"", "normal"}}


def list_headers(word: WordFile, sections: Sequence[minidom.Element]) -> list[dict[tuple[str, str], str]]:
    """Return the headers and footers of each section: their paths, by tag and kind of page."""
    found = []
    for section in sections:
        refs = [*list_children(section, "w:headerReference"), *list_children(section, "w:footerReference")]
        paths = {}
        for ref in refs:
            if path := word.follow(ref.getAttribute("r:id")):
                paths[ref.tagName, ref.getAttribute("w:type") or "default"] = path
        found.append(paths)
    return found


def _find_list(word: WordFile, number: str) -> tuple[minidom.Element, minidom.Element] | None:
    path = word.find("numbering")
    root = word.parse(path) if path else None
    num = next((n for n in list_children(root, "w:num") if n.getAttribute("w:numId") == number), None)
    wanted = _read_value(num, "w:abstractNumId") if num is not None else None
    kinds = (k for k in list_children(root, "w:abstractNum") if k.getAttribute("w:abstractNumId") == wanted)
    kind = next(kinds, None)
    return (num, kind) if num is not None and kind is not None else None


def _list_styles(word: WordFile) -> dict[str, minidom.Element]:
    path = word.find("styles")
    styles = list_children(word.parse(path), "w:style") if path else []
    return {style.getAttribute("w:styleId"): style for style in styles}


def _read_value(element: minidom.Element, tag: str) -> str:
    return next((child.getAttribute("w:val") for child in list_children(element, tag)), "")


def _read_ignorable(shell: str) -> list[str]:
    found = re.search(r'mc:Ignorable="([^"]*)"', shell)
    return found[1].split() if found else []


def _vary(name: str, number: int) -> str:
    return name if number == 1 else f"{name} {number}" if " " in name else f"{name}{number}"
