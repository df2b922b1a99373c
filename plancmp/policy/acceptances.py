"""Review decisions: which changes a person has accepted, when, why, and until when; as a file that grows by lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import field, frozen

from plancmp.model.dates import PartialDate
from plancmp.model.value import Value
from plancmp.readers import Problem, ReadError, parse_text, read_text
from plancmp.readers.codecs import Date, Reading, Text, Word
from plancmp.readers.nodes import MapNode, ProblemList, Scalar
from plancmp.readers.records import Key, Listing, Record

VERSION = "1"


@frozen(eq=False, repr=False)
class Acceptance(Value):
    """A person's decision that one change may stand.

    Attributes:
        fingerprint: The fingerprint of the change or finding.
        by: Who decided.
        date: When.
        why: The reason.
        expires: The last day on which it counts; for ever if not given.
        change: The change in words, for readers.
        line: Where it stands in its file, from 1; 0 if in none.
    """

    fingerprint: str
    by: str
    date: PartialDate
    why: str = ""
    expires: PartialDate | None = None
    change: str = ""
    line: int = field(default=0, eq=False)

    def is_expired(self, today: PartialDate) -> bool:
        """Say whether it counts no more on a day."""
        return self.expires is not None and str(self.expires) < str(today)[: len(str(self.expires))]


ACCEPTANCE: Record = Record(
    "acceptance",
    Acceptance,
    (
        Key("fingerprint", Word(), "The fingerprint of the change.", required=True),
        Key("by", Text(), "Who decided.", required=True),
        Key("date", Date(), "When.", required=True),
        Key("why", Text(), "The reason."),
        Key("expires", Date(), "The last day on which it counts."),
        Key("change", Text(), "The change in words, for readers."),
    ),
)
_HEAD = f"""\
# Changes that a person has accepted, by fingerprint; `plancmp accept` adds to it.
acceptances: {VERSION}
accepted:
"""


def load_acceptances(path: str) -> tuple[Acceptance, ...]:
    """Read a file of acceptances.

    Raises:
        ReadError: If it cannot be read, with everything that is wrong with it.
    """
    return read_acceptances(read_text(path), path)


def read_acceptances(text: str, name: str = "<text>") -> tuple[Acceptance, ...]:
    """Read acceptances from the text of their file.

    Args:
        text: YAML, or JSON.
        name: What messages call it.

    Raises:
        ReadError: If it is no such file, with everything that is wrong with it.
    """
    problems = ProblemList(name)
    node = parse_text(text, name, problems)
    head = node.get("acceptances") if isinstance(node, MapNode) else None
    if not isinstance(node, MapNode) or not isinstance(head, Scalar) or head.value != VERSION:
        message = f'this is not a file of acceptances: its first line should be "acceptances: {VERSION}"'
        problems.add(node, message)
        raise ReadError(*problems.problems)
    accepted: tuple[Acceptance | None, ...] = ()
    for key, value in node.entries:
        if key.value == "accepted":
            if isinstance(value, Scalar) and value.is_null:
                continue
            accepted = Listing(lambda: ACCEPTANCE).read(value, Reading(problems), "accepted")  # type: ignore[assignment]
        elif key.value != "acceptances":
            problems.add(key, f'unknown key "{key.value}"; known here are acceptances, accepted')
    problems.raise_any()
    return tuple(acceptance for acceptance in accepted if acceptance is not None)


def append_acceptances(text: str, new: Sequence[Acceptance], name: str = "<text>") -> str:
    """Return the text of a file of acceptances with more of them; what stands there stays as it is.

    Args:
        text: The file as it is; empty if there is none yet.
        new: What to add.
        name: What messages call it.

    Raises:
        ReadError: If it is no such file, or is written in a way in which nothing can be added at its end.
    """
    text = text or _HEAD
    known = read_acceptances(text, name)
    node = parse_text(text, name, ProblemList(name))
    head = "" if isinstance(node, MapNode) and node.get("accepted") else "accepted:\n"
    text = text if text.endswith("\n") else f"{text}\n"
    whole = f"{text}{head}{_write_items(new)}"
    try:
        is_right = read_acceptances(whole, name) == (*known, *new)
    except ReadError:
        is_right = False
    if not is_right:
        message = (
            'nothing can be added at its end: make "accepted" its last key, with its items below it, two blanks in'
        )
        raise ReadError(Problem(name, 0, 0, message))
    return whole


def _write_items(new: Iterable[Acceptance]) -> str:
    from plancmp.readers.yaml_text import write_yaml

    lines = ""
    for acceptance in new:
        block = write_yaml({"accepted": [ACCEPTANCE.write(acceptance)]})
        lines += block.split("\n", 1)[1]
    return lines
