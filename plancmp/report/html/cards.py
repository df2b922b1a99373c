"""A clause change in the words and parts that the page shows: a card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from plancmp.diff import RULES, ClauseChange, Kind, TermChange
from plancmp.model import Agreement, Disclosure, Entry, Plan
from plancmp.report.alternatives import find_text, list_all_variants, stands_in_new
from plancmp.report.items import Item
from plancmp.report.messages import Messages
from plancmp.report.phrases import describe_field, flatten, name_clauses, name_source, name_variant, read_link
from plancmp.report.redlines import read_redline
from plancmp.report.view import Block, View, find_elsewhere, read_variant

_SILENT = {
    Kind.WITHHELD: ("new", "withheld"),
    Kind.DEFERRED: ("new", "deferred"),
    Kind.DISCLOSED: ("old", "withheld"),
    Kind.TAKEN_UP: ("old", "deferred"),
}


@frozen(eq=False, repr=False)
class Reference:
    """A source by its name.

    Attributes:
        name: "Publisher (date)".
        url: Where it stands; empty if that is not known or not safe to follow.
    """

    name: str
    url: str


@frozen(eq=False, repr=False)
class Cause:
    """A rule at work.

    Attributes:
        rule: Its id.
        explanation: What it means.
        difference: By how much; may be empty.
    """

    rule: str
    explanation: str
    difference: str


@frozen(eq=False, repr=False)
class Row:
    """A change of a term, or of anything else, in a card.

    Attributes:
        item: The change in words.
        effect: Its effect; empty where it has no direction.
        causes: Why.
        parties: The numbers of the parties that it concerns, among those of the page.
        note: Of a change that is not of a term, what there is to say; empty where the card says it already.
        evidence: The rules that found the term in the words; empty if a person wrote it.
        needs_review: Whether no term explains a change of words.
    """

    item: Item
    effect: str
    causes: tuple[Cause, ...]
    parties: tuple[int, ...]
    note: str
    evidence: str
    needs_review: bool


@frozen(eq=False, repr=False)
class Alternative:
    """A bracketed option, or a report of what the clause says.

    Attributes:
        kind: "option" or "report"; empty for the clause itself.
        name: Who is behind it.
        text: Its words.
        entries: What changed in it.
    """

    kind: str
    name: str
    text: str
    entries: tuple[Row, ...]


@frozen(eq=False, repr=False)
class Panel:
    """The words of one side, or what stands in their place.

    Attributes:
        side: "old", "new", or "both" where they are the same.
        texts: Pairs of heading and text, one for each clause.
        silence: Why there are none: "withheld", "deferred", "absent"; empty if there are.
    """

    side: str
    texts: tuple[tuple[str, str], ...]
    silence: str


@frozen(eq=False, repr=False)
class Card:
    """A clause change.

    Attributes:
        fingerprint: The clause change's.
        number: What a reader calls the clauses.
        kind: What happened.
        flags: What happened beside the content.
        topics: Its topics' ids.
        titles: Its topics' titles.
        place: Its place among all clause changes, from 0.
        badges: Pairs of kind and words of what a reader must know of it as a whole.
        headings: The headings of the clauses, where the words are a redline.
        redline: Pairs of "equal", "delete" or "insert" and text; empty if there is none to show.
        panels: The words, where they are no redline.
        alternatives: What changed in it; the first is the clause itself.
        notes: What changed beside its terms and must be told.
        slight: What else changed, which the words and the kind show.
        sources: Pairs of "old" or "new" and the sources.
        see: Where else its terms are reported; may be empty.
        is_quiet: Whether the report shows no change of it.
    """

    fingerprint: str
    number: str
    kind: str
    flags: tuple[str, ...]
    topics: tuple[str, ...]
    titles: tuple[str, ...]
    place: int
    badges: tuple[tuple[str, str], ...]
    headings: tuple[str, ...]
    redline: tuple[tuple[str, str], ...]
    panels: tuple[Panel, ...]
    alternatives: tuple[Alternative, ...]
    notes: tuple[Row, ...]
    slight: tuple[Row, ...]
    sources: tuple[tuple[str, tuple[Reference, ...]], ...]
    see: str
    is_quiet: bool = False

    @property
    def heading(self) -> str:
        """The first heading of its clauses; empty if they have none."""
        shown = (heading for panel in self.panels for heading, _ in panel.texts)
        return next(filter(None, (*self.headings, *shown)), "")

    @property
    def is_review(self) -> bool:
        """Whether it holds words that a reader must judge."""
        return any(row.needs_review for row in self.notes)


def make_card(
    block: Block, items: Sequence[Item], place: int, parties: Mapping[str, int], view: View, messages: Messages
) -> Card:
    """Return the card of a clause change.

    Args:
        block: The clause change.
        items: Its changes that are shown.
        place: Its place among all clause changes, from 0.
        parties: The number of each party on the page.
        view: What the page shows.
        messages: The catalogue.
    """
    change = block.change
    redline = read_redline(change)
    topics = change.topics or ("",)
    fields = [_make_row(item, parties, messages) for item in items if not isinstance(item.change, TermChange)]
    return Card(
        change.fingerprint,
        name_clauses(change),
        str(change.kind),
        tuple(sorted(map(str, change.flags))),
        topics,
        tuple(view.taxonomy.title_of(topic) or "—" for topic in topics),
        place,
        tuple(_list_badges(block, messages)),
        tuple(heading for entry in change.new if (heading := entry.clause.heading)) if redline else (),
        redline,
        () if redline else tuple(_list_panels(change)),
        tuple(_list_alternatives(block, items, parties, view, messages)),
        tuple(row for row in fields if row.note),
        tuple(row for row in fields if not row.note),
        tuple(_list_sources(change, view)),
        ", ".join(map(name_clauses, find_elsewhere(block, view))) if block.is_silent else "",
    )


def make_quiet_card(change: ClauseChange, place: int, view: View) -> Card:
    """Return the card of a clause of which the report shows no change: its words alone."""
    topics = change.topics or ("",)
    titles = tuple(view.taxonomy.title_of(topic) or "—" for topic in topics)
    return Card(
        change.fingerprint,
        name_clauses(change),
        str(change.kind),
        (),
        topics,
        titles,
        place,
        badges=(),
        headings=(),
        redline=(),
        panels=(Panel("both", _read_texts(change.new or change.old), ""),),
        alternatives=(),
        notes=(),
        slight=(),
        sources=tuple(_list_sources(change, view)),
        see="",
        is_quiet=True,
    )


def list_parties(change: TermChange) -> Iterator[str]:
    """Yield whom a term binds or benefits in either version, and who wants the option that it stands in."""
    for slot in (change.new, change.old):
        if slot and slot.term:
            yield from slot.term.party
            yield from slot.term.toward
        if slot and slot.variant and slot.variant.kind == "option":
            yield from slot.variant.names


def _list_badges(block: Block, messages: Messages) -> Iterator[tuple[str, str]]:
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
    levels = dict.fromkeys(entry.clause.confidence for entry in change.new if entry.clause.confidence)
    for level in levels:
        if str(level) != "high":
            yield "reported", messages.say("confidence", level=messages.say(str(level)))


def _list_panels(change: ClauseChange) -> Iterator[Panel]:
    old, new = _read_texts(change.old), _read_texts(change.new)
    side, silence = _SILENT.get(change.kind, ("", ""))
    if old and old == new:
        yield Panel("both", new, "")
        return
    for name, texts, entries in (("old", old, change.old), ("new", new, change.new)):
        missing = "" if texts else silence if name == side else "absent" if not entries else "wordless"
        if texts or missing:
            yield Panel(name, texts, missing)


def _read_texts(entries: Sequence[Entry]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (entry.clause.heading, entry.clause.text) for entry in entries if entry.clause.heading or entry.clause.text
    )


def _list_alternatives(
    block: Block, items: Sequence[Item], parties: Mapping[str, int], view: View, messages: Messages
) -> Iterator[Alternative]:
    terms = [(read_variant(item.change), item) for item in items if isinstance(item.change, TermChange)]
    for variant in list_all_variants(block):
        rows = tuple(_make_row(item, parties, messages) for other, item in terms if other == variant)
        if variant is None:
            yield Alternative("", "", "", rows)
            continue
        plan = view.comparison.new if stands_in_new(variant, block) else view.comparison.old
        names = flatten(", ".join(variant.names)) if variant.kind == "option" else name_variant(variant, plan, messages)
        yield Alternative(variant.kind, names, find_text(variant, block), rows)


def _make_row(item: Item, parties: Mapping[str, int], messages: Messages) -> Row:
    change = item.change
    causes = tuple(
        Cause(cause.rule, messages.explain(cause.rule, RULES[cause.rule].explanation), flatten(cause.difference))
        for cause in item.causes
    )
    if isinstance(change, TermChange):
        found = dict.fromkeys(
            slot.term.evidence.rule for slot in (change.old, change.new) if slot and slot.term and slot.term.evidence
        )
        numbers = tuple(sorted({parties[name] for name in list_parties(change)}))
        return Row(item, item.effect, causes, numbers, "", ", ".join(found), needs_review=False)
    # Of a clause that is not disclosed, its kind and the place of its words say so.
    note = "" if change.cause.facet == "clause" else describe_field(change, messages)
    review = change.cause.rule == "wording-needs-review"
    return Row(item, item.effect, causes, (), note, "", needs_review=review)


def _list_sources(change: ClauseChange, view: View) -> Iterator[tuple[str, tuple[Reference, ...]]]:
    for side, entries, plan in (
        ("old", change.old, view.comparison.old),
        ("new", change.new, view.comparison.new),
    ):
        references = list_references((name for entry in entries for name in entry.source), plan)
        if references:
            yield side, references


def list_references(ids: Iterable[str], plan: Plan) -> tuple[Reference, ...]:
    """Return the sources with these ids, each once."""
    known = {source.id: source for source in plan.sources}
    return tuple(
        Reference(name_source(known[name]), read_link(known[name])) if name in known else Reference(flatten(name), "")
        for name in dict.fromkeys(ids)
    )
