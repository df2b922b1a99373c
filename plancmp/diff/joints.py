"""What joins or parts words otherwise: "cease-fire" and "ceasefire", "ten-year" and "ten year", a lost blank; commas.

The letters stayed in their order, so nothing else is said. Where the joint makes another word of it, it stays a change:
"re-sign" and "resign", "may be" and "maybe". A comma may decide what words belong to, where two sentences have the same
words in the same order, and it stands in one of them before a word that leads in a condition, a place or a manner:
"cats and birds with consent" and "cats and birds, with consent". What it changes is for a reader to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from plancmp.diff.rewriting import Edit
from plancmp.model.expressions import late
from plancmp.readers.wordlists import find_words

_JOINT = r"[-‐‑\u00ad]"
_WORD = late(rf"[^\W\d_]+(?:{_JOINT}[^\W\d_]+)*")
_PARTS = late(rf"{_JOINT}|\s+")
_MOST = 3  # words that are written as one
# With these a joint may make another word: "re-form", "may be", "every day", "set up".
_OTHERS = find_words("diff.joints", "others")
_CLAUSES = find_words("diff.joints", "clauses")
_FURTHER = find_words("diff.joints", "further")
_DASH = late(r" [–—-] ")
_WORDS = late(r"[\w'’-]+|[,;]")
_ATTACHING = find_words("diff.joints", "attaching")


@lru_cache(maxsize=2048)
def list_joints(old: str, new: str) -> tuple[Edit, ...]:
    """List what writes the words of a sentence as its answer writes them.

    Returns:
        The words whose letters stand in the new sentence with other joints. Linear in the length of both.
    """
    words = [frozenset(_WORD.findall(text.casefold())) for text in (old, new)]
    runs = {squeezed: printed for printed, squeezed, _ in _list_runs(new, words[0])}
    mine = _list_runs(old, words[1]) if runs else []
    own = {printed.casefold() for printed, _, _ in mine}
    found: list[Edit] = []
    place = 0
    for printed, squeezed, start in mine:
        other = runs.get(squeezed, printed)
        is_new = start >= place and other.casefold() != printed.casefold() and other.casefold() not in own
        if is_new and _means_the_same(printed, other):
            found.append(Edit(start, start + len(printed), other))
            place = start + len(printed)
    return tuple(found)


def _list_runs(text: str, known: frozenset[str]) -> list[tuple[str, str, int]]:
    """List each word, and each few that blanks part, with its letters alone and its place; the longest run first.

    Where all of a run's words are known, it is left out.
    """
    spans = [match.span() for match in _WORD.finditer(text)]
    letters = [_PARTS.sub("", text[slice(*span)]).casefold() for span in spans]
    is_joined = [text[one[1] : other[0]].isspace() for one, other in pairwise(spans)]
    runs = []
    for first, (start, _) in enumerate(spans):
        last = first
        while last + 1 < min(first + _MOST, len(spans)) and is_joined[last]:
            last += 1
        if all(text[slice(*span)].casefold() in known for span in spans[first : last + 1]):
            continue
        ends = range(last, first - 1, -1)
        runs += [(text[start : spans[end][1]], "".join(letters[first : end + 1]), start) for end in ends]
    return runs


def _means_the_same(old: str, new: str) -> bool:
    """Whether one of them has every joint of the other, and no joint makes another word."""
    sides = [_PARTS.split(text.casefold()) for text in (old, new)]
    if not _OTHERS.isdisjoint({word for side in sides for word in side} if len(sides[0]) != len(sides[1]) else ()):
        return False
    ends = [{sum(map(len, side[:count])) for count in range(1, len(side))} for side in sides]
    return ends[0] <= ends[1] or ends[1] <= ends[0]


def list_commas(old: str, new: str) -> tuple[str, ...]:
    """List commas of that kind that came or went.

    Returns:
        Each with the word behind it and its sign; nothing where the words are not the same. Linear time.
    """
    words, before = _part(old)
    words2, after = _part(new)
    if words != words2:
        return ()
    changed = (place for place in sorted(before ^ after) if words[place] in _ATTACHING and _is_open(words, place))
    return tuple(f"{'−' if place in before else '+'} “, {words[place]}”" for place in changed)


def _is_open(words: Sequence[str], place: int) -> bool:
    """Whether a comma decides anything: a clause behind the only one of its sentence holds for all of it."""
    return words[place] not in _CLAUSES or not _FURTHER.isdisjoint(words[:place])


def _part(text: str) -> tuple[tuple[str, ...], frozenset[int]]:
    """Return the words of a sentence, and those before which a comma or a semicolon stands."""
    words: list[str] = []
    commas: set[int] = set()
    for piece in _WORDS.findall(_DASH.sub(", ", text.casefold())):
        if piece in {",", ";"}:
            commas.add(len(words))
        else:
            words.append(piece)
    return tuple(words), frozenset(commas - {0, len(words)})
