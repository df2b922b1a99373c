"""What a text hides from the eye is shown in every report by its code point, and never obeyed."""

from __future__ import annotations

import io
import zipfile

import pytest

from plancmp import Clause, Force, Plan, Term, compare, compare_renderings, trace
from plancmp.model.constraints import Wording
from plancmp.policy import REVIEW, check
from plancmp.readers import find_taxonomy
from plancmp.report import FORMATS, Messages, View, build_view, find_renderer, findings, lineage, renderings
from plancmp.report.comparison import render
from plancmp.report.lineage_view import LineageView
from plancmp.report.phrases import clean

HIDDEN = {
    "override of direction": "\u202e",
    "isolate": "\u2066",
    "mark of direction": "\u200f",
    "zero width space": "\u200b",
    "zero width joiner": "\u200d",
    "soft hyphen": "\u00ad",
    "word joiner": "\u2060",
    "byte order mark": "\ufeff",
}
OBEYED = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u200b\ufeff")
TEXT = "Ukraine must not join NATO before 1 March 2027."


def make_plans(words: str) -> tuple[Plan, Plan]:
    """Return two versions by hand that say the same, but for what hides in words, headings, names and terms."""
    return make_plan("v1", "not"), make_plan("v2", words)


def make_plan(plan_id: str, words: str) -> Plan:
    terms = (Term("membership", ("Ukraine",), Force.MUST_NOT, Wording(f"{words} join NATO")),)
    clause = Clause("1", text=TEXT.replace("not", words), heading=f"On {words}", terms=terms)
    return Plan(plan_id, f"Draft {words}", clauses=(clause,), parties=("Ukraine",))


def view_plans(plans: tuple[Plan, Plan]) -> View:
    return build_view(compare(*plans), find_taxonomy("peace"))


def read_all(report: str | bytes) -> str:
    """Return a report as text: of a Word document, all its parts."""
    if isinstance(report, str):
        return report
    with zipfile.ZipFile(io.BytesIO(report)) as archive:
        return "\n".join(archive.read(name).decode("utf-8") for name in archive.namelist())


def spell(name: str, view: View) -> str:
    return render(view, Messages(), is_styled=True) if name == "styled" else find_renderer(name)(view, Messages())


@pytest.mark.parametrize("name", [*FORMATS, "styled"])
@pytest.mark.parametrize("hidden", HIDDEN)
def test_what_is_hidden_is_shown_by_its_code_point(name: str, hidden: str) -> None:
    letter = HIDDEN[hidden]
    view = view_plans(make_plans(f"n{letter}ot"))
    report = read_all(spell(name, view))
    assert not OBEYED & set(report)
    assert f"U+{ord(letter):04X}" in report.replace(f"\\u{ord(letter):04x}", f"U+{ord(letter):04X}")


# These show the words as they are, and that they differ: they have no place to say how.
WITHOUT_REASONS = {"marked", "marked-txt", "ledger", "ledger-csv"}


@pytest.mark.parametrize("name", sorted({*FORMATS, "styled"} - WITHOUT_REASONS))
def test_a_letter_of_another_alphabet_is_named(name: str) -> None:
    view = view_plans(make_plans("nоt"))
    report = read_all(spell(name, view))
    assert "U+043E" in report


@pytest.mark.parametrize("hidden", HIDDEN)
def test_no_other_report_obeys_what_is_hidden(hidden: str) -> None:
    old, new = make_plans(f"n{HIDDEN[hidden]}ot")
    tracks = LineageView(trace([old, new, old]), find_taxonomy("peace"))
    held = check(REVIEW, compare(old, new))
    divergences = compare_renderings(old, new)
    reports = [
        *(lineage.render(form, tracks, Messages()) for form in lineage.FORMATS),
        *(findings.render(form, held, Messages()) for form in findings.FORMATS),
        *(renderings.render(form, divergences, Messages()) for form in renderings.FORMATS),
    ]
    for report in reports:
        assert not OBEYED & set(report)


@pytest.mark.parametrize("words", ["می\u200cشود", "क्\u200dष", "👩\u200d👩\u200d👧"])
def test_joiners_stay_where_a_script_needs_them(words: str) -> None:
    assert clean(words) == words
