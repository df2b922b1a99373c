"""Where a text was put in other words throughout, a synonym is no change of a term, and a figure still is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp import Clause, Comparison, Plan, compare
from plancmp.cli import main

OLD = (
    "The lake will be shared by both towns.",
    "Each town will keep at most 40 boats on the lake.",
    "Nets with small holes will be forbidden.",
    "The north town will pay for the repair of the dam.",
    "Fishing will not be allowed in spring.",
    "A joint council will be set up to watch the rules.",
    "The council will meet every month in the old mill.",
    "A town that breaks the rules will lose its boats.",
    "The south town will receive a third of the catch.",
)
NEW = (
    "Both towns are to hold the lake in common and share it.",
    "On the lake any town may have no more than 40 boats.",
    "Nets that have small holes are banned.",
    "Repairs of the dam are paid by the town in the north.",
    "No fishing takes place during the spring.",
    "The towns create a joint council which looks after the rules.",
    "In the old mill the council gathers every month.",
    "Any town breaking these rules forfeits its boats.",
    "One third of the catch goes to the town in the south.",
)


def compare_texts(old: tuple[str, ...], new: tuple[str, ...]) -> Comparison:
    plans = [
        Plan(name, name, clauses=tuple(Clause(str(n), text=text) for n, text in enumerate(texts, 1)), extracted=True)
        for name, texts in (("old", old), ("new", new))
    ]
    return compare(plans[0], plans[1])


def test_other_words_throughout_are_read_and_not_judged() -> None:
    comparison = compare_texts(OLD, NEW)
    assert comparison.is_restated
    paired = [change for change in comparison.clauses if change.old and change.new]
    assert not [term for change in paired for term in change.terms]
    assert all(change.fields for change in paired)  # nothing is passed over


def test_a_figure_in_other_words_is_judged() -> None:
    comparison = compare_texts(OLD, tuple(text.replace("40", "60") for text in NEW))
    assert comparison.is_restated
    slots = [slot for term in comparison.terms for slot in (term.old, term.new) if slot and slot.term]
    values = {slot.term.constraint.describe() for slot in slots if slot.term and slot.term.constraint}
    assert {"at most 40 boats", "at most 60 boats"} <= values


def test_one_word_in_a_text_that_stayed_is_judged() -> None:
    comparison = compare_texts(OLD, tuple(text.replace("north", "west") for text in OLD))
    assert not comparison.is_restated
    assert [change.new[0].clause.id for change in comparison.changes if change.terms] == ["4"]


def test_a_synonym_that_drafters_exchange_is_listed() -> None:
    pairs = [
        ("The dam will be strong.", "The dam will be robust."),
        ("The pact will be confirmed.", "The pact will be reaffirmed."),
    ]
    for old, new in pairs:
        comparison = compare_texts((old,), (new,))
        assert not comparison.terms
        assert comparison.clauses[0].fields[0].cause.rule == "wording-needs-review"
    assert compare_texts(("The dam will be strong.",), ("The dam will be weak.",)).terms


def test_the_report_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, texts in (("old", OLD), ("new", NEW)):
        lines = "\n\n".join(f"{n}. {text}" for n, text in enumerate(texts, 1))
        (tmp_path / f"{name}.txt").write_text(lines, encoding="utf-8")
    main([str(tmp_path / "old.txt"), str(tmp_path / "new.txt")])
    assert "Nearly every clause has been rewritten" in capsys.readouterr().out
