"""Clauses in the making, and the ids that they get."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from attrs import field, frozen

from plancmp.model.expressions import late
from plancmp.readers.documents.blocks import Block
from plancmp.readers.documents.numbers import Marker, Style

_HOLDERS = ("Article", "§")  # where their sections count from 1
_CONTAINERS = ("Annex ", "Part ", "Chapter ", "Section ")
_LONGEST_SLUG = 48
_LONGEST_LABEL = 60
_BULLET = " • "
_NO_WORD = late(r"[\W_]+")


class Role(Enum):
    """Why a clause is one."""

    ROOT = auto()
    NUMBER = auto()
    GROUP = auto()
    PREAMBLE = auto()
    PROSE = auto()


@frozen(eq=False, repr=False)
class Draft:
    """A clause in the making: what is known when it starts, and lists that fill while it is open.

    Attributes:
        role: Why it is a clause.
        marker: Its number.
        depth: In how many lists of the format it stands; 0 if its number is typed.
        indent: How far from the left margin it starts.
        hanging: Whether its further lines are indented more than its first.
        heading_level: The level of the heading that it starts with; 0 if it is no heading.
        headings: Its heading, in parts.
        texts: Its paragraphs.
        notes: Its footnotes.
        remarks: What whoever printed it says of it.
        places: Where it starts in the source.
        text_places: Where each of its paragraphs does.
        children: Its sub-clauses.
        follows: How many paragraphs of the clause it stands in came before it.
        id: Its id, once it is named.
        label: Its number as printed, once it is named.
    """

    role: Role
    marker: Marker | None = None
    depth: int = 0
    indent: float = 0
    hanging: bool = False
    heading_level: int = 0
    headings: list[str] = field(factory=list)
    texts: list[str] = field(factory=list)
    notes: list[str] = field(factory=list)
    remarks: list[str] = field(factory=list)
    places: list[str] = field(factory=list)
    text_places: list[str] = field(factory=list)
    children: list[Draft] = field(factory=list)
    follows: list[int] = field(factory=list)
    id: list[str] = field(factory=list)
    label: list[str] = field(factory=list)

    @property
    def series(self) -> tuple[object, ...] | None:
        """What its number has in common with its neighbours'."""
        return self.marker.series if self.marker else None

    @property
    def value(self) -> int:
        """The place of its number in its series."""
        return self.marker.value if self.marker else 0

    @property
    def path(self) -> tuple[str, ...]:
        """The parts of its number."""
        return self.marker.path if self.marker else ()

    @property
    def is_worded(self) -> bool:
        """Whether its number is one like "Article 5"."""
        return self.marker is not None and self.marker.style is Style.WORDED

    @property
    def is_dotted(self) -> bool:
        """Whether its number has those above it in it: "1.1"."""
        return self.marker is not None and self.marker.style is Style.DOTTED

    @property
    def has_number(self) -> bool:
        """Whether a number names it, not a bullet."""
        return self.marker is not None and self.marker.style is not Style.BULLET

    @property
    def is_item(self) -> bool:
        """Whether it stands in a list: it has a number or a bullet, and is no article."""
        return self.role is Role.NUMBER and not self.is_worded

    @property
    def is_container(self) -> bool:
        """Whether it may hold articles and headings: an annex, a part, a chapter, a section."""
        forms = {"Annex", "Part", "Chapter", "Section"}
        return self.marker is not None and self.marker.form in forms and self.marker.holder != "Article"

    @property
    def is_bare(self) -> bool:
        """Whether it has neither words nor sub-clauses yet."""
        return self.role is not Role.ROOT and not any(self.texts) and not self.children

    @property
    def last_text(self) -> str:
        """Its last paragraph."""
        return self.texts[-1] if self.texts else ""

    def holds(self, marker: Marker) -> bool:
        """Tell whether a worded number such as "Article 5" may stand in it."""
        if self.role in (Role.ROOT, Role.GROUP):
            return True
        return self.is_worded and self.marker is not None and self.marker.rank < marker.rank

    def add_text(self, block: Block, text: str | None = None) -> None:
        """Add a paragraph with its footnotes."""
        if block.wrapped and text is None and self.texts:
            self.texts[-1] = f"{self.texts[-1]} {block.text}".lstrip()
        else:
            self.texts.append(block.text if text is None else text)
            self.text_places.append(block.place)
        self.notes.extend(block.notes)

    def split_off(self, index: int) -> Draft:
        """Return one of its paragraphs as a clause of its own."""
        notes = self.notes if index == len(self.texts) - 1 else []
        return Draft(Role.PROSE, texts=[self.texts[index]], notes=notes, places=[self.text_places[index]])


def name_drafts(root: Draft) -> None:
    """Give every clause an id that no other has, and its label.

    An id is the number with those of the points above it: "10(b)(i)". Articles, sections and dotted numbers are known
    by their own: "Article 5", "5.2". What has no number is counted: "10-2", and "par-3" at the top. A number that
    stands under two headings is named with them: "security/1".
    """
    walked = [(draft, above, place, _find_own_name(draft, above)) for draft, above, place in _walk(root)]
    own = Counter(name for *_, name in walked if name)
    # Where one number of a list has a twin, the others are named like it: "security/1", "security/9".
    # "1.1" of the body is no twin of the "1.1" of a schedule.
    body: set[Draft] = {root}
    body.update(draft for draft, above, *_ in walked if above in body and not draft.is_worded)
    bodies = Counter(name for draft, above, _, name in walked if draft in body and draft.is_dotted)
    shared = {above for draft, above, _, name in walked if _is_listed(draft, above) and own[name] > 1}
    taken: dict[str, int] = {}
    named: list[Draft] = []
    for draft, above, place, found in walked:
        known = "" if _may_go_on(draft, above) and own[found] > 1 else found  # where each part counts from 1
        name = known or _find_relative_name(draft, above.id[0] if above.id else "", place)
        is_twin = own[known] > 1 and not (draft in body and bodies[known] == 1)
        is_apart = is_twin or (above in shared and _is_listed(draft, above)) or _is_low(draft)
        if known and above is not root and is_apart:
            name = f"{above.id[0]}/{known}"
        draft.id.append(_make_unique(name, taken))
        draft.label.append(_find_label(draft, name) or _count_paragraph(draft, above, place))
        named.append(draft)
    _cite_twins(named)
    _cite_as_printed(walked)


def _is_low(draft: Draft) -> bool:
    return draft.marker is not None and draft.marker.holder in _HOLDERS and len(draft.path) == 1


def _is_listed(draft: Draft, above: Draft) -> bool:
    return draft.role is Role.NUMBER and not draft.is_worded and above.role is Role.GROUP


def _cite_twins(drafts: Sequence[Draft]) -> None:
    """Label a clause whose number has a twin as a reader cites it: "Annex I, Article 2(1)", "Licence > Fees"."""
    twins = [draft for draft in drafts if "/" in draft.id[0]]
    counts = Counter(_cite(draft.id[0]) for draft in twins)
    counts.update(draft.id[0] for draft in drafts if "/" not in draft.id[0])
    labels = {draft.id[0]: draft.label[0] for draft in drafts}
    for draft in twins:
        cited, (above, _, last) = _cite(draft.id[0]), draft.id[0].rpartition("/")
        if counts[cited] == 1 and not _is_heading(draft) and not (draft.has_number and _is_plain(cited)):
            draft.label[0] = draft.label[0] if _BULLET in draft.label[0] else cited
        elif above.startswith(_CONTAINERS):
            draft.label[0] = f"{labels[above] or above}, {draft.label[0] if _is_heading(draft) else last}"
        else:
            draft.label[0] = f"{labels[above] or above} > {last if '(' in last else draft.label[0] or last}"
        labels[draft.id[0]] = draft.label[0]


def _cite_as_printed(walked: Sequence[tuple[Draft, Draft, int, str]]) -> None:
    """Label the parts of what is printed as "Стаття 3" like it: "Стаття 3(2)", and not by the word of its id."""
    for draft, above, *_ in walked:
        start = f"{above.id[0]}(" if above.id else ""
        if start and not draft.label[0] and above.label[0] and draft.id[0].startswith(start):
            draft.label[0] = f"{above.label[0]}{draft.id[0].removeprefix(above.id[0])}"


def _is_plain(cited: str) -> bool:
    """Tell whether a number says nothing without the heading it stands under: "5(a)", not "Article 5" or "5.2"."""
    return " " not in cited and "." not in cited and any(map(str.isalnum, cited))


def _is_heading(draft: Draft) -> bool:
    return draft.role is Role.GROUP and bool(draft.label[0])


def _cite(name: str) -> str:
    """Return the last part of a name with its annex, or a section's article: chapters number no articles anew."""
    *above, last = name.split("/")
    held = [part for part in above if part.startswith("Annex ")][:1]
    held += [part for part in above if part.startswith(_HOLDERS) and last.startswith(("Section ", "§ ", "Clause "))]
    return ", ".join([*held, last])


def _find_relative_name(draft: Draft, above: str, place: int) -> str:
    if draft.marker is not None and draft.has_number:
        return f"{above}({draft.marker.number})"
    return f"{above or 'par'}-{place}"


def _find_label(draft: Draft, name: str) -> str:
    if draft.role is Role.GROUP:
        heading = next(iter(draft.headings), "")
        return heading if len(heading) <= _LONGEST_LABEL else f"{heading[:_LONGEST_LABEL].rsplit(' ', 1)[0]}…"
    # The id of an item shows its number already: "10(b)".
    if draft.marker is None or not draft.has_number:
        return ""
    is_apart = draft.is_worded or "/" in name
    return draft.marker.printed if is_apart and draft.marker.printed != name else ""


def _count_paragraph(draft: Draft, above: Draft, place: int) -> str:
    """Return how what has no number is cited by the heading above it: "Fees ¶ 2", "Fees • 2", "Fees • 2-1(a)"."""
    label = above.label[0] if above.label else ""
    if not label or not (above.role is Role.GROUP or _BULLET in label):
        return ""
    if draft.marker is not None and draft.has_number:
        return f"{label}({draft.marker.number})" if _BULLET in label else ""
    sign = " ¶ " if draft.role is Role.PROSE else _BULLET if above.role is Role.GROUP else "-"
    return f"{label}{sign}{place}"


def _walk(root: Draft) -> Iterator[tuple[Draft, Draft, int]]:
    """Yield every draft with the one above it, and its place among the children there that have no number."""
    stack = [(root, iter(root.children), Counter[str]())]
    while stack:
        above, children, counted = stack[-1]
        draft = next(children, None)
        if draft is None:
            stack.pop()
            continue
        counted["unnumbered"] += not draft.has_number
        yield draft, above, counted["unnumbered"]
        stack.append((draft, iter(draft.children), Counter[str]()))


def _find_own_name(draft: Draft, above: Draft) -> str:
    """Return the name of a clause that is known without the one above it, else nothing."""
    if draft.role is Role.PREAMBLE:
        return "preamble"
    if draft.role is Role.GROUP:
        return _NO_WORD.sub("-", " ".join(draft.headings).lower())[:_LONGEST_SLUG].strip("-") or "part"
    marker = draft.marker
    if marker is None or marker.style is Style.BULLET:
        return ""
    if marker.style is Style.WORDED:
        return marker.number if marker.form == "Point" else f"{marker.form} {marker.number}".rstrip()
    is_own = marker.style is Style.DOTTED or above.role is not Role.NUMBER or _may_go_on(draft, above)
    return marker.number if is_own else ""


def _may_go_on(draft: Draft, above: Draft) -> bool:
    """Whether the numbers of a part may go on in the next one, as the sections of an act do: 1 and 2, 3 and 4."""
    is_part = above.is_container and above.marker is not None and above.marker.rank > 2
    return is_part and draft.marker is not None and draft.marker.style is Style.DECIMAL


def _make_unique(name: str, taken: dict[str, int]) -> str:
    unique = name
    while unique in taken:
        taken[name] += 1
        unique = f"{name}~{taken[name]}"
    taken[unique] = 1
    return unique
