"""Spellings that say the same: case, spacing, and quotation marks that a word processor made curly."""

from __future__ import annotations

_PLAIN = {ord(mark): "'" for mark in "’‘ʼ"} | {ord(mark): '"' for mark in "“”„«»"}


def fold_spelling(text: str) -> str:
    """Return text in one case and spacing, its quotation marks and apostrophes plain: "Party’s" and "party's" alike."""
    return " ".join(text.casefold().translate(_PLAIN).split())
