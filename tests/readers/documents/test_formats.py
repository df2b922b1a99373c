"""What single formats add: a news page's noise, Word's numbers and tracked changes."""

from __future__ import annotations

import io
import zipfile

from plancmp.readers.documents import read_document
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
        "preamble: The paper obtained the draft.",
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
    assert plan.clauses[1].clauses[3].attributes.thaw() == {"footnotes": ["A footnote."]}


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


def test_tracked_changes_are_accepted() -> None:
    deleted = "<w:del><w:r><w:delText>500</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('gone ')}</w:moveFrom><w:moveTo>{run('here ')}</w:moveTo>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    body = paragraph(run("1. At most "), deleted, f"<w:ins>{run('600 ')}</w:ins>", moved, hidden, run("troops"))
    body = body.replace("<w:pPr>", "<w:pPr><w:rPr><w:del/></w:rPr>") + paragraph(run(" stay."))
    plan = read_document(make_docx(body), "a.docx")
    assert [clause.text for clause in plan.clauses] == ["At most 600 here troops stay."]
