"""A language is one file, and a file that says something that nobody reads is refused."""

from __future__ import annotations

from typing import Any

import pytest

from plancmp.extract.glossary import read_rows
from plancmp.extract.languages import LANGUAGES
from plancmp.extract.languages.files import check_keys, read_all_signs, read_language_file

OTHERS = [code for code in LANGUAGES if code != "en"]
LEAST: dict[str, Any] = {"code": "xx", "name": "Dummy", "small_words": "a b", "glossary": {"words": "days = dagar"}}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_file_is_called_by_its_code(code: str) -> None:
    assert read_language_file(code)["code"] == code


@pytest.mark.parametrize("code", OTHERS)
def test_every_row_of_a_table_is_read(code: str) -> None:
    for key, table in read_language_file(code)["glossary"].items():
        if isinstance(table, str) and "\n" in table:
            rows = [row for row in table.splitlines() if row.strip() and not row.startswith("#")]
            assert len(list(read_rows(table))) == len(rows), key


@pytest.mark.parametrize("code", OTHERS)
def test_no_row_says_the_same_forms_twice(code: str) -> None:
    for key, table in read_language_file(code)["glossary"].items():
        if isinstance(table, str) and "\n" in table:
            rows = [row for row in table.splitlines() if row.strip() and not row.startswith("#")]
            assert len(rows) == len(set(rows)), key


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"wrods": ""}, 'xx.toml: has an unknown key "wrods"; known are abbreviations, code,'),
        ({"glossary": {"nmaes": ""}}, 'xx.toml: [glossary] has an unknown key "nmaes"; known are adjective,'),
        ({"grammar": {}}, "xx.toml: a language has either a grammar or a glossary"),
    ],
)
def test_a_key_that_nobody_reads_is_refused(change: dict[str, Any], message: str) -> None:
    check_keys(LEAST, "xx.toml")
    with pytest.raises(ValueError, match="xx") as caught:
        check_keys(LEAST | change, "xx.toml")
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("key", ["code", "name", "small_words"])
def test_a_key_that_every_language_has_is_missed(key: str) -> None:
    with pytest.raises(ValueError, match=f"a language has {key}"):
        check_keys({name: value for name, value in LEAST.items() if name != key}, "xx.toml")


def test_a_language_that_has_a_file_is_no_neighbour() -> None:
    signs = read_all_signs()
    assert [code for code, one in signs.items() if not one.is_neighbour] == list(LANGUAGES)
    assert len(signs) > len(LANGUAGES)
