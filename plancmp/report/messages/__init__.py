"""Every word that a report prints, in one catalogue a language.

A catalogue maps ids to templates for `str.format`; a counted message has a template for each plural form. To add a
language: a module like `ukrainian.py`, and its row in `LANGUAGES`. Words of the plans themselves are never translated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from attrs import evolve, frozen

from plancmp.model import Taxonomy
from plancmp.report.messages import english

LANGUAGES = {"en": "plancmp.report.messages.english", "uk": "plancmp.report.messages.ukrainian"}

Template = str | Mapping[str, str]


@frozen(eq=False, repr=False)
class Messages:
    """A catalogue at work.

    Attributes:
        templates: The catalogue; English if nothing is said.
        choose_form: Says which form of a counted message a number takes.
        separator: What stands between groups of three digits.
        titles: The titles of topics, by their English titles; others stay as they are.
        explanations: What rules mean, by their ids; others stay as they are.
        language: Its code, such as "en".
    """

    templates: Mapping[str, Template] = english.TEMPLATES
    choose_form: Callable[[int], str] = english.choose_form
    separator: str = english.SEPARATOR
    titles: Mapping[str, str] = english.TITLES
    explanations: Mapping[str, str] = english.EXPLANATIONS
    language: str = "en"

    def say(self, message: str, /, **values: object) -> str:
        """Return a message with its values filled in.

        Raises:
            KeyError: If the catalogue lacks it.
        """
        template = self.templates[message]
        if not isinstance(template, str):
            raise KeyError(f"{message} is a counted message")
        return template.format(**values)

    def say_count(self, message: str, count: int, /) -> str:
        """Return a counted message in the form that the number takes, such as "1 clause" or "2 clauses".

        Raises:
            KeyError: If the catalogue lacks it, or it is no counted message.
        """
        forms = self.templates[message]
        if isinstance(forms, str):
            raise KeyError(f"{message} is no counted message")
        return forms[self.choose_form(count)].format(count=self.spell_number(count))

    def spell_number(self, number: int) -> str:
        """Return a number with its digits in groups."""
        return f"{number:,}".replace(",", self.separator)

    def list_names(self, names: list[str]) -> str:
        """Return names as people list them."""
        return ", ".join(names)

    def join_all(self, names: Sequence[str]) -> str:
        """Return names as a sentence lists them: "Russia, Ukraine and Europe"."""
        *rest, last = names or ("",)
        return self.say("content-and", first=", ".join(rest), second=last) if rest else last

    def count(self, counts: Mapping[str, int]) -> str:
        """Return counts as "3 loosened, 1 dropped"."""
        return ", ".join(f"{self.spell_number(number)} {self.say(word)}" for word, number in counts.items() if number)

    def explain(self, rule: str, english_text: str) -> str:
        """Return what a rule means.

        Args:
            rule: Its id.
            english_text: What the registry says.
        """
        return self.explanations.get(rule, english_text)

    def translate_taxonomy(self, taxonomy: Taxonomy) -> Taxonomy:
        """Return a taxonomy with its titles in this language; titles of the user's own stay as they are."""
        if not self.titles:
            return taxonomy
        topics = (evolve(topic, title=self.titles.get(topic.title, topic.title)) for topic in taxonomy.topics)
        return evolve(taxonomy, topics=tuple(topics))


def find_messages(language: str) -> Messages:
    """Return the catalogue of a language; its module is imported only now.

    Args:
        language: Its code, one of `LANGUAGES`.

    Raises:
        KeyError: If there is none.
    """
    if language == "en":
        return Messages()
    module = import_module(LANGUAGES[language])
    return Messages(
        module.TEMPLATES, module.choose_form, module.SEPARATOR, module.TITLES, module.EXPLANATIONS, language
    )


__all__ = ["LANGUAGES", "Messages", "find_messages"]
