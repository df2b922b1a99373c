"""Regular expressions that are compiled when they are first used: most runs need few of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable


class _Late:
    """Stands for an expression until one of its methods is asked for; from then on it has them as its own."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> object:
        found: Callable[..., object] = getattr(re.compile(*self._source), name)
        setattr(self, name, found)
        return found


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return an expression that costs nothing until it is used.

    Args:
        pattern: The source; a mistake in it shows at the first use, so `tests/test_expressions.py` compiles them all.
        flags: As `re.compile` takes them.
    """
    return cast("re.Pattern[str]", _Late(pattern, flags))
