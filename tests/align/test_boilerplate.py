"""Sentences that share phrases and nothing else are no sure link; one whose figure or condition changed is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancmp.align import Unit, align_texts, align_units

ACTS = (
    ("pilot", "guide", "every foreign ship"),
    ("cooper", "stamp", "each new barrel"),
    ("warden", "sweep", "both upper streets"),
    ("miller", "grind", "winter wheat"),
    ("mayor", "address", "young voters"),
)
FORMS = (
    "The {} shall {} {} within 30 days of the date of this agreement.",
    "In the absence of any written objection the {} may {} {} without delay.",
    "For the purposes of this chapter the {} must {} {}.",
    "The {} is entitled to {} {} at any time.",
    "No later than 1 June 2031 the {} shall {} {}.",
)
FILLING = ["Bells ring at noon.", "Herring is salted in oak.", "A lamp burns on the northern quay until dawn."]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FORMS), st.permutations(ACTS), st.integers(0, 3))
def test_sentences_of_one_form_that_say_different_things_are_no_sure_link(
    form: str, acts: list[tuple[str, str, str]], size: int
) -> None:
    old, new = (form.format(*act) for act in acts[:2])
    alignment = align_texts([*FILLING[:size], old], [new, *FILLING[:size]])
    assert all(link.weak for link in alignment.links if size in link.old)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(FORMS), st.permutations(ACTS), st.integers(0, 3))
def test_a_sentence_that_only_gained_words_is_a_sure_link(
    form: str, acts: list[tuple[str, str, str]], size: int
) -> None:
    old = form.format(*acts[0])
    new = f"{old.rstrip('.')}, unless the council objects.".replace("30 days", "45 days")
    (link,) = [link for link in align_texts([*FILLING[:size], old], [new, *FILLING[:size]]).links if size in link.old]
    assert (link.new, link.weak) == ((0,), False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Bread is kept for six days.", "Wells are cleaned every six days."),
        ("El juez fija las tasas.", "Las barcas entran en el puerto."),
        ("Der Lotse hat das Schiff binnen 30 Tagen zu melden.", "Der Imker hat die Waben binnen 30 Tagen zu räumen."),
        ("Лоцман веде судна до порту.", "Міська рада фарбує всі лавки до свята."),
    ],
)
def test_small_words_and_figures_are_no_sure_link(old: str, new: str) -> None:
    assert all(link.weak for link in align_texts([old], [new]).links)


def test_a_heading_that_stayed_is_more_than_a_phrase() -> None:
    old, new = (
        Unit(FORMS[0].format(*act), heading="Duties of the harbour")
        for act in (ACTS[0], ("pilot", "lead", "all ships"))
    )
    (link,) = align_units([old], [new]).links
    assert not link.weak
