"""A clause change in the words and parts that the page shows: a card, by the names that `card.html` has for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plancmp.diff import RULES, ClauseChange, Kind, TermChange
from plancmp.model import Agreement, Disclosure, Entry
from plancmp.report.html.frame import Part
from plancmp.report.items import ChangeItem, find_references
from plancmp.report.messages import Messages
from plancmp.report.phrases import describe_field, flatten, list_doubts, name_clauses, name_variant
from plancmp.report.redlines import read_redline
from plancmp.report.view import (
    ClauseBlock,
    View,
    find_elsewhere,
    find_side,
    find_text,
    list_parties,
    list_variants,
    read_variant,
)

# The side of which nothing is known, and why.
_SILENT = {
    Kind.WITHHELD: ("new", "withheld"),
    Kind.DEFERRED: ("new", "deferred"),
    Kind.DISCLOSED: ("old", "withheld"),
    Kind.TAKEN_UP: ("old", "deferred"),
}


def make_card(
    block: ClauseBlock,
    items: Sequence[ChangeItem],
    place: int,
    parties: Mapping[str, int],
    view: View,
    messages: Messages,
) -> Part:
    """Return the card of a clause change: its changes that are shown, and its place among all, from 0."""
    change = block.change
    redline = read_redline(change)
    fields = [_make_row(item, parties, messages) for item in items if not isinstance(item.change, TermChange)]
    notes = [row for row in fields if row["note"]]
    panels = [] if redline else [*_list_panels(change)]
    headings = [entry.clause.heading for entry in change.new if entry.clause.heading] if redline else []
    shown = [heading for panel in panels for heading, _ in panel["texts"]]
    return {
        **make_quiet_card(change, place, view),
        "is_quiet": False,
        "is_review": any(row["item"].needs_review for row in notes),
        "heading": next(filter(None, (*headings, *shown)), ""),
        "flags": sorted(map(str, change.flags)),
        "badges": [*_list_badges(block, messages)],
        "headings": headings,
        "redline": redline,
        "panels": panels,
        "alternatives": [*_list_alternatives(block, items, parties, view, messages)],
        "notes": notes,
        # What else changed, which the words and the kind show.
        "slight": [row for row in fields if not row["note"]],
        "see": ", ".join(map(name_clauses, find_elsewhere(block, view))) if block.is_silent else "",
    }


def make_quiet_card(change: ClauseChange, place: int, view: View) -> Part:
    """Return the card of a clause of which the report shows no change: its words alone."""
    topics = change.topics or ("",)
    empty = ("flags", "badges", "headings", "redline", "alternatives", "notes", "slight", "see", "is_review")
    return {
        **dict.fromkeys(empty, ()),
        "fingerprint": change.fingerprint,
        "number": name_clauses(change),
        "kind": str(change.kind),
        "topics": topics,
        "titles": [view.taxonomy.title_of(topic) or "—" for topic in topics],
        "place": place,
        "panels": [_make_panel("both", _read_texts(change.new or change.old))],
        "sources": [(side, references) for side, _, references in find_references(change, view)],
        "is_quiet": True,
    }


def _list_badges(block: ClauseBlock, messages: Messages) -> Iterator[tuple[str, str]]:
    change = block.change
    states = dict.fromkeys(entry.clause.agreement for entry in change.new if entry.clause.agreement)
    for state in states:
        word = "disputed" if state is Agreement.OPEN else f"agreement-{state}"
        yield "open" if state is Agreement.OPEN else "agreed", messages.say(word)
    if any(item.cause.rule == "wording-needs-review" for item in block.fields):
        yield "review", messages.say("page-review")
    if block.has_conflict:
        yield "conflict", messages.say("reports-conflict")
    elif any(entry.clause.disclosure is Disclosure.REPORTED or entry.clause.reports for entry in change.new):
        yield "reported", messages.say("reported-only")
    if change.link and change.link.weak:
        yield "weak", messages.say("weak-link")
    yield from (("reported", doubt) for doubt in list_doubts(change.new, messages))


_Texts = Sequence[tuple[str, str]]


def _make_panel(side: str, texts: _Texts, silence: str = "") -> Part:
    """Return the words of one side, or of both; or why there are none: "withheld", "deferred", "absent"."""
    return {"side": side, "texts": texts, "silence": silence}


def _list_panels(change: ClauseChange) -> Iterator[Part]:
    old, new = _read_texts(change.old), _read_texts(change.new)
    side, silence = _SILENT.get(change.kind, ("", ""))
    if old and old == new:
        yield _make_panel("both", new)
        return
    if old and old == [(heading, "") for heading, _ in new]:
        yield _make_panel("new", new)  # the old version has its headings alone
        return
    for name, texts, entries in (("old", old, change.old), ("new", new, change.new)):
        missing = "" if texts else silence if name == side else "absent" if not entries else "wordless"
        if texts or missing:
            yield _make_panel(name, texts, missing)


def _read_texts(entries: Sequence[Entry]) -> _Texts:
    return [(entry.clause.heading, entry.clause.text) for entry in entries if entry.clause.heading or entry.clause.text]


def _list_alternatives(
    block: ClauseBlock, items: Sequence[ChangeItem], parties: Mapping[str, int], view: View, messages: Messages
) -> Iterator[Part]:
    """Yield what changed in the clause itself, and in each option or report: whose it is, its words, its changes."""
    terms = [(read_variant(item.change), item) for item in items if isinstance(item.change, TermChange)]
    for variant in list_variants(block):
        rows = [_make_row(item, parties, messages) for other, item in terms if other == variant]
        if variant is None:
            yield {"kind": "", "entries": rows}
            continue
        plan = find_side(variant, block, view)
        name = flatten(", ".join(variant.names)) if variant.kind == "option" else name_variant(variant, plan, messages)
        yield {"kind": variant.kind, "name": name, "text": find_text(variant, block), "entries": rows}


def _make_row(item: ChangeItem, parties: Mapping[str, int], messages: Messages) -> Part:
    """Return a change: why, whom it concerns, what found it; of other things than terms, what the card says not yet."""
    row: Part = {
        "item": item,
        "causes": [
            (messages.explain(cause.rule, RULES[cause.rule].explanation), flatten(cause.difference))
            for cause in item.causes
        ],
        "parties": (),
        "note": "",
        "evidence": "",
    }
    change = item.change
    if isinstance(change, TermChange):
        terms = [slot.term for slot in (change.old, change.new) if slot and slot.term]
        row["evidence"] = ", ".join(dict.fromkeys(term.evidence.rule for term in terms if term.evidence))
        row["parties"] = sorted({parties[name] for name in list_parties(change)})
    elif change.cause.facet != "clause":
        # Of a clause that is not disclosed, its kind and the place of its words say so.
        row["note"] = describe_field(change, messages)
    return row
