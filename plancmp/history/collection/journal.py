"""What a long run has found so far, on disk: a run that was stopped goes on where it was.

A journal is a text file with a line of JSON for each finding, under the key of what it was found for and a checksum.
Lines are added, those of a batch in one piece. A line that was torn when the run was stopped, that was damaged or that
something else wrote counts as absent, and is taken out.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from typing import Any

from plancmp.readers.files import write_bytes

_HEAD = b'["plancmp journal", 1]\n'


class Journal:
    """The findings of earlier runs, and a place for those of this one.

    Args:
        path: The file; it is made if it is not there.

    Attributes:
        found: What was found, by its key.
        bad: How many lines count as absent, because they are damaged or foreign.

    Raises:
        OSError: If the file cannot be read or written.
        ValueError: If it is no journal.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = os.fspath(path)
        self.found: dict[str, Any] = {}
        self.bad = 0
        if not os.path.exists(self.path):
            return
        whole = 0
        with open(self.path, "rb") as stream:
            head = stream.readline(len(_HEAD))
            if not _HEAD.startswith(head):
                raise ValueError(f"{self.path}: this is not a plancmp journal; name another file, or delete this one")
            whole = len(head) if head == _HEAD else 0
            for line in stream:
                if not line.endswith(b"\n"):
                    break
                whole += len(line)
                if (read := _read_line(line)) is None:
                    self.bad += 1
                else:
                    self.found[read[0]] = read[1]
        if self.bad:
            write_bytes(self.path, b"".join([_HEAD, *(_write_line(*entry) for entry in self.found.items())]))
        else:
            os.truncate(self.path, whole)

    def add(self, findings: Iterable[tuple[str, Mapping[str, object]]]) -> None:
        """Note some findings; they are on disk when this returns.

        Raises:
            OSError: If they cannot be written.
        """
        found = list(findings)
        lines = b"".join(_write_line(key, finding) for key, finding in found)
        with open(self.path, "ab") as stream:
            stream.write((b"" if stream.tell() else _HEAD) + lines)
            stream.flush()
            os.fsync(stream.fileno())
        self.found.update(found)

    def drop(self, key: str) -> None:
        """Count a finding as absent, because it is none."""
        del self.found[key]
        self.bad += 1


def _write_line(key: str, finding: object) -> bytes:
    return f"{json.dumps([f'{key} {_sum_up(key, finding)}', finding])}\n".encode("ascii")


def _read_line(line: bytes) -> tuple[str, Any] | None:
    """Return the key and the finding of a line; `None` if it is not as it was written."""
    try:
        name, finding = json.loads(line)
        key, _, checksum = name.rpartition(" ")
        return (key, finding) if checksum == _sum_up(key, finding) else None
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def _sum_up(key: str, finding: object) -> str:
    return hashlib.sha256(json.dumps([key, finding]).encode("ascii")).hexdigest()[:16]
