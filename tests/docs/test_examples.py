"""Every example in the docs runs and prints what the docs say.

A fenced block whose info string has a second word is written to a file of that name; in a `console` block each line
behind "$ plancmp" is run and must print the lines that follow; a `python` block is executed, and so is what a `sh`
block does with the fixtures. The blocks of one page share a folder and their names. `PLANCMP_UPDATE_GOLDEN=1` writes
what is printed into the docs, for a person to read.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import textwrap
from pathlib import Path

import pytest

from plancmp.cli import main

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(r"^( *)```(\w+)(?: ([\w./-]+))?\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)


def run_command(line: str) -> str:
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        main(shlex.split(line, comments=True))
    return output.getvalue()


def run_console(body: str) -> str:
    printed = []
    for line in body.splitlines():
        if line.startswith("$ plancmp "):
            text = run_command(line.removeprefix("$ plancmp "))
            printed.append(f"{line}\n{text}")
    return "".join(printed)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_examples_print_what_the_page_says(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    monkeypatch.chdir(tmp_path)

    names: dict[str, object] = {}

    def run_block(match: re.Match[str]) -> str:
        margin, language, name, body = match.groups()
        body = textwrap.dedent(body)
        if name:
            Path(name).write_text(body, encoding="utf-8")
        if language == "console":
            return textwrap.indent(f"```console\n{run_console(body)}```", margin)
        if language == "sh":
            for line in re.findall(r"^plancmp (fixtures/.*)$", body, re.MULTILINE):
                assert main(shlex.split(line, comments=True)) in {0, 1}, line
        if language == "python":
            with contextlib.redirect_stdout(io.StringIO()):
                exec(compile(body, str(page), "exec"), names)  # noqa: S102 - the docs are ours
        return match[0]

    text = page.read_text(encoding="utf-8")
    found = BLOCK.sub(run_block, text)
    if os.environ.get("PLANCMP_UPDATE_GOLDEN"):
        page.write_text(found, encoding="utf-8")
    assert found == text


def test_every_link_between_pages_leads_somewhere() -> None:
    for page in [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "fixtures" / "README.md"]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
