"""A text through its versions, as tables: its terms, its points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.history import State
from plancmp.report.cells import write_csv
from plancmp.report.lineage.view import LineageView, name_point, say, tell_cells
from plancmp.report.messages import Messages
from plancmp.report.phrases import clean, describe_differences

COLUMNS = (
    "topic", "term", "party", "version", "id", "date", "clauses", "standing", "says", "effect", "difference",
    "returns_to", "returns_whole",
)  # fmt: skip


def render_csv(view: LineageView, messages: Messages) -> str:
    """Return the tracks as CSV, a row for each term and version; no cell can be taken for a formula."""
    return write_csv(COLUMNS, list_rows(view, messages))


def list_rows(view: LineageView, messages: Messages) -> Iterator[Sequence[str]]:
    """Yield the cells of a row for each term and version."""
    for _, title, tracks in view.sections():
        for track in tracks:
            for version, state in enumerate(track.states):
                plan = view.lineage.versions[version]
                yield [
                    clean(title),
                    clean(track.name),
                    clean(", ".join(track.party)),
                    str(version + 1),
                    clean(plan.id),
                    str(plan.date or ""),
                    ", ".join(_list_clauses(state)),
                    str(state.standing),
                    say(version, state, view.lineage, messages),
                    ", ".join(map(str, state.effects)),
                    "; ".join(text for change in state.changes if (text := describe_differences(change))),
                    str(state.returns.version + 1) if state.returns else "",
                    ("yes" if state.returns.is_whole else "no") if state.returns else "",
                ]


def _list_clauses(state: State) -> list[str]:
    return list(dict.fromkeys(clean(slot.entry.clause.number) for slot in state.slots))


def render_points(view: LineageView, messages: Messages) -> str:
    """Return the matrix of points and versions as CSV, a row for each point, a column for each version."""
    plans = [clean(f"{number} {plan.id}") for number, plan in enumerate(view.lineage.versions, 1)]
    rows = (
        [clean(title), name_point(thread.latest), *tell_cells(thread, messages)]
        for _, title, threads in view.points()
        for thread in threads
    )
    return write_csv(("topic", "point", *plans), rows)
