"""Parties and places by name, with their other names; a capital stands for its state only where it acts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import Enum, StrEnum
from functools import cache, lru_cache

from attrs import evolve, frozen

from plancmp.extract.items import Line, Sort
from plancmp.extract.language import index_by_word
from plancmp.extract.lexer import tokenize

# Before these a capital is a place: "in Kyiv".
_PLACE_CUES = frozenset(
    {
        "in",
        "at",
        "near",
        "from",
        "to",
        "of",
        "on",
        "around",
        "outside",
        "towards",
        "toward",
        "into",
        "via",
        "over",
        "city",
    }
)


class NameKind(StrEnum):
    """What a name stands for."""

    PARTY = "party"
    PLACE = "place"


@frozen
class Name:
    """A name found in a text.

    Attributes:
        kind: What it stands for.
        name: The one name for it: "United States" for "USA".
        first: Its first item.
        after: One past its last item.
        is_adjective: Whether it only belongs to the party: "the Ukrainian army".
    """

    kind: NameKind
    name: str
    first: int
    after: int
    is_adjective: bool = False


class _Use(Enum):
    """How a spelling stands for its name."""

    NAME = "name"
    CAPITAL = "capital"
    ADJECTIVE = "adjective"


@frozen
class _Entry:
    words: tuple[str, ...]
    spelling: str
    kind: NameKind
    name: str
    use: _Use


Table = Mapping[str, tuple[_Entry, ...]]


def find_names(line: Line, parties: Collection[str] = ()) -> tuple[Name, ...]:
    """Find the parties and places of a text.

    Args:
        line: The text.
        parties: Further parties, such as those that a plan names; a built-in alias of one leads to it.

    Returns:
        The names in their order. Linear time.
    """
    table = _table(tuple(parties))
    own = _translate(line, parties)
    names, place = [], 0
    while place < len(line.items):
        name = _find_at(line, place, table)
        if name is None:
            place += 1
            continue
        names.append(evolve(name, name=own[name.name]) if name.name in own else name)
        place = name.after
    return tuple(names)


def _translate(line: Line, parties: Collection[str]) -> dict[str, str]:
    """Return what a plan calls parties in its own language ("Україна"), by their built-in names."""
    glossary = line.language.glossary
    own: dict[str, str] = {}
    if glossary is None:
        return own
    for party in parties:
        texts = [token.text for token in tokenize(party)]
        found = glossary.find_meaning(texts, 0, is_capital=True) if texts else None
        if found is not None and found[0] == len(texts):
            own |= {row.name: party for row in _rows() if row.name.lower() == " ".join(found[1])}
    return own


def _find_at(line: Line, place: int, table: Table) -> Name | None:
    for entry in table.get(_bare(line[place].text), ()):
        after = place + len(entry.words)
        if any(_bare(line[place + step].text) != word for step, word in enumerate(entry.words)):
            continue
        if not _is_spelled(line, place, after, entry.spelling):
            continue
        if entry.use is not _Use.CAPITAL or _acts(line, place, after):
            return Name(entry.kind, entry.name, place, after, entry.use is _Use.ADJECTIVE)
        return Name(NameKind.PLACE, entry.spelling, place, after)
    return None


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'")


def _is_spelled(line: Line, place: int, after: int, spelling: str) -> bool:
    """Whether the capitals are right: a name in small letters fits in any case, "US" in capitals only."""
    text = line.slice(place, after - 1)
    if line[place].is_gloss:
        return True
    if spelling == spelling.lower():
        return True
    return text[:1] == spelling[:1] and (len(spelling) > 4 or text[: len(spelling)] == spelling)


def _acts(line: Line, place: int, after: int) -> bool:
    """Whether a capital does something here: "Kyiv will", "Moscow's", "agreed by Washington and"."""
    cue = line[place - 2] if line[place - 1].text == "the" else line[place - 1]
    if cue.text in _PLACE_CUES:
        return False
    if line[after - 1].text.endswith("'s") or line[place - 1].text in {"by", "with", "between"}:
        return True
    behind = line[after]
    if behind.text in {"and", ","} and line[after + 1].sort is Sort.WORD and line.text[line[after + 1].start].isupper():
        return True
    is_verb = behind.text in line.language.stops - _PLACE_CUES or behind.text.endswith(("s", "ed"))
    return behind.sort is Sort.WORD and is_verb and behind.text not in {"the", "with", "as", "for"}


@frozen
class _Row:
    """A row of the file."""

    kind: NameKind
    name: str
    aliases: tuple[str, ...]
    capitals: tuple[str, ...]
    adjectives: tuple[str, ...]


@cache
def _rows() -> tuple[_Row, ...]:
    from importlib import resources  # noqa: PLC0415 - slow to import, and only texts need it

    text = resources.files("plancmp.extract").joinpath("names.txt").read_text(encoding="utf-8")
    rows = []
    for row in text.splitlines():
        if row.strip() and not row.startswith("#"):
            kind, name, *others = (part.strip() for part in f"{row} | | |".split("|")[:5])
            rows.append(_Row(NameKind(kind), name, *map(_list, others)))
    return tuple(rows)


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def name_state(capital: str) -> str:
    """Return the party that a capital stands for where it acts; nothing if it is the capital of none."""
    return next((row.name for row in _rows() if capital in row.capitals), "")


@lru_cache(maxsize=32)
def _table(parties: tuple[str, ...]) -> Table:
    entries = [_entry(name, NameKind.PARTY, name, _Use.NAME) for name in parties]
    for row in _rows():
        # A plan that calls the European Union "EU" has its own word for it.
        own = next((spelling for spelling in (row.name, *row.aliases) if spelling in parties), row.name)
        entries += [_entry(spelling, row.kind, own, _Use.NAME) for spelling in (row.name, *row.aliases)]
        entries += [_entry(spelling, row.kind, own, _Use.CAPITAL) for spelling in row.capitals]
        entries += [_entry(spelling, row.kind, own, _Use.ADJECTIVE) for spelling in row.adjectives]
    return index_by_word(entries)


def _entry(spelling: str, kind: NameKind, name: str, use: _Use) -> _Entry:
    # Cut as the text is cut, so that "U.S." and "Nagorno-Karabakh" have the same pieces there and here.
    return _Entry(tuple(_bare(token.text) for token in tokenize(spelling)), spelling, kind, name, use)
