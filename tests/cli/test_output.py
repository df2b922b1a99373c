"""Where reports go: a terminal, whose width they take; a file, which a spreadsheet can open."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from plancmp.cli import main
from tests.cli.running import run_bytes, run_text

pytestmark = pytest.mark.slow

FIXTURES = Path(__file__).parents[2] / "fixtures"
PAIR = [str(FIXTURES / f"{name}.yaml") for name in ("us-28-point-draft", "e3-edit")]


def run_on_screen(columns: int, *arguments: str) -> list[str]:
    """Return the lines that a command prints on a terminal of so many columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "plancmp", *arguments],
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"NO_COLOR": "1"},
    )
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 65536):
            shown += part
    except OSError:  # what Linux says where the other end is closed
        pass
    finally:
        os.close(ours)
    assert process.wait() in {0, 1}
    return shown.decode().replace("\r\n", "\n").splitlines()


@pytest.mark.parametrize("verb", ["diff", "trace", "renderings"])
def test_a_report_is_as_wide_as_its_terminal(verb: str) -> None:
    widths = {columns: max(map(len, run_on_screen(columns, verb, *PAIR))) for columns in (60, 110, 300)}
    assert widths[60] <= 60 < widths[110] <= 110 < widths[300] <= 120


@pytest.mark.parametrize("verb", ["trace", "renderings", "align"])
def test_a_table_in_a_file_says_that_it_is_utf8(tmp_path: Path, verb: str) -> None:
    path = tmp_path / "table.csv"
    assert main([verb, *PAIR, "-o", str(path)]) in {0, 1}
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("form", ["terminal", "markdown", "changes", "columns", "html", "json", "sarif", "github"])
@pytest.mark.parametrize("only", ["moved", "editorial", "unchanged"])
def test_a_clause_that_only_moved_is_shown_to_who_asks(tmp_path: Path, form: str, only: str) -> None:
    points = [
        "North pays 5 million euros.",
        "South leaves the valley.",
        "Prisoners are exchanged.",
        "The bank is open.",
    ]
    paths = []
    for name, order in (("old", points), ("new", [*points[1:], points[0]])):
        path = tmp_path / f"{name}.txt"
        path.write_text("\n\n".join(f"{i}. {point}" for i, point in enumerate(order, 1)), encoding="utf-8")
        paths.append(str(path))
    asked, plain = run_text(*paths, "-f", form, "--only", only), run_text(*paths, "-f", form)
    assert (asked.returncode, plain.returncode) == (0, 0)
    assert "moved" in asked.stdout.replace("removed", "")
    shown = "North pays 5 million euros." if form in {"html", "json", "columns"} else "1 → 4"
    assert shown in asked.stdout
    if form not in {"html", "columns"}:  # these have all clauses, changed or not
        assert shown not in plain.stdout
    if form == "terminal":
        assert "Not shown: 4 editorial." in plain.stdout
        assert ("Not shown: 3 editorial." in asked.stdout) == (only == "moved")


def run(*arguments: str) -> tuple[int, str]:
    """Return the exit code of a command and what it tells on standard error."""
    result = run_bytes(*arguments)
    return result.returncode, result.stderr.decode()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no device that is always full")
@pytest.mark.parametrize("arguments", [("-f", "markdown"), ("-f", "docx"), ("-f", "json", "-o", "/dev/full")])
def test_a_full_disk_is_one_line(arguments: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "plancmp", *PAIR, *arguments]
    with open("/dev/full", "wb") as full:
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (result.returncode, result.stderr) == (2, b"plancmp: No space left on device\n")


def test_a_folder_in_the_place_of_a_file_is_one_line_and_stays(tmp_path: Path) -> None:
    folder = tmp_path / "report.md"
    folder.mkdir()
    assert run(*PAIR, "-o", str(folder)) == (2, f"plancmp: -o {folder}: this is a directory; give a file\n")
    assert list(tmp_path.iterdir()) == [folder]
    assert not list(folder.iterdir())


@pytest.mark.parametrize(
    "arguments",
    [
        ("{}", PAIR[1]),
        ("align", PAIR[1], "{}", "-f", "csv"),
        ("trace", *PAIR, "{}", "--by-date", "-f", "csv"),
        ("merge", "{}", *PAIR),
        ("matrix", *PAIR, "--query", "{}", "-f", "csv"),
        ("check", "{}", PAIR[1], "--profile", "strict", "-f", "json"),
        ("import", "{}"),
    ],
)
def test_a_version_is_never_written_over(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    path, link = tmp_path / "signed.yaml", tmp_path / "link.yaml"
    content = Path(PAIR[0]).read_bytes()
    path.write_bytes(content)
    link.symlink_to(path)
    for output in (path, link):
        named = [word.format(path) for word in arguments]
        formats = [] if "-f" in named or arguments[0] in {"merge", "import"} else ["-f", "markdown"]
        code, told = run(*named, *formats, "-o", str(output))
        assert (code, told) == (2, f"plancmp: -o {output} would write over a file that is read; give another name\n")
    assert path.read_bytes() == content


def test_decided_links_are_written_back_to_their_table(tmp_path: Path) -> None:
    table = tmp_path / "links.csv"
    assert run("align", *PAIR, "-o", str(table)) == (0, f"wrote {table}\n")
    assert run("align", *PAIR, "--links", str(table), "-o", str(table)) == (0, f"wrote {table}\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--\x1b[31mred", "x"),
        ("-o", "folder\n/\x1b[31m.md"),
        ("-f", "\x1b[2J"),
        ("--topic", "\u202e"),
        ("--links", "\x9b\n"),
    ],
)
def test_no_message_obeys_what_it_repeats(arguments: tuple[str, ...]) -> None:
    code, told = run(*PAIR, *arguments)
    assert (code, told.count("\n")) == (2, 1)
    assert not set(told) & set("\x1b\x9b\u202e")


def test_a_written_file_is_named_and_a_quiet_run_says_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "report.html"
    assert main([*PAIR, "-o", str(path)]) == 1
    assert capsys.readouterr() == ("", f"wrote {path}\n")
    assert main([*PAIR, "-o", str(path), "--language", "uk"]) == 1
    assert capsys.readouterr().err == f"записано {path}\n"
    assert main([*PAIR, "-o", str(path), "-q"]) == 1
    assert main([*PAIR, "-o", os.devnull, "-f", "html"]) == 1
    assert capsys.readouterr() == ("", "")


def test_a_page_is_opened_in_a_browser(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def note(address: str) -> bool:
        opened.append(address)
        return len(opened) < 3

    monkeypatch.setattr("webbrowser.open", note)
    page = tmp_path / "a page.html"
    assert main([*PAIR, "-o", str(page), "--open"]) == 1
    assert main(["trace", *PAIR, "--open"]) == 1
    assert opened[0] == page.as_uri()
    made = Path(opened[1].removeprefix("file://"))
    assert made.read_text(encoding="utf-8").startswith("<!doctype html>")
    shutil.rmtree(made.parent)
    assert main([*PAIR, "-o", str(page), "--open"]) == 1
    assert capsys.readouterr().err.endswith(f"no browser found; open {page} yourself\n")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["-o", "report.md"], "--open opens a page; give -o FILE.html, or no -o"),
        (["-f", "json"], "--open opens a page; give -o FILE.html, or no -o"),
        (["--template", "own.html"], "--open needs a file to open; give -o FILE"),
    ],
)
def test_what_is_no_page_is_not_opened(arguments: list[str], problem: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*PAIR, *arguments, "--open"]) == 2
    assert capsys.readouterr() == ("", f"plancmp: {problem}\n")


@pytest.mark.parametrize("form", ["html", "markdown", "changes", "junit", "github"])
@pytest.mark.parametrize("verb", ["diff", "trace"])
def test_the_words_of_a_file_name_no_option(form: str, verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    if verb == "trace" and form not in {"html", "markdown"}:
        return
    main([verb, *PAIR, "-f", form])
    out = capsys.readouterr().out
    text = re.sub(r"<style>.*?</style>|<script>.*?</script>", "", out, flags=re.DOTALL)
    assert "left out: " in text
    assert not re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)


def test_a_terminal_names_the_options_that_tell_more(capsys: pytest.CaptureFixture[str]) -> None:
    main(PAIR)
    out = capsys.readouterr().out
    assert "--with-companions adds the companion documents." in out
    assert "--full" in out
