"""What changed in documents, whose terms nobody wrote: only sentences whose words differ are read.

Clauses → sentences → pieces → propositions → changed terms, and the words that nothing else accounts for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache, partial

from attrs import evolve, frozen

from plancmp.diff.changes import Cause, FieldChange, Slot, TermChange
from plancmp.diff.cuts import list_cuts
from plancmp.diff.definitions import describe_definitions, describe_renames
from plancmp.diff.effects import Effect
from plancmp.diff.groups import Group, Versions, join_texts
from plancmp.diff.joints import list_joints
from plancmp.diff.lone import TermPair, is_loose, make_lone, read_lone
from plancmp.diff.moves import list_leads, tell_moved
from plancmp.diff.passages import Passage, pair_sentences
from plancmp.diff.places import find_first_article
from plancmp.diff.propositions import find_grant, find_lead
from plancmp.diff.reading import GivenNames
from plancmp.diff.references import References
from plancmp.diff.renames import Rename, find_renames, list_edits
from plancmp.diff.restated import is_firm, is_restated, list_words
from plancmp.diff.rewriting import Edit, Rewritten, keep_words, rewrite, rewrite_texts
from plancmp.diff.sameness import say_the_same
from plancmp.diff.sentences import Sentence, fold_text, list_sentences
from plancmp.diff.slips import find_slips
from plancmp.diff.statements import Difference, compare_readings
from plancmp.diff.terms import EXISTENCE_RULES, judge_loss
from plancmp.diff.unsaid import explain_marks, judge_marks
from plancmp.diff.wording import shorten
from plancmp.diff.wordings import find_disguises, judge_edited_texts
from plancmp.extract.languages import choose_language
from plancmp.extract.pieces import PieceKind, Reading
from plancmp.extract.reading import read_pieces
from plancmp.model import Entry, Force, Plan, Term
from plancmp.model.expressions import late
from plancmp.model.lookalikes import fold_lookalikes
from plancmp.model.omissions import blank_marks

_LONGEST = 120  # characters of a listed sentence


@frozen(eq=False, repr=False)
class Documents:
    """What the words of two documents say.

    Attributes:
        terms: What changed, by the number of the group that reports it.
        causes: What the change of a group's words means, by its number; those whose words stayed have none.
        remarks: What follows for a group from what happened elsewhere, or for others from what happened in it.
    """

    terms: Mapping[int, tuple[TermChange, ...]]
    causes: Mapping[int, Cause]
    remarks: Mapping[int, tuple[FieldChange, ...]]


Progress = Callable[[int, int], None]


def compare_documents(
    groups: Sequence[Group],
    versions: Versions,
    given_names: GivenNames = ({}, {}),
    progress: Progress = lambda _done, _total: None,
) -> Documents:
    """Say what changed in the words of two documents.

    Args:
        groups: The clauses that answer to each other.
        versions: The two documents.
        given_names: The names that people gave to what a program found, of either version.
        progress: Is told how many of the sentences that differ are read, and how many there are.

    Returns:
        The changed terms and the meaning of changed words. Linear in what is unchanged; for the rest see
        `pair_sentences`.
    """
    comparer = _Comparer(groups, versions, given_names)
    found = comparer.compare(progress)
    return evolve(found, remarks=comparer.list_remarks(found))


def judge_documents(groups: Sequence[Group], versions: Versions, settled: Collection[int] | None = None) -> Documents:
    """Say the same without remarks.

    Args:
        groups: The clauses that answer to each other.
        versions: The two documents.
        settled: The numbers of groups of which it is known that they changed, where nobody asks for more of any group;
            `None` where all that changed is asked for.
    """
    return _Comparer(groups, versions, ({}, {}), settled).compare(lambda _done, _total: None)


class _Comparer:
    """One pass over what differs."""

    def __init__(
        self,
        groups: Sequence[Group],
        versions: Versions,
        given_names: GivenNames,
        settled: Collection[int] | None = None,
    ) -> None:
        self.groups, self.versions, self.given_names, self.settled = groups, versions, given_names, settled
        self.passages: Sequence[Passage] = ()
        self.terms: dict[int, list[TermChange]] = {}
        self.listed: dict[int, list[str]] = {}
        self.parties = tuple(dict.fromkeys((*versions.old.parties, *versions.new.parties)))
        self.preambles = (find_first_article(versions.old_outline), find_first_article(versions.new_outline))
        self.references = References(groups, versions)
        self.renames: tuple[Rename, ...] = ()
        self.edits: dict[int, list[Edit]] = {}
        self.followed: set[int] = set()

    def compare(self, progress: Progress) -> Documents:
        touched = {
            number: (group.old, group.new)
            for number, group in enumerate(self.groups)
            if not group.is_untouched and join_texts(group.old) != join_texts(group.new)
        }
        # Where only spacing differs there is nothing to read.
        differing = {
            n: (_list_known(old), _list_known(new))
            for n, (old, new) in touched.items()
            if fold_text(join_texts(old)) != fold_text(join_texts(new))
        }
        self.passages = pair_sentences(differing)
        self.renames = find_renames(self.passages, self.versions, self._say_the_same)
        restated = is_restated((join_texts(group.old), join_texts(group.new)) for group in self.groups)
        for done, passage in enumerate(self.passages):
            progress(done, len(self.passages))
            if self.settled is None or restated or passage.is_moved or not self._is_settled(passage.group):
                self._compare_passage(passage)
        if restated:
            self._keep_firm()
        causes = {}
        for number, (old, new) in touched.items():
            if old and new:
                cause = self._judge_words(number, self.groups[number])
                if cause is not None:
                    causes[number] = cause
        return Documents({number: _number(changes) for number, changes in self.terms.items() if changes}, causes, {})

    def _is_settled(self, number: int) -> bool:
        """Whether a clause came or went, or is known to have changed in more than its spelling, if no more is asked."""
        is_lone = not (self.groups[number].old and self.groups[number].new)
        is_told = any(change.effect is not Effect.SAME for change in self.terms.get(number, ()))
        return is_lone or number in (self.settled or ()) or is_told or bool(self.listed.get(number))

    def _keep_firm(self) -> None:
        """List the words of what may be one more synonym in a text that was put in other words throughout."""
        for number, changes in self.terms.items():
            if self.groups[number].old and self.groups[number].new:
                listed = [words for change in changes if not is_firm(change) for words in list_words(change)]
                self.listed.setdefault(number, []).extend(listed)
                changes[:] = filter(is_firm, changes)

    def list_remarks(self, found: Documents) -> dict[int, tuple[FieldChange, ...]]:
        """List what follows from what was found, by the numbers of the groups that it concerns."""
        differing: dict[int, list[Passage]] = {}
        for passage in self.passages:
            differing.setdefault(passage.group, []).append(passage)
        told = {n for n, changes in found.terms.items() if any(one.effect is not Effect.SAME for one in changes)}
        told |= {number for number, cause in found.causes.items() if cause.rule == "wording-needs-review"}
        remarks: dict[int, list[FieldChange]] = {}
        for number, change in describe_renames(self.renames, self.groups, self.edits):
            remarks.setdefault(number, []).append(change)
        for number, group in enumerate(self.groups):
            here = [*self.references.list_warnings(group, differing.get(number, ()))]
            here += list_leads(group, self.versions, self.references.answers)
            if number in told or not group.old or not group.new:
                here += describe_definitions(group, self.versions, self.renames)
            if here:
                remarks.setdefault(number, []).extend(here)
        return {number: tuple(changes) for number, changes in remarks.items()}

    def _say_the_same(self, old: str, new: str) -> bool:
        one, other = (_read_text(text, self.versions.old.language or "en", self.parties) for text in (old, new))
        return say_the_same(one, other)

    def _judge_words(self, number: int, group: Group) -> Cause | None:
        old, new = join_texts(group.old), join_texts(group.new)
        followed = rewrite_texts(group.old, self.edits)
        cause = judge_edited_texts(followed, new)
        if followed != old and (cause is None or cause.rule == "text-edited"):
            cause = Cause("text-followed" if number in self.followed else "text-edited", "text", Effect.SAME)
        listed = [*find_disguises(old, new), *self.listed.get(number, ())]
        if not listed:
            return cause
        shown = list(dict.fromkeys(listed))
        return Cause("wording-needs-review", "text", None, ", ".join(shown))

    def _compare_passage(self, passage: Passage) -> None:
        if not passage.old or not passage.new:
            self._note_lone(passage)
            return
        rewritten = self._rewrite(passage)
        new_text = " ".join(one.text for one in passage.new)
        marked = rewritten.text, new_text
        unsaid = judge_marks(*marked)
        if unsaid is not None:
            rewritten, new_text = evolve(rewritten, text=blank_marks(rewritten.text)), blank_marks(new_text)
        slips = find_slips(rewritten.text, new_text) if self._is_english() else ()
        meant = {word: slip.meant for slip in slips for word in (slip.old, slip.new) if word != slip.meant}
        old = keep_words(self._read(rewritten.text, is_old=True, meant=meant), rewritten)
        new = self._read(new_text, is_old=False, meant=meant)
        leads = {
            self._find_lead(side[0], is_old=is_old) for side, is_old in ((passage.old, True), (passage.new, False))
        }
        if len(leads) == 1 and (lead := leads.pop()) is not None:
            old, new = evolve(old, lead=lead), evolve(new, lead=lead)
        # Many versions of a text have the same two sentences in many of their pairs.
        is_plain = not (rewritten.edits or meant or old.lead or new.lead)
        difference = self._compare_texts(rewritten.text, new_text) if is_plain else compare_readings(old, new)
        if passage.is_moved:
            difference = tell_moved(difference, old, new)
        if unsaid is not None:
            difference = explain_marks(difference, *marked, unsaid)
        listed = [word for slip in slips for word in (f"− {slip.old}", f"+ {slip.new}")]
        self.listed.setdefault(passage.group, []).extend((*listed, *difference.listed))
        for told in difference.terms:
            pair = _mute(told) if len(passage.old) + len(passage.new) > _WHOLE else told
            before = self._place(passage.old, pair.old, rewritten) if pair.old else None
            after = self._place(passage.new, pair.new) if pair.new else None
            self._note(passage.group, pair, before, after)

    def _compare_texts(self, old: str, new: str) -> Difference:
        codes = [plan.language or "en" for plan in (self.versions.old, self.versions.new)]
        return _compare_texts(fold_lookalikes(old), fold_lookalikes(new), codes[0], codes[1], self.parties)

    def _rewrite(self, passage: Passage) -> Rewritten:
        """Return the old sentences with the numbers and names that they would have in the new version."""
        new_text = " ".join(one.text for one in passage.new)
        followed = self.references.list_edits(passage.old, passage.new)
        old, new = ([one.text for one in side] for side in (passage.old, passage.new))
        cuts = list_cuts(old, new, partial(self._read, is_old=len(old) == 1))
        self.listed.setdefault(passage.group, []).extend(cuts.listed)
        made, parts, start = [], [], 0
        for place, sentence in enumerate(passage.old):
            edits = [*followed.get(place, ()), *list_edits(self.renames, sentence.text, new_text)]
            joints = list_joints(sentence.text, new_text)
            here = rewrite(sentence.text, [*edits, *joints]).edits
            self.followed |= {passage.group} if edits else set()
            joined = rewrite(sentence.text, [*here, *cuts.edits.get(place, ())]).edits
            made += [evolve(edit, start=edit.start + start, end=edit.end + start) for edit in joined]
            parts.append(sentence.text)
            start += len(sentence.text) + 1
            shift = sentence.start
            noted = [evolve(edit, start=edit.start + shift, end=edit.end + shift) for edit in here]
            self.edits.setdefault(sentence.entry.index, []).extend(noted)
        return rewrite(" ".join(parts), made)

    def _note_lone(self, passage: Passage) -> None:
        is_gone = bool(passage.old)
        sentence = (passage.old or passage.new)[0]
        group = self.groups[passage.group]
        reading = self._read(sentence.text, is_old=is_gone)
        pair = read_lone(reading, is_gone=is_gone)
        is_whole = not _list_known(group.new if is_gone else group.old)
        if is_whole and sentence.entry.clause.id == _PREAMBLE:
            return  # what stands above the first number lays nothing down by itself
        if pair is None or (is_whole and not _lays_down(reading)):
            if not is_whole:
                sign = "−" if is_gone else "+"
                self.listed.setdefault(passage.group, []).append(f"{sign} {shorten(sentence.text, _LONGEST)}")
            return
        effect = self._judge_silence(group, sentence, is_gone=is_gone)
        if effect is Effect.SAME:
            return
        term = pair.old or pair.new
        if term is None:
            return
        slot = self._place((sentence,), term)
        cause = Cause(EXISTENCE_RULES[effect], "term", effect)
        told = evolve(pair, effect=effect, causes=(cause,))
        self._note(passage.group, told, slot if is_gone else None, None if is_gone else slot)

    def _judge_silence(self, group: Group, sentence: Sentence, *, is_gone: bool) -> Effect:
        answers, other = (group.new, self.versions.new) if is_gone else (group.old, self.versions.old)
        effect = judge_loss(sentence.entry.clause.disclosure, sentence.entry, answers, other)
        return effect if is_gone else effect.mirror

    def _is_english(self) -> bool:
        return all((plan.language or "en") == "en" for plan in (self.versions.old, self.versions.new))

    def _read(self, text: str, *, is_old: bool, meant: Mapping[str, str] | None = None) -> Reading:
        plan: Plan = self.versions.old if is_old else self.versions.new
        # Letters that pass for others are reported as that, and read as what they pass for.
        text, code = fold_lookalikes(text), plan.language or "en"
        if meant:
            return read_pieces(text, choose_language(code), self.parties, meant)
        return _read_text(text, code, self.parties)

    def _find_lead(self, sentence: Sentence, *, is_old: bool) -> Force | None:
        """Return the force that the clauses above an item of a list give to it, if it begins its clause."""
        outline = self.versions.old_outline if is_old else self.versions.new_outline
        entry = sentence.entry
        is_title = sentence.text[:1].isupper() and sentence.text[-1:] not in {".", ";", ","}
        while entry.parent is not None and not sentence.start and not is_title:
            entry = outline[entry.parent]
            # Some readers put what stands behind a list after the words that lead it in.
            leads = [match.group() for one in list_sentences(entry) if (match := _LEAD.match(one.text))]
            if not leads:
                break
            reading = self._read(leads[-1], is_old=is_old)
            if any(piece.kind is PieceKind.CUE for piece in reading.pieces) or find_grant(reading.pieces):
                return find_lead(reading)
        return None

    def _place(self, sentences: Sequence[Sentence], term: Term, rewritten: Rewritten | None = None) -> Slot:
        """Put a term where it stands: in the one of the sentences, read with a blank between, that holds it."""
        evidence = term.evidence
        sentence, passed = sentences[0], 0
        if evidence is not None:
            start, end = evidence.span
            if rewritten is not None:
                start, end = rewritten.find_origin(start), rewritten.find_origin(end, is_end=True)
            for one in sentences:
                sentence, first = one, passed
                passed += len(one.text) + 1
                if start < passed:
                    break
            start, end = (min(max(place - first, 0), len(sentence.text)) + sentence.start for place in (start, end))
            span = (start, end)
            term = evolve(term, evidence=evolve(evidence, span=span))
        return Slot(sentence.entry, None, term)

    def _note(self, number: int, pair: TermPair, old: Slot | None, new: Slot | None) -> None:
        old_name, new_name = self._find_given(old, is_old=True), self._find_given(new, is_old=False)
        if old and new and old_name and new_name and old_name != new_name:
            # Who gave two names means two terms.
            self._note(number, make_lone(pair.old, is_gone=True), old, None)
            self._note(number, make_lone(pair.new, is_gone=False), None, new)
            return
        if name := old_name or new_name:
            old, new = _rename(old, name), _rename(new, name)
        causes = pair.causes
        if old and new and old.term and new.term:
            causes = _claim_records(causes, old.term, new.term)
        topics = tuple(dict.fromkeys(topic for slot in (new, old) if slot for topic in slot.entry.topics))
        terms = [slot.term for slot in (new, old) if slot is not None and slot.term is not None]
        name = terms[0].name
        effect = Effect.SHIFTED if pair.effect in _DIRECTIONS and self._is_preamble(old, new) else pair.effect
        self.terms.setdefault(number, []).append(TermChange(name, effect, causes, old, new, topics))

    def _is_preamble(self, old: Slot | None, new: Slot | None) -> bool:
        """Whether a term stands before the first article, among the reasons for a text, which oblige nobody."""
        return any(
            slot is not None and slot.entry.index < first
            for slot, first in zip((old, new), self.preambles, strict=True)
        )

    def _find_given(self, slot: Slot | None, *, is_old: bool) -> str:
        if slot is None or slot.evidence is None:
            return ""
        start, end = slot.evidence.span
        names = self.given_names[0 if is_old else 1].get(slot.entry.clause.id, ())
        return next((name for span, name in names if span[0] < end and start < span[1]), "")


_PREAMBLE = "preamble"
_DIRECTIONS = {Effect.TIGHTENED, Effect.LOOSENED, Effect.REVERSED}
_LEAD = late(r"[^:]*:(?=\s+[^\W\d_a-z]|$)")
_WHOLE = 2  # sentences that answer to each other, one of either side


def _mute(pair: TermPair) -> TermPair:
    """Take the direction from words and conditions of sentences that were put together from several."""
    return evolve(pair, effect=Effect.SHIFTED) if is_loose(pair) and pair.effect in _DIRECTIONS else pair


def _claim_records(causes: tuple[Cause, ...], old: Term, new: Term) -> tuple[Cause, ...]:
    """Claim that a term stands in another place, and that its condition has another number or name."""
    kept = [cause for cause in causes if cause.facet != "evidence"]
    is_told = any(cause.facet == "conditions" for cause in kept)
    facets = ["evidence"] if old.evidence != new.evidence else []
    facets += ["conditions"] if old.conditions != new.conditions and not is_told else []
    return (*kept, *(Cause("term-record-changed", facet, Effect.SAME) for facet in facets))


def _rename(slot: Slot | None, name: str) -> Slot | None:
    return evolve(slot, term=evolve(slot.term, name=name)) if slot is not None and slot.term is not None else slot


@lru_cache(maxsize=2048)
def _read_text(text: str, code: str, parties: tuple[str, ...]) -> Reading:
    return read_pieces(text, choose_language(code), parties)


@lru_cache(maxsize=2048)
def _compare_texts(old: str, new: str, old_code: str, new_code: str, parties: tuple[str, ...]) -> Difference:
    return compare_readings(_read_text(old, old_code, parties), _read_text(new, new_code, parties))


def _lays_down(reading: Reading) -> bool:
    return any(piece.kind in {PieceKind.CUE, PieceKind.FIGURE} for piece in reading.pieces)


def _list_known(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Leave out what is not disclosed: the mark that stands for it is no wording."""
    return tuple(entry for entry in entries if entry.clause.disclosure.is_known)


def _number(changes: Sequence[TermChange]) -> tuple[TermChange, ...]:
    """Tell changes of one name apart by running numbers."""
    counts: dict[str, int] = {}
    numbered = []
    for change in changes:
        counts[change.name] = counts.get(change.name, 0) + 1
        if counts[change.name] == 1:
            numbered.append(change)
            continue
        name = f"{change.name} ({counts[change.name]})"
        slots = [
            evolve(slot, term=evolve(slot.term, name=name)) if slot and slot.term else slot
            for slot in (change.old, change.new)
        ]
        numbered.append(evolve(change, name=name, old=slots[0], new=slots[1]))
    return tuple(numbered)
