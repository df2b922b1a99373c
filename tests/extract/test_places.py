"""What a citation means among the clauses of a plan."""

from __future__ import annotations

import pytest

from plancmp.extract.citations import list_citations
from plancmp.extract.places import Places, Target
from plancmp.model import Clause, Plan


def resolve(ids: str, text: str, index: int = 0) -> str:
    """Return the id of the clause that a text cites where it stands, with what of the number no clause has."""
    outline = Plan("p", "P", clauses=tuple(Clause(name) for name in ids.split("; "))).outline()
    target = Places(outline).resolve(list_citations(text)[0], index)
    return "" if target is None else "+".join((outline[target.index].clause.id, *target.rest))


@pytest.mark.parametrize(
    ("ids", "text", "found"),
    [
        ("1; 2; 3", "as Article 2 says", "2"),
        ("Article 1; Article 2; 2", "as Article 2 says", "Article 2"),
        ("Article 1; 2", "as Article 2 says", ""),  # where some are called articles, a bare number is none
        ("Article 1; Article 2", "as Article 2(b) says", "Article 2+b"),
        ("1; 2; 3", "as Article 4 says", ""),
        ("Annex I; 2", "as Annex I says", "Annex I"),
        ("1; I", "as Annex I says", ""),
    ],
)
def test_a_citation_means_the_clause_of_its_number(ids: str, text: str, found: str) -> None:
    assert resolve(ids, text) == found


def test_of_two_clauses_of_one_number_the_one_in_the_same_annex_is_meant() -> None:
    ids = "Article 1; Article 2; Annex I/Article 1; Annex I/Article 2"
    assert resolve(ids, "as Article 2 says") == "Article 2"
    ids = "Boats/Article 1; Tolls/Article 2; Annex I/Article 1"
    assert resolve(ids, "as Article 1 says", 1) == "Boats/Article 1"


def test_what_two_clauses_may_mean_means_none() -> None:
    assert resolve("a/2; b/2; 3", "as Article 2 says", 2) == ""


def test_where_each_heading_counts_anew_its_items_are_meant_below_it_alone() -> None:
    ids = "boats/1; boats/1(2); fees/1; fees/1(2); fees/3; fees/3(1)"
    assert resolve(ids, "as paragraph 3(1) says", 4) == "fees/3(1)"
    assert resolve(ids, "as paragraph 3(1) says", 0) == ""
    # A section is no item of a list.
    assert resolve(ids, "as Section 3.1 says", 4) == ""
    # Where the numbers run through all headings, they are those of the text.
    assert resolve("boats/1; boats/2; fees/3; fees/3(1)", "as Section 3.1 says", 0) == "fees/3(1)"


def test_a_line_of_a_table_of_contents_is_not_what_is_cited() -> None:
    clauses = (Clause("2", text="Fees"), Clause("2~2", heading="Fees and tolls", text="A berth costs EUR 5."))
    outline = Plan("p", "P", clauses=clauses).outline()
    (citation,) = list_citations("as Section 2 says")
    assert Places(outline).resolve(citation, 1) == Target(1)
    # Two clauses of one number stay doubtful.
    both = Plan("p", "P", clauses=(Clause("2", text="Fees are due."), clauses[1])).outline()
    assert Places(both).resolve(citation, 1) is None


# Each clause below the one before it that has one mark less.
_ARTICLES = (
    "Article 5; >Article 5(1); >>Article 5(1)(a); >>Article 5(1)(b); >Article 5(2); "
    "Article 6; >Article 6(1); >Article 6(2)"
)
_CLAUSES = "5; >5(a); >5(b); 6; >6(a); >6(b); Annex I; >Annex I/1; >Annex I/2"


def nest(ids: str) -> tuple[Clause, ...]:
    rows = [(len(name) - len(name.lstrip(">")), name.lstrip(">")) for name in ids.split("; ")]

    def take(depth: int) -> tuple[Clause, ...]:
        taken = []
        while rows and rows[0][0] == depth:
            name = rows.pop(0)[1]
            taken.append(Clause(name, text="x", clauses=take(depth + 1)))
        return tuple(taken)

    return take(0)


@pytest.mark.parametrize(
    ("ids", "home", "text", "found"),
    [
        # A part is one of the clause that cites it, or of one above that.
        (_ARTICLES, "Article 5(1)(a)", "point (b) applies", "Article 5(1)(b)"),
        (_ARTICLES, "Article 5(1)(a)", "paragraph 2 applies", "Article 5(2)"),
        (_ARTICLES, "Article 5(2)", "paragraph 1 applies", "Article 5(1)"),
        (_ARTICLES, "Article 5(2)", "point (b) applies", ""),
        (_ARTICLES, "Article 6(1)", "paragraph 2 applies", "Article 6(2)"),
        (_ARTICLES, "Article 6", "point (a) applies", ""),
        (_CLAUSES, "5", "point (b) applies", "5(b)"),
        (_CLAUSES, "6(a)", "point (b) applies", "6(b)"),
        (_CLAUSES, "6(a)", "paragraph (b) applies", "6(b)"),
        (_CLAUSES, "5(b)", "sub-clause (a) applies", "5(a)"),
        (_CLAUSES, "Annex I/1", "point 2 applies", "Annex I/2"),
        # A whole number is one of the text, as far as the text has it.
        (_ARTICLES, "Article 6(1)", "paragraph 1 of Article 5 applies", "Article 5(1)"),
        (_ARTICLES, "Article 6(1)", "Article 5(1)(b) applies", "Article 5(1)(b)"),
        (_ARTICLES, "Article 6(1)", "Article 5(1)(c) applies", "Article 5(1)+c"),
        (_ARTICLES, "Article 6(1)", "Article 5(3) applies", "Article 5+3"),
        (_ARTICLES, "Article 6(1)", "Article 7 applies", ""),
        (_ARTICLES, "Article 6(1)", "clause 5 applies", ""),
        (_ARTICLES, "Article 6(1)", "section 5 applies", ""),
        (_CLAUSES, "6(a)", "clause 5(b) applies", "5(b)"),
        (_CLAUSES, "6(a)", "clause 5.2 applies", ""),
        (_CLAUSES, "6(a)", "Article 5 applies", "5"),
        (_CLAUSES, "6(a)", "section 6 applies", "6"),
        (_CLAUSES, "6(a)", "Annex I applies", "Annex I"),
        (_CLAUSES, "6(a)", "paragraph 2 of Annex I applies", "Annex I+2"),
        (_CLAUSES, "6(a)", "Annex II applies", ""),
    ],
)
def test_a_part_is_meant_of_the_clause_that_cites_it(ids: str, home: str, text: str, found: str) -> None:
    outline = Plan("p", "P", clauses=nest(ids)).outline()
    (index,) = (entry.index for entry in outline if entry.clause.id == home)
    target = Places(outline).resolve(list_citations(text)[0], index)
    assert ("" if target is None else "+".join((outline[target.index].clause.id, *target.rest))) == found
