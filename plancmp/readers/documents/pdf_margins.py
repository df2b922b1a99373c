"""Numbers of lines at the margin of a page, as bills, court papers and by-laws print them.

They count the lines and not the clauses. Every line has one, or every fifth; they stand left of the text, and grow as
the lines do. What could as well number a list stays: "1 Delivery", "2 Price" on lines of their own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from plancmp.model.expressions import late
from plancmp.readers.documents.numbers import read_markers

_NUMBER = late(r"(\d{1,4})(?: +(?=\S)|\Z)")
_FEWEST = 5  # of lines that are all numbered
_LEAST_SHARE = 0.6  # of the lines of a page
_STEPS = (2, 3, 4, 5, 10)


@frozen
class Margin:
    """What a line begins with, if that may be the number of a line.

    Attributes:
        value: The number; 0 for none.
        width: How many characters it takes, with the space behind it.
        right: Where it ends.
        left: Where the line begins.
        text_left: Where the words behind it begin; where the line begins if there is no number.
        rest: The words behind it.
    """

    value: int
    width: int
    right: float
    left: float
    text_left: float
    rest: str


def match_number(line: str) -> re.Match[str] | None:
    """Return the bare number that a line begins with, if any."""
    return _NUMBER.match(line)


def find_line_numbers(lines: Sequence[Margin]) -> frozenset[int]:
    """Find the lines of a page that begin with the number of the line.

    Args:
        lines: From the top of the page to its foot.

    Returns:
        Their places. Linear time.
    """
    numbered = [place for place, line in enumerate(lines) if line.value]
    if len(numbered) < 2:
        return frozenset()
    if _counts_every_line(lines, numbered) or _counts_some_lines(lines, numbered):
        return frozenset(numbered)
    # The number of the page stands above or below the text: "2 of 24".
    edge = min((line.left for line in lines if not line.value), default=0)
    beside = [place for place in numbered if lines[place].right < edge]
    return frozenset(beside) if len(beside) > 1 and _counts_some_lines(lines, beside) else frozenset()


def _counts_every_line(lines: Sequence[Margin], numbered: Sequence[int]) -> bool:
    if len(numbered) < max(_FEWEST, _LEAST_SHARE * sum(bool(line.rest) for line in lines)):
        return False
    values = [lines[place].value for place in numbered]
    if any(after != before + 1 for before, after in pairwise(values)):
        return False
    texts = [lines[place] for place in numbered if lines[place].rest]
    if not texts:  # a column of its own
        return _stand_apart(lines, numbered)
    edge = Counter(round(line.text_left) for line in texts).most_common(1)
    is_beside = all(line.right < edge[0][0] + 1 for line in texts)
    # A sentence goes on behind the number, or a clause has a number of its own: so the first one is not the clause's.
    return is_beside and any(line.rest[:1].islower() or bool(read_markers(line.rest)) for line in texts)


def _stand_apart(lines: Sequence[Margin], numbered: Sequence[int]) -> bool:
    """Tell whether all numbers stand left of all the text."""
    others = [line.left for line in lines if not line.value]
    return bool(others) and all(lines[place].right < min(others) for place in numbered)


def _counts_some_lines(lines: Sequence[Margin], numbered: Sequence[int]) -> bool:
    if not _stand_apart(lines, numbered):
        return False
    pairs = list(pairwise(numbered))
    steps = {lines[after].value - lines[before].value for before, after in pairs}
    if len(steps) != 1 or not steps <= set(_STEPS) or any(lines[place].value % min(steps) for place in numbered):
        return False
    apart = [sum(bool(line.rest) for line in lines[before:after]) for before, after in pairs]
    return all(abs(distance - min(steps)) <= 1 for distance in apart)
