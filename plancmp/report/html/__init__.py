"""The report as one HTML file that needs nothing else: to open, search, filter, print and send.

* `page`: a view → the page's parts in words; `cards`: a clause change each; `chart`: where the changes lie;
* `page.html`, `card.html`: what they look like, as Jinja2 templates; `report.css`, `report.js`: written into the page.

What the plans say never becomes markup: every value is cleaned and escaped on its way into the template, and the page
forbids itself everything but its own style and script, by their hashes (Content Security Policy). Without scripts
everything is visible.
"""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING

from plancmp.report.html.page import build_page
from plancmp.report.messages import Messages
from plancmp.report.phrases import clean
from plancmp.report.view import View

if TYPE_CHECKING:
    from jinja2 import Environment


def render(view: View, messages: Messages) -> str:
    """Return the report as a HTML page; linear in its length."""
    from markupsafe import Markup  # noqa: PLC0415 - the other formats do without it

    style, script = (_read(name) for name in ("report.css", "report.js"))
    template = _make_environment(messages).get_template("page.html")
    text = template.render(
        page=build_page(view, messages),
        style=Markup(style),  # noqa: S704 - the project's own file, named in the policy by its hash
        script=Markup(script),  # noqa: S704
        policy=(
            f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}';"
            " base-uri 'none'; form-action 'none'"
        ),
    )
    return text + "\n"


def _make_environment(messages: Messages) -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415

    environment = Environment(
        loader=FunctionLoader(_read),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(say=messages.say, say_count=messages.say_count, number=messages.spell_number)
    return environment


def _finalize(value: object) -> object:
    """Clean what goes into the page; what is markup already is the project's own."""
    return clean(value) if type(value) is str else value


def _read(name: str) -> str:
    return files("plancmp.report.html").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
