"""A text through its versions, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.report.layout import Paragraph, paragraph, spell_paragraphs
from plancmp.report.lineage.view import (
    LineageView,
    describe_versions,
    list_cells,
    list_closing,
    list_steps,
    list_topics,
    list_warnings,
    name_point,
    name_track,
)
from plancmp.report.messages import Messages
from plancmp.report.phrases import flatten

WIDTH = 80
_CELL = 8  # the fewest columns that the numbers of a point's clauses may have before they push the next
_SHARE = 2 / 5  # of a line that all numbers may take before they stand below what the point is about


def render_terminal(view: LineageView, messages: Messages, *, width: int = WIDTH) -> str:
    """Return the lineage for a terminal.

    Args:
        view: What to show.
        messages: The catalogue.
        width: How many columns a line may have.

    Returns:
        The text, with a line end behind its last line.
    """
    return spell_paragraphs(_list_paragraphs(view, messages, width), width)


def _list_paragraphs(view: LineageView, messages: Messages, width: int) -> Iterator[Paragraph]:
    lineage = view.lineage
    # The numbers of versions in front of what they say: "4", "10–11".
    size = 2 * len(str(len(lineage.versions))) + 3
    for number, text in enumerate(describe_versions(lineage, messages), 1):
        yield paragraph(f"{number:>2} {text}", hang=3)
    for text in list_warnings(lineage, messages):
        yield paragraph(text, hang=2)
    yield paragraph()
    head = ("", list(map(str, range(1, len(lineage.versions) + 1))))
    for title, cells in (head, *list_topics(view)):
        row = "".join(f"{cell:>4}" for cell in cells)
        yield paragraph(f"{_pad(title, 32)}{_keep(row)}", indent=2)
    yield paragraph(messages.say("lineage-legend"), indent=2)
    for _, title, tracks in view.sections():
        yield paragraph()
        yield paragraph(flatten(title).upper())
        for track in tracks:
            yield paragraph(name_track(track), indent=2, hang=4)
            for step in list_steps(track, lineage, messages):
                remarks = f" ({step.remarks})" if step.remarks else ""
                yield paragraph(f"{_keep(f'{step.numbers:<{size}}')}{step.says}{remarks}", indent=4, hang=4 + size)
    yield paragraph()
    yield from _list_points(view, messages, width)
    for text in list_closing(view, messages):
        yield paragraph(text, hang=2)


def _list_points(view: LineageView, messages: Messages, width: int) -> Iterator[Paragraph]:
    threads = [thread for *_, threads in view.points() for thread in threads]
    if not threads:
        return
    rows = [list_cells(thread) for thread in threads]
    most = max(_CELL, (width - 4) // len(rows[0]) - 2)
    widths = [max(min(len(cell), most) for cell in column) + 2 for column in zip(*rows, strict=True)]
    is_narrow = sum(widths) > _SHARE * width
    yield paragraph(messages.say("lineage-clauses").upper())
    head = _line_up([str(number) for number in range(1, len(widths) + 1)], widths)
    yield paragraph(head, indent=4 if is_narrow else 2)
    for thread, cells in zip(threads, rows, strict=True):
        numbers, name = _line_up(cells, widths), name_point(thread.latest)
        if is_narrow:
            yield paragraph(name, indent=2, hang=4)
            yield paragraph(numbers, indent=4, hang=6)
        else:
            yield paragraph(f"{numbers}{name}", indent=2, hang=sum(widths) + 2)
    yield paragraph()


def _line_up(cells: list[str], widths: list[int]) -> str:
    # Numbers that are longer than their column take one blank instead of the rest of it.
    return _keep("".join(f"{f'{cell} ':<{size}}" for cell, size in zip(cells, widths, strict=True)))


def _keep(text: str) -> str:
    return text.replace(" ", "\u00a0")


def _pad(text: str, width: int) -> str:
    return _keep(f"{flatten(text)[: width - 1]:<{width}}")
