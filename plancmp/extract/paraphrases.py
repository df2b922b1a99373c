"""What people say in other words: qualifiers, opposites, and the stem that stands for a word and all its forms.

Two renderings of one text share its facts and few of its words. These tables say which words are one fact. English.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache, lru_cache

from attrs import frozen

from plancmp.extract.glossary import index_by_word
from plancmp.extract.items import Line, Sort
from plancmp.extract.wordlists import find_words, order_words


def _table(**groups: str) -> Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    entries = ((group, entry.partition("=")) for group, text in groups.items() for entry in text.split(";"))
    return index_by_word(
        (tuple(phrase.split()), group, canonical.strip())
        for group, (canonical, _, phrases) in entries
        for phrase in phrases.split("|")
    )


# By group, each qualifier with the phrases for it. Within a group one stands against another: "all" against "some".
# Behind "~" stand phrases that only confirm one: a text without them says the same.
_QUALIFIERS = _table(
    extent="all = all|every|each|each and every; some = some|several|certain|a number of|a few; many = many|numerous"
    "|a large number of; most = most|mostly|for the most part|the majority of|a majority of|the bulk of; few = few"
    "; ~all = everyone|everybody|everything|whoever|whatever",
    fullness="full = full|fully|comprehensive|in full|entire|entirely|complete|completely|total|totally|whole|wholly"
    "|in its entirety; partial = partial|partially|partly|in part|limited",
    scope="only = only|solely|exclusively|exclusive|nothing but",
    time="permanent = permanent|permanently|forever|for ever|for good|indefinitely|indefinite|in perpetuity|perpetual"
    "|for all time; ~permanent = never; temporary = temporary|temporarily|provisional|provisionally|interim"
    "|for the time being|on a temporary basis|transitional",
    law="binding = binding|legally binding|legally enforceable|binding in law; non-binding = non - binding",
    duty="voluntary = voluntary|voluntarily|on a voluntary basis; mandatory = mandatory|compulsory|obligatory",
    sides="joint = joint|jointly|together|in common; unilateral = unilateral|unilaterally",
    terms="unconditional = unconditional|unconditionally|without conditions|without preconditions"
    "|without any conditions|without any preconditions; conditional = conditional|conditionally",
    course="automatic = automatic|automatically; gradual = gradual|gradually|in stages|in phases|step by step"
    "|stage by stage|phased|staged|progressively",
    standing="de facto = de facto; de jure = de jure",
    return_="reversible = reversible; irreversible = irreversible|irreversibly",
    vote="unanimous = unanimous|unanimously|by consensus|consensus|unanimity",
    nearness="about = about|around|roughly|approximately|some|nearly|almost|close to|circa",
    cause="unprovoked = unprovoked|without cause|without provocation|without reason|without good reason",
    price="free of charge = free of charge|without charge|at no charge|at no cost|for free",
    secrecy="secret = secret|confidential|secretly|confidentially; ~public = public|publicly",
    arms="nuclear = nuclear|atomic; conventional = conventional",
    origin="foreign = foreign|from abroad|of other countries|of other states|from other countries|from other states",
    form="written = written|in writing",
    effort="where possible = where possible|if possible|as far as possible|where feasible|to the extent possible"
    "|where appropriate; in principle = in principle",
    span="long-term = long - term|long term|longer - term; short-term = short - term|short term|brief"
    "; medium-term = medium - term",
    instrument="constitution = constitution|constitutional|basic law; charter = charter|statutes|founding documents"
    "|statutory documents",
    way="~direct = direct|directly; indirect = indirect|indirectly",
)  # fmt: skip
_NEARNESS = "nearness"
_IDIOMS = (
    ("all", "for"), ("each", "other"), ("once", "and"), ("if", "only"), ("not", "only"), ("whole", "of"),
    ("together", "with"), ("as", "many"), ("as", "few"), ("the", "few"), ("limited", "to"),
)  # fmt: skip

# "At all" and "in all" where the phrase ends; "at all crossings" is a qualifier.
_BEFORE_ALL = find_words("extract.paraphrases", "before_all")

_OPPOSITES = (
    ("join joins joined joining accede accession", "leave leaves leaving quit quits"),
    ("lift lifts lifted lifting", "impose imposes imposed imposing"),
    ("release releases released releasing unfreeze unfrozen", "seize seizes seized seizing confiscate confiscated"),
    ("increase increases increased increasing raise raises raised raising expand expands expanded",
     "reduce reduces reduced reducing decrease decreases decreased cut cuts lower lowers lowered shrink"),
    ("withdraw withdraws withdrawn withdrew withdrawal withdrawing pull pulls pulled",
     "deploy deploys deployed deployment station stations stationed"),
    ("open opens opened reopen reopens reopened opening", "close closes closed closure closing shut"),
    ("extend extends extended extension prolong prolonged prolongation", "terminate terminated termination"),
    ("accept accepts accepted", "reject rejects rejected"),
    ("north northern", "south southern"),
    ("east eastern", "west western"),
    ("import imports imported", "export exports exported"),
    ("buy buys bought purchase purchases purchased", "sell sells sold sale"),
    ("include includes included including", "exclude excludes excluded excluding"),
)  # fmt: skip

# Words with one stem that no rule on endings gives them.
_ALIKE = order_words("extract.paraphrases", "alike")  # fmt: skip
_ENDINGS = order_words("extract.paraphrases", "endings")  # fmt: skip
_SPELLINGS = (
    ("our", "or"),
    ("tre", "ter"),
    ("mme", "m"),
    ("ence", "ens"),
    ("ense", "ens"),
    ("lled", "led"),
    ("lling", "ling"),
)


@frozen
class Qualifier:
    """A qualifier in its place.

    Attributes:
        group: What it qualifies; within a group one stands against another.
        word: The one word for it and all its equals.
        after: The place behind it.
        is_firm: Whether a text that lacks it says something else.
    """

    group: str
    word: str
    after: int
    is_firm: bool


def read_qualifier(line: Line, place: int, figures: Collection[int]) -> Qualifier | None:
    """Read a qualifier.

    Args:
        line: The text.
        place: The item that it must begin with.
        figures: Where figures begin: "some" is "about" before one.

    Returns:
        The qualifier; `None` if there is none.
    """
    if any((line[place].text, line[place + 1].text) == idiom for idiom in _IDIOMS) or any(
        (line[place - 1].text, line[place].text) == idiom for idiom in _IDIOMS
    ):
        return None
    if line[place + 1].sort is Sort.SIGN and (
        line[place].text == "each" or (line[place].text == "all" and line[place - 1].text in _BEFORE_ALL)
    ):
        # "They have half of it each" only says again whose half it is.
        return None
    for words, group, canonical in _QUALIFIERS.get(line[place].text, ()):
        after = place + len(words)
        if not line.reads(place, words):
            continue
        # "Some" is "about" before a figure.
        if (after in figures) if group == _NEARNESS else (canonical != "some" or after not in figures):
            return Qualifier(group.rstrip("_"), canonical.lstrip("~"), after, is_firm=not canonical.startswith("~"))
    return None


@cache
def _poles() -> Mapping[str, tuple[int, int]]:
    return {
        word: (number, side)
        for number, pair in enumerate(_OPPOSITES)
        for side, words in enumerate(pair)
        for word in words.split()
    }


def read_pole(word: str) -> tuple[int, int] | None:
    """Return which pair of opposites a word belongs to, and to which side of it; `None` if to none."""
    return _poles().get(word)


@cache
def _alike() -> Mapping[str, str]:
    return {_cut(word): _cut(words.split()[0]) for words in _ALIKE for word in words.split()}


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return what stands for a word, its forms, its other spelling and a few of its synonyms.

    It only serves to count what two texts share, so it is short and cuts more than a stemmer for readers would.
    """
    cut = _cut(word)
    return _alike().get(cut, cut)


def _cut(word: str) -> str:
    word = word.casefold().removesuffix("'s").removesuffix("'")
    for british, american in _SPELLINGS:
        word = word.replace(british, american)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            break
    return word[:5]


def list_stems(line: Line, first: int, after: int) -> frozenset[str]:
    """Return the stems of the words between two places that are no small words."""
    return frozenset(
        stem(line[place].text)
        for place in range(first, after)
        if line[place].sort is Sort.WORD and len(line[place].text) > 2 and line[place].text not in line.language.stops
    )
