"""How plans come out of the pages that print them: real layouts, two outlets' words, other versions, other languages.

    python -m benchmarks.pages [--misses]

The texts are versions of a real plan in our own words, with what differs between them as facts known beforehand; the
layouts print them as news sites, agencies, mails, ministries and messengers do (`benchmarks/pages/`). Asked are: no
changed term between two layouts of one text; few between two outlets' words for one version; the differences that two
versions have, each found where it stands; no claim that a report about a plan dropped what it does not mention.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve, frozen

from benchmarks.page_layouts import FOLDER, Layout, Version, print_page, read_layouts, read_version
from plancmp import Comparison, Effect, Kind, Plan, ReadError, compare, compare_renderings, load
from plancmp.diff import ClauseChange, TermChange

_TEXTS = {"en": "us28.en-1", "uk": "us28.uk", "ru": "us28.ru"}
_DIRECTIONS = {Effect.TIGHTENED, Effect.LOOSENED, Effect.REVERSED}
_GONE = {Kind.REMOVED, Kind.ADDED}


@frozen
class Difference:
    """What two versions differ in: where, in which words, and which direction may be named."""

    old: str
    new: str
    words: str
    direction: str


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="list what went wrong")
    misses = parser.parse_args().misses
    lines = [
        *measure_layouts(),
        *measure_outlets(),
        *measure_versions(),
        *measure_languages(),
        *measure_reports(),
    ]
    for line in lines:
        if misses or not line.startswith(" "):
            print(line)


def read(version: Version, layout: Layout) -> Plan:
    """Print a version in a layout and read it back."""
    ending, raw = print_page(version, layout)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{layout.id}.{ending}"
        path.write_bytes(raw)
        return load(path)


def read_plain(name: str) -> Plan:
    """Read a version as it is printed with nothing around it."""
    plain = next(layout for layout in read_layouts() if layout.id == "en-plain")
    return read(read_version(name), plain)


def measure_layouts() -> Iterator[str]:
    """Hold each layout of a text against the text alone."""
    layouts = read_layouts()
    terms = odd = 0
    for layout in layouts:
        version = read_version(_TEXTS[layout.language])
        try:
            comparison = compare(read_plain(_TEXTS[layout.language]), read(version, layout))
        except ReadError as error:
            yield f"  {layout.id}: {error}"
            terms += 1
            continue
        strange = [change for change in comparison.clauses if change.kind in _GONE or change.flags or change.terms]
        terms += len(comparison.terms)
        odd += len(strange)
        if strange:
            yield f"  {layout.id}: {len(comparison.terms)} terms, {len(strange)} clauses that came, went or moved"
    yield f"one text in {len(layouts)} layouts: {terms} changed terms, {odd} clauses that came, went or moved"


def measure_outlets() -> Iterator[str]:
    """Hold two outlets' words for one version against each other, then put divergences in."""
    first, version = read_plain("us28.en-1"), read_version("us28.en-2")
    plain = next(layout for layout in read_layouts() if layout.id == "en-plain")
    second = read(version, plain)
    comparison = compare(first, second)
    yield from (f"  {name_change(change, term)}" for change in comparison.changes for term in change.terms)
    yield f"two outlets' words for one version: {len(comparison.terms)} changed terms"
    known = list_divergences(first, second)
    yield from (f"  false: {item}" for item in sorted(known))
    edits = [line.split("|") for line in read_lines("divergences.txt")]
    found = 0
    for point, before, after in edits:
        changed = evolve(
            version,
            points=tuple(
                (number, text.replace(before, after, 1 if number == point else 0)) for number, text in version.points
            ),
        )
        if changed == version:
            raise ValueError(f"nothing to replace in point {point}: {before}")
        new = list_divergences(first, read(changed, plain)) - known
        hit = any(item.partition(" ")[0] == name_clause(point) for item in new)
        found += hit
        if not hit:
            yield f"  not found: {point} {before} -> {after}"
    yield f"renderings: {found} of {len(edits)} divergences found, {len(known)} false"


def list_divergences(first: Plan, second: Plan) -> set[str]:
    """Return what has to be verified between two renderings, each with the id of its clause."""
    found = set()
    for item in compare_renderings(first, second).divergences:
        sides = [side for side in (item.first, item.second) if side]
        found.add(f"{sides[0].clause} {item.kind}: {' / '.join(side.text for side in sides)}")
    return found


def measure_versions() -> Iterator[str]:
    """Hold versions against each other of which it is known what differs."""
    for (before, after), differences in read_differences().items():
        comparison = compare(read_plain(before), read_plain(after))
        right, wrong = 0, 0
        known = [difference for difference in differences if difference.words]
        for difference in known:
            is_right, is_wrong = judge(comparison, difference)
            right += is_right
            wrong += is_wrong
            if not is_right or is_wrong:
                yield f"  {'wrong' if is_wrong else 'not found'}: {difference}"
        false = [
            (change, term)
            for change in comparison.changes
            for term in change.terms
            if not any(is_place(change, difference) for difference in differences)
        ]
        yield from (f"  false: {name_change(change, term)}" for change, term in false)
        yield (
            f"{before} -> {after}: {right} of {len(known)} differences right, {wrong} wrong, "
            f"{len(false)} false changed terms of {len(comparison.terms)}"
        )


def judge(comparison: Comparison, difference: Difference) -> tuple[bool, bool]:
    """Tell whether a difference is said where it stands, and whether a wrong direction is said there."""
    is_right = is_wrong = False
    for change in comparison.changes:
        if not is_place(change, difference):
            continue
        words = read_said(change).casefold()
        parts = [part.casefold().split(" / ") for part in difference.words.split(" + ")]
        is_right = is_right or all(any(one in words for one in part) for part in parts)
        is_wrong = is_wrong or any(
            term.effect in _DIRECTIONS and term.effect != difference.direction for term in change.terms
        )
    return is_right, is_wrong


def is_place(change: ClauseChange, difference: Difference) -> bool:
    """Tell whether a change is at the place of a difference; what came has no old place, what went no new one."""
    sides = [(difference.old, change.old), (difference.new, change.new)]
    return any(point and name_clause(point) in {entry.clause.id for entry in side} for point, side in sides)


def read_said(change: ClauseChange) -> str:
    """Return all that a report says of a change."""
    said = [" ".join(entry.clause.text for entry in (*change.old, *change.new)) if change.kind in _GONE else ""]
    for term in change.terms:
        said += [cause.difference for cause in term.causes]
        for slot in (term.old, term.new):
            if slot and slot.term:
                said += [str(slot.term.constraint), " ".join(slot.term.party), *map(str, slot.term.conditions)]
                if slot.term.evidence:
                    said.append(slot.entry.clause.text[slice(*slot.term.evidence.span)])
    said += [field.cause.difference for field in change.fields]
    return " ".join(said)


def measure_languages() -> Iterator[str]:
    """Count the points of a text that are linked with their translation."""
    first = read_plain("us28.en-1")
    for name in ("us28.uk", "us28.ru"):
        comparison = compare(first, read_plain(name))
        total = len(first.outline())
        linked = sum(
            1
            for change in comparison.clauses
            for entry in change.old
            if [other.clause.id for other in change.new] == [entry.clause.id]
        )
        yield f"us28.en-1 -> {name}: {linked} of {total} clauses linked, {len(comparison.terms)} changed terms"


def measure_reports() -> Iterator[str]:
    """Hold reports about a plan against its text."""
    for language, text in _TEXTS.items():
        layout = Layout(id=f"{language}-report", shape="text", top=["{title}"], point="{t}")
        comparison = compare(read_plain(text), read(read_version(f"report.{language}"), layout))
        kinds = [str(change.kind) for change in comparison.clauses]
        said = ", ".join(f"{kinds.count(kind)} {kind}" for kind in sorted(set(kinds)))
        yield f"report.{language}: kind {comparison.new.kind}; {said}; terms " + str(len(comparison.terms))


def name_clause(point: str) -> str:
    """Return the id of the clause that prints a number."""
    number, _, letter = point.partition(".")
    return f"{number}({letter})" if letter else number


def name_change(change: ClauseChange, term: TermChange) -> str:
    """Return one line on a changed term."""
    places = "/".join(entry.clause.id for entry in change.new or change.old)
    return f"{places} {term.effect} {term.name}: {'; '.join(cause.difference or cause.rule for cause in term.causes)}"


def read_lines(name: str) -> list[str]:
    """Return the lines of a data file but for its comments."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def read_differences() -> dict[tuple[str, str], list[Difference]]:
    """Return what differs between two versions, by their names."""
    found: dict[tuple[str, str], list[Difference]] = {}
    for line in read_lines("differences.txt"):
        if "|" not in line:
            before, after = line.split()
            current = found[before, after] = []
        else:
            current.append(Difference(*line.split("|")))
    return found


if __name__ == "__main__":
    main()
