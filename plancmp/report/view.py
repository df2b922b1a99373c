"""What a report shows, before anybody decides how: sections, blocks, counts, and what is hidden.

Every format is made from the same view, so that all of them show the same changes in the same order.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import field, frozen

from plancmp.diff import ClauseChange, Comparison, Effect, FieldChange, Kind, Materiality, TermChange, Variant
from plancmp.diff.places import find_first_article
from plancmp.diff.slots import list_alternatives
from plancmp.diff.verdicts import Verdict, find_conflicts, judge_topics
from plancmp.model import Entry, Plan, Taxonomy
from plancmp.model.omissions import is_deferral, is_omission
from plancmp.report.filing import Filing


@frozen(eq=False, repr=False)
class Filter:
    """Which changes a reader asked for; everything if nothing is named.

    Attributes:
        topics: Topic ids.
        parties: Parties that a term binds, benefits or that want an option.
        only: Effects, kinds, flags and materialities, of which a change must have one; "review" for what a reader must
            judge.
    """

    topics: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether it lets everything through."""
        return not (self.topics or self.parties or self.only)


@frozen(eq=False, repr=False)
class ClauseBlock:
    """A clause change and what of it is shown.

    Attributes:
        change: The clause change.
        terms: The changes of its terms that are shown, the most material first.
        fields: The changes of anything else that are shown.
        has_conflict: Whether its reports contradict each other on a term.
    """

    change: ClauseChange
    terms: tuple[TermChange, ...]
    fields: tuple[FieldChange, ...]
    has_conflict: bool

    @property
    def is_silent(self) -> bool:
        """Whether all there is to say is that one version is not known here, or leaves the matter for later."""
        change = self.change
        is_mark = {Kind.WITHHELD: is_omission, Kind.DEFERRED: is_deferral}.get(change.kind)
        is_bare = is_mark is not None and all(is_mark(entry.clause.text) for entry in change.new)
        if (change.old and change.new and not is_bare) or not change.kind.is_silence:
            return False
        entries = (*change.old, *change.new)
        plain = not any(entry.clause.reports or entry.clause.options for entry in entries)
        is_all = all(item.cause.effect in {Effect.SAME, Effect(str(change.kind))} for item in self.fields)
        return plain and is_all and all(str(term.effect) == str(change.kind) for term in self.terms)


@frozen(eq=False, repr=False)
class Section:
    """A topic and its blocks.

    Attributes:
        topic: The topic's id.
        title: What a report prints.
        blocks: What happened in it, the most material first; clauses on which a version is silent come last.
    """

    topic: str
    title: str
    blocks: tuple[ClauseBlock, ...]

    @property
    def loud(self) -> tuple[ClauseBlock, ...]:
        """The blocks with something to say."""
        return tuple(block for block in self.blocks if not block.is_silent)

    @property
    def silent(self) -> Mapping[str, tuple[ClauseBlock, ...]]:
        """The blocks on which a version is silent, by kind."""
        groups: dict[str, list[ClauseBlock]] = {}
        for block in self.blocks:
            if block.is_silent:
                groups.setdefault(str(block.change.kind), []).append(block)
        return {kind: tuple(blocks) for kind, blocks in groups.items()}


@frozen(eq=False, repr=False)
class Origin:
    """The file that a version was read from.

    Attributes:
        path: Its path as the user gave it; empty if there is none.
        lines: The line on which each clause begins, from 1, by the clauses' ids; empty for
            documents, whose clauses know their places.
        companions: The files of companions that were taken along, by their names.
    """

    path: str = ""
    lines: Mapping[str, int] = field(factory=dict)
    companions: Mapping[str, Origin] = field(factory=dict)

    def find(self, entry: Entry) -> tuple[str, int | None]:
        """Return the file of one of its clauses and the line; `None` if it is not known, or there are no lines."""
        companion = self.companions.get(entry.companion)
        if companion is not None:
            return companion.path, companion.lines.get(entry.clause.id.removeprefix(f"{entry.companion}: "))
        line = entry.clause.place.partition("line ")[2]
        return self.path, int(line) if line.isdecimal() else self.lines.get(entry.clause.id)


@frozen(eq=False, repr=False)
class View:
    """What a report shows of a comparison.

    Attributes:
        comparison: The comparison.
        taxonomy: Where the topics' titles and order come from.
        sections: The topics with anything to show.
        verdicts: Every topic that either version touches, with its title.
        term_counts: How often each effect occurs among the terms, shown or not.
        clause_counts: How often each kind occurs among the clauses, shown or not.
        hidden: How many changes are not shown, by the reason ("editorial", "filtered").
        mentions: Which changes report a term of a clause that stands in another; see `find_mentions`.
        wanted: Which changes the reader asked for.
        origins: The files of the old and the new version.
        is_brief: Whether a report ends after what it says first.
    """

    comparison: Comparison
    taxonomy: Taxonomy
    sections: tuple[Section, ...]
    verdicts: tuple[tuple[str, Verdict], ...]
    term_counts: Mapping[str, int]
    clause_counts: Mapping[str, int]
    hidden: Mapping[str, int] = field(factory=dict)
    mentions: Mapping[tuple[str, int], tuple[ClauseChange, ...]] = field(factory=dict)
    wanted: Filter = field(factory=Filter)
    origins: tuple[Origin, Origin] = (Origin(), Origin())
    is_brief: bool = False

    @property
    def blocks(self) -> tuple[ClauseBlock, ...]:
        """All blocks in the order of the report."""
        return tuple(block for section in self.sections for block in section.blocks)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The parties of both versions, and what else is written with a capital letter in the names of terms."""
        return tuple(dict.fromkeys((*self.comparison.new.names, *self.comparison.old.names)))

    def name_files(self) -> tuple[str, str]:
        """Return the names of the files of two documents of one title, which tell them apart; else nothing."""
        old, new = (origin.path for origin in self.origins)
        if self.comparison.old.title != self.comparison.new.title:
            return "", ""
        names = os.path.basename(old), os.path.basename(new)
        return (old, new) if names[0] == names[1] else names

    def list_hidden(self) -> list[tuple[str, int]]:
        """Return each reason why changes are not shown, and how many are not."""
        return [(reason, count) for reason, count in sorted(self.hidden.items()) if count]


def find_place(block: ClauseBlock) -> tuple[int, int]:
    """Return where a clause stands in the text: in the new one, or in the old one if it is gone."""
    side = block.change.new or block.change.old
    return side[0].index, not block.change.new


def build_view(
    comparison: Comparison,
    taxonomy: Taxonomy,
    wanted: Filter | None = None,
    *,
    origins: tuple[Origin, Origin] = (Origin(), Origin()),
    is_brief: bool = False,
) -> View:
    """Choose and order what a report shows.

    Editorial changes are left out unless they are asked for; what is left out is counted.
    """
    wanted = wanted or Filter()
    hidden: Counter[str] = Counter()
    filing = Filing(taxonomy, wanted.topics)
    blocks = [block for change in comparison.changes if (block := _make_block(change, wanted, hidden))]
    groups = filing.group(blocks, lambda block: block.change.topics)
    titled = [
        (taxonomy.title_of(verdict.topic), verdict)
        for verdict in judge_topics(comparison)
        if verdict.topic and filing.wants((verdict.topic,))
    ]
    titled.sort(key=lambda item: (taxonomy.order_of(item[1].topic), item[0]))
    return View(
        comparison,
        taxonomy,
        tuple(Section(topic, title, _order(own)) for topic, title, own in groups),
        tuple(titled),
        _count((str(term.effect) for term in comparison.terms if term.effect is not Effect.SAME), Effect),
        _count((str(change.kind) for change in comparison.clauses), Kind),
        dict(hidden),
        find_mentions(comparison),
        wanted,
        origins,
        is_brief,
    )


def find_mentions(comparison: Comparison) -> Mapping[tuple[str, int], tuple[ClauseChange, ...]]:
    """Return the changes that report a term of a clause which stands in another change.

    They are by side ("old" or "new") and place in the outline of the clause that holds the term.
    """
    found: dict[tuple[str, int], dict[str, ClauseChange]] = {}
    for change in comparison.clauses:
        here = {("old", entry.index) for entry in change.old} | {("new", entry.index) for entry in change.new}
        for term in change.terms:
            for side, slot in (("old", term.old), ("new", term.new)):
                if slot and (side, slot.entry.index) not in here:
                    found.setdefault((side, slot.entry.index), {})[change.fingerprint] = change
    return {place: tuple(changes.values()) for place, changes in found.items()}


def find_recitals(view: View) -> frozenset[str]:
    """Return the changes of what comes before the first article of a text that is made of articles, by fingerprint."""
    old, new = (find_first_article(plan.outline()) for plan in (view.comparison.old, view.comparison.new))
    return frozenset(
        block.change.fingerprint
        for block in view.blocks
        if all(entry.index < old for entry in block.change.old) and all(entry.index < new for entry in block.change.new)
    )


def find_elsewhere(block: ClauseBlock, view: View) -> tuple[ClauseChange, ...]:
    """Return the changes that report a term of this block's clauses."""
    places = [("old", entry.index) for entry in block.change.old] + [("new", entry.index) for entry in block.change.new]
    return tuple(change for place in places for change in view.mentions.get(place, ()))


def list_variants(block: ClauseBlock) -> tuple[Variant | None, ...]:
    """Return the alternatives that are shown: those with changed terms, and every other one of the new clause."""
    shown = dict.fromkeys(read_variant(term) for term in block.terms)
    own = (variant for variant, _ in _list_alternatives(block.change.new))
    return tuple(dict.fromkeys((*sorted(shown, key=bool)[:1], *own, *shown)))


def _list_alternatives(entries: Iterable[Entry]) -> Iterator[tuple[Variant, str]]:
    """Yield the bracketed options of clauses and the reports of what they say, each with its words."""
    for entry in entries:
        yield from ((variant, one.text) for variant, one in list_alternatives(entry.clause))


def find_side(variant: Variant, block: ClauseBlock, view: View) -> Plan:
    """Return the version whose alternative it is: the new one, if it stands there."""
    return view.comparison.new if stands_in_new(variant, block) else view.comparison.old


def stands_in_new(variant: Variant, block: ClauseBlock) -> bool:
    """Return whether an alternative stands in the new version."""
    is_changed = any(term.new and term.new.variant == variant for term in block.terms)
    return is_changed or any(variant.names == other.names for other, _ in _list_alternatives(block.change.new))


def find_text(variant: Variant, block: ClauseBlock) -> str:
    """Return the words of an alternative, the new version's before the old one's; empty if it has none."""
    told = _list_alternatives((*block.change.new, *block.change.old))
    return next((text for other, text in told if other == variant), "")


def read_variant(term: TermChange) -> Variant | None:
    """Return the alternative that a term change is about: the new version's, else the old one's."""
    for slot in (term.new, term.old):
        if slot and slot.variant:
            return slot.variant
    return None


def _make_block(change: ClauseChange, wanted: Filter, hidden: Counter[str]) -> ClauseBlock | None:
    if wanted.topics and not wanted.topics & set(change.topics):
        hidden["filtered"] += len(change.terms) + len(change.fields)
        return None
    words = {str(change.kind), *map(str, change.flags)}

    def asks_for(materiality: Materiality, word: str, *, is_concerned: bool) -> bool:
        if materiality is Materiality.EDITORIAL and "editorial" not in wanted.only:
            hidden["editorial"] += 1
            return False
        fits = is_concerned and (not wanted.only or bool(wanted.only & {str(materiality), word, *words}))
        hidden["filtered"] += not fits
        return fits

    terms = [
        term
        for term in change.terms
        if asks_for(term.materiality, str(term.effect), is_concerned=_concerns(term, wanted.parties))
    ]
    is_whole = not wanted.parties or bool(terms)
    rules = {"wording-needs-review": "review"}
    fields = [
        item
        for item in change.fields
        if asks_for(item.cause.materiality, rules.get(item.cause.rule, ""), is_concerned=is_whole)
    ]
    if not terms and not fields:
        if not change.flags or change.terms or change.fields:
            return None
        # It only went to another place or got another number.
        if wanted.parties or not wanted.only & {"editorial", *words}:
            hidden["editorial"] += 1
            return None
    terms.sort(key=lambda term: term.materiality.rank)
    return ClauseBlock(change, tuple(terms), tuple(fields), bool(find_conflicts(change)))


def _concerns(term: TermChange, parties: Collection[str]) -> bool:
    return not parties or not set(map(str.casefold, parties)).isdisjoint(map(str.casefold, list_parties(term)))


def list_parties(change: TermChange) -> Iterator[str]:
    """Yield whom a term binds or benefits in either version, and who wants the option that it stands in."""
    for slot in (change.new, change.old):
        if slot and slot.term:
            yield from slot.term.party
            yield from slot.term.toward
        if slot and slot.variant and slot.variant.kind == "option":
            yield from slot.variant.names


def _order(blocks: Sequence[ClauseBlock]) -> tuple[ClauseBlock, ...]:
    def rank(block: ClauseBlock) -> tuple[bool, int, int]:
        # Clauses on which a version is silent are a list to look things up in: they keep the order of their version.
        (first, *_) = block.change.old or block.change.new
        return block.is_silent, block.change.materiality.rank, first.index if block.is_silent else 0

    return tuple(sorted(blocks, key=rank))


def _count(words: Iterable[str], order: type[Effect | Kind]) -> dict[str, int]:
    counts = Counter(words)
    return {str(word): counts[str(word)] for word in order if counts[str(word)]}
