"""A comma that may decide what words belong to is read; any other comma is punctuation."""

from __future__ import annotations

import pytest

from plancmp.diff import Kind, compare
from plancmp.readers.documents.formats import read_document


def judge(old: str, new: str) -> tuple[Kind, list[str]]:
    plans = [
        read_document(f"Lease\n\n1. {text}\n\n2. The fee is EUR 5.\n".encode(), "lease.txt") for text in (old, new)
    ]
    change = compare(*plans).clauses[0]
    return change.kind, [item.cause.difference for item in change.fields if item.cause.rule == "wording-needs-review"]


@pytest.mark.parametrize(
    ("old", "new", "listed"),
    [
        (
            "A guest may bring boats or cars with consent.",
            "A guest may bring boats or cars, with consent.",
            "+ “, with”",
        ),
        ("It is a year, and one more, unless ended.", "It is a year, and one more unless ended.", "− “, unless”"),
        ("The owners who live abroad pay.", "The owners, who live abroad, pay.", "+ “, who”"),
    ],
)
def test_a_comma_before_what_restricts_is_read(old: str, new: str, listed: str) -> None:
    assert judge(old, new) == (Kind.REVISED, [listed])
    sign = {"+": "−", "−": "+"}[listed[0]]
    assert judge(new, old) == (Kind.REVISED, [sign + listed[1:]])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The guest pays for gas, water and heat.", "The guest pays for gas, water, and heat."),
        ("In winter the guest heats the house.", "In winter, the guest heats the house."),
        ("The guest therefore leaves.", "The guest, therefore, leaves."),
        ("The guest pays unless it rains.", "The guest pays, unless it rains."),
    ],
)
def test_another_comma_is_punctuation(old: str, new: str) -> None:
    assert judge(old, new) == (Kind.EDITORIAL, [])
    assert judge(new, old) == (Kind.EDITORIAL, [])
