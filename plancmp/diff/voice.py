"""The passive: "the fee is paid by the Buyer" says what "the Buyer pays the fee" says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import evolve

from plancmp.diff.propositions import Pair
from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.pieces import PREPOSITIONS, Piece, PieceKind, Reading, fold_words
from plancmp.model import Force
from plancmp.model.spelling import count_shared
from plancmp.readers.wordlists import find_pattern, find_words, order_words

_AGENT = 4  # pieces
_REACH = 6  # pieces from a participle to its "by"
_PARTICLES = find_words("diff.voice", "particles")
_LONGEST = 40  # pieces of a sentence
_ALLOWING = ([f"!{Force.MAY}"], [f"!{Force.MUST_NOT}"])
_SHORTEST_STEM = 3  # letters
_FOLDED = str.maketrans("äöüßéèêáíóú", "aouseeeaiou")
TIMES = fold_words(find_words("diff.voice", "times"))
_FEMININE = find_pattern("diff.voice", "feminine")
_REFLEXIVES = find_words("diff.voice", "reflexives")
_ACTING = order_words("diff.voice", "acting")


def activate(reading: Reading) -> Reading:
    """Return a sentence in the passive with its agent as the subject: "the fee is paid by the Buyer".

    A sentence without "by", or in which it names no agent, stays as it is.
    """
    reading = _move_only(reading)
    pieces = reading.pieces
    passive = next(_find_passives(reading), None)
    if passive is None or not _is_verb(reading, passive[0]):
        return reading
    verb, by = passive
    end = by + 1
    while end < len(pieces) and end - by <= _AGENT and end not in reading.breaks and not _ends_agent(pieces[end]):
        end += 1
    agent = pieces[by + 1 : end]
    # "The Owner must pay and is bound by the rules": the passive is not all that is said.
    is_second = any(piece.kind is PieceKind.CUE for piece in pieces[: verb - 1])
    is_means = len(agent) == 1 and not (agent[0].names or agent[0].ranks or agent[0].text.endswith("s"))  # "by cheque"
    if is_means or not agent or is_second:
        return reading
    return evolve(reading, pieces=_turn_voice(pieces, 0, verb, by, end), breaks=frozenset())


def _move_only(reading: Reading) -> Reading:
    """Put "can only be changed by the Abbot" as "can be changed only by the Abbot"."""
    pieces = reading.pieces
    only = next(
        (n for n, one in enumerate(pieces) if n and one.key == "only" and pieces[n - 1].kind is PieceKind.CUE), 0
    )
    by = next((n for n in range(only + 2, len(pieces)) if pieces[n].key in PREPOSITIONS), 0)
    if not only or not by or pieces[by].key != "by" or not is_participle(pieces[only + 1]):
        return reading
    return evolve(
        reading, pieces=(*pieces[:only], *pieces[only + 1 : by], pieces[only], *pieces[by:]), breaks=frozenset()
    )


def _is_verb(reading: Reading, place: int) -> bool:
    """Whether a participle is the verb of its sentence, and not said of a thing: "the rights granted by the rules"."""
    before = reading.pieces[place - 1].end if place else 0
    between = reading.text[before : reading.pieces[place].start].casefold()
    return not read_equivalents().being.isdisjoint(between.split())


def _find_passives(reading: Reading) -> Iterator[Pair]:
    """Yield the places of each participle with its "by"."""
    pieces = reading.pieces
    for by in range(1, len(pieces) - 1):
        is_item = pieces[by - 1].kind is PieceKind.JOINER  # "in cash or by card"
        if pieces[by].key == "by" and by not in reading.breaks and not is_item:
            verb = next((n for n in range(by - 1, max(-1, by - _REACH), -1) if is_participle(pieces[n])), None)
            # "A file that shall be made by the Owner": who makes it is not who acts in the sentence.
            is_agent = not is_time(pieces, by + 1) and not (verb and pieces[verb - 1].is_dependent)
            if verb is not None and is_agent:
                yield verb, by


def is_time(pieces: Sequence[Piece], place: int) -> bool:
    """Whether words behind "by" say until when: "by the fifth day", "by the end of the year"."""
    return any(piece.key in TIMES for piece in pieces[place : place + 2])


def _turn_voice(pieces: Sequence[Piece], first: int, verb: int, by: int, end: int) -> tuple[Piece, ...]:
    """Put the agent, which ends at `end`, in the place of the subject, which begins at `first`."""
    cue = verb - 1 if verb > first and pieces[verb - 1].kind is PieceKind.CUE else verb
    agent, subject = pieces[by + 1 : end], pieces[first:cue]
    # "May be sold only by millers": only millers may sell it.
    only = by - (by - 1 > verb and pieces[by - 1].key == "only")
    agent = (*pieces[only:by], *agent)
    after = verb + 1 + (pieces[verb + 1].key in _PARTICLES)  # "is handed over by"
    return (*pieces[:first], *agent, *pieces[cue:after], *subject, *pieces[after:only], *pieces[end:])


def is_voice(passive: Reading, active: Reading) -> bool:
    """Say whether two sentences differ in voice alone, wherever the agent ends: "by any Buyer who may have a claim"."""
    pieces, keys = passive.pieces, [piece.key for piece in active.pieces]
    if Counter(piece.key for piece in pieces) != Counter([*keys, "by"]):
        return False
    firsts = [0, *(n + 1 for n in range(len(pieces)) if pieces[n].kind is PieceKind.JOINER or n + 1 in passive.breaks)]
    return any(
        [piece.key for piece in _turn_voice(pieces, first, verb, by, end)] == keys
        for verb, by in _find_passives(passive)
        for first in firsts
        for end in range(by + 2, len(pieces) + 1)
        if first <= verb
    )


def spread_agent(reading: Reading, named: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return all words of an agent of which some changed: "by the [losing] party"."""
    first = reading.pieces.index(named[0])
    places = range(first, min(first + _AGENT, len(reading.pieces)))
    ends = (n for n in places if n > first and (n in reading.breaks or _ends_agent(reading.pieces[n])))
    return reading.pieces[first : next(ends, places.stop)] if reading.is_folded else tuple(named)


def keys_of(pieces: Sequence[Piece]) -> list[str]:
    """Return what stands for each piece and all its equals."""
    return [piece.key for piece in pieces]


def is_participle(piece: Piece) -> bool:
    """Whether a word is a participle in English."""
    word = piece.text.casefold()
    return piece.kind is PieceKind.WORD and (word.endswith("ed") or word in read_equivalents().participles)


def _ends_agent(piece: Piece) -> bool:
    return (
        piece.kind not in {PieceKind.WORD, PieceKind.NAME, PieceKind.JOINER, PieceKind.RANK}
        or piece.key in PREPOSITIONS
    )


def are_forms(one: Piece, other: Piece) -> bool:
    """Say whether two words are forms of one in a language whose words are not folded."""
    short, long = sorted((one.key, other.key), key=len)
    is_plural = len(short) >= _SHORTEST_STEM and long in {f"{short}s", f"{short}es"}
    if not (is_plural or not one.key.isascii()) or not differ_in_ending(one, other):
        return False
    last = max(0, count_shared(one.key, other.key) - 1)
    return _FEMININE.search(f"{one.key[last:]} {other.key[last:]}") is None  # "студенты", "студентки"


def differ_in_ending(one: Piece, other: Piece) -> bool:
    """Say whether two words differ in an ending of number, case or gender, if in anything."""
    if one.kind is not PieceKind.WORD or other.kind is not PieceKind.WORD:
        return False
    shared = count_shared(one.key, other.key)
    endings = read_equivalents().endings
    # "Правление" and "правлением" share the beginning of their endings.
    is_cased = not one.key[shared - 1 : shared].isascii()
    stems = range(max(_SHORTEST_STEM, shared - is_cased), shared + 1)
    return any(one.key[stem:] in endings and other.key[stem:] in endings for stem in stems)


def is_foreign_voice(passive: Reading, active: Reading) -> bool:
    """Say the same of a language whose words are not folded: "la taxe est payée par l'hôte", "l'hôte paie la taxe"."""
    if passive.is_folded or len(passive.pieces) > _LONGEST:
        return False
    table = read_equivalents()
    told = [one for one in passive.pieces if one.kind is PieceKind.CUE or one.text.casefold() not in table.auxiliaries]
    heads = [[piece.key for piece in side if piece.kind is PieceKind.CUE] for side in (told, active.pieces)]
    told = [piece for piece in told if piece.kind is not PieceKind.CUE]
    acting = [piece for piece in active.pieces if piece.kind is not PieceKind.CUE]
    if len(acting) > len(told) - 1:  # "nombra al secretario"
        acting = [piece for piece in acting if piece.text.casefold() not in table.accusatives]
    if heads[0] != heads[1] or not -1 <= len(acting) - len(told) <= 1:
        return False
    for first in range(1, len(told)):
        by = first - (told[first - 1].text.casefold() in table.agents)  # "par" is a word of its own, "vom" is none
        # Of two passives each may have the other's agent as its subject: "рада обирається зборами", "збори … радою".
        if passive.has_cases and any(_repeat(told[first - 1], one) for one in acting):
            continue
        for size in range(1, min(_AGENT, len(told) - first) + 1):
            agent = told[first : first + size]
            turned = [*agent, *told[:by], *told[first + size :]]
            if _names_agent(passive, told[first], agent) and any(
                _is_turned(turned, verb, acting, size) for verb in range(size, len(turned))
            ):
                return True
    return False


def is_reflexive_voice(one: Reading, other: Reading) -> bool:
    """Say whether two sentences differ in the way of a passive: "se pagará el precio", "será pagado el precio".

    So do "der Zins ist zu zahlen" and "der Zins muss gezahlt werden".
    """
    table, words = read_equivalents(), frozenset(one.text.casefold().split())
    is_cue = any(piece.kind is PieceKind.CUE and piece.text.casefold() in table.auxiliaries for piece in one.pieces)
    if one.is_folded or not (is_cue or words & _REFLEXIVES) or one.limits or other.limits:
        return False
    kept = [piece for piece in other.pieces if piece.text.casefold() not in table.auxiliaries]
    if len(kept) == len(other.pieces) or len(kept) != len(one.pieces):
        return False
    others = [(a, b) for a, b in zip(one.pieces, kept, strict=True) if a.key != b.key]
    return len(others) == 1 and _are_one_verb(others[0][1], others[0][0])


def names_act(one: Reading, other: Reading) -> bool:
    """Say whether a noun in one sentence is the infinitive of the other: "курение запрещено", "запрещается курить"."""
    cues = [[piece.key for piece in side.pieces if piece.kind is PieceKind.CUE] for side in (one, other)]
    if one.is_folded or cues[0] not in _ALLOWING or cues[0] != cues[1] or len(one.pieces) != len(other.pieces):
        return False
    nouns, verbs = ([piece for piece in side.pieces if piece.kind is not PieceKind.CUE] for side in (one, other))
    return any(
        _is_act(noun, verb)
        and all(
            a.key == b.key or are_forms(a, b)
            for a, b in zip(nouns[:n] + nouns[n + 1 :], verbs[:m] + verbs[m + 1 :], strict=True)
        )
        for n, noun in enumerate(nouns[:_AGENT])
        for m, verb in enumerate(verbs)
    )


def _is_act(noun: Piece, verb: Piece) -> bool:
    """Whether a noun and an infinitive have one stem, whose vowel may change: "вивезення", "вивозити"."""
    table = read_equivalents()
    acts = {_cut(noun.key, ending) for ending in ("", *_ACTING)} - {""}
    stems = {_cut(verb.key, ending) for ending in table.infinitive} - {""}
    is_verb = not verb.is_noun and verb.start > 0  # "Mieten" are no act of letting
    return noun.kind is verb.kind is PieceKind.WORD and is_verb and not acts.isdisjoint(stems)


def _cut(word: str, ending: str) -> str:
    stem = word.removesuffix(ending) if word.endswith(ending) else ""
    return stem.translate(_FOLDED).replace("о", "е") if len(stem) >= _SHORTEST_STEM else ""


def _repeat(one: Piece, other: Piece) -> bool:
    """Whether two words are one verb in the passive."""
    is_passive = other.text.casefold().endswith(read_equivalents().passives)
    return is_passive and (one.key == other.key or are_forms(one, other))


def _names_agent(reading: Reading, piece: Piece, agent: Sequence[Piece]) -> bool:
    """Whether a preposition or a case says that some words act."""
    before = reading.text[: piece.start].casefold().replace("'", " ").replace("’", " ").split()
    table = read_equivalents()
    if not reading.has_cases:
        return not table.agents.isdisjoint(before[-2:])
    return any(one.text.endswith(read_equivalents().instrumentals) for one in agent)


def _is_turned(turned: Sequence[Piece], verb: int, acting: Sequence[Piece], size: int) -> bool:
    """Whether words with the agent in front, but for their verb, are those of an active sentence but for its verb."""
    # A verb behind a modal may stand at the end: "muss den Schaden melden".
    for place in {size, len(acting) - 1} if size < len(acting) else ():
        rest = [acting[n] for n in range(len(acting)) if n != place]
        if len(rest) == len(turned):
            rest.pop()  # "stellt den Plan auf"
        told = [piece for n, piece in enumerate(turned) if n != verb]
        if (
            len(told) == len(rest)
            and _are_one_verb(turned[verb], acting[place])
            and all(one.key == other.key or are_forms(one, other) for one, other in zip(told, rest, strict=True))
        ):
            return True
    return False


def _are_one_verb(passive: Piece, active: Piece) -> bool:
    """Whether one word is the participle of another, whose vowel may change: "aprueba", "aprobado"."""
    word, base = (piece.text.casefold().translate(_FOLDED) for piece in (passive, active))
    bases = {
        base,
        base.replace("ue", "o").replace("ie", "e"),
        base.replace("ie", "ye"),
        active.key.translate(_FOLDED),
    }  # "einzureichen"
    words = {word, word.replace("ue", "o"), word.replace("ge", "", 1)}  # "devuelta" of "devolver", "abgeholt"
    if any(one[: max(_SHORTEST_STEM, len(one) - _SHORTEST_STEM)] in form for one in bases for form in words):
        return True
    # "Утвердила", "утвержден": the end of the stem changes.
    return any(share_stem(form, base) for form in words)


def share_stem(word: str, base: str) -> bool:
    """Say whether two words begin alike for more than half of the shorter one."""
    shared = count_shared(word, base)
    return shared > max(_SHORTEST_STEM, min(len(word), len(base)) // 2)
