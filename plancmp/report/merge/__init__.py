"""Two sides against their base: for a terminal, as Markdown, CSV and JSON, and as a page.

* `view`: what is shown, and in which words; every format is made of it;
* `terminal`, `markdown`, `tables` (CSV), `json`: a format each; the page is `plancmp.report.html.merge`.
"""

from __future__ import annotations

from plancmp.report.merge.json import render_json
from plancmp.report.merge.markdown import render_markdown
from plancmp.report.merge.tables import render_csv
from plancmp.report.merge.terminal import WIDTH, render_terminal
from plancmp.report.merge.view import MergeView
from plancmp.report.messages import Messages


def render_html(view: MergeView, messages: Messages) -> str:
    """Return the merge as a HTML page."""
    from plancmp.report.html.merge import render  # noqa: PLC0415 - the other formats do without templates

    return render(view, messages)


__all__ = ["WIDTH", "MergeView", "render_csv", "render_html", "render_json", "render_markdown", "render_terminal"]
