"""Names of states, territories and international organisations, one file for each language."""

from __future__ import annotations


def read_territories(code: str) -> str:
    """Return the table of a language. The file is read here, so that nobody pays for a language that is not needed.

    Args:
        code: The language's ISO 639-1 code.
    """
    from importlib import resources  # noqa: PLC0415 - slow to import, and only texts need it

    return resources.files(__name__).joinpath(f"{code}.txt").read_text(encoding="utf-8")
