"""Draws the pictures of the docs: the report, the page and the notebook in a browser, and a report on the terminal.

    python docs/pictures/draw.py [--chromium PATH] [--notebook PYTHON]

The notebook is drawn by a Python that has plancmp, pandas, nbconvert and ipykernel, if one is named. The pictures
stand beside this script. The browser's is as that machine's fonts make it; the terminal's is text in an SVG, the same
everywhere.
"""

from __future__ import annotations

import argparse
import io
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.text import Text

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
PAGES = ("fixtures/pages/us-28-point-draft.html", "fixtures/pages/e3-edit.html")
TERMINAL = ("fixtures/us-28-point-draft.yaml", "fixtures/e3-edit.yaml", "--topic", "military,elections")
COLUMNS = 84


def run_plancmp(*arguments: str) -> str:
    """Return what plancmp prints on a terminal, colours and all."""
    screen, terminal = pty.openpty()
    termios.tcsetwinsize(terminal, (24, COLUMNS))
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": str(COLUMNS)}
    command = [sys.executable, "-m", "plancmp", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=terminal, env=environment) as process:
        os.close(terminal)
        printed = b"".join(iter(lambda: _read(screen), b""))
    os.close(screen)
    if process.returncode > 1:
        raise SystemExit(process.returncode)
    return printed.decode().replace("\r\n", "\n")


def _read(screen: int) -> bytes:
    try:
        return os.read(screen, 65536)
    except OSError:  # what Linux says when the other end is closed
        return b""


def draw_terminal(path: Path) -> None:
    """Draw a report as a terminal shows it."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text(f"$ plancmp {' '.join(TERMINAL)}", style="bold"))
    console.print(Text.from_ansi(run_plancmp(*TERMINAL)))
    svg = console.export_svg(title="plancmp", unique_id="plancmp")
    # Fonts from elsewhere would make the reader's browser ask a stranger for them.
    svg = re.sub(r"@font-face\s*{.*?}", "", svg, flags=re.DOTALL).replace("Fira Code", "DejaVu Sans Mono")
    path.write_text(re.sub(r"[ \t]+$", "", svg, flags=re.MULTILINE), encoding="utf-8")


def draw_report(path: Path, chromium: str | None) -> None:
    """Draw the top of the HTML report as a browser shows it."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = Path(folder) / "report.html"
        run_plancmp(*PAGES, "-o", str(report))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1180, "height": 1000}, color_scheme="light")
        page.goto(report.as_uri())
        page.screenshot(path=path)
        browser.close()


def draw_page(path: Path, chromium: str | None) -> None:
    """Draw the page for the browser with two versions in it."""
    command = [sys.executable, "-m", "plancmp", "serve"]
    with (
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1180, "height": 900}, color_scheme="light")
        page.goto(server.stdout.readline().strip() if server.stdout else "")
        page.locator("input[type=file]").nth(0).set_input_files(ROOT / PAGES[0])
        page.locator("textarea").nth(1).fill("1. The cap on the armed forces is 800,000 personnel in peacetime.")
        page.locator(".disclosure").nth(1).select_option("partial")
        for guess in page.locator(".guess", has_text="clause").all():
            guess.wait_for()
        page.wait_for_timeout(2000)
        page.screenshot(path=path)
        browser.close()
        server.terminate()


def draw_notebook(path: Path, chromium: str | None, python: str) -> None:
    """Draw the first cells of the tour, run anew."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        # It reads the fixtures, and writes beside itself.
        (Path(folder) / "fixtures").symlink_to(ROOT / "fixtures")
        place = Path(folder) / "docs" / "examples" / "tour"
        tour = shutil.copytree(ROOT / "docs" / "examples" / "tour", place) / "tour.ipynb"
        shown = place / "tour.html"
        words = ["--to", "html", "--template", "classic", "--execute", "--output", str(shown), str(tour)]
        subprocess.run([python, "-m", "nbconvert", *words], check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(viewport={"width": 1000, "height": 1200}, color_scheme="light")
        # What the page would fetch from elsewhere, formulas and fonts, is not in the picture.
        context.route(re.compile("^https?:"), lambda route: route.abort())
        page = context.new_page()
        page.goto(shown.as_uri())
        page.frame_locator("iframe").first.locator("main").wait_for()
        page.wait_for_timeout(1000)
        page.screenshot(path=path)
        browser.close()


def main() -> None:
    """Draw all pictures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome"))
    parser.add_argument("--notebook", metavar="PYTHON", help="has what it takes to run the notebook")
    given = parser.parse_args()
    chromium = given.chromium
    draw_terminal(FOLDER / "terminal.svg")
    draw_report(FOLDER / "report.png", chromium)
    draw_page(FOLDER / "page.png", chromium)
    if given.notebook:
        draw_notebook(FOLDER / "notebook.png", chromium, given.notebook)


if __name__ == "__main__":
    main()
