"""What a catalogue's file holds, made ready for reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from gettext import c2py

from attrs import frozen

from plancmp.report.messages.entries import ENGLISH, list_forms, list_languages, read_entries, read_header

Template = str | tuple[str, ...]


@frozen(repr=False)
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


@cache
def read_catalogue(language: str) -> Catalogue:
    """Read the catalogue of a language, one of `list_languages()`.

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
            header = read_header(entry)
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
