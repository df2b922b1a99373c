"""Text in another language → tokens in the words of the English grammar, each with its place in the text.

Figures are rewritten with English marks ("1.234,5" is 1234.5), number words are figures ("двісті п'ятдесят" is 250),
and every phrase of the glossary is what it means. A phrase that means more words than it has is one token with the
place and further ones without a width. A word that the glossary lacks stays what it is; if an English word is spelled
like it, it is marked, so that nobody takes the Spanish "once" for the English one.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from attrs import fields

from plancmp.extract.genders import join_genders
from plancmp.extract.glossary import Glossary, fits
from plancmp.extract.language import Language
from plancmp.extract.languages import ENGLISH
from plancmp.extract.lexer import MAX_DIGITS, Shape, Token, tokenize
from plancmp.extract.numerals import (
    SCALES,
    NumeralReader,
    begins_meaning,
    part_tokens,
    read_compound,
    read_marks,
    spell_value,
)
from plancmp.readers.wordlists import find_words, order_words

UNKNOWN = "·"
# Signs of units are alike in all of the languages.
_INTERNATIONAL = frozenset({"h", "min", "km", "gw", "mw", "kw", "twh", "mg", "ml", "t", "kwh", "euro", "euros"})
_MORE = find_words("extract.glossing", "more")
_NEAR = 6
_CLAUSE_SIGNS = frozenset(",;:.!?")
_SENTENCE_ENDS = frozenset(".!?")
_CONDITION_ENDS = frozenset(",.!?;")
_CONDITIONS = find_words("extract.glossing", "conditions")
_BAN = order_words("extract.glossing", "ban")
_REFLEXIVE = "itself"
# What denies by itself in front of a verb, and only stresses another denial: "no podrá en ningún caso".
_STRESSED = {tuple(phrase.split()) for phrase in find_words("extract.glossing", "stressed")}
_PREFIXES = frozenset((word,) for word in find_words("extract.glossing", "prefixes"))  # "sous-traitant"
_MODALS = {("can",), ("may",), ("must",)}
_LONGEST_STRETCH = 40
_LONGEST_SIGN = 4
_MILLION = 6  # digits, and one more
_HALF_A_MILLION = 500_000  # "medio millón de euros"; of less nobody says "de"
_MONTHS = find_words("extract.glossing", "months")
_ORDINALS = find_words("extract.glossing", "ordinals")
_UNITS = find_words("extract.glossing", "units")


def gloss_tokens(text: str, language: Language) -> tuple[Token, ...]:
    """Cut a text into tokens of the English grammar.

    Args:
        text: The text.
        language: Its language, with a glossary.

    Returns:
        The tokens in their order. Linear time: what is looked at ahead is bounded.
    """
    glossary = language.glossary
    if glossary is None:
        return tokenize(text)
    tokens = join_genders(text, part_tokens(text, glossary), glossary)
    return tuple(_Glosser(text, tokens, glossary, _list_grammar(), language.abbreviations).read())


@cache
def _list_grammar() -> frozenset[str]:
    """Return every word that the English grammar knows: a foreign word that is spelled like one is not it."""
    found = set(_MORE)
    for attribute in fields(Language):
        value = getattr(ENGLISH, attribute.name)
        if isinstance(value, frozenset):
            found |= value
        elif isinstance(value, dict) and attribute.name != "measures":
            found |= value.keys()
    return frozenset(found) - _INTERNATIONAL


class _Glosser:
    """Walks over the tokens once."""

    def __init__(
        self,
        text: str,
        tokens: list[Token],
        glossary: Glossary,
        grammar: frozenset[str],
        abbreviations: frozenset[str] = frozenset(),
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.numerals = NumeralReader(tokens, glossary)
        self.texts = self.numerals.texts
        self.glossary = glossary
        self.grammar = grammar
        self.clauses = self._drop_points(abbreviations)
        self.negated = _list_negated(self.clauses, glossary)
        self.result: list[Token] = []
        self.restrictive: tuple[int, int] | None = None
        self.marks: set[int] = set()  # places of the "zu" of an infinitive

    def read(self) -> list[Token]:
        place = 0
        while place < len(self.tokens):
            if self.glossary.opens_with_verb(self.texts, place):
                self.result.append(self.tokens[place]._replace(text="if", is_gloss=True))
                place += self.texts[place] in self.glossary.supposing
            place = self._read_at(place)
        return self.result

    def _read_at(self, place: int) -> int:
        if self.restrictive is not None and self.restrictive[0] == place:
            self._put(["only"], place, self.restrictive[1])
            return self.restrictive[1]
        if place in self.marks:
            return place + 1
        if self.glossary.signs and self.result and self._ends_number() and (after := self._put_sign(place)):
            return after
        found, is_plain = self._find(place)
        is_number = found is not None and found[1][-1] in SCALES and not (self.result and self._ends_number())
        if found is not None and found[0] > 1 and not is_number:
            return self._put_meaning(place, *found)
        shape = self.tokens[place].shape
        if shape is Shape.NUMBER:
            return self._put_digits(place)
        is_known = shape is Shape.WORD and begins_meaning(self.texts[place], self.glossary)
        after = self._put_words(place) if is_known else place
        if after > place:
            return after
        if found is not None:
            return self._put_meaning(place, *found)
        token = self.tokens[place]
        if shape is Shape.WORD and (stem := self._read_future(place)):
            return self._put_duty(place, stem)
        if is_plain and (self._ends_in_infinitive(place) or self._touches_infinitive(place)):
            self.result.append(token._replace(text="must", is_gloss=True))
            return place + 1
        text = self._join_verb(token.text)
        text += UNKNOWN if shape is Shape.WORD and text in self.grammar else ""
        self.result.append(token if text == token.text else token._replace(text=text))
        return place + 1

    def _find(self, place: int) -> tuple[tuple[int, tuple[str, ...]] | None, bool]:
        """Return the longest phrase with a meaning, and whether nothing in its sentence denies its verb."""
        # A verb that opens its sentence asks or sets a condition: "kann der Mieter nicht zahlen, so".
        is_first = not place or self.texts[place - 1] in _SENTENCE_ENDS
        is_plain = place not in self.negated and not is_first
        if not begins_meaning(self.texts[place], self.glossary):
            return None, is_plain
        is_denied = place in self.negated and not is_first
        is_banned = is_denied and (self._is_denied_before(place) or self._is_negated_behind(place))
        is_capital = self.text[self.tokens[place].start].isupper() and not self._is_common(place)
        found = self.glossary.find_meaning(
            self.texts, place, is_capital=is_capital, is_plain=is_plain, is_banned=is_banned
        )
        is_prefix = self.texts[place + 1 : place + 2] == ["-"] and all(
            map(self.numerals.touches, (place + 1, place + 2))
        )
        is_stressed = found is not None and found[1] in _STRESSED and not self._denies(place, place + found[0])
        if is_stressed or (found is not None and is_prefix and found[1] in _PREFIXES):
            found = None
        return found, is_plain

    def _read_future(self, place: int) -> str:
        """Return the infinitive of a verb in the future tense, with which a law lays down a duty; empty for none."""
        text, endings = self.texts[place], self.glossary.duty_endings
        behind = self.texts[place + 1 : place + 2]
        is_passive = any(word.endswith(self.glossary.participle_endings) for word in behind)
        least = 0 if is_passive and self.glossary.participle_endings else 2
        ending = next((ending for ending in endings if text.endswith(ending) and len(text) > len(ending) + least), "")
        vowel = {"á": "a", "é": "e", "í": "i", "n": "ne"}  # "mantendrá" is of "mantener"
        return text[: -len(ending)] + vowel.get(ending[0], ending[0]) + "r" if ending else ""

    def _put_duty(self, place: int, verb: str) -> int:
        """Put "must" before a verb, and before the "not" that stands there: "no se admitirán recursos"."""
        token = self.tokens[place]
        own = next((n for n, one in enumerate(reversed(self.result), 1) if one.text != _REFLEXIVE), 1)
        if self.result and self.result[-own].text == "not":
            last = self.result[-own]
            self.result[-own] = last._replace(text="must")
            self.result.insert(len(self.result) - own + 1, Token(Shape.WORD, "not", last.end, last.end, is_gloss=True))
        else:
            self.result.append(Token(Shape.WORD, "must", token.start, token.start, is_gloss=True))
        self.result.append(token._replace(text=verb))
        return place + 1

    def _denies(self, place: int, after: int) -> bool:
        """Whether words deny the verb behind them: "en ningún caso podrá", and not "no podrá en ningún caso"."""
        for token in reversed(self.result):
            if token.text in _SENTENCE_ENDS or token.text in {";", "and", "or"}:
                break
            if token.text == "not":
                return False
        while after < min(place + _LONGEST_STRETCH, len(self.texts)) and self.texts[after] not in _SENTENCE_ENDS:
            length, meaning = self.glossary.find_meaning(self.texts, after) or (1, ())
            if "not" in meaning:
                return False
            if meaning in _MODALS or self._read_future(after):
                return True
            after += length
        return False

    def _ends_in_infinitive(self, place: int) -> bool:
        """Whether the clause of a verb ends in an infinitive: "hat den Preis zu zahlen", "hat ihn anzuzeigen"."""
        if self.texts[place] not in self.glossary.split_duties:
            return False
        first, stop = place + 1, self._find_sign(place + 1)
        while self.texts[stop : stop + 1] == [","] and self.glossary.relatives.intersection(
            self.texts[stop + 1 : stop + 2]
        ):
            # "Hat jeden Schaden, der entstehen kann, anzuzeigen".
            first, stop = self._find_sign(stop + 1) + 1, self._find_sign(self._find_sign(stop + 1) + 1)
        for step in range(first, stop):
            is_last = step + 1 == stop or self.texts[step + 1] in self.glossary.joiners
            verb = self.texts[step]
            if not is_last or not verb.endswith("n") or self.text[self.tokens[step].start].isupper():
                continue
            if self.texts[step - 1] == self.glossary.infinitive:
                self.marks.add(step - 1)
                return True
            if self._join_verb(verb) != verb:
                return True
        return False

    def _touches_infinitive(self, place: int) -> bool:
        behind = "".join(self.texts[place + 1 : place + 2])
        is_duty = (
            self.texts[place] in self.glossary.infinitive_duties
            and self.texts[place - 1] not in self.glossary.negations
        )
        return is_duty and behind.endswith(self.glossary.infinitive_endings)

    def _find_sign(self, place: int) -> int:
        return next((n for n in range(place, len(self.texts)) if self.clauses[n] in _CLAUSE_SIGNS), len(self.texts))

    def _drop_points(self, abbreviations: frozenset[str]) -> list[str]:
        """Return the words without the signs that end no clause: "am 30. Juni", "§ 3 Abs. 2", "18:00"."""
        texts = list(self.texts)
        for place in range(1, len(texts) - 1):
            if texts[place] == ":" and self.numerals.touches(place) and self.numerals.touches(place + 1):
                texts[place] = ""
            elif texts[place] == "." and self.numerals.touches(place):
                is_short = texts[place - 1] in abbreviations or len(texts[place - 1]) == 1
                if is_short or self._goes_on(place + 1) or self._find_ordinal_end(place - 1) == place + 1:
                    texts[place] = ""
        return texts

    def _join_verb(self, verb: str) -> str:
        """Return a verb without the "zu" within it: "anzuzeigen" is "anzeigen", "zurückzugeben" is "zurückgeben"."""
        mark = self.glossary.infinitive
        place = verb.find(mark, 1) if mark and verb.endswith("n") else 0
        is_joined = place > 0 and verb[:place] in self.glossary.verb_prefixes
        return verb[:place] + verb[place + len(mark) :] if is_joined else verb

    def _is_common(self, place: int) -> bool:
        """Whether a word begins a sentence that is a name elsewhere: "Того дня" is not about Togo."""
        return self.texts[place] in self.glossary.common and (
            not place or self.texts[place - 1] in {".", "!", "?", ":", ";", "«", '"', "“", "„", ")"}
        )

    def _is_negated_behind(self, place: int) -> bool:
        """Whether a negation follows before any comma, and no "not only"."""
        for step in range(place + 1, min(place + 1 + _LONGEST_STRETCH, len(self.texts))):
            if self.clauses[step] in _CLAUSE_SIGNS:
                return False
            if _is_denial(self.texts, step, self.glossary):
                found = self.glossary.find_meaning(self.texts, step + 1) if step + 1 < len(self.texts) else None
                return found is None or found[1] != ("only",)
        return False

    def _is_denied_before(self, place: int) -> bool:
        """Whether the clause opens with a word that forbids: "keine Partei darf"."""
        if not self.glossary.denials:
            return False
        first = place
        while first and place - first < _LONGEST_STRETCH and self.clauses[first - 1] not in _CLAUSE_SIGNS:
            first -= 1
        return first < place and self.texts[first] in self.glossary.denials

    def _put(
        self, texts: list[str], first: int, after: int, shape: Shape = Shape.WORD, *, certain: bool = True
    ) -> None:
        """Put one token for a stretch of the text, and those that it has no room for behind it."""
        start, end = self.tokens[first].start, self.tokens[after - 1].end
        self.result.append(Token(shape, texts[0], start, end, is_gloss=True, certain=certain))
        for text in texts[1:]:
            kind = Shape.NUMBER if text.isdigit() else Shape.WORD if text.isalpha() else Shape.SIGN
            self.result.append(Token(kind, text, end, end, is_gloss=True))

    # -- phrases ------------------------------------------------------------------------------------------------------

    def _put_meaning(self, place: int, length: int, meaning: tuple[str, ...]) -> int:
        after = place + length
        if meaning == _BAN and self.glossary.further_denials.isdisjoint(self.texts[place:after]):
            first, end = self.glossary.find_restriction(self.texts, after)
            if end:  # "ne peut … que" lets it be done
                self.restrictive = (first, end)
                meaning = ("may",)
        usual, choice, other = " ".join(meaning).partition("|")
        texts = list(meaning)
        if choice:
            texts = (other if self._begins_figure(after) and not self._is_range(place, after) else usual).split()
        shape = Shape.NUMBER if texts[0].isdigit() else Shape.WORD if texts[0][0].isalpha() else Shape.SIGN
        is_scale = len(texts) == 1 and texts[0] in SCALES and bool(self.result)
        if is_scale and self.numerals.text_at(after) in self.glossary.dropped and self._ends_number():
            self._put(texts, place, after)
            return after + 1
        if len(texts) == length:
            for step, text in enumerate(texts):
                self._put([text], place + step, place + step + 1, shape if not step else Shape.WORD)
        else:
            self._put(texts, place, after, shape)
        return after

    def _put_sign(self, place: int) -> int:
        """Put the sign of a unit, whose case counts; return the place behind it, or 0 for none."""
        originals = [self.text[token.start : token.end] for token in self.tokens[place : place + _LONGEST_SIGN]]
        for phrase, meaning in self.glossary.signs.get(originals[0], ()):
            if tuple(originals[: len(phrase)]) == phrase:
                self._put(list(meaning), place, place + len(phrase))
                return place + len(phrase)
        return 0

    def _ends_number(self) -> bool:
        return self.result[-1].shape is Shape.NUMBER or self.result[-1].text in SCALES

    def _begins_figure(self, place: int) -> bool:
        """Whether a figure or a month stands there, behind an article or a currency sign."""
        for step in range(place, min(place + 2, len(self.tokens))):
            token = self.tokens[step]
            if token.shape in {Shape.NUMBER, Shape.YMD, Shape.DMY} or token.text in self.glossary.numerals:
                return True
            found = self.glossary.find_meaning(self.texts, step)
            if found is not None and found[1][0] in _MONTHS | _ORDINALS | ENGLISH.weekdays:
                return True
            is_passed = token.shape is Shape.SIGN or (found is not None and found[1] == ("the",))
            if not is_passed:
                return read_compound(token.text, self.glossary) is not None
        return False

    def _is_range(self, place: int, after: int) -> bool:
        """Whether the left end of a range stands before a word: a number, an end of the same unit, or a "from"."""
        if not self.result:
            return False
        is_same_unit = self.texts[place - 1] in self.texts[after + 1 : after + 2]  # "von 8 Uhr bis 17 Uhr"
        if Shape.NUMBER in {self.result[-1].shape, *(token.shape for token in self.result[-2:-1] if is_same_unit)}:
            return True
        return any(token.text in {"from", "between"} for token in self.result[-_NEAR:])

    # -- digits -------------------------------------------------------------------------------------------------------

    def _put_digits(self, place: int) -> int:
        token, after = self.tokens[place], place + 1
        value, certain = read_marks(token.text, self.glossary.groups)
        repeated = self._read_repeated(place, Fraction(value) if len(value) <= MAX_DIGITS else None)
        if repeated is not None:
            after, is_same = repeated
            self._put([value], place, after, Shape.NUMBER, certain=certain and is_same)
            return after
        end = self._find_ordinal_end(place)
        if end:
            self._put([value, "th"], place, end, Shape.NUMBER)
            return end
        if re.fullmatch(r"(?:19|20)\d\d", value) and self.numerals.text_at(after) in self.glossary.years:
            self.result.append(token._replace(is_year=True))
            after += 1
            # The dot of "р." goes with it, unless a sentence may end there.
            return after + (
                self.numerals.text_at(after) == "."
                and len(self.numerals.text_at(after - 1)) <= 2
                and self._goes_on(after + 1)
            )
        self.result.append(token._replace(text=value, certain=certain, is_gloss=True))
        is_large = self.numerals.text_at(after) in self.glossary.dropped and value.isdigit() and len(value) > _MILLION
        return after + is_large  # "3.000.000 de euros"

    def _goes_on(self, place: int) -> bool:
        return place < len(self.tokens) and not self.text[self.tokens[place].start].isupper()

    def _find_ordinal_end(self, place: int) -> int:
        """Return the place behind "15-го", "1er", "15" of "15 числа", "15." before a month or a noun; 0 for none."""
        if self.numerals.text_at(place + 1) in self.glossary.days:
            return place + 1
        hyphen = place + 1 + (self.numerals.text_at(place + 1) in {"-", "."})  # "15-го", "1.º"
        if (
            self.numerals.text_at(hyphen) in self.glossary.ordinal_endings
            and self.numerals.touches(hyphen)
            and self.numerals.touches(place + 1)
        ):
            return hyphen + 1
        if (
            self.glossary.ordinal_leads
            and self.numerals.text_at(place + 1) == "."
            and self.numerals.touches(place + 1)
            and place + 2 < len(self.texts)
        ):
            found = self.glossary.find_meaning(self.texts, place + 2)
            is_noun = (
                self.tokens[place + 2].shape is Shape.WORD and self.texts[place - 1] in self.glossary.ordinal_leads
            )
            if is_noun or (found is not None and found[1][0] in _MONTHS | {"quarter", "halfyear"}):
                return place + 2
        return 0

    def _read_repeated(self, place: int, value: Fraction | None) -> tuple[int, bool] | None:
        """Read "30 (тридцяти)": the words repeat the figure, and where they differ nobody knows which is meant."""
        if self.numerals.text_at(place + 1) != "(" or place + 2 >= len(self.tokens):
            return None
        words = self.numerals.read_numeral(place + 2)
        if words is None or self.numerals.text_at(words.after) != ")":
            return None
        return words.after + 1, words.value == value

    # -- number words -------------------------------------------------------------------------------------------------

    def _put_words(self, place: int) -> int:
        part = self.numerals.read_part(place)
        if part is not None:
            upper, lower = str(part.value.numerator), str(part.value.denominator)
            self._put([upper, "/", lower], place, part.after, Shape.NUMBER)
            return part.after
        numeral = self.numerals.read_numeral(place)
        if numeral is None:
            return place
        is_pronoun = numeral.after == place + 1 and self.texts[place] in self.glossary.ones
        if is_pronoun and not self._begins_unit(numeral.after):
            return place
        after, certain = numeral.after, True
        if (
            self.numerals.text_at(after) == "("
            and self.numerals.text_at(after + 2) == ")"
            and self.tokens[after + 1].shape is Shape.NUMBER
        ):
            value, certain = read_marks(self.texts[after + 1], self.glossary.groups)
            certain = certain and len(value) <= MAX_DIGITS and Fraction(value) == numeral.value
            after += 3
        self._put([spell_value(numeral.value)], place, after, Shape.NUMBER, certain=certain)
        if self.numerals.text_at(after) in self.glossary.dropped and numeral.value >= _HALF_A_MILLION:
            after += 1
        return after

    def _begins_unit(self, place: int) -> bool:
        if place >= len(self.texts):
            return False
        found = self.glossary.find_meaning(self.texts, place)
        return found is not None and found[1][-1] in _UNITS


def _list_negated(texts: list[str], glossary: Glossary) -> frozenset[int]:
    """Return the places of the sentences that have a word of negation.

    What a condition of its own denies says nothing of the rest: "er kann kündigen, wenn X nicht liefert".
    """
    if not glossary.negations.intersection(texts):
        return frozenset()
    places: set[int] = set()
    own: list[int] = []
    rest: list[int] = []
    for place, text in enumerate([*texts, "."]):
        is_end = text in _SENTENCE_ENDS or text == ";"
        if own and (is_end or text == ","):
            places.update(own if _is_denied(texts, own, glossary) else ())
            own = []
        if is_end:
            places.update(rest if _is_denied(texts, rest, glossary) else ())
            rest = []
        elif own or _opens_condition(texts, place, glossary):
            own.append(place)
        else:
            rest.append(place)
    return frozenset(places)


def _is_denied(texts: list[str], places: list[int], glossary: Glossary) -> bool:
    return any(_is_denial(texts, place, glossary) for place in places)


def _is_denial(texts: list[str], place: int, glossary: Glossary) -> bool:
    """Whether a word denies its verb, and is no part of a bound: "darf … nicht mehr als drei Hunde halten"."""
    return texts[place] in glossary.negations and not any(
        fits(phrase, texts, place) for phrase, _ in glossary.bounds.get(texts[place], ())
    )


def _opens_condition(texts: list[str], place: int, glossary: Glossary) -> bool:
    if glossary.opens_with_verb(texts, place):
        return True
    found = glossary.find_meaning(texts, place)
    is_parted = not place or texts[place - 1] in _CONDITION_ENDS
    # A slip: "er darf fahren wenn X nicht liefert"; but "er darf bei Regen nicht fahren".
    return found is not None and (found[1][0] in _CONDITIONS if is_parted else found[1] == ("if",))
