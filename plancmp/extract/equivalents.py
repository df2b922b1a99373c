"""What means the same, what is only near, and what stands on a scale: the table in `equivalents.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from operator import attrgetter

from attrs import evolve, field, frozen

from plancmp.extract.glossary import index_by_word, word_set, word_tuple

A_WHOLE = 1000  # the height on the scale of majorities of all who vote
A_YEAR = 1000  # the height on the scale of frequency of what is done once a year


@frozen(repr=False)
class Rank:
    """A word of a scale in its place.

    Attributes:
        scale: The name of the scale.
        sense: What more of it means: "demand", "rate", "freedom", "bar" or "order".
        height: Its place on the scale, from 0.
    """

    scale: str
    sense: str
    height: int


@frozen(repr=False)
class Phrase:
    """A phrase that stands for one thing.

    Attributes:
        words: The phrase.
        meaning: The one word for it and all its equals.
        ranks: Its places on scales; none for a row of another table.
        before: What has to stand behind it; empty if anything may.
    """

    words: tuple[str, ...]
    meaning: str
    ranks: tuple[Rank, ...] = ()
    before: frozenset[str] = frozenset()


Phrases = Mapping[str, tuple[Phrase, ...]]


def split_phrases(text: str) -> tuple[str, ...]:
    """Return the phrases of a text, between which "|" or the end of a line stands."""
    return tuple(phrase.strip() for line in text.splitlines() for phrase in line.split("|") if phrase.strip())


def _split_rows(rows: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(map(split_phrases, rows))


def _split_columns(text: str, sign: str) -> tuple[tuple[str, str], ...]:
    rows = (line.partition(f" {sign} ") for line in text.splitlines() if line.strip())
    return tuple((one.strip(), other.strip()) for one, _, other in rows)


def _list_opposites(text: str) -> tuple[tuple[str, str], ...]:
    return _split_columns(text, "~")


def _list_meanings(text: str) -> tuple[tuple[str, str], ...]:
    return _split_columns(text, "=")


def _list_endings(text: str) -> frozenset[str]:
    return frozenset(ending.removeprefix("-") for ending in text.split())


def _read_pairs(text: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in text.split())


def _index(phrases: Iterable[Phrase]) -> Phrases:
    return index_by_word(phrases, attrgetter("words"))


def _index_rows(rows: Iterable[str]) -> Phrases:
    return _index(_read_rows(rows))


def _join_phrases(text: str) -> re.Pattern[str]:
    words = (re.escape(phrase).replace(r"\*", r"\w+") for phrase in split_phrases(text))
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def _read_rows(rows: Iterable[str]) -> Iterator[Phrase]:
    for row in rows:
        meaning, _, phrases = row.partition(" = ")
        # A condition is listed with its own word among its phrases; a word for its equals stands for itself.
        for phrase in dict.fromkeys((*phrases.split("|"), meaning.lower().lstrip("+-"))):
            if "consent" in meaning and phrase == meaning.lstrip("+-"):
                continue
            yield Phrase(tuple(phrase.split()), meaning)


@frozen(eq=False, repr=False)
class Equivalents:
    """The table, indexed by first words.

    Attributes:
        same: Phrases that may take each other's place.
        small: Words that say nothing by themselves.
        conditions: What begins a condition; its meaning begins with "+" if it holds in these cases only, else with "-".
        precedence: What says which of two rules goes first.
        no_way: Openings that forbid.
        scales: Phrases that stand on a scale.
        unmarked: The height of a scale where none of its words stands, by its name; those for which that says nothing
            are left out.
        performatives: Words that bind by being said.
        acts: Verbs that do something in law by being said, and begin a clause of their own behind an "and".
        participles: Irregular participles with their verbs.
        deeds: Nouns of events with their verbs.
        endings: Endings of case, number and gender in languages whose words are not folded.
        idle: Words that may be added to what somebody may or must do without restricting it.
        restricting: Words that begin a phrase which restricts what stands before it.
        exempting: What somebody who "shall not be" it is free of, folded in English and as it stands elsewhere.
        freeing: Verbs, folded, with which "shall not" frees.
        denying: Words that deny without a "not".
        aims: Nouns before "is to" that say what is meant and bind nobody.
        sums: Nouns, folded, before which "monthly" says how much is meant and not how often something is done.
        declaring: Verbs, as they stand, with which "shall" says what is so and asks nothing of anybody.
        infinitives: What stands before an infinitive.
        examples: What begins examples, in every language.
        frees_by_rule: What begins a sentence in which "shall prohibit" frees: "nothing in this Act".
        pronouns: Words that stand for a noun, in whatever language.
        agents: Words before who acts in the passive, in whatever language.
        auxiliaries: Verbs that make a passive, in whatever language.
        being: Forms of "be" in English.
        instrumentals: Endings of who acts in the passive, in whatever language.
        passives: Endings of verbs in the passive behind which such a word acts, in whatever language.
        handing: Stems of verbs with which something goes to somebody, in whatever language.
        datives: Words before whoever gets it, in whatever language.
        recipients: Endings of whoever gets it, in whatever language.
        infinitive: Endings of infinitives, in whatever language.
        spanning: Words before a span of time that say nothing beside it, in whatever language.
        accusatives: Words before an object that is a person, in whatever language.
        contrasting: Words before a subject, as they stand, that set its clause against another.
        opposites: Words and those that say the opposite, in whatever language; "*" is any ending.
        multiples: Numbers with the words that multiply by them, in whatever language.
        per: Words between a figure and what it is counted by, in whatever language.
        near: Words that drafters exchange though they may differ.
    """

    same: Phrases = field(converter=_index_rows)
    small: frozenset[str] = field(converter=word_set)
    conditions: Phrases = field(converter=_index_rows)
    precedence: Phrases = field(converter=_index_rows)
    no_way: Phrases
    scales: Phrases
    unmarked: Mapping[str, Rank]
    performatives: frozenset[str] = field(converter=word_set)
    acts: frozenset[str] = field(converter=word_set)
    participles: Mapping[str, str] = field(converter=_read_pairs)
    deeds: Mapping[str, str] = field(converter=_read_pairs)
    endings: frozenset[str] = field(converter=_list_endings)
    idle: frozenset[str] = field(converter=word_set)
    restricting: frozenset[str] = field(converter=word_set)
    exempting: frozenset[str] = field(converter=word_set)
    freeing: frozenset[str] = field(converter=word_set)
    denying: frozenset[str] = field(converter=word_set)
    aims: frozenset[str] = field(converter=word_set)
    sums: frozenset[str] = field(converter=word_set)
    declaring: frozenset[str] = field(converter=word_set)
    infinitives: frozenset[str] = field(converter=word_set)
    examples: re.Pattern[str] = field(converter=_join_phrases)
    frees_by_rule: re.Pattern[str] = field(converter=_join_phrases)
    pronouns: frozenset[str] = field(converter=word_set)
    agents: frozenset[str] = field(converter=word_set)
    auxiliaries: frozenset[str] = field(converter=word_set)
    being: frozenset[str] = field(converter=word_set)
    instrumentals: tuple[str, ...] = field(converter=word_tuple)
    passives: tuple[str, ...] = field(converter=word_tuple)
    handing: tuple[str, ...] = field(converter=word_tuple)
    datives: frozenset[str] = field(converter=word_set)
    recipients: tuple[str, ...] = field(converter=word_tuple)
    infinitive: tuple[str, ...] = field(converter=word_tuple)
    spanning: frozenset[str] = field(converter=word_set)
    accusatives: frozenset[str] = field(converter=word_set)
    contrasting: frozenset[str] = field(converter=word_set)
    opposites: tuple[tuple[str, str], ...] = field(converter=_list_opposites)
    multiples: tuple[tuple[str, str], ...] = field(converter=_list_meanings)
    per: frozenset[str] = field(converter=word_set)
    near: tuple[tuple[str, ...], ...] = field(converter=_split_rows)


@cache
def read_equivalents() -> Equivalents:
    """Return the table; it is read once in a process."""
    from importlib import resources

    data = tomllib.loads(resources.files("plancmp.extract").joinpath("equivalents.toml").read_text(encoding="utf-8"))
    scales, unmarked = _read_scales(data.pop("scales"))
    no_way = [Phrase(tuple(row.split()), "no") for row in data.pop("no_way")]
    acts = f"{data['performatives']} {data.pop('acts')}"
    return Equivalents(
        **data,
        acts=acts,
        no_way=_index(no_way),
        scales=_index(sorted(scales, key=lambda phrase: not phrase.before)),
        unmarked=unmarked,
    )


def _read_scales(rows: Iterable[Mapping[str, object]]) -> tuple[list[Phrase], dict[str, Rank]]:
    phrases, unmarked = [], {}
    for row in rows:
        name, sense = str(row["name"]), str(row["sense"])
        before = frozenset(split_phrases(str(row.get("before", ""))))
        ranks, heights = row["ranks"], row.get("heights")
        for height, words in enumerate(ranks if isinstance(ranks, list) else ()):
            rank = Rank(name, sense, heights[height] if isinstance(heights, list) else height)
            parts = split_phrases(str(words))
            if "-" in parts:
                unmarked[name] = rank
            spelt = [tuple(part.split()) for part in parts if part != "-"]
            phrases += [Phrase(row, parts[0], (rank,), before) for row in spelt]
    return _join_ranks(phrases), unmarked


def _join_ranks(phrases: Iterable[Phrase]) -> list[Phrase]:
    """Make one of the phrases that stand on several scales: "all" is more than "some", and it is not "each"."""
    joined: dict[tuple[object, ...], Phrase] = {}
    for phrase in phrases:
        key = (phrase.words, phrase.before)
        known = joined.get(key)
        joined[key] = phrase if known is None else evolve(known, ranks=(*known.ranks, *phrase.ranks))
    return list(joined.values())
