"""What a recognizer hands back to its caller."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from attrs import frozen

from plancmp.extract.items import Line
from plancmp.extract.mention import Kind, Mention, Value


@frozen(repr=False)
class Found:
    """A mention in terms of items.

    Attributes:
        kind: What it is about.
        first: Its first item.
        after: One past its last item.
        value: What it says.
        rule: The id of the rule.
        certain: Whether it can be read in one way only.
        scale: The scale word of the figure, which a range shares between its ends.
    """

    kind: Kind
    first: int
    after: int
    value: Value
    rule: str
    certain: bool = True
    scale: int = 1

    def place_in(self, line: Line) -> Mention:
        """Return the mention with its place in the text."""
        start, end = line[self.first].start, line[self.after - 1].end
        return Mention(self.kind, start, end, line.text[start:end], self.value, self.rule, self.certain)


# Finds what a text holds that begins with an item, given its place; `None` if nothing does.
Recognizer: TypeAlias = Callable[[Line, int], "Found | None"]
