"""Small edits: a word that came, went or took another's place where all other words stayed.

Nobody changes one word of a negotiated sentence without a reason: "civil" that became "criminal", "becomes a member"
that became "pursues membership", the item of a list that is gone. No table holds all such words, so they are found by
what surrounds them: where the rest stayed, each word that came or went needs a person's eye, unless it is a small one
or another form of one that the other text has. A text of which much was written anew on both sides is no small edit;
which of its words mean the same is beyond a comparison of words. It is a heuristic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from plancmp.diff.word_classes import NUMBERING, list_words
from plancmp.model.spelling import count_shared
from plancmp.readers.wordlists import find_words, order_words, pair_words

_FEW = 3
_LISTED = 6
_SWAPPED = 2
_SMALL = find_words("diff.edits", "small")
# Words that drafters use for one another; few, for a word too many here hides a change.
_EQUALS = pair_words("diff.edits", "equals")
_SPELLINGS = pair_words("diff.edits", "spellings")
_TAILS = order_words("diff.edits", "tails")
_SHORTEST = 3
_LONGEST_TAIL = 3


def list_edits(old: str, new: str, language: str = "en") -> list[str]:
    """List the words of a small edit.

    Args:
        old: The old words.
        new: The new words.
        language: The language of both.

    Returns:
        Each word that went and came, with its sign; nothing if the edit is none or no small one. Linear time.
    """
    before, after = (_list_content(text, language) for text in (old, new))
    if not before or not after:
        return []
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    if not gone and not come:
        return ["the same words in another order"] if _trade_places(before, after) else []
    if gone and come:
        if max(gone.total(), come.total()) > _FEW * _FEW:
            return []
        # In one order, so that an edit and its reverse list the same words.
        first, second = sorted((gone, come), key=lambda counts: sorted(counts.elements()))
        _drop_forms(first, second, language)
    if gone and come and max(gone.total(), come.total()) > _FEW:
        return []
    return [*_spell("−", gone, before), *_spell("+", come, after)]


def _list_content(text: str, language: str) -> list[str]:
    small = _SMALL
    if language != "en":
        from plancmp.extract.languages import choose_language

        small = choose_language(language).stops
    words = (word.removesuffix("'s") for word in list_words(text))
    return [word for word in words if word not in small and word not in NUMBERING and any(map(str.isalnum, word))]


def _trade_places(old: Sequence[str], new: Sequence[str]) -> bool:
    """Say whether just two words changed places, with others between them: who does it, and to whom."""
    places = [place for place, (word, other) in enumerate(zip(old, new, strict=True)) if word != other]
    return len(places) == _SWAPPED and places[1] - places[0] > 1


def _drop_forms(words: Counter[str], others: Counter[str], language: str) -> None:
    for word in sorted(words.elements()):
        other = next((other for other in sorted(others) if are_word_forms(word, other, language)), None)
        if other is not None:
            for counts, one in ((words, word), (others, other)):
                counts[one] -= 1
                if not counts[one]:
                    del counts[one]


def are_word_forms(word: str, other: str, language: str) -> bool:
    """Tell whether two words are forms of one: "day", "days"."""
    if language == "en":
        return not _list_bases(word).isdisjoint(_list_bases(other))
    # The endings of other languages are many and short.
    shared = count_shared(word, other)
    return shared > _SHORTEST and max(len(word), len(other)) - shared <= _LONGEST_TAIL


def _list_bases(word: str) -> set[str]:
    """Return what an English word may be a form of, spelt in one way."""
    for british, american in _SPELLINGS.items():
        word = word.replace(british, american)
    bases = {word}
    for tail in _TAILS:
        if word.endswith(tail) and len(word) - len(tail) >= _SHORTEST:
            base = word.removesuffix(tail)
            bases |= {base, f"{base}e"} if tail == "ing" else {base}
            if base[-1] == base[-2]:
                bases.add(base[:-1])
            if base.endswith("i"):
                bases.add(f"{base[:-1]}y")
    return {_EQUALS.get(base, base) for base in bases}


def _spell(sign: str, counts: Counter[str], words: Sequence[str]) -> list[str]:
    listed = [word for word in dict.fromkeys(words) if word in counts]
    rest = len(listed) - _LISTED
    more = [f"{sign} {rest} more"] if rest > 0 else []
    return [*(f"{sign} {word}" for word in listed[:_LISTED]), *more]
