"""A report about a plan is not the plan: what it leaves out is not disclosed, and never removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp import Comparison, Plan, compare, dumps, load, loads
from plancmp.diff.coverage import prove_coverage
from plancmp.model import Disclosure, DocumentKind, PlanDisclosure

ROOT = Path(__file__).parents[2]
DRAFT = ROOT / "fixtures" / "us-28-point-draft.yaml"
PAGES = [ROOT / "fixtures" / "pages" / f"refined-framework-report.{ending}" for ending in ("txt", "html")]
TEXT = """Harbour plan

1. The fleet of Norland is limited to 40 ships.

2. All sailors receive full amnesty.

3. Norland holds elections within 90 days.
"""


def read(tmp_path: Path, text: str, name: str = "new.txt", kind: DocumentKind | None = None) -> Plan:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return load(path, kind=kind)


def list_effects(comparison: Comparison) -> set[str]:
    return {str(term.effect) for term in comparison.terms}


@pytest.mark.parametrize("page", PAGES, ids=["text", "html"])
def test_a_news_page_about_a_plan_removes_and_adds_nothing(page: Path) -> None:
    report = load(page)
    assert report.kind is DocumentKind.REPORT
    assert report.kind_reason == "Its details were not disclosed."
    comparison = compare(load(DRAFT), report)
    assert {str(change.kind) for change in comparison.clauses} == {"withheld"}
    assert list_effects(comparison) == {"withheld"}
    assert prove_coverage(comparison).is_complete
    said = {change.old[0].clause.id: change.new[0].clause.text for change in comparison.clauses if change.new}
    assert "600,000" in said["6"]
    assert "NATO" in said["7(a)"]
    assert "Crimea" in said["21(a)"]
    for words in ("security guarantees", "territory", "armed forces", "NATO"):
        assert any("unclear" in text and words in text for text in said.values())
    # The deadline for an answer and the next meeting are no terms of the plan.
    assert "Thursday" in comparison.new.note
    assert not any("Thursday" in text or "Geneva" in text for text in said.values())


def test_a_report_is_the_same_after_a_round_trip_and_the_other_way_round() -> None:
    report = load(PAGES[0])
    assert loads(dumps(report)) == report
    assert list_effects(compare(report, load(DRAFT))) == {"disclosed"}


def test_what_a_report_says_is_tied_to_the_point_that_it_speaks_of(tmp_path: Path) -> None:
    old = read(tmp_path, TEXT, "old.txt")
    new = read(
        tmp_path,
        "What is known\n\nThe revised draft raises the limit on the fleet from 40 to 60 ships, two officials said.\n\n"
        "The amnesty was dropped, according to one source.\n\nDetails of the elections were not disclosed.\n",
    )
    comparison = compare(old, new)
    kinds = {change.old[0].clause.id: change.new[0].clause for change in comparison.clauses}
    assert [str(term.effect) for term in comparison.terms if term.new] == ["loosened"]
    assert kinds["1"].disclosure is kinds["2"].disclosure is Disclosure.REPORTED
    assert kinds["3"].disclosure is Disclosure.UNDISCLOSED
    assert "removed" not in {str(change.kind) for change in comparison.clauses}


@pytest.mark.parametrize(
    "text",
    [
        "Підсумки\n\nПосадовці заявили, що є рамка. Деталі не розкрито.\n\nНевідомо, як вона вирішує питання НАТО.\n",
        "Итоги\n\nЧиновники заявили о новом плане. Подробности не раскрываются.\n\nНеизвестно, что будет с НАТО.\n",
        "Bericht\n\nZwei Minister sagten, es gebe einen Plan. Keine Einzelheiten.\n\nUnklar ist die Lage der NATO.\n",
        "Récit\n\nLes deux camps ont annoncé un plan. On ignore le sort de l'OTAN.\n",
        "Crónica\n\nLos ministros dijeron que hay un plan. No está claro qué pasa con la OTAN.\n",
    ],
    ids=["uk", "ru", "de", "fr", "es"],
)
def test_a_report_is_known_in_each_language(tmp_path: Path, text: str) -> None:
    plan = read(tmp_path, text)
    assert plan.kind is DocumentKind.REPORT
    assert plan.disclosure is PlanDisclosure.PARTIAL


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "Lead\n\nOfficials said on Monday that details were not disclosed. The paper prints the points.\n\n" + TEXT,
        "Recitals\n\nThe said Agreement was published.\n\nThe Parties shall not disclose it, according to Annex A.\n",
    ],
)
def test_a_plan_that_a_page_prints_is_the_plan(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text).kind is DocumentKind.TEXT


def test_the_user_knows_better(tmp_path: Path) -> None:
    text = PAGES[0].read_text(encoding="utf-8")
    assert read(tmp_path, text, kind=DocumentKind.TEXT).kind is DocumentKind.TEXT
    assert read(tmp_path, TEXT, kind=DocumentKind.REPORT).disclosure is PlanDisclosure.PARTIAL


@pytest.mark.parametrize(
    ("title", "kind"),
    [("Main points of the plan", DocumentKind.SUMMARY), ("Excerpts from the plan", DocumentKind.EXCERPT)],
)
def test_what_a_summary_or_an_excerpt_leaves_out_is_not_disclosed(
    tmp_path: Path, title: str, kind: DocumentKind
) -> None:
    old = read(tmp_path, TEXT, "old.txt")
    new = read(tmp_path, f"{title}\n\n1. The fleet of Norland is limited to 40 ships.\n")
    assert new.kind is kind
    assert {str(change.kind) for change in compare(old, new).changes} == {"withheld"}


CLAIMS = """plancmp: 1
id: told
title: What was said
{kind}disclosure: partial
clauses:
  - {{id: a, topics: [military], text: {claim}, disclosure: reported}}
"""
PLAN = """plancmp: 1
id: draft
title: Harbour plan
parties: [Norland]
clauses:
  - id: "1"
    topics: [military]
    text: The fleet of Norland is held to 40 ships.
    terms: {fleet-size: {party: Norland, must: {at_most: 40 ships}}}
  - {id: "2", topics: [military], text: Captains wear hats.}
  - {id: "3", topics: [amnesty], text: All sailors are forgiven.}
"""


def tell(claim: str, kind: str = "") -> Comparison:
    return compare(loads(PLAN), loads(CLAIMS.format(claim=claim, kind=kind)))


def list_links(comparison: Comparison) -> list[tuple[str, str]]:
    return [(change.old[0].clause.id, change.new[0].clause.id) for change in comparison.clauses if change.link]


@pytest.mark.parametrize(
    ("claim", "point"),
    [("A ceiling of 60 was agreed.", "1"), ("Point 3 stays.", "3"), ("Point 2 is open again.", "2")],
)
def test_a_claim_is_linked_to_the_clause_whose_point_or_topic_it_names(claim: str, point: str) -> None:
    assert list_links(tell(claim)) == [(point, "a")]
    assert [change.old[0].clause.id for change in tell(claim, "kind: report\n").clauses if change.new] == [point]


@pytest.mark.parametrize("claim", ["Something was agreed.", "Point 9 was agreed."])
def test_a_claim_that_may_mean_several_clauses_is_linked_to_none(claim: str) -> None:
    assert list_links(tell(claim)) == []


def test_the_figure_of_a_claim_takes_the_place_of_the_one_that_a_person_wrote() -> None:
    (change,) = (one for one in tell("A ceiling of 60 was agreed.", "kind: report\n").terms if one.name == "fleet-size")
    assert (str(change.effect), [cause.difference for cause in change.causes if cause.difference]) == (
        "loosened",
        ["+20 ships, +50 %"],
    )
