"""The reading of a sentence for a comparison: its words as pieces, each in the one form that stands for its equals.

A piece is a figure with the words that bound it, a reference, a name, a cue of force, the mark of a condition, a word
on a scale, or a plain word. What says the same gives the same pieces: "shall not be more than 5" and "may not exceed
5", "no troops may" and "troops may not", an opening condition and a closing one. The word tables are those of the
language and of `plancmp.extract.equivalents`; it is a heuristic where it says where a condition ends.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from attrs import evolve

from plancmp.extract.cutting import cut_pieces
from plancmp.extract.language import Language
from plancmp.extract.limits import take_limits
from plancmp.extract.normal_form import normalize
from plancmp.extract.numbers import read_line
from plancmp.extract.pieces import Reading


def read_pieces(
    text: str, language: Language, parties: Collection[str] = (), slips: Mapping[str, str] | None = None
) -> Reading:
    """Read a sentence for a comparison.

    Args:
        text: The words of one sentence.
        language: Its language.
        parties: Names of the plan's parties, beside the built-in ones.
        slips: What is meant by words in lower case that are misspelt.

    Returns:
        Its pieces in normal form. Linear time.
    """
    line = read_line(text, language)
    if slips:
        line = evolve(line, items=tuple(item._replace(text=slips.get(item.text, item.text)) for item in line.items))
    pieces = normalize(text, cut_pieces(line, parties))
    infinitives = language.glossary.infinitive_endings if language.glossary is not None else ()
    has_cases = language.glossary is not None and bool(language.glossary.subject_endings)
    return evolve(take_limits(text, pieces, infinitives), has_cases=has_cases, is_folded=language.glossary is None)
