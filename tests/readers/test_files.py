"""Files are written whole or not at all, and look as if a person had written them."""

import os
import stat
from pathlib import Path

import pytest

from plancmp.model import Plan
from plancmp.readers import dump, dumps, dumps_json, find_taxonomy, load, loads, write_bytes, write_text

GOLDEN = """\
plancmp: 1
id: us-28-point-draft
title: US 28-point draft
date: 2025-11-20
status: leaked
topic_disclosure: {nato: deferred}
parties: [Ukraine, Russia, United States]
note: |-
  Two paragraphs stay two.

  Lines of a block are kept.
sources:
  ap: {publisher: Associated Press, date: 2025-11, url: 'https://example.org/ap?x=1#y'}
  ft:
    publisher: Financial Times
    title: A title that is long enough that it does not fit on the line of its source
    date: 2025
attributes: {reviewed: yes, pages: 5, weight: 0.5, answer: "yes", code: "1e5", nothing: null}
clauses:
  - id: "6"
    label: Article 6
    topics: [military]
    agreement: open
    confidence: medium
    text: Ukraine's armed forces are held to 600,000 personnel, which is a long sentence that goes on and on beyond
      the width of a line.
    source: [ap, ft]
    terms:
      armed-forces-size:
        party: Ukraine
        must: {at_most: 600000 personnel}
        unless: [Russia attacks, 'the guarantee lapses: see 10']
      plant-shares: {states: {shares: {Ukraine: 1/3, Russia: 33%, United States: 0.25}}}
      election: {party: Ukraine, must: {deadline: 100 days after signature}}
      fund: {party: [Russia, United States], must: {exactly: 100 billion USD}}
      review:
        must: {from: 2026-01, before: 2027}
      nato: {party: Ukraine, must_not: join NATO, in: [constitution, law]}
      regions: {must: [Crimea, Luhansk]}
      venue: {may: {any_of: [Vienna, Geneva]}}
      answer: {must: no}
      odd: {states: {wording: "yes"}}
      rate: {must: {at_least: 3}}
      later: {party: Ukraine, disclosure: deferred}
    clauses:
      - id: 6(a)
"""


def test_a_dumped_plan_looks_as_a_person_would_have_written_it() -> None:
    assert dumps(loads(GOLDEN)) == GOLDEN


def test_a_dumped_json_plan_has_the_same_keys_in_the_same_order() -> None:
    text = 'plancmp: 1\nid: p\ntitle: "é"\nparties: [A]\nclauses:\n  - {id: "1", terms: {x: {must: {by: 2025}}}}\n'
    assert dumps_json(loads(text)) == (
        '{\n  "plancmp": "1",\n  "id": "p",\n  "title": "é",\n  "parties": [\n    "A"\n  ],\n  "clauses": [\n'
        '    {\n      "id": "1",\n      "terms": {\n        "x": {\n          "must": {\n            "by": "2025"\n'
        "          }\n        }\n      }\n    }\n  ]\n}\n"
    )


@pytest.mark.parametrize("name", ["a.yaml", "a.json", "a.JSON", "a"])
def test_a_plan_is_written_as_its_name_says(name: str, tmp_path: Path) -> None:
    plan = loads(GOLDEN)
    dump(plan, tmp_path / name)
    assert (tmp_path / name).read_text("utf-8").startswith("{" if "json" in name.lower() else "plancmp: 1")
    assert load(tmp_path / name) == plan
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_failing_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="No space left"):
        dump(Plan("p", "t"), path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="there is no such folder"):
        dump(Plan("p", "t"), tmp_path / "missing" / "a.yaml")


def test_the_permissions_of_a_file_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.touch()
    for mode in (0o600, 0o644, 0o666):
        path.chmod(mode)
        dump(Plan("p", "t"), path)
        assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    dump(Plan("p", "t"), tmp_path / "a.yaml")
    assert (tmp_path / "a.yaml").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_link_stays_a_link_and_its_target_is_written(tmp_path: Path) -> None:
    target, link = tmp_path / "target.yaml", tmp_path / "link.yaml"
    target.touch()
    link.symlink_to(target)
    dump(Plan("p", "t"), link)
    assert link.is_symlink()
    assert load(target) == Plan("p", "t")


def test_a_file_is_written_in_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_text("a.txt", "é\n")
    assert (tmp_path / "a.txt").read_bytes() == b"\xc3\xa9\n"


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_bytes(os.devnull, b"gone")
    assert not Path(os.devnull).is_file()


def test_an_unknown_taxonomy_is_a_key_error() -> None:
    assert find_taxonomy("peace").id == "peace"
    with pytest.raises(KeyError, match="fish"):
        find_taxonomy("fish")
