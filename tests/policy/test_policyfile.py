"""Policy files: what they hold is read, and every mistake is told with its place and what would be right."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from plancmp import ReadError, loads
from plancmp.policy import Direction, Level, build_schema, check, read_policy
from plancmp.readers.codecs import to_plain
from plancmp.readers.nodes import ProblemList
from plancmp.readers.yaml_nodes import parse_yaml

WHOLE = """\
policy: 1
title: Red lines
taxonomy: peace
check: [{old: a.yaml, new: b.yaml, accepted: c.yaml}, {new: b.yaml}]
terms: [truce-length]
parties: [Elsewhere]
rules:
  size:
    why: The parliament said so.
    level: warning
    about: {topic: [military], term: troops, party: North, force: must, constraint: interval, clause: "6"}
    no_tighter_than: {must: {at_most: 800000 personnel}, when: in peacetime}
    no_looser_than: {must: {at_most: 900000 personnel}, toward: North, in: law}
    same_as: {must: {at_most: 850000 personnel}}
    force_is: [must, expected]
    unconditional: no
    disclosure: stated
    agreement: agreed
    confidence: high
    stands: yes
    no_change: {effect: dropped, kind: removed, flag: moved, materiality: material, rule: cap-lowered}
    unknown: warn
    missing: pass
    unmatched: fail
"""


def read_messages(text: str) -> list[str]:
    with pytest.raises(ReadError) as caught:
        read_policy(text, "p.yaml")
    return [str(problem) for problem in caught.value.problems]


def test_everything_is_read() -> None:
    policy = read_policy(WHOLE, "p.yaml")
    (line,) = policy.lines
    assert (policy.title, policy.terms, policy.parties, policy.file) == (
        "Red lines",
        ("truce-length",),
        ("Elsewhere",),
        "p.yaml",
    )
    assert (line.id, line.level, line.line, line.stands, line.is_unconditional) == (
        "size",
        Level.WARNING,
        8,
        True,
        False,
    )
    assert [bound.direction for bound in line.bounds] == list(Direction)
    assert line.about.constraints == ("interval",)
    assert line.no_change is not None
    assert line.no_change.rules == ("cap-lowered",)


def test_the_schema_knows_every_key_and_the_reader_takes_no_other() -> None:
    schema = build_schema()
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(json.loads(json.dumps(schema)))
    node = parse_yaml(WHOLE, ProblemList("p.yaml"))
    assert node is not None
    assert not list(validator.iter_errors(to_plain(node)))
    assert list(validator.iter_errors({"policy": 1, "title": "T", "rules": {"a": {"nothing": 1}}}))


RULE = "policy: 1\ntitle: T\nrules:\n  line:\n    "


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: T\n", 'p.yaml:1:1: this is not a policy file: its first line should be "policy: 1"'),
        ("policy: 2\ntitle: T\nrules: {}\n", 'p.yaml:1:9: "policy" is the version of the policy file format: 1'),
        (f"{RULE}about: {{topic: nat}}\n    stands: yes\n", 'p.yaml:5:20: unknown topic "nat"; did you mean "nato"?'),
        (f"{RULE}no_tigther_than: {{must: yes}}\n    stands: yes\n",
         'p.yaml:5:5: unknown key "no_tigther_than"; did you mean "no_tighter_than"?'),
        (f"{RULE}no_change: {{effect: tighter}}\n",
         'p.yaml:5:25: "effect" cannot be "tighter"; did you mean "tightened"?'),
        (f"{RULE}no_change: {{rule: cap-lowerd}}\n",
         'p.yaml:5:23: unknown rule "cap-lowerd"; did you mean "cap-lowered"?'),
        (f"{RULE}about: {{constraint: intervall}}\n    stands: yes\n",
         'p.yaml:5:25: unknown kind of constraint "intervall"; did you mean "interval"?'),
        (f"{RULE}about: {{topic: nato}}\n",
         'p.yaml:4:3: "line" asks for nothing; give it one of no_tighter_than, no_looser_than'),
        (f"{RULE}no_tighter_than: {{at_most: 5 personnel}}\n",
         'p.yaml:5:22: "no_tighter_than" takes a force and what it holds over, such as {must: {at_most: 800000 '),
        (f"{RULE}no_tighter_than: {{must: {{at_most: many}}}}\n", 'p.yaml:5:39: "many" has no number'),
        (f"{RULE}stands: perhaps\n", 'p.yaml:5:13: "stands" takes yes or no'),
        ("policy: 1\ntitle: T\ntaxonomy: pease\nrules: {}\n",
         'p.yaml:3:11: unknown taxonomy "pease"; did you mean "peace"?'),
        ("policy: 1\nrules: {}\n", 'p.yaml:1:1: "title" is missing'),
    ],
)  # fmt: skip
def test_mistakes_are_told_with_their_place(text: str, message: str) -> None:
    (found,) = read_messages(text)
    assert found.startswith(message)


PLAN = loads(
    "plancmp: 1\nid: p\ntitle: P\nparties: [North]\nclauses:\n"
    "  - {id: '1', topics: [military], terms: {troops-size: {party: North, must: {at_most: 5 personnel}}}}\n"
)


def test_a_misspelt_party_is_told_when_the_versions_are_known() -> None:
    policy = read_policy(f"{RULE}about: {{party: Norht}}\n    stands: yes\n", "p.yaml")
    with pytest.raises(ReadError, match=r'^p.yaml:5:20: no version here has a party "Norht"; did you mean "North"\?$'):
        check(policy, PLAN)


def test_a_misspelt_term_is_told_when_the_versions_are_known() -> None:
    policy = read_policy(f"{RULE}about: {{term: troop-size}}\n    stands: yes\n", "p.yaml")
    with pytest.raises(
        ReadError, match=r'^p.yaml:5:19: .* term "troop-size"; did you mean "troops-size"\? If not, list'
    ):
        check(policy, PLAN)


def test_names_that_the_policy_vouches_for_are_no_mistakes() -> None:
    text = "policy: 1\ntitle: T\nterms: [troop-size]\nparties: [Norht]\nrules:\n  line:\n"
    text += "    about: {term: troop-size, party: Norht}\n    stands: no\n"
    assert check(read_policy(text), PLAN).passes()
