"""Two sides against their base, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.report.layout import Paragraph, measure, paragraph, spell_paragraphs
from plancmp.report.merge.view import (
    SIDES,
    MergeView,
    Row,
    adds_reason,
    describe_sides,
    list_closing,
    name_outcome,
    name_row,
    say_cell,
    say_overlap,
    say_reason,
    summarize,
)
from plancmp.report.messages import Messages
from plancmp.report.phrases import flatten

WIDTH = 80
_STATE = 12  # columns of an outcome and the blank behind it
_NAME = 9  # columns of the name of a version


def render_terminal(view: MergeView, messages: Messages, *, width: int = WIDTH) -> str:
    """Return the negotiation table for a terminal.

    Args:
        view: What to show.
        messages: The catalogue.
        width: How many columns a line may have.

    Returns:
        The text, with a line end behind its last line.
    """
    return spell_paragraphs(_list_paragraphs(view, messages), width)


def _list_paragraphs(view: MergeView, messages: Messages) -> Iterator[Paragraph]:
    yield paragraph(summarize(view.merge, messages), hang=2)
    yield paragraph()
    for name, text in describe_sides(view.merge, messages):
        yield paragraph(f"{_pad(name, _NAME)}{text}", indent=2, hang=2 + _NAME)
    for _, title, rows in view.sections():
        yield paragraph()
        yield paragraph(flatten(title).upper())
        for row in rows:
            yield from _list_row(row, view, messages)
    yield paragraph()
    for text in list_closing(view, messages):
        yield paragraph(text, hang=2)


def _list_row(row: Row, view: MergeView, messages: Messages) -> Iterator[Paragraph]:
    yield paragraph(f"{_pad(name_outcome(row.outcome, messages), _STATE)}{name_row(row)}", indent=2, hang=2 + _STATE)
    told: dict[str, list[str]] = {}
    for version, name in SIDES:
        told.setdefault(say_cell(row, version, view.merge, messages), []).append(messages.say(name))
    lines = [(", ".join(names), text) for text, names in told.items()]
    lines += [
        (messages.say(name), text)
        for name, text in (
            ("merge-both", say_overlap(row, messages)),
            ("merge-why", say_reason(row, messages) if adds_reason(row) else ""),
        )
        if text
    ]
    for name, text in lines:
        yield paragraph(f"{_pad(name, _NAME)}{text}", indent=4, hang=4 + _NAME)


def _pad(text: str, width: int) -> str:
    return (text + " " * max(1, width - measure(text))).replace(" ", "\u00a0")
