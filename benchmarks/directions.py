"""Every direction that is said of real documents, with its two sentences, held against a key that was written first.

    python -m benchmarks.directions [--folder FOLDER] [--pairs gpl,csa] [--only unjudged | --shares]

Data: the folder `real-pairs` in the folder that PLANCMP_DATA names, ../shared/data from the project's root by default,
or the folder that `--folder` names; without it this stops. `keys/directions.yaml` lists the pairs of sentences whose
change has a direction in a lawyer's eyes; it was written from the texts, before the program was run. Whatever else the
program says is read and judged once, in `keys/judged.yaml`, under the hash of the two sentences and the direction, so
that a judgement holds for as long as the same is said of the same words.

A direction is right if the key gives it to these two sentences, or if it was judged so. It is wrong if the key is sure
of another and nothing was judged. The key asks only for what is sure; the rest of it is right if said.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from attrs import frozen

from plancmp import Clause, Effect, Plan, compare, load
from plancmp.diff import Slot

DATA = Path(os.environ.get("PLANCMP_DATA", Path(__file__).resolve().parents[1] / ".." / "shared" / "data"))
KEYS = Path(__file__).with_name("keys")
DIRECTIONS = (Effect.TIGHTENED, Effect.LOOSENED, Effect.REVERSED)
JUDGEMENTS = ("right", "arguable", "wrong")
LONGEST = 12  # words of a quotation: it identifies a sentence and copies none
# Not after an initial or "U.S.", nor before a small letter or a figure: "Art. 5", "31. Dezember".
_BORDER = re.compile(r"(?<![.\s]\w\.)(?<=[.?!])[\"'”’)]*\s+(?=[\"'“‘(]*[^\W\d_a-zäöüß])|\n\s*\n")


@frozen
class Entry:
    """A pair of sentences that has a direction.

    Attributes:
        pair: The name of the pair of documents.
        clause: Its label in both, for readers.
        quotations: A few words of the old sentence and of the new one.
        direction: What the key gives it.
        accepted: All directions that are right, this one among them.
        is_sure: Whether lawyers would agree, so that it is asked for.
    """

    pair: str
    clause: str
    quotations: tuple[str, str]
    direction: str
    accepted: frozenset[str]
    is_sure: bool

    def is_about(self, sentences: Sequence[str]) -> bool:
        """Say whether these are its two sentences."""
        return all(holds(sentence, words) for sentence, words in zip(sentences, self.quotations, strict=True))


@frozen
class Said:
    """A direction that the program gave.

    Attributes:
        pair: The name of the pair of documents.
        name: The term's name.
        effect: The direction.
        sentences: The old sentence and the new one.
    """

    pair: str
    name: str
    effect: str
    sentences: tuple[str, str]

    @property
    def id(self) -> str:
        """What its judgement is kept under; spaces, signs and capitals do not count."""
        parts = [*map(squeeze, self.sentences), self.effect]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


@frozen
class Account:
    """What was said of some documents, and what it is worth.

    Attributes:
        verdicts: Each direction that was said: "right", "arguable", "wrong" or "unjudged".
        met: The entries of the key that were said.
        missed: The others.
    """

    verdicts: tuple[tuple[Said, str], ...]
    met: tuple[Entry, ...]
    missed: tuple[Entry, ...]


class KeyFileError(ValueError):
    """A key or a file of judgements that cannot be used, in one line."""


def main(words: Sequence[str] | None = None) -> None:
    """Print the directions with their sentences, then the shares.

    Args:
        words: The arguments; `None` for those of the command line.
    """
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=DATA / "real-pairs", help="the folder that holds the documents")
    parser.add_argument("--pairs", help="names of pairs, with commas (default: all of the key)")
    lists = parser.add_mutually_exclusive_group()
    lists.add_argument("--only", choices=(*JUDGEMENTS, "unjudged"), help="list only these; the shares are of all")
    lists.add_argument("--shares", action="store_true", help="list nothing")
    arguments = parser.parse_args(words)
    try:
        pairs, key = read_key(KEYS / "directions.yaml")
        judged = read_judged(KEYS / "judged.yaml")
    except KeyFileError as error:
        sys.exit(str(error))
    names = arguments.pairs.split(",") if arguments.pairs else list(pairs)
    if unknown := sorted(set(names) - set(pairs)):
        sys.exit(f"no such pair: {', '.join(unknown)}; there are: {', '.join(pairs)}")
    said: list[Said] = []
    strays: list[Entry] = []
    for name in names:
        old, new = (read_document(arguments.folder / file) for file in pairs[name])
        said += list_said(name, old, new)
        strays += find_strays([entry for entry in key if entry.pair == name], old, new)
    asked = [entry for entry in key if entry.pair in names]
    account = judge(said, asked, judged)
    listed = () if arguments.shares else list_verdicts(account, arguments.only)
    print("\n".join([*listed, *describe_shares(account, strays)]))


def read_key(path: Path) -> tuple[dict[str, tuple[str, str]], tuple[Entry, ...]]:
    """Return the pairs of documents by their names, and the entries of a key.

    Raises:
        KeyFileError: An entry names no pair or no direction, or a quotation is missing or too long.
    """
    data = _read_yaml(path)
    pairs = {name: (old, new) for name, (old, new) in data["pairs"].items()}
    return pairs, tuple(_make_entry(row, pairs, path) for row in data["key"])


def read_judged(path: Path) -> dict[str, str]:
    """Return the judgements by their ids.

    Raises:
        KeyFileError: A judgement is not "right", "arguable" or "wrong", or an id stands there twice.
    """
    judged: dict[str, str] = {}
    for row in _read_yaml(path)["judged"] or ():
        name, judgement = str(row.get("id", "")), row.get("judgement")
        if judgement not in JUDGEMENTS:
            raise KeyFileError(f"{path.name}: {name}: judgement is {judgement!r}; give one of {', '.join(JUDGEMENTS)}")
        if name in judged:
            raise KeyFileError(f"{path.name}: {name} is judged twice")
        judged[name] = judgement
    return judged


def read_document(path: Path) -> Plan:
    """Return a document as it is read, or stop if it is not there."""
    if not path.exists():
        sys.exit(f"no document at {path}: name the folder with --folder, or set PLANCMP_DATA to the one above it")
    return load(path)


def list_said(pair: str, old: Plan, new: Plan) -> Iterator[Said]:
    """Yield the directions that the comparison of two documents gives, in its order."""
    for term in compare(old, new).terms:
        if term.effect in DIRECTIONS:
            yield Said(pair, term.name, str(term.effect), (cut_sentence(term.old), cut_sentence(term.new)))


def cut_sentence(slot: Slot | None) -> str:
    """Return the sentence of its clause that a term was read from; the whole text if the place is not known."""
    if slot is None:
        return ""
    text = slot.entry.clause.text
    evidence = slot.term.evidence if slot.term else None
    if evidence is None:
        return text.strip()
    first, last = evidence.span
    start = max((border.end() for border in _BORDER.finditer(text) if border.end() <= first), default=0)
    end = min((border.start() for border in _BORDER.finditer(text) if border.start() >= last), default=len(text))
    return text[start:end].strip()


def find_strays(key: Iterable[Entry], old: Plan, new: Plan) -> list[Entry]:
    """Return the entries whose quotations are in no sentence of the documents: they could never be met."""
    sentences = [
        [squeeze(part) for clause in _walk(plan.clauses) for part in _BORDER.split(clause.text)] for plan in (old, new)
    ]
    return [
        entry
        for entry in key
        if not all(
            any(holds(sentence, words) for sentence in side)
            for side, words in zip(sentences, entry.quotations, strict=True)
        )
    ]


def judge(said: Sequence[Said], key: Sequence[Entry], judged: Mapping[str, str]) -> Account:
    """Hold what was said against a key and the judgements.

    Args:
        said: The directions.
        key: The entries for the same documents.
        judged: The judgements by their ids; they are asked only where the key does not say that it is right.

    Returns:
        What each direction is worth, and which entries were said.
    """
    met: set[Entry] = set()
    verdicts = []
    for item in said:
        entries = [entry for entry in key if entry.pair == item.pair and entry.is_about(item.sentences)]
        agreeing = [entry for entry in entries if item.effect in entry.accepted]
        met.update(agreeing)
        default = "wrong" if any(entry.is_sure for entry in entries) else "unjudged"
        verdict = "right" if agreeing else judged.get(item.id, default)
        verdicts.append((item, verdict))
    return Account(
        tuple(verdicts),
        tuple(entry for entry in key if entry in met),
        tuple(entry for entry in key if entry not in met),
    )


def list_verdicts(account: Account, only: str | None = None) -> Iterator[str]:
    """Yield the lines on each direction that was said, then on each that was not.

    Args:
        account: What was said and what it is worth.
        only: The one verdict to list.
    """
    for item, verdict in account.verdicts:
        if only in {None, verdict}:
            yield f"{verdict:9} {item.id} {item.pair}: {item.effect}, {item.name}"
            for sign, words in zip("-+", item.sentences, strict=True):
                yield f"    {sign} {' '.join(words.split())}"
    for entry in account.missed:
        if entry.is_sure and only is None:
            yield f"not said  {entry.pair} {entry.clause}: {entry.direction}, {entry.quotations[1]!r}"


def describe_shares(account: Account, strays: Iterable[Entry] = ()) -> Iterator[str]:
    """Yield the lines on how much of the key was said, how much of what was said is right, and what cannot be met.

    Args:
        account: What was said and what it is worth.
        strays: Entries that no sentence of the documents holds.
    """
    for entry in strays:
        yield f"not in the documents: {entry.pair} {entry.clause}, {' / '.join(entry.quotations)}"
    met = Counter(entry.is_sure for entry in account.met)
    missed = Counter(entry.is_sure for entry in account.missed)
    worth = Counter(verdict for _, verdict in account.verdicts)
    reversals = Counter(verdict for item, verdict in account.verdicts if item.effect == Effect.REVERSED)
    judged = worth.total() - worth["unjudged"]
    yield f"key: {_share(met[True], met[True] + missed[True])} said; of the unsure {met[False]} more"
    yield (
        f"said: {worth.total()}, of which {worth['unjudged']} are not judged; "
        f"right {_share(worth['right'], judged)}, arguable {worth['arguable']}, wrong {worth['wrong']}"
    )
    yield f"reversed: {reversals.total()}, wrong {reversals['wrong']}, not judged {reversals['unjudged']}"


def squeeze(text: str) -> str:
    """Return the words of a text alone: small letters, no signs, no HTML tags, one space between them."""
    return " ".join(re.findall(r"\w+", re.sub(r"</?[a-z][^>]*>", " ", text.casefold())))


def holds(sentence: str, words: str) -> bool:
    """Say whether a sentence holds these whole words, whatever the signs and spaces between them."""
    return f" {squeeze(words)} " in f" {squeeze(sentence)} "


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole}" + (f" ({part / whole:.0%})" if whole else "")


def _make_entry(row: Mapping[str, Any], pairs: Collection[str], path: Path) -> Entry:
    clause = f"{row.get('pair')} {row.get('clause')}"
    accepted = [row.get("direction"), *row.get("also", ())]
    quotations = tuple(str(row.get(side, "")) for side in ("old", "new"))
    if row.get("pair") not in pairs:
        raise KeyFileError(f"{path.name}: {clause}: no such pair; there are: {', '.join(pairs)}")
    if not set(accepted) <= set(DIRECTIONS):
        raise KeyFileError(f"{path.name}: {clause}: a direction is one of {', '.join(DIRECTIONS)}")
    if not all(0 < len(words.split()) <= LONGEST for words in quotations):
        raise KeyFileError(f"{path.name}: {clause}: quote 1 to {LONGEST} words of either sentence")
    old, new = quotations
    return Entry(row["pair"], row["clause"], (old, new), accepted[0], frozenset(accepted), row.get("sure", True))


def _read_yaml(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


def _walk(clauses: Iterable[Clause]) -> Iterator[Clause]:
    for clause in clauses:
        yield clause
        yield from _walk(clause.clauses)


if __name__ == "__main__":
    main()
