"""Two renderings of one version → the divergences to verify.

Nothing here is a change: the version is one, and the two outlets read, cut or translated it differently. So silence is
no removal either; a point that one outlet does not print is listed as such.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from attrs import evolve, frozen

from plancmp.align import Pins
from plancmp.diff.fingerprints import hash_parts
from plancmp.diff.renderings.findings import Difference, DivergenceKind, Finding
from plancmp.diff.renderings.links import GAP, Group, join_words, link_renderings, link_translated
from plancmp.diff.renderings.points import find_divergences
from plancmp.diff.renderings.translated import find_translated
from plancmp.extract.fact import Fact, FactKind
from plancmp.extract.languages import ENGLISH
from plancmp.extract.plans import detect_plan_language
from plancmp.model import Entry, Plan

_ACTION = 4
_SAMPLE = 12
_SMALL_WORDS = 0.15
_UNKNOWN = "und"

_Sides = tuple[tuple[Entry, ...], tuple[Entry, ...]]


@frozen
class Passage:
    """What one rendering says.

    Attributes:
        clause: The id of the clause.
        start: Where it begins in the clause's words, in characters.
        end: One past where it ends.
        text: The words themselves.
        value: The same in the one form that stands for all its equals, such as "at most 600,000 personnel".
    """

    clause: str
    start: int
    end: int
    text: str
    value: str


@frozen
class Divergence(Difference[Passage]):
    """A difference of two renderings, for a person to verify.

    Attributes:
        fingerprint: Ten hexadecimal digits; the same wherever the points stand and whatever else they say.
    """

    fingerprint: str = ""


@frozen
class PointPair(Group):
    """Clauses of two renderings that are one point, or one that only one rendering has, and what they say differently.

    Attributes:
        divergences: What they say differently.
    """

    divergences: tuple[Divergence, ...] = ()


@frozen
class RenderingComparison:
    """What two renderings of one version say differently.

    Attributes:
        first: The first rendering.
        second: The second.
        points: Every point, in the order of the first rendering, those of the second alone behind.
        unread: Ids of the clauses of either that have no words to read.
        foreign: Whether either does not read as English, so that little more than its figures was compared.
        is_translated: Whether they are in two languages, so that only values, parties and negations were compared.
    """

    first: Plan
    second: Plan
    points: tuple[PointPair, ...]
    unread: tuple[tuple[str, ...], tuple[str, ...]]
    foreign: tuple[bool, bool] = (False, False)
    is_translated: bool = False

    @property
    def divergences(self) -> tuple[Divergence, ...]:
        """All divergences, in the order of the points."""
        return tuple(divergence for point in self.points for divergence in point.divergences)

    def __bool__(self) -> bool:
        """Whether there is anything to verify."""
        return bool(self.divergences)


def compare_renderings(first: Plan, second: Plan, *, pins: Pins | None = None) -> RenderingComparison:
    """Find what two renderings of one version say differently.

    Args:
        first: One outlet's rendering.
        second: Another's; the order of the two only decides who is called first.
        pins: Links that a person has decided, by places in the two outlines.

    Returns:
        The divergences by point. Each point costs the product of its facts, which are few, beside the alignment.
    """
    parties = sorted({*first.parties, *second.parties})
    seen: Counter[str] = Counter()
    codes = _read_code(first), _read_code(second)
    is_translated = codes[0] != codes[1] and _UNKNOWN not in codes
    if is_translated:
        first, second = (evolve(plan, language=code) for plan, code in zip((first, second), codes, strict=True))
    groups = link_translated(first, second, pins) if is_translated else link_renderings(first, second, pins)
    points = tuple(_compare_point(group, parties, seen, codes if is_translated else None) for group in groups)
    unread = (_list_unread(first), _list_unread(second))
    foreign = (False, False) if is_translated else (_is_foreign(first), _is_foreign(second))
    return RenderingComparison(first, second, points, unread, foreign, is_translated)


def _read_code(plan: Plan) -> str:
    return plan.language or detect_plan_language(plan)


def _is_foreign(plan: Plan) -> bool:
    """Whether a text of some length has hardly any of English's small words; every third word of English is one."""
    words = [word for entry in plan.outline() for word in re.findall(r"[^\W\d_]+", join_words(entry).lower())]
    return len(words) >= _SAMPLE and sum(word in ENGLISH.stops for word in words) < _SMALL_WORDS * len(words)


def _list_unread(plan: Plan) -> tuple[str, ...]:
    return tuple(entry.clause.id for entry in plan.outline() if not join_words(entry) and not entry.clause.clauses)


def _compare_point(
    group: Group, parties: Collection[str], seen: Counter[str], languages: tuple[str, str] | None
) -> PointPair:
    sides = (group.first, group.second)
    texts = [GAP.join(join_words(entry) for entry in side) for side in sides]
    if not group.first or not group.second:
        # What an outlet says before the first point is its own.
        is_introduction = (group.first or group.second)[0].clause.id == "preamble"
        found = [] if is_introduction else [_report_lone(sides, texts)]
    elif all(texts):
        pair = texts[0], texts[1]
        findings = find_translated(pair, languages, parties) if languages else find_divergences(*pair, parties)
        found = [_place(finding, sides) for finding in findings]
    else:
        found = []
    return PointPair(group.first, group.second, group.is_weak, tuple(_sign(divergence, seen) for divergence in found))


def _report_lone(sides: _Sides, texts: Sequence[str]) -> Divergence:
    passages = [
        Passage(side[0].clause.id, 0, len(text), text, text) if side else None
        for side, text in zip(sides, texts, strict=True)
    ]
    return Divergence(DivergenceKind.POINT, "point-lacking", passages[0], passages[1])


def _place(finding: Finding, sides: _Sides) -> Divergence:
    first, second = _quote(finding.first, sides[0]), _quote(finding.second, sides[1])
    return Divergence(finding.kind, finding.rule, first, second)


def _quote(fact: Fact | None, entries: Sequence[Entry]) -> Passage | None:
    """Return a fact with its place in the clause that holds it."""
    if fact is None:
        return None
    offset = 0
    for entry in entries:
        words = join_words(entry)
        if fact.start < offset + len(words):
            start, end = fact.start - offset, min(fact.end - offset, len(words))
            if fact.kind is FactKind.FORCE:
                end += _measure_action(words[end:])
            return Passage(entry.clause.id, start, end, words[start:end], fact.value)
        offset += len(words) + len(GAP)
    raise ValueError("a fact lies outside its text")


def _measure_action(words: str) -> int:
    """Return how many characters the next few words take: a "may" alone tells a reader nothing."""
    match = re.match(rf"(?:[^\S\n]+[\w'’-]+){{0,{_ACTION}}}", words)
    return match.end() if match else 0


def _sign(divergence: Divergence, seen: Counter[str]) -> Divergence:
    values = [passage.value if passage else "" for passage in (divergence.first, divergence.second)]
    return evolve(divergence, fingerprint=hash_parts(["divergence", divergence.rule, *values], seen))
