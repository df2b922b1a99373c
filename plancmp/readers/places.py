"""Where the clauses stand in a plan file, for reports that point into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plancmp.readers.files import parse_text, read_text
from plancmp.readers.nodes import ListNode, MapNode, Node, ProblemList, Scalar

_PLAN_FILES = (".yaml", ".yml", ".json")


def locate_clauses(name: str) -> Mapping[str, int]:
    """Return the line on which each clause of a plan file begins.

    Args:
        name: The path of a file that was read before.

    Returns:
        The lines, from 1, by the clauses' ids; empty for standard input, and for documents, whose clauses know theirs.

    Raises:
        ReadError: If the file cannot be read any more.
    """
    if not name.lower().endswith(_PLAN_FILES):
        return {}
    root = parse_text(read_text(name), name, ProblemList(name))
    return dict(_list_places(root)) if root else {}


def find_value(name: str, *keys: str) -> Node | None:
    """Return where a value stands in a plan file.

    Args:
        name: The path of a file that was read before.
        keys: The keys that lead to it from the top.

    Returns:
        Its node; `None` if it is not there.

    Raises:
        ReadError: If the file cannot be read any more.
    """
    node = parse_text(read_text(name), name, ProblemList(name))
    for key in keys:
        node = node.get(key) if isinstance(node, MapNode) else None
    return node


def _list_places(root: Node) -> Iterator[tuple[str, int]]:
    stack = [root]
    while stack:
        node = stack.pop()
        clauses = node.get("clauses") if isinstance(node, MapNode) else None
        for item in clauses.items if isinstance(clauses, ListNode) else ():
            stack.append(item)
            clause_id = item.get("id") if isinstance(item, MapNode) else None
            if isinstance(clause_id, Scalar):
                yield clause_id.value, item.line
