"""Which direction a changed condition or qualifier gives a provision; `None` where that cannot be said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher
from fractions import Fraction
from itertools import pairwise

from plancmp.diff.changes import Cause, set_effect
from plancmp.diff.effects import Effect, join_effects
from plancmp.diff.propositions import REACH, Proposition
from plancmp.diff.runs import MOST_ADJECTIVES, PLAIN, touches
from plancmp.diff.scope import EVERY, is_open
from plancmp.diff.sides import Claim
from plancmp.extract.equivalents import Rank, read_equivalents
from plancmp.extract.pieces import PREPOSITIONS, Limit, Piece, PieceKind, Reading, fold_word
from plancmp.model import Force
from plancmp.model.constraints import Interval, Relation
from plancmp.model.spelling import count_shared
from plancmp.model.vocabulary import DIRECTED, RESTRICTIVE
from plancmp.readers.wordlists import find_pattern, find_words, order_words

_RELATIVE = find_pattern("diff.directions", "relative")
_MONTHS_DIFFER = Fraction(1, 50)  # by which three months may be more than 90 days, or less
_WHATEVER = "whether or not"  # what is so of a fact is so without it
_ADVERBS = order_words("diff.directions", "adverbs")
_PAIRED = find_words("diff.directions", "paired")  # words before two things that belong together
_WISHING = find_words("diff.directions", "wishing")
_COMPARING = find_words("diff.directions", "comparing")


def join_causes(causes: Sequence[Cause]) -> Effect:
    """Return the effect of several causes together: one without a direction leaves none to the others."""
    if any(cause.effect is None for cause in causes):
        return Effect.SHIFTED
    return join_effects(cause.effect for cause in causes)


def name_rule(claims: Sequence[Claim]) -> str:
    """Return the rule at work where conditions came, went or changed."""
    marks = {limit.mark.kind for claim in claims for limit in claim.limits if limit}
    if marks == {PieceKind.PRECEDENCE}:
        return "precedence-changed"
    added, removed = (all(claim.limits[side] is None for claim in claims) for side in (0, 1))
    return "condition-added" if added else "condition-removed" if removed else "condition-changed"


def are_of_one_side(claims: Sequence[Claim]) -> bool:
    """Say whether conditions only came, or only went."""
    return any(all(claim.limits[side] is None for claim in claims) for side in (0, 1))


def joins_actors(claim: tuple[Sequence[Piece], Sequence[Piece]]) -> bool:
    """Say whether names that only came or went are joined to others: "the Bank [and the Agent]", and no "Finally"."""
    old, new = claim
    return bool(old and new) or any(piece.kind is PieceKind.JOINER for piece in (*old, *new))


def counts_all(claim: tuple[Sequence[Piece], Sequence[Piece]]) -> bool:
    """Say whether a subject only got "any" or "either" for its "no" or "neither", which is a part of the ban."""
    pieces = [piece for side in claim for piece in side if piece.kind is not PieceKind.NEGATION]
    if pieces and {piece.key for piece in pieces} <= {"nobody", "anybody"}:
        return True
    return len(pieces) == 1 and any(rank.scale == "quantifier" for rank in pieces[0].ranks)


def set_conditions(causes: Sequence[Cause], rule: str, effect: Effect | None, *, is_turned: bool) -> tuple[Cause, ...]:
    """Return causes with the rule and the effect of the conditions among them.

    Args:
        causes: The causes.
        rule: The rule of the change of conditions.
        effect: What it does; `None` if that is not known.
        is_turned: Whether a ban became a permission, or the reverse: under a condition it is no reversal.
    """
    told = set_effect(causes, "conditions", effect, rule)
    return set_effect(told, "force", effect) if is_turned and effect is not None else told


def judge_limit(old: Limit | None, new: Limit | None, force: Force, other: Force) -> Effect | None:
    """Return what a condition that came, went or changed does; `None` where that cannot be said."""
    if {force, other} == {Force.MAY, Force.MUST_NOT}:
        # Whatever is allowed in some cases was banned in all: a ban that became a permission under a condition.
        is_plain = all(limit is None or limit.mark.kind is PieceKind.CONDITION for limit in (old, new))
        return (Effect.LOOSENED if other is Force.MAY else Effect.TIGHTENED) if is_plain else None
    if force is not other or force not in DIRECTED:
        return None
    is_may = force is Force.MAY
    # "While we regret this, the Buyer shall" is no condition, "or if" begins one of several, and what "shall enter only
    # if" something holds is let in under a condition.
    unclear = {"while"} if is_may else {"while", "only if"}
    if any(limit and (read_meaning(limit) in unclear or _is_no_bound(limit, is_may=is_may)) for limit in (old, new)):
        return None
    if old is not None and new is not None:
        return _judge_exchange(old, new, is_may=is_may, force=force)
    limit = new or old
    if limit is None:
        return None
    meaning = read_meaning(limit)
    overrides = is_may and limit.mark.text.casefold() != _WHATEVER
    if meaning == "without prejudice to" or (meaning == "notwithstanding" and not overrides):
        return None
    loosens = not is_may or meaning in {"notwithstanding", "without consent"}
    if meaning in {"with consent", "on request", "on application"} and force is Force.MUST_NOT:
        return None
    return Effect.LOOSENED if loosens == (new is not None) else Effect.TIGHTENED


def _is_no_bound(limit: Limit, *, is_may: bool) -> bool:
    return _asks_for_more(limit) or _lays_down(limit) or (is_may and _is_wish(limit))


def _asks_for_more(limit: Limit) -> bool:
    """Whether a condition begins one of several, or asks for more where it holds: "unless a higher age applies"."""
    if limit.mark.key.endswith("~or") or read_meaning(limit) != "unless":
        return limit.mark.key.endswith("~or")
    return any(not _COMPARING.isdisjoint(piece.text.casefold().split()) for piece in limit.pieces)


def _lays_down(limit: Limit) -> bool:
    """Whether it is no condition but a rule of its own: "each year, where the fees of both shall be compared"."""
    is_where = not limit.is_opening and limit.mark.text.casefold() == "where"
    return is_where and any(piece.text.casefold() in {"shall", "must"} for piece in limit.pieces)


def _is_wish(limit: Limit) -> bool:
    """Whether who may do something does so if he likes, as anyway: "if they so wish"."""
    return bool(limit.pieces) and all(piece.key in _WISHING for piece in limit.pieces)


def _judge_exchange(old: Limit, new: Limit, *, is_may: bool, force: Force) -> Effect | None:
    before, after = read_meaning(old), read_meaning(new)
    same_words = old.key[1:] == new.key[1:]
    if not same_words:
        return (
            _judge_joiners(old, new, is_may=is_may)
            or _judge_limit_figure(old, new, is_may=is_may)
            or _judge_limit_words(old, new, is_may=is_may)
        )
    order = ["subject to", "notwithstanding"]
    if before in order and after in order and is_may:
        return Effect.LOOSENED if after == "notwithstanding" else Effect.TIGHTENED
    if {before, after} == {"with consent", "without consent"} and is_may:
        return Effect.TIGHTENED if after == "with consent" else Effect.LOOSENED
    if {before, after} == {"if", "only if"} and force in {Force.MUST, Force.MAY}:
        return None
    return None


def _judge_joiners(old: Limit, new: Limit, *, is_may: bool) -> Effect | None:
    """Return what "and" in the place of "or" does in a condition: it holds in fewer cases."""
    changed = [(a, b) for a, b in zip(old.key[1:], new.key[1:], strict=False) if a != b]
    if (
        len(old.key) != len(new.key)
        or old.key[0] != new.key[0]
        or len(changed) != 1
        or set(changed[0]) != {"and", "or"}
    ):
        return None
    # "In the cases of absence and illness" are the cases of either.
    if not old.mark.key.startswith("condition:+") or old.mark.is_preposition:
        return None
    fewer = changed[0][1] == "and"
    return Effect.TIGHTENED if fewer == is_may else Effect.LOOSENED


def _judge_limit_figure(old: Limit, new: Limit, *, is_may: bool) -> Effect | None:
    """Return what another bound in a condition does: "if the loss exceeds 5 euros" holds in more cases than "9"."""
    sides = [limit.said for limit in (old, new)]
    changed = [(a, b) for a, b in zip(*sides, strict=False) if a.key != b.key]
    if len(sides[0]) != len(sides[1]) or len(changed) != 1 or old.mark.key != new.mark.key:
        return None
    before, after = (piece.constraint for piece in changed[0])
    is_bound = isinstance(before, Interval) and isinstance(after, Interval)
    is_bound = is_bound and all((one.low is None) != (one.high is None) for one in (before, after))
    if not is_bound or old.mark.kind is not PieceKind.CONDITION or any(map(_is_unclear, (*sides[0], *sides[1]))):
        return None
    relation = before.relate(after)
    if relation not in {Relation.WIDER, Relation.NARROWER}:
        return None
    return _turn_cases(is_more=relation is Relation.WIDER, is_may=is_may, mark=old.mark)


def read_meaning(limit: Limit) -> str:
    """Return the one word for the mark of a condition: "if", "unless", "notwithstanding"."""
    return _read_mark(limit.mark)


def _read_mark(mark: Piece) -> str:
    return mark.key.split(":")[1].lstrip("+-").partition("~")[0]


def judge_joiner(reading: Reading, ones: tuple[Proposition, Proposition], old: Piece, new: Piece) -> Effect | None:
    """Return what "or" does in the place of "and": of two duties one is left, and each of two things is forbidden."""
    one, place = ones[0], reading.pieces.index(old)
    before = {piece.key for piece in reading.pieces[one.cue + 1 : place]}
    is_judged = not one.is_plain and place > one.cue and one.force is ones[1].force and not is_open(reading, one)
    # "Trees which are old or which are ill": two things that a tree may be, and no two acts.
    is_judged = is_judged and not _RELATIVE.search(reading.text[reading.pieces[one.cue].end : old.start])
    if not is_judged or one.force not in RESTRICTIVE or not one.is_positive or before & _PAIRED:
        return None
    if any(piece.kind is PieceKind.CUE for piece in reading.pieces[place + 1 : place + 2]):
        return None  # "shall not sell it and shall not let it" are two rules
    is_looser = (new.key == "or") == (one.force is not Force.MUST_NOT)
    return Effect.LOOSENED if is_looser else Effect.TIGHTENED


def judge_ranks(old: Rank, new: Rank, force: Force, other: Force) -> Effect | None:
    """Return what another place on a scale does under a force; `None` where that cannot be said."""
    if force is not other or old.sense == "order" or old.sense != new.sense or old.height == new.height:
        return None
    if old.scale == "frequency" and abs(new.height - old.height) < _MONTHS_DIFFER * old.height:
        return None  # "every 90 days", "every three months"
    higher = new.height > old.height
    if old.sense == "excess":  # "must not ring more than once a year": what is banned gets less
        return (
            None if force is Force.MAY else Effect.LOOSENED if higher == (force is Force.MUST_NOT) else Effect.TIGHTENED
        )
    if old.sense == "freedom":
        return Effect.LOOSENED if higher else Effect.TIGHTENED
    if old.sense == "bar":
        return Effect.TIGHTENED if higher else Effect.LOOSENED
    if old.sense == "rate" and read_equivalents().unmarked[old.scale] in {old, new}:
        # "May report" is not bound to any interval, and "shows are held on Fridays" binds nobody.
        return None if force is not Force.MUST else Effect.TIGHTENED if higher else Effect.LOOSENED
    if force not in DIRECTED:
        return None
    return Effect.LOOSENED if higher == (force is Force.MAY) else Effect.TIGHTENED


def _judge_limit_words(old: Limit, new: Limit, *, is_may: bool) -> Effect | None:
    """Return what further words in a condition do: it holds in fewer cases, or in more of them.

    Another "or" holds in more cases, another "and" in fewer; so does a restrictive word.
    """
    # "In the absence of a valid permit": fewer permits are more cases of none.
    if old.mark.kind is not PieceKind.CONDITION or old.mark.key != new.mark.key or read_meaning(old) == "if no":
        return None
    if any(_is_unclear(piece) for limit in (old, new) for piece in limit.pieces):
        return None
    sides = [limit.said for limit in (old, new)]
    is_new = len(sides[0]) < len(sides[1])
    # The matcher is not symmetric: the shorter one first, whichever is the new one.
    longer = max((old, new), key=lambda limit: len(limit.said))
    if any(read_equivalents().examples.fullmatch(piece.text) for piece in longer.pieces):
        return None
    side, keys = max(sides, key=len), sorted(([piece.key for piece in side] for side in sides), key=len)
    codes = SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes()
    spans = [(first, after) for tag, _, _, first, after in codes if tag != "equal"]
    if any(_leads_back(side[:after], first, _list_commas(longer)) for first, after in spans):
        return None
    if any({piece.key for piece in side[a:b]} <= {piece.key for piece in side[:a]} for a, b in spans):
        return None  # words said again
    if _adds_choices(*sorted((old, new), key=lambda limit: limit is longer)):
        return _turn_cases(is_more=is_new, is_may=is_may, mark=old.mark)
    if not spans or any(tag not in {"equal", "insert"} for tag, *_ in codes):
        return None
    is_list = ":-except" in old.mark.key
    commas = _list_commas(longer)
    # "In a green, fast boat or raft" is fewer cases, "in matches, races or games" is more.
    wider = {
        _is_choice(side, first, after, commas)
        or (None if after in commas else _widens(side, first, after, is_list=is_list))
        for first, after in spans
    }
    joins = "consent" not in longer.mark.key and not is_list and any(_joins_names(side[a:b]) for a, b in spans)
    if joins or len(wider) != 1 or None in wider:
        return None
    return _turn_cases(is_more=wider.pop() == is_new, is_may=is_may, mark=old.mark)


def _turn_cases(*, is_more: bool, is_may: bool, mark: Piece) -> Effect:
    """Return what a condition does that holds in more cases, or in fewer."""
    # What lasts until one thing or another happens ends sooner.
    binds_more = is_more == (mark.key.startswith("condition:+") and _read_mark(mark) != "until")
    return Effect.LOOSENED if binds_more == is_may else Effect.TIGHTENED


def _leads_back(side: Sequence[Piece], first: int, commas: Collection[int]) -> bool:
    """Whether an "or" behind a comma may go on with the rule: "by post where he asks for it, or through the office"."""
    words = [piece.key for piece in side]
    opens = words[first + 1] if first + 1 < len(words) else ""
    is_other = first in commas and words[first : first + 1] == ["or"] and opens in PREPOSITIONS
    return is_other and opens not in words[:first]


def _adds_choices(short: Limit, longer: Limit) -> bool:
    """Say whether a condition has the choices of another and more: "if you row or fish", "if you row, sail or fish"."""
    few, many = _list_choices(short), _list_choices(longer)
    while few and many and few[-1] == many[-1] and len(many) > len(few):
        tail = few.pop(), many.pop()
        if not few:
            few.append(tail[0])
            break
    if not few or len(many) <= len(few):
        return False
    last, other = few[-1], many[-1]
    shared = count_shared(last[::-1], other[::-1])
    # The last choice may share its object with those before it: "perform or show the play".
    for size in range(shared + 1):
        heads = [*few[:-1], last[: len(last) - size]], [*many[:-1], other[: len(other) - size]]
        if all(heads[0]) and not Counter(heads[0]) - Counter(heads[1]):
            return True
    return False


def _list_choices(limit: Limit) -> list[tuple[str, ...]]:
    """Return the choices of a condition; none if it has another joiner than "or", or a word that is no plain one."""
    choices: list[list[str]] = [[]]
    for piece in limit.pieces:
        if piece.kind is PieceKind.COMMA or piece.key == "or":
            choices.append([])
        elif piece.kind in {*PLAIN, PieceKind.RANK} - {PieceKind.JOINER}:
            choices[-1].append(piece.key)
        else:
            return []
    if len(limit.pieces) > 1 and limit.pieces[-2].text == "," and limit.pieces[-1].text in read_equivalents().idle:
        choices.pop()  # "of the guest or owner, as applicable"
    return [tuple(choice) for choice in choices if choice]


def _list_commas(limit: Limit) -> frozenset[int]:
    """Return before which of the other pieces of a condition a comma stands."""
    kinds = [piece.kind is PieceKind.COMMA for piece in limit.pieces]
    return frozenset(n - sum(kinds[:n]) for n, is_comma in enumerate(kinds) if is_comma)


def _is_choice(side: Sequence[Piece], first: int, after: int, commas: Collection[int]) -> bool:
    """Whether some words are an item between two commas of a list that goes on with "or"."""
    is_item = first in commas and (after in commas or (after < len(side) and side[after].kind is PieceKind.JOINER))
    # "At an ATM, at the shop or at home": of the same words at two places either may have come.
    is_item = is_item or (after in commas and first > 0 and side[first].key == side[min(after, len(side) - 1)].key)
    is_plain = all(piece.kind in PLAIN and piece.kind is not PieceKind.JOINER for piece in side[first:after])
    links = (piece.key for piece in side[after : after + REACH] if piece.kind is PieceKind.JOINER)
    return is_item and is_plain and next(links, "") == "or"


def _is_unclear(piece: Piece) -> bool:
    """Whether more words in a condition may be fewer cases, or the reverse: "if the Buyer does not accept A and B"."""
    denying = read_equivalents().denying
    denies = piece.kind is PieceKind.CUE and (not piece.is_positive or piece.force is Force.MUST_NOT)
    denies = denies or piece.text.casefold() in denying or piece.key in map(fold_word, denying)
    return denies or piece.kind is PieceKind.NEGATION or piece.text in {":", ";"}


def _joins_names(pieces: Sequence[Piece]) -> bool:
    """Whether an "and" joins things and no clauses: "under the oak and elm rules" may be said of either rule."""
    is_and = any(piece.key == "and" for piece in (pieces[0], pieces[-1]))
    # A clause has a small word, which is no piece: "and Y is late".
    return is_and and all(other.start - one.end <= 1 for one, other in pairwise(pieces))


def _widens(side: Sequence[Piece], first: int, after: int, *, is_list: bool) -> bool | None:
    """Say whether some words of a condition let it hold in more cases; `None` if that is not known."""
    pieces = side[first:after]
    idle = read_equivalents().idle
    if any(piece.kind not in {*PLAIN, PieceKind.RANK} or piece.text.casefold() in idle for piece in pieces):
        return None
    if all(piece.kind is PieceKind.JOINER for piece in pieces):
        return None
    joiner = next((piece for piece in (pieces[0], pieces[-1]) if piece.kind is PieceKind.JOINER), None)
    if joiner is not None:
        return joiner.key == "or" or is_list
    behind = side[after] if after < len(side) else None
    # A longer one may be said of the act: "if it rains, with the fee paid back to the guest".
    is_phrase = first > 0 and 1 < len(pieces) <= MOST_ADJECTIVES + 1
    is_phrase = is_phrase and pieces[0].key in {*read_equivalents().restricting, "with", "under"}
    # "In any case" is no fewer cases.
    is_phrase = is_phrase and all(rank.scale != "quantifier" for piece in pieces for rank in piece.ranks)
    if behind is None and is_phrase:
        return False
    if behind is None or behind.kind is not PieceKind.WORD or not touches(pieces[-1], behind):
        return None
    is_adjective = behind.key not in PREPOSITIONS and all(piece.text.islower() for piece in pieces)
    is_plain = all(piece.key not in PREPOSITIONS and piece.text.casefold() not in EVERY for piece in pieces)
    return False if is_adjective and is_plain and len(pieces) <= MOST_ADJECTIVES else None


def names_kind(readings: tuple[Reading, Reading], claim: Claim) -> bool:
    """Say whether a word for how often says which things are meant: "at all regular meetings", "the monthly rent"."""
    if claim.ranks is None or claim.ranks[0].sense != "rate":
        return False
    for reading, side in zip(readings, (claim.old, claim.new), strict=True):
        place = reading.pieces.index(side[0]) if side else 0
        behind = reading.whole[reading.whole.index(side[-1]) + 1 :] if side else ()
        is_sum = bool(behind) and behind[0].key in read_equivalents().sums
        is_sum = is_sum or (bool(side) and _qualifies_sum(reading, side[0], place))
        # "Regularly: at set times", "Q1 (annual)".
        is_label = bool(side) and (reading.text[side[-1].end :][:1] == ":" or reading.text[: side[0].start][-1:] == "(")
        if is_sum or is_label or (place and reading.pieces[place - 1].text.casefold() in EVERY):
            return True
    return False


def _qualifies_sum(reading: Reading, word: Piece, place: int) -> bool:
    """Whether an adjective stands behind the sum that it tells of, and is no adverb: "le loyer mensuel"."""
    is_adjective = not reading.is_folded and " " not in word.text and not word.text.endswith(_ADVERBS)
    return is_adjective and place > 0 and reading.pieces[place - 1].key in read_equivalents().sums
