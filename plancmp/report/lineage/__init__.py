"""A text through its versions: for a terminal, as Markdown, CSV, JSON and as a page.

* `view`: what is shown, and in which words; every format is made of it;
* `terminal`, `markdown`, `tables` (CSV), `json`: a format each; the page is `plancmp.report.html.lineage`.
"""

from __future__ import annotations

from plancmp.report.lineage.json import render_json
from plancmp.report.lineage.markdown import render_markdown
from plancmp.report.lineage.tables import render_csv, render_points
from plancmp.report.lineage.terminal import WIDTH, render_terminal
from plancmp.report.lineage.view import LineageView, list_namesakes
from plancmp.report.messages import Messages


def render_html(view: LineageView, messages: Messages) -> str:
    """Return the lineage as a HTML page."""
    from plancmp.report.html.lineage import render  # noqa: PLC0415 - the other formats do without templates

    return render(view, messages)


__all__ = [
    "WIDTH",
    "LineageView",
    "list_namesakes",
    "render_csv",
    "render_html",
    "render_json",
    "render_markdown",
    "render_points",
    "render_terminal",
]
