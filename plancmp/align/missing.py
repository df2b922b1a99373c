"""Blocks that a print of a version leaves out: its recitals, a point whose number it skips, an annex that it cites.

A consolidated print of an act comes without the reasons for it, an excerpt skips points and keeps their numbers, and a
file ends before the annexes. Nobody knows from such a print that they are gone, so a clause with nothing but a mark of
omission is put in their place, unless a remark in the print says that the point was deleted.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator

from attrs import evolve

from plancmp.extract.citations import list_citations
from plancmp.model import Clause, Disclosure, Plan
from plancmp.model.expressions import late
from plancmp.readers.wordlists import find_pattern

MARK = "[…]"
_NUMBER = late(r"\d{1,3}")
_LEAST, _MOST = 2, 3  # articles that show that a text is made of them; numbers that a gap skips
_ANNEXES = frozenset({"Annex", "Appendix", "Schedule", "Attachment", "Protocol", "Exhibit"})
_BARE = "annex"
_BARE_HEADING = find_pattern("align.missing", "bare_heading")
# "The Annex forms part of this Treaty", but not "Annex IV" and not the annex to another text.
_CITED_BARE = find_pattern("align.missing", "cited_bare")
_SHARED = 0.6  # of the numbers, for one list to be the other


def fit_missing(old: Plan, new: Plan) -> tuple[Plan, Plan]:
    """Mark in each version what its print left out of the other one's.

    Returns:
        Both; as they are unless both are documents of one language.
    """
    if not (old.extracted and new.extracted):
        return old, new
    return _fill(old, new), _fill(new, old)


def _fill(plan: Plan, other: Plan) -> Plan:
    # What stands under the same id anywhere is not missing.
    taken = {clause.id for clause in plan.walk()}
    listed = (*_list_recitals(plan, other), *_list_skipped(plan, other), *_list_annexes(plan, other))
    missing = [one for one in listed if one.id not in taken]
    # Behind all others, so that every clause keeps its place in the outline.
    stand_ins = (_stand_in(clause, taken) for clause in missing)
    return evolve(plan, clauses=(*plan.clauses, *stand_ins)) if missing else plan


def _list_recitals(plan: Plan, other: Plan) -> tuple[Clause, ...]:
    """Return all that stands before the first article of the other version, if nothing does here."""
    starts = [_find_article(one) for one in (plan, other)]
    return other.clauses[: starts[1]] if starts[0] == 0 and starts[1] > 0 else ()


def _find_article(plan: Plan) -> int:
    """Return how many clauses stand before the first article; -1 if the text is not made of articles."""
    places = [place for place, clause in enumerate(plan.clauses) if clause.is_article]
    return places[0] if len(places) >= _LEAST else -1


def _list_skipped(plan: Plan, other: Plan) -> Iterator[Clause]:
    """Yield each point of the other version whose number is skipped here."""
    own = {int(clause.id) for clause in plan.clauses if _NUMBER.fullmatch(clause.id)}
    theirs = {int(clause.id): clause for clause in other.clauses if _NUMBER.fullmatch(clause.id)}
    if len(own) < _LEAST or len(own & theirs.keys()) < _SHARED * max(len(own), len(theirs)):
        return
    told = " ".join([plan.note, *(clause.note for clause in plan.walk()), *(aside.text for aside in plan.account)])
    for before, after in itertools.pairwise(sorted(own)):
        for number in range(before + 1, after):
            is_told = re.search(rf"\b{number}\b", told) is not None
            if number in theirs and after - before - 1 <= _MOST and not is_told:
                yield theirs[number]


def _list_annexes(plan: Plan, other: Plan) -> Iterator[Clause]:
    """Yield each annex of the other version that the text refers to here."""
    annexes = [clause for clause in other.clauses if _name_annex(clause)]
    if not annexes or any(_name_annex(clause) == (_BARE, "") for clause in plan.clauses):
        return
    texts = [clause.text for clause in plan.walk() if clause.text]
    cited = {(one.unit, one.parts[0]) for text in texts for one in list_citations(text)}
    cited |= {(_BARE, "")} if any(map(_CITED_BARE.search, texts)) else set()
    yield from (clause for clause in annexes if _name_annex(clause) in cited)


def _name_annex(clause: Clause) -> tuple[str, str] | None:
    """Return what an annex is called, the word and the number; `None` of any other clause."""
    unit, _, number = clause.id.partition(" ")
    if unit in _ANNEXES and number:
        return unit, number.casefold()
    return (_BARE, "") if _BARE_HEADING.match(clause.heading or clause.label) else None


def _stand_in(clause: Clause, taken: Collection[str]) -> Clause:
    return Clause(
        id=clause.id,
        label=clause.label,
        heading=clause.heading,
        text=MARK,
        disclosure=Disclosure.UNDISCLOSED,
        clauses=tuple(_stand_in(part, taken) for part in clause.clauses if part.id not in taken),
    )
