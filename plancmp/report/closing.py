"""What a report says first and last of itself: cautions, what is not shown, the proof, the sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from plancmp.diff import Comparison
from plancmp.diff.coverage import prove_coverage
from plancmp.diff.slots import list_slots
from plancmp.diff.word_classes import list_words
from plancmp.diff.words import diff_words
from plancmp.model import Aside, AsideKind, DocumentKind, Plan
from plancmp.model.account import list_differing
from plancmp.model.expressions import late
from plancmp.model.taxonomy import USUAL
from plancmp.report.excerpts import share_of_equal
from plancmp.report.messages import Messages
from plancmp.report.phrases import abridge, describe_plan, flatten, say_left
from plancmp.report.view import View

_MOST_ASIDES, _LONGEST_ASIDE = 4, 120
_ALIKE = 0.5  # of the words of two titles
_NO_WORD = late(r"[\W_]+")


def list_closing(view: View, messages: Messages) -> Iterator[str]:
    """Yield what is not shown, the proof that nothing else is missing, and the line that sums the comparison up."""
    hidden = say_hidden(view.list_hidden(), messages)
    if hidden:
        yield hidden
    followed = sum(item.cause.rule == "text-followed" for change in view.comparison.clauses for item in change.fields)
    if followed:
        yield messages.say_count("followed", followed)
    old, new = view.comparison.old, view.comparison.new
    left = say_left({messages.say("old"): old, messages.say("new"): new}, messages)
    if left:
        yield left
    if view.comparison.is_read:
        yield messages.say("terms-aside" if view.comparison.has_terms_aside else "terms-read")
        if view.comparison.new.taxonomy != USUAL:
            is_filed = len(view.taxonomy.topics) > 1
            yield messages.say("topics-of" if is_filed else "topics-none", title=flatten(view.taxonomy.title))
        yield from list_language_notes((view.comparison.old.language, view.comparison.new.language), messages)
    if seen := say_seen(old.account, new.account, messages):
        yield seen
    coverage = prove_coverage(view.comparison)
    if coverage.is_complete:
        clauses = messages.say_count("count-clauses", coverage.clauses)
        differences = messages.say_count("count-differences", coverage.differences)
        yield messages.say("coverage", clauses=clauses, differences=differences)
    else:
        yield messages.say("coverage-broken", problems=flatten("; ".join(coverage.problems)))
    terms, kinds = messages.count(view.term_counts), messages.count(view.clause_counts)
    sentences = [messages.say("summary-terms", counts=terms) if terms else messages.say("summary-none")]
    sentences += [messages.say("summary-clauses", counts=kinds)] if kinds else []
    yield " ".join(sentences)


def say_no_change(view: View, messages: Messages) -> str:
    """Return what stands where there is nothing to show."""
    return messages.say("nothing-shown" if view.term_counts else "no-changes")


def list_hints(view: View, messages: Messages) -> Iterator[str]:
    """Yield which options tell more or help, for those who gave a command; no page names any."""
    comparison = view.comparison
    if any(not item.is_taken for plan in (comparison.old, comparison.new) for item in plan.companions):
        yield messages.say("companions-hint", option="--with-companions")
    if comparison.is_read and comparison.new.taxonomy != USUAL:
        yield messages.say("topics-hint", option="--taxonomy")
    if comparison.is_restated and not comparison.is_strange:
        yield messages.say("renderings-hint", key="plancmp renderings")
    yield messages.say("full-hint", option="--full", file="-o report.html")


def list_cautions(view: View, messages: Messages) -> Iterator[str]:
    """Yield what a reader must know first: that the two texts hardly belong together, or not in this order."""
    yield from _list_kinds(view, messages)
    if view.comparison.is_lopsided:
        yield messages.say("texts-lopsided")
    if view.comparison.is_read and view.comparison.old.language != view.comparison.new.language:
        yield messages.say("languages-differ")
    if view.comparison.is_strange:
        yield messages.say("texts-strange")
    elif view.comparison.is_restated:
        yield messages.say("texts-restated")
    old, new = view.comparison.old.date, view.comparison.new.date
    if old and new and old.first > new.last:
        yield messages.say("order-strange", old=old, new=new)


def list_unread(view: View, messages: Messages) -> Iterator[str]:
    """Yield what was seen in the files and not compared, and differs: what a reader must look at beside the changes."""
    if titles := find_titles(view.comparison):
        yield messages.say("title-differs", old=flatten(titles[0]), new=flatten(titles[1]))
    if differing := say_differing(view.comparison.old.account, view.comparison.new.account, messages):
        yield differing


def find_titles(comparison: Comparison) -> tuple[str, str] | None:
    """Return the titles of two documents, where one is the other in part other words.

    Titles with little in common are names of the versions, and one without a letter changed tells a draft from the
    next: the first line of a report shows both. A document without a title is called like its file.
    """
    old, new = comparison.old, comparison.new
    if not comparison.is_read or any(
        _NO_WORD.sub("-", plan.title.lower()).strip("-") == plan.id for plan in (old, new)
    ):
        return None
    if [*filter(str.isalpha, list_words(old.title))] == [*filter(str.isalpha, list_words(new.title))]:
        return None
    segments = [(segment.text, segment.kind) for segment in diff_words(old.title, new.title)]
    return (old.title, new.title) if share_of_equal(segments) >= _ALIKE else None


def _list_kinds(view: View, messages: Messages) -> Iterator[str]:
    """Yield what is no text of a plan, and why."""
    for side, plan in (("old", view.comparison.old), ("new", view.comparison.new)):
        if plan.kind is not DocumentKind.TEXT:
            told = messages.say(f"{plan.kind}-not-text", version=messages.say(side))
            yield f"{told} “{flatten(plan.kind_reason)}”" if plan.kind_reason else told


def say_differing(old: Sequence[Aside], new: Sequence[Aside], messages: Messages) -> str:
    """Return what was seen and not compared, and differs, but for the furniture of a page; empty if nothing does."""
    sides = [[item for item in side if not item.kind.is_furniture] for side in list_differing(old, new)]
    parts = []
    for kind in AsideKind:
        texts = [
            f"{sign} “{abridge(flatten(item.text), _LONGEST_ASIDE)}”"
            for sign, side in zip("−+", sides, strict=True)
            for item in side
            if item.kind is kind
        ]
        rest = len(texts) - _MOST_ASIDES
        shown = [*texts[:_MOST_ASIDES], *([f"… (+{messages.spell_number(rest)})"] if rest > 0 else [])]
        parts += [f"{messages.say(f'aside-{kind}')}: {', '.join(shown)}"] if texts else []
    return messages.say("asides-differ", list="; ".join(parts)) if parts else ""


def say_seen(old: Sequence[Aside], new: Sequence[Aside], messages: Messages) -> str:
    """Return what was seen in either version and not compared, by kind; empty if nothing was."""
    before, after = (Counter(item.kind for item in side) for side in (old, new))
    differing = {item.kind for side in list_differing(old, new) for item in side}
    parts = []
    for kind in AsideKind:
        if kind in before | after:
            counts = dict.fromkeys(messages.spell_number(side[kind]) for side in (before, after))
            other = f", {messages.say('aside-other')}" if kind in differing else ""
            parts.append(f"{messages.say(f'aside-{kind}')} ({' → '.join(counts)}{other})")
    return messages.say("asides-seen", list=", ".join(parts)) if parts else ""


def list_language_notes(languages: Sequence[str], messages: Messages) -> Iterator[str]:
    """Yield what was read, and what was not, of texts in these languages; an empty code is English."""
    for code in dict.fromkeys(filter(None, languages)):
        if messages.has(f"language-{code}"):
            yield messages.say("language-read", name=messages.say(f"language-{code}"))
        else:
            yield messages.say("language-unread", code=code, key="language:")


def say_rest(count: int, messages: Messages) -> str:
    """Return how many things a list leaves out; empty if it leaves out none."""
    return messages.say_count("short-rest", count) if count > 0 else ""


def say_hidden(hidden: Iterable[tuple[str, int]], messages: Messages) -> str:
    """Return how many changes are not shown, by the reason; empty if all are."""
    parts = [messages.say_count(f"hidden-{reason}", count) for reason, count in hidden if count]
    return messages.say("hidden", counts=", ".join(parts)) if parts else ""


def list_account(comparison: Comparison, paths: tuple[str, str], messages: Messages) -> Iterator[str]:
    """Yield what `-v` tells: what was read from the two files and how it was linked, a line each."""
    for path, plan in zip(paths, (comparison.old, comparison.new), strict=True):
        yield messages.say(
            "account-read", path=flatten(path), plan=describe_plan(plan, messages), size=_size(plan, messages)
        )
    alignment = comparison.alignment
    kinds = Counter(link.kind for link in alignment.links)
    words = [f"{messages.spell_number(count)} {kind}" for kind, count in sorted(kinds.items())]
    yield messages.say("account-links", counts=", ".join(words) or "0")
    reasons = Counter(
        reason for link in alignment.links for reason in {reason.kind for pair in link.pairs for reason in pair.reasons}
    )
    if reasons:
        ordered = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
        counts = ", ".join(f"{name} {messages.spell_number(count)}" for name, count in ordered)
        yield messages.say("account-reasons", counts=counts)
    yield messages.say(
        "account-rest",
        weak=messages.spell_number(sum(link.weak for link in alignment.links)),
        old=messages.spell_number(len(alignment.removed)),
        new=messages.spell_number(len(alignment.added)),
    )


def _size(plan: Plan, messages: Messages) -> str:
    outline = plan.outline()
    clauses = messages.say_count("count-clauses", len(outline))
    terms = messages.say_count("count-terms", sum(map(len, list_slots(outline).values())))
    return f"{clauses}, {terms}"
