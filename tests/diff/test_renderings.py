"""Renderings of one version: other words for the same are no divergence, and one fact put differently is one."""

from __future__ import annotations

import pytest
from hypothesis import given

from plancmp import Plan, compare_renderings, loads
from plancmp.diff.renderings import DivergenceKind, Finding, find_divergences
from plancmp.model import Clause
from tests.diff.paraphrases import HELD_OUT_1, HELD_OUT_2, HELD_OUT_3, TUNED, Alteration, Pair
from tests.shared import any_plan

PAIRS = (*TUNED, *HELD_OUT_1, *HELD_OUT_2, *HELD_OUT_3)
ALTERED = [(pair, alteration) for pair in PAIRS for alteration in pair.alterations]


def mirror(findings: tuple[Finding, ...]) -> set[Finding]:
    return {finding.mirrored() for finding in findings}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.first[:40])
def test_paraphrases_do_not_diverge(pair: Pair) -> None:
    assert find_divergences(pair.first, pair.second) == ()


@pytest.mark.parametrize(("pair", "alteration"), ALTERED, ids=lambda value: getattr(value, "instead", "")[:40])
def test_one_fact_put_differently_is_one_divergence_of_its_kind(pair: Pair, alteration: Alteration) -> None:
    found = find_divergences(pair.first, pair.alter(alteration))
    assert [finding.kind for finding in found] == [alteration.kind]


@pytest.mark.parametrize(("pair", "alteration"), ALTERED, ids=lambda value: getattr(value, "instead", "")[:40])
def test_swapping_two_renderings_swaps_the_sides(pair: Pair, alteration: Alteration) -> None:
    altered = pair.alter(alteration)
    assert set(find_divergences(pair.first, altered)) == mirror(find_divergences(altered, pair.first))


@pytest.mark.parametrize(
    ("first", "second", "rules"),
    [
        ("Troops leave by 1 May 2027.", "Troops leave by the end of 2026.", ["deadline-differs"]),
        ("Elections are held within 60 days of signature.", "Elections are held within 60 days of ratification.",
         ["event-differs"]),
        ("The zone is at least 30 km wide.", "The zone is at most 30 km wide.", ["limit-differs"]),
        ("Crimea is recognised.", "Crimea and Kherson are recognised.", ["place-lacking"]),
        ("It is chaired by Donald Trump.", "It is chaired by Kaja Kallas.", ["name-differs"]),
        ("Article 5 applies.", "Article 4 applies.", ["reference-differs"]),
        ("They keep 100 tanks.", "They keep 100 aircraft.", ["figure-differs"]),
        ("They keep 100 ships.", "They keep 100 missiles.", ["figure-differs"]),
        ("They keep 100 ships.", "They keep 100 vessels.", []),
        ("Ukraine joins the fund.", "Ukraine leaves the fund.", ["opposite"]),
        ("The army is capped at 800,000 in peacetime.", "The army is capped at 800,000.", ["condition-lacking"]),
        ("The fund pays if Russia agrees.", "The fund pays only if Russia agrees.", ["condition-only"]),
        ("The fund pays if Russia agrees.", "The fund pays unless Russia agrees.", ["condition-turned"]),
        ("The recognition is de facto.", "The recognition is de jure.", ["qualifier-differs"]),
    ],
)  # fmt: skip
def test_every_rule_has_a_pair_that_shows_it(first: str, second: str, rules: list[str]) -> None:
    assert [finding.rule for finding in find_divergences(first, second)] == rules


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Russia and Ukraine exchange all prisoners.", "Both sides exchange every prisoner."),
        ("The NPT stays in force.", "The Non-Proliferation Treaty stays in force."),
        ("Zaporizhzhia is frozen.", "Zaporozhye is frozen."),
        ("Talks are held in Kyiv.", "Kyiv's talks are held."),
        ("Profits are split equally by Russia and Ukraine.", "Russia and Ukraine have half of the profits each."),
        ("Ukraine would hold elections.", "Ukraine shall hold elections."),
    ],
)
def test_names_shares_and_tenses_have_several_spellings(first: str, second: str) -> None:
    assert find_divergences(first, second) == ()


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        # parties, places, names
        ("Kyiv pays.", "Russia pays.", ["party-differs: Ukraine, Russia"]),
        ("Talks are held in Kyiv.", "Talks are held in Odesa.", ["place-differs: Kyiv, Odesa"]),
        ("Both sides pay.", "Russia and Ukraine pay.", []),
        ("Both sides pay.", "Russia pays.", ["party-lacking: , Russia"]),
        ("Ukraine, Poland and Norway pay.", "Ukraine and Poland pay.", ["party-lacking: Norway, "]),
        ("The fund is led by BlackRock.", "The fund is led by Lazard.", ["name-differs: blackrock, lazard"]),
        ("The IAEA inspects.", "The International Atomic Energy Agency inspects.", []),
        ("Donald Trump chairs it.", "President Trump chairs it.", []),
        ("Zelenskyy signs.", "Zelensky signs.", []),
        ("It is led by Omar.", "It is led by Omara.", ["name-differs: omar, omara"]),
        # qualifiers, directions, references
        (
            "The recognition is de facto.",
            "The recognition is de jure and full.",
            ["qualifier-differs: de facto, de jure", "qualifier-lacking: , full"],
        ),
        ("The recognition is partial.", "The recognition stands.", ["qualifier-lacking: partial, "]),
        ("Ukraine joins and leaves the fund.", "Ukraine leaves the fund.", []),
        ("Sanctions are lifted.", "Sanctions are imposed.", ["opposite: lifted, imposed"]),
        ("Article 5 applies.", "It applies.", ["reference-lacking: article 5, "]),
        ("Article 5 and 6 apply.", "Article 5 applies.", ["reference-differs: article 5 and 6, article 5"]),
        # figures and deadlines
        ("Ukraine gets 100 tanks.", "Ukraine gets 90.", ["figure-differs: 100 tanks, 90"]),
        ("It gets EUR 5 million.", "It gets USD 5 million.", ["figure-differs: 5 million EUR, 5 million USD"]),
        ("It gets EUR 5 within 3 days.", "It gets EUR 5 within 4 days.", ["deadline-differs: 3 days, 4 days"]),
        ("It gets EUR 5 within 3 days.", "It gets EUR 4 within 3 days.", ["figure-differs: 5 EUR, 4 EUR"]),
        (
            "Elections within 100 days.",
            "Elections within 100 days of signature.",
            ["event-differs: 100 days, 100 days after signature"],
        ),
        ("Once signed, elections are held within 100 days.", "Elections are held within 100 days of signature.", []),
        ("Elections are held within 100 days of signature.", "Both sign; elections are held within 100 days.", []),
        ("A signature comes first; it is done within 9 days.", "It is done within 9 days of signature.", []),
        ("It lasts 10 years.", "It lasts 120 months.", []),
        ("It lasts 10 years, then 5 years.", "It lasts 10 years.", ["figure-lacking: 5 years, "]),
        ("It lasts 3 years.", "It costs EUR 5.", ["figure-lacking: 3 years, ", "figure-lacking: , 5 EUR"]),
        ("Done within 3 days.", "Done by 5 tanks.", ["deadline-lacking: 3 days, ", "figure-lacking: , 5 tanks"]),
        (
            "It lasts 3 years and costs EUR 7.",
            "It costs EUR 5.",
            ["figure-lacking: 3 years, ", "figure-differs: 7 EUR, 5 EUR"],
        ),
        # forces
        ("Ukraine may join.", "Ukraine must join.", ["force-differs: may, must"]),
        ("Ukraine may not join.", "Ukraine may join.", ["negation-differs: must not, may"]),
        ("Ukraine must not join.", "Ukraine is expected not to join.", ["force-differs: must not, expected not"]),
        ("Ukraine may join and Russia may leave.", "Ukraine may join and Russia leaves.", []),
        ("Ukraine should pay.", "Ukraine pays.", ["force-differs: expected, "]),
        (
            "Ukraine may join. Russia should leave.",
            "It is possible for Ukraine to join. Russia leaves.",
            ["force-differs: expected, "],
        ),
        ("Ukraine may join. Russia may leave.", "Ukraine must join. Russia must leave.", ["force-differs: may, must"]),
        # conditions
        ("The fund pays if Russia agrees.", "The fund pays when Russia agrees.", []),
        ("The fund pays if Russia agrees.", "The fund pays.", ["condition-lacking: if, "]),
        ("Troops stay until winter comes, if Russia asks.", "If Moscow wants it, troops stay until frost begins.", []),
        ("Once signed, elections are held immediately.", "Elections are held immediately after signature.", []),
        ("The fund does not pay unless Russia agrees.", "The fund pays only if Russia agrees.", []),
        ("The fund must not pay until Russia agrees.", "The fund may pay only if Russia agrees.", []),
        ("The fund may pay only if Russia agrees.", "The fund must not pay.", ["condition-lacking: if, "]),
        (
            "In peacetime the army is small.",
            "The army is small in wartime.",
            ["condition-lacking: in peacetime, ", "condition-lacking: , in wartime"],
        ),
    ],
)
def test_a_divergence_names_what_either_text_says(first: str, second: str, told: list[str]) -> None:
    def tell(finding: Finding) -> str:
        one, other = (fact.value if fact else "" for fact in (finding.first, finding.second))
        return f"{finding.rule}: {one}, {other}"

    assert [tell(finding) for finding in find_divergences(first, second)] == told
    assert sorted(tell(finding.mirrored()) for finding in find_divergences(second, first)) == sorted(told)


def plan_of(name: str, *texts: str) -> Plan:
    return Plan(name, name, clauses=tuple(Clause(str(number), text=text) for number, text in enumerate(texts, 1)))


@given(any_plan)
def test_a_rendering_does_not_diverge_from_itself(plan: Plan) -> None:
    assert compare_renderings(plan, plan).divergences == ()


@given(any_plan, any_plan)
def test_every_clause_with_words_is_in_exactly_one_point(first: Plan, second: Plan) -> None:
    result = compare_renderings(first, second)
    for plan, place in ((first, 0), (second, 1)):
        seen = [entry.clause.id for point in result.points for entry in (point.first, point.second)[place]]
        assert len(seen) == len(set(seen))
        worded = {clause.id for clause in plan.walk() if clause.text}
        assert worded <= set(seen)


def test_points_are_linked_in_any_order_and_one_that_only_one_has_is_listed() -> None:
    first = plan_of("a", *(pair.first for pair in TUNED))
    second = plan_of("b", *(pair.second for pair in reversed(TUNED)), "Russia is invited back into the G8.")
    result = compare_renderings(first, second)
    assert [(one.kind, one.second and one.second.clause) for one in result.divergences] == [
        (DivergenceKind.POINT, "11")
    ]


def test_a_passage_is_where_it_says() -> None:
    first = loads("plancmp: 1\nid: a\ntitle: A\nclauses:\n  - {id: x, text: Poland pays EUR 5 million to the fund.}\n")
    second = loads(
        "plancmp: 1\nid: b\ntitle: B\nclauses:\n  - {id: y, text: The fund gets EUR 6 million from Poland.}\n"
    )
    (divergence,) = compare_renderings(first, second).divergences
    for plan, passage in ((first, divergence.first), (second, divergence.second)):
        assert passage is not None
        text = next(clause.text for clause in plan.walk() if clause.id == passage.clause)
        assert text[passage.start : passage.end] == passage.text


def test_a_fingerprint_does_not_hang_on_place_or_wording() -> None:
    pair, (alteration, *_) = TUNED[0], TUNED[0].alterations
    one = compare_renderings(plan_of("a", pair.first), plan_of("b", pair.alter(alteration)))
    other = compare_renderings(
        plan_of("a", "The sea is free.", pair.first + " Europe helps."),
        plan_of("b", "The sea is free.", "Europe helps. " + pair.alter(alteration)),
    )
    assert [item.fingerprint for item in one.divergences] == [item.fingerprint for item in other.divergences]


def test_a_persons_note_on_a_divergence_still_finds_it_in_the_next_release() -> None:
    result = compare_renderings(plan_of("a", "Ukraine may join."), plan_of("b", "Ukraine must join."))
    assert [item.fingerprint for item in result.divergences] == ["5b26a210ac"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Norland runs an NPP.", "Norland runs a nuclear power plant."),
        ("Norland stays in the CTBT.", "Norland stays in the Comprehensive Test Ban Treaty."),
        ("Barges use the Dnipro River.", "Barges use the Dnipro."),
        ("Aid goes to Kherson Oblast.", "Aid goes to Kherson region."),
        ("Norland lists places, including but not limited to ports.", "Norland lists places, including ports."),
        (
            "If a shell hits St. Paul without cause, talks end.",
            "Should a shell hit Saint Paul without reason, talks end.",
        ),
        ("Talks pause so that work can start.", "Talks pause for work to start."),
        (
            "It is expected that Norland will not arm and that Sudland will not arm.",
            "Norland is expected not to arm, and Sudland is expected not to arm.",
        ),
    ],
)
def test_short_names_and_other_words_say_the_same(first: str, second: str) -> None:
    assert find_divergences(first, second) == ()


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("If Ukraine invades Russia, talks end.", "Should Russia invade Ukraine, talks end.", "party"),
        ("Both sides keep START I.", "Both sides keep START II.", "name"),
        ("A long-term lease is signed.", "A short-term lease is signed.", "qualifier"),
        ("The ban stands in its constitution.", "The ban stands in its statutes.", "qualifier"),
        (
            "Neither side uses force. No guarantee will apply after a breach.",
            "Neither side uses force. The guarantee will apply after a breach.",
            "negation",
        ),
        ("Norland runs an NPP.", "Norland runs a thermal power plant.", "name"),
    ],
)
def test_what_differs_is_told_beside_what_is_only_said_otherwise(first: str, second: str, kind: str) -> None:
    assert kind in {str(found.kind) for found in find_divergences(first, second)}


def test_who_acts_in_the_passive_is_the_same() -> None:
    assert (
        find_divergences("If Ukraine invades Russia, talks end.", "If Russia is invaded by Ukraine, talks end.") == ()
    )
