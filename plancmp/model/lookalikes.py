"""Letters that pass for others, and characters that cannot be seen: ways to hide a change from a reader.

A word that mixes Latin letters with Cyrillic or Greek ones that look the same is read as what it looks like, and so are
the wide forms of letters and digits. The pairs are those of Unicode Technical Standard 39 ("confusables") that fonts
draw alike. A longer word that is wholly of one alphabet is never touched, nor is a Cyrillic ending behind Latin
capitals; a word of one letter is read in the alphabet of its text.
"""

from __future__ import annotations

import unicodedata
from collections import Counter

from plancmp.model.expressions import late

_CYRILLIC = "АВЕКМНОРСТУХІЈЅаеорсухіјѕԁԛԝһӏ"
_CYRILLIC_AS = "ABEKMHOPCTYXIJSaeopcyxijsdqwhl"
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
_GREEK_AS = "ABEZHIKMNOPTYXo"
_LATIN = dict(zip(_CYRILLIC + _GREEK, _CYRILLIC_AS + _GREEK_AS, strict=True))
_CYRILLIC_OF = {latin: cyrillic for cyrillic, latin in zip(_CYRILLIC, _CYRILLIC_AS, strict=True)}

_HIDDEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_WIDE = "\uff01-\uff5e\U0001d400-\U0001d7ff"
_SUSPECT = late(rf"[{_HIDDEN}{_WIDE}]|[A-Za-z][Ͱ-ԯ]|[Ͱ-ԯ][A-Za-z]|(?<!\w)[Ͱ-ԯ](?!\w)")
_WORD = late(r"[^\W_]+")
_PIECE = late(r"\S+")
_UNSEEN = late(rf"[{_HIDDEN}]")
_DIRECTION = late(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ODD = late(rf"[{_HIDDEN}{_WIDE}]")
_MARKS = ".,;:!?()[]\"'“”„«»"
_INFLECTED = late(r"[A-Z0-9]{2,}[а-яіїєґ]{1,3}")


def fold_lookalikes(text: str) -> str:
    """Return a text as it looks: of the same length, with look-alike letters and wide forms as what they pass for.

    Returns:
        The text, unchanged where nothing in it is suspect. Marks of direction become spaces; other characters that
        cannot be seen stay. Linear time.
    """
    if text.isascii() or not _SUSPECT.search(text):
        return text
    narrow = _DIRECTION.sub(" ", "".join(map(_narrow, text)))
    is_latin = sum(letter.isascii() for letter in narrow if letter.isalpha()) * 2 > sum(map(str.isalpha, narrow))
    return _WORD.sub(lambda match: _fold_word(match[0], is_latin=is_latin), narrow)


def list_disguises(old: str, new: str) -> list[str]:
    """Return the words that pass for others, or hold what cannot be seen, in one of two texts and not in the other.

    Returns:
        "− " or "+ " and the word, with the code points that a reader cannot tell: "+ nоt (U+043E)". Linear time.
    """
    gone, come = _count_disguises(old), _count_disguises(new)
    return [
        f"{sign} {_reveal(word)}" for sign, words in (("−", gone - come), ("+", come - gone)) for word in sorted(words)
    ]


def _count_disguises(text: str) -> Counter[tuple[str, str]]:
    """Count the words that are not what they look like, each with what it looks like."""
    if text.isascii() or not _SUSPECT.search(text):
        return Counter()
    folded = fold_lookalikes(text)
    pieces = ((match[0], folded[match.start() : match.end()]) for match in _PIECE.finditer(text))
    return Counter(pair for pair in map(_trim, pieces) if pair[0] != pair[1] or _ODD.search(pair[0]))


def _trim(pair: tuple[str, str]) -> tuple[str, str]:
    piece, folded = pair
    start = len(piece) - len(piece.lstrip(_MARKS))
    end = len(piece.rstrip(_MARKS))
    return piece[start:end], folded[start:end]


def _reveal(pair: tuple[str, str]) -> str:
    piece, folded = pair
    odd = [a for a, b in zip(piece, folded, strict=True) if a != b or _ODD.match(a)]
    return f"{_UNSEEN.sub('', piece)} ({', '.join(f'U+{ord(letter):04X}' for letter in dict.fromkeys(odd))})"


def _narrow(letter: str) -> str:
    if letter < "\uff01":
        return letter
    plain = unicodedata.normalize("NFKC", letter)
    return plain if len(plain) == 1 else letter


def _fold_word(word: str, *, is_latin: bool) -> str:
    if len(word) == 1:
        # A word of one letter mixes nothing by itself: its alphabet is that of the text.
        return _LATIN.get(word, word) if is_latin else word
    if word.isascii() or _INFLECTED.fullmatch(word):
        return word
    latin = [letter for letter in word if letter.isascii() and letter.isalpha()]
    others = [letter for letter in word if "\u0370" <= letter <= "\u052f"]
    if not latin or not others:
        return word
    if len(latin) >= len(others) and all(letter in _LATIN for letter in others):
        return "".join(_LATIN.get(letter, letter) for letter in word)
    if len(latin) < len(others) and all(letter in _CYRILLIC_OF for letter in latin):
        return "".join(_CYRILLIC_OF.get(letter, letter) for letter in word)
    return word
