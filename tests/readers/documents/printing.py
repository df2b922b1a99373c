"""One text in many formats, for laws that hold whatever a document comes in.

A text is a title and paragraphs; a paragraph is a list of words, each plain, struck, or with a raised digit behind it.
Beside it stand a header, a comment, a picture, a menu and a table of contents, as far as a format has them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape

from attrs import frozen

from tests.readers.documents.pages import WIDTH, Words, draw_pdf
from tests.readers.documents.test_refusals import make_zip
from tests.readers.documents.test_word import NAMES, RAISED, relate, run

SIZE, LEFT, RIGHT, TOP, PITCH = 11.0, 72.0, 540.0, 740.0, 15.0


@frozen
class Word:
    """A word of a paragraph.

    Attributes:
        text: The word.
        is_struck: Whether it is struck out.
        raised: The raised digits behind it.
    """

    text: str
    is_struck: bool = False
    raised: str = ""


Paragraph = tuple[Word, ...]


@frozen
class Text:
    """A text with what stands beside it.

    Attributes:
        title: Its title.
        paragraphs: Its paragraphs, each with its number as typed.
        notes: The notes at its end, by their raised marks.
        header: What stands above each page.
        comment: What somebody remarked.
        picture: What a picture is said to show.
    """

    title: str
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[tuple[str, str], ...] = ()
    header: str = ""
    comment: str = ""
    picture: str = ""


def print_docx(text: Text) -> bytes:
    """Return it as Word prints it."""
    title = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>{run(text.title)}</w:p>'
    styles = f'<w:styles {NAMES}><w:style w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>'
    rows = [
        _join(paragraph, run, lambda w: run(w, "<w:strike/>"), lambda w: run(w, RAISED))
        for paragraph in text.paragraphs
    ]
    rows += [run(mark, RAISED) + run(f" {note}") for mark, note in text.notes]
    if text.picture:
        shown = f'<wp:docPr descr="{text.picture}"/><a:blip r:embed="image1"/>'
        rows.append(f"{run('See')}<w:r><w:drawing>{shown}</w:drawing></w:r>")
    body = title + "".join(f"<w:p>{row}</w:p>" for row in rows)
    parts = {
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": styles,
    }
    if text.header:
        parts["word/h.xml"] = f"<w:hdr {NAMES}><w:p>{run(text.header)}</w:p></w:hdr>"
    if text.comment:
        parts["word/c.xml"] = f"<w:comments {NAMES}><w:comment><w:p>{run(text.comment)}</w:p></w:comment></w:comments>"
    relations = relate(header1="h.xml", comments="c.xml", image1="media/i.png")
    packed = {path: part.encode() for path, part in parts.items()}
    return make_zip({**packed, "word/_rels/document.xml.rels": relations, "word/media/i.png": b"png"})


def print_html(text: Text) -> bytes:
    """Return it as a page."""
    rows = [_join(p, escape, lambda w: f"<del>{w}</del>", lambda w: f"<sup>{w}</sup>") for p in text.paragraphs]
    rows += [f"<sup>{mark}</sup> {note}" for mark, note in text.notes]
    rows += [f'See<img src="i.png" alt="{text.picture}">'] if text.picture else []
    head = f"<nav>{text.header}</nav>" if text.header else ""
    body = "".join(f"<p>{row}</p>" for row in rows)
    return f"<!DOCTYPE html><body>{head}<main><h1>{text.title}</h1>{body}</main></body>".encode()


def print_markdown(text: Text) -> bytes:
    """Return it as Markdown."""
    rows = [_join(p, str, lambda w: f"~~{w}~~", lambda w: f"<sup>{w}</sup>") for p in text.paragraphs]
    rows += [f"<sup>{mark}</sup> {note}" for mark, note in text.notes]
    rows += [f"See![{text.picture}](i.png)"] if text.picture else []
    return f"# {text.title}\n\n{chr(10).join(row + chr(10) for row in rows)}".encode()


def print_pdf(text: Text) -> bytes:
    """Return it as a page of PDF."""
    drawn: list[Words] = [(LEFT, TOP, 16, text.title)]
    strokes: list[tuple[float, float, float]] = []
    up = TOP - 40
    for paragraph in text.paragraphs:
        across = LEFT
        for word in paragraph:
            width = WIDTH * SIZE * len(word.text)
            if across + width > RIGHT:
                across, up = LEFT, up - PITCH
            drawn.append((across, up, SIZE, word.text))
            if word.is_struck:
                strokes.append((across - 1, across + width + 1, up + 3))
            across += width
            if word.raised:
                drawn.append((across, up + 4, 6, word.raised))
                across += WIDTH * 6 * len(word.raised)
            across += WIDTH * SIZE
        up -= 2 * PITCH
    for place, (mark, note) in enumerate(text.notes):
        drawn.append((LEFT, 110 - 12 * place, 8, f"{mark} {note}"))
    if text.header:
        drawn.append((LEFT, 785, 7, text.header))
    return draw_pdf(drawn, strokes=strokes, comment=text.comment)


def print_akoma_ntoso(text: Text) -> bytes:
    """Return it as an act."""
    rows = [_join(p, escape, lambda w: f"<del>{w}</del>", lambda w: f"<sup>{w}</sup>") for p in text.paragraphs]
    rows += [f"<sup>{mark}</sup> {note}" for mark, note in text.notes]
    rows += [f"<remark>{text.comment}</remark>See"] if text.comment else []
    rows += [f'See<img src="i.png" alt="{text.picture}"/>'] if text.picture else []
    cover = f"<coverPage><p>{text.header}</p></coverPage>" if text.header else ""
    body = "".join(f"<p>{row}</p>" for row in rows)
    name = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    preface = f"<preface><p><docTitle>{text.title}</docTitle></p></preface>"
    return f'<akomaNtoso xmlns="{name}"><doc>{cover}{preface}<mainBody>{body}</mainBody></doc></akomaNtoso>'.encode()


def print_uslm(text: Text) -> bytes:
    """Return it as a bill."""
    struck = "<deletedText>{}</deletedText>".format
    rows = [_join(p, escape, struck, lambda w: f"<sup>{w}</sup>") for p in text.paragraphs]
    rows += [f"<sup>{mark}</sup> {note}" for mark, note in text.notes]
    rows += [f"<sidenote>{text.comment}</sidenote>See"] if text.comment else []
    head = f"<preface>{text.header}</preface>" if text.header else ""
    body = "".join(f"<p>{row}</p>" for row in rows)
    long = f"<longTitle><officialTitle>{text.title}</officialTitle></longTitle>"
    name = "http://schemas.gpo.gov/xml/uslm"
    return f'<?xml version="1.0"?><bill xmlns="{name}">{head}<main>{long}{body}</main></bill>'.encode()


def print_text(text: Text) -> bytes:
    """Return it as plain text, which has neither struck words nor raised digits."""
    rows = [" ".join(word.text for word in paragraph) for paragraph in text.paragraphs]
    return f"{text.title}\n\n{chr(10).join(row + chr(10) for row in rows)}".encode()


PRINTERS: Mapping[str, Callable[[Text], bytes]] = {
    "text.docx": print_docx,
    "text.html": print_html,
    "text.md": print_markdown,
    "text.pdf": print_pdf,
    "text.akn": print_akoma_ntoso,
    "text.xml": print_uslm,
    "text.txt": print_text,
}
# What each format has no place for, or what is no part of the text there in the way that it is printed here.
LACKS: Mapping[str, frozenset[str]] = {
    "text.html": frozenset({"comment"}),
    "text.md": frozenset({"comment", "header"}),
    "text.pdf": frozenset({"picture"}),
    "text.xml": frozenset({"picture"}),
    "text.txt": frozenset({"comment", "header", "picture", "notes", "raised"}),
}


def _join(
    paragraph: Iterable[Word], plain: Callable[[str], str], struck: Callable[[str], str], raised: Callable[[str], str]
) -> str:
    parts: list[str] = []
    for word in paragraph:
        parts += [plain(" ")] if parts else []
        parts.append((struck if word.is_struck else plain)(word.text))
        parts += [raised(word.raised)] if word.raised else []
    return "".join(parts)


def list_seen(text: Text, name: str) -> Sequence[str]:
    """Return the words that are seen of a text in a format."""
    lacks = LACKS.get(name, frozenset())
    beside = {"header": text.header, "comment": text.comment, "picture": text.picture}
    words = [word.text for paragraph in text.paragraphs for word in paragraph]
    words += [text.title, *(said for kind, said in beside.items() if kind not in lacks)]
    words += [] if "notes" in lacks else [note for _, note in text.notes]
    words += [] if "raised" in lacks else [word.raised for paragraph in text.paragraphs for word in paragraph]
    return words
