"""Which clause of a plan a citation in it means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from plancmp.extract.citations import Citation, read_parts
from plancmp.model import Entry
from plancmp.model.expressions import late

_Key = tuple[str, tuple[str, ...]]
_OUTER = frozenset(
    {"Annex", "Appendix", "Schedule", "Attachment", "Protocol", "Exhibit", "Part", "Book", "Title", "Chapter"}
)

_LARGE = frozenset({"Section", "Article"})
_AGAIN = late(r"~\d+")  # what tells apart clauses of one number


@frozen(repr=False)
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
        # The unnumbered headings that clauses stand under.
        self.homes: list[str] = []
        for entry in outline:
            home, _, name = entry.clause.id.removeprefix(f"{entry.companion}: ").rpartition("/")
            self.homes.append(home)
            unit, parts = read_parts(_AGAIN.sub("", name))
            self.keys.append((unit, parts))
            if parts:
                self.by_key.setdefault((unit, parts), []).append(entry.index)
        self.units = {unit for unit, _ in self.by_key}
        self.restarts = len({self.homes[index] for index in self.by_key.get(("", ("1",)), ())}) > 1

    def resolve(self, citation: Citation, index: int) -> Target | None:
        """Find what a citation means.

        Returns:
            The clause; `None` if there is none, or if several could be meant.
        """
        for unit, parts, least in self._list_keys(citation, index):
            for size in range(len(parts), least - 1, -1):
                found = [
                    one for one in self.by_key.get((unit, parts[:size]), ()) if self._may_mean(citation, one, index)
                ]
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

    def _may_mean(self, citation: Citation, found: int, index: int) -> bool:
        """Whether a number means a clause: where each heading has its own items 1, 2, 3, only what stands under it."""
        if not self.restarts or not self.homes[found]:
            return True
        return citation.unit not in _LARGE and f"{self.homes[index]}/".startswith(f"{self.homes[found]}/")

    def _is_listed(self, one: int, others: Sequence[int]) -> bool:
        """Whether a clause is but a line of a table of contents: the title of another one of its number."""
        clause = self.outline[one].clause
        title = clause.text.casefold()
        return not (clause.heading or clause.clauses) and any(
            other != one and self.outline[other].clause.heading.casefold().startswith(title) for other in others
        )

    def _choose(self, found: Sequence[int], index: int) -> int | None:
        found = [one for one in found if not self._is_listed(one, found)] or found
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
