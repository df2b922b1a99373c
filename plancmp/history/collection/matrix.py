"""All pairs of many versions: which are near, and what differs.

Each version is read and indexed once; the pairs go in square tiles, so that few indexes serve many pairs, to any
executor. For each pair the sketches say how much the two have in common; only pairs that have enough are compared in
full, with the result that `compare` has. Quadratic in the versions, linear in what two of them share; the comparison's
cost for pairs that are near.
"""

from __future__ import annotations

import gc
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from itertools import combinations

from attrs import frozen

from plancmp.align.missing import fit_missing
from plancmp.diff.engine import compare_as_read
from plancmp.history.collection.batches import SerialExecutor, run_batches
from plancmp.history.collection.index import Likeness, choose_plans, measure_likeness
from plancmp.history.collection.journal import Journal
from plancmp.history.collection.records import Differences, PairRecord, count_differences, read_pair, write_pair
from plancmp.history.collection.sources import Packed, Source, index_all, unpack, unpack_sketch
from plancmp.model import Plan, Taxonomy
from plancmp.model.value import spell_whole

LEAST = 0.1
# A tile is 20 versions by 20 at most, and fewer where they are large: what is sent at once stays under 8 MB.
_SIDE = 20
_SIDE_BYTES = 4_000_000
_TILES = 12  # a small collection is cut into as many rows of tiles, so that several workers have something to do
_FORMAT = 1

Place = tuple[int, int]
Progress = Callable[[str, int, int], None]


@frozen(eq=False, repr=False)
class Tile:
    """Some pairs of a collection, with all that comparing them takes.

    Attributes:
        indexes: The versions, by their places in the collection.
        pairs: The places of the versions of each pair.
        least: How much two versions must have in common to be compared.
    """

    indexes: dict[int, Packed]
    pairs: tuple[Place, ...]
    least: float


def compare_all(
    plans: Sequence[Plan],
    *,
    executor: Executor | None = None,
    least: float = LEAST,
    taxonomy: Taxonomy | None = None,
    journal: str | os.PathLike[str] | None = None,
) -> tuple[PairRecord, ...]:
    """Compare all pairs of many versions.

    Args:
        plans: The versions; of each pair the one that stands first is the old one.
        executor: Where the work is done: any executor of `concurrent.futures`, or Dask's; `None` for this process.
        least: How much two versions must have in common to be compared in full, 0 to 1; 0 compares all pairs.
        taxonomy: Where the topics of versions that have to be read come from; `None` for the built-in ones.
        journal: A file that keeps what was found: a run that was stopped and is started again does only what is left.
            What is damaged or foreign in it counts as absent.

    Returns:
        A record of each pair, ordered by the places of the two; the same on any executor.

    Raises:
        OSError: If the journal cannot be read or written.
        ValueError: If it is no journal.
    """
    sources = [Source(plan.id, plan) for plan in plans]
    return Matrix(sources, least, taxonomy, Journal(journal) if journal else None).run(executor)


class Matrix:
    """One run over all pairs of a collection.

    Args:
        sources: The versions.
        least: How much two versions must have in common to be compared.
        taxonomy: Where topics come from.
        journal: What earlier runs found.

    Attributes:
        found: The records so far, by the places of their versions.
        total: How many pairs there are.
    """

    def __init__(
        self, sources: Sequence[Source], least: float, taxonomy: Taxonomy | None, journal: Journal | None
    ) -> None:
        self.sources, self.least, self.taxonomy, self.journal = sources, least, taxonomy, journal
        self.found: dict[Place, PairRecord] = {}
        self.total = len(sources) * (len(sources) - 1) // 2
        self._signs: list[str] = []
        if journal:
            settings = hashlib.sha256(spell_whole((_FORMAT, least, taxonomy)).encode()).hexdigest()
            self._signs = [f"{settings}{source.sign()}" for source in sources]
        for pair in combinations(range(len(sources)), 2):
            if journal and (record := self._look_up(pair, journal)):
                self.found[pair] = record

    @property
    def left(self) -> list[Place]:
        """The pairs that are still to be done, by their places in the collection."""
        return [pair for pair in combinations(range(len(self.sources)), 2) if pair not in self.found]

    def run(
        self, executor: Executor | None = None, *, ahead: int = 16, progress: Progress | None = None
    ) -> tuple[PairRecord, ...]:
        """Do what is left.

        Args:
            executor: Where; `None` for this process.
            ahead: How many batches may be under way or waiting at once.
            progress: Is told the stage ("index", "pairs"), how much of it is done, and how much there is.

        Returns:
            The records of all pairs, in the order of their places.

        Raises:
            ReadError: If files cannot be read, with what is wrong with each; nothing is compared then.
            OSError: If the journal cannot be written.
        """
        executor = executor or SerialExecutor()
        tell = progress or _say_nothing
        if left := self.left:
            needed = {place: self.sources[place] for place in sorted({place for pair in left for place in pair})}
            tell("index", 0, len(needed))
            indexes = index_all(
                executor, needed, self.taxonomy, ahead=ahead, progress=lambda done: tell("index", done, len(needed))
            )
            tell("pairs", len(self.found), self.total)
            for _, results in run_batches(executor, compare_tile, _cut(left, indexes, self.least), ahead):
                self._keep(results)
                tell("pairs", len(self.found), self.total)
        return tuple(self.found[pair] for pair in combinations(range(len(self.sources)), 2))

    def _look_up(self, pair: Place, journal: Journal) -> PairRecord | None:
        key = self._sign(pair)
        if key not in journal.found:
            return None
        try:
            record = read_pair(journal.found[key])
        except ValueError:
            record = None
        if record is None or (record.old, record.new) != tuple(self.sources[place].name for place in pair):
            journal.drop(key)
            return None
        return record

    def _keep(self, results: Iterable[tuple[Place, Likeness, Differences | None]]) -> None:
        found = {
            (i, j): PairRecord(self.sources[i].name, self.sources[j].name, likeness, differences)
            for (i, j), likeness, differences in results
        }
        self.found.update(found)
        if self.journal:
            self.journal.add((self._sign(pair), write_pair(record)) for pair, record in found.items())

    def _sign(self, pair: Place) -> str:
        signs = "\n".join(self._signs[place] for place in pair)
        return hashlib.sha256(signs.encode()).hexdigest()


def compare_tile(tile: Tile) -> list[tuple[Place, Likeness, Differences | None]]:
    """Compare the pairs of a tile."""
    collects = gc.isenabled()
    try:
        # The indexes are many values that stay, and comparing leaves no cycles: looking for some would find nothing.
        gc.disable()
        return [(pair, *compare_pair(tile.indexes[pair[0]], tile.indexes[pair[1]], tile.least)) for pair in tile.pairs]
    finally:
        if collects:
            gc.enable()


def compare_pair(old: Packed, new: Packed, least: float = LEAST) -> tuple[Likeness, Differences | None]:
    """Return how much two versions have in common, and what differs if that is enough."""
    sketches = unpack_sketch(old), unpack_sketch(new)
    likeness = measure_likeness(*sketches)
    if likeness.greater < least and not any(sketch.has_claims for sketch in sketches):
        return likeness, None
    versions = fit_missing(*choose_plans(unpack(old), unpack(new)))
    return likeness, count_differences(compare_as_read(*versions))


def _cut(pairs: Sequence[Place], indexes: dict[int, Packed], least: float) -> Iterator[Tile]:
    """Yield the pairs in square tiles, those with the same rows one after the other."""
    largest = max(packed.size for packed in indexes.values())
    side = max(1, min(_SIDE, _SIDE_BYTES // largest, len(indexes) // _TILES))
    tiles: dict[Place, list[Place]] = {}
    for i, j in pairs:
        tiles.setdefault((i // side, j // side), []).append((i, j))
    for _, members in sorted(tiles.items()):
        places = sorted({place for pair in members for place in pair})
        yield Tile({place: indexes[place] for place in places}, tuple(members), least)


def _say_nothing(stage: str, done: int, total: int) -> None:
    """Take no notice."""
