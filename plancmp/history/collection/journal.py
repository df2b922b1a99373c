"""What a long run has found so far, on disk: a run that was stopped goes on where it was.

A journal is a text file with a line of JSON for each finding, under the key of what it was found for. Lines are only
ever added, and those of a batch in one piece. A line that was torn when the run was stopped is taken off again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from typing import Any

_HEAD = b'["plancmp journal", 1]\n'


class Journal:
    """The findings of earlier runs, and a place for those of this one.

    Args:
        path: The file; it is made if it is not there.

    Attributes:
        found: What was found, by its key.

    Raises:
        OSError: If the file cannot be read or written.
        ValueError: If it is no journal.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = os.fspath(path)
        self.found: dict[str, Any] = {}
        if not os.path.exists(self.path):
            return
        whole = 0
        with open(self.path, "rb") as stream:
            head = stream.readline(len(_HEAD))
            if not _HEAD.startswith(head):
                raise self._refuse()
            whole = len(head) if head == _HEAD else 0
            for line in stream:
                if not line.endswith(b"\n"):
                    break
                key, finding = self._read_line(line)
                self.found[key] = finding
                whole += len(line)
        os.truncate(self.path, whole)

    def add(self, findings: Iterable[tuple[str, Mapping[str, object]]]) -> None:
        """Note some findings; they are on disk when this returns.

        Raises:
            OSError: If they cannot be written.
        """
        found = list(findings)
        lines = "".join(f"{json.dumps([key, finding])}\n" for key, finding in found)
        with open(self.path, "ab") as stream:
            stream.write((b"" if stream.tell() else _HEAD) + lines.encode("ascii"))
            stream.flush()
            os.fsync(stream.fileno())
        self.found.update(found)

    def _read_line(self, line: bytes) -> tuple[str, Any]:
        try:
            key, finding = json.loads(line)
        except (ValueError, TypeError, RecursionError):
            raise self._refuse() from None
        return str(key), finding

    def _refuse(self) -> ValueError:
        return ValueError(f"{self.path}: this is no journal of plancmp; name another file, or delete this one")
