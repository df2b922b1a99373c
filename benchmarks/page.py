"""How fast the HTML report is in a browser: its size, the time until it can be used, and what a filter takes.

    python -m benchmarks.page [--clauses 2000] [--changed 0.5] [--chromium PATH]

Versions are made up: each clause has some sentences and a figure; in the new one a share of the figures changed, every
tenth clause is gone, every tenth is new. Times are those of the browser's own clock, the median of several runs: from
the start of the navigation until the page has painted and answers, and from a click until the next frame is painted.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import tempfile
import time
from pathlib import Path

import plancmp
from plancmp.readers import find_taxonomy
from plancmp.report import Messages, build_view, find_renderer

TOPICS = ("territory", "military", "nato", "eu", "sanctions", "elections", "maritime", "other")
PARTIES = ("Ukraine", "Russia", "United States", "NATO", "Europe")
WORDS = tuple(
    word
    for line in (
        "the parties keep their forces in agreed places",
        "and report to a joint commission each month until talks end",
    )
    for word in line.split()
)
RUNS = 5
ACT = """async (code) => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  await frame();
  const start = performance.now();
  new Function(code)();
  document.body.getBoundingClientRect();
  await frame();
  return performance.now() - start;
}"""
ACTIONS = {
    "topic": "document.querySelectorAll('button.verdict')[1].click()",
    "all": "document.getElementById('clear').click()",
    "effect": "document.querySelector('[data-facet=effect] button').click()",
    "all again": "document.getElementById('clear').click()",
    "search": "search.value = 'commission 7'; search.dispatchEvent(new Event('input'))",
    "all once more": "document.getElementById('clear').click()",
    "by clause": "document.querySelector('[data-order=clause]').click()",
    "by topic": "document.querySelector('[data-order=topic]').click()",
    "side by side": "document.querySelector('[data-words=sides]').click()",
}


def write_plan(name: str, clauses: int, seed: int, changed: float) -> str:
    """Return a plan file with so many clauses."""
    base = random.Random(1)
    lines = ["plancmp: 1", f"id: {name}", f"title: Version {name}", f"parties: [{', '.join(PARTIES)}]", "clauses:"]
    for number in range(clauses):
        text = ". ".join(" ".join(base.choices(WORDS, k=14)).capitalize() for _ in range(4))
        figure, party, topic = base.randint(1, 900), base.choice(PARTIES), base.choice(TOPICS)
        is_changed = base.random() < changed
        if number % 10 == seed:
            text, figure = f"Clause {number} of {name} alone, on matter {number * 7}", number
        elif is_changed:
            figure += seed
        lines += [
            f'  - id: "{name if number % 10 == seed else ""}{number + 1}"',
            f"    topics: [{topic}]",
            f'    text: "{text}. {party} keeps at most {figure} troops, commission {number}."',
            f"    terms: {{cap-{number}: {{party: {party}, must: {{at_most: {figure} troops}}}}}}",
        ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Make the page, open it, and print what was measured."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clauses", type=int, default=2000)
    parser.add_argument("--changed", type=float, default=0.5)
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome"))
    arguments = parser.parse_args()
    old, new = (
        plancmp.loads(write_plan(name, arguments.clauses, seed, arguments.changed))
        for name, seed in (("A", 3), ("B", 7))
    )
    view = build_view(plancmp.compare(old, new), find_taxonomy("peace"))
    start = time.perf_counter()
    text = find_renderer("html")(view, Messages())
    size, took = len(text.encode()) / 1e6, time.perf_counter() - start
    print(f"rendered in {took:.2f} s: {size:.2f} MB, {len(view.blocks)} changes of clauses")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "report.html"
        path.write_text(text, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=arguments.chromium, args=["--no-sandbox", "--disable-gpu"])
        opened: list[float] = []
        acted: dict[str, list[float]] = {name: [] for name in ACTIONS}
        for _ in range(RUNS):
            context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
            page = context.new_page()
            page.goto(path.as_uri(), wait_until="load")
            usable = "new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"
            opened.append(page.evaluate(usable))
            for name, code in ACTIONS.items():
                acted[name].append(page.evaluate(ACT, code))
            context.close()
        browser.close()
    print(f"usable after {statistics.median(opened):.0f} ms")
    for name, times in acted.items():
        print(f"{name}: {statistics.median(times):.0f} ms")


if __name__ == "__main__":
    main()
