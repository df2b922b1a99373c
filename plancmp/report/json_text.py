"""Plain data → JSON text that is safe to print."""

from __future__ import annotations

import json

from plancmp.report.phrases import UNSAFE


def spell_json(data: object) -> str:
    """Return data as JSON, indented, with a line end behind it.

    Control characters and invisible direction marks are spelled as escapes, so that the text can go to a terminal; a
    reader gets them back as they were.
    """
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return UNSAFE.sub(lambda match: json.dumps(match[0])[1:-1], text) + "\n"
