"""A duty that went to another clause moved: it is neither added nor dropped, and its edits are told where it stands."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from plancmp.align.plans import align_plans
from plancmp.diff import Comparison, Effect, Kind, compare
from plancmp.diff.coverage import prove_coverage
from plancmp.diff.sentences import list_sentences
from plancmp.model import Clause, Plan

DUTIES = (
    "The pilot shall board every ship at the outer buoy.",
    "The town shall keep the lamp burning until midnight.",
    "A guest may stay in the harbour for 20 days.",
    "The cooper must mark each barrel with his own sign.",
    "The council shall publish its accounts within 14 days.",
    "No boat may leave the quay in fog.",
    "The ferryman shall row to the island at least twice a week.",
)


def read(clauses: Sequence[Sequence[str]]) -> Plan:
    made = tuple(Clause(str(number), text=" ".join(texts)) for number, texts in enumerate(clauses, 1))
    return Plan("p", "p", clauses=made, extracted=True)


def tell(comparison: Comparison) -> list[tuple[str, bool]]:
    return sorted((str(term.effect), term.is_moved) for term in comparison.terms)


@settings(max_examples=50, deadline=None)
@given(st.permutations(DUTIES), st.integers(0, 2), st.integers(0, 2))
def test_a_duty_that_went_to_another_clause_moved(duties: list[str], source: int, target: int) -> None:
    assume(source != target)
    old = [list(duties[:2]), list(duties[2:4]), list(duties[4:6])]
    new = [list(clause) for clause in old]
    new[target].append(new[source].pop())
    there, back = compare(read(old), read(new)), compare(read(new), read(old))
    assert tell(there) == tell(back) == [("same", True)]
    assert prove_coverage(there).is_complete
    (term,) = there.terms
    assert term.old is not None
    assert term.new is not None
    assert (term.old.entry.index, term.new.entry.index) == (source, target)


def test_what_changed_of_a_duty_that_moved_is_told_where_it_stands() -> None:
    old = [[DUTIES[0], DUTIES[4]], [DUTIES[3]], [DUTIES[5]]]
    new = [[DUTIES[0]], [DUTIES[3], DUTIES[4].replace("14", "30")], [DUTIES[5]]]
    comparison = compare(read(old), read(new))
    (term,) = comparison.terms
    assert (term.effect, term.is_moved) == (Effect.LOOSENED, True)
    assert [change.new[0].clause.id for change in comparison.clauses if change.terms] == ["2"]


def test_clauses_that_exchanged_half_of_their_duties_stay_together() -> None:
    old = [[DUTIES[0], DUTIES[1]], [DUTIES[2], DUTIES[3]]]
    new = [[DUTIES[0], DUTIES[2]], [DUTIES[1], DUTIES[3]]]
    comparison = compare(read(old), read(new))
    assert not [term for term in comparison.terms if term.effect is not Effect.SAME]


def test_a_duty_that_stands_twice_is_cut_off_twice() -> None:
    costs = "The buyer shall pay the costs of it."
    old = read([[DUTIES[0], costs], [DUTIES[5]], [DUTIES[3], costs]])
    new = read([[DUTIES[0]], [costs], [DUTIES[5]], [DUTIES[3]], [costs]])
    assert align_plans(old, new).pairs() == {(0, 0), (0, 1), (1, 2), (2, 3), (2, 4)}
    assert align_plans(new, old).pairs() == {(0, 0), (1, 0), (2, 1), (3, 2), (4, 2)}
    assert {change.kind for change in compare(old, new).clauses} <= {Kind.EDITORIAL, Kind.UNCHANGED}


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("The council shall inspect the wells and shall list them.", ("inspect the wells", "list them")),
        ("The council shall inspect the wells and list them.", ("inspect the wells", "list them")),
    ],
)
def test_a_sentence_cut_in_two_keeps_its_duties(whole: str, parts: tuple[str, str]) -> None:
    cut = [f"The council shall {part}." for part in parts]
    for old, new in (([[whole]], [cut]), ([[whole], [DUTIES[0]]], [[cut[0]], [cut[1]], [DUTIES[0]]])):
        for before, after in ((old, new), (new, old)):
            comparison = compare(read(before), read(after))
            assert not comparison.terms
            assert not [change for change in comparison.clauses if change.kind is Kind.REVISED]


def test_what_was_cut_off_answers_to_what_it_was_cut_off_from_and_not_to_a_ban_of_the_same_words() -> None:
    verbs = "row, freely sail, or freely paddle the boat"
    marks = "only within the marks of this Pond"
    carry = "carry a copy of, or a link to, the rules of this Pond in every boat that the guest rows, freely sails, or"
    old = [
        f"A guest may {verbs} {marks}, and the guest must {carry} freely paddles.",
        f"A guest may not {verbs} with any engine that stirs the mud in a manner against the rules of this Pond.",
    ]
    keeps = "keeps another guest of the Pond from the use of the marks granted to that guest by the rules"
    new = [
        f"A guest may row or freely paddle the boat {marks}.",
        f"A guest must {carry.replace(', freely sails,', '').replace('a link', 'a long link')} freely paddles.",
        f"When a guest rows or freely paddles it, the guest may not fit any strong engine to the boat that {keeps}.",
    ]
    for one, other in ((old, new), (new, old)):
        terms = [term for term in compare(read([one]), read([other])).terms if term.effect is not Effect.SAME]
        assert not [cause for term in terms for cause in term.causes if cause.rule == "force-reversed"]
        # "The marks granted to that guest by the rules" say who granted them, and not who may fit engines.
        parties = {slot.term.party for term in terms for slot in (term.old, term.new) if slot and slot.term}
        assert parties <= {("guest",)}


def test_who_acts_is_looked_for_in_his_own_sentence() -> None:
    old = read([["Guests may row, fish and swim here, and they must carry a lamp and a whistle on every trip."]])
    new = read([["Guests may row or fish here.", "They must carry a lamp, a bell and a whistle on every trip."]])
    named = {term.new.term.name: term.new.term.party for term in compare(old, new).terms if term.new and term.new.term}
    assert named == {"row fish": ("Guests",), "carry lamp": ()}


@pytest.mark.parametrize(
    ("subject", "first", "link", "second"),
    [
        ("The council", "shall list the wells", " and ", "shall close them for {} days."),
        ("The council", "shall list the wells", " but ", "may close them for {} days."),
        ("The council", "shall list the wells", ", ", "shall close them for {} days."),
        ("Der Rat", "muss die Brunnen melden", " und ", "muss sie {} Tage schließen."),
        ("Рада", "мусить оглянути криниці", " і ", "мусить закрити їх на {} днів."),
    ],
)
def test_of_a_sentence_that_was_cut_in_two_only_what_changed_is_told(
    subject: str, first: str, link: str, second: str
) -> None:
    whole = [[f"{subject} {first}{link}{second.format(6)}"]]
    parts = [[f"{subject} {first}.", f"{subject} {second.format(9)}"]]
    for comparison in (compare(read(whole), read(parts)), compare(read(parts), read(whole))):
        (term,) = comparison.terms
        assert term.old is not None
        assert term.new is not None


def test_a_ban_of_which_one_half_became_a_duty_is_told() -> None:
    old, new = (
        [["The council shall not list and close wells."]],
        [["The council shall not list.", "The council shall close wells."]],
    )
    assert [change.kind for change in compare(read(old), read(new)).clauses] == [Kind.REVISED]


def test_a_proviso_that_became_a_sentence_of_its_own_is_listed_by_its_link() -> None:
    old = [["The council shall list the wells, provided that small wells may be left out until 2 May 2030."]]
    new = [["The council shall list the wells.", "Small wells may be left out until 2 May 2030."]]
    comparison = compare(read(old), read(new))
    assert not comparison.terms
    assert [item.cause.difference for change in comparison.clauses for item in change.fields] == ["− provided that"]


def test_a_sentence_cut_in_two_with_another_force_is_told() -> None:
    old = [["The council shall inspect the wells and shall list them."]]
    new = [["The council shall inspect the wells.", "The council may list them."]]
    comparison = compare(read(old), read(new))
    assert [change.kind for change in comparison.clauses] == [Kind.REVISED]


def list_tasks(council: Sequence[str], mayor: Sequence[str], opening: str = "The mayor shall:") -> Plan:
    """Two lists of tasks, each under its opening words."""
    parts = [
        Clause(
            str(number),
            text=lead,
            clauses=tuple(Clause(f"{number}{letter}", text=text) for letter, text in zip("abcd", tasks, strict=False)),
        )
        for number, lead, tasks in ((1, "The council shall:", council), (2, opening, mayor))
    ]
    return Plan("p", "p", clauses=tuple(parts), extracted=True)


def list_rules(comparison: Comparison) -> list[tuple[str, str, str]]:
    return [
        (item.cause.rule, item.old, item.new)
        for change in comparison.clauses
        for item in change.fields
        if item.cause.facet == "references"
    ]


TASKS = ("adopt the budget of the town", "audit the accounts of the harbour", "name the pilots")
DUTY = "represent the town abroad"


def test_an_item_of_a_ban_may_be_nothing_but_a_condition() -> None:
    old, new = (list_tasks([f"notwithstanding the rules of this house{end}"], []) for end in (" 8:", ":"))
    old, new = (evolve(plan, clauses=(evolve(plan.clauses[0], text="The council shall not:"),)) for plan in (old, new))
    assert [change.kind for change in compare(old, new).clauses] == [Kind.UNCHANGED, Kind.REVISED]


def test_an_item_that_went_to_another_list_is_told_with_the_words_that_open_it() -> None:
    old, new = list_tasks(TASKS, [DUTY]), list_tasks([TASKS[0], TASKS[2]], [DUTY, TASKS[1]])
    council, mayor = "The council shall:", "The mayor shall:"
    there, back = compare(old, new), compare(new, old)
    assert list_rules(there) == [("lead-in-changed", council, mayor)]
    assert list_rules(back) == [("lead-in-changed", mayor, council)]
    assert prove_coverage(there).is_complete
    assert [change.kind for change in there.clauses if change.fields] == [Kind.REVISED]


def test_an_item_whose_list_opens_as_before_only_moved() -> None:
    old = list_tasks(TASKS, [DUTY], "The council shall:")
    assert not list_rules(compare(old, list_tasks([TASKS[0], TASKS[2]], [DUTY, TASKS[1]], "The council shall:")))
    # What became of the opening words of its own list is told there.
    assert not list_rules(compare(list_tasks(TASKS, [DUTY]), list_tasks(TASKS, [DUTY], "The mayor may:")))


def test_what_stands_behind_a_list_is_no_part_of_its_opening_words() -> None:
    lead, behind = "The council consists of:", "The mayor shall call it twice a year."
    items = (Clause("1(a)", text="the pilot;"), Clause("1(b)", text="the cooper."))
    old = Plan("p", "p", clauses=(Clause("1", text=lead, clauses=items),), extracted=True)
    new = Plan("p", "p", clauses=(Clause("1", text=f"{lead}\n{behind}", clauses=items),), extracted=True)
    (term,) = compare(old, new).terms
    assert term.effect is Effect.ADDED
    assert term.new
    assert term.new.term
    assert term.new.term.evidence
    start, end = term.new.term.evidence.span
    assert new.clauses[0].text[start:end] == behind
    # Where no list was taken out, the line goes on.
    lone = Plan("p", "p", clauses=(Clause("1", text=f"{lead}\nThe pilot and the cooper."),), extracted=True)
    assert len(list_sentences(lone.outline()[0])) == 1


def test_a_sentence_that_stands_elsewhere_word_for_word_went_there() -> None:
    honest = "A guest may only use the quay for honest trade with the town."
    old = read([[DUTIES[0], DUTIES[3], honest], [DUTIES[5], DUTIES[6]]])
    new = read(
        [
            [DUTIES[0], DUTIES[3], "A guest may not use the quay for any trade in nets, oars or salt."],
            [DUTIES[5], DUTIES[6], honest],
        ]
    )
    assert tell(compare(old, new)) == [("added", False), ("same", True)]
    assert tell(compare(new, old)) == [("dropped", False), ("same", True)]
    # Two that are near twins were exchanged, which must show.
    pays, owes = (
        "The Mill shall pay 5 crowns to the town each May.",
        "The Forge shall pay 7 crowns to the town each May.",
    )
    one, other = [[DUTIES[0], pays], [DUTIES[5], owes]], [[DUTIES[0], owes], [DUTIES[5], pays]]
    assert not [term for term in compare(read(one), read(other)).terms if term.is_moved]


def test_a_sentence_that_was_joined_to_the_next_one_is_not_gone() -> None:
    rule = "you must draw lots in public, keep a list of all who held a lottery, and pay each prize of a lottery in May"
    old = read([[DUTIES[3], f"Guests may hold a lottery on the quay. If you hold a lottery, {rule}."]])
    new = read([[DUTIES[3], f"Guests may hold a lottery on the quay, provided that if you do, {rule}."]])
    assert not [term for term in compare(old, new).terms if term.effect in {Effect.DROPPED, Effect.ADDED}]
