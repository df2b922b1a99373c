"""What was seen in a file and is in no clause is listed, and a report says where it differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp.cli import main
from plancmp.diff import compare
from plancmp.model import Aside, AsideKind, Plan
from plancmp.model.account import list_differing
from plancmp.readers import dumps, load_bytes, loads

MAP = Aside(AsideKind.PICTURE, "map.png")
MENU = Aside(AsideKind.FURNITURE, "Home About")


def test_an_account_differs_in_what_one_version_alone_has_whatever_the_order() -> None:
    assert list_differing((MAP, MENU, MAP), (MENU, MAP)) == ((MAP,), ())
    assert list_differing((MAP, MENU), (MENU, MAP)) == ((), ())


def test_a_plan_file_keeps_its_account() -> None:
    plan = Plan("p", "P", account=(MAP, MENU))
    assert loads(dumps(plan)) == plan


def test_a_comparison_says_that_the_accounts_differ() -> None:
    (change,) = compare(Plan("p", "P", account=(MAP, MENU)), Plan("p", "P", account=(MENU,))).metadata
    assert (change.cause.rule, change.old, change.new) == ("account-changed", "picture: map.png", "")


@pytest.mark.parametrize(
    ("name", "is_told"), [("terminal", True), ("markdown", True), ("html", True), ("csv", False), ("json", False)]
)
def test_a_difference_that_was_not_compared_is_told_in_every_format(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, is_told: bool
) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("Pact\n\n1. The fleet has 40 ships (it was 20. – Ed.).\n\n2. The strait is open.\n")
    new.write_text("Pact\n\n1. The fleet has 40 ships (it was 30. – Ed.).\n\n2. The strait is open.\n")
    assert main([str(old), str(new), "--format", name]) == 0
    out, err = capsys.readouterr()
    told = "not the same in both versions: comment: − “(it was 20. – Ed.)”, + “(it was 30. – Ed.)”"
    assert (told in " ".join(out.split())) is is_told
    assert (told in err) is not is_told


@pytest.mark.parametrize(
    ("page", "kind", "text"),
    [
        ("<p style='display:none'>The bridge is shut.</p><p hidden>Menu</p>", AsideKind.HIDDEN, "The bridge is shut."),
        ("<ol class='footnotes'><li>But for carts.</li></ol>", AsideKind.NOTE, "But for carts."),
        ("<div class='footnotes'><p>1 But for carts.</p></div>", AsideKind.NOTE, "1 But for carts."),
    ],
)  # fmt: skip
def test_words_that_a_page_hides_and_notes_that_nothing_points_at_are_listed(
    page: str, kind: AsideKind, text: str
) -> None:
    plan = load_bytes(f"<h1>Pact</h1><p>1. The fleet has 40 ships.</p>{page}".encode(), "pact.html")
    assert [(item.kind, item.text) for item in plan.account] == [(kind, text)]


def test_furniture_that_differs_is_no_caution(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("Pact\n\n1. The fleet has 40 ships.\n\nRead also: ships in the news\n")
    new.write_text("Pact\n\n1. The fleet has 40 ships.\n\nRead also: ships for sale\n")
    assert main([str(old), str(new)]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "Seen, but not compared: page furniture (1, not the same)." in told
    assert "and not the same in both versions" not in told


def test_import_lists_the_account(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "pact.txt"
    path.write_text("Pact\n\n1. The fleet has 40 ships.\n\nRead also: ships in the news\n")
    assert main(["import", str(path), "--account"]) == 0
    assert capsys.readouterr().out == (
        "in clauses: 5 words; in notes: 0; in no clause, so not compared: 1\nfurniture: Read also: ships in the news\n"
    )
