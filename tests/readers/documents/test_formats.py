"""What single formats add: a news page's noise, Word's numbers and tracked changes."""

from __future__ import annotations

import io
import zipfile

import pytest

from plancmp.readers.documents.formats import read_document
from tests.readers.documents.test_outline import show

NEWS = """<!DOCTYPE html><html><head><title>Draft leaks | The Daily</title>
<meta property="article:published_time" content="2025-11-21T08:00:00Z"></head>
<body><div class="cookie-banner"><p>We use cookies.</p></div><nav><ul><li><a href="/">Home</a></li></ul></nav>
<main><article><header><h1>The draft in full</h1></header>
<p>The paper obtained the draft.</p><p><strong>Security</strong></p>
<p>1. Ukraine caps its army at 600,000.<br>2. NATO shall not expand.</p>
<p>Read also: <a href="/x">What we know</a></p>
<p>3. Russia:</p><ul><li>leaves;</li><li>stays out.</li></ul>
<div class="related"><h3>Related</h3><ul><li><a href="/y">Foo</a></li></ul></div>
<p>4. <del>Old</del> New &amp; <b>bold</b> text.<sup><a href="#n1">1</a></sup></p>
<table><tr><td>(a)</td><td>first thing;</td></tr><tr><td>(b)</td><td>second thing.</td></tr></table>
<p id="n1"><a href="#r1">1</a> A footnote.</p>
<p hidden>5. Hidden.</p></article></main><footer>Copyright</footer></body></html>"""


def test_a_news_page_without_its_noise() -> None:
    plan = read_document(NEWS.encode(), "news.html")
    assert (plan.title, str(plan.date)) == ("The draft in full", "2025-11-21")
    assert [line for clause in plan.clauses for line in show(clause)] == [
        "security # Security: ",
        "1: Ukraine caps its army at 600,000.",
        "2: NATO shall not expand.",
        "3: Russia:",
        "3-1: leaves;",
        "3-2: stays out.",
        "4: New & bold text.",
        "4(a): first thing;",
        "4(b): second thing.",
    ]
    assert plan.clauses[0].clauses[3].attributes.thaw() == {"footnotes": ["A footnote."]}
    assert "The paper obtained the draft." in [aside.text for aside in plan.account]


def test_a_dash_in_a_box_of_its_own_begins_the_item_beside_it() -> None:
    row = "<div class=row><div><span>{}</span></div><div><p>{}</p>{}</div></div>"
    dashes = "".join(row.format("—", text, "") for text in ("the name of the caller,", "the price."))
    items = row.format("(a)", "who calls;", "") + row.format("(b)", "the caller says:", dashes)
    page = (
        f"<body><div><span>3.</span><div><p>On the telephone</p>{items}</div></div><p>4. It rings.</p><p>—</p></body>"
    )
    plan = read_document(page.encode(), "page.html")
    assert [line for clause in plan.clauses for line in show(clause)] == [
        "3: On the telephone",
        "3(a): who calls;",
        "3(b): the caller says:",
        "3(b)-1: the name of the caller,",
        "3(b)-2: the price.",
        "4: It rings. / —",
    ]


def test_lists_that_are_interrupted() -> None:
    nested = "<ol start=2 type=1><li>Two.<ol type=a><li>A.</li></ol></li></ol>"
    page = f"<ol><li>One.</li></ol><p>More of one.</p>{nested}<p>End.</p>"
    plan = read_document(page.encode(), "a.html")
    lines = [line for clause in plan.clauses for line in show(clause)]
    assert lines == ["1: One. / More of one.", "2: Two.", "2(a): A.", "par-1: End."]


def make_docx(body: str, numbering: str = "") -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/numbering.xml", f"<w:numbering {space}>{numbering}</w:numbering>")
    return stream.getvalue()


@pytest.mark.parametrize(("saved", "date"), [("2031-05-03T08:00:00Z", "2031-05-03"), ("2013-12-23T23:15:00Z", "None")])
def test_the_date_of_a_template_is_not_that_of_a_document(saved: str, date: str) -> None:
    stream = io.BytesIO(make_docx(paragraph(run("The gate is shut."))))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("docProps/core.xml", f"<core><modified>{saved}</modified></core>")
    assert str(read_document(stream.getvalue(), "a.docx").date) == date


def paragraph(*runs: str, level: int | None = None, number: int = 1, mark: str = "") -> str:
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>' if level is not None else ""
    return f"<w:p><w:pPr>{listed}{mark}</w:pPr>{''.join(runs)}</w:p>"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


LEVELS = """<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Article %1"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%3)"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""


def test_numbers_of_word() -> None:
    body = "".join(
        paragraph(run(text), level=level)
        for text, level in [("One.", 0), ("Sub.", 1), ("Deep:", 1), ("i.", 2), ("ii.", 2), ("Two.", 0), ("Again.", 1)]
    )
    plan = read_document(make_docx(body, LEVELS), "a.docx")
    assert [line for clause in plan.clauses for line in show(clause)] == [
        "Article 1: One.",
        "1.1: Sub.",
        "1.2: Deep:",
        "1.2(i): i.",
        "1.2(ii): ii.",
        "Article 2: Two.",
        "2.1: Again.",
    ]


def test_levels_of_word_that_print_nothing_and_bullets() -> None:
    levels = """<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="none"/><w:lvlText w:val=""/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="8"/></w:lvlOverride></w:num>"""
    body = "".join(
        paragraph(run(text), level=level, number=number)
        for text, level, number in [("Three:", 0, 1), ("dot;", 1, 1), ("dot.", 1, 1), ("Four.", 0, 1), ("Eight.", 0, 2)]
    )
    plan = read_document(make_docx(body, levels), "a.docx")
    assert [line for clause in plan.clauses for line in show(clause)] == [
        "3: Three:",
        "3-1: dot;",
        "3-2: dot.",
        "4: Four.",
        "8: Eight.",
    ]


def test_breaks_tabs_and_tables_of_word() -> None:
    pieces = ("1. Ships", "<w:tab/>", "of non", "<w:noBreakHyphen/>", "parties pass,", "<w:br/>", "day and night:")
    line = "".join(f"<w:r>{piece if piece.startswith('<') else f'<w:t>{piece}</w:t>'}</w:r>" for piece in pieces)
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph(run('(z)'))}</w:tc></w:tr>"
    row = f"<w:tr><w:tc>{paragraph(run('(a)'))}</w:tc><w:tc>{paragraph(run('by day;'))}</w:tc></w:tr>"
    title = '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Passage</w:t></w:r></w:p>'
    plan = read_document(make_docx(f"{title}{paragraph(line)}<w:tbl>{gone}{row}</w:tbl>"), "a.docx")
    assert plan.title == "Passage"
    assert [told for clause in plan.clauses for told in show(clause)] == [
        "1: Ships of non-parties pass, / day and night:",
        "1(a): by day;",
    ]


AKN = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act"><meta><identification>
<FRBRWork><FRBRdate date="2026-02-30"/><FRBRalias value="The Passage Act"/></FRBRWork></identification></meta>
<preface><p>Whereas ships must pass,</p></preface><body>
<section><num>1.</num><crossHeading>Ships</crossHeading><content><p>Ships may pass.<authorialNote><p>As of old.</p>
</authorialNote></p></content></section><section><num>2.</num><list><point><num>(a)</num><content><p>Tolls.</p></content>
</point></list></section></body></act></akomaNtoso>"""


def test_akoma_ntoso_without_a_printed_title() -> None:
    plan = read_document(AKN.encode(), "a.xml")
    assert (plan.title, plan.date) == ("The Passage Act", None)
    told = [line for clause in plan.clauses for line in show(clause)]
    assert told[0] == "preamble: Whereas ships must pass,"
    assert told[-2:] == ["2: ", "2(a): Tolls."]
    assert [c.attributes.thaw() for c in plan.walk() if "Ships may pass." in c.text] == [{"footnotes": ["As of old."]}]


def test_tracked_changes_are_accepted() -> None:
    deleted = "<w:del><w:r><w:delText>500</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('gone ')}</w:moveFrom><w:moveTo>{run('here ')}</w:moveTo>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    body = paragraph(run("1. At most "), deleted, f"<w:ins>{run('600 ')}</w:ins>", moved, hidden, run("troops"))
    body = body.replace("<w:pPr>", "<w:pPr><w:rPr><w:del/></w:rPr>") + paragraph(run(" stay."))
    plan = read_document(make_docx(body), "a.docx")
    assert [clause.text for clause in plan.clauses] == ["At most 600 here troops stay."]


def test_marks_of_a_list_that_stand_in_lines_of_their_own_begin_the_lines_below() -> None:
    # What a browser copies from a page that sets marks and items in boxes of their own.
    text = "2.\u00a0 \nThe right shall not apply to:\n(a)\u00a0 \nservices related to:\n—\u00a0 \nforeign exchange,\n"
    text += "—\u00a0 \nbonds that\nare traded;\n(b)\nother services.\n3.\nIt ends.\n"
    plan = read_document(text.encode(), "rules.txt")
    assert [line for clause in plan.clauses for line in show(clause)] == [
        "2: The right shall not apply to:",
        "2(a): services related to:",
        "2(a)-1: foreign exchange,",
        "2(a)-2: bonds that are traded;",
        "2(b): other services.",
        "3: It ends.",
    ]


def lines_of(text: str, name: str) -> list[str]:
    return [line for clause in read_document(text.encode(), name).clauses for line in show(clause)]


def test_a_number_that_was_put_in_stands_behind_the_one_that_a_list_counts() -> None:
    text = "## Article 3\n\nThe council decides on:\n\n1. harbours;\n2. ferries;\n\n2a. bridges;\n\n3. tolls.\n"
    assert [line.partition(":")[0] for line in lines_of(text, "rules.md")][1:] == [
        "Article 3(1)",
        "Article 3(2)",
        "Article 3(2a)",
        "Article 3(3)",
    ]


def test_a_number_behind_a_bullet_is_the_number() -> None:
    text = "1. The council:\n• (a) meets;\n• (b) decides:\n• i. on tolls;\n• ii. on fares.\n2. It pays.\n"
    assert [line.partition(":")[0] for line in lines_of(text, "rules.txt")] == [
        "1", "1(a)", "1(b)", "1(b)(i)", "1(b)(ii)", "2",
    ]  # fmt: skip


def test_half_a_compound_at_the_end_of_a_line_keeps_its_hyphen_and_its_space() -> None:
    text = "1. The council decides on short-\nand long-term tolls, and on the day-\nto-day work of the whole harbour.\n"
    (line,) = lines_of(text, "rules.txt")
    assert "on short- and long-term tolls, and on the day-to-day work" in line


def test_a_list_of_links_that_a_sentence_leads_in_is_text() -> None:
    links = "<ul><li><a href='/a'>Count the heads</a></li><li><a href='/b'>Count the votes</a></li></ul>"
    page = f"<p>1. The chair is elected in one of these ways:</p>{links}<p>2. It ends.</p><p>Read also:</p>{links}"
    assert "1-1: Count the heads" in lines_of(page, "page.html")
    assert sum("Count the heads" in line for line in lines_of(page, "page.html")) == 1
