"""The changes of a view as one flat list: a term change or any other change each, in the order of the report.

Tables and the formats for machines are made of these, so that all of them hold the same fingerprints.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from plancmp.diff import RULES, Cause, ClauseChange, Effect, FieldChange, Materiality, TermChange
from plancmp.model import Entry
from plancmp.report.messages import Messages
from plancmp.report.phrases import (
    describe_causes,
    describe_field,
    describe_sides,
    find_sources,
    flatten,
    list_texts,
    name_clauses,
    name_term,
    name_variant,
    say_moved,
)
from plancmp.report.view import ClauseBlock, Section, View, read_variant


@frozen(eq=False, repr=False)
class ChangeItem:
    """One change, with everything that a row or an annotation says of it.

    Attributes:
        section: The topic that it is filed under.
        block: The clause change that it is part of.
        change: The change itself.
        term: The term's name; empty for other changes.
        old: What was, in words; empty if nothing was.
        new: What is, in words; empty if nothing is.
        remarks: What a reader must know beside it: whose option it is, a weak link, an open dispute.
        sources: The sources of both versions, such as "old: FT (2025-11-25)".
    """

    section: Section
    block: ClauseBlock
    change: TermChange | FieldChange
    term: str
    old: str
    new: str
    remarks: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """The id of the change."""
        return self.change.fingerprint

    @property
    def clause(self) -> str:
        """The numbers of its clauses, such as "21 → 14"."""
        return name_clauses(self.block.change)

    @property
    def party(self) -> str:
        """Whom the term binds; empty for other changes."""
        return flatten(", ".join(self.change.party)) if isinstance(self.change, TermChange) else ""

    @property
    def causes(self) -> tuple[Cause, ...]:
        """The rules at work, the most material first."""
        causes = self.change.causes if isinstance(self.change, TermChange) else (self.change.cause,)
        return tuple(sorted(causes, key=lambda cause: cause.materiality.rank))

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rules at work, the most material first."""
        return tuple(dict.fromkeys(cause.rule for cause in self.causes))

    @property
    def effect(self) -> str:
        """The effect's word; empty for a change of something else than a term that has no direction."""
        if isinstance(self.change, TermChange):
            return str(self.change.effect)
        effect = self.change.cause.effect
        return str(effect) if effect and effect is not Effect.SAME else ""

    @property
    def difference(self) -> str:
        """By how much."""
        if isinstance(self.change, TermChange):
            return describe_causes(self.change.causes)
        return flatten(self.change.cause.difference)

    @property
    def materiality(self) -> Materiality:
        """How much it matters to a reader."""
        return self.change.materiality if isinstance(self.change, TermChange) else self.change.cause.materiality

    @property
    def needs_review(self) -> bool:
        """Whether it is a change of words that no term explains."""
        return "wording-needs-review" in self.rules

    def name(self, messages: Messages) -> str:
        """Return what changed and how, such as "loosened: Ukraine · armed forces size" or "The clause is new"."""
        if isinstance(self.change, TermChange):
            word = messages.say(self.effect)
            return f"{word}: {self.party} · {self.term}" if self.party else f"{word}: {self.term}"
        return self.explain(messages).removesuffix(".")

    def explain(self, messages: Messages) -> str:
        """Return what its first rule means."""
        return messages.explain(self.rules[0], RULES[self.rules[0]].explanation)

    def describe(self, messages: Messages) -> str:
        """Return the change on one line, such as "6: loosened: Ukraine · armed forces size; +200,000, +33 %; …"."""
        details = self.describe_details(messages)
        return "; ".join(filter(None, (f"{self.clause}: {self.name(messages)}", details)))

    def describe_details(self, messages: Messages) -> str:
        """Return by how much it changed, what was and what is, and what a reader must know beside it."""
        parts = [self.difference] if self.difference else []
        if self.old != self.new:
            parts.append(" → ".join(_quote(text, messages) for text in (self.old, self.new)))
        return "; ".join([*parts, *self.remarks])

    def list_cells(self) -> dict[str, str]:
        """Return what rows of every format say of it, by the names of their columns."""
        return {
            "fingerprint": self.fingerprint,
            "topic": self.section.topic,
            "clause": self.clause,
            "kind": str(self.block.change.kind),
            "effect": self.effect,
            "party": self.party,
            "term": self.term,
            "old": self.old,
            "new": self.new,
            "difference": self.difference,
            "rule": " ".join(self.rules),
            "materiality": str(self.materiality),
            "remarks": "; ".join(self.remarks),
            "sources": "; ".join(self.sources),
        }

    def find_place(self, view: View) -> tuple[str, int | None]:
        """Return the file and line of its clause: in the new version, else in the old; "" and `None` if not known."""
        side = 1 if self.block.change.new else 0
        (first, *_) = self.block.change.new or self.block.change.old
        return view.origins[side].find(first)


def _quote(text: str, messages: Messages) -> str:
    """Return content in quotes; words of the report's own that stand in its place have none."""
    own = {messages.say(word) for word in (*_SILENCE.values(), "report-gone")}
    return "—" if not text else text if text in own else f"“{flatten(text)}”"


def list_items(view: View, messages: Messages) -> Iterator[ChangeItem]:
    """Yield the changes that a view shows, in its order."""
    names = view.names
    for section in view.sections:
        for block in section.blocks:
            sources = tuple(_list_sources(block.change, view, messages))
            common = tuple(list_remarks(block, messages))
            for term in block.terms:
                old, new, own = _read_term(term, view, messages)
                name = name_term(term.name, names)
                yield ChangeItem(section, block, term, name, old, new, (*own, *common), sources)
            for item in block.fields:
                # That a matter was left for later is in the change's effect and name.
                is_told = item.cause.effect in {Effect.DEFERRED, Effect.TAKEN_UP}
                note = "" if is_told else describe_field(item, messages)
                remarks = (note, *common) if note else common
                yield ChangeItem(section, block, item, "", *_read_field(item, block, messages), remarks, sources)
            if not block.terms and not block.fields:
                # The clause only went to another place or got another number, which its flags say.
                cause = Cause("clause-record-changed", "place", Effect.SAME)
                place = FieldChange(cause, "", "", block.change.fingerprint)
                yield ChangeItem(section, block, place, "", "", "", common, sources)


def group_items(items: Iterable[ChangeItem]) -> dict[str, list[ChangeItem]]:
    """Return changes by the fingerprint of their clause change, in their order."""
    groups: dict[str, list[ChangeItem]] = {}
    for item in items:
        groups.setdefault(item.block.change.fingerprint, []).append(item)
    return groups


def list_remarks(block: ClauseBlock, messages: Messages) -> Iterator[str]:
    """Yield what a reader must know of a clause change as a whole."""
    change = block.change
    yield from (messages.say(str(flag)) for flag in sorted(change.flags))
    if any(entry.clause.agreement == "open" for entry in change.new):
        yield messages.say("disputed")
    if block.has_conflict:
        yield messages.say("reports-conflict")
    if change.link and change.link.weak:
        yield messages.say("weak-link")


def find_references(change: ClauseChange, view: View) -> Iterator[tuple[str, tuple[Entry, ...], list[tuple[str, str]]]]:
    """Yield "old" and "new" with the clauses of a change there and their sources, where they have any."""
    comparison = view.comparison
    for side, entries, plan in (("old", change.old, comparison.old), ("new", change.new, comparison.new)):
        if references := find_sources((name for entry in entries for name in entry.source), plan):
            yield side, entries, references


def _list_sources(change: ClauseChange, view: View, messages: Messages) -> Iterator[str]:
    """Yield the sources of either version, such as "old: FT (2025-11-25)"."""
    for side, _, references in find_references(change, view):
        yield messages.say(f"{side}-sources", names=", ".join(name for name, _ in references))


def _read_term(term: TermChange, view: View, messages: Messages) -> tuple[str, str, tuple[str, ...]]:
    """Return what was, what is, and what a reader must know beside it."""
    remarks = []
    if variant := read_variant(term):
        side = view.comparison.new if term.new and term.new.variant == variant else view.comparison.old
        remarks.append(name_variant(variant, side, messages))
    if moved := say_moved(term, messages):
        remarks.append(moved)
    before, after = describe_sides(term, messages)
    old, new = say_silence(before, after, term.effect, messages)
    return old, new, tuple(remarks)


def _read_field(item: FieldChange, block: ClauseBlock, messages: Messages) -> tuple[str, str]:
    """Return what was and what is; of a clause that came or went, its words with its heading."""
    if item.cause.facet != "clause":
        return item.old, item.new
    old, new = ("\n".join(list_texts(side)) for side in (block.change.old, block.change.new))
    return say_silence(old, new, item.cause.effect, messages)


def say_silence(old: str, new: str, effect: Effect | None, messages: Messages) -> tuple[str, str]:
    """Return what was and what is, with words in place of nothing where a version is silent or not known."""
    word = _SILENCE.get(effect) if effect else None
    if not word:
        return old, new
    if effect in {Effect.DISCLOSED, Effect.TAKEN_UP}:
        return old or messages.say(word), new
    return old, new or messages.say(word)


_SILENCE = {
    Effect.WITHHELD: "content-undisclosed",
    Effect.DISCLOSED: "content-undisclosed",
    Effect.DEFERRED: "content-deferred",
    Effect.TAKEN_UP: "content-deferred",
}
