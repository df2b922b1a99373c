"""Divergences of two renderings: for a terminal, as Markdown, CSV and JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plancmp.diff.renderings import Divergence, Passage, PointPair, RenderingComparison, read_words
from plancmp.model import Entry
from plancmp.report.layout import Paragraph, paragraph, spell_paragraphs
from plancmp.report.messages import Messages
from plancmp.report.phrases import clean, describe_plan, flatten

FORMAT = "plancmp-renderings"
VERSION = 1
COLUMNS = (
    "fingerprint", "kind", "rule", "first_clause", "first_says", "first_start", "first_end",
    "second_clause", "second_says", "second_start", "second_end",
)  # fmt: skip
WIDTH = 80
_COLUMN = 14


def render_terminal(comparison: RenderingComparison, messages: Messages, *, width: int = WIDTH) -> str:
    """Return the divergences for a terminal.

    Args:
        comparison: What to show.
        messages: The catalogue.
        width: How many columns a line may have.

    Returns:
        The text, with a line end behind its last line.
    """
    return spell_paragraphs(_list_paragraphs(comparison, messages), width)


def _list_paragraphs(comparison: RenderingComparison, messages: Messages) -> Iterator[Paragraph]:
    for name, plan in zip("AB", (comparison.first, comparison.second), strict=True):
        yield paragraph(f"{name}: {describe_plan(plan, messages)}", hang=3)
    for point in _list_loud(comparison):
        yield paragraph()
        weak = f" ({messages.say('weak-link')})" if point.is_weak else ""
        yield paragraph(f"{_name_point(point, messages)}{weak}", hang=2)
        for name, entries in zip("AB", (point.first, point.second), strict=True):
            if entries:
                yield paragraph(f"{name}: {_read_all(entries)}", indent=2, hang=5)
        for divergence in point.divergences:
            if divergence.first is not None or divergence.second is not None:
                yield _lay_out_divergence(divergence, messages)
    yield paragraph()
    for text in _list_closing(comparison, messages):
        yield paragraph(text, hang=2)


def _lay_out_divergence(divergence: Divergence, messages: Messages) -> Paragraph:
    kind = messages.say(f"kind-{divergence.kind}")
    gap = "\u00a0" * (_COLUMN - 2 - len(kind))
    return Paragraph(((f"{kind}{gap}{_explain(divergence, messages)}", ""),), 2, _COLUMN)


def _list_loud(comparison: RenderingComparison) -> list[PointPair]:
    return [point for point in comparison.points if point.divergences]


def _name_point(point: PointPair, messages: Messages) -> str:
    first, second = (", ".join(flatten(entry.clause.number) for entry in side) for side in (point.first, point.second))
    if not first or not second:
        return messages.say("point-only", number=first or second, name="A" if first else "B")
    return first if first == second else messages.say("point-both", first=first, second=second)


def _read_all(entries: tuple[Entry, ...]) -> str:
    return " / ".join(flatten(words) for entry in entries if (words := read_words(entry)))


def _explain(divergence: Divergence, messages: Messages) -> str:
    """Say what each side says, in its own words; a point that only one has stands above already."""
    if divergence.rule == "point-lacking":
        return messages.say("point-lacking", name="B" if divergence.first else "A")
    first, second = (_say(passage, messages) for passage in (divergence.first, divergence.second))
    return messages.say("divergence", rule=messages.say(f"divergence-{divergence.rule}"), first=first, second=second)


def _say(passage: Passage | None, messages: Messages) -> str:
    return f"“{flatten(passage.text)}”" if passage else messages.say("not-said")


def _list_closing(comparison: RenderingComparison, messages: Messages) -> Iterator[str]:
    counts = Counter(f"kind-{divergence.kind}" for divergence in comparison.divergences)
    compared = sum(bool(point.first and point.second) for point in comparison.points)
    yield messages.say("points-compared", count=compared)
    unread = [f"{name} {flatten(ids)}" for name, side in zip("AB", comparison.unread, strict=True) for ids in side]
    if unread:
        yield messages.say("points-unread", names=", ".join(unread))
    for name, is_foreign in zip("AB", comparison.foreign, strict=True):
        if is_foreign:
            yield messages.say("not-english", name=name)
    if counts:
        yield messages.say("divergences", count=sum(counts.values()), counts=messages.count(counts))
    else:
        yield messages.say("no-divergences")
    yield messages.say("divergence-note")


def render_markdown(comparison: RenderingComparison, messages: Messages) -> str:
    """Return the divergences as Markdown."""
    return "\n".join(_list_lines(comparison, messages)) + "\n"


def _list_lines(comparison: RenderingComparison, messages: Messages) -> Iterator[str]:
    from plancmp.report.markdown import escape  # noqa: PLC0415 - one of four

    for name, plan in zip("AB", (comparison.first, comparison.second), strict=True):
        yield f"{name}: {escape(describe_plan(plan, messages))}"
        yield ""
    for point in _list_loud(comparison):
        weak = f" ({messages.say('weak-link')})" if point.is_weak else ""
        yield f"## {escape(_name_point(point, messages))}{weak}"
        yield ""
        for name, entries in zip("AB", (point.first, point.second), strict=True):
            if entries:
                yield f"> {name}: {escape(_read_all(entries))}"
                yield ">"
        yield ""
        for divergence in point.divergences:
            kind = messages.say(f"kind-{divergence.kind}")
            yield f"- **{kind}** {escape(_explain(divergence, messages))} `{divergence.fingerprint}`"
        yield ""
    for text in _list_closing(comparison, messages):
        yield escape(text)
        yield ""


def render_csv(comparison: RenderingComparison, _messages: Messages) -> str:
    """Return the divergences as CSV, a row each; no cell can be taken for a formula."""
    from plancmp.report.cells import write_csv  # noqa: PLC0415 - one of four

    return write_csv(COLUMNS, (list_cells(divergence) for divergence in comparison.divergences))


def list_cells(divergence: Divergence) -> list[str]:
    """Return a divergence as text, a cell for each of `COLUMNS`."""
    cells = [divergence.fingerprint, str(divergence.kind), divergence.rule]
    for passage in (divergence.first, divergence.second):
        if passage is None:
            cells += ["", "", "", ""]
        else:
            cells += [clean(passage.clause), clean(passage.text), str(passage.start), str(passage.end)]
    return cells


def render_html(comparison: RenderingComparison, messages: Messages) -> str:
    """Return the divergences as a HTML page."""
    from plancmp.report.html.table import Table, render_table  # noqa: PLC0415 - one of five

    names = [
        f"{name}: {describe_plan(plan, messages)}"
        for name, plan in zip("AB", (comparison.first, comparison.second), strict=True)
    ]
    notes = (*names, *_list_closing(comparison, messages))
    table = Table(
        " / ".join(plan.title for plan in (comparison.first, comparison.second)),
        notes,
        COLUMNS,
        [list_cells(item) for item in comparison.divergences],
        messages.language,
    )
    return render_table(table, messages)


def render_json(comparison: RenderingComparison, messages: Messages) -> str:
    """Return the divergences as JSON."""
    from plancmp.report.json_text import spell_json  # noqa: PLC0415

    data = {
        "format": FORMAT,
        "version": VERSION,
        "first": {"id": comparison.first.id, "title": comparison.first.title},
        "second": {"id": comparison.second.id, "title": comparison.second.title},
        "points": [
            {
                "first": [entry.clause.id for entry in point.first],
                "second": [entry.clause.id for entry in point.second],
                "review": point.is_weak,
                "divergences": [_write_divergence(divergence, messages) for divergence in point.divergences],
            }
            for point in comparison.points
        ],
        "foreign": {"first": comparison.foreign[0], "second": comparison.foreign[1]},
        "unread": {"first": list(comparison.unread[0]), "second": list(comparison.unread[1])},
    }
    return spell_json(data)


def _write_divergence(divergence: Divergence, messages: Messages) -> dict[str, object]:
    return {
        "fingerprint": divergence.fingerprint,
        "kind": str(divergence.kind),
        "rule": divergence.rule,
        "summary": _explain(divergence, messages),
        "first": _write_passage(divergence.first),
        "second": _write_passage(divergence.second),
    }


def _write_passage(passage: Passage | None) -> dict[str, object] | None:
    if passage is None:
        return None
    return {
        "clause": passage.clause,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "value": passage.value,
    }
