"""Text from the other side of a negotiation is shown, never obeyed."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from plancmp.diff import compare
from plancmp.model import Clause, Condition, ConditionKind, Evidence, Force, Option, Plan, Source, Term
from plancmp.model.constraints import Flag, Wording
from plancmp.readers import find_taxonomy, load_bytes
from plancmp.report import FORMATS, Messages, Origin, View, build_view, correlation, find_renderer
from plancmp.report.layout import Paragraph, lay_out, measure
from plancmp.report.phrases import (
    UNSAFE,
    abridge_clauses,
    clean,
    describe_term,
    flatten,
    name_clauses,
    name_term,
    read_link,
)

TEXT_FORMATS = [name for name in FORMATS if name != "docx"]
FOUND = Term(
    "t",
    (),
    Force.MUST,
    Wording("If it rains, the crier tells everybody."),
    (Condition(ConditionKind.IF, "rains"),),
    evidence=Evidence("proposition", (0, 9)),
)
HOSTILE = (
    "\x1b[31mred\x1b[0m \x9b31m \x07bell \u202egnip\u202c zero\u200bwidth \r overwritten |"
    " <script>alert(1)</script> `code`"
)


@given(st.text())
def test_clean_text_holds_no_control_and_no_invisible_direction_mark(text: str) -> None:
    cleaned = clean(text)
    assert not [c for c in cleaned if (ord(c) < 32 and c not in "\n\t") or 0x7F <= ord(c) < 0xA0]
    assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff")


def test_hidden_characters_are_shown_by_their_code_point() -> None:
    assert clean("a\u202eb\x1bc") == "a<U+202E>b<U+001B>c"
    assert flatten("a\n  b\tc") == "a b c"


def view_hostile() -> View:
    """Return a comparison whose every word was written by somebody who means harm."""
    source = Source("s", HOSTILE, url="https://example.org/" + HOSTILE)
    term = Term(HOSTILE, (HOSTILE,), Force.MUST, Wording(HOSTILE), (Condition(ConditionKind.IF, HOSTILE),), (HOSTILE,))
    other = Term(HOSTILE, (HOSTILE,), Force.MAY, Wording(f"other {HOSTILE}"))
    first = Clause("1", text="Ships pass freely.", heading=HOSTILE, source=("s",), terms=(term,))
    option = Option((HOSTILE,), HOSTILE, (Term("t", (), Force.MUST, Wording(HOSTILE)),))
    second = Clause(
        "1", HOSTILE, text=f"Ships pass {HOSTILE} freely.", source=("s",), terms=(other,), options=(option,)
    )
    gone = Clause(HOSTILE, text=HOSTILE, topics=(HOSTILE,), clauses=(Clause("2", text="=1+1"),))
    old = Plan("a", f"Old {HOSTILE}", sources=(source,), clauses=(first, gone), parties=(HOSTILE,))
    new = Plan("b", HOSTILE, sources=(source,), clauses=(second,))
    origin = Origin(f"{HOSTILE}.yaml", {"1": 3})
    return build_view(compare(old, new), find_taxonomy("peace"), origins=(origin, origin))


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_no_report_lets_hostile_text_through(name: str) -> None:
    report = find_renderer(name)(view_hostile(), Messages())
    assert isinstance(report, str)
    assert not set(report) & set("\x1b\x07\u202e\u202c\u200b\r\x9b")
    assert "U+001B" in report or "\\u001b" in report
    if name in {"markdown", "changes", "columns", "marked", "ledger", "junit"}:
        assert "<script>" not in report
    if name == "html":
        assert report.count("<script>") == 1  # its own
    if name in {"json", "sarif", "gitlab"}:
        json.loads(report)
    if name == "junit":
        ET.fromstring(report)  # noqa: S314 - our own text


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_makes_valid_xml_and_json_without_control_characters(first: str, second: str) -> None:
    old = Plan("a", first, clauses=(Clause("1", text=f"Ships pass {first} freely."), Clause("2", text=first)))
    new = Plan("b", second, clauses=(Clause("1", heading=first, text=f"Ships pass {second} freely."),))
    view = build_view(compare(old, new), find_taxonomy("peace"))
    reports = {name: find_renderer(name)(view, Messages()) for name in ("json", "sarif", "gitlab", "junit", "github")}
    for name, report in reports.items():
        assert not UNSAFE.search(report), name
    for name in ("json", "sarif", "gitlab"):
        json.loads(reports[name])
    ET.fromstring(reports["junit"])  # noqa: S314 - our own text
    assert all(line.startswith("::") for line in reports["github"].split("\n")[:-1])


@pytest.mark.parametrize("name", ["changes", "columns", "ledger"])
def test_a_bar_in_a_text_makes_no_column(name: str) -> None:
    lines = find_renderer(name)(view_hostile(), Messages()).splitlines()
    rows = [line for line in lines if line.startswith("| ")]
    bars = [len(re.findall(r"(?<!\\)\|", row)) for row in rows]
    heads = [place for place, line in enumerate(rows) if set(line) <= set("| -")]
    assert heads
    for start, end in zip(heads, [*heads[1:], len(rows) + 1], strict=True):
        assert len(set(bars[start - 1 : end - 1])) == 1


def test_the_correlation_table_lets_no_hostile_text_through() -> None:
    comparison = view_hostile().comparison
    rows = correlation.list_rows(comparison.old, comparison.new, comparison.alignment)
    for form in correlation.FORMATS:
        assert not set(correlation.render(form, rows)) & set("\x1b\x07\u202e\u202c\u200b\r\x9b"), form


def test_json_gives_hostile_text_back_as_it_was() -> None:
    report = json.loads(find_renderer("json")(view_hostile(), Messages()))
    assert report["new"]["title"] == HOSTILE


def test_every_format_renders_an_empty_comparison() -> None:
    plan = Plan("a", "A")
    for name in FORMATS:
        assert find_renderer(name)(build_view(compare(plan, plan), find_taxonomy("peace")), Messages())


spans = st.lists(
    st.tuples(st.text(alphabet="ab \u200b漢字é\u0301\u00a0", max_size=30), st.sampled_from(["", "x"])), max_size=5
)


@given(spans, st.integers(12, 60), st.integers(0, 4), st.integers(0, 6))
def test_lines_fit_and_lose_no_word(parts: list[tuple[str, str]], width: int, indent: int, hang: int) -> None:
    lines = ["".join(text for text, _ in line) for line in lay_out([Paragraph(tuple(parts), indent, hang)], width)]
    assert all(measure(line) <= max(width, hang + 8) for line in lines)

    def squeeze(text: str) -> str:
        return "".join(text.split(" "))

    assert squeeze("".join(lines)) == squeeze("".join(text for text, _ in parts))


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", " JavaScript:alert(1)", "file:///etc/passwd", ""]
)
def test_only_links_of_the_web_are_links(url: str) -> None:
    assert read_link(Source("s", "S", url=url)) == ""
    assert read_link(Source("s", "S", url="https://example.org/a b\x1b")) == "https://example.org/ab"


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (Term("t", (), Force.STATES, Flag(True)), "yes"),
        (Term("t", (), Force.STATES, Flag(True), (Condition(ConditionKind.IF, "it rains"),)), "if it rains"),
        (Term("t", (), Force.STATES, Flag(False)), "no"),
        (FOUND, "must: If it rains, the crier tells everybody."),
    ],
)
def test_a_term_says_what_it_lays_down_and_says_it_once(term: Term, words: str) -> None:
    assert describe_term(term, Messages()) == words


def test_words_that_a_text_writes_with_a_capital_have_it_in_the_names_of_terms() -> None:
    clauses = Clause(
        "1", text="Grain leaves by the Black Sea under a Danish flag. The flag is Danish. A flag of peace."
    )
    names = Plan("a", "A", clauses=(clauses, Clause("2", text="It brings a lasting Peace."))).names
    assert name_term("danish-flag-on-black-sea-for-peace", names) == "Danish flag on Black Sea for peace"


def test_of_many_clauses_the_first_and_the_last_are_named_in_a_sentence() -> None:
    rules = "".join(f"{number}. The guest pays {number} crowns for boat {number}.\n\n" for number in range(1, 10))
    comparison = compare(
        load_bytes(rules.encode(), "a.txt"), load_bytes(rules.replace("pays 1 ", "pays 9 ").encode(), "b.txt")
    )
    (change,) = (change for change in comparison.clauses if change.terms)
    entries = comparison.new.outline()
    assert abridge_clauses(evolve(change, new=entries[:9:2])) == "1 → 1, 3, 5 … 9"
    assert abridge_clauses(evolve(change, new=entries[:3])) == name_clauses(evolve(change, new=entries[:3]))
    assert name_clauses(evolve(change, new=entries[:9:2])) == "1 → 1, 3, 5, 7, 9"
    # What follows on each other is named by its ends.
    assert name_clauses(evolve(change, new=(*entries[:5], entries[6]))) == "1 → 1–5, 7"
