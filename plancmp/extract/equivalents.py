"""What means the same, what is only near, and what stands on a scale: the table in `equivalents.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from attrs import evolve, field, frozen

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
        endings: Endings of case, number and gender in languages whose words are not folded.
        idle: Words that may be added to what somebody may or must do without restricting it.
        restricting: Words that begin a phrase which restricts what stands before it.
        attaching: Words before which a comma may decide what they belong to.
        producing: Verbs, folded, of which a better object is owed: "keep accurate records".
        constituting: Verbs, folded, that say what something is, so that more of it is neither a duty nor a freedom.
        befalling: Verbs of what comes to be of itself.
        exempting: What somebody who "shall not be" it is free of, folded in English and as it stands elsewhere.
        freeing: Verbs with which "shall not" frees.
        happening: Verbs that say when something begins or ends, and ask nobody to do it by then.
        denying: Words that deny without a "not".
        aims: Nouns before "is to" that say what is meant and bind nobody.
        paying: Verbs, folded, of whoever gives a sum, so that a higher cap on it asks more of him.
        sums: Nouns, folded, before which "monthly" says how much is meant and not how often something is done.
        promises: Words for what gives certainty.
        nobody: Words that stand like a subject and name nobody.
        declaring: Verbs, as they stand, with which "shall" says what is so and asks nothing of anybody.
        votes: What is counted in a vote, in whatever language.
        infinitives: What stands before an infinitive.
        genitives: Articles of German that stand between a noun and its genitive.
        examples: What begins examples, in every language.
        lasting: Stems of verbs for what lasts, in every language.
        relatives: Words that begin a relative clause, in whatever language.
        refusals: Words of a ban, in whatever language.
        impersonal: What belongs to a state and is not the state: "French law".
        comparing: Words of an exception that asks for more, or less, where it holds.
        pronouns: Words that stand for a noun, in whatever language.
        agents: Words before who acts in the passive, in whatever language.
        auxiliaries: Verbs that make a passive, in whatever language.
        reflexives: Words that make a passive without an auxiliary, in whatever language.
        instrumentals: Endings of who acts in the passive, in whatever language.
        spanning: Words before a span of time that say nothing beside it, in whatever language.
        accusatives: Words before an object that is a person, in whatever language.
        partitive: Words behind a share, in whatever language.
        adjuncts: Words that begin a phrase of where, when or how, in whatever language.
        attributes: Endings of participles to which such a phrase behind them belongs, in whatever language.
        bearers: Words behind which stands who bears something, in whatever language.
        conceding: Words, as they stand, that open a clause which concedes something to the next one.
        contrasting: Words before a subject, as they stand, that set its clause against another.
        provisos: What ties a rule to the one before it, in every language.
        near: Words that drafters exchange though they may differ.
    """

    same: Phrases
    small: frozenset[str]
    conditions: Phrases
    precedence: Phrases
    no_way: Phrases
    scales: Phrases
    unmarked: Mapping[str, Rank]
    performatives: frozenset[str]
    acts: frozenset[str]
    participles: Mapping[str, str]
    endings: frozenset[str]
    idle: frozenset[str]
    restricting: frozenset[str]
    attaching: frozenset[str]
    producing: frozenset[str]
    constituting: frozenset[str]
    befalling: frozenset[str]
    exempting: frozenset[str]
    freeing: frozenset[str]
    happening: frozenset[str]
    denying: frozenset[str]
    aims: frozenset[str]
    paying: frozenset[str]
    sums: frozenset[str]
    promises: frozenset[str]
    nobody: frozenset[str]
    declaring: frozenset[str]
    votes: frozenset[str]
    infinitives: frozenset[str]
    genitives: frozenset[str]
    examples: re.Pattern[str]
    lasting: tuple[str, ...]
    relatives: frozenset[str]
    refusals: frozenset[str]
    impersonal: frozenset[str]
    comparing: frozenset[str]
    pronouns: frozenset[str]
    agents: frozenset[str]
    auxiliaries: frozenset[str]
    reflexives: frozenset[str]
    instrumentals: tuple[str, ...]
    spanning: frozenset[str]
    accusatives: frozenset[str]
    partitive: frozenset[str]
    adjuncts: frozenset[str]
    attributes: tuple[str, ...]
    bearers: tuple[str, ...]
    conceding: frozenset[str]
    contrasting: frozenset[str]
    provisos: frozenset[str]
    near: tuple[frozenset[str], ...] = field(default=())


@cache
def read_equivalents() -> Equivalents:
    """Return the table; it is read once in a process."""
    from importlib import resources

    data = tomllib.loads(resources.files("plancmp.extract").joinpath("equivalents.toml").read_text(encoding="utf-8"))
    scales, unmarked = _read_scales(data["scales"])
    return Equivalents(
        same=_index(_read_rows(data["same"])),
        small=frozenset(data["small"].split()),
        conditions=_index(_read_rows(data["conditions"])),
        precedence=_index(_read_rows(data["precedence"])),
        no_way=_index([Phrase(tuple(row.split()), "no") for row in data["no_way"]]),
        scales=_index(scales),
        unmarked=unmarked,
        performatives=frozenset(data["performatives"].split()),
        acts=frozenset(f"{data['performatives']} {data['acts']}".split()),
        participles=dict(pair.split("=") for pair in data["participles"].split()),
        endings=frozenset(ending.removeprefix("-") for ending in data["endings"].split()),
        idle=frozenset(data["idle"].split()),
        restricting=frozenset(data["restricting"].split()),
        attaching=frozenset(data["attaching"].split()),
        producing=frozenset(data["producing"].split()),
        constituting=frozenset(data["constituting"].split()),
        befalling=frozenset(data["befalling"].split()),
        exempting=frozenset(data["exempting"].split()),
        freeing=frozenset(data["freeing"].split()),
        happening=frozenset(data["happening"].split()),
        denying=frozenset(data["denying"].split()),
        aims=frozenset(data["aims"].split()),
        paying=frozenset(data["paying"].split()),
        sums=frozenset(data["sums"].split()),
        promises=frozenset(data["promises"].split()),
        nobody=frozenset(data["nobody"].split()),
        declaring=frozenset(data["declaring"].split()),
        votes=frozenset(data["votes"].split()),
        infinitives=frozenset(data["infinitives"].split()),
        genitives=frozenset(data["genitives"].split()),
        examples=_join_phrases(data["examples"]),
        lasting=tuple(data["lasting"].split()),
        relatives=frozenset(data["relatives"].split()),
        refusals=frozenset(data["refusals"].split()),
        impersonal=frozenset(data["impersonal"].split()),
        comparing=frozenset(data["comparing"].split()),
        pronouns=frozenset(data["pronouns"].split()),
        agents=frozenset(data["agents"].split()),
        auxiliaries=frozenset(data["auxiliaries"].split()),
        reflexives=frozenset(data["reflexives"].split()),
        instrumentals=tuple(data["instrumentals"].split()),
        spanning=frozenset(data["spanning"].split()),
        accusatives=frozenset(data["accusatives"].split()),
        partitive=frozenset(data["partitive"].split()),
        adjuncts=frozenset(data["adjuncts"].split()),
        attributes=tuple(data["attributes"].split()),
        bearers=tuple(phrase.strip() for line in data["bearers"].splitlines() for phrase in line.split("|") if phrase),
        conceding=frozenset(data["conceding"].split()),
        contrasting=frozenset(data["contrasting"].split()),
        provisos=frozenset(phrase.strip() for phrase in data["provisos"].split("|")),
        near=tuple(frozenset(part.strip() for part in row.split("|")) for row in data["near"]),
    )


def _join_phrases(text: str) -> re.Pattern[str]:
    words = (
        re.escape(phrase.strip()).replace(r"\*", r"\w+") for line in text.split("\n") for phrase in line.split("|")
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(filter(None, words))})(?!\w)", re.IGNORECASE)


def _read_rows(rows: Iterable[str]) -> Iterator[Phrase]:
    for row in rows:
        meaning, _, phrases = row.partition(" = ")
        # A condition is listed with its own word among its phrases; a word for its equals stands for itself.
        for phrase in dict.fromkeys((*phrases.split("|"), meaning.lower().lstrip("+-"))):
            if "consent" in meaning and phrase == meaning.lstrip("+-"):
                continue
            yield Phrase(tuple(phrase.split()), meaning)


def _read_scales(rows: Iterable[Mapping[str, object]]) -> tuple[list[Phrase], dict[str, Rank]]:
    phrases, unmarked = [], {}
    for row in rows:
        name, sense = str(row["name"]), str(row["sense"])
        before = frozenset(part.strip() for part in str(row.get("before", "")).split("|") if part.strip())
        ranks, heights = row["ranks"], row.get("heights")
        for height, words in enumerate(ranks if isinstance(ranks, list) else ()):
            rank = Rank(name, sense, heights[height] if isinstance(heights, list) else height)
            parts = [part.strip() for part in str(words).split("|")]
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


def _index(phrases: Iterable[Phrase]) -> Phrases:
    table: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        table.setdefault(phrase.words[0], []).append(phrase)
    return {word: tuple(sorted(found, key=lambda phrase: -len(phrase.words))) for word, found in table.items()}
