"""The parts of a Word document, and their zip: the same parts give the same bytes, whenever and wherever."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from importlib.resources import files
from io import BytesIO

from plancmp.report.docx.markup import escape_attribute

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can hold
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
COMMENTS_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"

# A4, lying and standing.
_MARGINS = 'w:header="600" w:footer="600" w:gutter="0"'
LANDSCAPE = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    f'<w:pgMar w:top="1000" w:right="900" w:bottom="1000" w:left="900" {_MARGINS}/></w:sectPr>'
)
PORTRAIT = (
    '<w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="11906" w:h="16838"/>'
    f'<w:pgMar w:top="1400" w:right="1400" w:bottom="1400" w:left="1400" {_MARGINS}/></w:sectPr>'
)
# The parts of a new document, by the files of this folder that they are made from.
_PARTS = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package-rels.xml",
    "word/_rels/document.xml.rels": "document-rels.xml",
    "word/document.xml": "document.xml",
    "word/styles.xml": "styles.xml",
    "word/comments.xml": "comments.xml",
    "docProps/core.xml": "core.xml",
}


def write_zip(parts: Mapping[str, bytes]) -> bytes:
    """Return the zip of a package: parts in the order of their names, the list of content types first.

    Nothing in it tells when, where or by which version of a library it was packed, so parts are stored plain.
    """
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system = 3  # Unix, on every system
            info.external_attr = 0o644 << 16
            archive.writestr(info, parts[name])
    return output.getvalue()


def write_new(body: str, title: str, author: str, date: str) -> dict[str, bytes]:
    """Return the parts of a new document, which has room for comments; an empty date is one that nobody knows."""
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{date}</dcterms:{name}>' for name in ("created", "modified") if date
    )
    values = {"body": body, "title": escape_attribute(title), "author": escape_attribute(author), "dates": dates}
    folder = files("plancmp.report.docx").joinpath("blank")
    shapes = {part: folder.joinpath(name).read_text(encoding="utf-8") for part, name in _PARTS.items()}
    lines = {part: (line.strip() for line in shape.splitlines()) for part, shape in shapes.items()}
    return {part: f"{HEAD}{''.join(some).format(**values)}".encode() for part, some in lines.items()}
