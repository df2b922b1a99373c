"""Under which topic a page files what several topics touch."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeAlias, TypeVar

from attrs import frozen

from plancmp.model import Taxonomy

Thing = TypeVar("Thing")
Group: TypeAlias = tuple[str, str, list[Thing]]


@frozen(eq=False, repr=False)
class Filing:
    """Topics in the taxonomy's order.

    Attributes:
        taxonomy: Where the order comes from.
        wanted: Only these topics; all if there are none.
    """

    taxonomy: Taxonomy
    wanted: Collection[str] = ()

    def wants(self, topics: Collection[str]) -> bool:
        """Return whether something on these topics is shown."""
        return not self.wanted or any(topic in self.wanted for topic in topics)

    def choose(self, topics: Sequence[str]) -> str:
        """Return the topic under which something is shown: the first that is wanted."""
        wanted = [topic for topic in topics if topic in self.wanted]
        return (wanted or [*topics] or [""])[0]

    def group(self, things: Iterable[Thing], read: Callable[[Thing], Sequence[str]]) -> Iterator[Group[Thing]]:
        """Yield each topic, its title or a dash, and what is filed under it, of things in order of their rank."""
        for topic, group in groupby(things, key=lambda thing: self.choose(read(thing))):
            yield topic, self.taxonomy.title_of(topic) or "—", list(group)

    def rank(self, topics: Sequence[str]) -> tuple[int, str]:
        """Return what to sort by."""
        topic = self.choose(topics)
        return self.taxonomy.order_of(topic), topic
