"""The reference pages that are made of code are what the code says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

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
