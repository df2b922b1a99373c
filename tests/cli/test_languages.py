"""Plans in other languages than English, through the real command line."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

UKRAINIAN = """# План із чотирьох пунктів

Сторони домовилися про таке.

1. Чисельність Збройних сил України не перевищує {} військовослужбовців.
2. Росія зобов'язується вивести війська протягом {} днів після підписання цієї угоди.
3. США отримують {} відсотків прибутку від заморожених активів.
4. Демілітаризована зона має ширину {} км.
"""
GERMAN = """# Vier-Punkte-Plan

Die Parteien vereinbaren Folgendes.

1. Die Streitkräfte der Ukraine werden auf {} Soldaten begrenzt.
2. Russland verpflichtet sich, seine Truppen innerhalb von {} Tagen nach Unterzeichnung abzuziehen.
3. Die USA erhalten {} Prozent des Gewinns aus den eingefrorenen Vermögen.
4. Die entmilitarisierte Zone ist {} km breit.
"""


def compare(tmp_path: Path, old: str, new: str, *options: str) -> str:
    for name, text in (("old.md", old), ("new.md", new)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "plancmp", "old.md", "new.md", *options]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (1, "")
    return done.stdout


@pytest.mark.parametrize(
    ("text", "old", "new", "language"),
    [
        (UKRAINIAN, ("600 000", "90", "п'ятдесят", "40"), ("800 000", "60", "сорок", "25"), "Ukrainian"),
        (GERMAN, ("600.000", "90", "fünfzig", "40"), ("800.000", "60", "vierzig", "25"), "German"),
    ],
)
def test_every_changed_figure_is_a_changed_term(
    tmp_path: Path, text: str, old: tuple[str, ...], new: tuple[str, ...], language: str
) -> None:
    report = " ".join(compare(tmp_path, text.format(*old), text.format(*new), "--full").split())
    assert re.search(r"personnel: \+200,000 \w+, \+33 %", report)
    assert "deadline: −30 days, −33 %" in report
    assert "share: −10 percentage points" in report
    assert "distance: −15 km, −38 %" in report
    assert f"The text is in {language}." in report
    assert [title for title in ("MILITARY LIMITS", "FROZEN ASSETS", "TERRITORY") if title not in report] == []


def test_the_report_may_be_in_the_language_of_the_text(tmp_path: Path) -> None:
    old, new = (UKRAINIAN.format(figure, 90, 50, 40) for figure in ("600 000", "800 000"))
    report = compare(tmp_path, old, new, "--language", "uk")
    assert "Мова тексту: українська." in report


def test_a_language_that_is_not_read_is_said(tmp_path: Path) -> None:
    text = "1. De troepen van het land zijn beperkt tot {} man\n2. De partijen trekken zich uit de zone terug.\n"
    report = " ".join(compare(tmp_path, text.format("600000"), text.format("800000")).split())
    assert "The text is in a language plancmp cannot read (nl)" in report


def test_a_plan_file_says_its_language(tmp_path: Path) -> None:
    plan = "plancmp: 1\nid: a\ntitle: A\nlanguage: {}\nclauses: [{{id: '1', text: Строк — {} років.}}]\n"
    (tmp_path / "old.yaml").write_text(plan.format("uk", "п'ять"), encoding="utf-8")
    (tmp_path / "new.yaml").write_text(plan.format("uk", "сім"), encoding="utf-8")
    command = [sys.executable, "-m", "plancmp", "old.yaml", "new.yaml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert "duration: +2 years, +40 %" in done.stdout
    (tmp_path / "new.yaml").write_text(plan.format("Ukrainian", "сім"), encoding="utf-8")
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert (
        'new.yaml:4:11: "language" takes the ISO 639-1 code of a language, such as "uk", not "Ukrainian"' in done.stderr
    )
