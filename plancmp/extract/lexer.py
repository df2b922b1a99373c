"""Text → tokens, in one pass of one regular expression whose alternatives cannot backtrack far."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from plancmp.model.expressions import late
from plancmp.model.lookalikes import fold_lookalikes
from plancmp.model.spelling import UNSPACED, has_unspaced

# Longer digit strings are serial numbers; the model's quantities end at sixty digits too.
MAX_DIGITS = 40

_SPACE = "[ \u00a0\u2009\u202f]"
# "We'll" is two words.
_TAILS = {"ll": "will", "ve": "have", "re": "are"}
_TAIL = rf"['’](?:{'|'.join(_TAILS)})(?![^\W_])"
_LEXEME = rf"""
(?P<mark_up>[►▼][A-Z]{{1,2}}\d{{0,3}}|[►▼◄]|\*\*)
|(?P<plain>[A-Za-z]++(?=[\s,;)]|\Z))
|(?P<address>(?:https?://|www\.)\S*[^\s.,;:!?()\[\]<>"'“”’»])
|(?P<glyph>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])
|(?P<word>[^\W\d_](?:\.[^\W\d_]){{1,3}}\.?(?![^\W_])|(?<=[^\W\d_]){_TAIL}|[^\W\d_]+(?:(?!{_TAIL})['’][^\W\d_]+)*(?:[²³]|(?<=[mM])[23](?!\w))?)
|(?P<ymd>(?<![\d.,/])\d{{4}}(?P<mark>[-/.])\d{{1,2}}(?P=mark)\d{{1,2}}(?![\d]))
|(?P<dmy>(?<![\d.,/])\d{{1,2}}(?P<sep>[-/.])\d{{1,2}}(?P=sep)(?:\d{{4}}|\d{{2}})(?!\d|[-/.]\d))
|(?P<dotted>(?![1-9]\d{{0,2}}(?:\.\d{{3}}){{2,12}}(?![\d.]))\d+(?:\.\d+){{2,8}}(?!\d|,\d))
|(?P<number>
    [1-9]\d{{0,2}}(?:,\d{{3}}){{1,12}}(?:\.\d+)?(?!\d|,\d)
  | [1-9]\d?(?:,\d{{2}}){{1,8}},\d{{3}}(?:\.\d+)?(?!\d|,\d)
  | [1-9]\d{{0,2}}(?:{_SPACE}\d{{3}}){{1,12}}(?:[.,]\d+)?(?!\d)
  | [1-9]\d{{0,2}}(?:\.\d{{3}}){{1,12}},\d+(?!\d)
  | [1-9]\d{{0,2}}(?:\.\d{{3}}){{2,12}}(?![\d.,])
  | [1-9]\d{{0,2}}(?:['’]\d{{3}}){{1,12}}(?:\.\d+)?(?!\d)
  | \d++\.\d++(?:[eE][+-]?\d{{1,2}}(?![\d\w]))?(?!,\d)
  | (?<!\d,)\d++,\d++(?!,\d)
  | \d++(?:[eE][+-]?\d{{1,2}}(?![\d\w]))?
  | (?<![\w.])\.\d+
)
|(?P<sign>\S)
"""


class Shape(StrEnum):
    """What a token looks like."""

    NUMBER = "number"
    GLYPH = "glyph"
    WORD = "word"
    SIGN = "sign"
    YMD = "ymd"
    DMY = "dmy"
    DOTTED = "dotted"
    ADDRESS = "address"


# Most words are plain letters; trying these first saves a third of the time.
_SHAPES = {shape.value: shape for shape in Shape} | {"plain": Shape.WORD}
_MAIL = late(r"(?<![\w.+-])[\w+-]++(?>(?:\.[\w+-]++){0,8})@[\w-]++(?>(?:\.[\w-]++){1,8})")
_NAME = late(r"\(\?P<(?!mark>|sep>)\w+>")


class Token(NamedTuple):
    """A piece of text without white space.

    Attributes:
        shape: What it looks like.
        text: The piece in lower case; a word in dots without them ("u.s." is "us").
        start: Where it begins, in characters.
        end: One past where it ends.
        is_gloss: Whether its text is what the words of another language mean.
        certain: Whether a number can be read in one way only.
        is_year: Whether a number is a year because a word behind it said so.
    """

    shape: Shape
    text: str
    start: int
    end: int
    is_gloss: bool = False
    certain: bool = True
    is_year: bool = False


@cache
def _compile(unspaced: str) -> re.Pattern[str]:
    """Return the expression; with letters of scripts without blanks each of them is a word."""
    if not unspaced:
        return re.compile(_LEXEME, re.VERBOSE)
    lexeme = _LEXEME.replace(r"[^\W\d_]", rf"[^\W\d_{unspaced}]").replace("(?P<word>", f"(?P<word>[{unspaced}]|")
    return re.compile(lexeme, re.VERBOSE)


@cache
def _compile_words(unspaced: str) -> re.Pattern[str]:
    """Return the same with what is no sign as its first group."""
    mark_up, _, rest = _compile(unspaced).pattern.partition("|(?P<plain>")
    words, _, _ = rest.partition("|(?P<sign>")
    return re.compile(f"{_NAME.sub('(?:', mark_up)}|((?:{_NAME.sub('(?:', words)})", re.VERBOSE)


def tokenize(text: str) -> tuple[Token, ...]:
    """Cut a text into tokens.

    Returns:
        The tokens of the text as it looks, without white space and the marks of a consolidated text ("►M3 … ◄").
        Linear time: every repetition that could be tried again from within a failed match is bounded.
    """
    tokens = [
        Token(_SHAPES[shape], _normalize(match[0], shape), match.start(), match.end())
        for match in _compile(UNSPACED if has_unspaced(text) else "").finditer(fold_lookalikes(text))
        # `lastgroup` is the group that closed last, which is the alternative: its inner groups closed before it.
        for shape in [match.lastgroup or "sign"]
        if shape != "mark_up"
    ]
    return tuple(_join_mail(tokens, text) if "@" in text else tokens)


def _join_mail(tokens: list[Token], text: str) -> list[Token]:
    """Make one token of each address of electronic mail: "desk@rooms.example"."""
    joined: list[Token] = []
    spans = [match.span() for match in _MAIL.finditer(text)]
    for token in tokens:
        while spans and spans[0][1] <= token.start:
            spans.pop(0)
        start, end = spans[0] if spans else (token.end, token.end)
        if start == token.start:
            joined.append(Token(Shape.ADDRESS, text[start:end], start, end))
        elif not start < token.start:
            joined.append(token)
    return joined


def list_words(text: str) -> list[str]:
    """List the tokens that are no signs, as they are printed: what words are looked up by."""
    words = _compile_words(UNSPACED if has_unspaced(text) else "")
    return [found[0] for found in words.findall(fold_lookalikes(text)) if found[0]]


def fold_word(printed: str) -> str:
    """Return a word as its token has it: in lower case, and without the dots of "U.S."."""
    return printed if printed[0] == "." or printed[0].isdecimal() else _normalize(printed, "word")


def _normalize(text: str, shape: str) -> str:
    if shape == "plain":
        return text.lower()
    if shape == "word":
        lower = text.lower().replace("’", "'")
        lower = _TAILS.get(lower[1:], lower) if lower[0] == "'" else lower
        return lower.replace(".", "") if "." in lower else lower
    return "–" if text == "—" and shape == "sign" else text
