"""The report as one HTML file that needs nothing else: to open, search, filter, print and send.

* `page`: a view → the page's parts in words; `cards`: a clause change each;
* `page.html`, `card.html`, `head.html`: what they look like, as Jinja2 templates; `report.css`, `report.js`: written
  into the page;
* `lineage.html` and `merge.html`, with their `.css` and `table.js`: what `lineage.py` and `merge.py` beside this folder
  fill in; `document.html`: any other report; `frame`: what all are.

What the plans say never becomes markup: every value is cleaned and escaped on its way into the template, and the page
forbids itself everything but its own style and script, by their hashes (Content Security Policy). Without scripts
everything is visible.
"""

from __future__ import annotations

from plancmp.report.html.frame import fill_page, read_file
from plancmp.report.html.page import build_page
from plancmp.report.messages import Messages
from plancmp.report.view import View


def render(view: View, messages: Messages) -> str:
    """Return the report as a HTML page; linear in its length."""
    style, script = (read_file(name) for name in ("report.css", "report.js"))
    return fill_page("page.html", build_page(view, messages), messages, style=style, script=script)
