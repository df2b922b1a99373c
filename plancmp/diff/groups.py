"""Clauses that answer to each other, in the order of a report."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from attrs import fields, frozen

from plancmp.align import Alignment, Link, Pair
from plancmp.diff.likeness import weigh_words
from plancmp.model import Clause, Entry, Plan

_OWN = 0.6  # of the words of the shorter of two clauses, for each to be the answer to the other


@frozen(eq=False, repr=False)
class Versions:
    """Two plans and their outlines.

    Attributes:
        old: The old version.
        new: The new version.
        old_outline: Its clauses in their places.
        new_outline: Its clauses in their places.
    """

    old: Plan
    new: Plan
    old_outline: tuple[Entry, ...]
    new_outline: tuple[Entry, ...]

    @property
    def is_read(self) -> bool:
        """Whether a program found the terms of both in their words."""
        return self.old.extracted and self.new.extracted


@frozen(eq=False, repr=False)
class Group:
    """Clauses that answer to each other, or one that answers to none.

    Attributes:
        old: The old ones.
        new: The new ones.
        link: Why they answer to each other; `None` for one that answers to none.
        is_untouched: Whether it is one old clause and one new, alike in everything but id and place.
    """

    old: tuple[Entry, ...]
    new: tuple[Entry, ...]
    link: Link | None
    is_untouched: bool

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All clauses, the new ones first."""
        return (*self.new, *self.old)


def list_groups(versions: Versions, alignment: Alignment) -> tuple[Group, ...]:
    """Return every clause of both versions in exactly one group.

    The groups stand in the order of the new version; a clause that is gone stands behind the one that it stood behind.
    """
    groups = [
        _make_group(
            tuple(versions.old_outline[i] for i in link.old), tuple(versions.new_outline[j] for j in link.new), link
        )
        for whole in alignment.links
        for link in part_link(whole, versions)
    ]
    groups += [_make_group((), (versions.new_outline[j],), None) for j in alignment.added]
    place_of_old = {entry.index: group.new[0].index for group in groups for entry in group.old}
    placed = [((group.new[0].index, -1), group) for group in groups]
    behind = -1
    for entry in versions.old_outline:
        if entry.index in place_of_old:
            behind = place_of_old[entry.index]
        else:
            placed.append(((behind, entry.index), _make_group((entry,), (), None)))
    return tuple(group for _, group in sorted(placed, key=lambda item: item[0]))


def part_link(link: Link, versions: Versions) -> tuple[Link, ...]:
    """Part several clauses that answer to as many others, if each has one of its own: a sentence moved between them."""
    if len(link.old) != len(link.new) or len(link.old) == 1 or not versions.is_read:
        return (link,)
    ranked = sorted(link.pairs, key=lambda pair: (-_share_words(pair, versions), pair.old + pair.new, pair.old))
    own: list[Pair] = []
    for pair in ranked:
        if all(pair.old != other.old and pair.new != other.new for other in own) and (
            _share_words(pair, versions) >= _OWN
        ):
            own.append(pair)
    if len(own) < len(link.old):
        return (link,)
    return tuple(Link((pair.old,), (pair.new,), (pair,), link.weak) for pair in sorted(own, key=lambda one: one.old))


def _share_words(pair: Pair, versions: Versions) -> float:
    old, new = versions.old_outline[pair.old].clause.text, versions.new_outline[pair.new].clause.text
    one, other = weigh_words(old), weigh_words(new)
    return (one & other).total() / max(1, min(one.total(), other.total()))


def _make_group(old: tuple[Entry, ...], new: tuple[Entry, ...], link: Link | None) -> Group:
    return Group(old, new, link, _is_untouched(old, new))


def _is_untouched(old: Sequence[Entry], new: Sequence[Entry]) -> bool:
    if len(old) != 1 or len(new) != 1:
        return False
    before, after = old[0], new[0]
    if before.topics != after.topics or before.source != after.source:
        return False
    same: bool = _read_content(before.clause) == _read_content(after.clause)
    return same


_read_content = attrgetter(*(item.name for item in fields(Clause) if item.eq and item.name not in {"id", "clauses"}))


def join_texts(entries: Sequence[Entry]) -> str:
    """Return the words of several clauses as one text."""
    return "\n".join(entry.clause.text for entry in entries if entry.clause.text)
