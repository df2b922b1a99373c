"""What bounds a figure: every phrase in six languages with its mirror, signs, tolerances, boxes, bans on passing it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from plancmp.extract.bounds import BoundWords, find_bound
from plancmp.extract.glossary import Glossary
from plancmp.extract.language import pair_phrases
from plancmp.extract.languages import ENGLISH, LANGUAGES, find_language
from plancmp.extract.mention import Kind
from plancmp.extract.numbers import read_line
from plancmp.extract.recognizer import find_all, recognize
from plancmp.extract.terms import extract_terms
from plancmp.model.constraints import Bound, Interval
from plancmp.model.quantity import Quantity
from plancmp.model.vocabulary import Force

OTHERS = [code for code in LANGUAGES if code != "en"]


def bound(text: str, code: str = "en") -> BoundWords | None:
    line = read_line(text, find_language(code))
    (found,) = find_all(line)
    return find_bound(line, found)


def side(text: str, code: str = "en") -> str:
    """Write what is said of the figure: ">=", "<=", ">", "<" or nothing."""
    words = bound(text, code)
    return "" if words is None else f"{'>' if words.is_low else '<'}{'=' if words.is_inclusive else ''}"


def list_phrases() -> Iterator[tuple[str, str]]:
    for sign, tables in ((">", (ENGLISH.low_bounds,)), ("<", (ENGLISH.high_bounds,))):
        for table in tables:
            for rows in table.values():
                for phrase, is_inclusive in rows:
                    yield f"the load {' '.join(phrase)} 50 kg", sign + "=" * is_inclusive
    for sign, table in ((">=", ENGLISH.low_tails), ("<=", ENGLISH.high_tails)):
        yield from ((f"50 kg {' '.join(phrase)}", sign) for rows in table.values() for phrase, _ in rows)


@pytest.mark.parametrize(("text", "expected"), list(list_phrases()))
def test_every_english_phrase_bounds_its_figure(text: str, expected: str) -> None:
    assert side(text) == expected


_SIDES = {
    "at least": ">=", "at most": "<=", "over": ">", "above": ">", "below": "<", "or more": ">=", "or less": "<=",
    "exceeding": ">", "falling below": "<", "exceed": ">", "fall below": "<", "not exceed": "<=",
    "not fall below": ">=", "must not exceed": "<=", "must not fall below": ">=",
}  # fmt: skip


@pytest.mark.parametrize("code", OTHERS)
def test_every_phrase_of_another_language_bounds_its_figure(code: str) -> None:
    glossary = find_language(code).glossary
    assert glossary is not None
    seen = 0
    for rows in glossary.bounds.values():
        for phrase, meaning in rows:
            if " ".join(meaning) not in _SIDES:  # these bound dates
                continue
            words = "".join(f"{word} " if word not in {"-", ","} else word for word in phrase).replace("' ", "'")
            is_tail = meaning[0] == "or"
            figure = "onze kg" if words.endswith("'") else "50 kg"
            text = f"· {figure} {words}" if is_tail else f"· {words}{figure}"
            assert side(text.replace(" -", "-").replace(" ,", ","), code) == _SIDES[" ".join(meaning)], phrase
            seen += 1
    assert seen > 20


def test_a_bound_without_a_mirror_is_refused() -> None:
    with pytest.raises(ValueError, match="mirror"):
        pair_phrases("at least")
    with pytest.raises(ValueError, match="zip"):
        Glossary(bounds="at least ~ at most = mindestens")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the load is ≤ 40 t", "<="),
        ("the load is ≥ 40 t", ">="),
        ("the noise stays < 50 dB", "<"),
        ("the purity is > 99 %", ">"),
        ("the load is >= 40 t", ">="),
        ("> 40 t of coal", ""),
        ("the load -> 40 t", ""),
        ("the room is kept at 20 °C", ""),
        ("the army is held to 600,000 personnel", "<="),
        ("the zone lies over there, 40 km wide", ""),
        ("the Lender pays the sum over five years", ""),
        ("the Lender builds homes over 5 years", ""),
        ("a lease of over five years ends", ">"),
        ("the trial takes over 5 days", ">"),
        ("the fleet grows over 40 km", ">"),
    ],
)
def test_signs_are_bounds_and_arrows_are_none(text: str, expected: str) -> None:
    assert side(text) == expected


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("de", "Der Wert darf 50 kg nicht überschreiten.", "<="),
        ("de", "Der Wert darf 50 kg nicht unterschreiten.", ">="),
        ("de", "Wenn der Wert 50 kg übersteigt, endet die Frist.", ">"),
        ("de", "Der Wert beträgt 50 kg. Die Zahl übersteigt alles.", ""),
    ],
)
def test_a_german_verb_stands_behind_its_figure(code: str, text: str, expected: str) -> None:
    assert side(text, code) == expected


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("± 2 mm", "-2 mm", "2 mm"),
        ("20 ± 2 mm", "18 mm", "22 mm"),
        ("20 mm ± 5 %", "19 mm", "21 mm"),
        ("plus or minus 5 %", "-5 %", "5 %"),
        ("+/- 5 %", "-5 %", "5 %"),
    ],
)
def test_a_tolerance_is_a_range(text: str, low: str, high: str) -> None:
    (mention,) = recognize(text)
    assert mention.kind is Kind.RANGE
    assert isinstance(mention.value, Interval)
    assert [str(end.value) if end else "" for end in (mention.value.low, mention.value.high)] == [
        low.replace(" %", "%"), high.replace(" %", "%"),
    ]  # fmt: skip


def test_a_rise_and_a_total_are_no_range() -> None:
    values = [str(mention.value) for mention in recognize("Exports rose by $5 billion to $40 billion.")]
    assert values == ["5 billion USD", "40 billion USD"]
    (mention,) = recognize("Exports lie between $5 billion and $40 billion.")
    assert mention.kind is Kind.RANGE


def test_a_plus_alone_is_no_tolerance() -> None:
    assert [mention.value for mention in recognize("+ 2 mm, plus 3 mm")] == [Quantity(2, "mm"), Quantity(3, "mm")]


@pytest.mark.parametrize(
    ("text", "force", "low", "high"),
    [
        ("Acme must not employ fewer than 50 people.", Force.MUST, Bound(Quantity(50, "people")), None),
        ("Acme must employ at least 50 people.", Force.MUST, Bound(Quantity(50, "people")), None),
        ("Acme must not employ more than 50 people.", Force.MUST, None, Bound(Quantity(50, "people"))),
        ("The load shall not be less than 50 kg.", Force.MUST, Bound(Quantity(50, "kg")), None),
        ("The load shall not exceed 50 kg.", Force.MUST, None, Bound(Quantity(50, "kg"))),
        ("Under no circumstances may the load exceed 50 kg.", Force.MUST, None, Bound(Quantity(50, "kg"))),
        ("The load may exceed 50 kg.", Force.MAY, Bound(Quantity(50, "kg"), inclusive=False), None),
        ("Acme must not act if it has more than 50 kg.", Force.STATES, Bound(Quantity(50, "kg"), False), None),
    ],
)
def test_a_ban_on_passing_a_figure_is_a_limit(
    text: str, force: Force, low: Bound[Quantity] | None, high: Bound[Quantity] | None
) -> None:
    (term,) = [term for term in extract_terms(text, ("Acme",)) if isinstance(term.constraint, Interval)]
    assert (term.force, term.constraint) == (force, Interval(low, high))
