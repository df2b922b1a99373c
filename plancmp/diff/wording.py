"""How changed pieces of a sentence are written: names of terms, parties, conditions, words with those around them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from plancmp.diff.directions import read_meaning
from plancmp.diff.figures import find_label
from plancmp.diff.lists import part_items
from plancmp.diff.propositions import Match, Proposition, after_heading, begins_relative, find_relative, is_relative
from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.limits import begins_subject, belongs_to
from plancmp.extract.pieces import PREPOSITIONS, Limit, Piece, PieceKind, Reading
from plancmp.model import Condition, Force
from plancmp.model.constraints import Wording
from plancmp.model.vocabulary import ConditionKind
from plancmp.readers.wordlists import find_pattern, find_words

_AS = find_pattern("diff.wording", "as")
_LONGEST = 160  # characters of a wording
_MOST_NAMES = 2
_SPEAKERS = find_words("diff.wording", "speakers")
_FORBIDDING = find_words("diff.wording", "forbidding")  # who does so is not the one that is bound
_SUBJECT = 7  # words
_OPENING = 5  # pieces of a plain statement, among which its party stands
_KINDS = {
    "if": ConditionKind.IF, "only if": ConditionKind.IF, "as long as": ConditionKind.IF, "where": ConditionKind.IF,
    "to the extent that": ConditionKind.IF, "with consent": ConditionKind.IF, "when": ConditionKind.WHEN,
    "once": ConditionKind.WHEN, "while": ConditionKind.WHEN, "until": ConditionKind.UNTIL,
    "unless": ConditionKind.UNLESS,
    "except": ConditionKind.UNLESS, "without consent": ConditionKind.UNLESS, "subject to": ConditionKind.SUBJECT_TO,
    "notwithstanding": ConditionKind.NOTWITHSTANDING, "without prejudice to": ConditionKind.WITHOUT_PREJUDICE,
}  # fmt: skip
_PLAIN = {"if", "when", "until", "unless", "subject to", "notwithstanding", "without prejudice to"}
_AROUND, _BEHIND = 3, 2
_LINKS = find_words("diff.wording", "links")
_NOBODY = find_words("diff.wording", "nobody")
_IMPERSONAL = find_words("diff.wording", "impersonal")


def make_condition(limit: Limit, *, as_read: bool = False) -> Condition:
    """Return a condition of a sentence as one of a term, in its words as they stand, or as they are read."""
    meaning = read_meaning(limit)
    is_state = limit.mark.key.count(":") > 1
    words = spell_pieces(limit.pieces, as_read=as_read) or (
        limit.mark.key.rpartition(":")[2] if is_state else limit.mark.text
    )
    if meaning in {"with consent", "without consent"}:
        said = limit.mark.text.partition(" ")[2]
        words = said if words and words in said else f"{said} {words}".strip()
    elif not limit.pieces:
        pass
    elif meaning == "if no":
        words = f"no {words}"
    elif meaning not in _PLAIN:
        words = f"({meaning}) {words}"
    return Condition(_KINDS.get(meaning, ConditionKind.IF), words)


def find_subject(reading: Reading, one: Proposition) -> tuple[Piece, ...]:
    """Return the pieces before the cue, or none where they are no short subject."""
    pieces = reading.pieces
    if one.is_plain:
        return _find_opening_party(reading, one)
    if pieces[one.cue].text.casefold() in _FORBIDDING:
        return ()
    first = _find_first(reading, one)
    if first and begins_relative(reading.gap(first)):
        return ()
    is_joined = one.cue - first > 1 and pieces[one.cue - 2].kind is PieceKind.JOINER
    if one.cue > first and pieces[one.cue - 1].text.casefold() in _SPEAKERS and not is_joined:
        return (pieces[one.cue - 1],)  # "That means you may"
    found = list(pieces[first : one.cue])
    if found and (is_relative(found[0]) or (found[0].key in PREPOSITIONS if reading.is_folded else found[0].opens)):
        return ()
    told = find_relative(reading.text, found)  # "features that your app may use"
    if told < len(found) and one.force is Force.STATES:
        return ()  # "Features that your app has not used": nobody is known to be bound
    if found and found[0].text.casefold() in _SPEAKERS and told == 2:
        found, told = found[told:], len(found) - told  # "You understand that the boat may"
    if told < len(found) and found[told - 1].text.islower() and found[told - 1].text.endswith("ing"):
        return ()  # "Considering that no rule may"
    # "The exchange under the laws of a state" is about the exchange.
    ends = (piece.key in _LINKS or is_relative(piece) or _is_act(found, n) for n, piece in enumerate(found[:told]))
    end = next((n for n, is_end in enumerate(ends) if n and is_end), told)
    found = found[:end] if found and found[0].key not in _LINKS else found
    if any(piece.is_noun for piece in reading.whole):
        found = _take_nouns(reading.text, found)
    return tuple(found) if len(found) <= _SUBJECT and not _is_clause(reading, found) else ()


def _find_opening_party(reading: Reading, one: Proposition) -> tuple[Piece, ...]:
    """Return the party that opens a plain statement: only of it is it known that the statement speaks of it."""
    start = _end_opening(reading)
    known = (piece for piece in reading.pieces[one.first : one.after] if piece.start >= start)
    for piece in sorted(known, key=lambda piece: piece.start)[:_OPENING]:
        if piece.name:
            return (piece,)
        if piece.key in _LINKS:
            break
    return ()


def _find_first(reading: Reading, one: Proposition) -> int:
    """Return where the subject of a proposition begins, behind what opens its sentence."""
    pieces, first = reading.pieces, after_heading(reading, one)
    if not reading.is_folded:
        first = _skip_opening(reading, first, one.cue)
    opener = pieces[first]
    is_opened = opener.opens or opener.kind is PieceKind.FIGURE or _AS.search(reading.text[: opener.start])
    if is_opened:
        # "At its own cost, the Seller shall": who acts stands behind the comma, or the last article.
        behind = [n for n in reading.breaks if first < n < one.cue and begins_subject(pieces[n])]
        first = max(behind, default=_find_last(reading, first, one.cue))
    return first + (
        pieces[first].kind is PieceKind.JOINER or pieces[first].text.casefold() in read_equivalents().contrasting
    )


def _is_clause(reading: Reading, found: Sequence[Piece]) -> bool:
    """Whether more than names stands before a cue, so that it is not known who is meant.

    "This craft is new and may not float".
    """
    if not found or any(piece.name for piece in found):
        return False
    between = reading.text[found[0].start : found[-1].start].casefold().split()
    return found[-1].kind is PieceKind.JOINER or not read_equivalents().being.isdisjoint(between)


def _end_opening(reading: Reading) -> int:
    """Return where a condition that opens a sentence ends, in characters; what stands in brackets may break it off."""
    ends = [limit.span[1] for limit in reading.limits if limit.is_opening]
    end = max(ends, default=0)
    return reading.text.find(",", end) if ends and reading.text[end:].lstrip().startswith("(") else 0


def _skip_opening(reading: Reading, first: int, cue: int) -> int:
    """Return where a subject begins behind what opens its sentence: "como regla general, el informe se publicará"."""
    pieces, places = reading.pieces, range(first + 1, cue + 1)
    commas = [place for place in places if place in reading.breaks]
    is_list = any(piece.kind is PieceKind.JOINER for piece in pieces[max(commas, default=first) : cue])
    if not commas or is_list or begins_subject(pieces[first]) or pieces[first].name or pieces[first].is_noun:
        return first
    if begins_relative(reading.text[pieces[commas[0] - 1].end : pieces[commas[0]].start]):
        return first  # "The Exchange, which under the law may"
    return next((place for place in commas if place < cue and begins_subject(pieces[place])), commas[-1])


def _is_act(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a verb says what is done by being said: "the Maker warrants that the boat will be sound"."""
    word = pieces[place].text.casefold()
    is_said = place == 1 or begins_subject(pieces[place - 1])
    return is_said and word in read_equivalents().acts and word.endswith("s")


def _take_nouns(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Take the names that open a clause whose verb may stand at its end: "der Käufer und der Makler"."""
    if not pieces or not (pieces[0].is_named or pieces[0].is_noun or pieces[0].name):
        return []
    taken: list[Piece] = []
    for piece, behind in zip(pieces, [*pieces[1:], None], strict=True):
        has_noun = any(one.is_noun or one.name for one in taken)
        is_next = piece.is_noun or piece.name or (piece.kind is PieceKind.JOINER and behind and behind.is_named)
        is_joined = has_noun and taken[-1].kind is PieceKind.JOINER
        if has_noun and not is_joined and not (is_next and belongs_to(text, taken[-1], piece)):
            break
        taken.append(piece)
    return taken if any(one.is_noun or one.name for one in taken) else []


def _find_last(reading: Reading, first: int, cue: int) -> int:
    """Return where the last names before a cue begin, with those that an "and" or "of" joins to them."""
    pieces = reading.pieces
    for place in range(cue - 1, first + (pieces[first].kind is not PieceKind.FIGURE), -1):
        gap = reading.gap(place).split()
        if begins_subject(pieces[place]) and "of" not in gap and pieces[place - 1].kind is not PieceKind.JOINER:
            return place
    return first


def name_parties(pieces: Sequence[Piece], reading: Reading) -> tuple[str, ...]:
    """Return who some pieces of a sentence name: parties by their one name, else the words as they stand."""
    if len(pieces) > 1 and not pieces[-1].is_named and pieces[-1].text in read_equivalents().idle:
        pieces = pieces[:-1]  # "el Banco también"
    named = tuple(dict.fromkeys(piece.name for piece in pieces if piece.name and not _describes(piece, pieces)))
    if named and pieces[-1] in reading.pieces:
        # "The Guarantor and the Buyer": beside whoever has one name stand others.
        places = map(reading.pieces.index, pieces)
        others = [group for group in part_items(reading, places) if not any(one.name for one in group)]
        told = [spell_pieces(group, as_read=True) for group in others if group[0].is_named and begins_subject(group[0])]
        return tuple(dict.fromkeys((*named, *told)))
    if named or not pieces:
        return named
    if any(piece.is_noun for piece in pieces):
        return tuple(reading.text[group[0].start : group[-1].end] for group in _part_names(pieces))
    start, end = min(piece.start for piece in pieces), max(piece.end for piece in pieces)
    is_whole = all(piece in pieces for piece in reading.whole if start <= piece.start < end)
    # "Prisoners of war": the small words are no pieces.
    groups = part_items(reading, map(reading.pieces.index, pieces))
    if begins_subject(pieces[0]) and not any(piece.kind is PieceKind.JOINER for piece in pieces):
        groups = groups[:1]  # "The Trustee, having heard the heirs, may"
    names = (
        reading.text[one[0].start : one[-1].end] if is_whole else spell_pieces(one, as_read=True) for one in groups
    )
    return tuple(name for name in dict.fromkeys(names) if name.casefold() not in _NOBODY)


def _part_names(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Part names at each "and" or "or" behind which another article stands."""
    groups: list[list[Piece]] = [[]]
    for piece, behind in zip(pieces, [*pieces[1:], None], strict=True):
        if piece.kind is PieceKind.JOINER and groups[-1] and behind is not None and behind.is_named:
            groups.append([])
        else:
            groups[-1].append(piece)
    return [group for group in groups if group]


def _describes(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether a name says whose another thing is, which acts by itself: "the Franco-German brigade", "French law"."""
    behind = next((one for one in pieces if one.start > piece.start), None)
    if behind is not None and behind.text.casefold() in _IMPERSONAL:
        return True
    if piece.kind is not PieceKind.WORD:
        return False
    others = [one for one in pieces if one.kind is PieceKind.WORD and one.name and one.name != piece.name]
    return any(min(abs(one.start - piece.end), abs(piece.start - one.end)) <= 1 for one in others)


def spell_pieces(pieces: Sequence[Piece], *, as_read: bool = False, reading: Reading | None = None) -> str:
    """Write pieces as they stand, or as they are read, with a space between.

    Of a sentence the commas are kept, and " … " stands for others of its pieces: "Vous … manipuler".
    """
    found = [piece for piece in sorted(pieces, key=lambda piece: piece.start) if piece.kind is not PieceKind.COMMA]
    if as_read:
        return " ".join(piece.text for piece in found)
    # Several pieces may be read where one name stands.
    firsts = [piece for piece, before in zip(found, [None, *found], strict=False) if not _repeats(piece, before)]
    gaps = [_read_gap(one, other, reading) for one, other in pairwise(firsts)]
    return "".join(f"{piece.printed or piece.text}{gap}" for piece, gap in zip(firsts, [*gaps, ""], strict=False))


def _read_gap(before: Piece, behind: Piece, reading: Reading | None) -> str:
    if reading is None:
        return " "
    others = (one for one in reading.whole if before.end <= one.start and one.end <= behind.start)
    if any(one.kind is not PieceKind.COMMA for one in others):
        return " … "
    return ", " if "," in reading.text[before.end : behind.start] else " "


def _repeats(piece: Piece, before: Piece | None) -> bool:
    return before is not None and bool(piece.printed) and piece.printed == before.printed


def shorten(text: str, longest: int = _LONGEST) -> str:
    """Return a text on one line, cut at a word where it is too long for a report."""
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[: longest - 1].rsplit(' ', 1)[0]} …"


def find_span(pieces: Sequence[Piece]) -> tuple[int, int] | None:
    """Return where some pieces stand in their sentence, in characters; `None` if there are none."""
    return (min(piece.start for piece in pieces), max(piece.end for piece in pieces)) if pieces else None


def span_proposition(reading: Reading, one: Proposition) -> tuple[int, int]:
    """Return where a proposition stands in its sentence, in characters; the whole of it if it has no words."""
    return find_span(reading.pieces[one.first : one.after]) or (0, len(reading.text))


def quote(readings: tuple[Reading, Reading], old: Sequence[Piece], new: Sequence[Piece]) -> list[Wording]:
    """Return the words of both sides with those around them; alone where that shows no difference."""
    texts = [surround(readings[0], old), surround(readings[1], new)]
    if texts[0] == texts[1]:
        texts = [spell_pieces(pieces) or "–" for pieces in (old, new)]
    return [Wording(shorten(text)) for text in texts]


def surround(reading: Reading, pieces: Sequence[Piece]) -> str:
    """Return the words of some pieces with those around them."""
    whole = reading.whole
    if pieces:
        first = max(0, min(whole.index(piece) for piece in pieces) - _AROUND)
        last = min(len(whole), max(whole.index(piece) for piece in pieces) + _BEHIND + 1)
        # The normal form of a sentence may have its pieces in another order.
        return reading.quote(min(one.start for one in whole[first:last]), max(one.end for one in whole[first:last]))
    return reading.quote(0, len(reading.text))


def name_common(match: Match, old: Proposition, new: Proposition) -> str:
    """Name two propositions by the words of the act that stayed, the same in either direction."""
    linked = [(a, b) for a, b in match.links if old.first <= a < old.after and new.first <= b < new.after]
    behind = (
        [(a, b) for a, b in linked if a > old.cue and b > new.cue] if not old.is_plain and not new.is_plain else linked
    )
    words = [
        (
            min(_name_word(match.old.pieces[a]), _name_word(match.new.pieces[b])),
            _is_hyphened(match.old, a) and _is_hyphened(match.new, b),
        )
        for a, b in (behind or linked)
        if _names(match.old.pieces[a]) and not ((old.is_plain or new.is_plain) and match.old.pieces[a].name)
    ]
    return _join_words(words)


def _names(piece: Piece) -> bool:
    is_owner = piece.text.endswith(("'s", "’s"))
    if not piece.text or piece.text.casefold() in read_equivalents().contrasting:
        return False
    return not is_owner and (piece.kind is PieceKind.NAME or (piece.kind is PieceKind.WORD and not piece.name))


def _name_word(piece: Piece) -> str:
    if piece.key in _LINKS:
        return piece.key
    return (
        piece.text
        if piece.is_capital or piece.is_noun or piece.kind is PieceKind.NAME or piece.text.isupper()
        else piece.text.casefold()
    )


def _is_hyphened(reading: Reading, place: int) -> bool:
    """Whether a word goes on with the one before it: "non-compliance"."""
    return place > 0 and reading.gap(place) == "-"


def name_act(reading: Reading, one: Proposition) -> str:
    """Name a proposition by the words of its act."""
    pieces = reading.pieces
    words = [
        (_name_word(pieces[place]), _is_hyphened(reading, place))
        for place in range(max(one.first, one.cue + 1), one.after)
        if _names(pieces[place]) and not (one.is_plain and pieces[place].name)
    ]
    return _join_words(words)


def _join_words(parts: Sequence[tuple[str, bool]]) -> str:
    """Return the first words of a name, each given with whether it goes on with the one before it."""
    idle, words = read_equivalents().idle, list[str]()
    for word, goes_on in parts:
        if goes_on and words:
            words[-1] += f"-{word}"
        else:
            words.append(word)
    chosen: list[str] = []
    for word in [word for word in words if word.casefold() not in idle] or words:
        if word in _LINKS and not chosen:
            continue
        if word in _LINKS:
            break
        chosen.append(word)
        if len(chosen) == _MOST_NAMES:
            break
    return " ".join(chosen)


def name_row(reading: Reading, one: Proposition, figure: Piece) -> str:
    """Name a figure of a list by the words before it: "copper" in "steel EUR 10, copper EUR 20".

    Returns:
        The words; nothing where the figure has no label.
    """
    return _join_words([(_name_word(reading.pieces[place]), False) for place in find_label(reading, one, figure)])


def join_name(act: str, noun: str) -> str:
    """Join the name of an act and that of its figure: "hold elections: deadline"."""
    return f"{act}: {noun}" if noun and act else act or noun or "provision"
