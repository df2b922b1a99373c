"""Conditions and exceptions: "if", "unless", "provided that", "subject to", "in peacetime"."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from attrs import frozen

from plancmp.extract.items import Line, Sort
from plancmp.extract.marks import is_no_mark
from plancmp.extract.sentences import Sentence
from plancmp.model.plan import Condition
from plancmp.model.vocabulary import ConditionKind
from plancmp.readers.wordlists import find_words

_MAX_WORDS = 30
_SUBJECTS = find_words("extract.conditions", "subjects")
_VERBS_OF_UPON = find_words("extract.conditions", "verbs_of_upon")
_BEHIND_UPON = find_words("extract.conditions", "behind_upon")
_ENDS = frozenset({",", ";", ":", ".", ")", "]", "—", "–"})


@frozen(repr=False)
class ConditionFound:
    """A condition in its place.

    Attributes:
        first: The first item of the words that begin it.
        after: One past its last item.
        condition: What it says.
    """

    first: int
    after: int
    condition: Condition


def find_conditions(
    line: Line, sentence: Sentence, taken: Collection[int], spoken: Mapping[int, tuple[int, str]]
) -> tuple[ConditionFound, ...]:
    """Find the conditions of a sentence.

    Args:
        line: The text.
        sentence: The sentence.
        taken: Items that say something else, such as those of a deadline ("after signature").
        spoken: Figures by their first item: one past their last, and how to write them, so that "twelve" and "12" give
            the same condition.

    Returns:
        The conditions in their order. One runs to the next comma or to the end of the sentence, and no more than
        thirty words.
    """
    found: list[ConditionFound] = []
    place = sentence.first
    while place < sentence.after:
        condition = None if place in taken else _read(line, place, sentence.after, spoken)
        if condition is not None:
            found.append(condition)
        place = condition.after if condition else place + 1
    return tuple(found)


def _read(line: Line, place: int, end: int, spoken: Mapping[int, tuple[int, str]]) -> ConditionFound | None:
    state = line.language.states_of.get(line[place].text)
    if state:
        return ConditionFound(place, place + 1, Condition(ConditionKind.WHEN, state))
    for marker in line.language.conditions.get(line[place].text, ()):
        start = place + len(marker.words)
        if not line.reads(place, marker.words):
            continue
        if _is_other(line, place, marker.words):
            return None
        after = _find_end(line, start, end)
        text = _spell(line, start, after, spoken)
        if text:
            return ConditionFound(place, after, Condition(marker.kind, text))
    return None


def _is_other(line: Line, place: int, words: tuple[str, ...]) -> bool:
    """Whether the word is none here: "the following", "once a year", "as if", "after all"."""
    if words == ("should",):
        # "Should Russia attack" is a condition, "Russia should attend" a force.
        subject = line[place + 1]
        is_name = subject.sort is Sort.WORD and line.is_capital(place + 1)
        return not is_name and subject.text not in _SUBJECTS
    before, behind = line[place - 1].text, line[place + len(words)].text
    if words == ("following",):
        return before == "the" or behind in {":", ".", ","}
    if words == ("upon",):
        # "Agreed upon with the council", "relies upon": the word belongs to the verb before it.
        return before in _VERBS_OF_UPON or behind in line.language.prepositions | _BEHIND_UPON
    return is_no_mark(line, place, words)


def _find_end(line: Line, start: int, end: int) -> int:
    if line[start].text == "then":
        # "Until then" says all; what follows is the rule itself.
        return start + 1
    place = start
    while place < min(end, start + _MAX_WORDS) and not _is_end(line, place):
        place += 1
    return place


def _is_end(line: Line, place: int) -> bool:
    """Whether a sign ends a condition; a stop within a name does not: "example.org", "St. Petersburg"."""
    if line[place].sort is not Sort.SIGN or line[place].text not in _ENDS:
        return False
    if line[place].text != "." or not line.touches(place) or line[place + 1].sort is not Sort.WORD:
        return True
    is_short = line[place - 1].text in line.language.abbreviations  # "St. Petersburg"
    return not (is_short or line.touches(place + 1))


def _spell(line: Line, start: int, after: int, spoken: Mapping[int, tuple[int, str]]) -> str:
    pieces, place = [], start
    while place < after:
        if place in spoken and spoken[place][0] <= after:
            end, text = spoken[place]
            pieces.append(text)
            place = end
            continue
        gap = "" if line.touches(place) and place > start else " "
        pieces.append(f"{gap}{line.slice(place, place)}" if pieces else line.slice(place, place))
        place += 1
        if place in spoken and pieces:
            pieces.append(" ")
    return " ".join("".join(pieces).split())
