"""The file of a language → what the recognizers need to know of it.

A file is TOML: small words and letters by which a text is known to be in the language, and its words. English has the
grammar that the recognizers know; any other language a glossary, which says what its words are in English ones. A table
is a text with a row a line, "meaning = words", where "|" stands between words for the same; "#" begins a remark.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from attrs import evolve, fields, frozen

from plancmp.extract.glossary import Glossary, read_rows, word_set
from plancmp.extract.language import Language, cues, markers, pair_phrases, phrases
from plancmp.model.vocabulary import ConditionKind, Force

_FOLDER = os.path.dirname(__file__)
_SUFFIX = ".toml"
_NEIGHBOURS = "neighbours"
_SHARED = ("abbreviations", "streets", "streets_abroad", "premises")
_HEAD = ("code", "name", "small_words", "foreign_letters", "own_letters", "states", "grammar", "glossary", *_SHARED)
# What is added to a table of a glossary before it is read.
_MORE = ("states", "adjective")
_PAIRS = ("bounds", "strict_bounds", "tails", "dates", "strict_dates", "date_ends", "limits_of_time")


@frozen(repr=False)
class Signs:
    """By what a text is known to be in a language.

    Attributes:
        small_words: Words that make up a good part of any text.
        foreign_letters: Letters that the language has not: a word with one of them counts against it.
        own_letters: Letters that tell it from its neighbours.
        is_neighbour: Whether its texts are not read.
    """

    small_words: frozenset[str]
    foreign_letters: frozenset[str]
    own_letters: frozenset[str]
    is_neighbour: bool


def list_codes() -> tuple[str, ...]:
    """Return the ISO 639-1 codes of the languages that have a file, English first."""
    codes = [name.removesuffix(_SUFFIX) for name in os.listdir(_FOLDER) if name.endswith(_SUFFIX)]
    return tuple(sorted((code for code in codes if code != _NEIGHBOURS), key=lambda code: (code != "en", code)))


@cache
def read_language_file(code: str) -> Mapping[str, Any]:
    """Read the file of a language; its tables stay texts.

    Args:
        code: Its ISO 639-1 code, one of `list_codes()`.

    Raises:
        KeyError: If there is none.
        ValueError: If a key of the file is not known, or is missing.
    """
    if code not in list_codes():
        raise KeyError(code)
    tables = _read(code)
    check_keys(tables, code + _SUFFIX)
    return tables


def read_all_signs() -> dict[str, Signs]:
    """Return by what each language is known, and each neighbour that has no file of its own."""
    codes = list_codes()
    signs = {code: _read_signs(read_language_file(code), is_neighbour=False) for code in codes}
    neighbours = {
        code: _read_signs(table, is_neighbour=True) for code, table in _read(_NEIGHBOURS).items() if code not in codes
    }
    return signs | neighbours


def _read(name: str) -> dict[str, Any]:
    with open(os.path.join(_FOLDER, name + _SUFFIX), "rb") as file:
        return tomllib.load(file)


def _read_signs(table: Mapping[str, str], *, is_neighbour: bool) -> Signs:
    foreign, own = (frozenset(table.get(key, "")) for key in ("foreign_letters", "own_letters"))
    return Signs(word_set(table["small_words"]), foreign, own, is_neighbour)


def check_keys(tables: Mapping[str, Any], name: str) -> None:
    """Check the keys of a language's file.

    Args:
        tables: What the file holds.
        name: The file's name, for the message.

    Raises:
        ValueError: If a key is not known, or is missing.
    """
    missing = [key for key in ("code", "name", "small_words") if key not in tables]
    if missing or ("grammar" in tables) == ("glossary" in tables):
        raise ValueError(f"{name}: a language has {', '.join(missing) or 'either a grammar or a glossary'}")
    known = {"": _HEAD, "grammar": (*_READERS, *_PAIRS), "glossary": (*_list_names(Glossary), *_MORE)}
    for table, keys in known.items():
        unknown = [key for key in (tables.get(table, {}) if table else tables) if key not in keys]
        if unknown:
            place = f"[{table}] has" if table else "has"
            raise ValueError(f'{name}: {place} an unknown key "{unknown[0]}"; known are {", ".join(sorted(keys))}')


def build_grammar(file: Mapping[str, Any]) -> Language:
    """Return English, made of its file."""
    grammar = file["grammar"]
    low, high = pair_phrases(grammar["bounds"], grammar["strict_bounds"])
    low_tails, high_tails = pair_phrases(grammar["tails"])
    first, last = pair_phrases(grammar["dates"], grammar["strict_dates"])
    not_within, within = pair_phrases(grammar["limits_of_time"])
    forces = [(grammar["forces"], True), (grammar["forces_of_not_doing"], False)]
    return Language(
        code=file["code"],
        low_bounds=low,
        high_bounds=high,
        low_tails=low_tails,
        high_tails=high_tails,
        from_dates=first,
        by_dates=last,
        date_tails=pair_phrases(grammar["date_ends"]),
        not_within=not_within,
        within=within,
        forces=cues({(Force(key), is_positive): text for rows, is_positive in forces for key, text in read_rows(rows)}),
        **{key: read(grammar[key]) for key, read in _READERS.items() if key not in _FORCES},
        **_read_shared(file),
    )


def build_language(file: Mapping[str, Any], english: Language) -> Language:
    """Return another language.

    Args:
        file: Its file.
        english: The grammar that its glossary speaks of.
    """
    tables: dict[str, Any] = dict(file["glossary"])
    adjective = tables.pop("adjective", "")
    if adjective:
        tables["words"] = tables.get("words", "").replace("~", adjective)
    tables["names"] = tables.get("names", "") + tables.pop("states", "")
    shared = _read_shared(file)
    abbreviations = english.abbreviations | shared.pop("abbreviations", frozenset())
    return evolve(
        english,
        code=file["code"],
        abbreviations=abbreviations,
        streets=(streets := shared.get("streets", frozenset())),
        streets_abroad=streets,
        premises=shared.get("premises", frozenset()),
        glossary=Glossary(**tables),
    )


def _read_shared(file: Mapping[str, Any]) -> dict[str, Any]:
    return {key: word_set(file[key]) for key in _SHARED if key in file}


def _list_rows(table: str) -> Iterator[tuple[str, str]]:
    for meaning, forms in read_rows(table):
        for word in forms.split("|"):
            yield word, meaning


def _read_numbers(table: str) -> dict[str, int]:
    return {word: int(value) for word, value in _list_rows(table)}


def _read_names(table: str) -> dict[str, str]:
    return dict(_list_rows(table))


def _read_currencies(table: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for meaning, adjectives in read_rows(table):
        code, _, nouns = meaning.partition(" ")
        for noun in nouns.split("|"):
            found.setdefault(noun, {}).update(dict.fromkeys(adjectives.split("|"), code.strip("-")))
    return found


def _read_conditions(table: str) -> Mapping[str, Any]:
    return markers({ConditionKind(kind): text for kind, text in read_rows(table)})


def _list_names(model: type) -> tuple[str, ...]:
    return tuple(attribute.name for attribute in fields(model) if attribute.init)


_WORDS = """
    hundred dozens articles joiner point minus halves quarters ordinal_endings ordinal_nouns not_figures weekdays whole
    vague pair per cents to between range_starts moves references instruments acts_done gazettes year_cues plurals
    stops since clause_ends limit_verbs negations prepositions
"""
_PHRASES = "percent points recitals soon at_once implied_units unlimited equally"
_NAMES = "spans short_spans workdays rates measures money_nouns states_of same_matter"
_FORCES = ("forces", "forces_of_not_doing")
# How each table of the grammar is read; those of `_PAIRS` and `_FORCES` are put together of two.
_READERS: Mapping[str, Callable[[str], Any]] = {
    **dict.fromkeys(_WORDS.split(), word_set),
    **dict.fromkeys(_PHRASES.split(), phrases),
    **dict.fromkeys(("units", "tens", "scales", "short_scales", "ordinals", "months"), _read_numbers),
    **dict.fromkeys(_NAMES.split(), _read_names),
    **dict.fromkeys(_FORCES, read_rows),
    "money_adjectives": _read_currencies,
    "conditions": _read_conditions,
}
