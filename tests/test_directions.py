"""`benchmarks/directions.py` counts as it says: what is said of documents against a key and judgements."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from benchmarks import directions
from benchmarks.directions import (
    KEYS,
    Entry,
    KeyFileError,
    Said,
    describe_shares,
    find_strays,
    judge,
    list_said,
    main,
    read_judged,
    read_key,
)
from plancmp import load

OLD = "1. Delivery. The Supplier must deliver the goods within 30 days. The Buyer must pay at least 100 euros.\n"
NEW = "1. Delivery. The Supplier must deliver the goods within 20 days. The Buyer must pay at least 100 euros.\n"
KEY = """
pairs:
  goods: [old.txt, new.txt]
key:
  - {pair: goods, clause: "1", old: goods within 30 days, new: goods within 20 days, direction: tightened, why: Sooner.}
  - {pair: goods, clause: "2", old: must pay at least, new: must pay at least, direction: loosened, sure: no, why: x.}
"""
ENTRY = Entry("goods", "1", ("within 30 days", "within 20 days"), "tightened", frozenset({"tightened"}), is_sure=True)
SAID = Said("goods", "time", "tightened", ("Deliver within 30 days.", "Deliver within 20 days."))
ELSEWKEYS = evolve(SAID, sentences=("It rains.", "It snows."))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A benchmark of its own: two documents, a key of two entries, no judgements."""
    for name, text in {"old.txt": OLD, "new.txt": NEW, "directions.yaml": KEY, "judged.yaml": "judged: []\n"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(directions, "KEYS", tmp_path)
    return tmp_path


def _verdict(said: Said, entry: Entry, judged: dict[str, str] | None = None) -> str:
    return judge([said], [entry], judged or {}).verdicts[0][1]


def test_a_direction_that_the_key_gives_is_right() -> None:
    account = judge([SAID], [ENTRY], {})
    assert (account.verdicts, account.met, account.missed) == (((SAID, "right"),), (ENTRY,), ())


def test_a_direction_against_a_sure_entry_is_wrong_and_does_not_meet_it() -> None:
    account = judge([evolve(SAID, effect="loosened")], [ENTRY], {})
    assert [verdict for _, verdict in account.verdicts] == ["wrong"]
    assert (account.met, account.missed) == ((), (ENTRY,))


def test_another_direction_that_the_key_accepts_is_right() -> None:
    both = evolve(ENTRY, accepted=frozenset({"tightened", "loosened"}))
    assert _verdict(evolve(SAID, effect="loosened"), both) == "right"


def test_a_direction_against_an_unsure_entry_waits_for_a_judgement() -> None:
    assert _verdict(evolve(SAID, effect="loosened"), evolve(ENTRY, is_sure=False)) == "unjudged"


@pytest.mark.parametrize("other", [evolve(SAID, pair="services"), ELSEWKEYS])
def test_a_direction_elsewhere_meets_no_entry(other: Said) -> None:
    account = judge([other], [ENTRY], {})
    assert [verdict for _, verdict in account.verdicts] == ["unjudged"]
    assert account.missed == (ENTRY,)


@pytest.mark.parametrize("judgement", ["right", "arguable", "wrong"])
def test_what_the_key_does_not_give_is_worth_what_was_judged(judgement: str) -> None:
    assert _verdict(ELSEWKEYS, ENTRY, {ELSEWKEYS.id: judgement}) == judgement


def test_a_judgement_outlives_new_signs_and_ends_with_new_words_or_another_direction() -> None:
    again = evolve(ELSEWKEYS, name="force 2", sentences=("IT  <b>rains</b>!", "It “snows”"))
    assert again.id == ELSEWKEYS.id
    assert evolve(ELSEWKEYS, effect="loosened").id != ELSEWKEYS.id
    assert evolve(ELSEWKEYS, sentences=("It rains.", "It snows hard.")).id != ELSEWKEYS.id
    assert evolve(ELSEWKEYS, sentences=("It snows.", "It rains.")).id != ELSEWKEYS.id


def test_a_quotation_is_whole_words() -> None:
    assert _verdict(evolve(SAID, sentences=("within 30 daysworth", "within 20 days")), ENTRY) == "unjudged"


def test_shares_are_counted_over_what_is_asked_and_what_is_judged() -> None:
    unsure = evolve(ENTRY, quotations=("may rest", "may sleep"), is_sure=False)
    silent = evolve(ENTRY, quotations=("a", "b"))
    turned = evolve(SAID, effect="reversed", sentences=("He must go.", "He must not go."))
    also = evolve(SAID, sentences=("He may rest.", "He may sleep."))
    account = judge([SAID, also, turned, ELSEWKEYS], [ENTRY, unsure, silent], {turned.id: "wrong"})
    assert list(describe_shares(account)) == [
        "key: 1 of 2 (50%) said; of the unsure 1 more",
        "said: 4, of which 1 are not judged; right 2 of 3 (67%), arguable 0, wrong 1",
        "reversed: 1, wrong 1, not judged 0",
    ]


def test_directions_are_said_with_the_sentence_they_were_read_from(folder: Path) -> None:
    said = list(list_said("goods", load(folder / "old.txt"), load(folder / "new.txt")))
    assert [(item.effect, item.sentences) for item in said] == [
        (
            "tightened",
            (
                "The Supplier must deliver the goods within 30 days.",
                "The Supplier must deliver the goods within 20 days.",
            ),
        )
    ]


def test_the_report_of_two_documents(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--folder", str(folder)])
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("right ")
    main(["--folder", str(folder), "--shares"])
    assert capsys.readouterr().out.splitlines() == out[-3:]
    assert out[-3:] == [
        "key: 1 of 1 (100%) said; of the unsure 0 more",
        "said: 1, of which 0 are not judged; right 1 of 1 (100%), arguable 0, wrong 0",
        "reversed: 0, wrong 0, not judged 0",
    ]


def test_an_entry_that_no_sentence_holds_is_a_stray(folder: Path) -> None:
    old, new = load(folder / "old.txt"), load(folder / "new.txt")
    across = evolve(ENTRY, quotations=("within 30 days. The Buyer", "within 20 days"))
    assert find_strays([ENTRY, across], old, new) == [across]


def test_without_documents_it_says_where_they_should_be(folder: Path) -> None:
    (folder / "new.txt").unlink()
    with pytest.raises(SystemExit, match=r"no document at .*new\.txt: name the folder with --folder"):
        main(["--folder", str(folder)])


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("direction: tightened", "direction: shifted", "goods 1: a direction is one of tightened, loosened, reversed"),
        ("old: goods within 30 days", f"old: {'word ' * 13}", "goods 1: quote 1 to 12 words of either sentence"),
        ("{pair: goods", "{pair: gods", "gods 1: no such pair; there are: goods"),
    ],
)
def test_a_key_that_cannot_be_used_is_refused_in_one_line(folder: Path, before: str, after: str, message: str) -> None:
    (folder / "directions.yaml").write_text(KEY.replace(before, after), encoding="utf-8")
    with pytest.raises(KeyFileError) as caught:
        read_key(folder / "directions.yaml")
    assert str(caught.value) == f"directions.yaml: {message}"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("[{id: ab, judgement: good}]", "ab: judgement is 'good'; give one of right, arguable, wrong"),
        ("[{id: ab, judgement: wrong}, {id: ab, judgement: right}]", "ab is judged twice"),
    ],
)
def test_judgements_that_cannot_be_used_are_refused_in_one_line(tmp_path: Path, rows: str, message: str) -> None:
    (tmp_path / "judged.yaml").write_text(f"judged: {rows}\n", encoding="utf-8")
    with pytest.raises(KeyFileError) as caught:
        read_judged(tmp_path / "judged.yaml")
    assert str(caught.value) == f"judged.yaml: {message}"


def test_the_files_of_the_house_can_be_used() -> None:
    pairs, key = read_key(KEYS / "directions.yaml")
    assert {entry.pair for entry in key} <= set(pairs)
    assert len({(entry.pair, entry.quotations) for entry in key}) == len(key)
    read_judged(KEYS / "judged.yaml")
