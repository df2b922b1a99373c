"""Pieces of a redline, and how WordprocessingML spells them."""

from __future__ import annotations

from typing import Literal
from xml.sax.saxutils import escape

from attrs import field, frozen

from plancmp.model.expressions import late

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ELEMENTS = {"insert": "ins", "delete": "del", "from": "moveFrom", "to": "moveTo"}
_NO_DATE = "1980-01-01T00:00:00Z"
_SIGNS = late(r"([\t\v])")
_TURNS = 30  # as often as two minutes fit into an hour
State = Literal["equal", "delete", "insert", "from", "to"]


@frozen(eq=False, repr=False)
class Piece:
    """Characters of one paragraph that have one fate.

    Attributes:
        state: Whether they stay ("equal"), are struck, inserted, moved away ("from") or moved here ("to").
        text: The characters.
        old: Number of the old paragraph in its group and place in it; `None` if they are not of the old version.
        new: Number of the new paragraph and place in it; `None` if they are not of the new version.
    """

    state: State
    text: str
    old: tuple[int, int] | None
    new: tuple[int, int] | None


@frozen(eq=False)
class Pen:
    """Writes tracked changes: who made them, when, and the ids that none may share.

    Attributes:
        author: Who made the changes.
        date: When, as Word spells it; empty where nobody knows.
        last_id: The last id that is taken, as the one item of a list.
        turns: How often `turn` was called, likewise.
    """

    author: str
    date: str
    last_id: list[int] = field(factory=lambda: [0])
    turns: list[int] = field(factory=lambda: [0])

    def turn(self, touches: bool) -> None:
        """Begin changes that are not one with those before, if they touch them.

        LibreOffice (seen in 7.4) takes changes of one author and of times a minute apart for one if only the end of a
        paragraph parts them, and takes that end away with them when they are rejected. So all that touches there is two
        minutes apart; where nobody knows the date, on the first day that a zip can hold.
        """
        self.turns[0] += touches

    def next_id(self) -> int:
        """Return an id that nothing else in the document has."""
        self.last_id[0] += 1
        return self.last_id[0]

    def sign(self) -> str:
        """Return the attributes of a tracked change."""
        turn = self.turns[0] % _TURNS
        date = (self.date or (_NO_DATE if turn else "")).replace("T00:00", f"T00:{2 * turn:02}")
        date = f' w:date="{date}"' if date else ""
        return f'w:id="{self.next_id()}" w:author="{escape_attribute(self.author)}"{date}'

    def track(self, state: State, content: str) -> str:
        """Return runs as what happened to them."""
        if state == "equal" or not content:
            return content
        tag = _ELEMENTS[state]
        return f"<w:{tag} {self.sign()}>{content}</w:{tag}>"

    def mark(self, state: State) -> str:
        """Return what happened to the end of a paragraph, for the properties of its mark."""
        return "" if state == "equal" else f"<w:{_ELEMENTS[state]} {self.sign()}/>"

    def mark_move(self, state: State, number: int) -> tuple[str, str]:
        """Return the two ends of what moved "from" or "to" here: they have one id, and both places one name."""
        start = f'<w:{_ELEMENTS[state]}RangeStart {self.sign()} w:name="move{number}"/>'
        return start, f'<w:{_ELEMENTS[state]}RangeEnd w:id="{self.last_id[0]}"/>'


def escape_attribute(text: str) -> str:
    """Return text as it stands between double quotes."""
    return escape(text, {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def write_run(text: str, state: State = "equal", properties: str = "") -> str:
    """Return text as a run; a tab and a line break (a vertical tab) as Word has them."""
    tag = "delText" if state == "delete" else "t"
    parts: list[str] = []
    for part in filter(None, _SIGNS.split(text)):
        if part == "\t":
            parts.append("<w:tab/>")
        elif part == "\v":
            parts.append("<w:br/>")
        else:
            parts.append(f'<w:{tag} xml:space="preserve">{escape(part)}</w:{tag}>')
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{inner}{''.join(parts)}</w:r>" if parts else ""


def write_paragraph(properties: str, content: str) -> str:
    """Return a paragraph."""
    inner = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{inner}{content}</w:p>"
