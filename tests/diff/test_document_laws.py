"""The laws of documents, whose terms nobody wrote, over hard prose."""

# ruff: noqa: E501 - a table of words stays one line

from __future__ import annotations

import re
from collections import Counter

from attrs import evolve
from hypothesis import assume, given, note
from hypothesis import strategies as st

from plancmp.diff import Comparison, Effect, Materiality, Slot, TermChange, compare
from plancmp.diff.coverage import prove_coverage
from plancmp.extract.equivalents import read_equivalents
from tests.laws import LAW, share
from tests.prose import (
    CLOSINGS,
    DATES,
    MODALS,
    NUMBERS,
    OPENINGS,
    PARTIES,
    THINGS,
    VERBS,
    Document,
    Duty,
    Part,
    Parts,
    Sentence,
    documents,
    limits,
    make_plan,
    sentences,
    write,
)

_DIRECTIONS = {Effect.TIGHTENED, Effect.LOOSENED, Effect.REVERSED}
_SIGNED = re.compile(r"(?:^|, )(?=[−+] )")
Place = tuple[int, int]


def list_places(document: Document) -> list[Place]:
    return [(number, place) for number, clause in enumerate(document) for place in range(len(clause))]


def put(document: Document, at: Place, parts: Parts | None) -> Document:
    """Return a document with another sentence at a place, or with none there."""
    clauses = [list(clause) for clause in document]
    clauses[at[0]][at[1] : at[1] + 1] = [] if parts is None else [parts]
    return tuple(tuple(clause) for clause in clauses if clause)


def replace(parts: Parts, place: int, text: str) -> Parts:
    return (*parts[:place], evolve(parts[place], text=text), *parts[place + 1 :])


def list_words(comparison: Comparison) -> list[str]:
    """Return the words that a reader is told to read."""
    return [
        word
        for change in comparison.clauses
        for item in change.fields
        if item.cause.facet == "text" and item.cause.difference
        for word in _SIGNED.split(item.cause.difference)
        if word
    ]


def tell(comparison: Comparison) -> list[tuple[str, str]]:
    return [(str(term.effect), term.name) for term in comparison.terms if term.effect is not Effect.SAME]


def is_silent(comparison: Comparison) -> bool:
    return all(change.materiality is not Materiality.MATERIAL for change in comparison.changes)


def compare_pair(old: Document, new: Document) -> Comparison:
    for sign, document in (("-", old), ("+", new)):
        for clause in document:
            note(f"{sign} {' '.join(map(write, clause))}")
    return compare(make_plan(old), make_plan(new))


any_document = share(documents())
long_document = share(documents(least=2))
_EDITS = st.sampled_from(["fact", "fact", "fact", "drop", "new", "words"])
_TEXTS = {
    "word": st.sampled_from(THINGS),
    "figure": st.sampled_from([str(number) for number in NUMBERS]),
    "date": st.sampled_from(DATES),
    "party": st.sampled_from(PARTIES),
    "modal": st.sampled_from(MODALS),
    "hidden": st.sampled_from(["must", "may"]),
}


@st.composite
def edits(draw: st.DrawFn) -> tuple[Document, Document]:
    """Draw a document with one or two changed facts, or a sentence more, less or in another place."""
    document = draw(any_document)
    new = document
    for _ in range(draw(st.integers(1, 2))):
        at = draw(st.sampled_from(list_places(new)))
        parts = new[at[0]][at[1]]
        place = draw(st.sampled_from(range(len(parts))))
        kind = draw(_EDITS)
        if kind == "drop" and len(list_places(new)) > 1:
            new = put(new, at, None)
        elif kind == "new":
            clause = list(new[at[0]])
            clause.insert(at[1], draw(sentences()).parts())
            new = (*new[: at[0]], tuple(clause), *new[at[0] + 1 :])
        else:
            text = draw(_TEXTS.get(parts[place].kind, _TEXTS["word"]))
            if parts[place].kind != "word" or parts[place].text.startswith("the "):
                new = put(new, at, replace(parts, place, text))
    return document, new


any_edit = share(edits())


@LAW
@given(any_document)
def test_a_document_compared_with_itself_has_no_change(document: Document) -> None:
    comparison = compare_pair(document, document)
    assert comparison.changes == ()


def outline(term: TermChange, old: Slot | None, new: Slot | None) -> tuple[object, ...]:
    return (term.name, *(slot and (slot.entry.clause.id, slot.term) for slot in (old, new)))


@LAW
@given(any_edit)
def test_the_other_way_round_mirrors_terms_and_listed_words(pair: tuple[Document, Document]) -> None:
    there, back = compare_pair(*pair), compare_pair(*reversed(pair))
    told = Counter((term.effect.mirror, outline(term, term.new, term.old)) for term in there.terms)
    assert told == Counter((term.effect, outline(term, term.old, term.new)) for term in back.terms)
    turned = [word.translate(str.maketrans("−+", "+−")) for word in list_words(there)]
    assert sorted(turned) == sorted(list_words(back))


@LAW
@given(any_edit)
def test_all_that_differs_is_claimed_exactly_once(pair: tuple[Document, Document]) -> None:
    assert prove_coverage(compare_pair(*pair)).problems == ()


def list_told(comparison: Comparison, *, is_old: bool) -> str:
    """Return all that a report says of one side: values, names, parties, conditions, and what is listed."""
    sign = "−" if is_old else "+"
    said = [word for word in list_words(comparison) if word.startswith(sign) or "order" in word]
    for term in comparison.terms:
        slot = term.old if is_old else term.new
        said += [term.name, *(cause.difference for cause in term.causes)]
        if slot is not None and slot.term is not None:
            one = slot.term
            said += [
                str(one.force).replace("_", " "),
                *one.party,
                *(f"{limit.kind} {limit.text}" for limit in one.conditions),
            ]
            said += [one.constraint.describe()] if one.constraint else []
            if slot.term.evidence and not (term.old and term.new):
                start, end = slot.term.evidence.span
                said.append(slot.entry.clause.text[start:end])
    return plain(" ".join(said))


@LAW
@given(any_edit)
def test_each_word_that_went_or_came_is_told_or_listed(pair: tuple[Document, Document]) -> None:
    comparison = compare_pair(*pair)
    texts = [Counter(re.findall(r"\w+", plain(" ".join(write(s) for c in document for s in c)))) for document in pair]
    small = read_equivalents().small
    for is_old, words in ((True, texts[0] - texts[1]), (False, texts[1] - texts[0])):
        told = list_told(comparison, is_old=is_old)
        for word in words:
            # What joins a list goes with an item of it, and "by" with the voice.
            assert word in {*small, "and", "by"} or is_told(word, told), (word, told)


def plain(text: str) -> str:
    """Return a text with one word for each force, for an "if" of several words, and for a verb in either voice."""
    for verb, participle in VERBS.items():
        text = text.replace(participle, verb)
    return text.casefold().replace("shall", "must").replace("may not", "must not").replace("in the event that", "if")


_SPELLINGS = {
    "june": "-06", "march": "-03", "may": "-05", "october": "-10", "shall": "must", "must": "must", "where": "if", "unless": "unless",
    "within": "day", "no": "deadline", "later": "deadline", "than": "deadline", "for": "duration", "except": "unless", "provided": "if", "1": "-01", "5": "-05",
}  # fmt: skip


def is_told(word: str, told: str) -> bool:
    return word in told or _SPELLINGS.get(word, word) in told


@st.composite
def exchanges(draw: st.DrawFn) -> tuple[Document, Document, Place, Place]:
    """Draw a document in which two sentences exchange a figure, a party or a date."""
    document = draw(long_document)
    one, other = draw(st.lists(st.sampled_from(list_places(document)), min_size=2, max_size=2, unique=True))
    sides = [document[at[0]][at[1]] for at in (one, other)]
    kinds = [{part.kind for part in parts} & {"figure", "date", "party"} for parts in sides]
    shared = sorted(kinds[0] & kinds[1])
    assume(shared)
    kind = draw(st.sampled_from(shared))
    first, second = (draw(st.sampled_from([n for n, part in enumerate(parts) if part.kind == kind])) for parts in sides)
    texts = sides[0][first].text, sides[1][second].text
    assume(texts[0] != texts[1])
    new = put(put(document, one, replace(sides[0], first, texts[1])), other, replace(sides[1], second, texts[0]))
    # Twins that differ in this alone only changed places.
    assume(sorted(write(s) for c in new for s in c) != sorted(write(s) for c in document for s in c))
    return document, new, one, other


@LAW
@given(exchanges())
def test_an_exchange_between_two_sentences_is_told_of_both(drawn: tuple[Document, Document, Place, Place]) -> None:
    old, new, one, other = drawn
    comparison = compare_pair(old, new)
    touched = {
        (at, is_old): write((old if is_old else new)[at[0]][at[1]]) for at in (one, other) for is_old in (True, False)
    }
    listed = list_words(comparison)
    for at in (one, other):
        told = any(
            slot is not None and holds(slot, touched[at, is_old], at)
            for term in comparison.terms
            for slot, is_old in ((term.old, True), (term.new, False))
        )
        assert told or listed, (tell(comparison), listed)


def holds(slot: Slot, sentence: str, at: Place) -> bool:
    """Say whether a term stands in a sentence, or in one of the same words beside it."""
    if slot.entry.clause.id != str(at[0] + 1) or slot.term is None or slot.term.evidence is None:
        return False
    first, after = slot.term.evidence.span
    places = re.finditer(re.escape(sentence), slot.entry.clause.text)
    return any(first < place.end() and place.start() < after for place in places)


@LAW
@given(long_document, st.data())
def test_a_sentence_less_is_one_dropped_and_a_sentence_more_is_one_added(
    document: Document, data: st.DataObject
) -> None:
    at = data.draw(st.sampled_from(list_places(document)))
    shorter = put(document, at, None)
    for pair, effect in (((document, shorter), Effect.DROPPED), ((shorter, document), Effect.ADDED)):
        comparison = compare_pair(*pair)
        assert [term.effect for term in comparison.terms] == [effect], tell(comparison)
        assert list_words(comparison) == []


def turn_opening(sentence: Sentence) -> Sentence | None:
    opening = sentence.opening
    if opening is None or sentence.closing is not None or len(sentence.duties) > 1:
        return None
    return Sentence(None, sentence.duties, opening)


def turn_comma(sentence: Sentence) -> Sentence | None:
    return evolve(sentence, has_comma=True) if sentence.opening else None


def turn_figure(sentence: Sentence) -> Sentence | None:
    return turn_duty(sentence, evolve(sentence.duties[0], in_words=True)) if "{}" in sentence.duties[0].span else None


def turn_list(sentence: Sentence) -> Sentence | None:
    things = sentence.duties[0].things
    return turn_duty(sentence, evolve(sentence.duties[0], things=things[::-1])) if things[1:] else None


def turn_voice(sentence: Sentence) -> Sentence | None:
    turned = turn_duty(sentence, evolve(sentence.duties[0], is_passive=not sentence.duties[0].is_passive))
    return evolve(turned, has_comma=True)


def turn_modal(sentence: Sentence) -> Sentence | None:
    modal = sentence.duties[0].modal
    other = modal.replace("shall", "must") if "shall" in modal else modal.replace("must", "shall")
    return turn_duty(sentence, evolve(sentence.duties[0], modal=other)) if other != modal else None


def turn_duty(sentence: Sentence, duty: Duty) -> Sentence:
    return evolve(sentence, duties=(duty, *sentence.duties[1:]))


@LAW
@given(
    any_document,
    sentences(),
    st.sampled_from([turn_opening, turn_comma, turn_figure, turn_list, turn_voice, turn_modal]),
    st.data(),
)
def test_a_paraphrase_by_rule_changes_no_term(
    document: Document, sentence: Sentence, turn: object, data: st.DataObject
) -> None:
    other = turn(sentence)  # type: ignore[operator]
    assume(other is not None and other.parts() != sentence.parts())
    at = data.draw(st.sampled_from(list_places(document)))
    pair = put(document, at, sentence.parts()), put(document, at, other.parts())
    for comparison in (compare_pair(*pair), compare_pair(*reversed(pair))):
        assert (tell(comparison), list_words(comparison)) == ([], [])
        assert is_silent(comparison)


_FLIPS = {
    ("shall", "may"): {Effect.LOOSENED}, ("must", "may"): {Effect.LOOSENED}, ("may", "shall"): {Effect.TIGHTENED}, ("may", "must"): {Effect.TIGHTENED},
    ("shall", "shall not"): {Effect.REVERSED}, ("must not", "must"): {Effect.REVERSED}, ("may not", "may"): {Effect.REVERSED},
    ("may", "may not"): {Effect.REVERSED},
}  # fmt: skip


@LAW
@given(any_document, st.data())
def test_a_flipped_modal_has_its_own_direction(document: Document, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from(list_places(document)))
    parts = document[at[0]][at[1]]
    place = data.draw(st.sampled_from([n for n, part in enumerate(parts) if part.kind == "modal"]))
    before, after = data.draw(st.sampled_from(sorted(_FLIPS)))
    old, new = (put(document, at, replace(parts, place, modal)) for modal in (before, after))
    comparison = compare_pair(old, new)
    assert [term.effect for term in comparison.terms] == list(_FLIPS[before, after]), tell(comparison)
    assert list_words(comparison) == []


@LAW
@given(any_document, st.data())
def test_a_modal_that_binds_nobody_has_no_direction(document: Document, data: st.DataObject) -> None:
    places = [
        (at, n)
        for at in list_places(document)
        for n, part in enumerate(document[at[0]][at[1]])
        if part.kind == "hidden"
    ]
    assume(places)
    at, place = data.draw(st.sampled_from(places))
    parts = document[at[0]][at[1]]
    other = data.draw(st.sampled_from([one for one in ("may", "must") if one != parts[place].text]))
    comparison = compare_pair(document, put(document, at, replace(parts, place, other)))
    if {parts[place].text, other} != {"must", "shall"}:
        assert comparison.terms or list_words(comparison)
    assert not {term.effect for term in comparison.terms} & _DIRECTIONS, tell(comparison)


CAPS = (
    "must be at most {}",
    "must not be more than {}",
    "shall not exceed {}",
    "may not exceed {}",
    "shall be no more than {}",
    "must not be greater than {}",
)


@LAW
@given(
    st.sampled_from(["20 percent of the price", "EUR 5,000", "40 tonnes"]),
    st.permutations(CAPS),
    st.none() | limits(OPENINGS),
    st.none() | limits(CLOSINGS),
)
def test_a_cap_is_one_term_however_it_is_written(
    figure: str, caps: list[str], opening: object, closing: object
) -> None:
    def write_cap(words: str) -> Document:
        found: list[Part] = []
        for limit in (opening, None, closing):
            if limit is not None:
                found += [*limit.parts(), *([Part("word", ",")] if limit is opening else [])]  # type: ignore[attr-defined]
            if limit is None and not any(part.text.startswith("the deposit") for part in found):
                found.append(Part("word", f"the deposit {words.format(figure)}"))
        return ((tuple(found),),)

    comparison = compare_pair(*(write_cap(words) for words in caps[:2]))
    assert (tell(comparison), list_words(comparison)) == ([], [])
    assert is_silent(comparison)
