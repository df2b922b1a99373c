"""Words that bear meaning: what may change a rule even where no term holds it.

Each signal has a class and one word for all its equals: "must", "shall" and "is to" are the force "must"; "twelve" and
"12" are the figure 12; "USA" is the party United States; "each", "every" and "all" are the quantity "all". Two texts
whose signals are equal may still differ in meaning; two whose signals differ need a person's eye.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from enum import StrEnum

from attrs import frozen

from plancmp.extract.bounds import find_bound
from plancmp.extract.conditions import find_conditions
from plancmp.extract.forces import find_forces
from plancmp.extract.found import Found
from plancmp.extract.items import Line, Sort
from plancmp.extract.language import Language
from plancmp.extract.languages import ENGLISH
from plancmp.extract.mention import Kind
from plancmp.extract.names import NameKind, find_names
from plancmp.extract.numbers import read_line
from plancmp.extract.recognizer import find_all
from plancmp.extract.sentences import split_sentences
from plancmp.extract.terms import spell_value
from plancmp.model.quantity import Quantity

_TICKED, _UNTICKED = frozenset("☒☑✓✔✅🗹"), frozenset("☐□▢")


class SignalClass(StrEnum):
    """What a signal is about."""

    FIGURE = "figure"
    BOUND = "bound"
    FORCE = "force"
    NEGATION = "negation"
    QUANTITY = "quantity"
    SCOPE = "scope"
    CONDITION = "condition"
    PARTY = "party"
    PLACE = "place"
    NAME = "name"


@frozen
class Signal:
    """A word or phrase that bears meaning.

    Attributes:
        kind: What it is about.
        word: The one word for it and all its equals.
        start: Where it begins in the text, in characters.
        end: One past where it ends.
    """

    kind: SignalClass
    word: str
    start: int
    end: int

    @property
    def key(self) -> tuple[SignalClass, str]:
        """What makes two signals equal."""
        return (self.kind, self.word)


@frozen
class SignalDifference:
    """How the signals of two texts differ.

    Attributes:
        gone: Signals of the old text that the new one lacks.
        come: The reverse.
        swapped: Whether the same parties stand in another order, as in "A pays B" and "B pays A".
    """

    gone: tuple[Signal, ...]
    come: tuple[Signal, ...]
    swapped: bool

    def __bool__(self) -> bool:
        return bool(self.gone or self.come or self.swapped)


def find_signals(text: str, parties: Collection[str] = (), language: Language = ENGLISH) -> tuple[Signal, ...]:
    """Find the words of a text that bear meaning.

    Args:
        text: Any text.
        parties: Names of the plan's parties, beside the built-in ones.
        language: The language of the text.

    Returns:
        The signals in the order of the text; no two overlap. Linear time.
    """
    line = read_line(text, language)
    found = sorted(_read_signals(line, parties), key=lambda signal: (signal.start, -signal.end))
    kept: list[Signal] = []
    for signal in found:
        if not kept or signal.start >= kept[-1].end:
            kept.append(signal)
    return tuple(kept)


def compare_signals(
    old: str,
    new: str,
    parties: Collection[str] = (),
    language: Language = ENGLISH,
    new_language: Language | None = None,
) -> SignalDifference:
    """Say which meaning-bearing words came and went.

    Args:
        old: The old words.
        new: The new words.
        parties: Names of the plans' parties.
        language: The language of both, or of the old one.
        new_language: The language of the new one, if it is another.

    Returns:
        The difference; falsy if there is none. A name in capitals that the other text has in small letters is no
        difference ("Ceasefire" and "ceasefire"). Linear time.
    """
    other = new_language or language
    before, after = find_signals(old, parties, language), find_signals(new, parties, other)
    gone = _subtract(before, after, new)
    come = _subtract(after, before, old)
    is_swapped = not gone and not come and language is other and _are_swapped(old, new, parties, language)
    return SignalDifference(gone, come, is_swapped)


def _subtract(left: Collection[Signal], right: Collection[Signal], other: str) -> tuple[Signal, ...]:
    rest = Counter(signal.key for signal in right)
    small = None
    missing = []
    for signal in left:
        if rest[signal.key] > 0:
            rest[signal.key] -= 1
            continue
        if signal.kind is SignalClass.NAME:
            small = set(other.casefold().split()) if small is None else small
            if signal.word in small:
                continue
        missing.append(signal)
    return tuple(missing)


def _are_swapped(old: str, new: str, parties: Collection[str], language: Language) -> bool:
    """Whether parties changed places in a sentence; a passive ("by B") may turn them round."""
    if old.casefold().split().count("by") != new.casefold().split().count("by"):
        return False
    return _list_orders(old, parties, language) != _list_orders(new, parties, language)


def _list_orders(text: str, parties: Collection[str], language: Language) -> Counter[tuple[str, ...]]:
    """Return the order of the parties in each sentence, that in its conditions apart: these may stand first or last."""
    line = read_line(text, language)
    names = [name for name in find_names(line, parties) if name.kind is NameKind.PARTY]
    orders: Counter[tuple[str, ...]] = Counter()
    for sentence in split_sentences(line):
        conditions = find_conditions(line, sentence, (), {})
        stretches: dict[int, list[str]] = {}
        for name in names:
            if sentence.first <= name.first < sentence.after:
                stretch = next((found.first for found in conditions if found.first <= name.first < found.after), -1)
                stretches.setdefault(stretch, []).append(name.name)
        orders.update(tuple(stretch) for stretch in stretches.values())
    return orders


def _read_signals(line: Line, parties: Collection[str]) -> Iterator[Signal]:
    found = find_all(line)
    taken = {place for one in found for place in range(one.first, one.after)}
    for one in found:
        yield _mark(line, SignalClass.FIGURE, _spell_figure(one), one.first, one.after)
        bound = find_bound(line, one)
        if bound is not None:
            word = f"{'at least' if bound.is_low else 'at most'}{'' if bound.is_inclusive else ' less it'}"
            first, after = (bound.first, one.first) if bound.first < one.first else (one.after, bound.after)
            taken |= set(range(first, after))
            if after > first:
                yield _mark(line, SignalClass.BOUND, word, first, after)
    names = find_names(line, parties)
    named = {place for name in names for place in range(name.first, name.after)}
    for name in names:
        yield _mark(line, SignalClass(name.kind.value), name.name.casefold(), name.first, name.after)
    for sentence in split_sentences(line):
        for cue in find_forces(line, sentence, taken):
            yield _mark(
                line, SignalClass.FORCE, cue.force if cue.is_positive else f"{cue.force} not", cue.first, cue.after
            )
    for place in range(len(line.items)):
        if place not in taken:
            yield from _read_box(line, place)
    yield from _find_words(line, taken | named)


def _read_box(line: Line, place: int) -> Iterator[Signal]:
    """Read a box that is ticked or not, "☒" or "[x]": what it stands before is agreed or is not."""
    text = line[place].text
    if text in _TICKED or text in _UNTICKED:
        yield _mark(line, SignalClass.SCOPE, "ticked" if text in _TICKED else "unticked", place, place + 1)
    elif text == "[":
        inner = line[place + 1].text
        length = 3 if inner == "x" and line[place + 2].text == "]" else 2 * (inner == "]")
        if length and line[place + length - 1].end - line[place].start == 3:
            yield _mark(line, SignalClass.SCOPE, "ticked" if inner == "x" else "unticked", place, place + length)


def _find_words(line: Line, taken: Collection[int]) -> Iterator[Signal]:
    language = line.language
    for place, item in enumerate(line.items):
        if place in taken:
            continue
        if item.text in language.signals:
            kind, word = language.signals[item.text]
            yield _mark(line, SignalClass(kind), word, place, place + 1)
        elif item.text in language.states_of:
            yield _mark(line, SignalClass.CONDITION, item.text, place, place + 1)
        elif item.sort is Sort.ORDINAL:
            yield _mark(line, SignalClass.QUANTITY, str(item.number), place, place + 1)
        elif item.sort in {Sort.DOTTED, Sort.NUMBER, Sort.YMD, Sort.DMY} or any(map(str.isdigit, item.text)):
            yield _mark(line, SignalClass.FIGURE, item.text, place, place + 1)
        elif (marker := _marker_at(line, place)) > 0:
            kind_of = next(row.kind for row in language.conditions[item.text] if len(row.words) == marker)
            yield _mark(line, SignalClass.CONDITION, kind_of, place, place + marker)
        elif _is_name(line, place):
            yield _mark(line, SignalClass.NAME, item.text.removesuffix("'s"), place, place + 1)


def _marker_at(line: Line, place: int) -> int:
    for marker in line.language.conditions.get(line[place].text, ()):
        if all(line[place + step].text == word for step, word in enumerate(marker.words)):
            return len(marker.words)
    return 0


def _is_name(line: Line, place: int) -> bool:
    """Whether a word has a capital that no sentence start gives it."""
    item = line[place]
    if item.sort is not Sort.WORD or not line.text[item.start].isupper() or item.text in line.language.months:
        return False
    before = line[place - 1]
    is_start = before.start < 0 or before.text in {".", ":", ";", "?", "!", "•", "(", '"', "“", "‘", "*", "#"}
    is_capitals = len(item.text) > 1 and line.text[item.start : item.end].isupper()
    glossary = line.language.glossary
    if glossary is not None and (item.is_gloss or glossary.capitals_mark_nouns):
        return is_capitals and not item.is_gloss
    return (is_capitals or not is_start) and "\n" not in line.text[max(0, before.end) : item.start]


def _spell_figure(found: Found) -> str:
    value = found.value
    if isinstance(value, Quantity) and value.unit:
        return f"{value.amount} {value.dimension}"
    if found.kind is Kind.REFERENCE:
        return str(value)
    return spell_value(found).casefold()


def _mark(line: Line, kind: SignalClass, word: str, first: int, after: int) -> Signal:
    return Signal(kind, str(word), line[first].start, line[after - 1].end)
