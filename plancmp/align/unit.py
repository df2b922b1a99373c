"""What the engine aligns: one stretch of text, with the little that it may know beside the words."""

from __future__ import annotations

from attrs import frozen

from plancmp.model.value import Value


@frozen(eq=False, repr=False)
class Unit(Value):
    """One clause, article, paragraph or sentence of a version.

    Attributes:
        text: The wording, any script; may be empty (a clause that is only a heading).
        heading: The heading, if it has one.
        label: The number as printed ("10(b)"): weak evidence, because the next version renumbers.
        topics: Ids of the topics that the unit is about.
        terms: Names and values of its typed terms, as strings; a shared one is evidence.
        parent: Index of the unit that this one is a part of, in the same sequence, before this one.
        rest: Anything else that the unit holds, spelt in any way: it tells units with one text apart, and no more.
    """

    text: str
    heading: str = ""
    label: str = ""
    topics: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    parent: int | None = None
    rest: str = ""
