"""The report on a terminal: plain text, and colour on top of it where there is a terminal that shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from plancmp.diff import Effect, FieldChange, Materiality, TermChange, Variant
from plancmp.model import Entry, Plan
from plancmp.report.alternatives import find_text, list_all_variants, stands_in_new
from plancmp.report.blocks import Listing, mark_spans, spell_spans
from plancmp.report.closing import list_cautions, list_closing, list_hints
from plancmp.report.digest import build_digest, list_short
from plancmp.report.layout import Paragraph, Span, lay_out, measure, paragraph, spell_paragraphs
from plancmp.report.messages import Messages
from plancmp.report.phrases import (
    clean,
    describe_differences,
    describe_field,
    describe_plan,
    describe_sides,
    flatten,
    list_remarks,
    name_clauses,
    name_parts,
    name_sources,
    name_variant,
    read_clause_text,
)
from plancmp.report.redlines import read_redline, shorten_redline
from plancmp.report.view import Block, Section, View, find_elsewhere, read_variant

WIDTH = 80
_LABEL = 14
_NUMBERS = 16


def render(view: View, messages: Messages, *, width: int = WIDTH, is_full: bool = True) -> str:
    """Return the report as plain text.

    Args:
        view: What to show.
        messages: The catalogue.
        width: How many columns a line may have.
        is_full: Whether redlines, evidence and sources are shown, or each change takes one line.

    Returns:
        The text, with a line end behind its last line.
    """
    return spell_paragraphs(list_paragraphs(view, messages, width, is_full=is_full), width)


def list_paragraphs(
    view: View, messages: Messages, width: int = WIDTH, *, is_full: bool = True, is_marked: bool = True
) -> Iterator[Paragraph]:
    """Yield the report as styled paragraphs; `is_marked` puts struck and inserted words in brackets."""
    yield paragraph((describe_plan(view.comparison.old, messages), "title"), hang=2)
    yield paragraph("→ ", (describe_plan(view.comparison.new, messages), "title"), hang=2)
    for text in list_cautions(view, messages):
        yield paragraph((text, "warning"), hang=2)
    yield paragraph()
    mark = mark_spans if is_marked else list
    yield from _list_short(view, messages, mark)
    if view.is_brief:
        return
    if not is_full:
        yield from _list_lines(view, messages, width)
        yield from _list_closing(view, messages)
        for text in list_hints(view, messages):
            yield paragraph((text, "quiet"), hang=2)
        return
    yield paragraph()
    yield from _list_verdicts(view, messages)
    for section in view.sections:
        yield from _list_section(section, view, messages, is_marked=is_marked)
    yield from _list_closing(view, messages)


def _list_closing(view: View, messages: Messages) -> Iterator[Paragraph]:
    yield paragraph()
    *remarks, summary = list_closing(view, messages)
    for text in remarks:
        yield paragraph((text, "quiet"), hang=2)
    yield paragraph((summary, "summary"), hang=2)


_Mark = Callable[[Iterable[Span]], Iterable[Span]]


def _list_short(view: View, messages: Messages, mark: _Mark) -> Iterator[Paragraph]:
    listings = list(list_short(build_digest(view, messages), messages))
    if not listings:
        yield paragraph(messages.say("nothing-shown" if view.term_counts else "no-changes"))
    for place, listing in enumerate(listings):
        if place and not listings[place - 1].is_inline:
            yield paragraph()
        yield from _list_rows(listing, mark)


def _list_lines(view: View, messages: Messages, width: int) -> Iterator[Paragraph]:
    """Yield every change, a line each, by topic; what is not disclosed is told by topic already."""
    for section in view.sections:
        if section.loud:
            yield paragraph()
            yield paragraph((flatten(section.title).upper(), "topic"))
        column = min(max((measure(name_clauses(block.change)) for block in section.loud), default=0), _NUMBERS) + 2
        for block in section.loud:
            for style, label, spans in _list_told(block, messages):
                lead = [(_pad(name_clauses(block.change), column), "number"), (_pad(label, _LABEL), style)]
                yield paragraph(*_fit([*lead, *spans], width))


def _pad(text: str, column: int) -> str:
    return text + "\u00a0" * max(1, column - measure(text))


def _list_told(block: Block, messages: Messages) -> Iterator[tuple[str, str, list[Span]]]:
    """Yield what happened to a clause: its style, its word, and the rest of its line."""
    for term in block.terms:
        yield str(term.effect), messages.say(str(term.effect)), [*_name_change(term)]
    notes = [(item, note) for item in block.fields if (note := describe_field(item, messages))]
    for item, note in notes:
        is_review = item.cause.rule == "wording-needs-review"
        text = flatten(item.cause.difference) if is_review and item.cause.facet != "heading" else note
        yield "warning", messages.say("page-review" if is_review else str(block.change.kind)), [(text, "")]
    if not block.terms and not notes:
        words = " ".join(read_clause_text(entry.clause) for entry in block.change.new or block.change.old)
        # Where nothing else happened, where it went to is what there is to say.
        flags = [messages.say(str(flag)) for flag in sorted(block.change.flags)] if not block.fields else []
        label = ", ".join(flags) or messages.say(str(block.change.kind))
        yield str(block.change.kind), label, [(flatten(words), "quote")]


def _name_change(term: TermChange) -> Iterator[Span]:
    yield " · ".join(filter(None, name_parts(term.party, term.name))), "subject"
    differences = describe_differences(term)
    if differences:
        yield ": ", ""
        yield differences, "figure"


def _fit(spans: Iterable[Span], width: int) -> Iterator[Span]:
    """Yield as many words as one line holds, with "…" where more follow."""
    room = width
    for text, style in spans:
        size = measure(text)
        if size <= room:
            yield text, style
            room -= size
            continue
        words = text[: max(room - 1, 0)].rpartition(" ")[0] if room else ""
        yield f"{words}…" if words or room else "", style
        return


def _list_rows(listing: Listing, mark: _Mark) -> Iterator[Paragraph]:
    """Yield a list of changes a line each, or one of clauses and topics as running text."""
    if listing.is_inline:
        spans: list[Span] = [(f"{listing.lead}: ", "lead")]
        for number, row in enumerate(listing.rows):
            spans += [("; ", "")] if number else []
            spans += [(row.number, "number")] if row.number else []
            spans += [(" ", "")] if row.number and spell_spans(row.spans) else []
            spans += row.spans
        spans.append((f"; {listing.rest}." if listing.rest else ".", ""))
        yield Paragraph(tuple(spans), 0, 2)
        return
    yield paragraph((listing.lead.upper(), "topic"))
    for row in listing.rows:
        yield Paragraph(((f"{row.number} · ", "number"), *mark(row.spans)), 0, 2)
    if listing.rest:
        yield paragraph((listing.rest, "quiet"), indent=2)


def _list_verdicts(view: View, messages: Messages) -> Iterator[Paragraph]:
    quiet = [title for title, verdict in view.verdicts if verdict.word == "unchanged"]
    loud = [(title, verdict) for title, verdict in view.verdicts if verdict.word != "unchanged"]
    column = 2 + max((measure(flatten(title)) for title, _ in loud), default=0) + 2
    for title, verdict in loud:
        remarks = list_remarks(verdict, messages)
        counts = messages.count(dict(verdict.effects)) if verdict.word == "mixed" else ""
        text = f"{messages.say(verdict.word)}{': ' if counts else ''}{counts}"
        gap = " " * (column - 2 - measure(flatten(title)))
        yield Paragraph(
            (
                (flatten(title) + gap.replace(" ", "\u00a0"), ""),
                (text, verdict.word),
                ("".join(f"; {r}" for r in remarks), ""),
            ),
            2,
            column,
        )
    if quiet:
        yield paragraph(messages.say("unchanged-topics", titles=", ".join(map(flatten, quiet))), indent=2, hang=4)


def _list_section(section: Section, view: View, messages: Messages, *, is_marked: bool) -> Iterator[Paragraph]:
    yield paragraph()
    yield paragraph((flatten(section.title).upper(), "topic"))
    for block in section.loud:
        yield from _list_block(block, view, messages, is_marked=is_marked)
    for kind, blocks in section.silent.items():
        yield from _list_silent(kind, blocks, view, messages)


def _list_silent(kind: str, blocks: tuple[Block, ...], view: View, messages: Messages) -> Iterator[Paragraph]:
    """List clauses on which a version is silent: their words are all there is, so each takes a line or two."""
    yield paragraph((messages.say(f"group-{kind}"), kind), indent=2, hang=4)
    column = 4 + max(measure(name_clauses(block.change)) for block in blocks) + 2
    plan, key = (view.comparison.old, "old-sources") if blocks[0].change.old else (view.comparison.new, "new-sources")
    entries = [(block.change.old or block.change.new)[0] for block in blocks]
    listed = [*(", ".join(_name_sources((entry,), plan, messages)) for entry in entries), ""]
    for number, block in enumerate(blocks):
        entry, name = entries[number], name_clauses(block.change)
        gap = "\u00a0" * (column - 4 - measure(name))
        text = flatten(read_clause_text(entry.clause))
        spans = [(name + gap, "number"), (f"“{text}”" if text else "", "quote")]
        elsewhere = ", ".join(map(name_clauses, find_elsewhere(block, view)))
        if elsewhere:
            spans.append((f" ({messages.say('see', clauses=elsewhere)})", ""))
        yield Paragraph(tuple(spans), 4, column)
        sources, next_sources = listed[number], listed[number + 1]
        # Neighbours mostly share their sources: name them once, behind the last.
        if sources and sources != next_sources:
            yield paragraph((messages.say(key, names=sources), "quiet"), indent=column, hang=column + 2)


def _list_block(block: Block, view: View, messages: Messages, *, is_marked: bool) -> Iterator[Paragraph]:
    change = block.change
    words = [messages.say(str(change.kind)), *(messages.say(str(flag)) for flag in sorted(change.flags))]
    if block.has_conflict:
        words.append(messages.say("reports-conflict"))
    yield paragraph((name_clauses(change), "number"), "  ", (", ".join(words), str(change.kind)), indent=2, hang=4)
    if change.link and change.link.weak:
        yield paragraph((messages.say("weak-link"), "warning"), indent=4)
    yield from _list_text(block, messages, is_marked=is_marked)
    for item in block.fields:
        yield from _list_field(item, messages)
    for variant in list_all_variants(block):
        yield from _list_variant(variant, block, view, messages)
    yield from _list_sources(block, view, messages)


def _list_text(block: Block, messages: Messages, *, is_marked: bool = True) -> Iterator[Paragraph]:
    """Show the words: both where they are compared, else the only ones there are."""
    change = block.change
    redline = read_redline(change)
    if redline:
        yield Paragraph(tuple(mark_redline(shorten_redline(redline), is_marked=is_marked)), 4, 4)
        return
    texts = [text for entry in change.new if (text := flatten(read_clause_text(entry.clause)))]
    for text in texts:
        yield paragraph((f"“{text}”", "quote"), indent=4)
    if not any(entry.clause.text for entry in change.new):
        lead = f"{messages.say('was')}: " if change.new else ""
        for entry in change.old:
            text = flatten(read_clause_text(entry.clause))
            if text and text not in texts:
                yield paragraph(lead, (f"“{text}”", "quote"), indent=4, hang=6 if lead else 4)


def mark_redline(redline: Iterable[tuple[str, str]], *, is_marked: bool = True) -> Iterator[Span]:
    """Yield a redline as styled text: what was struck in "[-", "-]", what was inserted in "{+", "+}".

    Where colour tells them apart (`is_marked` is not set), a gap does instead.
    """
    marks = {"delete": ("[-", "-]"), "insert": ("{+", "+}"), "equal": ("", "")}
    if not is_marked:
        marks = dict.fromkeys(marks, ("", ""))
    last = ""
    for kind, text in redline:
        if not is_marked and (last, kind) == ("delete", "insert"):
            yield " ", "quote"
        last = kind
        before, after = marks[kind]
        core = clean(text).strip()
        lead, tail = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
        yield (f"{lead}{before}{core}{after}{tail}" if core else " ", kind if kind != "equal" else "quote")


def _list_field(item: FieldChange, messages: Messages) -> Iterator[Paragraph]:
    text = describe_field(item, messages)
    if text:
        style = str(item.cause.effect) if item.cause.effect not in {None, Effect.SAME} else ""
        style = "warning" if item.cause.materiality is Materiality.MATERIAL and not style else style
        yield paragraph((text, style), indent=4, hang=6)


def _list_variant(variant: Variant | None, block: Block, view: View, messages: Messages) -> Iterator[Paragraph]:
    terms = [term for term in block.terms if read_variant(term) == variant]
    if variant is None:
        for term in terms:
            yield from list_term(term, messages, 4)
        return
    side = view.comparison.new if stands_in_new(variant, block) else view.comparison.old
    text = find_text(variant, block)
    yield paragraph(
        (name_variant(variant, side, messages), "variant"), f": {flatten(text)}" if text else ":", indent=4, hang=6
    )
    for term in terms:
        yield from list_term(term, messages, 6)


def list_term(term: TermChange, messages: Messages, indent: int) -> Iterator[Paragraph]:
    """Yield what happened to a term: the effect, by how much, and what it says in either version."""
    hang = indent + _LABEL
    label = messages.say(str(term.effect))
    spans: list[Span] = [(_pad(label, _LABEL), str(term.effect)), *_name_change(term)]
    yield Paragraph(tuple(spans), indent, hang)
    if term.is_moved and term.old:
        yield paragraph(messages.say("term-moved", number=flatten(term.old.entry.clause.number)), indent=hang)
    before, after = describe_sides(term, messages)
    if before == after:
        yield paragraph(before, indent=hang, hang=hang + 2)
    elif before and after:
        yield paragraph((before, "old"), indent=hang)
        yield paragraph("→ ", (after, "new"), indent=hang, hang=hang + 2)
    elif before:
        yield paragraph(f"{messages.say('was')}: ", (before, "old"), indent=hang, hang=hang + 2)
    elif after:
        yield paragraph((after, "new"), indent=hang, hang=hang + 2)


def _list_sources(block: Block, view: View, messages: Messages) -> Iterator[Paragraph]:
    parts = []
    for key, entries, plan in (
        ("old-sources", block.change.old, view.comparison.old),
        ("new-sources", block.change.new, view.comparison.new),
    ):
        names = _name_sources(entries, plan, messages)
        if names:
            parts.append(messages.say(key, names=", ".join(names)))
    if parts:
        yield paragraph((" | ".join(parts), "quiet"), indent=4, hang=6)


def _name_sources(entries: Sequence[Entry], plan: Plan, messages: Messages) -> list[str]:
    names = name_sources((name for entry in entries for name in entry.source), plan)
    levels = dict.fromkeys(entry.clause.confidence for entry in entries if entry.clause.confidence)
    weak = [messages.say("confidence", level=messages.say(str(level))) for level in levels if level != "high"]
    return [*names, *weak] if names else []


_STYLES = {
    "title": "bold",
    "topic": "bold underline",
    "number": "bold",
    "lead": "bold",
    "subject": "bold",
    "figure": "bold yellow",
    "quote": "italic",
    "quiet": "dim",
    "summary": "bold",
    "warning": "bold magenta",
    "variant": "bold cyan",
    "old": "red",
    "new": "green",
    "delete": "red strike",
    "insert": "green underline",
    "tightened": "bold bright_blue",
    "loosened": "bold cyan",
    "shifted": "bold yellow",
    "reversed": "bold magenta",
    "added": "bold green",
    "dropped": "bold red",
    "removed": "bold red",
    "withheld": "bold reverse",
    "disclosed": "bold reverse",
    "deferred": "bold reverse",
    "taken_up": "bold reverse",
    "revised": "bold yellow",
    "reworded": "yellow",
    "mixed": "bold yellow",
}


def render_styled(view: View, messages: Messages, *, width: int = WIDTH, is_full: bool = True) -> str:
    """Return the report with colour for a terminal; the words are those of `render`."""
    from rich.console import Console
    from rich.text import Text

    console = Console(
        width=max(width, 20), force_terminal=True, highlight=False, soft_wrap=True, color_system="standard"
    )
    with console.capture() as capture:
        for line in lay_out(list_paragraphs(view, messages, width, is_full=is_full, is_marked=False), width):
            spans = ((text.replace("\u00a0", " "), _STYLES.get(style, "")) for text, style in line)
            console.print(Text.assemble(*spans))
    return capture.get()
