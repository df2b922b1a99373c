"""Words that stand in one version of a sentence only, and what they are there: items of a list, adjectives, phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from plancmp.diff.propositions import REACH, Proposition
from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.pieces import PREPOSITIONS, Piece, PieceKind, Reading, fold_words
from plancmp.model.expressions import late
from plancmp.readers.wordlists import find_pattern, find_words

PLAIN = frozenset({PieceKind.WORD, PieceKind.NAME, PieceKind.JOINER})
MOST_ADJECTIVES = 3
_ADDRESS = find_pattern("diff.runs", "address")
_RELATIVE = find_pattern("diff.runs", "relative")
_POSTCODE = late(r"\b\d{4,6}$")
_OF = late(r"^\W*of\b", re.IGNORECASE)
CONSENTS = fold_words(find_words("diff.runs", "consents"))
_COMMENTS = find_words("diff.runs", "comments")
_PERSONS = find_words("diff.runs", "persons")
RELATIVES = find_words("diff.runs", "relatives")
_PREFIXES = find_words("diff.runs", "prefixes")
_OFFICES = find_words("diff.runs", "offices")
_OFFICE_LINKS = find_words("diff.runs", "office_links")
_OFFICE_JOINTS = find_words("diff.runs", "office_joints")
_LONGEST_OFFICE = 9  # words of the name of a ministry
# The words that went and those that came, place by place.
Changed = Sequence[tuple[Sequence[Piece], Sequence[Piece]]]


@frozen(eq=False, repr=False)
class Run:
    """Words that stand in one version only.

    Attributes:
        reading: The sentence that holds them.
        one: Their proposition.
        first: The first of them among the pieces.
        after: One past the last.
        is_new: Whether they came.
    """

    reading: Reading
    one: Proposition
    first: int
    after: int
    is_new: bool

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The words."""
        return self.reading.pieces[self.first : self.after]

    @property
    def before(self) -> Piece | None:
        """What stands before them."""
        return self.reading.pieces[self.first - 1] if self.first else None

    @property
    def between(self) -> tuple[Piece, ...]:
        """What stands between the cue of their proposition and them; nothing if they stand before it."""
        return self.reading.pieces[self.one.cue + 1 : self.first]

    @property
    def told_between(self) -> str:
        """The same as it stands, with the small words."""
        return self.reading.text[self.reading.pieces[self.one.cue].end : self.pieces[0].start]

    @property
    def behind(self) -> Piece | None:
        """What stands behind them in their proposition."""
        return self.reading.pieces[self.after] if self.after < self.one.after else None

    @property
    def lead(self) -> str:
        """The small words before them, which are no pieces."""
        before = self.before
        return self.reading.text[before.end if before else 0 : self.pieces[0].start]


def list_runs(
    readings: tuple[Reading, Reading],
    ones: tuple[Proposition, Proposition],
    changed: Changed,
) -> Iterator[Run]:
    """Yield what stands in one version only; an "and" that went to another place of its list is no run of its own."""
    for old, new in changed:
        gone, come = (() if _is_joint(side) else side for side in (old, new))
        if bool(gone) == bool(come):
            continue
        side = 1 if come else 0
        places = sorted(readings[side].pieces.index(piece) for piece in (gone or come))
        if places[-1] - places[0] == len(places) - 1:
            yield _slide(Run(readings[side], ones[side], places[0], places[-1] + 1, is_new=bool(come)))


def _is_joint(pieces: Sequence[Piece]) -> bool:
    """Whether pieces add nothing by themselves to a list: "and", "or in"."""
    is_joined = any(piece.kind is PieceKind.JOINER for piece in pieces)
    return is_joined and all(piece.kind is PieceKind.JOINER or piece.key in PREPOSITIONS for piece in pieces)


def _slide(run: Run) -> Run:
    """Move a run to where it begins with a joiner, if that is the same: "[at or from] at", "at [or from at]"."""
    pieces, moved = run.reading.pieces, run
    while moved.pieces[0].kind is not PieceKind.JOINER:
        if moved.after >= run.one.after or pieces[moved.first].key != pieces[moved.after].key:
            return run
        moved = evolve(moved, first=moved.first + 1, after=moved.after + 1)
    return moved


def is_list(run: Run) -> bool:
    """Say whether the words are items of a list: an "and" or "or" begins or ends them, or two commas do."""
    pieces, breaks = run.pieces, run.reading.breaks
    kinds = [piece.kind for piece in pieces]
    is_between = run.first in breaks and (
        run.after in breaks
        or PieceKind.JOINER in kinds
        or (run.behind is not None and run.behind.kind is PieceKind.JOINER)
    )
    if _joins_clauses(run) or _ends_clause(run):
        return False
    if PieceKind.JOINER not in {kinds[0], kinds[-1]} and (not is_between or _is_comment(pieces[0])):
        return False
    if run.after in breaks and run.behind is not None and run.behind.key in PREPOSITIONS - {pieces[0].key}:
        return False  # "the Desk, [a helpdesk,] for complaints and thanks"
    if run.before is not None and _POSTCODE.search(run.before.text):
        return False  # "Little Rock, Arkansas 72202, [US,] or by mail"
    around = run.reading.pieces[max(run.one.first, run.first - REACH) : run.after + REACH]
    return any(piece.kind is PieceKind.JOINER for piece in around) and all(piece.kind in PLAIN for piece in pieces)


def _joins_clauses(run: Run) -> bool:
    """Whether the words are a relative clause before another one: "that is sealed and" before "that is signed"."""
    last, behind = run.pieces[-1], run.behind
    if last.key != "and" or behind is None:
        return False
    return all(map(_RELATIVE.search, (run.lead, run.reading.text[last.end : behind.start])))


def _ends_clause(run: Run) -> bool:
    """Whether the "and" behind the words begins another clause: "may stay, his host agreeing, and must pay"."""
    behind = run.reading.pieces[run.after : run.after + 2]
    kinds = [piece.kind for piece in behind]
    return PieceKind.JOINER not in {piece.kind for piece in run.pieces} and kinds == [PieceKind.JOINER, PieceKind.CUE]


def _is_comment(piece: Piece) -> bool:
    """Whether words between two commas that begin so are no item: ", theoretically,", ", according to the board,"."""
    word = piece.text.casefold()
    return word.endswith("ly") or word.partition(" ")[0] in _COMMENTS


def is_adjective(run: Run) -> bool:
    """Say whether the words are adjectives, adverbs, or nouns before a noun, and restrict what stands behind them."""
    behind = run.behind
    if (
        behind is None
        or not touches(run.pieces[-1], behind)
        or behind.kind is not PieceKind.WORD
        or behind.key in PREPOSITIONS
        or run.first in run.reading.breaks
        or any(piece.key in _PERSONS | RELATIVES for piece in run.pieces)
    ):
        return False
    is_short = len(run.pieces) <= MOST_ADJECTIVES and run.after not in run.reading.breaks
    return (
        is_short
        and not has_idle(run)
        and all(
            piece.kind is PieceKind.WORD and _is_small(piece) and piece.key not in PREPOSITIONS for piece in run.pieces
        )
    )


def is_phrase(run: Run, words: frozenset[str]) -> bool:
    """Say whether the words are a phrase behind a noun or verb that restricts it: "for research", "that are public"."""
    pieces, behind = run.pieces, run.behind
    is_clause = bool(_RELATIVE.search(run.lead)) or ("of" in words and bool(_OF.search(run.lead)))
    opens = not words.isdisjoint({pieces[0].key, pieces[0].text.casefold()}) or is_clause
    ends = (
        behind is None
        or _joins_clauses(run)
        or run.after in run.reading.breaks
        or behind.key in PREPOSITIONS
        or behind.kind is PieceKind.JOINER
        or any(limit.place == run.after for limit in run.reading.limits)
    )
    # "That is [illegal,] dangerous or false": the clause stays, and says more.
    is_part = is_clause and behind is not None and run.reading.text[pieces[-1].end : behind.start] == ", "
    is_inside = run.first > run.one.cue + 1 and (len(pieces) > 1 or is_clause) and not is_part
    # "May collect the fee from you" says what was so.
    is_inside = is_inside and not all(piece.key in {*PREPOSITIONS, *_PERSONS} for piece in pieces)
    is_plain = all(piece.kind in {*PLAIN, PieceKind.RANK} or piece.is_dependent for piece in pieces)
    return opens and ends and is_inside and not has_idle(run) and is_plain


def _is_small(piece: Piece) -> bool:
    """Whether a word has no capital but that of the sentence, so that it is no part of a name, and is no slip: "th"."""
    return (piece.text.islower() and len(piece.text) > 2) or (not piece.start and piece.text.istitle())


def is_of_office(reading: Reading, piece: Piece) -> bool:
    """Whether a word stands in the name of an office: "the Ministry of Food, Farming [and Forests]"."""
    words = [word.strip(",") for word in reading.text[: piece.start].split()[-_LONGEST_OFFICE:]]
    first = max((place for place, word in enumerate(words, 1) if word.casefold() in _OFFICES), default=0)
    name = words[first:] if first else []
    # "The Minister and the Mayor" are two.
    is_one = bool(name) and name[0].casefold() not in _OFFICE_JOINTS
    return is_one and all(word[:1].isupper() or word.casefold() in _OFFICE_LINKS for word in name)


def is_of_address(reading: Reading, piece: Piece) -> bool:
    """Whether a word is part of an address: "the users of example.org"."""
    return bool(_ADDRESS.search(reading.text[max(0, piece.start - 3) : piece.end + 3]))


def touches(piece: Piece, behind: Piece) -> bool:
    """Whether no small word stands between two pieces: "refusal of recognition" is no kind of recognition.

    Nor is "re-entering" a kind of entering.
    """
    return behind.start <= piece.end + len("' ") and piece.text.casefold() not in _PREFIXES


def has_idle(run: Run) -> bool:
    """Say whether one of the words restricts nothing by itself: "own", "further", "in its discretion"."""
    if run.pieces[-1].key in CONSENTS and len(run.pieces) > 1:
        return False  # "on reasonable notice" asks for some
    return any(piece.text.casefold() in read_equivalents().idle for piece in run.pieces)
