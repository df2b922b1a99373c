"""A Word document as a redline takes it apart and puts it together: parts, relationships, content types."""

from __future__ import annotations

import posixpath
import re
import zipfile
from hashlib import sha256
from io import BytesIO
from xml.dom import minidom
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from attrs import field, frozen

from plancmp.model.expressions import late
from plancmp.readers import ReadError
from plancmp.readers.documents.word_package import open_package
from plancmp.report.docx.markup import NAMESPACE
from plancmp.report.docx.package import HEAD
from plancmp.report.docx.streams import UnfitError, list_children

_MAX_UNPACKED = 128 * 1024 * 1024
_TRACKED = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange")
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ID = late(r'\b(r:\w+)="([^"]+)"')


@frozen
class Relation:
    """What a part refers to: the type, the target as it is written, and whether that lies outside the package."""

    kind: str
    target: str
    is_outside: bool


@frozen(eq=False, repr=False)
class WordFile:
    """A document.

    Attributes:
        parts: The parts of its package; what is written into a copy goes here.
        main: The path of its main part.
        trees: The parts that were parsed, by their paths.
        links: The relationships of parts, by path and id.
    """

    parts: dict[str, bytes]
    main: str
    trees: dict[str, minidom.Element] = field(factory=dict)
    links: dict[str, dict[str, Relation]] = field(factory=dict)

    @property
    def body(self) -> minidom.Element:
        """The body."""
        return list_children(self.parse(self.main), "w:body")[0]

    def parse(self, path: str) -> minidom.Element:
        """Return the root of a part.

        Raises:
            UnfitError: If it is damaged or written as Word does not.
        """
        if path not in self.trees:
            check_part(self.parts[path])
            root = minidom.parseString(self.parts[path]).documentElement  # noqa: S318 - just checked
            if root is None or root.getAttribute("xmlns:w") not in {NAMESPACE, ""}:
                raise UnfitError("its namespaces are not those that Word writes")
            self.trees[path] = root
        return self.trees[path]

    def find(self, kind: str, part: str = "") -> str:
        """Return the path of the first part of a kind that a part, by default the main one, refers to; or nothing."""
        part = part or self.main
        for relation in self.relate(part).values():
            path = resolve(part, relation.target)
            if relation.kind.rpartition("/")[2] == kind and not relation.is_outside and path in self.parts:
                return path
        return ""

    def follow(self, name: str) -> str:
        """Return the path of the part that the main one refers to by an id; or nothing."""
        relation = self.relate(self.main).get(name)
        path = resolve(self.main, relation.target) if relation else ""
        return path if path in self.parts else ""

    def relate(self, part: str) -> dict[str, Relation]:
        """Return what a part refers to, by the ids that it uses."""
        if part not in self.links:
            path = _name_relations(part)
            found = {}
            for element in list_children(self.parse(path)) if path in self.parts else ():
                is_outside = element.getAttribute("TargetMode").lower() == "external"
                target = Relation(element.getAttribute("Type"), element.getAttribute("Target"), is_outside)
                found[element.getAttribute("Id")] = target
            self.links[part] = found
        return self.links[part]

    def add_relation(self, part: str, relation: Relation) -> str:
        """Return the id of a relationship of a part, which is added unless it is there."""
        known = self.relate(part)
        for name, other in known.items():
            if other == relation:
                return name
        name = next(f"plancmp{n}" for n in range(1, len(known) + 2) if f"plancmp{n}" not in known)
        mode = ' TargetMode="External"' if relation.is_outside else ""
        text = f'<Relationship Id="{name}" Type="{relation.kind}" Target={quoteattr(relation.target)}{mode}/>'
        empty = f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships"></Relationships>'
        self.append(_name_relations(part), "Relationships", text, empty)
        known[name] = relation
        return name

    def add_part(self, path: str, content: bytes, kind: str) -> str:
        """Add a part of a content type under the path that it had, or a free one like it, and return the path."""
        stem, ending = posixpath.splitext(path)
        taken = {name.lower() for name in self.parts}
        free = next(p for n in range(10_000) if (p := f"{stem}{n or ''}{ending}").lower() not in taken)
        self.parts[free] = content
        if kind:
            override = f'<Override PartName="/{free}" ContentType="{kind}"/>'
            self.append("[Content_Types].xml", "Types", override)
        return free

    def find_type(self, path: str) -> str:
        """Return the content type of a part."""
        by_ending = ""
        for element in list_children(self.parse("[Content_Types].xml")):
            if element.getAttribute("PartName").lower() == f"/{path}".lower():
                return element.getAttribute("ContentType")
            if element.getAttribute("Extension").lower() == posixpath.splitext(path)[1][1:].lower():
                by_ending = element.getAttribute("ContentType")
        return by_ending

    def digest(self, part: str, name: str) -> str:
        """Return a digest of what a part refers to by an id; of the address if that lies outside."""
        relation = self.relate(part).get(name)
        if relation is None:
            return name
        content = self.parts.get(resolve(part, relation.target))
        return relation.target if relation.is_outside or content is None else sha256(content).hexdigest()

    def append(self, path: str, tag: str, text: str, empty: str = "") -> None:
        """Write XML at the end of a part, before the end of its root; a part that there is not yet begins as `empty`.

        Raises:
            UnfitError: If it is written in an unusual way.
        """
        raw = decode(self.parts[path]) if path in self.parts else empty
        raw = re.sub(rf"<{tag}\b([^<>]*?)/>\s*$", rf"<{tag}\1></{tag}>", raw)
        head, end, rest = raw.rpartition(f"</{tag}>")
        if not end:
            raise UnfitError("its package is written in an unusual way")
        self.write(path, f"{head}{text}{end}{rest}")

    def write(self, path: str, xml: str) -> None:
        """Write a part, which is parsed anew when it is asked for."""
        self.parts[path] = xml.encode()
        self.trees.pop(path, None)


def check_part(part: bytes) -> None:
    """Refuse a part that is damaged, or that has a document type and so may hold entities.

    Raises:
        UnfitError: If it is.
    """
    decode(part)
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_type
    try:
        parser.Parse(part, True)
    except expat.ExpatError:
        # Word mends much, and the reader of documents reads no more of a package than it needs.
        raise UnfitError("a part of its package is damaged") from None


def _refuse_type(*_: object) -> None:
    raise UnfitError("a part of its package is damaged")


def open_word(raw: bytes, name: str) -> WordFile:
    """Open a document.

    Raises:
        UnfitError: If a redline in a copy of it, or from it, would not be exact.
    """
    try:
        main = open_package(raw, name).main
    except ReadError as error:
        raise UnfitError(str(error)) from None
    word = WordFile(_unpack(raw), main)
    if not list_children(word.parse(main), "w:body"):
        raise UnfitError("its namespaces are not those that Word writes")
    if any(word.parse(main).getElementsByTagName(f"w:{tag}") for tag in _TRACKED):
        raise UnfitError("it has tracked changes of its own; accept or reject them first")
    return word


def take_over(word: WordFile, part: str, xml: str, source: WordFile, from_part: str) -> str:
    """Return XML of a part of another document as it goes into a part of this one, with what it refers to."""

    def rename(match: re.Match[str]) -> str:
        relation = source.relate(from_part).get(match[2])
        if relation is None:
            return match[0]
        return f'{match[1]}="{word.add_relation(part, _copy(word, relation, source, from_part))}"'

    return _ID.sub(rename, xml)


def _copy(word: WordFile, relation: Relation, source: WordFile, from_part: str) -> Relation:
    """Copy the part that a relationship leads to, unless it is there already."""
    path = resolve(from_part, relation.target)
    content = source.parts.get(path)
    if relation.is_outside or content is None:
        return relation
    same = next((p for p, other in sorted(word.parts.items()) if other == content and p.startswith("word/")), "")
    if not same:
        same = word.add_part(path, content, source.find_type(path))
        for name, inner in source.relate(path).items():
            copied = _copy(word, inner, source, path)
            new = word.add_relation(same, copied)
            word.parts[same] = word.parts[same].replace(f'"{name}"'.encode(), f'"{new}"'.encode())
    return Relation(relation.kind, f"/{same}", False)


def resolve(part: str, target: str) -> str:
    """Return the path that a part means by a target."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def decode(part: bytes) -> str:
    """Return the text of a part.

    Raises:
        UnfitError: If it is not UTF-8.
    """
    try:
        return part.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnfitError("a part of its package is not UTF-8") from None


def _name_relations(part: str) -> str:
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _unpack(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        if sum(info.file_size for info in infos) > _MAX_UNPACKED or len({i.filename for i in infos}) < len(infos):
            raise UnfitError("its package is too large, or has a part twice")
        if any(info.filename.startswith("/") or ".." in info.filename.split("/") for info in infos):
            raise UnfitError("a part of its package is named as if it lay outside")
        try:
            return {info.filename: archive.read(info) for info in infos}
        except Exception as error:  # a damaged zip raises whatever its decompressor does
            raise UnfitError(f"a part of its package cannot be unpacked ({error})") from None
