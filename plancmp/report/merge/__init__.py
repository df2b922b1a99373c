"""Two sides against their base.

* `view`: what is shown, and in which words; every format is made of it;
* `document`: the negotiation table as a document; `tables` (CSV), `json`; the page is `plancmp.report.html.merge`.
"""

from __future__ import annotations

from plancmp.report.merge.document import build_document
from plancmp.report.merge.json import render_json
from plancmp.report.merge.tables import render_csv
from plancmp.report.merge.view import MergeView
from plancmp.report.messages import Messages
from plancmp.report.writing import WIDTH, WRITTEN, write_document

FORMATS = (*WRITTEN, "csv", "json", "plan")


def render(form: str, view: MergeView, messages: Messages, *, width: int = WIDTH) -> str:
    """Return the merge in one of `FORMATS`, for a terminal of some width."""
    if form == "html":
        from plancmp.report.html.merge import render as render_html

        return render_html(view, messages)
    if form == "plan":
        from plancmp.readers import dumps

        return dumps(view.merge.plan)
    if form in {"csv", "json"}:
        return (render_csv if form == "csv" else render_json)(view, messages)
    return write_document(form, build_document(view, messages), messages, width)


__all__ = ["FORMATS", "MergeView", "render"]
