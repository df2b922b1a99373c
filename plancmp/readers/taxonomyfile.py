"""Taxonomy files: nodes → `Taxonomy`."""

from __future__ import annotations

from plancmp.model import Taxonomy, Topic
from plancmp.readers.codecs import Names, Reading, Text, Word
from plancmp.readers.nodes import Node, Problem, ProblemList, ReadError
from plancmp.readers.records import Key, Listing, Record

TOPIC: Record = Record(
    "topic",
    Topic,
    (
        Key("id", Word(), "The word that clauses use.", required=True),
        Key("title", Text(), "What a report prints.", required=True),
        Key("scope", Text(), "One line on what belongs here."),
        Key("words", Names(always_list=True), "Words by which a text on it can be recognised."),
    ),
)

TAXONOMY: Record = Record(
    "taxonomy",
    Taxonomy,
    (
        Key("taxonomy", Word(), "Its name, which plans refer to.", attribute="id", required=True),
        Key("title", Text(), "What people call it.", required=True),
        Key("topics", Listing(lambda: TOPIC), "The topics, in the order of a report.", required=True),
    ),
)


def read_taxonomy(node: Node | None, problems: ProblemList) -> Taxonomy:
    """Make a taxonomy of a parsed file.

    Args:
        node: The root of the file; `None` for an empty one.
        problems: Takes what is wrong.

    Raises:
        ReadError: If anything is wrong, with all of it.
    """
    if node is None:
        message = 'the file is empty; a taxonomy file starts with "taxonomy: " and its name'
        raise ReadError(*problems.problems, Problem(problems.file, 0, 0, message))
    taxonomy = TAXONOMY.read(node, Reading(problems), "taxonomy")
    problems.raise_any()
    found: Taxonomy = taxonomy
    return found
