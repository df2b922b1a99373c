"""What CONTRIBUTING says can be added is added to a copy of the package, where it says, and works."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plancmp.report.messages.catalogue import read_entries

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
PLAN = """\
plancmp: 1
id: {id}
title: {id}
clauses:
  - {{id: "1", topics: [{topic}], terms: {{t: {{must: {{at_most: {size}}}}}}}}}
"""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "plancmp", tmp_path / "plancmp", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def run(clone: Path, *arguments: str) -> str:
    result = subprocess.run(
        [sys.executable, "-m", "plancmp", *arguments],
        cwd=clone,
        env={**os.environ, "PYTHONPATH": str(clone)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode in {0, 1}, result.stderr
    return result.stdout


def write_pair(clone: Path, sizes: tuple[str, str], topic: str = "military") -> tuple[str, str]:
    for name, size in zip(("old", "new"), sizes, strict=True):
        (clone / f"{name}.yaml").write_text(PLAN.format(id=name, topic=topic, size=size), encoding="utf-8")
    return "old.yaml", "new.yaml"


def insert(path: Path, row: str, *, above: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(above) == 1, above
    path.write_text(text.replace(above, f"{row}{above}"), encoding="utf-8")


def test_a_unit_is_one_row(clone: Path) -> None:
    row = '    _unit("furlong|furlongs", "length", "201.168"),\n'
    insert(clone / "plancmp/model/quantity.py", row, above='    _unit("km|kilometre|')
    told = json.loads(run(clone, *write_pair(clone, ("5 furlongs", "2 km")), "-f", "json"))
    assert [term["effect"] for change in told["changes"] for term in change["terms"]] == ["loosened"]


def test_a_topic_is_one_item(clone: Path) -> None:
    item = (
        "  - id: lighthouses\n    title: Lighthouses\n    scope: Lights for ships.\n    words: [lighthouse, beacon]\n\n"
    )
    insert(clone / "plancmp/taxonomies/peace.yaml", item, above="  - id: military\n")
    assert "LIGHTHOUSES" in run(clone, *write_pair(clone, ("5 km", "2 km"), "lighthouses"), "--full")


def test_a_language_of_reports_is_one_file(clone: Path) -> None:
    def quote(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    def spell(entry: dict[str, str]) -> str:
        english = {key: text for key, text in entry.items() if not key.startswith("msgstr")}
        words = [text for key, text in english.items() if key.startswith("msgid")]
        keys = ["msgstr"] if len(words) == 1 else ["msgstr[0]", "msgstr[1]"]
        said = dict(zip(keys, (f"¿{text}" for text in words), strict=True))
        return "\n".join(f"{key} {quote(text)}" for key, text in (english | said).items())

    entries = [spell(entry) for entry in read_entries("en") if "msgctxt" in entry]
    english = (clone / "plancmp/report/messages/messages.pot").read_text(encoding="utf-8")
    header = english.partition("\n\n")[0].replace("Language: en", "Language: xx")
    (clone / "plancmp/report/messages/xx.po").write_text("\n\n".join([header, *entries]), encoding="utf-8")
    told = run(clone, *write_pair(clone, ("5 km", "2 km")), "--language", "xx", "--full")
    assert "¿MILITARY LIMITS" in told
    assert "¿tightened" in told
    assert '"xx" lang="xx"' in run_page(clone)


def run_page(clone: Path) -> str:
    code = "from plancmp.app.assembly import assemble; print(assemble('server'))"
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=clone,
        env={**os.environ, "PYTHONPATH": str(clone)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_every_file_that_contributing_names_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    names = {
        name
        for name in re.findall(r"`((?:plancmp|tests|benchmarks|docs|fixtures)/[\w./]+)`", text)
        if "CODE" not in name
    }
    assert len(names) > 20
    assert [name for name in sorted(names) if not (ROOT / name).exists()] == []
