"""Sentences of a clause, as stretches of items: force, party and conditions do not reach across them."""

from __future__ import annotations

from attrs import frozen

from plancmp.extract.items import Line, Sort

_LONG, _LONGEST = 500, 600


@frozen(repr=False)
class Sentence:
    """A stretch of items.

    Attributes:
        first: Its first item.
        after: One past its last item.
    """

    first: int
    after: int


def split_sentences(line: Line) -> tuple[Sentence, ...]:
    """Cut a text at full stops, semicolons, question marks and empty lines.

    A full stop behind an abbreviation or an initial, or before a small letter, ends nothing. A sentence of more than
    500 items ends at its next comma, and at 600 in any case, which keeps the work on a sentence bounded.
    """
    sentences, first = [], 0
    for place in range(len(line.items)):
        length = place - first
        is_too_long = length >= _LONGEST or (length >= _LONG and line[place].text == ",")
        if is_too_long or _ends_at(line, place, first):
            sentences.append(Sentence(first, place + 1))
            first = place + 1
    if first < len(line.items):
        sentences.append(Sentence(first, len(line.items)))
    return tuple(sentence for sentence in sentences if sentence.after > sentence.first + 1) or tuple(sentences)


def _ends_at(line: Line, place: int, first: int) -> bool:
    item, behind = line[place], line[place + 1]
    if behind.start >= 0 and "\n\n" in line.text[item.end : behind.start]:
        return True
    if item.sort is not Sort.SIGN:
        return False
    if item.text in {";", "?", "!"}:
        return True
    if item.text != "." or behind.start < 0:
        return item.text == "."
    before = line[place - 1]
    # "As listed in Annex V. It shall"; not "J. Smith", nor the heading "Annex V. Fees".
    is_label = place - 2 > first and line[place - 2].text in line.language.references
    is_letter = before.sort is Sort.WORD and len(before.text) == 1 and not is_label
    is_short = before.text in line.language.abbreviations or is_letter
    return not is_short and not line.text[behind.start].islower() and not line.touches(place + 1)
