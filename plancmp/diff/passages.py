"""Which sentence of the old clauses answers to which of the new ones.

Sentences whose words stayed are settled first, clause by clause, so that an exchange between two clauses shows. The
rest is paired by the words that two sentences share; figures weigh little, for they are what changes. A sentence that
was cut in two answers to both of its parts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from plancmp.align.rows import read_label
from plancmp.diff.likeness import (
    list_words,
    measure,
    measure_first,
    measure_likeness,
    measure_rest,
    sum_shared,
)
from plancmp.diff.sentences import Sentence, list_sentences
from plancmp.model import Entry

_LONE = 0.2  # likeness that is needed where one sentence is left on either side
_ALIKE = 0.35  # elsewhere in a group
_MOVED = 0.7  # across groups
_NEAR = 0.6  # of two sentences of which none can have moved
_SENTENCE = 5  # words
_ALIKE_LABELS = 0.5  # of two rows
_HELD = 0.75  # of a part's words in the whole that it was cut from
_BEGINNING = 4  # words
_MOST = 0.55  # of the words of the shorter of two that begin alike
_FIRST = 0.5  # what a common beginning adds to likeness, where several answers are alike enough
_MOST_PAIRS = 40_000


@frozen(eq=False, repr=False)
class Passage:
    """Sentences that answer to each other: one of either side, several where one was cut, none where one came or went.

    Attributes:
        old: The old ones.
        new: The new ones.
        group: The group that reports it.
        is_moved: Whether it stands in another clause now.
    """

    old: tuple[Sentence, ...]
    new: tuple[Sentence, ...]
    group: int
    is_moved: bool = False


def pair_sentences(groups: Mapping[int, tuple[Sequence[Entry], Sequence[Entry]]]) -> list[Passage]:
    """Pair the sentences of clauses that answer to each other.

    Args:
        groups: By the number of a group, its old and its new clauses; one side may be empty.

    Returns:
        What differs: pairs of sentences whose words are not the same, and those that came or went. The square of the
        sentences that changed in one group, and of those left over.
    """
    passages: list[Passage] = []
    loose: list[tuple[int, Sentence, bool]] = []
    for number, (before, after) in groups.items():
        found, rest_old, rest_new = _pair_group(number, before, after)
        passages += found
        loose += [(number, sentence, True) for sentence in rest_old] + [
            (number, sentence, False) for sentence in rest_new
        ]
    kept = _part_strangers(passages, loose)
    return [*kept, *_pair_moved(loose)]


def _part_strangers(passages: Sequence[Passage], loose: list[tuple[int, Sentence, bool]]) -> list[Passage]:
    """Part pairs with little in common of which one sentence stands in another clause word for word.

    Those that are near stay: else nobody would see that two of them were exchanged.
    """
    ends = [(one, one.old[0].key, one.new[0].key) for one in passages if len(one.old) == len(one.new) == 1]
    keys = [{one.key for _, one, is_old in loose if is_old is side} for side in (True, False)]
    olds, news = keys[0].union(old for _, old, _ in ends), keys[1].union(new for _, _, new in ends)
    far = [end for end in ends if (end[1] in news or end[2] in olds) and _share(end[0]) < _NEAR]
    keys = [keys[0].union(old for _, old, _ in far), keys[1].union(new for _, _, new in far)]
    parted = set()
    for one, old, new in far:
        if any(key in others and len(key.split()) >= _SENTENCE for key, others in ((old, keys[1]), (new, keys[0]))):
            parted.add(one)
            loose += [(one.group, one.old[0], True), (one.group, one.new[0], False)]
    return [one for one in passages if one not in parted]


def _share(passage: Passage) -> float:
    return measure_likeness(passage.old[0].text, passage.new[0].text)


def _pair_group(
    number: int, before: Sequence[Entry], after: Sequence[Entry]
) -> tuple[list[Passage], list[Sentence], list[Sentence]]:
    old = [sentence for entry in before for sentence in list_sentences(entry)]
    new = [sentence for entry in after for sentence in list_sentences(entry)]
    if len(old) == len(new) == 1:
        # Of linked clauses that are one sentence each, the link says that these answer to each other.
        is_same = old[0].key == new[0].key
        return ([] if is_same else [Passage((old[0],), (new[0],), number)]), [], []
    old, new = _drop_same(old, new, before, after)
    rows, old, new, lone = _pair_rows(number, old, new)
    passages, rest_old, rest_new = _pair_alike(number, old, new)
    passages = [*rows, *passages]
    passages, rest_old = _join_parts(passages, rest_old, is_old=True)
    passages, rest_new = _join_parts(passages, rest_new, is_old=False)
    return passages, [*rest_old, *lone[0]], [*rest_new, *lone[1]]


def _pair_rows(
    number: int, old: list[Sentence], new: list[Sentence]
) -> tuple[list[Passage], list[Sentence], list[Sentence], tuple[list[Sentence], list[Sentence]]]:
    """Pair the rows of a table or list by their labels, the same ones first and then those that are alike.

    Returns:
        The pairs, the old and new sentences that are no rows, and the rows that have no answer.
    """
    rows = [one for one in old if read_label(one.text)], [one for one in new if read_label(one.text)]
    if max(map(len, rows)) < 2 and not all(rows):
        return [], old, new, ([], [])
    pairs: list[tuple[Sentence, Sentence]] = []
    for least in (1.0, _ALIKE_LABELS):
        for one in list(rows[0]):
            label = read_label(one.text)
            ranked = [
                (alike, place)
                for place, other in enumerate(rows[1])
                if (
                    alike := 1.0 if label == read_label(other.text) else measure_likeness(label, read_label(other.text))
                )
                >= least
            ]
            if ranked:
                other = rows[1].pop(max(ranked, key=lambda item: (item[0], -item[1]))[1])
                rows[0].remove(one)
                pairs.append((one, other))
    passages = [Passage((one,), (other,), number) for one, other in pairs if one.key != other.key]
    kept = [[one for one in side if not read_label(one.text)] for side in (old, new)]
    return passages, kept[0], kept[1], rows


def _drop_same(
    old: list[Sentence], new: list[Sentence], before: Sequence[Entry], after: Sequence[Entry]
) -> tuple[list[Sentence], list[Sentence]]:
    """Leave out the sentences whose words stayed: of clauses that are most alike first, then of all."""
    if len(before) > 1 or len(after) > 1:
        ranked = sorted(
            (-measure_likeness(a.clause.text, b.clause.text), a.index, b.index) for a in before for b in after
        )
        used: set[tuple[bool, int]] = set()
        for _, a, b in ranked:
            if (True, a) in used or (False, b) in used:
                continue
            used |= {(True, a), (False, b)}
            here_old = [sentence for sentence in old if sentence.entry.index == a]
            here_new = [sentence for sentence in new if sentence.entry.index == b]
            kept_old, kept_new = _subtract(here_old, here_new)
            gone = {id(one) for one in (*here_old, *here_new)} - {id(one) for one in (*kept_old, *kept_new)}
            old = [sentence for sentence in old if id(sentence) not in gone]
            new = [sentence for sentence in new if id(sentence) not in gone]
        if len(before) == len(after) and all(len(list_sentences(entry)) < 2 for entry in (*before, *after)):
            return old, new
    return _subtract(old, new)


def _subtract(old: list[Sentence], new: list[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    pairs = enumerate(zip(old, new, strict=False))
    same = next((place for place, (a, b) in pairs if a.text != b.text), min(len(old), len(new)))
    old, new = old[same:], new[same:]
    keys = [one.key for one in old], [one.key for one in new]
    if set(keys[0]).isdisjoint(keys[1]):
        return old, new
    shared = Counter(keys[0]) & Counter(keys[1])
    rest: tuple[list[Sentence], list[Sentence]] = ([], [])
    for side, left in zip((old, new), rest, strict=True):
        counts = shared.copy()
        for sentence in side:
            if counts[sentence.key] > 0:
                counts[sentence.key] -= 1
            else:
                left.append(sentence)
    return rest


def _pair_alike(
    number: int, old: list[Sentence], new: list[Sentence]
) -> tuple[list[Passage], list[Sentence], list[Sentence]]:
    if len(old) == len(new) == 1 and measure_likeness(old[0].text, new[0].text) >= _LONE:
        return [Passage((old[0],), (new[0],), number)], [], []
    pairs = _choose_pairs(old, new, _ALIKE)
    rest_old = [sentence for place, sentence in enumerate(old) if place not in pairs]
    taken = set(pairs.values())
    rest_new = [sentence for place, sentence in enumerate(new) if place not in taken]
    is_lone = len(rest_old) == len(rest_new) == 1
    if (
        is_lone
        and measure_likeness(rest_old[0].text, rest_new[0].text) >= _LONE
        and not any(_is_cut_off(rest_old[0], rest_new[0], old[a], new[b]) for a, b in pairs.items())
    ):
        pairs[old.index(rest_old[0])] = new.index(rest_new[0])
        rest_old, rest_new = [], []
    longer = _pair_longer(rest_old, rest_new)
    rest_old = [one for one in rest_old if one not in longer]
    rest_new = [one for one in rest_new if one not in longer.values()]
    passages = [Passage((old[a],), (new[b],), number) for a, b in sorted(pairs.items())]
    return [*passages, *(Passage((a,), (b,), number) for a, b in longer.items())], rest_old, rest_new


def _pair_longer(old: Sequence[Sentence], new: Sequence[Sentence]) -> dict[Sentence, Sentence]:
    """Pair sentences that begin alike, as no other of theirs does, and of which one goes on: "…, provided that"."""
    begins: dict[tuple[str, ...], tuple[list[Sentence], list[Sentence]]] = {}
    for side, sentences in enumerate((old, new)):
        for sentence in sentences:
            words = tuple(list_words(sentence.text)[:_BEGINNING])
            begins.setdefault(words, ([], []))[side].append(sentence)
    return {
        ones[0]: others[0]
        for words, (ones, others) in begins.items()
        if len(ones) == len(others) == 1 and len(words) == _BEGINNING and _hold_most(ones[0].text, others[0].text)
    }


def _hold_most(old: str, new: str) -> bool:
    return sum_shared(old, new) >= _MOST * min(measure(old), measure(new))


def _choose_pairs(old: Sequence[Sentence], new: Sequence[Sentence], least: float) -> dict[int, int]:
    """Pair the most alike first; ties are broken by place and by content, so that both directions agree."""
    if len(old) * len(new) > _MOST_PAIRS:
        old, new = old[:200], new[:200]
    ranked = sorted(
        (-score - first, abs(a / len(old) - b / len(new)), sorted((old[a].text, new[b].text)), a, b)
        for a in range(len(old))
        for b in range(len(new))
        if (score := measure_likeness(old[a].text, new[b].text)) >= least
        for first in (_FIRST * measure_first(old[a].text, new[b].text),)
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, _, a, b in ranked:
        is_free = a not in pairs and b not in taken
        if is_free and not any(_is_cut_off(old[a], new[b], old[one], new[other]) for one, other in pairs.items()):
            pairs[a] = b
            taken.add(b)
    return pairs


def _is_cut_off(old: Sentence, new: Sentence, one: Sentence, other: Sentence) -> bool:
    """Whether one of two sentences was rather cut off from one of another pair than that it answers to the first."""
    return _is_rest(new, one, other, old) or _is_rest(old, other, one, new)


def _is_rest(part: Sentence, whole: Sentence, answer: Sentence, rival: Sentence) -> bool:
    """Whether a sentence is what its answer left of a longer one, more than it is like a rival."""
    rest = measure_rest(part.text, whole.text, answer.text)
    return rest >= _HELD * measure(part.text) and rest > sum_shared(part.text, rival.text)


def _join_parts(passages: list[Passage], rest: list[Sentence], *, is_old: bool) -> tuple[list[Passage], list[Sentence]]:
    """Join a sentence that was cut off from a longer one to the pair that the rest of it stands in."""
    left = []
    for sentence in rest:
        for place, passage in enumerate(passages):
            whole, part = (passage.new, passage.old) if is_old else (passage.old, passage.new)
            own = _drop_lead(sentence.text, part[0].text)
            held = measure_rest(own, " ".join(one.text for one in whole), " ".join(one.text for one in part))
            is_held = held > 0 and held >= _HELD * measure(own)
            if is_held or _stands_in(sentence.text, whole):
                joined = tuple(sorted((*part, sentence), key=lambda one: (one.entry.index, one.start)))
                passages[place] = evolve(passage, old=joined) if is_old else evolve(passage, new=joined)
                break
        else:
            left.append(sentence)
    return passages, left


def _stands_in(text: str, whole: Sequence[Sentence]) -> bool:
    """Whether a sentence stands in others word for word, however often they say its words."""
    words, others = list_words(text), [word for one in whole for word in list_words(one.text)]
    is_long = len(words) >= _SENTENCE and words[0] in others
    return is_long and f" {' '.join(words)} " in f" {' '.join(others)} "


def _drop_lead(text: str, other: str) -> str:
    """Return a sentence without the words that it begins with as another does: their common subject."""
    words, others = text.split(), other.split()
    size = next((n for n, (a, b) in enumerate(zip(words, others, strict=False)) if a != b), 0)
    return " ".join(words[size:])


def _pair_moved(loose: Sequence[tuple[int, Sentence, bool]]) -> Iterator[Passage]:
    """Pair what is left over across groups: a sentence that went to another clause, with its words or nearly so."""
    old = [(number, sentence) for number, sentence, is_old in loose if is_old]
    new = [(number, sentence) for number, sentence, is_old in loose if not is_old]
    pairs = _choose_moved([one for _, one in old], [one for _, one in new])
    taken = set(pairs.values())
    for place, (number, sentence) in enumerate(old):
        if place in pairs:
            other = new[pairs[place]]
            yield Passage((sentence,), (other[1],), other[0], is_moved=True)
        else:
            yield Passage((sentence,), (), number)
    for place, (number, sentence) in enumerate(new):
        if place not in taken:
            yield Passage((), (sentence,), number)


def _choose_moved(old: Sequence[Sentence], new: Sequence[Sentence]) -> dict[int, int]:
    pairs: dict[int, int] = {}
    waiting: dict[str, list[int]] = {}
    for place, sentence in enumerate(new):
        waiting.setdefault(sentence.key, []).append(place)
    for place, sentence in enumerate(old):
        if waiting.get(sentence.key):
            pairs[place] = waiting[sentence.key].pop(0)
    left_old = [place for place in range(len(old)) if place not in pairs]
    left_new = [place for place in range(len(new)) if place not in set(pairs.values())]
    found = _choose_pairs([old[place] for place in left_old], [new[place] for place in left_new], _MOVED)
    return pairs | {left_old[a]: left_new[b] for a, b in found.items()}
