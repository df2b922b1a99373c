"""What a person decided of links: a correlation table with decisions → pins for the engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from plancmp.align.alignment import Pins
from plancmp.model import Plan
from plancmp.readers import Problem, ReadError
from plancmp.readers.codecs import quote, suggest

JOIN = " + "  # between the ids of a cell
_DECISIONS = ("", "pin", "forbid")


@frozen
class Decision:
    """A row that a person decided.

    Attributes:
        line: Where it stands in the file, from 1.
        old: Ids of the old clauses.
        new: Ids of the new clauses.
        word: "pin" or "forbid".
    """

    line: int
    old: tuple[str, ...]
    new: tuple[str, ...]
    word: str


def read_decisions(text: str, name: str) -> tuple[Decision, ...]:
    """Read the decisions of a correlation table.

    Args:
        text: The table as CSV, or as JSON if the name ends in `.json`.
        name: What messages call it.

    Raises:
        ReadError: If it is no such table, with everything that is wrong with it.
    """
    rows = list(_read_json_rows(text, name) if name.lower().endswith(".json") else _read_csv_rows(text, name))
    problems = [
        Problem(name, line, 1, f'the decision is "pin", "forbid" or empty, not {quote(word)}')
        for line, _, _, word in rows
        if word not in _DECISIONS
    ]
    if problems:
        raise ReadError(*problems)
    return tuple(Decision(line, old, new, word) for line, old, new, word in rows if word)


_RawRow = tuple[int, tuple[str, ...], tuple[str, ...], str]


def _read_csv_rows(text: str, name: str) -> Iterator[_RawRow]:
    import csv
    import io

    # Spreadsheets of many countries write semicolons where a number has a decimal comma.
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        head = next(reader, [])
        places = {column: head.index(column) for column in ("old", "new", "decision") if column in head}
        if len(places) < 3:
            message = 'the first line should name the columns "old", "new" and "decision"'
            raise ReadError(Problem(name, 1, 1, message))
        for row in reader:
            if any(row):
                cells = {c: row[at].removeprefix("'").strip() if at < len(row) else "" for c, at in places.items()}
                yield reader.line_num, _split(cells["old"]), _split(cells["new"]), cells["decision"]
    except csv.Error as error:
        raise ReadError(Problem(name, reader.line_num, 1, f"not CSV: {error}")) from None


def _read_json_rows(text: str, name: str) -> Iterator[_RawRow]:
    import json

    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        place = (getattr(error, "lineno", 0), getattr(error, "colno", 0))
        raise ReadError(Problem(name, *place, f"not JSON: {getattr(error, 'msg', 'nested too deep')}")) from None
    except ValueError:
        raise ReadError(Problem(name, 0, 0, "not JSON: a number has too many digits")) from None
    for number, row in enumerate(data if isinstance(data, list) else [None], 1):
        if not isinstance(row, dict) or not (_is_texts(row.get("old")) and _is_texts(row.get("new"))):
            message = f'item {number} should be a map with the lists "old" and "new", and a "decision"'
            raise ReadError(Problem(name, 0, 0, message))
        yield number, tuple(row["old"]), tuple(row["new"]), str(row.get("decision") or "")


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(JOIN) if part.strip())


def resolve_decisions(decisions: Iterable[Decision], old: Plan, new: Plan, name: str) -> Pins:
    """Return decisions as pins for the engine.

    Args:
        decisions: What a person decided.
        old: The old version.
        new: The new version.
        name: What messages call the file.

    Returns:
        The pins, by places in the two outlines.

    Raises:
        ReadError: If a row names a clause that is not there, or two rows contradict each other.
    """
    places = [{entry.clause.id: entry.index for entry in plan.outline()} for plan in (old, new)]
    required: set[tuple[int, int]] = set()
    forbidden: set[tuple[int, int]] = set()
    problems = []
    for decision in decisions:
        sides = []
        for ids, known, side in ((decision.old, places[0], "old"), (decision.new, places[1], "new")):
            problems += [_refuse(clause_id, known, side, decision, name) for clause_id in ids if clause_id not in known]
            sides.append([known[clause_id] for clause_id in ids if clause_id in known])
        pairs = {(i, j) for i in sides[0] for j in sides[1]}
        if decision.word == "forbid":
            forbidden |= pairs
        elif decision.old and decision.new:
            required |= pairs
        else:
            forbidden |= {(i, j) for i in sides[0] for j in range(len(places[1]))}
            forbidden |= {(i, j) for i in range(len(places[0])) for j in sides[1]}
    if required & forbidden:
        problems.append(
            Problem(name, 0, 0, "two rows contradict each other: the same clauses are pinned and forbidden")
        )
    if problems:
        raise ReadError(*problems)
    return Pins(frozenset(required), frozenset(forbidden))


def _refuse(clause_id: str, known: Iterable[str], side: str, decision: Decision, name: str) -> Problem:
    hint = suggest(clause_id, list(known)) or f"the {side} version has no such clause"
    return Problem(name, decision.line, 1, f"unknown clause {quote(clause_id)} in the {side} version; {hint}")
