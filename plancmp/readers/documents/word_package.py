"""The package of a Word document: which part is the text, and which parts belong to it.

A part is found by the relationships that name it, never by its path: web versions of Word call the main part
`word/document2.xml`. What is read is bounded, whatever the sizes are that a zip states.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from urllib.parse import unquote

from attrs import define, field, frozen

from plancmp.readers.documents.blocks import refuse
from plancmp.readers.documents.xml_tree import Allowance, Element, parse_xml

_MAX_UNPACKED = 64 * 1024 * 1024
_MAX_RATIO = 200
_SMALL = 1024 * 1024  # a small part may be packed as tightly as it likes
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_USUAL_MAIN = "word/document.xml"
_DIGEST = 12


@frozen
class Relation:
    """What a part refers to.

    Attributes:
        kind: The last part of its type: "header", "image".
        path: Where it stands in the package; for something outside, its address.
        is_outside: Whether it stands outside the package.
    """

    kind: str
    path: str
    is_outside: bool = False


@define(eq=False)
class Package:
    """The parts of a document, each unpacked and parsed when it is asked for.

    Attributes:
        name: What messages call the file.
        archive: The zip.
        paths: The paths of its parts, by their spelling in small letters.
        main: The path of the part that holds the text.
        left: How many bytes may still be unpacked.
        allowance: How much XML it may still hold.
    """

    name: str
    archive: zipfile.ZipFile
    paths: dict[str, str]
    main: str = ""
    left: int = _MAX_UNPACKED
    allowance: Allowance = field(factory=Allowance)

    def read(self, path: str) -> bytes:
        """Return the content of a part; nothing if there is none.

        Raises:
            ReadError: If it is damaged, or unpacks to too much.
        """
        stated = self.paths.get(path.lower())
        if stated is None:
            return b""
        info = self.archive.getinfo(stated)
        bomb = info.file_size > _SMALL and info.file_size > _MAX_RATIO * max(info.compress_size, 1)
        try:
            with self.archive.open(info) as stream:
                # What a zip says of its sizes may be a lie; what is read is bounded all the same.
                content = b"" if bomb else stream.read(self.left + 1)
        except Exception as error:  # a damaged zip raises whatever its decompressor does
            raise refuse(
                self.name, f"not a DOCX file, or a damaged one: {stated} cannot be unpacked ({error})"
            ) from None
        if bomb or len(content) > self.left:
            raise refuse(self.name, f"unpacks to more than {_MAX_UNPACKED // 2**20} MiB, or more than a document does")
        self.left -= len(content)
        return content

    def parse(self, path: str) -> Element | None:
        """Return the root of a part in XML; `None` if there is none.

        Raises:
            ReadError: If it is damaged.
        """
        raw = self.read(path)
        return parse_xml(raw, self.name, self.allowance) if raw else None

    def relate(self, path: str) -> dict[str, Relation]:
        """Return what a part refers to, by the ids that it uses."""
        folder, base = posixpath.split(path)
        root = self.parse(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = {}
        for element in root.elements if root is not None else ():
            kind = element.get("Type").rpartition("/")[2]
            is_outside = element.get("TargetMode").lower() == "external"
            target = element.get("Target")
            found[element.get("Id")] = Relation(kind, target if is_outside else _resolve(folder, target), is_outside)
        return found

    def digest(self, path: str) -> str:
        """Return a short digest of a part, which tells it from any other."""
        return sha256(self.read(path)).hexdigest()[:_DIGEST]

    def list_text(self, path: str) -> Iterator[str]:
        """Yield the words of a part in XML, such as a chart, a paragraph or a value each."""
        root = self.parse(path)
        for element in root.walk() if root is not None else ():
            if element.tag in {"t", "v"} and (text := element.gather_text().strip()):
                yield text


def open_package(raw: bytes, name: str) -> Package:
    """Open a Word document.

    Raises:
        ReadError: If it is no DOCX, damaged, or protected with a password.
    """
    if raw.startswith(_OLE):
        raise refuse(name, "protected with a password, or from a Word before 2007; save it as DOCX without a password")
    try:
        archive = zipfile.ZipFile(BytesIO(raw))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError):
        raise refuse(name, "not a DOCX file, or a damaged one: it cannot be unpacked") from None
    package = Package(name, archive, {path.lower(): path for path in archive.namelist()})
    stated = [relation.path for relation in package.relate("").values() if relation.kind == "officeDocument"]
    package.main = next((path for path in (*stated, _USUAL_MAIN) if path.lower() in package.paths), "")
    if not package.main:
        raise refuse(name, "a zip file, but no Word document (DOCX); save it as DOCX")
    package.main = package.paths[package.main.lower()]
    return package


def _resolve(folder: str, target: str) -> str:
    path = posixpath.normpath(posixpath.join("/", folder, unquote(target.replace("\\", "/"))))
    return path.lstrip("/")
