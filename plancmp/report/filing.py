"""Under which topic a report files what several topics touch."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeAlias, TypeVar

from attrs import frozen

from plancmp.model import Taxonomy

Thing = TypeVar("Thing")
Group: TypeAlias = tuple[str, str, list[Thing]]


@frozen(eq=False, repr=False, slots=False)
class Filing:
    """Topics in the taxonomy's order.

    Attributes:
        taxonomy: Where the order comes from.
        topics: Only these topics; all if there are none.
    """

    taxonomy: Taxonomy
    topics: Collection[str] = ()

    def wants(self, topics: Collection[str]) -> bool:
        """Return whether something on these topics is shown."""
        return not self.topics or any(topic in self.topics for topic in topics)

    def choose(self, topics: Sequence[str]) -> str:
        """Return the topic under which something is shown: the first that is wanted."""
        wanted = [topic for topic in topics if topic in self.topics]
        return (wanted or [*topics] or [""])[0]

    def group(self, things: Iterable[Thing], read: Callable[[Thing], Sequence[str]]) -> Iterator[Group[Thing]]:
        """Yield each topic in order, its title, and what is filed under it, given how to read the topics of a thing."""
        ranked = sorted(things, key=lambda thing: self.rank(read(thing)))
        for topic, group in groupby(ranked, key=lambda thing: self.choose(read(thing))):
            yield topic, self.title_of(topic), list(group)

    def title_of(self, topic: str) -> str:
        """Return the title of a topic; a dash for what has none."""
        return self.taxonomy.title_of(topic) or "—"

    def rank(self, topics: Sequence[str]) -> tuple[int, str]:
        """Return what to sort by."""
        topic = self.choose(topics)
        return self.taxonomy.order_of(topic), topic
