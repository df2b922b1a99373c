"""One plan, published by many programs, reads to one clause tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp.model import Clause, Plan
from plancmp.readers.documents.formats import find_format, read_document

SAMPLES = Path(__file__).parents[1] / "samples"
PLANS = sorted(path.name for path in SAMPLES.glob("plan*"))
PREAMBLE = (
    "The northern and the southern side, meeting in the town of Ford, want a lasting peace. "
    "They agree on the points below."
)
LAST = (
    "The plan comes into force when both sides have signed it. Its point 3. does not apply before that, "
    "and neither does anything that the annex says of tolls."
)
FORMATS = {"docx", "html", "markdown", "pdf", "text", "akoma-ntoso"}


def read(name: str) -> Plan:
    return read_document((SAMPLES / name).read_bytes(), name)


def show(clause: Clause, depth: int = 0) -> list[str]:
    line = f"{'  ' * depth}{clause.id} {clause.heading}: {clause.text}"
    footnotes = clause.attributes.thaw().get("footnotes", [])
    assert isinstance(footnotes, list)
    notes = [f"{'  ' * depth}  note: {note}" for note in footnotes]
    return [line, *notes, *(shown for child in clause.clauses for shown in show(child, depth + 1))]


def test_the_plan_reads_as_it_was_written() -> None:
    lines = [line for clause in read("plan.md").clauses for line in show(clause)]
    assert "\n".join(lines).split("\n") == [
        f"preamble : {PREAMBLE}",
        "security Security: ",
        "  1 : The ceasefire starts at noon on 15 May 2026 and holds along the whole river.",
        "  2 : Both sides withdraw their forces from the bridge zone:",
        "    2(a) : the northern side keeps at most 12,000 personnel;",
        "    2(b) : the southern side keeps at most 8,000 personnel, of whom none serves within 20 km of the river;",
        "    2(c) : the following stay where they are:",
        "      2(c)(i) : the engineers who clear mines;",
        "      2(c)(ii) : the crews of the ferries.",
        "  3 : A joint commission of six members sees to it. Each side names three of them.",
        "    note: The commission meets in Ford.",
        "  4 : Forces in the zone are held to these figures until the commission lifts them.",
        "Zone | Personnel | Until",
        "West bank | 500 | 1 June 2027",
        "East bank | 700 | 1 July 2027",
        "  5 : All prisoners return within 100 days after signature. So do the dead.",
        "economy Economy: ",
        "  7 : Tolls on the bridge are shared 50:50. [Northern side: tolls are shared 60:40.]",
        "  8 : A fund of USD 2.5 billion is set up; the northern side pays one third of it.",
        "  9 : [The southern side may use the harbour in peacetime.]",
        f"  10 : {LAST}",
    ]


@pytest.mark.parametrize("name", PLANS)
def test_every_producer_gives_the_same_clauses(name: str) -> None:
    plan, expected = read(name), read("plan.md")
    assert plan.clauses == expected.clauses
    assert (plan.title, str(plan.date)) == ("A plan for the river valley", "2026-03-01")


def test_every_format_has_a_sample() -> None:
    assert {find_format(name, (SAMPLES / name).read_bytes()) for name in PLANS} == FORMATS
