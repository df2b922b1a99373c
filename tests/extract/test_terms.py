"""Terms of a clause: what they say, what they are called, and that other words for the same give the same."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.diff import Kind, compare
from plancmp.extract.naming import settle_names
from plancmp.extract.terms import extract_terms
from plancmp.model import Clause, Condition, ConditionKind, Force, PartialDate, Plan, Quantity, Term
from plancmp.model.constraints import (
    Bound,
    Constraint,
    Dates,
    Deadline,
    Flag,
    Interval,
    Members,
    Pace,
    Relation,
    Shares,
)
from tests.effort import count_calls


def only(text: str) -> Term:
    (term,) = extract_terms(text)
    return term


def at_most(quantity: Quantity) -> Interval:
    return Interval(high=Bound(quantity))


def at_least(quantity: Quantity) -> Interval:
    return Interval(low=Bound(quantity))


def exactly(quantity: Quantity) -> Interval:
    return Interval(Bound(quantity), Bound(quantity))


@pytest.mark.parametrize(
    ("text", "name", "party", "force", "constraint"),
    [
        ("Ukraine's armed forces are limited to 600,000 personnel.", "figure-personnel", ("Ukraine",), Force.MUST,
         at_most(Quantity(600_000, "personnel"))),
        ("The Ukrainian army is capped at 800,000.", "figure-personnel", ("Ukraine",), Force.MUST,
         at_most(Quantity(800_000, "personnel"))),
        ("Russia limits its army to 900,000 soldiers.", "figure-personnel", ("Russia",), Force.MUST,
         at_most(Quantity(900_000, "soldiers"))),
        ("Spending may not exceed EUR 5 million per year.", "money", (), Force.MUST,
         at_most(Quantity(5_000_000, "EUR per year"))),
        ("The Parties shall pay at least 2% of GDP.", "share-gdp", ("Parties",), Force.MUST,
         at_least(Quantity(2, "%"))),
        ("The US receives 50% of the profit.", "share-profit", ("United States",), Force.STATES,
         exactly(Quantity(50, "%"))),
        ("Elections must be held within 100 days of the signature of this agreement.", "deadline", (), Force.MUST,
         Deadline(Pace.WITHIN, "signature", Quantity(100, "day"))),
        ("Russia shall withdraw no later than 15 May 2026.", "deadline", ("Russia",), Force.MUST,
         Dates(latest=PartialDate(2026, 5, 15))),
        ("The output is split 50:50 between Russia and Ukraine.", "share", (), Force.STATES,
         Shares({"Russia": Quantity(50, "%"), "Ukraine": Quantity(50, "%")})),
        ("The Supplier shall reply within ten business days of notice.", "deadline", ("Supplier",), Force.MUST,
         Deadline(Pace.WITHIN, "notice", Quantity(10, "business day"))),
        ("The zone is 10 to 40 km wide.", "distance", (), Force.STATES,
         Interval(Bound(Quantity(10, "km")), Bound(Quantity(40, "km")))),
        ("Ukraine's armed forces are not restricted.", "figure-personnel", ("Ukraine",), Force.MAY,
         Interval(unit="personnel")),
        ("Ukraine shall not join NATO.", "force", ("Ukraine",), Force.MUST_NOT, Flag()),
        ("NATO agrees to station no troops there.", "force", ("NATO",), Force.MUST_NOT, Flag()),
        ("It is expected that Russia does not invade its neighbours.", "force", ("Russia",), Force.EXPECTED,
         Flag(value=False)),
        ("Kyiv may invite observers.", "force", ("Ukraine",), Force.MAY, Flag()),
        ("The Contractor shall keep records.", "force", ("Contractor",), Force.MUST, Flag()),
        ("The Contractor and its direct affiliates shall keep records.", "force", ("Contractor",), Force.MUST, Flag()),
        ("The Contractor or its agents may leave.", "force", ("Contractor",), Force.MAY, Flag()),
        ("The contractor and its agents may leave.", "force", (), Force.MAY, Flag()),
        ("Crimea, Luhansk and Donetsk are recognised.", "places", (), Force.STATES,
         Members(("Crimea", "Luhansk", "Donetsk"))),
    ],
)  # fmt: skip
def test_a_clause_gives_its_term(
    text: str, name: str, party: tuple[str, ...], force: Force, constraint: Constraint
) -> None:
    term = only(text)
    assert (term.name, term.party, term.force, term.constraint) == (name, party, force, constraint)
    assert term.evidence is not None
    assert text[slice(*term.evidence.span)].strip()


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Aid continues if twelve states agree.", ConditionKind.IF, "12 states agree"),
        ("Aid shall continue provided that the ceasefire holds.", ConditionKind.IF, "the ceasefire holds"),
        ("Unless both sides object, talks shall begin.", ConditionKind.UNLESS, "both sides object"),
        ("The army may not exceed 800,000 personnel in peacetime.", ConditionKind.WHEN, "peacetime"),
        ("Membership is subject to consensus.", ConditionKind.SUBJECT_TO, "consensus"),
        ("Assets shall remain frozen until Russia pays.", ConditionKind.UNTIL, "Russia pays"),
    ],
)
def test_conditions_are_found(text: str, kind: ConditionKind, words: str) -> None:
    (term,) = (term for term in extract_terms(text) if not term.name.startswith("condition-"))
    assert term.conditions == (Condition(kind, words),)


def test_a_figure_in_a_condition_is_a_fact_that_binds_nobody() -> None:
    found = extract_terms("Ukraine shall publish contracts where they exceed EUR 154 000.")
    (figure,) = (term for term in found if term.name == "condition-money")
    assert (figure.force, figure.party, figure.conditions) == (Force.STATES, (), ())


def test_a_capital_is_a_party_only_where_it_acts() -> None:
    acting = only("Moscow will withdraw.")
    assert acting.party == ("Russia",)
    named = {term.name: term.constraint for term in extract_terms("Talks shall be held in Moscow.")}
    assert named["places"] == Members(("Moscow",))


def test_a_party_behind_a_preposition_does_not_act() -> None:
    assert only("Under the supervision of the IAEA the output is 5 GW.").party == ()
    assert only("Under the lead of Poland, Germany shall pay.").party == ("Germany",)


def test_the_plan_names_its_own_parties() -> None:
    (term,) = extract_terms("The EU shall pay.", ["EU"])
    assert term.party == ("EU",)
    (term,) = extract_terms("Arcadia shall pay.", ["Arcadia"])
    assert term.party == ("Arcadia",)


def test_names_do_not_depend_on_values() -> None:
    old = extract_terms("Ukraine's army is limited to 600,000 personnel.")
    new = extract_terms("Ukraine's army is limited to 800,000 personnel.")
    assert [term.name for term in old] == [term.name for term in new]


def test_running_numbers_stay_where_a_sum_comes_in_before_others() -> None:
    old = extract_terms("Russia shall pay EUR 5 million. Ukraine shall pay EUR 7 million.")
    new = extract_terms(
        "Poland shall pay EUR 1 million. Russia shall pay EUR 5 million. Ukraine shall pay EUR 7 million."
    )
    settled = {term.name: term.party for term in settle_names(old, new)}
    assert settled == {"money": ("Russia",), "money-2": ("Ukraine",), "money-3": ("Poland",)}


PARAPHRASES = [
    ("Ukraine's armed forces are limited to 600,000 personnel.",
     "The armed forces of Ukraine are capped at six hundred thousand personnel."),
    ("The United States shall receive 50% of the profit.",
     "Fifty per cent of the profit is to be received by the USA."),
    ("Elections must be held within 100 days of the signature of this agreement.",
     "Within one hundred days after this agreement is signed, elections shall be held."),
    ("Russia shall not invade its neighbours.", "Russia must not invade neighbouring countries."),
    ("NATO agrees not to expand further.", "NATO undertakes not to expand further."),
    ("The guarantee is valid for five years.", "The guarantee holds for 60 months."),
    ("USD 100 billion of the frozen assets shall be invested in rebuilding.",
     "Of the frozen assets, $100bn must be invested in the reconstruction programme."),
    ("The demilitarised zone is 10 to 40 km wide.",
     "The width of the demilitarized zone lies between ten and forty kilometres."),
    ("The parties may extend the programme by mutual consent, unless the Security Council objects.",
     "Unless the Security Council objects, the parties can prolong the program by mutual consent."),
    ("Ukraine is to withdraw its troops no later than 15 May 2026.",
     "By May 15, 2026, Ukraine shall pull back its troops."),
]  # fmt: skip


def facts(text: str, against: str) -> list[tuple[object, ...]]:
    terms = settle_names(extract_terms(against), extract_terms(text))
    return sorted(
        (term.name, term.party, str(term.force), _amounts(term.constraint), term.conditions) for term in terms
    )


def _amounts(constraint: Constraint | None) -> str:
    if isinstance(constraint, Interval):
        ends = [
            bound and (str(bound.value.amount), bound.value.dimension) for bound in (constraint.low, constraint.high)
        ]
        return str(ends)
    return constraint.describe() if constraint else ""


@pytest.mark.parametrize(("one", "other"), PARAPHRASES)
def test_other_words_for_the_same_give_the_same(one: str, other: str) -> None:
    assert facts(one, one) == facts(other, one)


ALTERATIONS = [
    ("Ukraine's army is limited to 600,000 personnel.", "Ukraine's army is limited to 660,000 personnel."),
    ("Ukraine's army is limited to 600,000 personnel.", "Ukraine's army is limited to at least 600,000 personnel."),
    ("Ukraine shall join the pact.", "Ukraine shall not join the pact."),
    ("Ukraine shall join the pact.", "Ukraine may join the pact."),
    ("Ukraine shall join the pact.", "Russia shall join the pact."),
    ("Elections are held within 100 days of signature.", "Elections are held within 120 days of signature."),
    ("Elections are held within 100 days of signature.", "Elections are held within 100 days of ratification."),
    ("All prisoners shall be exchanged.", "Most prisoners shall be exchanged."),
    ("All prisoners shall be exchanged.", "Prisoners shall be exchanged."),
    ("The force stays until 15 May 2026.", "The force stays until 15 June 2026."),
    ("The US receives 50% of the profit.", "The US receives 30% of the profit."),
    ("Russia pays USD 5 billion.", "Russia pays EUR 5 billion."),
    ("Russia pays Ukraine USD 5 billion.", "Ukraine pays Russia USD 5 billion."),
    ("Sanctions end if Russia complies.", "Sanctions end."),
    ("Sanctions shall end if Russia complies.", "Sanctions shall end unless Russia complies."),
    ("The truce is permanent.", "The truce is temporary."),
    ("The Council and the Commission decide.", "The Council or the Commission decide."),
    ("Troops leave Crimea.", "Troops leave Kherson."),
    ("The terms are set out in Article 24(2).", "The terms are set out in Article 24(9)."),
    ("The limit holds in peacetime.", "The limit holds."),
    ("Talks are held in Geneva.", "Talks are held in Vilnius."),
    ("The zone is 10 km deep.", "The zone is 10 miles deep."),
    ("Russia should withdraw.", "Russia must withdraw."),
    ("The plan is binding.", "The plan is not binding."),
]


@pytest.mark.parametrize(("one", "other"), ALTERATIONS)
def test_one_altered_fact_is_seen_from_either_side(one: str, other: str) -> None:
    for old, new in ((one, other), (other, one)):
        plans = [
            Plan(side, side, clauses=(Clause("1", text=text),), extracted=True)
            for side, text in (("a", old), ("b", new))
        ]
        assert compare(*plans).clauses[0].kind is Kind.REVISED


@given(st.text(max_size=200))
def test_any_text_gives_terms_with_unique_names_and_evidence_inside_it(text: str) -> None:
    terms = extract_terms(text)
    assert len({term.name for term in terms}) == len(terms)
    for term in terms:
        assert term.evidence is not None
        start, end = term.evidence.span
        assert 0 <= start < end <= len(text)
    assert settle_names(terms, terms) == terms


_WORDS = st.sampled_from(
    [
        *(
            "Ukraine",
            "Russia",
            "US",
            "Kyiv",
            "Kyiv's",
            "shall",
            "not",
            "may",
            "no",
            "is",
            "expected",
            "that",
            "if",
            "unless",
            ",",
        ),
        *(
            ".",
            ";",
            "5",
            "million",
            "EUR",
            "%",
            "of",
            "days",
            "after",
            "signature",
            "at",
            "least",
            "more",
            "than",
            "exceed",
        ),
        *(
            "50:50",
            "between",
            "and",
            "each",
            "a",
            "third",
            "army",
            "personnel",
            "in",
            "peacetime",
            "until",
            "15",
            "May",
            "2026",
        ),
        *(
            "subject",
            "to",
            "the",
            "Crimea",
            "or",
            "split",
            "equally",
            "by",
            "within",
            "limited",
            "agrees",
            "\n\n",
            "once",
        ),
    ]
)


@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_any_clause_of_treaty_words_is_read(text: str) -> None:
    terms = extract_terms(text)
    assert settle_names(terms, terms) == terms
    for term in terms:
        assert term.constraint is not None
        spelling = term.constraint.spell()
        if isinstance(spelling, Mapping):
            assert term.constraint.relate(type(term.constraint).parse(spelling)) is Relation.EQUAL


@pytest.mark.parametrize(
    "piece",
    ["Ukraine ", "Ukraine 5 days ", "shall ", "if ", "no ", "not ", "EUR 5 ", "Kyiv's ", "if 5 states ", "Kyiv and "],
)
@pytest.mark.slow
def test_time_is_linear(piece: str) -> None:
    short, long = (count_calls(partial(_read, piece * (length // len(piece)))) for length in (1_000, 4_000))
    assert long < 5 * short


def _read(text: str) -> None:
    terms = extract_terms(text)
    settle_names(terms, terms)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The dam shall be rebuilt by the end of 2026.", "The dam must be rebuilt before the end of 2026."),
        ("Ukraine may join the pact.", "Ukraine will be allowed to join the pact."),
        ("Ukraine may not join the pact.", "Ukraine would be barred from the pact."),
        (
            "Elections are held within 60 days of its ratification.",
            "Elections are held within 60 days of ratification.",
        ),
    ],
)
def test_press_language_gives_the_terms_of_treaty_language(first: str, second: str) -> None:
    def content(text: str) -> list[object]:
        # The present tense only states; the rest has to be equal.
        return [(term.name, term.force, term.constraint, term.party) for term in extract_terms(text)]

    assert content(first) == content(second)


def test_consent_is_a_condition_and_until_then_ends_at_once() -> None:
    (term,) = extract_terms("Troops may enter with the consent of Ukraine.")
    assert term.conditions == (Condition(ConditionKind.IF, "Ukraine"),)
    forces = [term.force for term in extract_terms("Until then ships may use the canal.")]
    assert forces == [Force.MAY]


def settle_texts(before: str, after: str) -> dict[str, Force | None]:
    """Return the force of each term of a text, under the names of the older text's terms."""
    old, new = extract_terms(before), extract_terms(after)
    texts = ([before] * len(old), [after] * len(new))
    return {term.name: term.force for term in settle_names(old, new, texts)}


def test_forces_of_one_clause_pair_by_the_words_around_them() -> None:
    before = "Guests may use the garden until dusk. Guests must not feed the swans on the pond."
    after = "Owners must sweep the stairs. Guests may use the garden until dusk. Guests may feed the swans on the pond."
    assert settle_texts(before, after) == {"force": Force.MAY, "force-2": Force.MAY, "force-3": Force.MUST}


def test_forces_about_other_things_do_not_pair_by_their_order() -> None:
    before = "Guests may use the garden. Dogs must not bark at night near the windows."
    after = "Guests may use the garden. The treasurer must sign cheques up to the yearly budget."
    assert settle_texts(before, after) == {"force": Force.MAY, "force-3": Force.MUST}


@pytest.mark.parametrize(
    "text",
    [
        "The keeper (1) waters the trees and (2) sweeps the paths.",
        "The fees are those of 31 XYZ 402 and 12 Q.R.S. 77.",
        "The keeper: 1) waters the trees, 2) sweeps the paths and 3) rings the bell.",
        "The letters go to The Garden Society, Springfield 02345-1301.",
        "Copyright (C) 2011, 2014 The Garden Society, Inc.",
        "Copyright (C) 2001,2002,2003, 2005, 2007, 2008 The Garden Society, Inc.",
        "Copyright (c) 2011-2014 The Garden Society.",
    ],
)
def test_figures_that_number_or_name_something_are_no_terms(text: str) -> None:
    assert extract_terms(text) == ()


def test_a_figure_in_brackets_that_says_a_word_again_is_a_term() -> None:
    assert [term.name for term in extract_terms("The tenant must leave within five (5) days.")] == ["deadline"]


def test_no_matter_forbids_nothing() -> None:
    assert {term.force for term in extract_terms("The garden pleases all, no matter what they wear.")} <= {Force.STATES}


def test_capitals_name_a_party_only_where_the_verb_has_none() -> None:
    assert only("The Gardener shall lock the gate.").party == ("Gardener",)
    assert only("THE USE OF THE GARDEN SHALL NOT HARM THE TREES.").party == ()


def test_a_stop_within_a_name_ends_no_condition() -> None:
    term = only("Guests must log in when visiting garden.example for the first time.")
    assert term.conditions == (Condition(ConditionKind.WHEN, "visiting garden.example for the first time"),)


def test_agreed_upon_is_no_condition() -> None:
    assert only("The rules shall be discussed and agreed upon with the council.").conditions == ()
    assert only("The keeper shall lock the gate upon the sound of the bell.").conditions != ()
