"""A text through its versions.

* `view`: what is shown, and in which words; every format is made of it;
* `document`: topics, terms and points; `tables` (CSV), `json`; the page is `plancmp.report.html.lineage`.
"""

from __future__ import annotations

from plancmp.report.lineage.document import build_document
from plancmp.report.lineage.json import render_json
from plancmp.report.lineage.tables import render_csv, render_points
from plancmp.report.lineage.view import LineageView, list_namesakes
from plancmp.report.messages import Messages
from plancmp.report.writing import WIDTH, WRITTEN, write_document

TABLES = {"csv": render_csv, "points": render_points}
FORMATS = (*WRITTEN, *TABLES, "json")


def render(form: str, view: LineageView, messages: Messages, *, width: int = WIDTH) -> str:
    """Return the lineage in one of `FORMATS`, for a terminal of some width."""
    if form == "html":
        from plancmp.report.html.lineage import render as render_html

        return render_html(view, messages)
    if form in TABLES or form == "json":
        return TABLES.get(form, render_json)(view, messages)
    return write_document(form, build_document(view, messages), messages, width)


__all__ = ["FORMATS", "TABLES", "LineageView", "list_namesakes", "render"]
