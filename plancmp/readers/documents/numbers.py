"""Numbers of clauses as they are printed: "1.", "(b)", "iv)", "5.2", "Article 5 bis", "§ 12a", "№ 4", "•"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import lru_cache

from attrs import evolve, frozen

from plancmp.model.expressions import late
from plancmp.readers.documents.months import MONTHS
from plancmp.readers.documents.spelled_numbers import Spelled, find_spelled
from plancmp.readers.wordlists import find_rows, find_text, find_words, order_words

MOST_SKIPPED = 10  # as many points in a row may have been struck out
_LARGEST = 999
MAX_SPELLED = 80  # characters of one in words
MAX_LENGTH = 40  # characters of a printed number; keeps every pattern on a short text

_UNITS = {
    unit.capitalize(): order_words("readers.documents.numbers.units", unit)
    for unit in find_rows("readers.documents.numbers.units")
}
UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words}
# English names stand for their translations; but an appendix is not an annex, nor a book a part.
_OWN_NAME = {*order_words("readers.documents.numbers", "own_name"), *_UNITS["Provision"]}
_RANKS = {"Annex": 1, "Part": 2, "Chapter": 3, "Section": 4}
_RANKS |= {"Division": 1, "Subtitle": 3, "Subpart": 3, "Subchapter": 4}
_RANKS |= {"Appendix": 1, "Schedule": 1, "Attachment": 1, "Protocol": 1, "Exhibit": 1, "Book": 2, "Title": 2}
_LEAST_RANK = 5
# Of these there may be a single one, without a number.
_ALONE = find_words("readers.documents.numbers", "alone")
# What may hold what against the usual order.
_TURNED = (("Article", "Section"), ("Section", "Chapter"), ("Article", "§"), ("Article", "Clause"), ("§", "Clause"))

# Lists in Cyrillic letters leave some out, and not all the same ones.
_ALPHABETS = order_words("readers.documents.numbers", "alphabets")
_WORD_CYRILLIC = _ALPHABETS[1]
_ROMAN = late(r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN_PAIRS: tuple[tuple[str, int], ...] = (
    *(("m", 1000), ("cm", 900), ("d", 500), ("cd", 400), ("c", 100), ("xc", 90), ("l", 50), ("xl", 40)),
    *(("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1)),
)
# Behind the number of what was put in later: "5-1", "1 bis", "12a", "5¹".
_LATIN = find_text("readers.documents.numbers", "latin")
_LATER = rf"-\d{{1,3}}|[¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?|[\s-]?(?:{_LATIN})(?:\s(?:{_LATIN}))?|[a-zа-яіїєґ]{{1,2}}"
_PLAIN = late(rf"(?P<base>\d{{1,4}})(?P<later>{_LATER})?|(?P<letter>[^\W\d_])[\s-](?P<latin>{_LATIN})", re.IGNORECASE)
_ONE = (
    rf"\d{{1,4}}(?i:{_LATER})?|[a-z][\s-](?:{_LATIN})\b|[ivxlcdm]{{1,7}}|[IVXLCDMІХСМ]{{1,7}}"
    r"|([a-zа-яёґєії])\%d?|[A-ZА-ЯҐЄІЇ]"
)
# Behind the number of an article: what whoever printed the draft says of it, or the mark of a footnote.
_REMARK = find_text("readers.documents.numbers", "remark")
_BRACKET = r"(?P<bracket>\[\s?)?"
# "Article premier", "Artículo 1.º": the first one is often an ordinal.
_FIRST = find_text("readers.documents.numbers", "first")
# The articles of French codes: "Article L. 121-1", "Article R421-3".
_CODE = r"[LRD]\.?\s?\d{1,4}(?:-\d{1,4}){1,4}|[LRD]\.\s?\d{1,4}"
_ENCLOSED = late(_BRACKET + rf"\((?P<number>{_ONE % 3})\)(?:\s+|$|(?=[A-ZÀ-ÞА-ЯҐЄІЇ“„«\"\[]))")
_CLOSED = late(
    _BRACKET
    + rf"(?P<number>{_ONE % 3})(?P<end>[.)]|\.\))"
    + r"(?:\s+|$|(?=[A-ZА-ЯҐЄІЇ“„«\"\[])|(?<=\d\.)(?=[^\W\d_]{3,} )|(?=[-–—]\s?(?:[^\W\d_]{2}|\([1ai]\)\s)))"
)
# "1° The first", "2º bis El segundo", and no temperature.
_RAISED = late(
    _BRACKET
    + rf"(?P<number>\d{{1,3}}\.?[°ºª](?:\s?(?i:{_LATIN})\b)?)(?P<end>[.)]?)(?:\s?[-–—])?(?:\s+|$)(?![CFK]\b|Celsius)"
)
_LINED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
DASHES = "—–- "
_DASH = late(r"[-–—]\s*(?=[^\W\d_])")  # between a number and its text: "I. – The club", "I.-The club"
_PATH = r"(?P<number>(?:\d{1,3}|[IVX]{1,5}|[A-Z])(?:\.\d{1,3}){1,5}(?:[a-zA-Z](?=[.)\s]))?)"
_DOTTED = late(_BRACKET + rf"{_PATH}(?P<end>[.)]?)(?:\s+|$|(?<=\d\.)(?=[^\W\d_]{{3,}} ))")
_ENCLOSED_PATH = late(_BRACKET + rf"\({_PATH}(?P<end>\))(?:\s+|$)")
_COMPOUND = late(_BRACKET + r"(?P<number>\d{1,3}(?:\s?\((?:\d{1,3}|[a-z]{1,4})\)){1,4})(?P<end>[.:]?)(?:\s+|$)")
_WORDED = late(
    _BRACKET
    + rf"(?P<word>{'|'.join(re.escape(word) for word in sorted(UNIT_OF, key=len, reverse=True))})\s?"
    + r"(?:(?:№|n[°º]|n[or]\.|núm\.)\s?(?=\d))?"
    + rf"(?P<number>{_FIRST}|{_CODE}|\(\d{{1,3}}\)|\d{{1,4}}\.?[°ºª]"
    + r"|(?:(?<=§ )|(?<=Art\. ))\d{1,4} (?-i:[a-z])(?=[\s.:]|$)"
    + rf"|\d{{1,4}}(?:\.\d{{1,4}}){{0,4}}(?:{_LATER})?"
    + r"|[IVXLCDMІХСМ]{1,7}|[A-ZА-ЯҐЄІЇ])"
    + _REMARK
    + r"(?P<end>\s?[.:)]|\s?[–—]|\s-|)(?:\s+|$|(?<=—)(?=[^\W\d_]))",
    re.IGNORECASE,
)
# Letters of Cyrillic keyboards that stand for those of roman numbers.
_LOOKALIKES = str.maketrans("ІХСМіхсм", "IXCMixcm")
_BULLET = late(r"(?P<number>[•●○◦▪■□‣∙∗·▸▶►➢➤→➔➜⇒◆◇✓✔✅🔹🔸🔺*–—−‒―⁃▫❖✦\-])\ufe0f?\s+")
# Keys and circles with a number in them, as messengers print them.
# Behind them the raised numbers of paragraphs, as Swiss law prints them.
_KEYCAP = late(
    r"(?P<keys>(?:\d\ufe0f?\u20e3){1,3})\s*|(?P<ten>🔟)\s*|(?P<circle>[①-⑳])\s*"
    r"|(?P<raised>[¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?)\s*(?=[^\W\d_]{2}|[“„«\"])"
)
# "20. November" is a date; so is "1. січня". English and French do not write a dot there.
_MONTH = late(rf"(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)


class Style(Enum):
    """What a number is made of."""

    DECIMAL = auto()
    LETTER = auto()
    CAPITAL = auto()
    ROMAN = auto()
    CAPITAL_ROMAN = auto()
    DOTTED = auto()
    WORDED = auto()
    BULLET = auto()


@frozen(repr=False)
class Marker:
    """A number at the start of a block, in one of its readings.

    Attributes:
        style: What it is made of.
        form: What stands around it: ".", ")", "()"; for a worded number its unit, "Article".
        value: Its place in its series, from 1; 0 for a bullet.
        number: The number alone: "b", "iv", "5.2".
        path: The parts of a dotted or compound number, one for any other.
        printed: The number as it stands there, without a full stop or colon behind it.
        rest: The text behind it.
        loose: Whether nothing but a space parts it from the text, or it may be a year, so that it may be prose.
        later: What follows its place in the series where it was put in later: "bis" of 5 bis, "-1" of 5-1, "a" of 12a.
        holder: The unit that it stands in where a text turns the usual order round: "Article" of its sections.
    """

    style: Style
    form: str
    value: int
    number: str
    path: tuple[str, ...]
    printed: str
    rest: str
    loose: bool = False
    later: str = ""
    holder: str = ""

    @property
    def series(self) -> tuple[Style, str, tuple[str, ...]]:
        """What two numbers of one list have in common."""
        return (self.style, self.form, self.path[:-1])

    @property
    def rank(self) -> int:
        """How far up it belongs: an annex is 2, an article or any plain number stands lowest, but for its sections."""
        if self.holder:
            return 2 * _RANKS.get(self.holder, _LEAST_RANK) + 1
        return 2 * _RANKS.get(self.form, _LEAST_RANK) if self.style is Style.WORDED else 2 * _LEAST_RANK


def is_lone_annex(text: str) -> bool:
    """Tell whether a line says "Appendix" and nothing else."""
    return text.casefold() in _ALONE


# Every step of reading a document asks it of each of its lines.
@lru_cache(maxsize=4096)
def read_markers(text: str) -> tuple[Marker, ...]:
    """Return the readings of the number at the start of a text.

    Args:
        text: One line.

    Returns:
        Nothing if there is no number; two readings where it may be a roman number or a letter.
    """
    head = text[:MAX_LENGTH]
    if (match := _WORDED.match(head)) and not _is_cut(match):
        return _read_worded(match, text)
    if spelled := find_spelled(text[:MAX_SPELLED], UNIT_OF, _ALONE):
        return _read_spelled(spelled, text)
    if match := _BULLET.match(head):
        numbers = read_markers(text[match.end() :])
        if numbers and numbers[0].style is not Style.BULLET and not numbers[0].loose:
            return numbers  # "• (a) the first": some programs print both
        return (Marker(Style.BULLET, "•", 0, "", ("",), match["number"], text[match.end() :]),)
    if match := _KEYCAP.match(head):
        return (_read_keycap(match, text),)
    if match := _COMPOUND.match(head) or _DOTTED.match(head) or _ENCLOSED_PATH.match(head):
        return _read_path(match, text)
    if match := _ENCLOSED.match(head):
        return _read_single(match, "()", text)
    if match := _RAISED.match(head):
        return _read_single(match, "°", text)
    match = _CLOSED.match(head)
    # "1.Text" is a number whose space got lost, "U.S. forces" is prose.
    ends = match is not None and (match[0] != match[0].rstrip() or match.end() == len(head))
    if match and (match["number"][0].isdecimal() or ends or _DASH.match(head, match.end())):
        return _read_single(match, match["end"][-1], text)
    return ()


def read_first(text: str) -> tuple[Marker, ...]:
    """Return the readings of a number in brackets that begins a list: of the "(1)" in "15.—(1) A council may"."""
    found = read_markers(text.lstrip(DASHES))
    return tuple(one for one in found if one.form == "()" and one.value == 1 and one.rest)


def read_label(label: str, text: str) -> tuple[Marker, ...]:
    """Return the readings of a number that the format itself gives.

    Args:
        label: The number, such as "10." or "(b)" or "Article 5".
        text: The text behind it.
    """
    label = label.strip()[:MAX_LENGTH]
    if not label:
        return ()
    markers = read_markers(f"{label} ") or read_markers(f"{label}. ")
    if any(marker.rest for marker in markers) or not markers:
        # What is no number that is known is a bullet; if it has words, they stay.
        words = f"{label} {text}".rstrip() if any(map(str.isalnum, label)) else text
        return (Marker(Style.BULLET, "•", 0, "", ("",), label, words),)
    return tuple(evolve(marker, rest=text, loose=False) for marker in markers)


def format_number(value: int, style: str) -> str:
    """Return a number as a list prints it.

    Args:
        value: From 1.
        style: "decimal", "decimalZero", "lowerLetter", "russianUpper", "lowerRoman" and so on, the names that Word
            uses; any other is decimal.
    """
    if style.endswith("Letter") and value > 0:
        letter = _write_letter(value, _ALPHABETS[0])
    elif style in ("russianLower", "russianUpper") and value > 0:
        letter = _write_letter(value, _WORD_CYRILLIC)
    elif style.endswith("Roman") and 0 < value < 4000:
        letter = _write_roman(value)
    else:
        return f"{value:02}" if style == "decimalZero" else str(value)
    return letter.upper() if "upper" in style.lower() else letter


def _write_letter(value: int, alphabet: str) -> str:
    return alphabet[(value - 1) % len(alphabet)] * (1 + (value - 1) // len(alphabet))


def _write_roman(value: int) -> str:
    written = ""
    for digits, worth in _ROMAN_PAIRS:
        written += digits * (value // worth)
        value %= worth
    return written


def name_unit(word: str) -> str:
    """Return the English name of what a word in small letters numbers: "Article" of "статья"; "Schedule" of itself.

    Raises:
        KeyError: If it is none of `UNIT_OF`.
    """
    return word.capitalize() if word in _OWN_NAME else UNIT_OF[word]


def _is_cut(match: re.Match[str]) -> bool:
    """Tell whether a number is the end of its word: "Rules" is no rule S, nor "ANNEXE" an annex E."""
    is_letter = match["number"][0].isalpha() and match["word"] != "№"
    return is_letter and match.end("word") == match.start("number")


def _read_worded(match: re.Match[str], text: str) -> tuple[Marker, ...]:
    word, number = match["word"].lower(), match["number"].strip("()")
    if match["word"][0].islower():
        return ()  # "point 3 does not apply"
    unit = name_unit(word)
    if re.fullmatch(_FIRST, number, re.IGNORECASE):
        number = "I" if number[0] in "iI" else "1"
    elif number.isalpha():
        number = _read_lookalikes(number.upper())
    elif re.fullmatch(_CODE, number, re.IGNORECASE):
        number = re.sub(r"[.\s]", "", number)
    number = re.sub(r" (?=[a-z]$)", "", number.rstrip(".°ºª"))  # "§ 3 a" is § 3a
    path = _find_path(number)
    printed = text[match.start("word") : match.end("number")]
    rest = _with_bracket(match, text)
    bare = match["end"].strip() == "" and rest != ""
    if bare and not rest[:1].isupper():
        return ()  # "Article 5 of the Treaty applies"
    values = _find_values(path[-1], Style.CAPITAL_ROMAN, Style.CAPITAL) if number.isalpha() else set()
    base, later = _part(path[-1])
    return tuple(
        Marker(Style.WORDED, unit, value, number, path, printed, rest, loose=bare, later=later)
        for value in sorted(values or {int(base or 0)})
    )


def _find_path(number: str) -> tuple[str, ...]:
    """Return the parts of the number of a unit: of "5.2", and of "L121-3", whose last one counts."""
    if number[0].isalpha() and number[-1].isdecimal():
        stem, _, last = number.rpartition("-")
        return (stem or number[0], last if stem else number[1:])
    return tuple(number.split("."))


def _read_spelled(spelled: Spelled, text: str) -> tuple[Marker, ...]:
    number, rest = str(spelled.value or ""), text[spelled.end :]
    unit = name_unit(spelled.unit) if spelled.unit else "Clause"
    is_bare = not spelled.is_closed and rest != ""
    if is_bare and not rest[:1].isupper():
        return ()  # "Article One of the plan applies"
    printed = text[: spelled.printed]
    is_loose = is_bare or not spelled.unit
    return (Marker(Style.WORDED, unit, spelled.value or 1, number, (number,), printed, rest, loose=is_loose),)


def _part(number: str) -> tuple[str, str]:
    """Part "12a" into "12" and "a", and "a bis" into "a" and "bis"; two empty texts if it is no such number."""
    match = _PLAIN.fullmatch(number)
    if match is None:
        return "", ""
    return match["base"] or match["letter"], (match["later"] or match["latin"] or "").strip()


def _read_keycap(match: re.Match[str], text: str) -> Marker:
    form = "¹" if match["raised"] else "."
    if match["circle"]:
        number = str(ord(match["circle"]) - ord("①") + 1)
    elif match["raised"]:
        number = match["raised"].translate(_LINED)
    else:
        number = "10" if match["ten"] else "".join(filter(str.isdecimal, match["keys"]))
    return Marker(Style.DECIMAL, form, int(number), number, (number,), number, text[match.end() :])


def _read_lookalikes(number: str) -> str:
    """Return a roman number of Cyrillic letters ("ІІ", typed on such a keyboard) in Latin ones."""
    latin = number.translate(_LOOKALIKES)
    is_roman = len(number) > 1 or number in {"І", "Х"}
    return latin if is_roman and _ROMAN.fullmatch(latin.lower()) else number


def _read_path(match: re.Match[str], text: str) -> tuple[Marker, ...]:
    path = tuple(part for part in re.split(r"[.()\s]+", match["number"]) if part)
    number = re.sub(r"\s", "", match["number"])
    rest = _with_bracket(match, text)
    values = _find_values(path[-1], Style.DECIMAL, Style.LETTER, Style.ROMAN)
    if path[-1] == "0" and match["end"]:
        values = {0}  # "1.0. General", before 1.1
    form = "." if "(" not in number else "()"
    loose = not match["end"] and form == "."
    later = _part(path[-1])[1]
    found = tuple(
        Marker(Style.DOTTED, form, value, number, path, number, rest, loose, later) for value in sorted(values)
    )
    if path[1:] == ("0",) and match["end"] != ".":  # "2.0", which holds 2.1
        found += (Marker(Style.DECIMAL, f"{form}0", int(path[0]), number, path[:1], number, rest, loose),)
    return found


def _read_single(match: re.Match[str], form: str, text: str) -> tuple[Marker, ...]:
    number = re.sub(r"\.?[°ºª]\s?", " ", match["number"]).strip() if form == "°" else match["number"]
    rest = _with_bracket(match, text)
    rest = rest[dash.end() :] if (dash := _DASH.match(rest)) else rest
    if form == "." and number.isdigit() and _MONTH.match(rest):
        return ()
    printed = match[0][len(match["bracket"] or "") :].strip().rstrip(" .")
    base, later = _part(number)
    # A year at the start of a line, more often than not; "(b)The fee", whose space got lost, or "(A)C current".
    is_year = base.isdecimal() and int(base) > _LARGEST
    loose = is_year or (form == "()" and rest != "" and not match[0][-1].isspace())
    roman = _read_lookalikes(number)
    names = dict.fromkeys((Style.DECIMAL, Style.LETTER, Style.CAPITAL, Style.ROMAN), number)
    return tuple(
        Marker(style, form, value, name, (name,), printed, rest, loose, later)
        for style, name in {**names, Style.CAPITAL_ROMAN: roman}.items()
        for value in sorted(_find_values(name, style))
    )


def _with_bracket(match: re.Match[str], text: str) -> str:
    # "[7. Text]" is a bracketed point: the bracket belongs to its words.
    return (match["bracket"] or "").strip() + text[match.end() :]


def _find_values(number: str, *styles: Style) -> set[int]:
    """Return what a number may be worth in some styles; nothing if it cannot be of any."""
    values: set[int] = set()
    base = _part(number)[0] or number
    for style in styles:
        in_case = base.islower() if style in (Style.ROMAN, Style.LETTER) else base.isupper()
        if style is Style.DECIMAL:
            values.add(int(base) if base.isdecimal() else 0)
        elif in_case and style in (Style.ROMAN, Style.CAPITAL_ROMAN):
            values.add(read_roman(number.lower()))
        elif in_case:
            values.update(_read_letter(base.lower()))
    return values - {0}


def _read_letter(number: str) -> Iterator[int]:
    # After "z" comes "aa": one letter, repeated.
    first = number[:1]
    for alphabet in _ALPHABETS if number == first * len(number) else ():
        if first in alphabet:
            yield alphabet.index(first) + 1 + len(alphabet) * (len(number) - 1)


def read_roman(number: str) -> int:
    """Return what a roman number in small letters is worth, or 0 if it is none."""
    if not _ROMAN.fullmatch(number):
        return 0
    digits = [_ROMAN_DIGITS[digit] for digit in number]
    following = [*digits[1:], 0]
    return sum(-digit if digit < after else digit for digit, after in zip(digits, following, strict=True))


def nest_units(lines: Sequence[tuple[Marker, ...]]) -> tuple[tuple[Marker, ...], ...]:
    """Put units below those that number them anew: sections of by-laws in articles, chapters of treaties in sections.

    Elsewhere it is the other way round: the first section follows the heading of a chapter, or nothing, and an article
    stands between it and the second.

    Args:
        lines: The readings of the number of each line.

    Returns:
        The same, with such units marked. Linear time.
    """
    worded = [markers[0] for markers in lines if markers and markers[0].style is Style.WORDED]
    held = {inner: outer for outer, inner in _TURNED if _is_held(worded, outer, inner)}
    if not held:
        return tuple(lines)
    return tuple(tuple(evolve(one, holder=held.get(one.form, "")) for one in markers) for markers in lines)


def _is_held(worded: Sequence[Marker], outer: str, inner: str) -> bool:
    """Whether the numbers of a unit begin anew in each of another, or run on within one."""
    firsts = within = 0
    above = last = ""
    has_next = False
    for marker in worded:
        if marker.form == inner:
            is_outer = above.startswith(outer)
            has_next = has_next or (is_outer and above == last)
            firsts += marker.value == 1
            within += marker.value == 1 and is_outer
            last = above
        elif marker.form == outer or marker.rank < 2 * _RANKS.get(inner, _LEAST_RANK):
            above = marker.printed if marker.form != outer else f"{outer} {marker.number}"
    return 2 * within > firsts and (within > 1 or has_next)
