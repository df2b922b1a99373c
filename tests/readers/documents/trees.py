"""Random clause trees, and the many ways in which they are printed as plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence

from attrs import frozen
from hypothesis import strategies as st

from plancmp.model import Clause


@frozen
class Provision:
    """A clause that is to be printed: its words, and its sub-clauses."""

    text: str
    items: tuple[Provision, ...] = ()


_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv")

STYLES: dict[str, Callable[[int], str]] = {
    "1.": lambda n: f"{n}.",
    "1)": lambda n: f"{n})",
    "(1)": lambda n: f"({n})",
    "a.": lambda n: f"{chr(96 + n)}.",
    "a)": lambda n: f"{chr(96 + n)})",
    "(a)": lambda n: f"({chr(96 + n)})",
    "A.": lambda n: f"{chr(64 + n)}.",
    "i.": lambda n: f"{_ROMANS[n - 1]}.",
    "(i)": lambda n: f"({_ROMANS[n - 1]})",
    "I.": lambda n: f"{_ROMANS[n - 1].upper()}.",
    "Article 1": lambda n: f"Article {n}.",
    "Section 1": lambda n: f"Section {n}:",
    "§ 1": lambda n: f"§ {n}.",
    "Point 1": lambda n: f"Point {n}:",
}
OUTER = list(STYLES)
INNER = OUTER[:10]

# Words that could be taken for numbers stand among them on purpose. None is a number that could come next: a line that
# begins with "Article 12" behind Article 11 is one, whatever the author meant.
_WORDS = (
    "troops",
    "zone",
    "the",
    "of",
    "NATO",
    "Ukraine",
    "shall",
    "Article",
    "912",
    "2014.",
    "e.g.",
    "U.S.",
    "95.2",
    "(see",
)
_FIRST = ("Parties", "Forces", "Nobody", "The", "Ukraine", "It")

words = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=25)


@st.composite
def sentences(draw: st.DrawFn, end: str = ".") -> str:
    return f"{draw(st.sampled_from(_FIRST))} {' '.join(draw(words))} agreed{end}"


@st.composite
def provisions(draw: st.DrawFn, depth: int = 3) -> Provision:
    if depth > 1 and draw(st.integers(0, 3)) == 0:
        items = draw(st.lists(provisions(depth - 1), min_size=2, max_size=5))
        return Provision(draw(sentences(":")), tuple(items))
    return Provision(draw(sentences()))


plans = st.lists(provisions(), min_size=2, max_size=12).map(tuple)


def show(provisions: Sequence[Provision], styles: Sequence[str], *, width: int, indent: int, gap: bool) -> str:
    """Print provisions, each level in a style of its own."""
    return "\n".join(_show(provisions, styles, width, indent, gap, 0))


def _show(
    provisions: Sequence[Provision], styles: Sequence[str], width: int, indent: int, gap: bool, level: int
) -> list[str]:
    lines = []
    for number, provision in enumerate(provisions, 1):
        margin = " " * indent * level
        first = f"{margin}{STYLES[styles[level]](number)} "
        further = margin + " " * (indent and len(first) - len(margin))
        filled = textwrap.wrap(
            provision.text,
            width,
            initial_indent=first,
            subsequent_indent=further,
            break_on_hyphens=False,
            break_long_words=False,
        )
        lines += [*filled, *[""] * gap]
        lines += _show(provision.items, styles, width, indent, gap, level + 1)
    return lines


def strip(clauses: Sequence[Clause]) -> tuple[Provision, ...]:
    """Return what clauses say, without their numbers."""
    return tuple(Provision(clause.text, strip(clause.clauses)) for clause in clauses)
