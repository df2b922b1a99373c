"""Figures that number or name something and lay nothing down: "(1)", "17 CFR 744", a postcode, years of copyright."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from plancmp.extract.found import Found
from plancmp.extract.items import Line, Sort
from plancmp.extract.mention import Kind
from plancmp.extract.pieces import Piece, PieceKind
from plancmp.extract.sentences import Sentence
from plancmp.model.expressions import late
from plancmp.readers.documents.numbers import read_roman
from plancmp.readers.wordlists import find_pattern, find_words, pair_words

_LINK = find_pattern("extract.labels", "link")
_ABBREVIATED = pair_words("extract.labels", "abbreviated")
_GAP = late(r"(?<=\d) ?\( ?| (?=\))")  # "4 (b)", "4( b )"
_SPAN = find_pattern("extract.labels", "span")
_ITEM = late(r"\(?[\w.]+\)?")
_ROMAN = late(r"x{0,3}(?:ix|iv|v?i{0,3})(?<=[ivx])")
_WHOLE = find_pattern("extract.labels", "whole")
_PART = find_pattern("extract.labels", "part")
_OF = find_words("extract.labels", "of") | {""}
_NOTICE = ("copyright", "©")
_REACH = 40  # items between "Copyright" and its last year
_BESIDE = 3  # items between the date of a version and what says so
# Nouns of acts that have a number, beside the instruments of a language.
ACTS = find_words("extract.labels", "acts")
_ENDS = find_words("extract.labels", "ends")
_NEAR = 10  # items between an act and its date
_FAR = 18  # the same of an instrument: "Regulation (EC) No 5/2013 of the European Parliament and of the Council of …"
_MOST_ITEMS = 30
_LEAST_GROUPS = 4  # items from the first group of a telephone number to the last: two groups with a hyphen each
_BEFORE_MARKER = find_words("extract.labels", "before_marker") | {""}
_BEING = find_words("extract.labels", "being")


def is_label(line: Line, found: Found) -> bool:
    """Tell whether a figure is a label.

    Returns:
        Whether it numbers an item of a list within a sentence, is part of the name of a law, or a year in which
        something was first published.
    """
    if found.kind is Kind.NUMBER:
        tests = (_is_marker, _is_code, _is_postcode, _is_telephone, _is_notice)
        return any(test(line, found) for test in tests)
    return found.kind in {Kind.DATE, Kind.RANGE} and _is_notice(line, found)


def is_instrument_date(line: Line, found: Found) -> bool:
    """Tell whether a date is that of an instrument: "signed on 10 December 1991", "Regulation 5/2013 of 26 June 2013".

    It is a fact and binds nobody; "shall be signed on 10 December" is not meant.
    """
    if found.kind is not Kind.DATE:
        return False
    before = line[found.first - 1].text
    if before == "dated":
        return True
    for place in range(found.first - 1, max(found.first - _FAR, -1), -1):
        text = line[place].text
        if line[place].sort is Sort.SIGN and text in {",", ";", "."}:
            return False
        if text in line.language.acts_done and found.first - place < _NEAR:
            return line[place - 1].text not in _BEING
        if before in {"of", "dated"} and (text in line.language.references or text in line.language.instruments):
            return True
    return False


def dates_text(line: Line, found: Found) -> bool:
    """Tell whether a date says which text or version is meant, and is no deadline.

    "As in force until May", "in der bis Mai geltenden Fassung", "закон от 2 июня 2016 года".
    """
    if found.kind not in {Kind.DATE, Kind.DEADLINE}:
        return False
    words = [line[place].text for place in range(found.first - _BESIDE, found.after + _BESIDE)]
    before, behind = words[:_BESIDE], words[-_BESIDE:]
    is_before = "force" in before and not {"as", "version"}.isdisjoint(before)
    is_around = before[-2:] == ["in", "the"] and "version" in behind
    return is_before or is_around or _dates_act(line, found)


def _dates_act(line: Line, found: Found) -> bool:
    dating = line.language.glossary.dating if line.language.glossary else frozenset()
    place = found.first - (line[found.first].text != "from")
    if line.slice(place, place).casefold() not in dating:
        return False
    before = [line[step] for step in range(place - 1, max(-1, place - _NEAR), -1)]
    nouns = line.language.instruments | ACTS
    first = next((item for item in before if item.text in nouns or item.text in _ENDS), None)
    return first is not None and first.text in nouns


def is_recital(line: Line, sentence: Sentence) -> bool:
    """Tell whether a sentence gives reasons and lays nothing down: "Recalling the Declaration …"."""
    first = sentence.first
    while first < sentence.after and line[first].sort is not Sort.WORD:
        first += 1
    return line.phrase_at(first, line.language.recitals) > 0


def _is_marker(line: Line, found: Found) -> bool:
    """Tell "(1)" and "1)" from "five (5) days", where the figure says again what a word said."""
    place = found.first
    if found.after != place + 1 or line[place + 1].text != ")":
        return False
    if line[place - 1].text != "(":
        return 0 < line[place].number <= _MOST_ITEMS and line[place - 1].text in _BEFORE_MARKER
    return 0 < line[place].number <= _MOST_ITEMS and line[place - 2].sort is not Sort.NUMBER


def _is_code(line: Line, found: Found) -> bool:
    """Tell whether a word in capitals parts two bare figures: "50 U.S.C. 1701"."""
    first, after = found.first, found.after
    return any(
        line[word].sort is Sort.WORD
        and line[word].end - line[word].start > 1
        and line.slice(word, word).isupper()
        and line[other].sort in {Sort.NUMBER, Sort.DOTTED}
        for word, other in ((after, after + 1), (first - 1, first - 2))
    )


def _is_postcode(line: Line, found: Found) -> bool:
    """Tell whether a figure begins with a nought, as "02110" does, or is joined to one that does."""
    for place in (found.first, found.first - 2):
        text = line.slice(place, place)
        if len(text) > 1 and text[0] == "0" and text.isdecimal():
            return place == found.first or line[found.first - 1].text in {"-", "–"}
    return False


def _is_telephone(line: Line, found: Found) -> bool:
    """Tell whether a figure is one of three or more that hyphens join: "1-800-555-0100"."""
    first = last = found.first
    while _is_hyphen(line, first - 1) and line.is_number(first - 2):
        first -= 2
    while _is_hyphen(line, last + 1) and line.is_number(last + 2):
        last += 2
    return last - first >= _LEAST_GROUPS


def _is_hyphen(line: Line, place: int) -> bool:
    return line[place].text == "-" and line.touches(place) and line.touches(place + 1)


def _is_notice(line: Line, found: Found) -> bool:
    for place in range(found.first - 1, found.first - 1 - _REACH, -1):
        item = line[place]
        if item.text in _NOTICE:
            return True
        if item.sort is Sort.WORD and item.text != "c":
            return False
    return False


def write_reference(text: str) -> str:
    """Return a reference in one form: "Art. iv" is "article 4"."""
    label, *number = text.casefold().replace(" & ", " and ").split()
    return " ".join((_ABBREVIATED.get(label, label), _sort_items(" ".join(number))))


def _sort_items(number: str) -> str:
    """Return what is cited in digits and in one order: "(b) and (a)" is "(a) and (b)", where it is a plain list."""
    number = _SPAN.sub(_list_span, _GAP.sub(lambda match: match[0].strip(), number))
    parts = _LINK.split(number)
    parts[::2] = map(_read_roman, parts[::2])
    if all(map(_ITEM.fullmatch, parts[::2])):
        parts[::2] = sorted(parts[::2])
    return "".join(parts)


def _list_span(match: re.Match[str]) -> str:
    """Write "3 to 5" as "3, 4 and 5"."""
    first, last = int(match[1]), int(match[2])
    if not 0 < last - first < _MOST_ITEMS:
        return match[0]
    return ", ".join(map(str, range(first, last))) + f" and {last}"


def _read_roman(number: str) -> str:
    """Return a number in Roman numerals in digits: "article iv" is article 4; letters in brackets are no numerals."""
    if not _ROMAN.fullmatch(number):
        return number
    return str(read_roman(number))


def join_references(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Make "Article 12(3)" of "Article 12, paragraph 3" and of "paragraph 3 of Article 12". Linear time."""
    joined = list(pieces)
    for place in range(1, len(pieces)):
        before = place - 1 - (pieces[place - 1].kind is PieceKind.COMMA)
        one, other = joined[before], pieces[place]
        between = text[one.end : other.start].strip()
        is_inner = between in _OF and _PART.fullmatch(one.key) is not None
        outer, part = (other, _PART.fullmatch(one.key)) if is_inner else (one, _PART.fullmatch(other.key))
        if part is None or _WHOLE.fullmatch(outer.key) is None or not (is_inner or between in {"", ","}):
            continue
        words = text[one.start : other.end]
        joined[place] = evolve(other, key=f"{outer.key}({part[1]})", start=one.start, text=words)
        joined[before:place] = [evolve(piece, key="") for piece in joined[before:place]]
    return [piece for piece in joined if piece.key]
