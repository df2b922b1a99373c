"""Topics of a clause from the words of a taxonomy: weighted, several at once, and able to say why.

A word counts the more the fewer topics have it, and a phrase more than a word, because it says more. A clause has every
topic whose weight is at least a third of the highest; one without any of the words has the fallback topic alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache, lru_cache
from itertools import chain

from attrs import frozen

from plancmp.extract.glossary import expand_forms, fits, index_by_word, list_keys
from plancmp.extract.languages import choose_language
from plancmp.extract.lexer import Shape, fold_word, list_words
from plancmp.extract.numerals import part_tokens
from plancmp.extract.stems import stem
from plancmp.model.expressions import late
from plancmp.model.taxonomy import FALLBACK, Taxonomy

_SHARE = Fraction(1, 3)
_PHRASE_BONUS = 2


@frozen(repr=False)
class TopicWord:
    """A word of the taxonomy that stands in a clause.

    Attributes:
        word: The word or phrase as the taxonomy has it.
        count: How often it stands there.
        weight: What it counts: each time half as much as the time before.
    """

    word: str
    count: int
    weight: Fraction


@frozen(repr=False)
class TopicMatch:
    """A topic with the reasons for it.

    Attributes:
        topic: The topic's id.
        weight: The sum of its words' weights.
        words: The words that it was found by, each at its first place in the text; none for the fallback.
    """

    topic: str
    weight: Fraction
    words: tuple[TopicWord, ...]

    def explain(self) -> str:
        """Return one line: "nato: join nato, alliance"."""
        words = ", ".join(word.word for word in self.words)
        return f"{self.topic}: {words or 'no word of any other topic'}"


def find_topics(text: str, taxonomy: Taxonomy, language: str = "en") -> tuple[TopicMatch, ...]:
    """Find the topics of a clause.

    Args:
        text: The clause's words, with its heading if it has one.
        taxonomy: The topics with their words.
        language: The code of the text's language. In another than English the words are those of its glossary for the
            built-in taxonomies, and the taxonomy's own as they are spelled; one that ends in "*" takes any ending.

    Returns:
        The topics, the weightiest first and in the taxonomy's order where equal; the fallback alone ("other", else the
        taxonomy's last topic) where no word fits; nothing for a taxonomy without topics. Of two phrases that overlap,
        the longer one counts. Linear time in the text.
    """
    if not taxonomy.topics:
        return ()
    is_english = language in {"", "en"}
    found = _find_phrases(text, _index(taxonomy)) if is_english else _find_forms(text, taxonomy, language)
    reasons: dict[str, list[TopicWord]] = {}
    for (phrase, topics), count in Counter(found).items():
        word = TopicWord(phrase, count, _weigh(_PHRASE_BONUS * phrase.count(" ") or 1, len(topics), count))
        for topic in topics:
            reasons.setdefault(topic, []).append(word)
    if not reasons:
        fallback = FALLBACK if FALLBACK in taxonomy else taxonomy.topics[-1].id
        return (TopicMatch(fallback, Fraction(0), ()),)
    matches = [
        TopicMatch(topic, sum((word.weight for word in words[1:]), words[0].weight), tuple(words))
        for topic, words in reasons.items()
    ]
    limit = max(match.weight for match in matches) * _SHARE
    kept = [match for match in matches if match.weight >= limit]
    return tuple(sorted(kept, key=lambda match: (-match.weight, taxonomy.order_of(match.topic))))


@cache
def _weigh(size: int, topics: int, count: int) -> Fraction:
    return Fraction(size, topics) * (2 - Fraction(1, 2 ** (count - 1)))


_Index = Mapping[str, tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...]]


@lru_cache(maxsize=8)
def _index(taxonomy: Taxonomy) -> _Index:
    """Return the phrases by their first stem: their stems, the phrase itself, and the topics that have it."""
    topics_of: dict[tuple[str, ...], list[str]] = {}
    spelling: dict[tuple[str, ...], str] = {}
    for topic in taxonomy.topics:
        for word in topic.words:
            stems = _list_stems(word)
            if stems and topic.id not in topics_of.setdefault(stems, []):
                topics_of[stems].append(topic.id)
                spelling.setdefault(stems, word)
    return index_by_word((stems, spelling[stems], tuple(ids)) for stems, ids in topics_of.items())


def _find_phrases(text: str, index: _Index) -> Iterator[tuple[str, tuple[str, ...]]]:
    stems, after = _list_stems(text), 0
    for place in [place for place, first in enumerate(stems) if first in index]:
        if place < after:
            continue
        for phrase, spelling, topics in index[stems[place]]:
            if stems[place : place + len(phrase)] == phrase:
                yield spelling, topics
                after = place + len(phrase)
                break


# A text is looked at once for each taxonomy that might fit it, and once more for its topics.
@lru_cache(maxsize=1024)
def _list_stems(text: str) -> tuple[str, ...]:
    if text.isascii() and not _SPACED.search(text):
        return tuple(chain.from_iterable(map(_stem_unspaced, text.split())))
    return tuple(map(_stem_printed, list_words(text)))


# Nothing but a figure ("600 000") goes on behind a space, and most stretches between spaces were met before.
_SPACED = late(r"\d \d{3}")


@lru_cache(maxsize=1 << 13)
def _stem_unspaced(text: str) -> tuple[str, ...]:
    return tuple(map(_stem_printed, list_words(text)))


@lru_cache(maxsize=1 << 15)
def _stem_printed(word: str) -> str:
    return stem(fold_word(word))


@lru_cache(maxsize=16)
def _index_forms(taxonomy: Taxonomy, language: str) -> _Index:
    """Return the same for a language that is not cut to stems, by first word or by its beginning with "*"."""
    glossary = choose_language(language).glossary
    own = glossary.topics if glossary is not None else {}
    topics_of: dict[tuple[str, ...], list[str]] = {}
    for topic in taxonomy.topics:
        rows = [own.get(f"{taxonomy.id}/{topic.id}", ""), "|".join(word.lower() for word in topic.words)]
        for phrase in (form for row in rows if row for form in expand_forms(row)):
            if topic.id not in topics_of.setdefault(phrase, []):
                topics_of[phrase].append(topic.id)
    return index_by_word((phrase, " ".join(phrase), tuple(ids)) for phrase, ids in topics_of.items())


def _find_forms(text: str, taxonomy: Taxonomy, language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    index, texts = _index_forms(taxonomy, language), _list_parted(text, language)
    place = 0
    while place < len(texts):
        rows = [row for key in list_keys(texts[place]) for row in index.get(key, ()) if fits(row[0], texts, place)]
        if rows:
            phrase, spelling, topics = max(rows, key=lambda row: len(row[0]))
            yield spelling, topics
            place += len(phrase)
        else:
            place += 1


# As `_list_stems`.
@lru_cache(maxsize=1024)
def _list_parted(text: str, language: str) -> tuple[str, ...]:
    tokens = part_tokens(text, choose_language(language).glossary)
    return tuple(token.text for token in tokens if token.shape is not Shape.SIGN or token.text == "-")
