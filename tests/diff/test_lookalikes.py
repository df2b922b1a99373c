"""A change that hides behind letters that look the same, or that cannot be seen, is reported as that."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp import compare, dumps, load, loads
from plancmp.cli import main
from plancmp.diff import Comparison, Kind
from plancmp.extract.plans import extract_plan
from plancmp.model import Clause, Force, Plan, Term
from plancmp.model.constraints import Wording
from plancmp.model.lookalikes import fold_lookalikes, list_disguises
from plancmp.readers import find_taxonomy

TEXT = "Ukraine must not join NATO before 1 March 2027, and at most 600,000 soldiers serve in peacetime."
TERMS = (Term("t", (), Force.MUST, Wording("x")),)
Form = Literal["NFC", "NFD"]
PAIRS = {"o": "о", "a": "а", "e": "е", "c": "с", "p": "р", "x": "х", "A": "А", "T": "Т", "O": "О", "N": "Ν", "M": "М"}


def compare_texts(old: str, new: str) -> Comparison:
    taxonomy = find_taxonomy("peace")
    plans = (Plan("p", "p", clauses=(Clause("1", text=text),), extracted=True) for text in (old, new))
    return compare(*(extract_plan(plan, taxonomy) for plan in plans))


def read_differences(comparison: Comparison) -> str:
    return "; ".join(
        item.cause.difference
        for change in comparison.changes
        for item in change.fields
        if item.cause.rule == "wording-needs-review"
    )


@given(st.sampled_from([place for place, letter in enumerate(TEXT) if letter in PAIRS]))
def test_one_letter_of_another_alphabet_is_reported_and_changes_no_term(place: int) -> None:
    letter = PAIRS[TEXT[place]]
    comparison = compare_texts(TEXT, f"{TEXT[:place]}{letter}{TEXT[place + 1 :]}")
    assert [change.kind for change in comparison.changes] == [Kind.REVISED]
    assert f"(U+{ord(letter):04X})" in read_differences(comparison)
    assert not [term for term in comparison.terms if term.effect != "same"]


@given(st.integers(0, len(TEXT) - 1), st.sampled_from("\u200b\u200d\u2060\u202e\ufeff\u00ad"))
def test_what_cannot_be_seen_is_reported(place: int, hidden: str) -> None:
    comparison = compare_texts(TEXT, f"{TEXT[:place]}{hidden}{TEXT[place:]}")
    assert f"U+{ord(hidden):04X}" in read_differences(comparison)


def test_a_word_of_one_letter_is_of_the_alphabet_of_its_text() -> None:
    assert list_disguises("A fund grows.", "А fund grows.") == ["+ А (U+0410)"]
    assert not list_disguises("", "Україна і Росія, а не США.")


def test_wide_digits_are_the_same_figure() -> None:
    comparison = compare_texts(TEXT, TEXT.replace("600,000", "６００,000"))
    assert not [term for term in comparison.terms if term.effect != "same"]
    assert "U+FF16, U+FF10" in read_differences(comparison)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("nоt", "not"),  # one Cyrillic letter in a Latin word
        ("НАTО", "НАТО"),  # one Latin letter in a Cyrillic word
        ("аb", "ab"),  # as many of either: Latin
        ("ABCф", "ABCф"),  # no Latin letter looks like that
        ("фывd", "фывԁ"),
        ("фывz", "фывz"),  # no Cyrillic letter looks like that
        ("ΝATO", "NATO"),
        ("６0 ｋm", "60 km"),
        ("a\u202eb", "a b"),
        ("a\u200bb", "a\u200bb"),
        ("The а and о of it", "The a and o of it"),
        ("Це a і o", "Це a і o"),
        ("plain", "plain"),
    ],
)
def test_a_text_is_read_as_it_looks(text: str, seen: str) -> None:
    assert fold_lookalikes(text) == seen


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("It is not.", "It is nоt.", ["+ nоt (U+043E)"]),
        ("It is nоt, “nоt”.", "It is not.", ["− nоt (U+043E)"]),
        ("x", "(６００)", ["+ ６００ (U+FF16, U+FF10)"]),
        ("no\u200bt", "not", ["− not (U+200B)"]),
        ("a\u202eb", "аb", ["− ab (U+202E)", "+ аb (U+0430)"]),
        ("nоt so", "so nоt", []),
    ],
)
def test_a_disguise_is_told_with_the_code_points_that_nobody_sees(old: str, new: str, told: list[str]) -> None:
    assert list_disguises(old, new) == told


@given(st.text())
def test_folding_keeps_the_length_and_is_done_once(text: str) -> None:
    folded = fold_lookalikes(text)
    assert len(folded) == len(text)
    assert fold_lookalikes(folded) == folded


@given(st.text(), st.text())
def test_disguises_mirror(old: str, new: str) -> None:
    signs = {"−": "+", "+": "−"}
    assert sorted(list_disguises(old, new)) == sorted(
        f"{signs[line[0]]}{line[1:]}" for line in list_disguises(new, old)
    )
    assert not list_disguises(old, old)


@pytest.mark.parametrize(
    "text",
    [
        "Україна не вступає до НАТО, а ЄС приймає її.",
        "Ракети HIMARSу та ATACMSи стоять у Києві.",
        "Η Ελλάδα και το ΝΑΤΟ συμφωνούν.",
        "A resistor of 5 kΩ, 3 μm wide; β-test.",
    ],
)
def test_honest_words_are_left_alone(text: str) -> None:
    assert fold_lookalikes(text) == text
    assert not list_disguises("", text)


def test_an_override_of_direction_in_a_document_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("1. Ukraine must not join NATO.\n", encoding="utf-8")
    new.write_text("1. Ukraine must \u202enot\u202c join NATO.\n", encoding="utf-8")
    assert "\u202e" in load(str(new)).clauses[0].text
    assert main([str(old), str(new)]) == 1
    printed = capsys.readouterr().out
    assert "\u202e" not in printed
    assert "+ not (U+202E)" in printed


ACCENTED = [
    "Україна не вступає до НАТО, її військо — не більше 600 000 осіб.",
    "L’Ukraine paie à l’État français 5 millions d’euros dans les 100 jours après la signature.",
    "Der Käufer zahlt München höchstens 5 % in 100 Tagen.",
    "España no envía más de 600 soldados a Cañón.",
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("text", ACCENTED)
def test_a_document_in_another_normal_form_is_the_same(text: str, form: Form, tmp_path: Path) -> None:
    plans = []
    for name, words in (("old", text), ("new", unicodedata.normalize(form, text))):
        for ending, content in (
            (".txt", f"1. {words}\n"),
            (".html", f"<html><p>1. {words}</p>"),
            (".md", f"1. {words}\n"),
        ):
            (tmp_path / f"{name}{ending}").write_text(content, encoding="utf-8")
            plans.append(load(str(tmp_path / f"{name}{ending}")))
    first, *others = plans
    assert first.clauses[0].text == text
    assert not [change for other in others for change in compare(first, other).changes]


@pytest.mark.parametrize("text", ACCENTED)
def test_a_plan_file_in_another_normal_form_is_edited_at_most(text: str) -> None:
    other = unicodedata.normalize("NFD", text)
    plans = [loads(dumps(Plan("p", "p", clauses=(Clause("1", text=words, terms=TERMS),)))) for words in (text, other)]
    assert plans[1].clauses[0].text == other
    for pair in (plans, plans[::-1]):
        comparison = compare(*pair)
        assert [change.kind for change in comparison.changes] == [Kind.EDITORIAL]
        assert not comparison.terms


def test_a_letter_with_another_accent_is_another_letter() -> None:
    comparison = compare_texts("Der Käufer zahlt.", unicodedata.normalize("NFD", "Der Kåufer zahlt."))
    assert [change.kind for change in comparison.changes] not in ([], [Kind.EDITORIAL])
