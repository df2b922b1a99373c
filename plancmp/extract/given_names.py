"""A term that a person renamed answers to the one that a program found under a name of its own.

Who corrects an imported file begins with the names. Before the other version is corrected as well, a renamed term would
look dropped and its counterpart added. What the program would have called it is found by reading the clause again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import evolve

from plancmp.extract.naming import name_matter
from plancmp.model.expressions import late
from plancmp.model.plan import Term

Read = Callable[[str], tuple[Term, ...]]
# What names that a program makes up begin with. A mere shortcut: other names cost a second reading.
MADE_UP = late(
    r"(?:condition-){0,8}(area|data|date|deadline|distance|duration|energy|figure|force|money|places|power|share|speed"
    r"|temperature|time|volume|weight)"
)


def share_given_names(
    terms: tuple[Sequence[Term], Sequence[Term]], texts: tuple[Sequence[str], Sequence[str]], read: tuple[Read, Read]
) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """Give a term the name that a person gave to the one which it answers to.

    Two answer to each other if their names stand on one side only, the program would call both the same, and no other
    such term of their clauses is called so. Where both sides have names of a person's, each keeps its own.

    Args:
        terms: The terms of linked clauses, old and new, with names that are settled.
        texts: The text of the clause that each of them stands in.
        read: How the words of either version are read.

    Returns:
        Both sides, as they are if no person named a term. Linear time.
    """
    old, new = terms
    lone = (_list_lone(old, new), _list_lone(new, old))
    names = [side[place].name for side, places in zip(terms, lone, strict=True) for place in places]
    if not all(lone) or all(map(MADE_UP.match, names)):
        return tuple(old), tuple(new)
    matters = [
        {place: _find_matter(side[place], words[place], reader) for place in places}
        for side, places, words, reader in zip(terms, lone, texts, read, strict=True)
    ]
    renamed = [list(side) for side in terms]
    for matter in dict.fromkeys(filter(None, matters[0].values())):
        places = [[place for place, name in side.items() if name == matter] for side in matters]
        if [len(side) for side in places] != [1, 1]:
            continue
        (i,), (j,) = places
        given = [name_matter(term.name) != matter for term in (old[i], new[j])]
        if given == [True, False]:
            renamed[1][j] = evolve(new[j], name=old[i].name)
        elif given == [False, True]:
            renamed[0][i] = evolve(old[i], name=new[j].name)
    return tuple(renamed[0]), tuple(renamed[1])


def _list_lone(terms: Sequence[Term], others: Sequence[Term]) -> list[int]:
    names = {term.name for term in others}
    return [place for place, term in enumerate(terms) if term.evidence and term.name not in names]


def _find_matter(term: Term, text: str, read: Read) -> str:
    """Return what the program would call a term; empty if it does not find it in these words any more."""
    return next((name_matter(one.name) for one in read(text) if one.evidence == term.evidence), "")
