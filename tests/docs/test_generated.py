"""The reference pages that are made of code are what the code says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import plancmp

ROOT = Path(__file__).parents[2]


def test_generated_pages_are_what_the_code_says() -> None:
    result = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "generated.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert (result.returncode, result.stdout) == (0, "all pages are what the code says\n")


def test_every_public_name_stands_in_the_reference() -> None:
    page = (ROOT / "docs" / "reference" / "python.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\.\. auto(?:function|class|exception):: (\w+)$", page, re.MULTILINE))
    assert documented == set(plancmp.__all__)
