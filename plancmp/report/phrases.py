"""Terms, clauses and sources in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from plancmp.align import Reason
from plancmp.diff import Cause, ClauseChange, FieldChange, Slot, TermChange, Variant
from plancmp.diff.verdicts import Verdict
from plancmp.diff.wholes import LAST_PART, MANY, follows
from plancmp.model import Clause, Disclosure, Entry, Force, Plan, PlanDisclosure, Source, Status, Term
from plancmp.model.constraints import Constraint, Deadline, Flag, Interval, Wording
from plancmp.model.expressions import late
from plancmp.model.quantity import Quantity
from plancmp.model.spelling import count_shared
from plancmp.report.messages import Messages

_SNIPPET = 60  # characters

# Text comes from the other side of a negotiation: escape sequences must not reach a terminal, invisible marks must
# not reorder or hide what a reader sees, and XML knows no such characters. Each is shown as its code point.
_UNSAFE = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
UNSAFE = late(_UNSAFE)
# Soft hyphens do no harm but hide. Joiners belong to some scripts and to pictures of several signs; behind letters of
# these alphabets they only hide, too.
_HIDING = late(f"{_UNSAFE}|\u00ad|(?<=[\\s\\dA-Za-z\u00c0-\u052f])[\u200c\u200d]")


def clean(text: str) -> str:
    """Return text with what cannot be seen in it made visible, tabs and line ends as they are."""
    return text if text.isprintable() else _HIDING.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def flatten(text: str) -> str:
    """Return clean text on one line."""
    return " ".join(clean(text).split())


# What a program calls a term that it found, and what a reader calls it.
_PLAIN = {"force": "provision", "figure": "number"}
_OWN_NAME = late(r"(.*: |)(force|figure)((?: \d+| \(\d+\))?)")


def name_term(name: str, known: Iterable[str] = ()) -> str:
    """Return a term's name as a reader sees it; parties, `known`, are written in it as the versions have them."""
    words = clean(name).replace("-", " ").replace("_", " ")
    found = _OWN_NAME.fullmatch(words)
    return _restore_names(f"{found[1]}{_PLAIN[found[2]]}{found[3]}" if found else words, known)


def _restore_names(text: str, names: Iterable[str]) -> str:
    """Write the parties in a term's name as the versions do, also where it has their initials."""
    folded = text.lower() if text.isascii() else ""
    for name in names:
        for form, sought in _list_forms(name):
            # No expression to compile for most of the names; what is not ASCII has several spellings in lower case.
            if not (folded and sought) or sought in folded:
                text = re.sub(rf"(?<!\w){re.escape(form)}(?!\w)", form.replace("\\", r"\\"), text, flags=re.IGNORECASE)
    return text


@lru_cache(maxsize=4096)
def _list_forms(name: str) -> tuple[tuple[str, str], ...]:
    """Return a name and its initials, each with the same in lower case if it is ASCII."""
    return tuple((form, form.lower() if form.isascii() else "") for form in (name, abbreviate(name)) if form)


def abbreviate(name: str) -> str:
    """Return the initials of a name of several words: "US"."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return initials if len(initials) > 1 else ""


def name_parts(party: Sequence[str], name: str, known: Iterable[str] = ()) -> tuple[str, str]:
    """Return whom a term binds and its name, without saying twice who is in both."""
    words = name_term(name, (*party, *known))
    said = f" {words} ".casefold()
    who = ", ".join(flatten(item) for item in party if f" {flatten(item)} ".casefold() not in said)
    return who, words


def describe_content(constraint: Constraint, messages: Messages) -> str:
    """Return what a term holds over on one line, such as "at most 600,000 personnel"."""
    return flatten(constraint.describe(lambda key, **values: messages.say(f"content-{key}", **values)))


def describe_term(term: Term, messages: Messages) -> str:
    """Say what a term lays down, such as "must: at most 600,000 personnel; when in peacetime"."""
    if term.force is None or term.constraint is None:
        word = "content-deferred" if term.disclosure is Disclosure.DEFERRED else "content-undisclosed"
        return messages.say(word)
    content = describe_content(term.constraint, messages)
    # Words that a program found say their conditions themselves.
    said = set(_list_words(content)) if term.evidence and isinstance(term.constraint, Wording) else set()
    told = [item for item in term.conditions if not said or not said.issuperset(_list_words(item.text))]
    parts = [messages.say(f"condition-{item.kind}", text=flatten(item.text)) for item in told]
    if term.instrument:
        parts.append(messages.say("in-instrument", names=flatten(", ".join(term.instrument))))
    if term.toward:
        parts.append(messages.say("toward", names=flatten(", ".join(term.toward))))
    if isinstance(term.constraint, Flag):
        content = "" if term.constraint.value else messages.say("no")
    # A mere statement is told by what it states.
    force = "" if term.force is Force.STATES else messages.say(str(term.force))
    head = ": ".join(filter(None, (force, content.removesuffix(".") if parts else content)))
    return "; ".join(filter(None, (head, *parts))) or messages.say("yes")


def _list_words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def describe_slot(slot: Slot | None, messages: Messages) -> str:
    """Say what stands in a place for a term; of a force that a program found, the words, which say what it is about."""
    if slot is None or slot.term is None:
        return ""
    term, text = slot.term, describe_term(slot.term, messages)
    if term.evidence is None or not isinstance(term.constraint, Flag) or slot.variant is not None:
        return text
    words = _take_words(slot.entry.clause.text, term.evidence.span[0])
    if words and text == messages.say("yes"):
        return f"“{words}”"
    return messages.say("term-words", term=text, words=words) if words else text


def find_figure(slot: Slot | None) -> Quantity | None:
    """Return the one figure that a term is about; `None` where it is about none, or about several."""
    constraint = slot.term.constraint if slot and slot.term else None
    if isinstance(constraint, Deadline):
        return constraint.span
    if not isinstance(constraint, Interval):
        return None
    ends = {end.value for end in (constraint.low, constraint.high) if end is not None}
    return ends.pop() if len(ends) == 1 else None


def describe_sides(term: TermChange, messages: Messages) -> tuple[str, str]:
    """Say what stood in the place of a term and what stands there, also where a report says that it is gone."""
    gone = messages.say("report-gone") if term.new and not term.new.term else ""
    return describe_slot(term.old, messages), gone or describe_slot(term.new, messages)


def _take_words(text: str, start: int) -> str:
    sentence = re.split(r"(?<=[.;!?])\s", text[start:], maxsplit=1)[0]
    return abridge(flatten(sentence).rstrip(".;,"), _SNIPPET)


def abridge(text: str, most: int) -> str:
    """Return the words at the beginning of a text that take so many characters, with "…" where more follow."""
    return text if len(text) <= most else (text[:most].rpartition(" ")[0] or text[:most]) + "…"


_EXCHANGE = late(r"− ([^;]+); \+ ([^;]+)")
_BESIDE, _MOST_COMMON = 1, 5  # words that both sides have: how many are shown, and from how many on


def describe_causes(causes: Iterable[Cause]) -> str:
    """Say by how much a term changed for these reasons, such as "+200,000, +33 %; + when in peacetime"."""
    told = (cause.difference for cause in causes if cause.difference and cause.facet != "record")
    return "; ".join(map(_shorten_difference, map(flatten, told)))


def _shorten_difference(difference: str) -> str:
    """Leave out most of the words that "− if the sum is above 5; + if the sum is above 7" repeats."""
    match = _EXCHANGE.fullmatch(difference)
    if match is None:
        return difference
    old, new = (part.split() for part in match.groups())
    head = _count_common(old, new)
    tail = _count_common(old[head:][::-1], new[head:][::-1])
    if max(head, tail) <= _MOST_COMMON or head + tail >= min(len(old), len(new)):
        return difference
    before, behind = old[:head], old[len(old) - tail :]
    before = before if head <= _MOST_COMMON else ["…", *before[-_BESIDE:]]
    behind = behind if tail <= _MOST_COMMON else [*behind[:_BESIDE], "…"]
    changed = (" ".join(side[head : len(side) - tail]) for side in (old, new))
    return " ".join((*before, " → ".join(changed), *behind))


def _count_common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words two texts begin with alike; a number of several words is one."""
    count = count_shared(one, other)
    while count and count < max(len(one), len(other)) and one[count - 1].isdigit():
        count -= 1
    return count


def describe_field(item: FieldChange, messages: Messages) -> str:
    """Say what happened to something other than a term; empty where the words themselves show it."""
    rule, cause = item.cause.rule, item.cause
    words, old, new = map(flatten, (cause.difference, item.old, item.new))
    if rule == "agreement-changed":
        old, new = (
            ", ".join(messages.say(f"agreement-{value}") for value in text.split(", ")) for text in (item.old, item.new)
        )
        return messages.say("agreement", old=old, new=new)
    if rule == "wording-needs-review":
        if cause.facet == "heading":
            return messages.say("heading-needs-review", old=old, new=new)
        return messages.say("needs-review", words=spell_unexplained(item))
    if cause.facet == "name":
        return messages.say(rule, old=old, new=new, places=messages.say_count("count-places", int(words)))
    # What follows for clauses from others, or that a dispute began or ended.
    if cause.facet in {"references", "definition"} or rule in {"dispute-opened", "dispute-closed"}:
        return messages.say(rule, words=words, old=old, new=new)
    if rule == "clause-attributes-changed":
        return messages.say("attributes", difference=words)
    if rule == "topics-changed":
        return messages.say("topics", old=old or "—", new=new or "—")
    if cause.effect and cause.effect.is_silence:
        return messages.say(f"silent-{cause.effect}")
    return ""


def spell_unexplained(item: FieldChange) -> str:
    """Return the words that no rule explains; of an option or a report that only one version has, all of them."""
    is_whole = item.cause.facet == "alternatives" and not (item.old and item.new)
    words = "" if is_whole else flatten(item.cause.difference)
    return words or f"“{flatten(item.new or item.old)}”"


def describe_reason(reason: Reason) -> str:
    """Say why clauses answer to each other, such as "shared-words: harbour, pilot"."""
    return f"{reason.kind}: {flatten(reason.detail)}" if reason.detail else reason.kind


def list_remarks(verdict: Verdict, messages: Messages) -> list[str]:
    """Return what a reader must know of a topic beside its verdict."""
    remarks = [messages.say("disputed")] if verdict.is_open else []
    if verdict.has_conflict:
        remarks.append(messages.say("reports-conflict"))
    elif verdict.is_reported:
        remarks.append(messages.say("reported-only"))
    return remarks


_MOST_NUMBERS = 3  # of one clause's answers in a sentence


def name_entries(entries: Iterable[Entry]) -> str:
    """Return the numbers of clauses."""
    return ", ".join(flatten(entry.clause.number) for entry in entries)


def name_clauses(change: ClauseChange) -> str:
    """Return the numbers of a change's clauses, such as "6", "21 → 14" or "5 → 5(a)–(e), 6"."""
    sides = (", ".join(_list_runs(entries)) for entries in (change.old, change.new))
    return " → ".join(dict.fromkeys(filter(None, sides)))


def name_run(first: str, last: str) -> str:
    """Return the numbers from the first to the last clause of a run: "14(a)–(e)", "Section 4(c)(1)–(2)(C)"."""
    match = LAST_PART.search(last)
    head = last[: match.start()] if match else last
    head = head if first.startswith(head) else last[: count_shared(first, last)].rpartition("(")[0]
    return first if first == last else f"{first}–{last.removeprefix(head)}"


def _list_runs(entries: Sequence[Entry]) -> Iterator[str]:
    """Yield the numbers of clauses, and one for many that follow each other."""
    runs: list[list[str]] = []
    for number in (name_entries([entry]) for entry in entries):
        if runs and follows(runs[-1][-1], number):
            runs[-1].append(number)
        else:
            runs.append([number])
    for run in runs:
        yield from [name_run(run[0], run[-1])] if len(run) >= MANY else run


def abridge_clauses(change: ClauseChange) -> str:
    """Return the same with the first and the last one of many: "5 → 5(a), 5(c) … 9(k)"."""
    sides = []
    for entries in (change.old, change.new):
        runs = list(_list_runs(entries))
        first, rest = runs[:_MOST_NUMBERS], runs[_MOST_NUMBERS:]
        sides.append(f"{', '.join(first)} … {rest[-1]}" if len(rest) > 1 else ", ".join(runs))
    return " → ".join(dict.fromkeys(filter(None, sides)))


def name_bound(party: Sequence[str], name: str, known: Iterable[str] = ()) -> str:
    """Return whom a term binds and its name, such as "Ukraine · armed forces size"."""
    return " · ".join(filter(None, (flatten(", ".join(party)), name_term(name, (*party, *known)))))


def say_moved(term: TermChange, messages: Messages) -> str:
    """Return in which clause a term stood that went to another one; nothing if it did not."""
    is_moved = term.is_moved and term.old is not None
    return messages.say("term-moved", number=flatten(term.old.entry.clause.number)) if is_moved and term.old else ""


def name_variant(variant: Variant, plan: Plan, messages: Messages) -> str:
    """Return who is behind an alternative: "[Ukraine]", or "according to FT (2025-11-25)"."""
    if variant.kind == "option":
        return messages.say("wanted-by", names=flatten(", ".join(variant.names)))
    return messages.say("according-to", names=", ".join(name_sources(variant.names, plan)))


def find_sources(ids: Iterable[str], plan: Plan) -> list[tuple[str, str]]:
    """Return the sources with these ids, each once: "Publisher (date)" and its link; an id that has none as it is."""
    known = {source.id: source for source in plan.sources}
    found: list[tuple[str, str]] = []
    for name in dict.fromkeys(ids):
        source = known.get(name)
        date = f" ({source.date})" if source and source.date else ""
        found.append((f"{flatten(source.publisher)}{date}", read_link(source)) if source else (flatten(name), ""))
    return found


def name_sources(ids: Iterable[str], plan: Plan) -> list[str]:
    """Return the sources with these ids as "Publisher (date)"."""
    return [name for name, _ in find_sources(ids, plan)]


def list_doubts(entries: Iterable[Entry], messages: Messages) -> Iterator[str]:
    """Yield how sure it is that a version has these clauses, where it is not quite."""
    for level in dict.fromkeys(entry.clause.confidence for entry in entries):
        if level and level != "high":
            yield messages.say("confidence", level=messages.say(str(level)))


def read_link(source: Source) -> str:
    """Return where a source stands as a link that is safe to follow: of the web, and without odd characters.

    Empty where it has none, or one of another kind (a browser runs what stands behind `javascript:`).
    """
    url = re.sub(r"[\s<>]", "", UNSAFE.sub("", source.url))
    return url if url.lower().startswith(("https://", "http://")) else ""


def describe_plan(plan: Plan, messages: Messages, file: str = "") -> str:
    """Return a plan as "Title (date, status, disclosure)", with the companions that were taken along.

    A document says nothing of its status: it is told by the name of its file.
    """
    taken = list_taken(plan, messages)
    own = f"{flatten(plan.title or '')}{_bracket(list_facts(plan, messages, file))}"
    return messages.say("with-companions", plan=own, companions="; ".join(taken)) if taken else own


def list_facts(plan: Plan, messages: Messages, file: str = "") -> list[str]:
    """Return a plan's date, status and disclosure; of a document only what it says of itself, or its file's name."""
    date, status, disclosure = str(plan.date or ""), str(plan.status), messages.say(f"disclosure-{plan.disclosure}")
    facts = [date, messages.say(status), disclosure]
    if plan.extracted and not plan.sources:
        told = "" if plan.status is Status.DRAFT else facts[1]
        facts = [date or file, told, "" if plan.disclosure is PlanDisclosure.FULL else disclosure]
    return [flatten(fact) for fact in facts if fact]


def list_taken(plan: Plan, messages: Messages) -> list[str]:
    """Return the companions that were taken along as "name: Title (date, disclosure)"."""
    taken = [item for item in plan.companions if item.is_taken]
    return [
        f"{flatten(item.name)}: {flatten(item.title or '')}"
        + _bracket([str(item.date or ""), messages.say(f"disclosure-{item.disclosure}")])
        for item in taken
    ]


def _bracket(facts: Iterable[str]) -> str:
    told = ", ".join(filter(None, facts))
    return f" ({told})" if told else ""


def say_left(plans: Mapping[str, Plan], messages: Messages) -> str:
    """Return which companions of plans were not taken along, by what the report calls the plans; empty if all were."""
    left = {
        name: ", ".join(flatten(item.name) for item in plan.companions if not item.is_taken)
        for name, plan in plans.items()
    }
    named = "; ".join(
        f"{name}: {companions}" if name else companions for name, companions in left.items() if companions
    )
    return messages.say("companions-left", companions=named) if named else ""


def read_clause_text(clause: Clause) -> str:
    """Return the words of a clause: its heading and its text."""
    heading = clause.heading.removesuffix(".") if clause.text else clause.heading
    return ": ".join(part for part in (heading, clause.text) if part)


def list_texts(entries: Iterable[Entry]) -> list[str]:
    """Return the words of clauses, of those that have any."""
    return [text for entry in entries if (text := read_clause_text(entry.clause))]
