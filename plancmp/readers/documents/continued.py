"""Lists whose numbers the program that prints them counts: "#." in pandoc's Markdown goes on with its list."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.model.expressions import late
from plancmp.readers.documents.numbers import Style, format_number, read_markers

_COUNTED = late(r"( *)(?:#([.)])|\(#\))(?= +\S)")
_NAMES = {
    Style.LETTER: "lowerLetter",
    Style.CAPITAL: "upperLetter",
    Style.ROMAN: "lowerRoman",
    Style.CAPITAL_ROMAN: "upperRoman",
}

_Last = tuple[int, str, str]


def number_lists(lines: Sequence[str]) -> list[str]:
    """Write the number in place of each "#." that begins a line: the one after the last number of that indent.

    Returns:
        As many lines; "1." where a list begins with "#.". Linear time.
    """
    if not any(_COUNTED.match(line) for line in lines):
        return list(lines)
    written: list[str] = []
    last: dict[int, _Last] = {}
    for line in lines:
        indent = len(line) - len(line.lstrip(" "))
        match = _COUNTED.match(line)
        markers = () if match else read_markers(line.strip())
        if match:
            value, style, form = last.get(indent, (0, "decimal", match[2] or "()"))
            number = format_number(value + 1, style)
            _note(last, indent, (value + 1, style, form))
            mark = f"({number})" if form == "()" else f"{number}{form}"
            written.append(f"{match[1]}{mark}{line[match.end() :]}")
            continue
        written.append(line)
        if markers and markers[0].style not in (Style.BULLET, Style.DOTTED, Style.WORDED):
            # "i" is a roman one at the start of a list, and a letter behind "h".
            marker = next((m for m in markers if m.value == last.get(indent, (0,))[0] + 1), markers[0])
            _note(last, indent, (marker.value, _NAMES.get(marker.style, "decimal"), marker.form))
        elif line.startswith("#"):
            last.clear()
    return written


def _note(last: dict[int, _Last], indent: int, found: _Last) -> None:
    for place in [place for place in last if place > indent]:
        del last[place]
    last[indent] = found
