"""A language as a glossary: what its words are in the words of the English grammar.

The recognizers know one grammar of figures, dates and forces. A text in another language is read by it once its words
are glossed: "протягом 100 днів" is "in 100 days", "Mrd." is "billion", "dürfen nicht" stays as it is if its row is
missing. So a language is one table and no code; what has no row is read as nothing, never as the English word that is
spelled like it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import product
from operator import itemgetter
from typing import Any, TypeAlias, TypeVar

from attrs import field, frozen

from plancmp.model.expressions import late

_PIECE = late(r"[^\W\d_]+(?:'[^\W\d_]+)*'?\*?|\d+|[^\w\s]")
_CHOICE = late(r"\{([^{}]*)\}")
_ALLOWED, _DENIED, _FREED = ("can",), ("not",), ("need", "not")
_FARTHEST = 40  # words from a denial to what makes "only" of it
_ENDS = frozenset(".;!?")
Row = TypeVar("Row")
# A word of a phrase; with "*" any ending may follow.
Index: TypeAlias = "Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]"


def expand_forms(rows: str) -> Iterator[tuple[str, ...]]:
    """Yield the phrases of a row, each cut into words.

    Args:
        rows: Phrases with "|" between them. "рок/и/ів" is a stem with its endings, "рок/" the stem alone,
            "територі*" the stem with any ending, and "{has/have} {/a/the} right" has one of the words in each pair of
            braces, or none; in a phrase each choice goes with every other.
    """
    for row in rows.replace("ё", "е").split("|"):
        for phrase in _expand_choices(row):
            yield from (tuple(_PIECE.findall(form)) for form in _expand_endings(phrase))


def _expand_choices(row: str) -> Iterable[str]:
    if "{" not in row:
        return (row,)
    parts = (part.split("/") if place % 2 else [part] for place, part in enumerate(_CHOICE.split(row)))
    return map("".join, product(*parts))


def _expand_endings(phrase: str) -> Iterable[str]:
    if "/" not in phrase:
        return (phrase,)
    words = (word.partition("/") for word in phrase.split())
    return map(" ".join, product(*([stem + end for end in ends.split("/")] for stem, _, ends in words)))


def read_rows(table: str) -> Iterator[tuple[str, str]]:
    """Yield the rows of a table, "meaning = phrases"; a line that begins with "#" is a remark."""
    for row in filter(None, map(str.strip, table.splitlines())):
        meaning, mark, forms = row.partition(" = ")
        if mark and not row.startswith("#"):
            yield meaning, forms


def _list_numerals(table: str) -> dict[str, Fraction]:
    return {form[0]: Fraction(value) for value, forms in read_rows(table) for form in expand_forms(forms.lower())}


def _list_nouns(table: str) -> dict[str, str]:
    return {form[0]: noun for noun, forms in read_rows(table) for form in expand_forms(forms)}


def _list_topics(table: str) -> dict[str, str]:
    return {topic: forms.lower() for topic, forms in read_rows(table)}


def word_set(text: str | frozenset[str]) -> frozenset[str]:
    """Return the words of a text; a set of them stays as it is."""
    return text if isinstance(text, frozenset) else frozenset(text.split())


Restrictive = tuple[tuple[str, ...], frozenset[str]]


def _list_restrictives(table: str) -> tuple[Restrictive, ...]:
    return tuple(
        (mark, frozenset() if behind == "any" else word_set(behind))
        for behind, marks in read_rows(table)
        for mark in expand_forms(marks)
    )


def word_tuple(text: str) -> tuple[str, ...]:
    """Return the words of a text in their order."""
    return tuple(text.split())


def _list_pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((one, other) for one, _, other in (pair.partition("=") for pair in text.split()))


def _index(table: str) -> Index:
    return _index_phrases(
        (phrase, meaning.lower()) for meaning, forms in read_rows(table) for phrase in expand_forms(forms.lower())
    )


def _index_pairs(table: str) -> Index:
    rows = []
    for meanings, forms in read_rows(table):
        sides = list(zip(meanings.split(" ~ "), forms.lower().split(" ~ "), strict=True))
        if len(sides) != 2:
            raise ValueError(f'"{meanings}" has no mirror')
        rows += [(phrase, meaning) for meaning, side in sides for phrase in expand_forms(side)]
    return _index_phrases(rows)


def _index_signs(table: str) -> Index:
    return _index_phrases(
        (tuple(_PIECE.findall(sign)), meaning) for meaning, signs in read_rows(table) for sign in signs.split("|")
    )


def _index_phrases(rows: Iterable[tuple[tuple[str, ...], str]]) -> Index:
    return index_by_word((phrase, tuple(meaning.split())) for phrase, meaning in rows)


def index_by_word(
    rows: Iterable[Row], phrase: Callable[[Any], tuple[str, ...]] = itemgetter(0)
) -> Mapping[str, tuple[Row, ...]]:
    """Make a table of rows by the first words of their phrases, the longest first; a row without words is left out."""
    table: dict[str, list[Row]] = {}
    for row in rows:
        if found := phrase(row):
            table.setdefault(found[0], []).append(row)
    return {first: tuple(sorted(found, key=lambda row: -len(phrase(row)))) for first, found in table.items()}


_STOPS = frozenset(".!?;")


@frozen(eq=False, repr=False)
class Glossary:
    """The words of one language with their meaning in the words of the English grammar; all in lower case.

    Attributes:
        groups: The mark between groups of three digits, "." or nothing. The decimal mark is a comma, spaces always
            group, and what a mark means against this rule is read but not certain.
        capitals_mark_nouns: Whether every noun has a capital letter, so that one says nothing of names.
        plurals_end_in_s: Whether a word behind a figure that ends in "s" is what is counted.
        numerals: Number words below a thousand with their values: "сто", "двадцять", "пів".
        ones: Number words for one that may also be an article or a pronoun: they count before a unit only.
        fractions: Words for a part of a whole, with the number of parts; a numeral stands before them.
        parts: Words that are a fraction by themselves, "половина".
        ordinal_parts: Ordinals that are a fraction before a word of `part_nouns`: "una quinta parte".
        part_nouns: Words for a part: "parte".
        wholes: Words between a whole number and its decimals, "цілих".
        ordinal_endings: What makes an ordinal of digits, "го".
        ordinal_leads: What stands before a noun and its ordinal with a full stop, where one makes it: "am 3. Werktag".
        joiners: Words between tens and units, "und", "et".
        compounds: Further pieces of which number words are put together without a space, with their values, the
            greatest first: "hundert". None if the language does not do so.
        compound_joiner: What stands between pieces, and between a unit and its ten: "und".
        pieces: All such pieces: `compounds`, and the numerals below a hundred.
        compound_units: Units behind a number within one word, by the noun for each: "jahre = jährig/e/en/er/es".
        unit_endings: All of these.
        feminines: Endings of words for men with those of the words for women: "er=erin".
        feminine_endings: What is written behind a word for men to name women too: "innen" in "Mieter*innen".
        dropped: Words between a number and what it counts that say nothing: "de" in "3 millions d'euros".
        days: Words behind digits that make them a day of the month: "10 числа" is "10-го числа".
        years: Words behind four digits that make them a year: "року".
        elisions: What loses its vowel before another word: "l" in "l'accord".
        names: Parties and places that have a capital letter, by their names in English.
        common: Words that are a name and also a common word: they are no name where any word has a capital, at the
            beginning of a sentence.
        words: Everything else, by words of the English grammar. "to|up to" takes the second meaning before a figure
            unless a range stands there, and the first one elsewhere.
        bounds: What bounds a figure, each row with its mirror: "at least ~ at most = принаймні ~ щонайбільше".
        signs: Signs of units behind a figure, with those of the model; their case counts ("МВт" is MW, "мВт" mW).
        guarded: More of them, which count only in a sentence without a word of negation.
        banned: What they mean where one stands behind them before any comma: "darf der NATO nicht beitreten".
        negations: Words of negation.
        denials: Those that forbid with the verb behind them where they open a clause: "keine Partei darf".
        further_denials: Words of negation behind which such a word restricts nothing: "pas".
        restrictives: What makes "only" of a denial before it, by the words of which one must follow: "dans par = que"
            of "ne peut être demandé que dans un an", "any = sino".
        subject_endings: Endings of an adjective in a subject, of a language that has no articles to tell one by.
        duty_endings: What the future tense of a law puts behind an infinitive: "pagará" for "debe pagar".
        participle_endings: Those of a participle, before which the verb for "be" is in this tense too: "será pagado".
        split_duties: Verbs that ask for the infinitive at the end of their clause: "hat … zu zahlen".
        infinitive_duties: Verbs that make a duty of the infinitive right behind them: "має сплатити".
        relatives: What begins a clause within theirs behind a comma.
        infinitive: What stands before that infinitive, or within it: "zu".
        infinitive_endings: Endings by which an infinitive is told from all else.
        opening_verbs: Verbs that open a condition before one of `opening_subjects`: "ist die Ware mangelhaft, so".
        opening_endings: Endings of other verbs that do.
        plural_endings: Endings of a verb in the plural, which may follow the condition.
        opening_subjects: Words that begin a subject behind such a verb.
        supposing: Those that only say that it is a condition: "sollte".
        never_verbs: Words with such an ending that are none: "mit".
        verb_prefixes: What may stand before it within a verb: "an" in "anzuzeigen".
        dating: What stands before the date of an act that is named: "от".
        topics: Words of the built-in taxonomies, by "taxonomy/topic".
    """

    groups: str = ""
    capitals_mark_nouns: bool = False
    plurals_end_in_s: bool = False
    numerals: Mapping[str, Fraction] = field(converter=_list_numerals, default="")
    ones: frozenset[str] = field(converter=word_set, default="")
    fractions: Mapping[str, Fraction] = field(converter=_list_numerals, default="")
    parts: Mapping[str, Fraction] = field(converter=_list_numerals, default="")
    ordinal_parts: Mapping[str, Fraction] = field(converter=_list_numerals, default="")
    part_nouns: frozenset[str] = field(converter=word_set, default="")
    wholes: frozenset[str] = field(converter=word_set, default="")
    ordinal_endings: frozenset[str] = field(converter=word_set, default="")
    ordinal_leads: frozenset[str] = field(converter=word_set, default="")
    joiners: frozenset[str] = field(converter=word_set, default="")
    compounds: Mapping[str, Fraction] = field(converter=_list_numerals, default="")
    compound_joiner: str = ""
    pieces: Mapping[str, Fraction] = field(init=False)
    compound_units: Mapping[str, str] = field(converter=_list_nouns, default="")
    unit_endings: tuple[str, ...] = field(init=False)
    feminines: tuple[tuple[str, str], ...] = field(converter=_list_pairs, default="")
    feminine_endings: tuple[str, ...] = field(converter=word_tuple, default="")
    dropped: frozenset[str] = field(converter=word_set, default="")
    days: frozenset[str] = field(converter=word_set, default="")
    years: frozenset[str] = field(converter=word_set, default="")
    elisions: frozenset[str] = field(converter=word_set, default="")
    names: Index = field(converter=_index, default="")
    common: frozenset[str] = field(converter=word_set, default="")
    words: Index = field(converter=_index, default="")
    bounds: Index = field(converter=_index_pairs, default="")
    signs: Index = field(converter=_index_signs, default="")
    guarded: Index = field(converter=_index, default="")
    banned: Index = field(converter=_index, default="")
    negations: frozenset[str] = field(converter=word_set, default="")
    denials: frozenset[str] = field(converter=word_set, default="")
    further_denials: frozenset[str] = field(converter=word_set, default="")
    restrictives: tuple[Restrictive, ...] = field(converter=_list_restrictives, default="")
    subject_endings: tuple[str, ...] = field(converter=word_tuple, default="")
    duty_endings: tuple[str, ...] = field(converter=word_tuple, default="")
    participle_endings: tuple[str, ...] = field(converter=word_tuple, default="")
    split_duties: frozenset[str] = field(converter=word_set, default="")
    infinitive_duties: frozenset[str] = field(converter=word_set, default="")
    relatives: frozenset[str] = field(converter=word_set, default="")
    infinitive: str = ""
    infinitive_endings: tuple[str, ...] = field(converter=word_tuple, default="")
    opening_verbs: frozenset[str] = field(converter=word_set, default="")
    opening_endings: tuple[str, ...] = field(converter=word_tuple, default="")
    plural_endings: tuple[str, ...] = field(converter=word_tuple, default="")
    opening_subjects: frozenset[str] = field(converter=word_set, default="")
    supposing: frozenset[str] = field(converter=word_set, default="")
    never_verbs: frozenset[str] = field(converter=word_set, default="")
    verb_prefixes: frozenset[str] = field(converter=word_set, default="")
    dating: frozenset[str] = field(converter=word_set, default="")
    topics: Mapping[str, str] = field(converter=_list_topics, default="")

    @pieces.default
    def _list_pieces(self) -> Mapping[str, Fraction]:
        own = {word: value for word, value in self.numerals.items() if 0 < value < 100}
        return {**self.compounds, **own} if self.compounds else {}

    @unit_endings.default
    def _list_unit_endings(self) -> tuple[str, ...]:
        return tuple(self.compound_units)

    def opens_with_verb(self, texts: Sequence[str], place: int) -> bool:
        """Say whether a verb opens a sentence that begins with a condition: "zahlt der Mieter nicht, kann"."""
        is_first = not place or texts[place - 1] in _STOPS
        if not is_first or not self.opening_subjects.intersection(texts[place + 1 : place + 2]):
            return False
        stop = next((n for n in range(place + 3, len(texts)) if texts[n] in _STOPS or texts[n] == ","), len(texts))
        behind = texts[stop + 1 : stop + 2] if texts[stop : stop + 1] == [","] else []
        is_verb = any(self._is_opening_verb(word) or word.endswith(self.plural_endings) for word in behind)
        return is_verb and self._is_opening_verb(texts[place])

    def _is_opening_verb(self, word: str) -> bool:
        is_verb = word.endswith(self.opening_endings) and word not in self.never_verbs
        return bool(self.opening_endings) and (is_verb or word in self.opening_verbs)

    def find_meaning(
        self,
        texts: Sequence[str],
        place: int,
        *,
        is_capital: bool = False,
        is_plain: bool = False,
        is_banned: bool = False,
    ) -> tuple[int, tuple[str, ...]] | None:
        """Find the longest phrase with a meaning.

        Args:
            texts: The words of a text, in lower case.
            place: Where the phrase begins.
            is_capital: Whether it begins with a capital letter, as a name does.
            is_plain: Whether its sentence has no word of negation.
            is_banned: Whether one stands behind it before any comma.

        Returns:
            How many words it covers, and the words of its meaning; `None` if there is none. The cost is bounded.
        """
        best: tuple[int, tuple[str, ...]] | None = None
        tables = (
            *((self.names,) if is_capital else ()),
            self.words,
            self.bounds,
            *((self.guarded,) if is_plain else ()),
            *((self.banned,) if is_banned else ()),
        )
        for table in tables:
            for key in list_keys(texts[place]):
                for phrase, meaning in table.get(key, ()):
                    is_longer = best is None or len(phrase) > best[0]
                    if is_longer and fits(phrase, texts, place):
                        best = (len(phrase), meaning)
                        break
        return best if best is None or best[1] != _ALLOWED else self._free(texts, place, best)

    def _free(self, texts: Sequence[str], place: int, best: tuple[int, tuple[str, ...]]) -> tuple[int, tuple[str, ...]]:
        """Read "tiene derecho a no firmar" as "need not sign": in English "can not" would forbid it."""
        after = place + best[0]
        while after < len(texts) and (denial := self.find_meaning(texts, after)) and denial[1] == _DENIED:
            after += denial[0]
        is_free = after > place + best[0]
        return (after - place, _FREED) if is_free else best

    def find_restriction(self, texts: Sequence[str], place: int) -> tuple[int, int]:
        """Find what makes "only" of a denial: "que" of "ne peut être demandé que dans un an".

        Args:
            texts: The words of a text, in lower case.
            place: Where what follows the denial begins.

        Returns:
            Where the mark begins and where it ends; twice 0 if there is none before the sentence ends or denies more.
        """
        for step in range(place, min(place + _FARTHEST, len(texts)) if self.restrictives else 0):
            if texts[step] in _ENDS or texts[step] in self.further_denials:
                break
            for mark, followers in self.restrictives:
                after = step + len(mark)
                if tuple(texts[step:after]) == mark and (not followers or followers & set(texts[after : after + 1])):
                    return step, after
        return 0, 0


@lru_cache(maxsize=1 << 14)
def list_keys(word: str) -> tuple[str, ...]:
    """Return what a phrase that begins with a word may be indexed by: the word, and its beginnings with "*"."""
    return (word, *(f"{word[:end]}*" for end in range(min(len(word), 24), 2, -1)))


def fits(phrase: tuple[str, ...], texts: Sequence[str], place: int) -> bool:
    """Tell whether a phrase stands at a place; a word of it that ends in "*" takes any ending."""
    if place + len(phrase) > len(texts):
        return False
    return all(
        text.startswith(word[:-1]) if word.endswith("*") and len(word) > 1 else text == word
        for word, text in zip(phrase, texts[place : place + len(phrase)], strict=True)
    )
