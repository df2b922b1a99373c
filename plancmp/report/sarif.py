"""The report as SARIF 2.1.0: for code scanning and editors that list findings beside their lines."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import PurePath
from urllib.parse import quote

from plancmp import __version__
from plancmp.diff import RULES, Materiality, Rule
from plancmp.diff.coverage import prove_coverage
from plancmp.report.items import ChangeItem, list_items
from plancmp.report.messages import Messages
from plancmp.report.phrases import clean, describe_plan, flatten
from plancmp.report.shapes import spell_json
from plancmp.report.view import View

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_PROPERTIES = ("topic", "clause", "kind", "effect", "party", "term", "old", "new", "difference")
_LEVELS = {Materiality.MATERIAL: "warning", Materiality.MINOR: "note", Materiality.EDITORIAL: "note"}


def render(view: View, messages: Messages) -> str:
    """Return the report as SARIF: a result a change, the rules at work as metadata, what is hidden as properties."""
    items = list(list_items(view, messages))
    used = {rule for item in items for rule in item.rules}
    rules = [rule for rule in RULES.values() if rule.id in used]
    places = {rule.id: place for place, rule in enumerate(rules)}
    coverage = prove_coverage(view.comparison)
    old, new = (describe_plan(plan, messages) for plan in (view.comparison.old, view.comparison.new))
    driver = {
        "name": "plancmp",
        "version": __version__,
        "language": messages.language,
        "rules": [_write_rule(rule, messages) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_write_result(item, places, view, messages) for item in items],
        "properties": {
            "old": old,
            "new": new,
            "hidden": dict(view.hidden),
            "coverage": {"complete": coverage.is_complete, "problems": list(coverage.problems)},
        },
    }
    return spell_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _write_rule(rule: Rule, messages: Messages) -> dict[str, object]:
    return {
        "id": rule.id,
        "shortDescription": {"text": messages.explain(rule.id, rule.explanation)},
        "defaultConfiguration": {"level": _LEVELS[rule.materiality]},
        "properties": {"group": rule.group, "materiality": str(rule.materiality), "mirror": rule.mirror},
    }


def _write_result(item: ChangeItem, places: Mapping[str, int], view: View, messages: Messages) -> dict[str, object]:
    return {
        "ruleId": item.rules[0],
        "ruleIndex": places[item.rules[0]],
        "level": _LEVELS[item.materiality],
        "message": {"text": clean(item.describe(messages))},
        **_write_places(item, view),
        "partialFingerprints": {"plancmp/v1": item.fingerprint},
        "properties": {key: flatten(value) for key, value in item.list_cells().items() if key in _PROPERTIES}
        | {"rules": list(item.rules), "materiality": str(item.materiality)},
    }


def _write_places(item: ChangeItem, view: View) -> dict[str, object]:
    """Return where the change stands now, and, beside it, where it stood; nothing where a file is not known."""
    change = item.block.change
    sides = []
    for entries, origin in ((change.new, view.origins[1]), (change.old, view.origins[0])):
        if entries and origin.path:
            path, line = origin.find(entries[0])
            region = {"region": {"startLine": line}} if line else {}
            sides.append({"physicalLocation": {"artifactLocation": {"uri": _spell_uri(path)}, **region}})
    if not sides:
        return {}
    related = [{"id": number, **side} for number, side in enumerate(sides[1:], 1)]
    return {"locations": sides[:1], **({"relatedLocations": related} if related else {})}


def _spell_uri(path: str) -> str:
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(os.fsencode(pure.as_posix()))
