"""Whether exchanges between alike sentences of real documents are told: figures, dates, shares, names, other words.

    python -m benchmarks.exchanges [--most N] [--misses] [WORD …]

What two sentences of nearly the same words differ in is exchanged between them, in one place and with another
difference left, so that it is no change of order: "East 100 … West 200" becomes "East 200 … West 100". So are the cells
of two rows, and what three sentences differ in goes round among them. Each document is compared with the changed one,
and the other way round. An exchange is *told* if of each sentence a change of terms, or the words to be read, name what
went and what came; *seen* if something is told of each of their clauses; *silent* else; and a comparison that would end
with exit code 0 counts as such. Data: the folder that PLANCMP_DATA names, read in place.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from attrs import evolve, frozen

from benchmarks.typed_changes import DATA, make_plan, read_acts
from plancmp import Comparison, Plan, compare, load
from plancmp.diff import ClauseChange, Effect, Slot
from plancmp.diff.likeness import measure_likeness
from plancmp.diff.sentences import list_sentences

ALIKE = 0.6
LONGEST = 4  # words that are exchanged
SMALL = 4  # letters of a word that says something
MOST_HOMES = 40  # sentences of a word by which others are looked up
_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*|[^\w\s]")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_KINDS = {
    "date": re.compile(rf"(?:\d{{1,2}} )?{_MONTH}(?: \d{{4}})?|\d{{4}}"),
    "share": re.compile(r"[\d.,]+ %"),
    "figure": re.compile(r".*\d.*"),
    "name": re.compile(r"[^\W\d_a-z].*"),
}


@frozen
class Place:
    """Some words of a clause, by its place in the outline."""

    index: int
    start: int
    end: int


@frozen
class Exchange:
    """Words that take each other's place, in a round."""

    kind: str
    places: tuple[Place, ...]


def read_plans(wanted: Sequence[str]) -> Iterator[Plan]:
    """Yield the documents whose names hold one of some words, all of them without any."""
    folder = DATA / "real-pairs"
    if not folder.exists():
        sys.exit(f"no data at {folder}: set PLANCMP_DATA to the folder that holds real-pairs")
    for path in sorted(folder.iterdir()):
        if not wanted or any(word in path.name for word in wanted):
            yield evolve(load(str(path)), id=path.name)
    acts = {act["work"]: act for act in read_acts()}
    for work, act in acts.items():
        if not wanted or any(word in work for word in wanted):
            yield make_plan(work, act["new"])


def list_exchanges(plan: Plan) -> Iterator[Exchange]:
    """Yield the exchanges between alike sentences of a document."""
    outline = plan.outline()
    sentences = [
        (entry.index, sentence.start, sentence.text) for entry in outline for sentence in list_sentences(entry)
    ]
    friends: dict[tuple[int, str], dict[int, Place]] = defaultdict(dict)
    for one, other in _list_alike([text for _, _, text in sentences]):
        for spans in _list_differences(sentences[one][2], sentences[other][2]):
            kind = name_kind(*(sentences[n][2][slice(*span)] for n, span in zip((one, other), spans, strict=True)))
            places = [
                Place(sentences[n][0], sentences[n][1] + span[0], sentences[n][1] + span[1])
                for n, span in zip((one, other), spans, strict=True)
            ]
            yield Exchange(kind, tuple(places))
            friends[one, kind][other] = places[1]
            friends[one, kind].setdefault(one, places[0])
    for (one, kind), others in friends.items():
        places = [place for n, place in others.items() if n != one][:2]
        words = {_read(plan, place) for place in (others[one], *places)}
        if len(words) == 3:
            yield Exchange(f"{kind}, three", (others[one], *places))


def _list_alike(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield pairs of sentences that are alike but not the same."""
    homes: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        for word in set(text.casefold().split()):
            homes[word].append(place)
    near = {pair for places in homes.values() if len(places) <= MOST_HOMES for pair in combinations(places, 2)}
    for one, other in sorted(near):
        if texts[one] != texts[other] and measure_likeness(texts[one], texts[other]) >= ALIKE:
            yield one, other


def _list_differences(one: str, other: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the words that stand for each other in two sentences, where these differ in something else too."""
    words = [list(_WORD.finditer(text)) for text in (one, other)]
    read = [[match.group() for match in side] for side in words]
    matcher = SequenceMatcher(None, read[0], read[1], autojunk=False)
    differing = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    for tag, i, after_i, j, after_j in differing if len(differing) > 1 else ():
        if tag == "replace" and after_i - i <= LONGEST and after_j - j <= LONGEST:
            runs = words[0][i:after_i], words[1][j:after_j]
            if _mean_different(*(" ".join(match.group() for match in run) for run in runs)):
                yield (runs[0][0].start(), runs[0][-1].end()), (runs[1][0].start(), runs[1][-1].end())


def _mean_different(one: str, other: str) -> bool:
    """Whether words differ in what they mean: figures, or words that are neither small nor forms of one word."""
    longest = [max(re.findall(r"\w+", text.replace("-", "").casefold()) or [""], key=len) for text in (one, other)]
    if any(re.search(r"\d", text) for text in (one, other)):
        return all(longest)
    return min(map(len, longest)) >= SMALL and longest[0][:SMALL] != longest[1][:SMALL]


def name_kind(one: str, other: str) -> str:
    """Return what two stretches of words are: what they both are, or words."""
    return next((kind for kind, form in _KINDS.items() if form.fullmatch(one) and form.fullmatch(other)), "words")


def _read(plan: Plan, place: Place) -> str:
    return plan.outline()[place.index].clause.text[place.start : place.end]


def make_exchange(plan: Plan, exchange: Exchange) -> tuple[Plan, tuple[Place, ...]]:
    """Return a document in which the words of each place stand in the next one, and where they stand then."""
    outline = plan.outline()
    clauses = [entry.clause for entry in outline]
    words = [_read(plan, place) for place in exchange.places]
    moved = dict(zip(exchange.places, [words[-1], *words[:-1]], strict=True))
    found = {}
    for place in sorted(moved, key=lambda one: (one.index, -one.start)):
        text = clauses[place.index].text
        clauses[place.index] = evolve(clauses[place.index], text=text[: place.start] + moved[place] + text[place.end :])
    for place, written in moved.items():
        before = [one for one in moved if one.index == place.index and one.start < place.start]
        start = place.start + sum(len(moved[one]) - (one.end - one.start) for one in before)
        found[place] = Place(place.index, start, start + len(written))
    return evolve(plan, clauses=plan.replace_clauses(clauses)), tuple(found[place] for place in exchange.places)


def judge(comparison: Comparison, before: Sequence[Place], after: Sequence[Place]) -> str:
    """Return what a comparison says of an exchange: "told", "seen" or "silent"."""
    levels = []
    for old, new in zip(before, after, strict=True):
        changes = [one for one in comparison.clauses if any(entry.index == old.index for entry in one.old)]
        changes += [one for one in comparison.clauses if any(entry.index == new.index for entry in one.new)]
        told = all(
            any(_names(change, place, is_old=is_old) for change in changes)
            for place, is_old in ((old, True), (new, False))
        )
        levels.append(2 if told else int(any(map(_says, changes))))
    return ("silent", "seen", "told")[min(levels)]


def _says(change: ClauseChange) -> bool:
    return any(term.effect is not Effect.SAME for term in change.terms) or any(
        str(item.cause.materiality) == "material" for item in change.fields
    )


def _names(change: ClauseChange, place: Place, *, is_old: bool) -> bool:
    """Whether the terms or the words to be read of a change name what stands in a place."""
    entries = change.old if is_old else change.new
    text = next((entry.clause.text for entry in entries if entry.index == place.index), None)
    if text is None:
        return False
    sign = "−" if is_old else "+"
    words = re.findall(r"\w+", text[place.start : place.end])
    causes = [item.cause for item in change.fields if item.cause.rule == "wording-needs-review"]
    for term in change.terms:
        slot = term.old if is_old else term.new
        if term.effect is not Effect.SAME:
            causes += term.causes
            if slot is not None and _covers(slot, place):
                return True
    told = " ".join(part for cause in causes for part in re.split(r"(?=[−+] )", cause.difference) if part[:1] == sign)
    return any(re.search(rf"\b{word}\b", told) for word in words)


def _covers(slot: Slot, place: Place) -> bool:
    evidence = slot.term.evidence if slot.term else None
    if slot.entry.index != place.index or evidence is None:
        return False
    return evidence.span[0] < place.end and place.start < evidence.span[1]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the counts by kind, and what was not told."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "words", nargs="*", metavar="WORD", help="documents whose names hold one of these; default: all"
    )
    parser.add_argument("--most", type=int, default=20, metavar="N", help="exchanges of a kind in a document")
    parser.add_argument("--misses", action="store_true", help="list what was not told")
    options = parser.parse_args(arguments)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    start = time.perf_counter()
    documents = 0
    for plan in read_plans(options.words):
        by_kind: dict[str, list[Exchange]] = defaultdict(list)
        for exchange in list_exchanges(plan):
            by_kind[exchange.kind].append(exchange)
        documents += bool(by_kind)
        for kind, found in sorted(by_kind.items()):
            for exchange in random.Random(1).sample(found, min(options.most, len(found))):
                for result in try_exchange(plan, exchange, lists=options.misses):
                    counts[kind][result] += 1
    print(f"{documents} documents, {time.perf_counter() - start:.0f} s")
    print(f"{'kind':16}{'made':>7}{'told':>7}{'seen':>7}{'silent':>8}{'exit 0':>8}")
    for kind, row in [*sorted(counts.items()), ("all", sum(counts.values(), Counter()))]:
        made = row["told"] + row["seen"] + row["silent"]
        print(f"{kind:16}{made:7}{row['told']:7}{row['seen']:7}{row['silent']:8}{row['exit 0']:8}")


def try_exchange(plan: Plan, exchange: Exchange, *, lists: bool) -> Iterator[str]:
    """Compare a document with a changed one, either way, and yield what is said of it."""
    changed, places = make_exchange(plan, exchange)
    for sides, marks in (((plan, changed), (exchange.places, places)), ((changed, plan), (places, exchange.places))):
        comparison = compare(*sides)
        result = judge(comparison, *marks)
        is_quiet = not any(str(change.materiality) == "material" for change in comparison.changes)
        yield result
        if is_quiet:
            yield "exit 0"
        if lists and (result != "told" or is_quiet):
            shown = " <> ".join(_show(sides[0], place) for place in marks[0])
            print(f"{plan.id} {exchange.kind} {result}{', exit 0' if is_quiet else ''}: {shown}", flush=True)


def _show(plan: Plan, place: Place) -> str:
    clause = plan.outline()[place.index].clause
    before, after = clause.text[max(0, place.start - 60) : place.start], clause.text[place.end : place.end + 30]
    return f"{clause.number}: {before}[{_read(plan, place)}]{after}".replace("\n", " ")


if __name__ == "__main__":
    main()
