"""Words that one module asks about: `wordlists.toml` holds them, by the module."""

from __future__ import annotations

import os
import tomllib

with open(os.path.join(os.path.dirname(__file__), "wordlists.toml"), "rb") as _file:
    _TABLE = tomllib.load(_file)


def order_words(module: str, row: str) -> tuple[str, ...]:
    """Return the words of a row in their order; where "|" stands between them, they are phrases.

    Args:
        module: The module that asks, as "diff.scope".
        row: The name of the row.
    """
    text: str = _TABLE[module][row]
    return tuple(word.strip() for word in text.split("|")) if "|" in text else tuple(text.split())


def find_words(module: str, row: str) -> frozenset[str]:
    """Return the words of a row, likewise."""
    return frozenset(order_words(module, row))


def pair_words(module: str, row: str) -> dict[str, str]:
    """Return the words of a row, each with what stands behind its "=", likewise."""
    return dict(pair.split("=") for pair in order_words(module, row))
