"""Words that one module asks about: `wordlists.toml` holds them, by the module."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping

from plancmp.model.expressions import late

_OTHER = late(r"\{([a-z]\w*)\}")
with open(os.path.join(os.path.dirname(__file__), "wordlists.toml"), "rb") as _file:
    _TABLE = tomllib.load(_file)


def find_rows(module: str) -> Mapping[str, str]:
    """Return all rows of a module.

    Args:
        module: The module that asks, as "diff.scope", or one of its own tables: "extract.marks.flavours".
    """
    rows: dict[str, str] = _TABLE[module]
    return rows


def order_words(module: str, row: str) -> tuple[str, ...]:
    """Return the words of a row in their order; where "|" stands between them, they are phrases."""
    text = find_rows(module)[row]
    return tuple(word.strip() for word in text.split("|")) if "|" in text else tuple(text.split())


def find_words(module: str, row: str) -> frozenset[str]:
    """Return the words of a row, likewise."""
    return frozenset(order_words(module, row))


def pair_words(module: str, row: str) -> dict[str, str]:
    """Return the words of a row, each with what stands behind its "=", likewise."""
    return dict(pair.split("=") for pair in order_words(module, row))


def find_text(module: str, row: str) -> str:
    """Return a row as the source of an expression: its lines are one, and "{other}" is another row of the module."""
    text = "".join(find_rows(module)[row].splitlines())
    return _OTHER.sub(lambda match: find_text(module, match[1]), text)


def find_pattern(module: str, row: str) -> re.Pattern[str]:
    """Return a row as an expression."""
    return late(find_text(module, row))


def find_patterns(module: str) -> dict[str, re.Pattern[str]]:
    """Return all rows of a module as expressions."""
    return {row: find_pattern(module, row) for row in find_rows(module)}


def list_tables() -> tuple[str, ...]:
    """Return the names of all tables."""
    return tuple(_TABLE)
