"""A number in digits, with its thousands and decimal marks."""

from __future__ import annotations

import re
from fractions import Fraction

from plancmp.extract.lexer import MAX_DIGITS
from plancmp.model.expressions import late

# One mark before three digits: thousands in one language are decimals in another.
OPEN_MARK = late(r"[1-9]\d{0,2}[.,]\d{3}")


def read_digits(text: str) -> Fraction | None:
    """Read a number of digits with its thousands and decimal marks.

    Args:
        text: "1,234.5", "1 234,5", "1.234.567", "12,34,567", "5.00", "1e6".

    Returns:
        The number; `None` where it is too long for a figure.
    """
    mantissa, _, exponent = text.lower().partition("e")
    if sum(map(str.isdigit, mantissa)) + abs(int(exponent or 0)) > MAX_DIGITS:
        return None
    plain = re.sub(r"[\s'’]", "", mantissa)
    commas, dots = plain.count(","), plain.count(".")
    if commas and dots:
        thousands = "," if plain.rindex(".") > plain.rindex(",") else "."
        plain = plain.replace(thousands, "").replace(",", ".")
    elif commas:
        grouped = commas > 1 or (re.fullmatch(r"[1-9]\d{0,2},\d{3}", plain) is not None and plain == mantissa)
        plain = plain.replace(",", "" if grouped else ".")
    elif dots > 1:
        plain = plain.replace(".", "")
    return Fraction(plain) * Fraction(10) ** int(exponent or 0)
