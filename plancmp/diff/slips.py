"""Slips of the pen: a letter too many, too few, wrong, or in the wrong place.

A slip is listed to be read and changes no term: "fron" in the place of "from" makes no duty of a ban.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from attrs import frozen

from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.languages import choose_language
from plancmp.extract.pieces import Piece, PieceKind, fold_word
from plancmp.model.expressions import late
from plancmp.model.spelling import count_shared
from plancmp.readers.wordlists import find_words

_WORD = late(r"[^\W\d_]+")
_LEAST = 3  # letters of a word of the grammar
_LONG = 6  # letters of any other word: of short ones two that differ by a letter are often two words
_DENIALS = find_words("diff.slips", "denials")


def is_slip(one: str, other: str) -> bool:
    """Say whether two words, in lower case, are one but for a letter inside it. The product of their lengths."""
    if min(len(one), len(other)) < _LONG or one[0] != other[0] or one[-1] != other[-1]:
        return False
    return fold_word(one) != fold_word(other) and is_near(one, other)


def is_near(one: str, other: str) -> bool:
    """Say whether one letter that came, went, is another or changed its place with the next makes one word of another.

    Linear in the length of the words.
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    first = count_shared(one, other)
    head, tail = one[first:], other[first:]
    if len(head) == len(tail):
        return head[1:] == tail[1:] or (head[:2] == tail[1::-1] and head[2:] == tail[2:])
    return head[1:] == tail if len(head) > len(tail) else head == tail[1:]


@frozen(repr=False)
class Slip:
    """A word and what stands in its place, of which one is a slip of the other, in lower case.

    Attributes:
        old: What stood there.
        new: What stands there.
        meant: Which of them is meant.
    """

    old: str
    new: str
    meant: str


def find_slips(old: str, new: str) -> tuple[Slip, ...]:
    """Find the words of the grammar that one of two English texts spells with a slip.

    Returns:
        The slips of modals, prepositions and words that begin a condition, where the words on either side are the same.
        The product of the words that differ.
    """
    sides = [_list_between(text) for text in (old, new)]
    gone, come = ({word: around for word, around in side.items() if word not in other} for side, other in
                  ((sides[0], sides[1]), (sides[1], sides[0])))  # fmt: skip
    grammar = _list_grammar()
    found = []
    for word in gone:
        for other in come:
            right, wrong = (word, other) if word in grammar else (other, word)
            is_lone = right in grammar and wrong not in grammar and wrong not in read_equivalents().small
            if is_lone and is_near(word, other) and fold_word(word) != fold_word(other) and gone[word] & come[other]:
                found.append(Slip(word, other, right))
    return tuple(found)


def _list_between(text: str) -> dict[str, set[tuple[str, str]]]:
    """Return the words of a text with those that stand before and behind each."""
    words = ["", *(match.group().casefold() for match in _WORD.finditer(text)), ""]
    between: dict[str, set[tuple[str, str]]] = {}
    for before, word, behind in zip(words, words[1:], words[2:], strict=False):
        between.setdefault(word, set()).add((before, behind))
    return between


@cache
def _list_grammar() -> frozenset[str]:
    """Return the English words of force, condition and place, and numbers, but no denial: that is no slip to pass."""
    language = choose_language("en")
    tables = (language.forces, language.conditions)
    words = {word for table in tables for phrases in table.values() for phrase in phrases for word in phrase.words}
    same = read_equivalents()
    for table in (same.conditions, same.precedence):
        words |= {word for phrases in table.values() for phrase in phrases for word in phrase.words}
    words |= {*language.prepositions, *language.units, *language.tens}
    return frozenset(word for word in words if len(word) >= _LEAST and word not in _DENIALS)


def is_misspelt(old: Sequence[Piece], new: Sequence[Piece]) -> bool:
    """Say whether words stand in the place of others that differ from them by slips of a letter alone."""
    if not old or len(old) != len(new):
        return False
    return all(
        a.kind is b.kind is PieceKind.WORD and is_slip(a.text.casefold(), b.text.casefold())
        for a, b in zip(old, new, strict=True)
    )
