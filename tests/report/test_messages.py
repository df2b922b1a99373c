"""Every language says all that English says, with the same values filled in."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given

import plancmp
from plancmp.diff import RULES
from plancmp.diff.effects import Effect, Flag, Kind
from plancmp.model import Agreement, ConditionKind, Confidence, Force, PlanDisclosure, Status
from plancmp.model.constraints import Constraint
from plancmp.readers import find_taxonomy, loads
from plancmp.report.contents import describe_content
from plancmp.report.messages import LANGUAGES, Messages, Template, find_messages
from plancmp.report.phrases import describe_term
from tests import strategies

OTHERS = sorted(set(LANGUAGES) - {"en"})
NUMBERS = [*range(130), 1000, 1001, 1011, 1111, 10**6]


def list_placeholders(template: Template) -> set[str]:
    texts = [template] if isinstance(template, str) else list(template.values())
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_stands_in_every_language(language: str) -> None:
    english, other = find_messages("en").templates, find_messages(language).templates
    file = LANGUAGES[language].replace(".", "/") + ".py"
    missing = [f'    "{key}": …,  # {template!r}' for key, template in english.items() if key not in other]
    assert not missing, f"add to TEMPLATES in {file}, translated:\n" + "\n".join(missing)
    surplus = [key for key in other if key not in english]
    assert not surplus, f"take out of TEMPLATES in {file}, or add to english.py: {surplus}"
    for key, template in english.items():
        found, wanted = list_placeholders(other[key]), list_placeholders(template)
        assert found == wanted, f'"{key}" in {file} should have the placeholders {sorted(wanted)}, not {sorted(found)}'
        counted = isinstance(template, Mapping)
        assert isinstance(other[key], Mapping) == counted, f'"{key}" in {file} should have plural forms: {counted}'


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_counted_message_has_a_form_for_every_number(language: str) -> None:
    messages = find_messages(language)
    forms = {messages.choose_form(number) for number in NUMBERS}
    for key, template in messages.templates.items():
        if isinstance(template, Mapping):
            assert set(template) == forms, f'"{key}" should have the forms {sorted(forms)}'


@pytest.mark.parametrize("language", OTHERS)
def test_every_topic_and_rule_has_words_in_every_language(language: str) -> None:
    messages, file = find_messages(language), LANGUAGES[language].replace(".", "/") + ".py"
    folder = Path(plancmp.__file__).parent / "taxonomies"
    taxonomies = [find_taxonomy(path.stem) for path in folder.glob("*.yaml")]
    titles = {topic.title for taxonomy in taxonomies for topic in taxonomy.topics}
    assert not titles - set(messages.titles), f"add to TITLES in {file}: {sorted(titles - set(messages.titles))}"
    assert not set(messages.titles) - titles, f"take out of TITLES in {file}"
    missing = [f"{rule.id}: {rule.explanation}" for rule in RULES.values() if rule.id not in messages.explanations]
    assert not missing, f"add to EXPLANATIONS in {file}:\n" + "\n".join(missing)
    assert not set(messages.explanations) - set(RULES), f"take out of EXPLANATIONS in {file}"


def test_english_words_do_not_stand_in_the_ukrainian_catalogue() -> None:
    messages = find_messages("uk")
    for template in (*messages.templates.values(), *messages.titles.values(), *messages.explanations.values()):
        for text in [template] if isinstance(template, str) else template.values():
            assert not re.findall(r"[A-Za-z]{2,}", re.sub(r"\{\w+\}", "", text)), text


def test_ukrainian_counts_take_three_forms() -> None:
    messages = find_messages("uk")
    told = [messages.say_count("count-clauses", number) for number in (1, 2, 5, 11, 21, 114, 1003)]
    assert told == [
        "1 пункт",
        "2 пункти",
        "5 пунктів",
        "11 пунктів",
        "21 пункт",
        "114 пунктів",
        "1\u00a0003 пункти",
    ]


def test_english_counts_take_two_forms() -> None:
    messages = Messages()
    assert [messages.say_count("count-clauses", number) for number in (0, 1, 2)] == [
        "0 clauses",
        "1 clause",
        "2 clauses",
    ]


def test_words_of_the_vocabulary_have_messages() -> None:
    words = [*Effect, *Kind, *Flag, *Force, *Status, *Confidence]
    words += [f"condition-{kind}" for kind in ConditionKind] + [f"disclosure-{word}" for word in PlanDisclosure]
    words += [f"agreement-{word}" for word in Agreement]
    assert not [str(word) for word in words if str(word) not in Messages().templates]


def test_titles_of_the_users_own_stay_as_they_are() -> None:
    taxonomy = find_taxonomy("peace")
    assert Messages().translate_taxonomy(taxonomy) is taxonomy
    assert find_messages("uk").translate_taxonomy(taxonomy).title_of("eu") == "ЄС"
    assert Messages(titles={"Territory": "X"}).translate_taxonomy(taxonomy).title_of("eu") == "EU"


def test_a_counted_message_cannot_be_said_without_its_count() -> None:
    with pytest.raises(KeyError, match="counted"):
        Messages().say("count-clauses")
    with pytest.raises(KeyError, match="no counted"):
        Messages().say_count("was", 1)


@given(strategies.constraints())
def test_contents_have_the_same_words_in_the_catalogue_and_the_model(constraint: Constraint) -> None:
    assert describe_content(constraint, Messages()) == constraint.describe()


@pytest.mark.parametrize(
    ("spelling", "expected"),
    [
        ("{at_most: 600000 personnel}", "щонайбільше 600,000 personnel"),
        ("{at_least: 5 km, less_than: 9 km}", "щонайменше 5 km і менше ніж 9 km"),
        ("{any_of: [A, B, C]}", "A, B або C"),
        ("{only: [A]}", "лише A"),
        ("{deadline: 100 days after signature}", "100 days після такої події: signature"),
        ("{by: 2026-06-30}", "не пізніше 2026-06-30"),
    ],
)
def test_contents_are_told_in_ukrainian(spelling: str, expected: str) -> None:
    text = f"plancmp: 1\nid: a\ntitle: A\nclauses: [{{id: '1', terms: {{t: {{must: {spelling}}}}}}}]"
    (term,) = loads(text).clauses[0].terms
    assert describe_term(term, find_messages("uk")) == f"обов’язок: {expected}"
