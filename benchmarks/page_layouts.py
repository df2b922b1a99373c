"""Plan versions as pages: texts and layouts from `benchmarks/pages/`, put together the same way in every run."""

from __future__ import annotations

import html
import io
import textwrap
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import yaml
from attrs import field, frozen

FOLDER = Path(__file__).parent / "pages"
_STAMP = (2025, 11, 21, 0, 0, 0)
_ENDINGS = {"html": "html", "html-list": "html", "google-html": "html", "markdown": "md", "docx": "docx", "pdf": "pdf"}


@frozen
class Version:
    """The text of a version, in one outlet's words.

    Attributes:
        title: Its title.
        points: Each printed number, "10" or "10.a", and its words.
    """

    title: str
    points: tuple[tuple[str, str], ...]


@frozen
class Layout:
    """How a page prints a version; see `layouts.yaml`."""

    id: str
    shape: str
    top: list[str]
    bottom: list[str] = field(factory=list)
    every: dict[int, list[str]] = field(factory=dict)
    comments: dict[int, str] = field(factory=dict)
    point: str = "{n}. {t}"
    item: str = "({a}) {t}"
    drift: list[str] = field(factory=list)
    header: str = ""
    wrap: int = 0
    quoted: bool = False

    @property
    def language(self) -> str:
        """The language of what stands around the points."""
        return self.id[:2]


def read_version(name: str) -> Version:
    """Return a text of `benchmarks/pages/`."""
    title, *lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    points = (line.split("\t", 1) for line in lines)
    return Version(title.removeprefix("# "), tuple((number, text) for number, text in points))


def read_layouts() -> list[Layout]:
    """Return all layouts."""
    items: list[dict[str, Any]] = yaml.safe_load((FOLDER / "layouts.yaml").read_text(encoding="utf-8"))
    return [Layout(**item) for item in items]


def print_page(version: Version, layout: Layout) -> tuple[str, bytes]:
    """Return the file ending and the bytes of a version in a layout."""
    printed = _PRINTERS[layout.shape](version, layout)
    return _ENDINGS.get(layout.shape, "txt"), printed if isinstance(printed, bytes) else printed.encode()


def _list_lines(version: Version, layout: Layout) -> list[tuple[str, bool]]:
    """Return what a page prints, line by line, and whether each is an item below a point."""
    lines = [(line.replace("{title}", version.title), False) for line in layout.top]
    for index, (number, text) in enumerate(version.points):
        point, _, letter = number.partition(".")
        styles = [layout.item] if letter else layout.drift or [layout.point]
        pattern = styles[int(point) % len(styles)]
        keys = "".join(f"{digit}\ufe0f\u20e3" for digit in point)
        lines.append((pattern.format(n=point, a=letter, t=_mark(layout, point, letter, text), k=keys), bool(letter)))
        following = version.points[index + 1][0].partition(".")[0] if index + 1 < len(version.points) else ""
        if following != point:
            lines += [(line, False) for line in layout.every.get(int(point), [])]
    return lines + [(line, False) for line in layout.bottom]


def _mark(layout: Layout, point: str, letter: str, text: str) -> str:
    """Return the words of a point with the mark of the comment on it, where the shape prints one."""
    if letter or int(point) not in layout.comments or not layout.shape.startswith("google"):
        return text
    mark = "abcdefgh"[list(layout.comments).index(int(point))]
    if layout.shape == "google-text":
        return f"{text}[{mark}]"
    return f'{text}<sup><a href="#cmnt{ord(mark) - 96}" id="cmnt_ref{ord(mark) - 96}">[{mark}]</a></sup>'


def _print_text(version: Version, layout: Layout) -> str:
    lines = [line for line, _ in _list_lines(version, layout)]
    if layout.wrap:
        lines = ["\n".join(textwrap.wrap(line, layout.wrap, break_long_words=False)) or line for line in lines]
    return ("\n>\n" if layout.quoted else "\n\n").join(lines) + "\n"


def _print_google_text(version: Version, layout: Layout) -> str:
    comments = "\n".join(f"[{'abcdefgh'[i]}]{text}" for i, text in enumerate(layout.comments.values()))
    return _print_text(version, layout) + comments + "\n"


def _print_html(version: Version, layout: Layout) -> str:
    lines = [line if line.startswith("<") else f"<p>{_escape(line)}</p>" for line, _ in _list_lines(version, layout)]
    return _frame(version.title, "\n".join(lines))


def _print_google_html(version: Version, layout: Layout) -> str:
    lines = [
        line if line.startswith("<") else f'<p class="c{1 + is_item}"><span class="c0">{line}</span></p>'
        for line, is_item in _list_lines(version, layout)
    ]
    lines += [
        f'<div class="c5"><p class="c6"><a href="#cmnt_ref{i}" id="cmnt{i}">[{"abcdefgh"[i - 1]}]</a>'
        f"<span>{_escape(text)}</span></p></div>"
        for i, text in enumerate(layout.comments.values(), 1)
    ]
    return _frame(version.title, "".join(lines))


def _print_html_list(version: Version, layout: Layout) -> str:
    heads: list[str] = []
    for number, text in version.points:
        point, _, letter = number.partition(".")
        item = f"<li>{_escape(text)}</li>"
        if not letter:
            heads.append(f'<li value="{point}">{_escape(text)}</li>')
        elif heads[-1].endswith("</ul></li>"):
            heads[-1] = heads[-1].removesuffix("</ul></li>") + item + "</ul></li>"
        else:
            heads[-1] = heads[-1].removesuffix("</li>") + f"<ul>{item}</ul></li>"
    top, bottom = (
        [line if line.startswith("<") else f"<p>{_escape(line)}</p>" for line in lines]
        for lines in ([line.replace("{title}", version.title) for line in layout.top], layout.bottom)
    )
    return _frame(version.title, "\n".join([*top, "<ol>", *heads, "</ol>", *bottom]))


def _frame(title: str, body: str) -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{_escape(title)}</title></head>'
        f"<body><main><article>{body}</article></main></body></html>\n"
    )


def _escape(text: str) -> str:
    return html.escape(text, quote=False)


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PARTS = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _print_docx(version: Version, layout: Layout) -> bytes:
    places = {str(number): i for i, number in enumerate(layout.comments)}
    body = []
    for line, _ in _list_lines(version, layout):
        comment = places.get(line.partition(".")[0])
        mark = "" if comment is None else f'<w:r><w:commentReference w:id="{comment}"/></w:r>'
        body.append(f"<w:p><w:r><w:t>{_escape(line)}</w:t></w:r>{mark}</w:p>")
    section = f'<w:sectPr><w:headerReference xmlns:r="{_OFFICE}" w:type="default" r:id="r1"/></w:sectPr>'
    notes = "".join(
        f'<w:comment w:id="{i}" w:author="Anna"><w:p><w:r><w:t>{_escape(text)}</w:t></w:r></w:p></w:comment>'
        for i, text in enumerate(layout.comments.values())
    )
    header = f"<w:p><w:r><w:t>{_escape(layout.header)}</w:t></w:r></w:p>"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PARTS}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
            for name, kind in (("document", "document.main"), ("header1", "header"), ("comments", "comments"))
        )
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PARTS}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PARTS}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/header" Target="header1.xml"/>'
        f'<Relationship Id="r2" Type="{_OFFICE}/comments" Target="comments.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{"".join(body)}{section}</w:body></w:document>',
        "word/header1.xml": f'<w:hdr xmlns:w="{_WORD}">{header}</w:hdr>',
        "word/comments.xml": f'<w:comments xmlns:w="{_WORD}">{notes}</w:comments>',
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, _STAMP), f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return stream.getvalue()


def _print_pdf(version: Version, layout: Layout) -> bytes:
    """Print pages of 40 lines in Helvetica, with the ministry's name above and the number of the page below each."""
    lines: list[str] = []
    for line, _ in _list_lines(version, layout):
        lines += [*textwrap.wrap(line, 88), ""]
    pages = [lines[start : start + 40] for start in range(0, len(lines), 40)]
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    objects, kids = ["<</Type/Catalog/Pages 2 0 R>>", "", font], []
    for number, page in enumerate(pages, 1):
        printed = [(60, 800, layout.header), (280, 30, f"{number} / {len(pages)}")]
        printed += [(60, 770 - 17 * row, line) for row, line in enumerate(page) if line]
        stream = "".join(f"BT /F1 10 Tf {x} {y} Td ({_quote(line)}) Tj ET\n" for x, y, line in printed)
        objects.append(f"<</Length {len(stream.encode('cp1252'))}>>stream\n{stream}endstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {len(objects)} 0 R>>"
        )
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    return _write_pdf([text.encode("cp1252") for text in objects])


def _quote(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _write_pdf(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
    return bytes(out) + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


_PRINTERS: dict[str, Callable[[Version, Layout], str | bytes]] = {
    "text": _print_text,
    "markdown": _print_text,
    "google-text": _print_google_text,
    "html": _print_html,
    "html-list": _print_html_list,
    "google-html": _print_google_html,
    "docx": _print_docx,
    "pdf": _print_pdf,
}
