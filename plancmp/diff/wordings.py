"""What a change of words means where no change of a term explains it.

Three grades: *editorial* (case, punctuation, spacing, numbering words), *needs review* (a word that bears meaning in a
rule came or went: a figure, a negation, a force, a quantity, a condition, a party, any word at all where the others
stayed; or a letter passes for another) and *reworded* (anything else). The dangerous error is to call a real change
"reworded", so the middle grade is wide on purpose. It is a heuristic over English word lists; the report names the
words that set it off.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from attrs import evolve

from plancmp.diff.changes import Cause
from plancmp.diff.edits import list_edits
from plancmp.diff.effects import Effect
from plancmp.diff.explanations import Explanation
from plancmp.diff.word_classes import classify_word, list_counted, list_words


def judge_texts(
    old: str,
    new: str,
    parties: Collection[str] = (),
    explained: tuple[Explanation, Explanation] = (Explanation(), Explanation()),
    language: str = "en",
) -> Cause | None:
    """Grade a change of words in plan files, whose terms a person wrote.

    Args:
        old: The old words.
        new: The new words.
        parties: Names whose coming or going bears meaning.
        explained: What the changes of the terms explain among the words that went, and among those that came.
        language: The language of both; empty if each has its own.

    Returns:
        The cause, with the words that need review as its difference; `None` if the texts are equal. Linear time.
    """
    cause = judge_edited_texts(old, new)
    if cause is None or cause.rule == "text-edited":
        return cause
    printed = {" ".join(party.casefold().split()): party for party in parties}
    names = set(printed)
    before, after = list_words(old, names), list_words(new, names)
    names |= list_counted(before, after)
    is_alone = not any(side.words or side.classes for side in explained)
    if is_alone:
        # Where nothing else is told of the clause, a part of a name is worth a look: "the States".
        names |= {word for name in names for word in name.split()}
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    if _turns_joint(gone, come):
        gone_side, come_side = (evolve(side, classes=side.classes - {"joined"}) for side in explained)
        explained = (gone_side, come_side)
    telling = [
        f"{sign} {_spell_name(word, printed)}"
        for sign, words, side, other in (("−", gone, explained[0], after), ("+", come, explained[1], before))
        for word in _list_telling(words, names, side, set(other))
    ]
    telling = [*find_disguises(old, new), *telling]
    if telling:
        return Cause("wording-needs-review", "text", None, ", ".join(telling))
    is_order_explained = any("order" in side.classes for side in explained)
    if not gone and not come and not is_order_explained and any(classify_word(word, names) for word in before):
        return Cause("wording-needs-review", "text", None, "the same words in another order")
    if is_alone and language and (edits := list_edits(old, new, language)):
        return Cause("wording-needs-review", "text", None, ", ".join(edits))
    return cause


def _turns_joint(gone: Collection[str], come: Collection[str]) -> bool:
    """Say whether an "and" became an "or" or the reverse, which is more than a list that got longer."""
    return ("and" in gone and "or" in come) or ("or" in gone and "and" in come)


def _spell_name(word: str, printed: Mapping[str, str]) -> str:
    """Return a folded word; a party's name as it is printed, also with an "'s"."""
    base = word.removesuffix("'s")
    return printed.get(base, base) + word[len(base) :]


def _list_telling(
    words: Collection[str], names: Collection[str], explained: Explanation, other: Collection[str]
) -> list[str]:
    kinds = {word: classify_word(word, names) for word in sorted(words)}
    return [word for word, kind in kinds.items() if kind and not explained.covers(word, kind, is_new=word not in other)]


def judge_edited_texts(old: str, new: str) -> Cause | None:
    """Grade a change of words by what everybody sees, whatever its words mean.

    Returns:
        The cause, "text-edited" or "text-reworded"; "wording-needs-review" for letters that pass for others and
        characters that cannot be seen; `None` if the texts are equal. Linear time.
    """
    if old == new:
        return None
    if disguises := find_disguises(old, new):
        return Cause("wording-needs-review", "text", None, ", ".join(disguises))
    rule = "text-edited" if list_words(old) == list_words(new) else "text-reworded"
    return Cause(rule, "text", Effect.SAME)


def find_disguises(old: str, new: str) -> list[str]:
    """Return what `plancmp.model.lookalikes.list_disguises` does, which few comparisons need to load."""
    if old.isascii() and new.isascii():
        return []
    from plancmp.model.lookalikes import list_disguises

    return list_disguises(old, new)
