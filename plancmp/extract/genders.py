"""Words for men and women: "Mieterin oder Mieter", "Mieter*innen", "salarié(e)s" say what "Mieter", "salariés" say."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.extract.glossary import Glossary
from plancmp.extract.lexer import Shape, Token
from plancmp.readers.wordlists import find_words

_SHORTEST = 3  # letters that two such words share
_JOINTS = find_words("extract.genders", "joints")
_MARKS = find_words("extract.genders", "marks")


def join_genders(text: str, tokens: list[Token], glossary: Glossary) -> list[Token]:
    """Return the tokens with one for a word and its feminine, which reads as the word. Linear time."""
    if not glossary.feminines:
        return tokens
    joined: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        is_word = token.shape is Shape.WORD and len(token.text) >= _SHORTEST
        found = (_read_pair(tokens, place, glossary) or _read_short(text, tokens, place, glossary)) if is_word else None
        word, after = found or (token.text, place + 1)
        joined.append(token._replace(text=word, end=tokens[after - 1].end))
        place = after
    return joined


def _read_pair(tokens: Sequence[Token], place: int, glossary: Glossary) -> tuple[str, int] | None:
    """Read "Mieterin oder der Mieter" and "працівник (працівниця)": the word, and the place behind it."""
    if place + 2 >= len(tokens) or (joint := tokens[place + 1].text) not in _JOINTS:
        return None
    for second in range(place + 2, min(place + 4, len(tokens))):
        for word, feminine in ((tokens[place].text, tokens[second].text), (tokens[second].text, tokens[place].text)):
            if _is_feminine(word, feminine, glossary):
                return word, second + 1 + (joint == "(")
    return None


def _is_feminine(word: str, feminine: str, glossary: Glossary) -> bool:
    return any(
        len(stem := word.removesuffix(ending)) >= _SHORTEST and word.endswith(ending) and feminine == stem + other
        for ending, other in glossary.feminines
    )


def _read_short(text: str, tokens: Sequence[Token], place: int, glossary: Glossary) -> tuple[str, int] | None:
    """Read "Mieter*innen", "MieterInnen", "salarié(e)s" and "trabajador/a": the word, and the place behind it."""
    token = tokens[place]
    for ending in glossary.feminine_endings:
        stem = text[token.start : token.end].removesuffix(ending.capitalize())
        if len(stem) < token.end - token.start and stem[-1:].islower():
            return stem.casefold(), place + 1
    after = place + 1
    while after < len(tokens) and tokens[after].text in _MARKS and tokens[after].start == tokens[after - 1].end:
        after += 1
    touches = place + 1 < after < len(tokens) and tokens[after].start == tokens[after - 1].end
    if not touches or tokens[after].text not in glossary.feminine_endings:
        return None
    plural = next((n for n in (after + 1, after + 2) if n < len(tokens) and tokens[n].text == "s"), 0)
    if plural and tokens[after].end + (plural - after - 1) == tokens[plural].start:
        return token.text + "s", plural + 1
    return token.text, after + 1 + (tokens[after - 1].text == "(")
