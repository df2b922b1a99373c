"""A term and its change in a sentence that a person could have written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plancmp.diff import RULES, TermChange
from plancmp.model import Condition, Disclosure, Force, Term
from plancmp.model.constraints import Flag, Wording
from plancmp.model.expressions import late
from plancmp.model.spelling import count_shared
from plancmp.report.blocks import Span
from plancmp.report.messages import Messages
from plancmp.report.phrases import abbreviate, describe_causes, describe_content, flatten, name_term

_SHARE = late(r"[+−]\s?(\d[\d,.]*)\s?%")
_NAMES = {"party": "party", "beneficiary": "toward", "instrument": "instrument"}


def find_share(difference: str) -> float | None:
    """Return by which share a figure changed, such as .33 for "+200,000, +33 %"; `None` where nothing says so."""
    match = _SHARE.search(difference)
    return float(match[1].replace(",", "").rstrip(".")) / 100 if match else None


def name_subject(party: Sequence[str], name: str, known: Sequence[str], messages: Messages) -> str:
    """Return what a sentence is about, such as "Ukraine, armed forces size".

    Who is in the name is not said twice; the parties of the versions, `known`, are written there as these have them.
    """
    words = name_term(name, (*party, *known))
    said = f" {words} "
    rest = [flatten(item) for item in party if not any(f" {form} " in said for form in (item, abbreviate(item)))]
    return f"{messages.join_all(rest)}, {words}" if rest else words


def state_term(term: Term, known: Sequence[str], messages: Messages, name: str) -> str:
    """Return what a term lays down, such as "Ukraine must not join NATO" or "Ukraine, army size: at most 600,000"."""
    subject = name_subject(term.party, name, known, messages)
    if term.force is None or term.constraint is None:
        word = "content-deferred" if term.disclosure is Disclosure.DEFERRED else "content-undisclosed"
        return f"{subject}: {messages.say(word)}"
    if isinstance(term.constraint, Wording) and term.party and term.force in {Force.MUST, Force.MUST_NOT, Force.MAY}:
        who = messages.join_all([flatten(item) for item in term.party])
        head = f"{who} {messages.say(str(term.force))} {describe_content(term.constraint, messages)}"
    elif isinstance(term.constraint, Flag):
        head = subject if term.constraint.value else f"{subject}: {messages.say('no')}"
    else:
        head = f"{subject}: {describe_content(term.constraint, messages)}"
    return ", ".join([head, *(say_condition(condition, messages) for condition in term.conditions)])


def say_condition(condition: Condition, messages: Messages) -> str:
    """Return a condition as a sentence has it: "if Russia agrees", "in peacetime"."""
    text = flatten(condition.text)
    # "When in peacetime" is said without the "when".
    if condition.kind == "when" and text.partition(" ")[0].casefold() in messages.say("prepositions").split():
        return text
    return messages.say(f"condition-{condition.kind}", text=text)


def tell_term(change: TermChange, known: Sequence[str], messages: Messages) -> Iterator[Span]:
    """Yield what happened to a term, such as "Ukraine, army size: at most 600,000 → 800,000 personnel (+33 %)"."""
    old = change.old.term if change.old else None
    new = change.new.term if change.new else None
    if old is None or new is None:
        term = new or old
        word = "short-new" if new else "short-gone"
        yield messages.say(word, text=state_term(term, known, messages, change.name) if term else change.name), ""
        return
    shared = [name for name in new.party if name in old.party] if old.party else new.party
    yield f"{name_subject(shared, change.name, known, messages)}: ", "subject"
    parts = [part for part in _list_parts(change, old, new, messages) if part]
    if not parts:
        parts = [[(describe_causes(change.causes) or messages.say(str(change.effect)), "")]]
    for number, part in enumerate(parts):
        if number:
            yield ", ", ""
        yield from part


def _list_parts(change: TermChange, old: Term, new: Term, messages: Messages) -> Iterator[list[Span]]:
    groups = {RULES[cause.rule].group: cause for cause in reversed(change.causes)}
    is_worded = "force" in groups and {Wording} <= {type(old.constraint), type(new.constraint)}
    if is_worded and "constraint" in groups:
        yield [(_say_duty(old, messages), "old"), (" → ", ""), (_say_duty(new, messages), "new")]
    elif "force" in groups and old.force and new.force:
        prefix = "turn-" if Force.STATES in {old.force, new.force} else ""
        before, after = (messages.say(f"{prefix}{term.force}") for term in (old, new))
        yield [(before, "old"), (" → ", ""), (after, "new")]
    if "constraint" in groups and old.constraint and new.constraint and not is_worded:
        texts = [describe_content(constraint, messages) for constraint in (old.constraint, new.constraint)]
        yield [*join_values(*texts), *_say_share(groups["constraint"].difference)]
    yield from _list_conditions(old, new, messages)
    for cause in change.causes:
        noun, _, turn = cause.rule.partition("-")
        if noun in _NAMES and RULES[cause.rule].group == "party":
            before, after = (getattr(term, _NAMES[noun]) for term in (old, new))
            gone = messages.join_all([flatten(name) for name in before if name not in after])
            come = messages.join_all([flatten(name) for name in after if name not in before])
            yield [(messages.say(f"short-{noun}-{turn}", gone=gone, come=come), "")]


def _say_duty(term: Term, messages: Messages) -> str:
    """Return a force and what it holds over as one phrase: "must not join NATO"."""
    content = describe_content(term.constraint, messages) if term.constraint else ""
    return content if term.force in {None, Force.STATES} else f"{messages.say(str(term.force))} {content}"


def _list_conditions(old: Term, new: Term, messages: Messages) -> Iterator[list[Span]]:
    before, after = ({item.key: say_condition(item, messages) for item in term.conditions} for term in (old, new))
    come = messages.join_all([text for key, text in after.items() if key not in before])
    gone = messages.join_all([text for key, text in before.items() if key not in after])
    if come and gone:
        yield [(gone, "old"), (" → ", ""), (come, "new")]
    elif come or gone:
        yield [(messages.say("short-condition-new" if come else "short-condition-gone", text=come or gone), "")]


def _say_share(difference: str) -> list[Span]:
    share = _SHARE.search(difference)
    told = share[0] if share else difference if re.search(r"^[+−]\s?\d", difference) else ""
    return [(f" ({flatten(told)})", "figure")] if told else []


def join_values(old: str, new: str) -> list[Span]:
    """Return two values with what both say told once: "at most 600,000 → 800,000 personnel"."""
    before, after = old.split(), new.split()
    if len(before) != len(after):
        # "At most 9 members" and "11 members" have no more in common than it seems.
        return [(old, "old"), (" → ", ""), (new, "new")]
    most = len(before) - 1
    head = min(most, count_shared(before, after))
    tail = min(most - head, count_shared(before[::-1], after[::-1]))
    lead, end = " ".join(before[:head]), " ".join(before[len(before) - tail :])
    spans = [(f"{lead} ", "")] if lead else []
    spans += [(" ".join(before[head : len(before) - tail]), "old"), (" → ", "")]
    spans += [(" ".join(after[head : len(after) - tail]), "new")]
    return spans + ([(f" {end}", "")] if end else [])
