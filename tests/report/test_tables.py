"""Tables: every change has its row, nothing hidden is uncounted, and no cell is a formula."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.diff import compare
from plancmp.model import Clause, Condition, ConditionKind, Force, Option, Plan, PlanDisclosure, Report, Term
from plancmp.model.constraints import Wording
from plancmp.readers import find_taxonomy, load
from plancmp.report import Filter, Messages, View, build_view, find_renderer
from plancmp.report.cells import disarm, write_csv
from plancmp.report.ledger import LedgerLine, build_ledger

FIXTURES = Path(__file__).parents[2] / "fixtures"
TEXT = "The harbour office answers."


def view_pair(old: str, new: str, wanted: Filter | None = None) -> View:
    first, second = (load(FIXTURES / f"{name}.yaml") for name in (old, new))
    return build_view(compare(first, second), find_taxonomy(second.taxonomy), wanted)


def read_rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def count_changes(view: View) -> int:
    return sum(len(change.terms) + len(change.fields) or 1 for change in view.comparison.changes)


@pytest.mark.parametrize(
    "wanted", [Filter(), Filter(parties=frozenset({"Ukraine"})), Filter(only=frozenset({"editorial"}))]
)
def test_the_counts_of_all_rows_are_all_changes_whatever_is_hidden(wanted: Filter) -> None:
    view = view_pair("us-28-point-draft", "e3-edit", wanted)
    rows = read_rows(find_renderer("csv")(view, Messages()))
    assert sum(int(row["count"]) for row in rows) == count_changes(view)
    assert {row["rule"] for row in rows if row["kind"] == "hidden"} == {name for name, n in view.hidden.items() if n}
    assert all((row["fingerprint"] == "") == (row["kind"] == "hidden") for row in rows)


@pytest.mark.parametrize("name", ["changes", "columns", "columns-csv", "marked", "marked-txt", "ledger", "ledger-csv"])
def test_every_table_counts_what_a_filter_hides(name: str) -> None:
    view = view_pair("us-28-point-draft", "e3-edit", Filter(topics=frozenset({"nato"})))
    report = find_renderer(name)(view, Messages())
    for reason in ("editorial", "filtered"):
        number = view.hidden[reason]
        shown = f"hidden,{reason},,,,,,,{number}" if name == "ledger-csv" else f"{number} "
        assert number
        assert shown in report


@pytest.mark.parametrize("name", ["columns-csv", "marked-txt"])
def test_a_whole_text_holds_the_words_of_every_clause(name: str) -> None:
    view = view_pair("us-28-point-draft", "e3-edit")
    report = re.sub(r"\[-.*?-\]|[{+}\s]|-\]", "", find_renderer(name)(view, Messages()), flags=re.DOTALL)
    for clause in view.comparison.new.walk():
        assert re.sub(r"[{+}\s]", "", clause.text).replace('"', '""' if name == "columns-csv" else '"') in report


def test_silence_reads_unlike_removal_in_both_columns() -> None:
    for disclosure, word in ((PlanDisclosure.FULL, ""), (PlanDisclosure.PARTIAL, "content not disclosed")):
        old = Plan("a", "A", clauses=(Clause("1", text=TEXT),))
        new = Plan("b", "B", disclosure=disclosure)
        view = build_view(compare(old, new), find_taxonomy("peace"))
        (row,) = read_rows(find_renderer("columns-csv")(view, Messages()))
        assert (row["old"], row["new"]) == (f"1 {TEXT}", word)


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(1)", "\t=1", "\r=1", " =1", "＝1", "'=1", "+ when free", "+5 km"],
)
def test_a_formula_is_text(cell: str) -> None:
    assert disarm(cell).startswith("'")


@pytest.mark.parametrize(
    "cell", ["-5", "+200,000, +33 %", "-1.5", "+33 %", "−5 km", "600,000", "6", "", "a=b", "10(a)"]
)
def test_figures_and_plain_text_stay_as_they_are(cell: str) -> None:
    assert disarm(cell) == cell


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"])))
def test_a_cell_reads_back(text: str) -> None:
    assert disarm(text).removeprefix("'") == text
    ((cell,),) = csv.reader(io.StringIO(write_csv([text], []), newline=""))
    assert cell == text


def make_ledger(
    old: Clause, new: Clause, disclosure: PlanDisclosure = PlanDisclosure.FULL
) -> list[tuple[str, str, str]]:
    before = Plan("a", "A", parties=("Ukraine", "Russia"), clauses=(old,))
    after = Plan("b", "B", parties=("Ukraine", "Russia"), clauses=(new,), disclosure=disclosure)
    lines = build_ledger(build_view(compare(before, after), find_taxonomy("peace")), Messages())
    return [tell(line) for line in lines]


def tell(line: LedgerLine) -> tuple[str, str, str]:
    return line.party, str(line.turn), str(line.holding)


def make_clause(
    force: Force | None, *parties: str, text: str = "leave", when: str = "", more: tuple[Option | Report, ...] = ()
) -> Clause:
    conditions = (Condition(ConditionKind.WHEN, when),) if when else ()
    terms = (Term("t", parties, force, Wording(text), conditions),) if force else ()
    options = tuple(item for item in more if isinstance(item, Option))
    reports = tuple(item for item in more if isinstance(item, Report))
    return Clause("1", text=TEXT, terms=terms, options=options, reports=reports)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (make_clause(None), make_clause(Force.MUST, "Ukraine"), [("Ukraine", "gained", "duty")]),
        (make_clause(Force.MUST_NOT, "Ukraine"), make_clause(None), [("Ukraine", "lost", "ban")]),
        (
            make_clause(Force.MUST_NOT, "Ukraine"),
            make_clause(Force.MAY, "Ukraine"),
            [("Ukraine", "lost", "ban"), ("Ukraine", "gained", "right")],
        ),
        (
            make_clause(Force.MUST, "Ukraine"),
            make_clause(Force.MUST, "Russia"),
            [("Ukraine", "lost", "duty"), ("Russia", "gained", "duty")],
        ),
        (
            make_clause(Force.MUST, "Ukraine"),
            make_clause(Force.MUST, "Ukraine", when="peace holds"),
            [("Ukraine", "altered", "duty"), ("Ukraine", "gained", "condition")],
        ),
        (
            make_clause(Force.MUST, "Ukraine", when="peace holds"),
            make_clause(Force.MUST, "Ukraine"),
            [("Ukraine", "altered", "duty"), ("Ukraine", "lost", "condition")],
        ),
        (make_clause(None), make_clause(Force.MUST), [("", "gained", "duty")]),
        (make_clause(None), make_clause(Force.STATES, "Ukraine"), []),
        (
            make_clause(None),
            make_clause(
                None, more=(Option(("Russia",), "x", (Term("t", ("Ukraine",), Force.MUST, Wording("leave")),)),)
            ),
            [("Ukraine", "claimed", "duty")],
        ),
    ],
)
def test_the_ledger_says_who_gained_and_lost_what(
    old: Clause, new: Clause, expected: list[tuple[str, str, str]]
) -> None:
    assert make_ledger(old, new) == expected


def test_the_ledger_counts_nothing_as_lost_that_is_not_known() -> None:
    clause = Clause("2", text="Pilots are free of charge by the port.")
    lines = make_ledger(make_clause(Force.MUST, "Ukraine"), clause, disclosure=PlanDisclosure.PARTIAL)
    assert lines == [("Ukraine", "unknown", "duty")]


def test_a_filtered_text_marks_only_what_is_shown() -> None:
    view = view_pair("us-28-point-draft", "e3-edit", Filter(topics=frozenset({"military"})))
    report = find_renderer("marked")(view, Messages())
    assert "~~600,000~~ **800,000**" in report
    assert len(re.findall("~~", report)) < 20
    assert "**7(a)** Whether Ukraine joins NATO depends on the consensus of the allies." in report


LOOK_ALIKE = (Clause("1", text="Ukraine is free to trade."), Clause("1", text="Ukr\u0430ine is free to trade."))


def test_a_marked_text_says_what_looks_alike_and_is_not() -> None:
    report = find_renderer("marked")(view_clauses(*LOOK_ALIKE), Messages())
    assert "~~Ukraine~~ **Ukr\u0430ine** is free to trade." in report
    assert "read it: + Ukr\u0430ine (U+0430)" in report


def test_a_ledger_counts_the_changes_of_words_that_stand_in_no_entry() -> None:
    view = view_clauses(*LOOK_ALIKE)
    assert "1 change of words is missing from this ledger" in find_renderer("ledger")(view, Messages())
    (row,) = read_rows(find_renderer("ledger-csv")(view, Messages()))
    assert (row["holding"], row["count"]) == ("unread", "1")
    same = view_clauses(LOOK_ALIKE[0], LOOK_ALIKE[0])
    assert "stands in no entry" not in find_renderer("ledger")(same, Messages())
    assert read_rows(find_renderer("ledger-csv")(same, Messages())) == []


def view_clauses(old: Clause, new: Clause) -> View:
    before, after = Plan("a", "A", parties=("Ukraine",), clauses=(old,)), Plan("b", "B", clauses=(new,))
    return build_view(compare(before, after), find_taxonomy("peace"))
