"""All that a mention may say, where its words and its digits contradict each other: "thirty (60) days"."""

from __future__ import annotations

import re

from plancmp.extract.found import Found
from plancmp.extract.items import Line, Sort
from plancmp.extract.mention import Value
from plancmp.extract.numbers import read_line
from plancmp.extract.recognizer import find_all

_REPEATED = re.compile(r"(.+?)\s*\((.+)\)", re.DOTALL)


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
        match = _REPEATED.fullmatch(line.text[item.start : item.end]) if item.sort is Sort.NUMBER else None
        if match is None or item.certain:
            continue
        values = []
        for part in match.groups():
            text = line.text[start : item.start] + part + line.text[item.end : end]
            values += [other.value for other in find_all(read_line(text, line.language))[:1]]
        return tuple(dict.fromkeys(values)) or (found.value,)
    return (found.value,)
