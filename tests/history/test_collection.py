"""All pairs of a collection: each is what `compare` says, whoever does the work, and however often it was stopped."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from itertools import combinations
from pathlib import Path
from typing import TypeVar

import pytest
from attrs import evolve
from hypothesis import given

import plancmp
from plancmp import Plan, compare, compare_all
from plancmp.diff.reading import read_version
from plancmp.history.collection.index import index_plan, measure_likeness
from plancmp.history.collection.journal import Journal
from plancmp.history.collection.matrix import Tile, compare_pair
from plancmp.history.collection.records import count_differences, read_pair, write_pair
from plancmp.history.collection.sources import pack, unpack
from plancmp.readers import load_bytes
from tests.history.treaties import write_treaties
from tests.shared import any_pair, any_plan

pytestmark = pytest.mark.slow

Result = TypeVar("Result")
FIXTURES = Path(__file__).parents[2] / "fixtures"
DOCUMENT = FIXTURES / "pages" / "e3-edit.html"


def load_fixtures() -> list[Plan]:
    return [plancmp.load(path) for path in sorted(FIXTURES.glob("*.yaml"))]


@given(any_pair)
def test_a_pair_is_what_compare_says(pair: tuple[Plan, Plan]) -> None:
    old, new = pair
    _, found = compare_pair(pack(index_plan(old)), pack(index_plan(new)), least=0)
    assert found == count_differences(compare(old, new))


@given(any_pair)
def test_likeness_has_no_direction(pair: tuple[Plan, Plan]) -> None:
    old, new = (index_plan(plan).sketch for plan in pair)
    there, back = measure_likeness(old, new), measure_likeness(new, old)
    assert (there.old, there.new) == (back.new, back.old)
    assert 0 <= there.old <= 1
    assert there.greater == back.greater


@given(any_plan)
def test_a_version_has_all_of_itself(plan: Plan) -> None:
    sketch = index_plan(plan).sketch
    likeness = measure_likeness(sketch, sketch)
    assert likeness.old == likeness.new == (1 if any(sketch.sizes) or any(sketch.names) else 0)


@given(any_plan)
def test_an_index_arrives_as_it_was_sent(plan: Plan) -> None:
    index = index_plan(plan)
    arrived = unpack(pack(index))
    assert (arrived.plan, arrived.reads, arrived.holdings) == (index.plan, index.reads, index.holdings)
    assert arrived.sketch.places == index.sketch.places


def test_real_versions_are_compared_as_by_hand() -> None:
    # With a document among them every version is read from its words, in its own pairs with that document only.
    plans = [*load_fixtures(), plancmp.load(DOCUMENT)]
    records = compare_all(plans)
    assert len(records) == 66
    for record, (old, new) in zip(records, combinations(plans, 2), strict=True):
        assert (record.old, record.new) == (old.id, new.id)
        if record.differences:
            assert record.differences == count_differences(compare(old, new)), (old.id, new.id)


def test_documents_are_filed_as_two_of_them_are() -> None:
    # The taxonomy of a document hangs on its partner: two contracts, a law and a plan file of each.
    contract = "1. The supplier delivers the goods within 30 days; payment of the price is due on the invoice. "
    law = "1. The act commences when the minister makes the regulation; an offence is punished under section 4. "
    texts = {"contract": contract, "law": law, "peace": "1. The ceasefire holds. The army is limited to 600,000. "}
    plans = [
        load_bytes(f"{text * 6}\n\n2. {text[3:]}".encode(), f"{name}{copy}.txt")
        for name, text in texts.items()
        for copy in (1, 2)
    ]
    plans += [plancmp.load(FIXTURES / "paris-declaration.yaml"), evolve(plans[0], taxonomy="legislation")]
    records = compare_all(plans, least=0)
    expected = [count_differences(compare(old, new)) for old, new in combinations(plans, 2)]
    assert [record.differences for record in records] == expected


def test_no_pair_of_real_versions_with_a_link_is_passed_over() -> None:
    for record, full in zip(compare_all(load_fixtures()), compare_all(load_fixtures(), least=0), strict=True):
        assert full.differences
        assert record.differences or not full.differences.links, (record.old, record.new)


def test_a_part_is_near_the_whole() -> None:
    whole = plancmp.load(FIXTURES / "us-28-point-draft.yaml")
    part = evolve(whole, id="part", clauses=whole.clauses[:3])
    (record,) = compare_all([whole, part])
    assert record.likeness.new == record.similarity == 1
    assert record.likeness.old < 0.3


def test_a_version_with_terms_stays_as_written_beside_one_without_words() -> None:
    plans = [read_version(plancmp.load(DOCUMENT)), *load_fixtures()[:2], evolve(load_fixtures()[0], clauses=())]
    records = compare_all(plans, least=0)
    expected = [count_differences(compare(old, new)) for old, new in combinations(plans, 2)]
    assert [record.differences for record in records] == expected


def test_records_come_back_from_plain_data() -> None:
    for record in compare_all(load_fixtures()[:5]):
        assert read_pair(write_pair(record)) == record


def test_the_order_in_which_work_is_done_does_not_show() -> None:
    plans = write_treaties(3, 8, clauses=6)
    alone = compare_all(plans)
    with ThreadPoolExecutor(3) as threads:
        assert compare_all(plans, executor=threads) == alone
    # 24 versions are 3 batches to read and 78 tiles of pairs, so no batch is left waiting for others.
    assert compare_all(plans, executor=LateExecutor()) == alone


def test_nothing_and_one_version_have_no_pairs() -> None:
    assert compare_all([]) == ()
    assert compare_all(write_treaties(1, 1)) == ()


class StoppedError(Exception):
    pass


class ObservedExecutor(Executor):
    """Does its work at once, counts the pairs that it compares, and may be stopped.

    Args:
        batches: After how many batches it is stopped.
    """

    def __init__(self, batches: int = 1_000_000) -> None:
        self.left, self.pairs = batches, 0

    def submit(self, fn: Callable[..., Result], /, *args: object, **kwargs: object) -> Future[Result]:
        if not self.left:
            raise StoppedError
        self.left -= 1
        self.pairs += sum(len(item.pairs) for item in args if isinstance(item, Tile))
        future: Future[Result] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


class LateExecutor(Executor):
    """Does the work of three batches at a time, the last one first."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def submit(self, fn: Callable[..., Result], /, *args: object, **kwargs: object) -> Future[Result]:
        future: Future[Result] = Future()
        self.waiting.append(lambda: future.set_result(fn(*args, **kwargs)))
        if len(self.waiting) == 3:
            self.flush()
        return future

    def flush(self) -> None:
        while self.waiting:
            self.waiting.pop()()


def count_pairs(plans: list[Plan], journal: Path) -> int:
    executor = ObservedExecutor()
    assert compare_all(plans, executor=executor, journal=journal) == compare_all(plans)
    return executor.pairs


@pytest.mark.parametrize("batches", [0, 2, 5, 40])
def test_a_run_that_was_stopped_does_only_what_is_left(batches: int, tmp_path: Path) -> None:
    plans, journal = write_treaties(2, 12, clauses=4), tmp_path / "journal"
    with pytest.raises(StoppedError):
        compare_all(plans, executor=ObservedExecutor(batches), journal=journal)
    done = max(0, len(journal.read_bytes().splitlines()) - 1) if journal.exists() else 0
    assert count_pairs(plans, journal) == 276 - done
    assert count_pairs(plans, journal) == 0
    assert bool(done) == (batches > 3)


@pytest.mark.parametrize("cut", [1, 30, 200, 5000])
def test_a_torn_journal_costs_only_the_pairs_that_were_torn(cut: int, tmp_path: Path) -> None:
    plans, journal = write_treaties(2, 4), tmp_path / "journal"
    assert count_pairs(plans, journal) == 28
    whole = journal.read_bytes()
    journal.write_bytes(whole[:-cut])
    kept = max(0, whole[:-cut].count(b"\n") - 1)
    assert count_pairs(plans, journal) == 28 - kept
    assert sorted(journal.read_bytes().splitlines()) == sorted(whole.splitlines())


@pytest.mark.parametrize("size", range(0, 24, 3))
def test_a_journal_that_was_torn_at_its_head_starts_anew(size: int, tmp_path: Path) -> None:
    plans, journal = write_treaties(1, 3), tmp_path / "journal"
    assert count_pairs(plans, journal) == 3
    journal.write_bytes(journal.read_bytes()[:size])
    assert count_pairs(plans, journal) == 3
    assert count_pairs(plans, journal) == 0


def test_a_version_that_changed_is_done_anew(tmp_path: Path) -> None:
    plans, journal = write_treaties(2, 3), tmp_path / "journal"
    assert count_pairs(plans, journal) == 15
    first = plans[0].clauses[0]
    plans[0] = evolve(plans[0], clauses=(evolve(first, text=f"{first.text} hereby"), *plans[0].clauses[1:]))
    assert count_pairs(plans, journal) == 5
    assert count_pairs([*plans, *write_treaties(1, 1, seed=1)], journal) == 6


def test_another_threshold_or_taxonomy_is_another_question(tmp_path: Path) -> None:
    plans, journal = write_treaties(2, 2), tmp_path / "journal"
    assert count_pairs(plans, journal) == 6
    everything = compare_all(plans, least=0, journal=journal)
    assert all(record.differences for record in everything)
    assert not all(record.differences for record in compare_all(plans, journal=journal))


def test_a_file_that_is_no_journal_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    for content in (b"notes without an end", b"notes\n", b"\0" * 40):
        path.write_bytes(content)
        with pytest.raises(ValueError, match=r"notes.txt: this is not a plancmp journal; name another file"):
            compare_all(write_treaties(1, 2), journal=path)
        assert path.read_bytes() == content


def write_finding(finding: dict[str, object], path: Path) -> None:
    """Put a finding into a journal, with a checksum that is right."""
    line = path.read_bytes().splitlines()[1]
    key = json.loads(line)[0].partition(" ")[0]
    path.unlink()
    Journal(path).add([(key, finding)])


@pytest.mark.parametrize(
    "line",
    [
        *(b"notes", b"5", b"null", b'{"a": 1}', b'["a", {}]', b'["a", {}, 3]', b'[["a"], {}]', b"[" * 100_000),
        *(b'["\xff", 1]', b'["a",' + b"9" * 10_000 + b"]", b'["a", NaN]', b"\0" * 100),
    ],
)
def test_a_line_that_is_damaged_or_foreign_counts_as_absent(line: bytes, tmp_path: Path) -> None:
    plans, path = write_treaties(2, 3), tmp_path / "journal"
    assert count_pairs(plans, path) == 15
    head, _, *rest = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(head + line + b"\n" + b"".join(rest))
    assert Journal(path).bad == 1
    assert Journal(path).bad == 0
    assert count_pairs(plans, path) == 1
    assert count_pairs(plans, path) == 0


def test_a_figure_that_was_altered_in_a_journal_is_no_result(tmp_path: Path) -> None:
    plans, path = write_treaties(2, 3), tmp_path / "journal"
    assert count_pairs(plans, path) == 15
    text = path.read_text(encoding="ascii")
    altered = text.replace('"compared": true', '"compared": false')
    assert altered != text
    path.write_text(altered, encoding="ascii")
    assert count_pairs(plans, path) == text.count('"compared": true')


@pytest.mark.parametrize(
    "change",
    [
        {"old": None},
        {"new": "other"},
        {"old_shared": 2},
        {"new_shared": "=1+1"},
        {"similarity": 0.5},
        {"compared": 1},
        {"links": {"one-to-one": True}},
        {"clauses": {"vanished": 1}},
        {"terms": {"loosened": -1}},
        {"weak_links": -1},
        {"topics": [{"topic": "military", "verdict": "=1+1", "effects": {}}]},
        {"topics": None},
        {"read_from_words": "yes"},
        {"more": 1},
    ],
)
def test_a_finding_that_no_run_writes_counts_as_absent(change: dict[str, object], tmp_path: Path) -> None:
    plans = [plancmp.load(FIXTURES / name) for name in ("us-28-point-draft.yaml", "e3-edit.yaml")]
    path = tmp_path / "journal"
    assert count_pairs(plans, path) == 1
    finding = json.loads(path.read_bytes().splitlines()[1])[1]
    write_finding({**finding, **change}, path)
    assert count_pairs(plans, path) == 1
    write_finding(finding, path)
    assert count_pairs(plans, path) == 0
