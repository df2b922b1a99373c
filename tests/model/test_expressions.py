import re

import pytest

from plancmp.model.expressions import late


def test_an_expression_that_is_compiled_late_finds_what_one_that_is_compiled_at_once_finds() -> None:
    ours, theirs = late("(a+)B", re.IGNORECASE), re.compile("(a+)B", re.IGNORECASE)
    for text in ("caab", "AB ab", "b", ""):
        assert ours.findall(text) == theirs.findall(text)
        assert (ours.search(text) is None) == (theirs.search(text) is None)
    assert ours.sub(r"<\1>", "xaab") == "x<aa>"
    assert ours.flags == theirs.flags


def test_a_mistake_shows_at_the_first_use() -> None:
    expression = late("(")
    with pytest.raises(re.error):
        expression.search("")
