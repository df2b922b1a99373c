"""Words by which a page or a mail gives away that it speaks itself; `page_words.toml` holds them."""

from __future__ import annotations

import os
import re
import tomllib

from plancmp.model.expressions import late
from plancmp.readers.documents.months import MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_CLOCK = r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: ?(?:[A-Z]{2,4}T?|Uhr|h)\b)?"
_DATE = (
    rf"\W{{0,6}}+(?:(?:\d{{1,2}}\.? (?:de )?)?(?:{_MONTH})\.?,? (?:de )?(?:\d{{1,2}},? )?\d{{4}}"
    r"|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d) ?(?:року|года|[рг]\.)?(?: ?\([^()]{1,40}+\))?\W{0,3}+\Z"
)
with open(os.path.join(os.path.dirname(__file__), "page_words.toml"), "rb") as _file:
    _TABLE: dict[str, list[str]] = tomllib.load(_file)


def _compile(name: str, end: str = "") -> re.Pattern[str]:
    phrases = (phrase.replace("{month}", _MONTH).replace("{clock}", _CLOCK) for phrase in _TABLE[name])
    return late(rf"\A(?:{'|'.join(phrases)}){end}", re.IGNORECASE)


LINE, LEAD, FULL_TEXT, TAIL, ASIDE, REMARK, NOTE, GONE, FORWARDED, EMPTY, STATE, CONTENTS = map(
    _compile,
    ("line", "lead", "full_text", "tail", "aside", "remark", "note", "gone", "forwarded", "empty", "state", "contents"),
)
DATED = _compile("dated", _DATE)
OPERATIVE = _compile("operative")
CLOSING = _compile("closing")
FORMAL = late("|".join(_TABLE["formal"]), re.IGNORECASE)
HEADER = late(rf"(?:{'|'.join(_TABLE['header'])})\s?: ?\S")
SENDER = late(rf"^(?:{'|'.join(_TABLE['sender'])})\s?: .*\S", re.MULTILINE)
