"""Catalogues: gettext files, which translators' programs open.

`messages.pot` holds the English of every message; `CODE.po` is a translation of it. An entry's `msgctxt` names what it
is: the id of a message, `topic title`, or `rule ID`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from gettext import c2py

from attrs import frozen

Template = str | tuple[str, ...]

ENGLISH = "en"
_FOLDER = os.path.dirname(__file__)
_TEMPLATE, _ENDING = "messages.pot", ".po"
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t"}


@frozen
class Catalogue:
    """What a file holds.

    Attributes:
        language: Its code, such as "en".
        templates: The messages by their ids, for `str.format`; a counted one has a template for each plural form.
        choose_form: Says which form of a counted message a number takes.
        separator: What stands between groups of three digits.
        titles: The titles of topics, by their English titles; none in English, whose titles stand in the taxonomies.
        explanations: What rules mean, by their ids; none in English, which the registry of rules speaks.
    """

    language: str
    templates: Mapping[str, Template]
    choose_form: Callable[[int], int]
    separator: str
    titles: Mapping[str, str]
    explanations: Mapping[str, str]


def list_languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a catalogue, English first."""
    names = (os.path.splitext(name) for name in os.listdir(_FOLDER))
    return (ENGLISH, *sorted(code for code, ending in names if ending == _ENDING))


@cache
def read_catalogue(language: str) -> Catalogue:
    """Read the catalogue of a language.

    Args:
        language: Its code, one of `list_languages()`.

    Raises:
        KeyError: If there is none.
    """
    if language not in list_languages():
        raise KeyError(language)
    templates: dict[str, Template] = {}
    titles: dict[str, str] = {}
    explanations: dict[str, str] = {}
    header: dict[str, str] = {}
    for entry in read_entries(language):
        context, forms = entry.get("msgctxt"), list_forms(entry, language)
        if context is None:
            header = dict(line.split(": ", 1) for line in entry["msgstr"].splitlines())
        elif context == "topic title":
            titles[entry["msgid"]] = forms[0]
        elif context.startswith("rule "):
            explanations[context.removeprefix("rule ")] = forms[0]
        else:
            templates[context] = forms if "msgid_plural" in entry else forms[0]
    choose_form = c2py(header["Plural-Forms"].rpartition("plural=")[2].rstrip(";"))
    if language == ENGLISH:
        titles, explanations = {}, {}
    return Catalogue(language, templates, choose_form, header["X-Thousands-Separator"], titles, explanations)


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
    """Return the words of an entry, in each plural form; those of English stand where the others have its words."""
    prefix = "msgid" if language == ENGLISH else "msgstr"
    return tuple(text for keyword, text in entry.items() if keyword.startswith(prefix))


__all__ = ["ENGLISH", "Catalogue", "Template", "list_forms", "list_languages", "read_catalogue", "read_entries"]
