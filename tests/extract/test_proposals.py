"""Proposals side by side are options of a clause that is open; one proposal, or a mere mention, is text."""

from __future__ import annotations

import pytest

from plancmp import Agreement, Clause
from plancmp.extract.languages import choose_language
from plancmp.extract.proposals import find_proposals


def read(text: str, code: str = "en") -> Clause:
    return find_proposals(Clause("1", text=text), (), choose_language(code))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "The port: no agreement was reached. The Polish proposal is to close it. Ukraine's proposal is to sell it.",
            "en",
        ),
        ("Порт: згоди не досягнуто. Пропозиція Польщі: закрити його. Пропозиція України: продати його.", "uk"),
        ("Порт. Предложение Польши: закрыть его. Предложение Украины: продать его.", "ru"),
    ],
)
def test_two_proposals_are_options(text: str, code: str) -> None:
    clause = read(text, code)
    assert [option.by for option in clause.options] == [("Poland",), ("Ukraine",)]
    assert clause.agreement is Agreement.OPEN
    assert all(option.text in text for option in clause.options)


def test_that_nobody_agreed_is_a_note() -> None:
    clause = read("No agreement was reached. The Polish proposal is 30 days. The Ukrainian proposal is 60 days.")
    assert (clause.text, clause.note) == ("", "No agreement was reached.")


@pytest.mark.parametrize(
    "text",
    [
        "The Polish proposal is adopted. Ukraine pays.",
        "Each proposal of Poland and Ukraine is published.",
        "No agreement was reached.",
    ],
)
def test_what_is_no_two_proposals_is_text(text: str) -> None:
    assert read(text) == Clause("1", text=text)
