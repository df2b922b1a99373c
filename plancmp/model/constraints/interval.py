"""Intervals of a quantity: counts, money, shares of a whole, durations, distances."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar, Self

from attrs import field, frozen

from plancmp.model.constraints.base import Constraint, Relation, Spelling, SpellingError, Step, require_text
from plancmp.model.constraints.bounds import Bound, compare_highs, compare_lows, name_move, relate_ends
from plancmp.model.constraints.words import Say, say_english
from plancmp.model.quantity import Quantity, compare_quantities, parse_quantity, spell_number

_LOW = {"at_least": True, "more_than": False}
_HIGH = {"at_most": True, "less_than": False}
_READABLE = 100  # a fraction with a larger denominator tells a reader less than its decimals
_WHOLE = 100
_SIGNED = frozenset({"", "degrees", "money"})  # first words of the dimensions that go below zero
_QUANTITY_SCHEMA = {
    "type": ["string", "number"],
    "description": 'A quantity: "600000 personnel", "100 billion USD", "33.3%", "1/3", "5 years".',
}


@frozen(eq=False, repr=False)
class Interval(Constraint):
    """All quantities between two bounds.

    Attributes:
        low: The lower bound, or `None`.
        high: The upper bound, or `None`.
        unit: The unit where neither bound names one (no limit at all).

    Raises:
        ValueError: If the bounds measure different things or leave nothing between them, or a unit stands beside them.
    """

    kind: ClassVar[str] = "interval"
    keys: ClassVar[tuple[str, ...]] = ("exactly", "at_least", "more_than", "at_most", "less_than", "unlimited")

    low: Bound[Quantity] | None = None
    high: Bound[Quantity] | None = None
    unit: str = field(default="")

    def __attrs_post_init__(self) -> None:
        if self.unit and (self.low or self.high):
            raise ValueError("the bounds have their units; a unit beside them says nothing")
        if self.low and self.high:
            sign = compare_quantities(self.low.value, self.high.value)
            if sign is None and self.low.value.dimension != self.high.value.dimension:
                raise ValueError(f'"{self.low.value}" and "{self.high.value}" measure different things')
            if sign == 1 or (sign == 0 and not (self.low.inclusive and self.high.inclusive)):
                raise ValueError(f'nothing lies between "{self.low.value}" and "{self.high.value}"')

    @property
    def point(self) -> Quantity | None:
        """The one quantity that it allows, if it allows one only."""
        if self.low and self.high and compare_quantities(self.low.value, self.high.value) == 0:
            return self.low.value
        return None

    @classmethod
    def parse(cls, spelling: Mapping[str, Spelling]) -> Self:
        if "unlimited" in spelling or "exactly" in spelling:
            key = "unlimited" if "unlimited" in spelling else "exactly"
            if len(spelling) > 1:
                other = next(name for name in spelling if name != key)
                raise SpellingError(f'"{key}" stands alone; "{other}" cannot stand beside it', (other,))
            text = require_text(spelling, key)
            if key == "unlimited":
                return cls(unit=_parse(f"1 {text}", key).unit)
            bound = Bound(_parse(text, key))
            return cls(bound, bound)
        low = _parse_bound(spelling, _LOW)
        high = _parse_bound(spelling, _HIGH)
        try:
            return cls(low, high)
        except ValueError as error:
            raise SpellingError(str(error)) from None

    def spell(self) -> Mapping[str, str]:
        if self.low and self.low == self.high:
            return {"exactly": _plain(self.low.value)}
        spelling = {}
        if self.low:
            spelling["at_least" if self.low.inclusive else "more_than"] = _plain(self.low.value)
        if self.high:
            spelling["at_most" if self.high.inclusive else "less_than"] = _plain(self.high.value)
        return spelling or {"unlimited": self.unit}

    @classmethod
    def schema(cls) -> Mapping[str, object]:
        return {key: _QUANTITY_SCHEMA for key in cls.keys if key != "unlimited"} | {
            "unlimited": {"type": "string", "description": "No limit in this unit."}
        }

    def describe(self, say: Say = say_english) -> str:
        if self.point:
            return str(self.point)
        if self.low and self.high and self.low.inclusive and self.high.inclusive:
            return say("range", low=self.low.value, high=self.high.value)
        low = self.low and say("at-least" if self.low.inclusive else "more-than", value=self.low.value)
        high = self.high and say("at-most" if self.high.inclusive else "less-than", value=self.high.value)
        if low and high:
            return say("and", first=low, second=high)
        return low or high or (say("unlimited", unit=self.unit) if self.unit else say("no-limit"))

    def relate(self, new: Self) -> Relation:
        if _dimension(self) != _dimension(new) and not _are_spans(self, new):
            return Relation.CROSSING
        return relate_ends(*self._compare_ends(new))

    def steps_to(self, new: Self) -> tuple[Step, ...]:
        if _dimension(self) != _dimension(new) and not _are_spans(self, new):
            return (Step(_name_recast(self, new)),)
        low, high = self._compare_ends(new)
        if low is None or high is None:
            return (Step("span-recast"),)
        if self.point and new.point and low:
            difference = spell_difference(self.point, new.point)
            return (Step("figure-raised" if low > 0 else "figure-lowered", difference),)
        steps = []
        if high:
            difference = _difference(self.high, new.high)
            steps.append(Step(name_move("cap", self.high, new.high, -high), difference))
        if low:
            difference = _difference(self.low, new.low)
            steps.append(Step(name_move("floor", self.low, new.low, low), difference))
        return tuple(steps)

    @property
    def is_everything(self) -> bool:
        return not (_drop_natural_floor(self) or self.high)

    def overlap(self, other: Self) -> Self | None:
        low, high = self._compare_ends(other)
        if low is None or high is None or not self._shares_scale(other):
            return None
        stricter = other if low > 0 else self
        end = other.high if high > 0 else self.high
        # A floor at nothing bounds nothing, and must not exclude a cap below it either.
        for start in dict.fromkeys((stricter.low, _drop_natural_floor(stricter))):
            try:
                return type(self)(start, end, "" if start or end else self._unit)
            except ValueError:
                continue
        return None

    def union(self, other: Self) -> Self | None:
        low, high = self._compare_ends(other)
        if low is None or high is None or not self._touches(other):
            return None
        start = self.low if low > 0 else other.low
        end = self.high if high > 0 else other.high
        return type(self)(start, end, "" if start or end else self._unit)

    def excludes(self, other: Self) -> bool:
        floors = _drop_natural_floor(self), _drop_natural_floor(other)
        return self._shares_scale(other) and (_is_gap(floors[0], other.high) or _is_gap(floors[1], self.high))

    @property
    def _unit(self) -> str:
        bound = self.high or self.low
        return bound.value.unit if bound else self.unit

    def _shares_scale(self, other: Self) -> bool:
        return _dimension(self) == _dimension(other) or _are_spans(self, other)

    def _touches(self, other: Self) -> bool:
        """Say whether it is certain that nothing lies between the two."""
        floors = _drop_natural_floor(self), _drop_natural_floor(other)
        return self._shares_scale(other) and _reaches(floors[0], other.high) and _reaches(floors[1], self.high)

    def _compare_ends(self, new: Self) -> tuple[int | None, int | None]:
        low = compare_lows(_drop_natural_floor(self), _drop_natural_floor(new), compare_quantities)
        return low, compare_highs(self.high, new.high, compare_quantities)


def spell_difference(old: Quantity, new: Quantity) -> str:
    """Say by how much a quantity changed, such as "+200,000 personnel, +33 %" or "−12 months, −20 %".

    Returns:
        The difference in the old one's unit; then the share of the old one where it is above zero. Empty where the
        two do not compare.
    """
    if old.dimension != new.dimension:
        return ""
    change = new.amount - old.amount
    in_old_unit = abs(change * old.number / old.amount if old.amount else new.number)
    exact = number = spell_number(in_old_unit)
    if "/" in exact and in_old_unit.denominator > _READABLE:
        number = f"{float(in_old_unit):,.2f}"
    if old.unit == "%":
        number += " percentage point" if in_old_unit == 1 else " percentage points"
    elif in_old_unit >= 10**6 and in_old_unit.denominator == 1 and not old.dimension.startswith("money"):
        number = f"{str(Quantity(in_old_unit, 'USD')).removesuffix(' USD')} {old.unit}".strip()
    else:
        number = str(Quantity(in_old_unit, old.unit)).replace(exact, number, 1)
    sign = "+" if change > 0 else "−"
    if old.amount <= 0 or old.unit == "%":
        return f"{sign}{number}"
    share = _spell_share(abs(change / old.amount * 100), is_all=new.amount == 0)
    return f"{sign}{number}, {'' if share == '0' else sign}{share} %"


def _spell_share(percent: Fraction, *, is_all: bool) -> str:
    """Return a share without its sign; what is left of something is never told as nothing."""
    if round(percent) != _WHOLE or percent >= _WHOLE or is_all:
        return f"{round(percent):,}"
    digits = next(digits for digits in range(1, 99) if round(percent, digits) < _WHOLE)
    return f"{float(percent):.{digits}f}"


def _parse(text: str, key: str) -> Quantity:
    try:
        return parse_quantity(text)
    except ValueError as error:
        raise SpellingError(str(error), (key,)) from None


def _parse_bound(spelling: Mapping[str, Spelling], keys: Mapping[str, bool]) -> Bound[Quantity] | None:
    found = [key for key in spelling if key in keys]
    if len(found) > 1:
        raise SpellingError(f'"{found[0]}" and "{found[1]}" bound the same end; keep one', (found[1],))
    return Bound(_parse(require_text(spelling, found[0]), found[0]), keys[found[0]]) if found else None


def _plain(quantity: Quantity) -> str:
    return str(quantity).replace(",", "")


def _dimension(interval: Interval) -> str:
    bound = interval.high or interval.low
    return bound.value.dimension if bound else Quantity(1, interval.unit).dimension


def _are_spans(old: Interval, new: Interval) -> bool:
    return {_dimension(old), _dimension(new)} == {"days", "months"}


def _is_gap(low: Bound[Quantity] | None, high: Bound[Quantity] | None) -> bool:
    """Say whether it is certain that nothing lies above the one and below the other."""
    if low is None or high is None:
        return False
    sign = compare_quantities(low.value, high.value)
    return sign == 1 or (sign == 0 and not (low.inclusive and high.inclusive))


def _reaches(low: Bound[Quantity] | None, high: Bound[Quantity] | None) -> bool:
    """Say whether it is certain that no value lies between what ends with the one and what starts with the other."""
    if low is None or high is None:
        return True
    sign = compare_quantities(low.value, high.value)
    return sign == -1 or (sign == 0 and (low.inclusive or high.inclusive))


def _name_recast(old: Interval, new: Interval) -> str:
    money = [_dimension(side).startswith("money ") for side in (old, new)]
    if not all(money):
        return "unit-changed"
    codes = {_dimension(side).split()[1] for side in (old, new)}
    return "currency-changed" if len(codes) > 1 else "basis-changed"  # "500 euros", "500 euros a day"


def _drop_natural_floor(interval: Interval) -> Bound[Quantity] | None:
    """Return the lower bound if it bounds anything.

    Nothing counted or waited for is below zero, so that "at least 0" bounds nothing there. A temperature, a balance, a
    plain number or a percentage, such as a rate of growth, may well be.
    """
    low, high = interval.low, interval.high
    if low is None or (high and high.value.number < 0):
        return low
    is_signed = low.value.dimension.partition(" ")[0] in _SIGNED
    return low if is_signed or low.value.number or not low.inclusive else None


def _difference(old: Bound[Quantity] | None, new: Bound[Quantity] | None) -> str:
    return spell_difference(old.value, new.value) if old and new and old.value.amount != new.value.amount else ""
