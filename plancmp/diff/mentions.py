"""What words in the place of others mention: another provision, name or currency, an opposite, another basis."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from plancmp.diff.voice import TIMES
from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.mention import Kind
from plancmp.extract.pieces import PREPOSITIONS, Piece, PieceKind, Reading, fold_words
from plancmp.model.constraints import Interval
from plancmp.model.quantity import CURRENCIES, CURRENCY_NAMES
from plancmp.readers.wordlists import find_pattern, find_text, find_words, order_words

_ORDINAL = find_pattern("diff.mentions", "ordinal")
_NEGATING = order_words("diff.mentions", "negating")  # "in" makes "invested" of "vested"
_SHORTEST = 5  # letters of a word that a syllable before it turns into its opposite
_MOST_WORDS = 2  # between a share and the word that changed of what it is taken of
_DAYS = fold_words(find_words("diff.mentions", "days"))
_DISTINCT = 2  # values of two sides that differ
_ARTICLES = find_text("diff.mentions", "articles")
_SHARES_OF = find_words("diff.mentions", "shares_of")


def name_mention(readings: tuple[Reading, Reading], old: Sequence[Piece], new: Sequence[Piece]) -> str:
    """Return the rule for words in the place of others that have no direction.

    Returns:
        The id of the rule; empty where it is only known that the words changed.
    """
    sides = _drop_shared(old, new), _drop_shared(new, old)
    if not all(sides):
        return "list-recast" if [piece.key for side in sides for piece in side] == ["only"] else ""
    if all(piece.kind is PieceKind.REFERENCE for side in sides for piece in side):
        return "reference-changed"
    if len({_find_currency(side) for side in sides} - {""}) == _DISTINCT:
        return "currency-changed"
    if all(piece.key in _DAYS for side in sides for piece in side):
        return "day-changed"
    if all(_is_name(reading, piece) for reading, side in zip(readings, sides, strict=True) for piece in side):
        return "name-changed"
    if all(_is_recipient(reading, side[0]) for reading, side in zip(readings, sides, strict=True)):
        return "name-changed"
    if all(_acts_by_case(reading, side) for reading, side in zip(readings, sides, strict=True)):
        return "name-changed"
    if all(map(_leads_figure, readings, sides)):
        return "figure-recast"
    if len(sides[0]) == len(sides[1]) == 1 and (rule := _compare_words(readings, sides[0][0], sides[1][0])):
        return rule
    is_basis = all(_follows_figure(reading, side[0]) for reading, side in zip(readings, sides, strict=True))
    return "basis-changed" if is_basis else ""


def _compare_words(readings: tuple[Reading, Reading], old: Piece, new: Piece) -> str:
    """Return the rule for one word in the place of another: an opposite, an event, or a higher number."""
    if _are_opposite(old, new):
        return "opposite-said"
    if _is_event(readings[0], old) and _is_event(readings[1], new):
        return "event-changed"
    sizes = [read_size(piece) for piece in (old, new)]
    if not all(sizes) or sizes[0] == sizes[1]:
        return ""
    return "figure-raised" if sizes[0] < sizes[1] else "figure-lowered"


def _drop_shared(pieces: Sequence[Piece], others: Sequence[Piece]) -> list[Piece]:
    keys = {piece.key for piece in others}
    return [piece for piece in pieces if piece.key not in keys and piece.kind is not PieceKind.JOINER]


def _is_event(reading: Reading, piece: Piece) -> bool:
    """Whether a word is what a time hangs on: "on the date of signature", "upon ratification"."""
    place = _find_place(reading, piece)
    before = reading.pieces[max(0, place - 1) : place]
    is_time = any(one.key in PREPOSITIONS or one.key in TIMES for one in before)
    return is_time and piece.key in _event_keys()


@cache
def _event_keys() -> frozenset[str]:
    return fold_words(read_equivalents().deeds)


def _find_currency(pieces: Sequence[Piece]) -> str:
    """Return the code of the currency that words name: "US dollars", "in EUR"."""
    for piece in pieces:
        word = piece.text.casefold()
        if piece.text in CURRENCIES:
            return piece.text
        if word in CURRENCY_NAMES:
            return CURRENCY_NAMES[word]
    return ""


def _are_opposite(old: Piece, new: Piece) -> bool:
    short, longer = sorted((old.text.casefold(), new.text.casefold()), key=len)
    if len(short) >= _SHORTEST and longer in {f"{syllable}{short}" for syllable in _NEGATING}:
        return True
    words = tuple(piece.text.casefold() for piece in (old, new))
    return any(
        (one.fullmatch(words[0]) and other.fullmatch(words[1]))
        or (other.fullmatch(words[0]) and one.fullmatch(words[1]))
        for one, other in _match_opposites()
    )


@cache
def _match_opposites() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((_join(one), _join(other)) for one, other in read_equivalents().opposites)


def _join(words: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word).replace(r"\*", r"\w*") for word in words.split()))


def read_size(piece: Piece) -> Fraction:
    """Return what an ordinal, a multiple or a share says: 3 for "third" and "triple"; 0 for any other word."""
    if piece.kind is PieceKind.FIGURE:
        point = piece.constraint.point if isinstance(piece.constraint, Interval) else None
        is_share = piece.found is not None and piece.found.kind is Kind.SHARE
        return point.amount if point is not None and (is_share or point.unit == "%") else Fraction()
    if match := _ORDINAL.fullmatch(piece.key):
        return Fraction(match[1])
    spelt = (piece.key, piece.text.casefold().removesuffix(" the"))  # "three times" has the key of "thrice"
    return next((size for size, words in _match_multiples() if any(map(words.fullmatch, spelt))), Fraction())


@cache
def _match_multiples() -> tuple[tuple[Fraction, re.Pattern[str]], ...]:
    return tuple((Fraction(size), _join(words)) for size, words in read_equivalents().multiples)


def _is_name(reading: Reading, piece: Piece) -> bool:
    is_letters = len(piece.text) > 1 and piece.text.isalpha() and piece.text.isupper()  # "EEA"
    has_nouns = any(one.is_noun for one in reading.pieces)  # every noun has a capital
    is_capital = piece.start > 0 and piece.text[:1].isupper() and not (reading.is_folded or has_nouns)
    return piece.kind is PieceKind.NAME or bool(piece.name) or piece.is_capital or is_capital or is_letters


def _is_recipient(reading: Reading, piece: Piece) -> bool:
    """Whether something goes to whoever is named: "sends the list to the borrower", "передає ключі власнику"."""
    table = read_equivalents()
    before = reading.text[: piece.start].casefold()
    if not _match_handing().search(before if reading.is_folded or reading.has_cases else reading.text.casefold()):
        return False
    if reading.has_cases:
        return piece.text.casefold().endswith(table.recipients)
    return _match_to().search(before) is not None


@cache
def _match_handing() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, read_equivalents().handing))})")


@cache
def _match_to() -> re.Pattern[str]:
    words = "|".join(map(re.escape, read_equivalents().datives))
    return re.compile(rf"(?<![\w'’])(?:{words})\s+(?:(?:{_ARTICLES})\s*)?$")


def _acts_by_case(reading: Reading, pieces: Sequence[Piece]) -> bool:
    """Whether a case says who acts behind a verb in the passive: "затверджується комісією"."""
    place = _find_place(reading, pieces[0])
    verb = reading.pieces[place - 1].text.casefold() if reading.has_cases and place else ""
    return verb.endswith(read_equivalents().passives) and all(
        piece.text.casefold().endswith(read_equivalents().instrumentals) for piece in pieces
    )


def _find_place(reading: Reading, piece: Piece) -> int:
    """Return where a piece stands in a sentence; 0 for one of a condition, which stands in none."""
    return next((n for n, one in enumerate(reading.pieces) if one is piece), 0)


def _leads_figure(reading: Reading, pieces: Sequence[Piece]) -> bool:
    """Whether words are one preposition before a figure: "reduced by 5 %", "reduced to 5 %"."""
    place = _find_place(reading, pieces[0])
    behind = reading.pieces[place + 1 : place + 2]
    is_figure = any(one.kind is PieceKind.FIGURE for one in behind)
    return len(pieces) == 1 and pieces[0].key in PREPOSITIONS and is_figure


def _follows_figure(reading: Reading, piece: Piece) -> bool:
    """Whether a word says by what a figure is counted, or of what it is a share: "5 euros per page", "5 % of sales"."""
    pieces, table = reading.pieces, read_equivalents()
    place = _find_place(reading, piece)
    for step in range(place - 1, max(-1, place - _MOST_WORDS - 2), -1):
        before = pieces[step]
        is_majority = any(rank.scale == "majority" for rank in before.ranks)
        if before.kind is PieceKind.FIGURE or is_majority:
            words = reading.text[before.end : piece.end].casefold().split()
            is_share = is_majority or (before.found is not None and before.found.kind in {Kind.SHARE, Kind.PERCENT})
            return not table.per.isdisjoint(words[:1]) or (is_share and not _SHARES_OF.isdisjoint(words[:1]))
        if step + 1 in reading.breaks or before.key in PREPOSITIONS - {"from"}:
            return False
    return False
