"""What a change of words means in versions that a program read: the finer sibling of `plancmp.diff.wordings`.

The words that bear meaning are found by the reader that found the terms (`plancmp.extract.signals`). Those inside the
words of a changed term are explained by its change; any other that came or went needs a person's eye, also in a clause
whose terms changed: two changes may stand in one sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from plancmp.diff.changes import Cause, Slot, TermChange
from plancmp.diff.edits import list_edits
from plancmp.diff.effects import Effect
from plancmp.diff.groups import join_texts
from plancmp.diff.word_classes import list_words
from plancmp.diff.wordings import judge_edited_texts
from plancmp.extract import Signal, SignalClass, compare_signals, find_signals
from plancmp.extract.languages import choose_language
from plancmp.model import Entry, Force, Term
from plancmp.model.lookalikes import list_disguises

Span = tuple[int, int]
_DENIAL = f"{Force.STATES} not"
# One word of denial more or less in the same forces is a denial that nobody read: "is not expected that … does not".
_DENIALS = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|refrains?|prohibit\w*|forbid\w*|forbade|ban|bans|banned)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)


def judge_read_texts(
    old: Sequence[Entry],
    new: Sequence[Entry],
    terms: Sequence[TermChange],
    parties: Collection[str],
    languages: tuple[str, str] = ("", ""),
) -> Cause | None:
    """Grade a change of words of clauses that answer to each other.

    Args:
        old: The old clauses.
        new: The new clauses.
        terms: What happened to their terms.
        parties: Names of the plans' parties.
        languages: The languages of the two versions; English if nothing is said.

    Returns:
        The cause, with the words that need review as its difference; `None` if the texts are equal. Linear time.
    """
    before, after = (join_texts(entries) for entries in (old, new))
    cause = judge_edited_texts(before, after)
    if cause is None or cause.rule == "text-edited":
        return cause
    language, other = (choose_language(code or "en") for code in languages)
    difference = compare_signals(before, after, parties, language, other)
    # A term that stayed what it was explains no word that came or went within its words.
    changed = [term for term in terms if term.effect is not Effect.SAME]
    slots = [
        [slot for term in changed for slot in (term.old if is_old else term.new,) if slot] for is_old in (True, False)
    ]
    gone = _list_unexplained(difference.gone, old, slots[0], before)
    come = _list_unexplained(difference.come, new, slots[1], after)
    telling = [*list_disguises(before, after), *(f"− {word}" for word in gone), *(f"+ {word}" for word in come)]
    if not telling and not changed:
        telling = _list_unread_denials(before, after)
    if telling:
        # A name that came five times needs a person's eye once.
        return Cause("wording-needs-review", "text", None, ", ".join(dict.fromkeys(telling)))
    if difference.swapped and not any(cause.facet == "party" for term in terms for cause in term.causes):
        return Cause("wording-needs-review", "text", None, "the same words in another order")
    if not changed and language is other:
        # A word that means the same as one of the other text is none that came or went: "twelve" and "12".
        known = {
            word
            for text in (before, after)
            for signal in find_signals(text, parties, language)
            for word in list_words(text[signal.start : signal.end])
        }
        if edits := list_edits(before, after, languages[0] or "en", known):
            return Cause("wording-needs-review", "text", None, ", ".join(edits))
    return Cause("text-reworded", "text", Effect.SAME)


def _list_unread_denials(old: str, new: str) -> list[str]:
    gone, come = (Counter(word.casefold() for word in _DENIALS.findall(text)) for text in (old, new))
    if gone.total() == come.total():
        return []
    return [
        *(f"− {word}" for word in sorted((gone - come).elements())),
        *(f"+ {word}" for word in sorted((come - gone).elements())),
    ]


def _list_unexplained(
    signals: Sequence[Signal], entries: Sequence[Entry], slots: Sequence[Slot], text: str
) -> Iterator[str]:
    spans = list(_list_spans(entries, slots))
    known = [words for slot in slots if slot.term for words in _list_words(slot.term)]
    for signal in signals:
        if signal.kind is SignalClass.FORCE and signal.word != _DENIAL:
            # Every duty, ban and right is that of a term, so that the terms say what happened to it. A plain "is not"
            # may stand beside a figure, whose term does not hold it.
            continue
        words = text[signal.start : signal.end]
        in_span = any(start < signal.end and signal.start < end for start, end in spans)
        # A condition of another language stands in a term by its English name: "у мирний час" is "peacetime".
        spellings = {words.casefold(), signal.word} if signal.kind is SignalClass.CONDITION else {words.casefold()}
        in_words = any(spelling in other for other in known for spelling in spellings)
        is_party = signal.kind is SignalClass.PARTY and any(signal.word in other for other in known)
        if not (in_span or in_words or is_party):
            yield words


def _list_spans(entries: Sequence[Entry], slots: Sequence[Slot]) -> Iterator[Span]:
    starts, start = {}, 0
    for entry in entries:
        if entry.clause.text:
            starts[entry.index] = start
            start += len(entry.clause.text) + 1
    for slot in slots:
        evidence = slot.term.evidence if slot.term else None
        if evidence and slot.variant is None and slot.entry.index in starts:
            shift = starts[slot.entry.index]
            yield shift + evidence.span[0], shift + evidence.span[1]


def _list_words(term: Term) -> tuple[str, ...]:
    conditions = (f"{condition.kind} {condition.text}".replace("_", " ") for condition in term.conditions)
    return tuple(words.casefold() for words in (*conditions, *term.party, *term.toward))
