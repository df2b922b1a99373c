"""Topics: which ones a clause has, and why."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.extract.lexer import Shape, fold_word, list_words, tokenize
from plancmp.extract.subject import choose_taxonomy
from plancmp.extract.topics import find_topics
from plancmp.model import Clause, Plan, Taxonomy, Topic
from plancmp.readers.files import find_taxonomy, list_taxonomies

OWN = Taxonomy(
    "own",
    "Own",
    (
        Topic("water", "Water", words=("river", "dam", "water supply")),
        Topic("power", "Power", words=("electricity", "dam")),
        Topic("other", "Other"),
    ),
)


def test_a_topic_says_by_which_words_it_was_found() -> None:
    text = "The rivers and the dam supply electricity."
    water, power = find_topics(text, OWN)
    assert (water.topic, water.weight) == ("water", Fraction(3, 2))
    assert [(word.word, word.count) for word in water.words] == [("river", 1), ("dam", 1)]
    assert (power.topic, power.weight) == ("power", Fraction(3, 2))
    assert water.explain() == "water: river, dam"


def test_a_phrase_weighs_more_than_a_word_and_repeats_weigh_less() -> None:
    (match,) = find_topics("Water supply, water supply.", OWN)
    assert match.weight == 3


def test_without_any_word_the_fallback_stands_alone() -> None:
    (match,) = find_topics("The sides meet again.", OWN)
    assert (match.topic, match.words) == ("other", ())
    assert match.explain() == "other: no word of any other topic"


def test_a_taxonomy_without_other_falls_back_to_its_last_topic() -> None:
    taxonomy = Taxonomy("t", "T", (Topic("a", "A", words=("x",)), Topic("rest", "Rest")))
    assert [match.topic for match in find_topics("nothing", taxonomy)] == ["rest"]
    assert find_topics("nothing", Taxonomy("t", "T", ())) == ()


@pytest.mark.parametrize(
    ("taxonomy", "text", "topic"),
    [
        ("peace", "Ukraine's armed forces are limited to 600,000 personnel.", "military"),
        ("peace", "Elections are held within 100 days.", "elections"),
        ("peace", "Sanctions are lifted in stages.", "sanctions"),
        ("peace", "The demilitarized zone lies in the region.", "territory"),
        ("contracts", "The Supplier's aggregate liability shall not exceed EUR 1 million.", "liability"),
        ("contracts", "This Agreement is governed by the laws of England.", "disputes"),
        ("contracts", "Invoices are payable within 30 days.", "price"),
        ("legislation", "Contracting authorities shall publish a contract notice.", "procurement"),
        ("legislation", "This Regulation shall enter into force on the twentieth day after its publication.", "final"),
        ("legislation", "The Commission is empowered to adopt delegated acts.", "delegation"),
    ],
)
def test_the_built_in_taxonomies_know_their_subjects(taxonomy: str, text: str, topic: str) -> None:
    assert find_topics(text, find_taxonomy(taxonomy))[0].topic == topic


@pytest.mark.parametrize("taxonomy", ["peace", "contracts", "legislation"])
def test_no_topic_has_a_word_twice(taxonomy: str) -> None:
    for topic in find_taxonomy(taxonomy).topics:
        assert len(set(topic.words)) == len(topic.words), topic.id


@given(st.text(max_size=200))
def test_any_text_has_a_topic_of_the_taxonomy(text: str) -> None:
    matches = find_topics(text, OWN)
    assert matches
    assert all(match.topic in OWN for match in matches)


PEACE = "The ceasefire holds along the contact line. Troops and heavy weapons withdraw from the buffer zone. "
CONTRACT = (
    "The licensee pays the fee on invoice. Neither party is liable for damages. The warranty ends on termination. "
)
NEITHER = "Bees visit the flowers of the orchard in spring, and the keeper looks after the hives until the autumn. "


@pytest.mark.parametrize(
    ("text", "taxonomy"),
    [
        (PEACE, "peace"),
        (CONTRACT, "contracts"),
        (PEACE + CONTRACT[:38], "peace"),
        (NEITHER, "peace"),  # too short to tell
        (NEITHER * 12, "general"),
        (NEITHER * 400 + CONTRACT, "general"),
        (NEITHER * 12 + "A violation of the peace of the hives is a breach.", "general"),
    ],
)
def test_a_document_has_the_taxonomy_that_fits_its_words(text: str, taxonomy: str) -> None:
    taxonomies = {name: find_taxonomy(name) for name in list_taxonomies()}
    assert choose_taxonomy([Plan("p", "P", clauses=(Clause("1", text=text),))], taxonomies) == taxonomy


@given(st.text(st.sampled_from("aBñ'’.-/,;²½19 \n►M*[]дщ水")) | st.text(max_size=60))
def test_words_are_looked_up_by_their_tokens(text: str) -> None:
    tokens = [token.text for token in tokenize(text) if token.shape is not Shape.SIGN]
    assert [fold_word(word) for word in list_words(text)] == tokens
