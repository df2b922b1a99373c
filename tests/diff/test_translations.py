"""Two versions in two languages: linked by what has no language, and compared by their values alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from plancmp import Clause, Comparison, Effect, Plan, compare
from plancmp.diff.coverage import prove_coverage

ENGLISH = (
    "Ukraine keeps at most 80 ships in the Black Sea.",
    "Poland pays 5 million euros a year for the port.",
    "Russia will not close the Kerch Strait.",
    "A joint council meets within 30 days of signature.",
    "Turkey and Ukraine share the tolls in equal parts.",
    "Elections are held in 2027.",
)
UKRAINIAN = (
    "Україна утримує в Чорному морі щонайбільше 80 кораблів.",
    "Польща платить 5 мільйонів євро на рік за порт.",
    "Росія не закриватиме Керченську протоку.",
    "Спільна рада збирається протягом 30 днів після підписання.",
    "Туреччина та Україна ділять мито порівну.",
    "Вибори проводять у 2027 році.",
)
RUSSIAN = (
    "Украина держит в Чёрном море не более 80 кораблей.",
    "Польша платит 5 миллионов евро в год за порт.",
    "Россия не закроет Керченский пролив.",
    "Совместный совет собирается в течение 30 дней после подписания.",
    "Турция и Украина делят пошлины поровну.",
    "Выборы проводятся в 2027 году.",
)


def make_plan(name: str, texts: Sequence[str]) -> Plan:
    clauses = tuple(Clause(str(number), text=text) for number, text in enumerate(texts, 1))
    return Plan(name, name, clauses=clauses, extracted=True)


def compare_texts(old: Sequence[str], new: Sequence[str]) -> Comparison:
    return compare(make_plan("old", old), make_plan("new", new))


def list_links(comparison: Comparison) -> list[tuple[str, str]]:
    return sorted(
        (change.old[0].clause.id, change.new[0].clause.id) for change in comparison.clauses if change.old and change.new
    )


def list_doubts(comparison: Comparison) -> dict[str, str]:
    return {
        change.new[0].clause.id: field.cause.difference
        for change in comparison.changes
        for field in change.fields
        if change.new and field.cause.rule == "wording-needs-review"
    }


@pytest.mark.parametrize("other", [UKRAINIAN, RUSSIAN])
def test_a_translation_changes_nothing(other: tuple[str, ...]) -> None:
    comparison = compare_texts(ENGLISH, other)
    assert list_links(comparison) == [(str(n), str(n)) for n in range(1, 7)]
    assert not comparison.terms
    assert {str(change.kind) for change in comparison.clauses} == {"editorial"}
    assert prove_coverage(comparison).is_complete


@pytest.mark.parametrize("other", [UKRAINIAN, RUSSIAN])
def test_a_figure_that_changed_is_told(other: tuple[str, ...]) -> None:
    comparison = compare_texts(ENGLISH, [text.replace("80", "95").replace("30", "45") for text in other])
    assert [(term.effect, term.new and term.new.entry.clause.id) for term in comparison.terms] == [
        (Effect.SHIFTED, "1"),
        (Effect.SHIFTED, "4"),
    ]
    mirrored = compare_texts([text.replace("80", "95").replace("30", "45") for text in other], ENGLISH)
    assert len(mirrored.terms) == len(comparison.terms)


def test_a_negation_of_one_side_is_listed() -> None:
    comparison = compare_texts(ENGLISH, [text.replace("не закриватиме", "закриватиме") for text in UKRAINIAN])
    assert not comparison.terms
    assert list_doubts(comparison) == {"3": "− not"}


def test_a_party_in_the_place_of_another_is_listed() -> None:
    comparison = compare_texts(ENGLISH, [text.replace("Польща", "Туреччина") for text in UKRAINIAN])
    assert list_doubts(comparison) == {"2": "− Poland, + Türkiye"}


def test_numbers_link_only_where_they_agree() -> None:
    order = [3, 0, 5, 1, 4, 2]
    comparison = compare_texts(ENGLISH, [UKRAINIAN[place] for place in order])
    assert list_links(comparison) == sorted((str(place + 1), str(at)) for at, place in enumerate(order, 1))
    assert not comparison.terms
