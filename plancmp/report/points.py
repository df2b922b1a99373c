"""Changes as sentences of fact, ranked: what "In short" and the list of changes are made of.

A sentence is built from the terms that changed and from the words of the catalogue; of a term that was found in the
words of a document, from these words, and so is a change of words that no term explains. A rank is, in this order:
materiality; size (`WEIGHTS`, then by how much a figure changed, or how much came or went: terms, figures, sentences);
topic, in the order of the taxonomy; place in the text. A topic's second and later sentences weigh a step or two less
where a person chose the topics; of one weight a clause's second and later ones come after the first ones of others. So
ten sentences tell of ten matters where so many changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from plancmp.diff import RULES, ClauseChange, Effect, Kind, Materiality, Slot, TermChange, Variant
from plancmp.diff.places import find_first_article
from plancmp.diff.sentences import Sentence, list_sentences
from plancmp.model import Force, Plan
from plancmp.model.expressions import late
from plancmp.report.alternatives import find_side, find_text, list_all_variants, stands_in_new
from plancmp.report.blocks import Span
from plancmp.report.excerpts import (
    count_places,
    make_excerpt,
    quote,
    quote_around,
    quote_both,
    share_of_equal,
    strip_markup,
)
from plancmp.report.messages import Messages
from plancmp.report.passages import Texts, changes_forms_only, find_texts, is_fragment, list_passages, read_passage
from plancmp.report.phrases import describe_constraint, flatten, name_clauses, read_clause_text
from plancmp.report.statements import find_share, state_term, tell_term
from plancmp.report.view import ClauseBlock, View, read_variant

# How much a change weighs beside others of its materiality; the least number comes first.
REVERSAL, FIGURE, COMING, CIRCUMSTANCE, WORDS, FORMS, RECITAL = range(7)
WEIGHTS = {
    REVERSAL: "a duty or right turned into a ban, a yes into a no, or the reverse",
    FIGURE: "another figure, sum, date or deadline, or another force",
    COMING: "a duty, right, figure or whole clause that is new or gone, or a matter on which the sides now disagree",
    CIRCUMSTANCE: "another condition, party, beneficiary, instrument, list or qualifier",
    WORDS: "anything else",
    FORMS: "another form of the same words, a fragment, the title of a document",
    RECITAL: "whatever comes before the first article of a text that is made of articles",
}
_REVERSALS = {"force-reversed", "answer-turned-yes", "answer-turned-no"}
_WORDY = {"wording-changed", "constraint-recast", "list-recast", "qualifier-changed", "force-recast"}
_LISTS = {"member-added", "member-removed"}
_QUALIFIERS = {"qualifier-raised", "qualifier-lowered"}
_DUTIES = {Force.MUST, Force.MUST_NOT, Force.MAY}
_DISPUTES = {"dispute-opened", "dispute-closed"}
_MOST_TERMS, _MOST_STEPS = 2, 2
# Two sentences that share less of their words than this are hardly one; below the second, both are quoted, unless they
# differ in one place only.
_ALIKE, _LEGIBLE = 0.35, 0.5
_LEAST = 8  # words of a sentence that lays something down
_STEM = 4  # letters by which a word of a term is known in a sentence
_UNITLESS = late(r"[+−]\s?[\d.,]*\d(?:, |$)")
# Materiality; weight; which sentence of its clause; size; topic; place; order in the clause.
_Rank = tuple[int, int, int, float, int, int, int]


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
        size: The share by which a figure changed, such as .33, or how much came or went.
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

    What is not disclosed is no change and has no sentence.
    """
    ranked: list[tuple[_Rank, Point]] = []
    teller = _Teller(view, messages, find_texts(view.comparison))
    firsts = [find_first_article(plan.outline()) for plan in (view.comparison.old, view.comparison.new)]
    for topic, section in enumerate(view.sections):
        for place, block in enumerate(section.loud):
            points = sorted(teller.list_points(block), key=_weigh)
            if _is_recital(block.change, firsts):
                points = [evolve(point, weight=RECITAL) for point in points]
            for order, point in enumerate(points):
                materiality, weight, size = _weigh(point)
                ranked.append(((materiality, weight, min(order, _MOST_STEPS), size, topic, place, order), point))
    return tuple(point for _, point in sorted(_spread(ranked, view), key=lambda pair: pair[0]))


def _is_recital(change: ClauseChange, firsts: Sequence[int]) -> bool:
    sides = zip((change.old, change.new), firsts, strict=True)
    return all(entry.index < first for side, first in sides for entry in side)


def _spread(ranked: Sequence[tuple[_Rank, Point]], view: View) -> Iterator[tuple[_Rank, Point]]:
    """Yield ranks in which a topic's second sentence weighs a step less, and its further ones two."""
    told: Counter[int] = Counter()
    for rank, point in sorted(ranked, key=lambda pair: pair[0]):
        topic = rank[4]
        is_chosen = view.sections[topic].topic and not view.comparison.is_read
        steps = min(told[topic], _MOST_STEPS) if is_chosen else 0
        told[topic] += 1
        yield (rank[0], rank[1] + steps, *rank[2:]), point


def _weigh(point: Point) -> tuple[int, int, float]:
    return point.materiality.rank, point.weight, -point.size


def _weigh_term(term: TermChange) -> int:
    rules = {cause.rule for cause in term.causes}
    forces = {slot.term.force for slot in (term.old, term.new) if slot and slot.term}
    is_found = _is_found(term)
    if rules & _REVERSALS:
        return REVERSAL
    if term.effect in {Effect.ADDED, Effect.DROPPED}:
        return COMING if forces & _DUTIES or not is_found else WORDS
    # In the words of a document a list, a unit or a mere statement is often but another way to say something.
    loose = set(_LISTS)
    if is_found:
        # A number without a unit is mostly that of a version, a code or a clause.
        bare = {cause.rule for cause in term.causes if _UNITLESS.match(flatten(cause.difference))}
        # "Voting members" for "members" says who; "regularly" for "quarterly" says how often.
        lone = {cause.rule for cause in term.causes if not ("−" in cause.difference and "+" in cause.difference)}
        loose |= (_QUALIFIERS & lone) | {"unit-changed"} | bare
    groups = {RULES[rule].group for rule in rules - _WORDY - loose}
    if "constraint" in groups or ("force" in groups and (forces <= _DUTIES or not is_found)):
        return FIGURE
    return CIRCUMSTANCE if groups & {"condition", "party", "force"} or rules & loose else WORDS


def _is_circumstance(term: TermChange) -> bool:
    """Whether only conditions and parties of a term changed."""
    groups = {RULES[cause.rule].group for cause in term.causes}
    return bool(groups) and groups <= {"condition", "party"}


def _is_found(term: TermChange) -> bool:
    """Whether a program found the term in the words of either version."""
    return any(slot and slot.term and slot.term.evidence for slot in (term.old, term.new))


@frozen(eq=False)
class _Teller:
    """Tells what happened to clauses."""

    view: View
    messages: Messages
    texts: Texts

    def list_points(self, block: ClauseBlock) -> Iterator[Point]:
        """Yield what happened to a clause, a sentence for each thing."""
        change = block.change
        terms = [term for term in block.terms if not term.effect.is_silence]
        variants = list_all_variants(block)
        if any(variants):
            yield from self._tell_variants([variant for variant in variants if variant], terms, block)
            terms = [term for term in terms if read_variant(term) is None]
        if change.kind in {Kind.ADDED, Kind.REMOVED}:
            yield from self._tell_clause(block, terms)
            return
        given = [term for term in terms if not _is_found(term)]
        loose = [term for term in given if not (term.old and term.new) or _is_circumstance(term)]
        worded = self._find_words(block, loose)
        for term in given:
            if term not in worded:
                yield self._tell_term(block, term)
        found = [term for term in terms if _is_found(term)]
        yield from self._tell_passages(block, found, worded)
        for item in block.fields:
            if item.cause.rule in _DISPUTES:
                headings = (flatten(entry.clause.heading) for entry in (*change.new, *change.old))
                lead = next((f"{heading}: " for heading in headings if heading), "")
                dispute = ((f"{lead}{self.messages.say(item.cause.rule)}", ""),)
                yield Point(change, name_clauses(change), dispute, "mixed", item.cause.materiality, COMING)

    @property
    def _parties(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.view.comparison.new.parties, *self.view.comparison.old.parties)))

    def _tell_term(self, block: ClauseBlock, term: TermChange) -> Point:
        return _make_point(block, tuple(tell_term(term, self._parties, self.messages)), [term])

    def _find_words(self, block: ClauseBlock, terms: Sequence[TermChange]) -> dict[TermChange, tuple[str, str]]:
        """Return the sentences of terms that a person wrote: those that share the most words with a term."""
        pairs = [read_passage(passage) for passage in list_passages(block.change, self.texts)]
        lone = [pair for pair in pairs if not all(pair)]
        # What came and what went in one clause, without an answer, was written anew.
        pairs = [pair for pair in pairs if all(pair)]
        pairs += [_join_pairs(lone)] if lone else []
        found: dict[TermChange, tuple[str, str]] = {}
        for term in terms:
            slot = term.new or term.old
            if slot is None or slot.term is None:
                continue
            own = [pair for pair in pairs if pair[1 if term.new else 0]]
            own = [pair for pair in own if all(pair)] if term.new and term.old else own
            words = _list_stems(state_term(slot.term, self._parties, self.messages, term.name))
            shared = [len(words & _list_stems(pair[1 if term.new else 0])) for pair in own]
            if own and (len(own) == 1 or max(shared)):
                found[term] = own[shared.index(max(shared))]
        return found

    def _tell_clause(self, block: ClauseBlock, terms: Sequence[TermChange]) -> Iterator[Point]:
        """Tell of a clause that came or went by its words; where it has none, by its terms."""
        change = block.change
        entries = change.new or change.old
        words = " ".join(filter(None, (read_clause_text(entry.clause) for entry in entries if entry.clause.text)))
        told = words and self._quote(strip_markup(words))
        if not told:
            stated = ((term.name, slot.term) for term in terms if (slot := term.new or term.old) and slot.term)
            told = "; ".join(state_term(term, (), self.messages, name) for name, term in stated)
        if told:
            word = "short-new" if change.kind is Kind.ADDED else "short-gone"
            point = _make_point(block, ((self.messages.say(word, text=told), ""),), terms)
            effect = "added" if change.kind is Kind.ADDED else "dropped"
            size = len(terms) + len(self.texts.find_figures(words))
            size += sum(len(list_sentences(entry)) for entry in entries)
            # A definition lays down nothing by itself, and the item of a list is no whole clause.
            is_whole = words[:1].isupper() and words.rstrip().endswith(".") and len(words.split()) >= _LEAST
            weight = COMING if terms or size > 1 or is_whole else point.weight
            yield evolve(point, effect=effect, materiality=change.materiality, weight=weight, size=float(size))

    def _quote(self, text: str) -> str:
        return quote_around(text, self.texts.find_figures(text))

    def _tell_variants(
        self, variants: Sequence[Variant], terms: Sequence[TermChange], block: ClauseBlock
    ) -> Iterator[Point]:
        """Tell what happened to a clause that has alternatives: what each of them says, and whose it is."""
        spans: list[Span] = []
        told: list[TermChange] = []
        for variant in variants:
            own = [term for term in terms if read_variant(term) == variant]
            text = find_text(variant, block)
            if not own and (not text or told or not stands_in_new(variant, block)):
                continue
            if text and len(own) != 1:
                words: Iterable[Span] = ((quote(text.rstrip(".")), ""),)
            else:
                told_terms = (self._continue_term(term, told) for term in own[:_MOST_TERMS])
                words = [span for term in told_terms for span in (*term, ("; ", ""))][:-1]
            before, after = self.messages.say(
                f"short-{variant.kind}", names=_name(variant, find_side(variant, block, self.view)), text="\0"
            ).split("\0")
            spans += [(before, ""), *words, (after, ""), ("; ", "")]
            told += own
        if told:
            yield _make_point(block, tuple(spans[:-1]), told)

    def _continue_term(self, term: TermChange, told: Sequence[TermChange]) -> Iterable[Span]:
        """Tell of a term by its value alone where the one before is new, too, and has its name."""
        new = term.new.term if term.new else None
        if told and told[-1].name == term.name and not term.old and not told[-1].old and new and new.constraint:
            return ((flatten(describe_constraint(new.constraint, self.messages)), ""),)
        return tell_term(term, self._parties, self.messages)

    def _tell_passages(
        self, block: ClauseBlock, terms: Sequence[TermChange], worded: Mapping[TermChange, tuple[str, str]]
    ) -> Iterator[Point]:
        """Tell of terms by the words of their sentence, and of what no term explains."""
        grouped: dict[tuple[str, str], list[TermChange]] = {}
        for term, pair in worded.items():
            grouped.setdefault(pair, []).append(term)
        passages = {read_passage(passage): passage for passage in list_passages(block.change, self.texts)}
        sides = {text: pair for pair in passages for text in pair if text}
        for pair, told in _group_by_sentence(terms).items():
            before, after = map(strip_markup, pair)
            grouped.setdefault(sides.get(after) or sides.get(before) or (before, after), []).extend(told)
        if any(item.cause.rule == "wording-needs-review" and item.cause.facet == "text" for item in block.fields):
            told_texts = {text for pair in grouped for text in pair if text}
            grouped |= {pair: [] for pair in passages if not told_texts & set(pair)}
        for (old, new), told in grouped.items():
            yield from self._tell_passage(block, old, new, told)

    def _tell_passage(self, block: ClauseBlock, old: str, new: str, terms: Sequence[TermChange]) -> Iterator[Point]:
        if not old or not new:
            word = "short-new" if new else "short-gone"
            spans: tuple[Span, ...] = ((self.messages.say(word, text=self._quote(new or old)), ""),)
            count = len(self.texts.find_figures(new or old))
            point = _make_point(block, spans, terms)
            weight = min(point.weight, COMING) if count else point.weight
            if is_fragment(new or old) or _is_title(block):
                weight = FORMS
            yield evolve(point, weight=weight, size=point.size + count + 1, effect="added" if new else "dropped")
            return
        segments = self.texts.compare(old, new)
        if all(kind == "equal" for _, kind in segments):
            # A sign that is no word changed: the term says what.
            for term in terms:
                if term.effect is not Effect.SAME:
                    yield self._tell_term(block, term)
            return
        share = share_of_equal(segments)
        is_legible = share >= _LEGIBLE or count_places(segments) == 1
        told = make_excerpt(segments) if is_legible else quote_both(old, new)
        is_title = _is_title(block)
        figures = dict.fromkeys(figure for term in terms for figure in _list_figures(term))
        if figures and not is_title and any(re.search(r"\d", text) for text, kind in segments if kind != "equal"):
            told += ((f" ({', '.join(figures)})", "figure"),)
        point = _make_point(block, told, terms)
        if is_title:
            yield evolve(point, weight=FORMS, size=1.0)
        elif point.weight > FIGURE and (changes_forms_only(segments) or (not terms and is_fragment(_join(segments)))):
            yield evolve(point, weight=FORMS)
        else:
            yield point if share >= _ALIKE else evolve(point, weight=max(point.weight, CIRCUMSTANCE), size=1.0)


def _join_pairs(pairs: Sequence[tuple[str, str]]) -> tuple[str, str]:
    old, new = (" ".join(filter(None, side)) for side in zip(*pairs, strict=True))
    return old, new


def _list_stems(text: str) -> set[str]:
    return {word[:_STEM] for word in re.findall(rf"\w{{{_STEM},}}", text.casefold())}


def _is_title(block: ClauseBlock) -> bool:
    """Whether a clause is what a document has on top of it, whose date and number are no terms."""
    return any(entry.clause.id == "preamble" for entry in block.change.new)


def _join(segments: Iterable[Span]) -> str:
    return " ".join(text for text, kind in segments if kind != "equal")


def _make_point(block: ClauseBlock, spans: tuple[Span, ...], terms: Sequence[TermChange]) -> Point:
    effects = {str(term.effect) for term in terms}
    causes = [cause for term in terms for cause in term.causes]
    shares = [share for cause in causes if (share := find_share(cause.difference)) is not None]
    weight = min((_weigh_term(term) for term in terms), default=WORDS)
    return Point(
        block.change,
        name_clauses(block.change),
        spans,
        effects.pop() if len(effects) == 1 else "mixed",
        min((term.materiality for term in terms), key=lambda item: item.rank, default=Materiality.MATERIAL),
        weight,
        max(shares, default=1.0) if weight == FIGURE else float(len(terms)),
    )


def _name(variant: Variant, plan: Plan) -> str:
    """Return who is behind an alternative, without dates."""
    known = {source.id: source.publisher for source in plan.sources}
    names = dict.fromkeys(known.get(name, name) for name in variant.names)
    return flatten(", ".join(names))


def _list_figures(term: TermChange) -> Iterator[str]:
    """Yield by how much a term's figures changed; a number without a unit is the number of a version or a clause."""
    for cause in term.causes:
        difference = flatten(cause.difference)
        is_figure = RULES[cause.rule].group == "constraint" and re.match(r"[+−]\s?\d", difference)
        if is_figure and not _UNITLESS.match(difference):
            yield difference


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
