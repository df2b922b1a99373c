"""Deontic force and negation: "shall", "will not", "is expected to", "no troops may"."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator

from attrs import evolve, frozen

from plancmp.extract.items import Line
from plancmp.extract.sentences import Sentence
from plancmp.model.vocabulary import Force
from plancmp.readers.wordlists import find_words

# "Is likely to rain" binds nobody, and "shall reply not later than" forbids nothing.
_NO_ADVERBS = find_words("extract.forces", "no_adverbs")
_ACTLESS = frozenset("|)") | find_words("extract.forces", "wishes")
_FRAME = 6  # items between "is expected" and what it holds over
_BEFORE_NOUNS = find_words("extract.forces", "before_nouns")
_PLANS = find_words("extract.forces", "plans")
_MODALS = find_words("extract.forces", "modals")
# With one of these another subject begins.
_SUBJECTS = find_words("extract.forces", "subjects")
_ASKING = find_words("extract.forces", "asking")
_FREEING = find_words("extract.normal_form", "freeing")
_BANS = {Force.MUST: Force.MUST_NOT, Force.MAY: Force.MUST_NOT, Force.STATES: Force.MUST_NOT}
_UNDONE = {Force.MUST: (Force.MUST_NOT, True), Force.EXPECTED: (Force.EXPECTED, False)}


@frozen(repr=False)
class ForceCue:
    """A phrase that says what a sentence does to a party.

    Attributes:
        first: Its first item.
        after: One past its last item.
        force: The force.
        is_positive: Whether it holds over doing ("should") or over not doing ("should not").
        rule: The id of the rule.
    """

    first: int
    after: int
    force: Force
    is_positive: bool
    rule: str


def find_forces(line: Line, sentence: Sentence, taken: Collection[int]) -> tuple[ForceCue, ...]:
    """Find the forces of a sentence.

    Args:
        line: The text.
        sentence: The sentence.
        taken: Items that say something else, such as "May" in a date, "no" in "no more than".

    Returns:
        The cues in their order. A negation outside them ("no troops are stationed") turns the nearest one into a ban,
        or is one by itself where the sentence has no cue. "It is expected that Russia does not invade" is one cue.
    """
    cues: list[ForceCue] = []
    within = {place for place in range(sentence.first, sentence.after) if place in taken}
    taken = {*within, *_find_described(line, sentence)}
    place = sentence.first
    while place < sentence.after:
        cue = None if place in taken else read_cue(line, place, sentence.after)
        if cue is not None:
            cues.append(cue)
        place = cue.after if cue else place + 1
    return _apply_negation(line, sentence, taken, _merge_expected(line, cues))


def _find_described(line: Line, sentence: Sentence) -> Iterator[int]:
    """Yield negations that describe a thing and forbid nothing: "a consensus, which does not exist"."""
    for place in range(sentence.first + 1, sentence.after - 1):
        words = (line[place - 1].text, line[place].text, line[place + 1].text)
        if words[0] in {"which", "who"} and words[1] in _ASKING and words[2] == "not":
            yield from (place, place + 1)


def read_cue(line: Line, place: int, end: int) -> ForceCue | None:
    """Read the phrase with a force that begins at an item and ends before another one; `None` if there is none."""
    for cue in line.language.forces.get(line[place].text, ()):
        after = _fit(line, place, cue.words)
        if after and after <= end and not _is_noun(line, place, after):
            force, positive = cue.force, cue.is_positive
            if cue.words[-1] == "to" and line[after].text == "not" and after < end and force in _UNDONE:
                # "Agrees to not station troops" is "agrees not to".
                force, positive, after = *_UNDONE[force], after + 1
            return ForceCue(place, after, force, positive, f"force-{force.value.replace('_', '-')}")
    return None


def _fit(line: Line, place: int, phrase: tuple[str, ...]) -> int:
    """Return the place behind a phrase; an adverb may stand before its last word ("is strictly prohibited")."""
    step = place
    for number, word in enumerate(phrase):
        if number and line[step].text != word and line[step].text.endswith("ly") and line[step].text not in _NO_ADVERBS:
            step += 1
        if line[step].text != word:
            return 0
        step += 1
    return step


def _is_noun(line: Line, place: int, after: int) -> bool:
    """Whether what looks like a verb is a noun: "the will of the people", "you may choose one of our plans to pay"."""
    if line[place].text in _PLANS and line[place - 1].text not in _BEFORE_NOUNS:
        before = range(place - 1, max(-1, place - _FRAME), -1)
        return next((line[step].text in _MODALS for step in before if line[step].text in _MODALS | _SUBJECTS), False)
    # Of "paragraph 3a shall" the "a" is no article.
    is_short = after == place + 1 or line[place].text in _PLANS
    if is_short and line[after].text in _ACTLESS:
        return True  # "Vancouver, CAN |", "what you would like to use"
    return is_short and not line.touches(place - 1) and line[place - 1].text in _BEFORE_NOUNS


def _merge_expected(line: Line, cues: list[ForceCue]) -> list[ForceCue]:
    merged: list[ForceCue] = []
    for cue in cues:
        last = merged[-1] if merged else None
        is_frame = last is not None and last.force is Force.EXPECTED and _reaches(line, last, cue)
        if last is not None and is_frame and cue.force in {Force.MUST_NOT, Force.STATES}:
            merged[-1] = evolve(last, is_positive=False, rule="force-expected-not")
        elif (
            last is not None
            and last.force is Force.MUST
            and cue.force is Force.MUST_NOT
            and cue.first - last.after <= 4
        ):
            # "undertakes that it will not": the ban says it all.
            merged[-1] = cue
        else:
            merged.append(cue)
    return merged


def _reaches(line: Line, frame: ForceCue, cue: ForceCue) -> bool:
    """Whether "is expected" holds over a cue behind it, and the two are not parted by ", and"."""
    between = [line[place].text for place in range(frame.after, cue.first)]
    return len(between) <= _FRAME and (",", "and") not in itertools.pairwise(between)


def _apply_negation(
    line: Line, sentence: Sentence, taken: Collection[int], cues: list[ForceCue]
) -> tuple[ForceCue, ...]:
    for place in range(sentence.first, sentence.after):
        if place in taken or line[place].text not in line.language.negations:
            continue
        if any(cue.first <= place < cue.after for cue in cues) or line[place + 1].text == "matter":
            continue
        if not cues:
            return (ForceCue(place, place + 1, Force.MUST_NOT, True, "force-negated"),)
        nearest = min(range(len(cues)), key=lambda number: abs(cues[number].first - place))
        cue = cues[nearest]
        words = {line[step].text for step in range(cue.first, cue.after)}
        if cue.force is Force.EXPECTED:
            cues[nearest] = evolve(cue, is_positive=False, rule="force-expected-not")
        elif cue.force is Force.MUST and place < cue.first and not _FREEING.isdisjoint(words):
            # Whom nobody obliges may do it: "no guest is obliged to pay".
            cues[nearest] = evolve(cue, force=Force.MAY, is_positive=False, rule="force-may")
        else:
            cues[nearest] = evolve(cue, force=_BANS.get(cue.force, cue.force), is_positive=True, rule="force-negated")
    return tuple(cues)
