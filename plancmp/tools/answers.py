"""What each tool answers: a function a tool, from its call to plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import plancmp.library.calls as library
from plancmp.library.results import Comparison
from plancmp.library.versions import choose_taxonomy
from plancmp.model import Clause, Entry, Plan
from plancmp.policy import Policy
from plancmp.readers import Problem, ReadError
from plancmp.tools.inputs import Call
from plancmp.tools.pages import USUAL_BYTES, make_page, make_text_page

Answer = dict[str, Any]
_NOT_PUBLISHED = (
    "Not published is never removed: what is withheld or deferred may still apply. "
    "Changes marked read_yourself are words that no rule explains; read them before you conclude."
)
_BESIDE = 72  # characters of a clause in an outline
_TITLE = 200  # characters of a title


def summarize(call: Call) -> Answer:
    """Say what matters most between two versions: counts, a verdict per topic, the first sentences of the report."""
    comparison = _compare(call)
    data = comparison.to_dict(**call.choose("topic", "party", "only", "language"))
    whole = {key: data[key] for key in ("old", "new", "summary", "hidden", "coverage")}
    whole["coverage"] = {key: data["coverage"][key] for key in ("complete", "clauses", "differences")}
    whole["verdicts"] = [{key: verdict[key] for key in ("topic", "verdict", "effects")} for verdict in data["verdicts"]]
    for side in ("old", "new"):
        whole[side] = {key: data[side][key] for key in ("date", "status", "kind", "disclosure")}
        whole[side] |= {key: data[side][key][:_TITLE] for key in ("id", "title")}
    rows = [{"about": listing["title"], **row} for listing in data["short"] for row in listing["rows"]]
    head = {"receipt": call.sign([whole, rows]), **whole, "note": _NOT_PUBLISHED}
    return _make_page(call, rows, head, "short")


def compare(call: Call) -> Answer:
    """List what changed between two versions, the most material first within each topic."""
    comparison = _compare(call)
    chosen = call.choose("topic", "party", "only", "language")
    counts = comparison.to_dict(**chosen)
    rows = [_drop_empty(row) for row in comparison.records(**chosen)]
    rows += [{"kind": "version as a whole", **_drop_empty(row)} for row in counts["metadata"]]
    head = {
        "receipt": call.sign(rows),
        "terms": counts["summary"]["terms"],
        "hidden": counts["hidden"],
        "note": _NOT_PUBLISHED,
    }
    return _make_page(call, rows, head, "changes")


def read_clause(call: Call) -> Answer:
    """Give one clause in full, word for word, and what answers to it in another version if one is named."""
    plan = call.read_version("version")
    entry = _find_entry(plan, str(call.arguments["clause"]))
    clause = entry.clause
    head: Answer = {
        "id": clause.id,
        "number": clause.number,
        "heading": clause.heading[:_TITLE],
        "place": clause.place,
        "topics": list(entry.topics),
        "disclosure": str(clause.disclosure),
        "sub_clauses": [part.id for part in clause.clauses][:100],
    }
    if "other" in call.arguments:
        alignment = library.align(plan, call.read_version("other"), taxonomy=call.taxonomy)
        rows = [row for row in alignment.to_dict()["rows"] if clause.id in row["old"]]
        head["answered_by"] = [{key: row[key] for key in ("new", "kind", "review", "reasons")} for row in rows]
    whole = _read_all(clause)
    head = {"receipt": call.sign([head, whole]), **_drop_empty(head)}
    return make_text_page(whole, head, _page_of(call), _size_of(call))


def list_outline(call: Call) -> Answer:
    """List the clauses of a version: ids, numbers, headings and first words."""
    plan = call.read_version("version")
    rows = [
        _drop_empty(
            {
                "id": entry.clause.id,
                "number": entry.clause.number if entry.clause.number != entry.clause.id else "",
                "depth": len(entry.path) - 1,
                "heading": entry.clause.heading[:_TITLE],
                "begins": entry.clause.text[:_BESIDE],
                "place": entry.clause.place,
            }
        )
        for entry in plan.outline()
    ]
    said = {
        "title": plan.title[:_TITLE],
        "date": str(plan.date or ""),
        "kind": str(plan.kind),
        "disclosure": str(plan.disclosure),
        "language": plan.language or "en",
    }
    return _make_page(call, rows, {"receipt": call.sign([said, rows]), **_drop_empty(said)}, "clauses")


def trace(call: Call) -> Answer:
    """Follow the terms through several versions: a row for each term and version."""
    lineage = library.trace(call.read_versions("versions"), taxonomy=call.taxonomy)
    rows = [_drop_empty(row) for row in lineage.records(**call.choose("topic", "term", "language"))]
    versions = [{"version": i, "title": plan.title[: _TITLE // 2]} for i, plan in enumerate(lineage.versions, 1)][:20]
    return _make_page(call, rows, {"receipt": call.sign(rows), "versions": versions, "note": _NOT_PUBLISHED}, "rows")


def align(call: Call) -> Answer:
    """Say which clause answers to which, and why."""
    old, new = call.read_version("old"), call.read_version("new")
    rows = library.align(old, new, taxonomy=call.taxonomy).records()
    kept = [_drop_empty(row) for row in rows]
    return _make_page(call, kept, {"receipt": call.sign(kept)}, "links")


def check(call: Call) -> Answer:
    """Hold a version, or a change of one into another, against red lines."""
    from plancmp.policy import list_profiles
    from plancmp.policy.policyfile import read_policy

    if ("policy" in call.arguments) == ("profile" in call.arguments):
        raise ValueError(f"give a policy, or a profile: {', '.join(list_profiles())}")
    policy: str | Policy = str(call.arguments.get("profile", ""))
    if "policy" in call.arguments:
        name, raw = call.read_bytes("policy")
        policy = read_policy(raw.decode("utf-8-sig", "replace"), name, taxonomy=choose_taxonomy(call.taxonomy))
    elif policy not in list_profiles():
        raise ValueError(f"unknown profile; there are {', '.join(list_profiles())}")
    subject = _compare(call) if "old" in call.arguments else call.read_version("new")
    result = library.check(policy, subject, taxonomy=call.taxonomy)
    rows = [_drop_empty(row) for row in result.records()]
    head = {"receipt": call.sign([rows, result.passes()]), "passes": result.passes(), "note": _NOT_PUBLISHED}
    return _make_page(call, rows, head, "findings")


def compare_renderings(call: Call) -> Answer:
    """List what two renderings of one version put differently: to verify, and no changes."""
    found = library.compare_renderings(call.read_version("first"), call.read_version("second"), taxonomy=call.taxonomy)
    rows = [_drop_empty(row) for row in found.records(**call.choose("language"))]
    return _make_page(call, rows, {"receipt": call.sign(rows)}, "divergences")


def write_plan(call: Call) -> Answer:
    """Write a document as a plan file, with the terms that the program finds in it."""
    from plancmp.diff.reading import describe_holdings
    from plancmp.report.imported import import_document

    plan = call.read_version("version")
    name = call.receipt["version"]["name"]
    if describe_holdings(plan).has_terms:
        raise ReadError(Problem(name, 0, 0, "this plan file has terms; importing it would put them aside"))
    text = import_document(plan, choose_taxonomy(call.taxonomy))
    return make_text_page(text, {"receipt": call.sign(text)}, _page_of(call), _size_of(call))


def validate(call: Call) -> Answer:
    """Check a plan file: right, or everything that is wrong with it, with line and column."""
    from plancmp.diff.slots import list_slots
    from plancmp.readers.documents.formats import find_format

    name, raw = call.read_bytes("version")
    problems: Sequence[Problem] = ()
    said: Answer = {}
    try:
        is_document = find_format(name, raw) is not None
        outline = call.read_version("version").outline()
        said = {"clauses": len(outline), "terms": sum(map(len, list_slots(outline).values()))}
    except ReadError as error:
        problems = error.problems
    else:
        if is_document:
            said = {}
            problems = (Problem(name, 0, 0, "this is a document and no plan file; import makes a plan file of it"),)
    rows = [{"line": one.line, "column": one.column, "message": one.message} for one in problems]
    head = {"receipt": call.sign([said, rows]), "right": not rows, **said}
    return _make_page(call, rows, head, "problems")


def _compare(call: Call) -> Comparison:
    return library.compare(call.read_version("old"), call.read_version("new"), taxonomy=call.taxonomy)


def _make_page(call: Call, rows: Sequence[Mapping[str, Any]], head: Mapping[str, Any], name: str) -> Answer:
    return make_page(rows, head, _page_of(call), _size_of(call), name)


def _page_of(call: Call) -> int:
    return int(call.arguments.get("page") or 1)


def _size_of(call: Call) -> int:
    return int(call.arguments.get("max_bytes") or USUAL_BYTES)


def _drop_empty(row: Mapping[str, Any]) -> Answer:
    return {key: value for key, value in row.items() if value not in ("", None, [], (), False)}


def _find_entry(plan: Plan, name: str) -> Entry:
    from plancmp.readers.codecs import quote, suggest

    entries = plan.outline()
    for entry in entries:
        if entry.clause.id == name:
            return entry
    found = next((entry for entry in entries if entry.clause.number == name), None)
    if found is None:
        known = [entry.clause.id for entry in entries]
        raise ValueError(f"unknown clause {quote(name)}; {suggest(name, known) or 'outline lists them'}")
    return found


def _read_all(clause: Clause) -> str:
    """Return the words of a clause: its own, and those of its alternatives, each under who says so."""
    parts = [clause.text]
    parts += [f"[option of {', '.join(option.by)}] {option.text}" for option in clause.options]
    parts += [f"[reported by {', '.join(report.source)}] {report.text}" for report in clause.reports]
    return "\n".join(part for part in parts if part)
