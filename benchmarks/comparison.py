"""Whole comparisons, alignment included, beside DeepDiff's `ignore_order=True` on the same clause lists.

Run: .venv/bin/python benchmarks/comparison.py [--cap SECONDS] [SIZE …]

Two versions of each size are made: all clauses shuffled, a third or two thirds of them edited (figure, condition, a
few words), 2 % added, 2 % removed. The ids travel with the clauses: with new ids, or with all clauses edited,
DeepDiff finds so few equal items that it gives up on pairing them (its `cutoff_intersection_for_pairs`) and is quick
and useless. plancmp compares the two plans, DeepDiff the two lists of the same clauses as plain data. DeepDiff runs
in a process of its own, which is ended at the cap: the ratio is then a lower bound, printed with ">". Targets: 10,
100 and 1,000 times faster at 28, 200 and 1,000 clauses.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import statistics
import time

from attrs import evolve

from plancmp.diff import compare
from plancmp.model import Clause, Condition, ConditionKind, Force, Plan, Quantity, Term
from plancmp.model.constraints import Bound, Interval
from plancmp.readers.planfile import write_plan

SIZES = (28, 200, 1_000)
EDITED = (1 / 3, 2 / 3)
TARGETS = {28: 10, 200: 100, 1_000: 1_000}
VOCABULARY = [
    first + second + third
    for first in ("ba", "de", "fi", "go", "lu", "ma", "ne", "po", "ri", "su", "ta", "vo")
    for second in ("l", "m", "n", "r", "s", "t", "nd", "rk", "st")
    for third in ("a", "e", "ing", "ity", "o", "tion", "y", "ment", "er", "ed")
]


def make_clause(number: int, source: random.Random) -> Clause:
    """Return a clause of 15 to 45 words, common and rare ones mixed as in prose, with one or two terms."""
    words = [
        VOCABULARY[min(int(source.paretovariate(0.7)) - 1, len(VOCABULARY) - 1)] for _ in range(source.randint(8, 25))
    ]
    words += source.choices(VOCABULARY, k=source.randint(7, 20))
    source.shuffle(words)
    figure = source.randint(1, 900) * 1_000
    bound = Bound(Quantity(figure, "personnel"))
    term = Term(f"matter-{number}", ("Ukraine",), Force.MUST, Interval(high=bound))
    return Clause(str(number), text=f"{' '.join(words)} {figure:,} personnel.", topics=("military",), terms=(term,))


def edit_clause(clause: Clause, source: random.Random) -> Clause:
    """Return a clause with another figure, a further condition or a few other words."""
    (term,) = clause.terms
    kind = source.randrange(3)
    if kind == 0:
        interval = Interval(high=Bound(Quantity(source.randint(1, 900) * 1_000, "personnel")))
        return evolve(clause, terms=(evolve(term, constraint=interval),))
    if kind == 1:
        condition = Condition(ConditionKind.WHEN, "in peacetime")
        return evolve(clause, text=f"{clause.text} In peacetime.", terms=(evolve(term, conditions=(condition,)),))
    words = clause.text.split()
    for _ in range(max(1, len(words) // 10)):
        words[source.randrange(len(words))] = source.choice(VOCABULARY)
    return evolve(clause, text=" ".join(words))


def make_versions(size: int, edited: float) -> tuple[Plan, Plan]:
    """Return two versions with about `size` clauses each, this share of them edited; the same ones in every run."""
    source = random.Random(size)
    old = [make_clause(number, source) for number in range(size)]
    changed = max(1, size // 50)
    new = [edit_clause(clause, source) if source.random() < edited else clause for clause in old[changed:]]
    new += [make_clause(number, source) for number in range(size, size + changed)]
    source.shuffle(new)
    return Plan("old", "Old", clauses=tuple(old)), Plan("new", "New", clauses=tuple(new))


def run_deepdiff(old: object, new: object, results: multiprocessing.Queue[float]) -> None:
    """Put how many seconds DeepDiff takes."""
    from deepdiff import DeepDiff

    start = time.perf_counter()
    DeepDiff(old, new, ignore_order=True)
    results.put(time.perf_counter() - start)


def measure_deepdiff(old: Plan, new: Plan, cap: float) -> tuple[float, bool]:
    """Return how many seconds DeepDiff takes, and whether it came to its end."""
    results: multiprocessing.Queue[float] = multiprocessing.Queue()
    lists = [write_plan(plan)["clauses"] for plan in (old, new)]
    process = multiprocessing.Process(target=run_deepdiff, args=(*lists, results))
    process.start()
    process.join(cap)
    if process.is_alive():
        process.kill()
        process.join()
        return cap, False
    return results.get(), True


def measure_plancmp(old: Plan, new: Plan) -> float:
    """Return how many seconds a comparison takes, the median of five."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        compare(old, new)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--cap", type=float, default=300, help="seconds after which DeepDiff is ended (default: 300)")
    arguments = parser.parse_args()
    print(f"{'clauses':>8}{'edited':>8}{'plancmp s':>12}{'DeepDiff s':>12}{'ratio':>10}{'target':>8}")
    for size, edited in ((size, edited) for size in arguments.sizes for edited in EDITED):
        old, new = make_versions(size, edited)
        ours = measure_plancmp(old, new)
        theirs, ended = measure_deepdiff(old, new, arguments.cap)
        mark = "" if ended else ">"
        ratio, target = f"{mark}{theirs / ours:,.0f}", TARGETS.get(size, "")
        print(f"{size:8,}{edited:8.0%}{ours:12.4f}{mark + f'{theirs:.2f}':>12}{ratio:>10}{target:>8}")


if __name__ == "__main__":
    main()
