"""Looks up known weaknesses of all that `.ci/lock.txt` names, with pip-audit, and says what it could not look up.

    .venv/bin/pip install pip-audit && .venv/bin/python .ci/audit.py

Exits with 1 if a weakness is known, with 3 if nothing could be looked up, as where the registry's data is out of reach:
pip-audit by itself passes then, which would look like a clean result.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

LOCK = Path(__file__).parent / "lock.txt"
COMMAND = ["-m", "pip_audit", "-r", str(LOCK), "--no-deps", "--disable-pip", "--progress-spinner", "off", "-f", "json"]


def main() -> int:
    """Look up and print."""
    done = subprocess.run([sys.executable, *COMMAND], capture_output=True, text=True, check=False)
    try:
        rows = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        reason = (done.stderr.strip().splitlines() or ["pip-audit printed nothing"])[-1]
        print(f"not reachable: nothing was looked up: {reason}")
        return 3
    looked_up = [row for row in rows if "skip_reason" not in row]
    weak = [row for row in looked_up if row["vulns"]]
    print(f"{len(looked_up)} of {len(rows)} packages looked up, {len(weak)} with a known weakness")
    for row in weak:
        print(f"  {row['name']} {row['version']}: {', '.join(found['id'] for found in row['vulns'])}")
    for row in rows:
        if "skip_reason" in row:
            print(f"  not reachable: {row['skip_reason']}")
    return 1 if weak else 0 if looked_up else 3


if __name__ == "__main__":
    sys.exit(main())
