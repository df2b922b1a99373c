"""The languages that a text may be in: English, whose grammar the recognizers know, and glossaries of others.

A language is one file, `CODE.toml`; `files.py` says what it holds.
"""

from __future__ import annotations

from functools import cache

from attrs import evolve

from plancmp.extract.glossary import Glossary
from plancmp.extract.language import Language
from plancmp.extract.languages.files import build_grammar, build_language, list_codes, read_language_file

# ISO 639-1 codes.
LANGUAGES = list_codes()
ENGLISH = build_grammar(read_language_file("en"))
# Of a text in any other language: digits, signs, ISO dates and codes, and no word.
DIGITS_ONLY = evolve(ENGLISH, code="", glossary=Glossary())


@cache
def find_language(code: str) -> Language:
    """Return a language; its file is read only now.

    Args:
        code: Its ISO 639-1 code, one of `LANGUAGES`.

    Raises:
        KeyError: If there is none.
    """
    return ENGLISH if code == "en" else build_language(read_language_file(code), ENGLISH)


def choose_language(code: str) -> Language:
    """Return the language to read a text with: its own, else one that takes no word for more than it is."""
    return find_language(code) if code in LANGUAGES else DIGITS_ONLY


__all__ = ["DIGITS_ONLY", "ENGLISH", "LANGUAGES", "choose_language", "find_language"]
