"""The sentences of a comparison that changed, came or went, by the change that they are in: what points are told by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import field, frozen

from plancmp.diff import ClauseChange, Comparison, Kind
from plancmp.diff.passages import Passage, pair_sentences
from plancmp.diff.sentences import Sentence
from plancmp.model.expressions import late
from plancmp.model.spelling import count_shared
from plancmp.report.blocks import Span
from plancmp.report.excerpts import compare_words, strip_markup

if TYPE_CHECKING:
    from plancmp.extract.found import Found
    from plancmp.extract.items import Line
    from plancmp.extract.language import Language
    from plancmp.extract.mention import Mention

RENAMES = {"name-replaced", "term-renamed", "word-replaced"}
_SETTLED = {Kind.UNCHANGED, Kind.EDITORIAL}
# Two forms of one word share a beginning and differ by no more letters than this: "Project", "Projects".
_STEM, _ENDING = 3, 3
_LEAST_LETTERS = 5  # of words of more than three, in what is no fragment
_BLANK = "_____"
_WHOSE = frozenset({"it", "its", "they", "them", "their", "he", "him", "his", "she", "her", "our", "your"})
_LAST = 3  # in the order of figures
_GAPS = late(r"\W+")
_LETTERS = late(r"[^\W_]+")
_APOSTROPHES = late(r"['’](?=s\b)")  # "the Board's", "the Boards"


@frozen(eq=False, repr=False)
class Texts:
    """What the sentences of a comparison are told from; nothing is read before it is asked for.

    Attributes:
        comparison: The comparison.
    """

    comparison: Comparison
    _figures: dict[str, tuple[str, ...]] = field(factory=dict, init=False)

    @property
    def has_figures(self) -> bool:
        """Whether figures are looked for: not where a person wrote the terms that hold them."""
        return self.comparison.is_read

    @cached_property
    def _language(self) -> Language:
        from plancmp.extract.languages import choose_language
        from plancmp.extract.plans import detect_plan_language

        new = self.comparison.new
        return choose_language(new.language or detect_plan_language(new))

    @cached_property
    def _small(self) -> frozenset[str]:
        """Words that say nothing by themselves, and not whose something is, either.

        None for plan files, whose run needs no words of documents.
        """
        if not self.has_figures:
            return frozenset()
        from plancmp.extract.equivalents import read_equivalents

        return read_equivalents().small - _WHOSE

    @cached_property
    def _renames(self) -> tuple[tuple[str, str], ...]:
        """Names that changed throughout: the old one and the new one."""
        fields = (item for change in self.comparison.clauses for item in change.fields)
        return tuple(dict.fromkeys((item.old, item.new) for item in fields if item.cause.rule in RENAMES))

    @cached_property
    def _passages(self) -> dict[str, list[Passage]]:
        """The passages of each change, by its fingerprint: linear in what stayed, for the rest see `pair_sentences`."""
        clauses = enumerate(self.comparison.clauses)
        changes = {place: change for place, change in clauses if change.kind not in _SETTLED}
        found: dict[str, list[Passage]] = {}
        for passage in pair_sentences({place: (change.old, change.new) for place, change in changes.items()}):
            if not (passage.is_moved and _join(passage.old) == _join(passage.new)):
                found.setdefault(changes[passage.group].fingerprint, []).append(passage)
        return found

    def list_pairs(self, change: ClauseChange) -> list[tuple[str, str]]:
        """Return the old and the new words of each passage of a change, without markup, in the order of the text."""
        passages = sorted(self._passages.get(change.fingerprint, ()), key=_find_place)
        return [(_spell(passage.old), _spell(passage.new)) for passage in passages]

    def find_runs(self, change: ClauseChange) -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
        """Return by each of `list_pairs` what came to or went from its clause; what has a figure is for itself.

        Where words lead in a list, what came is apart from what went.
        """
        pairs = [pair for pair in self.list_pairs(change) if not all(pair) and not self.find_figures("".join(pair))]
        has_lead = any("".join(pair).endswith(":") for pair in pairs)
        runs = (
            [[pair for pair in pairs if bool(pair[1]) is is_new] for is_new in (True, False)] if has_lead else [pairs]
        )
        return {pair: tuple(dict.fromkeys(run)) for run in runs for pair in run}

    def compare(self, old: str, new: str) -> tuple[Span, ...]:
        """Return the runs of words of two texts, a name that changed throughout being the same."""
        return compare_words(self._rename(old, new), new, self._small)

    def are_same(self, old: str, new: str) -> bool:
        """Whether two texts have the same words: not where their letters or digits differ, which takes less to see."""
        if _GAPS.sub("", self._rename(old, new)) != _GAPS.sub("", new):
            return False
        return all(kind == "equal" for _, kind in self.compare(old, new))

    def _rename(self, old: str, new: str) -> str:
        if not self._renames:
            return old  # as in most plan files, whose run needs no words of documents
        from plancmp.diff.renames import replace_name
        from plancmp.diff.rewriting import rewrite

        for before, after in self._renames:
            edits = () if before in new else replace_name(before, after, old, new)
            old = rewrite(old, edits).text
        return old

    def find_figures(self, text: str) -> tuple[str, ...]:
        """Return the sums, shares, times, counts and dates of a text as they are written.

        Neither bare numbers count nor parts of a text nor the dates of acts that it names. What a reader looks for
        comes first: sums, then the rest, then dates, and last what is counted in words, such as "one or more boats".
        """
        if not self.has_figures:
            return ()
        if text not in self._figures:
            from plancmp.extract.labels import dates_text, is_instrument_date
            from plancmp.extract.mention import Kind as Sort
            from plancmp.extract.numbers import read_line
            from plancmp.extract.recognizer import find_all

            line = read_line(text, self._language)
            kinds = [kind for kind in Sort if kind not in {Sort.NUMBER, Sort.REFERENCE}]
            own = [
                one
                for one in find_all(line, kinds)
                if not (is_instrument_date(line, one) or dates_text(line, one) or _counts_parts(line, one))
            ]
            order = {Sort.MONEY: 0, Sort.DATE: 2}
            found = sorted(
                (one.place_in(line) for one in own),
                key=lambda mention: _LAST if _is_spelled(mention) else order.get(mention.kind, 1),
            )
            self._figures[text] = tuple(text[slice(*mention.span)] for mention in found)
        return self._figures[text]

    def is_dated(self, text: str) -> bool:
        """Whether a line of a document says but since when it is what it is: "Last updated: 1 May 2020"."""
        if not self.has_figures:
            return False  # a plan file has no such lines, and its run needs no words of pages
        from plancmp.readers.documents.page_words import DATED

        return DATED.match(text) is not None

    def is_bare(self, text: str) -> bool:
        """Whether a text lays nothing down: a fragment, its document's date, or mostly references, as in a table."""
        if is_fragment(text) or not self.has_figures or self.is_dated(text):
            return is_fragment(text) or self.has_figures
        from plancmp.extract.mention import Kind as Sort
        from plancmp.extract.recognizer import recognize

        found = recognize(text, [Sort.REFERENCE], self._language)
        return 2 * sum(end - start for start, end in (mention.span for mention in found)) > len(text)


def _is_spelled(mention: Mention) -> bool:
    return mention.kind == "count" and not any(map(str.isdecimal, mention.text))


def _counts_parts(line: Line, found: Found) -> bool:
    """Whether a number counts parts of a text: "in the following three paragraphs"."""
    return not line.language.references.isdisjoint(line[place].text for place in range(found.first, found.after + 1))


def changes_forms_only(segments: Iterable[Span]) -> bool:
    """Whether all that changed is the form of words: their number, their case, an ending."""
    words: dict[str, list[str]] = {"delete": [], "insert": [], "equal": []}
    for text, kind in segments:
        words[kind] += _LETTERS.findall(_APOSTROPHES.sub("", text.casefold()))
    gone, come = (
        Counter(words["delete"]) - Counter(words["insert"]),
        Counter(words["insert"]) - Counter(words["delete"]),
    )
    before, after = list(gone.elements()), list(come.elements())
    return len(before) == len(after) and all(map(_is_one, before, after))


def is_fragment(text: str) -> bool:
    """Whether text holds hardly a word: the number of a note, where something was printed, a line to sign on."""
    words = [word for word in _LETTERS.findall(text) if word.isalpha() and len(word) > _STEM]
    return sum(map(len, words)) < _LEAST_LETTERS or text[:1] in {",", ")", "]"} or _BLANK in text


def _is_one(word: str, other: str) -> bool:
    shared = count_shared(word, other)
    return shared >= _STEM and max(len(word), len(other)) - shared <= _ENDING


def _find_place(passage: Passage) -> tuple[int, int]:
    first = (passage.new or passage.old)[0]
    return first.entry.index, first.start


def _spell(sentences: Iterable[Sentence]) -> str:
    return " ".join(strip_markup(sentence.text) for sentence in sentences)


def _join(sentences: Iterable[object]) -> str:
    return " ".join(getattr(sentence, "key", "") for sentence in sentences)
