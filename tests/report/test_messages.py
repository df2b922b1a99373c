"""Every language says all that English says, with the same values filled in."""

from __future__ import annotations

import json
import os
import re
import string
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given

import plancmp
from plancmp.diff import RULES
from plancmp.diff.effects import Effect, Flag, Kind
from plancmp.model import Agreement, ConditionKind, Confidence, Force, PlanDisclosure, Status
from plancmp.model.constraints import Constraint
from plancmp.readers import find_taxonomy, loads
from plancmp.report.messages import LANGUAGES, Messages, entries, find_messages, read_catalogue
from plancmp.report.messages.entries import list_forms, read_entries, read_header
from plancmp.report.phrases import describe_content, describe_term, flatten
from tests import strategies

OTHERS = [code for code in LANGUAGES if code != "en"]
NUMBERS = [*range(130), 1000, 1001, 1011, 1111, 10**6]
FOLDER = Path(entries.__file__).parent


def list_placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def list_english() -> dict[tuple[str, str], dict[str, str]]:
    """Return the entries of the English catalogue, which holds the titles of topics and what rules mean, too."""
    return {find_key(entry): entry for entry in read_entries("en") if "msgctxt" in entry}


def find_key(entry: dict[str, str]) -> tuple[str, str]:
    context = entry["msgctxt"]
    return context, entry["msgid"] if context == "topic title" else ""


def test_topics_and_rules_are_in_the_english_catalogue() -> None:
    found = list_english()
    taxonomies = [find_taxonomy(path.stem) for path in (Path(plancmp.__file__).parent / "taxonomies").glob("*.yaml")]
    titles = {topic.title for taxonomy in taxonomies for topic in taxonomy.topics}
    assert {title for context, title in found if context == "topic title"} == titles
    rules = {f"rule {rule.id}": rule.explanation for rule in RULES.values()}
    assert {context: entry["msgid"] for (context, _), entry in found.items() if context.startswith("rule ")} == rules


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_translated(language: str) -> None:
    english = list_english()
    header, *translated = read_entries(language)
    assert f"Language: {language}\n" in header["msgstr"]
    others = {find_key(entry): entry for entry in translated}
    assert len(others) == len(translated), "a message stands twice"
    missing = [f"{context} {entry['msgid']!r}" for (context, _), entry in english.items() if (context, _) not in others]
    assert not missing, f"add to {language}.po:\n" + "\n".join(missing)
    assert not others.keys() - english.keys(), f"take out of {language}.po: {others.keys() - english.keys()}"
    for key, entry in english.items():
        told = [text for keyword, text in others[key].items() if keyword.startswith("msgstr")]
        wanted = set().union(*map(list_placeholders, list_forms(entry, "en")))
        assert all(told), f"{key[0]} in {language}.po has no translation"
        for text in told:
            assert list_placeholders(text) == wanted, f"{key[0]} in {language}.po should have {sorted(wanted)}"


@pytest.mark.parametrize("language", OTHERS)
def test_translations_are_of_the_english_that_is_said(language: str) -> None:
    """`PLANCMP_UPDATE_GOLDEN=1` brings the English up to date and marks those messages as fuzzy: look at each again."""
    english, path = list_english(), FOLDER / f"{language}.po"
    text = path.read_text(encoding="utf-8")
    for entry in list(read_entries(language))[1:]:
        key = find_key(entry)
        for keyword in ("msgid", "msgid_plural"):
            now = english[key].get(keyword)
            if entry.get(keyword) != now and os.environ.get("PLANCMP_UPDATE_GOLDEN"):
                old = re.compile(
                    rf'^(msgctxt "{re.escape(key[0])}"\n(?:msgid (?:".*"\n)+)??){keyword} (?:".*"\n)+', re.MULTILINE
                )
                new = f"{keyword} {json.dumps(now, ensure_ascii=False)}\n"
                text = old.sub(lambda match, new=new: f"#, fuzzy\n{match[1]}{new}", text)  # type: ignore[misc]
            else:
                assert entry.get(keyword) == now, f"{key[0]} in {language}.po translates what English no longer says"
    if os.environ.get("PLANCMP_UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert "#, fuzzy" not in text, f"look at what is fuzzy in {language}.po, and take the mark away"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_counted_message_has_a_form_for_every_number(language: str) -> None:
    found = read_catalogue(language)
    forms = {found.choose_form(number) for number in NUMBERS}
    for key, template in found.templates.items():
        if isinstance(template, tuple):
            assert set(range(len(template))) == forms, f'"{key}" should have {len(forms)} forms'


def test_what_is_not_translated_yet_is_said_in_english() -> None:
    entry = {
        "msgid": "{count} quay",
        "msgid_plural": "{count} quays",
        "msgstr[0]": "",
        "msgstr[1]": "",
        "msgstr[2]": "",
    }
    assert list_forms(entry, "xx") == ("{count} quay", "{count} quays", "{count} quays")


def test_a_language_of_three_forms_may_have_two_of_a_message_yet() -> None:
    messages = find_messages("uk")
    forms = {**messages.catalogue.templates, "count-clauses": ("{count} clause", "{count} clauses")}
    begun = evolve(messages, catalogue=evolve(messages.catalogue, templates=forms))
    assert [begun.say_count("count-clauses", number) for number in (1, 2, 5)] == ["1 clause", "2 clauses", "5 clauses"]


def test_a_header_may_have_lost_its_last_space() -> None:
    header = {"msgstr": "Language: xx\nX-Thousands-Separator:"}
    assert read_header(header) == {"Language": "xx", "X-Thousands-Separator": ""}


def test_a_language_that_has_no_file_is_not_known() -> None:
    with pytest.raises(KeyError, match="xx"):
        find_messages("xx")


def test_english_words_do_not_stand_in_the_ukrainian_catalogue() -> None:
    messages = find_messages("uk")
    words = messages.catalogue
    for template in (*words.templates.values(), *words.titles.values(), *words.explanations.values()):
        for text in [template] if isinstance(template, str) else template:
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


def test_german_numbers_have_points_and_counts_two_forms() -> None:
    messages = find_messages("de")
    assert [messages.say_count("count-clauses", number) for number in (1, 2, 1003)] == [
        "1 Klausel",
        "2 Klauseln",
        "1.003 Klauseln",
    ]
    assert messages.translate_taxonomy(find_taxonomy("peace")).title_of("territory") == "Territorium"


def test_english_counts_take_two_forms() -> None:
    messages = Messages()
    assert [messages.say_count("count-clauses", number) for number in (0, 1, 2)] == [
        "0 clauses",
        "1 clause",
        "2 clauses",
    ]


def test_words_of_the_vocabulary_have_messages() -> None:
    # A mere statement is told by what it states.
    words = [*Effect, *Kind, *Flag, *(set(Force) - {Force.STATES}), *Status, *Confidence]
    words += [f"condition-{kind}" for kind in ConditionKind] + [f"disclosure-{word}" for word in PlanDisclosure]
    words += [f"agreement-{word}" for word in Agreement]
    assert not [str(word) for word in words if not Messages().has(str(word))]


def test_titles_of_the_users_own_stay_as_they_are() -> None:
    taxonomy = find_taxonomy("peace")
    assert Messages().translate_taxonomy(taxonomy) is taxonomy
    assert find_messages("uk").translate_taxonomy(taxonomy).title_of("eu") == "ЄС"
    own = evolve(taxonomy, topics=tuple(evolve(topic, title=f"My {topic.title}") for topic in taxonomy.topics))
    assert find_messages("uk").translate_taxonomy(own).title_of("eu") == "My EU"


def test_a_counted_message_cannot_be_said_without_its_count() -> None:
    with pytest.raises(KeyError, match="counted"):
        Messages().say("count-clauses")
    with pytest.raises(KeyError, match="no counted"):
        Messages().say_count("was", 1)


@given(strategies.constraints())
def test_contents_have_the_same_words_in_the_catalogue_and_the_model(constraint: Constraint) -> None:
    assert describe_content(constraint, Messages()) == flatten(constraint.describe())


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
