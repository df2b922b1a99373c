"""What Word shows is read or told: text boxes, symbols, raised and struck digits, headers, pictures, embedded parts."""

from __future__ import annotations

import pytest

from plancmp.model import AsideKind, Plan
from plancmp.readers.documents.formats import read_document
from tests.readers.documents.test_refusals import make_zip

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:a="a" xmlns:v="v" xmlns:wp="wp"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relate(**targets: str) -> bytes:
    """Relationships: the id is the kind, with a number behind it."""
    rows = (
        f'<Relationship Id="{key}" Type="{RELATIONS}/{key.rstrip("0123456789")}" Target="{target}"/>'
        for key, target in targets.items()
    )
    return f"<Relationships>{''.join(rows)}</Relationships>".encode()


def run(text: str, looks: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{looks}</w:rPr>" if looks else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def read(*paragraphs: str, parts: dict[str, bytes] | None = None, **targets: str) -> Plan:
    body = "".join(
        f"<w:p>{paragraph}</w:p>" if not paragraph.startswith("<w:p>") else paragraph for paragraph in paragraphs
    )
    document = f"<w:document {NAMES}><w:body>{body}</w:body></w:document>".encode()
    packed = {"word/document.xml": document, "word/_rels/document.xml.rels": relate(**targets), **(parts or {})}
    return read_document(make_zip(packed), "pact.docx")


def list_account(plan: Plan) -> list[tuple[str, str]]:
    return [(str(item.kind), item.text) for item in plan.account]


def test_the_text_is_found_by_the_relationship_that_names_it() -> None:
    document = f"<w:document {NAMES}><w:body><w:p>{run('1. The strait is open.')}</w:p></w:body></w:document>"
    parts = {"_rels/.rels": relate(officeDocument="/word/document2.xml"), "word/document2.xml": document.encode()}
    assert read_document(make_zip(parts), "a.docx").clauses[0].text == "The strait is open."


BOX = f"<w:txbxContent><w:p>{run('2. The harbour is shut.')}</w:p></w:txbxContent>"


@pytest.mark.parametrize(
    "box",
    [
        (
            f"<mc:AlternateContent><mc:Choice><w:drawing>{BOX}</w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent>"
        ),
        f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>",
    ],
)
def test_a_text_box_is_read_once_where_it_hangs(box: str) -> None:
    plan = read(run("1. The strait is open.") + f"<w:r>{box}</w:r>", run("3. The sea is wide."))
    assert [clause.text for clause in plan.clauses] == [
        "The strait is open.",
        "The harbour is shut.",
        "The sea is wide.",
    ]
    assert plan.account == ()


@pytest.mark.parametrize(
    ("symbol", "text"),
    [
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "≥"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Unheard" w:char="2713"/></w:r>', "✓"),
        (run("\uf0a3"), "≤"),
        (run("p", '<w:rFonts w:ascii="Symbol"/>'), "π"),
        (run("p", '<w:rFonts w:ascii="Arial"/>'), "p"),
    ],
)
def test_letters_of_symbol_fonts(symbol: str, text: str) -> None:
    assert read(run("1. It is ") + symbol + run(" 95.")).clauses[0].text == f"It is {text} 95."


def test_unknown_symbols_stay_apart() -> None:
    texts = {
        read(run("1. It is ") + f'<w:r><w:sym w:font="Wingdings" w:char="F0{code}"/></w:r>').clauses[0].text
        for code in ("21", "22", "23")
    }
    assert len(texts) == 3


RAISED = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize("looks", [RAISED, '<w:position w:val="8"/>'])
@pytest.mark.parametrize(
    ("before", "raised", "behind", "text"),
    [
        ("5 × 10", "6", " litres", "5 × 10⁶ litres"),
        ("a hall of 300 m", "2", "", "a hall of 300 m²"),
        ("the 4", "th", " day", "the 4th day"),
        ("EUR 40", "1", " million", "EUR 40 million"),
        ("the council", "1", " meets", "the council meets"),
        ("two to the power 2", "8", "", "two to the power 2⁸"),
    ],
)
def test_raised_digits(before: str, raised: str, behind: str, text: str, looks: str) -> None:
    assert read(run(f"1. It is {before}") + run(raised, looks) + run(behind)).clauses[0].text == f"It is {text}"


def test_typed_notes_go_to_what_refers_to_them() -> None:
    plan = read(
        run("1. The fund is EUR 40") + run("2", RAISED),
        run("2. The sea is wide."),
        run("1", RAISED) + run(" Seen from land."),
        run("2", RAISED) + run(" Without interest."),
    )
    assert [clause.text for clause in plan.clauses] == ["The fund is EUR 40", "The sea is wide."]
    assert [clause.attributes.get("footnotes") for clause in plan.clauses] == [
        ("Without interest.",),
        ("Seen from land.",),
    ]


def test_formulas_keep_their_powers() -> None:
    power = (
        "<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>5</m:t></m:r></m:sup></m:sSup></m:oMath>"
    )
    assert read(run("1. It holds ") + power + run(" litres.")).clauses[0].text == "It holds 10⁵ litres."


@pytest.mark.parametrize("looks", ["<w:strike/>", "<w:dstrike/>"])
def test_struck_words_are_no_text_but_are_told(looks: str) -> None:
    plan = read(run("1. At most ") + run("30", looks) + run("40", '<w:strike w:val="0"/>') + run(" ships."))
    assert (plan.clauses[0].text, list_account(plan)) == ("At most 40 ships.", [("struck", "30")])


def test_styles_strike_and_hide_letters() -> None:
    styles = (
        f"<w:styles {NAMES}><w:style w:styleId='Gone'><w:rPr><w:strike/></w:rPr></w:style>"
        "<w:style w:styleId='Veil'><w:basedOn w:val='Deep'/></w:style>"
        "<w:style w:styleId='Deep'><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
    )
    body = run("1. At most ") + run("30 ", '<w:rStyle w:val="Gone"/>') + run("35 ", '<w:rStyle w:val="Veil"/>')
    plan = read(body + run("40 ships."), parts={"word/styles.xml": styles.encode()}, styles="styles.xml")
    assert (plan.clauses[0].text, list_account(plan)) == ("At most 40 ships.", [("struck", "30"), ("hidden", "35")])


def test_headers_footers_comments_and_deletions_are_told() -> None:
    page = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("7")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    parts = {
        "word/h.xml": f"<w:hdr {NAMES}><w:p>{run('Effective 1 May')}</w:p></w:hdr>".encode(),
        "word/f.xml": f"<w:ftr {NAMES}><w:p>{run('Page ')}{page}</w:p></w:ftr>".encode(),
        "word/c.xml": f"<w:comments {NAMES}><w:comment><w:p>{run('Why?')}</w:p></w:comment></w:comments>".encode(),
    }
    gone = "<w:del><w:r><w:delText>old </w:delText></w:r></w:del>"
    plan = read(run("1. The ") + gone + run("fleet."), parts=parts, header1="h.xml", footer1="f.xml", comments="c.xml")
    assert plan.clauses[0].text == "The fleet."
    assert sorted(list_account(plan)) == [
        ("comment", "Why?"),
        ("footer", "Page"),
        ("furniture", "7"),
        ("header", "Effective 1 May"),
        ("struck", "old"),
    ]


def test_pictures_are_told_apart_by_what_they_show() -> None:
    def read_picture(content: bytes) -> str:
        drawing = '<w:r><w:drawing><wp:docPr descr="Map"/><a:blip r:embed="image1"/></w:drawing></w:r>'
        plan = read(run("1. The map:") + drawing, parts={"word/media/m.png": content}, image1="media/m.png")
        ((kind, text),) = list_account(plan)
        assert kind == str(AsideKind.PICTURE)
        return text

    first, second = read_picture(b"one"), read_picture(b"two")
    assert first.startswith("Map (")
    assert first != second
    assert first == read_picture(b"one")


def test_what_is_embedded_is_told() -> None:
    parts = {"word/chunk.html": b"<p>more</p>", "word/chart.xml": b"<c><v>12</v></c>"}
    chart = '<w:r><w:drawing><a:chart r:id="chart1"/></w:drawing></w:r>'
    body = f'<w:p>{run("1. See below.")}{chart}</w:p><w:altChunk r:id="aFChunk1"/>'
    found = list_account(read(body, parts=parts, aFChunk1="chunk.html", chart1="chart.xml"))
    assert [kind for kind, _ in found] == ["embedded", "embedded"]
    assert found[0][1].endswith(": 12")


def test_a_hidden_paragraph_mark_joins_two_paragraphs() -> None:
    hidden = "<w:pPr><w:rPr><w:specVanish/></w:rPr></w:pPr>"
    assert read(hidden + run("1. The fleet "), run("is small.")).clauses[0].text == "The fleet is small."


def test_what_the_last_paragraph_leaves_for_a_next_one_is_read() -> None:
    gone = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    assert "is small." in read(run("1. The fleet"), gone + run("is small.")).clauses[0].text


def test_a_note_that_only_deleted_words_refer_to_is_told() -> None:
    notes = "".join(
        f"<w:footnote w:id='{i}'><w:p>{run(text)}</w:p></w:footnote>" for i, text in ((1, "Here."), (2, "Gone."))
    )
    kept = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    gone = '<w:del><w:r><w:footnoteReference w:id="2"/></w:r></w:del>'
    parts = {"word/footnotes.xml": f"<w:footnotes {NAMES}>{notes}</w:footnotes>".encode()}
    plan = read(run("1. The fleet") + kept + gone + run("."), parts=parts)
    assert plan.clauses[0].attributes["footnotes"] == ("Here.",)
    assert list_account(plan) == [("struck", "Gone.")]
