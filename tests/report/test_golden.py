"""Reports of the real fixtures, as a person has read them.

`PLANCMP_UPDATE_GOLDEN=1` rewrites the files; read the difference before you commit it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from plancmp import __version__
from plancmp.diff import compare
from plancmp.readers import find_taxonomy, load, load_with_companions
from plancmp.readers.places import locate_clauses
from plancmp.report import LOCATED, Filter, Messages, Origin, build_view, find_messages, find_renderer

FIXTURES = Path(__file__).parents[2] / "fixtures"
GOLDEN = Path(__file__).parent / "golden"
PAIRS = {
    "draft-to-geneva": ("us-28-point-draft", "geneva-refined-framework"),
    "draft-to-twenty": ("us-28-point-draft", "twenty-point-framework"),
    "paris": ("paris-declaration-draft", "paris-declaration"),
}
FORMATS = {"terminal": ".txt", "markdown": ".md", "json": ".json"}
# Every format of a small pair, and what is not published in those that people read.
FORMATS |= {"changes": ".changes.md", "csv": ".csv", "columns": ".columns.md", "columns-csv": ".columns.csv"}
FORMATS |= {"marked": ".marked.md", "marked-txt": ".marked.txt", "ledger": ".ledger.md", "ledger-csv": ".ledger.csv"}
FORMATS |= {"junit": ".junit.xml", "sarif": ".sarif", "github": ".github.txt", "gitlab": ".gitlab.json"}
FORMATS |= {"html": ".html"}
CASES = [(name, "paris") for name in FORMATS]
CASES += [(name, "draft-to-geneva") for name in ("terminal", "changes")]


@pytest.mark.parametrize(("name", "pair"), CASES)
def test_report_is_the_one_that_was_read(name: str, pair: str) -> None:
    old, new = (load(FIXTURES / f"{plan}.yaml") for plan in PAIRS[pair])
    names = PAIRS[pair] if name in LOCATED else ()
    origins = [Origin(f"{plan}.yaml", locate_clauses(str(FIXTURES / f"{plan}.yaml"))) for plan in names]
    before, after = origins or (Origin(), Origin())
    view = build_view(compare(old, new), find_taxonomy(new.taxonomy), origins=(before, after))
    found = find_renderer(name)(view, Messages()).replace(f'"version": "{__version__}"', '"version": "…"')
    # The style and the script of a page are the files that they were read from.
    found = re.sub(
        r"(<style>|<script>|Content-Security-Policy\" content=\").*?(</style>|</script>|\">)",
        r"\1…\2",
        found,
        flags=re.DOTALL,
    )
    golden = GOLDEN / f"{pair}{FORMATS[name]}"
    hold_against(golden, found)


@pytest.mark.parametrize("name", ["terminal", "ledger"])
def test_ukrainian_report_is_the_one_that_was_read(name: str) -> None:
    old, new = (load(FIXTURES / f"{plan}.yaml") for plan in PAIRS["draft-to-geneva"])
    messages = find_messages("uk")
    view = build_view(compare(old, new), messages.translate_taxonomy(find_taxonomy(new.taxonomy)))
    hold_against(GOLDEN / f"draft-to-geneva.uk{FORMATS[name]}", find_renderer(name)(view, messages))


@pytest.mark.parametrize("pair", ["draft-to-geneva", "draft-to-twenty"])
def test_report_with_companions_is_the_one_that_was_read(pair: str) -> None:
    old, new = (load_with_companions(FIXTURES / f"{plan}.yaml") for plan in PAIRS[pair])
    wanted = Filter(frozenset({"guarantees", "implementation"}))
    view = build_view(compare(old, new), find_taxonomy(new.taxonomy), wanted)
    hold_against(GOLDEN / f"{pair}.companions.txt", find_renderer("terminal")(view, Messages()))


def hold_against(golden: Path, found: str) -> None:
    if os.environ.get("PLANCMP_UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")
