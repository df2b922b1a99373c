"""What the page asks of the library, without a browser: every file is that of the command line."""

from __future__ import annotations

import io
import os
import re
import shlex
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from plancmp.app.assembly import assemble
from plancmp.app.desk import Desk
from plancmp.app.exports import PAIR, TRACE, Export
from plancmp.cli import main
from plancmp.report.messages import LANGUAGES
from plancmp.report.messages.entries import list_words

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "readers" / "samples"
OLD = "1. The armed forces are limited to 600,000 personnel.\n\n2. Elections are held within 100 days.\n"
NEW = "1. Elections are held within 200 days.\n\n2. The armed forces are limited to 800,000 personnel.\n"
PAIRS = {
    "texts": ({"old.txt": OLD, "new.txt": NEW}),
    "documents": ("plan-pandoc.docx", "plan-libreoffice.docx"),
    "page and PDF": ("plan-pandoc.html", "plan-chromium.pdf"),
}
TWO_PLANS = "\n\n".join(
    f"{title}\n\n" + "\n".join(f"{i}. The ships of port {i} pay {i} euros." for i in range(1, 10))
    for title in ("The first plan", "The second plan")
)


def version(name: str, content: bytes | str, **stated: str) -> dict[str, Any]:
    raw = content.encode() if isinstance(content, str) else content
    return {"name": name, "content": raw, "title": "", "date": "", "kind": "", "disclosure": "", **stated}


def list_exports(groups: Mapping[str, tuple[Export, ...]]) -> list[Export]:
    return [export for group in groups.values() for export in group]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    (tmp_path / "desk").mkdir()
    (tmp_path / "files").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    yield Desk(str(tmp_path / "desk"))
    os.chdir(tmp_path)


def ask(desk: Desk, versions: list[dict[str, Any]], **more: object) -> dict[str, Any]:
    return desk.answer({"versions": versions, "language": "en", "export": "html", **more})


def look(desk: Desk, item: dict[str, Any], language: str = "en") -> dict[str, Any]:
    return desk.answer({"look": item, "language": language})


def run(folder: Path, *words: str) -> bytes:
    """Run the command line in a folder and return the last file that it was told to write."""
    here = os.getcwd()
    os.chdir(folder)
    try:
        assert main([*words]) in {0, 1}
    finally:
        os.chdir(here)
    return (folder / words[-1]).read_bytes()


@pytest.mark.parametrize("pair", PAIRS)
def test_every_file_is_that_of_the_command_line(desk: Desk, tmp_path: Path, pair: str) -> None:
    given = PAIRS[pair]
    contents = given if isinstance(given, dict) else {name: (SAMPLES / name).read_bytes() for name in given}
    versions = [version(name, content) for name, content in contents.items()]
    for item in versions:
        (tmp_path / "files" / item["name"]).write_bytes(item["content"])
    (tmp_path / "files" / "accepted.yaml").write_text("acceptances: 1\naccepted: []\n", encoding="utf-8")
    for export in list_exports(PAIR):
        found = ask(desk, versions, export=export.id, language="uk" if export.format == "html" else "en")
        words = ["--language", "uk"] if export.format == "html" else []
        verb = ["check", "--accepted", "accepted.yaml"] if export.is_review else []
        asked = [*verb, *contents, *words, "-f", export.format, "-o", export.name]
        assert found["content"] == run(tmp_path / "files", *asked), export.id


def test_what_is_said_of_a_version_is_said_to_the_command_line(desk: Desk, tmp_path: Path) -> None:
    stated = {"title": "Second draft", "date": "2026-11-20", "kind": "summary", "disclosure": "none"}
    found = ask(desk, [version("old.txt", OLD), version("new.txt", NEW, **stated)], export="markdown")
    for name, text in (("old.txt", OLD), ("new.txt", NEW)):
        (tmp_path / "files" / name).write_text(text, encoding="utf-8")
    words = [f"--new-{key}={value}" for key, value in stated.items()]
    assert found["content"] == run(tmp_path / "files", "old.txt", "new.txt", *words, "-o", "report.md")
    assert found["title"] == "old → Second draft"


def test_three_versions_are_traced(desk: Desk, tmp_path: Path) -> None:
    texts = {"a.txt": OLD, "b.txt": NEW, "c.txt": OLD.replace("100", "90")}
    for name, text in texts.items():
        (tmp_path / "files" / name).write_text(text, encoding="utf-8")
    for export in list_exports(TRACE):
        found = ask(desk, [version(name, text) for name, text in texts.items()], export=export.format)
        asked = ["trace", *texts, "-f", export.format, "-o", export.name]
        assert found["content"] == run(tmp_path / "files", *asked), export.format


CORRECTIONS: dict[str, list[dict[str, Any]]] = {
    "this answers to that": [{"do": "link", "old_clauses": ["1"], "new_clauses": ["1"]}],
    "this answers to two": [{"do": "link", "old_clauses": ["1"], "new_clauses": ["1", "2"]}],
    "nothing answers to this": [{"do": "link", "old_clauses": ["1"], "new_clauses": []}],
    "this answers to nothing": [{"do": "link", "old_clauses": [], "new_clauses": ["2"]}],
    "this does not answer to that": [{"do": "part", "old_clause": "1", "new_clause": "2"}],
    "this topic is not disclosed": [
        {"do": "link", "old_clauses": ["2"], "new_clauses": []},
        {"do": "withhold", "place": 1, "topic": "elections"},
    ],
    "the term is called this": [{"do": "call", "fingerprint": "", "name": "size of the forces"}],
    "accepted": [{"do": "accept", "fingerprint": "", "by": "A. Reader", "date": "2026-01-02", "why": "agreed"}],
}


@pytest.mark.parametrize("stated", [{}, {"title": "The draft", "date": "2026-01-01"}], ids=["plain", "stated"])
@pytest.mark.parametrize("kind", CORRECTIONS)
def test_a_correction_is_kept_and_gives_the_same_reports_on_the_command_line(
    desk: Desk, tmp_path: Path, kind: str, stated: dict[str, str]
) -> None:
    versions = [version("old.txt", OLD, **stated), version("new.txt", NEW)]
    first = ask(desk, versions, pairs=True)["terms"][0]["id"]
    corrections = [item | ({"fingerprint": first} if "fingerprint" in item else {}) for item in CORRECTIONS[kind]]
    export = "review-html" if kind == "accepted" else "html"
    found = ask(desk, versions, corrections=corrections, export=export)
    assert found["content"] != ask(desk, versions, export=export)["content"]
    kept = ask(desk, versions, corrections=corrections, keep=True)
    with zipfile.ZipFile(io.BytesIO(kept["content"])) as archive:
        archive.extractall(tmp_path / "files")
    commands = (tmp_path / "files" / "command.txt").read_text(encoding="utf-8").splitlines()
    assert len(commands) == (2 if kind == "accepted" else 1)
    _, *words = shlex.split(commands[-1])
    assert found["content"] == run(tmp_path / "files", *words, "-o", "report.html")


def test_what_can_be_corrected_is_listed(desk: Desk) -> None:
    versions = [version("old.txt", OLD), version("new.txt", NEW)]
    free = ask(desk, versions, pairs=True)
    assert [(row["old"], row["new"]) for row in free["rows"]] == [(["1"], ["2"]), (["2"], ["1"])]
    assert free["old"][0] == {"id": "1", "label": "1", "text": "The armed forces are limited to 600,000 personnel."}
    assert "elections" in [topic["id"] for topic in free["topics"]]
    assert [term["title"].partition(":")[0] for term in free["terms"]] == ["2 → 1", "1 → 2"]
    assert free["terms"][0]["title"].endswith("(loosened)")
    accepted = {"do": "accept", "fingerprint": free["open"][0]["id"], "by": "A. Reader", "date": "2026-01-02"}
    then = ask(desk, versions, pairs=True, corrections=[accepted])
    assert then["open"] == free["open"][1:]


def test_what_is_accepted_is_said_in_the_review_alone(desk: Desk) -> None:
    versions = [version("old.txt", OLD), version("new.txt", NEW)]
    first = ask(desk, versions, pairs=True)["open"][0]["id"]
    accepted = [{"do": "accept", "fingerprint": first, "by": "A. Reader", "date": "2026-01-02", "why": "agreed"}]
    review = ask(desk, versions, corrections=accepted, export="review-markdown")["content"].decode()
    assert "A. Reader" in review
    assert "A. Reader" not in ask(desk, versions, export="review-markdown")["content"].decode()
    assert ask(desk, versions, corrections=accepted)["content"] == ask(desk, versions)["content"]


def test_the_page_speaks_the_languages_of_reports(desk: Desk) -> None:
    found = ask(desk, [version("old.txt", OLD), version("new.txt", NEW)], language="de")
    labels = [label for _, entries in found["exports"] for _, label, _ in entries]
    assert found["exports"][0][0] == "Zum Lesen"
    assert {"Webseite", "Markdown"} <= set(labels)
    assert not [label for label in labels if label.startswith("export-")]
    words = list_words("desk-")
    assert set(words) == set(LANGUAGES)
    page = assemble("server")
    used = set(re.findall(r'data-(?:say|label|title)="([a-z-]+)"', page)) | set(re.findall(r'\bsay\("([a-z-]+)"', page))
    assert used <= set(words["en"])


def test_candidates_are_those_with_most_in_common(desk: Desk) -> None:
    topics = ["harbour fees of the pilots", "winter storms and the light", "fees of the harbour for boats", "bells"]
    text = "\n\n".join(f"{i}. The council decides on the {topic}." for i, topic in enumerate(topics, 1))
    versions = [version("a.txt", text), version("b.txt", text)]
    found = ask(desk, versions, candidates={"id": "1", "side": "old"})
    assert found["candidates"][:2] == ["1", "3"]


def test_a_version_is_looked_at(desk: Desk) -> None:
    found = look(desk, version("plan-chromium.pdf", (SAMPLES / "plan-chromium.pdf").read_bytes()))["said"]
    assert re.fullmatch(r"PDF · “.+” · .*\d+ clauses · published in full", found)
    plan = version("a.yaml", (ROOT / "fixtures" / "e3-edit.yaml").read_bytes())
    assert look(desk, plan)["said"].startswith("Plan file · ")
    assert " · vom 2025-11-23 · " in look(desk, plan, "de")["said"]
    assert look(desk, version("a.txt", OLD, kind="excerpt"))["said"].endswith(" · excerpts · published in part")


def test_several_plans_in_one_file_are_listed_and_one_is_chosen(desk: Desk) -> None:
    found = look(desk, version("two.txt", TWO_PLANS))
    assert found["parts"] == ["The first plan", "The second plan"]
    assert "--" not in found["problems"][0]
    assert " · 9 clauses · " in look(desk, version("two.txt", TWO_PLANS, part="2"))["said"]


def test_what_is_wrong_is_said_and_the_desk_goes_on(desk: Desk) -> None:
    good = version("new.txt", NEW)
    assert ask(desk, [version("old.txt", OLD, date="soon"), good])["problems"][0].startswith('old.txt: "soon"')
    assert ask(desk, [version("old.txt", ""), good]) == {"problems": ["old.txt: there is no text in it"]}
    wrong = [{"do": "link", "old_clauses": ["9"], "new_clauses": ["1"]}]
    assert "unknown clause" in ask(desk, [version("old.txt", OLD), good], corrections=wrong)["problems"][0]
    nothing = [{"do": "save", "folder": "/"}]
    assert "failed" in ask(desk, [version("old.txt", OLD), good], corrections=nothing)["problems"][0]
    assert ask(desk, [{"name": "old.txt"}, good])["problems"][0].startswith("The program failed (KeyError")
    assert "content" in ask(desk, [version("new.txt", OLD), good])
