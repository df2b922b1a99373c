"""Proposals side by side in prose: "No agreement was reached. The American proposal is …. The Ukrainian proposal is …".

Only where two parties or more have a sentence each that begins with their name and a word such as "proposal"; then each
is an option of the clause, which is open. The sentence that says so is a note: that nobody agreed forbids nothing.
"""

from __future__ import annotations

from collections.abc import Collection

from attrs import evolve

from plancmp.extract.items import Line
from plancmp.extract.language import Language
from plancmp.extract.names import Name, find_names
from plancmp.extract.numbers import read_line
from plancmp.extract.options import PROPOSAL_WORDS
from plancmp.extract.sentences import Sentence, split_sentences
from plancmp.model import Agreement, Clause, Option
from plancmp.model.expressions import late
from plancmp.readers.documents.reporting import Statement, classify_statement

_AHEAD = 8  # items at the start of a sentence that say whose proposal it is
_BY = 4  # words: "The wording proposed by …"
_HEAD = 160  # characters before and behind the word that are read
_SENTENCE = late(r"(?>(?:[^;?!.\n]+|(?<=\b\w)\.|\n(?!\n))+)")
_LETTERS = late(r"[^\W\d_]+")


def find_proposals(clause: Clause, parties: Collection[str], language: Language) -> Clause:
    """Part the proposals of parties from the text of a clause.

    Args:
        clause: A clause of a document.
        parties: Names of the plan's parties, beside the built-in ones.
        language: The language of its words.

    Returns:
        The clause with an option for each proposal, and open; as it is unless two parties have one. Linear time.
    """
    if clause.options or not _may_propose(clause.text, parties, language):
        return clause
    line = read_line(clause.text, language)
    names = {name.first: name for name in find_names(line, parties)}
    options: list[Option] = []
    rest: list[str] = []
    notes: list[str] = []
    for sentence in split_sentences(line):
        text = line.text[line[sentence.first].start : line[sentence.after - 1].end]
        party = _find_proposer(line, sentence, names)
        if party:
            options.append(Option((party,), text))
        elif classify_statement(text) is Statement.DISPUTED:
            notes.append(text)
            subject, colon, _ = text.partition(":")
            rest += [f"{subject}:"] if colon and classify_statement(subject) is None else []
        else:
            rest.append(text)
    if len({option.by for option in options}) < 2:
        return clause
    note = "\n".join(filter(None, (clause.note, *notes)))
    agreement = clause.agreement or Agreement.OPEN
    return evolve(clause, text=" ".join(rest), options=tuple(options), agreement=agreement, note=note)


def _may_propose(text: str, parties: Collection[str], language: Language) -> bool:
    """Whether sentences may begin with proposals of two parties: their first words are read, not the whole text."""
    starts = [match.start() for match in _SENTENCE.finditer(text) if _may_begin_proposal(match[0])]
    if len(starts) < 2:  # reading a line costs far more than looking for a word
        return False
    found: set[str] = set()
    for start in starts:
        line = read_line(text[start : start + 2 * _HEAD].lstrip(), language)
        names = {name.first: name for name in find_names(line, parties)}
        found.add(_find_proposer(line, Sentence(0, len(line.items)), names))
    return len(found - {""}) > 1


def _may_begin_proposal(sentence: str) -> bool:
    words = sentence.split(None, _AHEAD)[:_AHEAD]
    if PROPOSAL_WORDS.isdisjoint(_LETTERS.findall(" ".join(words).lower())):
        return False
    return any(
        _is_noun(word, place) for place, printed in enumerate(words) for word in _LETTERS.findall(printed.lower())
    )


def _is_noun(word: str, place: int) -> bool:
    """Whether a word at a place of a sentence may say that a proposal follows: a later "by" names who acts."""
    return word in PROPOSAL_WORDS and place < (_BY if word == "by" else _AHEAD)


def _find_proposer(line: Line, sentence: Sentence, names: dict[int, Name]) -> str:
    """Return the party whose proposal a sentence lays out; nothing if it names none at its start, or several."""
    start = range(sentence.first, min(sentence.first + _AHEAD, sentence.after))
    words = ((p, line.text[line[p].start : line[p].end].lower()) for p in start)
    noun = next((p for p, word in words if _is_noun(word, p - sentence.first)), None)
    if noun is None:
        return ""
    near = [names[place] for place in range(sentence.first, min(noun + 4, sentence.after)) if place in names]
    before = [name for name in near if name.first < noun] or near[:1]
    found = {name.owner for name in before} - {""}
    return found.pop() if len(found) == 1 else ""
