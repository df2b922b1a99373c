"""YAML text → nodes.

Built on PyYAML's parse events: its loaders lose line numbers, keep the last of two equal keys without a word, read
`no` as false, and the fast one crashes on deep nesting (measured before the start). An own builder over the events
has none of these and is faster. Aliases and tags are refused: a plan needs neither, and they are how a small file
grows beyond memory or runs code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from plancmp.readers.nodes import MAX_DEPTH, ListNode, Node, Problem, ProblemList, ReadError, Scalar, build_map

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_FORBIDDEN = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_SHORT = 24  # characters of a text that is kept once, however often it stands there
_STR_TAGS = {"!", "tag:yaml.org,2002:str"}


def parse_yaml(text: str, problems: ProblemList) -> Node | None:
    """Read the one document of a YAML text; linear time, no recursion.

    Args:
        text: The text, without a byte order mark.
        problems: Takes repeated keys, keys that are no words, and tags.

    Returns:
        The document's root; `None` for an empty text.

    Raises:
        ReadError: If it is no YAML, nests deeper than `MAX_DEPTH`, holds aliases or a second document.
    """
    try:
        return _build(iter(_Loader(text).get_event, None), problems)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        message = _explain(text, line, column, error)
        raise ReadError(*problems.problems, Problem(problems.file, line, column, message)) from None
    except (yaml.YAMLError, UnicodeEncodeError):
        raise ReadError(*problems.problems, _locate_character(text, problems.file)) from None


def _build(events: Iterator[yaml.Event], problems: ProblemList) -> Node | None:
    root: Node | None = None
    documents = 0
    stack: list[tuple[yaml.CollectionStartEvent, list[Node]]] = []  # what is still open
    texts: dict[str, str] = {}
    for event in events:
        node: Node
        if isinstance(event, yaml.ScalarEvent):
            node = _build_scalar(event, texts, problems)
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _refuse(event, problems, "a second document starts here; a plan file holds one")
            continue
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(stack) == MAX_DEPTH:
                raise _refuse(event, problems, f"nested deeper than {MAX_DEPTH} levels")
            _check_tag(event, problems)
            stack.append((event, []))
            continue
        elif isinstance(event, yaml.CollectionEndEvent):
            node = _close(*stack.pop(), problems)
        elif isinstance(event, yaml.AliasEvent):
            raise _refuse(event, problems, f'the alias "*{event.anchor}" is not read; write the value out')
        else:
            continue
        if stack:
            stack[-1][1].append(node)
        else:
            root = node
    return root


def _build_scalar(event: yaml.ScalarEvent, texts: dict[str, str], problems: ProblemList) -> Scalar:
    if event.tag is not None:
        _check_tag(event, problems)
    mark = event.start_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    value = event.value
    if len(value) <= _SHORT:
        value = texts.setdefault(value, value)  # keys, topics and names stand there thousands of times
    return Scalar(line, column, value, not event.style and event.tag is None)


def _check_tag(event: yaml.ScalarEvent | yaml.CollectionStartEvent, problems: ProblemList) -> None:
    if event.tag is not None and event.tag not in _STR_TAGS:
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")
        problems.add(_node(event), f'the tag "{tag}" is not read; leave it out')


def _close(event: yaml.CollectionStartEvent, nodes: list[Node], problems: ProblemList) -> Node:
    start = _node(event)
    if not isinstance(event, yaml.MappingStartEvent):
        return ListNode(start.line, start.column, tuple(nodes))
    entries = []
    for key, value in zip(nodes[::2], nodes[1::2], strict=True):
        if isinstance(key, Scalar):
            entries.append((key, value))
        else:
            problems.add(key, "a key is a word, not a list or map")
    return build_map(entries, start, problems)


def _node(event: yaml.Event) -> Node:
    mark = event.start_mark
    return Node(mark.line + 1, mark.column + 1) if mark else Node(0, 0)


def _refuse(event: yaml.Event, problems: ProblemList, message: str) -> ReadError:
    node = _node(event)
    return ReadError(*problems.problems, Problem(problems.file, node.line, node.column, message))


def _explain(text: str, line: int, column: int, error: yaml.MarkedYAMLError) -> str:
    lines = text.splitlines()
    before = lines[line - 1][: column - 1] if 0 < line <= len(lines) else ""
    here = lines[line - 1][column - 1 : column] if 0 < line <= len(lines) else ""
    if "\t" in here or (before and not before.strip() and "\t" in before):
        return "there is a tab where YAML wants spaces; indent with spaces"
    if error.problem == "mapping values are not allowed in this context":
        return "not YAML: a colon is not allowed here; if it is part of a text, put the text in quotes"
    context = f" ({error.context})" if error.context else ""
    return f"not YAML: {error.problem or 'cannot be read'}{context}"


def _locate_character(text: str, file: str) -> Problem:
    # Reader errors carry no mark; the first character that YAML forbids is what they mean.
    found = re.search(_FORBIDDEN, text)
    if not found:
        return Problem(file, 0, 0, "not YAML: cannot be read")
    line, column = text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start())
    return Problem(file, line, column, f"the control character U+{ord(found[0]):04X} is not allowed in YAML")
