"""Why a pair is a link, for a person: the rare words that both have, the figures, and so on; strongest first.

What is weighed for a pair is how rare the words are that it shares, and in a few short texts every word is rare: they
may have nothing in common but phrases, "… shall … within 30 days of the date of this Agreement". So a link of two short
texts is marked for review where who acts changed and much else with it, where little is shared but the opening, or
where all that is shared is one phrase at the beginning and one at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plancmp.align.alignment import Reason
from plancmp.align.evidence import Overlap
from plancmp.align.grams import Lexicon
from plancmp.align.unit import Unit
from plancmp.align.words import pick_long_words, split_words, squeeze
from plancmp.model.expressions import late
from plancmp.model.taxonomy import FALLBACK

_SHOWN = 5
_CONTAINED = 0.7
_FIGURE = late(r"\d+(?:[.,]\d+)*")
_LONGEST = 14  # different long words
_OPENING, _OTHERS, _PHRASES = 0.4, 0.7, 0.75  # of the long words of the shorter that are shared
_KEPT = 0.34  # of what stands between the phrases


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


def are_apart(left: Unit, right: Unit) -> bool:
    """Whether two units are about something, and not about the same."""
    topics = left.topics - {FALLBACK}, right.topics - {FALLBACK}
    return all(topics) and topics[0].isdisjoint(topics[1]) and left.terms.isdisjoint(right.terms)


def list_fields(unit: Unit) -> Iterable[str]:
    """Return a unit's topics and terms as words of their own, which no text can hold."""
    yield from (f"topic:{topic}" for topic in sorted(unit.topics))
    yield from (f"term:{term}" for term in sorted(unit.terms))


def _share(overlap: Overlap, whole: int) -> float:
    return overlap.words_weight / whole if whole else 0.0


def is_boilerplate(old: str, new: str) -> bool:
    """Whether two short texts may share nothing but phrases."""
    lists = [pick_long_words(split_words(text)) for text in (old, new)]
    if not all(lists) or max(len(set(words)) for words in lists) > _LONGEST:
        return False
    share = _share_words(*lists)
    if share < (_OPENING if lists[0][0] == lists[1][0] else _OTHERS):
        return True
    rest = [pick_long_words(words) for words in _cut_ends(split_words(old), split_words(new))]
    return share < _PHRASES and min(map(len, rest)) > 1 and _share_words(*rest) < _KEPT


def _share_words(one: Sequence[str], other: Sequence[str]) -> float:
    bags = set(one), set(other)
    return len(bags[0] & bags[1]) / min(map(len, bags))


def _cut_ends(one: Sequence[str], other: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return what stands between the words that two texts begin and end with alike."""
    most, start, end = min(len(one), len(other)), 0, 0
    while start < most and one[start] == other[start]:
        start += 1
    while end < most - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]
