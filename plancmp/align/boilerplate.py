"""Short texts that may have nothing in common but phrases: "… shall … within 30 days of the date of this Agreement".

What is weighed for a pair is how rare the words are that it shares, and in a few short texts every word is rare. So a
link of two short texts is marked for review where who acts changed and much else with it, where little is shared but
the opening, or where all that is shared is one phrase at the beginning and one at the end.
"""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.align.words import pick_long_words, split_words

_LONGEST = 14  # different long words
_OPENING, _OTHERS, _PHRASES = 0.4, 0.7, 0.75  # of the long words of the shorter that are shared
_KEPT = 0.34  # of what stands between the phrases


def is_boilerplate(old: str, new: str) -> bool:
    """Whether two short texts may share nothing but phrases."""
    lists = [pick_long_words(split_words(text)) for text in (old, new)]
    if not all(lists) or max(len(set(words)) for words in lists) > _LONGEST:
        return False
    share = _share(*lists)
    if share < (_OPENING if lists[0][0] == lists[1][0] else _OTHERS):
        return True
    rest = [pick_long_words(words) for words in _cut_ends(split_words(old), split_words(new))]
    return share < _PHRASES and min(map(len, rest)) > 1 and _share(*rest) < _KEPT


def _share(one: Sequence[str], other: Sequence[str]) -> float:
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
