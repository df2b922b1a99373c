"""Marks that say that words were left out: "[…]", "[redacted]", "(text not published)", ███."""

from __future__ import annotations

import re

_WORDS = (
    r"unchanged|inchangée?|conforme|unverändert|sin\s+(?:cambios|modificaciones)|без\s+змін|без\s+изменений|redacted|omitted|withheld|classified|confidential|(?:text\s+)?not\s+(?:yet\s+)?(?:published|disclosed|released|made\s+public)"
    r"|(?:текст\s+)?не\s+(?:опубліковано|оприлюднено|розкрито)|засекречено|приховано|пропущено"
    r"|(?:текст\s+)?не\s+(?:опубликован[оа]?|обнародован[оа]?|раскрыт[оа]?)|скрыто|изъято\s+цензурой"
    r"|geschwärzt|ausgelassen|(?:text\s+)?nicht\s+veröffentlicht"
    r"|caviardé|omis|occulté|(?:texte\s+)?non\s+publié"
    r"|censurado|omitido|(?:texto\s+)?no\s+publicado"
)
_MARK = rf"[\[(]\s*(?:…|\.\s?\.\s?\.|\*\s?\*\s?\*|(?:{_WORDS})\.?)\s*[\])]|[█■▇▆]{{2,}}"
_INSIDE = re.compile(_MARK, re.IGNORECASE)
_ALONE = re.compile(rf"(?:\s*(?:{_MARK}|…|\.\s?\.\s?\.|\*\s?\*\s?\*|\.{{4,}})\s*[.,;]?)+", re.IGNORECASE)


def is_omission(text: str) -> bool:
    """Tell whether a text is nothing but marks of an omission."""
    return _ALONE.fullmatch(text) is not None


def has_omission(text: str) -> bool:
    """Tell whether words were left out of a text."""
    return _INSIDE.search(text) is not None
