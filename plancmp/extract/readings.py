"""All that a mention may say: "thirty (60) days" contradicts itself, and the dot of "1.000" may part thousands."""

from __future__ import annotations

from plancmp.extract.digits import OPEN_MARK
from plancmp.extract.found import Found
from plancmp.extract.items import Line, Sort
from plancmp.extract.mention import Value
from plancmp.extract.numbers import read_line
from plancmp.extract.recognizer import find_all


def list_readings(line: Line, found: Found) -> tuple[Value, ...]:
    """List what a mention may say.

    Returns:
        Its value; where a figure in brackets contradicts the one before it, the value by either, in their order; with
        one mark before three digits, the value with decimals and the one with thousands.
    """
    start, end = line[found.first].start, line[found.after - 1].end
    for place in range(found.first, found.after) if not found.certain else ():
        item = line[place]
        parts = _read_parts(line.text[item.start : item.end]) if item.sort is Sort.NUMBER and not item.certain else ()
        if not parts:
            continue
        values = []
        for part in parts:
            text = line.text[start : item.start] + part + line.text[item.end : end]
            values += [other.value for other in find_all(read_line(text, line.language))[:1]]
        return tuple(dict.fromkeys(values)) or (found.value,)
    return (found.value,)


def _read_parts(text: str) -> tuple[str, ...]:
    """Return the figures that a doubtful one may stand for, each without doubt."""
    if OPEN_MARK.fullmatch(text):
        return f"{text}0", "".join(filter(str.isdecimal, text))
    first, bracket, second = text.partition("(")
    return (first.rstrip(), second.removesuffix(")")) if bracket else ()
