"""Words that begin a condition elsewhere and none here, and modals that lay nothing down where they stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Container
from functools import cache

from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.frequencies import STARTERS, read_frequency
from plancmp.extract.items import Line, Sort
from plancmp.extract.language import Language
from plancmp.extract.pieces import DETERMINERS, PREPOSITIONS, fold_word
from plancmp.readers.wordlists import find_patterns, find_words

_PERSONAL = find_words("extract.marks", "personal")
PRONOUNS = _PERSONAL | find_words("extract.marks", "pronouns")
# With these before it a modal stands in a clause that belongs to a noun: "news that we think will please you".
OPENERS = find_words("extract.marks", "openers")
_WHOLE = find_words("extract.marks", "whole")
_MOMENTS = find_words("extract.marks", "moments")
_MOST_NOUN = 3  # words
_ENCLITICS = find_words("extract.marks", "enclitics")
_LIGHT = find_words("extract.marks", "light")
_BEING = find_words("extract.marks", "being")
_COUNTING = find_words("extract.marks", "counting")
_SHORT = find_words("extract.marks", "short")
_LONGEST_ABBREVIATION = 3  # letters
_FAR = 14  # words between a denial, what gives certainty, and a modal
_MOST_HOW = 8  # items between "so" and "that"
_SENTENCE = 60  # items
_CLAUSE = 24  # items from "that" to the verb of its clause
_PURPOSES = find_words("extract.marks", "purposes")
_PLURALS = find_words("extract.marks", "plurals")
_GOING_ON = find_words("extract.marks", "going_on")
_SHORTEST_CLAUSE = 3  # words
_MODALS = find_words("extract.marks", "modals")
_POSSIBLE = find_words("extract.marks", "possible")
_DENIALS = find_words("extract.marks", "denials")
# Cues of one force that do not say the same.
_FLAVOURS = find_patterns("extract.marks.flavours")
_ASKED = find_words("extract.marks", "asked")
CONCEDING = find_words("extract.marks", "conceding")
_HAPPENING = find_words("extract.marks", "happening")
_PLACES = find_words("extract.marks", "places")
_EFFORTS = find_words("extract.marks", "efforts")
_EXERTING = find_words("extract.marks", "exerting")
_MOST_ADJECTIVES = 5
_WHERE_NOT = find_words("extract.marks", "where_not")
_BEHIND_ONCE = find_words("extract.marks", "behind_once") | {""}
_BEFORE_ONCE = find_words("extract.marks", "before_once")
_AUXILIARIES = find_words("extract.marks", "auxiliaries")
_PROMISES = find_words("extract.marks", "promises")


def may_begin(line: Line, place: int) -> bool:
    """Say whether more than a plain word may begin somewhere, beside a name and a figure: most words need no search."""
    return line[place].text in _list_starters(line.language) or line.is_number(place)


@cache
def _list_starters(language: Language) -> frozenset[str]:
    table = read_equivalents()
    phrases = (table.precedence, table.conditions, table.no_way, table.scales, table.same)
    own = _WHERE_NOT
    return STARTERS.union(own, language.states_of, language.forces, *phrases)


def is_no_mark(line: Line, place: int, words: tuple[str, ...]) -> bool:
    """Say whether words begin no condition."""
    before, behind = line[place - 1].text, line[place + len(words)].text
    if words == ("once",):
        is_count = behind in _BEHIND_ONCE
        return is_count or before in _BEFORE_ONCE or read_frequency(line, place) is not None
    if words in {("if",), ("where",), ("when",)} and behind in _SHORT:
        if behind == "any" and line[place + 2].sort is Sort.WORD:
            return False  # "if any oar breaks", not "the oars, if any,"
        return behind != "," or before not in {"", ".", ":", ";"}  # "If, on the day, it rains"
    if words[0] in {"on", "upon"} and ((words[1] == "the" and words[2] not in _HAPPENING) or "application" in words):
        return before not in {",", "", ":"}  # "decides on the application of the rule"
    if words == ("subject", "to"):
        # "These rules are subject to change", "the books shall be subject to an audit".
        return behind in {"change", "changes"} or before in {"be", "not"}
    if words[0] == "whether":
        return before in _ASKED or behind == "to"  # "decides whether or not to row"
    if words == ("provided",):
        # "Provided the Owner agrees"; not "services are provided the next day".
        is_opening = before in {",", ";", "(", "", "and", "but"} or behind in _PERSONAL
        is_subject = (
            behind in DETERMINERS | PRONOUNS or line.text[line[place + 1].start : line[place + 1].end].istitle()
        )
        return not (is_opening or _follows_clause(line, place)) or not is_subject
    if words in {("if",), ("when",)} or words[0] == "without":
        return before in CONCEDING
    return words == ("where",) and before in _PLACES


def _follows_clause(line: Line, place: int) -> bool:
    """Whether a clause stands before a word that is no part of it: "the race takes place provided the Abbot agrees"."""
    before = line[place - 1].text
    start = next((n for n in range(place - 1, max(-1, place - _FAR), -1) if line[n].sort is Sort.SIGN), -1) + 1
    words = {line[step].text for step in range(start, place)}
    is_part = before in _AUXILIARIES or before.endswith("ly")
    # "The Bank provided the Buyer with a loan", "the sons of the Miller provided the boat".
    is_clause = not _MODALS.isdisjoint(words) or (place - start > _SHORTEST_CLAUSE and not {"of", "and"} & words)
    return not is_part and is_clause


def is_month_of_title(text: str) -> bool:
    """Say whether a title opens with the month: "May Day"; "May I row?" asks, and "may row" is an item of a list."""
    return text.startswith("May ") and text[4:5].isupper() and not text.rstrip().endswith("?")


def _find_that(line: Line, place: int) -> int:
    steps = range(place - 1, max(0, place - _FAR), -1)
    that = next((step for step in steps if line[step].text in {"that", ":"}), 0)
    # "That: (a) the boats will float".
    that -= [line[step].text for step in range(that - 1, that + 2)] == ["that", ":", "("]
    return that if line[that].text == "that" else 0  # behind a colon another sentence begins


def is_told(line: Line, place: int) -> bool:
    """Say whether a cue only goes on: "may have the right to", "may check the oars to ensure that they float"."""
    before, word = line[place - 1].text, line[place].text
    return (before in _POSSIBLE and word in _GOING_ON) or (before, word) == ("to", "ensure")


def is_unpromised(line: Line, place: int) -> bool:
    """Say whether a modal stands in what nobody promises: "no guarantee that the boat will float"."""
    promises = _PROMISES
    if line[place].text in promises and line[place - 1].text in DETERMINERS:
        return True  # "gives no guarantee that" has no verb "guarantee"
    that = _find_that(line, place)
    words = [line[step].text for step in range(max(0, that - _FAR), that)]
    promise = next((n for n, word in enumerate(words) if word in promises), 0)
    return any(word in _DENIALS or word.endswith(("n't", "n’t")) for word in words[:promise])


def is_affirmed(line: Line, place: int) -> bool:
    """Say whether somebody gives his word for what a modal says: "the Seller promises that he may sell"."""
    that = _find_that(line, place)
    return line[that - 1].text.removesuffix("s") in _PROMISES


def read_flavour(words: str) -> str:
    """Return what a cue says beside its force: that somebody only intends something, or that he need not do it."""
    return next((name for name, cue in _FLAVOURS.items() if cue.search(words)), "")


def is_not_only(line: Line, after: int) -> bool:
    """Say whether "not" goes on with "only … but": "shall not only pay but also insure" asks for both.

    Args:
        line: The sentence.
        after: What stands behind the modal and its "not".
    """
    return line[after].text == "only" and any(line[step].text == "but" for step in range(after, after + _FAR))


def parts_clauses(line: Line, place: int) -> bool:
    """Say whether a sign parts two clauses: a dash, or the full stop between two sentences that are read together."""
    item, before, behind = line[place], line[place - 1], line[place + 1]
    if item.text == ".":
        is_word = before.sort is Sort.WORD and before.end - before.start > _LONGEST_ABBREVIATION
        return is_word and not line.touches(place + 1) and behind.sort is Sort.WORD and line.is_capital(place + 1)
    return line.text[max(0, item.start - 1) : item.end + 1] == " - "


def is_light(line: Line, place: int, figures: Container[int]) -> bool:
    """Say whether a verb says no more than "is": "gets lost", "get involved", "shall number 5 to 8 people".

    Args:
        line: The sentence.
        place: The verb.
        figures: Where figures begin.
    """
    behind = line[place + 1].text
    if line[place].text in _BEING:
        return line[place + 1].sort is Sort.SIGN  # "darf nicht höher als 5 m sein", and not "sein Haus"
    if line[place].text in _COUNTING:
        return place + 1 in figures
    return line[place].text in _LIGHT and (behind.endswith("ed") or behind in read_equivalents().participles)


def is_purpose(line: Line, place: int, modals: Collection[str]) -> bool:
    """Say whether a modal says what an act is for: "so designed that they can", "to ensure that the user may".

    Args:
        line: The sentence.
        place: The modal.
        modals: The words that end the search: what stands behind another modal is its own.
    """
    for step in range(place - 1, max(-1, place - _CLAUSE), -1):
        word = line[step].text
        if word in {".", ";", ":"} or word in modals:
            return False
        if word == "and" and line[step - 1].text == ",":
            return False  # "to ensure that they float, and shall have oars"
        if word == "that":
            before = [line[other].text for other in range(max(0, step - _MOST_HOW), step)]
            return "so" in before or not _PURPOSES.isdisjoint(before[-2:])
    return False


def is_of_noun(line: Line, place: int) -> bool:
    """Say whether a modal and its pronoun belong to a noun: "any sums you may earn"; not "at any time you may"."""
    if place < 3 or line[place - 1].text not in _PERSONAL or line[place - 2].text in _MOMENTS:
        return False
    first = next((n for n in range(place - 3, max(-1, place - 3 - _MOST_NOUN), -1) if line[n].text in _WHOLE), None)
    if first is None or any(not line[n].text.isalpha() for n in range(first + 1, place - 1)):
        return False
    if first > 0 and fold_word(line[first - 1].text) in PREPOSITIONS:
        return False
    # The sentence has its own modal, which no "and" joins to this one: "any sums you may earn will be paid".
    others = (n for n in range(max(0, place - _CLAUSE), place + _SENTENCE) if line[n].text in _MODALS)
    return any(n != place and line[n - 1].text not in {"and", "or", ","} for n in others)


def is_in_time(line: Line, place: int) -> bool:
    """Say whether a modal stands in a clause that says when: "must be ended before the next race can start"."""
    first = next((n for n in range(place - 1, max(-1, place - _CLAUSE), -1) if line[n].sort is Sort.SIGN), -1) + 1
    before = [line[n].text for n in range(max(first, place - _CLAUSE), place)]
    when = next((n for n, word in enumerate(before) if word in {"before", "until"}), 0)
    return not _MODALS.isdisjoint(before[:when])


def is_in_compound(line: Line, place: int) -> bool:
    """Say whether a hyphen ties a modal to a word that is no pronoun: "peut-être", "a must-see"; not "peut-il"."""
    behind = line.text[line[place].end :]
    return behind[:1] == "-" and behind[1:2].isalpha() and re.split(r"\W", behind[1:], maxsplit=1)[0] not in _ENCLITICS


def is_plural_mark(line: Line, place: int) -> bool:
    """Say whether "(s)" stands there: "provider(s)"."""
    is_mark = line[place].text == "(" and line[place + 1].text in _PLURALS and line[place + 2].text == ")"
    return is_mark and line.touches(place)


def find_efforts(line: Line, place: int) -> int:
    """Return the place behind "use best efforts to"; 0 if that does not stand there."""
    if line[place].text not in _EXERTING:
        return 0
    for step in range(place + 1, place + _MOST_ADJECTIVES + 2):
        if line[step].text in _EFFORTS:
            return step + 2 if line[step + 1].text == "to" else 0
    return 0
