"""Parties and places by name, with their other names; a capital stands for its state only where it acts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import Enum, StrEnum
from functools import cache, lru_cache
from operator import attrgetter

from attrs import evolve, frozen

from plancmp.extract.glossary import index_by_word
from plancmp.extract.items import Line, Sort
from plancmp.extract.languages.files import read_language_file
from plancmp.extract.lexer import tokenize
from plancmp.readers.wordlists import find_words

# Before these a capital is a place: "in Kyiv".
_PLACE_CUES = find_words("extract.names", "place_cues")

# States whose names people have too, and what stands before a person's name.
_FIRST_NAMES = find_words("extract.names", "first_names")
_TITLES = find_words("extract.names", "titles")
_ACTING = find_words("extract.names", "acting")
_NO_VERBS = find_words("extract.names", "no_verbs")


class NameKind(StrEnum):
    """What a name stands for."""

    PARTY = "party"
    PLACE = "place"


@frozen(repr=False)
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

    @property
    def owner(self) -> str:
        """The party that it names, or that a capital stands for; empty for any other name."""
        return self.name if self.kind is NameKind.PARTY else name_state(self.name)


class _Use(Enum):
    """How a spelling stands for its name."""

    NAME = "name"
    CAPITAL = "capital"
    ADJECTIVE = "adjective"


@frozen(repr=False)
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
        The names in their order. What only belongs to the name of a currency ("Swiss francs") or of a person ("Chad
        Miller") is none. Linear time.
    """
    tables = (_own_table(tuple(parties)), _table()) if parties else (_table(),)
    own = _translate(line, parties)
    names, place = [], 0
    while place < len(line.items):
        name = _find_at(line, place, tables)
        if name is None:
            place += 1
            continue
        if not _is_money(line, name) and not _is_person(line, name) and not _is_pronoun(line, place, name.after):
            names.append(evolve(name, name=own[name.name]) if name.name in own else name)
        place = name.after
    return tuple(names)


def _is_pronoun(line: Line, place: int, after: int) -> bool:
    """Whether "US" in a line of capitals is whoever speaks: "WHAT YOU TELL US"."""
    is_word = after == place + 1 and line[place].text == "us" and "." not in line.slice(place, place)
    return is_word and line[place - 1].text != "the" and len(line.items) > 1 and line.text.isupper()


def is_capital_name(line: Line, place: int) -> bool:
    """Whether a word has a capital that no sentence start gives it."""
    item = line[place]
    if item.sort is not Sort.WORD or not line.is_capital(place) or item.text in line.language.months:
        return False
    before = line[place - 1]
    is_start = before.start < 0 or before.text in {".", ":", ";", "?", "!", "•", "(", '"', "“", "‘", "*", "#"}
    is_capitals = len(item.text) > 1 and line.text[item.start : item.end].isupper()
    glossary = line.language.glossary
    if glossary is not None and (item.is_gloss or glossary.capitals_mark_nouns):
        return is_capitals and not item.is_gloss
    return (is_capitals or not is_start) and "\n" not in line.text[max(0, before.end) : item.start]


def _translate(line: Line, parties: Collection[str]) -> dict[str, str]:
    """Return what a plan calls parties by another name ("EU", "Україна"), by their built-in names."""
    own: dict[str, str] = {}
    glossary = line.language.glossary
    for party in parties:
        name = _names().get(party)
        if name is not None:
            own[name] = party
            continue
        texts = [token.text for token in tokenize(party)] if glossary is not None else []
        found = glossary.find_meaning(texts, 0, is_capital=True) if glossary is not None and texts else None
        if found is not None and found[0] == len(texts) and found[1] in _meanings():
            own[_meanings()[found[1]]] = party
    return own


def _find_at(line: Line, place: int, tables: tuple[Table, ...]) -> Name | None:
    found = [name for table in tables if (name := _find_in(line, place, table)) is not None]
    return max(found, key=lambda name: name.after, default=None)


def _find_in(line: Line, place: int, table: Table) -> Name | None:
    for entry in table.get(_bare(line[place].text), ()):
        after = place + len(entry.words)
        if any(_bare(line[place + step].text) != word for step, word in enumerate(entry.words[1:], 1)):
            continue
        if not _is_spelled(line, place, after, entry.spelling):
            continue
        if entry.use is not _Use.CAPITAL or _acts(line, place, after):
            return Name(entry.kind, entry.name, place, after, entry.use is _Use.ADJECTIVE)
        return Name(NameKind.PLACE, entry.spelling, place, after)
    return None


def _is_money(line: Line, name: Name) -> bool:
    """Whether a name only says whose money it is: "US dollars", "Swiss francs"."""
    return line[name.after].text in line.language.money_nouns and line[name.after - 1].end < line[name.after].end


def _is_person(line: Line, name: Name) -> bool:
    """Whether a name of one word that people have too stands beside another name of a person: "Mr Jordan"."""
    if name.after > name.first + 1 or line[name.first].text not in _FIRST_NAMES or line.language.glossary is not None:
        return False
    before, behind = line[name.first - 1], line[name.after]
    is_next = behind.sort is Sort.WORD and line.text[line[name.first].end : behind.start] == " "
    return before.text in _TITLES or (is_next and line.text[behind.start : behind.start + 2].istitle())


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
    if line[after - 1].text.endswith("'s") or line[place - 1].text in _ACTING:
        return True
    behind = line[after]
    if behind.text in {"and", ","} and line[after + 1].sort is Sort.WORD and line.is_capital(after + 1):
        return True
    is_verb = behind.text in line.language.stops - _PLACE_CUES or behind.text.endswith(("s", "ed"))
    return behind.sort is Sort.WORD and is_verb and behind.text not in _NO_VERBS


@frozen(repr=False)
class _Row:
    """A row of the file."""

    kind: NameKind
    name: str
    aliases: tuple[str, ...]
    capitals: tuple[str, ...]
    adjectives: tuple[str, ...]


@cache
def _rows() -> tuple[_Row, ...]:
    from importlib import resources

    own = resources.files("plancmp.extract").joinpath("names.txt").read_text(encoding="utf-8")
    rows = []
    for row in (*own.splitlines(), *read_language_file("en")["states"].splitlines()):
        if row.strip() and not row.startswith("#"):
            kind, name, *others = (part.strip() for part in f"{row} | | |".split("|")[:5])
            rows.append(_Row(NameKind(kind), name, *map(_list, others)))
    return tuple(rows)


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def name_state(capital: str) -> str:
    """Return the party that a capital stands for where it acts; nothing if it is the capital of none."""
    return _states().get(capital, "")


@cache
def _states() -> Mapping[str, str]:
    return {capital: row.name for row in reversed(_rows()) for capital in row.capitals}


@cache
def _names() -> Mapping[str, str]:
    return {spelling: row.name for row in reversed(_rows()) for spelling in (*row.aliases, row.name)}


@cache
def _meanings() -> Mapping[tuple[str, ...], str]:
    """Return the names by the words that a glossary has for them."""
    return {tuple(token.text for token in tokenize(row.name)): row.name for row in _rows()}


@lru_cache(maxsize=32)
def _own_table(parties: tuple[str, ...]) -> Table:
    return index_by_word((_entry(name, NameKind.PARTY, name, _Use.NAME) for name in parties), attrgetter("words"))


@cache
def _table() -> Table:
    entries: list[_Entry] = []
    for row in _rows():
        entries += [_entry(spelling, row.kind, row.name, _Use.NAME) for spelling in (row.name, *row.aliases)]
        entries += [_entry(spelling, row.kind, row.name, _Use.CAPITAL) for spelling in row.capitals]
        entries += [_entry(spelling, row.kind, row.name, _Use.ADJECTIVE) for spelling in row.adjectives]
    return index_by_word(entries, attrgetter("words"))


def _entry(spelling: str, kind: NameKind, name: str, use: _Use) -> _Entry:
    # Cut as the text is cut, so that "U.S." and "Nagorno-Karabakh" have the same pieces there and here.
    return _Entry(tuple(_bare(token.text) for token in tokenize(spelling)), spelling, kind, name, use)
