"""The pairs of a collection as rows: JSON Lines, CSV, Parquet."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence

from plancmp.diff import Effect, Kind
from plancmp.history.collection import LINK_KINDS, Differences, PairRecord, write_pair
from plancmp.report.collection.tables import Column, pack_table, spell_table
from plancmp.report.phrases import UNSAFE


def list_columns() -> list[Column[PairRecord]]:
    """Return the columns of a table of pairs; those that need a comparison are empty where there was none."""
    return [
        Column("old", "text", lambda pair: pair.old),
        Column("new", "text", lambda pair: pair.new),
        Column("similarity", "share", lambda pair: pair.similarity),
        Column("old_shared", "share", lambda pair: pair.likeness.old),
        Column("new_shared", "share", lambda pair: pair.likeness.new),
        Column("compared", "flag", lambda pair: pair.differences is not None),
        *(_count("links", word, lambda found: found.links) for word in LINK_KINDS),
        Column("weak_links", "count", _if_compared(lambda found: found.weak)),
        *(_count("clauses", word, lambda found: found.clauses) for word in map(str, Kind)),
        *(_count("terms", str(word), lambda found: found.terms) for word in Effect if word is not Effect.SAME),
        Column("topics", "topics", _if_compared(lambda found: [(one.topic, one.verdict) for one in found.topics])),
        Column("read_from_words", "flag", _if_compared(lambda found: found.is_read)),
    ]


def _if_compared(read: Callable[[Differences], object]) -> Callable[[PairRecord], object]:
    return lambda pair: None if pair.differences is None else read(pair.differences)


def _count(group: str, word: str, read: Callable[[Differences], Sequence[tuple[str, int]]]) -> Column[PairRecord]:
    name = f"{group}_{word.replace('-', '_')}"
    return Column(name, "count", _if_compared(lambda found: dict(read(found)).get(word, 0)))


def render_jsonl(records: Iterable[PairRecord]) -> str:
    """Return a line of JSON for each pair; `plancmp schema pair` says what it holds."""
    return "".join(f"{spell_line(write_pair(record))}\n" for record in records)


def spell_line(data: object) -> str:
    """Return data as one line of JSON that is safe to print."""
    return UNSAFE.sub(lambda match: json.dumps(match[0])[1:-1], json.dumps(data, ensure_ascii=False))


def render_csv(records: Iterable[PairRecord]) -> str:
    """Return a row for each pair as CSV."""
    return spell_table(list_columns(), records)


def render_parquet(records: Sequence[PairRecord]) -> bytes:
    """Return a row for each pair as a Parquet file.

    Raises:
        ImportError: If pyarrow is not installed, with the command that installs it.
    """
    return pack_table(list_columns(), records)
