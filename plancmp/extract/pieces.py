"""What a sentence consists of for a comparison: pieces, each in the one form that stands for its equals.

A piece is a figure with the words that bound it, a reference, a name, a cue of force, the mark of a condition, a word
on a scale, or a plain word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from fractions import Fraction
from functools import cache, lru_cache

from attrs import frozen

from plancmp.extract.equivalents import Rank, read_equivalents
from plancmp.extract.found import Found
from plancmp.extract.stems import cut_plural
from plancmp.model.constraints import Constraint
from plancmp.model.expressions import late
from plancmp.model.vocabulary import Force
from plancmp.readers.wordlists import find_words, order_words, pair_words

_LARGE = late(r"(?<![\d.,/])(\d{1,6}(?:\.\d{1,2})?) (year|week)s?\b")
_SMALL = {"year": (12, "months"), "week": (7, "days")}
_TAILS = order_words("extract.pieces", "tails")
_SPELLINGS = pair_words("extract.pieces", "spellings")
_VOWELS = frozenset("aeiouy")
_LEAST = 3
_SPELL = 5  # letters of "spell", which has its own second l; "cancelled" is "canceled"
_PLURALS = pair_words("extract.pieces", "plurals")
DETERMINERS = find_words("extract.pieces", "determiners")

# As keys of pieces, which are folded.
PREPOSITIONS = find_words("extract.pieces", "prepositions")
# What opens a sentence before its subject; "if necessary" is no condition.
OPENERS = PREPOSITIONS | find_words("extract.pieces", "openers")
_MISSPELT = pair_words("extract.pieces", "misspelt")


class PieceKind(StrEnum):
    """What a piece is."""

    FIGURE = "figure"
    REFERENCE = "reference"
    NAME = "name"
    CUE = "cue"
    NEGATION = "negation"
    CONDITION = "condition"
    PRECEDENCE = "precedence"
    RANK = "rank"
    JOINER = "joiner"
    WORD = "word"
    SIGN = "sign"
    COMMA = "comma"


MARKS = frozenset({PieceKind.CONDITION, PieceKind.PRECEDENCE})


@frozen(repr=False)
class Piece:
    """One piece of a sentence.

    Attributes:
        kind: What it is.
        key: The one form that stands for all its equals.
        start: Where it begins in the sentence, in characters.
        end: One past where it ends.
        text: Its words as they are read.
        force: The force of a cue, or of a figure whose bound holds the modal.
        is_positive: Of a cue: whether it holds over doing.
        constraint: What a figure says.
        found: The figure.
        ranks: Its places on scales.
        name: The party that it names or belongs to.
        is_capital: Whether a word has a capital that no beginning gives it.
        is_dependent: Of a cue: whether it stands in a relative clause and binds nobody by itself.
        is_named: Whether an article or another determiner stands before it.
        is_noun: Whether its capital letter says that it is a noun, as in German.
        is_preposition: Of the mark of a condition: whether nouns follow it, and no clause.
        printed: Its words as they stand, where it is read under another number or name.
    """

    kind: PieceKind
    key: str
    start: int
    end: int
    text: str
    force: Force | None = None
    is_positive: bool = True
    constraint: Constraint | None = None
    found: Found | None = None
    ranks: tuple[Rank, ...] = ()
    name: str = ""
    is_capital: bool = False
    is_dependent: bool = False
    is_named: bool = False
    is_noun: bool = False
    is_preposition: bool = False
    printed: str = ""

    @property
    def opens(self) -> bool:
        """Whether it may stand before the subject of its sentence: "in May", "if necessary"."""
        first = self.text.casefold().split(" ")[0] if self.kind is PieceKind.RANK else ""
        return self.key in OPENERS or fold_word(first) in OPENERS

    @property
    def names(self) -> bool:
        """Whether it is a name, or a word that stands like one."""
        return self.kind is PieceKind.NAME or (self.kind is PieceKind.WORD and (self.is_named or self.is_capital))


@frozen(repr=False)
class Limit:
    """A condition, an exception, or a rule of precedence in its place.

    Attributes:
        mark: The piece that begins it.
        pieces: What it says.
        place: Which piece of the sentence it stands before, once all of these are taken out.
        is_opening: Whether it opens the sentence, or another part of it: "and, if so, shall".
    """

    mark: Piece
    pieces: tuple[Piece, ...]
    place: int
    is_opening: bool

    @property
    def said(self) -> tuple[Piece, ...]:
        """What it says, without commas."""
        return tuple(piece for piece in self.pieces if piece.kind is not PieceKind.COMMA)

    @property
    def key(self) -> tuple[str, ...]:
        """What two of them have alike that say the same."""
        return (self.mark.key, *(piece.key for piece in self.said))

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the sentence, in characters."""
        last = self.pieces[-1] if self.pieces else self.mark
        return self.mark.start, last.end


@frozen(repr=False)
class Reading:
    """A sentence as pieces.

    Attributes:
        text: Its words.
        pieces: What it says, without its conditions and without commas.
        breaks: The pieces before which a comma or another sign stood.
        limits: Its conditions and rules of precedence.
        whole: All pieces in the order of the text, commas left out.
        has_cases: Whether endings and not places say who does what to whom.
        is_folded: Whether its words are those of the table of equivalents, folded.
        lead: The force of the words that lead in the list of which it is an item.
        replaced: Where it is read under other numbers or names than stand in it: their places, and what stands there.
    """

    text: str
    pieces: tuple[Piece, ...]
    breaks: frozenset[int]
    limits: tuple[Limit, ...]
    whole: tuple[Piece, ...]
    has_cases: bool = False
    is_folded: bool = False
    lead: Force | None = None
    replaced: tuple[tuple[int, int, str], ...] = ()

    def gap(self, place: int) -> str:
        """Return what stands between a piece and the one before it."""
        return self.text[self.pieces[place - 1].end : self.pieces[place].start]

    def quote(self, start: int, end: int) -> str:
        """Return a part of it as it stands in its version."""
        parts, place = [], start
        for first, after, words in self.replaced:
            if first < end and start < after:
                parts += [self.text[place:first], words]
                place = after
        return "".join((*parts, self.text[place:end]))


def find_cues(pieces: Sequence[Piece]) -> list[int]:
    """Return the places of the cues among some pieces."""
    return [place for place, piece in enumerate(pieces) if piece.kind is PieceKind.CUE]


def find_mark(pieces: Sequence[Piece], place: int) -> int:
    """Return where the next condition begins behind a place; the number of pieces if none does."""
    return next((n for n in range(place + 1, len(pieces)) if pieces[n].kind in MARKS), len(pieces))


def are_near(old: Collection[Piece], new: Collection[Piece]) -> bool:
    """Tell whether words stand in the place of others that drafters exchange, though a lawyer may hold them apart."""
    keys = (frozenset(piece.key.removeprefix("condition:+") for piece in side) for side in (old, new))
    pairs = [side or frozenset({"-"}) for side in keys]
    return all(piece.kind in {PieceKind.WORD, PieceKind.CONDITION} for piece in (*old, *new)) and any(
        pairs[0] <= row and pairs[1] <= row for row in _fold_near()
    )


@cache
def _fold_near() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(fold_word(word) for word in row) for row in read_equivalents().near)


@lru_cache(maxsize=16384)
def fold_word(word: str) -> str:
    """Return what stands for an English word, its forms, its other spelling and common slips of the pen.

    It joins what grammar changes ("deliver", "delivers", "delivered") and nothing that means something else, so it cuts
    less than a stemmer does.
    """
    folded = _cut_forms(word)
    return _fold_misspelt().get(folded, folded)


def fold_words(words: Iterable[str]) -> frozenset[str]:
    """Return what stands for some words, likewise."""
    return frozenset(map(fold_word, words))


@cache
def _fold_misspelt() -> dict[str, str]:
    return {_cut_forms(slip): _cut_forms(meant) for slip, meant in _MISSPELT.items()}


def _cut_forms(word: str) -> str:
    word = word.replace("’", "'").removesuffix("'s").removesuffix("'")
    word = _PLURALS.get(word, read_equivalents().participles.get(word, word))
    for british, american in _SPELLINGS.items():
        word = word.replace(british, american)
    word = word[:-2] if word.endswith(("sses", "xes", "zes", "ches", "shes")) else cut_plural(word)
    if word.endswith("ied"):
        word = f"{word[:-3]}y"
    for tail in _TAILS:
        base = word.removesuffix(tail)
        if base != word and len(base) >= _LEAST and _VOWELS & set(base):
            is_doubled = base[-1] == base[-2] and (
                base[-1] not in "lsz" or (base.endswith("ell") and len(base) > _SPELL)
            )
            word = base[:-1] if is_doubled else base
            break
    return word[:-1] if word.endswith("e") and len(word) > _LEAST else word


def spell_in_small(constraint: Constraint) -> str:
    """Return what a constraint says, with years as months and weeks as days: "2 years" is "24 months"."""
    return _LARGE.sub(_spell_small, constraint.describe().replace("installment", "instalment"))


def _spell_small(match: re.Match[str]) -> str:
    size, unit = _SMALL[match[2]]
    number = Fraction(match[1]) * size
    return f"{number} {unit}" if number.denominator == 1 else match[0]
