"""The versions of a collection on their way to where they are compared: as files, then as indexes in one piece."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from functools import lru_cache

from attrs import evolve, field, frozen

from plancmp.diff.reading import Holdings
from plancmp.history.collection.batches import gather, run_batches
from plancmp.history.collection.index import NO_SKETCH, Index, Sketch, add_reads, index_plan
from plancmp.model import Plan, Taxonomy
from plancmp.readers import ReadError, dumps_json, load_bytes

# What one process keeps ready at once: a megabyte each, or less.
_SKETCHES, _INDEXES = 128, 64
_FILES = 8


@frozen(eq=False, repr=False)
class Source:
    """One version of a collection.

    Attributes:
        name: What the collection calls it: its path, or its id.
        content: What the file holds, or the version itself.
    """

    name: str
    content: bytes | Plan

    def sign(self) -> str:
        """Return a key that changes with the name and with anything that the version holds."""
        raw = dumps_json(self.content).encode() if isinstance(self.content, Plan) else self.content
        return hashlib.sha256(self.name.encode("utf-8", "surrogateescape") + b"\0" + raw).hexdigest()


@frozen(repr=False)
class Packed:
    """An index in one piece, which is sent and kept as it is; two are equal that hold the same.

    Attributes:
        key: Says what it holds.
        sketch: The sketch, which every pair needs.
        rest: The index but for the sketch, which only pairs need that are compared in full.
        holdings: What of the version decides whether it has to be read.
        is_read: Whether the index holds the version as read from its words.
    """

    key: str
    sketch: bytes = field(eq=False)
    rest: bytes = field(eq=False)
    holdings: Holdings = field(eq=False)
    is_read: bool = field(eq=False)

    @property
    def size(self) -> int:
        """How many bytes it takes."""
        return len(self.sketch) + len(self.rest)


def pack(index: Index) -> Packed:
    """Return an index in one piece."""
    sketch, rest = pickle.dumps(index.sketch, 5), pickle.dumps(evolve(index, sketch=NO_SKETCH), 5)
    key = hashlib.sha256(sketch + rest).hexdigest()
    return Packed(key, sketch, rest, index.holdings, bool(index.reads))


@lru_cache(maxsize=_SKETCHES)
def unpack_sketch(packed: Packed) -> Sketch:
    """Return the sketch; the last ones that were asked for are kept ready."""
    sketch: Sketch = pickle.loads(packed.sketch)  # noqa: S301 - only what this program packed itself comes here
    return sketch


@lru_cache(maxsize=_INDEXES)
def unpack(packed: Packed) -> Index:
    """Return the index; the last ones that were asked for are kept ready."""
    index: Index = pickle.loads(packed.rest)  # noqa: S301 - only what this program packed itself comes here
    return evolve(index, sketch=unpack_sketch(packed))


@frozen(eq=False, repr=False)
class Batch:
    """Some versions that have to be read.

    Attributes:
        places: Their places in the collection.
        items: The versions: files, or indexes whose versions have to be read from their words.
        taxonomy: Where topics come from; `None` for the built-in one that each version names.
    """

    places: tuple[int, ...]
    items: tuple[Source | Packed, ...]
    taxonomy: Taxonomy | None


def index_all(
    executor: Executor,
    sources: Mapping[int, Source],
    taxonomy: Taxonomy | None,
    *,
    ahead: int = 16,
    progress: Callable[[int], None] = lambda _: None,
) -> dict[int, Packed]:
    """Read and index each version of a collection once.

    Args:
        executor: Where the work is done.
        sources: The versions, by their places in the collection.
        taxonomy: Where topics come from; `None` for the built-in one that each version names.
        ahead: How many batches may be under way or waiting at once.
        progress: Is told how many versions are done.

    Returns:
        The indexes by their places. If one of the versions is a document, all of them are read from their words.

    Raises:
        ReadError: If files cannot be read, with what is wrong with each.
    """
    batches = run_batches(executor, index_batch, _cut(sources, taxonomy), ahead)
    found = gather(((batch.places, results) for batch, results in batches), progress)
    if any(packed.holdings.extracted for packed in found.values()):
        unread = {place: item for place, item in found.items() if item.holdings.has_words and not item.is_read}
        for batch, results in run_batches(executor, index_batch, _cut(unread, taxonomy), ahead):
            pairs = zip(batch.places, results, strict=True)
            found.update((place, item) for place, item in pairs if isinstance(item, Packed))
    return found


def index_batch(batch: Batch) -> list[Packed | ReadError]:
    """Read and index some versions; for each that cannot be read, return what is wrong with it."""
    return [_index(item, batch.taxonomy) for item in batch.items]


def _index(item: Source | Packed, taxonomy: Taxonomy | None) -> Packed | ReadError:
    if isinstance(item, Packed):
        return pack(add_reads(unpack(item), taxonomy))
    try:
        return pack(index_plan(load_source(item, taxonomy), taxonomy))
    except ReadError as error:
        return error


def _cut(items: Mapping[int, Source | Packed], taxonomy: Taxonomy | None) -> Iterator[Batch]:
    for places in cut_runs(sorted(items)):
        yield Batch(places, tuple(items[place] for place in places), taxonomy)


def cut_runs(places: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield some places in runs of as many files as go into a batch."""
    for start in range(0, len(places), _FILES):
        yield tuple(places[start : start + _FILES])


def load_source(source: Source, taxonomy: Taxonomy | None) -> Plan:
    """Return the version itself.

    Raises:
        ReadError: If the file cannot be read, with everything that is wrong with it.
    """
    content = source.content
    return content if isinstance(content, Plan) else load_bytes(content, source.name, taxonomy=taxonomy)
