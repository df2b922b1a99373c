"""Which language a text is in, by its small words: a heuristic that says what it went by.

Every third word or so of any text is one of a few dozen small words, and these differ between languages. The language
whose small words make up the greatest share of the text is taken. Neighbours that plancmp does not read (Italian beside
Spanish, Bulgarian beside Russian) are listed too, only so that their texts are not taken for what they resemble. A text
of a few words is known by letters that only one of the Cyrillic alphabets has.
"""

from __future__ import annotations

import re
from collections import Counter

from attrs import frozen

SAMPLE = 20_000  # characters that are looked at
_FEWEST = 12  # words below which nobody can tell
_LEAST = 0.12  # share of small words below which a language is none of these
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_NAMES = {
    "en": "the of and to in is for that by with on as be are shall will not from at or this which any its may must",
    "uk": "і й та в у на що з до не для за про від його її або має як цієї є буде із під між після також які який",
    "ru": "и в на что с не по для за о от его её или как этого является будет из под между после также которые при к",
    "de": "der die das und in den von zu mit dem des ist für auf nicht ein eine im auch werden wird sich als nach oder",
    "fr": "le la les de des du et à en un une dans pour que qui par sur est au ne pas aux ou ce cette sont avec",
    "es": "el la los las de del y en que a un una por para con se no su al es como lo o entre sus este será",
    # not read
    "be": "і ў у на што з да не для за пра ад яго яе або як гэтага будзе пад паміж пасля таксама якія",
    "bg": "и в на че с до не за от го я или как този е ще се под между след също които при към да са",
    "sr": "и у на што са до не за од или као овог је ће се под између после такође који при да су",
    "it": "il lo la i gli le di del della e in che a un una per con si non al è come o tra dei nel alla sono",
    "pt": "o a os as de do da e em que um uma por para com se não ao é como ou entre dos no na são pelo",
    "nl": "de het een en van in te dat die is voor op met niet zijn aan door of als bij naar worden wordt",
    "pl": "i w na że z do nie dla za o od jego jej lub jak jest będzie pod między po także które który przez się",
    "cs": "a v na že s do ne pro za o od jeho její nebo jak je bude pod mezi po také které který se ve k",
    "ro": "și în la că cu de nu pentru pe din sau ca este va fi sub între după care al a ale o un prin",
    "tr": "ve bir bu için ile de da olarak olan veya gibi daha en çok her ne kadar sonra tarafından",
}
# Letters that no alphabet further on has: a short text of Cyrillic letters is told by the first that fits. Belarusian
# has the Ukrainian "і" too, but hardly ever without its "ў"; and the Russian "ы" beside it.
_LETTERS = {"be": "ў", "sr": "јљњћђџ", "uk": "їєґі", "ru": "ыэё"}
# Letters that a language has not: a word with one of them counts against it, for neighbours share their small words.
_FOREIGN = {
    "uk": frozenset("ыэёъўј"), "ru": frozenset("іїєґўј"), "be": frozenset("ищъїєґј"), "bg": frozenset("ыэёіїєґўј"),
    "sr": frozenset("ыэёіїєґўйщъьюя"),
}  # fmt: skip
_SMALL = {code: frozenset(words.split()) for code, words in _NAMES.items()}


@frozen
class Detection:
    """What a text's small words say.

    Attributes:
        code: The ISO 639-1 code; "und" for a text in none of the languages, empty where it is too short to tell.
        share: The share of the text's words that are small words of that language, or that have a letter of its own.
        words: Which ones, the most frequent first.
    """

    code: str
    share: float
    words: tuple[str, ...]


def detect_language(text: str) -> Detection:
    """Say which language a text is in.

    Args:
        text: Any text; its first 20,000 characters count.

    Returns:
        The language with the greatest share of small words, less the share of words with a letter that it has not, and
        the earlier one in the table where two are equal; where no language has one word in eight, and for a text of
        fewer than twelve words, the one whose Cyrillic alphabet alone has some letter of the text. Linear time.
    """
    words = [word.lower() for word in _WORD.findall(text[:SAMPLE])]
    if len(words) < _FEWEST:
        return _detect_by_letters(words)
    counts = Counter(words)
    hits = {code: sum(counts[word] for word in small) - _count_foreign(code, words) for code, small in _SMALL.items()}
    best = max(hits, key=hits.__getitem__)
    share = hits[best] / len(words)
    # Terse English has few small words, and to read it as no language would miss what changed in it.
    if share < _LEAST and not (best == "en" and share):
        return _detect_by_letters(words)
    found = sorted((word for word in _SMALL[best] if counts[word]), key=lambda word: (-counts[word], word))
    return Detection(best, share, tuple(found))


def _count_foreign(code: str, words: list[str]) -> int:
    letters = _FOREIGN.get(code)
    return sum(not letters.isdisjoint(word) for word in words) if letters else 0


def _detect_by_letters(words: list[str]) -> Detection:
    none = Detection("und" if len(words) >= _FEWEST else "", 0.0, ())
    if sum("\u0400" <= word[0] <= "\u04ff" for word in words) * 2 <= len(words):
        return none
    for code, letters in _LETTERS.items():
        telling = [word for word in words if any(letter in word for letter in letters)]
        if telling:
            return Detection(code, len(telling) / len(words), tuple(dict.fromkeys(telling)))
    return Detection("und", 0.0, ())
