"""Where a version stands, for formats that point there."""

from __future__ import annotations

import os

from plancmp.model import Plan
from plancmp.readers.companions import name_beside
from plancmp.readers.places import locate_clauses
from plancmp.readers.revisions import is_revision
from plancmp.report import Origin


def find_origin(path: str, plan: Plan) -> Origin:
    """Return where a version stands: its file and the line of each of its clauses.

    Args:
        path: The file as the user named it; "-" for standard input, "" for none.
        plan: The version.
    """
    if path in {"", "-"}:
        return Origin()
    lines = locate_clauses(path)
    elsewhere = {entry.companion for entry in plan.outline() if entry.companion and entry.clause.id not in lines}
    files = {item.name: name_beside(path, item.file) for item in plan.companions if item.name in elsewhere}
    # Who reads the report looks for the file in the working tree, whatever revision it was read from.
    is_old = is_revision(path) and not os.path.exists(path)

    def show(name: str) -> str:
        return name.partition(":")[2].removeprefix("./") if is_old else name

    companions = {name: Origin(show(file), locate_clauses(file)) for name, file in files.items()}
    return Origin(show(path), lines, companions)
