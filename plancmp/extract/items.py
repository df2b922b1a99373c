"""What the recognizers read: tokens in which every number has become one item."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from attrs import frozen

from plancmp.extract.language import Language, Phrases


class Sort(StrEnum):
    """What an item is."""

    NUMBER = "number"
    ORDINAL = "ordinal"
    WORD = "word"
    SIGN = "sign"
    YMD = "ymd"
    DMY = "dmy"
    DOTTED = "dotted"
    ADDRESS = "address"


class Item(NamedTuple):
    """A word, a sign, or a whole number of however many words.

    Attributes:
        sort: What it is.
        text: Its text in lower case.
        start: Where it begins, in characters.
        end: One past where it ends.
        number: The value of a number or ordinal.
        scale: The scale word at a number's end, "billion" as 10⁹; 1 without one.
        rule: How a number is written: "digits", "words", "fraction", "glyph".
        certain: Whether it can be read in one way only.
        is_gloss: Whether its text is what the words of another language mean.
    """

    sort: Sort
    text: str
    start: int
    end: int
    number: Fraction = Fraction(0)
    scale: int = 1
    rule: str = ""
    certain: bool = True
    is_gloss: bool = False


_END = Item(Sort.SIGN, "", -1, -1)


@frozen(eq=False, repr=False)
class Line:
    """A text as items, with the questions that recognizers ask.

    Attributes:
        text: The text.
        items: Its items.
        language: Its language.
    """

    text: str
    items: tuple[Item, ...]
    language: Language

    def __getitem__(self, place: int) -> Item:
        """Return an item; an empty sign before the first and behind the last."""
        if place < 0:
            return _END
        try:
            return self.items[place]
        except IndexError:
            return _END

    def is_number(self, place: int) -> bool:
        """Whether a number stands there."""
        return self[place].sort is Sort.NUMBER

    def is_capital(self, place: int) -> bool:
        """Whether a capital letter begins there; what a gloss adds behind its first word has no letters of its own."""
        start = self[place].start
        return self.text[start : start + 1].isupper()

    def is_figure(self, place: int) -> bool:
        """Whether a number stands there that is no part of a name, as it is in "G8" and "F-16"."""
        is_glued = self.touches(place) and self[place - 1].sort is Sort.WORD
        # "Plus d'un kilomètre": the apostrophe parts two words.
        is_glued = is_glued and self.text[self[place].start - 1] not in "'’"
        return self.is_number(place) and not is_glued and not self.is_name(place)

    def touches(self, place: int) -> bool:
        """Whether nothing lies between an item and the one before it."""
        return 0 < place < len(self.items) and self.items[place - 1].end == self.items[place].start

    def is_name(self, place: int) -> bool:
        """Whether a number is the end of a name, as in "F-16"."""
        is_joined = self[place - 1].text == "-" and self.touches(place) and self.touches(place - 1)
        return is_joined and self[place - 2].sort is Sort.WORD and self[place - 2].text not in self.language.months

    def reads(self, place: int, words: tuple[str, ...]) -> bool:
        """Whether some words stand there."""
        after = place + len(words)
        return place >= 0 and tuple([item.text for item in self.items[place:after]]) == words

    def phrase_at(self, place: int, table: Phrases) -> int:
        """Return how many items the longest fitting phrase covers there; 0 for none."""
        return self.match(place, table)[0]

    def measure_tail(self, place: int, is_low: bool) -> int:
        """Return how many items the words behind a figure cover that bound it: "or more"; 0 for none.

        A plus sign at the figure says the same: "2+ judges", but not "2 + 3".
        """
        is_plus = is_low and self[place].text == "+" and self.touches(place)
        if is_plus and not (self.touches(place + 1) and self[place + 1].sort is not Sort.SIGN):
            return 1
        return self.phrase_at(place, self.language.low_tails if is_low else self.language.high_tails)

    def match(self, place: int, table: Phrases) -> tuple[int, bool]:
        """Return the same with the phrase's kind; 0 for none."""
        for phrase, is_including in table.get(self[place].text, ()):
            if self.reads(place, phrase):
                return len(phrase), is_including
        return 0, False

    def slice(self, first: int, last: int) -> str:
        """Return the text from one item to another, both with."""
        return self.text[self[first].start : self[last].end]

    def spell(self, first: int, last: int) -> str:
        """Return the same in the words of the grammar, where the text is in another language."""
        if self.language.glossary is None:
            return self.slice(first, last)
        items = self.items[first : last + 1]
        return " ".join(item.text if item.is_gloss else self.text[item.start : item.end] for item in items)
