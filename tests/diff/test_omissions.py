"""A mark that words were left out makes what stood there not disclosed, never removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp import Comparison, compare, load
from plancmp.diff.coverage import prove_coverage
from plancmp.model import PlanDisclosure
from plancmp.model.omissions import has_omission, is_omission

OLD = "Pact\n\n1. The fleet has at most 40 ships.\n\n2. The strait is closed.\n\n3. The port fee is EUR 7.\n"
MARKS = ["[…]", "(...)", "* * *", "[redacted]", "(text not published)", "████", "[не опубліковано]", "(скрыто)"]
MARKS += ["[geschwärzt]", "(texte non publié)", "[omitido]"]


def compare_texts(tmp_path: Path, old: str, new: str) -> Comparison:
    plans = []
    for name, text in (("old.txt", old), ("new.txt", new)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        plans.append(load(tmp_path / name))
    return compare(*plans)


def list_kinds(comparison: Comparison) -> dict[str, str]:
    return {str(change.kind): (*change.old, *change.new)[0].clause.number for change in comparison.changes}


@pytest.mark.parametrize("mark", MARKS)
def test_a_number_with_a_mark_alone_is_not_disclosed(tmp_path: Path, mark: str) -> None:
    new = OLD.replace("The strait is closed.", mark)
    assert list_kinds(compare_texts(tmp_path, OLD, new))["withheld"] == "2"
    assert list_kinds(compare_texts(tmp_path, new, OLD)) == {"disclosed": "2"}


@pytest.mark.parametrize(
    "mark", ["[To be agreed]", "(TBD)", "Still to be negotiated.", "[à convenir]", "[noch offen]", "(por acordar)"]
)
def test_a_number_that_says_that_it_is_for_later_is_deferred(tmp_path: Path, mark: str) -> None:
    new = OLD.replace("The strait is closed.", mark)
    assert list_kinds(compare_texts(tmp_path, OLD, new)) == {"deferred": "2"}
    assert list_kinds(compare_texts(tmp_path, new, OLD)) == {"taken_up": "2"}


@pytest.mark.parametrize("mark", ["[...]", "[…]", "(…)", "[omitted]"])
def test_a_mark_in_the_place_of_a_number_is_that_number(tmp_path: Path, mark: str) -> None:
    new = OLD.replace("2. The strait is closed.", mark)
    assert list_kinds(compare_texts(tmp_path, OLD, new))["withheld"] == "2"


def test_articles_are_named_as_those_around_them(tmp_path: Path) -> None:
    old = "Act\n\nArticle 1. Ships pay.\n\nArticle 2. Boats pay.\n\nArticle 3. Rafts are free.\n"
    new = old.replace("Article 2. Boats pay.", "[…]")
    assert list_kinds(compare_texts(tmp_path, old, new)) == {"withheld": "Article 2"}


def test_a_mark_that_stands_for_no_number_leaves_the_rest_open(tmp_path: Path) -> None:
    new = "Pact\n\n1. The fleet has at most 40 ships.\n\n[…]\n"
    comparison = compare_texts(tmp_path, OLD, new)
    assert comparison.new.disclosure is PlanDisclosure.PARTIAL
    assert "line 5" in comparison.new.note
    assert {str(change.kind) for change in comparison.changes} == {"withheld"}


@pytest.mark.parametrize(
    ("known", "unknown", "effects"),
    [
        ("The toll is 4 euros a cart.", "The toll is [to be agreed] euros a cart.", ["deferred"]),
        ("Die Fähre kostet 4 Euro je Karren.", "Die Fähre kostet [noch zu vereinbaren] Euro je Karren.", ["deferred"]),
        ("The ferry may carry at most 30 carts.", "The ferry may carry at most [redacted] carts.", ["withheld"]),
        ("The ferry lies at Low Pier.", "The ferry lies at [...].", ["withheld"]),
        (
            "The toll is paid by 3 May 2031 in 2 parts.",
            "The toll is paid by [TBD] in 3 parts.",
            ["deferred", "shifted"],
        ),
    ],
)
def test_what_stands_in_the_place_of_a_mark_is_all_that_is_not_known(
    tmp_path: Path, known: str, unknown: str, effects: list[str]
) -> None:
    before, after = (f"Pact\n\n1. {text}\n\n2. The strait is closed.\n" for text in (known, unknown))
    mirror = {"deferred": "taken_up", "withheld": "disclosed"}
    for old, new, wanted in ((before, after, effects), (after, before, [mirror.get(one, one) for one in effects])):
        comparison = compare_texts(tmp_path, old, new)
        assert sorted(str(term.effect) for term in comparison.terms) == sorted(wanted)
        assert not [item for change in comparison.changes for item in change.fields if item.cause.difference]
        assert prove_coverage(comparison).is_complete


def test_a_figure_under_a_bar_is_withheld(tmp_path: Path) -> None:
    comparison = compare_texts(tmp_path, OLD, OLD.replace("40", "███"))
    assert [str(term.effect) for term in comparison.terms] == ["withheld"]


@pytest.mark.parametrize("text", ["." * 400 + " Fee", "[…] " * 200 + "Fee", ". " * 400 + "[Fee]"])
def test_a_dotted_line_of_a_form_is_read_in_no_time(text: str) -> None:
    assert not is_omission(text)
    assert is_omission(text.rpartition(" ")[0])


@pytest.mark.parametrize("text", ["(Deleted)", "[deleted]", "The data are classified.", "(new)", "[1]", "(a) fish"])
def test_what_is_no_mark(text: str) -> None:
    assert not is_omission(text)
    assert not has_omission(text)


def test_without_a_mark_a_gap_in_the_numbers_is_not_known_to_be_gone(tmp_path: Path) -> None:
    new = OLD.replace("2. The strait is closed.\n\n", "")
    assert list_kinds(compare_texts(tmp_path, OLD, new))["withheld"] == "2"


def test_where_the_rest_is_numbered_on_a_clause_is_removed(tmp_path: Path) -> None:
    new = OLD.replace("2. The strait is closed.\n\n", "").replace("3. The port", "2. The port")
    assert "removed" in list_kinds(compare_texts(tmp_path, OLD, new))
