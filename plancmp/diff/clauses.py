"""What happened to the clauses: groups → kinds, flags and changes of everything that is no term."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from attrs import evolve

from plancmp.align import Alignment
from plancmp.align.plans import read_number
from plancmp.diff.algebra import compare_disclosures, judge_silence
from plancmp.diff.changes import Cause, ClauseChange, FieldChange, TermChange
from plancmp.diff.deep import describe_difference
from plancmp.diff.effects import Effect, Flag, Kind
from plancmp.diff.explanations import explain_words
from plancmp.diff.groups import Group, Versions
from plancmp.diff.places import find_moved
from plancmp.diff.word_classes import list_words
from plancmp.diff.wordings import find_disguises, judge_edited_texts, judge_texts
from plancmp.model import Agreement, Clause, Disclosure, Entry
from plancmp.model.expressions import late
from plancmp.model.plan import is_report_pair

_EFFECT_RULES = {
    Effect.DEFERRED: ("clause-deferred", Kind.DEFERRED),
    Effect.TAKEN_UP: ("clause-taken-up", Kind.TAKEN_UP),
    Effect.WITHHELD: ("clause-withheld", Kind.WITHHELD),
    Effect.DISCLOSED: ("clause-disclosed", Kind.DISCLOSED),
    Effect.DROPPED: ("clause-removed", Kind.REMOVED),
    Effect.ADDED: ("clause-added", Kind.ADDED),
}
_REVISING = frozenset({
    "wording-needs-review", "dispute-opened", "dispute-closed", "reference-elsewhere", "reference-lost",
    "reference-found", "name-replaced", "lead-in-changed",
})  # fmt: skip

_EDITORIAL = {"text-edited", "text-followed", "text-translated", "heading-changed"}
_UNIT = late(r"(?<![^\W\d_])[^\W\d_]{2,} (?=\d)")
_FEW_WORDS = 6
_COUNTED = late(r"-\d+(?:~\d+)?\Z")


def describe_groups(
    groups: Sequence[Group],
    terms: Mapping[int, tuple[TermChange, ...]],
    versions: Versions,
    alignment: Alignment,
    words: Mapping[int, Cause] | None = None,
) -> list[ClauseChange]:
    """Say what happened to every clause of two versions.

    Args:
        groups: The clauses that answer to each other.
        terms: What happened to their terms, by the place of the group.
        versions: The two versions.
        alignment: The links behind the groups.
        words: What the change of a group's words means, where it is known already.

    Returns:
        A change for each group, in their order.
    """
    moved = find_moved(versions.old_outline, versions.new_outline, alignment)
    parties = {*versions.old.parties, *versions.new.parties}
    strayed = _list_strayed(groups, terms)
    return [
        _describe(
            group, terms.get(number, ()), versions, _list_flags(group, moved), strayed, parties,
            None if words is None else (words.get(number),),
        )
        for number, group in enumerate(groups)
    ]  # fmt: skip


def add_remarks(changes: Sequence[ClauseChange], remarks: Mapping[int, tuple[FieldChange, ...]]) -> list[ClauseChange]:
    """Add what follows for clauses from others.

    Args:
        changes: A change for each group.
        remarks: What to add, by the place of the group.
    """
    added = list(changes)
    for number, found in remarks.items():
        change = added[number]
        fields = (*change.fields, *found)
        is_weak = change.kind in {Kind.UNCHANGED, Kind.EDITORIAL, Kind.REWORDED}
        kind = _judge_kind(fields, revised=False) if is_weak else change.kind
        added[number] = evolve(change, fields=fields, kind=kind)
    return added


def _list_strayed(
    groups: Sequence[Group], terms: Mapping[int, tuple[TermChange, ...]]
) -> tuple[Collection[int], Collection[int]]:
    """List the old clauses that a changed term left, and the new ones that it came to, wherever it is reported."""
    old_homes = {entry.index: number for number, group in enumerate(groups) for entry in group.old}
    new_homes = {entry.index: number for number, group in enumerate(groups) for entry in group.new}
    ways = [
        (term.old.entry.index, term.new.entry.index)
        for changes in terms.values()
        for term in changes
        if term.old and term.new and term.effect is not Effect.SAME
    ]
    strayed = [(old, new) for old, new in ways if old_homes[old] != new_homes[new]]
    return {old for old, _ in strayed}, {new for _, new in strayed}


def _describe(  # noqa: PLR0913, PLR0917 - what is known of a group, of its words, and of the versions
    group: Group,
    terms: tuple[TermChange, ...],
    versions: Versions,
    flags: frozenset[Flag],
    strayed: tuple[Collection[int], Collection[int]],
    parties: Collection[str],
    known: tuple[Cause | None] | None,
) -> ClauseChange:
    topics = tuple(dict.fromkeys(topic for entry in group.entries for topic in entry.topics))
    kind, changed = Kind.UNCHANGED, tuple[FieldChange, ...]()
    if not group.old or not group.new:
        kind, changed = _judge_single(group, versions)
    elif not group.is_untouched:
        # A term that moved revises the clause that it left as well as the one that it came to.
        is_shifted = any(
            entry.index in indexes
            for entries, indexes in zip((group.old, group.new), strayed, strict=True)
            for entry in entries
        )
        revised = is_shifted or any(term.effect is not Effect.SAME for term in terms)
        sides = _Merged(group.old), _Merged(group.new)
        words = tuple(_compare_words(sides, terms, versions, parties, known, is_shifted=is_shifted))
        changed = tuple(_compare_fields(*sides, words))
        kind = _judge_kind(changed, revised=revised)
    return ClauseChange(kind, flags, group.old, group.new, terms, changed, topics, group.link)


def _judge_single(group: Group, versions: Versions) -> tuple[Kind, tuple[FieldChange, ...]]:
    entry, other = (group.old[0], versions.new) if group.old else (group.new[0], versions.old)
    if entry.clause.is_bare:
        return Kind.UNCHANGED, ()  # a number of which nothing is printed, or that holds only parts
    effect = judge_silence(entry.clause.disclosure, other.disclosure_of(entry.topics, entry.companion))
    if effect is Effect.SAME:
        # As unknown as before: a placeholder that the other version does not bother to write.
        return Kind.UNCHANGED, ()
    effect = effect if group.old else effect.mirror
    rule, kind = _EFFECT_RULES[effect]
    old, new = (entry.clause.text, "") if group.old else ("", entry.clause.text)
    return kind, (FieldChange(Cause(rule, "clause", effect), old, new),)


def _list_flags(group: Group, moved: Collection[int]) -> frozenset[Flag]:
    if not group.old or not group.new:
        return frozenset()
    single = len(group.old) == len(group.new) == 1
    # Where a clause stands and what number it has is not known until somebody has read the version.
    stated = single and Disclosure.STATED is group.old[0].clause.disclosure is group.new[0].clause.disclosure
    found = {
        Flag.SPLIT: len(group.new) > 1,
        Flag.MERGED: len(group.old) > 1,
        Flag.RENUMBERED: stated and _is_renumbered(group.old[0], group.new[0]),
        Flag.MOVED: stated and group.old[0].index in moved,
    }
    return frozenset(flag for flag, holds in found.items() if holds)


def _is_renumbered(old: Entry, new: Entry) -> bool:
    """Whether a number changed, and not only its dress: "Point 5" is 5, and an item with a bullet has none."""
    if any(_is_counted(entry) for entry in (old, new)):
        return False
    return _UNIT.sub("", read_number(old.clause)) != _UNIT.sub("", read_number(new.clause))


def _is_counted(entry: Entry) -> bool:
    """Whether the id of an item counts it within its clause, since nothing is printed."""
    return entry.parent is not None and not entry.clause.label and _COUNTED.search(entry.clause.id) is not None


def _compare_fields(old: _Merged, new: _Merged, words: Sequence[FieldChange]) -> Iterator[FieldChange]:
    effect = compare_disclosures(old.disclosure, new.disclosure)
    if old.disclosure is not new.disclosure:
        rule = "clause-now-reported" if new.disclosure is Disclosure.REPORTED else "clause-now-stated"
        rule = _EFFECT_RULES[effect][0] if effect is not Effect.SAME else rule
        yield FieldChange(Cause(rule, "disclosure", effect), str(old.disclosure), str(new.disclosure))
    yield from words
    if old.agreement != new.agreement:
        yield FieldChange(_judge_agreement(old.agreement, new.agreement), old.agreement, new.agreement)
    if old.topics != new.topics:
        cause = Cause("topics-changed", "topics", Effect.SAME)
        yield FieldChange(cause, ", ".join(old.topics), ", ".join(new.topics))
    if old.attributes != new.attributes:
        difference = describe_difference(old.attributes, new.attributes)
        cause = Cause("clause-attributes-changed", "attributes", Effect.SAME, difference)
        # A footnote is words, and may say who is meant.
        yield FieldChange(_judge_footnotes(old.footnotes, new.footnotes) or cause, "", "")
    if old.alternatives == new.alternatives and old.alternative_records != new.alternative_records:
        yield FieldChange(Cause("clause-record-changed", "alternatives", Effect.SAME), "", "")
    for facet in ("label", "confidence", "source", "note"):
        before, after = getattr(old, facet), getattr(new, facet)
        if before != after:
            yield FieldChange(Cause("clause-record-changed", facet, Effect.SAME), before, after)


def _compare_words(
    sides: tuple[_Merged, _Merged],
    terms: Sequence[TermChange],
    versions: Versions,
    parties: Collection[str],
    known: tuple[Cause | None] | None,
    *,
    is_shifted: bool,
) -> Iterator[FieldChange]:
    old, new = sides
    # A term that went to another clause took its words along; what is not known any more has none.
    is_explained = is_shifted or compare_disclosures(old.disclosure, new.disclosure) is not Effect.SAME
    # Of what a report says of a clause its own words are read, not that the report lacks those of the clause.
    is_told = is_report_pair(versions.old, versions.new)
    cause: Cause | None
    for facet in ("text", "heading", "alternatives"):
        before, after = getattr(old, facet), getattr(new, facet)
        if before == after:
            continue
        if is_told and facet != "heading" and not (before and after):
            is_read = facet == "alternatives" and not terms
            cause = Cause("wording-needs-review", facet) if is_read else Cause("text-edited", facet, Effect.SAME)
            yield FieldChange(cause, before, after)
            continue
        is_split_otherwise = old.heading != new.heading and old.text != new.text
        if versions.is_read and facet != "alternatives" and is_split_otherwise and _has_same_words(old, new):
            # One document sets the words as a heading, the other as text.
            cause = Cause("text-edited", facet, Effect.SAME)
        elif facet == "text" and known is not None:
            cause = known[0]
        else:
            explained = explain_words(terms, is_alternative=facet == "alternatives")
            languages = {versions.old.language or "en", versions.new.language or "en"}
            language = languages.pop() if len(languages) == 1 else ""
            cause = (
                judge_edited_texts(before, after)
                if is_explained
                else judge_texts(before, after, parties, explained, language)
            )
        if cause is None:
            continue
        if facet == "heading" and cause.rule != "wording-needs-review":
            cause = Cause("heading-changed", facet, Effect.SAME)
        yield FieldChange(cause if facet == cause.facet else evolve(cause, facet=facet), before, after)


class _Merged:
    """Several clauses seen as one, so that a split or merged clause compares like any other."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        clauses = [entry.clause for entry in entries]
        first = clauses[0]
        self.text, self.heading, self.label, self.note = first.text, first.heading, first.label, first.note
        self.agreement, self.confidence = str(first.agreement or ""), str(first.confidence or "")
        self.topics, self.source = entries[0].topics, ", ".join(entries[0].source)
        self.disclosure = first.disclosure
        if len(clauses) > 1:
            self.text = "\n".join(clause.text for clause in clauses if clause.text)
            self.heading = "; ".join(clause.heading for clause in clauses if clause.heading)
            self.label = ", ".join(clause.label for clause in clauses if clause.label)
            self.note = "\n".join(clause.note for clause in clauses if clause.note)
            self.agreement = ", ".join(dict.fromkeys(str(clause.agreement or "") for clause in clauses))
            self.confidence = ", ".join(dict.fromkeys(str(clause.confidence or "") for clause in clauses))
            self.topics = tuple(topic for entry in entries for topic in entry.topics)
            self.source = ", ".join(dict.fromkeys(name for entry in entries for name in entry.source))
            self.disclosure = _merge_disclosures(clauses)
        self.topics = tuple(sorted(set(self.topics)))
        self.attributes = [clause.attributes for clause in clauses if clause.attributes]
        self.footnotes = "\n".join(
            str(note) for item in self.attributes for note in _list_notes(item.thaw().get("footnotes"))
        )
        self.alternatives, self.alternative_records = "", list[object]()
        if any(clause.options or clause.reports for clause in clauses):
            self.alternatives = "\n".join(_spell_alternatives(clause) for clause in clauses).strip()
            self.alternative_records = [clause.alternatives for clause in clauses]


def _has_same_words(old: _Merged, new: _Merged) -> bool:
    """Say whether two clauses have the same words, be they set as a heading or as text."""
    before, after = (f"{side.heading} {side.text}" for side in (old, new))
    return list_words(before) == list_words(after) and not find_disguises(before, after)


def _list_notes(notes: object) -> Sequence[object]:
    return notes if isinstance(notes, list | tuple) else ()


def _judge_footnotes(old: str, new: str) -> Cause | None:
    """Return the cause for footnotes whose words need a person's eye; `None` if there is none."""
    cause = judge_texts(old, new)
    words, others = list_words(old), list_words(new)
    # All of the few words that changed: beside one that bears meaning, no other may be passed over.
    told = _list_lone(words, others)
    if len(told) > _FEW_WORDS or not (words and others):
        told = _list_lone(old.splitlines(), new.splitlines())
    elif cause is None or cause.rule != "wording-needs-review":
        return None  # another form of a word
    difference = ", ".join(told) or (cause.difference if cause else "")
    return Cause("wording-needs-review", "attributes", None, f"footnotes: {difference}") if difference else None


def _list_lone(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """List what stands on one side alone, each with its sign."""
    before, after = set(old), set(new)
    return [f"− {one}" for one in old if one not in after] + [f"+ {one}" for one in new if one not in before]


def _merge_disclosures(clauses: Sequence[Clause]) -> Disclosure:
    order = (Disclosure.UNDISCLOSED, Disclosure.DEFERRED, Disclosure.REPORTED, Disclosure.STATED)
    return min((clause.disclosure for clause in clauses), key=order.index)


def _spell_alternatives(clause: Clause) -> str:
    options = [f"[{', '.join(option.by)}] {option.text}".strip() for option in clause.options]
    return "\n".join((*options, *(report.text for report in clause.reports)))


def _judge_kind(changed: Sequence[FieldChange], *, revised: bool) -> Kind:
    kinds = dict(_EFFECT_RULES.values())
    rules = [change.cause.rule for change in changed]
    for rule in rules:
        if rule in kinds:
            return kinds[rule]
    if revised:
        return Kind.REVISED
    if _REVISING & set(rules):
        return Kind.REVISED
    if {"text-reworded", "term-renamed", "word-replaced"} & set(rules):
        return Kind.REWORDED
    return Kind.EDITORIAL if _EDITORIAL & set(rules) else Kind.UNCHANGED


def _judge_agreement(old: str, new: str) -> Cause:
    was_open, is_open = Agreement.OPEN in old.split(", "), Agreement.OPEN in new.split(", ")
    if was_open == is_open:
        rule = "agreement-changed" if old and new else "agreement-noted"
        return Cause(rule, "agreement", Effect.SAME)
    return Cause("dispute-opened" if is_open else "dispute-closed", "agreement")
