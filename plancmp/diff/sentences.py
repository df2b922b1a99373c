"""Which sentence of the old clauses answers to which of the new ones.

Sentences whose words stayed are settled first, clause by clause, so that an exchange between two clauses shows. The
rest is paired by the words that two sentences share; figures weigh little, for they are what changes. A sentence that
was cut in two answers to both of its parts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from attrs import evolve, frozen

from plancmp.align.rows import find_breaks, has_cells, read_label
from plancmp.align.words import mark_figures
from plancmp.extract.citations import list_citations
from plancmp.model import Entry
from plancmp.model.expressions import late
from plancmp.model.spelling import count_shared, drop_points

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
_FIGURE = 0.3  # what a figure weighs against a word
_SMALL, _LONG = 0.4, 3  # what a short word weighs, and how many letters a long one has
_END = late(r"(?<=[.;?!])[\"”’')\]]*\s+(?=\S)|(?<=[。；？！])(?=\S)|\n\s*\n|\n(?=\s*[-*•]|[^\W\d_a-z])")
_PLAIN_END = late(r"[.;?!]([\"')\]]*\s+)(?=\S)")  # the same in a line of ASCII, in a third of the time
_WORD = late(r"[^\W_]+(?:['’.,][^\W_]+)*|[%$€£≤≥<>]")
_ABBREVIATION = late(
    r"(?:\b(?:art|arts|no|nos|nr|para|paras|sec|vol|st|mr|mrs|ms|dr|vs|cf|fig|approx|incl|e\.g|i\.e|ca|p|pp|ed|eds|inc|ltd|co"
    r"|т|ст|п|р|абз|напр|тыс|тис|млн|млрд|грн|руб|z\.b|bzw|abs|al|vgl|ziff|buchst|abl|[br]?gbl|bek|mio|mrd|lfd|ggf|núms?|págs?|párr|nros?|sres|sra?|excm[oa]|ilm[oa]|artt|lett|cfr|dott|avv)"
    r"|\b[A-Za-z])\.$",
    re.IGNORECASE,
)
_LIST = late(r":\n")  # where a list was, whose items are clauses of their own
_TAIL = 16  # characters of a sentence, more than the longest abbreviation has
_DAY = late(r"\b\d{1,2}\.$")
_MONTH = late(r"[^\W\d_]+ \d{4}\b")
# "Das 25. Lebensjahr": German writes an ordinal with a full stop. French shares one of these words.
_ORDINAL = late(r"\b(?:der|die|das|dem|den|des|am|im|vom|zum|zur|beim)\s\d{1,3}\.$", re.IGNORECASE)
_GERMAN = late(r"\b(?:der|die|das|dem|den|und|nicht|am|vom|zum)\b", re.IGNORECASE)
_BRACKET = 200  # characters within which a bracket closes
_UNENDED = late(
    r"\b(?:the|an?|of|to|by|in|on|at|and|or|for|with|from|that|which|under|shall|must|may|will)$", re.IGNORECASE
)
_MOST_PAIRS = 40_000
_LONGEST_ROW = 400  # characters; in longer cells there is prose


@frozen(eq=False, repr=False)
class Sentence:
    """A sentence of a clause.

    Attributes:
        entry: The clause.
        start: Where it begins in the clause's text, in characters.
        text: Its words.
    """

    entry: Entry
    start: int
    text: str

    @property
    def key(self) -> str:
        """What two sentences of the same words have alike."""
        return fold_text(self.text)


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


@lru_cache(maxsize=8192)
def fold_text(text: str) -> str:
    """Return a text as it compares where only spacing, the shape of quotation marks and signs of vowels differ."""
    return " ".join((text if text.isascii() else drop_points(text).translate(_QUOTES)).split())


_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\u00a0": " "})


def list_sentences(entry: Entry) -> tuple[Sentence, ...]:
    """Cut the text of a clause at full stops, semicolons, question marks and empty lines. Linear time.

    What leads in a list ends before what stands behind that list.
    """
    return tuple(Sentence(entry, start, text) for start, text in _cut(entry.clause.text, bool(entry.clause.clauses)))


@lru_cache(maxsize=4096)
def _cut(text: str, has_list: bool) -> tuple[tuple[int, str], ...]:
    found = []
    ends = [match.end() for match in _LIST.finditer(text)] if has_list else []
    for first, after in pairwise([0, *ends, len(text)]):
        for start, part in _cut_rows(text[first:after]):
            # "Art. 3, par. 5 | New" is one row, whatever its stops.
            is_row = has_cells(part) and len(part) <= _LONGEST_ROW
            pieces = [(0, part)] if is_row else _cut_prose(part)
            found += [(first + start + place, piece) for place, piece in pieces]
    return tuple((start + len(part) - len(part.lstrip()), part.strip()) for start, part in found if part.strip())


def _cut_prose(text: str) -> Iterator[tuple[int, str]]:
    first = 0
    widest = max(map(len, text.split("\n"))) if "\n" in text else 0
    for match in (_PLAIN_END if text.isascii() and "\n" not in text else _END).finditer(text):
        group = match.lastindex or 0
        gap, end, head = match[group], match.end(), text[first : match.start(group)]
        if gap == "\n" and (
            _UNENDED.search(head) or (not head.endswith((".", ";", "?", "!")) and _is_wrapped(text, match, widest))
        ):
            continue  # a line that was wrapped, and no heading
        is_stop = head.rstrip("\"”’')]").endswith(".") and "\n\n" not in gap
        if is_stop and (
            text[end : end + 1].islower()
            or (_ABBREVIATION.search(head[-_TAIL:].rpartition(" ")[2]) and not _ends_citation(head))
            or _goes_on(text, head, end)
        ):
            continue
        yield first, head
        first = end
    yield first, text[first:]


def _ends_citation(head: str) -> bool:
    """Whether a letter before a full stop is that of a place: "as listed in Annex V."; "Annex V. Fees" is a heading."""
    return any(one.lead and one.end == len(head) - 1 for one in list_citations(head))


def _is_wrapped(text: str, match: re.Match[str], widest: int) -> bool:
    """Whether a line may go on behind its end: the next word had no place in it, or does not begin a line.

    Of a heading or an address above a long paragraph, the next word had one.
    """
    start, end = match.start(), match.end()
    line = start - text.rfind("\n", 0, start) - 1
    word = len(text[end : end + widest].split(None, 1)[0])
    is_ended = text[start - 1 : start] in ",–—-(/&" or not text[end].isupper()
    return is_ended or line + 1 + word > widest


def _goes_on(text: str, head: str, behind: int) -> bool:
    """Whether a full stop is one of a date, an ordinal, or within a bracket of its sentence.

    Args:
        text: The clause.
        head: Its sentence up to the full stop.
        behind: Where the next word begins.
    """
    is_number = head[-2:-1].isdecimal() and _DAY.search(head[-_TAIL:])
    if is_number and (_MONTH.match(text, behind) or (_ORDINAL.search(head) and _GERMAN.search(text))):
        return True  # "vom 20. Dezember 2001", "das 25. Lebensjahr"
    is_open = head.rfind("(") > max(0, head.rfind(")"))
    return is_open and ")" in text[behind : behind + _BRACKET].partition("(")[0]


def _cut_rows(text: str) -> Iterator[tuple[int, str]]:
    first = 0
    for place in find_breaks(text):
        yield first, text[first:place]
        first = place
    yield first, text[first:]


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
    if len(rest_old) == len(rest_new) == 1 and measure_likeness(rest_old[0].text, rest_new[0].text) >= _LONE:
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
            words = tuple(_list_words(sentence.text)[:_BEGINNING])
            begins.setdefault(words, ([], []))[side].append(sentence)
    return {
        ones[0]: others[0]
        for words, (ones, others) in begins.items()
        if len(ones) == len(others) == 1 and len(words) == _BEGINNING and _hold_most(ones[0].text, others[0].text)
    }


def _hold_most(old: str, new: str) -> bool:
    return _sum_shared(old, new) >= _MOST * min(_measure(old), _measure(new))


def _choose_pairs(old: Sequence[Sentence], new: Sequence[Sentence], least: float) -> dict[int, int]:
    """Pair the most alike first; ties are broken by place and by content, so that both directions agree."""
    if len(old) * len(new) > _MOST_PAIRS:
        old, new = old[:200], new[:200]
    ranked = sorted(
        (-score - first, abs(a / len(old) - b / len(new)), sorted((old[a].text, new[b].text)), a, b)
        for a in range(len(old))
        for b in range(len(new))
        if (score := measure_likeness(old[a].text, new[b].text)) >= least
        for first in (_FIRST * _measure_first(old[a].text, new[b].text),)
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, _, a, b in ranked:
        if a not in pairs and b not in taken:
            pairs[a] = b
            taken.add(b)
    return pairs


def _join_parts(passages: list[Passage], rest: list[Sentence], *, is_old: bool) -> tuple[list[Passage], list[Sentence]]:
    """Join a sentence that was cut off from a longer one to the pair that the rest of it stands in."""
    left = []
    for sentence in rest:
        for place, passage in enumerate(passages):
            whole, part = (passage.new, passage.old) if is_old else (passage.old, passage.new)
            weights = weigh_words(_drop_lead(sentence.text, part[0].text))
            extra = weigh_words(" ".join(one.text for one in whole)) - weigh_words(" ".join(one.text for one in part))
            is_held = weights and _sum(weights & extra) >= _HELD * _sum(weights)
            if is_held or _stands_in(sentence.text, whole):
                joined = tuple(sorted((*part, sentence), key=lambda one: (one.entry.index, one.start)))
                passages[place] = evolve(passage, old=joined) if is_old else evolve(passage, new=joined)
                break
        else:
            left.append(sentence)
    return passages, left


def _stands_in(text: str, whole: Sequence[Sentence]) -> bool:
    """Whether a sentence stands in others word for word, however often they say its words."""
    words, others = _list_words(text), [word for one in whole for word in _list_words(one.text)]
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


@lru_cache(maxsize=8192)
def weigh_words(text: str) -> Counter[str]:
    """Return the words of a text with their number; what is shared of them is what two sentences have alike."""
    return Counter(_list_words(text))


@lru_cache(maxsize=1024)
def _list_words(text: str) -> list[str]:
    return _WORD.findall(fold_text(text).casefold())


def measure_likeness(old: str, new: str) -> float:
    """Return the Dice coefficient of two texts by their words, of which figures and short words weigh little."""
    total = _measure(old) + _measure(new)
    return 2 * _sum_shared(old, new) / total if total else 0.0


@lru_cache(maxsize=8192)
def _measure(text: str) -> float:
    return sum([count * weight for _, count, weight in _list_weights(text)])


def _sum_shared(old: str, new: str) -> float:
    # As `_sum` of what two counters share, without the counter between.
    other = weigh_words(new)
    return sum([min(count, other[word]) * weight for word, count, weight in _list_weights(old) if word in other])


@lru_cache(maxsize=8192)
def _list_weights(text: str) -> tuple[tuple[str, int, float], ...]:
    return tuple((word, count, _weigh(word)) for word, count in weigh_words(text).items())


def _sum(words: Counter[str]) -> float:
    return sum(count * _weigh(word) for word, count in words.items())


def _measure_first(old: str, new: str) -> float:
    """Return how far two sentences go before their first difference but for figures, 0 to 1: there stands who acts."""
    one, other = map(_mask_figures, (old, new))
    return count_shared(one, other) / max(1, len(one), len(other))


@lru_cache(maxsize=8192)
def _mask_figures(text: str) -> tuple[str, ...]:
    words = _list_words(text)
    return tuple(["" if is_figure else word for word, is_figure in zip(words, mark_figures(words), strict=True)])


@lru_cache(maxsize=16384)
def _weigh(word: str) -> float:
    if any(map(str.isdigit, word)):
        return _FIGURE
    return 1.0 if len(word) > _LONG else _SMALL
