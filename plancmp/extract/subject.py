"""What a document is about as a whole: which taxonomy fits its words.

A document names no taxonomy. Peace plans are what plancmp is for, so their taxonomy stands unless the words speak
against it: another one has clearly more of its words in the text, or the text is long and hardly any word of a peace
plan is in it. A code of conduct has no "Military limits", though it mentions a violation. It is a heuristic.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice

from attrs import frozen

from plancmp.extract.topics import find_topics
from plancmp.model import Plan, Taxonomy
from plancmp.model.taxonomy import FALLBACK, USUAL

NONE = "general"
_MOST_CLAUSES = 400
_LEAST_WORDS = 5  # of another taxonomy, to leave the usual one
_LEAD = 1.5
_LONG = 200  # words
# Different words of a taxonomy for the root of the words of the text: to stay with the usual one, to take another.
_FIT = 0.6
_LEAST_FIT = 0.12


@frozen(eq=False, repr=False)
class Fit:
    """How well some taxonomies fit one version.

    Attributes:
        language: The language that its words were taken to be in.
        words: The different words of each taxonomy that stand in it, by the taxonomy's id.
        length: How many words it has.
    """

    language: str
    words: Mapping[str, frozenset[str]]
    length: int


def choose_taxonomy(plans: Sequence[Plan], taxonomies: Mapping[str, Taxonomy], language: str = "en") -> str:
    """Return the id of the taxonomy that fits some versions of one text.

    Args:
        plans: The versions.
        taxonomies: Those to choose from, by id; "peace" and "general" are among them.
        language: The language of the text.

    Returns:
        The one with clearly the most different words in the text; "peace" in doubt; "general" for a long text in which
        there is little of any. Linear time.
    """
    return settle_taxonomy([measure_fit(plan, taxonomies, language) for plan in plans])


def measure_fit(plan: Plan, taxonomies: Mapping[str, Taxonomy], language: str = "en") -> Fit:
    """Return how well some taxonomies fit one version. Linear time.

    Args:
        plan: The version.
        taxonomies: Those to choose from, by id; "peace" and "general" are among them.
        language: Its language.
    """
    texts = [". ".join(filter(None, (clause.heading, clause.text))) for clause in islice(plan.walk(), _MOST_CLAUSES)]
    words = {
        name: frozenset().union(*(_find_words(text, taxonomy, language) for text in texts))
        for name, taxonomy in taxonomies.items()
    }
    return Fit(language, words, sum(len(text.split()) for text in texts))


def settle_taxonomy(fits: Sequence[Fit]) -> str:
    """Return the id of the taxonomy that fits some versions of one text; see `choose_taxonomy`."""
    found = {name: len(frozenset().union(*(fit.words[name] for fit in fits))) for name in fits[0].words}
    usual = found[USUAL]
    best = max(found, key=lambda name: (found[name], name == USUAL, name))
    length = sum(fit.length for fit in fits)
    if best != USUAL and found[best] >= max(_LEAST_WORDS, _LEAD * usual, _LEAST_FIT * length**0.5):
        return best
    return NONE if length >= _LONG and usual < _FIT * length**0.5 else USUAL


# Two versions have most of their clauses in common.
@lru_cache(maxsize=4096)
def _find_words(text: str, taxonomy: Taxonomy, language: str) -> frozenset[str]:
    matches = find_topics(text, taxonomy, language)
    return frozenset(word.word for match in matches if match.topic != FALLBACK for word in match.words)
