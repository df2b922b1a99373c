"""What the recognizers need to know of a language: a table of words, and no code."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import TypeAlias

from attrs import field, frozen

from plancmp.extract.glossary import Glossary, expand_forms, index_by_word, word_set
from plancmp.model.vocabulary import ConditionKind, Force

Phrases: TypeAlias = "Mapping[str, tuple[tuple[tuple[str, ...], bool], ...]]"


def phrases(including: str | Phrases, excluding: str = "") -> Phrases:
    """Make a table of phrases.

    Args:
        including: Phrases with "|" between them; a table of them stays as it is.
        excluding: More of them; a bound of this kind leaves the figure itself out ("less than").

    Returns:
        By first word, the phrases with that word, the longest first, each with whether it is of the first kind.
    """
    if not isinstance(including, str):
        return including
    tables = ((including, True), (excluding, False))
    return index_by_word((tuple(part.split()), is_first) for text, is_first in tables for part in text.split("|"))


def pair_phrases(*tables: str) -> tuple[Phrases, Phrases]:
    """Make the tables of what bounds a figure from below and from above.

    Args:
        tables: Rows "at least ~ at most", each with its mirror, of phrases with "|" between them; those of the second
            table leave the figure itself out.

    Raises:
        ValueError: If a row has no mirror.
    """
    rows = [[row.split("~") for row in table.strip().splitlines()] for table in tables]
    if any(len(row) != 2 for table in rows for row in table):
        raise ValueError("a row of bounds is a phrase, ~, and its mirror")
    low, high = (phrases(*("|".join(row[side] for row in table) for table in rows)) for side in (0, 1))
    return low, high


@frozen(repr=False)
class Cue:
    """A phrase with a deontic force.

    Attributes:
        words: The phrase.
        force: The force.
        is_positive: Whether it holds over doing or over not doing: "should not" expects the latter.
    """

    words: tuple[str, ...]
    force: Force
    is_positive: bool = True


@frozen(repr=False)
class Marker:
    """A phrase that begins a condition.

    Attributes:
        words: The phrase.
        kind: How the condition limits.
    """

    words: tuple[str, ...]
    kind: ConditionKind


def cues(rows: Mapping[tuple[Force, bool], str]) -> Mapping[str, tuple[Cue, ...]]:
    """Make a table of phrases with a force, by first word, of rows as `expand_forms` reads them."""
    found = (Cue(words, *key) for key, text in rows.items() for words in expand_forms(text))
    return index_by_word(found, attrgetter("words"))


def markers(rows: Mapping[ConditionKind, str]) -> Mapping[str, tuple[Marker, ...]]:
    """Make a table of phrases that begin a condition, likewise."""
    found = (Marker(tuple(part.split()), kind) for kind, text in rows.items() for part in text.split("|"))
    return index_by_word(found, attrgetter("words"))


@frozen(eq=False, repr=False)
class Language:
    """The words of one language, all in lower case.

    Attributes:
        code: The language's ISO 639-1 code.
        units: Number words from zero to nineteen, with their values.
        tens: "twenty" to "ninety".
        hundred: Words that multiply what stands before them by a hundred.
        scales: "thousand" and up.
        short_scales: Letters behind digits that scale them, "k" and "bn"; case counts for one letter.
        dozens: Words for twelve.
        articles: "a", "an": one, before a scale or a fraction.
        joiner: Words that join the parts of a number, "and".
        point: Words for the decimal mark.
        minus: Words for the minus sign.
        halves: Words for a half.
        quarters: Words for a quarter, singular and plural.
        ordinals: Ordinals below twenty and of tens and scales, with their values.
        ordinal_endings: What makes an ordinal of digits, "th".
        ordinal_nouns: Words before which "one third" is no fraction: "one third party".
        not_figures: Words before "one" that make it a pronoun.
        months: Names and short forms, with 1 to 12.
        weekdays: Names and short forms.
        spans: Words for units of time, with the unit's name in the model.
        short_spans: The same for abbreviations that need digits before them.
        workdays: Adjectives that make days business days or the like, with the unit's name in the model.
        whole: Words that make a unit of time one: "full year", "another week".
        vague: Words for no exact number: "several".
        pair: Words for two: "a couple of".
        percent: Phrases for per cent.
        points: Phrases for percentage points.
        per: Words for a rate.
        rates: Adverbs for a rate, with their unit.
        measures: Words for units of measure that the model's table lacks, with the name to use.
        money_nouns: Currency nouns with the unit to use.
        money_adjectives: Whose currency it is, with the ISO code by noun.
        cents: Words for the hundredth part of a currency.
        to: Words between the ends of a range.
        between: Words before a range that is joined by "and".
        range_starts: Words before a range, "from".
        moves: Verbs that make "from 5 to 7" a change and no range.
        references: Words before a number that only names a place in a text: "Article".
        gazettes: Names of the journals in which laws are printed, "OJ L 12".
        premises: Words with a capital before the number of a part of a house: "Suite 900".
        streets: Words of a street's name: "12 Market Street".
        streets_abroad: In English such words of other languages: "12 rue du Marché"; elsewhere those of `streets`.
        instruments: Nouns for a text that has a date of its own, beside those of `references`.
        acts_done: Participles of what is done to such a text on its date.
        recitals: Phrases that begin a sentence that gives reasons only.
        year_cues: Words before four digits that make them a year.
        plurals: Plural nouns that do not end like plurals.
        stops: Words at which the noun behind a number is over.
        low_bounds: Phrases before a figure: it or more; and whether the figure itself is allowed.
        high_bounds: The same for "it or less".
        low_tails: Phrases behind a figure: "or more".
        high_tails: The same for "or less".
        by_dates: Phrases before a last date, and whether the date itself is allowed.
        from_dates: Phrases before a first date, the same.
        date_tails: Phrases behind a first date, and behind a last one: "at the earliest".
        within: Phrases before a span of time that is a deadline.
        not_within: Phrases before a span of time that must have gone by.
        since: Words between a span and the event that it runs from.
        soon: Phrases for "as soon as possible".
        at_once: Phrases for "at once".
        clause_ends: Words at which the description of an event is over.
        limit_verbs: Verbs that make "… to 600,000" a cap.
        forces: Phrases that say what a clause does to a party.
        negations: Words that turn a sentence into a ban: "no troops are stationed".
        conditions: Phrases that begin a condition or exception.
        states_of: Phrases that are a condition by themselves, "peacetime".
        same_matter: Nouns that count the same matter as another: "troops" as "personnel".
        implied_units: Phrases for a body whose bare figure counts personnel.
        unlimited: Phrases that take a limit away.
        prepositions: Words behind which a party is not the one that acts.
        equally: Phrases for a split in equal parts.
        abbreviations: Words whose full stop ends no sentence.
        starters: Words that a mention can begin with where no figure follows; made of the tables above.
        number_starters: Words that a number or an ordinal can begin with, likewise.
        glossary: What the words of another language are in the words above; `None` for English itself.
    """

    code: str
    units: Mapping[str, int]
    tens: Mapping[str, int]
    hundred: frozenset[str] = field(converter=word_set)
    scales: Mapping[str, int]
    short_scales: Mapping[str, int]
    dozens: frozenset[str] = field(converter=word_set)
    articles: frozenset[str] = field(converter=word_set)
    joiner: frozenset[str] = field(converter=word_set)
    point: frozenset[str] = field(converter=word_set)
    minus: frozenset[str] = field(converter=word_set)
    halves: frozenset[str] = field(converter=word_set)
    quarters: frozenset[str] = field(converter=word_set)
    ordinals: Mapping[str, int]
    ordinal_endings: frozenset[str] = field(converter=word_set)
    ordinal_nouns: frozenset[str] = field(converter=word_set)
    not_figures: frozenset[str] = field(converter=word_set)
    months: Mapping[str, int]
    weekdays: frozenset[str] = field(converter=word_set)
    spans: Mapping[str, str]
    short_spans: Mapping[str, str]
    workdays: Mapping[str, str]
    whole: frozenset[str] = field(converter=word_set)
    vague: frozenset[str] = field(converter=word_set)
    pair: frozenset[str] = field(converter=word_set)
    percent: Phrases = field(converter=phrases)
    points: Phrases = field(converter=phrases)
    per: frozenset[str] = field(converter=word_set)
    rates: Mapping[str, str]
    measures: Mapping[str, str]
    money_nouns: Mapping[str, str]
    money_adjectives: Mapping[str, Mapping[str, str]]
    cents: frozenset[str] = field(converter=word_set)
    to: frozenset[str] = field(converter=word_set)
    between: frozenset[str] = field(converter=word_set)
    range_starts: frozenset[str] = field(converter=word_set)
    moves: frozenset[str] = field(converter=word_set)
    references: frozenset[str] = field(converter=word_set)
    gazettes: frozenset[str] = field(converter=word_set)
    premises: frozenset[str] = field(converter=word_set)
    streets: frozenset[str] = field(converter=word_set)
    streets_abroad: frozenset[str] = field(converter=word_set)
    instruments: frozenset[str] = field(converter=word_set)
    acts_done: frozenset[str] = field(converter=word_set)
    recitals: Phrases = field(converter=phrases)
    year_cues: frozenset[str] = field(converter=word_set)
    plurals: frozenset[str] = field(converter=word_set)
    stops: frozenset[str] = field(converter=word_set)
    low_bounds: Phrases
    high_bounds: Phrases
    low_tails: Phrases = field(converter=phrases)
    high_tails: Phrases = field(converter=phrases)
    by_dates: Phrases
    from_dates: Phrases
    date_tails: tuple[Phrases, Phrases]
    within: Phrases = field(converter=phrases)
    not_within: Phrases
    since: frozenset[str] = field(converter=word_set)
    soon: Phrases = field(converter=phrases)
    at_once: Phrases = field(converter=phrases)
    clause_ends: frozenset[str] = field(converter=word_set)
    limit_verbs: frozenset[str] = field(converter=word_set)
    forces: Mapping[str, tuple[Cue, ...]]
    negations: frozenset[str] = field(converter=word_set)
    conditions: Mapping[str, tuple[Marker, ...]]
    states_of: Mapping[str, str]
    same_matter: Mapping[str, str]
    implied_units: Phrases = field(converter=phrases)
    unlimited: Phrases = field(converter=phrases)
    prepositions: frozenset[str] = field(converter=word_set)
    equally: Phrases = field(converter=phrases)
    abbreviations: frozenset[str] = field(converter=word_set)
    starters: frozenset[str] = field(init=False)
    number_starters: frozenset[str] = field(init=False)
    glossary: Glossary | None = None

    @starters.default
    def _list_starters(self) -> frozenset[str]:
        tables = (
            self.percent,
            self.by_dates,
            self.from_dates,
            self.within,
            self.not_within,
            self.soon,
            self.at_once,
            self.equally,
        )
        own = (
            self.between,
            self.range_starts,
            self.references,
            self.premises,
            self.gazettes,
            self.weekdays,
            self.articles,
            self.pair,
            self.vague,
        )
        return frozenset[str]().union(*tables, *own, self.whole, self.months, {"q", "±", "+", "plus", "last"})

    @number_starters.default
    def _list_number_starters(self) -> frozenset[str]:
        counts = (self.units, self.tens, self.ordinals)
        own = (self.minus, self.hundred, self.halves, self.quarters, self.articles)
        return frozenset[str]().union(*counts, *own)
