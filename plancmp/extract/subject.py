"""What a document is about as a whole: which taxonomy fits its words.

A document names no taxonomy. Peace plans are what plancmp is for, so their taxonomy stands unless the words speak
against it: another one has clearly more of its words in the text, or the text is long and hardly any word of a peace
plan is in it. A code of conduct has no "Military limits", though it mentions a violation. It is a heuristic.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from plancmp.extract.topics import FALLBACK, find_topics
from plancmp.model import Plan, Taxonomy
from plancmp.model.taxonomy import USUAL

NONE = "general"
_MOST_CLAUSES = 400
_LEAST_WORDS = 5  # of another taxonomy, to leave the usual one
_LEAD = 1.5
_LONG = 200  # words
_FIT = 0.6  # different words of the taxonomy for the root of the words of the text


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
    texts = [f"{clause.heading}. {clause.text}" for plan in plans for clause in islice(plan.walk(), _MOST_CLAUSES)]
    found = {name: _count_words(texts, taxonomy, language) for name, taxonomy in taxonomies.items()}
    usual = found[USUAL]
    best = max(found, key=lambda name: (found[name], name == USUAL, name))
    if best != USUAL and found[best] >= max(_LEAST_WORDS, _LEAD * usual):
        return best
    length = sum(len(text.split()) for text in texts)
    return NONE if length >= _LONG and usual < _FIT * length**0.5 else USUAL


def _count_words(texts: Sequence[str], taxonomy: Taxonomy, language: str) -> int:
    matches = (match for text in texts for match in find_topics(text, taxonomy, language))
    return len({word.word for match in matches if match.topic != FALLBACK for word in match.words})
