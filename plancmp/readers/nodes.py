"""Parsed text with positions: what YAML and JSON have in common before anybody asks what it means."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from attrs import define, field, frozen

from plancmp.model.value import Value

MAX_DEPTH = 64
MAX_MESSAGE = 1000
MAX_PROBLEMS = 100


# Nobody changes a node, but a file has so many that what keeps a value frozen is a third of the time of parsing.
@define(eq=False, repr=False)
class Node:
    """A place in a file.

    Attributes:
        line: From 1.
        column: From 1, in characters.
    """

    line: int
    column: int


@define(eq=False, repr=False)
class Scalar(Node):
    """A single value.

    Attributes:
        value: Its text.
        plain: Whether it stands without quotes, so that `yes` may be an answer and not a word.
    """

    value: str
    plain: bool

    @property
    def is_null(self) -> bool:
        """Whether nothing, or an explicit null, stands here."""
        return self.plain and self.value in {"", "~", "null", "Null", "NULL"}


@define(eq=False, repr=False)
class ListNode(Node):
    """A list of nodes."""

    items: tuple[Node, ...]


@define(eq=False, repr=False)
class MapNode(Node):
    """Keys and values in their order; no key stands twice."""

    entries: tuple[tuple[Scalar, Node], ...]

    def get(self, key: str) -> Node | None:
        """Return the value under a key, or `None`."""
        return next((value for name, value in self.entries if name.value == key), None)


def show(text: str) -> str:
    """Return a text as it can stand in a message: on one line, its control characters visible, not endless."""
    shown = text
    if not text.isprintable():
        shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    return shown if len(shown) <= MAX_MESSAGE else shown[:MAX_MESSAGE] + "…"


@frozen(eq=False, repr=False)
class Problem(Value):
    """One thing that is wrong with a file.

    Attributes:
        file: The file's name as the user gave it.
        line: From 1; 0 where it concerns the file as a whole.
        column: From 1; 0 where it concerns the line, or the file, as a whole.
        message: What is wrong, and what would be right; on one line.
    """

    file: str
    line: int
    column: int
    message: str = field(converter=show)

    def __str__(self) -> str:
        place = [show(self.file), *(str(number) for number in (self.line, self.column) if number)]
        return f"{':'.join(place)}: {self.message}"


class ReadError(ValueError):
    """A file that cannot be read.

    Args:
        problems: All that is wrong with it; kept in the order of the file, or of the files.
    """

    def __init__(self, *problems: Problem) -> None:
        files = list(dict.fromkeys(problem.file for problem in problems))
        places = [(files.index(problem.file), problem.line, problem.column) for problem in problems]
        self.problems = tuple(problem for _, problem in sorted(zip(places, problems, strict=True), key=itemgetter(0)))
        super().__init__(list_problems(self).rstrip("\n"))

    def __reduce__(self) -> tuple[type[ReadError], tuple[Problem, ...]]:
        return type(self), self.problems


def list_problems(error: ReadError) -> str:
    """Return a line for each problem: the first `MAX_PROBLEMS` of a file, then how many more it has."""
    lines = []
    for file, problems in groupby(error.problems, lambda problem: problem.file):
        all_of_it = list(problems)
        lines += [str(problem) for problem in all_of_it[:MAX_PROBLEMS]]
        if (more := len(all_of_it) - MAX_PROBLEMS) > 0:
            lines.append(f"{show(file)}: and {more:,} more {'problem' if more == 1 else 'problems'}")
    return "".join(f"{line}\n" for line in lines)


@frozen(eq=False, repr=False)
class ProblemList:
    """Collects the problems of one file, so that a user sees all of them in one go.

    Attributes:
        file: The file's name as the user gave it.
        problems: What was found so far.
    """

    file: str
    problems: list[Problem] = field(factory=list)

    @property
    def is_listed(self) -> bool:
        """Whether the next problem is still among those that are listed; the rest are counted."""
        return len(self.problems) < MAX_PROBLEMS

    def add(self, node: Node | None, message: str) -> None:
        """Note a problem at a node, or with the file as a whole."""
        self.problems.append(Problem(self.file, node.line if node else 0, node.column if node else 0, message))

    def raise_any(self) -> None:
        """Raise what was found.

        Raises:
            ReadError: If anything was found.
        """
        if self.problems:
            raise ReadError(*self.problems)


def list_items(node: Node) -> Sequence[Node]:
    """Return the items of a list; of a single value, that alone."""
    return node.items if isinstance(node, ListNode) else (node,)


def build_map(entries: list[tuple[Scalar, Node]], start: Node, problems: ProblemList) -> MapNode:
    """Return a map without its repeated keys, which are noted as problems."""
    if len({key.value for key, _ in entries}) == len(entries):
        return MapNode(start.line, start.column, tuple(entries))
    seen: dict[str, Scalar] = {}
    kept = []
    for key, value in entries:
        if key.value in seen:
            problems.add(key, f'duplicate key "{key.value}"; it is in line {seen[key.value].line} already')
            continue
        seen[key.value] = key
        kept.append((key, value))
    return MapNode(start.line, start.column, tuple(kept))
