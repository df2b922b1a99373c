"""The subjects that clauses are filed under."""

from __future__ import annotations

from attrs import frozen

from plancmp.model.conversion import convert_fields
from plancmp.model.value import Value

# The taxonomy of plans that name none.
USUAL = "peace"
# The topic of what has no other.
FALLBACK = "other"


@frozen(eq=False, repr=False, field_transformer=convert_fields)
class Topic(Value):
    """One subject.

    Attributes:
        id: The word that clauses use.
        title: What a report prints.
        scope: One line on what belongs here.
        words: Words and phrases by which a text on it can be recognised.
    """

    id: str
    title: str
    scope: str = ""
    words: tuple[str, ...] = ()


@frozen(eq=False, repr=False, field_transformer=convert_fields)
class Taxonomy(Value):
    """A list of topics, in the order in which a report shows them.

    Attributes:
        id: Its name, which plans refer to.
        title: What people call it.
        topics: The topics.

    Raises:
        ValueError: If two topics have one id.
    """

    id: str
    title: str
    topics: tuple[Topic, ...]

    def __attrs_post_init__(self) -> None:
        ids = [topic.id for topic in self.topics]
        for topic_id in ids:
            if ids.count(topic_id) > 1:
                raise ValueError(f'topic "{topic_id}" is used twice in taxonomy "{self.id}"')

    def __hash__(self) -> int:
        return hash(self.id)  # a run has few of them, and asks by them for each text

    def __contains__(self, topic_id: object) -> bool:
        return any(topic.id == topic_id for topic in self.topics)

    def title_of(self, topic_id: str) -> str:
        """Return the title of a topic; the id itself where the taxonomy has none."""
        return next((topic.title for topic in self.topics if topic.id == topic_id), topic_id)

    def order_of(self, topic_id: str) -> int:
        """Return the place of a topic; one past the end for a topic that the taxonomy lacks."""
        ids = [topic.id for topic in self.topics]
        return ids.index(topic_id) if topic_id in ids else len(ids)
