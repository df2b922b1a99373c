"""Reports of the real fixtures, as a person has read them.

`PLANCMP_UPDATE_GOLDEN=1` rewrites the files; read the difference before you commit it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plancmp.diff import compare
from plancmp.readers import find_taxonomy, load
from plancmp.report import ENDINGS, Messages, build_view, find_renderer

FIXTURES = Path(__file__).parents[2] / "fixtures"
GOLDEN = Path(__file__).parent / "golden"
PAIRS = {
    "draft-to-e3": ("us-28-point-draft", "e3-edit"),
    "draft-to-geneva": ("us-28-point-draft", "geneva-refined-framework"),
    "draft-to-twenty": ("us-28-point-draft", "twenty-point-framework"),
    "paris": ("paris-declaration-draft", "paris-declaration"),
}
FORMATS = {".txt": list(PAIRS), ".md": ["draft-to-geneva", "paris"], ".json": ["paris"]}
CASES = [(pair, ending) for ending, pairs in FORMATS.items() for pair in pairs]


@pytest.mark.parametrize(("pair", "ending"), CASES)
def test_report_is_the_one_that_was_read(pair: str, ending: str) -> None:
    old, new = (load(FIXTURES / f"{name}.yaml") for name in PAIRS[pair])
    view = build_view(compare(old, new), find_taxonomy(new.taxonomy))
    found = find_renderer(ENDINGS[ending])(view, Messages())
    golden = GOLDEN / f"{pair}{ending}"
    if os.environ.get("PLANCMP_UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")
