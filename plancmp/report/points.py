"""Changes as sentences of fact: what "In short" and the list of changes are made of, in the order of `ranking`.

A sentence is built from the terms that changed and from the words of the catalogue; of a term that was found in the
words of a document, from these words, and so is a change of words that no term explains. It is written when it is read:
of thousands of changes ten are shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain

from attrs import evolve, frozen

from plancmp.diff import RULES, Effect, Kind, Materiality, Slot, TermChange, Variant
from plancmp.diff.sentences import list_sentences
from plancmp.model import Entry, Force, Plan
from plancmp.model.constraints import Dates, Interval
from plancmp.model.expressions import late
from plancmp.report.blocks import Span
from plancmp.report.excerpts import (
    count_places,
    make_excerpt,
    quote,
    quote_all,
    quote_around,
    quote_both,
    share_of_equal,
    strip_markup,
)
from plancmp.report.messages import Messages
from plancmp.report.passages import Texts, changes_forms_only, is_fragment
from plancmp.report.phrases import describe_content, flatten, list_texts, say_moved
from plancmp.report.ranking import CIRCUMSTANCE, COMING, FIGURE, FORMS, RECITAL, REVERSAL, WORDS, Point, Ranking
from plancmp.report.statements import find_share, state_term, tell_term
from plancmp.report.view import (
    ClauseBlock,
    View,
    find_place,
    find_recitals,
    find_side,
    find_text,
    list_variants,
    read_variant,
    stands_in_new,
)

_REVERSALS = {"force-reversed", "answer-turned-yes", "answer-turned-no"}
_WORDY = {
    "wording-changed", "constraint-recast", "list-recast", "qualifier-changed", "force-recast", "name-changed",
    "reference-changed", "opposite-said", "figure-recast", "day-changed",
}  # fmt: skip
_LISTS = {"member-added", "member-removed"}
_QUALIFIERS = {"qualifier-raised", "qualifier-lowered"}
_STARTS = {"event-named", "event-unnamed"}
_DUTIES = {Force.MUST, Force.MUST_NOT, Force.MAY}
_DISPUTES = {"dispute-opened", "dispute-closed"}
_MOST_TERMS = 2
# Two sentences that share less of their words than this are hardly one: both are quoted, and they weigh as what went
# and what came. The first holds where they differ in one place only.
_ALIKE, _LEGIBLE = 0.35, 0.5
_LEAST = 8  # words of a sentence that lays something down
_QUOTES = tuple("\"'“”„«‘")  # with which a definition begins
_STEM = 4  # letters by which a word of a term is known in a sentence
_REPLACED = late(r"− \w+; \+ \w+")  # one word by another
_UNITLESS = late(r"[+−]\s?[\d.,]*\d(?:, |$)")


def rank_points(view: View, messages: Messages) -> Ranking:
    """Return the changes that a view shows as sentences, ranked.

    What is not disclosed is no change and has no sentence.
    """
    teller = _Teller(view, messages, Texts(view.comparison))
    recitals = find_recitals(view)
    is_read = view.comparison.is_read
    sections = [section.loud for section in view.sections]
    if is_read:
        sections = [tuple(sorted(chain.from_iterable(sections), key=find_place))]
    blocks: list[tuple[int, int, Sequence[Point]]] = []
    for topic, loud in enumerate(sections):
        for place, block in enumerate(loud):
            points = list(teller.list_points(block))
            if block.change.fingerprint in recitals:
                points = sorted((point.settle() for point in points), key=lambda point: point.rank)
                points = [evolve(point, weight=RECITAL) for point in points]
            blocks.append((topic, place, points))
    return Ranking(blocks, {topic for topic, section in enumerate(view.sections) if section.topic and not is_read})


def _weigh_term(term: TermChange) -> int:
    rules = {cause.rule for cause in term.causes}
    forces = {slot.term.force for slot in (term.old, term.new) if slot and slot.term}
    is_found = _is_found(term)
    # What a program read is a reversal, or another force, only where all that changed with it is understood.
    is_earned = not is_found or term.effect is not Effect.SHIFTED
    if rules & _REVERSALS and is_earned:
        return REVERSAL
    if term.effect in {Effect.ADDED, Effect.DROPPED}:
        return COMING if forces & _DUTIES or not is_found else WORDS
    # In the words of a document a list, a unit or a mere statement is often but another way to say something.
    loose = _LISTS | (set() if is_earned else _REVERSALS)
    if is_found:
        # A number without a unit is mostly that of a version, a code or a clause.
        bare = {cause.rule for cause in term.causes if _UNITLESS.match(flatten(cause.difference))}
        # "Voting members" for "members" says who; "regularly" for "quarterly" says how often.
        often = {cause.rule for cause in term.causes if _REPLACED.fullmatch(flatten(cause.difference))}
        loose |= (_QUALIFIERS - often) | _STARTS | bare | (set() if _changes_measure(term) else {"unit-changed"})
    groups = {RULES[rule].group for rule in rules - _WORDY - loose}
    if "constraint" in groups or ("force" in groups and is_earned and (forces <= _DUTIES or not is_found)):
        return FIGURE
    return CIRCUMSTANCE if groups & {"condition", "party", "force"} or rules & loose else WORDS


def _changes_measure(term: TermChange) -> bool:
    """Whether a figure is of another kind: months of the price became a share of it."""
    values = [slot.term.constraint for slot in (term.old, term.new) if slot and slot.term]
    bounds = [value.low or value.high for value in values if isinstance(value, Interval)]
    kinds = {bound.value.dimension for bound in bounds if bound and bound.value.unit}
    return len(kinds) > 1 and not any(kind.startswith("count of") for kind in kinds)


def _is_circumstance(term: TermChange) -> bool:
    """Whether only conditions and parties of a term changed."""
    groups = {RULES[cause.rule].group for cause in term.causes}
    return bool(groups) and groups <= {"condition", "party"}


def _is_found(term: TermChange) -> bool:
    """Whether a program found the term in the words of either version."""
    return any(slot and slot.term and slot.term.evidence for slot in (term.old, term.new))


@frozen(eq=False, repr=False)
class _Teller:
    """Tells what happened to clauses."""

    view: View
    messages: Messages
    texts: Texts

    def list_points(self, block: ClauseBlock) -> Iterator[Point]:
        """Yield what happened to a clause, a sentence for each thing."""
        change = block.change
        # What is not known is no change; in a sentence of which all else is known a reader sees what is.
        is_told = bool(change.old and change.new) and not change.kind.is_silence
        terms = [term for term in block.terms if not term.effect.is_silence or (is_told and _is_found(term))]
        variants = list_variants(block)
        if any(variants):
            yield from self._tell_variants([variant for variant in variants if variant], terms, block)
            terms = [term for term in terms if read_variant(term) is None]
        if change.kind in {Kind.ADDED, Kind.REMOVED}:
            # A sentence that answers to one of another clause is neither new nor gone.
            moved = _group_by_sentence([term for term in terms if term.old and term.new and _is_found(term)])
            for (old, new), told in moved.items():
                yield self._tell_passage(block, strip_markup(old), strip_markup(new), told)
            if not moved or sum(len(list_sentences(entry)) for entry in (*change.old, *change.new)) > len(moved):
                yield from self._tell_clause(block, [term for term in terms if not (term.old and term.new)])
            return
        given = [term for term in terms if not _is_found(term)]
        loose = [term for term in given if not (term.old and term.new) or _is_circumstance(term)]
        worded = self._find_words(block, loose)
        yield from (self._tell_term(block, term) for term in given if not worded or term not in worded)
        found = [term for term in terms if _is_found(term)]
        yield from self._tell_passages(block, found, worded)
        for item in block.fields:
            if item.cause.rule in _DISPUTES:
                headings = (flatten(entry.clause.heading) for entry in (*change.new, *change.old))
                lead = next((f"{heading}: " for heading in headings if heading), "")
                dispute = ((f"{lead}{self.messages.say(item.cause.rule)}", ""),)
                yield Point(change, partial(tuple, dispute), "mixed", item.cause.materiality, COMING)

    def _tell_term(self, block: ClauseBlock, term: TermChange) -> Point:
        def write() -> tuple[Span, ...]:
            return (*tell_term(term, self.view.names, self.messages), *self._remark([], [term]))

        return _make_point(block, write, [term])

    def _remark(self, words: Iterable[str], terms: Sequence[TermChange]) -> Iterator[Span]:
        """Yield in brackets what follows a sentence: some words, and where it stood if it went to another clause."""
        moved = next(filter(None, (say_moved(term, self.messages) for term in terms)), "")
        if remarks := "; ".join(filter(None, (", ".join(words), moved))):
            yield f" ({remarks})", "figure"

    def _find_words(self, block: ClauseBlock, terms: Sequence[TermChange]) -> dict[TermChange, tuple[str, str]]:
        """Return the sentences of terms that a person wrote: those that share the most words with a term."""
        pairs = self.texts.list_pairs(block.change) if terms else []
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
            if len(own) > 1:
                words = _list_stems(state_term(slot.term, self.view.names, self.messages, term.name))
                shared = [len(words & _list_stems(pair[1 if term.new else 0])) for pair in own]
                own = [own[shared.index(max(shared))]] if max(shared) else []
            if own:
                found[term] = own[0]
        return found

    def _tell_clause(self, block: ClauseBlock, terms: Sequence[TermChange]) -> Iterator[Point]:
        """Tell of a clause that came or went by its words; where it has none, by its terms."""
        change = block.change
        entries = change.new or change.old
        words = " ".join(list_texts(entry for entry in entries if entry.clause.text))
        stated = [(term.name, slot.term) for term in terms if (slot := term.new or term.old) and slot.term]
        if not words and not stated:
            return
        pick = cache(partial(self._pick, words, entries, terms))

        def write() -> tuple[Span, ...]:
            terms = (state_term(term, (), self.messages, name) for name, term in stated)
            told = self._quote(pick()) if words else "; ".join(terms)
            return ((self.messages.say("short-new" if is_new else "short-gone", text=told), ""),)

        def settle(point: Point) -> Point:
            size = sum(_weigh_term(term) == COMING for term in terms) + len(self.texts.find_figures(words))
            # A definition lays down nothing by itself, and the item of a list is no whole clause.
            is_whole = words[:1].isupper() and words.rstrip().endswith(".") and len(words.split()) >= _LEAST
            size += sum(len(list_sentences(entry)) for entry in entries) if is_whole else 0
            weight = COMING if size else WORDS
            is_bare = bool(words) and (self.texts.is_dated(words) or (not terms and self.texts.is_bare(words)))
            weight = FORMS if is_bare else weight
            return evolve(point, weight=weight, size=float(size))

        is_new = change.kind is Kind.ADDED
        effect = "added" if is_new else "dropped"
        made = Point(change, write, effect, change.materiality, COMING, settle=settle)
        yield evolve(made, pick=pick) if words else made

    def _pick(self, words: str, entries: Sequence[Entry], terms: Sequence[TermChange]) -> str:
        """Return the words of clauses; if they begin with definitions, their title and what they lay down."""
        duties = {_find_sentence(term.new or term.old) for term in terms if _weigh_term(term) == COMING} - {""}
        parts = [sentence.text for entry in entries for sentence in list_sentences(entry)]
        title = parts[0] if parts and len(parts[0].split()) <= _LEAST else ""
        ranked = sorted(duties & set(parts), key=lambda part: (not self.texts.find_figures(part), parts.index(part)))
        if ranked and "".join(parts[bool(title) :]).startswith(_QUOTES):
            heading = next((entry.clause.heading for entry in entries if entry.clause.heading), title)
            words = f"{heading.rstrip('.:')}: … {ranked[0]}" if heading else f"… {ranked[0]}"
        return strip_markup(words)

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
            yield _make_point(block, partial(tuple, spans[:-1]), told)

    def _continue_term(self, term: TermChange, told: Sequence[TermChange]) -> Iterable[Span]:
        """Tell of a term by its value alone where the one before is new, too, and has its name."""
        new = term.new.term if term.new else None
        if told and told[-1].name == term.name and not term.old and not told[-1].old and new and new.constraint:
            return ((describe_content(new.constraint, self.messages), ""),)
        return tell_term(term, self.view.names, self.messages)

    def _tell_passages(
        self, block: ClauseBlock, terms: Sequence[TermChange], worded: Mapping[TermChange, tuple[str, str]]
    ) -> Iterator[Point]:
        """Tell of terms by the words of their sentence, and of what no term explains."""
        is_open = any(item.cause.rule == "wording-needs-review" and item.cause.facet == "text" for item in block.fields)
        passages = dict.fromkeys(self.texts.list_pairs(block.change) if terms or is_open else ())
        grouped: dict[tuple[str, str], list[TermChange]] = {}
        for term, pair in worded.items():
            grouped.setdefault(pair, []).append(term)
        sides = {text: pair for pair in passages for text in pair if text}
        for pair, told in _group_by_sentence(terms).items():
            before, after = map(strip_markup, pair)
            grouped.setdefault(sides.get(after) or sides.get(before) or (before, after), []).extend(told)
        if is_open:
            told_texts = {text for pair in grouped for text in pair if text}
            grouped |= {pair: [] for pair in passages if not told_texts & set(pair)}
        runs = self.texts.find_runs(block.change) if grouped else {}
        for (old, new), told in grouped.items():
            if not old or not new:
                run = runs.get((old, new), ((old, new),))
                if (old, new) == min(run, key=lambda pair: _make_point(block, tuple, grouped.get(pair, ())).rank):
                    yield self._tell_lone(block, run, told)
            elif self.texts.are_same(old, new):
                # A sign that is no word changed: the term says what.
                yield from (self._tell_term(block, term) for term in told if term.effect is not Effect.SAME)
            else:
                yield self._tell_passage(block, old, new, told)

    def _tell_lone(self, block: ClauseBlock, run: Sequence[tuple[str, str]], terms: Sequence[TermChange]) -> Point:
        sides = [list(filter(None, side)) for side in zip(*run, strict=True)]
        texts = [*sides[0], *sides[1]]

        def write() -> tuple[Span, ...]:
            told = []
            for word, own in zip(("short-gone", "short-new"), sides, strict=True):
                quoted = quote_all(own, self.messages, "short-sentences") if own[1:] else "".join(map(self._quote, own))
                told += [self.messages.say(word, text=quoted)] if own else []
            return (("; ".join(told), ""),)

        def settle(point: Point) -> Point:
            count = sum(len(self.texts.find_figures(text)) for text in texts)
            is_form = _is_title(block) or all(map(self.texts.is_bare, texts))
            weight = FORMS if is_form else min(made.weight, COMING) if count else made.weight
            return evolve(point, weight=weight, size=made.size + count + 1)

        made = _make_point(block, write, terms)
        least = min(made.weight, COMING) if self.texts.has_figures else made.weight
        effect = "mixed" if all(sides) else "dropped" if sides[0] else "added"
        return evolve(made, effect=effect, weight=least, is_lead="".join(texts[-1:]).endswith(":"), settle=settle)

    def _tell_passage(self, block: ClauseBlock, old: str, new: str, terms: Sequence[TermChange]) -> Point:
        def write() -> tuple[Span, ...]:
            segments = self.texts.compare(old, new)
            told = make_excerpt(segments) if _is_one(segments) else quote_both(old, new)
            figures = dict.fromkeys(figure for term in terms for figure in _list_figures(term))
            is_figure = any(re.search(r"\d", text) for text, kind in segments if kind != "equal")
            is_told = is_figure and not _is_title(block)
            return (*told, *self._remark(figures if is_told else (), terms))

        def settle(point: Point) -> Point:
            if _is_title(block) or (self.texts.is_dated(old) and self.texts.is_dated(new)):
                return evolve(point, weight=FORMS, size=1.0)
            segments = self.texts.compare(old, new)
            changed = " ".join(text for text, kind in segments if kind != "equal")
            is_bare = changes_forms_only(segments) or (not terms and is_fragment(changed))
            if point.weight > FIGURE and is_bare:
                return evolve(point, weight=FORMS)
            dates = {cause.rule for term in terms for cause in term.causes if cause.rule.startswith("date-")}
            if point.weight == FIGURE and dates and self.texts.find_figures(old) == self.texts.find_figures(new):
                return evolve(point, weight=CIRCUMSTANCE, size=1.0)  # the date is that of another text
            if point.weight <= FIGURE and _is_one(segments):
                return point
            figures = sum(len(self.texts.find_figures(text)) for text, kind in segments if kind != "equal")
            return evolve(point, weight=max(point.weight, COMING), size=float(len(terms) + figures))

        return evolve(_make_point(block, write, terms), settle=settle)


def _join_pairs(pairs: Sequence[tuple[str, str]]) -> tuple[str, str]:
    old, new = (" ".join(filter(None, side)) for side in zip(*pairs, strict=True))
    return old, new


def _list_stems(text: str) -> set[str]:
    return {word[:_STEM] for word in re.findall(rf"\w{{{_STEM},}}", text.casefold())}


def _is_title(block: ClauseBlock) -> bool:
    """Whether a clause is what a document has on top of it, whose date and number are no terms."""
    return any(entry.clause.id == "preamble" for entry in block.change.new)


def _is_one(segments: Sequence[Span]) -> bool:
    """Whether two sentences have so much in common that they can be read as one."""
    return share_of_equal(segments) >= (_ALIKE if count_places(segments) == 1 else _LEGIBLE)


def _make_point(block: ClauseBlock, write: Callable[[], tuple[Span, ...]], terms: Sequence[TermChange]) -> Point:
    effects = {str(term.effect) for term in terms}
    causes = [cause for term in terms for cause in term.causes]
    shares = [share for cause in causes if (share := find_share(cause.difference)) is not None]
    weight = min((_weigh_term(term) for term in terms), default=WORDS)
    return Point(
        block.change,
        write,
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
    """Yield by how much a term's figures changed.

    A number without a unit is the number of a version or a clause, and the day that a text states is mostly that of
    another text.
    """
    values = [slot.term.constraint for slot in (term.old, term.new) if slot and slot.term]
    if any(isinstance(value, Dates) and value.earliest == value.latest for value in values):
        return
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
    sentences = list_sentences(slot.entry)
    inside = [sentence for sentence in sentences if sentence.start <= start]
    return (inside or sentences)[-1].text if sentences else slot.entry.clause.text
