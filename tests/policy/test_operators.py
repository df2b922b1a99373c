"""Each operator of a policy: a version that keeps to it, one that breaks it, one of which nobody can tell."""

from __future__ import annotations

import pytest

from plancmp import Comparison, Plan, compare, loads
from plancmp.policy import Check, Level, Outcome, check, read_policy

HEAD = "plancmp: 1\nid: p\ntitle: P\nparties: [North, South]\n"
CAP = "{topics: [military], id: '1', text: Troops., terms: {troops: {party: North, must: {at_most: %s personnel}%s}}}"
HIDDEN = "{topics: [military], id: '1', text: Troops., terms: {troops: {party: North, disclosure: undisclosed}}}"
OPTIONS = (
    "{topics: [military], id: '1', agreement: open, options: ["
    "{by: [North], text: Many., terms: {troops: {party: North, must: {at_most: 900 personnel}}}},"
    "{by: [South], text: Few., terms: {troops: {party: North, must: {at_most: 300 personnel}}}}]}"
)
NOTHING = "{topics: [territory], id: '2', text: Borders stand.}"


def make_plan(*clauses: str, head: str = "") -> Plan:
    return loads(f"{HEAD}{head}clauses:\n" + "".join(f"  - {clause}\n" for clause in clauses))


def make_cap(number: int, more: str = "") -> Plan:
    return make_plan(CAP % (number, more))


def run(rule: str, subject: Plan | Comparison) -> Check:
    return check(read_policy(f"policy: 1\ntitle: T\nrules:\n  line: {rule}\n"), subject)


def judge(rule: str, subject: Plan | Comparison) -> Outcome:
    outcomes = {finding.outcome for finding in run(rule, subject).findings}
    assert len(outcomes) == 1, outcomes
    return outcomes.pop()


ABOUT = "about: {term: troops, party: North}"
UNKNOWN = make_plan(NOTHING, head="disclosure: partial\n")


@pytest.mark.parametrize(
    ("rule", "holding", "breaking", "unknown"),
    [
        ("no_tighter_than: {must: {at_most: 500 personnel}}", make_cap(500), make_cap(499), make_plan(HIDDEN)),
        ("no_tighter_than: {must: {at_most: 500 personnel}}", make_cap(700), make_cap(300), UNKNOWN),
        ("no_tighter_than: {must: {at_most: 500 personnel}}", make_cap(700), make_cap(300), make_plan(OPTIONS)),
        ("no_looser_than: {must: {at_most: 500 personnel}}", make_cap(500), make_cap(501), make_plan(HIDDEN)),
        (
            "no_looser_than: {must: {at_most: 500 personnel}}",
            make_cap(400),
            make_plan(CAP.replace("must:", "may:") % (400, "")),
            make_plan(HIDDEN),
        ),
        ("same_as: {must: {at_most: 500 personnel}}", make_cap(500), make_cap(501), make_plan(HIDDEN)),
        ("force_is: must", make_cap(1), make_plan(CAP.replace("must:", "may:") % (1, "")), make_plan(HIDDEN)),
        ("force_is: [may, must]", make_cap(1), make_plan(CAP.replace("must:", "states:") % (1, "")), UNKNOWN),
        ("unconditional: yes", make_cap(1), make_cap(1, ", if: at sea"), make_plan(HIDDEN)),
        ("unconditional: no", make_cap(1, ", if: at sea"), make_cap(1), make_plan(HIDDEN)),
        (
            "confidence: [high, medium]",
            make_cap(1, ", confidence: high"),
            make_cap(1, ", confidence: low"),
            make_cap(1),
        ),
        ("stands: yes", make_cap(1), make_plan(NOTHING), UNKNOWN),
        ("stands: no", make_plan(NOTHING), make_cap(1), UNKNOWN),
        ("stands: yes", make_cap(1), make_plan(NOTHING), make_plan(OPTIONS)),
    ],
)
def test_operators_on_terms(rule: str, holding: Plan, breaking: Plan, unknown: Plan) -> None:
    rule = f"{{{ABOUT}, {rule}}}"
    assert judge(rule, holding) is Outcome.HOLDS
    assert judge(rule, breaking) is Outcome.BREACHED
    assert judge(rule, unknown) is Outcome.CANNOT_TELL


STATED = "{topics: [military], id: '1', text: Troops., agreement: agreed}"


@pytest.mark.parametrize(
    ("rule", "holding", "breaking", "unknown"),
    [
        ("agreement: agreed", STATED, STATED.replace("agreed}", "open}"), STATED.replace(", agreement: agreed", "")),
        ("agreement: [agreed, aim_agreed]", STATED.replace("agreed}", "aim_agreed}"), OPTIONS, HIDDEN),
    ],
)
def test_operators_on_clauses(rule: str, holding: str, breaking: str, unknown: str) -> None:
    rule = f"{{about: {{topic: military}}, {rule}}}"
    assert judge(rule, make_plan(holding)) is Outcome.HOLDS
    assert judge(rule, make_plan(breaking)) is Outcome.BREACHED
    assert judge(rule, make_plan(unknown)) is Outcome.CANNOT_TELL


def test_disclosure_is_told_of_terms_clauses_and_silence() -> None:
    rule = "{about: {topic: military}, disclosure: stated}"
    assert judge(rule, make_cap(1)) is Outcome.HOLDS
    assert Outcome.BREACHED in {finding.outcome for finding in run(rule, make_plan(HIDDEN)).findings}
    assert judge(rule, make_plan("{topics: [military], id: '1', disclosure: undisclosed}")) is Outcome.BREACHED
    assert judge(rule, UNKNOWN) is Outcome.BREACHED
    assert judge(rule, make_plan(NOTHING)) is Outcome.UNMATCHED


BAN = "{topics: [nato], id: '1', text: No., terms: {join: {party: North, must_not: join NATO}}}"
SILENT = make_plan(NOTHING, head="disclosure: partial\n")


@pytest.mark.parametrize(
    ("pattern", "harmless", "breaking", "unknown"),
    [
        ("{effect: tightened}", (make_cap(5), make_cap(6)), (make_cap(5), make_cap(4)), (make_cap(5), SILENT)),
        (
            "{effect: [reversed, dropped]}",
            (make_plan(BAN), make_plan(BAN)),
            (make_plan(BAN), make_plan(BAN.replace("must_not", "may"))),
            (make_plan(BAN), SILENT),
        ),
        ("{rule: cap-lowered}", (make_cap(5), make_cap(6)), (make_cap(5), make_cap(4)), (make_cap(5), SILENT)),
        ("{kind: removed}", (make_cap(5), make_cap(4)), (make_cap(5), make_plan(NOTHING)), (make_cap(5), SILENT)),
        (
            "{effect: tightened}",
            (make_plan(NOTHING), make_plan(NOTHING)),
            (make_cap(5), make_cap(4)),
            (make_plan(CAP % (5, ""), NOTHING), make_plan(CAP % (5, ""), NOTHING.replace("stand", "do not stand"))),
        ),
    ],
)
def test_changes_that_may_not_happen(
    pattern: str, harmless: tuple[Plan, Plan], breaking: tuple[Plan, Plan], unknown: tuple[Plan, Plan]
) -> None:
    rule = f"{{no_change: {pattern}}}"
    assert not run(rule, compare(*harmless)).open
    assert Outcome.BREACHED in {finding.outcome for finding in run(rule, compare(*breaking)).open}
    assert {finding.outcome for finding in run(rule, compare(*unknown)).open} == {Outcome.CANNOT_TELL}


@pytest.mark.parametrize("word", ["flag: moved", "materiality: material", "kind: revised"])
def test_patterns_look_at_flags_materialities_and_kinds(word: str) -> None:
    old = make_plan(CAP % (5, ""), NOTHING)
    new = make_plan(NOTHING, CAP % (4, ""))
    assert run(f"{{no_change: {{{word}}}}}", compare(old, new)).open
    assert not run(f"{{no_change: {{{word}}}}}", compare(old, old)).open


@pytest.mark.parametrize(
    "about",
    [
        "{topic: military}",
        "{term: troops}",
        "{clause: '1'}",
        "{party: North}",
        "{force: must}",
        "{constraint: interval}",
    ],
)
def test_what_a_red_line_is_about(about: str) -> None:
    rule = f"{{about: {about}, no_tighter_than: {{must: {{at_most: 5 personnel}}}}}}"
    other = "{topics: [nato], id: '2', text: No., terms: {join: {party: South, may: join NATO}}}"
    found = run(rule, make_plan(CAP % (5, ""), other)).findings
    assert [(finding.name, finding.outcome) for finding in found] == [("troops", Outcome.HOLDS)]


def test_a_bound_holds_in_its_situation_alone() -> None:
    rule = f"{{{ABOUT}, no_tighter_than: {{must: {{at_most: 500 personnel}}, when: in peacetime}}}}"
    assert judge(rule, make_cap(500, ", when: in peacetime")) is Outcome.HOLDS
    assert judge(rule, make_cap(500)) is Outcome.HOLDS
    assert judge(rule, make_cap(300, ", when: in peacetime")) is Outcome.BREACHED
    assert judge(rule, make_cap(300, ", when: at war")) is Outcome.CANNOT_TELL


def test_a_situation_is_the_same_with_other_quotation_marks() -> None:
    rule = f"""{{{ABOUT}, no_tighter_than: {{must: {{at_most: 500 personnel}}, when: "at Ukraine's call"}}}}"""
    assert judge(rule, make_cap(500, ", when: at  Ukraine’s call")) is Outcome.HOLDS


def test_a_bound_without_conditions_is_meant_always() -> None:
    at_sea = make_cap(400, ", when: at sea")
    assert judge(f"{{{ABOUT}, no_looser_than: {{must: {{at_most: 500 personnel}}}}}}", at_sea) is Outcome.BREACHED
    assert judge(f"{{{ABOUT}, no_tighter_than: {{must: {{at_most: 500 personnel}}}}}}", at_sea) is Outcome.BREACHED
    assert judge(f"{{{ABOUT}, no_tighter_than: {{must: {{at_most: 300 personnel}}}}}}", at_sea) is Outcome.HOLDS


def test_what_a_version_does_not_have_is_missing_or_unmatched() -> None:
    rule = f"{{{ABOUT}, no_tighter_than: {{must: {{at_most: 500 personnel}}}}}}"
    gone = compare(make_cap(5), make_plan(NOTHING))
    assert judge(rule, gone) is Outcome.BREACHED
    assert judge(rule, make_plan(NOTHING)) is Outcome.UNMATCHED
    assert not run(rule, make_plan(NOTHING)).passes()


@pytest.mark.parametrize(("word", "level"), [("pass", None), ("warn", Level.WARNING), ("fail", Level.ERROR)])
def test_what_nobody_can_tell_is_treated_as_the_policy_says(word: str, level: Level | None) -> None:
    (finding,) = run(f"{{{ABOUT}, unknown: {word}, force_is: must}}", make_plan(HIDDEN)).findings
    assert (finding.outcome, finding.level) == (Outcome.CANNOT_TELL, level)


def test_reports_that_differ_leave_it_open_and_reports_that_agree_do_not() -> None:
    clause = (
        "{topics: [military], id: '1', reports: ["
        "{source: a, text: One., terms: {troops: {party: North, must: {at_most: %d personnel}}}},"
        "{source: b, text: Two., terms: {troops: {party: North, must: {at_most: %d personnel}}}}]}"
    )
    head = "sources: {a: {publisher: A}, b: {publisher: B}}\n"
    rule = f"{{{ABOUT}, no_tighter_than: {{must: {{at_most: 500 personnel}}}}}}"
    assert judge(rule, make_plan(clause % (600, 700), head=head)) is Outcome.HOLDS
    assert judge(rule, make_plan(clause % (300, 400), head=head)) is Outcome.BREACHED
    assert judge(rule, make_plan(clause % (300, 700), head=head)) is Outcome.CANNOT_TELL


def test_a_red_line_on_changes_says_so_when_one_version_is_given() -> None:
    result = run("{no_change: {effect: dropped}}", make_cap(1))
    assert [(finding.judgement.reason, finding.level) for finding in result.open] == [
        ("needs-two-versions", Level.INFO)
    ]
    assert result.passes()
