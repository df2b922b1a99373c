"""All that a mention may say, where its words and its digits contradict each other: "thirty (60) days"."""

from __future__ import annotations

from plancmp.extract.found import Found
from plancmp.extract.items import Line, Sort
from plancmp.extract.mention import Value
from plancmp.extract.numbers import read_line
from plancmp.extract.recognizer import find_all


def list_readings(line: Line, found: Found) -> tuple[Value, ...]:
    """List what a mention may say.

    Args:
        line: The text.
        found: A mention in it.

    Returns:
        Its value; where a figure in brackets contradicts the one before it, the value by either, in their order.
    """
    start, end = line[found.first].start, line[found.after - 1].end
    for place in range(found.first, found.after) if not found.certain else ():
        item = line[place]
        first, bracket, second = line.text[item.start : item.end].partition("(")
        if item.sort is not Sort.NUMBER or item.certain or not bracket:
            continue
        values = []
        for part in (first.rstrip(), second.removesuffix(")")):
            text = line.text[start : item.start] + part + line.text[item.end : end]
            values += [other.value for other in find_all(read_line(text, line.language))[:1]]
        return tuple(dict.fromkeys(values)) or (found.value,)
    return (found.value,)
