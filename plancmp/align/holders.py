"""Clauses that hold only others: an article answers to the article that its paragraphs went to.

A clause without words of its own has nothing to be known by but its heading. One that no other clause has names it; any
other says little ("Fees"), and what stands in it says more: it answers to the clause that most of its parts answer to.
One whose parts have no answer keeps the link that it had, if the other clause is still free. Linear in the links, but
for the sorting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from plancmp.align.alignment import Alignment, Link, Pair, Pins, Reason
from plancmp.align.groups import group_pairs, join_parts
from plancmp.align.words import split_words
from plancmp.model import Clause, Entry
from plancmp.model.expressions import late

_Edge = tuple[int, int]
_WORD = late(r"[^\W_]+")
_JOINT = late(r"[;,] ?\w{0,4}\Z")  # between two items of a list: "; and"
_LONGEST, _SMALL = 8, 3  # words of a title; letters of those that have no capital in it


def link_holders(alignment: Alignment, old: Sequence[Entry], new: Sequence[Entry], pins: Pins) -> Alignment:
    """Let the clauses that hold only others follow what stands in them.

    Returns:
        The alignment, the same whichever version is the old one.
    """
    holders = _find_holders(old), _find_holders(new)
    # "Article 1" and "1. Office": a title in the place of words makes no link of its own, and stands in no one's way.
    titled = _find_titled(old), _find_titled(new)
    if not (all(holders) or (any(holders) and any(titled))):
        return alignment
    names = _find_names(old), _find_names(new)
    kept = [
        link
        for link in alignment.links
        if not _is_between(link, holders) or _is_pinned(link, pins) or _is_named(link, names)
    ]
    places = {link.old for link in kept}
    lost = {pair for link in alignment.links if link.old not in places for pair in link.pairs}
    taken = {i for link in kept for i in link.old}, {j for link in kept for j in link.new}
    able = holders[0] | titled[0], holders[1] | titled[1]
    votes = _count_votes(kept, old, new)
    links, open_pairs = list(kept), [(votes[pair.old, pair.new], pair) for pair in lost]
    # Nothing but the votes counts where there are any; what the words found comes after that.
    for edge, count in sorted(votes.items(), key=lambda item: (-item[1], sum(item[0]), abs(item[0][0] - item[0][1]))):
        if _is_free(edge, able, taken, pins):
            links.append(_make_link(edge, _measure(edge, count, old, new), Reason("parts", str(count))))
            _take(edge, taken)
    voted = {i for i, _ in votes}, {j for _, j in votes}
    for _, pair in sorted(open_pairs, key=lambda item: (-item[1].score, item[1].old, item[1].new)):
        edge = pair.old, pair.new
        if _is_free(edge, able, taken, pins) and not (edge[0] in voted[0] and edge[1] in voted[1]):
            links.append(Link((pair.old,), (pair.new,), (pair,)))
            _take(edge, taken)
    return Alignment(
        tuple(sorted(links, key=lambda link: (link.old, link.new))),
        tuple(entry.index for entry in old if entry.index not in taken[0]),
        tuple(entry.index for entry in new if entry.index not in taken[1]),
    )


def drop_titles(alignment: Alignment, old: Sequence[Entry], new: Sequence[Entry], pins: Pins) -> Alignment:
    """Undo links between a title and a text that has its words only among others: "Use of Data", "… for use of data …".

    A title that stands alone may be all that was printed of a clause. It is left to the text that has no other answer.
    """
    pairs = [pair for link in alignment.links for pair in link.pairs]
    partners = Counter((0, pair.old) for pair in pairs) + Counter((1, pair.new) for pair in pairs)
    kept = []
    for pair in pairs:
        clauses = old[pair.old].clause, new[pair.new].clause
        titles = list(map(_is_title, clauses))
        text = titles.index(False) if False in titles else 0
        is_loose = clauses[1 - text].clauses or partners[text, (pair.old, pair.new)[text]] > 1
        is_wrong = titles[0] != titles[1] and is_loose and not _begins(clauses[text], clauses[1 - text])
        if not is_wrong or (pair.old, pair.new) in pins.required:
            kept.append(pair)
    if len(kept) == len(pairs):
        return alignment
    return group_pairs(kept, alignment.weak_pairs(), len(old), len(new))


def link_openings(alignment: Alignment, old: Sequence[Entry], new: Sequence[Entry], pins: Pins) -> Alignment:
    """Link what is left over to the clause that began with all its words, if the rest of that is in it or follows it.

    So the title that got a number of its own, and the first line of a list whose second number was misprinted, are not
    new. Nor is an item of a list that was a part of the sentence before: "the gate, the cellar and the roof".
    """
    pairs = [pair for link in alignment.links for pair in link.pairs]
    gone, come = set(alignment.removed), set(alignment.added)
    edges = {(pair.old, j) for pair in pairs for j in _find_openings(old[pair.old], pair.new, new, come)}
    edges |= {(i, pair.new) for pair in pairs for i in _find_openings(new[pair.new], pair.old, old, gone)}
    below = [_list_below(side, lone) for side, lone in ((old, gone), (new, come))]
    edges |= {(pair.old, j) for pair in pairs for j in _find_items(old[pair.old], below[1].get(pair.new, ()))}
    edges |= {(i, pair.new) for pair in pairs for i in _find_items(new[pair.new], below[0].get(pair.old, ()))}
    return join_parts(alignment, edges, pins, len(old), len(new))


def _find_openings(whole: Entry, place: int, outline: Sequence[Entry], lone: set[int]) -> Iterator[int]:
    """Yield the clauses above and right before a place that are but the first words of one of the other version."""
    above = outline[place].parent
    before = place - 1 if place else None
    while before is not None and before != above and outline[before].parent != above:
        before = outline[before].parent
    for index in {above, before} & lone:
        if index is not None and _begins(whole.clause, outline[index].clause):
            yield index


def _list_below(outline: Sequence[Entry], lone: set[int]) -> dict[int, list[Entry]]:
    """Return of clauses that have no answer those that hold no others, by what they stand in."""
    found: dict[int, list[Entry]] = {}
    for index in sorted(lone):
        entry = outline[index]
        if entry.parent is not None and not entry.clause.clauses:
            found.setdefault(entry.parent, []).append(entry)
    return found


def _find_items(whole: Entry, items: Sequence[Entry]) -> Iterator[int]:
    """Yield the items of a list that are parts of a sentence of the other version, whatever their figures are."""
    words = _mask(whole.clause.text) if items and not whole.clause.clauses else ""
    for entry in items:
        item = _mask(_JOINT.sub("", entry.clause.text))
        if _WORD.search(item) and item in words:
            yield entry.index


def _mask(text: str) -> str:
    """Return the words of a text between blanks, with a sign for each figure."""
    return f" {' '.join('#' if word[0].isdecimal() else word for word in split_words(text))} "


def _is_title(clause: Clause) -> bool:
    """Whether a clause has a heading alone, or a few words with capitals that open no list."""
    if clause.options or clause.reports or (clause.heading and clause.text) or clause.text.endswith(":"):
        return False
    words = [match[0] for match in islice(_WORD.finditer(clause.text), _LONGEST + 1)]
    is_short = 0 < len(words) <= _LONGEST and words[0][:1].isupper()
    return bool(clause.heading) or (is_short and all(word[:1].isupper() for word in words if len(word) > _SMALL))


def _begins(clause: Clause, title: Clause) -> bool:
    """Whether the words of a clause, with or without its heading, begin with a title."""
    words = split_words(title.heading or title.text)
    texts = (split_words(clause.text), split_words(f"{clause.heading} {clause.text}"))
    return bool(words) and any(text[: len(words)] == words for text in texts)


def _find_holders(outline: Sequence[Entry]) -> frozenset[int]:
    return frozenset(
        entry.index
        for entry in outline
        if entry.clause.clauses and not (entry.clause.text or entry.clause.options or entry.clause.reports)
    )


def _find_titled(outline: Sequence[Entry]) -> frozenset[int]:
    return frozenset(entry.index for entry in outline if entry.clause.clauses and _is_title(entry.clause))


def _is_between(link: Link, holders: tuple[frozenset[int], frozenset[int]]) -> bool:
    return holders[0].issuperset(link.old) and holders[1].issuperset(link.new)


def _find_names(outline: Sequence[Entry]) -> dict[int, str]:
    """Return the headings that only one clause has."""
    headings = {entry.index: " ".join(entry.clause.heading.casefold().split()) for entry in outline}
    counts = Counter(headings.values())
    return {index: heading for index, heading in headings.items() if heading and counts[heading] == 1}


def _is_named(link: Link, names: tuple[dict[int, str], dict[int, str]]) -> bool:
    return all(names[0].get(pair.old, "") and names[0].get(pair.old) == names[1].get(pair.new) for pair in link.pairs)


def _is_pinned(link: Link, pins: Pins) -> bool:
    return any((pair.old, pair.new) in pins.required for pair in link.pairs)


def _count_votes(links: Sequence[Link], old: Sequence[Entry], new: Sequence[Entry]) -> Counter[_Edge]:
    """Count for two clauses how many parts of one answer to parts of the other, at whatever depth."""
    votes: Counter[_Edge] = Counter()
    for link in links:
        for pair in link.pairs:
            above = old[pair.old].parent, new[pair.new].parent
            while above[0] is not None and above[1] is not None:
                votes[above[0], above[1]] += 1
                above = old[above[0]].parent, new[above[1]].parent
    return votes


def _measure(edge: _Edge, count: int, old: Sequence[Entry], new: Sequence[Entry]) -> float:
    """Return which share of the parts of the larger of two clauses has an answer in the other."""
    most = max(sum(1 for _ in _list_parts(side[index])) for side, index in ((old, edge[0]), (new, edge[1])))
    return min(1.0, count / max(1, most))


def _list_parts(entry: Entry) -> list[str]:
    found, stack = [], list(entry.clause.clauses)
    while stack:
        clause = stack.pop()
        stack.extend(clause.clauses)
        if clause.text:
            found.append(clause.id)
    return found


def _is_free(
    edge: _Edge, holders: tuple[frozenset[int], frozenset[int]], taken: tuple[set[int], set[int]], pins: Pins
) -> bool:
    return all(edge[side] in holders[side] and edge[side] not in taken[side] for side in (0, 1)) and (
        edge not in pins.forbidden
    )


def _take(edge: _Edge, taken: tuple[set[int], set[int]]) -> None:
    taken[0].add(edge[0])
    taken[1].add(edge[1])


def _make_link(edge: _Edge, score: float, reason: Reason) -> Link:
    return Link((edge[0],), (edge[1],), (Pair(*edge, score, (reason,)),), weak=False)
