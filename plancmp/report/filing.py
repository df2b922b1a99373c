"""Under which topic a page files what several topics touch."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from attrs import frozen

from plancmp.model import Taxonomy


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

    def rank(self, topics: Sequence[str]) -> tuple[int, str]:
        """Return what to sort by."""
        topic = self.choose(topics)
        return self.taxonomy.order_of(topic), topic
