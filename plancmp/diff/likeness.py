"""How much of two sentences is alike."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from plancmp.align.words import mark_figures
from plancmp.diff.sentences import fold_text
from plancmp.model.expressions import late
from plancmp.model.spelling import count_shared

_FIGURE = 0.3  # what a figure weighs against a word
_SMALL, _LONG = 0.4, 3  # what a short word weighs, and how many letters a long one has
_WORD = late(r"[^\W_]+(?:['’.,][^\W_]+)*|[%$€£≤≥<>]")


@lru_cache(maxsize=8192)
def weigh_words(text: str) -> Counter[str]:
    """Return the words of a text with their number; what is shared of them is what two sentences have alike."""
    return Counter(list_words(text))


@lru_cache(maxsize=1024)
def list_words(text: str) -> list[str]:
    """Return the words of a text, and the signs that say something."""
    return _WORD.findall(fold_text(text).casefold())


def measure_likeness(old: str, new: str) -> float:
    """Return the Dice coefficient of two texts by their words, of which figures and short words weigh little."""
    total = measure(old) + measure(new)
    return 2 * sum_shared(old, new) / total if total else 0.0


@lru_cache(maxsize=8192)
def measure(text: str) -> float:
    """Return what the words of a text weigh together."""
    return sum([count * weight for _, count, weight in _list_weights(text)])


def sum_shared(old: str, new: str) -> float:
    """Return what the words weigh that two texts share."""
    # Without a counter of what the two share.
    other = weigh_words(new)
    return sum([min(count, other[word]) * weight for word, count, weight in _list_weights(old) if word in other])


@lru_cache(maxsize=8192)
def _list_weights(text: str) -> tuple[tuple[str, int, float], ...]:
    return tuple((word, count, _weigh(word)) for word, count in weigh_words(text).items())


def measure_rest(part: str, whole: str, answer: str) -> float:
    """Return what the words of a text weigh that are those of a whole and not of its answer."""
    rest = weigh_words(part) & (weigh_words(whole) - weigh_words(answer))
    return sum(count * _weigh(word) for word, count in rest.items())


def measure_first(old: str, new: str) -> float:
    """Return how far two sentences go before their first difference but for figures, 0 to 1: there stands who acts."""
    one, other = map(_mask_figures, (old, new))
    return count_shared(one, other) / max(1, len(one), len(other))


@lru_cache(maxsize=8192)
def _mask_figures(text: str) -> tuple[str, ...]:
    words = list_words(text)
    return tuple(["" if is_figure else word for word, is_figure in zip(words, mark_figures(words), strict=True)])


@lru_cache(maxsize=16384)
def _weigh(word: str) -> float:
    if any(map(str.isdigit, word)):
        return _FIGURE
    return 1.0 if len(word) > _LONG else _SMALL
