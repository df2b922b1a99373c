"""Every word that a report prints, in one catalogue a language.

A template is for `str.format`; a counted message has one for each plural form. To add a language: one file like
`uk.po`. Words of the plans themselves are never translated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from attrs import evolve, field, frozen

from plancmp.model import Taxonomy
from plancmp.report.messages.catalogue import Catalogue, read_catalogue
from plancmp.report.messages.entries import ENGLISH, list_languages

LANGUAGES = list_languages()


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


__all__ = ["LANGUAGES", "Messages", "find_messages"]
