"""Two renderings in two languages: what they say differently, and what is the same in other words."""

from __future__ import annotations

import pytest

from plancmp import compare_renderings, parse

PLAN = "Plan\n\n1. {army}\n\n2. {fund}\n\n3. {polls}\n\n4. {bases}\n"
ENGLISH = {
    "army": "The army of Ukraine has at most 40,000 troops.",
    "fund": "Poland pays 3 billion dollars into a fund.",
    "polls": "Elections are held within 60 days.",
    "bases": "NATO does not open bases in Ukraine.",
}
OTHERS = {
    "uk": {
        "army": "Армія України має щонайбільше 40 тисяч військових.",
        "fund": "Польща вносить до фонду 3 мільярди доларів.",
        "polls": "Вибори проводяться протягом 60 днів.",
        "bases": "НАТО не відкриває баз в Україні.",
    },
    "ru": {
        "army": "Армия Украины насчитывает не более 40 тысяч военных.",
        "fund": "Польша вносит в фонд 3 миллиарда долларов.",
        "polls": "Выборы проводятся в течение 60 дней.",
        "bases": "НАТО не открывает баз в Украине.",
    },
    "de": {
        "army": "Die Armee der Ukraine hat höchstens 40.000 Soldaten.",
        "fund": "Polen zahlt 3 Milliarden Dollar in einen Fonds.",
        "polls": "Die Wahlen finden innerhalb von 60 Tagen statt.",
        "bases": "Die NATO eröffnet keine Stützpunkte in der Ukraine.",
    },
}
EDITS = [
    ("army", "40,000", "50,000", "figure"),
    ("fund", "3 billion", "3 million", "figure"),
    ("polls", "60 days", "90 days", "deadline"),
    ("bases", "does not open", "opens", "negation"),
    ("fund", "Poland", "France", "party"),
]


def tell(english: dict[str, str], code: str) -> list[str]:
    found = compare_renderings(parse(PLAN.format(**english)), parse(PLAN.format(**OTHERS[code])))
    assert found.is_translated
    return [str(one.kind) for one in found.divergences]


@pytest.mark.parametrize("code", OTHERS)
def test_the_same_in_another_language_is_no_divergence(code: str) -> None:
    assert tell(ENGLISH, code) == []


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize(("point", "old", "new", "kind"), EDITS, ids=[new for _, _, new, _ in EDITS])
def test_another_value_party_or_negation_is_one_divergence(
    code: str, point: str, old: str, new: str, kind: str
) -> None:
    assert tell({**ENGLISH, point: ENGLISH[point].replace(old, new)}, code) == [kind]


def test_the_order_of_the_two_decides_only_who_is_called_first() -> None:
    english = {**ENGLISH, "army": ENGLISH["army"].replace("40,000", "50,000")}
    plans = parse(PLAN.format(**english)), parse(PLAN.format(**OTHERS["uk"]))
    (one,), (other,) = compare_renderings(*plans).divergences, compare_renderings(*plans[::-1]).divergences
    assert (one.first, one.second) == (other.second, other.first)
