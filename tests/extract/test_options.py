"""Brackets that name a party are options; all other brackets are text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp import compare, loads
from plancmp.diff.coverage import prove_coverage
from plancmp.extract.plans import extract_plan
from plancmp.model import Agreement, Clause, Plan
from plancmp.readers import find_taxonomy
from plancmp.readers.documents.formats import read_document
from plancmp.report.imported import write_plan_file

PEACE = find_taxonomy("peace")
US, UA, RU = ("United States",), ("Ukraine",), ("Russia",)

Found = tuple[str, list[tuple[tuple[str, ...], str]]]

OPTIONS: dict[str, Found] = {
    "[US: one third each.] [Ukraine: half each.]": ("", [(US, "one third each."), (UA, "half each.")]),
    "[Ukraine: half each.] / [U.S.: none]. It opens.": ("It opens.", [(UA, "half each."), (US, "none")]),
    "The plant: [US/Ukraine: both] or [Russia's proposal: none]": (
        "The plant:",
        [((*US, *UA), "both"), (RU, "none")],
    ),
    "It is open. [Kyiv: And 60 days of ceasefire.] The plant stays.": (
        "It is open. The plant stays.",
        [(UA, "And 60 days of ceasefire.")],
    ),
    "(US position) Kyiv leaves. (Ukrainian position) All stay.": ("", [(US, "Kyiv leaves."), (UA, "All stay.")]),
    "Both met. (Position of the US) All leave.": ("Both met. (Position of the US) All leave.", []),
    "It holds.\n[US proposal] All leave.\n(the Russian position): All stay.": (
        "It holds.",
        [(US, "All leave."), (RU, "All stay.")],
    ),
    "It is agreed. The army has at most [US: 600,000] [Ukraine: 800,000] personnel. It is trained.": (
        "It is agreed. It is trained.",
        [(US, "The army has at most 600,000 personnel."), (UA, "The army has at most 800,000 personnel.")],
    ),
    "It has [US: 6] or [Ukraine: 8] ships and [US: 10] [Ukraine: 20] boats.": (
        "",
        [(US, "It has 6 ships and 10 boats."), (UA, "It has 8 ships and 20 boats.")],
    ),
    "[US: it has [joint] control.] [Ukraine: none.]": ("", [(US, "it has [joint] control."), (UA, "none.")]),
}

TEXTS = [
    "[option A / option B]",
    "[The zone is demilitarised.]",
    "“[Ukraine] shall withdraw,” it says [editor: in Geneva].",
    "Output is shared (Ukraine: 50%, US: 50%).",
    "[Northern side: tolls are shared 60:40.]",
    "It has at most 600,000 personnel [Ukraine: in peacetime] and no more.",
    "It has [US: 6] or [US: 8] ships.",
    "It has [US: 6] [Ukraine: 8] ships and [US: 10] [Russia: 20] boats.",
    "[Both sides: it is agreed.]",
    "[The parties: they agree.]",
    "[Ukraine: all] [US: none",
    "All] [Ukraine: all.]",
    "[US 2026: none.]",
    "[Ukrainian: a note of the translator.]",
    "Talks follow (US position unknown). They last.",
    "[US: ]",
    "(US position)",
    "[US: one third each.] [Northern side: half each.]",
]


def extract(text: str) -> Clause:
    plan = extract_plan(Plan("p", "P", clauses=(Clause("1", text=text),), extracted=True), PEACE)
    return plan.clauses[0]


@pytest.mark.parametrize("text", OPTIONS)
def test_what_names_a_party_is_an_option(text: str) -> None:
    clause = extract(text)
    rest, options = OPTIONS[text]
    assert (clause.text, [(option.by, option.text) for option in clause.options]) == (rest, options)
    assert clause.agreement is (Agreement.OPEN if options else None)


@pytest.mark.parametrize("text", TEXTS)
def test_all_else_stays_text(text: str) -> None:
    clause = extract(text)
    assert (clause.text, clause.options, clause.agreement) == (text, (), None)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Станція працює під наглядом, і обидві сторони ділять її порівну. [США: по третині.] [Україна: порівну.]",
            [US, UA],
        ),
        ("Станция работает совместно для всех государств. [США: по трети.] [Украина: поровну.]", [US, UA]),
        ("Das Kraftwerk wird von allen gemeinsam betrieben. [USA: je ein Drittel.] [Ukraine: die Hälfte.]", [US, UA]),
    ],
)
def test_other_languages(text: str, parties: list[tuple[str, ...]]) -> None:
    assert [option.by for option in extract(text).options] == parties


def test_a_plan_file_keeps_its_text() -> None:
    plan = Plan("p", "P", clauses=(Clause("1", text="[US: one.] [Ukraine: two.]"),))
    assert extract_plan(plan, PEACE).clauses[0].options == ()


OLD = """A plan

1. The army has at most [US: 600,000] [Ukraine: 800,000] personnel.

2. Elections follow within 100 days [place to be agreed].
"""
NEW = """A plan

1. The army has at most 800,000 personnel.

2. Elections follow within 100 days [place to be agreed].
"""


def test_an_open_point_that_is_settled() -> None:
    old, new = (read_document(text.encode(), "a.txt") for text in (OLD, NEW))
    comparison = compare(old, new)
    assert prove_coverage(comparison).is_complete
    # Neither the parties' words nor the new ones pass for the other side's.
    revised = [change for change in comparison.changes if str(change.kind) == "revised"]
    assert [[entry.clause.id for entry in change.old] for change in revised] == [["1"]]


def test_an_import_reads_back_with_its_options() -> None:
    plan = extract_plan(read_document(OLD.encode(), "a.txt"), PEACE)
    text = write_plan_file(plan, PEACE)
    assert loads(text) == plan
    assert "# printed in brackets, or behind them, with the name of the party\n    options:" in text
    assert "# unsure: what is in brackets here is read as text" in text


pieces = st.lists(
    st.sampled_from(
        ["[", "]", "(", ")", "US", "Ukraine", ": ", " position", ". ", " or ", "/", "at most 600", " ", "x"]
    ),
    max_size=14,
).map("".join)


@given(pieces)
def test_no_word_is_lost(text: str) -> None:
    clause = extract(text)
    shown = clause.text + " ".join(" ".join(option.by) + option.text for option in clause.options)
    assert shown.count("x") >= text.count("x")
    assert not clause.options or clause.agreement is Agreement.OPEN
    assert extract(clause.text).options == () or clause.options
