"""A template, style and script → one page that forbids itself everything else; what every page says of a version."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from plancmp.model import Plan
from plancmp.report.messages import Messages
from plancmp.report.phrases import clean, find_sources, flatten, list_facts, list_taken

if TYPE_CHECKING:
    from jinja2 import Environment

Part = dict[str, Any]


def fill_page(template: str, page: object, messages: Messages, *, style: str, script: str) -> str:
    """Return a page, linear in its length; all text of `page` is cleaned and escaped, style and script are our own."""
    from markupsafe import Markup

    text = (
        _make_environment(messages)
        .get_template(template)
        .render(
            page=page,
            language=messages.language,
            style=Markup(style),  # noqa: S704 - the project's own file, named in the policy by its hash
            script=Markup(script),  # noqa: S704 - as above
            policy=(
                f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}';"
                " base-uri 'none'; form-action 'none'"
            ),
        )
    )
    return text + "\n"


def read_file(name: str) -> str:
    """Return a file of this folder."""
    return files("plancmp.report.html").joinpath(name).read_text(encoding="utf-8")


def describe_version(name: str, plan: Plan, messages: Messages, aside: str = "") -> Part:
    """Return a version under the name that the page gives it; `aside` tells it from others of its title."""
    return {
        "name": name,
        "aside": aside,
        "title": flatten(plan.title),
        "date": str(plan.date or ""),
        "facts": list_facts(plan, messages),
        "disclosure": str(plan.disclosure),
        "note": flatten(plan.note),
        "sources": find_sources((source.id for source in plan.sources), plan),
        "companions": list_taken(plan, messages),
    }


def _make_environment(messages: Messages) -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(read_file),
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


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
