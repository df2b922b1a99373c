"""Blocks → the clause tree as printed.

The detector reads the blocks once and keeps the clauses that are still open, from the outermost to the innermost. Each
number is asked for its place, in this order:

1. the next one in a list that is open ("(c)" after "(b)"; "4." after "3.", also where "3." has a list of its own);
2. the first of a new list within the innermost clause;
3. one that skips, in a list that is open (a point 3 that was struck out);
4. the next one of a list that a heading has closed (points 1 to 28 under six headings).

A number that has no place is prose ("2014. The parties"), unless the format itself says that it is one. Where a number
has two readings, as (i) has, the one that goes on with an open list counts if the number that comes next agrees.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field, frozen

from plancmp.model import Clause, Disclosure
from plancmp.model.attributes import Attributes
from plancmp.model.expressions import late
from plancmp.model.omissions import is_deferral, is_omission
from plancmp.readers.documents.blocks import Block, Kind
from plancmp.readers.documents.ids import Draft, Role, name_drafts
from plancmp.readers.documents.lines import ends_sentence, is_preamble, is_title_case, looks_like_heading
from plancmp.readers.documents.numbers import MOST_SKIPPED, Marker, Style, nest_units, read_label, read_markers
from plancmp.readers.documents.page_words import CLOSING, OPERATIVE
from plancmp.readers.documents.unnumbered import split_prose

MAX_DEPTH = 16
_JITTER = 1.5  # letters that start at one margin are not printed at quite one place
_LOOKAHEAD = 200
_INLINE = late(r"(?:^|[.:–—-] )\((?:a|i|1)\) ")


def detect_outline(blocks: Sequence[Block]) -> tuple[Clause, ...]:
    """Find the clauses of a text.

    Returns:
        The top of the clause tree; every word of the blocks stands in one clause.
    """
    builder = _Builder(tuple(blocks), nest_units([_read_numbers(block) for block in blocks]))
    for index in range(len(blocks)):
        builder.add(index)
    split_prose(builder.root)
    name_drafts(builder.root)
    return tuple(map(_build_clause, builder.root.children))


def _build_clause(draft: Draft) -> Clause:
    # The depth of drafts is bounded, so this may call itself.
    notes = Attributes({"footnotes": draft.notes}) if draft.notes else Attributes()
    text = "\n".join(text for text in draft.texts if text)
    return Clause(
        id="".join(draft.id),
        label="".join(draft.label),
        heading=" ".join(draft.headings),
        text=text,
        disclosure=_judge_disclosure(text),
        clauses=tuple(map(_build_clause, draft.children)),
        attributes=notes,
        note="\n".join(draft.remarks),
        place=next(filter(None, draft.places), ""),
    )


def _judge_disclosure(text: str) -> Disclosure:
    if is_omission(text):
        return Disclosure.UNDISCLOSED
    return Disclosure.DEFERRED if is_deferral(text) else Disclosure.STATED


def _read_numbers(block: Block) -> tuple[Marker, ...]:
    if block.kind in (Kind.ROW, Kind.FOOTNOTE):
        return ()
    given = read_label(block.label, block.text)
    if not given:
        return read_markers(block.text)
    typed = read_markers(block.text)
    # A bullet before a typed number says nothing; a typed number that repeats the list's is no second one.
    repeats = any((a.style, a.value) == (b.style, b.value) and a.rest for a in typed for b in given)
    return typed if typed and (given[0].style is Style.BULLET or repeats) else given


@frozen(eq=False, repr=False)
class _Builder:
    """The clauses so far, and those that are still open."""

    blocks: tuple[Block, ...]
    numbers: tuple[tuple[Marker, ...], ...]
    root: Draft = field(factory=lambda: Draft(Role.ROOT))
    opened: list[Draft] = field(init=False)
    closed: dict[tuple[object, ...], tuple[int, Draft]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.opened.append(self.root)

    @opened.default
    def _open_nothing(self) -> list[Draft]:
        return []

    @property
    def current(self) -> Draft:
        """The innermost open clause."""
        return self.opened[-1]

    def add(self, index: int) -> None:
        """Put a block in its place."""
        block = self.blocks[index]
        if block.kind is Kind.FOOTNOTE:
            self.current.notes.append(block.text)
            return
        self._close_deeper_lists(index)
        marker = self._choose(index)
        if block.kind is Kind.HEADING and marker is None:
            self._add_heading(block)
        elif marker is None:
            self._add_prose(index)
        else:
            self._add_number(index, marker)
        self.current.remarks.extend(block.remarks)

    # -- headings -----------------------------------------------------------------------------------------------------

    def _add_heading(self, block: Block) -> None:
        current = self.current
        if not block.level and current.role is Role.PROSE and CLOSING.match(current.texts[0]):
            current.add_text(block)  # who signs
            return
        awaits_name = current.is_bare and (current.is_worded or current.heading_level > 0)
        is_within = current.role is Role.GROUP and block.level > current.heading_level
        if awaits_name and not is_within and (not block.level or block.level >= current.heading_level):
            current.headings.append(block.text)
            current.notes.extend(block.notes)
            return
        self._close_for_heading(block.level)
        if is_preamble(block.text):
            self._open(Draft(Role.PREAMBLE, heading_level=block.level or 1), block)
        else:
            self._open(Draft(Role.GROUP, heading_level=block.level or 1), block)
        self.current.headings.append(block.text)

    def _close_for_heading(self, level: int) -> None:
        def stays(draft: Draft) -> bool:
            if draft.role is Role.ROOT:
                return True
            if level and draft.heading_level:
                return draft.heading_level < level
            # Without levels, a heading stands within a part or an annex, never within an article or a point.
            return draft.is_container

        while not stays(self.current):
            self._close()

    # -- prose --------------------------------------------------------------------------------------------------------

    def _add_prose(self, index: int) -> None:
        block = self.blocks[index]
        if block.wrapped and self.current.texts:
            pass  # the sentence before it goes on
        elif self._ends_recitals(block) or self._concludes(index):
            while self.current is not self.root:
                self._close()
            self._open(Draft(Role.PROSE), block)
        elif len(self.opened) == 1:
            self._open(Draft(Role.PROSE if self.root.children else Role.PREAMBLE), block)
        elif self._follows_list(index):
            self._close_list(index)
            if len(self.opened) == 1:
                self._open(Draft(Role.PROSE), block)
        elif self._names_current(index):
            self.current.headings.append(block.text)
            self.current.notes.extend(block.notes)
            return
        self.current.add_text(block)

    def _ends_recitals(self, block: Block) -> bool:
        """Tell whether the terms begin here: "Now, therefore, the parties agree as follows:"."""
        if not OPERATIVE.match(block.text):
            return False
        is_listed = any(draft.is_item for draft in self.opened) or not any(block.level for block in self.blocks)
        return is_listed and not any(draft.is_worded for draft in self.opened)

    def _concludes(self, index: int) -> bool:
        """Tell whether the last provision is over: "Done at Oslo on 3 March 2027", above the names."""
        if not CLOSING.match(self.blocks[index].text):
            return False
        numbered = [draft for draft in self.opened if draft.has_number]
        return bool(numbered) and not any(self._continues_later(index, draft) for draft in numbered)

    def _follows_list(self, index: int) -> bool:
        """Tell whether prose behind an item belongs to what the list stands in."""
        block, current = self.blocks[index], self.current
        if not current.is_item or current.is_bare or current.heading_level or block.kind is Kind.ROW or current.depth:
            return False
        if block.indent > current.indent + _JITTER or self._continues_later(index, current):
            return False
        if current.last_text.endswith((":", ";")) and any(text.endswith(":") for text in current.texts):
            return False  # it introduces the paragraph
        if block.indent < current.indent - _JITTER:
            return True
        # Where one item of the list hangs, all do, also those of one line.
        hangs = any(one.hanging for one in self.opened[-2].children)
        return ends_sentence(current.last_text) and (hangs or self._is_introduced(current))

    def _is_introduced(self, item: Draft) -> bool:
        """Tell whether an item goes on with a sentence of what its list stands in: "The parties shall: (a) …"."""
        above = self.opened[self.opened.index(item) - 1]
        if above.role is not Role.NUMBER or not above.texts:
            return False
        return above.last_text.endswith(":") or not ends_sentence(above.last_text)

    def _close_list(self, index: int) -> None:
        indent = self.blocks[index].indent
        self._close()
        # Lists that end together: "(ii)" of "(b)", and "(b)" itself.
        while (
            self.current.is_item
            and indent <= self.current.indent + _JITTER
            and self._is_introduced(self.current)
            and not self._continues_later(index, self.current)
        ):
            self._close()

    def _names_current(self, index: int) -> bool:
        """Tell whether a line behind "Article 5" is its heading."""
        block, current = self.blocks[index], self.current
        if not (current.is_bare and current.is_worded) or current.headings:
            return False
        return looks_like_heading(block.text) and self._has_body(index)

    def _has_body(self, index: int) -> bool:
        """Tell whether words of the same clause follow, or one that stands in it."""
        after = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if after is None or after.kind not in (Kind.PARAGRAPH, Kind.ITEM):
            return False
        return not self._is_worded(index + 1) or all(map(self.current.holds, self.numbers[index + 1]))

    def _is_worded(self, index: int) -> bool:
        return any(marker.style is Style.WORDED for marker in self.numbers[index])

    # -- numbers ------------------------------------------------------------------------------------------------------

    def _add_number(self, index: int, marker: Marker) -> None:
        block = self.blocks[index]
        self._close_for_number(block, marker)
        draft = Draft(
            Role.NUMBER,
            marker,
            depth=(block.depth or 0) if block.label and block.kind is not Kind.HEADING else 0,
            indent=block.indent,
            hanging=block.hanging,
            heading_level=(block.level or 1) if block.kind is Kind.HEADING else 0,
        )
        self._open(draft, block)
        if marker.rest and self._is_heading(index, marker):
            draft.headings.append(marker.rest)
            draft.notes.extend(block.notes)
        else:
            draft.add_text(block, marker.rest)

    def _is_heading(self, index: int, marker: Marker) -> bool:
        block = self.blocks[index]
        if block.kind is Kind.HEADING:
            return True
        rest = marker.rest
        if marker.style is Style.WORDED and is_title_case(rest):
            rest = rest.removesuffix(".")  # "Article II. Terms and Definitions."
        if not looks_like_heading(rest) or marker.style is Style.BULLET:
            return False
        after = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if after is None or after.kind is not Kind.PARAGRAPH:
            return marker.style is Style.WORDED and after is not None and after.kind is Kind.ITEM
        if marker.style is Style.WORDED:
            return not self._is_worded(index + 1) or all(marker.rank < other.rank for other in self.numbers[index + 1])
        if self.numbers[index + 1] or block.label:
            return False
        leads = after.text.endswith((",", ":")) and any(self.numbers[index + 2 : index + 3])  # a list
        return leads or ends_sentence(after.text)

    def _choose(self, index: int) -> Marker | None:
        """Choose the reading of a block's number, or none where it is prose."""
        block, markers = self.blocks[index], self.numbers[index]
        if not markers:
            return None
        given = bool(block.label)
        candidates = [marker for marker in markers if given or self._is_plausible(index, marker)]
        if not candidates:
            return None
        return min(candidates, key=lambda marker: self._place_of(index, marker))

    def _place_of(self, index: int, marker: Marker) -> tuple[int, int]:
        """Return how well a reading fits; the least is the best."""
        follower = self._find_follower(index, marker)
        for distance, draft in enumerate(reversed(self.opened)):
            if draft.series == marker.series and draft.value + 1 == marker.value:
                return (0 if follower else 1, distance)
        if marker.value == 1 and not marker.later:
            return (0 if follower else 2, MAX_DEPTH)
        return (3, 0) if self._find_sibling(marker) is not None else (4, 0)

    def _is_plausible(self, index: int, marker: Marker) -> bool:
        if marker.style is Style.BULLET:
            return self.blocks[index].kind is not Kind.HEADING
        sibling = self._find_sibling(marker)
        if marker.later and marker.style is Style.DECIMAL:
            return sibling is not None
        if sibling is not None and (sibling.value + 1 == marker.value or not marker.loose):
            return True
        opens = marker.holder or " ".join(self.current.headings).startswith(f"{'.'.join(marker.path[:-1])} ")
        if self._find_stem(marker) or self._find_closed(marker) or (opens and marker.value == 1):
            return True
        is_second = marker.form == "()" and marker.value == 2 and self.current.role is Role.NUMBER
        if is_second and _INLINE.search(self.current.last_text):
            return True  # "Section 4. Loans. (a) Each loan …", and "(b)" on its own line
        if marker.style is Style.WORDED:
            return not marker.loose or self.blocks[index].kind is Kind.HEADING or self._find_follower(index, marker)
        certain = marker.value == 1 and not marker.loose and marker.style in (Style.DECIMAL, Style.ROMAN, Style.LETTER)
        is_known = marker.series in self.closed  # one more list like an earlier one, of a single point
        if certain and (is_known or marker.form != "." or marker.style is Style.DECIMAL or self._introduces_list()):
            return True
        return self.blocks[index].kind is Kind.HEADING or self._find_follower(index, marker)

    def _find_sibling(self, marker: Marker, block: Block | None = None) -> Draft | None:
        """Return the open clause that a number comes next to, also where some are skipped.

        Where it may be the next of two lists, it is that of the one which is indented as the block is.
        """
        alike = [draft for draft in reversed(self.opened) if draft.series == marker.series]
        if marker.later:  # 5 bis stands behind 5, or behind 4 if it took the place of 5
            return next((draft for draft in alike if 0 <= marker.value - draft.value <= 1), None)
        exact = [draft for draft in alike if draft.value + 1 == marker.value]
        if block is not None and not block.label:
            exact.sort(key=lambda draft: abs(draft.indent - block.indent) > _JITTER)
        skipped = [draft for draft in alike if draft.value < marker.value <= draft.value + MOST_SKIPPED]
        repeated = [draft for draft in alike if draft.value == marker.value]  # a slip of whoever numbered it
        return next(iter(exact or ([] if marker.value == 1 else skipped or repeated)), None)

    def _find_closed(self, marker: Marker) -> Draft | None:
        """Return what a list stands in that was closed one number before."""
        value, parent = self.closed.get(marker.series, (-1, self.root))
        return parent if value + 1 == marker.value else None

    def _find_stem(self, marker: Marker) -> Draft | None:
        """Return the open clause that a dotted number extends: 5 for 5.2."""
        stem = marker.path[:-1]
        if marker.style is not Style.DOTTED and not (marker.style is Style.WORDED and stem):
            return None
        form = "" if marker.style is not Style.WORDED or marker.holder else marker.form  # Section 3.1 of Article 3
        alike = (draft for draft in reversed(self.opened) if draft.path == stem)
        return next((draft for draft in alike if form in ("", draft.marker and draft.marker.form)), None)

    def _find_follower(self, index: int, marker: Marker) -> bool:
        """Tell whether the next number of the same series comes soon, before the series starts again."""
        for markers in self.numbers[index + 1 : index + _LOOKAHEAD]:
            values = {other.value for other in markers if other.series == marker.series and not other.later}
            if marker.value + 1 in values:
                return True
            if marker.value in values:
                return False
        return False

    def _continues_later(self, index: int, draft: Draft) -> bool:
        """Tell whether the next item of a list comes before the next item of the list around it."""
        above = self.opened[self.opened.index(draft) - 1]
        for markers in self.numbers[index + 1 : index + _LOOKAHEAD]:
            found = {(marker.series, marker.value) for marker in markers if not marker.later}
            if (draft.series, draft.value + 1) in found and draft.value:
                return True
            if (draft.series, draft.value) in found or (above.series, above.value + 1) in found:
                return False
        return False

    def _close_for_number(self, block: Block, marker: Marker) -> None:
        if block.kind is Kind.HEADING and block.level:
            while self.current.role is not Role.ROOT and not 0 < self.current.heading_level < block.level:
                self._close()
            return
        sibling = self._find_sibling(marker, block)
        is_typed = sibling is not None and not sibling.depth and sibling.value + 1 == marker.value
        is_typed = is_typed and self._find_closed(marker) is not self.current  # a list 1., 2. in the typed "1."
        if block.label and block.depth and marker.style is not Style.WORDED and not is_typed:
            # The format says where it belongs, and deeper lists are closed already; but points stand in no preamble.
            if self.current.role is Role.PREAMBLE and not self.current.headings and marker.style is not Style.BULLET:
                self._close()
            return
        target = self._find_parent(block, marker)
        while self.current is not target:
            self._close()

    def _find_parent(self, block: Block, marker: Marker) -> Draft:
        if marker.style is Style.BULLET:
            return self._find_bullet_parent(block)
        if (stem := self._find_stem(marker)) is not None:
            return stem
        sibling = self._find_sibling(marker, block)
        if sibling is not None and (sibling.value + 1 == marker.value or marker.value != 1 or marker.later):
            return self.opened[self.opened.index(sibling) - 1]
        if marker.style is Style.WORDED:
            return next(d for d in reversed(self.opened) if d.holds(marker))
        closed = self._find_closed(marker)
        may_hold = closed is not None and (closed.role is Role.NUMBER or self.current.is_worded)
        if closed is not None and may_hold and closed in self.opened:
            return closed
        if marker.value == 1 and self.current.role is not Role.PREAMBLE:
            return self._find_start(block, marker)
        return next(d for d in reversed(self.opened) if d.role is not Role.PREAMBLE and d.role is not Role.PROSE)

    def _find_start(self, block: Block, marker: Marker) -> Draft:
        """Return what a new list stands in: the innermost clause, unless the layout says it is beside it."""
        again = next((d for d in reversed(self.opened) if d.series == marker.series), None)
        is_beside = block.depth is None and not self._introduces_list()
        if again is not None and is_beside and block.indent <= again.indent + _JITTER:
            return self.opened[self.opened.index(again) - 1]
        return next(d for d in reversed(self.opened) if d.role is not Role.PROSE)

    def _introduces_list(self) -> bool:
        return self.current.last_text.endswith(":")

    def _find_bullet_parent(self, block: Block) -> Draft:
        for draft in reversed(self.opened):
            if draft.series != (Style.BULLET, "•", ()):
                continue
            if block.indent > draft.indent + 1:
                return draft
            if block.indent >= draft.indent - 1:
                return self.opened[self.opened.index(draft) - 1]
        return next(d for d in reversed(self.opened) if d.role is not Role.PROSE)

    def _close_deeper_lists(self, index: int) -> None:
        """Close what a block stands outside of, where the format says in how many lists it stands."""
        block = self.blocks[index]
        if block.depth is None:
            return
        deepest = max(block.depth - 1, 0) if block.label else block.depth
        outer = next((i for i, draft in enumerate(self.opened) if draft.depth > deepest), len(self.opened))
        if not block.label:
            # A typed "(a)" stands in no deeper list than the first.
            inner = range(len(self.opened))[outer : outer + 1 if self.numbers[index] else None]
            item = next((i for i in reversed(inner) if self._is_interruption(index, self.opened[i])), None)
            if item is not None:  # what is typed within the item stands in no list
                outer = next((i for i, one in enumerate(self.opened) if i > item and one.depth), len(self.opened))
        for marker in self.numbers[index]:
            # "5a." is no number that a format counts, and stands behind the 5. that it counted.
            if marker.later and not block.label and (sibling := self._find_sibling(marker)) is not None:
                outer = max(outer, self.opened.index(sibling) + 1)
        while len(self.opened) > outer:
            self._close()

    def _is_interruption(self, index: int, item: Draft) -> bool:
        """Tell whether a block outside a list belongs to its last item, because the list goes on behind it."""
        if self.blocks[index].kind is Kind.HEADING or item.marker is None or not item.value:
            return False
        if self.numbers[index]:  # "(a)", "a)" or "5.1" below "5." that is indented too little to stand in it
            letters = (Style.LETTER, Style.ROMAN)
            return any(
                one.form == "()" or (one.form == ")" and one.style in letters) or one.path[:-1] == item.path
                for one in self.numbers[index]
            )
        for later in range(index + 1, min(index + _LOOKAHEAD, len(self.blocks))):
            if self.blocks[later].kind is Kind.HEADING:
                return False
            if self.blocks[later].label and (self.blocks[later].depth or 0) <= item.depth:
                return any(m.series == item.series and m.value > item.value for m in self.numbers[later])
        return False

    def _open(self, draft: Draft, block: Block) -> None:
        if len(self.opened) >= MAX_DEPTH:
            self._close()
        draft.places.append(block.place)
        draft.follows.append(len(self.current.texts))
        self.current.children.append(draft)
        self.opened.append(draft)

    def _close(self) -> None:
        draft = self.opened.pop()
        if draft.marker is not None:
            self.closed[draft.marker.series] = (draft.value, self.opened[-1])
