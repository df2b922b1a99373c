"""What became of the references in a text: those that followed their target, and those that point elsewhere now.

Which old number is which new one is known from the links. A reference that took the new number of its target says the
same as before. One that kept its number while the target got another, or went, says something else in the same words;
nobody sees that in a comparison of words. Where a citation cannot be resolved in both versions, nothing is said of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from plancmp.align.rows import has_cells
from plancmp.diff.changes import Cause, FieldChange
from plancmp.diff.groups import Group, Versions
from plancmp.diff.likeness import measure_likeness
from plancmp.diff.passages import Passage
from plancmp.diff.rewriting import Edit
from plancmp.diff.sentences import Sentence, list_sentences
from plancmp.extract.citations import Citation, list_citations, spell_citation
from plancmp.extract.places import Places, Target
from plancmp.model import Entry
from plancmp.model.expressions import late

_ALIKE = 0.6  # of two sentences, for a number in both to be one reference
_LONGEST = 60  # characters of a clause that a reference means
_ROW = late(r"(\d{1,3}|[A-Z]|[IVXLC]{1,7})[.)]\s")


@frozen(repr=False)
class _Cited:
    """A citation in its clause.

    Attributes:
        citation: The citation.
        text: Its words, such as "Clause 2".
        target: What it means; `None` if nobody can tell.
    """

    citation: Citation
    text: str
    target: Target | None

    @property
    def shape(self) -> tuple[str, int, int]:
        """What two citations have alike that differ in their number only."""
        printed = self.text.rpartition(" ")[2]
        return self.citation.unit, len(self.citation.parts), printed.count("(") + printed.count(".")


class References:
    """The references of two versions, and the map of the old numbers to the new ones."""

    def __init__(self, groups: Sequence[Group], versions: Versions) -> None:
        self.versions = versions
        self.places = Places(versions.old_outline), Places(versions.new_outline)
        self.answers: dict[int, set[int]] = {}
        self.sources: dict[int, set[int]] = {}
        for group in groups:
            for pair in group.link.pairs if group.link is not None else ():
                self.answers.setdefault(pair.old, set()).add(pair.new)
                self.sources.setdefault(pair.new, set()).add(pair.old)
        self.is_quiet = self._keep_numbers()

    def _keep_numbers(self) -> bool:
        """Whether no clause got another number, came or went, so that there is nothing to follow."""
        old, new = self.versions.old_outline, self.versions.new_outline
        if len(old) != len(new):
            return False
        return all(
            len(answers) == 1 and old[index].clause.id == new[next(iter(answers))].clause.id
            for index in range(len(old))
            for answers in (self.answers.get(index, set()),)
        )

    def list_edits(self, old: Sequence[Sentence], new: Sequence[Sentence]) -> Mapping[int, tuple[Edit, ...]]:
        """Say which references of some sentences only followed their targets.

        Args:
            old: The old sentences.
            new: The new ones, which answer to these.

        Returns:
            For each old sentence, by its place, the numbers as they stand in the new version.
        """
        if self.is_quiet:
            return {}
        found: dict[int, list[Edit]] = {}
        cited = [
            [(n, one) for n, part in enumerate(side) for one in (*self._read(part, k), *self._read_row(part, k))]
            for k, side in enumerate((old, new))
        ]
        free = [one for _, one in cited[1]]
        for place, one in cited[0]:
            # Those that stayed in their words first, so that none takes the place of another.
            match = next((other for other in free if self._follows(one, other)), None)
            if match is None:
                continue
            free.remove(match)
            # "Annex I" that became "point (a) of Article 76" is told, though it means the same.
            if one.shape == match.shape:
                edit = Edit(one.citation.start, one.citation.end, _spell_number(match, new, cited[1]))
            elif self._is_renamed(one, match):
                edit = Edit(one.citation.lead, one.citation.end, match.text)
            else:
                continue
            found.setdefault(place, []).append(edit)
        return {place: tuple(edits) for place, edits in found.items()}

    def list_warnings(self, group: Group, passages: Sequence[Passage]) -> tuple[FieldChange, ...]:
        """List the references of clauses that answer to each other which mean something else now.

        Args:
            group: The clauses.
            passages: The sentences in them whose words differ, as they answer to each other.

        Returns:
            A change for each, with the words of what it meant and what it means.
        """
        if self.is_quiet or group.link is None or group.link.weak:
            return ()
        old, new = (_list_parts(side, is_whole=group.is_untouched) for side in (group.old, group.new))
        waiting: dict[str, list[Sentence]] = {}
        for sentence in new:
            waiting.setdefault(sentence.key, []).append(sentence)
        found: dict[tuple[str, str, str], FieldChange] = {}
        for sentence in old:
            if waiting.get(sentence.key):
                other = waiting[sentence.key].pop(0)
                for before, after in zip(self._read(sentence, 0), self._read(other, 1), strict=False):
                    self._note(before, after, found)
        for passage in passages:
            texts = [" ".join(one.text for one in side) for side in (passage.old, passage.new)]
            if measure_likeness(*texts) < _ALIKE:
                continue
            for before, after in self._pair_rest(passage.old, passage.new):
                self._note(before, after, found)
        return tuple(found.values())

    def _pair_rest(self, old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[tuple[_Cited, _Cited]]:
        """Pair references of the same words in sentences that changed, but for those that followed."""
        before = [one for sentence in old for one in self._read(sentence, 0)]
        after = [one for sentence in new for one in self._read(sentence, 1)]
        for one in list(before):
            match = next((other for other in after if self._follows(one, other)), None)
            if match is not None:
                before.remove(one)
                after.remove(match)
        for one in before:
            match = next((other for other in after if other.text == one.text), None)
            if match is not None:
                after.remove(match)
                yield one, match

    def _note(self, before: _Cited, after: _Cited, found: dict[tuple[str, str, str], FieldChange]) -> None:
        if rule := self._judge(before, after):
            old = self._describe(before.target, 0) if before.target else ""
            new = self._describe(after.target, 1) if after.target else ""
            change = FieldChange(Cause(rule, "references", None, after.text), old, new)
            found.setdefault((after.text, old, new), change)

    def _judge(self, before: _Cited, after: _Cited) -> str:
        """Return the rule for a reference whose words stayed; nothing if it means the same, or nobody can tell."""
        old, new = before.target, after.target
        if old is not None and new is not None:
            is_other = len(old.rest) == len(new.rest) and not self._follows(before, after) and self._differ(old, new)
            return "reference-elsewhere" if is_other else ""
        if old is not None:
            is_lost = old.index not in self.answers and not old.rest and self.places[1].has_like(before.citation)
            return "reference-lost" if is_lost else ""
        if new is not None:
            is_found = new.index not in self.sources and not new.rest and self.places[0].has_like(after.citation)
            return "reference-found" if is_found else ""
        return ""

    def _differ(self, old: Target, new: Target) -> bool:
        """Whether two clauses of one number are known to be others: one rewritten under its heading is none."""
        entries = self.versions.old_outline[old.index], self.versions.new_outline[new.index]
        headings = [entry.clause.heading.casefold().strip(" .:") for entry in entries]
        return all(map(_find_words, entries)) and (not headings[0] or headings[0] != headings[1])

    def _follows(self, before: _Cited, after: _Cited) -> bool:
        if before.target is None or after.target is None:
            return False
        old, new = before.target.index, after.target.index
        is_same = new in self.answers.get(old, ()) or self._holds(old, new)
        return is_same and before.target.rest == after.target.rest

    def _is_renamed(self, before: _Cited, after: _Cited) -> bool:
        """Whether "Annex 1" is called "Schedule 1" now, here and where it stands."""
        units = [
            places.keys[one.target.index][0] if one.target else ""
            for places, one in zip(self.places, (before, after), strict=True)
        ]
        is_single = len(before.text.split()) == len(after.text.split()) == 2
        return is_single and before.shape[1:] == after.shape[1:] and units == [before.shape[0], after.shape[0]]

    def _holds(self, old: int, new: int) -> bool:
        """Whether one of two clauses has no answer but holds that of the other: the words of 8 became those of 7(1)."""
        answers, sources = self.answers.get(old, set()), self.sources.get(new, set())
        if not sources and len(answers) == 1:
            return _is_within(next(iter(answers)), new, self.versions.new_outline)
        return not answers and len(sources) == 1 and _is_within(next(iter(sources)), old, self.versions.old_outline)

    def _describe(self, target: Target, side: int) -> str:
        entry = (self.versions.old_outline, self.versions.new_outline)[side][target.index]
        words = " ".join(
            " ".join(filter(None, (entry.clause.heading, _find_words(entry)))).split(None, _LONGEST)[:_LONGEST]
        )
        return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]}…"

    def _read_row(self, sentence: Sentence, side: int) -> list[_Cited]:
        """Read the number of a clause that opens a row: "E. Fees | What a berth costs"."""
        match = _ROW.match(sentence.text) if has_cells(sentence.text) else None
        if match is None:
            return []
        one = Citation(match.start(1), match.end(1), "Clause", (match[1].casefold(),), 0)
        return [_Cited(one, match[1], self.places[side].resolve(one, sentence.entry.index))]

    def _read(self, sentence: Sentence, side: int) -> list[_Cited]:
        text = sentence.text
        return [
            _Cited(one, spell_citation(text, [one]), self.places[side].resolve(one, sentence.entry.index))
            for one in list_citations(text)
        ]


def _is_within(inner: int, outer: int, outline: Sequence[Entry]) -> bool:
    above: int | None = inner
    while above is not None and above != outer:
        above = outline[above].parent
    return above == outer


def _list_parts(entries: Sequence[Entry], *, is_whole: bool) -> list[Sentence]:
    """Return the sentences of clauses; where all words stayed, nothing has to be told apart in them."""
    if is_whole:
        return [Sentence(entry, 0, entry.clause.text) for entry in entries]
    return [sentence for entry in entries for sentence in list_sentences(entry)]


def _spell_number(match: _Cited, new: Sequence[Sentence], cited: Sequence[tuple[int, _Cited]]) -> str:
    place = next(place for place, one in cited if one is match)
    return new[place].text[match.citation.start : match.citation.end]


def _find_words(entry: Entry) -> str:
    """Return the words of a clause, or the first ones in it."""
    stack = [entry.clause]
    while stack:
        clause = stack.pop()
        if clause.text:
            return clause.text
        stack.extend(reversed(clause.clauses))
    return ""
