"""The report as Markdown: to paste into a page, a ticket or a message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plancmp.diff import TermChange, Variant
from plancmp.model import Plan
from plancmp.report.blocks import Listing, Span
from plancmp.report.closing import list_cautions, list_closing
from plancmp.report.digest import build_digest, list_short
from plancmp.report.messages import Messages
from plancmp.report.phrases import (
    describe_differences,
    describe_field,
    describe_plan,
    describe_sides,
    flatten,
    list_remarks,
    name_clauses,
    name_source,
    name_term,
    name_variant,
    read_clause_text,
    read_link,
)
from plancmp.report.redlines import read_redline, shorten_redline
from plancmp.report.view import Block, View, find_elsewhere, read_variant

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#])")


def escape(text: str) -> str:
    """Return text on one line that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", flatten(text))


def render(view: View, messages: Messages) -> str:
    """Return the report as Markdown (CommonMark with tables)."""
    return "\n".join(_list_lines(view, messages)) + "\n"


def _list_lines(view: View, messages: Messages) -> Iterator[str]:
    old, new = (escape(describe_plan(plan, messages)) for plan in (view.comparison.old, view.comparison.new))
    yield f"# {old} → {new}"
    yield ""
    for text in list_cautions(view, messages):
        yield f"**{text}**"
        yield ""
    for listing in list_short(build_digest(view, messages), messages):
        yield from list_rows(listing)
    if view.is_brief:
        yield from _list_definitions(view)
        return
    yield f"**{messages.say('verdicts')}**"
    yield ""
    yield f"| {messages.say('topic')} | {messages.say('verdict')} |"
    yield "| --- | --- |"
    for title, verdict in view.verdicts:
        counts = messages.count(dict(verdict.effects)) if verdict.word == "mixed" else ""
        word = messages.say(verdict.word) + (f": {counts}" if counts else "")
        yield f"| {escape(title)} | {'; '.join([word, *list_remarks(verdict, messages)])} |"
    for section in view.sections:
        yield ""
        yield f"## {escape(section.title)}"
        yield ""
        yield from _list_terms(section.loud, view, messages)
        for block in section.loud:
            yield from _list_block(block, view, messages)
        for kind, blocks in section.silent.items():
            yield f"- **{messages.say(f'group-{kind}')}**"
            for block in blocks:
                elsewhere = ", ".join(map(name_clauses, find_elsewhere(block, view)))
                see = f" ({messages.say('see', clauses=escape(elsewhere))})" if elsewhere else ""
                yield f"  - **{escape(name_clauses(block.change))}** {_show_words(block)}{see}"
                yield f"    *{_name_sources(block, view, messages)}*"
    if not view.sections:
        yield ""
        yield messages.say("no-changes" if not view.term_counts else "nothing-shown")
    yield ""
    yield "\n".join(f"{text}  " for text in list_closing(view, messages))
    yield ""
    yield from _list_definitions(view)


def list_rows(listing: Listing) -> Iterator[str]:
    """Yield a list of blocks as Markdown, and an empty line behind it."""
    if not listing.is_inline:
        yield f"## {escape(listing.lead)}"
        yield ""
        for row in listing.rows:
            yield f"- **{escape(row.number)}** · {mark_words(row.spans)}"
        if listing.rest:
            yield f"- {escape(listing.rest)}"
    else:
        rows = [" ".join(filter(None, (escape(row.number), mark_words(row.spans).strip()))) for row in listing.rows]
        yield f"**{escape(listing.lead)}:** {'; '.join([*rows, *filter(None, [escape(listing.rest)])])}."
    yield ""


def mark_words(spans: Iterable[Span]) -> str:
    """Return styled words as Markdown: what was struck is struck, what is new is bold."""
    marks = {"delete": "~~", "insert": "**", "new": "**"}
    pieces = []
    for text, style in spans:
        mark = marks.get(style, "") if text.strip() else ""
        lead, tail = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
        pieces.append(f"{lead}{mark}{escape(text)}{mark}{tail}" if text.strip() else " ")
    return "".join(pieces)


_COLUMNS = ("clause", "party", "term", "effect", "old", "new", "difference")


def _list_terms(blocks: tuple[Block, ...], view: View, messages: Messages) -> Iterator[str]:
    rows = [_make_row(block, term, view, messages) for block in blocks for term in block.terms]
    if rows:
        yield "| " + " | ".join(messages.say(column) for column in _COLUMNS) + " |"
        yield "| " + " | ".join("---" for _ in _COLUMNS) + " |"
        for row in rows:
            yield "| " + " | ".join(row) + " |"
        yield ""


def _make_row(block: Block, term: TermChange, view: View, messages: Messages) -> tuple[str, ...]:
    effect = f"**{messages.say(str(term.effect))}**"
    variant = read_variant(term)
    if variant is not None:
        side = view.comparison.new if term.new and term.new.variant == variant else view.comparison.old
        effect += f", {escape(name_variant(variant, side, messages))}"
    if term.is_moved and term.old:
        effect += f", {messages.say('term-moved', number=escape(term.old.entry.clause.number))}"
    before, after = map(escape, describe_sides(term, messages))
    return (
        escape(name_clauses(block.change)),
        escape(", ".join(term.party)),
        escape(name_term(term.name)),
        effect,
        before,
        after,
        escape(describe_differences(term)),
    )


def _list_block(block: Block, view: View, messages: Messages) -> Iterator[str]:
    change = block.change
    words = [messages.say(str(change.kind)), *(messages.say(str(flag)) for flag in sorted(change.flags))]
    words += [messages.say("reports-conflict")] if block.has_conflict else []
    words += [messages.say("weak-link")] if change.link and change.link.weak else []
    yield f"- **{escape(name_clauses(change))}** {', '.join(words)}. {_show_words(block)}".rstrip()
    for note in _list_notes(block, messages):
        yield f"  - {note}"
    for variant, text in _list_alternatives(block):
        yield f"  - {escape(name_variant(variant, view.comparison.new, messages))}: {escape(text)}"
    sources = _name_sources(block, view, messages)
    if sources:
        yield f"  - *{sources}*"


def _show_words(block: Block) -> str:
    redline = read_redline(block.change)
    if not redline:
        entries = block.change.new or block.change.old
        return " ".join(f"“{escape(text)}”" for entry in entries if (text := read_clause_text(entry.clause)))
    return mark_redline(shorten_redline(redline))


def mark_redline(redline: Iterable[tuple[str, str]]) -> str:
    """Return a redline as Markdown on one line: what was struck is struck, what was inserted is bold."""
    marks = {"equal": "", "delete": "~~", "insert": "**"}
    pieces = []
    for kind, text in redline:
        core = escape(text)
        lead, tail = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
        pieces.append(f"{lead}{marks[kind]}{core}{marks[kind]}{tail}" if core else " ")
    return "".join(pieces).strip()


def _list_notes(block: Block, messages: Messages) -> Iterator[str]:
    for item in block.fields:
        note = describe_field(item, messages)
        if note:
            yield escape(note)


def _list_alternatives(block: Block) -> Iterator[tuple[Variant, str]]:
    for entry in block.change.new:
        for option in entry.clause.options:
            yield Variant("option", option.by), option.text
        for report in entry.clause.reports:
            yield Variant("report", report.source), report.text


def _name_sources(block: Block, view: View, messages: Messages) -> str:
    parts = []
    for key, entries, plan in (
        ("old-sources", block.change.old, view.comparison.old),
        ("new-sources", block.change.new, view.comparison.new),
    ):
        known = {source.id: source for source in plan.sources}
        ids = dict.fromkeys(name for entry in entries for name in entry.source)
        names = [
            f"[{escape(name_source(known[name]))}][{_label(plan, view, name)}]"
            if read_link(known[name])
            else escape(name_source(known[name]))
            for name in ids
            if name in known
        ]
        if names:
            parts.append(messages.say(key, names=", ".join(names)))
    return "; ".join(parts)


def _list_definitions(view: View) -> Iterator[str]:
    """Yield where each source stands, once: the lines that name a source stay readable as plain text."""
    for plan in (view.comparison.old, view.comparison.new):
        for source in plan.sources:
            if url := read_link(source):
                yield f"[{_label(plan, view, source.id)}]: <{url}>"


def _label(plan: Plan, view: View, source_id: str) -> str:
    side = "old" if plan is view.comparison.old else "new"
    return f"{side}-{re.sub(r'[^A-Za-z0-9-]', '-', source_id)}"
