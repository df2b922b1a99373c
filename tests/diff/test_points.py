"""Two renderings, clause by clause: which are one point, where each passage stands, and what was not compared."""

from __future__ import annotations

import pytest

from plancmp import Plan, compare_renderings
from plancmp.align import Pins
from plancmp.diff.renderings import Passage, RenderingComparison, join_words
from plancmp.model import Clause, Option

ARMY = "Ukraine's armed forces are limited to {} personnel."
SHIPS = "Ships may pass through the northern strait at any time."
GRAIN = "Tariffs on grain from Kherson end within two years."
PRISONERS = "All prisoners of war come home before winter."


def plan(name: str, *clauses: Clause) -> Plan:
    return Plan(name, name, clauses=clauses)


def number(name: str, *texts: str, start: int = 1) -> Plan:
    return plan(name, *(Clause(str(place), text=text) for place, text in enumerate(texts, start)))


def tell(result: RenderingComparison) -> list[tuple[str, str]]:
    """The points as the ids of their clauses on either side."""
    return [
        ("+".join(entry.clause.id for entry in point.first), "+".join(entry.clause.id for entry in point.second))
        for point in result.points
    ]


def test_a_divergence_quotes_both_renderings_in_their_places() -> None:
    first, second = number("a", SHIPS, ARMY.format("600,000")), number("b", SHIPS, ARMY.format("800,000"), start=6)
    result = compare_renderings(first, second)
    (found,) = result.divergences
    assert (str(found.kind), found.rule) == ("figure", "figure-differs")
    assert found.first == Passage("2", 23, 55, "are limited to 600,000 personnel", "at most 600,000 personnel")
    assert found.second == Passage("7", 23, 55, "are limited to 800,000 personnel", "at most 800,000 personnel")
    assert (result.first, result.second) == (first, second)
    assert result
    assert not compare_renderings(first, first)


def test_a_force_is_quoted_with_the_words_behind_it() -> None:
    first = number("a", "Ukraine may join NATO if Russia agrees in writing.")
    second = number("b", "Ukraine must not join NATO.")
    force, condition = compare_renderings(first, second).divergences
    assert force.first == Passage("1", 8, 31, "may join NATO if Russia", "may")
    assert force.second == Passage("1", 8, 26, "must not join NATO", "must not")
    assert condition.first == Passage("1", 22, 49, "if Russia agrees in writing", "if")
    assert condition.second is None


def test_a_passage_stands_in_the_part_that_holds_it() -> None:
    whole = plan("a", Clause("5", text=f"{SHIPS}\n\n{ARMY.format('600,000')}"))
    parts = plan("b", Clause("5", text=SHIPS, clauses=(Clause("5b", text=ARMY.format("800,000")),)))
    for first, second in ((whole, parts), (parts, whole)):
        result = compare_renderings(first, second)
        assert tell(result) == [("5", "5+5b") if first is whole else ("5+5b", "5")]
        (found,) = result.divergences
        passages = {passage.clause: passage for passage in (found.first, found.second) if passage}
        assert passages["5b"].text == "are limited to 800,000 personnel"
        assert (passages["5b"].start, passages["5b"].end) == (23, 55)
        assert passages["5"].start == len(SHIPS) + 2 + 23


def test_a_point_that_one_rendering_lacks_is_quoted_whole() -> None:
    first, second = number("a", SHIPS, GRAIN), number("b", SHIPS)
    (found,) = compare_renderings(first, second).divergences
    assert (str(found.kind), found.rule) == ("point", "point-lacking")
    assert (found.first, found.second) == (Passage("2", 0, len(GRAIN), GRAIN, GRAIN), None)
    (back,) = compare_renderings(second, first).divergences
    assert (back.first, back.second) == (None, Passage("2", 0, len(GRAIN), GRAIN, GRAIN))


def test_an_introduction_is_an_outlets_own() -> None:
    first = plan("a", Clause("preamble", text=GRAIN), Clause("1", text=SHIPS))
    second = number("b", SHIPS)
    assert tell(compare_renderings(first, second)) == [("preamble", ""), ("1", "1")]
    assert not compare_renderings(first, second).divergences
    assert not compare_renderings(second, first).divergences


def test_points_stand_in_the_order_of_the_first_rendering_and_lone_ones_of_the_second_behind() -> None:
    first, second = number("a", SHIPS, GRAIN, ARMY.format(5)), number("b", ARMY.format(5), PRISONERS, SHIPS)
    assert tell(compare_renderings(first, second)) == [("1", "3"), ("2", ""), ("3", "1"), ("", "2")]


def test_what_has_no_words_is_listed_as_unread() -> None:
    first = plan("a", Clause("1", text=SHIPS), Clause("2"), Clause("3", heading="Part", clauses=(Clause("4"),)))
    second = number("b", SHIPS)
    result = compare_renderings(first, second)
    assert result.unread == (("2", "4"), ())
    assert compare_renderings(second, first).unread == ((), ("2", "4"))
    assert tell(result) == [("1", "1")]


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        (Clause("1", heading="H", text="T"), "T"),
        (Clause("1", heading="H"), "H"),
        (Clause("1", heading="H", clauses=(Clause("2"),)), ""),
        (Clause("1", heading="H", options=(Option(("A",), "O"), Option(("B",), "P"))), "O\n\nP"),
        (Clause("1", text="T", options=(Option(("A",), "O"), Option(("B",)))), "T\n\nO"),
        (Clause("1"), ""),
    ],
)
def test_what_is_compared_of_a_clause(clause: Clause, words: str) -> None:
    assert join_words(plan("a", clause).outline()[0]) == words


def test_a_rendering_that_does_not_read_as_english_is_marked() -> None:
    foreign = "Україна не вступає до НАТО, а Росія не нападає на сусідні держави, і обидві сторони міняють полонених."
    english = "Ukraine does not join NATO, and Russia does not attack its neighbours, and both sides swap prisoners."
    assert compare_renderings(number("a", foreign), number("b", foreign)).foreign == (True, True)
    # Beside English it is a translation, of which values, parties and negations are compared.
    for pair in ((foreign, english), (english, foreign)):
        found = compare_renderings(*(number(name, text) for name, text in zip("ab", pair, strict=True)))
        assert (found.foreign, found.is_translated) == ((False, False), True)
    # Names alone are no language, and a few words none either.
    assert compare_renderings(number("a", "Donetsk Luhansk Kherson"), number("b", english)).foreign == (False, False)


def test_what_a_person_pinned_is_one_point_and_what_they_forbade_is_not() -> None:
    first, second = number("a", SHIPS, GRAIN), number("b", PRISONERS, SHIPS)
    assert ("2", "1") not in tell(compare_renderings(first, second, pins=Pins(forbidden=frozenset({(1, 0)}))))
    assert ("2", "1") in tell(compare_renderings(first, second, pins=Pins(required=frozenset({(1, 0)}))))
    apart = compare_renderings(first, second, pins=Pins(forbidden=frozenset({(0, 1)})))
    assert ("1", "2") not in tell(apart)


def test_clauses_that_share_no_words_are_linked_by_a_number_that_holds_elsewhere_and_marked() -> None:
    first = number("a", SHIPS, ARMY.format("600,000"), "The dam is mended.")
    second = number("b", SHIPS, ARMY.format("600,000"), "Repairs of what holds back water begin.")
    result = compare_renderings(first, second)
    assert tell(result) == [("1", "1"), ("2", "2"), ("3", "3")]
    turned = number("b", "Repairs of what holds back water begin.", ARMY.format("600,000"), SHIPS)
    assert ("3", "1") not in tell(compare_renderings(first, turned))


def test_a_link_by_few_words_is_weak_unless_the_printed_numbers_agree() -> None:
    dam = "Kharkiv gets a new dam from frozen funds within a year."
    works = "Repairs of water works, roads, piers, mills, barns, stables, wells, locks and a dam in the region round"
    works += " Kharkiv are paid by the banks of the country out of what they hold for others."
    first = number("a", SHIPS, dam, GRAIN)
    turned = compare_renderings(first, number("b", works, GRAIN, SHIPS))
    assert tell(turned) == [("1", "3"), ("2", "1"), ("3", "2")]
    assert [point.is_weak for point in turned.points] == [False, True, False]
    assert not any(point.is_weak for point in compare_renderings(first, number("b", SHIPS, works, GRAIN)).points)


def test_parties_of_either_plan_are_read_as_parties() -> None:
    first = Plan("a", "a", parties=("Ruritania",), clauses=(Clause("1", text="The fund is held by Ruritania."),))
    second = Plan("b", "b", clauses=(Clause("1", text="The fund is held by the bank."),))
    for one, other in ((first, second), (second, first)):
        assert [str(item.kind) for item in compare_renderings(one, other).divergences] == ["party"]


def test_equal_divergences_get_different_fingerprints() -> None:
    first = number("a", *[f"{text} It costs 5 dollars." for text in (SHIPS, GRAIN)])
    second = number("b", *[f"{text} It costs 6 dollars." for text in (SHIPS, GRAIN)])
    one, other = compare_renderings(first, second).divergences
    assert (one.rule, one.first and one.first.value) == (other.rule, other.first and other.first.value)
    assert one.fingerprint != other.fingerprint
    assert {len(item.fingerprint) for item in (one, other)} == {10}


@pytest.mark.parametrize(
    ("part", "is_part"),
    [("Tariffs and grain; coal ends.", True), ("Tariffs on grain and coal.", False), ("5.", False)],
)
def test_a_part_belongs_to_the_point_that_says_more_than_half_of_its_words(part: str, is_part: bool) -> None:
    whole = plan("a", Clause("5", text=f"{SHIPS} {GRAIN}"), Clause("9", text=PRISONERS))
    parts = plan("b", Clause("5", text=SHIPS, clauses=(Clause("5b", text=part),)), Clause("9", text=PRISONERS))
    assert (("5", "5+5b") in tell(compare_renderings(whole, parts))) is is_part
    assert (("5+5b", "5") in tell(compare_renderings(parts, whole))) is is_part


def test_parts_that_say_the_same_go_with_the_points_that_hold_them() -> None:
    def write_part(number: str, text: str) -> Clause:
        return Clause(number, text=text, clauses=(Clause(f"{number}a", text="It is done within a year."),))

    first = plan("a", write_part("1", SHIPS), write_part("2", GRAIN))
    second = plan("b", write_part("1", GRAIN), write_part("2", SHIPS))
    assert tell(compare_renderings(first, second)) == [("1", "2"), ("1a", "2a"), ("2", "1"), ("2a", "1a")]


def test_a_part_joins_no_point_of_another_chapter_though_the_words_stand_there() -> None:
    whole = plan("a", Clause("5", text=f"{SHIPS} {GRAIN}"), Clause("9", text=PRISONERS))
    elsewhere = Clause("9", text=PRISONERS, clauses=(Clause("9b", text="Tariffs and grain; coal ends."),))
    assert ("", "9b") in tell(compare_renderings(whole, plan("b", Clause("5", text=SHIPS), elsewhere)))
