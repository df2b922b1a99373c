"""What words that were only added, or only left out, do to a provision: it covers more, or less.

A further item of a list widens what a party may or must not do, and adds to what it must. A restrictive word or phrase
narrows it: "may use the data" allows more than "may use public data". What a word does to a duty depends on whether one
of several things is owed ("a qualified engineer") or all of them ("all damaged goods"). Words that may be said without
restricting anything have no direction here: `idle` in the table of equivalents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from plancmp.diff.effects import Effect
from plancmp.diff.propositions import REACH, Proposition, exempts, find_grant
from plancmp.diff.runs import (
    CONSENTS,
    PLAIN,
    RELATIVES,
    Changed,
    Run,
    has_idle,
    is_adjective,
    is_list,
    is_of_address,
    is_of_office,
    is_phrase,
    list_runs,
    touches,
)
from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.pieces import MARKS, PREPOSITIONS, Piece, PieceKind, Reading, fold_words
from plancmp.model import Force
from plancmp.model.expressions import late
from plancmp.model.vocabulary import DIRECTED, DUTIES
from plancmp.readers.wordlists import find_pattern, find_words

_UNLIMITED = find_pattern("diff.scope", "unlimited")
_OPENS_EXAMPLE = find_pattern("diff.scope", "opens_example")
_GOES_ON = find_pattern("diff.scope", "goes_on")
_THERE = find_pattern("diff.scope", "there")
_DEED = find_pattern("diff.scope", "deed")
_EXISTS = find_pattern("diff.scope", "exists")
_OR_NOT = find_pattern("diff.scope", "or_not")  # "whether it rains or not" is no case more
_REFERS = find_pattern("diff.scope", "refers")
# What stands behind a verb without an object: "may change from time to time", "may vary."
_ALONE = find_pattern("diff.scope", "alone")
_WAS = find_pattern("diff.scope", "was")
_IS_DOING = find_pattern("diff.scope", "is_doing")
_COUNTS = find_pattern("diff.scope", "counts")
_SAYS = find_pattern("diff.scope", "says")
_NO_WORDS = late(r"[/\\()\[\]{}<>@#|]")
_OWNERS = find_pattern("diff.scope", "owners")
_DETERMINER = find_pattern("diff.scope", "determiner")
CAUSING = find_words("diff.scope", "causing") | fold_words(find_words("diff.scope", "causing"))
_PARTS = find_words("diff.scope", "parts")  # what begins a phrase that says of a thing which one it is
_WHERE = find_words("diff.scope", "where")
_MAYBE = find_words("diff.scope", "maybe")
_EITHER = fold_words(find_words("diff.scope", "either"))  # with an object somebody's deed, without it nobody's
_EFFECTS = find_words("diff.scope", "effects")
_AGREED = find_pattern("diff.scope", "agreed")
_POINTERS = find_words("diff.scope", "pointers")
_EXCLUSIVE = find_words("diff.scope", "exclusive")
_ONE = find_pattern("diff.scope", "one")
KNOWN = find_pattern("diff.scope", "known")
_PURPOSES = find_words("diff.scope", "purposes")
_ASKED = find_words("diff.scope", "asked")
EVERY = find_words("diff.scope", "every")
_GOVERNING = find_words("diff.scope", "governing")
_PRODUCING = find_words("diff.scope", "producing")
_CONSTITUTING = find_words("diff.scope", "constituting")
_BEFALLING = find_words("diff.scope", "befalling")
_SWEEPING = find_words("diff.scope", "sweeping")


def judge_words(
    readings: tuple[Reading, Reading],
    ones: tuple[Proposition, Proposition],
    changed: Changed,
) -> tuple[str, Effect | None] | None:
    """Return the rule and the effect of the plain words of a proposition that changed.

    Args:
        readings: The two sentences.
        ones: The two propositions.
        changed: The words that went and those that came, place by place.

    Returns:
        `None` where words stand in the place of others; no effect where their direction is not known. Linear time.
    """
    force = ones[0].force
    is_judged = force is ones[1].force and force in DIRECTED
    is_judged = is_judged and not any(map(is_open, readings, ones)) and _keeps_owners(readings, changed)
    moved = ((readings[side], piece) for pair in changed for side in (0, 1) for piece in pair[side])
    is_judged = is_judged and not any(
        test(*one) for one in moved for test in (is_bracketed, is_of_office, is_of_address)
    )
    # "May be sent to the guest", "may be sent:": the words may stand in the items that follow.
    leads = [reading.text.rstrip().endswith((":", "—", "–")) for reading in readings]
    is_judged = is_judged and leads[0] is leads[1]
    runs = list(list_runs(readings, ones, changed))
    joiners = sum(all(piece.kind is PieceKind.JOINER for piece in (*old, *new)) for old, new in changed)
    if not runs or len(runs) < len(changed) - joiners:
        return _judge_recast_list(readings, ones, changed, force if is_judged else None)
    lists = [is_list(run) for run in runs]
    if is_judged and force is Force.MUST_NOT and len(runs) == 1 and _is_spared(runs[0]):
        return ("condition-added" if runs[0].is_new else "condition-removed"), extend(force, is_new=not runs[0].is_new)
    is_judged = is_judged and not any(map(_is_open_run, runs))
    effects = {
        (_judge_item(run, force) if is_list else _judge_modifier(run, force)) if is_judged else None
        for run, is_list in zip(runs, lists, strict=True)
    }
    effect = effects.pop() if len(effects) == 1 else None
    if all(lists) and len({run.is_new for run in runs}) == 1:
        return ("member-added" if runs[0].is_new else "member-removed"), effect
    if effect is None:
        return None
    return ("qualifier-raised" if (effect is Effect.LOOSENED) == (force is Force.MAY) else "qualifier-lowered"), effect


def is_open(reading: Reading, one: Proposition) -> bool:
    """Say whether it is open what the words of a proposition do: "there is no limit on the guests you may bring"."""
    pieces = reading.pieces[one.first : one.after]
    # "No advice given by the Club constitutes a promise": the verb stands far behind such a cue.
    is_denial = one.cue >= 0 and one.force is Force.MUST_NOT and reading.pieces[one.cue].text.casefold() == "no"
    verb = reading.pieces[one.cue + 1 : one.after] if is_denial else find_verb(reading, one)
    table = read_equivalents()
    is_constituting = any(piece.key in {*_CONSTITUTING, *table.exempting} for piece in verb)
    # "Die Inhalte können Bilder und Texte enthalten."
    is_constituting = is_constituting or (one.cue >= 0 and pieces[-1].key in _CONSTITUTING)
    is_constituting = is_constituting or _is_declared(reading, one, verb)
    return (
        one.is_dependent
        or is_constituting
        or is_there(reading, one)
        or exempts(reading, one)
        or _UNLIMITED.search(reading.text[: reading.pieces[max(one.cue, one.first)].start]) is not None
        or any(piece.kind in MARKS for piece in pieces)
    )


def find_verb(reading: Reading, one: Proposition) -> tuple[Piece, ...]:
    """Return the piece of what is done behind a cue and its adverbs: "may knowingly or carelessly [contain]"."""
    behind = range(one.cue + 1, one.after)
    adverbs = takewhile(lambda n: _is_manner(reading.pieces, n), behind)
    place = one.cue + 1 + sum(1 for _ in adverbs)
    return reading.pieces[place : min(place + 1, one.after)]


def _is_manner(pieces: Sequence[Piece], place: int) -> bool:
    return pieces[place].text.endswith("ly") or (
        pieces[place].kind is PieceKind.JOINER and pieces[place - 1].text.endswith("ly")
    )


def declares(reading: Reading, one: Proposition) -> bool:
    """Say whether a sentence says which law or meaning something has, or what it counts as: "shall be governed by"."""
    return one.cue >= 0 and _is_declared(reading, one, find_verb(reading, one))


def _is_declared(reading: Reading, one: Proposition, verb: Sequence[Piece]) -> bool:
    is_counted = one.cue >= 0 and _COUNTS.match(reading.text, reading.pieces[one.cue].end) is not None
    return is_counted or any(piece.text.casefold() in read_equivalents().declaring for piece in verb)


def is_there(reading: Reading, one: Proposition) -> bool:
    """Say whether a sentence says what may be so: "there may be a fee", "may not have sold", "may I?", "see below"."""
    if one.cue < 0:
        return _REFERS.match(reading.text) is not None
    cue = reading.pieces[one.cue]
    verb = find_verb(reading, one)
    last = () if reading.is_folded else reading.pieces[one.after - 1 : one.after]  # where a German verb stands
    befalls = any(piece.key in _BEFALLING for piece in (*verb, *last))
    # "Fees may vary", but "we may vary these terms".
    befalls = befalls and (verb[0].key not in _EITHER or _ALONE.match(reading.text, verb[0].end) is not None)
    is_so = one.force is Force.MAY and (
        _GOES_ON.match(reading.text[cue.end :]) is not None or cue.text.casefold() in _MAYBE or befalls
    )
    if cue.text.casefold() == "may not":
        is_so = befalls or _WAS.match(reading.text[cue.end :]) is not None
    # "This will also apply to children", "sailing at night can pose a risk": nobody is bound or free.
    is_so = is_so or (
        cue.text.casefold() in _EFFECTS
        and not is_passive(reading, one)
        and (
            not _POINTERS.isdisjoint(reading.text[: cue.start].casefold().split()[-1:])
            or _DEED.search(reading.text[: cue.start]) is not None
        )
    )
    # "You agree that the Guild has no duty", but "it agrees that it pays"; "you should be aware that".
    is_so = is_so or _AGREED.match(reading.text, cue.start) is not None
    # "You will experience less" asks nothing of you.
    is_so = is_so or (befalls and cue.text.casefold() == "will" and verb[0].key != "need")
    is_so = is_so or _THERE.search(reading.text[: cue.start]) is not None or _EXISTS.search(reading.text) is not None
    return is_so or reading.text.rstrip().endswith("?")


def turns_modal(readings: tuple[Reading, Reading], ones: tuple[Proposition, Proposition]) -> bool:
    """Say whether "may" or "shall not" stands in the place of "shall": what was to be so need not, whatever it is.

    "Will" may only tell what comes, and nobody is bound to have done something, or to be doing it.
    """
    cues = [reading.pieces[one.cue] for reading, one in zip(readings, ones, strict=True) if one.cue >= 0]
    is_open = any(cue.text.casefold().split()[0] in _MAYBE | {"will"} for cue in cues)
    behind = [side.text[cue.end :] for side, cue in zip(readings, cues, strict=False)]
    is_open = is_open or any(_WAS.match(text) or _IS_DOING.match(text) for text in behind)
    is_asked = any(side.text.rstrip().endswith("?") for side in readings)
    forces = {cue.force for cue in cues}
    return Force.MUST in forces and bool(forces & {Force.MAY, Force.MUST_NOT}) and not is_open and not is_asked


def is_passive(reading: Reading, one: Proposition) -> bool:
    """Say whether something is done to the subject of a proposition: "shall be paid"."""
    verb = find_verb(reading, one)
    between = reading.text[reading.pieces[one.cue].end : verb[0].start] if one.cue >= 0 and verb else ""
    if not verb or between.casefold().split() != ["be"]:
        return False
    word = verb[0].text.casefold()
    return word.endswith("ed") or word in read_equivalents().participles


def _keeps_owners(readings: tuple[Reading, Reading], changed: Changed) -> bool:
    """Whether "your" and "such", which are no pieces, stayed in the words that did."""
    owners = []
    for side, reading in enumerate(readings):
        text, ends = reading.text.casefold(), [0, *(piece.end for piece in reading.whole)]
        gone = [piece for pair in changed for piece in pair[side]]
        spans = [(max(end for end in ends if end <= piece.start), piece.end) for piece in gone]
        kept = "".join(char for n, char in enumerate(text) if not any(first <= n < after for first, after in spans))
        owners.append(Counter(_OWNERS.findall(kept)))
    return owners[0] == owners[1]


def _is_spared(run: Run) -> bool:
    """Whether what is banned is only banned without something: "shall not fish without a licence"."""
    ends = run.after == run.one.after or run.after in run.reading.breaks
    is_firm = all(piece.text.casefold() not in _SWEEPING for piece in run.pieces)
    return run.pieces[0].key == "without" and ends and is_firm and run.first > run.one.cue + 1 and len(run.pieces) > 1


def _is_open_run(run: Run) -> bool:
    """Whether it is not known what some words do where they stand."""
    return _is_said_again(run) or _is_denied(run) or _is_aside(run) or _is_of_grant(run) or _is_exclusive(run)


def _is_said_again(run: Run) -> bool:
    """Whether the words only say again what stands shortly before: "guests who row or [guests who] swim"."""
    before = {piece.key for piece in run.reading.pieces[max(0, run.first - REACH) : run.first]}
    return all(piece.key in before for piece in run.pieces)


def is_bracketed(reading: Reading, piece: Piece) -> bool:
    """Say whether a word stands in brackets, and tells of what stands before it what it is: "the Council (EC)"."""
    before = reading.text[: piece.start]
    return before.rfind("(") > before.rfind(")") or before.rfind("[") > before.rfind("]")


def _is_exclusive(run: Run) -> bool:
    """Whether more words allow more to those bound, "shall lend only to boys [and girls]", or name who "may only"."""
    if run.one.force in DUTIES:
        return any(map(_excludes, run.between))
    return run.after <= run.one.cue and is_only(run)


def is_only(run: Run) -> bool:
    """Say whether "only" stands behind the cue: who "may only" do something is free and bound at once."""
    return any(map(_excludes, run.reading.pieces[run.one.cue + 1 :][:1]))


def _excludes(piece: Piece) -> bool:
    return not _EXCLUSIVE.isdisjoint({piece.text.casefold(), piece.key})


def _is_of_grant(run: Run) -> bool:
    """Whether the words say what kind of right is granted: a perpetual licence allows more, a revocable one less."""
    return run.one.is_plain and run.first <= find_grant(run.reading.pieces)


def _is_aside(run: Run) -> bool:
    """Whether the words stand among examples, which bound nothing, or are no words."""
    text = run.reading.text
    is_behind = 0 <= run.one.cue < run.first
    between = text[run.reading.pieces[run.one.cue].end if is_behind else 0 : run.pieces[0].start]
    own = text[run.pieces[0].start : run.pieces[-1].end]
    is_example = read_equivalents().examples.search(f"{between} {own}")
    is_example = is_example or _OPENS_EXAMPLE.search(text[: run.pieces[0].start])
    is_asked = not _ASKED.isdisjoint(between.casefold().split())  # "may control whether we show [new] offers"
    before = text[: run.pieces[0].start][-1:]  # "[email protected]guild.com" is an address with a hole
    is_cut = text[run.pieces[-1].end :][:1] == ":" or before in {"-", "]"} or _SAYS.search(between)
    is_apart = (
        is_cut or ":" in run.lead or "/" in run.lead or _is_purpose(run) or _is_circumstance(run) or _is_title(run)
    )
    return bool(is_asked or is_example or is_apart or _NO_WORDS.search(own) or _OR_NOT.search(own))


def _is_title(run: Run) -> bool:
    """Whether the words are part of a title in another language: "Consejero de Economía[, Hacienda] y Fomento"."""
    words = [piece for piece in run.pieces if piece.kind is not PieceKind.JOINER]
    is_name = all(piece.text[:1].isupper() and not piece.is_named and not piece.is_noun for piece in words)
    return not run.reading.is_folded and is_name


def _is_purpose(run: Run) -> bool:
    """Whether a duty has the words in what it is done for: "shall give data to open an account and to check it"."""
    if run.one.force not in DUTIES:
        return False
    pieces = run.reading.pieces
    places = [n for n in range(run.one.cue + 2, run.first) if pieces[n].key == "to"]
    endings = read_equivalents().infinitive
    abroad = () if run.reading.is_folded else range(run.one.cue + 2, run.first)
    return any(_is_verb(pieces[n + 1]) and touches(pieces[n], pieces[n + 1]) for n in places) or any(
        pieces[n].text.casefold() in _PURPOSES and pieces[n + 1].text.endswith(endings) for n in abroad
    )


def _is_verb(piece: Piece) -> bool:
    """Whether a word behind "to" may be a verb."""
    return piece.kind is PieceKind.WORD and piece.text.islower() and not piece.is_named


def _is_circumstance(run: Run) -> bool:
    """Whether the words say where, or for whom, something is to be done to a thing: "shall be kept in A and in B"."""
    last = next((piece.key for piece in reversed(run.between) if piece.key in PREPOSITIONS), "")
    return run.one.force in DUTIES and last in _WHERE and is_passive(run.reading, run.one)


def _judge_recast_list(
    readings: tuple[Reading, Reading], ones: tuple[Proposition, Proposition], changed: Changed, force: Force | None
) -> tuple[str, Effect | None] | None:
    """Judge a list whose items all stayed, and which got longer or shorter: "A and B", "A, B and C"."""
    sides = [[piece for pair in changed for piece in pair[side]] for side in (0, 1)]
    if any(len(old) == len(new) == 1 and old[0].key == new[0].key for old, new in changed):
        return None  # a word that became a defined term
    items = [{piece.key for piece in side if piece.kind is not PieceKind.JOINER} for side in sides]
    is_new = items[0] < items[1]
    if not is_new and not items[1] < items[0]:
        return None
    reading, whole = readings[is_new], readings[is_new].whole
    places = [whole.index(piece) for piece in sides[is_new]]
    around = whole[max(0, min(places) - 1) : max(places) + 2]
    joiners = {piece.key for piece in around if piece.kind is PieceKind.JOINER}
    pieces = [piece for side in sides for piece in side]
    if not joiners or not all(piece.kind in PLAIN and piece.key not in PREPOSITIONS for piece in pieces):
        return None
    if any(piece.key in PREPOSITIONS for piece in whole[min(places) : max(places)]):
        return None  # words of two places are no list
    rule = "member-added" if is_new else "member-removed"
    own = [place for place, piece in enumerate(reading.pieces) if piece in sides[is_new]]
    if not own or any(own[-1] < place <= ones[is_new].cue for place in reading.breaks):
        return rule, None  # "to mend boats and rafts, you may"
    if (
        force is None
        or _is_aside(Run(reading, ones[is_new], own[0], own[-1] + 1, is_new=is_new))
        or ("or" in joiners and force in DUTIES)
    ):
        return rule, None
    return rule, extend(force, is_new=is_new)


def extend(force: Force, *, is_new: bool) -> Effect:
    """Return what more of what a party may or must do does to it; less of it if that is not new."""
    return _turn(Effect.LOOSENED if force is Force.MAY else Effect.TIGHTENED, is_new=is_new)


def _turn(effect: Effect, *, is_new: bool) -> Effect:
    return effect if is_new else effect.mirror


def _is_denied(run: Run) -> bool:
    """Whether a "without" stands between the cue and the words, so that more of them may be less."""
    return any(
        piece.kind is PieceKind.NEGATION or "without" in {piece.key, piece.text.casefold().split(" ")[0]}
        for piece in (*run.between, *run.pieces)
    )


def _judge_item(run: Run, force: Force) -> Effect | None:
    """More of what a party must do, or must not, asks more of it; more of what it may do allows it more."""
    joiners = {piece.key for piece in _list_near(run) if piece.kind is PieceKind.JOINER}
    # "According to" is one piece.
    links = [piece.key for piece in run.pieces if piece.key in PREPOSITIONS or " " in piece.key]
    earlier = {piece.key for piece in run.reading.pieces[max(0, run.first - REACH) : run.first]}
    is_own = all(link in earlier for link in links)
    if run.after <= run.one.cue and "or" in joiners and is_general(run.reading, run.one) and not has_idle(run):
        return extend(force, is_new=run.is_new)
    if (links and "or" not in joiners and not is_own) or has_idle(run) or run.first <= run.one.cue:
        return None
    if "or" in joiners:
        if force in DUTIES:
            return None  # another choice is no other duty
    elif force not in DUTIES and _is_governed(run):
        return None  # "by motion and vote" asks for both
    return extend(force, is_new=run.is_new)


def is_general(reading: Reading, one: Proposition) -> bool:
    """Say whether a proposition holds for all of a kind: "any lodger", "no tenant"."""
    pieces = reading.pieces[one.first : one.cue]
    before = reading.pieces[one.first - 1].end if one.first else 0
    lead = reading.text[before : pieces[0].start].casefold().split() if pieces else []
    return bool(pieces) and (pieces[0].text.casefold() in EVERY or bool({"no", *EVERY} & set(lead)))


def _is_governed(run: Run) -> bool:
    last = next((piece.key for piece in reversed(run.between) if piece.key in PREPOSITIONS), "to")
    return last not in _GOVERNING


def _list_near(run: Run) -> Sequence[Piece]:
    inside = [piece for piece in run.pieces if piece.kind is PieceKind.JOINER]
    return inside or run.reading.pieces[run.first : run.after + REACH]


def _judge_modifier(run: Run, force: Force) -> Effect | None:
    if not run.reading.is_folded or not run.one.cue < run.first <= run.one.cue + REACH:
        return None  # far behind the act a word may restrict what is only told of
    if force in DUTIES and _is_required(run):
        is_narrower = is_adjective(run) or is_phrase(run, _PARTS | {"who"})
        return _turn(Effect.LOOSENED, is_new=run.is_new) if is_narrower else None
    if force in DUTIES and not RELATIVES.isdisjoint(run.told_between.casefold().split()):
        return None  # "In every month in which an [elected] post is vacant": it says when, or which things are meant
    if is_adjective(run):
        if force in DUTIES:
            effect = _judge_owed(run)
            return effect and _turn(effect, is_new=run.is_new)
        if not _is_adverb(run) and _is_known(run):
            return None
    elif force in DUTIES:
        effect = _judge_phrase(run) if is_phrase(run, _PARTS) else None
        return effect and _turn(effect, is_new=run.is_new)
    elif not is_phrase(run, read_equivalents().restricting):
        return None
    return extend(force, is_new=not run.is_new)


def _is_required(run: Run) -> bool:
    """Whether the words say who is to do something: "shall require banks that lend to keep records"."""
    pieces, cue = run.reading.pieces, run.one.cue
    end = next((n for n in range(cue + 2, run.one.after) if pieces[n].key == "to"), 0)
    named = run.reading.text[pieces[cue + 1].end : pieces[cue + 2].start] if end else "the"
    if any(piece.key in CONSENTS for piece in pieces[cue + 2 : end]):
        return False  # "a sale shall require written consent to be valid"
    return bool(end) and pieces[cue + 1].key in CAUSING and run.after <= end and not KNOWN.search(named)


def _judge_owed(run: Run) -> Effect | None:
    """Return what an adjective does to a duty: one of fewer things is harder to find, all of fewer are less."""
    before = run.before
    if _is_adverb(run):
        return Effect.TIGHTENED
    if _ONE.search(run.lead) or (before is not None and before.kind is PieceKind.FIGURE):
        return Effect.TIGHTENED
    if run.first == run.one.cue + 2 and not run.lead.strip() and before and before.key in _PRODUCING:
        return Effect.TIGHTENED
    return Effect.LOOSENED if before is not None and before.text.casefold() in EVERY else None


def _judge_phrase(run: Run) -> Effect | None:
    """Return what is said of a thing that is owed: a report that lists the costs is harder to give than any report."""
    if run.before is None or run.before.kind is not PieceKind.WORD:
        return None
    start = run.reading.pieces[run.one.cue].end if run.one.cue >= 0 else 0
    last = next(reversed(_DETERMINER.findall(run.reading.text[start : run.before.end])), "").casefold()
    return Effect.TIGHTENED if last in {"a", "an"} else Effect.LOOSENED if last in EVERY else None


def _is_known(run: Run) -> bool:
    """Whether the words stand before a noun that has "the" or "your": which one is meant may not depend on them.

    On whose it is, it does: "the tenants' use".
    """
    behind = run.behind
    if behind is not None and not {"'", "’"}.isdisjoint(run.reading.text[run.pieces[-1].start : behind.start]):
        return False
    last = next(reversed(_DETERMINER.findall(run.told_between)), "")
    return bool(KNOWN.search(last))


def _is_adverb(run: Run) -> bool:
    return all(piece.text.endswith("ly") for piece in run.pieces) and run.first == run.one.cue + 1
