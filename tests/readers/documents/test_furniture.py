"""What an outlet or a mail prints beside a document is no part of it, and is told in its account."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp import Plan, ReadError, load
from plancmp.model import AsideKind
from plancmp.readers.documents.formats import read_document

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
        (
            f"{TEXT}\nSee also: ships in the news\n\nMore text of the page\n",
            "See also: ships in the news\nMore text of the page",
        ),
        (f"{TEXT}\nNeither side answered our questions.\n", "Neither side answered our questions."),
        (f"{TEXT}\n(Reporting by Jo Roe; Editing by Al Poe)\n", "(Reporting by Jo Roe; Editing by Al Poe)"),
        (TEXT.replace("\n\n2.", "\n\nRead also: ships\n\n2."), "Read also: ships"),
        (
            TEXT.replace("Pact\n", "Pact\n\nBy Jo Roe\n\nThe paper has obtained the text.\n"),
            "By Jo Roe\nThe paper has obtained the text.",
        ),
        (f"By Jo Roe\n\nThe paper has obtained the text.\n\n{TEXT}", "By Jo Roe\nThe paper has obtained the text."),
        (
            TEXT.replace("Pact\n", "Pact\n\nWhy it matters: Ships sail.\n\n- One of them sank.\n"),
            "Why it matters: Ships sail.\n- One of them sank.",
        ),
        (TEXT.replace("Pact\n", "Pact\n\nFull text of the pact\n"), "Full text of the pact"),
        (
            TEXT.replace("Pact\n", "Pact\n\nHere is the whole thing, so read on.\n"),
            "Here is the whole thing, so read on.",
        ),
        (TEXT.replace("Pact\n", "Pact\n\nThe 2 points of the pact\n"), "The 2 points of the pact"),
        (f"{TEXT}\nShare Copy link\n", "Share Copy link"),
        (
            f"Hi Al,\n\nhere is the text as promised.\n\n{TEXT}\nBest regards,\nJo\n",
            "Hi Al,\nhere is the text as promised.\nBest regards,\nJo",
        ),
        (f"{TEXT}\n[a]Who wrote this?\n".replace("open.", "open.[a]"), "Who wrote this?"),
        ("\n".join(f"> {line}".rstrip() for line in TEXT.splitlines()), ""),
        (TEXT.replace("Pact\n", "Pact\n\nPhoto: a ship (Agency)\n"), "Photo: a ship (Agency)"),
    ],
)
def test_what_is_no_part_of_the_text(tmp_path: Path, text: str, note: str) -> None:
    plan = read(tmp_path, text)
    assert plan.clauses == read(tmp_path, TEXT).clauses
    assert "\n".join(item.text for item in plan.account) == note


@pytest.mark.parametrize(
    "remark",
    [
        " (the first draft had 20 – Ed.)",
        " [у першому варіанті 20 – Ред.]",
        "\n\n(у першому варіанті 20 – Ред.)",
        "\n\nAnalysis: That is one more than now.",
        "\n\nПримечание редакции: раньше было 20.",
        "\n\n(Point 3 of the first draft is deleted.)",
    ],
)
def test_what_is_said_of_a_point_is_a_note_of_it(tmp_path: Path, remark: str) -> None:
    clauses = read(tmp_path, TEXT.replace("40 ships.", f"40 ships.{remark}")).clauses
    assert clauses[0].note == remark.strip()
    assert [clause.text for clause in clauses] == [clause.text for clause in read(tmp_path, TEXT).clauses]


@pytest.mark.parametrize(
    "front",
    [
        "The Parties, desiring peace, have seen the document in full and agree:",
        "Last updated: 1 March 2026\n\nBy using a ship you agree to these terms.",
        "Ships are seen by all.",
        "BY USING ANY SHIP YOU AGREE TO THE TERMS OF THIS PACT.",
    ],
)
def test_a_preamble_is_no_lead(tmp_path: Path, front: str) -> None:
    plan = read(tmp_path, TEXT.replace("Pact\n", f"Pact\n\n{front}\n"))
    assert plan.clauses[0].id == "preamble"
    assert front.endswith(plan.clauses[0].text)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2 March 2026, 08:15", "2026-03-02"),
        ("By Jo Roe | Published March 2, 2026 8:15am", "2026-03-02"),
        ("02.03.2026 08:15", "2026-03-02"),
        ("Анна Лис, 2 березня 2026, 08:15", "2026-03-02"),
    ],
)
def test_a_line_of_a_page_dates_the_version(tmp_path: Path, line: str, date: str) -> None:
    plan = read(tmp_path, TEXT.replace("Pact\n", f"Pact\n\n{line}\n"))
    assert str(plan.date) == date
    assert plan.clauses == read(tmp_path, TEXT.replace("Pact\n", "Pact\n\n\n")).clauses


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


def test_marks_of_amending_acts_and_numbers_of_notes_are_no_text(tmp_path: Path) -> None:
    texts = [
        f"Act\n\nArticle 1\n1. The toll is ►M{mark} 10 euros ◄ ( {note} ).\n\n▼M{mark} —————\n\nArticle 2\n1. Open.\n"
        for mark, note in ((1, 3), (2, 1))
    ]
    plans = [read(tmp_path, text) for text in texts]
    assert plans[0].clauses == plans[1].clauses
    assert plans[0].clauses[0].clauses[0].text == "The toll is 10 euros."


def test_a_page_with_two_versions_names_both(tmp_path: Path) -> None:
    points = "1. The toll is {} euros.\n\n2. The pier is open.\n\n3. Dogs stay outside.\n"
    text = f"Rules\n\nFrom May\n\n{points.format(12)}\nUntil April\n\n{points.format(10)}"
    with pytest.raises(ReadError, match=r"holds 2 plans.* 1: From May; 2: Until April"):
        read(tmp_path, text)


def test_sections_that_differ_are_no_two_versions(tmp_path: Path) -> None:
    text = "Rules\n\nGuests\n\n1. Pay.\n\n2. Rest.\n\n3. Leave.\n\nStaff\n\n1. Cook.\n\n2. Clean.\n\n3. Leave.\n"
    assert len(read(tmp_path, text).clauses) == 2


GONE = (
    "Article 2. (Deleted)",
    "Article 2 (Repealed)",
    "Article 2\n\n(Gestrichen)",
    "Article 2. (Supprimé)",
    "Article 2. Deleted.",
)


@pytest.mark.parametrize("printed", GONE)
def test_a_word_in_the_place_of_a_provision_that_is_gone_is_none(printed: str) -> None:
    text = f"Act\n\nArticle 1. Cats sleep.\n\n{printed}\n\nArticle 3. Dogs bark.\n"
    plan = read_document(text.encode(), "act.txt")
    assert [clause.id for clause in plan.clauses] == ["Article 1", "Article 3"]
    assert [aside.text for aside in plan.account] == [printed.replace("\n\n", " ")]


def test_a_paragraph_that_is_gone_is_no_remark_to_be_read() -> None:
    text = "Act\n\nArticle 1\n\n(1) (repealed)\n\n(2) Cats sleep.\n\n(3) Dogs bark. [Cats too.]\n"
    plan = read_document(text.encode(), "act.txt")
    assert [aside.kind for aside in plan.account if aside.text == "(1) (repealed)"] == [AsideKind.EMPTY]


def test_what_a_print_says_of_a_provision_is_no_part_of_it() -> None:
    text = "Act\n\nArticle 1. (Unchanged) Cats sleep.\n\nArticle 2. (Unchanged)\n\nArticle 3. Deleted cats sleep.\n"
    plan = read_document(text.encode(), "act.txt")
    assert [clause.text for clause in plan.clauses] == ["Cats sleep.", "(Unchanged)", "Deleted cats sleep."]
    assert [clause.disclosure.is_known for clause in plan.clauses] == [True, False, True]


@pytest.mark.parametrize("line", ["The 2 points are open.", "Here are the rules of the strait.", "Share prices rise."])
def test_what_only_begins_like_a_line_of_the_page_stays(tmp_path: Path, line: str) -> None:
    plan = read(tmp_path, TEXT.replace("Pact\n", f"Pact\n\n{line}\n"))
    assert line in [clause.text for clause in plan.walk()]


def test_a_table_of_contents_is_no_text() -> None:
    rows = "\n".join(f"| {number} | {title} | {number + 2} |" for number, title in enumerate(("Fees", "Boats", "Dogs")))
    text = "# Rules\n\n## Contents\n\n| | | |\n|-|-|-|\n" + rows
    body = "\n\n".join(f"## {title}\n\n1. One.\n2. Two." for title in ("Fees", "Boats", "Dogs"))
    plan = read_document(f"{text}\n\n{body}\n".encode(), "rules.md")
    assert [clause.heading for clause in plan.clauses] == ["Fees", "Boats", "Dogs"]
    assert [aside.kind for aside in plan.account] == [AsideKind.CONTENTS] * 4
    prices = "## Contents\n\nMilk 5\n\nBread 6\n\n"
    assert "Milk 5" in str(read_document(f"# Box\n\n{prices}{body}\n".encode(), "box.md").clauses)


def test_links_to_the_sections_of_a_page_are_no_text() -> None:
    titles = ("Fees", "Boats", "Dogs", "Fog", "Salt")
    body = "\n\n".join(f"## {n}. {title}\n\n{title} are told of here." for n, title in enumerate(titles, 1))

    def list_ids(lines: list[str]) -> list[str]:
        return [clause.id for clause in read_document("\n\n".join(["# Rules", *lines, body]).encode(), "a.md").walk()]

    sections = [str(n) for n in range(1, 6)]
    links = [f"[{n}\\. {title}](#{title.lower()})" for n, title in enumerate(titles, 1)]
    assert list_ids(links) == sections
    assert list_ids(["\n".join(f"{n}. {title}" for n, title in enumerate(titles, 1))]) == sections
    behind = "\n\n".join(["# Rules", body, *links]).encode()
    assert [clause.id for clause in read_document(behind, "a.md").walk()] == sections
    # One of them may be worded otherwise.
    assert list_ids([*links[:2], "[3\\. On dogs](#dogs)", *links[3:]]) == sections
    # The title of the page may be listed, too.
    assert (
        list_ids(["- [Rules](#rules)\n" + "\n".join(f"- [{title}](#{title.lower()})" for title in titles)]) == sections
    )
    # Few lines, those in another order, and those that head nothing are text.
    assert len(list_ids(links[:3])) > len(sections)
    assert len(list_ids(["\n".join(f"- {title}" for title in reversed(titles))])) > len(sections)
    assert len(list_ids(["\n".join(f"- {title} for all" for title in titles)])) > len(sections)


def test_long_sections_are_no_plans_of_their_own() -> None:
    sections = [
        f"## Of {name}\n\n" + "\n".join(f"{number}. The {name} number {number}." for number in range(1, 10))
        for name in ("dogs", "cats", "boats", "fees")
    ]
    plan = read_document(("# Rules\n\n" + "\n\n".join(sections)).encode(), "rules.md")
    assert len(plan.clauses) == len(sections)


def test_a_line_that_is_all_there_is_is_the_text(tmp_path: Path) -> None:
    (clause,) = read(tmp_path, "# § 38-915 Reserved\n", "pact.md").clauses
    assert clause.heading == "Reserved"


def test_marks_of_amendments_are_no_text() -> None:
    plain = (
        "Pier Act\n\n1. (1) The master keeps a list.\n\n(2) It is open from 9 a.m. on each day.\n\n"
        "(3) A boat [of wood] pays 20 euro.\n\n2. Boats leave by noon.\n"
    )
    irish = (
        "Pier Act\n\n1. (1) The master keeps a list.\n\nF1[(2) It is open from F2[9 a.m.] on each day.\n\n"
        "(3) A boat [of wood] pays F3[20 euro].]\n\nF4[…]\n\n2. Boats leave by noon.\n"
    )
    british = irish.replace("F1[", "[F1").replace("F2[", "[F2 ").replace("F3[", "[F3 ").replace("F4[…", "[F4…")
    texts = [[c.text for c in read_document(text.encode(), "a.txt").walk()] for text in (plain, irish, british)]
    assert texts[0] == texts[1] == texts[2]
    (*_, gone) = read_document(irish.encode(), "a.txt").account
    assert gone.kind.is_furniture
    # One pair of brackets is the text's own.
    assert "F1[…]" in read_document(plain.replace("noon", "noon F1[…]").encode(), "a.txt").clauses[-1].text
