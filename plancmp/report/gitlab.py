"""The report as GitLab's code quality JSON, which a merge request shows beside its lines.

The format knows findings only: what is not shown stands in one of its own, of the check "hidden", where anything is.
GitLab wants a line of each; where none is known it is the first.
"""

from __future__ import annotations

from plancmp.diff import Materiality
from plancmp.report.closing import say_hidden
from plancmp.report.items import list_items
from plancmp.report.messages import Messages
from plancmp.report.phrases import clean
from plancmp.report.shapes import spell_json
from plancmp.report.view import View

_SEVERITIES = {Materiality.MATERIAL: "major", Materiality.MINOR: "minor", Materiality.EDITORIAL: "info"}


def render(view: View, messages: Messages) -> str:
    """Return a list of findings as JSON, a change each."""
    findings = [
        _write_finding(
            item.rules[0],
            item.describe(messages),
            item.fingerprint,
            _SEVERITIES[item.materiality],
            item.find_place(view),
        )
        for item in list_items(view, messages)
    ]
    hidden = say_hidden(view.list_hidden(), messages)
    if hidden:
        findings.append(_write_finding("hidden", hidden, "hidden", "info", (view.origins[1].path, None)))
    return spell_json(findings)


def _write_finding(
    check: str, description: str, fingerprint: str, severity: str, place: tuple[str, int | None]
) -> dict[str, object]:
    path, line = place
    return {
        "description": clean(description),
        "check_name": check,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": clean(path) or "-", "lines": {"begin": line or 1}},
    }
