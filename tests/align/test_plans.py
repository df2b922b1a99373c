"""Links of plan files, in which a person named what each clause lays down."""

from __future__ import annotations

import pytest

from plancmp import align, loads, parse

FILE = "plancmp: 1\nid: v\ntitle: Pact\nparties: [Norland, Sutland, Ostland]\nclauses:\n"
CLAUSE = '  - id: "{}"\n    topics: [military]\n    text: {}\n    terms: {{{}: {{must: {{at_most: {}}}}}}}\n'
OTHERS = [
    ("2", "Sutland has at most 60 boats.", "boats-s", "60 boats"),
    ("3", "Norland has at most 90 boats.", "boats-n", "90 boats"),
]


def write(*clauses: tuple[str, str, str, str]) -> str:
    return FILE + "".join(CLAUSE.format(*clause) for clause in clauses)


@pytest.mark.parametrize(
    ("text", "name", "is_linked"),
    [
        ("Norland has at most 5 carts.", "carts-n", False),
        ("Ostland has at most 40 boats.", "fleet", True),
        ("The navy of Ostland has 40 boats at most.", "boats-o", True),
    ],
)
def test_clauses_of_other_terms_are_linked_only_by_words_of_their_own(text: str, name: str, is_linked: bool) -> None:
    old = write(("1", "Ostland has at most 30 boats.", "boats-o", "30 boats"), *OTHERS)
    new = write(*OTHERS, ("4", text, name, "40 boats"))
    links = {(link.old, link.new) for link in align(loads(old), loads(new)).links}
    assert ((0,), (2,)) in links if is_linked else ((0,), (2,)) not in links


POINTS = "Pact\n\n1. The fund builds:\n\n(a) Harbours for ships of all kinds.\n\n(b) {}\n\n2. Nobody pays.\n"


def test_items_at_one_place_of_one_point_are_linked_by_what_the_shorter_one_says() -> None:
    plans = parse(POINTS.format("Bridges will be put up.")), parse(POINTS.format("Bridges."))
    place = next(entry.index for entry in plans[0].outline() if entry.clause.id == "1(b)")
    for one, other in (plans, plans[::-1]):
        assert (place, place) in align(one, other).pairs()
