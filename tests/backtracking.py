"""How many steps a regular expression takes, counted, not timed: the same on any machine.

Python's engine tells nobody how often it goes back, so `Matcher` walks the engine's own parse tree in the order of the
engine, and counts. `measure_growth` makes texts on which an expression may take long: for each part that may be
repeated, what it takes, very often, behind what comes before it and in front of what it does not take. This finds the
usual ways to be slow, it proves nothing: an expression that needs a subtler text passes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random
from re import _compiler, _parser  # type: ignore[attr-defined]  # the engine's own parser, the only one that knows all
from typing import Any

CAP = 60_000
"""Steps after which it does not matter how many more there are."""
_OFTEN = 8  # a part that may be repeated more often than this may be slow
_CANDIDATES = "a1 ,.-A(/'\n0x\u00a0\x00«é漢я:;%$_\t)\"<>="
_ENDS = ("", "\x00", "!", " ", "a")
_LETTERS = frozenset({"IN", "ANY", "NOT_LITERAL", "LITERAL"})
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


Node = Any
"""A part of the engine's parse tree, which has no types: an operation and its argument, or a sequence of those."""
Ends = Iterator[int]
"""Where a part can end, in the order in which the engine tries."""


class _EnoughError(Exception):
    pass


class Matcher:
    """An expression that counts its steps.

    Args:
        pattern: The expression.
        flags: Its flags.
    """

    def __init__(self, pattern: str, flags: int) -> None:
        self.tree: Node = _parser.parse(pattern, flags)
        self.flags = self.tree.state.flags
        self.steps = 0
        self.letters = [letter for letter in dict.fromkeys(pattern) if not letter.isalnum()]
        self._leaves: dict[int, Callable[..., Any]] = {}
        self._groups: dict[int, tuple[int, int]] = {}

    def count(self, text: str, *, is_search: bool) -> int:
        """Return how many steps it takes to match a text, or to search it; at most `CAP`."""
        self.steps = 0
        try:
            for start in range(len(text) + 1 if is_search else 1):
                self._groups = {}
                if next(self._walk(self.tree, 0, text, start), None) is not None:
                    break
        except _EnoughError:
            pass
        return self.steps

    def list_ends(self, text: str) -> Ends:
        """Yield where a match at the start of a text can end."""
        self.steps, self._groups = 0, {}
        return self._walk(self.tree, 0, text, 0)

    def find_leaf(self, item: Node) -> Callable[..., Any]:
        """Return what matches one character, or one place."""
        if id(item) not in self._leaves:
            part = _parser.SubPattern(self.tree.state, [item])
            self._leaves[id(item)] = _compiler.compile(part, self.flags).match
        return self._leaves[id(item)]

    def _walk(self, items: Node, index: int, text: str, place: int) -> Ends:
        """Yield where a sequence can end, in the order in which the engine tries."""
        while index < len(items) and str(items[index][0]) in _LETTERS:
            self._count_step()
            found = self.find_leaf(items[index])(text, place)
            if not found:
                return
            index, place = index + 1, found.end()
        if index == len(items):
            yield place
            return
        for after in self._step(items[index], text, place):
            yield from self._walk(items, index + 1, text, after)

    def _count_step(self) -> None:
        self.steps += 1
        if self.steps >= CAP:
            raise _EnoughError

    def _step(self, item: Node, text: str, place: int) -> Ends:
        self._count_step()
        kind, argument = str(item[0]), item[1]
        if kind in _REPEATS:
            return self._repeat(kind, argument, text, place)
        if kind in {"ASSERT", "ASSERT_NOT"}:
            return iter([place] if self._looks(argument, text, place) == (kind == "ASSERT") else [])
        work = {
            "SUBPATTERN": self._group,
            "BRANCH": self._branch,
            "ATOMIC_GROUP": self._once,
            "GROUPREF": self._refer,
            "GROUPREF_EXISTS": self._choose,
        }
        if kind in work:
            return work[kind](argument, text, place)
        found = self.find_leaf(item)(text, place)
        return iter([found.end()] if found else [])

    def _group(self, argument: Node, text: str, place: int) -> Ends:
        for after in self._walk(argument[3], 0, text, place):
            if argument[0] is not None:
                self._groups[argument[0]] = (place, after)
            yield after

    def _branch(self, argument: Node, text: str, place: int) -> Ends:
        for branch in argument[1]:
            yield from self._walk(branch, 0, text, place)

    def _once(self, argument: Node, text: str, place: int) -> Ends:
        return _take_first(self._walk(argument, 0, text, place))

    def _refer(self, argument: Node, text: str, place: int) -> Ends:
        start, end = self._groups.get(argument, (0, -1))
        if end >= 0 and text.startswith(text[start:end], place):
            yield place + end - start

    def _choose(self, argument: Node, text: str, place: int) -> Ends:
        number, yes, no = argument
        return self._walk(yes if number in self._groups else no or (), 0, text, place)

    def _looks(self, argument: Node, text: str, place: int) -> bool:
        direction, inner = argument
        if direction > 0:
            return next(self._walk(inner, 0, text, place), None) is not None
        low, high = inner.getwidth()
        starts = (start for start in range(max(0, place - high), place - low + 1))
        return any(place in self._walk(inner, 0, text, start) for start in starts)

    def _repeat(self, kind: str, argument: Node, text: str, place: int) -> Ends:
        low, high, inner = argument
        if len(inner) == 1 and str(inner[0][0]) in _LETTERS:
            yield from self._repeat_letter(kind, argument, text, place)
            return
        ends = self._again(inner, (int(low), int(high)), text, place, 0, is_lazy=kind == "MIN_REPEAT")
        yield from _take_first(ends) if kind == "POSSESSIVE_REPEAT" else ends

    def _repeat_letter(self, kind: str, argument: Node, text: str, place: int) -> Ends:
        """Yield where one character, many times, can end: without a call for each."""
        low, high, inner = argument
        fits = self.find_leaf(inner[0])
        ends = [place]
        if kind == "MIN_REPEAT" and low == 0:
            yield place
        while len(ends) <= high:
            self._count_step()
            if not fits(text, ends[-1]):
                break
            ends.append(ends[-1] + 1)
            if kind == "MIN_REPEAT" and len(ends) > low:
                yield ends[-1]
        if kind != "MIN_REPEAT" and len(ends) > low:
            yield from ends[-1:] if kind == "POSSESSIVE_REPEAT" else reversed(ends[low:])

    def _again(self, inner: Node, bounds: tuple[int, int], text: str, place: int, done: int, *, is_lazy: bool) -> Ends:
        low, high = bounds
        if is_lazy and done >= low:
            yield place
        if done < high:
            for after in self._walk(inner, 0, text, place):
                if after > place or done < low:
                    yield from self._again(inner, bounds, text, after, done + 1, is_lazy=is_lazy)
        if not is_lazy and done >= low:
            yield place


def _take_first(ends: Ends) -> Ends:
    first = next(ends, None)
    if first is not None:
        yield first


def measure_growth(pattern: str, flags: int, *, is_search: bool, sizes: Sequence[int] = (16, 32)) -> tuple[float, str]:
    """Return by how much the steps of an expression grow when the text grows twofold, at worst.

    Args:
        pattern: The expression.
        flags: Its flags.
        is_search: Whether it is searched for at every place of a text, or matched at its start.
        sizes: How often what may be repeated is, in the shorter text and in the longer one.

    Returns:
        The ratio: about 2 if time is linear, 4 if it grows with the square, infinite if with a power of the length; and
        the shorter text.
    """
    matcher = Matcher(pattern, flags)
    worst = (1.0, "")
    for head, pump, end in _list_attacks(matcher):
        short, long = (matcher.count(head + pump * size + end, is_search=is_search) for size in sizes)
        if long > 200:
            ratio = float("inf") if long >= CAP else long / short
            worst = max(worst, (ratio, head + pump * sizes[0] + end))
        if long >= CAP:
            break
    return worst


def _list_attacks(matcher: Matcher) -> Iterator[tuple[str, str, str]]:
    random = Random(ascii(matcher.tree.state.str))  # noqa: S311 - the same in every run
    seen = set()
    for head, body in _list_repeats(matcher.tree, ()):
        for pump in dict.fromkeys(_list_pumps(matcher, body, random)):
            before = _sample(matcher, head, random)
            # What is begun again and again and never ends is slow to search for.
            for attack in [("", before + pump, ""), *((before, pump, end) for end in _ENDS)]:
                if attack[1] and attack not in seen:
                    seen.add(attack)
                    yield attack


def _list_repeats(items: Node, head: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Yield each part that may be repeated often, with what stands before it."""
    before = head
    for item in items:
        kind, argument = str(item[0]), item[1]
        if kind in _REPEATS and int(argument[1]) > _OFTEN:
            yield before, argument[2]
        for inner in _list_inner(kind, argument):
            yield from _list_repeats(inner, before)
        before = (*before, item)


def _list_inner(kind: str, argument: Node) -> Sequence[Any]:
    if kind in _REPEATS:
        return [argument[2]]
    if kind == "BRANCH":
        return list(argument[1])
    if kind == "SUBPATTERN":
        return [argument[3]]
    if kind == "ATOMIC_GROUP":
        return [argument]
    if kind in {"ASSERT", "ASSERT_NOT"}:
        return [argument[1]]
    return []


def _list_pumps(matcher: Matcher, body: Node, random: Random) -> Iterator[str]:
    if len(body) == 1 and str(body[0][0]) in _LETTERS:
        yield from _list_fitting(matcher, body[0])
    else:
        for _ in range(6):
            yield _sample(matcher, body, random)


def _list_fitting(matcher: Matcher, leaf: Node) -> list[str]:
    own = [letter for letter in matcher.letters if matcher.find_leaf(leaf)(letter)]
    found = [letter for letter in _CANDIDATES if matcher.find_leaf(leaf)(letter)]
    return list(dict.fromkeys([*own[:4], *found[:6]])) or list(_find_others(matcher, leaf))


def _find_others(matcher: Matcher, leaf: Node) -> Iterator[str]:
    fits = matcher.find_leaf(leaf)
    found = (chr(code) for code in range(0x3000) if fits(chr(code)))
    letter = next(found, None)
    if letter is not None:
        yield letter


def _sample(matcher: Matcher, items: Node, random: Random) -> str:
    """Return a text that a sequence takes, most likely."""
    return "".join(_sample_item(matcher, item, random) for item in items)


def _sample_item(matcher: Matcher, item: Node, random: Random) -> str:
    kind, argument = str(item[0]), item[1]
    if kind in _REPEATS:
        low, high, inner = argument
        times = min(int(high), max(int(low), random.choice((1, 1, 2))))
        return "".join(_sample(matcher, inner, random) for _ in range(times))
    if kind == "BRANCH":
        return _sample(matcher, random.choice(argument[1]), random)
    if kind == "SUBPATTERN":
        return _sample(matcher, argument[3], random)
    if kind == "ATOMIC_GROUP":
        return _sample(matcher, argument, random)
    if kind in _LETTERS:
        return random.choice(_list_fitting(matcher, item) or [""])
    return ""
