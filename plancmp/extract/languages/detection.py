"""Which language a text is in, by its small words: a heuristic that says what it went by.

Every third word or so of any text is one of a few dozen small words, and these differ between languages. The language
whose small words make up the greatest share of the text is taken. Neighbours that plancmp does not read (Italian beside
Spanish, Bulgarian beside Russian) are listed too, only so that their texts are not taken for what they resemble. A text
of a few words is known by letters that only one of the Cyrillic alphabets has. Words and letters are those of the
languages' files.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from attrs import frozen

from plancmp.extract.languages.files import Signs, read_all_signs
from plancmp.model.expressions import late

SAMPLE = 20_000  # characters that are looked at
_FEWEST = 12  # words below which nobody can tell
_SHORT = 40  # words below which a list without sentences is no proof of a language of its own
_TELLING = 2  # small words that tell the language of a sentence
_LEAST = 0.12  # share of small words below which a language is none of these
_WORD = late(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")


@frozen(repr=False)
class Detection:
    """What a text's small words say.

    Attributes:
        code: The ISO 639-1 code; "und" for a text in none of the languages, empty where it is too short to tell.
        share: The share of the text's words that are small words of that language, or that have a letter of its own.
        words: Which ones, the most frequent first.
    """

    code: str
    share: float
    words: tuple[str, ...]


def detect_language(text: str) -> Detection:
    """Say which language a text is in.

    Args:
        text: Any text; its first 20,000 characters count.

    Returns:
        The language with the greatest share of small words, less the share of words with a letter that it has not, and
        the earlier one in the table where two are equal; none where all that stand there are single letters. Where no
        language has one word in eight, and for a text of fewer than twelve words, it is the one with the most words
        that have a letter of its Cyrillic alphabet alone, and for fewer than twelve the one with two small words or
        more where no other has as many, and English none; so for a list of fewer than forty, unless it has accents
        and no such words. Linear time.
    """
    words = [word.lower() for word in _WORD.findall(text[:SAMPLE])]
    if len(words) < _FEWEST:
        told = _detect_by_letters(words)
        return told if told.code else _detect_by_few(words)
    counts = Counter(words)
    table = _signs()
    hits = {
        code: sum(counts[word] for word in signs.small_words) - _count(signs.foreign_letters, counts)
        for code, signs in table.items()
    }
    best = max(hits, key=hits.__getitem__)
    share = hits[best] / len(words)
    # Terse English has few small words, and to read it as no language would miss what changed in it.
    if share < _LEAST and not (best == "en" and share):
        # A list of prices has hardly any.
        if len(words) < _SHORT and ((few := _detect_by_few(words)).code or all(map(str.isascii, words))):
            return few
        return _detect_by_letters(words)
    found = sorted((word for word in table[best].small_words if counts[word]), key=lambda word: (-counts[word], word))
    # Single letters are names of things as well: "a", "y", "o".
    if best != "en" and all(len(word) == 1 for word in found):
        told = _detect_by_letters(words)
        return told if told.share else Detection("", 0.0, ())
    return Detection(best, share, tuple(found))


def _detect_by_few(words: list[str]) -> Detection:
    """Tell the language of a sentence by two small words that only one language has; by none, if it may be English."""
    counts = Counter(word for word in words if len(word) > 1)
    hits = {code: sorted(signs.small_words & counts.keys()) for code, signs in _signs().items()}
    best, second = sorted(hits, key=lambda code: -len(hits[code]))[:2]
    if len(hits[best]) < _TELLING or len(hits[second]) >= len(hits[best]) or hits["en"]:
        return Detection("", 0.0, ())
    found = hits[best]
    return Detection(best, sum(counts[word] for word in found) / len(words), tuple(found))


@cache
def _signs() -> dict[str, Signs]:
    return read_all_signs()


def _count(letters: frozenset[str], words: Counter[str]) -> int:
    return sum(count for word, count in words.items() if not letters.isdisjoint(word)) if letters else 0


def _detect_by_letters(words: list[str]) -> Detection:
    none = Detection("und" if len(words) >= _FEWEST else "", 0.0, ())
    if sum("\u0400" <= word[0] <= "\u04ff" for word in words) * 2 <= len(words):
        return none
    best = Detection("und", 0.0, ())
    for code, signs in _signs().items():
        telling = [word for word in words if not signs.own_letters.isdisjoint(word)]
        found = Detection(code, len(telling) / len(words), tuple(dict.fromkeys(telling)))
        # Belarusian has letters of Ukrainian and of Russian too; a letter of a neighbour's alone settles it.
        if telling and signs.is_neighbour:
            return found
        if found.share > best.share:
            best = found
    return best
