"""Constraints without an order: a plain yes or no, and free wording."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Self

from attrs import frozen

from plancmp.model.constraints.base import Constraint, Relation, Spelling, SpellingError, Step, require_text
from plancmp.model.constraints.words import Say, say_english
from plancmp.model.spelling import fold_spelling
from plancmp.model.vocabulary import Force


@frozen(eq=False, repr=False)
class Flag(Constraint):
    """A plain yes or no: the term's name says what.

    Attributes:
        value: Yes or no.
    """

    kind: ClassVar[str] = "flag"
    keys: ClassVar[tuple[str, ...]] = ("yes_no",)

    value: bool = True

    @classmethod
    def parse(cls, spelling: Mapping[str, Spelling]) -> Self:
        value = spelling["yes_no"]
        if not isinstance(value, bool):
            raise SpellingError('"yes_no" takes yes or no', ("yes_no",))
        return cls(value)

    def spell(self) -> Spelling:
        return self.value

    @classmethod
    def schema(cls) -> Mapping[str, object]:
        return {"yes_no": {"enum": [True, False, "yes", "no"]}}

    def describe(self, say: Say = say_english) -> str:  # noqa: ARG002
        return "yes" if self.value else "no"

    def relate(self, new: Self) -> Relation:
        return Relation.EQUAL if self == new else Relation.CROSSING

    def room(self, force: Force) -> int:  # noqa: ARG002
        return 0

    def steps_to(self, new: Self) -> tuple[Step, ...]:
        if self == new:
            return ()
        return (Step("answer-turned-no" if self.value else "answer-turned-yes"),)

    def excludes(self, other: Self) -> bool:
        return self.value is not other.value


@frozen(eq=False, repr=False)
class Wording(Constraint):
    """Free wording: equal up to case, spacing and curly quotation marks, or different in a way that nobody can order.

    Attributes:
        text: The words.

    Raises:
        ValueError: If there are none.
    """

    kind: ClassVar[str] = "wording"
    keys: ClassVar[tuple[str, ...]] = ("wording",)

    text: str

    def __attrs_post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("the wording is empty")

    @classmethod
    def parse(cls, spelling: Mapping[str, Spelling]) -> Self:
        try:
            return cls(require_text(spelling, "wording"))
        except SpellingError:
            raise
        except ValueError as error:
            raise SpellingError(str(error), ("wording",)) from None

    def spell(self) -> Spelling:
        return self.text

    @classmethod
    def schema(cls) -> Mapping[str, object]:
        return {"wording": {"type": "string", "minLength": 1}}

    def describe(self, say: Say = say_english) -> str:  # noqa: ARG002
        return self.text

    def relate(self, new: Self) -> Relation:
        same = fold_spelling(self.text) == fold_spelling(new.text)
        return Relation.EQUAL if same else Relation.CROSSING

    def room(self, force: Force) -> int:  # noqa: ARG002
        return 0

    def steps_to(self, new: Self) -> tuple[Step, ...]:
        return () if self.relate(new) is Relation.EQUAL else (Step("wording-changed"),)
