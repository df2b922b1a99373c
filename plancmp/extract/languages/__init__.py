"""The languages that a text may be in: English, whose grammar the recognizers know, and glossaries of others.

To add a language: one module with one table, as `ukrainian.py` is, and one row here and in `detection.py`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from attrs import evolve

from plancmp.extract.english import ENGLISH
from plancmp.extract.glossary import Glossary
from plancmp.extract.language import Language

# By ISO 639-1 code: the module, whose own attribute is the name in capitals.
_MODULES = {"uk": "ukrainian", "ru": "russian", "de": "german", "fr": "french", "es": "spanish"}
LANGUAGES = ("en", *_MODULES)


# Of a text in any other language: digits, signs, ISO dates and codes, and no word.
DIGITS_ONLY = evolve(ENGLISH, code="", glossary=Glossary())


@cache
def find_language(code: str) -> Language:
    """Return a language; its module is imported only now.

    Args:
        code: Its ISO 639-1 code, one of `LANGUAGES`.

    Raises:
        KeyError: If there is none.
    """
    if code == "en":
        return ENGLISH
    name = _MODULES[code]
    language: Language = getattr(import_module(f"plancmp.extract.languages.{name}"), name.upper())
    return language


def choose_language(code: str) -> Language:
    """Return the language to read a text with: its own, else one that takes no word for more than it is."""
    return find_language(code) if code in LANGUAGES else DIGITS_ONLY


__all__ = ["DIGITS_ONLY", "LANGUAGES", "choose_language", "find_language"]
