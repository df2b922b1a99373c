"""Numbers in words: "two hundred and fifty thousand", "sixty (60)", "three and a half", "two thirds", "twenty-first".

The grammar of number words is the usual one: units fit into tens, tens into hundreds, hundreds into scales, and each
scale is smaller than the one before it.
"""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from plancmp.extract.digits import read_digits
from plancmp.extract.language import Language
from plancmp.extract.lexer import MAX_DIGITS, Shape, Token
from plancmp.model.quantity import ALL_UNITS
from plancmp.readers.wordlists import find_words

# What half of is taken with an article between: measures and percentages; spans of time are read as such.
_MEASURED = frozenset({"per", "percent"}) | {
    name for unit in ALL_UNITS if unit.dimension not in {"days", "months", "weekdays"} for name in unit.names
}
_TIMES = find_words("extract.number_words", "times")
_OF_WHOLE = find_words("extract.number_words", "of_whole")
_BEHIND_FRACTION = find_words("extract.number_words", "behind_fraction")
# A chain of scale words ("million million …") stops growing here.
_LARGEST = 10**20


@frozen(repr=False)
class Words:
    """The tokens with the questions that the number grammar asks."""

    tokens: tuple[Token, ...]
    source: str
    language: Language

    def text(self, place: int) -> str:
        """Return the word at a place; empty outside the text."""
        return self.tokens[place].text if 0 <= place < len(self.tokens) else ""

    def shape(self, place: int) -> Shape | None:
        """Return what kind of token stands at a place."""
        return self.tokens[place].shape if 0 <= place < len(self.tokens) else None

    def touches(self, place: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        return 0 < place < len(self.tokens) and self.tokens[place - 1].end == self.tokens[place].start

    def skip_hyphen(self, place: int) -> int:
        """Return the place of the next word, behind a hyphen if there is one."""
        return place + 1 if self.text(place) == "-" and self.shape(place + 1) is Shape.WORD else place


@frozen(repr=False)
class Read:
    """A number and the place behind it."""

    value: Fraction
    after: int
    rule: str
    scale: int = 1
    certain: bool = True


def is_ordinal_digits(words: Words, place: int) -> bool:
    """Whether the digits at a place are those of "15th"."""
    return words.touches(place + 1) and words.text(place + 1) in words.language.ordinal_endings


def read_half_behind(words: Words, read: Read) -> Read:
    """Read "and a half" behind a number, of its scale word if it has one."""
    if words.text(read.after) not in words.language.joiner:
        return read
    fraction = _read_fraction(words, read.after + 1)
    if fraction is None or fraction.value >= 1:
        return read
    tail = words.text(fraction.after)
    if tail in words.language.scales:
        scale = words.language.scales[tail]
        # "five and a half million" scales both; "one billion and a half million" adds to the billion.
        value = read.value + fraction.value * scale if read.scale > scale else (read.value + fraction.value) * scale
        return Read(value, fraction.after + 1, "words", scale)
    if read.scale >= 1000:
        return Read(read.value + fraction.value * read.scale, fraction.after, "words", read.scale)
    return Read(read.value + fraction.value, fraction.after, "words")


def read_spoken(words: Words, place: int) -> Read | None:
    """Read a number that begins with a word, with its fraction, scale and decimals."""
    word = words.text(place)
    if word in words.language.units and _is_pronoun(words, place):
        return None
    fraction = _read_fraction(words, place)
    if fraction is not None:
        return _scale_fraction(words, fraction)
    cardinal = read_cardinal(words, place)
    if cardinal is None:
        return None
    return _read_behind_cardinal(words, cardinal)


def _is_pronoun(words: Words, place: int) -> bool:
    if words.text(place) != "one":
        return False
    if words.text(place + 1) == "another":
        return True
    if words.text(place + 1) in words.language.spans or words.text(place + 1) in {"mile", "km"}:
        return False
    return words.text(place - 1) in words.language.not_figures and words.text(place + 1) not in {
        *words.language.scales, *words.language.hundred, *words.language.halves, *words.language.ordinals,
    }  # fmt: skip


def _scale_fraction(words: Words, read: Read) -> Read:
    """Read "half million", "half a dozen", "two thirds of a million"."""
    place = read.after
    if words.text(place) == "of" and words.text(place + 1) in words.language.articles:
        place += 2
    elif words.text(place) in words.language.articles:
        place += 1
    word = words.text(place)
    if word in words.language.scales:
        scale = words.language.scales[word]
        return Read(read.value * scale, place + 1, "words", scale)
    if word in words.language.dozens:
        return Read(read.value * 12, place + 1, "words")
    return read


def _read_behind_cardinal(words: Words, read: Read) -> Read:
    language = words.language
    if words.text(read.after) in language.point:
        decimals = _read_decimals(words, read)
        if decimals is not None:
            return decimals
    repeated = _read_repeated_digits(words, read)
    if repeated is not None:
        return repeated
    if words.text(read.after) in language.dozens:
        return Read(read.value * 12, read.after + 1, "words")
    if words.text(read.after) == "over" and (lower := read_denominator(words, read.after + 1)):
        return Read(read.value / lower.value, lower.after, "fraction")
    if words.text(read.after) == "out" and words.text(read.after + 1) == "of":
        lower = read_denominator(words, read.after + 2)
        if lower is not None and read.value < lower.value:
            return Read(read.value / lower.value, lower.after, "fraction")
    return read_half_behind(words, read)


def read_denominator(words: Words, place: int) -> Read | None:
    """Read the whole number below the line, behind "over" or "out of"."""
    if words.shape(place) is Shape.NUMBER:
        value = read_digits(words.text(place))
        is_money = words.text(place + 1) in words.language.spans
        return Read(value, place + 1, "digits") if value and value.denominator == 1 and not is_money else None
    lower = read_cardinal(words, place)
    if lower is None or not lower.value or words.text(lower.after) in words.language.spans:
        return None
    return lower


def _read_decimals(words: Words, read: Read) -> Read | None:
    """Read "point zero three" and "point seventy-one"."""
    digits, place = "", read.after + 1
    while len(digits) < MAX_DIGITS and (part := _read_small(words, place)) is not None:
        digits += str(part.value)
        place = part.after
    return Read(read.value + Fraction(f"0.{digits}"), place, "words") if digits else None


def _read_repeated_digits(words: Words, read: Read) -> Read | None:
    """Read "sixty (60)": the figure repeats the words, and where they differ nobody knows which is meant."""
    place = read.after
    if words.text(place) != "(" or words.text(place + 2) != ")" or words.shape(place + 1) is not Shape.NUMBER:
        return None
    value = read_digits(words.text(place + 1))
    if value is None:
        return None
    return Read(read.value, place + 3, "words-and-digits", read.scale, value == read.value)


def _read_fraction(words: Words, place: int) -> Read | None:
    """Read "half", "a quarter", "two thirds", "one fifth", "twenty-three hundredths"."""
    language, word = words.language, words.text(place)
    if word in language.halves:
        # "Half a tonne": the article says nothing before a unit.
        is_whole = words.text(place + 1) in language.articles and words.text(place + 2) in _MEASURED
        return Read(Fraction(1, 2), place + 1 + is_whole, "fraction")
    has_article = word in language.articles
    if has_article and _is_rate(words, place):
        return None
    if has_article and words.text(place + 1) in language.halves | language.quarters:
        value = Fraction(1, 2 if words.text(place + 1) in language.halves else 4)
        return Read(value, place + 2, "fraction")
    if word in language.quarters and words.text(place + 1) in language.scales:
        return Read(Fraction(1, 4), place + 1, "fraction")
    upper = read_cardinal(words, place) or (Read(Fraction(1), place + 1, "words") if has_article else None)
    if upper is None:
        return None
    return _read_fraction_tail(words, upper, has_article)


def _is_rate(words: Words, place: int) -> bool:
    """Whether "a quarter" is three months, by which what stands before it is counted: "once a quarter", "EUR 5 a …"."""
    is_counted = words.text(place - 1) in _TIMES or Shape.NUMBER in {words.shape(place - 1), words.shape(place - 2)}
    return is_counted and words.text(place + 1) in words.language.quarters and words.text(place + 2) not in _OF_WHOLE


def _read_fraction_tail(words: Words, upper: Read, has_article: bool) -> Read | None:
    language = words.language
    place = words.skip_hyphen(upper.after)
    word = words.text(place)
    if word in language.quarters and not (word == "quarter" and upper.value != 1):
        return Read(upper.value / 4, place + 1, "fraction")
    if word in language.halves:
        return Read(upper.value / 2, place + 1, "fraction")
    lower = _read_parts(words, place, plural=upper.value != 1)
    if lower is None:
        return None
    after = words.skip_hyphen(lower.after)
    is_joined = after > lower.after or not _ends_phrase(words, after)  # "a third-class cabin"
    if upper.value == 1 and (words.text(after) in language.ordinal_nouns or (has_article and is_joined)):
        return None
    return Read(upper.value / lower.value, lower.after, "fraction")


def _ends_phrase(words: Words, place: int) -> bool:
    # "a third of the profit" is a fraction, "a third protocol" a place in a row.
    return words.text(place) in _BEHIND_FRACTION or words.shape(place) is not Shape.WORD


def _read_parts(words: Words, place: int, plural: bool) -> Read | None:
    """Read the ordinal below the line: "thirds", "fifth", "hundredths", "twenty-fifths"."""
    tens = words.language.tens.get(words.text(place))
    next_place = words.skip_hyphen(place + 1)
    if tens and (unit := _part_value(words, next_place, plural)) and unit < 10:
        return Read(Fraction(tens + unit), next_place + 1, "words")
    value = _part_value(words, place, plural)
    return Read(Fraction(value), place + 1, "words") if value and value > 2 else None


def _part_value(words: Words, place: int, plural: bool) -> int | None:
    word = words.text(place)
    if plural != word.endswith("s"):
        return None
    # "second" below the line would be a half; the word is a unit of time or a place in a row.
    return words.language.ordinals.get(word.removesuffix("s") if plural else word)


def _read_small(words: Words, place: int) -> Read | None:
    """Read a number word below a hundred: "seven", "seventy", "seventy-one"."""
    language, word = words.language, words.text(place)
    if word in language.units:
        return Read(Fraction(language.units[word]), place + 1, "words")
    if word not in language.tens:
        return None
    next_place = words.skip_hyphen(place + 1)
    unit = language.units.get(words.text(next_place), 0)
    if 0 < unit < 10:
        return Read(Fraction(language.tens[word] + unit), next_place + 1, "words")
    joined = language.units.get(words.text(place + 2), 0) if words.text(place + 1) in language.joiner else 0
    if 0 < joined < 10 and words.text(place + 3) in language.spans:
        return Read(Fraction(language.tens[word] + joined), place + 3, "words")
    return Read(Fraction(language.tens[word]), place + 1, "words")


def _read_below_thousand(words: Words, place: int) -> Read | None:
    """Read one group: "seven", "seventy-one", "two hundred and three", "a hundred", "hundred"."""
    language = words.language
    if words.text(place) in language.articles and words.text(place + 1) in language.hundred:
        head: Read | None = Read(Fraction(1), place + 1, "words")
    elif words.text(place) in language.hundred:
        head = Read(Fraction(1), place, "words")
    else:
        head = _read_small(words, place)
    if head is None or not head.value:
        return head
    # "ninety - five hundred": a hyphen inside, and the hundred multiplies both.
    if words.text(head.after) not in language.hundred:
        return head
    total, after = head.value * 100, head.after + 1
    joined = words.text(after) in language.joiner
    small = _read_small(words, words.skip_hyphen(after) if not joined else after + 1)
    if small is None or not small.value or (joined and _starts_anew(words, place, small)):
        return Read(total, after, "words", 100)
    return Read(total + small.value, small.after, "words")


def _starts_anew(words: Words, place: int, group: Read) -> bool:
    """Whether the number behind "and" is one of its own: "between one hundred and two hundred"."""
    is_hundreds = words.text(group.after) in words.language.hundred
    return is_hundreds or words.text(place - 1) in words.language.between or _is_numerator(words, group)


def _is_numerator(words: Words, group: Read) -> bool:
    """Whether a number stands above the line of a fraction below one: "one hundred and three quarters"."""
    place = words.skip_hyphen(group.after)
    if words.text(place) in words.language.halves | words.language.quarters:
        return group.value < 4
    lower = _read_parts(words, place, plural=group.value != 1)
    return lower is not None and group.value < lower.value


def read_cardinal(words: Words, place: int) -> Read | None:
    """Read a whole number in words, such as "two million three hundred thousand"."""
    language = words.language
    if words.text(place) in language.articles and words.text(place + 1) in language.scales:
        group: Read | None = Read(Fraction(1), place + 1, "words")
    elif words.text(place) in language.articles and words.text(place + 1) in language.dozens:
        return Read(Fraction(12), place + 2, "words")
    else:
        group = _read_below_thousand(words, place)
    if group is None:
        return None
    total, ceiling, last_scale = Fraction(0), 10**18, group.scale
    while True:
        scale = language.scales.get(words.text(group.after), 0)
        if not 1 < scale < ceiling:
            return Read(total + group.value, group.after, "words", last_scale if total or group.scale > 1 else 1)
        total, ceiling, last_scale = total + group.value * scale, scale, scale
        after = group.after + 1
        while words.text(after) in language.scales and total < _LARGEST:
            last_scale = language.scales[words.text(after)]
            total, after = total * last_scale, after + 1
        following = _read_next_group(words, place, after)
        if following is None or words.language.scales.get(words.text(following.after), 1) >= scale:
            return Read(total, after, "words", last_scale)
        group = following


def _read_next_group(words: Words, place: int, after: int) -> Read | None:
    if words.text(after) in words.language.joiner:
        if words.text(place - 1) in words.language.between:
            return None
        group = _read_below_thousand(words, after + 1)
    else:
        group = _read_below_thousand(words, words.skip_hyphen(after))
    if group is None or not group.value or words.text(after) in words.language.articles:
        return None
    # "two million and three fifths": the three belongs to the fraction.
    return None if _is_numerator(words, group) else group


def read_ordinal(words: Words, place: int) -> Read | None:
    """Read "15th", "third", "twenty-first"."""
    language = words.language
    if words.shape(place) is Shape.NUMBER and is_ordinal_digits(words, place):
        value = read_digits(words.text(place))
        return Read(value, place + 2, "ordinal") if value is not None else None
    word = words.text(place)
    if word in language.tens:
        next_place = words.skip_hyphen(place + 1)
        unit = language.ordinals.get(words.text(next_place), 0)
        return Read(Fraction(language.tens[word] + unit), next_place + 1, "ordinal") if 0 < unit < 10 else None
    if word in language.ordinals:
        return Read(Fraction(language.ordinals[word]), place + 1, "ordinal")
    return None
