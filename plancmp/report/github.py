"""The report as workflow commands, which GitHub shows as annotations beside the lines of a pull request.

A material change is a warning, any other a notice; the last command says what is not shown. GitHub shows ten
annotations of each level for a step, so a filter (`--only material`) is worth its while.
"""

from __future__ import annotations

from plancmp.diff import Materiality
from plancmp.report.closing import list_closing
from plancmp.report.items import ChangeItem, list_items
from plancmp.report.messages import Messages
from plancmp.report.phrases import flatten
from plancmp.report.view import View


def render(view: View, messages: Messages) -> str:
    """Return a command a line."""
    lines = [_write_command(item, view, messages) for item in list_items(view, messages)]
    closing = "\n".join(flatten(text) for text in list_closing(view, messages))
    return "".join(f"{line}\n" for line in [*lines, f"::notice title=plancmp::{_escape(closing)}"])


def _write_command(item: ChangeItem, view: View, messages: Messages) -> str:
    level = "warning" if item.materiality is Materiality.MATERIAL else "notice"
    path, line = item.find_place(view)
    facts = {"file": path, "line": str(line or ""), "title": f"{item.clause}: {item.name(messages)}"}
    escaped = {key: _escape(flatten(value)).replace(":", "%3A").replace(",", "%2C") for key, value in facts.items()}
    spelled = ",".join(f"{key}={value}" for key, value in escaped.items() if value)
    message = f"{item.describe_details(messages) or item.explain(messages)} [{item.fingerprint}]"
    return f"::{level} {spelled}::{_escape(flatten(message))}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
