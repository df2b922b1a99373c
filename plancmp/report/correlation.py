"""The correlation table: which clause answers to which, and why.

A row stands for a link, or for a clause without one, with the words of both sides; one without shows what stands next
to it in the other version. Its `decision` is empty where the engine found it; a person writes
`pin` to keep a row whatever the engine thinks (a row without old or new says that the clause has no answer), or
`forbid` to rule the link out, and gives the file to `--links`: `plancmp.align.pinning` reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import asdict, evolve, fields, frozen

from plancmp.align import Alignment, Pins
from plancmp.align.answers import propose_answers
from plancmp.align.pinning import JOIN
from plancmp.diff.algebra import judge_silence
from plancmp.diff.effects import Effect
from plancmp.model import Entry, Plan
from plancmp.report.blocks import Document, Item, Table
from plancmp.report.cells import write_csv
from plancmp.report.messages import Messages
from plancmp.report.phrases import abridge, describe_reason, flatten, list_texts
from plancmp.report.shapes import spell_json
from plancmp.report.writing import WIDTH, WRITTEN, write_document

FORMATS = (*WRITTEN, "csv", "json")
_LONGEST = 160  # characters of quoted words
_NEAREST = 3  # clauses that are named where there is no answer


@frozen
class LinkRow:
    """A line of the table.

    Attributes:
        old: Ids of the old clauses; none if the new one has no answer.
        new: Ids of the new clauses; none if the old one has no answer.
        kind: "one-to-one", "split", "merge", "many-to-many", "removed" or "added"; "withheld", "deferred", "disclosed"
            or "taken up" where one version is not known in full.
        score: How sure the engine is, 0 to 1; `None` where there is no link.
        review: Whether a person should look at it.
        reasons: Why, such as "shared-words: harbour, pilot".
        old_words: The words of the old clauses with their headings, or the first of them.
        new_words: Those of the new clauses.
        next: Ids of the clauses of the other version that share most with one that has no answer.
        decision: "", "pin" or "forbid".
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    kind: str = ""
    score: float | None = None
    review: bool = False
    reasons: tuple[str, ...] = ()
    old_words: str = ""
    new_words: str = ""
    next: tuple[str, ...] = ()
    decision: str = ""

    def list_cells(self) -> tuple[str, ...]:
        """Return the row as text, a cell for each of `COLUMNS`."""
        cells = asdict(self) | {
            **{name: JOIN.join(getattr(self, name)) for name in ("old", "new", "next")},
            "score": "" if self.score is None else f"{self.score:.2f}",
            "review": "yes" if self.review else "",
            "reasons": "; ".join(self.reasons),
        }
        return tuple(cells[column] for column in COLUMNS)


COLUMNS = tuple(attribute.name for attribute in fields(LinkRow))
# What a page calls the columns; CSV and JSON, which programs read, have their names.
_HEADINGS = (
    "Old clause", "New clause", "Kind", "Score", "To check", "Reasons", "Old words", "New words", "Nearest clauses",
    "Decision",
)  # fmt: skip


def list_rows(old: Plan, new: Plan, alignment: Alignment, pins: Pins | None = None) -> tuple[LinkRow, ...]:
    """Return the table of an alignment: the links in the order of the old version, then what is new.

    Rows that a person had decided, `pins`, keep their decision.
    """
    before, after = old.outline(), new.outline()
    gone = propose_answers(old, alignment.removed, new, _NEAREST)
    come = propose_answers(new, alignment.added, old, _NEAREST)
    required, forbidden = (pins.required, pins.forbidden) if pins else (frozenset(), frozenset())

    def make(i: Sequence[int], j: Sequence[int], kind: str = "", near: Sequence[Entry] = (), word: str = "") -> LinkRow:
        old, new = [before[place] for place in i], [after[place] for place in j]
        ids, ids2, nearest = (tuple(entry.clause.id for entry in side) for side in (old, new, near))
        return LinkRow(ids, ids2, kind, old_words=_quote(old), new_words=_quote(new), next=nearest, decision=word)

    rows = []
    for link in alignment.links:
        reasons = dict.fromkeys(describe_reason(reason) for pair in link.pairs for reason in pair.reasons)
        is_pinned = all((pair.old, pair.new) in required for pair in link.pairs)
        row = make(link.old, link.new, link.kind, word="pin" if is_pinned else "")
        rows.append((link.old[0], evolve(row, score=link.score, review=link.weak, reasons=tuple(reasons))))
    for i in alignment.removed:
        kind = _name_lone(before[i], new, "removed")
        rows.append((i, make((i,), (), kind, [after[pair.new] for pair in gone[i]])))
    ordered = [row for _, row in sorted(rows, key=lambda item: item[0])]
    for j in alignment.added:
        kind = _name_lone(after[j], old, "added")
        ordered.append(make((), (j,), kind, [before[pair.new] for pair in come[j]]))
    return (*ordered, *(make((i,), (j,), word="forbid") for i, j in sorted(forbidden)))


def _name_lone(entry: Entry, other: Plan, kind: str) -> str:
    """Return what it is called that a clause has no answer in a version; silence where that is not known in full."""
    effect = judge_silence(entry.clause.disclosure, other.disclosure_of(entry.topics, entry.companion))
    return kind if effect in {Effect.DROPPED, Effect.SAME} else str(effect if kind == "removed" else effect.mirror)


def _quote(entries: Iterable[Entry]) -> str:
    """Return the words of clauses, or the first of them, on one line."""
    return abridge(flatten(" / ".join(list_texts(entries))), _LONGEST)


def render(form: str, rows: Sequence[LinkRow], *, width: int = WIDTH) -> str:
    """Return the table in one of `FORMATS`, for a terminal of some width."""
    if form == "json":
        shares = (None if row.score is None else round(row.score, 4) for row in rows)
        return spell_json([asdict(row) | {"score": share} for row, share in zip(rows, shares, strict=True)])
    if form == "terminal":
        return write_document(form, Document("", tuple(map(_tell, rows))), Messages(), width)
    cells = [row.list_cells() for row in rows]
    if form == "csv":
        return write_csv(COLUMNS, cells)
    return write_document(form, Document("Which clause answers to which", (Table(_HEADINGS, cells),)), Messages())


def _tell(row: LinkRow) -> Item:
    """Return a row for a terminal: its clauses and what they are; below, their words, what is nearest, and why."""
    numbers = " → ".join(dict.fromkeys(JOIN.join(side) for side in (row.old, row.new) if side))
    score, review = "" if row.score is None else f"{row.score:.2f}", "review" if row.review else ""
    facts = ", ".join(filter(None, (row.kind, score, review, row.decision)))
    is_same = row.old_words == row.new_words
    signs = {"=" if is_same else "−": row.old_words, "+": "" if is_same else row.new_words}
    told = [f"{sign} “{words}”" for sign, words in signs.items() if words]
    told += [f"≈ {JOIN.join(row.next)}"] if row.next else []
    told += ["; ".join(row.reasons)] if row.reasons else []
    return Item([(numbers, "number"), (f" · {facts}", "")], items=tuple(map(Item, told)))
