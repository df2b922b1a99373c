"""Marks that say that words were left out, or are for later: "[…]", "(text not published)", ███, "[to be agreed]"."""

from __future__ import annotations

import re

from plancmp.model.expressions import late

_WORDS = (
    r"unchanged|inchangée?|conforme|unverändert|sin\s+(?:cambios|modificaciones)|без\s+змін|без\s+изменений|redacted|omitted|withheld|classified|confidential|(?:text\s+)?not\s+(?:yet\s+)?(?:published|disclosed|released|made\s+public)"
    r"|(?:текст\s+)?не\s+(?:опубліковано|оприлюднено|розкрито)|засекречено|приховано|пропущено"
    r"|(?:текст\s+)?не\s+(?:опубликован[оа]?|обнародован[оа]?|раскрыт[оа]?)|скрыто|изъято\s+цензурой"
    r"|geschwärzt|ausgelassen|(?:text\s+)?nicht\s+veröffentlicht"
    r"|caviardé|omis|occulté|(?:texte\s+)?non\s+publié"
    r"|censurado|omitido|(?:texto\s+)?no\s+publicado"
)
_LATER = (
    r"(?:(?:still|yet)\s+)?to\s+be\s+(?:agreed|determined|decided|discussed|negotiated|settled|confirmed)(?:\s+(?:upon|later))?|tb[acd]"
    r"|(?:noch\s+)?zu\s+(?:vereinbaren|verhandeln|klären)|wird\s+noch\s+(?:vereinbart|verhandelt|festgelegt)|noch\s+offen"
    r"|à\s+(?:convenir|déterminer|définir|négocier)(?:\s+ultérieurement)?|por\s+(?:acordar|determinar|definir|negociar)"
    r"|(?:буде\s+)?(?:узгоджено|погоджено|визначено)\s+(?:пізніше|згодом)|підлягає\s+(?:узгодженню|погодженню)"
    r"|(?:будет\s+)?(?:согласовано|определено)\s+(?:позже|позднее)|подлежит\s+(?:согласованию|обсуждению)"
)
_MARK = rf"[\[(]\s*(?:…|\.\s?\.\s?\.|\*\s?\*\s?\*|(?:{_WORDS})\.?)\s*[\])]|[█■▇▆]{{2,}}"
# What a mark begins with: a text without it needs no expression.
_OPENING = frozenset("[(█■▇▆")
_BEGINNING = _OPENING | frozenset("….*")
_INSIDE = late(_MARK, re.IGNORECASE)
_ALONE = late(rf"{_MARK}|…|\.(?:\s?\.){{2,}}|\*\s?\*\s?\*", re.IGNORECASE)
_DEFERRED = late(rf"\s*(?:([\[(])\s*)?(?:{_LATER})(?(1)\.?\s*[\])])\s*[.,;]?\s*", re.IGNORECASE)
_LATER_INSIDE = late(rf"[\[(]\s*(?:{_LATER})\.?\s*[\])]", re.IGNORECASE)
_LONGEST = 60  # characters of a mark


def is_deferral(text: str) -> bool:
    """Tell whether a text says nothing but that its matter is for later: "[to be agreed]"."""
    return len(text) <= _LONGEST and _DEFERRED.fullmatch(text) is not None


def is_omission(text: str) -> bool:
    """Tell whether a text is nothing but marks of an omission. Linear time."""
    words = text.strip()
    if words[:1] not in _BEGINNING or _ALONE.match(words) is None:
        return False
    return not "".join(_ALONE.sub("", words).split()).strip(".,;")


def has_deferral(text: str) -> bool:
    """Tell whether a part of a text is for later: "the fee is [to be agreed] euros"."""
    return not _OPENING.isdisjoint(text) and _LATER_INSIDE.search(text) is not None


def find_marks(text: str) -> list[tuple[int, int]]:
    """Return where the marks inside a text stand, in characters."""
    if _OPENING.isdisjoint(text):
        return []
    return sorted(match.span() for mark in (_INSIDE, _LATER_INSIDE) for match in mark.finditer(text))


def blank_marks(text: str) -> str:
    """Return a text with blanks in the place of the marks inside it, so that every other word stands where it stood."""
    for start, end in find_marks(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def has_omission(text: str) -> bool:
    """Tell whether words were left out of a text."""
    return not _OPENING.isdisjoint(text) and _INSIDE.search(text) is not None
