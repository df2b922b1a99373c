"""What a change does: effects on terms, kinds of clause changes, materiality."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Effect(StrEnum):
    """What happened to a term, said of the party that it binds."""

    SAME = "same"
    TIGHTENED = "tightened"
    LOOSENED = "loosened"
    SHIFTED = "shifted"
    REVERSED = "reversed"
    ADDED = "added"
    DROPPED = "dropped"
    WITHHELD = "withheld"
    DISCLOSED = "disclosed"
    DEFERRED = "deferred"
    TAKEN_UP = "taken_up"

    @property
    def mirror(self) -> Effect:
        """The effect of the change the other way round."""
        return _EFFECT_MIRRORS.get(self, self)

    @property
    def is_silence(self) -> bool:
        """Whether one version is silent, since it is not known there or leaves the matter for later."""
        return self in _SILENCES


class Kind(StrEnum):
    """What happened to a clause."""

    UNCHANGED = "unchanged"
    EDITORIAL = "editorial"
    REWORDED = "reworded"
    REVISED = "revised"
    ADDED = "added"
    REMOVED = "removed"
    WITHHELD = "withheld"
    DISCLOSED = "disclosed"
    DEFERRED = "deferred"
    TAKEN_UP = "taken_up"

    @property
    def mirror(self) -> Kind:
        """The kind of the change the other way round."""
        return _KIND_MIRRORS.get(self, self)

    @property
    def is_silence(self) -> bool:
        """Whether one version is silent, since it is not known there or leaves the matter for later."""
        return self in _SILENCES


class Flag(StrEnum):
    """What happened to a clause beside its content."""

    MOVED = "moved"
    RENUMBERED = "renumbered"
    SPLIT = "split"
    MERGED = "merged"

    @property
    def mirror(self) -> Flag:
        """The flag of the change the other way round."""
        return {Flag.SPLIT: Flag.MERGED, Flag.MERGED: Flag.SPLIT}.get(self, self)


class Materiality(StrEnum):
    """How much a change matters to a reader, from the most to the least."""

    MATERIAL = "material"
    MINOR = "minor"
    EDITORIAL = "editorial"

    @property
    def rank(self) -> int:
        """0 for the most material."""
        return _RANKS[self]


# What changes are chosen by.
WORDS = tuple(dict.fromkeys(str(word) for words in (Effect, Kind, Flag, Materiality) for word in words))
_RANKS = {materiality: rank for rank, materiality in enumerate(Materiality)}
# Of effects and of kinds alike.
_SILENCES = {"withheld", "disclosed", "deferred", "taken_up"}
_EFFECT_MIRRORS = {
    Effect.TIGHTENED: Effect.LOOSENED,
    Effect.LOOSENED: Effect.TIGHTENED,
    Effect.ADDED: Effect.DROPPED,
    Effect.DROPPED: Effect.ADDED,
    Effect.WITHHELD: Effect.DISCLOSED,
    Effect.DISCLOSED: Effect.WITHHELD,
    Effect.DEFERRED: Effect.TAKEN_UP,
    Effect.TAKEN_UP: Effect.DEFERRED,
}
_KIND_MIRRORS = {
    Kind.ADDED: Kind.REMOVED,
    Kind.REMOVED: Kind.ADDED,
    Kind.WITHHELD: Kind.DISCLOSED,
    Kind.DISCLOSED: Kind.WITHHELD,
    Kind.DEFERRED: Kind.TAKEN_UP,
    Kind.TAKEN_UP: Kind.DEFERRED,
}


def join_effects(effects: Iterable[Effect | None]) -> Effect:
    """Return the effect of several causes together.

    Args:
        effects: The effect of each cause; `None` for one that has no direction of its own.

    Returns:
        `REVERSED` if any cause reverses; the one direction that all directed causes share; `SHIFTED` if they go
        both ways or none has a direction; `SAME` if there is no cause.
    """
    found = list(effects)
    directed = {effect for effect in found if effect not in {None, Effect.SAME}}
    if Effect.REVERSED in directed:
        return Effect.REVERSED
    if len(directed) == 1:
        return next(effect for effect in found if effect in directed) or Effect.SHIFTED
    if directed or None in found:
        return Effect.SHIFTED
    return Effect.SAME


def most_material(materialities: Iterable[Materiality]) -> Materiality:
    """Return the highest materiality; `EDITORIAL` if there is none."""
    return min(materialities, key=lambda materiality: materiality.rank, default=Materiality.EDITORIAL)
