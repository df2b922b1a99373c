"""Names that became others throughout: said once, and not again of each sentence that holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import frozen

from plancmp.model import Plan
from plancmp.report.excerpts import compare_words, list_replacements, strip_markup
from plancmp.report.phrases import read_clause_text
from plancmp.report.view import View

_LEAST_CLAUSES = 3
_MOST_WORDS = 5
# A small word before a name, such as an article, and what stands around it.
_LEAD = re.compile(r"^(?:[^\W\d_A-ZА-ЯҐЄІЇ]{1,3}\s+)+(?=\S)")
_EDGE = " \t\n\"'“”‘’«»„()[],.;:"


@frozen(eq=False, repr=False)
class Renaming:
    """A name that one version uses throughout for what the other calls otherwise.

    Attributes:
        old: The name in the old version, which the new one does not use at all.
        new: The name in the new version, which the old one does not use at all.
        clauses: In how many clauses it changed.
    """

    old: str
    new: str
    clauses: int


def find_renamings(view: View) -> tuple[Renaming, ...]:
    """Return the names that changed throughout, those of most clauses first.

    A name counts only if it changed in three clauses, is gone from the new version altogether, and its new form was
    nowhere in the old one; so "Buyer" for "Seller" in some places is a change of each of them.
    """
    places: dict[tuple[str, str], set[int]] = {}
    for number, change in enumerate(view.comparison.clauses):
        if not change.old or not change.new or not change.is_change:
            continue
        old, new = (
            strip_markup(" ".join(read_clause_text(entry.clause) for entry in side))
            for side in (change.old, change.new)
        )
        if old == new:
            continue
        for pair in map(fold_pair, list_replacements(compare_words(old, new))):
            if all(map(_is_name, pair)):
                places.setdefault(pair, set()).add(number)
    frequent = sorted(
        (pair for pair in places if len(places[pair]) >= _LEAST_CLAUSES), key=lambda pair: (-len(places[pair]), pair)
    )
    texts = [_join_words(plan) for plan in (view.comparison.old, view.comparison.new)] if frequent else []
    return tuple(
        Renaming(*pair, len(places[pair]))
        for pair in frequent
        if not _holds(texts[1], pair[0]) and not _holds(texts[0], pair[1])
    )


def fold_pair(pair: tuple[str, str]) -> tuple[str, str]:
    """Return what was struck and inserted without articles, quotation marks and stops."""
    old, new = (_LEAD.sub("", " ".join(text.split()).strip(_EDGE)) for text in pair)
    return old, new


def is_only_renamed(replaced: Iterable[tuple[str, str]], renamings: Iterable[Renaming]) -> bool:
    """Return whether names are all that changed in some words; `False` where nothing is known of them."""
    pairs = [fold_pair(pair) for pair in replaced]
    known = {(item.old, item.new) for item in renamings}
    return bool(pairs) and all(pair in known for pair in pairs)


def _is_name(text: str) -> bool:
    return (
        bool(re.search(r"(?:^|\s)\W*[^\W\d_a-zа-яґєії]", text))
        and not re.search(r"\d", text)
        and len(text.split()) <= _MOST_WORDS
    )


def _join_words(plan: Plan) -> str:
    return " ".join(strip_markup(" ".join(read_clause_text(clause) for clause in plan.walk())).split())


def _holds(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
