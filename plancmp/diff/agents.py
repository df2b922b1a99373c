"""Who acts or bears something without being the subject: "is paid by the Buyer", "à la charge du Vendeur"."""

from __future__ import annotations

import re
from functools import cache

from plancmp.diff.voice import is_participle, is_time
from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.pieces import Piece, Reading
from plancmp.readers.wordlists import find_text, order_words

_REACH = 40  # characters
_NEAR = 7  # pieces from a participle to who acts
_PREPOSITION = 3  # words before a name, with its article
# No accusative of German is among them: whoever "trägt den Hut" bears no cost.
_ARTICLES = find_text("diff.agents", "articles")
_BEARERS = order_words("diff.agents", "bearers")


def acts_or_bears(reading: Reading, place: int) -> bool:
    """Say whether whoever is named at a place acts, or bears what the sentence is about."""
    return (_is_agent if reading.is_folded else _is_foreign_agent)(reading, place) or _bears(reading, place)


def _is_agent(reading: Reading, place: int) -> bool:
    pieces = reading.pieces
    if not 1 < place < len(pieces) or pieces[place - 1].key != "by" or is_time(pieces, place):
        return False
    if not any(map(is_participle, pieces[max(0, place - _NEAR) : place - 1])):
        return False  # "lies by the river"
    return pieces[place].names or any(rank.scale == "quantifier" for rank in pieces[place].ranks)


def _is_foreign_agent(reading: Reading, place: int) -> bool:
    """Whether a passive has an agent there: "est élu par le conseil", "wird vom Präsidenten gewählt"."""
    if place >= len(reading.pieces) or reading.has_cases:
        return False
    piece, table = reading.pieces[place], read_equivalents()
    before = reading.text[: piece.start].casefold().replace("'", " ").replace("’", " ").split()
    near = before[-_PREPOSITION:]
    link = next((n for n in reversed(range(len(near))) if near[n] in table.agents), None)
    is_behind = link is not None and len(near) - link <= 1 + (piece.is_named or piece.is_noun)
    return is_behind and _names_somebody(piece) and not table.auxiliaries.isdisjoint(before)


def _names_somebody(piece: Piece) -> bool:
    return (piece.names or piece.is_noun) and piece.text.casefold() not in read_equivalents().spanning


def _bears(reading: Reading, place: int) -> bool:
    """Whether it is said of a noun in any language that it bears something: "à la charge du Vendeur"."""
    if reading.has_cases and not reading.pieces[place].text[:1].isupper():
        return False  # "несёт хлеб"
    before = reading.text[max(0, reading.pieces[place].start - _REACH) : reading.pieces[place].start]
    return _match_bearers().search(before.casefold().replace("ё", "е").replace("’", "'")) is not None


@cache
def _match_bearers() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _BEARERS))})\s+(?:(?:{_ARTICLES})\s*){{0,2}}$")
