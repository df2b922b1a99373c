"""What every constraint kind promises: it can be spelt, it relates to others as sets do, and it names what changed."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from plancmp.diff import RULES
from plancmp.model import Force, PartialDate, Quantity
from plancmp.model.constraints import (
    KINDS,
    Bound,
    Constraint,
    Dates,
    Deadline,
    Flag,
    Interval,
    Members,
    Mode,
    Pace,
    Relation,
    Shares,
    Spelling,
    SpellingError,
    Wording,
)
from plancmp.model.constraints.interval import spell_difference
from plancmp.model.quantity import parse_quantity
from tests import strategies

COUNTED = ("personnel", "USD", "km", "personnel per month")


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Any, Any]:
    """Two constraints of one kind."""
    strategy = strategies.CONSTRAINTS[draw(st.sampled_from(KINDS))]()
    return draw(strategy), draw(strategy)


@st.composite
def triples(draw: st.DrawFn) -> tuple[Any, Any, Any]:
    """Three constraints of one kind; deadlines from one event."""
    kind = draw(st.sampled_from(KINDS))
    strategy = strategies.CONSTRAINTS[kind]()
    if kind is Deadline:
        strategy = strategy.filter(lambda deadline: deadline.event == strategies.EVENTS[0])
    return draw(strategy), draw(strategy), draw(strategy)


def signed_intervals() -> st.SearchStrategy[Interval]:
    """Intervals of percentages whose ends may be negative and often meet."""
    numbers = st.integers(-3, 3).map(lambda number: Quantity(number, "%"))
    bounds = st.none() | st.builds(Bound, numbers, st.booleans())
    return st.tuples(bounds, bounds).map(_order_ends)


def _order_ends(ends: tuple[Bound[Quantity] | None, Bound[Quantity] | None]) -> Interval:
    low, high = ends
    if low is None and high is None:
        return Interval(unit="%")
    if low and high and low.value.number == high.value.number:
        return Interval(Bound(low.value), Bound(low.value))
    if low and high and low.value.number > high.value.number:
        low, high = high, low
    return Interval(low, high)


def allows_amount(interval: Interval, amount: Fraction) -> bool:
    low, high = interval.low, interval.high
    above = low is None or amount > low.value.amount or (low.inclusive and amount == low.value.amount)
    return above and (high is None or amount < high.value.amount or (high.inclusive and amount == high.value.amount))


def sample_amounts(*intervals: Interval) -> list[Fraction]:
    """Return every end, a point between each two, and one beyond the last: no two intervals differ elsewhere."""
    ends = sorted({end.value.amount for item in intervals for end in (item.low, item.high) if end} | {Fraction(0)})
    between = [(left + right) / 2 for left, right in pairwise(ends)]
    return sorted({*ends, *between, ends[0] - 1, ends[-1] + 1})


def allows_day(dates: Dates, day: int) -> bool:
    def number(parts: tuple[int, int, int]) -> int:
        return date(*parts).toordinal()

    start, end = dates.earliest, dates.latest
    late_enough = start is None or (day > number(start.last) if dates.strict_start else day >= number(start.first))
    return late_enough and (end is None or (day < number(end.first) if dates.strict_end else day <= number(end.last)))


def sample_days(*spans: Dates) -> list[int]:
    ends = {
        date(*day).toordinal()
        for span in spans
        for end in (span.earliest, span.latest)
        if end
        for day in (end.first, end.last)
    }
    return sorted({end + step for end in ends for step in (-1, 0, 1)})


def relate_sets(old: set[Any], new: set[Any]) -> Relation:
    if old == new:
        return Relation.EQUAL
    if new < old:
        return Relation.NARROWER
    return Relation.WIDER if old < new else Relation.CROSSING


def test_every_kind_has_a_strategy() -> None:
    assert set(strategies.CONSTRAINTS) == set(KINDS)


def test_kinds_and_keys_are_told_apart_by_their_names() -> None:
    names = [kind.kind for kind in KINDS]
    keys = [key for kind in KINDS for key in kind.keys]
    assert len(set(names)) == len(names)
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_of_a_kind_has_exactly_its_keys(kind: type[Constraint]) -> None:
    assert set(kind.schema()) == set(kind.keys)


def describe_spellings(kind: type[Constraint]) -> Draft202012Validator:
    """A schema of what may stand in a term for a kind, as plan files bring the schemas of all kinds together."""
    return Draft202012Validator({"type": "object", "properties": kind.schema(), "additionalProperties": False})


def spell(constraint: Constraint) -> Any:  # noqa: ANN401 - as in a file
    bare_keys = {Members: "all_of", Flag: "yes_no", Wording: "wording"}
    spelt: Any = constraint.spell()
    return spelt if isinstance(spelt, dict) else {bare_keys[type(constraint)]: spelt}


@given(strategies.constraints())
def test_an_editor_takes_every_spelling_of_a_constraint(constraint: Constraint) -> None:
    assert describe_spellings(type(constraint)).is_valid(spell(constraint))


@pytest.mark.parametrize(
    ("kind", "spelling", "is_right"),
    [
        (Interval, {"at_most": 5}, True),
        (Interval, {"at_most": ["5 km"]}, False),
        (Interval, {"unlimited": "personnel"}, True),
        (Interval, {"unlimited": 5}, False),
        (Dates, {"by": 2025}, True),
        (Dates, {"by": "2025-11-20", "from": "2025"}, True),
        (Dates, {"by": 20.5}, False),
        (Deadline, {"deadline": "5 days"}, True),
        (Deadline, {"deadline": 5}, False),
        (Members, {"any_of": "Vienna"}, True),
        (Members, {"only": ["Vienna", "Geneva"]}, True),
        (Members, {"all_of": []}, False),
        (Members, {"all_of": ["Vienna", "Vienna"]}, False),
        (Members, {"all_of": [5]}, False),
        (Members, {"all_of": {"a": "b"}}, False),
        (Shares, {"shares": {"A": "50%", "B": 0.5}}, True),
        (Shares, {"shares": {}}, False),
        (Shares, {"shares": ["A"]}, False),
        (Shares, {"shares": {"A": ["50%"]}}, False),
        (Flag, {"yes_no": True}, True),
        (Flag, {"yes_no": False}, True),
        (Flag, {"yes_no": "yes"}, True),
        (Flag, {"yes_no": "no"}, True),
        (Flag, {"yes_no": "perhaps"}, False),
        (Wording, {"wording": "x"}, True),
        (Wording, {"wording": ""}, False),
        (Wording, {"wording": 5}, False),
    ],
)
def test_an_editor_marks_what_cannot_be_read(kind: type[Constraint], spelling: dict[str, Any], is_right: bool) -> None:
    assert describe_spellings(kind).is_valid(spelling) is is_right


@given(strategies.constraints())
def test_a_constraint_is_read_back_as_it_was_spelt(constraint: Constraint) -> None:
    spelling = spell(constraint)
    assert set(spelling) <= set(type(constraint).keys)
    assert type(constraint).parse(spelling) == constraint


@given(strategies.constraints())
def test_a_constraint_describes_itself_in_words(constraint: Constraint) -> None:
    assert constraint.describe().strip()


@given(strategies.constraints())
def test_a_constraint_equals_itself_and_says_nothing_changed(constraint: Constraint) -> None:
    assert constraint.relate(constraint) is Relation.EQUAL
    assert constraint.steps_to(constraint) == ()
    assert constraint.overlap(constraint) in {constraint, None}


@given(pairs())
def test_the_relation_seen_from_the_other_side_is_its_mirror(pair: tuple[Any, Any]) -> None:
    old, new = pair
    assert old.relate(new) is new.relate(old).mirrored()


@given(pairs())
def test_there_is_a_step_exactly_where_the_extents_differ(pair: tuple[Any, Any]) -> None:
    old, new = pair
    assert (old.steps_to(new) == ()) == (old.relate(new) is Relation.EQUAL)


@given(pairs())
def test_the_steps_back_are_the_mirrors_of_the_steps_there(pair: tuple[Any, Any]) -> None:
    old, new = pair
    there = sorted(RULES[step.rule].mirror for step in old.steps_to(new))
    assert there == sorted(step.rule for step in new.steps_to(old))


@given(triples())
def test_narrower_than_narrower_is_narrower(triple: tuple[Any, Any, Any]) -> None:
    first, second, third = triple
    relations = {first.relate(second), second.relate(third)}
    if relations == {Relation.NARROWER}:
        assert first.relate(third) is Relation.NARROWER
    # "Each of [Crimea]" equals "any of [Crimea]", and yet only one of them grows into "any of [Crimea, Luhansk]".
    assume(not isinstance(first, Members))
    if relations == {Relation.NARROWER, Relation.EQUAL}:
        assert first.relate(third) is Relation.NARROWER
    if relations == {Relation.EQUAL}:
        assert first.relate(third) is Relation.EQUAL


@given(pairs())
def test_an_overlap_lies_in_both(pair: tuple[Any, Any]) -> None:
    old, new = pair
    both = old.overlap(new)
    if both is not None:
        assert old.relate(both) in {Relation.EQUAL, Relation.NARROWER}
        assert new.relate(both) in {Relation.EQUAL, Relation.NARROWER}
    if old.relate(new) is Relation.EQUAL:
        assert both is not None


@given(pairs())
def test_overlap_and_union_are_the_same_from_either_side(pair: tuple[Any, Any]) -> None:
    old, new = pair
    for there, back in ((old.overlap(new), new.overlap(old)), (old.union(new), new.union(old))):
        assert (there is None) == (back is None)
        assert there is None or there.relate(back) is Relation.EQUAL
    assert old.excludes(new) == new.excludes(old)


@given(strategies.constraints())
def test_a_constraint_is_its_own_overlap_and_union(constraint: Constraint) -> None:
    for same in (constraint.overlap(constraint), constraint.union(constraint)):
        assert same is not None
        assert constraint.relate(same) is Relation.EQUAL
    assert not constraint.excludes(constraint)


@given(pairs())
def test_both_lie_in_their_union(pair: tuple[Any, Any]) -> None:
    old, new = pair
    either = old.union(new)
    if either is not None:
        assert either.relate(old) in {Relation.EQUAL, Relation.NARROWER}
        assert either.relate(new) in {Relation.EQUAL, Relation.NARROWER}


@given(pairs())
def test_where_one_lies_in_the_other_it_is_the_overlap_and_the_other_the_union(pair: tuple[Any, Any]) -> None:
    old, new = pair
    relation = old.relate(new)
    if relation is Relation.CROSSING:
        return
    inner, outer = (new, old) if relation is Relation.NARROWER else (old, new)
    overlap, union = old.overlap(new), old.union(new)
    assert overlap is not None
    assert inner.relate(overlap) is Relation.EQUAL
    assert union is not None
    assert outer.relate(union) is Relation.EQUAL


@given(pairs())
def test_what_excludes_each_other_has_no_overlap(pair: tuple[Any, Any]) -> None:
    old, new = pair
    if old.excludes(new):
        assert old.overlap(new) is None
        assert old.relate(new) is Relation.CROSSING


@given(st.tuples(*[strategies.intervals(("personnel",))] * 2) | st.tuples(signed_intervals(), signed_intervals()))
def test_the_union_of_intervals_leaves_no_gap_and_adds_nothing(pair: tuple[Interval, Interval]) -> None:
    old, new = pair
    either = old.union(new)
    amounts = [amount for amount in sample_amounts(old, new) if amount >= 0 or "personnel" not in str(pair)]
    assume(all(any(allows_amount(item, amount) for amount in amounts) for item in pair))
    allowed = [allows_amount(old, amount) or allows_amount(new, amount) for amount in amounts]
    if either is not None:
        assert [allows_amount(either, amount) for amount in amounts] == allowed
    else:
        first, last = allowed.index(True), len(allowed) - allowed[::-1].index(True)
        assert not all(allowed[first:last])


@given(strategies.date_spans(), strategies.date_spans())
def test_the_union_of_dates_is_the_days_of_either(old: Dates, new: Dates) -> None:
    either = old.union(new)
    days = sample_days(old, new)
    allowed = [allows_day(old, day) or allows_day(new, day) for day in days]
    if either is not None:
        assert [allows_day(either, day) for day in days] == allowed
    else:
        # Nothing else is in the way of one constraint: a gap, or that no day at all is left out.
        first, last = allowed.index(True), len(allowed) - allowed[::-1].index(True)
        assert not all(allowed[first:last]) or all(allowed)


@given(strategies.date_spans(), strategies.date_spans())
def test_dates_exclude_each_other_exactly_where_they_have_no_day_in_common(old: Dates, new: Dates) -> None:
    is_apart = not any(allows_day(old, day) and allows_day(new, day) for day in sample_days(old, new))
    assert old.excludes(new) is is_apart


@given(st.tuples(signed_intervals(), signed_intervals()) | st.tuples(*[strategies.intervals(("personnel",))] * 2))
def test_intervals_exclude_each_other_exactly_where_they_have_no_amount_in_common(
    pair: tuple[Interval, Interval],
) -> None:
    old, new = pair
    amounts = [amount for amount in sample_amounts(old, new) if amount >= 0 or "personnel" not in str(pair)]
    assume(all(any(allows_amount(item, amount) for amount in amounts) for item in pair))
    is_apart = not any(allows_amount(old, amount) and allows_amount(new, amount) for amount in amounts)
    assert old.excludes(new) is is_apart


@pytest.mark.parametrize(
    ("first", "second", "excludes"),
    [
        (Flag(True), Flag(False), True),
        (Wording("a"), Wording("b"), False),
        (Members(("Vienna",), Mode.ANY), Members(("Geneva",), Mode.ANY), True),
        (Members(("Vienna",), Mode.ANY), Members(("Geneva",), Mode.ONLY), False),
        (Shares({"A": parse_quantity("1/2")}), Shares({"A": parse_quantity("1/3")}), True),
        (Shares({"A": parse_quantity("2/3")}), Shares({"B": parse_quantity("1/2")}), True),
        (Shares({"A": parse_quantity("1/3")}), Shares({"B": parse_quantity("1/2")}), False),
        (Shares({"A": parse_quantity("1/2")}), Shares({"A": parse_quantity("50%"), "B": parse_quantity("1/2")}), False),
        (Members(("Vienna", "Geneva"), Mode.ANY), Members((" geneva",), Mode.ANY), False),
        (Members(("Vienna",)), Members(("Geneva",)), True),
        (Deadline(Pace.BEFORE, "signature"), Deadline(Pace.BEFORE, "signature"), False),
        (Deadline(Pace.SOON, "signature"), Deadline(Pace.ANY, "signature"), False),
        (Interval.parse({"at_least": "6 km"}), Interval.parse({"unlimited": "km"}), False),
        (Interval.parse({"at_least": "0 km"}), Interval.parse({"at_most": "0 km"}), False),
        (Interval.parse({"more_than": "0 km"}), Interval.parse({"at_most": "0 km"}), True),
        (Deadline(Pace.BEFORE, "signature"), Deadline(Pace.ANY, "Signature"), True),
        (Deadline(Pace.BEFORE, "signature"), Deadline(Pace.ANY, "ratification"), False),
        (Deadline(Pace.BEFORE, "signature"), Deadline(Pace.AT_ONCE), False),
        (Interval.parse({"at_least": "6 km"}), Interval.parse({"at_most": "5 km"}), True),
        (Interval.parse({"more_than": "5 km"}), Interval.parse({"at_most": "5 km"}), True),
        (Interval.parse({"at_least": "5 km"}), Interval.parse({"at_most": "5 km"}), False),
        (Interval.parse({"at_least": "6 km"}), Interval.parse({"at_most": "5 ha"}), False),
        (Interval.parse({"at_least": "3 months"}), Interval.parse({"at_most": "30 days"}), True),
        (Interval.parse({"at_least": "1 month"}), Interval.parse({"at_most": "30 days"}), False),
    ],
)
def test_exclusion_is_said_only_where_it_is_certain(first: Constraint, second: Constraint, *, excludes: bool) -> None:
    assert first.excludes(second) == second.excludes(first) == excludes


@given(strategies.constraints(), st.sampled_from(Force))
def test_room_is_more_less_or_unknown(constraint: Constraint, force: Force) -> None:
    assert constraint.room(force) in {-1, 0, 1}


@given(st.sampled_from(COUNTED).flatmap(lambda unit: st.tuples(*[strategies.intervals((unit,))] * 2)))
def test_intervals_of_what_is_counted_relate_as_sets_of_amounts_from_zero(pair: tuple[Interval, Interval]) -> None:
    old, new = pair
    amounts = [amount for amount in sample_amounts(old, new) if amount >= 0]
    allowed = [{amount for amount in amounts if allows_amount(item, amount)} for item in pair]
    assume(all(allowed))
    assert old.relate(new) is relate_sets(*allowed)


@given(st.tuples(signed_intervals(), signed_intervals()))
def test_intervals_of_percentages_relate_as_sets_of_all_numbers(pair: tuple[Interval, Interval]) -> None:
    old, new = pair
    amounts = sample_amounts(old, new)
    allowed = [{amount for amount in amounts if allows_amount(item, amount)} for item in pair]
    assert old.relate(new) is relate_sets(*allowed)


@given(st.tuples(signed_intervals(), signed_intervals()) | st.tuples(*[strategies.intervals(("personnel",))] * 2))
def test_the_overlap_of_intervals_is_their_intersection(pair: tuple[Interval, Interval]) -> None:
    old, new = pair
    both = old.overlap(new)
    for amount in sample_amounts(old, new):
        if amount < 0 and "personnel" in str(pair):
            continue
        expected = allows_amount(old, amount) and allows_amount(new, amount)
        assert (both is not None and allows_amount(both, amount)) == expected


@given(strategies.date_spans(), strategies.date_spans())
def test_dates_relate_as_sets_of_days(old: Dates, new: Dates) -> None:
    days = sample_days(old, new)
    allowed = [{day for day in days if allows_day(item, day)} for item in (old, new)]
    assert old.relate(new) is relate_sets(*allowed)


@given(strategies.date_spans(), strategies.date_spans())
def test_the_overlap_of_dates_is_their_common_days(old: Dates, new: Dates) -> None:
    both = old.overlap(new)
    for day in sample_days(old, new):
        expected = allows_day(old, day) and allows_day(new, day)
        assert (both is not None and allows_day(both, day)) == expected


@given(strategies.members(), strategies.members())
def test_lists_of_one_mode_relate_as_sets_of_names(old: Members, new: Members) -> None:
    names = [{" ".join(item.casefold().split()) for item in side.items} for side in (old, new)]
    if old.mode is new.mode:
        assert old.relate(new) is relate_sets(*names)
    elif Mode.ONLY not in {old.mode, new.mode} and names[0] == names[1] and len(names[0]) == 1:
        assert old.relate(new) is Relation.EQUAL
    else:
        assert old.relate(new) is Relation.CROSSING


@given(strategies.members(), strategies.members(), st.sampled_from([mode for mode in Mode if mode is not Mode.ALL]))
def test_the_overlap_of_choices_is_what_both_offer(old: Members, new: Members, mode: Mode) -> None:
    old, new = Members(old.items, mode), Members(new.items, mode)
    common = [item for item in old.items if Members((item,), new.mode).relate(new) in {Relation.EQUAL, Relation.WIDER}]
    assert old.overlap(new) == (Members(tuple(common), old.mode) if common else None)


@given(strategies.shares(), strategies.shares())
def test_shares_are_equal_exactly_where_every_holder_has_the_same_part(old: Shares, new: Shares) -> None:
    parts = [{holder: share.amount for holder, share in side.parts} for side in (old, new)]
    assert (old.relate(new) is Relation.EQUAL) == (parts[0] == parts[1])


def test_deadlines_from_one_event_are_ordered_from_at_once_to_any_time() -> None:
    chain = [
        Deadline(Pace.AT_ONCE, "signature"),
        Deadline(Pace.WITHIN, "signature", Quantity(0, "day")),
        Deadline(Pace.WITHIN, "signature", Quantity(100, "day")),
        Deadline(Pace.WITHIN, "Signature", Quantity(1, "year")),
        Deadline(Pace.SOON, "signature"),
        Deadline(Pace.ANY, "signature"),
    ]
    for place, old in enumerate(chain):
        for new in chain[place + 1 :]:
            assert old.relate(new) is Relation.WIDER
            assert old.overlap(new) == old
    before = Deadline(Pace.BEFORE, "signature")
    assert {before.relate(deadline) for deadline in chain} == {Relation.CROSSING}


def interval(**spelling: str) -> Interval:
    return Interval.parse(spelling)


def dates(**spelling: str) -> Dates:
    return Dates.parse({key.rstrip("_"): text for key, text in spelling.items()})


def deadline(text: str) -> Deadline:
    return Deadline.parse({"deadline": text})


@pytest.mark.parametrize(
    ("old", "new", "steps"),
    [
        (
            interval(at_most="600000 personnel"),
            interval(at_most="800000 personnel"),
            [("cap-raised", "+200,000 personnel, +33 %")],
        ),
        (
            interval(at_most="800000 personnel"),
            interval(at_most="600000 personnel"),
            [("cap-lowered", "−200,000 personnel, −25 %")],
        ),
        (interval(at_most="600000 personnel"), interval(unlimited="personnel"), [("cap-removed", "")]),
        (interval(unlimited="personnel"), interval(at_least="5 personnel"), [("floor-introduced", "")]),
        (interval(at_least="5 years"), interval(at_least="10 years"), [("floor-raised", "+5 years, +100 %")]),
        (interval(at_least="5 years"), interval(at_least="120 months"), [("floor-raised", "+5 years, +100 %")]),
        (interval(exactly="5 years"), interval(exactly="60 months"), []),
        (
            interval(exactly="$100bn"),
            interval(exactly="150 billion USD"),
            [("figure-raised", "+50 billion USD, +50 %")],
        ),
        (interval(exactly="50%"), interval(exactly="40%"), [("figure-lowered", "−10 percentage points")]),
        (interval(exactly="0 personnel"), interval(exactly="5 personnel"), [("figure-raised", "+5 personnel")]),
        (interval(exactly="3 km"), interval(exactly="4 km"), [("figure-raised", "+1 km, +33 %")]),
        (interval(exactly="9 km"), interval(exactly="0.009 km"), [("figure-lowered", "−8.991 km, −99.9 %")]),
        (interval(exactly="9 km"), interval(exactly="0 km"), [("figure-lowered", "−9 km, −100 %")]),
        (interval(exactly="900 km"), interval(exactly="1 km"), [("figure-lowered", "−899 km, −99.9 %")]),
        (interval(exactly="7/1000003 km"), interval(exactly="1 km"), [("figure-raised", "+1.00 km, +14,285,657 %")]),
        (interval(exactly="5 USD"), interval(exactly="5 EUR"), [("currency-changed", "")]),
        (interval(exactly="5 km"), interval(exactly="5 ha"), [("unit-changed", "")]),
        (interval(exactly="1 month"), interval(exactly="30 days"), [("span-recast", "")]),
        (interval(at_most="1 month"), interval(at_most="60 days"), [("cap-raised", "")]),
        (interval(at_most="5 km"), interval(less_than="5 km"), [("cap-lowered", "")]),
        (
            interval(at_least="10 km", at_most="40 km"),
            interval(at_least="20 km", at_most="30 km"),
            [("cap-lowered", "−10 km, −25 %"), ("floor-raised", "+10 km, +100 %")],
        ),
        (dates(on="2025-11-20"), dates(on="2025-11-27"), [("date-later", "+7 days")]),
        (dates(on="2025-11"), dates(on="2025-10"), [("date-earlier", "−31 days")]),
        (dates(by="2026-05-15"), dates(by="2026-05-14"), [("deadline-earlier", "−1 day")]),
        (dates(by="2026-05-15"), dates(before="2026-05-16"), []),
        (dates(after="2025"), dates(from_="2026"), []),
        (dates(by="2026-05-15"), dates(from_="2026"), [("deadline-removed", ""), ("start-introduced", "")]),
        (dates(on="2025"), dates(on="2025-03"), [("deadline-earlier", "−275 days"), ("start-later", "+59 days")]),
        (
            deadline("100 days after signature"),
            deadline("as soon as possible after signature"),
            [("deadline-opened", "")],
        ),
        (deadline("as soon as possible"), deadline("within 100 days"), [("deadline-fixed", "")]),
        (
            deadline("100 days after signature"),
            deadline("1 week after signature"),
            [("deadline-earlier", "−93 days, −93 %")],
        ),
        (deadline("10 days after x"), deadline("100 days after x"), [("deadline-later", "+90 days, +900 %")]),
        (deadline("at once after signature"), deadline("1 day after signature"), [("deadline-later", "")]),
        (deadline("30 days after signature"), deadline("1 month after signature"), [("span-recast", "")]),
        (deadline("before signature"), deadline("before ratification"), [("event-changed", "")]),
        (deadline("5 days after the Guild’s call"), deadline("5 days after the Guild's call"), []),
        (deadline("5 days"), deadline("5 days after signature"), [("event-named", "")]),
        (deadline("5 days after signature"), deadline("5 days"), [("event-unnamed", "")]),
        (deadline("after signature"), deadline("as soon as possible after signature"), [("pace-changed", "")]),
        (Members(("Crimea",)), Members(("Crimea", "Luhansk")), [("member-added", "+ Luhansk")]),
        (
            Members(("Crimea", "Luhansk")),
            Members(("crimea", "Donetsk")),
            [("member-added", "+ Donetsk"), ("member-removed", "− Luhansk")],
        ),
        (Members(("the Guild’s mill",)), Members(("the Guild's mill",)), []),
        (Members(("Vienna", "Geneva")), Members(("Vienna", "Geneva"), Mode.ANY), [("list-recast", "")]),
        (
            Shares.parse({"shares": {"Ukraine": "1/3", "Russia": "33%"}}),
            Shares.parse({"shares": {"Ukraine": "50%", "NATO": "1/2"}}),
            [("share-out-changed", "Ukraine 1/3 → 50%; Russia 33% → none; NATO none → 0.5")],
        ),
        (Flag(True), Flag(False), [("answer-turned-no", "")]),
        (Flag(False), Flag(True), [("answer-turned-yes", "")]),
        (Wording("join NATO"), Wording("Join  nato"), []),
        (Wording("join NATO"), Wording("leave NATO"), [("wording-changed", "")]),
    ],
)
def test_a_change_is_named_and_measured(old: Constraint, new: Constraint, steps: list[tuple[str, str]]) -> None:
    assert [(step.rule, step.difference) for step in old.steps_to(new)] == steps


@pytest.mark.parametrize(
    ("constraint", "words"),
    [
        (interval(at_most="600000 personnel"), "at most 600,000 personnel"),
        (interval(more_than="10 km", at_most="40 km"), "more than 10 km and at most 40 km"),
        (interval(at_least="10 km"), "at least 10 km"),
        (interval(less_than="5 km"), "less than 5 km"),
        (interval(at_least="1 km", less_than="5 km"), "at least 1 km and less than 5 km"),
        (interval(at_least="10 km", at_most="40 km"), "10 km to 40 km"),
        (interval(exactly="$100bn"), "100 billion USD"),
        (interval(unlimited="personnel"), "no limit on personnel"),
        (Interval(), "no limit"),
        (dates(from_="2026-01", before="2026-06"), "from 2026-01 and before 2026-06"),
        (dates(on="2025"), "on 2025"),
        (deadline("Within 100 days of signature"), "100 days after signature"),
        (deadline("immediately upon  signature"), "at once after signature"),
        (deadline("before the  talks"), "before the talks"),
        (deadline("After the talks"), "after the talks"),
        (deadline("1,000 days"), "1,000 days"),
        (Members(("Crimea",)), "Crimea"),
        (Members(("police",), Mode.ONLY), "only police"),
        (Members(("a", "b", "c")), "a, b and c"),
        (Members(("a", "b"), Mode.ANY), "a or b"),
        (Members(("a", "b"), Mode.ONLY), "only a and b"),
        (Shares.parse({"shares": {"Ukraine": "1/3", "Russia": "33.3 %"}}), "Ukraine 1/3, Russia 33.3%"),
        (Flag(True), "yes"),
        (Flag(False), "no"),
        (Wording("join NATO"), "join NATO"),
    ],
)
def test_a_constraint_is_described_as_a_reader_would_say_it(constraint: Constraint, words: str) -> None:
    assert constraint.describe() == words


@pytest.mark.parametrize(
    ("kind", "spelling", "message", "path"),
    [
        (
            Interval,
            {"at_most": "x"},
            '"x" has no number where one is expected, as in "600000 personnel" or "100 billion USD"',
            ("at_most",),
        ),
        (
            Interval,
            {"at_most": "5 km", "less_than": "6 km"},
            '"at_most" and "less_than" bound the same end; keep one',
            ("less_than",),
        ),
        (
            Interval,
            {"at_least": "5 km", "more_than": "6 km"},
            '"at_least" and "more_than" bound the same end; keep one',
            ("more_than",),
        ),
        (
            Interval,
            {"exactly": "5 km", "at_most": "6 km"},
            '"exactly" stands alone; "at_most" cannot stand beside it',
            ("at_most",),
        ),
        (
            Interval,
            {"at_most": "6 km", "unlimited": "km"},
            '"unlimited" stands alone; "at_most" cannot stand beside it',
            ("at_most",),
        ),
        (Interval, {"at_least": "6 km", "at_most": "5 km"}, 'nothing lies between "6 km" and "5 km"', ()),
        (Interval, {"more_than": "5 km", "at_most": "5 km"}, 'nothing lies between "5 km" and "5 km"', ()),
        (Interval, {"at_least": "6 km", "at_most": "5 years"}, '"6 km" and "5 years" measure different things', ()),
        (Interval, {"at_most": ["5 km"]}, '"at_most" takes one value, not a list, map or yes/no', ("at_most",)),
        (Shares, {"shares": ["Ukraine"]}, '"shares" takes a map such as {Ukraine: 1/2, Russia: 50%}', ("shares",)),
        (Shares, {"shares": {}}, "no share is given", ("shares",)),
        (
            Shares,
            {"shares": {"Ukraine": "5 km"}},
            '"5 km" is not a share; write 50%, 1/3 or 0.5',
            ("shares", "Ukraine"),
        ),
        (
            Shares,
            {"shares": {"Ukraine": "110%"}},
            '"110%" is not a share; write 50%, 1/3 or 0.5',
            ("shares", "Ukraine"),
        ),
        (Shares, {"shares": {"Ukraine": "-1%"}}, '"-1%" is not a share; write 50%, 1/3 or 0.5', ("shares", "Ukraine")),
        (Shares, {"shares": {" ": "1%"}}, "a share has no holder", ("shares",)),
        (
            Shares,
            {"shares": {"Ukraine": "2/3", "Russia": "34%"}},
            "the shares add up to 1.007 of the whole; they may not exceed 1",
            ("shares",),
        ),
        (Dates, {"by": "soon"}, '"soon" is not a date; write 2025-11-20, 2025-11 or 2025', ("by",)),
        (Dates, {"by": ["2025"]}, '"by" takes one value, not a list, map or yes/no', ("by",)),
        (Dates, {"on": "2025", "by": "2026"}, '"on" stands alone; "by" cannot stand beside it', ("by",)),
        (Dates, {"by": "2025", "before": "2026"}, '"by" and "before" bound the same end; keep one', ("before",)),
        (Dates, {"from": "2025", "after": "2026"}, '"from" and "after" bound the same end; keep one', ("after",)),
        (Dates, {"from": "2026", "by": "2025"}, 'no day lies between "2026" and "2025"', ()),
        (
            Dates,
            {"after": "2025-11-20", "before": "2025-11-21"},
            'no day lies between "2025-11-20" and "2025-11-21"',
            (),
        ),
        (Dates, {"after": "2025-11-20", "by": "2025-11-20"}, 'no day lies between "2025-11-20" and "2025-11-20"', ()),
        (Deadline, {"deadline": ["x"]}, '"deadline" takes one value, not a list, map or yes/no', ("deadline",)),
        (Members, {"any_of": [], "only": []}, '"any_of" stands alone; "only" cannot stand beside it', ("only",)),
        (Members, {"any_of": {"a": "b"}}, '"any_of" takes a list such as [Crimea, Luhansk]', ("any_of",)),
        (Members, {"any_of": []}, "the list is empty", ("any_of",)),
        (Members, {"any_of": ["a", " "]}, "a member of the list is empty", ("any_of",)),
        (Members, {"any_of": ["a", "A"]}, '"A" is used twice in the list', ("any_of",)),
        (Flag, {"yes_no": "perhaps"}, '"yes_no" takes yes or no', ("yes_no",)),
        (Wording, {"wording": " "}, "the wording is empty", ("wording",)),
        (Wording, {"wording": ["a"]}, '"wording" takes one value, not a list, map or yes/no', ("wording",)),
    ],
)
def test_a_bad_spelling_says_what_is_wrong_and_where(
    kind: type[Constraint], spelling: dict[str, Spelling], message: str, path: tuple[str, ...]
) -> None:
    with pytest.raises(SpellingError) as caught:
        kind.parse(spelling)
    assert (str(caught.value), caught.value.path) == (message, path)


@pytest.mark.parametrize(
    "text", ["soon", "after", "before", "", "within days", "100", "5 km after signature", "-5 days"]
)
def test_what_is_no_deadline_is_refused_with_examples(text: str) -> None:
    help_text = 'write "100 days after signature", "as soon as possible after signature", "at once after X"'
    with pytest.raises(SpellingError) as caught:
        deadline(text)
    assert help_text in str(caught.value)
    assert caught.value.path == ("deadline",)


@pytest.mark.parametrize(
    "build",
    [
        lambda: Interval(Bound(parse_quantity("5 km")), unit="km"),
        Dates,
        lambda: Dates(PartialDate(2025), strict_end=True),
        lambda: Dates(None, PartialDate(2025), strict_start=True),
        lambda: Deadline(Pace.ANY),
        lambda: Deadline(Pace.BEFORE, "  "),
        lambda: Deadline(Pace.WITHIN, "signature"),
        lambda: Deadline(Pace.SOON, "signature", Quantity(5, "day")),
        lambda: Shares((("a", Quantity(0)), ("a", Quantity(0)))),
        lambda: Shares((("a", Quantity(5, "km")),)),
        lambda: Members(()),
        lambda: Wording("\n"),
    ],
)
def test_a_constraint_that_allows_nothing_or_cannot_be_spelt_cannot_be_built(build: Callable[[], Constraint]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        build()


def test_dates_say_what_is_missing_or_too_much() -> None:
    with pytest.raises(ValueError, match=r"^no date is given$"):
        Dates()
    day = PartialDate(2025)
    for start, end in ((None, day), (day, None)):
        with pytest.raises(ValueError, match=r"^an end without a date cannot leave it out$"):
            Dates(start, end, strict_start=start is None, strict_end=end is None)


def test_nobody_has_more_than_the_whole() -> None:
    with pytest.raises(ValueError, match=r'"1\.5" of a is not a share; write 50%, 1/3 or 0\.5'):
        Shares((("a", Quantity(Fraction(3, 2))),))
    with pytest.raises(ValueError, match=r"the shares add up to 1\.1 of the whole; they may not exceed 1"):
        Shares((("a", Quantity(60, "%")), ("b", Quantity(Fraction(1, 2)))))
    assert Shares({"a": Quantity(100, "%")}).parts == (("a", Quantity(100, "%")),)


def test_at_least_nothing_bounds_only_what_may_be_negative() -> None:
    assert interval(at_least="0 personnel").relate(interval(unlimited="personnel")) is Relation.EQUAL
    assert interval(at_least="-5 USD").relate(interval(at_least="0 USD")) is Relation.NARROWER
    assert interval(at_least="-20 °C").relate(interval(at_least="-25 °C")) is Relation.WIDER
    assert interval(at_least="-20 m").relate(interval(at_least="-25 m")) is Relation.WIDER
    assert interval(at_least="-5%").relate(interval(at_least="0%")) is Relation.NARROWER
    assert interval(at_most="-5 USD").relate(interval(exactly="-5 USD")) is Relation.NARROWER
    assert interval(more_than="0 personnel").relate(interval(unlimited="personnel")) is Relation.WIDER


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("600,000 personnel", "600000 personnel"),
        ("2,500.5 km", "2500.5 km"),
        ("1/3", "1/3"),
        ("$1.5bn", "1.5 billion USD"),
        ("EUR 2,000,000", "2 million EUR"),
        ("1,234,567 USD", "1234567 USD"),
        ("USD 1,234.56 billion", "1234.56 billion USD"),
        ("20,000/3 km", "20000/3 km"),
    ],
)
def test_a_plan_file_spells_figures_without_commas(text: str, spelt: str) -> None:
    assert interval(at_most=text).spell() == {"at_most": spelt}


def test_an_overlap_is_spelt_as_the_first_of_two_equals() -> None:
    years, months = interval(at_most="5 years"), interval(at_most="60 months")
    assert (years.overlap(months), months.overlap(years)) == (years, months)
    at_least = interval(at_least="5 years"), interval(at_least="60 months")
    assert (at_least[0].overlap(at_least[1]), at_least[1].overlap(at_least[0])) == at_least


@pytest.mark.parametrize(
    ("first", "second", "either"),
    [
        (interval(at_most="5 km"), interval(at_least="3 km"), interval(unlimited="km")),
        (interval(at_most="5 km"), interval(less_than="9 km"), interval(less_than="9 km")),
        (
            interval(at_least="5 km", less_than="6 km"),
            interval(exactly="6 km"),
            interval(at_least="5 km", at_most="6 km"),
        ),
        (interval(at_least="5 km", less_than="6 km"), interval(more_than="6 km"), None),
        (interval(at_most="5 km"), interval(at_most="5 ha"), None),
        (interval(at_most="30 days"), interval(at_most="1 month"), None),
        (interval(at_most="30 days"), interval(at_most="3 months"), interval(at_most="3 months")),
        (dates(by="2025-12-31"), dates(from_="2026-01-02", by="2026-03"), None),
        (dates(by="2025-12"), dates(from_="2026-01", by="2026-03"), dates(by="2026-03")),
        (dates(by="2025-12"), dates(from_="2026-01"), None),
        (dates(after="2025-11", before="2026"), dates(on="2026"), dates(after="2025-11", by="2026")),
        (Members(("a", "b")), Members(("B", "c")), Members(("a", "b", "c"))),
        (Members(("a",)), Members(("b",), Mode.ANY), None),
        (Members(("a",)), Members(("a",), Mode.ANY), Members(("a",))),
        (deadline("5 days after X"), deadline("9 days after x"), deadline("9 days after x")),
        (deadline("5 days after X"), deadline("9 days after Y"), None),
        (Flag(True), Flag(False), None),
        (Wording("Join"), Wording("join"), Wording("Join")),
    ],
)
def test_what_either_of_two_allows(first: Constraint, second: Constraint, either: Constraint | None) -> None:
    assert first.union(second) == either
    back = second.union(first)
    assert (back is None) == (either is None)
    assert back is None or either is None or back.relate(either) is Relation.EQUAL
    assert either is None or either.is_everything is (either == interval(unlimited="km"))


def test_an_overlap_carries_its_unit_once() -> None:
    unlimited, capped = interval(unlimited="personnel"), interval(at_most="5 personnel")
    assert unlimited.overlap(capped) == capped.overlap(unlimited) == capped
    assert unlimited.overlap(unlimited) == unlimited
    assert interval(at_most="5 km").overlap(interval(at_most="5 ha")) is None
    assert interval(unlimited="day").overlap(interval(at_most="3 months")) == interval(at_most="3 months")
    assert interval(at_most="30 days").overlap(interval(at_most="1 month")) is None


@pytest.mark.parametrize(
    ("old", "new", "relation", "both"),
    [
        (Members(("a", "b")), Members(("B", " A")), Relation.EQUAL, Members(("a", "b"))),
        (Members(("a", "b")), Members(("a",)), Relation.NARROWER, Members(("a",))),
        (Members(("a", "b"), Mode.ANY), Members(("B", "c"), Mode.ANY), Relation.CROSSING, Members(("b",), Mode.ANY)),
        (Members(("a",), Mode.ANY), Members(("b",), Mode.ANY), Relation.CROSSING, None),
        (Members(("a", "b"), Mode.ONLY), Members(("b",), Mode.ONLY), Relation.NARROWER, Members(("b",), Mode.ONLY)),
        (Members(("a",)), Members(("a",), Mode.ANY), Relation.EQUAL, Members(("a",))),
        (Members(("a",)), Members(("a",), Mode.ONLY), Relation.CROSSING, None),
        (Members(("a",)), Members(("b",), Mode.ANY), Relation.CROSSING, None),
        (Members(("a", "b")), Members(("a", "b"), Mode.ANY), Relation.CROSSING, None),
        (Flag(True), Flag(True), Relation.EQUAL, Flag(True)),
        (Flag(True), Flag(False), Relation.CROSSING, None),
        (Wording("Join NATO"), Wording("join  nato"), Relation.EQUAL, Wording("Join NATO")),
        (deadline("5 days after X"), deadline("9 days after x"), Relation.WIDER, deadline("5 days after X")),
        (deadline("9 days after X"), deadline("5 days after X"), Relation.NARROWER, deadline("5 days after X")),
        (deadline("5 days after X"), deadline("5 days after Y"), Relation.CROSSING, None),
        (deadline("5 days"), deadline("as soon as possible after X"), Relation.WIDER, deadline("5 days")),
    ],
)
def test_how_two_lie_to_each_other_and_what_both_allow(
    old: Constraint, new: Constraint, relation: Relation, both: Constraint | None
) -> None:
    assert old.relate(new) is relation
    assert new.relate(old) is relation.mirrored()
    assert old.overlap(new) == both
    assert (old.steps_to(new) == ()) == (relation is Relation.EQUAL)


@pytest.mark.parametrize("force", Force)
def test_what_a_wider_extent_means_under_each_force(force: Force) -> None:
    outcomes = (interval(at_most="5 km"), dates(by="2025"), deadline("5 days"))
    assert {constraint.room(force) for constraint in outcomes} == {-1 if force is Force.MUST_NOT else 1}
    without_order = (Flag(), Wording("x"), Shares((("a", Quantity(1)),)))
    assert {constraint.room(force) for constraint in without_order} == {0}


def test_one_member_may_be_written_without_a_list() -> None:
    assert Members.parse({"any_of": "Vienna"}) == Members(("Vienna",), Mode.ANY)


@pytest.mark.parametrize(
    ("mode", "force", "room"),
    [
        (Mode.ALL, Force.MUST, -1),
        (Mode.ALL, Force.MAY, 1),
        (Mode.ANY, Force.MUST, 1),
        (Mode.ANY, Force.MUST_NOT, -1),
        (Mode.ONLY, Force.MAY, 1),
        (Mode.ONLY, Force.MUST_NOT, 0),
        (Mode.ALL, Force.STATES, 0),
    ],
)
def test_what_a_longer_list_means_depends_on_its_mode_and_force(mode: Mode, force: Force, room: int) -> None:
    assert Members(("Crimea",), mode).room(force) == room


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ("1,000 tonnes", "1 tonne", "−999 t, −99.9 %"),
        ("100,000 tonnes", "1 tonne", "−99,999 t, −99.999 %"),
        ("1,000 tonnes", "0 tonnes", "−1,000 t, −100 %"),
        ("2 %", "3 %", "+1 percentage point"),
        ("10 km", "8 km", "−2 km, −20 %"),
        ("USD 5 million", "USD 8 million", "+3 million USD, +60 %"),
        ("5,000,000 troops", "8,000,000 troops", "+3 million troops, +60 %"),
    ],
)
def test_a_difference_has_its_unit_and_is_never_all_where_something_is_left(
    old: str, new: str, difference: str
) -> None:
    assert spell_difference(parse_quantity(old), parse_quantity(new)) == difference
