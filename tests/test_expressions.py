"""No text makes a regular expression of the package slower than its length does: steps are counted, not timed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.backtracking import Matcher, measure_growth

SIZES = (24, 48)
# Twice the text may take twice the steps and a little more; the square of it would take four times as many.
MOST = 2.6


@pytest.mark.slow
def test_no_expression_goes_back_without_end() -> None:
    # In a process of its own: what is made when a module is imported is made once only.
    result = subprocess.run(
        [sys.executable, "-m", "tests.expressions"],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    expressions = json.loads(result.stdout)
    assert len(expressions) > 100
    slow = {}
    for item in expressions:
        flags = item["flags"] & ~re.UNICODE  # the parser adds it to expressions on text itself
        growth, text = measure_growth(item["pattern"], flags, is_search=item["is_search"], sizes=SIZES)
        if growth > MOST:
            slow[item["place"]] = f"{item['pattern']!r} grows {growth:.1f} times on {text!r}"
    assert not slow


@pytest.mark.parametrize(
    ("pattern", "is_search"),
    [
        (r"(a+)+b", False),
        (r"(?:a|a)*b", False),
        (r"(?:a|ab|b)*c", False),
        (r"\s*,?\s*x", False),
        (r"(\w+\s?)+:", False),
        (r"\w+\d+!", False),
        (r"(?:x\d*)*\d*y", False),
        (r".*?,.*?,.*?;", False),
        (r"(?=(a+)+b)a", False),
        (r"\s+$", True),
        (r"<[^>]*>", True),
    ],
)
def test_what_is_slow_is_found(pattern: str, is_search: bool) -> None:
    assert measure_growth(pattern, 0, is_search=is_search, sizes=SIZES)[0] > MOST


@pytest.mark.parametrize(
    ("pattern", "is_search"),
    [
        (r"\s+$", False),
        (r"(?<!\s)\s+$", True),
        (r"(?>a+)+b", False),
        (r"(?:a++,)*b", False),
        (r"\s*+,?\s*+x", False),
        (r"[^\d]*\d+x", False),
        (r"(a)?b(?(1)c|d)", False),
        (r"(a*)b\1c", False),
    ],
)
def test_what_is_not_slow_is_left_alone(pattern: str, is_search: bool) -> None:
    assert measure_growth(pattern, 0, is_search=is_search, sizes=SIZES)[0] <= MOST


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"(a|ab)(c|bcd)(d*)", "abcd"),
        (r"a{2,3}?b", "aaab"),
        (r"(?>a+)ab", "aaab"),
        (r"a++b", "aaab"),
        (r"(a)?b(?(1)c|d)", "abc"),
        (r"(a)?b(?(1)c|d)", "bd"),
        (r"(\w)\1", "xx"),
        (r"(?<=x)y|z(?!z)", "zz"),
        (r"(?i)ÄB\b", "äb "),
        (r"^[^\W\d_]+$", "слово"),
    ],
)
def test_the_counting_matcher_agrees_with_the_engine(pattern: str, text: str) -> None:
    ours = next(Matcher(pattern, 0).list_ends(text), None)
    theirs = re.match(pattern, text)
    assert ours == (theirs.end() if theirs else None)
