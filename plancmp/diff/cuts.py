"""Sentences that were cut in two, or joined: "X shall sow and shall reap" and "X shall sow. X shall reap".

The old side is written with the joints of the new one, so that what else changed is all that is left to tell. A joint
lies where the second sentence, without the subject that it repeats, stands behind an "and" or another linking word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from attrs import field, frozen

from plancmp.diff.propositions import list_propositions
from plancmp.diff.rewriting import Edit, rewrite
from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.pieces import PieceKind, Reading
from plancmp.model.expressions import late
from plancmp.readers.wordlists import order_words

_WORD = late(r"\w+")
_HEAD = 2  # words by which the beginning of a sentence is known in another
_PROVISOS = order_words("diff.cuts", "provisos")


@frozen
class Cuts:
    """What makes the old sentences as the new ones are cut.

    Attributes:
        edits: The edits of each old sentence, by its place.
        listed: Linking words that came or went and say more than "and", each with its sign.
    """

    edits: dict[int, list[Edit]] = field(factory=dict)
    listed: tuple[str, ...] = ()


@frozen
class _Joint:
    """Where one sentence is joined to the next.

    Attributes:
        start: Where the words before it end, in characters.
        words: The linking words.
        end: Where the first word behind it ends.
        head: Where this word ends in the sentence that was cut off.
        is_proviso: Whether it may say under which condition the rest holds.
    """

    start: int
    words: str
    end: int
    head: int
    is_proviso: bool


def list_cuts(old: Sequence[str], new: Sequence[str], read: Callable[[str], Reading]) -> Cuts:
    """Find where one sentence was cut in several, or several were joined.

    Args:
        old: The old sentences.
        new: The new ones.
        read: Reads a sentence.

    Returns:
        Nothing unless there is one sentence on either side, and every joint is found. Linear in the words.
    """
    if min(len(old), len(new)) != 1 or len(old) == len(new):
        return Cuts()
    whole, parts = (old[0], new) if len(old) == 1 else (new[0], old)
    reading = read(whole)
    joints = list(_find_joints(reading, parts))
    if len(joints) < len(parts) - 1:
        return Cuts()
    cut = [
        Edit(joint.start, joint.end, f". {part[: joint.head]}") for joint, part in zip(joints, parts[1:], strict=True)
    ]
    listed = tuple(f"{'−' if len(old) == 1 else '+'} {joint.words}" for joint in joints if joint.is_proviso)
    if not listed and _list_forces(reading) != _list_forces(read(rewrite(whole, cut).text)):
        return Cuts()  # "shall not sow and reap"
    if len(old) == 1:
        return Cuts({0: cut}, listed)
    edits: dict[int, list[Edit]] = {}
    for place, joint in enumerate(joints):
        end = len(parts[place].rstrip(" .;"))
        comma = "," if whole[joint.start : joint.end].lstrip().startswith(",") else ""
        edits.setdefault(place, []).append(Edit(end, len(parts[place]), comma))
        behind = whole[joint.start : joint.end].lstrip(" ,;\n")
        edits.setdefault(place + 1, []).append(Edit(0, joint.head, behind))
    return Cuts(edits, listed)


def _find_joints(reading: Reading, parts: Sequence[str]) -> Iterator[_Joint]:
    """Yield the joint in front of each part but the first, up to one that is not found."""
    words = [(match.start(), match.end(), match[0].casefold()) for match in _WORD.finditer(reading.text)]
    links, place = list(_list_links(reading)), 0
    for part in parts[1:]:
        own = [(match.end(), match[0].casefold()) for match in _WORD.finditer(part)]
        pairs = enumerate(zip(words, own, strict=False))
        shared = next((n for n, (one, other) in pairs if one[2] != other[1]), len(own) - 1)
        heads = {tuple(word for _, word in own[n : n + _HEAD]): n for n in range(shared + 1)}
        for start, end, is_proviso in links:
            first = bisect_left(words, (end, 0, ""))
            size = heads.get(tuple(word for _, _, word in words[first : first + _HEAD]))
            if start >= place and size is not None and not (is_proviso and size):
                before = len(reading.text[:start].rstrip(" ,;\n"))
                yield _Joint(before, reading.text[start:end], words[first][1], own[size][0], is_proviso)
                place = end
                break
        else:
            return


def _list_links(reading: Reading) -> Iterator[tuple[int, int, bool]]:
    """Yield where linking words stand, and whether they may say on which condition the rest holds."""
    joiners = (piece for piece in reading.pieces if piece.kind is PieceKind.JOINER and piece.key == "and")
    found = {(piece.start, piece.end, False) for piece in joiners}
    found |= {(*match.span(), match["proviso"] is not None) for match in _match_links().finditer(reading.text)}
    yield from sorted(found)


@cache
def _match_links() -> re.Pattern[str]:
    table = read_equivalents()
    plain, provisos = ("|".join(map(re.escape, sorted(words))) for words in (table.contrasting, _PROVISOS))
    return re.compile(rf"(?<!\w)(?:(?P<proviso>{provisos})|(?:{plain}))(?!\w)|[,;]", re.IGNORECASE)


def _list_forces(reading: Reading) -> set[tuple[object, bool]]:
    return {(one.force, one.is_positive) for one in list_propositions(reading)}
