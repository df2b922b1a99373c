"""Why a pair is a link, for a person: the rare words that both have, the figures, and so on; strongest first."""

from __future__ import annotations

from collections.abc import Iterable

from plancmp.align.alignment import Reason
from plancmp.align.evidence import Overlap
from plancmp.align.grams import Lexicon
from plancmp.align.unit import Unit
from plancmp.align.words import split_words, squeeze
from plancmp.model.expressions import late

_SHOWN = 5
_CONTAINED = 0.7
_FIGURE = late(r"\d+(?:[.,]\d+)*")


def explain_wording(lexicon: Lexicon, overlap: Overlap) -> list[Reason]:
    """Return the rare words that a pair shares, and whether one side contains the other."""
    left, right = lexicon.left[overlap.left], lexicon.right[overlap.right]
    ranked = sorted(sorted(overlap.words), key=lexicon.weights.__getitem__, reverse=True)
    words = [lexicon.spell(gram) for gram in ranked[: 6 * _SHOWN]]
    found = []
    # Figures, topics and terms are reasons of their own; words hold no colon.
    rare = [word for word in words if not word.isdigit() and ":" not in word]
    # The "s" of "Ukraine's" tells a reader nothing, where there is more to tell.
    telling = [word for word in rare if len(word) > 1 or not word.isascii()] or rare
    if telling:
        found.append(Reason("shared-words", ", ".join(telling[:_SHOWN])))
    covers = [_share(overlap, profile.words_weight) for profile in (left, right)]
    if max(covers) >= _CONTAINED > min(covers):
        found.append(Reason("containment", f"{max(covers):.0%} of one is in the other, {min(covers):.0%} of the other"))
    return found


def explain_figures(left: Unit, right: Unit) -> list[Reason]:
    """Return the figures that two units share."""
    figures = set(_FIGURE.findall(left.text)) & set(_FIGURE.findall(right.text))
    if not figures:
        return []
    return [Reason("same-figures", ", ".join(sorted(figures, key=lambda figure: (-len(figure), figure))[:_SHOWN]))]


def explain_fields(left: Unit, right: Unit) -> list[Reason]:
    """Return what two units share beside their wording."""
    found = []
    shared = left.terms & right.terms
    if shared:
        # A name says enough where the term's content ("name: content") is shared as well.
        names = sorted(term for term in shared if ": " not in term)
        found.append(Reason("shared-terms", ", ".join((names or sorted(shared))[:_SHOWN])))
    if left.heading and split_words(left.heading) == split_words(right.heading):
        found.append(Reason("same-heading", min(squeeze(left.heading), squeeze(right.heading))))
    if left.topics & right.topics:
        found.append(Reason("shared-topics", ", ".join(sorted(left.topics & right.topics)[:_SHOWN])))
    if left.label and left.label == right.label:
        found.append(Reason("same-label", left.label))
    return found


def has_fields(left: Unit, right: Unit) -> bool:
    """Whether two units share more than words: a term, or their heading."""
    same_heading = left.heading and split_words(left.heading) == split_words(right.heading)
    return bool(left.terms & right.terms or same_heading)


def list_fields(unit: Unit) -> Iterable[str]:
    """Return a unit's topics and terms as words of their own, which no text can hold."""
    yield from (f"topic:{topic}" for topic in sorted(unit.topics))
    yield from (f"term:{term}" for term in sorted(unit.terms))


def _share(overlap: Overlap, whole: int) -> float:
    return overlap.words_weight / whole if whole else 0.0
