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

from plancmp.report.messages.entries import read_entries

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
    assert '"title":"¿Compare versions"' in run_page(clone)


def test_a_language_of_texts_is_one_file_and_its_name(clone: Path) -> None:
    said = 'code = "xx"\nname = "Dummy"\nsmall_words = "zu bi ko na te"\n[glossary]\nwords = "days = dagar"\n'
    (clone / "plancmp/extract/languages/xx.toml").write_text(said, encoding="utf-8")
    name = 'msgctxt "language-xx"\nmsgid "Dummy"\nmsgstr ""\n\n'
    insert(clone / "plancmp/report/messages/messages.pot", name, above='msgctxt "language-it"\n')
    for file, days in (("old.txt", 30), ("new.txt", 60)):
        text = f"1. Zu bi ko na te {days} dagar.\n\n2. Na te zu ko bi te ro na bi.\n"
        (clone / file).write_text(text, encoding="utf-8")
    told = run(clone, "old.txt", "new.txt", "--full")
    assert "The text is in Dummy." in told
    assert "+30 days" in told


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


def test_a_report_format_is_one_module_and_one_row(clone: Path) -> None:
    code = (
        "from plancmp.report.items import list_items\n\n\n"
        "def render(view, messages):\n"
        "    return ''.join(f'{item.section.topic}!\\n' for item in list_items(view, messages))\n"
    )
    (clone / "plancmp/report/shout.py").write_text(code, encoding="utf-8")
    insert(
        clone / "plancmp/report/__init__.py",
        '    "shout": "plancmp.report.shout",\n',
        above='    "terminal": "plancmp.',
    )
    assert "military!" in run(clone, *write_pair(clone, ("5 km", "2 km")), "-f", "shout")


def test_a_reader_is_one_module_and_its_rows(clone: Path) -> None:
    code = (
        "from plancmp.readers.documents.text import read_text_document\n\n\n"
        "def read_shout(raw, name):\n"
        "    return read_text_document(raw.lower(), name)\n"
    )
    (clone / "plancmp/readers/documents/shout.py").write_text(code, encoding="utf-8")
    formats = clone / "plancmp/readers/documents/formats.py"
    insert(formats, '    "shout": ("shout", "read_shout"),\n', above='    "text": ("text",')
    insert(formats, '    ".shout": "shout",\n', above='    ".txt": "text",')
    for name, number in (("old", 5), ("new", 6)):
        text = f"A PLAN\n\n1. THE BUYER SHALL PAY {number} EUROS.\n"
        (clone / f"{name}.shout").write_text(text, encoding="utf-8")
    assert "the buyer shall pay" in run(clone, "old.shout", "new.shout", "--full")


def test_a_rule_and_its_mirror_are_one_row(clone: Path) -> None:
    row = '    *_pair("constraint", MATERIAL, ("hue-warmer", "It is warmer."), ("hue-cooler", "It is cooler.")),\n'
    insert(clone / "plancmp/diff/rules.py", row, above='    *_pair("constraint", MATERIAL, ("cap-raised"')
    rules = run(clone, "rules")
    assert "It is warmer." in rules
    assert "hue-cooler" in rules


HUE = """\
from attrs import frozen

from plancmp.model.constraints.base import Constraint, Relation, Step


@frozen(repr=False)
class Hue(Constraint):
    kind = "hue"
    keys = ("hue",)
    name: str

    @classmethod
    def parse(cls, spelling):
        return cls(str(spelling["hue"]))

    def spell(self):
        return {"hue": self.name}

    @classmethod
    def schema(cls):
        return {"hue": {"type": "string"}}

    def describe(self, say=None):
        return f"the hue {self.name}"

    def relate(self, new):
        return Relation.EQUAL if self == new else Relation.CROSSING

    def steps_to(self, new):
        return () if self == new else (Step("constraint-recast"),)
"""


def test_a_constraint_kind_is_one_module_and_its_class_in_kinds(clone: Path) -> None:
    (clone / "plancmp/model/constraints/hue.py").write_text(HUE, encoding="utf-8")
    kinds = clone / "plancmp/model/constraints/__init__.py"
    insert(kinds, "from plancmp.model.constraints.hue import Hue\n", above="from plancmp.model.constraints.interval")
    kinds.write_text(
        kinds.read_text(encoding="utf-8").replace("] = (Interval,", "] = (Hue, Interval,"), encoding="utf-8"
    )
    old, new = write_pair(clone, ("5 km", "5 km"))
    for name, hue in ((old, "red"), (new, "blue")):
        path = clone / name
        path.write_text(path.read_text(encoding="utf-8").replace("at_most: 5 km", f"hue: {hue}"), encoding="utf-8")
    told = run(clone, old, new, "--full")
    assert "the hue red" in told
    assert "the hue blue" in told


def test_every_file_that_contributing_names_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    names = {
        name
        for name in re.findall(r"`((?:plancmp|tests|benchmarks|docs|fixtures)/[\w./]+)`", text)
        if "CODE" not in name
    }
    assert len(names) > 20
    assert [name for name in sorted(names) if not (ROOT / name).exists()] == []
