"""How many single-fact alterations of the fixtures a comparison misses.

    python -m benchmarks.alterations [--every N] [--misses]

Each text of each fixture's clauses is altered in one fact at a time, in every way that fits it: a figure, a negation, a
force, a party, two parties swapped, a date, a condition or exception taken out, a unit, a quantifier, a letter replaced
by one of another alphabet, a character that cannot be seen. The version before and after are compared as documents,
that is, as a program reads them; the altered version holds all other clauses unchanged. An alteration is *found* if the
clause is reported as revised (a changed term, or words for review), *played down* if as reworded or editorial only, and
*missed* if no change is reported of it. Reports of any other clause are counted as noise, and so is any report of a
version compared with an unaltered copy.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from attrs import evolve

from plancmp.diff import Kind, compare
from plancmp.extract.plans import extract_plan
from plancmp.model import Clause, Plan
from plancmp.readers import find_taxonomy, load

FIXTURES = Path(__file__).parents[1] / "fixtures"
LOOKALIKES = {"a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "x": "х", "T": "Т", "A": "А", "O": "О", "E": "Е"}
FORCES = {"must": "may", "may": "must", "shall": "may", "agrees to": "may", "is to": "may", "are to": "may"}
QUANTIFIERS = {"all": "some", "every": "some", "both": "one of the", "any": "some", "at least": "at most"}
UNITS = {"days": "months", "months": "years", "years": "months", "personnel": "vehicles", "USD": "EUR", "$": "€"}
PARTIES = ("Ukraine", "Russia", "United States", "NATO", "Europe", "EU")
NEGATABLE = re.compile(r"\b(must|may|shall|will|is|are|agrees?)\b(?! not\b)")
EXCEPTION = re.compile(r",? (?:unless|except|provided that|subject to|if|in peacetime|without) [^.,;]*|,? in peacetime")
FIGURE = re.compile(r"\d+(?:[,.]\d+)*")
NEGATION = re.compile(r"\b(?:not|no|never)\b ?")
MONTH = re.compile(r"January|March|June|September|November|December")


def alter(text: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to alter one fact of a text: the kind of alteration, and the altered text."""
    for kinds in (_alter_figures, _alter_words, _alter_parties, _alter_letters):
        yield from ((kind, altered) for kind, altered in kinds(text) if altered != text)


def _alter_figures(text: str) -> Iterator[tuple[str, str]]:
    for match in FIGURE.finditer(text):
        digit = "1" if match[0][0] != "1" else "2"
        yield "figure", f"{text[: match.start()]}{digit}{text[match.start() + 1 :]}"
    for match in MONTH.finditer(text):
        yield "month", f"{text[: match.start()]}August{text[match.end() :]}"


def _alter_words(text: str) -> Iterator[tuple[str, str]]:
    for match in NEGATABLE.finditer(text):
        yield "negation in", f"{text[: match.end()]} not{text[match.end() :]}"
    for kind, pattern in (("negation out", NEGATION), ("condition out", EXCEPTION)):
        for match in pattern.finditer(text):
            yield kind, f"{text[: match.start()]}{text[match.end() :]}"
    for kind, table in (("force", FORCES), ("quantifier", QUANTIFIERS), ("unit", UNITS)):
        for word, other in table.items():
            for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE):
                yield kind, f"{text[: match.start()]}{other}{text[match.end() :]}"


def _alter_parties(text: str) -> Iterator[tuple[str, str]]:
    named = [name for name in PARTIES if re.search(rf"\b{name}\b", text)]
    for other in [name for name in PARTIES if name not in named][:1]:
        for name in named:
            yield "party", re.sub(rf"\b{name}\b", other, text, count=1)
    for first, second in pairwise(named):
        parts = re.split(rf"\b({first}|{second})\b", text)
        yield "parties swapped", "".join({first: second, second: first}.get(part, part) for part in parts)


def _alter_letters(text: str) -> Iterator[tuple[str, str]]:
    places = [place for place, letter in enumerate(text) if letter in LOOKALIKES]
    for place in places[:: max(1, len(places) // 3)]:
        yield "look-alike", f"{text[:place]}{LOOKALIKES[text[place]]}{text[place + 1 :]}"
    inner = [match.start() + 1 for match in re.finditer(r"\w{3,}", text)]
    for place in inner[:: max(1, len(inner) // 2)]:
        yield "unseen", f"{text[:place]}\u200b{text[place:]}"


def judge(old: Plan, altered: Plan, index: int) -> tuple[str, bool]:
    """Say what a comparison says of the altered clause, and whether it reports any other."""
    own, others = set[Kind](), False
    for change in compare(old, altered).changes:
        if any(entry.index == index for entry in (*change.old, *change.new)):
            own.add(change.kind)
        else:
            others = True
    quiet = {Kind.REWORDED, Kind.EDITORIAL, Kind.UNCHANGED}
    return "missed" if not own else "played down" if own <= quiet else "found", others


def make_document(plan: Plan) -> Plan:
    """Return a plan as a document that a program has yet to read: words alone, without reports and options."""
    clauses = [
        Clause(
            entry.clause.id, entry.clause.label, entry.clause.heading, entry.clause.text, clauses=entry.clause.clauses
        )
        for entry in plan.outline()
    ]
    return Plan(plan.id, plan.title, parties=plan.parties, clauses=plan.replace_clauses(clauses), extracted=True)


def main() -> None:
    """Print the counts by kind of alteration."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="alter only every Nth clause")
    parser.add_argument("--misses", action="store_true", help="list what was not found")
    arguments = parser.parse_args()
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    noise = copies = 0
    taxonomy = find_taxonomy("peace")
    for path in sorted(FIXTURES.glob("*.yaml")):
        document = make_document(load(str(path)))
        old = extract_plan(document, taxonomy)
        copies += 1
        noise += bool(compare(old, extract_plan(document, taxonomy)).changes)
        clauses = [entry.clause for entry in document.outline()]
        for index in range(0, len(clauses), arguments.every):
            for kind, text in alter(clauses[index].text):
                changed = [*clauses[:index], evolve(clauses[index], text=text), *clauses[index + 1 :]]
                altered = evolve(document, clauses=document.replace_clauses(changed))
                result, others = judge(old, extract_plan(altered, taxonomy), index)
                noise += others
                counts[kind][result] += 1
                if arguments.misses and (result != "found" or others):
                    mark = ", and another clause is reported" if others else ""
                    print(f"{path.stem} {clauses[index].id}, {kind}: {result}{mark}: {text}", file=sys.stderr)
    print(f"{'alteration':16}{'made':>7}{'found':>8}{'played down':>13}{'missed':>8}")
    total: Counter[str] = Counter()
    for kind, row in sorted(counts.items()):
        total += row
        print(f"{kind:16}{row.total():7}{row['found']:8}{row['played down']:13}{row['missed']:8}")
    print(f"{'all':16}{total.total():7}{total['found']:8}{total['played down']:13}{total['missed']:8}")
    print(f"reported of other clauses, or of {copies} unaltered copies: {noise}")


if __name__ == "__main__":
    main()
