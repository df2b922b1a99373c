"""Names that were replaced throughout: "Director" by "Team", in sixty places.

Told clause by clause, such a change drowns what else changed. So it is told once, and the rest is compared as if the
old version had the new name already. A name was replaced throughout if one stands where the other stood, none of it is
left and the new one is new, but for one place in twenty. Two parties that were exchanged, or of which one took over a
duty of the other, are no such thing: both names stand in both versions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice, takewhile

from attrs import frozen

from plancmp.diff.groups import Versions
from plancmp.diff.passages import Passage
from plancmp.diff.rewriting import Edit
from plancmp.extract.definitions import list_definitions, match_name
from plancmp.extract.languages import choose_language
from plancmp.extract.pieces import DETERMINERS, PieceKind
from plancmp.extract.reading import read_pieces
from plancmp.model import Plan
from plancmp.model.expressions import late
from plancmp.readers.wordlists import find_pattern, find_words

# An article that lost its vowel is one with its sign: "l'Exploitant".
_WORD = late(r"[ldLD]['’]|[^\W\d_]+(?:-[^\W\d_]+)*|\S")
_ARTICLE = find_pattern("diff.renames", "article")
_ARTICLES = find_words("diff.renames", "articles")
_LONGEST = 3  # words of a name
_LEAST = 3  # places
_SHARE = 0.5  # of its places in which one stands for the other
_FORGOTTEN = 0.05  # of its places in which whoever replaced it may have left it


@frozen(repr=False)
class Rename:
    """A name that was replaced throughout.

    Attributes:
        old: The old name.
        new: The new one.
        places: In how many places the old one stood.
        is_defined: Whether the text defines both.
        is_same: Whether both say the same, wherever they stand ("shall", "will").
    """

    old: str
    new: str
    places: int
    is_defined: bool
    is_same: bool


def find_renames(
    passages: Sequence[Passage], versions: Versions, say_the_same: Callable[[str, str], bool]
) -> tuple[Rename, ...]:
    """Find the names that were replaced throughout.

    Args:
        passages: Sentences that answer to each other.
        versions: The two versions.
        say_the_same: Whether two sentences say the same.

    Returns:
        The renames, the longest name first. Linear, but for the matching of words in each pair of sentences.
    """
    seen: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for passage in passages:
        texts = [" ".join(one.text for one in side) for side in (passage.old, passage.new)]
        if all(texts):
            for pair in set(_list_swaps(*texts)):
                seen.setdefault(pair, []).append((texts[0], texts[1]))
    frequent = {pair: texts for pair, texts in seen.items() if len(texts) > 1}
    if not frequent:
        return ()
    whole = _join(versions.old), _join(versions.new)
    defined = [
        {one.name for clause in plan.walk() for one in list_definitions(clause.text)}
        for plan in (versions.old, versions.new)
    ]
    found = []
    for names, places in frequent.items():
        rename = _judge(names, places, whole, defined, say_the_same)
        if rename is not None:
            found.append(rename)
    return tuple(sorted(found, key=lambda one: (-len(one.old), one.old, one.new)))


def _judge(
    names: tuple[str, str],
    texts: Sequence[tuple[str, str]],
    whole: tuple[str, str],
    defined: Sequence[set[str]],
    say_the_same: Callable[[str, str], bool],
) -> Rename | None:
    patterns = [match_name(name) for name in names]
    stood = sum(min(len(patterns[0].findall(old)), len(patterns[1].findall(new))) for old, new in texts)
    if stood < _LEAST:  # before the whole texts are searched
        return None
    # Common words stand in far more places than have to be counted.
    most = int(stood / _SHARE) + 1
    counts = [[_count(number, names, patterns, text, most) for text in whole] for number in range(2)]
    (old_before, old_after), (new_before, new_after) = counts
    if stood < _SHARE * min(old_before, new_after):
        return None
    is_defined = names[0] in defined[0] and names[1] in defined[1]
    is_throughout = old_after + new_before <= _FORGOTTEN * stood
    if is_throughout and (is_defined or all(map(_is_name, names, whole))):
        return Rename(*names, len(patterns[0].findall(whole[0])) - old_after, is_defined, is_same=False)
    old = texts[0][0]
    is_same = not (old_after and new_before) and say_the_same(old, patterns[0].sub(names[1], old))
    return Rename(*names, stood, is_defined, is_same=True) if is_same else None


def _count(number: int, names: tuple[str, str], patterns: Sequence[re.Pattern[str]], text: str, most: int) -> int:
    """Return in how many places one of the names stands by itself, not within the other one, as far as it matters."""
    other = 1 - number
    if names[number] in names[other]:
        text = patterns[other].sub(" ", text)
    return sum(1 for _ in islice(patterns[number].finditer(text), most))


def _is_name(name: str, text: str) -> bool:
    """Whether words are written as a name, also where no sentence begins, and bear no meaning in a rule."""
    if not all(word[0].isupper() for word in name.split() if len(word) > _LONGEST):
        return False
    if not name[0].isupper() or re.search(rf"(?:[\w,’'] |\w['’]){re.escape(name)}(?![\w-])", text) is None:
        return False
    pieces = read_pieces(name, choose_language("en")).whole
    return bool(pieces) and all(
        piece.kind in {PieceKind.WORD, PieceKind.NAME} and piece.text.casefold() not in DETERMINERS for piece in pieces
    )


def list_edits(renames: Sequence[Rename], old: str, new: str) -> Iterator[Edit]:
    """Yield what makes the old names in a sentence, one or several of them, those that stand in its answer."""
    for rename in renames:
        if not rename.is_same and (_stands(rename.old, rename.new, new) or _stands(rename.new, rename.old, old)):
            continue  # which of its places kept the name is for a reader to see
        for ending in ("",) if rename.is_same else ("", "s"):
            yield from replace_name(f"{rename.old}{ending}", f"{rename.new}{ending}", old, new)


def _stands(name: str, other: str, text: str) -> bool:
    """Whether a name stands in a text that should have the other one alone."""
    return name in text and _count(0, (name, other), (match_name(name), match_name(other)), text, 1) > 0


def replace_name(name: str, other: str, old: str, new: str) -> Iterator[Edit]:
    """Yield what makes a name of a sentence the other one that stands in its answer, with its article or none."""
    if name not in old or not (found := list(match_name(other).finditer(new))):
        return
    for place, match in enumerate(match_name(name).finditer(old)):
        answer = found[min(place, len(found) - 1)]
        starts = _find_article(old, match.start()), _find_article(new, answer.start())
        article = new[starts[1] : answer.start()]
        if old[starts[0] : match.start()] != article:
            yield Edit(starts[0], match.start(), article)
        yield Edit(match.start(), match.end(), other)


def _find_article(text: str, place: int) -> int:
    """Return where the article in front of a name begins; where the name does, if it has none."""
    found = _ARTICLE.search(text, max(0, place - _LONGEST - 1), place)
    return found.start() if found else place


def _join(plan: Plan) -> str:
    return "\n".join(f"{clause.heading}\n{clause.text}" for clause in plan.walk())


def _list_swaps(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Yield the few words that stand in the place of a few others, the same in either direction."""
    sides = [_WORD.findall(text) for text in (old, new)]
    is_turned = sides[0] > sides[1]
    one, other = sides[::-1] if is_turned else sides
    for tag, i, after_i, j, after_j in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        words = _drop_article(one[i:after_i]), _drop_article(other[j:after_j])
        if tag != "replace":
            # A name that got longer or shorter: "Features", "AI Features".
            behind = list(takewhile(_is_capital, one[after_i : after_i + _LONGEST]))
            words = words[0] + behind, words[1] + behind
        if not all(0 < len(part) <= _LONGEST + 1 and all(map(_is_word, part)) for part in words):
            continue
        pair = " ".join(words[0]), " ".join(words[1])
        if pair[0].casefold() == pair[1].casefold():
            continue
        yield (pair[1], pair[0]) if is_turned else pair
        if all(name.endswith("s") and len(name) > _LONGEST for name in pair):
            # One or several of them: "Works" became "Pieces", so "Work" became "Piece".
            yield (pair[1][:-1], pair[0][:-1]) if is_turned else (pair[0][:-1], pair[1][:-1])


def _drop_article(words: list[str]) -> list[str]:
    """Drop the article that came with a name: "a Work", "an Adaptation", "l'Exploitant"."""
    first = next((n for n, word in enumerate(words) if word.casefold().replace("’", "'") not in _ARTICLES), 0)
    return words[first:]


def _is_word(word: str) -> bool:
    return word[0].isalpha()


def _is_capital(word: str) -> bool:
    return word[0].isupper()
