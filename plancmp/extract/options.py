"""Brackets that name a party → options: "[Ukraine: …] [US: …]", "(US position) …".

Conservative. A bracket is an option only if its label is a party's name and no more, or that and a word such as
"position" or "proposal". Brackets stand by themselves, or they are the alternatives of one place in a sentence:
"at most [US: 600,000] [Ukraine: 800,000] personnel". Then each option is the sentence as that party would have it.
Everything else in brackets stays text as it is printed: "[option A / option B]", an editor's "[Ukraine] withdraws",
one party's words in the midst of a sentence, where nobody can tell how it reads without them, and a party's bracket
next to one that names none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from plancmp.extract.items import Sort
from plancmp.extract.language import Language
from plancmp.extract.names import find_names
from plancmp.extract.numbers import read_line
from plancmp.extract.sentences import split_sentences
from plancmp.model import Agreement, Clause, Option
from plancmp.model.expressions import late
from plancmp.readers.wordlists import find_pattern, find_words

_BEFORE = 12  # characters that tell whether a sentence ends there
_LABEL = late(r"([^:\[\]\n]{1,60}):\s*(\S.*)", re.DOTALL)
_TAG = late(r"\(([^()\[\]\n]{1,60})\)[:\s]\s*|\[([^()\[\]\n:]{1,60})\][:\s]\s*")
_SQUARE = late(r"[\[\]]")
_OR = find_pattern("extract.options", "or")
_SENTENCE_END = late(r"[.:;!?…]['\"”’»)\]]?\s*\Z")
_CLOSED = late(r"[\s.,;]*(?:\Z|\[)|[.;]?\s+[^\W\d_a-zа-яёіїєґß-ÿ]")
PROPOSAL_WORDS = find_words("extract.options", "proposal_words")
_JOINERS = find_words("extract.options", "joiners")
_EVERYONE = frozenset({"Parties", "Contracting Parties", "States Parties", "Signatories"})
_BLANK = "bracket"  # what stands for brackets while the sentence around them is looked for


@frozen(repr=False)
class _Bracket:
    """A bracket that names a party.

    Attributes:
        start: Where it begins in its line.
        end: One past its end.
        by: The parties; none if it names no party.
        text: Its words.
    """

    start: int
    end: int
    by: tuple[str, ...]
    text: str


@frozen(repr=False)
class _OptionReader:
    parties: tuple[str, ...]
    language: Language

    def read_line(self, line: str) -> tuple[str, tuple[Option, ...]]:
        """Part the options of a paragraph from its other words."""
        tags = [
            (tag, by)
            for tag in _TAG.finditer(line)
            if _starts_sentence(line, tag.start()) and (by := self._read_label(tag[1] or tag[2], needs_noun=True))
        ]
        if not tags:
            return self._read_brackets(line)
        rest, options = self._read_brackets(line[: tags[0][0].start()].rstrip())
        ends = [*(tag.start() for tag, _ in tags[1:]), len(line)]
        texts = [line[tag.end() : end].strip() for (tag, _), end in zip(tags, ends, strict=True)]
        if not all(texts):
            return line, ()
        return rest, (*options, *(Option(by, text) for (_, by), text in zip(tags, texts, strict=True)))

    def _read_brackets(self, line: str) -> tuple[str, tuple[Option, ...]]:
        # Beside a bracket of nobody known, a party's bracket is not all that the point may say.
        runs = [run for run in _group(line, list(self._find_brackets(line))) if all(bracket.by for bracket in run)]
        alone = [run for run in runs if _starts_sentence(line, run[0].start) and _CLOSED.match(line, run[-1].end)]
        options = tuple(Option(bracket.by, bracket.text) for run in alone for bracket in run)
        if alone:
            return _cut(line, alone), options
        return self._read_sentence(line, runs)

    def _read_sentence(self, line: str, runs: Sequence[Sequence[_Bracket]]) -> tuple[str, tuple[Option, ...]]:
        """Read alternatives within a sentence, if each party has one in each place and all are in one sentence."""
        sides = {tuple(sorted(bracket.by for bracket in run)) for run in runs}
        parties = [bracket.by for bracket in runs[0]] if runs else []
        if len(sides) != 1 or len(set(parties)) < 2 or len(set(parties)) < len(parties):
            return line, ()
        masked = _fill(line, runs, _BLANK)
        before, sentence, after = self._find_sentence(masked, len(runs))
        if not sentence:
            return line, ()
        options = []
        for by in parties:
            own = [next(bracket.text for bracket in run if bracket.by == by) for run in runs]
            parts = [text for pair in zip(sentence.split(_BLANK), [*own, ""], strict=True) for text in pair]
            options.append(Option(by, "".join(parts)))
        return " ".join(filter(None, (before, after))), tuple(options)

    def _find_sentence(self, masked: str, count: int) -> tuple[str, str, str]:
        line = read_line(masked, self.language)
        for sentence in split_sentences(line):
            start, end = line[sentence.first].start, line[sentence.after - 1].end
            if masked[start:end].count(_BLANK) == count == masked.count(_BLANK):
                return masked[:start].strip(), masked[start:end], masked[end:].strip()
        return "", "", ""

    def _find_brackets(self, line: str) -> Iterator[_Bracket]:
        for start, end in _find_pairs(line):
            match = _LABEL.fullmatch(line, start + 1, end - 1)
            by = self._read_label(match[1]) if match else ()
            yield _Bracket(start, end, by, match[2].strip() if match else "")

    def _read_label(self, label: str, *, needs_noun: bool = False) -> tuple[str, ...]:
        """Return the parties that a label names; nothing if it says anything else."""
        line = read_line(label, self.language)
        names = {name.first: name for name in find_names(line, self.parties)}
        by: dict[str, None] = {}
        has_noun, needs = False, needs_noun
        place = 0
        while place < len(line.items):
            name, item = names.get(place), line[place]
            if name is not None:
                party = name.owner
                if not party or party in _EVERYONE:
                    return ()
                by[party] = None
                needs = needs or name.is_adjective
                place = name.after
                continue
            word = label[item.start : item.end].lower()
            has_noun = has_noun or word in PROPOSAL_WORDS
            if item.sort is Sort.NUMBER or (word not in PROPOSAL_WORDS and word not in _JOINERS):
                return ()
            place += 1
        return tuple(by) if has_noun or not needs else ()


def find_options(clause: Clause, parties: Collection[str], language: Language) -> Clause:
    """Part the options of a clause from its text.

    Args:
        clause: A clause of a document.
        parties: Names of the plan's parties, beside the built-in ones.
        language: The language of its words.

    Returns:
        The clause without the words of its options, and open unless it says how far it is agreed; as it is if it has
        options already, or if no bracket names a party. Linear time, but for a short label before each bracket.
    """
    if clause.options or not ("[" in clause.text or "(" in clause.text):
        return clause
    reader = _OptionReader(tuple(parties), language)
    read = [reader.read_line(line) for line in clause.text.split("\n")]
    options = tuple(option for _, found in read for option in found)
    if not options:
        return clause
    text = "\n".join(line for line, _ in read if line)
    return evolve(clause, text=text, options=options, agreement=clause.agreement or Agreement.OPEN)


def _find_pairs(line: str) -> Iterator[tuple[int, int]]:
    """Yield where the outermost square brackets begin and end; none if they do not match."""
    depth = start = 0
    found = []
    for mark in _SQUARE.finditer(line):
        if mark[0] == "[":
            start = mark.start() if depth == 0 else start
            depth += 1
        else:
            depth -= 1
            if depth < 0:
                return
            if depth == 0:
                found.append((start, mark.end()))
    if depth == 0:
        yield from found


def _group(line: str, brackets: Sequence[_Bracket]) -> list[list[_Bracket]]:
    """Put brackets with nothing but "or" between them together."""
    runs = [[bracket] for bracket in brackets[:1]]
    for before, bracket in pairwise(brackets):
        if _OR.fullmatch(line, before.end, bracket.start):
            runs[-1].append(bracket)
        else:
            runs.append([bracket])
    return runs


def _starts_sentence(line: str, place: int) -> bool:
    before = line[max(place - _BEFORE, 0) : place]
    return (place <= _BEFORE and not before.strip()) or _SENTENCE_END.search(before) is not None


def _fill(line: str, runs: Sequence[Sequence[_Bracket]], filling: str) -> str:
    parts, start = [], 0
    for run in runs:
        parts += [line[start : run[0].start], filling]
        start = run[-1].end
    return "".join((*parts, line[start:]))


def _cut(line: str, runs: Sequence[Sequence[_Bracket]]) -> str:
    parts = _fill(line, runs, "\n").split("\n")
    # The full stop behind a bracket ends the bracket's sentence.
    return " ".join(filter(None, [parts[0].strip(), *(part.lstrip(" .,;").strip() for part in parts[1:])]))
