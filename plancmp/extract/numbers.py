"""Numbers in digits and words, exactly.

One pass over the tokens folds each number into one item: "two hundred and fifty thousand", "2.5 million", "sixty (60)",
"10 1/2", "three and a half", "two thirds". Numbers in words are read by `plancmp.extract.number_words`.
"""

from __future__ import annotations

import re
from fractions import Fraction

from attrs import evolve

from plancmp.extract.digits import OPEN_MARK, read_digits
from plancmp.extract.items import Item, Line, Sort
from plancmp.extract.language import Language
from plancmp.extract.lexer import MAX_DIGITS, Shape, Token, tokenize
from plancmp.extract.number_words import (
    Read,
    Words,
    is_ordinal_digits,
    read_cardinal,
    read_denominator,
    read_half_behind,
    read_ordinal,
    read_spoken,
)
from plancmp.model.expressions import late

_RAISED = late("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_GLYPHS = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5", "⅘": "4/5",
    "⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
}  # fmt: skip
_MINUS = frozenset("-−")
_LOST = frozenset("?\N{REPLACEMENT CHARACTER}")
# A number that could not be read is a word.
_SORTS = {shape: Sort.WORD if shape in {Shape.NUMBER, Shape.GLYPH} else Sort(shape.value) for shape in Shape}


def read_line(text: str, language: Language) -> Line:
    """Cut a text into items.

    Returns:
        The items with every number folded. Linear time: a number is read once, and what follows starts behind it.
    """
    tokens = tokenize(text) if language.glossary is None else _gloss(text, language)
    words, items, place = Words(tokens, text, language), list[Item](), 0
    while place < len(tokens):
        item, place = _read_item(words, place)
        items.append(item)
    return Line(text, tuple(items), language)


def _gloss(text: str, language: Language) -> tuple[Token, ...]:
    from plancmp.extract.glossing import gloss_tokens

    return gloss_tokens(text, language)


def _read_item(words: Words, place: int) -> tuple[Item, int]:
    token = words.tokens[place]
    if not _can_begin(token, words.language):
        return Item(_SORTS[token.shape], token.text, token.start, token.end, is_gloss=token.is_gloss), place + 1
    is_tens = token.text in words.language.tens
    ordinal = read_ordinal(words, place) if is_tens else None
    read = _read_number(words, place) if ordinal is None else None
    if read is not None:
        last = words.tokens[read.after - 1]
        text = words.source[token.start : last.end].lower()
        # A sign that was lost on the way, "? 98 %", may have been a bound.
        is_whole = not place or words.tokens[place - 1].text not in _LOST
        certain = read.certain and token.certain and is_whole
        rule = "year" if token.is_year else read.rule
        return Item(Sort.NUMBER, text, token.start, last.end, read.value, read.scale, rule, certain), read.after
    ordinal = ordinal if is_tens else read_ordinal(words, place)
    if ordinal is not None:
        last = words.tokens[ordinal.after - 1]
        text = words.source[token.start : last.end].lower()
        return Item(Sort.ORDINAL, text, token.start, last.end, ordinal.value), ordinal.after
    return Item(_SORTS[token.shape], token.text, token.start, token.end, is_gloss=token.is_gloss), place + 1


def _can_begin(token: Token, language: Language) -> bool:
    """Whether a number can begin here: most words and signs are sorted out before any grammar looks at them."""
    if token.shape is Shape.WORD:
        return token.text in language.number_starters
    return token.shape is not Shape.SIGN or token.text in _MINUS


def _read_number(words: Words, place: int) -> Read | None:
    start = _skip_minus(words, place)
    read = _read_unsigned(words, start)
    if read is None:
        return None
    return evolve(read, value=-read.value) if start > place else read


def _skip_minus(words: Words, place: int) -> int:
    if words.text(place) in words.language.minus:
        return place + 1
    # A minus sign stands close before its number and away from what is before it: "10-40" is a range, "SCP-173" a name.
    is_sign = words.text(place) in _MINUS and words.touches(place + 1) and not words.touches(place)
    if is_sign and words.shape(place - 1) is not Shape.NUMBER:
        return place + 1
    return place


def _read_unsigned(words: Words, place: int) -> Read | None:
    if words.shape(place) is Shape.GLYPH:
        return Read(Fraction(_GLYPHS[words.text(place)]), place + 1, "glyph")
    if words.shape(place) is Shape.NUMBER:
        return _read_figures(words, place)
    if words.shape(place) is Shape.WORD:
        return read_spoken(words, place)
    return None


def _read_figures(words: Words, place: int) -> Read | None:
    value = read_digits(words.text(place))
    if value is None or is_ordinal_digits(words, place):
        return None
    after, rule = place + 1, "digits"
    fraction = _read_slash(words, after - 1) or _read_mixed(words, after)
    if fraction is not None:
        is_mixed = fraction.after > after + 2 or words.shape(after) is Shape.GLYPH
        value = value + fraction.value if is_mixed else fraction.value
        return Read(value, fraction.after, "fraction")
    power = _read_power(words, after, value)
    if power is not None:
        return power
    scaled = _read_scale(words, after, value)
    if scaled is not None:
        return _read_tail(words, scaled)
    if words.text(after) == "over" and value < 100 and (lower := read_denominator(words, after + 1)):
        return Read(value / lower.value, lower.after, "fraction")
    plain = Read(value, after, rule, certain=not _may_be_grouped(words, place))
    return _read_repeated_words(words, plain) or read_half_behind(words, plain)


def _read_repeated_words(words: Words, read: Read) -> Read | None:
    """Read "60 (sixty)": the words repeat the figure, and where they differ nobody knows which is meant."""
    spoken = read_cardinal(words, read.after + 1) if words.text(read.after) == "(" else None
    if spoken is None or words.text(spoken.after) != ")":
        return None
    if spoken.value != read.value and len(words.text(read.after - 1)) > 3:
        return None  # "in 2027 (one in each town)"
    return Read(read.value, spoken.after + 1, "words-and-digits", read.scale, spoken.value == read.value)


def _may_be_grouped(words: Words, place: int) -> bool:
    """Whether a dot may part thousands, as half of Europe writes them: "EUR 1.000"; a share has decimals."""
    text, behind = words.text(place), (words.text(place + 1), words.text(place + 2))
    is_share = behind[0] in {"%", "percent", "pct"} or behind == ("per", "cent")
    return words.language.glossary is None and "." in text and OPEN_MARK.fullmatch(text) is not None and not is_share


def _read_power(words: Words, after: int, value: Fraction) -> Read | None:
    """Read "1.3x10^6", "5 × 10⁶" and "2^10"; exponents stay small, so that the result is a figure."""
    factor, base = Fraction(1), value
    if words.text(after) in {"x", "×", "*"} and words.text(after + 1) == "10":
        factor, base, after = value, Fraction(10), after + 2
    if base == 10 and words.touches(after) and _RAISED.fullmatch(words.text(after)):
        sign, exponent, end = "", words.text(after).translate(_LOWERED), after + 1
    elif words.text(after) == "^":
        sign = words.text(after + 1) if words.text(after + 1) in {"+", "-", "−"} else ""
        exponent = words.text(after + 1 + bool(sign))
        end = after + 2 + bool(sign)
    else:
        return None
    if not re.fullmatch(r"\d{1,2}", exponent) or int(exponent) > MAX_DIGITS or (base == 0 and sign):
        return None
    if len(str(base)) > MAX_DIGITS // 2:
        return None
    value = factor * base ** (-int(exponent) if sign and sign != "+" else int(exponent))
    # What a plan file holds: sixty digits above and below the line together.
    is_figure = len(str(value)) <= MAX_DIGITS + 15
    return Read(value, end, "power") if is_figure else None


def _read_slash(words: Words, place: int) -> Read | None:
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
    return Read(Fraction(int(upper), int(lower)), place + 3, "fraction")


def _read_mixed(words: Words, after: int) -> Read | None:
    """Read the fraction of "10 1/2" and "2½"; a caller knows it by its length."""
    if words.shape(after) is Shape.GLYPH:
        return Read(Fraction(_GLYPHS[words.text(after)]), after + 1, "glyph")
    if words.shape(after) is Shape.NUMBER and words.touches(after + 1) and not words.touches(after):
        fraction = _read_slash(words, after)
        return fraction if fraction is not None and fraction.value < 1 else None
    return None


def _read_scale(words: Words, after: int, value: Fraction) -> Read | None:
    """Read "million" or "bn" behind digits."""
    language, word = words.language, words.text(after)
    token = words.tokens[after] if after < len(words.tokens) else None
    if token is None or token.shape is not Shape.WORD:
        return None
    if word in language.scales or word in language.hundred or word in language.dozens:
        scale = language.scales.get(word) or (100 if word in language.hundred else 12)
        second = words.text(after + 1)
        if second in language.scales:
            return Read(value * scale * language.scales[second], after + 2, "digits", language.scales[second])
        return Read(value * scale, after + 1, "digits", scale)
    short = language.short_scales.get(words.source[token.start : token.end])
    if short is None or (short == 10**6 and not words.source[token.start].isupper()):
        return None
    # "5 m" may be metres, and "5 K" kelvin: a letter scales only digits that it touches.
    is_close = words.touches(after) or token.text == "k" or words.source[token.start : token.end] in {"M", "MM"}
    return Read(value * short, after + 1, "digits", short) if is_close and not _is_glued(words, after) else None


def _read_tail(words: Words, read: Read) -> Read:
    """Read what may follow a scale word: "4 thousand 3 hundred and 21", "3 million and a half"."""
    half = read_half_behind(words, read)
    if half is not read:
        return half
    place = read.after + (words.text(read.after) in words.language.joiner)
    if read.scale < 100:
        return read
    if words.shape(place) is not Shape.NUMBER:
        return _read_spoken_tail(words, read, place)
    return _read_digit_tail(words, read, place)


def _read_digit_tail(words: Words, read: Read, place: int) -> Read:
    value = read_digits(words.text(place))
    if value is None or value.denominator != 1 or not 0 < value < read.scale or _is_glued(words, place):
        return read
    scaled = _read_scale(words, place + 1, value)
    if scaled is not None and scaled.scale < read.scale and scaled.scale > 1:
        return _read_tail(words, evolve(scaled, value=read.value + scaled.value))
    # "5 million and 30" are two figures; "3 hundred and 21" is one.
    if scaled is None and place > read.after and read.scale <= 1000 and value < read.scale:
        return Read(read.value + value, place + 1, "digits", 1)
    return read


def _read_spoken_tail(words: Words, read: Read, place: int) -> Read:
    """Read "3 hundred and one", "6 crore and two hundred"."""
    tail = read_cardinal(words, place) if words.text(place) not in words.language.articles else None
    if tail is None or not 0 < tail.value < read.scale or words.text(tail.after) in words.language.scales:
        return read
    if tail.scale < 100 < read.scale:
        return read
    return Read(read.value + tail.value, tail.after, "digits")


def _is_glued(words: Words, place: int) -> bool:
    return words.touches(place + 1) and words.shape(place + 1) in {Shape.WORD, Shape.NUMBER}
