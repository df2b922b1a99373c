"""One against many: which versions have a clause like this one, and how does theirs differ?

Each version is held against the query by itself, with what `compare` makes of the two, so its answers do not hang on
what else is in the collection. Linear in the versions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor

from attrs import evolve, frozen

from plancmp.diff import ClauseChange
from plancmp.diff.engine import compare_as_read
from plancmp.diff.reading import must_read
from plancmp.history.collection.batches import SerialExecutor, gather, run_batches
from plancmp.history.collection.index import Index, add_reads, choose_plans, index_plan
from plancmp.history.collection.sources import Packed, Source, cut_runs, load_source, pack, unpack
from plancmp.model import Plan, Taxonomy
from plancmp.model.value import Value
from plancmp.readers import ReadError

SURE = 0.9
# What may speak for a pair that has no more than some words in common.
_WORDS_ONLY = {"shared-words", "shared-topics", "same-label", "neighbours"}


@frozen(eq=False, repr=False)
class Answer(Value):
    """What in one version answers to a clause of the query.

    Attributes:
        name: The name of the version: its path, or its id.
        change: The clauses of the query as old ones, those that answer as new ones, and what differs.
    """

    name: str
    change: ClauseChange

    @property
    def score(self) -> float:
        """How sure it is that they answer to each other, 0 to 1."""
        return self.change.link.score if self.change.link else 0.0

    @property
    def is_weak(self) -> bool:
        """Whether a person should look at it: its link is weak, or it rests on some words and is not quite sure.

        Two versions of one text have most clauses in common, and the alignment counts on that. Most of what is searched
        has no answer, so that a few words in common prove less.
        """
        link = self.change.link
        if link is None or link.weak:
            return True
        kinds = {reason.kind for pair in link.pairs for reason in pair.reasons}
        return self.score < SURE and kinds <= _WORDS_ONLY


@frozen(eq=False, repr=False)
class _Batch:
    query: Packed
    items: Mapping[int, Source]
    taxonomy: Taxonomy | None


def search(
    query: Plan, plans: Sequence[Plan], *, executor: Executor | None = None, taxonomy: Taxonomy | None = None
) -> tuple[Answer, ...]:
    """Find what in many versions answers to a clause, or to several.

    Args:
        query: The clauses, as a plan; `pick_clauses` makes one of some clauses of a version.
        plans: The versions.
        executor: Where the work is done: any executor of `concurrent.futures`, or Dask's; `None` for this process.
        taxonomy: Where the topics of versions that have to be read come from; `None` for the built-in ones.

    Returns:
        The answers, the surest first; those of one score in the order of the versions.
    """
    return search_sources(query, [Source(plan.id, plan) for plan in plans], taxonomy, executor)


def search_sources(
    query: Plan,
    sources: Sequence[Source],
    taxonomy: Taxonomy | None,
    executor: Executor | None = None,
    *,
    ahead: int = 16,
    progress: Callable[[int], None] = lambda _: None,
) -> tuple[Answer, ...]:
    """Find what in many files answers to a clause, or to several; see `search`.

    Args:
        query: The clauses, as a plan.
        sources: The files.
        taxonomy: Where topics come from.
        executor: Where the work is done; `None` for this process.
        ahead: How many batches may be under way or waiting at once.
        progress: Is told how many files are done.

    Raises:
        ReadError: If files cannot be read, with what is wrong with each.
    """
    index = index_plan(query, taxonomy)
    packed = pack(index if index.reads or not index.holdings.has_words else add_reads(index, taxonomy))
    batches = run_batches(executor or SerialExecutor(), _search_batch, _cut(packed, sources, taxonomy), ahead)
    found = gather(((batch.items, results) for batch, results in batches), progress)
    answers = [answer for place in sorted(found) for answer in found[place]]
    return tuple(sorted(answers, key=lambda answer: -answer.score))


def pick_clauses(plan: Plan, ids: Sequence[str]) -> Plan:
    """Return a version that holds only some clauses, each with its sub-clauses, to search for.

    Args:
        plan: The version.
        ids: Ids of clauses, or their numbers as printed.

    Raises:
        KeyError: If there is no such clause.
    """
    picked = []
    for name in dict.fromkeys(ids):
        entries = [entry for entry in plan.outline() if name in {entry.clause.id, entry.clause.number}]
        if not entries:
            raise KeyError(name)
        # What a clause takes over from the point that it stands in goes with it.
        picked.append(evolve(entries[0].clause, topics=entries[0].topics, source=entries[0].source))
    return evolve(plan, clauses=tuple(picked))


def _cut(query: Packed, sources: Sequence[Source], taxonomy: Taxonomy | None) -> Iterator[_Batch]:
    for places in cut_runs(range(len(sources))):
        yield _Batch(query, {place: sources[place] for place in places}, taxonomy)


def _search_batch(batch: _Batch) -> list[tuple[Answer, ...] | ReadError]:
    query = unpack(batch.query)
    return [_search_source(query, source, batch.taxonomy) for source in batch.items.values()]


def _search_source(query: Index, source: Source, taxonomy: Taxonomy | None) -> tuple[Answer, ...] | ReadError:
    try:
        index = index_plan(load_source(source, taxonomy), taxonomy)
    except ReadError as error:
        return error
    if must_read((query.holdings, index.holdings)) and not index.reads:
        index = add_reads(index, taxonomy)
    comparison = compare_as_read(*choose_plans(query, index))
    changes = [change for change in comparison.clauses if change.old and change.new]
    changes.sort(key=lambda change: change.old[0].index)
    return tuple(Answer(source.name, change) for change in changes)
