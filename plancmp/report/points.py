"""Changes as sentences of fact, ranked: what "In short" and the list of changes are made of.

A sentence is built from the terms that changed and from the words of the catalogue; of a term that was found in the
words of a document, from these words. A rank is, in this order: materiality; size (`WEIGHTS`, then by how much a
figure changed, or how many terms came or went); topic, in the order of the taxonomy; place in the text. A clause's
second sentence comes after the first ones of all others, and a topic's second and later sentences weigh a step or two
less, so that ten sentences tell of ten matters where so many changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from plancmp.diff import RULES, ClauseChange, Effect, Kind, Materiality, Slot, TermChange, Variant
from plancmp.diff.places import find_first_article
from plancmp.diff.sentences import Sentence, list_sentences
from plancmp.model import Force, Plan
from plancmp.report.alternatives import find_side, find_text, list_all_variants, stands_in_new
from plancmp.report.blocks import Span
from plancmp.report.excerpts import compare_words, make_excerpt, quote, share_of_equal, strip_markup
from plancmp.report.messages import Messages
from plancmp.report.phrases import flatten, name_clauses, read_clause_text
from plancmp.report.statements import find_share, state_term, tell_term
from plancmp.report.view import ClauseBlock, View, read_variant

# How much a change weighs beside others of its materiality; the least number comes first.
REVERSAL, FIGURE, COMING, CIRCUMSTANCE, WORDS, RECITAL = range(6)
WEIGHTS = {
    REVERSAL: "a duty or right turned into a ban, a yes into a no, or the reverse",
    FIGURE: "another figure, sum, date or deadline, or another force",
    COMING: "a duty, ban or right that is new or gone, or a matter on which the sides now disagree",
    CIRCUMSTANCE: "another condition, party, beneficiary or instrument",
    WORDS: "anything else",
    RECITAL: "whatever stands before the first article of a text that is made of articles",
}
_REVERSALS = {"force-reversed", "answer-turned-yes", "answer-turned-no"}
_WORDY = {"wording-changed", "constraint-recast", "list-recast", "qualifier-changed", "force-recast"}
_LOOSE = {"member-added", "member-removed", "unit-changed"}
_DUTIES = {Force.MUST, Force.MUST_NOT, Force.MAY}
_DISPUTES = {"dispute-opened", "dispute-closed"}
_MOST_TERMS, _MOST_STEPS = 2, 2
# Two sentences that share less of their words than this are hardly one.
_ALIKE = 0.35
# Whether it is a clause's second sentence; materiality; weight; size; topic; place; order in the clause.
_Rank = tuple[bool, int, int, float, int, int, int]


@frozen(eq=False, repr=False)
class Point:
    """One change in a sentence.

    Attributes:
        change: The clause change that it is part of.
        number: The clauses' numbers, such as "21 → 14".
        spans: The sentence, without the number.
        effect: What happened: the word of an effect; "mixed" if several did.
        materiality: How much it matters to a reader.
        weight: One of `WEIGHTS`.
        size: The share by which a figure changed, such as .33, or how many terms came or went.
    """

    change: ClauseChange
    number: str
    spans: tuple[Span, ...]
    effect: str
    materiality: Materiality
    weight: int
    size: float = 1.0


def rank_points(view: View, messages: Messages) -> tuple[Point, ...]:
    """Return the changes that a view shows as sentences, the one that matters most first.

    What is not disclosed is no change and has no sentence; changes of words that no rule explains have none either.
    """
    ranked: list[tuple[_Rank, Point]] = []
    firsts = [find_first_article(plan.outline()) for plan in (view.comparison.old, view.comparison.new)]
    for topic, section in enumerate(view.sections):
        for place, block in enumerate(section.loud):
            points = sorted(list_points(block, view, messages), key=_weigh)
            if _is_recital(block.change, firsts):
                points = [evolve(point, weight=RECITAL) for point in points]
            ranked += [((order > 0, *_weigh(point), topic, place, order), point) for order, point in enumerate(points)]
    return tuple(point for _, point in sorted(_spread(ranked, view), key=lambda pair: pair[0]))


def _is_recital(change: ClauseChange, firsts: Sequence[int]) -> bool:
    sides = zip((change.old, change.new), firsts, strict=True)
    return all(entry.index < first for side, first in sides for entry in side)


def _spread(ranked: Sequence[tuple[_Rank, Point]], view: View) -> Iterator[tuple[_Rank, Point]]:
    """Yield ranks in which a topic's second sentence weighs a step less, and its further ones two."""
    told: Counter[int] = Counter()
    for rank, point in sorted(ranked, key=lambda pair: pair[0]):
        topic = rank[4]
        steps = min(told[topic], _MOST_STEPS) if view.sections[topic].topic else 0
        told[topic] += 1
        yield (*rank[:2], rank[2] + steps, *rank[3:]), point


def _weigh(point: Point) -> tuple[int, int, float]:
    return point.materiality.rank, point.weight, -point.size


def list_points(block: ClauseBlock, view: View, messages: Messages) -> Iterator[Point]:
    """Yield what happened to a clause, a sentence for each thing."""
    change = block.change
    terms = [term for term in block.terms if not term.effect.is_silence]
    variants = list_all_variants(block)
    if any(variants):
        yield from _tell_variants([variant for variant in variants if variant], terms, block, view, messages)
        terms = [term for term in terms if read_variant(term) is None]
    if change.kind in {Kind.ADDED, Kind.REMOVED}:
        yield from _tell_clause(block, terms, messages)
        return
    found = [term for term in terms if _is_found(term)]
    for term in terms:
        if term not in found:
            spans = tuple(tell_term(term, _list_parties(view), messages))
            yield _make_point(block, spans, [term])
    yield from _tell_passages(block, found, view, messages)
    for item in block.fields:
        if item.cause.rule in _DISPUTES:
            spans = ((messages.say(item.cause.rule), ""),)
            yield Point(change, name_clauses(change), spans, "mixed", item.cause.materiality, COMING)


def _make_point(block: ClauseBlock, spans: tuple[Span, ...], terms: Sequence[TermChange]) -> Point:
    effects = {str(term.effect) for term in terms}
    shares = [share for term in terms for cause in term.causes if (share := find_share(cause.difference)) is not None]
    weight = min((_weigh_term(term) for term in terms), default=WORDS)
    return Point(
        block.change,
        name_clauses(block.change),
        spans,
        effects.pop() if len(effects) == 1 else "mixed",
        min((term.materiality for term in terms), key=lambda item: item.rank, default=Materiality.MINOR),
        weight,
        max(shares, default=1.0) if weight == FIGURE else float(len(terms)),
    )


def _weigh_term(term: TermChange) -> int:
    rules = {cause.rule for cause in term.causes}
    forces = {slot.term.force for slot in (term.old, term.new) if slot and slot.term}
    is_found = _is_found(term)
    if rules & _REVERSALS:
        return REVERSAL
    if term.effect in {Effect.ADDED, Effect.DROPPED}:
        return COMING if forces & _DUTIES or not is_found else WORDS
    # In the words of a document a list, a unit or a mere statement is often but another way to say something.
    told = rules - _WORDY - (_LOOSE if is_found else set())
    groups = {RULES[rule].group for rule in told}
    if "constraint" in groups or ("force" in groups and (forces <= _DUTIES or not is_found)):
        return FIGURE
    return CIRCUMSTANCE if groups & {"condition", "party", "force"} or rules & _LOOSE else WORDS


def _is_found(term: TermChange) -> bool:
    """Whether a program found the term in the words of either version."""
    return any(slot and slot.term and slot.term.evidence for slot in (term.old, term.new))


def _list_parties(view: View) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*view.comparison.new.parties, *view.comparison.old.parties)))


def _tell_clause(block: ClauseBlock, terms: Sequence[TermChange], messages: Messages) -> Iterator[Point]:
    """Tell of a clause that came or went by its words; where it has none, by its terms."""
    change = block.change
    entries = change.new or change.old
    words = " ".join(filter(None, (read_clause_text(entry.clause) for entry in entries if entry.clause.text)))
    told = words and quote(strip_markup(words))
    if not told:
        stated = ((term.name, slot.term) for term in terms if (slot := term.new or term.old) and slot.term)
        told = "; ".join(state_term(term, (), messages, name) for name, term in stated)
    if told:
        word = "short-new" if change.kind is Kind.ADDED else "short-gone"
        point = _make_point(block, ((messages.say(word, text=told), ""),), terms)
        effect = "added" if change.kind is Kind.ADDED else "dropped"
        yield evolve(point, effect=effect, materiality=change.materiality)


def _tell_variants(
    variants: Sequence[Variant], terms: Sequence[TermChange], block: ClauseBlock, view: View, messages: Messages
) -> Iterator[Point]:
    """Tell what happened to a clause that has alternatives: what each of them says, and whose it is."""
    spans: list[Span] = []
    told: list[TermChange] = []
    for variant in variants:
        own = [term for term in terms if read_variant(term) == variant]
        text = find_text(variant, block)
        if not own and (not text or told or not stands_in_new(variant, block)):
            continue
        parties = _list_parties(view)
        if text and len(own) != 1:
            words: Iterable[Span] = ((quote(text), ""),)
        else:
            words = [span for term in own[:_MOST_TERMS] for span in (*tell_term(term, parties, messages), ("; ", ""))][
                :-1
            ]
        before, after = messages.say(
            f"short-{variant.kind}", names=_name(variant, find_side(variant, block, view)), text="\0"
        ).split("\0")
        spans += [(before, ""), *words, (after, ""), ("; ", "")]
        told += own
    if told:
        yield _make_point(block, tuple(spans[:-1]), told)


def _name(variant: Variant, plan: Plan) -> str:
    """Return who is behind an alternative, without dates."""
    known = {source.id: source.publisher for source in plan.sources}
    names = dict.fromkeys(known.get(name, name) for name in variant.names)
    return flatten(", ".join(names))


def _tell_passages(block: ClauseBlock, terms: Sequence[TermChange], view: View, messages: Messages) -> Iterator[Point]:
    """Tell of terms that were found in words by these: those of one sentence together."""
    for (old, new), told in _group_by_sentence(terms).items():
        before, after = strip_markup(old), strip_markup(new)
        if not before or not after:
            word = "short-new" if new else "short-gone"
            yield _make_point(block, ((messages.say(word, text=quote(after or before)), ""),), told)
            continue
        segments = compare_words(before, after)
        if all(kind == "equal" for _, kind in segments):
            # A sign that is no word changed: the term says what.
            for term in told:
                if term.effect is not Effect.SAME:
                    yield _make_point(block, tuple(tell_term(term, _list_parties(view), messages)), [term])
            continue
        spans = [*make_excerpt(segments)]
        figures = dict.fromkeys(figure for term in told for figure in _list_figures(term))
        is_counted = before == old or any(re.search(r"\d", text) for text, kind in segments if kind != "equal")
        spans += [(f" ({', '.join(figures)})", "figure")] if figures and is_counted else []
        point = _make_point(block, tuple(spans), told)
        # The date on top of a document is no term of it.
        is_title = any(entry.clause.id == "preamble" for entry in block.change.new)
        is_alike = is_counted and not is_title and share_of_equal(segments) >= _ALIKE
        yield point if is_alike else evolve(point, weight=max(point.weight, CIRCUMSTANCE), size=1.0)


def _list_figures(term: TermChange) -> Iterator[str]:
    for cause in term.causes:
        if RULES[cause.rule].group == "constraint" and re.search(r"^[+−]\s?\d", cause.difference):
            yield flatten(cause.difference)


def _group_by_sentence(terms: Sequence[TermChange]) -> dict[tuple[str, str], list[TermChange]]:
    """Return the terms by their old and new sentence; a sentence that is alone is with its pair."""
    places = [(_find_sentence(term.old), _find_sentence(term.new)) for term in terms]
    after = {old: new for old, new in places if old and new}
    before = {new: old for old, new in places if old and new}
    grouped: dict[tuple[str, str], list[TermChange]] = {}
    for (old, new), term in zip(places, terms, strict=True):
        pair = (old, new) if old and new else (before.get(new, ""), new) if new else (old, after.get(old, ""))
        grouped.setdefault(pair, []).append(term)
    return grouped


def _find_sentence(slot: Slot | None) -> str:
    """Return the sentence in which a program found a term; empty if it found none."""
    if slot is None or slot.term is None or slot.term.evidence is None:
        return ""
    start = slot.term.evidence.span[0]
    sentences: Sequence[Sentence] = list_sentences(slot.entry)
    inside = [sentence for sentence in sentences if sentence.start <= start]
    return (inside or sentences)[-1].text if sentences else slot.entry.clause.text
