"""Numbers that only name a place in a text: "Article 5", "points 3 and 4", "24(2)", "No 575/2013"."""

from __future__ import annotations

import re

from plancmp.extract.durations import read_unit
from plancmp.extract.found import Found
from plancmp.extract.items import Item, Line, Sort
from plancmp.extract.labels import ACTS
from plancmp.extract.languages import ENGLISH
from plancmp.extract.measures import find_measure
from plancmp.extract.mention import Kind
from plancmp.extract.shares import find_percent
from plancmp.model.expressions import late
from plancmp.model.quantity import CURRENCIES
from plancmp.readers.wordlists import find_pattern, find_words

# Of Cyrillic letters those that are no word by themselves.
_ROMAN = late(r"[IVXLC]{1,6}|[A-Z](?![a-z])|[АБГДЕЄЖ](?!\w)")
# What the series, number, date and page of a gazette consist of: "OJ L 12, 16.1.2001, p. 1", "BGBl. 2023 I Nr. 23".
_PRINTED = find_pattern("extract.references", "printed")
_MOST_PRINTED = 9  # of these
_ACT = late(r"\d{1,4}/\d{1,4}/(?:E[GUC]|EWG|EEC|CEE?|UE|Euratom|ЄС|ЕС|ЄЕС|ЕЭС)(?!\w)")
# Articles of French codes, "L. 521-3-2", and items of a law, "2°"; no temperature or place on the globe.
_CODED = late(r"(?:LO|[LRD])\.\s?\*?\s?\d{1,4}(?:-\d{1,3}){1,4}(?!\w)")
# Acts that are numbered in their year, "Ley 39/2015", "Orden HAC/1504/2024", or throughout, "Ley 26.206".
_YEARLY = late(r"\d{1,5}/(?:1[89]|20)\d\d(?![\w/])")
_NUMBERED = late(r"\d{1,4}/\d{1,4}(?![\w/])")
# "The Companies Act 2014".
_OF_YEAR = late(r"[^\W\d_]{2,20}\s(?:1[5-9]|20)\d\d(?![/.,:-]?\d|\s?[%€$£]|\s[a-z]+s\b|\w)")
_SERIES = late(r"(?<=[A-Z]{2}/)\d{1,5}/(?:1[89]|20)\d\d(?!\w)")
_SERIAL = late(r"(?:\d{2}\.\d{3}|\d{4,5})(?![\w%€$]|[.,/]\d)")
_LONGEST_STREET = 5  # items
_LONGEST_ASIDE = 25  # items in brackets within a list of places
_BETWEEN = 4  # items between the noun of an act and its number
_POINTS = frozenset({".", "-", "º", "°"})
_RAISED = late(r"\d{1,3}[°º](?:\s(?:bis|ter|quater)\b)?(?!\s?[CFKNSEWO]\b|\s?\d|\w)")
_PAGE = late(r"I{1,3} \d{1,5}(?![\w.,]?\w)")
_DATE_END = late(r"\d{1,2}\.\d{1,2}\.\d{4} \Z")
_DATE = 11  # characters of the longest of them
# A standard with its number, part and year: "ISO 9001:2015", "EN ISO 14001", "IEC 60601-1", "RFC 2119".
_STANDARD = late(
    r"(?:ISO|IEC|EN|DIN|BS|IEEE|ANSI|ASTM|ETSI|RFC|NIST|NF|UNE|UNI|ГОСТ|ДСТУ)\b(?:[ /-](?:[A-Z]{1,5}|ISO|IEC)\b){0,3}"
    r"[ -]?\d+(?:[.:–-]\d+){0,5}(?!\w)"
)
_ITEM = late(r"[a-z]|[ivx]{1,4}|\d{1,2}")
_CODES = find_words("extract.references", "codes")
_INSERTED = find_words("extract.references", "inserted")
_VERBS = find_words("extract.references", "verbs")
_BEFORE_VERBS = find_words("extract.references", "before_verbs")
_SEPARATORS = find_words("extract.references", "separators")


def find_reference(line: Line, place: int) -> Found | None:
    """Find a reference; its value is its text in lower case with single spaces and without dots."""
    if found := (
        find_address(line, place)
        or _find_code(line, place)
        or _find_gazette(line, place)
        or _find_pattern(line, place, _STANDARD)
        or _find_law(line, place)
    ):
        return found
    after = place
    if line[place].text in line.language.references and not _is_verb(line, place):
        after = place + 1 + (line[place + 1].text == ".")
    is_named = after > place
    if not is_named and line[place].sort not in {Sort.NUMBER, Sort.DOTTED}:
        return None
    end = _end_label(line, after) if is_named else _read_label(line, after)
    if end is None or (not is_named and line[end - 1].text != ")") or (is_named and _is_figure(line, after)):
        return None
    while is_named and (following := _pass_separators(line, end)) is not None:
        next_end = _end_label(line, following)
        if next_end is None or _is_figure(line, following):
            break
        end = next_end
    value = " ".join(line.spell(place, end - 1).lower().replace(".", " ").split())
    return Found(Kind.REFERENCE, place, end, value, "reference")


def _pass_separators(line: Line, place: int) -> int | None:
    """Return where the next label of a list may begin: behind ", and", and behind an aside: "4 (as amended), 6"."""
    if line[place].text == "(":
        aside = range(place + 1, place + 1 + _LONGEST_ASIDE)
        closing = next((n for n in aside if line[n].text in {")", ""}), place)
        place = closing + 1 if line[closing].text == ")" else place
    if line[place].text not in _SEPARATORS:
        return None
    return place + 1 + (line[place].text == "," and line[place + 1].text in {"and", "or"})


def _end_label(line: Line, place: int) -> int | None:
    law = _find_law(line, place)
    return law.after if law is not None else _read_label(line, place, is_named=True)


def _is_verb(line: Line, place: int) -> bool:
    """Whether a word for a place does something with a number of things: "the army shall release 800 prisoners"."""
    if line[place].text not in _VERBS or _is_capital(line, place):
        return False
    before, behind = line[place - 1], line[place + 2]
    opens_name = before.text not in _BEFORE_VERBS and before.text in line.language.stops | line.language.prepositions
    is_thing = behind.sort is Sort.WORD and behind.text not in line.language.stops | line.language.clause_ends
    return not opens_name and before.sort is Sort.WORD and line.is_number(place + 1) and is_thing


def _read_label(line: Line, place: int, *, is_named: bool = False) -> int | None:
    """Read "5", "5a", "24(2)(b)", "2.1.3"; return the place behind it."""
    item = line[place]
    # In a label "104b" has a letter, where a sum would be in billions.
    is_lettered = re.fullmatch(r"\d{1,4}[a-z]", item.text) is not None
    if item.text == "(" and line[place + 2].text == ")" and len(line[place + 1].text) <= 3:
        is_act = line.slice(place + 1, place + 1).isupper()  # "Regulation (EU) 2016/679"
        number = _find_pattern(line, place + 3, _NUMBERED, is_number=True) if is_act else None
        return number.after if number else place + 3
    is_roman = item.sort is Sort.WORD and _ROMAN.fullmatch(line.text[item.start : item.end]) is not None
    is_plain = item.rule in {"digits", "fraction"} or (item.rule == "words-and-digits" and item.text[0].isdigit())
    is_figure = item.sort is Sort.NUMBER and is_plain and (item.scale == 1 or is_lettered)
    # Ukrainian and Russian write the third as "3а" too.
    is_figure = is_figure or (item.sort is Sort.ORDINAL and re.fullmatch(r"\d{1,4}\w", item.text) is not None)
    if not (is_roman or is_figure or item.sort is Sort.DOTTED or _is_dotted_date(item)):
        return None
    end = place + 1
    is_letter = line[end].sort is Sort.WORD and line.touches(end) and len(line[end].text) <= 2
    end += is_letter or line[end].text.removesuffix("·") in _INSERTED
    while line[end].text == "(" and line[end + 2].text == ")" and len(line[end + 1].text) <= 4:
        # "Clause 4 (b)"; in "clause 4 (VAT)" the brackets are an aside.
        if not line.touches(end) and not (is_named and _ITEM.fullmatch(line.slice(end + 1, end + 1))):
            break
        end += 3
    return end


def _is_dotted_date(item: Item) -> bool:
    """Whether "2.2.25" looks like a date: behind "point" it is none."""
    return item.sort is Sort.DMY and "." in item.text


def _is_plain(line: Line, place: int) -> bool:
    item = line[place]
    return item.sort is Sort.NUMBER and item.rule == "digits" and item.scale == 1 and item.text.isdigit()


def _is_capital(line: Line, place: int) -> bool:
    return line[place].sort is Sort.WORD and line.is_capital(place)


def find_address(line: Line, place: int) -> Found | None:
    """Find a number that is part of an address: "12 Market Street", "Suite 900", "TX 78602", "10117 Berlin"."""
    if (
        line[place].text.removesuffix("·") in ENGLISH.premises
        and _is_capital(line, place)
        and _is_plain(line, place + 1)
    ):
        return _make(line, place, place + 2, "address")
    if not _is_plain(line, place):
        return None
    text, before = line[place].text, line[place - 1]
    behind = place + 1 + (line[place + 1].text == ",")
    is_state = (
        len(line.slice(place - 1, place - 1)) == 2
        and line.slice(place - 1, place - 1).isupper()
        and before.sort is Sort.WORD
    )
    is_parted = before.sort is Sort.SIGN and before.text in {",", ";", "", "•", "-"}
    is_code = (len(text) == 5 and is_state) or (
        len(text) in {4, 5, 6} and text[0] == "0" and line[place + 1].text not in {"hours", "hrs"}
    )
    is_city = len(text) in {5, 6} and is_parted and _is_capital(line, place + 1)
    if line.language.glossary is not None and line.language.glossary.capitals_mark_nouns:
        # "…, 10000 Soldaten": a noun is a city only behind a street.
        is_city = is_city and _follows_street(line, place - 2)
    if is_code or is_city or _follows_street(line, place) or _begins_street(line, behind):
        return _make(line, place, place + 1, "address")
    return None


def _begins_street(line: Line, place: int) -> bool:
    """Whether a street's name begins there: "Market Street", "rue du Marché"."""
    is_english = line.language.glossary is None
    is_abroad = line[place].text.removesuffix("·") in line.language.streets_abroad
    if is_abroad and (not is_english or _is_capital(line, place + 1)):
        return True
    for step in range(place, place + _LONGEST_STREET):
        is_initial = line[step].text == "." and step > place and line[step - 1].end - line[step - 1].start == 1
        if not (_is_capital(line, step) or is_initial):
            return False
        # Texts of every language have addresses in the United States.
        if step > place and line[step].text.removesuffix("·") in line.language.streets | ENGLISH.streets:
            return True
    return False


def _follows_street(line: Line, place: int) -> bool:
    """Whether a street's name stands before: "Hauptstraße 12", "Calle Mayor 12", "ул. Ленина, д. 12"."""
    streets, is_english = line.language.streets_abroad, line.language.glossary is None
    if any(len(word) > 4 and line[place - 1].text.endswith(word) for word in streets) and not is_english:
        return True
    for step in range(place - 1, max(place - 7, -1), -1):
        if line[step].text.removesuffix("·") in streets:
            return step < place - 1 and _is_capital(line, step + 1 + (line[step + 1].text == "."))
        is_name = not is_english or _is_capital(line, step) or line[step].text == ","
        if line.is_number(step) or line[step].text in {";", ":"} or not is_name:
            return False
    return False


def _find_code(line: Line, place: int) -> Found | None:
    """Find a place in a code of laws, "17 CFR 744", and a version behind a name, "Apache 2.0"."""
    item = line[place]
    if item.sort is Sort.NUMBER and re.fullmatch(r"\d{1,2}\.\d{1,2}", item.text) and _is_named_version(line, place):
        return _make(line, place, place + 1, "version")
    word = line.slice(place + 1, place + 1).replace(".", "")
    is_law = _is_plain(line, place) and len(word) in {2, 3, 4} and word.isupper() and word.isalpha()
    if not is_law or word in CURRENCIES or find_measure(line, place) is not None:
        return None
    start = place + 2
    start += line[start].text in {"§", "part", "section", "sec"}
    end = _read_label(line, start)
    return _make(line, place, end, "code") if end is not None and not _is_figure(line, start) else None


def _find_law(line: Line, place: int) -> Found | None:
    """Find the number of an act, "76/207/EEC", and the page behind the date of one, "20.11.2019 I 1724"."""
    item = line[place]
    if item.sort is Sort.NUMBER:
        is_other = line.language.glossary is not None
        act = _find_pattern(line, place, _ACT, is_number=True)
        act = act or _find_pattern(line, place, _SERIES, is_number=True)
        if act is None and (steps := _count_steps(line, place)):
            act = _find_pattern(line, place, _YEARLY, is_number=True)
            is_serial = act is None and is_other and steps == 1
            act = _find_pattern(line, place, _SERIAL, is_number=True) if is_serial else act
        return act or (_find_pattern(line, place, _RAISED, is_number=True) if is_other else None)
    if item.text in line.language.instruments and (found := _find_pattern(line, place, _OF_YEAR)):
        return found
    if item.text in _CODES and (found := _find_pattern(line, place, _CODED)):
        return found
    is_page = line[place - 1].end > 0 and _DATE_END.search(line.text[max(0, item.start - _DATE) : item.start])
    return _find_pattern(line, place, _PAGE) if is_page else None


def _count_steps(line: Line, place: int) -> int:
    """Return how many items before a number the noun of an act stands, "Ley Orgánica 5/2000"; 0 for none."""
    for steps in range(1, _BETWEEN + 1):
        item = line[place - steps]
        if item.text in line.language.instruments | ACTS:
            return steps
        if item.sort is not Sort.WORD and item.text not in _POINTS:
            return 0
    return 0


def _find_gazette(line: Line, place: int) -> Found | None:
    """Find where a text was printed: "OJ L 12, 16.1.2001, p. 1"."""
    if line[place].text not in line.language.gazettes or not _is_capital(line, place):
        return None
    end = after = line[place].end
    for _ in range(_MOST_PRINTED):
        match = _PRINTED.match(line.text, after)
        if match is None:
            break
        after = match.end()
        end = after if line.text[after - 1].isdecimal() else end
    return _cover(line, place, end) if end > line[place].end else None


def _find_pattern(line: Line, place: int, pattern: re.Pattern[str], *, is_number: bool = False) -> Found | None:
    """Find what a pattern describes that begins with an item."""
    match = pattern.match(line.text, line[place].start) if is_number or _is_capital(line, place) else None
    if match is None:
        return None
    return _cover(line, place, match.end())


def _cover(line: Line, place: int, end: int) -> Found:
    """Return a reference from an item to a place in the text."""
    after = next(
        step for step in range(place + 1, len(line.items) + 1) if line[step].start >= end or step == len(line.items)
    )
    return _make(line, place, after, "printed")


def _is_named_version(line: Line, place: int) -> bool:
    glossary, before = line.language.glossary, line[place - 1]
    is_name = _is_capital(line, place - 1) and line[place - 2].start >= 0 and not line.touches(place)
    is_common = before.is_gloss or before.text in line.language.stops or before.text in line.language.months
    is_noun = glossary is not None and glossary.capitals_mark_nouns
    is_bare = line[place + 1].sort is Sort.SIGN or line[place + 1].text in line.language.stops
    is_money = line.slice(place - 1, place - 1) in CURRENCIES or line[place + 1].text in {"%", "$", "€", "£"}
    return is_name and is_bare and not (is_common or is_noun or is_money)


def _make(line: Line, first: int, after: int, rule: str) -> Found:
    value = " ".join(line.spell(first, after - 1).lower().split())
    return Found(Kind.REFERENCE, first, after, value, rule)


def _is_figure(line: Line, place: int) -> bool:
    behind = line[place + 1]
    if behind.is_gloss and behind.text in line.language.months:
        return True
    return bool(read_unit(line, place + 1)[0]) or find_percent(line, place) is not None
