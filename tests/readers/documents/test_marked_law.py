"""Laws in Akoma Ntoso and USLM: no word is lost, whatever element it stands in."""

from __future__ import annotations

import pytest

from plancmp.model import Plan
from plancmp.readers.documents.formats import read_document

ACT = "<act name='act'><body><section><num>1.</num><content><p>Ships may pass.</p></content></section></body></act>"
ANNEX = "<doc name='annex'><mainBody><p>The toll is 100 euros.</p></mainBody></doc>"


def read(inner: str) -> Plan:
    text = f"<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'>{inner}</akomaNtoso>"
    return read_document(text.encode(), "a.xml")


def read_bill(inner: str) -> Plan:
    text = f"<?xml version='1.0'?><bill xmlns='http://schemas.gpo.gov/xml/uslm'>{inner}</bill>"
    return read_document(text.encode(), "a.xml")


def list_texts(plan: Plan) -> list[tuple[str, str]]:
    return [(clause.id, clause.text) for clause in plan.walk()]


def list_account(plan: Plan) -> list[tuple[str, str]]:
    return [(str(item.kind), item.text) for item in plan.account]


@pytest.mark.parametrize(
    "inner",
    [
        f"{ACT}<components><component>{ANNEX}</component></components>",
        ACT.replace("</act>", f"<attachments><attachment>{ANNEX}</attachment></attachments></act>"),
    ],
)
def test_annexes_are_read_wherever_they_stand(inner: str) -> None:
    assert list_texts(read(inner)) == [("1", "Ships may pass."), ("annex", "The toll is 100 euros.")]


def test_an_annex_keeps_its_second_heading() -> None:
    named = f"<attachment><heading>Annex</heading><subheading>Tolls of the straits</subheading>{ANNEX}</attachment>"
    plan = read(ACT.replace("</act>", f"<attachments>{named}</attachments></act>"))
    assert [clause.heading for clause in plan.walk()] == ["", "Annex Tolls of the straits"]


def test_a_line_above_the_title_is_kept_beside_it() -> None:
    lines = "<preface><p>ACT</p><longTitle><p>To let ships pass.</p></longTitle></preface><body>"
    plan = read(ACT.replace("<body>", lines))
    assert plan.title == "To let ships pass."
    assert list_texts(plan) == [("preamble", "ACT"), ("1", "Ships may pass.")]


def test_a_collection_names_what_stands_beside_it() -> None:
    plan = read(
        "<documentCollection name='c'><collectionBody><component><documentRef href='#c1'/></component></collectionBody>"
        f"</documentCollection><components><component eId='c1'>{ANNEX}</component></components>"
    )
    assert (plan.title, list_texts(plan)) == ("annex", [("preamble", "The toll is 100 euros.")])


def test_elements_that_no_table_names_lose_nothing() -> None:
    plan = read(
        "<doc name='d'><mainBody><odd><num>1.</num><strange>Ships <b>may</b> pass<sup>2</sup> 5 km<sup>2</sup>."
        "</strange></odd><odd>The toll is high.</odd></mainBody></doc>"
    )
    assert list_texts(plan) == [("1", "Ships may pass² 5 km²."), ("par-1", "The toll is high.")]


def test_what_is_no_part_of_the_law_is_told() -> None:
    plan = read(
        "<act name='act'><coverPage><p>Gazette 5</p></coverPage><body><toc><tocItem>Ships</tocItem></toc>"
        "<section><num>1.</num><content><p>Ships <del>must</del> <remark>sic</remark> may pass."
        "<img src='m.png' alt='Map'/></p></content></section></body></act>"
    )
    assert list_texts(plan) == [("1", "Ships may pass.")]
    assert sorted(list_account(plan)) == [
        ("comment", "sic"),
        ("contents", "Ships"),
        ("header", "Gazette 5"),
        ("picture", "Map m.png"),
        ("struck", "must"),
    ]


def test_notes_of_numbers_headings_and_cells_are_kept() -> None:
    note = "<authorialNote><p>See {}.</p></authorialNote>"
    plan = read(
        f"<act name='act'><body><section><num>1.{note.format('A')}</num><heading>Tolls{note.format('B')}</heading>"
        f"<content><table><tr><td>Fee{note.format('C')}</td><td>5</td></tr></table><p>{note.format('D')}</p></content>"
        "</section></body></act>"
    )
    (clause,) = plan.clauses
    assert clause.attributes["footnotes"] == ("See A.", "See B.", "See C.", "See D.")


BILL = """<meta xmlns:dc='dc'><dc:title>1 HR 5 IH: To pass.</dc:title></meta><preface><docNumber>5</docNumber></preface>
<main><longTitle><docTitle>A BILL</docTitle><officialTitle>To let ships pass.</officialTitle></longTitle>
<title><num value='I'>TITLE I—</num><heading>SHIPS</heading><section><num>SEC. 101. </num><heading>PASSAGE.</heading>
<subsection><num>(a) </num><chapeau>A ship may—</chapeau>
<paragraph><num>(1) </num><content>pass; or</content></paragraph>
<continuation>at any time.</continuation></subsection><subsection><num>(b) </num><content>The law reads:
<quotedContent><section><num>“SEC. 5. </num><content>Tolls.”</content></section></quotedContent>.</content></subsection>
</section></title></main><endorsement>Clerk</endorsement>"""


def test_a_bill_in_uslm() -> None:
    plan = read_bill(BILL)
    assert plan.title == "To let ships pass."
    assert list_account(plan) == [("header", "5"), ("header", "A BILL"), ("footer", "Clerk")]
    assert list_texts(plan)[0] == ("preamble", "To let ships pass.")
    assert list_texts(plan)[1:] == [
        ("Title I", ""),
        ("Section 101", ""),
        ("Section 101(a)", "A ship may—\nat any time."),
        ("Section 101(a)(1)", "pass; or"),
        ("Section 101(b)", "The law reads: “SEC. 5. Tolls.” ."),
    ]


def test_a_bill_says_in_its_namespace_that_it_is_one() -> None:
    plan = read_document(
        b"<?xml version='1.0'?><u:lawDoc xmlns:u='http://xml.house.gov/schemas/uslm/1.0'><u:main>"
        b"<u:section><u:num>1.</u:num><u:content>Ships.</u:content></u:section></u:main></u:lawDoc>",
        "a",
    )
    assert list_texts(plan) == [("1", "Ships.")]


def test_a_number_of_an_unknown_kind_stays_in_the_text() -> None:
    plan = read_bill("<main><section><num>Tariff K9/7</num><content>Ships pay.</content></section></main>")
    assert "Tariff K9/7 Ships pay." in plan.clauses[0].text
