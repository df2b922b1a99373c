"""Which words that came or went in a clause the changes of its terms explain.

A changed term explains the words of what changed about it, and no others: a raised cap explains both figures, and not
the "not" that came into the same sentence. A term that came or went as a whole explains all its words. Words are held
against the term as a plan file spells it, so this is a heuristic; what it cannot explain a person has to read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from plancmp.diff.changes import TermChange
from plancmp.diff.effects import Effect
from plancmp.diff.word_classes import list_words
from plancmp.model import Force, Term
from plancmp.model.constraints import Flag, Members, Shares, Wording
from plancmp.readers.wordlists import find_rows

# What changed about a term explains these classes of words, however the text puts it.
_CLASSES = {
    "force": ("force",),
    "constraint": ("joined", "time"),
    "conditions": ("condition", "joined", "time"),
    "term": ("force", "condition", "joined", "time", "quantity"),
    "disclosure": ("force", "condition", "joined", "time"),
    "party": ("joined",),
    "toward": ("joined",),
}
_DENYING = ("term", "disclosure", "force", "constraint")
_NUMBER_WORDS = find_rows("diff.explanations.number_words")


@frozen(eq=False, repr=False)
class Explanation:
    """What the changes of a clause's terms explain on one side.

    Attributes:
        words: Words of what changed.
        kept: Words that it has on both sides.
        classes: Classes of words that what changed is said in; "order" is that of the order of words.
    """

    words: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()

    def covers(self, word: str, kind: str = "", *, is_new: bool = False) -> bool:
        """Say whether a word is explained.

        Args:
            word: The word, as `list_words` has it.
            kind: Its class.
            is_new: Whether the other text lacks it altogether, so that it may be a name that was worded otherwise:
                "US-Russian" and "of the United States and Russia".
        """
        parts = word.removesuffix("'s").split()
        return kind in self.classes or self.words.issuperset(parts) or (is_new and self.kept.issuperset(parts))


def explain_words(changes: Iterable[TermChange], *, is_alternative: bool) -> tuple[Explanation, Explanation]:
    """Say which words the changes of a clause's terms explain.

    Args:
        changes: The changes of its terms.
        is_alternative: Whether the words are those of its options and reports, not its own.

    Returns:
        What is explained among the words that went, and among those that came. Linear time.
    """
    explained = [
        _explain_change(change)
        for change in changes
        if change.effect is not Effect.SAME
        and any(slot and bool(slot.variant) == is_alternative for slot in (change.old, change.new))
    ]
    gone, come = (
        Explanation(
            frozenset(word for pair in explained for word in pair[side].words),
            frozenset(word for pair in explained for word in pair[side].kept),
            frozenset(name for pair in explained for name in pair[side].classes),
        )
        for side in (0, 1)
    )
    return gone, come


def _explain_change(change: TermChange) -> tuple[Explanation, Explanation]:
    old, new = (slot.term if slot else None for slot in (change.old, change.new))
    # What stood in the clause itself and stands in an option or report now, or the reverse, is put in new words.
    is_recast = bool(change.old and change.new and change.old.variant != change.new.variant)
    # That a term is only reported now, or read where it was reported, is no reason for other words in the same place.
    facets = {
        cause.facet
        for cause in change.causes
        if is_recast or (cause.facet, cause.effect) != ("disclosure", Effect.SAME)
    }
    told = None if is_recast or "term" in facets else facets
    before, after = (set(_list_words(term, told)) if term else set[str]() for term in (old, new))
    shared = set[str]() if is_recast else before & after
    classes = {name for facet in facets for name in _CLASSES.get(facet, ())}
    if facets.isdisjoint({"conditions", "term", "disclosure", "party", "toward"}) and not (_lists(old) or _lists(new)):
        # A figure that changed explains no "and" that became an "or".
        classes.discard("joined")
    if any(_denies(term) for term in (old, new) if term) and not facets.isdisjoint(_DENYING):
        classes.add("negation")
    if facets >= {"party", "toward"}:
        classes.add("order")
    gone, come = (
        Explanation(frozenset(words - shared), frozenset(shared), frozenset(classes) if term else frozenset())
        for words, term in ((before, old), (after, new))
    )
    return gone, come


def _lists(term: Term | None) -> bool:
    return term is not None and isinstance(term.constraint, Members | Shares | Wording)


def _denies(term: Term) -> bool:
    return term.force is Force.MUST_NOT or (isinstance(term.constraint, Flag) and not term.constraint.value)


def _list_words(term: Term, facets: set[str] | None) -> Iterator[str]:
    """Yield the words of a term, or of some of its facets."""
    spelled = {
        "party": " ".join(term.party),
        "toward": " ".join(term.toward),
        "instrument": " ".join(term.instrument),
        "constraint": term.constraint.describe() if term.constraint else "",
        "conditions": " ".join(f"{condition.kind} {condition.text}" for condition in term.conditions),
    }
    if facets is None:
        spelled["name"] = term.name.replace("-", " ")
    for facet, text in spelled.items():
        if facets is None or facet in facets:
            for word in list_words(text):
                yield word
                for part in word.split("/"):
                    yield from _NUMBER_WORDS.get(part, "").split()
