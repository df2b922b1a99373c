"""Which clause of a plan a citation in it means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from plancmp.extract.citations import Citation, read_parts
from plancmp.model import Entry

_Key = tuple[str, tuple[str, ...]]
_OUTER = frozenset({"Annex", "Appendix", "Schedule", "Attachment", "Protocol", "Part", "Book", "Title", "Chapter"})


@frozen
class Target:
    """What a citation means.

    Attributes:
        index: The clause, by its place in the outline.
        rest: Parts of the number that no clause of the plan has.
    """

    index: int
    rest: tuple[str, ...] = ()


class Places:
    """The clauses of a plan by their numbers."""

    def __init__(self, outline: Sequence[Entry]) -> None:
        self.outline = outline
        self.keys: list[_Key] = []
        self.by_key: dict[_Key, list[int]] = {}
        for entry in outline:
            name = entry.clause.id.removeprefix(f"{entry.companion}: ").rpartition("/")[2]
            unit, parts = read_parts(name)
            self.keys.append((unit, parts))
            if parts:
                self.by_key.setdefault((unit, parts), []).append(entry.index)
        self.units = {unit for unit, _ in self.by_key}

    def resolve(self, citation: Citation, index: int) -> Target | None:
        """Find what a citation means.

        Args:
            citation: The citation.
            index: The clause that it stands in.

        Returns:
            The clause; `None` if there is none, or if several could be meant.
        """
        for unit, parts, least in self._list_keys(citation, index):
            for size in range(len(parts), least - 1, -1):
                found = self.by_key.get((unit, parts[:size]), [])
                if found:
                    chosen = self._choose(found, index)
                    return None if chosen is None else Target(chosen, parts[size:])
        return None

    def has_like(self, citation: Citation) -> bool:
        """Whether the plan has the number before that of a citation, so that one that is not there is missing."""
        *above, last = citation.parts
        if not last.isdecimal():
            return False
        before = (*above, str(int(last) - 1))
        found = [index for unit in (citation.unit, "") for index in self.by_key.get((unit, before), ())]
        return any(self.outline[index].clause.text or self.outline[index].clause.clauses for index in found)

    def _list_keys(self, citation: Citation, index: int) -> Iterator[tuple[str, tuple[str, ...], int]]:
        """Yield the numbers that may be meant, and how many of their parts have to be found."""
        unit, parts, least = citation.unit, citation.parts, citation.least
        yield unit, parts, least
        if unit in _OUTER:
            return
        if unit == "Article":
            if unit not in self.units:
                yield "", parts, least
            return
        has_unit = False
        above: int | None = index
        while above is not None:
            outer_unit, outer = self.keys[above]
            if outer and outer_unit not in _OUTER:
                has_unit = has_unit or bool(outer_unit)
                # A paragraph is a part of the article; "point (b)" in 5(1)(a) is what stands beside, or above.
                deepest = 1 if unit == "Clause" and outer_unit else len(outer)
                for size in range(deepest, 0, -1):
                    if outer_unit or parts[0].isalpha():
                        yield outer_unit, (*outer[:size], *parts), size + least
            above = self.outline[above].parent
        if not has_unit:
            yield "", parts, least

    def _choose(self, found: Sequence[int], index: int) -> int | None:
        if len(found) == 1:
            return found[0]
        own = self._list_above(index)
        is_annexed = self._is_annexed(index)
        # An annex may have articles of its own, or a table of articles; the text cites its own ones.
        found = [one for one in found if self._is_annexed(one) == is_annexed] or found
        shared = [sum(1 for a, b in zip(own, self._list_above(one), strict=False) if a == b) for one in found]
        best = [one for one, count in zip(found, shared, strict=True) if count == max(shared)]
        return best[0] if len(best) == 1 else None

    def _is_annexed(self, index: int) -> bool:
        return any(part.startswith("Annex ") for part in self._list_above(index))

    def _list_above(self, index: int) -> list[str]:
        return self.outline[index].clause.id.rpartition("/")[0].split("/")
