"""Numbers in the words and marks of other languages: "двісті п'ятдесят", "quatre-vingt-dix", "1.234,5"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from attrs import frozen

from plancmp.extract.digits import OPEN_MARK
from plancmp.extract.glossary import Glossary, list_keys
from plancmp.extract.lexer import Shape, Token, tokenize
from plancmp.readers.wordlists import order_words

SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_AND_A_HALF = order_words("extract.numerals", "and_a_half")
_LONGEST_COMPOUND = 48


@frozen(repr=False)
class Numeral:
    """A number in words.

    Attributes:
        value: Its value.
        after: One past its last word.
    """

    value: Fraction
    after: int


class NumeralReader:
    """Reads the number words of a text.

    Tens take units, hundreds take both, and each scale is smaller than the one before it, as in English; the tables say
    what the words are worth. Each number is read once, with a bounded look ahead.
    """

    def __init__(self, tokens: Sequence[Token], glossary: Glossary) -> None:
        self.tokens = tokens
        self.texts = [token.text for token in tokens]
        self.glossary = glossary

    def read_part(self, place: int) -> Numeral | None:
        """Read "дві третини", "un tiers", "половина"."""
        own = self.glossary.parts.get(self.texts[place])
        if own is not None:
            return Numeral(own, place + 1)
        upper = self._read_group(place)
        if upper is None:
            return None
        word, after = self.text_at(upper.after), upper.after + 1
        lower = self.glossary.fractions.get(word)
        if lower is None and self.text_at(after) in self.glossary.part_nouns:
            lower, after = self.glossary.ordinal_parts.get(word), after + 1
        if lower is None or upper.value >= lower:
            return None
        # "Un tiers peut adhérer": a third party, unless it is a third of something.
        found = self.glossary.find_meaning(self.texts, after) if after < len(self.texts) else None
        is_of = found is not None and found[1][0] == "of"
        return Numeral(upper.value / lower, after) if upper.value > 1 or is_of or not self.glossary.dropped else None

    def read_numeral(self, place: int) -> Numeral | None:
        """Read a number in words with its scales: "два мільйони триста тисяч", "cent vingt mille"."""
        found = self.glossary.find_meaning(self.texts, place)
        if found is not None and found[1][0] == "half" and found[1][-1] in SCALES:
            return Numeral(Fraction(SCALES[found[1][-1]], 2), place + found[0])  # "medio millón"
        total, highest = Fraction(0), 10**15
        group = self._read_group(place) or self._begin_with_scale(place)
        if group is None:
            return None
        if self.text_at(group.after) in self.glossary.wholes and (part := self.read_part(group.after + 1)) is not None:
            return Numeral(group.value + part.value, part.after)
        after, unit = group.after, 1
        while group is not None:
            scale, behind = self._read_scale(group.after)
            if scale >= highest:
                break
            total += group.value * max(scale, 1)
            after, highest = (behind, scale) if scale else (group.after, 1)
            while scale:
                # "cien mil millones": a greater scale behind a smaller one multiplies.
                bigger, behind = self._read_scale(after)
                if bigger <= scale:
                    break
                total, after, scale = total * bigger, behind, bigger
            unit = scale or 1
            group = self._read_group(self._skip_joint(after)) if highest > 1 else None
        half = self.glossary.find_meaning(self.texts, after) if unit > 1 and after < len(self.texts) else None
        if half is not None and half[1] == _AND_A_HALF:
            return Numeral(total + Fraction(unit, 2), after + half[0])  # "dos millones y medio"
        return Numeral(total, after)

    def _begin_with_scale(self, place: int) -> Numeral | None:
        """Read the one that "mil quinientos" and "mille deux cents" leave out; "thousands of people" are no number."""
        scale, behind = self._read_scale(place)
        # "Mil millones" is a thousand of them.
        is_number = behind > place + 1 or (scale == SCALES["thousand"] and self._read_group(behind) is not None)
        return Numeral(Fraction(1), place) if is_number else None

    def _read_scale(self, place: int) -> tuple[int, int]:
        if place >= len(self.texts):
            return 0, place
        found = self.glossary.find_meaning(self.texts, place)
        if found is None or found[1][0] not in SCALES or len(found[1]) > 1:
            return 0, place
        return SCALES[found[1][0]], place + found[0]

    def _skip_joint(self, place: int) -> int:
        return place + 1 if self.text_at(place) in {*self.glossary.joiners, "-"} else place

    def _read_group(self, place: int) -> Numeral | None:
        """Read a number below a thousand: "двісті п'ятдесят", "quatre-vingt-dix-sept", "veintiuno"."""
        value = self._value(place)
        if value is None:
            return None
        total, last, after = value, value, place + 1
        while True:
            step = self._skip_joint(after)
            following = self._value(step)
            if following is None or (step > after and not self._may_join(after, last, following)):
                return Numeral(total, after)
            if following == 20 and last == 4:
                total, last = total + 76, Fraction(80)
            elif following == 100 and 1 < total < 10:
                total, last = total * 100, Fraction(100)
            elif _adds(last, following):
                total, last = total + following, following
            else:
                return Numeral(total, after)
            after = step + 1

    def _may_join(self, joint: int, last: Fraction, following: Fraction) -> bool:
        if self.texts[joint] == "-":
            return self.touches(joint) and self.touches(joint + 1)
        return 20 <= last < 100 and following < 20

    def _value(self, place: int) -> Fraction | None:
        text = self.text_at(place)
        value = self.glossary.numerals.get(text)
        return value if value is not None else read_compound(text, self.glossary)

    def text_at(self, place: int) -> str:
        """Return the token at a place; nothing beyond either end."""
        return self.texts[place] if 0 <= place < len(self.texts) else ""

    def touches(self, place: int) -> bool:
        """Return whether no space stands before a token."""
        return 0 < place < len(self.tokens) and self.tokens[place - 1].end == self.tokens[place].start


def part_tokens(text: str, glossary: Glossary | None) -> list[Token]:
    """Cut a text into tokens as they are, with apostrophes written in one way.

    "L'" is parted from what follows it, and the number of "zweijährig" from its unit.
    """
    parted: list[Token] = []
    elisions = glossary.elisions if glossary is not None else ()
    endings = glossary.unit_endings if glossary is not None else ()
    for token in tokenize(text):
        if token.text.isascii() and token.text.isalnum() and not token.text.endswith(endings):
            parted.append(token)
            continue
        plain = token.text.replace("ʼ", "'").replace("`", "'").replace("ё", "е")
        if glossary is not None and plain in glossary.compound_units and _follows_number(parted):
            plain = glossary.compound_units[plain]
        if glossary is not None and (middle := _part_unit(plain, glossary)):
            unit, place = glossary.compound_units[plain[middle:]], token.start + middle
            parted += [Token(Shape.WORD, plain[:middle], token.start, place), Token(Shape.WORD, unit, place, token.end)]
            continue
        head, mark, rest = plain.partition("'")
        if mark and rest and head in elisions:
            middle = token.start + len(head) + 1
            parted += [Token(Shape.WORD, f"{head}'", token.start, middle), Token(Shape.WORD, rest, middle, token.end)]
        else:
            parted.append(token if plain == token.text else token._replace(text=plain))
    return parted


def _follows_number(before: Sequence[Token]) -> bool:
    """Whether a number with a hyphen stands right before: "14-денний"."""
    return [token.text for token in before[-1:]] == ["-"] and [one.shape for one in before[-2:-1]] == [Shape.NUMBER]


def _part_unit(word: str, glossary: Glossary) -> int:
    """Return where a unit begins behind a number within one word, "zweijährig", "тридцатидневный"; 0 for none."""
    if not word.endswith(glossary.unit_endings):
        return 0
    heads = glossary.numerals
    return next(
        (
            n
            for n in range(2, len(word) - 2)
            if word[n:] in glossary.compound_units and (word[:n] in heads or read_compound(word[:n], glossary))
        ),
        0,
    )


@lru_cache(maxsize=1 << 14)
def begins_meaning(word: str, glossary: Glossary) -> bool:
    """Say whether a phrase of a glossary, or a number in words, begins with a word in lower case; most begin none."""
    tables = (glossary.names, glossary.words, glossary.bounds, glossary.guarded, glossary.banned)
    is_number = word in glossary.parts or word in glossary.numerals or read_compound(word, glossary) is not None
    return is_number or any(key in table for table in tables for key in list_keys(word))


def read_compound(word: str, glossary: Glossary) -> Fraction | None:
    """Read "zweihundertfünfzigtausend"."""
    if not glossary.pieces or len(word) > _LONGEST_COMPOUND:
        return None
    return _add_pieces(word, glossary.pieces, glossary.compound_joiner)


def _adds(last: Fraction, following: Fraction) -> bool:
    if not 0 < following < last or last.denominator != 1 or following.denominator != 1:
        return False
    if last >= 100:
        return following < 100
    if last == 10:
        # "dix-sept" is the one teen of two words.
        return following >= 7
    # "soixante-quinze", "quatre-vingt-dix": only these two tens go on to nineteen.
    return last % 10 == 0 and last >= 20 and following < (20 if last in {60, 80} else 10)


def _add_pieces(word: str, pieces: Mapping[str, Fraction], joiner: str) -> Fraction | None:
    if word in pieces and pieces[word] < 100:
        return pieces[word]
    for name, value in pieces.items():
        head, mark, tail = word.partition(name) if value >= 100 else (word, "", "")
        if mark:
            left = _add_pieces(head, pieces, joiner) if head else Fraction(1)
            right = _add_pieces(tail.removeprefix(joiner), pieces, joiner) if tail else Fraction(0)
            return None if left is None or right is None or right >= value else left * value + right
    for unit, value in pieces.items() if joiner else ():
        rest = word.removeprefix(f"{unit}{joiner}")
        if rest != word and value < 10 and 20 <= pieces.get(rest, 0) < 100:
            return value + pieces[rest]
    return None


def read_marks(text: str, groups: str) -> tuple[str, bool]:
    """Write a number of digits with English marks.

    Args:
        text: "1.234,5", "600.000", "12,5", "1 234".
        groups: The mark between groups of three, "." or nothing; a comma is the decimal mark.

    Returns:
        The number without group marks and with a decimal point, and whether that is certain: "1,500" may be one and a
        half or, from an English source, fifteen hundred.
    """
    plain = re.sub(r"[\s'’]", "", text)
    commas, dots = plain.count(","), plain.count(".")
    if "e" in plain or not (commas or dots):
        return plain, True
    if commas and dots:
        decimal = "," if plain.rindex(",") > plain.rindex(".") else "."
        whole, _, rest = plain.rpartition(decimal)
        return f"{re.sub('[.,]', '', whole)}.{rest}", True
    mark = "," if commas else "."
    if commas + dots > 1:
        return plain.replace(mark, ""), True
    if not OPEN_MARK.fullmatch(plain):
        return plain.replace(",", "."), True
    if mark == groups:
        return plain.replace(mark, ""), True
    # Nobody writes a decimal that ends in nought, so that these are groups of another custom.
    is_grouped = mark == "." or plain.endswith("0")
    return plain.replace(mark, "" if is_grouped else "."), False


def spell_value(value: Fraction) -> str:
    """Write a number as English digits: 2500000, 1.5."""
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(value):g}"
