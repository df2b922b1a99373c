"""Every word that a report prints, in one catalogue a language.

A template is for `str.format`; a counted message has one for each plural form. To add a language: one file like
`uk.po`. Words of the plans themselves are never translated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from gettext import c2py

from attrs import evolve, field, frozen

from plancmp.model import Taxonomy
from plancmp.report.messages.entries import ENGLISH, list_forms, list_languages, read_entries, read_header

LANGUAGES = list_languages()
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
    """Read the catalogue of a language, one of `LANGUAGES`.

    Raises:
        KeyError: If there is none.
    """
    if language not in LANGUAGES:
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


@frozen(eq=False, repr=False)
class Messages:
    """A catalogue at work."""

    catalogue: Catalogue = field(factory=partial(read_catalogue, ENGLISH))

    @property
    def language(self) -> str:
        """The code of its language, such as "en"."""
        return self.catalogue.language

    def has(self, message: str, /) -> bool:
        """Whether the catalogue has a message."""
        return message in self.catalogue.templates

    def say(self, message: str, /, **values: object) -> str:
        """Return a message with its values filled in.

        Raises:
            KeyError: If the catalogue lacks it.
        """
        template = self.catalogue.templates[message]
        if not isinstance(template, str):
            raise KeyError(f"{message} is a counted message")
        return template.format(**values)

    def say_count(self, message: str, count: int, /) -> str:
        """Return a counted message in the form that the number takes, such as "1 clause" or "2 clauses".

        Raises:
            KeyError: If the catalogue lacks it, or it is no counted message.
        """
        forms = self.catalogue.templates[message]
        if isinstance(forms, str):
            raise KeyError(f"{message} is no counted message")
        # What is not translated yet has the forms of English, of which there may be fewer.
        form = min(self.catalogue.choose_form(count), len(forms) - 1)
        return forms[form].format(count=self.spell_number(count))

    def spell_number(self, number: int) -> str:
        """Return a number with its digits in groups."""
        return f"{number:,}".replace(",", self.catalogue.separator)

    def join_all(self, names: Sequence[str]) -> str:
        """Return names as a sentence lists them: "Russia, Ukraine and Europe"."""
        *rest, last = names or ("",)
        return self.say("content-and", first=", ".join(rest), second=last) if rest else last

    def count(self, counts: Mapping[str, int]) -> str:
        """Return counts as "3 loosened, 1 dropped"."""
        return ", ".join(f"{self.spell_number(number)} {self.say(word)}" for word, number in counts.items() if number)

    def explain(self, rule: str, english_text: str) -> str:
        """Return what a rule means; in English, what the registry says."""
        return self.catalogue.explanations.get(rule, english_text)

    def translate_taxonomy(self, taxonomy: Taxonomy) -> Taxonomy:
        """Return a taxonomy with its titles in this language; titles of the user's own stay as they are."""
        if not self.catalogue.titles:
            return taxonomy
        topics = (evolve(topic, title=self.catalogue.titles.get(topic.title, topic.title)) for topic in taxonomy.topics)
        return evolve(taxonomy, topics=tuple(topics))


def find_messages(language: str) -> Messages:
    """Return the catalogue of a language, one of `LANGUAGES`; its file is read only now.

    Raises:
        KeyError: If there is none.
    """
    return Messages(read_catalogue(language))


__all__ = ["LANGUAGES", "Catalogue", "Messages", "find_messages", "read_catalogue"]
