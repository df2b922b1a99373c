"""What an outlet or a mail prints beside a document is no part of it, and is told in its account."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp import Plan, load

TEXT = "Pact\n\n1. The fleet has at most 40 ships.\n\n2. The strait is open.\n"


def read(tmp_path: Path, text: str, name: str = "pact.txt") -> Plan:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return load(path)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (f"From: a@example.org\nSubject: Fwd: pact\n\n{TEXT}", "From: a@example.org\nSubject: Fwd: pact"),
        (f"{TEXT}\n--\nSent by Jo\n", "Sent by Jo"),
        (f"{TEXT}\nRead also: ships in the news\n", "Read also: ships in the news"),
        (f"{TEXT}\nЧитайте також: кораблі\n", "Читайте також: кораблі"),
        (TEXT.replace("ships", "ships (the first draft had 20 – Ed.)"), "(the first draft had 20 – Ed.)"),
        (TEXT.replace("open", "open [у першому варіанті закрита – Ред.]"), "[у першому варіанті закрита – Ред.]"),
        ("\n".join(f"> {line}".rstrip() for line in TEXT.splitlines()), ""),
        (TEXT.replace("Pact\n", "Pact\n\nPhoto: a ship (Agency)\n"), "Photo: a ship (Agency)"),
    ],
)
def test_what_is_no_part_of_the_text(tmp_path: Path, text: str, note: str) -> None:
    plan = read(tmp_path, text)
    assert plan.clauses == read(tmp_path, TEXT).clauses
    assert "\n".join(item.text for item in plan.account) == note


@pytest.mark.parametrize(
    "words",
    ["From: here to the sea the strait is open.", "Photographs: none are taken.", "The fleet (40 ships) sails."],
)
def test_what_is_a_part_of_the_text(tmp_path: Path, words: str) -> None:
    plan = read(tmp_path, TEXT.replace("The strait is open.", words))
    assert plan.clauses[1].text == words
    assert plan.account == ()


@pytest.mark.parametrize("struck", ["~~50~~ 40", "40<!-- was 50 -->", "40 ~~or\xa0more~~"])
def test_struck_words_and_comments_of_markdown_are_no_text(tmp_path: Path, struck: str) -> None:
    plan = read(tmp_path, f"# Pact\n\n1. The fleet has {struck} ships.\n", "pact.md")
    assert plan.clauses[0].text.replace("  ", " ") == "The fleet has 40 ships."


def test_a_tilde_strikes_nothing(tmp_path: Path) -> None:
    assert "~40 or ~50" in read(tmp_path, "# Pact\n\n1. The fleet has ~40 or ~50 ships.\n", "pact.md").clauses[0].text
