"""Numbers in digits and words, exactly.

One pass over the tokens folds each number into one item: "two hundred and fifty thousand", "2.5 million", "sixty (60)",
"10 1/2", "three and a half", "two thirds". The grammar of number words is the usual one: units fit into tens, tens into
hundreds, hundreds into scales, and each scale is smaller than the one before it.
"""

from __future__ import annotations

import re
from fractions import Fraction

from attrs import evolve, frozen

from plancmp.extract.items import Item, Line, Sort
from plancmp.extract.language import Language
from plancmp.extract.lexer import MAX_DIGITS, Shape, Token, tokenize

_GLYPHS = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5", "⅘": "4/5",
    "⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
}  # fmt: skip
# A chain of scale words ("million million …") stops growing here.
_LARGEST = 10**20
_MINUS = frozenset("-−")


def read_line(text: str, language: Language) -> Line:
    """Cut a text into items.

    Args:
        text: Any text.
        language: Its language.

    Returns:
        The items with every number folded. Linear time: a number is read once, and what follows starts behind it.
    """
    tokens = tokenize(text) if language.glossary is None else _gloss(text, language)
    items: list[Item] = []
    place = 0
    while place < len(tokens):
        item, place = _read_item(_Words(tokens, text, language), place)
        items.append(item)
    return Line(text, tuple(items), language)


def _gloss(text: str, language: Language) -> tuple[Token, ...]:
    from plancmp.extract.glossing import gloss_tokens  # noqa: PLC0415 - English needs none of it

    return gloss_tokens(text, language)


def read_digits(text: str) -> Fraction | None:
    """Read a number of digits with its thousands and decimal marks.

    Args:
        text: "1,234.5", "1 234,5", "1.234.567", "12,34,567", "5.00", "1e6".

    Returns:
        The number; `None` where it is too long for a figure.
    """
    mantissa, _, exponent = text.lower().partition("e")
    if sum(map(str.isdigit, mantissa)) + abs(int(exponent or 0)) > MAX_DIGITS:
        return None
    plain = re.sub(r"[\s'’]", "", mantissa)
    commas, dots = plain.count(","), plain.count(".")
    if commas and dots:
        thousands = "," if plain.rindex(".") > plain.rindex(",") else "."
        plain = plain.replace(thousands, "").replace(",", ".")
    elif commas:
        grouped = commas > 1 or (re.fullmatch(r"[1-9]\d{0,2},\d{3}", plain) is not None and plain == mantissa)
        plain = plain.replace(",", "" if grouped else ".")
    elif dots > 1:
        plain = plain.replace(".", "")
    return Fraction(plain) * Fraction(10) ** int(exponent or 0)


@frozen
class _Words:
    """The tokens with the questions that the number grammar asks."""

    tokens: tuple[Token, ...]
    source: str
    language: Language

    def text(self, place: int) -> str:
        return self.tokens[place].text if 0 <= place < len(self.tokens) else ""

    def shape(self, place: int) -> Shape | None:
        return self.tokens[place].shape if 0 <= place < len(self.tokens) else None

    def touches(self, place: int) -> bool:
        return 0 < place < len(self.tokens) and self.tokens[place - 1].end == self.tokens[place].start

    def skip_hyphen(self, place: int) -> int:
        """Return the place of the next word, behind a hyphen if there is one."""
        return place + 1 if self.text(place) == "-" and self.shape(place + 1) is Shape.WORD else place


@frozen
class _Read:
    """A number and the place behind it."""

    value: Fraction
    after: int
    rule: str
    scale: int = 1
    certain: bool = True


def _read_item(words: _Words, place: int) -> tuple[Item, int]:
    token = words.tokens[place]
    is_tens = token.text in words.language.tens
    ordinal = _read_ordinal(words, place) if is_tens else None
    read = _read_number(words, place) if ordinal is None else None
    if read is not None:
        last = words.tokens[read.after - 1]
        text = words.source[token.start : last.end].lower()
        certain = read.certain and token.certain
        rule = "year" if token.is_year else read.rule
        return Item(Sort.NUMBER, text, token.start, last.end, read.value, read.scale, rule, certain), read.after
    ordinal = ordinal if is_tens else _read_ordinal(words, place)
    if ordinal is not None:
        last = words.tokens[ordinal.after - 1]
        text = words.source[token.start : last.end].lower()
        return Item(Sort.ORDINAL, text, token.start, last.end, ordinal.value), ordinal.after
    sort = Sort(token.shape.value) if token.shape not in {Shape.NUMBER, Shape.GLYPH} else Sort.WORD
    return Item(sort, token.text, token.start, token.end, is_gloss=token.is_gloss), place + 1


def _read_number(words: _Words, place: int) -> _Read | None:
    start = _skip_minus(words, place)
    read = _read_unsigned(words, start)
    if read is None:
        return None
    return evolve(read, value=-read.value) if start > place else read


def _skip_minus(words: _Words, place: int) -> int:
    if words.text(place) in words.language.minus:
        return place + 1
    # A minus sign stands close before its number and away from what is before it: "10-40" is a range, "SCP-173" a name.
    is_sign = words.text(place) in _MINUS and words.touches(place + 1) and not words.touches(place)
    if is_sign and words.shape(place - 1) is not Shape.NUMBER:
        return place + 1
    return place


def _read_unsigned(words: _Words, place: int) -> _Read | None:
    if words.shape(place) is Shape.GLYPH:
        return _Read(Fraction(_GLYPHS[words.text(place)]), place + 1, "glyph")
    if words.shape(place) is Shape.NUMBER:
        return _read_figures(words, place)
    if words.shape(place) is Shape.WORD:
        return _read_spoken(words, place)
    return None


def _read_figures(words: _Words, place: int) -> _Read | None:
    value = read_digits(words.text(place))
    if value is None or _is_ordinal_digits(words, place):
        return None
    after, rule = place + 1, "digits"
    fraction = _read_slash(words, after - 1) or _read_mixed(words, after)
    if fraction is not None:
        is_mixed = fraction.after > after + 2 or words.shape(after) is Shape.GLYPH
        value = value + fraction.value if is_mixed else fraction.value
        return _Read(value, fraction.after, "fraction")
    power = _read_power(words, after, value)
    if power is not None:
        return power
    scaled = _read_scale(words, after, value)
    if scaled is not None:
        return _read_tail(words, scaled)
    if words.text(after) == "over" and value < 100 and (lower := _read_denominator(words, after + 1)):
        return _Read(value / lower.value, lower.after, "fraction")
    return _read_half_behind(words, _Read(value, after, rule))


def _read_power(words: _Words, after: int, value: Fraction) -> _Read | None:
    """Read "1.3x10^6" and "2^10"; exponents stay small, so that the result is a figure."""
    factor, base = Fraction(1), value
    if words.text(after) in {"x", "×", "*"} and words.text(after + 1) == "10":
        factor, base, after = value, Fraction(10), after + 2
    if words.text(after) != "^":
        return None
    sign = words.text(after + 1) if words.text(after + 1) in {"+", "-", "−"} else ""
    exponent = words.text(after + 1 + bool(sign))
    if not re.fullmatch(r"\d{1,2}", exponent) or int(exponent) > MAX_DIGITS or (base == 0 and sign):
        return None
    if len(str(base)) > MAX_DIGITS // 2:
        return None
    value = factor * base ** (-int(exponent) if sign and sign != "+" else int(exponent))
    # What a plan file holds: sixty digits above and below the line together.
    is_figure = len(str(value)) <= MAX_DIGITS + 15
    return _Read(value, after + 2 + bool(sign), "power") if is_figure else None


def _read_slash(words: _Words, place: int) -> _Read | None:
    """Read "3/4" and "1/3"; a long denominator makes a reference ("575/2013") and no fraction."""
    upper, lower = words.text(place), words.text(place + 2)
    is_fraction = (
        words.text(place + 1) == "/"
        and words.touches(place + 1) == words.touches(place + 2)
        and re.fullmatch(r"\d{1,3}", upper) is not None
        and re.fullmatch(r"[1-9]\d{0,2}", lower) is not None
        and not words.text(place + 3).startswith("/")
    )
    if not is_fraction or (int(upper) >= int(lower) and int(lower) > 16):
        return None
    return _Read(Fraction(int(upper), int(lower)), place + 3, "fraction")


def _read_mixed(words: _Words, after: int) -> _Read | None:
    """Read the fraction of "10 1/2" and "2½"; a caller knows it by its length."""
    if words.shape(after) is Shape.GLYPH:
        return _Read(Fraction(_GLYPHS[words.text(after)]), after + 1, "glyph")
    if words.shape(after) is Shape.NUMBER and words.touches(after + 1) and not words.touches(after):
        fraction = _read_slash(words, after)
        return fraction if fraction is not None and fraction.value < 1 else None
    return None


def _read_scale(words: _Words, after: int, value: Fraction) -> _Read | None:
    """Read "million" or "bn" behind digits."""
    language, word = words.language, words.text(after)
    token = words.tokens[after] if after < len(words.tokens) else None
    if token is None or token.shape is not Shape.WORD:
        return None
    if word in language.scales or word in language.hundred or word in language.dozens:
        scale = language.scales.get(word) or (100 if word in language.hundred else 12)
        second = words.text(after + 1)
        if second in language.scales:
            return _Read(value * scale * language.scales[second], after + 2, "digits", language.scales[second])
        return _Read(value * scale, after + 1, "digits", scale)
    short = language.short_scales.get(words.source[token.start : token.end])
    if short is None or (short == 10**6 and not words.source[token.start].isupper()):
        return None
    # "5 m" may be metres, and "5 K" kelvin: a letter scales only digits that it touches.
    is_close = words.touches(after) or token.text == "k" or words.source[token.start : token.end] in {"M", "MM"}
    return _Read(value * short, after + 1, "digits", short) if is_close and not _is_glued(words, after) else None


def _read_tail(words: _Words, read: _Read) -> _Read:
    """Read what may follow a scale word: "4 thousand 3 hundred and 21", "3 million and a half"."""
    half = _read_half_behind(words, read)
    if half is not read:
        return half
    place = read.after + (words.text(read.after) in words.language.joiner)
    if read.scale < 100:
        return read
    if words.shape(place) is not Shape.NUMBER:
        return _read_spoken_tail(words, read, place)
    return _read_digit_tail(words, read, place)


def _read_digit_tail(words: _Words, read: _Read, place: int) -> _Read:
    value = read_digits(words.text(place))
    if value is None or value.denominator != 1 or not 0 < value < read.scale or _is_glued(words, place):
        return read
    scaled = _read_scale(words, place + 1, value)
    if scaled is not None and scaled.scale < read.scale and scaled.scale > 1:
        return _read_tail(words, evolve(scaled, value=read.value + scaled.value))
    # "5 million and 30" are two figures; "3 hundred and 21" is one.
    if scaled is None and place > read.after and read.scale <= 1000 and value < read.scale:
        return _Read(read.value + value, place + 1, "digits", 1)
    return read


def _read_spoken_tail(words: _Words, read: _Read, place: int) -> _Read:
    """Read "3 hundred and one", "6 crore and two hundred"."""
    tail = _read_cardinal(words, place) if words.text(place) not in words.language.articles else None
    if tail is None or not 0 < tail.value < read.scale or words.text(tail.after) in words.language.scales:
        return read
    if tail.scale < 100 < read.scale:
        return read
    return _Read(read.value + tail.value, tail.after, "digits")


def _is_glued(words: _Words, place: int) -> bool:
    return words.touches(place + 1) and words.shape(place + 1) in {Shape.WORD, Shape.NUMBER}


def _is_ordinal_digits(words: _Words, place: int) -> bool:
    return words.touches(place + 1) and words.text(place + 1) in words.language.ordinal_endings


def _read_half_behind(words: _Words, read: _Read) -> _Read:
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
        return _Read(value, fraction.after + 1, "words", scale)
    if read.scale >= 1000:
        return _Read(read.value + fraction.value * read.scale, fraction.after, "words", read.scale)
    return _Read(read.value + fraction.value, fraction.after, "words")


def _read_spoken(words: _Words, place: int) -> _Read | None:
    word = words.text(place)
    if word in words.language.units and _is_pronoun(words, place):
        return None
    fraction = _read_fraction(words, place)
    if fraction is not None:
        return _scale_fraction(words, fraction)
    cardinal = _read_cardinal(words, place)
    if cardinal is None:
        return None
    return _read_behind_cardinal(words, cardinal)


def _is_pronoun(words: _Words, place: int) -> bool:
    if words.text(place) != "one":
        return False
    if words.text(place + 1) == "another":
        return True
    if words.text(place + 1) in words.language.spans or words.text(place + 1) in {"mile", "km"}:
        return False
    return words.text(place - 1) in words.language.not_figures and words.text(place + 1) not in {
        *words.language.scales, *words.language.hundred, *words.language.halves, *words.language.ordinals,
    }  # fmt: skip


def _scale_fraction(words: _Words, read: _Read) -> _Read:
    """Read "half million", "half a dozen", "two thirds of a million"."""
    place = read.after
    if words.text(place) == "of" and words.text(place + 1) in words.language.articles:
        place += 2
    elif words.text(place) in words.language.articles:
        place += 1
    word = words.text(place)
    if word in words.language.scales:
        scale = words.language.scales[word]
        return _Read(read.value * scale, place + 1, "words", scale)
    if word in words.language.dozens:
        return _Read(read.value * 12, place + 1, "words")
    return read


def _read_behind_cardinal(words: _Words, read: _Read) -> _Read:
    language = words.language
    if words.text(read.after) in language.point:
        decimals = _read_decimals(words, read)
        if decimals is not None:
            return decimals
    repeated = _read_repeated_digits(words, read)
    if repeated is not None:
        return repeated
    if words.text(read.after) in language.dozens:
        return _Read(read.value * 12, read.after + 1, "words")
    if words.text(read.after) == "over" and (lower := _read_denominator(words, read.after + 1)):
        return _Read(read.value / lower.value, lower.after, "fraction")
    if words.text(read.after) == "out" and words.text(read.after + 1) == "of":
        lower = _read_denominator(words, read.after + 2)
        if lower is not None and read.value < lower.value:
            return _Read(read.value / lower.value, lower.after, "fraction")
    return _read_half_behind(words, read)


def _read_denominator(words: _Words, place: int) -> _Read | None:
    if words.shape(place) is Shape.NUMBER:
        value = read_digits(words.text(place))
        is_money = words.text(place + 1) in words.language.spans
        return _Read(value, place + 1, "digits") if value and value.denominator == 1 and not is_money else None
    lower = _read_cardinal(words, place)
    if lower is None or not lower.value or words.text(lower.after) in words.language.spans:
        return None
    return lower


def _read_decimals(words: _Words, read: _Read) -> _Read | None:
    """Read "point zero three" and "point seventy-one"."""
    digits, place = "", read.after + 1
    while len(digits) < MAX_DIGITS and (part := _read_small(words, place)) is not None:
        digits += str(part.value)
        place = part.after
    return _Read(read.value + Fraction(f"0.{digits}"), place, "words") if digits else None


def _read_repeated_digits(words: _Words, read: _Read) -> _Read | None:
    """Read "sixty (60)": the figure repeats the words, and where they differ nobody knows which is meant."""
    place = read.after
    if words.text(place) != "(" or words.text(place + 2) != ")" or words.shape(place + 1) is not Shape.NUMBER:
        return None
    value = read_digits(words.text(place + 1))
    if value is None:
        return None
    return _Read(read.value, place + 3, "words-and-digits", read.scale, value == read.value)


def _read_fraction(words: _Words, place: int) -> _Read | None:
    """Read "half", "a quarter", "two thirds", "one fifth", "twenty-three hundredths"."""
    language, word = words.language, words.text(place)
    if word in language.halves:
        return _Read(Fraction(1, 2), place + 1, "fraction")
    has_article = word in language.articles
    if has_article and words.text(place + 1) in language.halves | language.quarters:
        value = Fraction(1, 2 if words.text(place + 1) in language.halves else 4)
        return _Read(value, place + 2, "fraction")
    if word in language.quarters and words.text(place + 1) in language.scales:
        return _Read(Fraction(1, 4), place + 1, "fraction")
    upper = _read_cardinal(words, place) or (_Read(Fraction(1), place + 1, "words") if has_article else None)
    if upper is None:
        return None
    return _read_fraction_tail(words, upper, has_article)


def _read_fraction_tail(words: _Words, upper: _Read, has_article: bool) -> _Read | None:
    language = words.language
    place = words.skip_hyphen(upper.after)
    word = words.text(place)
    if word in language.quarters and not (word == "quarter" and upper.value != 1):
        return _Read(upper.value / 4, place + 1, "fraction")
    if word in language.halves:
        return _Read(upper.value / 2, place + 1, "fraction")
    lower = _read_parts(words, place, plural=upper.value != 1)
    if lower is None:
        return None
    behind = words.text(lower.after)
    has_article = has_article and upper.value == 1
    if upper.value == 1 and (
        behind in language.ordinal_nouns or (has_article and not _ends_phrase(words, lower.after))
    ):
        return None
    return _Read(upper.value / lower.value, lower.after, "fraction")


def _ends_phrase(words: _Words, place: int) -> bool:
    # "a third of the profit" is a fraction, "a third protocol" a place in a row.
    return (
        words.text(place) in {"of", "each", "less", "more", "to", "and", "per", "percent"}
        or words.shape(place) is not Shape.WORD
    )


def _read_parts(words: _Words, place: int, plural: bool) -> _Read | None:
    """Read the ordinal below the line: "thirds", "fifth", "hundredths", "twenty-fifths"."""
    tens = words.language.tens.get(words.text(place))
    next_place = words.skip_hyphen(place + 1)
    if tens and (unit := _part_value(words, next_place, plural)) and unit < 10:
        return _Read(Fraction(tens + unit), next_place + 1, "words")
    value = _part_value(words, place, plural)
    return _Read(Fraction(value), place + 1, "words") if value and value > 2 else None


def _part_value(words: _Words, place: int, plural: bool) -> int | None:
    word = words.text(place)
    if plural != word.endswith("s"):
        return None
    # "second" below the line would be a half; the word is a unit of time or a place in a row.
    return words.language.ordinals.get(word.removesuffix("s") if plural else word)


def _read_small(words: _Words, place: int) -> _Read | None:
    """Read a number word below a hundred: "seven", "seventy", "seventy-one"."""
    language, word = words.language, words.text(place)
    if word in language.units:
        return _Read(Fraction(language.units[word]), place + 1, "words")
    if word not in language.tens:
        return None
    next_place = words.skip_hyphen(place + 1)
    unit = language.units.get(words.text(next_place), 0)
    if 0 < unit < 10:
        return _Read(Fraction(language.tens[word] + unit), next_place + 1, "words")
    joined = language.units.get(words.text(place + 2), 0) if words.text(place + 1) in language.joiner else 0
    if 0 < joined < 10 and words.text(place + 3) in language.spans:
        return _Read(Fraction(language.tens[word] + joined), place + 3, "words")
    return _Read(Fraction(language.tens[word]), place + 1, "words")


def _read_below_thousand(words: _Words, place: int) -> _Read | None:
    """Read one group: "seven", "seventy-one", "two hundred and three", "a hundred", "hundred"."""
    language = words.language
    if words.text(place) in language.articles and words.text(place + 1) in language.hundred:
        head: _Read | None = _Read(Fraction(1), place + 1, "words")
    elif words.text(place) in language.hundred:
        head = _Read(Fraction(1), place, "words")
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
        return _Read(total, after, "words", 100)
    return _Read(total + small.value, small.after, "words")


def _starts_anew(words: _Words, place: int, group: _Read) -> bool:
    """Whether the number behind "and" is one of its own: "between one hundred and two hundred"."""
    is_hundreds = words.text(group.after) in words.language.hundred
    return is_hundreds or words.text(place - 1) in words.language.between or _is_numerator(words, group)


def _is_numerator(words: _Words, group: _Read) -> bool:
    """Whether a number stands above the line of a fraction below one: "one hundred and three quarters"."""
    place = words.skip_hyphen(group.after)
    if words.text(place) in words.language.halves | words.language.quarters:
        return group.value < 4
    lower = _read_parts(words, place, plural=group.value != 1)
    return lower is not None and group.value < lower.value


def _read_cardinal(words: _Words, place: int) -> _Read | None:
    language = words.language
    if words.text(place) in language.articles and words.text(place + 1) in language.scales:
        group: _Read | None = _Read(Fraction(1), place + 1, "words")
    elif words.text(place) in language.articles and words.text(place + 1) in language.dozens:
        return _Read(Fraction(12), place + 2, "words")
    else:
        group = _read_below_thousand(words, place)
    if group is None:
        return None
    total, ceiling, last_scale = Fraction(0), 10**18, group.scale
    while True:
        scale = language.scales.get(words.text(group.after), 0)
        if not 1 < scale < ceiling:
            return _Read(total + group.value, group.after, "words", last_scale if total or group.scale > 1 else 1)
        total, ceiling, last_scale = total + group.value * scale, scale, scale
        after = group.after + 1
        while words.text(after) in language.scales and total < _LARGEST:
            last_scale = language.scales[words.text(after)]
            total, after = total * last_scale, after + 1
        following = _read_next_group(words, place, after)
        if following is None or _overtakes(words, following, scale):
            return _Read(total, after, "words", last_scale)
        group = following


def _overtakes(words: _Words, group: _Read, scale: int) -> bool:
    return words.language.scales.get(words.text(group.after), 1) >= scale


def _read_next_group(words: _Words, place: int, after: int) -> _Read | None:
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


def _read_ordinal(words: _Words, place: int) -> _Read | None:
    """Read "15th", "third", "twenty-first"."""
    language = words.language
    if words.shape(place) is Shape.NUMBER and _is_ordinal_digits(words, place):
        value = read_digits(words.text(place))
        return _Read(value, place + 2, "ordinal") if value is not None else None
    word = words.text(place)
    if word in language.tens:
        next_place = words.skip_hyphen(place + 1)
        unit = language.ordinals.get(words.text(next_place), 0)
        return _Read(Fraction(language.tens[word] + unit), next_place + 1, "ordinal") if 0 < unit < 10 else None
    if word in language.ordinals:
        return _Read(Fraction(language.ordinals[word]), place + 1, "ordinal")
    return None
