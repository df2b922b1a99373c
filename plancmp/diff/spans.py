"""What a time or an amount that came into a provision, or went from it, does to what stands there.

A ban or a permission "until 2030" holds for less time than one without an end. A duty with a last date leaves less
time, a permission with an upper limit allows less, a duty with a lower one asks more.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from plancmp.diff.algebra import compare_terms
from plancmp.diff.changes import Cause, set_effect
from plancmp.diff.effects import Effect, join_effects
from plancmp.diff.propositions import REACH, Proposition, exempts
from plancmp.diff.scope import CAUSING, extend, is_general
from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.mention import Kind, YearlessDate
from plancmp.extract.pieces import PREPOSITIONS, Piece, PieceKind, Reading, fold_word, fold_words
from plancmp.model import Force, Term
from plancmp.model.constraints import Bound, Dates, Deadline, Interval, Pace
from plancmp.model.expressions import late
from plancmp.model.quantity import WORKDAYS, Quantity
from plancmp.model.vocabulary import DUTIES, RESTRICTIVE
from plancmp.readers.wordlists import find_pattern, find_words, order_words

_STRETCH = find_words("diff.spans", "stretch")
_SPANS = frozenset({"period", "term", "space", *_STRETCH})
_LENGTHS = fold_words(find_words("diff.spans", "lengths"))
_NOTICE = fold_words(find_words("diff.spans", "notice"))
_WORD = fold_word("notice")
_MOST_ADJECTIVES = 2
_ASKED = fold_words(find_words("diff.spans", "asked"))
_LONGER = {"figure-raised": Effect.TIGHTENED, "figure-lowered": Effect.LOOSENED}
_STARTS = find_words("diff.spans", "starts")
_BEYOND = order_words("diff.spans", "beyond")
_WHO = find_pattern("diff.spans", "who")
_FORMS = order_words("diff.spans", "forms")
_YEARS = late(r"\b\d{4}\s?[-–/]\s?\d{2,4}$")  # "the programme for 2014-2020" has a name and no deadline
_ENDS = order_words("diff.spans", "ends")
_BEFORE = find_words("diff.spans", "before")
_CLOCK_ENDS = find_words("diff.spans", "clock_ends")
_HASTE = frozenset({Pace.AT_ONCE, Pace.SOON})
_NAMED = find_pattern("diff.spans", "named")
# What says of which kind all those things are that a duty is about, up to the figure.
_KIND = find_pattern("diff.spans", "kind")
_HAPPENING = find_words("diff.spans", "happening")
_PAYING = find_words("diff.spans", "paying")
_LASTING = order_words("diff.spans", "lasting")
_PUNCTUAL = find_words("diff.spans", "punctual")


def judge_bound(reading: Reading, one: Proposition, pieces: Sequence[Piece]) -> tuple[str, Effect] | None:
    """Return the rule and the effect of a figure that came, with the words around it.

    Args:
        reading: The sentence that has it.
        one: Its proposition.
        pieces: The figure, and the words that came with it.

    Returns:
        `None` where it is not known what the figure does to the provision; of one that went it is the mirror.
    """
    figure, words = pieces[0], {piece.key for piece in pieces[1:] if piece.kind is not PieceKind.JOINER}
    if (
        _YEARS.search(figure.text)
        or one.is_plain
        or one.is_dependent
        or exempts(reading, one)
        or not words <= PREPOSITIONS | _SPANS | _NOTICE
    ):
        return None
    constraint, place = figure.constraint, reading.pieces.index(figure)
    if figure.text.isdecimal() and isinstance(constraint, Dates) and _NAMED.search(reading.text[: figure.start]):
        return None  # "shall use the 2021 form": which one is meant
    if _is_notice(reading, figure) and one.force in {Force.MAY, *DUTIES}:
        return "floor-introduced", Effect.TIGHTENED
    if not words.isdisjoint(_NOTICE) or place <= one.cue or figure.force is not None:
        return None
    if isinstance(constraint, Dates | Deadline):
        return _judge_time(one.force, figure, constraint)
    if not isinstance(constraint, Interval):
        return None
    bound = constraint.low or constraint.high
    if bound is not None and bound.value.dimension in {"days", "months", *WORKDAYS}:
        is_stretch = not words.isdisjoint(_STRETCH) and one.force in {Force.MAY, Force.MUST_NOT}
        return ("cap-introduced", extend(one.force, is_new=False)) if is_stretch else None
    if one.force is Force.MAY and constraint.low is None:
        return "cap-introduced", Effect.TIGHTENED
    if one.force in DUTIES and constraint.high is None:
        return "floor-introduced", Effect.TIGHTENED
    return None


def judge_times(
    readings: tuple[Reading, Reading],
    ones: tuple[Proposition, Proposition],
    pieces: tuple[Piece, Piece],
    causes: tuple[Cause, ...],
) -> tuple[Effect, tuple[Cause, ...]]:
    """Say what another period of notice or another time of day does.

    More notice asks more of who gives it, whether he may or must. "By 6 p.m." leaves more time than "by 2 p.m.".

    Args:
        readings: The two sentences.
        ones: The two propositions.
        pieces: The figure of either.
        causes: How the two terms differ.

    Returns:
        The effect and its causes; as they are of any other figures.
    """
    if all(map(_is_notice, readings, pieces)):
        causes = tuple(evolve(cause, effect=_LONGER.get(cause.rule, cause.effect)) for cause in causes)
    elif all(map(_is_no_limit, readings, ones, pieces)) or any(map(is_beside, readings, ones, pieces)):
        causes = set_effect(causes, "constraint", None)
    elif clock := _judge_clock(readings, ones, pieces):
        causes = set_effect(causes, "constraint", clock[1], clock[0])
    if rule := _name_recast(pieces):
        causes = tuple(evolve(one, rule=rule) if one.rule == "wording-changed" else one for one in causes)
    return join_effects(cause.effect for cause in causes), causes


def read_times(
    readings: tuple[Reading, Reading], ones: tuple[Proposition, Proposition], pieces: tuple[Piece, Piece]
) -> list[Deadline]:
    """Return the times within which an act is owed, in languages that say "during" and "within" by one word.

    Returns:
        Those of both sides; nothing where one of them says how long something lasts, or may.
    """
    table, times = read_equivalents(), []
    for reading, one, piece in zip(readings, ones, pieces, strict=True):
        before = reading.text[: piece.start].split()[-1:]
        words = {word.text.casefold() for word in reading.pieces[one.first : one.after]}
        is_owed = one.force in DUTIES and reading.has_cases and not words.isdisjoint(_PUNCTUAL)
        span = piece.constraint.low if isinstance(piece.constraint, Interval) and piece.constraint.point else None
        is_time = piece.found is not None and piece.found.kind is Kind.DURATION
        if is_owed and is_time and span is not None and not table.spanning.isdisjoint(before):
            times.append(Deadline(Pace.WITHIN, "", span.value))
    return times if len(times) == len(pieces) else []


def _name_recast(pieces: tuple[Piece, Piece]) -> str:
    """Return the rule for figures without an order: of one value ("until 1 May", "by 1 May"), or days of any year."""
    found = [piece.found for piece in pieces if piece.found is not None]
    days = [one for one in found if isinstance(one.value, YearlessDate) or one.rule == "deadline-yearless"]
    if len(days) == len(pieces) and days[0].value != days[1].value:
        return "day-changed"
    return "figure-recast" if all(piece.constraint is not None for piece in pieces) else ""


def _judge_clock(
    readings: tuple[Reading, Reading], ones: tuple[Proposition, Proposition], pieces: tuple[Piece, Piece]
) -> tuple[str, Effect | None] | None:
    times = [piece.found.value if piece.found and piece.found.rule == "clock" else "" for piece in pieces]
    if not all(times) or times[0] == times[1]:
        return None
    step = "later" if str(times[0]) < str(times[1]) else "earlier"
    links = {_find_link(reading, piece) for reading, piece in zip(readings, pieces, strict=True)}
    force = ones[0].force
    ends = {"by", "before"} if force in DUTIES else _CLOCK_ENDS
    is_end = len(links) == 1 and links <= ends and force is ones[1].force and force is not Force.STATES
    if not is_end or any(map(exempts, readings, ones)):
        return f"time-{step}", None
    effect = Effect.LOOSENED if (step == "later") != (force is Force.MUST_NOT) else Effect.TIGHTENED
    return f"deadline-{step}", effect


def _find_link(reading: Reading, figure: Piece) -> str:
    place, own = reading.pieces.index(figure), figure.text.casefold().split()[0]
    before = reading.pieces[place - 1].text.casefold() if place else ""
    return own if own.isalpha() else before


def _is_notice(reading: Reading, figure: Piece) -> bool:
    """Whether a figure is a period of notice: "on 30 days' notice", "60 days of prior notice"."""
    place = reading.pieces.index(figure)
    behind = [piece.key for piece in reading.pieces[place + 1 : place + _MOST_ADJECTIVES + 2]]
    end = behind.index(_WORD) if _WORD in behind else len(behind)
    is_time = figure.found is not None and figure.found.kind is Kind.DURATION
    return is_time and end < len(behind) and set(behind[:end]) <= _NOTICE


def _is_no_limit(reading: Reading, one: Proposition, figure: Piece) -> bool:
    """Whether a last date is not the time for an act: "shall last until", "for 5 years after", "ends 5 days after"."""
    if not isinstance(figure.constraint, Dates | Deadline):
        return False
    if _YEARS.search(figure.text) or _is_stated_day(one, figure.constraint):
        return True
    link, pieces = _find_link(reading, figure), reading.pieces
    if not reading.is_folded:
        link = _read_link(one, reading, figure.key, figure.constraint)
    if link in _SPANS or (link in _BEFORE and _lasts(reading, one, figure)):
        return True
    if one.force is Force.MUST_NOT and isinstance(figure.constraint, Dates):
        return link not in {*_ENDS, *_STARTS, "before"}  # of a ban "by 1 May" nobody knows until when it holds
    is_start = isinstance(figure.constraint, Deadline) and figure.constraint.pace is Pace.NOT_WITHIN
    if link in _ENDS or link in _STARTS or is_start:
        return one.force in {*DUTIES, Force.STATES}  # who must do it from a later day on has more time
    verbs = {word for piece in pieces[one.first : one.after] for word in piece.text.casefold().split()}
    if any(piece.key in _LENGTHS for piece in pieces[one.first : one.first + REACH]):
        return True  # "the duration of the ban is set at 1 year from the sale"
    is_span = figure.found is not None and figure.found.rule == "deadline-span"
    # Where verbs are not known, nobody knows whether "two months after" is the time for an act.
    is_plain = one.is_plain and not reading.is_folded
    return is_span and (is_plain or not verbs.isdisjoint(_HAPPENING))


def _lasts(reading: Reading, one: Proposition, figure: Piece) -> bool:
    """Whether a duty holds up to a day that opens its sentence: "prior to 1 May, the Guild shall keep to the rules"."""
    verb = reading.pieces[one.cue + 1 : one.cue + 2]
    is_lasting = any(piece.text.casefold().startswith(_LASTING) for piece in verb)
    return one.force in DUTIES and reading.pieces.index(figure) < one.cue and is_lasting


def _is_stated_day(one: Proposition, time: Dates | Deadline) -> bool:
    """Whether a statement says when something is or was, which a closer date only says more closely."""
    return one.force is Force.STATES and isinstance(time, Dates) and None not in {time.earliest, time.latest}


def _read_link(one: Proposition, reading: Reading, key: str, time: Dates | Deadline) -> str:
    """Return the English word for what joins a time to a clause in another language; empty for "by" or none.

    "Hasta", "bis" and "до" are "by" beside what must be done once, and "until" beside what lasts or is only stated.
    """
    if isinstance(time, Dates) and time.latest is None:
        return "from"
    words = {piece.text.casefold() for piece in reading.pieces[one.first : one.after]}
    is_done = one.force in DUTIES and not any(word.startswith(_LASTING) for word in words)
    return "until" if "until" in key.partition("~")[2].split() and not is_done else ""


def is_beside(reading: Reading, one: Proposition, figure: Piece) -> bool:
    """Say whether a figure bounds something else than what its proposition lays down.

    It says which things or whom a duty is about, bounds what is paid at most, tells a fact, or is of another clause.
    """
    before = reading.text[: figure.start].rstrip()
    is_fact = figure.text.casefold().startswith(_BEYOND) or before.rfind("(") > before.rfind(")")
    is_asked = any(piece.key in _ASKED for piece in reading.pieces[one.first : one.after])
    # A bound may have the modal of its sentence: "shall not be more than 9 or less than 2".
    binds = any(piece.force is not None for piece in reading.pieces[one.first : one.after])
    is_fact = is_fact and one.force is Force.STATES and not binds
    if is_fact and not is_asked and not is_general(reading, one):
        return True  # "over 65 % of the guests stayed", "long boats (30 feet or more)"
    if isinstance(figure.constraint, Interval) and before.endswith((" after", " following")):
        return True  # "after 60 days" leaves at least so long, "after at most 60 days" at most
    if _is_of_another(reading, one, figure) or _is_numbered(reading, figure):
        return True
    is_elsewhere = _says_who(reading, one, figure) or _is_apart(reading, one, figure)
    return is_elsewhere or _selects(reading, one, figure) or _limits_payment(reading, one, figure)


def _is_numbered(reading: Reading, figure: Piece) -> bool:
    """Whether a plain range counts what stands before it: "steps 4-8"."""
    value, place = figure.constraint, reading.pieces.index(figure)
    if not isinstance(value, Interval) or value.low is None or value.high is None or not place:
        return False
    if value.low == value.high or value.low.value.unit or not figure.text[:1].isdecimal():
        return False
    before = reading.pieces[place - 1]
    return before.kind is PieceKind.WORD and before.text.endswith("s") and figure.start - before.end == 1


def _is_of_another(reading: Reading, one: Proposition, figure: Piece) -> bool:
    """Whether it bounds what another one does, or what he has not done.

    "May require the Guest to pay within 5 days", "failure to pay within 5 days", "is entitled to at least 5 days".
    """
    pieces, place = reading.pieces, reading.pieces.index(figure)
    if one.is_plain:
        first = pieces[one.first].text.casefold()
        return place > one.first and first in read_equivalents().denying
    is_given = place == one.cue + 1 and pieces[one.cue].text.casefold().endswith((" entitled to", " right to"))
    return one.force is Force.MAY and (is_given or any(piece.key in CAUSING for piece in pieces[one.cue + 1 : place]))


def _says_who(reading: Reading, one: Proposition, figure: Piece) -> bool:
    """Whether a figure stands in what is said of a subject: "a guest who has waited for six months may leave"."""
    first, place = reading.pieces[one.first].start, reading.pieces.index(figure)
    if not reading.is_folded and not reading.has_cases:
        # "Las deducciones de períodos que se inicien a partir de 2014 podrán": only what opens is a time of the act.
        return place < one.cue and any(piece.kind is PieceKind.WORD for piece in reading.pieces[one.first : place])
    if place >= one.cue:
        return False
    is_said = place not in reading.breaks and _has_participle(reading.pieces[one.first : place])
    return is_said or _WHO.search(reading.text[first : figure.start]) is not None


def _has_participle(pieces: Sequence[Piece]) -> bool:
    """Whether what follows belongs to a participle: "boats bought before May", "boats added to the list after May"."""
    irregular = read_equivalents().participles
    found = (n for n, piece in enumerate(pieces) if n and (piece.text.endswith(_FORMS) or piece.text in irregular))
    return any(n + 1 == len(pieces) or pieces[n + 1].key in PREPOSITIONS for n in found)


def _limits_payment(reading: Reading, one: Proposition, figure: Piece) -> bool:
    """Whether it caps what a party must pay, so that more of it asks for more: "shall refund up to 50 euros"."""
    constraint = figure.constraint
    is_cap = isinstance(constraint, Interval) and constraint.low is None
    act = reading.pieces[one.cue + 1 : reading.pieces.index(figure) if reading.is_folded else one.after]
    return (figure.force or one.force) in DUTIES and is_cap and any(piece.key in _PAYING for piece in act)


def _is_apart(reading: Reading, one: Proposition, figure: Piece) -> bool:
    """Whether a figure stands in a clause behind a ban: "shall not dig, and pays a fine of 50 euros"."""
    behind = range(one.cue + 1, reading.pieces.index(figure))
    joints = [n for n in behind if reading.pieces[n].kind is PieceKind.JOINER and n in reading.breaks]
    # Where words are not folded, a verb behind an "and" looks like any other word.
    joints = joints or [n for n in behind if reading.pieces[n].kind is PieceKind.JOINER and not reading.is_folded]
    return one.force is Force.MUST_NOT and bool(joints)


def _selects(reading: Reading, one: Proposition, figure: Piece) -> bool:
    """Whether a bound says which things or whom a duty is about, so that more of it may ask for less.

    "Shops with more than 50 clerks shall", "shall report gifts worth more than 50 euros", "loans exceeding 50 euros",
    "all pipes of a width of at least 50 mm", "costs 5 euros for orders of up to 69 euros".
    """
    constraint = figure.constraint
    if one.force not in {*DUTIES, Force.STATES} or not isinstance(constraint, Interval):
        return False
    place, text = reading.pieces.index(figure), figure.text.casefold()
    if constraint.low is None and _follows_price(reading.pieces[one.first : place]):
        return True
    if not one.is_plain and place < one.cue:
        return any(piece.kind in {PieceKind.WORD, PieceKind.NAME} for piece in reading.pieces[one.first : place])
    if not reading.is_folded:
        # "Misiles de alcance superior a 500 km": what must be more than an amount is mostly a thing of that kind.
        return constraint.low is not None and not constraint.low.inclusive and place > one.cue + 1
    if one.is_plain:
        # "Purchases over 50 euros require a tender."
        is_subject = place == one.first + 1 and reading.pieces[one.first].text.endswith("s") and place + 1 < one.after
        return is_subject and text.startswith(_BEYOND)
    if _KIND.search(reading.text[reading.pieces[one.cue].end : figure.start]):
        return True
    before = reading.pieces[place - 1]
    word = before.text.casefold()
    if place < one.cue + 3 or before.kind is not PieceKind.WORD:
        return False
    return word == "worth" or word.endswith("ing") or (text.startswith(_BEYOND) and word.endswith("s"))


def _follows_price(before: Sequence[Piece]) -> bool:
    """Whether another figure is laid down "for" the things that a bound is about."""
    last = next((n for n in reversed(range(len(before))) if before[n].key == "for"), 0)
    return last > 0 and before[last - 1].kind is PieceKind.FIGURE and last < len(before) - 1


def _judge_time(force: Force, figure: Piece, time: Dates | Deadline) -> tuple[str, Effect] | None:
    is_start = time.latest is None if isinstance(time, Dates) else time.pace is Pace.NOT_WITHIN
    if force in {Force.MAY, Force.MUST_NOT}:
        if isinstance(time, Deadline) and time.pace in _HASTE:
            return None  # who "may at once leave" need not wait
        return ("start-introduced" if is_start else "deadline-introduced"), extend(force, is_new=False)
    if force not in DUTIES or is_start or figure.text.casefold().startswith(_ENDS):
        return None  # "shall keep it until 2030" may end what is owed, or lengthen it
    return "deadline-introduced", Effect.TIGHTENED


def compare_counted(old: Term, new: Term) -> tuple[Effect, tuple[Cause, ...]] | None:
    """Compare figures whose units an adjective alone tells apart: "three members", "four voting members".

    A floor under fewer things asks more, a cap on fewer things asks less; of what is allowed, nothing is said.

    Returns:
        The effect and its causes; `None` for any other two terms.
    """
    before, after = old.constraint, new.constraint
    if not (isinstance(before, Interval) and isinstance(after, Interval)):
        return None
    units = [_find_unit(one) for one in (before, after)]
    is_new = units[1].endswith(f" {units[0]}")
    if not all(units) or not (is_new or units[0].endswith(f" {units[1]}")):
        return None
    same = Interval(_with_unit(after.low, units[0]), _with_unit(after.high, units[0]))
    effect, causes = compare_terms(old, evolve(new, constraint=same))
    narrower = Effect.TIGHTENED if after.low is not None else Effect.LOOSENED
    is_alike = old.force is new.force and old.force in RESTRICTIVE and (before.low is None) == (after.low is None)
    own = (narrower if is_new else narrower.mirror) if is_alike else None
    cause = Cause("unit-changed", "constraint", own, f"{units[0]} → {units[1]}")
    return Effect.SHIFTED if own is None else join_effects((effect, own)), (*causes, cause)


def _find_unit(interval: Interval) -> str:
    """Return the noun that is counted; empty for units of the table, in which "business" days are no fewer days."""
    bound = interval.low or interval.high
    return bound.value.unit if bound and bound.value.dimension.startswith("count of") else ""


def _with_unit(bound: Bound[Quantity] | None, unit: str) -> Bound[Quantity] | None:
    return bound and evolve(bound, value=evolve(bound.value, unit=unit))
