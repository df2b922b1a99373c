"""Months stand in two tables, for readers know no language: the tables agree."""

from __future__ import annotations

import pytest

from plancmp.extract.languages import find_language
from plancmp.extract.languages.files import list_codes
from plancmp.readers.documents.months import MONTHS

_SHORT = 4  # letters; readers know full names alone


@pytest.mark.parametrize("code", list_codes())
def test_readers_know_the_months_of_every_language(code: str) -> None:
    names = {name: number for name, number in find_language(code).months.items() if len(name) > _SHORT}
    assert names
    assert {name: MONTHS.get(name) for name in names} == names
