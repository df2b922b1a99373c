"""JSON text → nodes: the standard library's scanner, with positions."""

from __future__ import annotations

from bisect import bisect_right
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]

from attrs import frozen

from plancmp.model.expressions import late
from plancmp.readers.nodes import MAX_DEPTH, ListNode, Node, Problem, ProblemList, ReadError, Scalar, build_map

_LINE_END = late(r"\r\n?|\n")
_SURROGATE = late("[\ud800-\udfff]")
_SPACE = late(r"[ \t\n\r]*")
_LITERAL = late(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null")


def parse_json(text: str, problems: ProblemList) -> Node | None:
    """Read a JSON text; linear time.

    Args:
        text: The text, without a byte order mark.
        problems: Takes repeated keys.

    Returns:
        Its root; `None` for an empty text.

    Raises:
        ReadError: If it is no JSON, or nests deeper than `MAX_DEPTH`.
    """
    starts = (0, *(match.end() for match in _LINE_END.finditer(text)))
    scanner = _Scanner(text, starts, problems)
    start = scanner.skip(0)
    if start == len(text):
        return None
    root, end = scanner.read(start, 0)
    end = scanner.skip(end)
    if end != len(text):
        raise scanner.refuse(end, "not JSON: there is more text after the end")
    return root


@frozen
class _Scanner:
    text: str
    line_starts: tuple[int, ...]
    problems: ProblemList

    def skip(self, at: int) -> int:
        match = _SPACE.match(self.text, at)
        return match.end() if match else at

    def place(self, at: int) -> tuple[int, int]:
        line = bisect_right(self.line_starts, at)
        return line, at - self.line_starts[line - 1] + 1

    def refuse(self, at: int, message: str) -> ReadError:
        return ReadError(*self.problems.problems, Problem(self.problems.file, *self.place(at), message))

    def read(self, at: int, depth: int) -> tuple[Node, int]:
        opening = self.text[at : at + 1]
        if opening in {"{", "["} and depth == MAX_DEPTH:
            raise self.refuse(at, f"nested deeper than {MAX_DEPTH} levels")
        if opening == "{":
            return self.read_map(at, depth)
        if opening == "[":
            return self.read_list(at, depth)
        if opening == '"':
            return self.read_string(at)
        match = _LITERAL.match(self.text, at)
        if not match:
            raise self.refuse(at, "not JSON: a value is expected here")
        return Scalar(*self.place(at), match[0], plain=True), match.end()

    def read_string(self, at: int) -> tuple[Scalar, int]:
        try:
            value, end = scanstring(self.text, at + 1, True)
        except JSONDecodeError as error:
            reason = error.msg.removesuffix(" at").removesuffix(" starting")
            raise self.refuse(error.pos, f"not JSON: {reason[0].lower()}{reason[1:]}") from None
        half = _SURROGATE.search(value)
        if half:
            raise self.refuse(at, f"half a character (U+{ord(half[0]):04X}) is in this text; write both halves")
        return Scalar(*self.place(at), value, plain=False), end

    def read_list(self, at: int, depth: int) -> tuple[Node, int]:
        items = []
        end = self.skip(at + 1)
        if self.text[end : end + 1] == "]":
            return ListNode(*self.place(at), ()), end + 1
        while True:
            item, end = self.read(end, depth + 1)
            items.append(item)
            more, end = self.next(end, "]")
            if not more:
                return ListNode(*self.place(at), tuple(items)), end

    def read_map(self, at: int, depth: int) -> tuple[Node, int]:
        entries: list[tuple[Scalar, Node]] = []
        end = self.skip(at + 1)
        more = self.text[end : end + 1] != "}"
        end += not more
        while more:
            if self.text[end : end + 1] != '"':
                raise self.refuse(end, "not JSON: a key in double quotes is expected here")
            key, end = self.read_string(end)
            end = self.skip(end)
            if self.text[end : end + 1] != ":":
                raise self.refuse(end, 'not JSON: ":" is expected here')
            value, end = self.read(self.skip(end + 1), depth + 1)
            entries.append((key, value))
            more, end = self.next(end, "}")
        return build_map(entries, Node(*self.place(at)), self.problems), end

    def next(self, at: int, closing: str) -> tuple[bool, int]:
        end = self.skip(at)
        mark = self.text[end : end + 1]
        if mark == closing:
            return False, end + 1
        if mark != ",":
            raise self.refuse(end, f'not JSON: "," or "{closing}" is expected here')
        return True, self.skip(end + 1)
