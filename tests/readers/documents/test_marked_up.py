"""What stands in HTML and Markdown beside words: raised digits, captions, pictures, tags, lists that are counted."""

from __future__ import annotations

import pytest

from plancmp.model import AsideKind, Plan
from plancmp.readers.documents.formats import read_document


def read(text: str, name: str = "pact.md") -> Plan:
    return read_document(text.encode(), name)


def list_account(plan: Plan) -> list[tuple[str, str]]:
    return [(str(item.kind), item.text) for item in plan.account]


@pytest.mark.parametrize("name", ["pact.md", "pact.html", "pact.txt"])
@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("1. It is EUR 40<sup>1</sup> now.", "It is EUR 40 now."),
        ("1. It is 20 km<sup>2</sup>.", "It is 20 km²."),
        ("1. It is 5 × 10<sup>6</sup> l.", "It is 5 × 10⁶ l."),
        ("1. It is the 4<sup>th</sup> day.", "It is the 4th day."),
        ("1. It is 2<sup>7</sup> l.", "It is 2⁷ l."),
    ],
)
def test_raised_digits_are_read_alike(words: str, text: str, name: str) -> None:
    if name.endswith("txt"):
        words = words.replace("<sup>th</sup>", "th")
        for digit, raised in zip("1267", "¹²⁶⁷", strict=True):
            words = words.replace(f"<sup>{digit}</sup>", raised)
    elif name.endswith("html"):
        words = f"<p>{words}</p>"
    assert read(words, name).clauses[0].text == text


def test_notes_without_links_go_to_what_refers_to_them() -> None:
    page = "<p>1. The fleet<sup>2</sup> is small.</p><p><sup>1</sup> Old.</p><p><sup>2</sup> New.</p>"
    (clause,) = read(page, "a.html").clauses
    assert (clause.text, clause.attributes["footnotes"]) == ("The fleet is small.", ("New.", "Old."))


def test_a_caption_of_a_picture_is_told_and_that_of_a_table_is_read() -> None:
    page = (
        "<body><p>1. The map:</p><figure><img src='a/m.png' alt='Map'><figcaption>Pay 100</figcaption></figure>"
        "<figure><table><tr><td>Fee</td><td>5</td></tr></table><figcaption>In euros.</figcaption></figure></body>"
    )
    plan = read(page, "a.html")
    assert list_account(plan) == [("picture", "Map (m.png)"), ("caption", "Pay 100")]
    assert plan.clauses[0].text == "The map:\nFee | 5\nIn euros."


def test_what_stands_around_an_article_is_told() -> None:
    page = (
        "<body><nav>Home</nav><article><p>1. The fleet <del>was</del> is small, and it stays in the harbour.</p>"
        "<script>x()</script></article><p style='display:none'>No</p><footer>Bye</footer></body>"
    )
    plan = read(page, "a.html")
    assert plan.clauses[0].text == "The fleet is small, and it stays in the harbour."
    assert list_account(plan) == [("struck", "was"), ("furniture", "Home"), ("furniture", "Bye")]


def test_a_form_around_the_page_is_no_furniture() -> None:
    assert read("<body><form><p>1. The fleet is small.</p></form></body>", "a.html").clauses[0].text


@pytest.mark.parametrize(
    ("words", "text", "account"),
    [
        ('The <span class="k">fleet</span> is small.', "The fleet is small.", []),
        ("EUR 1<b>00</b>,000 are due.", "EUR 100,000 are due.", []),
        ("The <del>old</del> fleet.", "The fleet.", [("struck", "old")]),
        ("The ~~old~~ fleet.", "The fleet.", [("struck", "old")]),
        ("The fleet ![a map](m.png) is small.", "The fleet is small.", [("picture", "a map (m.png)")]),
        (
            "The fleet ![](data:image/svg+xml,%3Csvg%3E) is small.",
            "The fleet is small.",
            [("picture", "(data:image/svg+xml,%3Csvg%3E)")],
        ),
        ("The fleet <!-- was big --> is small.", "The fleet is small.", []),
        ("The fleet is `<b>` and 3 < 4.", "The fleet is <b> and 3 < 4.", []),
    ],
)
def test_html_in_markdown(words: str, text: str, account: list[tuple[str, str]]) -> None:
    plan = read(f"# Pact\n\n1. {words}\n")
    assert " ".join(plan.clauses[0].text.split()) == text
    assert list_account(plan) == account


def test_blocks_of_html_in_markdown_are_read() -> None:
    plan = read("# Pact\n\n1. The fleet.\n\n<div><p>2. The <b>sea</b>.</p>\n<script>x</script></div>\n\n3. The end.\n")
    assert [clause.text for clause in plan.clauses] == ["The fleet.", "The sea.", "The end."]


def test_numbers_that_pandoc_counts() -> None:
    plan = read("# Pact\n\n(A) One.\n(#) Two.\n\n    i. Three.\n    #. Four.\n\n(#) Five.\n")
    assert [clause.id for clause in plan.walk()] == ["A", "B", "B(i)", "B(ii)", "C"]
    assert read("#. One.\n#. Two.\n", "a.txt").clauses[1].id == "2"


def test_a_hash_that_counts_nothing_stays() -> None:
    assert read("1. The file is in C#. It is small.\n", "a.txt").clauses[0].text == "The file is in C#. It is small."


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_one_stray_byte_is_repaired_and_told(name: str) -> None:
    raw = "1. The “Seller” pays €500 – at once, in the caf\x00 here.".encode().replace(b"\x00", b"\xe9")
    plan = read_document(raw, name)
    assert plan.clauses[0].text == "The “Seller” pays €500 – at once, in the café here."
    assert [(item.kind, item.place) for item in plan.account] == [("unreadable", "line 1")]


def test_a_text_with_many_such_bytes_is_in_another_encoding() -> None:
    plan = read_document("1. Les parties – réunies à l’été – paient.".encode("cp1252"), "a.txt")
    assert (plan.clauses[0].text, plan.account) == ("Les parties – réunies à l’été – paient.", ())


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ("<a href='#n' id='r'><sup>1</sup></a>", "<a href='#r' id='n'><sup>1</sup></a> From trawlers."),
        # As the European Union's law is printed.
        (
            " (<a href='#n' id='r'><span class='superscript'>*1</span></a>)",
            "(<a href='#r' id='n'><span>*1</span></a>) From trawlers.",
        ),
        (
            " <a href='#n' id='r'>(<span class='oj-super'>1</span>)</a>",
            "<a href='#r' id='n'>(<span>1</span>)</a> From trawlers.",
        ),
    ],
)
@pytest.mark.parametrize(
    "page",
    ["<p>1. Cod{}</p><p>2. Hake</p>", "<p>1. Fish</p><table><tr><td>Cod{}</td><td>5 t</td></tr></table><p>2. Hake</p>"],
)
def test_a_note_goes_to_what_its_mark_stands_in(page: str, mark: str, note: str) -> None:
    plan = read(f"{page.format(mark)}<p>{note}</p>", "a.html")
    assert [clause.attributes.get("footnotes") for clause in plan.clauses] == [("From trawlers.",), None]
    assert plan.clauses[0].text in {"Cod", "Fish\nCod | 5 t"}
    assert not plan.account


def test_what_stands_among_notes_and_is_none_is_told() -> None:
    page = (
        "<p>1. The fleet<sup><a href='#n1'>1</a></sup> is small.</p><div class='footnotes'><p>Edited by Jo.</p>"
        "<p id='n1'><sup>1</sup> Old.</p></div>"
    )
    plan = read(page, "a.html")
    assert plan.clauses[0].attributes["footnotes"] == ("Old.",)
    assert list_account(plan) == [("furniture", "Edited by Jo.")]


def test_a_heading_that_is_an_item_of_a_list_has_its_number() -> None:
    text = "1. ## Fees\n\n    1.1 The fee is EUR 5.\n\n2. ## Term\n\n    2.1 It ends in May.\n"
    plan = read(text)
    assert [(entry.clause.id, entry.clause.heading) for entry in plan.outline()] == [
        ("1", "Fees"),
        ("1.1", ""),
        ("2", "Term"),
        ("2.1", ""),
    ]
    assert [clause.heading for clause in read("* ## Fees\n\n  Five.\n\n* ## Term\n\n  May.\n").clauses] == [
        "Fees",
        "Term",
    ]


def test_what_pandoc_writes_round_words_is_no_part_of_them() -> None:
    text = (
        '::: {#one .art}\n\n## Article 1\n\nThe [Owner]{.smallcaps} pays under article [24](#x){reference-type="ref"\n'
        'reference="x"}. The fee is [5]{.deletion author="Kim"}[6]{.insertion author="Kim"} euros.'
        '[Is it?]{.comment-start id="0"}[]{.comment-end id="0"} He {the owner} agrees [2].\n\n:::\n'
    )
    plan = read_document(text.encode(), "act.md")
    (clause,) = plan.clauses
    assert clause.text == "The Owner pays under article 24. The fee is 6 euros. He {the owner} agrees [2]."
    assert [(aside.kind, aside.text) for aside in plan.account] == [
        (AsideKind.STRUCK, "5"), (AsideKind.COMMENT, "Is it?")
    ]  # fmt: skip


def test_what_kramdown_writes_behind_a_heading_is_no_part_of_it() -> None:
    plan = read(
        '## 1. Fees {: #fees .wide}\n\nIn force from 1 May 2024 {: datetime="2024-05-01" }\n\nIt is {: a brace }.\n'
    )
    (clause,) = plan.clauses
    assert clause.heading == "Fees"
    assert clause.text.splitlines() == ["In force from 1 May 2024", "It is {: a brace }."]


def test_a_heading_keeps_the_line_below_it_that_empty_lines_part_from_it() -> None:
    plan = read(
        "Pact of the harbour\n\n\n\n=======\n\nThe fleet is small.\n\nIt is red\nand blue.\n\n====\n\nIt stays.\n"
    )
    assert plan.title == "Pact of the harbour"
    assert [clause.text for clause in plan.clauses] == ["The fleet is small.", "It is red and blue.", "It stays."]


def test_a_list_within_a_list_goes_on_behind_a_paragraph_outside_both() -> None:
    page = (
        "<ol><li>The crew:<ol type='a'><li>cleans the deck;</li><li>counts the oars and the</li></ol></li></ol>"
        "<p>nets that lie there;</p><ol><ol type='a' start='3'><li>rests.</li></ol></ol>"
    )
    assert [(entry.clause.id, entry.clause.text) for entry in read(page, "a.html").outline()] == [
        ("1", "The crew:"),
        ("1(a)", "cleans the deck;"),
        ("1(b)", "counts the oars and the\nnets that lie there;"),
        ("1(c)", "rests."),
    ]


def test_what_a_word_processor_prints_on_each_page_is_no_text() -> None:
    page = "<div title='header'><p>Harbour rules</p></div><p>1. Boats sail.</p><div title='footer'><p>Page 3</p></div>"
    plan = read(page, "a.html")
    assert [clause.text for clause in plan.clauses] == ["Boats sail."]
    assert list_account(plan) == [("header", "Harbour rules"), ("footer", "Page 3")]


def test_marked_letters_within_a_cell_stand_in_their_word() -> None:
    page = "<table><tr><td>(1)</td><td>Act n<span>o</span> 5 of <b>O</b>slo<br>holds.</td></tr></table>"
    assert read(page, "a.html").clauses[0].text == "Act no 5 of Oslo holds."


def test_the_first_number_under_a_heading_with_its_stem_needs_no_second() -> None:
    page = "<h2>6 Fees</h2><p>6.1 The fee is low.6.2 It is paid once.</p><p>6.3 Nobody waits.</p><p>6.4 It ends.</p>"
    assert [clause.id for clause in read(f"<h2>5 Rooms</h2><p>All.</p>{page}", "a.html").clauses[-1].clauses] == [
        "6.1",
        "6.3",
        "6.4",
    ]


def test_a_paragraph_outside_the_list_stands_under_the_heading_that_is_its_item() -> None:
    page = "<ol><li><h2>Boats</h2></ol><p>They sail.</p><ol start='2'><li><h2>Nets</h2><ol><li>They dry.</ol></ol>"
    assert [(entry.clause.id, entry.clause.text) for entry in read(page, "a.html").outline()] == [
        ("1", "They sail."),
        ("2", ""),
        ("2(1)", "They dry."),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("1. Boats.\n2. Nets:\n\na) dry;\n\nb) old.", ["1", "2", "2(a)", "2(b)"]),
        ("1. Boats:\n\nа) малі;\n\nб) великі.\n\n2. Nets.", ["1", "1(а)", "1(б)", "2"]),
        ("1. Boats.\n\n1.1. Big ones:\n\na) red;\n\nb) blue.\n\n2. Nets.",
         ["1", "1.1", "1.1(a)", "1.1(b)", "2"]),
    ],
)  # fmt: skip
def test_typed_letters_stand_in_the_item_above_them(lines: str, expected: list[str]) -> None:
    assert [clause.id for clause in read(f"# Pact\n\n{lines}\n").walk()] == expected


def test_no_note_is_lost() -> None:
    plan = read("# Pact\n\n1. Boats.[^a]\n\n[^a]: Old ones.\n[^b]: Nobody refers to this.\n")
    assert list_account(plan) == [("note", "Nobody refers to this.")]
    lines = ["Boats land under Art. <sup>1</sup> and Art. <sup>4</sup>.", "<sup>1</sup> A note.", "Nets dry."]
    plan = read("<br>".join(f"<p>{line}</p>" for line in lines), "a.html")
    words = [*(clause.text for clause in plan.walk()), *(note for c in plan.walk() for note in c.attributes.values())]
    assert "A note." in str(words)


def test_raised_numbers_that_begin_the_paragraphs_of_each_article_are_no_notes() -> None:
    text = "".join(
        f"## Art. {number}\n\n<sup>1</sup> Boats land.\n\n<sup>2</sup> Nets dry as in para. <sup>3</sup>.\n\n"
        "<sup>3</sup> Fish rest.\n\n"
        for number in (1, 2)
    )
    plan = read(f"# Act\n\n{text}")
    assert [clause.id for clause in plan.walk()][-4:] == ["Article 2", "Article 2(1)", "Article 2(2)", "Article 2(3)"]
    assert [clause.text for clause in plan.walk()].count("Fish rest.") == 2


def test_points_of_a_list_stand_beside_the_opening_and_what_follows_them_is_none_of_it() -> None:
    plan = read("# Pact\n\nOslo, in spring.\n\n1. Boats:\n   * red;\n2. Nets.\n\nSigned by both.\n")
    assert [(clause.id, clause.text) for clause in plan.clauses] == [
        ("preamble", "Oslo, in spring."),
        ("1", "Boats:"),
        ("2", "Nets."),
        ("par-2", "Signed by both."),
    ]
