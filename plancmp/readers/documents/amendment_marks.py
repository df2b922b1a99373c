"""The marks of whoever consolidates law, around what an amendment put in: "F5[31 December 2025]", "[F5(2) …]"."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from plancmp.model import Aside, AsideKind
from plancmp.model.expressions import late
from plancmp.readers.documents.blocks import Block

_OPENING = r"\bF\d{1,4}\[|\[F\d{1,4}(?!\w) ?|\[F\d{1,4}(?=[A-Z])"
_MARKS = late(rf"{_OPENING}|[\[\]]")
_AMENDED = late(_OPENING)
_GONE = late(r"\bF\d{1,4}\[ ?(?:…|\. ?\. ?\.) ?\]|\[F\d{1,4} ?(?:…|\. ?\. ?\.) ?\]")
_LEAST = 3  # one or two may be what a text has of its own


def drop_amendment_marks(blocks: Sequence[Block]) -> tuple[list[Block], list[Aside]]:
    """Take the marks of amendments out of a text, and the dots where one took words away.

    Args:
        blocks: The text.

    Returns:
        The text as it stands, without what is empty then, and the marks. Linear time.
    """
    if sum(len(_AMENDED.findall(block.text)) for block in blocks if "[" in block.text) < _LEAST:
        return list(blocks), []
    account: list[Aside] = []
    kept: list[Block] = []
    open_brackets: list[bool] = []  # whether it opened behind a mark; an amendment may go on for several paragraphs
    for block in blocks:
        account += [Aside(AsideKind.FURNITURE, gone, block.place) for gone in _GONE.findall(block.text)]
        text = _GONE.sub("", block.text)
        words, after = [], 0
        for match in _MARKS.finditer(text):
            is_mark = len(match[0]) > 1
            if match[0] != "]":
                open_brackets.append(is_mark)
            elif open_brackets:
                is_mark = open_brackets.pop()
            if is_mark:
                words.append(text[after : match.start()])
                after = match.end()
                account.append(Aside(AsideKind.FURNITURE, match[0], block.place))
        text = " ".join("".join([*words, text[after:]]).split())
        if text or block.label:
            kept.append(evolve(block, text=text) if text != block.text else block)
    return kept, account
