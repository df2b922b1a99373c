"""The parts of a Word document, and their zip: the same parts give the same bytes, whenever and wherever."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from plancmp.report.docx.markup import NAMESPACE, escape_attribute

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can hold
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
COMMENTS_TYPE = f"{_WORD}.comments+xml"
COMMENTS_RELATION = f"{_OFFICE}/relationships/comments"

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
_STYLES = f"""{HEAD}<w:styles xmlns:w="{NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr>\
<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>\
<w:sz w:val="22"/><w:szCs w:val="22"/>\
</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>\
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>\
</w:styles>"""


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


def write_new(body: str, comments: str, title: str, author: str, date: str) -> dict[str, bytes]:
    """Return the parts of a new document.

    Args:
        body: What stands in its body.
        comments: Its comments.
        title: Its title.
        author: Who made it.
        date: When, as Word spells it; empty where nobody knows.
    """
    overrides = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/comments.xml": COMMENTS_TYPE,
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    types = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    dated = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{date}</dcterms:{name}>' for name in ("created", "modified") if date
    )
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": _relate(
            (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/_rels/document.xml.rels": _relate(
            (f"{_OFFICE}/relationships/styles", "styles.xml"), (COMMENTS_RELATION, "comments.xml")
        ),
        "word/document.xml": f'{HEAD}<w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": _STYLES,
        "word/comments.xml": f'{HEAD}<w:comments xmlns:w="{NAMESPACE}">{comments}</w:comments>',
        "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape_attribute(title)}</dc:title><dc:creator>{escape_attribute(author)}</dc:creator>{dated}"
        "</cp:coreProperties>",
    }
    return {name: text.encode("utf-8") for name, text in parts.items()}


def _relate(*relations: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(relations, 1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'
