"""Files of gettext, which translators' programs open, entry by entry.

`messages.pot` holds the English of every message; `CODE.po` is a translation of it. An entry's `msgctxt` names what it
is: the id of a message, `topic title`, or `rule ID`. `.ci/page` runs this where nothing is installed, so it needs the
standard library alone.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping

ENGLISH = "en"
_FOLDER = os.path.dirname(__file__)
_TEMPLATE, _ENDING = "messages.pot", ".po"
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t"}
_NAME = "X-Language-Name"


def list_languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a catalogue, English first."""
    names = (os.path.splitext(name) for name in os.listdir(_FOLDER))
    return (ENGLISH, *sorted(code for code, ending in names if ending == _ENDING))


def read_entries(language: str) -> Iterator[dict[str, str]]:
    """Yield the entries of a catalogue's file: the texts of `msgctxt`, `msgid` and so on; the header first."""
    name = _TEMPLATE if language == ENGLISH else language + _ENDING
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:
        lines = file.read().split("\n")
    entry: dict[str, str] = {}
    keyword = ""
    for line in lines:
        if line.startswith('"'):
            entry[keyword] += _read_string(line)
        elif line.startswith("msg"):
            keyword, _, string = line.partition(" ")
            if keyword in entry or (keyword == "msgctxt" and entry):
                yield entry
                entry = {}
            entry[keyword] = _read_string(string)
    yield entry


def _read_string(string: str) -> str:
    text = string[1:-1]
    return _ESCAPE.sub(lambda match: _ESCAPES.get(match[1], match[1]), text) if "\\" in text else text


def list_forms(entry: Mapping[str, str], language: str) -> tuple[str, ...]:
    """Return the words of an entry, in each plural form; the English ones where a translation has none yet."""
    english = [text for keyword, text in entry.items() if keyword.startswith("msgid")]
    if language == ENGLISH:
        return tuple(english)
    told = [text for keyword, text in entry.items() if keyword.startswith("msgstr")]
    return tuple(text or english[min(form, len(english) - 1)] for form, text in enumerate(told))


def read_header(entry: Mapping[str, str]) -> dict[str, str]:
    """Return what the first entry of a catalogue's file says of the catalogue."""
    lines = (line.partition(":") for line in entry["msgstr"].splitlines())
    return {name: value.removeprefix(" ") for name, _, value in lines}


def list_words(prefix: str) -> dict[str, dict[str, str]]:
    """Return the messages whose ids begin with some words, by the language's code and the rest of the id.

    The name of each language is among them, under the empty id.
    """
    found = {}
    for language in list_languages():
        header, *entries = read_entries(language)
        words = {"": read_header(header)[_NAME]}
        for entry in entries:
            if entry["msgctxt"].startswith(prefix):
                words[entry["msgctxt"].removeprefix(prefix)] = list_forms(entry, language)[0]
        found[language] = words
    return found
