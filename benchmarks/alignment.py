"""How well the alignment finds the links of official correlation tables, beside simple baselines.

    python -m benchmarks.alignment [--sets articles,paragraphs,nist,argrewrite] [--no-baselines] [--fit]

Data: the folder that PLANCMP_DATA names, ../shared/data from the project's root by default; without it this stops.
Everything is measured by cross-validation over documents: the weights of the engine, and the threshold of each
baseline, are fitted on the other folds. A document's fold hangs on its first name, so the articles and the paragraphs
of one act are always left out together; NIST SP 800-53 is one document, so it is judged by weights that never saw it.
`--fit` prints the weights fitted on everything, which is what plancmp/align/weights.py holds. Needs NumPy.

A unit's kind: an old unit is removed (no link), split (several links), merged (its one partner has several links) or
one-to-one; a new unit is added or linked. The F1 of a kind is over the units that have it, in truth and as found.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import sys
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from attrs import define, frozen

from plancmp.align import NO_PINS, Unit
from plancmp.align.assignment import assign_pairs
from plancmp.align.engine import Draft, conclude, prepare
from plancmp.align.judgement import NUMBERS
from plancmp.align.order import order_problem
from plancmp.align.weights import SHIPPED, Weights

try:
    import numpy as np
except ImportError:
    sys.exit("benchmarks.alignment needs NumPy: pip install numpy")

Edge = tuple[int, int]
Matrix = Any
FILES = {
    "articles": "eu-recasts/articles.jsonl.gz",
    "paragraphs": "eu-recasts/paragraphs.jsonl.gz",
    "nist": "nist-800-53/controls.jsonl.gz",
    "argrewrite": "argrewrite/drafts.jsonl.gz",
}
# What each set counts for in the fit: the two legal sets are what the engine is for.
SHARES = {"articles": 1.0, "paragraphs": 1.0, "nist": 0.3, "argrewrite": 0.3}
FOLDS = 8
RIDGE = 3.0
KINDS = ("one-to-one", "split", "merged", "removed", "added")


@frozen
class Document:
    """One pair of versions with its known links."""

    set: str
    name: str
    old: list[str]
    new: list[str]
    gold: frozenset[Edge]
    incorporated: frozenset[Edge]

    @property
    def fold(self) -> int:
        """The fold in which the document is left out."""
        return zlib.crc32(self.name.split(" ")[0].encode()) % FOLDS


@define
class Tally:
    """Counts of right, found and true items, by what they are."""

    counts: dict[str, list[int]]

    @classmethod
    def empty(cls) -> Tally:
        """Return a tally of nothing."""
        return cls(defaultdict(lambda: [0, 0, 0]))

    def add(self, document: Document, found: frozenset[Edge]) -> None:
        """Count one document's links and kinds."""
        self._count("link", len(found & document.gold), len(found), len(document.gold))
        hits = len(found & document.incorporated)
        self._count("incorporated", hits, hits, len(document.incorporated))
        true, said = _name_kinds(document, document.gold), _name_kinds(document, found)
        for kind in KINDS:
            self._count(
                kind,
                sum(a == b == kind for a, b in zip(true, said, strict=True)),
                said.count(kind),
                true.count(kind),
            )

    def _count(self, what: str, hits: int, found: int, true: int) -> None:
        for place, number in enumerate((hits, found, true)):
            self.counts[what][place] += number

    def f1(self, what: str) -> float:
        """Return the F1 of one kind of item; 1 where there is none in truth or as found."""
        hits, found, true = self.counts[what]
        return 2 * hits / (found + true) if found + true else 1.0

    def describe(self) -> str:
        """Return the tally as one line."""
        hits, found, true = self.counts["link"]
        cells = [f"{hits / max(found, 1):.3f}", f"{hits / max(true, 1):.3f}", f"{self.f1('link'):.3f}"]
        cells += [f"{self.f1(kind):.3f}" if self.counts[kind][2] else "–" for kind in KINDS]
        hits, _, true = self.counts["incorporated"]
        if true:
            cells.append(f"{hits}/{true}")
        return "  ".join(f"{cell:>10}" for cell in cells)


def _name_kinds(document: Document, links: Iterable[Edge]) -> list[str]:
    olds, news = Counter(i for i, _ in links), Counter(j for _, j in links)
    partner = dict(sorted(links))
    kinds = []
    for i in range(len(document.old)):
        if olds[i] != 1:
            kinds.append("split" if olds[i] else "removed")
        else:
            kinds.append("merged" if news[partner[i]] > 1 else "one-to-one")
    return kinds + ["linked" if news[j] else "added" for j in range(len(document.new))]


def read_documents(names: Iterable[str]) -> list[Document]:
    """Return the documents of some sets."""
    root = Path(os.environ.get("PLANCMP_DATA", Path(__file__).resolve().parents[1] / "../shared/data"))
    documents = []
    for name in names:
        path = root / FILES[name]
        if not path.exists():
            sys.exit(f"no data at {path}: set PLANCMP_DATA to the folder that holds {FILES[name]}")
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                gold = frozenset((i, j) for i, j in row["gold"])
                incorporated = frozenset((i, j) for i, j in row.get("merged", ()))
                documents.append(Document(name, row["name"], row["old"], row["new"], gold, incorporated))
    return documents


# The engine, fitted fold by fold


@frozen
class Example:
    """A document as the engine sees it before it weighs evidence."""

    document: Document
    draft: Draft
    numbers: Matrix
    truth: Matrix
    weight: float


def make_example(document: Document) -> Example:
    """Return a document's draft and the numbers of its candidates."""
    units = [[Unit(text) for text in side] for side in (document.old, document.new)]
    problem = order_problem(units[0], units[1], NO_PINS)
    draft = prepare(problem)
    rows = draft.describe()
    truth = []
    for i, j in draft.overlaps:
        edge = problem.left.origin[i], problem.right.origin[j]
        truth.append((edge[::-1] if problem.swapped else edge) in document.gold)
    numbers = np.array(rows).reshape(-1, len(NUMBERS))
    # A document of many links says more than one of few, but not in proportion: its links are alike.
    weight = 1 / max(1, sum(truth)) ** 0.5
    return Example(document, draft, _expand(numbers), np.array(truth, dtype=float), weight)


def _expand(numbers: Matrix) -> Matrix:
    return np.hstack([numbers, np.sqrt(np.clip(numbers, 0, None))])


def fit_weights(examples: Sequence[Example]) -> Weights:
    """Return the logistic regression with a ridge penalty that fits some documents best (Newton's method)."""
    sizes: dict[str, float] = defaultdict(float)
    for example in examples:
        sizes[example.document.set] += example.weight * len(example.truth)
    counted = [np.full(len(e.truth), 1e4 * SHARES[e.document.set] * e.weight / sizes[e.document.set]) for e in examples]
    numbers, truth, counts = (
        np.concatenate(parts) for parts in ([e.numbers for e in examples], [e.truth for e in examples], counted)
    )
    middle, spread = numbers.mean(0), numbers.std(0)
    spread[spread == 0] = 1
    scaled = np.hstack([(numbers - middle) / spread, np.ones((len(numbers), 1))])
    penalty = np.diag([RIDGE] * (scaled.shape[1] - 1) + [0.0])
    beta = np.zeros(scaled.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ beta, -30, 30)))
        slope = scaled.T @ (counts * (chance - truth)) + penalty @ beta
        curve = (scaled * (counts * chance * (1 - chance) + 1e-9)[:, None]).T @ scaled + penalty
        step = np.linalg.solve(curve, slope)
        beta -= step
        if np.abs(step).max() < 1e-6:
            break
    plain = beta[:-1] / spread
    bias = float(beta[-1] - plain @ middle)
    half = len(NUMBERS)
    return Weights(bias, {n: (float(plain[k]), float(plain[half + k])) for k, n in enumerate(NUMBERS)})


def run_engine(documents: Sequence[Document]) -> dict[str, list[frozenset[Edge]]]:
    """Return the engine's links of each document, by cross-validation and with the weights that are shipped."""
    examples = [make_example(document) for document in documents]
    by_fold = {
        fold: fit_weights([e for e in examples if e.document.fold != fold])
        for fold in sorted({document.fold for document in documents})
    }
    return {
        "plancmp": [conclude(e.draft, by_fold[e.document.fold]).pairs() for e in examples],
        "plancmp (as shipped)": [conclude(e.draft, SHIPPED).pairs() for e in examples],
    }


# The baselines: a matrix of similarities, a rule, and a threshold fitted on the other folds

Rule = Callable[[Matrix, float], frozenset[Edge]]


def measure_jaccard(document: Document) -> Matrix:
    """Return the share of different words that two texts have in common."""
    bags = [_count_words(side, document, binary=True) for side in (document.old, document.new)]
    shared = bags[0] @ bags[1].T
    sizes = bags[0].sum(1)[:, None] + bags[1].sum(1)[None, :] - shared
    return shared / np.maximum(sizes, 1)


def measure_tfidf(document: Document) -> Matrix:
    """Return the cosine of two texts' TF-IDF vectors, with logarithmic frequencies."""
    bags = [_count_words(side, document, binary=False) for side in (document.old, document.new)]
    total = sum(len(bag) for bag in bags)
    idf = np.log((1 + total) / (1 + sum((bag > 0).sum(0) for bag in bags))) + 1
    vectors = [np.where(bag > 0, 1 + np.log(np.maximum(bag, 1)), 0) * idf for bag in bags]
    unit = [vector / np.maximum(np.linalg.norm(vector, axis=1, keepdims=True), 1e-9) for vector in vectors]
    return unit[0] @ unit[1].T


def measure_ratio(document: Document) -> Matrix:
    """Return rapidfuzz's ratio, 0 to 1."""
    from rapidfuzz import fuzz, process  # only where it is measured

    return process.cdist(document.old, document.new, scorer=fuzz.ratio) / 100


def _count_words(texts: Sequence[str], document: Document, *, binary: bool) -> Matrix:
    pattern = re.compile(r"\w+")
    numbers: dict[str, int] = {}
    for text in (*document.old, *document.new):
        for word in pattern.findall(text.lower()):
            numbers.setdefault(word, len(numbers))
    counts = np.zeros((len(texts), len(numbers)), dtype=np.float32)
    for row, text in enumerate(texts):
        for word in pattern.findall(text.lower()):
            counts[row, numbers[word]] += 1
    return (counts > 0).astype(np.float32) if binary else counts


def take_union(scores: Matrix, line: float) -> frozenset[Edge]:
    """Return the best pair of every unit of either side."""
    best = {(i, int(j)) for i, j in enumerate(scores.argmax(1))} | {(int(i), j) for j, i in enumerate(scores.argmax(0))}
    return frozenset(edge for edge in best if scores[edge] >= line)


def take_mutual(scores: Matrix, line: float) -> frozenset[Edge]:
    """Return the pairs that are the best of both units."""
    back = scores.argmax(0)
    return frozenset((i, int(j)) for i, j in enumerate(scores.argmax(1)) if back[j] == i and scores[i, j] >= line)


def take_assigned(scores: Matrix, line: float) -> frozenset[Edge]:
    """Return the one-to-one assignment with the greatest sum."""
    near = {(int(i), int(j)): float(scores[i, j]) for i, j in zip(*np.nonzero(scores >= line), strict=True)}
    return frozenset(assign_pairs(near))


BASELINES: dict[str, tuple[Callable[[Document], Matrix], Rule]] = {
    "token Jaccard, union": (measure_jaccard, take_union),
    "TF-IDF, mutual": (measure_tfidf, take_mutual),
    "TF-IDF, assigned": (measure_tfidf, take_assigned),
    "TF-IDF, union": (measure_tfidf, take_union),
    "rapidfuzz ratio, union": (measure_ratio, take_union),
}


def run_baseline(
    documents: Sequence[Document], measure: Callable[[Document], Matrix], rule: Rule
) -> list[frozenset[Edge]]:
    """Return a baseline's links of each document, its threshold being the best one for the other folds of the set."""
    lines = [step / 20 for step in range(2, 17)]
    matrices = [measure(document) for document in documents]
    found = {line: [rule(matrix, line) for matrix in matrices] for line in lines}
    chosen = []
    for place, document in enumerate(documents):
        rest = [k for k, other in enumerate(documents) if other.fold != document.fold] or [place]
        best = max(lines, key=lambda line: (_pool_f1(documents, found[line], rest), -line))
        chosen.append(found[best][place])
    return chosen


def _pool_f1(documents: Sequence[Document], found: Sequence[frozenset[Edge]], places: Iterable[int]) -> float:
    hits = sizes = 0
    for place in places:
        hits += len(found[place] & documents[place].gold)
        sizes += len(found[place]) + len(documents[place].gold)
    return 2 * hits / sizes if sizes else 1.0


def list_noise(documents: Sequence[Document], found: Sequence[frozenset[Edge]]) -> str:
    """Return what becomes of the link F1 where the table gives no answer for a unit that has a near-copy.

    A unit without a link in the table, four fifths of whose words stand in one unit of the other side, is left out.
    """
    hits = sizes = left_out = 0
    for document, links in zip(documents, found, strict=True):
        bags = [_count_words(side, document, binary=True) for side in (document.old, document.new)]
        shared = bags[0] @ bags[1].T
        doubtful = []
        for side in (0, 1):
            cover = shared.max(1 - side) / np.maximum(bags[side].sum(1), 1)
            silent = set(range(len(cover))) - {edge[side] for edge in document.gold}
            doubtful.append({unit for unit in silent if cover[unit] >= 0.8})
        left_out += sum(map(len, doubtful))
        kept = {(i, j) for i, j in links if i not in doubtful[0] and j not in doubtful[1]}
        hits += len(kept & document.gold)
        sizes += len(kept) + len(document.gold)
    f1 = 2 * hits / sizes if sizes else 1.0
    return f"without {left_out} units that the table gives no answer to though one has ≥ 80 % of their words: {f1:.3f}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table for each set."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sets", default=",".join(FILES), help="which sets to print, separated by commas")
    parser.add_argument("--no-baselines", action="store_true", help="leave out the baselines")
    parser.add_argument("--fit", action="store_true", help="print the weights fitted on everything, and stop")
    options = parser.parse_args(arguments)
    documents = read_documents(FILES)
    if options.fit:
        weights = fit_weights([make_example(document) for document in documents])
        print(f"_BIAS = {weights.bias:.4f}")
        for name, (plain, root) in weights.table.items():
            print(f'    "{name}": ({plain:.4f}, {root:.4f}),')
        return
    start = time.perf_counter()
    engine = run_engine(documents)
    print(f"(engine: {time.perf_counter() - start:.0f} s for {len(documents)} documents, fitting included)")
    for name in options.sets.split(","):
        places = [place for place, document in enumerate(documents) if document.set == name]
        chosen = [documents[place] for place in places]
        results = {label: [found[place] for place in places] for label, found in engine.items()}
        if not options.no_baselines:
            for label, (measure, rule) in BASELINES.items():
                results[label] = run_baseline(chosen, measure, rule)
        print_set(name, chosen, results)


def print_set(name: str, documents: Sequence[Document], results: dict[str, list[frozenset[Edge]]]) -> None:
    """Print one set's table."""
    print(f"\n{name}: {len(documents)} documents, {sum(len(document.gold) for document in documents)} links")
    columns = ["P", "R", "link F1", *KINDS, *(["incorp."] if any(d.incorporated for d in documents) else [])]
    print(f"{'':24}" + "  ".join(f"{column:>10}" for column in columns))
    for label, found in results.items():
        tally = Tally.empty()
        for document, links in zip(documents, found, strict=True):
            tally.add(document, links)
        print(f"{label:24}{tally.describe()}", flush=True)
    print(f"plancmp, {list_noise(documents, results['plancmp'])}")


if __name__ == "__main__":
    main()
