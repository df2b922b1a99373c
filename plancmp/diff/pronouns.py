"""A pronoun and the noun that it stands for, which may change places: "if a boat is late, the Abbot may sell it"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.diff.phrasings import list_phrasings
from plancmp.diff.variants import list_variants
from plancmp.diff.voice import are_forms, keys_of
from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.pieces import Limit, Piece, PieceKind, Reading
from plancmp.extract.terms import OWNERS

_LONGEST_NOUN = 3  # pieces


def trades_pronoun(opening: Reading, closing: Reading) -> bool:
    """Say whether a noun in an opening condition and its pronoun in the rule traded places.

    "If a boat is late, the Abbot may sell it" says what "the Abbot may sell a boat if it is late" does. The condition
    must name nothing else: if the boat hit a mill, the Abbot may sell either. What is the subject of both may: "if the
    boat hits a mill, it must stop".
    """
    if len(opening.limits) != 1 or len(closing.limits) != 1 or not opening.limits[0].is_opening:
        return False
    first, last = opening.limits[0], closing.limits[0]
    if last.is_opening or first.mark.key != last.mark.key or not _has_pronoun(opening, first):
        return False
    rule, condition, rest = _strip(closing.pieces), _strip(first.pieces), keys_of(_strip(last.pieces))
    return any(
        _are_alike(condition[: len(noun)], noun)
        and (is_subject or not _name_another(opening, condition[len(noun) :]))
        and rest in (keys_of(condition), keys_of(condition[len(noun) :]))
        for form in (opening, *list_variants(opening, closing, tuple(list_phrasings(opening, closing))))
        for is_subject, noun in _list_nouns(_strip(form.pieces), rule)
    )


def _list_nouns(bare: Sequence[Piece], rule: Sequence[Piece]) -> Iterator[tuple[bool, Sequence[Piece]]]:
    """Yield what words a rule has more than another one, in one place, and whether they open it."""
    size = len(rule) - len(bare)
    for place in range(len(bare) + 1) if 0 < size <= _LONGEST_NOUN else ():
        noun = rule[place : place + size]
        is_rest = keys_of(bare[:place]) == keys_of(rule[:place]) and keys_of(bare[place:]) == keys_of(
            rule[place + size :]
        )
        if is_rest and all(piece.kind in {PieceKind.WORD, PieceKind.NAME} for piece in noun):
            yield place == 0, noun


def _strip(pieces: Sequence[Piece]) -> list[Piece]:
    pronouns = read_equivalents().pronouns
    return [one for one in pieces if one.kind is not PieceKind.COMMA and one.text.casefold() not in pronouns]


def _are_alike(old: Sequence[Piece], new: Sequence[Piece]) -> bool:
    pairs = zip(old, new, strict=False)
    return len(old) == len(new) and all(one.key == other.key or are_forms(one, other) for one, other in pairs)


def _name_another(reading: Reading, pieces: Sequence[Piece]) -> bool:
    """Whether words name another thing that a pronoun may stand for; without articles to tell by, more than a verb."""
    if not reading.is_folded:
        return sum(piece.key == piece.text.casefold() for piece in pieces) > 1  # words of the glossary name nothing
    owned = [reading.text[: piece.start].casefold().split()[-1:] for piece in pieces]
    return any(
        piece.kind is PieceKind.NAME or piece.is_capital or (piece.is_named and not OWNERS.issuperset(word))
        for piece, word in zip(pieces, owned, strict=True)
    )


def _has_pronoun(reading: Reading, limit: Limit) -> bool:
    """Whether a pronoun stands outside a condition."""
    start, end = limit.span
    words = f"{reading.text[:start]} {reading.text[end:]}".casefold().replace(".", " ").replace(",", " ").split()
    return not read_equivalents().pronouns.isdisjoint(words)
