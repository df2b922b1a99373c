"""The months as dates print them, in the languages that texts are read in."""

from __future__ import annotations

from plancmp.readers.wordlists import find_rows

_NAMES = find_rows("readers.documents.months")["names"]
MONTHS = {name: number for number, row in enumerate(_NAMES.strip().splitlines(), 1) for name in row.split()}
