"""Word-level differences inside a linked pair of clauses, or inside a split or merge, for redlines.

`diff_words` compares two texts, `diff_groups` several with several. Both go the same way, a module a step:

* `tokens`: text → words, borders and sentences;
* `matches`: whole sentences first, then words: common ends, unique anchors (patience diff, Bram Cohen), and an exact
  longest common subsequence in the gaps (the problem of Myers 1986, solved 64 cells at a time after Hyyrö 2004);
* `cleanup`: from the shortest difference to a readable one (Neil Fraser 2006, "Diff Strategies");
* `differences`, `groups`: words → segments of characters, exact to the white space.

Linear in what is unchanged; what a changed gap may cost is bounded (`matches`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancmp.diff.words.differences import Segment, diff_words

if TYPE_CHECKING:
    from plancmp.diff.words.group_words import GroupDifference, GroupSegment, Place, diff_groups

__all__ = ["GroupDifference", "GroupSegment", "Place", "Segment", "diff_groups", "diff_words"]


def __getattr__(name: str) -> object:
    # A report of two plans needs `diff_words` alone; its start-up does not pay for the other classes (PEP 562).
    if name in __all__:
        from plancmp.diff.words import group_words

        return getattr(group_words, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
