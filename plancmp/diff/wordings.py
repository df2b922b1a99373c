"""What a change of words means where no term explains it.

Three grades: *editorial* (case, punctuation, spacing, numbering words), *needs review* (a word that bears meaning in a
rule came or went: a figure, a negation, a force, a quantity, a condition, a party; or a letter passes for another) and
*reworded* (anything else). The dangerous error is to call a real change "reworded", so the middle grade is wide on
purpose. It is a heuristic over English word lists; the report names the words that set it off.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from plancmp.diff.changes import Cause
from plancmp.diff.effects import Effect

_TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[%‰$€£¥₴₽§°<>=≤≥±+/]|-(?=\d)")
_NUMBERING = frozenset({"article", "point", "section", "clause", "paragraph", "item", "nr", "§"})

_SIGNALS = {
    "negation": "not no never neither nor none nobody nothing without cannot isn't aren't won't doesn't don't refrain"
    " prohibited prohibits prohibit forbidden forbids ban banned bans exclude excluded excluding except",
    "force": "must shall should may might can could will would need needs required requires require obliged entitled"
    " allowed permitted expected encouraged undertakes undertake commits commit pledges guarantee guaranteed binding",
    "quantity": "all any each every some most many few several only both either half third quarter double full fully"
    " partial partially entire entirely whole part least most more less fewer up down least maximum minimum unlimited"
    " one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy"
    " eighty ninety hundred thousand million billion trillion dozen once twice first second",
    "condition": "if unless until while when where provided providing subject conditional after before during upon"
    " within immediately permanent permanently temporary temporarily peacetime wartime and or but despite"
    " notwithstanding de facto jure",
}
_SIGNAL_OF = {word: kind for kind, words in _SIGNALS.items() for word in words.split()}


def judge_texts(old: str, new: str, parties: Collection[str] = ()) -> Cause | None:
    """Grade a change of words that no term explains.

    Args:
        old: The old words.
        new: The new words.
        parties: Names whose coming or going bears meaning.

    Returns:
        The cause, with the words that need review as its difference; `None` if the texts are equal. Linear time.
    """
    cause = judge_explained_texts(old, new)
    if cause is None or cause.rule == "text-edited":
        return cause
    before, after = list_words(old), list_words(new)
    names = {word.casefold() for party in parties for word in party.split()}
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    telling = [
        f"{sign} {word}"
        for sign, words in (("−", gone), ("+", come))
        for word in sorted(words)
        if _bears_meaning(word, names)
    ]
    telling = [*find_disguises(old, new), *telling]
    if telling:
        return Cause("wording-needs-review", "text", None, ", ".join(telling))
    if not gone and not come and any(_bears_meaning(word, names) for word in before):
        return Cause("wording-needs-review", "text", None, "the same words in another order")
    return cause


def judge_explained_texts(old: str, new: str) -> Cause | None:
    """Grade a change of words of which a term says what it means.

    Returns:
        The cause, "text-edited" or "text-reworded"; "wording-needs-review" for letters that pass for others and
        characters that cannot be seen, which no term explains; `None` if the texts are equal. Linear time.
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
    from plancmp.model.lookalikes import list_disguises  # noqa: PLC0415

    return list_disguises(old, new)


def list_words(text: str) -> list[str]:
    """Return the words and figures of a text that count, in one case and without words of numbering."""
    tokens = _TOKEN.findall(text.casefold().replace("’", "'").replace("−", "-"))
    return [token for token in tokens if token not in _NUMBERING] or tokens


def _bears_meaning(word: str, names: Collection[str]) -> bool:
    return word in _SIGNAL_OF or word in names or not word[:1].isalpha() or word.endswith("n't")
