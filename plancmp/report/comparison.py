"""A comparison as a document: for a terminal and Markdown; other documents of a comparison have its head and end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from plancmp.diff import Effect, FieldChange, Materiality, TermChange, Variant
from plancmp.model import Force
from plancmp.model.constraints import Flag
from plancmp.report.blocks import Block, Document, Heading, Item, Lines, Note, Span, Table, Text, Words
from plancmp.report.closing import list_cautions, list_closing, list_hints, list_unread, say_no_change
from plancmp.report.digest import list_short
from plancmp.report.items import find_references
from plancmp.report.messages import Messages
from plancmp.report.phrases import (
    describe_causes,
    describe_content,
    describe_field,
    describe_plan,
    describe_sides,
    flatten,
    list_doubts,
    list_remarks,
    list_texts,
    name_clauses,
    name_parts,
    name_variant,
    say_moved,
    spell_unexplained,
)
from plancmp.report.redlines import read_redline, shorten_redline
from plancmp.report.terminal import WIDTH, write_styled, write_terminal
from plancmp.report.view import (
    ClauseBlock,
    View,
    find_elsewhere,
    find_side,
    find_text,
    list_variants,
    read_variant,
)


def render(view: View, messages: Messages, *, width: int = WIDTH, is_full: bool = True, is_styled: bool = False) -> str:
    """Return the report for a terminal: in full, or with a line for each change; with colour if it is styled."""
    return (write_styled if is_styled else write_terminal)(build_document(view, messages, is_full=is_full), width)


def build_document(view: View, messages: Messages, *, is_full: bool = True) -> Document:
    """Return a comparison as a document: in short, then by topic; each change on a line if it is not wanted in full."""
    blocks: list[Block] = list(list_short(view, messages)) or [Text(say_no_change(view, messages))]
    blocks += [Note([(text, "warning")]) for text in list_unread(view, messages)]
    if view.is_brief:
        return Document(_name_versions(view, messages), tuple(blocks), cautions=tuple(list_cautions(view, messages)))
    if is_full:
        blocks += _list_verdicts(view, messages)
        for section in view.sections:
            blocks.append(Heading(section.title))
            blocks += (_tell_block(block, view, messages) for block in section.loud)
            blocks += (_tell_silent(kind, silent, view, messages) for kind, silent in section.silent.items())
        return frame_document(blocks, view, messages)
    for section in view.sections:
        # What is not disclosed is told by topic already.
        rows = [line for block in section.loud for line in _list_lines(block, view, messages)]
        blocks += [Heading(section.title), Lines(rows)] if rows else []
    return frame_document(blocks, view, messages, list_hints(view, messages))


def frame_rows(columns: Sequence[str], rows: Sequence[Sequence[Words]], view: View, messages: Messages) -> Document:
    """Return a document of rows of a comparison."""
    return frame_document([Table(columns, rows) if rows else Text(say_no_change(view, messages))], view, messages)


def frame_document(blocks: Iterable[Block], view: View, messages: Messages, hints: Iterable[str] = ()) -> Document:
    """Return a document of a comparison: what is compared, blocks, and what is not shown, proved and summed up."""
    *remarks, summary = list_closing(view, messages)
    closing = [*((text, "quiet") for text in remarks), (summary, "summary"), *((text, "quiet") for text in hints)]
    ends = (Note([span]) for span in closing)
    return Document(_name_versions(view, messages), (*blocks, *ends), cautions=tuple(list_cautions(view, messages)))


def _name_versions(view: View, messages: Messages) -> str:
    plans = zip((view.comparison.old, view.comparison.new), view.name_files(), strict=True)
    return "\n→ ".join(describe_plan(plan, messages, file) for plan, file in plans)


def _list_lines(block: ClauseBlock, view: View, messages: Messages) -> Iterator[tuple[Span, Span, Sequence[Span]]]:
    """Yield what happened to a clause: its number, the word for it, and the rest of its line."""
    change, number = block.change, (name_clauses(block.change), "number")
    for term in block.terms:
        word, style = _name_effect(term, messages)
        moved = say_moved(term, messages)
        rest = [*_name_change(term, view.names), *_say_value(term, messages)]
        if moved and term.effect is Effect.SAME:
            yield number, (moved, style), rest
        else:
            yield number, (word, style), [*rest, *([(f"; {moved}", "")] if moved else [])]
    notes = [(item, note) for item in block.fields if (note := describe_field(item, messages))]
    for item, note in notes:
        is_review = item.cause.rule == "wording-needs-review"
        headings = " → ".join(f"“{flatten(text)}”" for text in (item.old, item.new))
        text = (headings if item.cause.facet == "heading" else spell_unexplained(item)) if is_review else note
        yield number, (messages.say("page-review" if is_review else str(change.kind)), "warning"), [(text, "")]
    if not block.terms and not notes:
        words = " ".join(list_texts(change.new or change.old))
        # Where nothing else happened, where it went to is what there is to say.
        flags = [messages.say(str(flag)) for flag in sorted(change.flags)] if not block.fields else []
        yield number, (", ".join(flags) or messages.say(str(change.kind)), str(change.kind)), [(words, "quote")]


def _name_effect(term: TermChange, messages: Messages) -> Span:
    is_moved = term.effect is Effect.SAME and any(cause.rule == "term-moved" for cause in term.causes)
    return messages.say("moved" if is_moved else str(term.effect)), str(term.effect)


def _name_change(term: TermChange, names: Sequence[str]) -> list[Span]:
    name: list[Span] = [(" · ".join(filter(None, name_parts(term.party, term.name, names))), "subject")]
    differences = describe_causes(term.causes)
    return [*name, (": ", ""), (differences, "figure")] if differences else name


def _say_value(change: TermChange, messages: Messages) -> Iterator[Span]:
    """Yield what a term that is new or gone lays down: its name alone is the same whichever report has it."""
    stated = [slot.term for slot in (change.old, change.new) if slot and slot.term and slot.term.constraint]
    is_lone = change.effect in {Effect.ADDED, Effect.DROPPED} or change.effect.is_silence
    if not is_lone or len(stated) != 1:
        return
    (term,) = stated
    if term.constraint and not isinstance(term.constraint, Flag):
        # What was found in a document is told in its own words.
        lead = f"{messages.say('must_not')} " if term.force is Force.MUST_NOT and not term.evidence else ""
        yield f": {lead}{describe_content(term.constraint, messages)}", ""


def _list_verdicts(view: View, messages: Messages) -> Iterator[Block]:
    if view.verdicts:
        yield Heading(messages.say("verdicts"))
    for title, verdict in view.verdicts:
        if verdict.word != "unchanged":
            counts = messages.count(dict(verdict.effects)) if verdict.word == "mixed" else ""
            word = f"{messages.say(verdict.word)}{': ' if counts else ''}{counts}"
            remarks = "".join(f"; {remark}" for remark in list_remarks(verdict, messages))
            yield Item([(word, verdict.word), (remarks, "")], flatten(title))
    if quiet := [title for title, verdict in view.verdicts if verdict.word == "unchanged"]:
        yield Item(messages.say("unchanged-topics", titles=", ".join(map(flatten, quiet))))


def _tell_block(block: ClauseBlock, view: View, messages: Messages) -> Item:
    change = block.change
    words = [messages.say(str(change.kind)), *(messages.say(str(flag)) for flag in sorted(change.flags))]
    words += [messages.say("reports-conflict")] if block.has_conflict else []
    items: list[Item | Text] = []
    if change.link and change.link.weak:
        items.append(Text([(messages.say("weak-link"), "warning")]))
    items += map(Text, _list_words(block, messages))
    items += (Item(note) for item in block.fields if (note := _tell_field(item, messages)))
    for variant in list_variants(block):
        items += _tell_variant(variant, block, view, messages)
    items += _list_sources(block, view, messages)
    return Item([(name_clauses(change), "number"), (" ", ""), (", ".join(words), str(change.kind))], "", tuple(items))


def _list_words(block: ClauseBlock, messages: Messages) -> Iterator[Words]:
    """Yield the words: both where they are compared, else the only ones there are."""
    change = block.change
    if redline := read_redline(change):
        yield [*shorten_redline(redline)]
        return
    texts = list(map(flatten, list_texts(change.new)))
    yield from ([(f"“{text}”", "quote")] for text in texts)
    if not any(entry.clause.text for entry in change.new):
        lead = f"{messages.say('was')}: " if change.new else ""
        old = (text for text in map(flatten, list_texts(change.old)) if text not in texts)
        yield from ([(lead, ""), (f"“{text}”", "quote")] for text in old)


def _tell_field(item: FieldChange, messages: Messages) -> Words:
    style = str(item.cause.effect) if item.cause.effect not in {None, Effect.SAME} else ""
    style = "warning" if item.cause.materiality is Materiality.MATERIAL and not style else style
    text = describe_field(item, messages)
    return [(text, style)] if text else ()


def _tell_variant(variant: Variant | None, block: ClauseBlock, view: View, messages: Messages) -> Iterator[Item]:
    """Yield the changed terms of a clause itself, or of one of its alternatives below its words."""
    terms = [tell_term(term, view.names, messages) for term in block.terms if read_variant(term) == variant]
    if variant is None:
        yield from terms
        return
    text = flatten(find_text(variant, block))
    name = (name_variant(variant, find_side(variant, block, view), messages), "variant")
    yield Item([name, (f": {text}" if text else ":", "")], "", tuple(terms))


def tell_term(term: TermChange, names: Sequence[str], messages: Messages) -> Item:
    """Return what happened to a term: the effect, by how much, and what it says in either version."""
    items: list[Words] = []
    if moved := say_moved(term, messages):
        items.append(moved)
    before, after = describe_sides(term, messages)
    if before == after:
        items.append(before)
    elif before and after:
        items += ([(before, "old")], [("→ ", ""), (after, "new")])
    elif before:
        items.append([(f"{messages.say('was')}: ", ""), (before, "old")])
    else:
        items.append([(after, "new")])
    return Item(_name_change(term, names), [_name_effect(term, messages)], tuple(map(Item, items)))


def _tell_silent(kind: str, blocks: Sequence[ClauseBlock], view: View, messages: Messages) -> Item:
    """Tell of clauses on which a version is silent: their words are all there is, so each takes a line or two."""
    told: list[Item] = []
    for block in blocks:
        texts = list_texts((block.change.old or block.change.new)[:1])
        spans: list[Span] = [(f"“{flatten(text)}”", "quote") for text in texts]
        elsewhere = ", ".join(map(name_clauses, find_elsewhere(block, view)))
        spans += [(f" ({messages.say('see', clauses=elsewhere)})", "")] if elsewhere else []
        sources = tuple(_list_sources(block, view, messages))
        # Neighbours mostly share their sources: name them once, behind the last.
        if told and sources and [item.text for item in told[-1].items] == [item.text for item in sources]:
            told[-1] = Item(told[-1].text, told[-1].label)
        told.append(Item(spans, [(name_clauses(block.change), "number")], sources))
    return Item([(messages.say(f"group-{kind}"), kind)], "", tuple(told))


def _list_sources(block: ClauseBlock, view: View, messages: Messages) -> Iterator[Item]:
    """Yield the sources of both versions on one line, with what is doubted of them; nothing where there are none."""
    spans: list[Span] = []
    for side, entries, references in find_references(block.change, view):
        names = [(name, f"link:{link}" if link else "quiet") for name, link in references]
        names += [(doubt, "quiet") for doubt in list_doubts(entries, messages)]
        before, after = messages.say(f"{side}-sources", names="\0").split("\0")
        commas = [span for name in names for span in ((", ", "quiet"), name)][1:]
        spans += [("; ", "quiet")] if spans else []
        spans += [(before, "quiet"), *commas, (after, "quiet")]
    if spans:
        yield Item(spans)
