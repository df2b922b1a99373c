"""Divergences of two renderings: as a document, CSV and JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from attrs import asdict

from plancmp.diff.renderings import Divergence, PointPair, RenderingComparison, join_words
from plancmp.report.blocks import Block, Document, Heading, Item, Text
from plancmp.report.cells import write_csv
from plancmp.report.messages import Messages
from plancmp.report.phrases import clean, describe_plan, flatten, name_entries
from plancmp.report.shapes import spell_json
from plancmp.report.writing import WIDTH, WRITTEN, write_document

FORMATS = (*WRITTEN, "csv", "json")
COLUMNS = (
    "fingerprint", "kind", "rule", "first_clause", "first_says", "first_start", "first_end",
    "second_clause", "second_says", "second_start", "second_end",
)  # fmt: skip


def render(form: str, comparison: RenderingComparison, messages: Messages, *, width: int = WIDTH) -> str:
    """Return the divergences in one of `FORMATS`, for a terminal of some width."""
    if form == "csv":
        return write_csv(COLUMNS, map(list_cells, comparison.divergences))
    if form == "json":
        return _write_json(comparison, messages)
    return write_document(form, build_document(comparison, messages), messages, width)


def build_document(comparison: RenderingComparison, messages: Messages) -> Document:
    """Return the divergences as a document: the points on which the renderings differ, then what was compared."""
    blocks: list[Block] = []
    for point in comparison.points:
        if point.divergences:
            weak = f" ({messages.say('weak-link')})" if point.is_weak else ""
            blocks.append(Heading(f"{_name_point(point, messages)}{weak}", is_topic=False))
            sides = zip("AB", (point.first, point.second), strict=True)
            for name, entries in sides:
                words = " / ".join(flatten(text) for entry in entries if (text := join_words(entry)))
                blocks += [Item(words, name)] if entries else []
            blocks += [
                Item(_explain(one, messages), messages.say(f"kind-{one.kind}"), fingerprint=one.fingerprint)
                for one in point.divergences
            ]
    blocks += map(Text, _list_closing(comparison, messages))
    plans = (comparison.first, comparison.second)
    versions = zip("AB", (describe_plan(plan, messages) for plan in plans), strict=True)
    return Document(" / ".join(flatten(plan.title) for plan in plans), tuple(blocks), tuple(versions))


def _name_point(point: PointPair, messages: Messages) -> str:
    first, second = map(name_entries, (point.first, point.second))
    if not first or not second:
        return messages.say("point-only", number=first or second, name="A" if first else "B")
    return first if first == second else messages.say("point-both", first=first, second=second)


def _explain(divergence: Divergence, messages: Messages) -> str:
    """Say what each side says, in its own words; a point that only one has stands above already."""
    if divergence.rule == "point-lacking":
        return messages.say("point-lacking", name="B" if divergence.first else "A")
    sides = (divergence.first, divergence.second)
    first, second = (f"“{flatten(passage.text)}”" if passage else messages.say("not-said") for passage in sides)
    return messages.say("divergence", rule=messages.say(f"divergence-{divergence.rule}"), first=first, second=second)


def _list_closing(comparison: RenderingComparison, messages: Messages) -> Iterator[str]:
    counts = Counter(f"kind-{divergence.kind}" for divergence in comparison.divergences)
    compared = sum(bool(point.first and point.second) for point in comparison.points)
    yield messages.say("points-compared", count=compared)
    unread = [f"{name} {flatten(ids)}" for name, side in zip("AB", comparison.unread, strict=True) for ids in side]
    if unread:
        yield messages.say("points-unread", names=", ".join(unread))
    if comparison.is_translated:
        yield messages.say("languages-differ")
    for name, is_foreign in zip("AB", comparison.foreign, strict=True):
        if is_foreign:
            yield messages.say("not-english", name=name)
    if counts:
        yield messages.say("divergences", count=sum(counts.values()), counts=messages.count(counts))
    else:
        yield messages.say("no-divergences")
    yield messages.say("divergence-note")


def list_cells(divergence: Divergence) -> list[str]:
    """Return a divergence as text, a cell for each of `COLUMNS`."""
    cells = [divergence.fingerprint, str(divergence.kind), divergence.rule]
    for passage in (divergence.first, divergence.second):
        told = passage and [clean(passage.clause), clean(passage.text), str(passage.start), str(passage.end)]
        cells += told or [""] * 4
    return cells


def _write_json(comparison: RenderingComparison, messages: Messages) -> str:
    data = {
        "format": "plancmp-renderings",
        "version": 1,
        "first": {"id": comparison.first.id, "title": comparison.first.title},
        "second": {"id": comparison.second.id, "title": comparison.second.title},
        "points": [
            {
                "first": [entry.clause.id for entry in point.first],
                "second": [entry.clause.id for entry in point.second],
                "review": point.is_weak,
                "divergences": [_write_divergence(divergence, messages) for divergence in point.divergences],
            }
            for point in comparison.points
        ],
        "foreign": {"first": comparison.foreign[0], "second": comparison.foreign[1]},
        "unread": {"first": list(comparison.unread[0]), "second": list(comparison.unread[1])},
    }
    return spell_json(data)


def _write_divergence(divergence: Divergence, messages: Messages) -> dict[str, object]:
    return {
        "fingerprint": divergence.fingerprint,
        "kind": str(divergence.kind),
        "rule": divergence.rule,
        "summary": _explain(divergence, messages),
        "first": divergence.first and asdict(divergence.first),
        "second": divergence.second and asdict(divergence.second),
    }
