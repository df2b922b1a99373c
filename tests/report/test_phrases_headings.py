"""A heading that nobody can explain is shown whole, not word by word."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp.cli import main


def test_a_heading_is_shown_before_and_after(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    for path, heading in ((old, "Tolls and fees"), (new, "Charges")):
        path.write_text(f"# Pact\n\n## {heading}\n\n1. The toll is EUR 10.\n", encoding="utf-8")
    main([str(old), str(new), "--full"])
    assert "“Tolls and fees” → “Charges”" in " ".join(capsys.readouterr().out.split())
