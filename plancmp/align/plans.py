"""Plans → an alignment: what the engine finds in the words, and what the names of terms add.

The name of a term is the same for the same matter in every version. So two clauses that nothing in their words links,
but that alone in their versions hold a term of one name, answer to each other: "the army is limited to 600,000" and a
clause that is known from three short reports. Terms that a program extracted have made-up names and do not count; what
they are about helps with what is left over in the end (`plancmp.align.subjects`).

The engine finds a part such as "The buyer pays the costs." in every clause that holds its words, and links all parts of
one wording to the same clause. Of clauses that hold it, each takes the part that stands nearest to its other partner.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from attrs import evolve

from plancmp.align.alignment import NO_PINS, Alignment, Link, Pair, Pins, Reason, add_links
from plancmp.align.contained import link_contained
from plancmp.align.engine import Similarity, align_units
from plancmp.align.groups import group_pairs
from plancmp.align.holders import drop_titles, link_holders, link_openings
from plancmp.align.subjects import link_by_subject
from plancmp.align.unit import Unit
from plancmp.align.words import pick_long_words, split_words
from plancmp.model import Clause, Disclosure, Entry, Plan, Term
from plancmp.model.omissions import is_deferral, is_omission
from plancmp.model.plan import is_report_pair
from plancmp.model.value import spell_whole

_HALF = 0.5
_Edge = tuple[int, int]


def align_plans(old: Plan, new: Plan, *, pins: Pins | None = None, similarity: Similarity | None = None) -> Alignment:
    """Find which clause of one version answers to which of the other.

    Args:
        old: The old version.
        new: The new version.
        pins: Links that a person has decided, by places in the two outlines; a report, whose clauses answer to those of
            the same id, knows none.
        similarity: An outside model, asked only about what wording leaves open.

    Returns:
        The alignment, by places in `old.outline()` and `new.outline()`.
    """
    if is_report_pair(old, new):
        from plancmp.align.reports import link_report

        return link_report(old, new)
    if old.extracted and new.extracted and old.language != new.language:
        from plancmp.align.translations import align_translations

        return align_translations(old, new, pins or NO_PINS)
    before, after = old.outline(), new.outline()
    pins = pins or NO_PINS
    crowded = _find_crowded(before) | _find_crowded(after)
    # What a program read in the words says nothing that the words do not say.
    is_read = old.extracted and new.extracted
    units = [[_make_unit(entry, crowded, is_read=is_read) for entry in outline] for outline in (before, after)]
    alignment = _link_by_terms(align_units(*units, pins=pins, similarity=similarity), before, after, pins)
    alignment = settle_parts(alignment, before, after, pins)
    alignment = drop_titles(alignment, before, after, pins) if is_read else alignment
    alignment = _link_items(alignment, before, after, pins)
    alignment = link_holders(_link_omissions(alignment, before, after, pins), before, after, pins)
    if is_read:
        alignment = link_openings(link_contained(alignment, before, after, pins), before, after, pins)
        return link_by_subject(alignment, before, after, pins)
    alone = (*(before[i] for i in alignment.removed), *(after[j] for j in alignment.added))
    if any(entry.clause.disclosure is Disclosure.REPORTED for entry in alone):
        from plancmp.align.claims import link_claims

        return link_claims(alignment, old, new, pins)
    return alignment


def _find_crowded(outline: Iterable[Entry]) -> frozenset[str]:
    """Return the texts that several clauses have, however they are wrapped."""
    counts = Counter(_unwrap(entry.clause.text) for entry in outline)
    return frozenset(text for text, count in counts.items() if count > 1)


def _unwrap(text: str) -> str:
    return " ".join(text.split())


def read_number(clause: Clause) -> str:
    """Return the number by which clauses answer to each other: "Article 5(1)", also where "Art. 5(1)" is printed."""
    part = "" if "/" in clause.id else clause.id.partition("(")[2]
    return clause.id if part and clause.label.partition("(")[2] == part else clause.number


def _make_unit(entry: Entry, crowded: Collection[str], *, is_read: bool) -> Unit:
    clause = entry.clause
    texts = [clause.text, *(option.text for option in clause.options), *(report.text for report in clause.reports)]
    facts = {fact for term in _list_terms(clause) if not is_read for fact in _list_facts(term)}
    facts.update(name for report in clause.reports for name in report.drops)
    return Unit(
        "\n".join(text for text in texts if text),
        clause.heading,
        read_number(clause),
        frozenset(() if is_read else entry.topics),
        frozenset(facts),
        entry.parent,
        _spell_rest(clause, is_read=is_read) if crowded and _unwrap(clause.text) in crowded else "",
    )


def _spell_rest(clause: Clause, *, is_read: bool) -> str:
    parts = (
        () if is_read else clause.terms,
        clause.options,
        clause.reports,
        clause.agreement,
        clause.disclosure,
        clause.attributes,
    )
    return spell_whole(parts)


def _list_terms(clause: Clause) -> Sequence[Term]:
    if not clause.options and not clause.reports:
        return clause.terms  # as in most clauses
    in_options = (term for option in clause.options for term in option.terms)
    return [*clause.terms, *in_options, *(term for report in clause.reports for term in report.terms)]


def _list_facts(term: Term) -> tuple[str, ...]:
    if term.constraint is None:
        return (term.name,)
    return (term.name, f"{term.name}: {term.force} {term.constraint.describe()}")


def _link_by_terms(alignment: Alignment, old: Sequence[Entry], new: Sequence[Entry], pins: Pins) -> Alignment:
    """Link clauses that are left over and alone hold a term of one name; confirm links that do, undo weak ones."""
    homes_old, homes_new = _find_homes(old), _find_homes(new)
    shared: dict[tuple[int, int], list[str]] = {}
    for name in sorted(homes_old.keys() & homes_new.keys()):
        shared.setdefault((homes_old[name], homes_new[name]), []).append(name)
    links = [
        evolve(link, weak=False) if link.weak and (link.old[0], link.new[0]) in shared else link
        for link in alignment.links
    ]
    strange = [link for link in links if _hold_others(link, old, new) and (link.weak or _share_little(link, old, new))]
    links = [link for link in links if link not in strange]
    removed = {*alignment.removed, *(i for link in strange for i in link.old)}
    added = {*alignment.added, *(j for link in strange for j in link.new)}
    # The most shared names first; the names themselves break ties, so that the order of the sides does not matter.
    for (i, j), names in sorted(shared.items(), key=lambda item: (-len(item[1]), item[1])):
        if i in removed and j in added and (i, j) not in pins.forbidden:
            removed.remove(i)
            added.remove(j)
            links.append(Link((i,), (j,), (Pair(i, j, 1.0, (Reason("shared-terms", ", ".join(names)),)),), weak=False))
    ordered = tuple(sorted(links, key=lambda link: (link.old, link.new)))
    return Alignment(ordered, tuple(sorted(removed)), tuple(sorted(added)))


def _link_omissions(alignment: Alignment, old: Sequence[Entry], new: Sequence[Entry], pins: Pins) -> Alignment:
    """Link a number of which nothing but a mark of omission is printed to the clause of that number, if it is left."""
    removed = {(_place_of(old, i), old[i].clause.number): i for i in alignment.removed}
    links = []
    for j in alignment.added:
        i = removed.get((_place_of(new, j), new[j].clause.number))
        if i is None or (i, j) in pins.forbidden:
            continue
        texts = (old[i].clause.text, new[j].clause.text)
        if any(is_omission(text) or is_deferral(text) for text in texts):
            links.append(Link((i,), (j,), (Pair(i, j, 1.0, (Reason("same-number", new[j].clause.number),)),)))
    return add_links(alignment, links)


def _place_of(outline: Sequence[Entry], index: int) -> tuple[str, ...]:
    """Return the numbers of the clauses that a clause stands in."""
    above = outline[index].parent
    return () if above is None else (*_place_of(outline, above), outline[above].clause.number)


def _link_items(alignment: Alignment, old: Sequence[Entry], new: Sequence[Entry], pins: Pins) -> Alignment:
    """Link items left over at one place of one point, of which half the words of the shorter are shared."""
    points = {link.old[0]: link.new[0] for link in alignment.links if len(link.old) == len(link.new) == 1}
    left = {(new[j].parent, _number_item(new, j)): j for j in alignment.added if new[j].parent is not None}
    links = []
    for i in alignment.removed:
        above = old[i].parent
        j = left.get((points[above], _number_item(old, i))) if above in points else None
        if j is None or (i, j) in pins.forbidden:
            continue
        bags = [set(pick_long_words(split_words(entry.clause.text))) for entry in (old[i], new[j])]
        if bags[0] & bags[1] and 2 * len(bags[0] & bags[1]) >= min(map(len, bags)):
            reason = Reason("same-number", new[j].clause.number)
            link = Link((i,), (j,), (Pair(i, j, _HALF, (reason,)),), weak=True)
            links += [] if _hold_others(link, old, new) else [link]
    return add_links(alignment, links)


def _number_item(outline: Sequence[Entry], index: int) -> str:
    """Return the number of an item within the clause that it stands in."""
    above = outline[index].parent
    number = outline[index].clause.number
    return number if above is None else number.removeprefix(outline[above].clause.number)


def _share_little(link: Link, old: Sequence[Entry], new: Sequence[Entry]) -> bool:
    """Say whether two clauses have less than half of their longer words in common: "has at most" says little."""
    bags = [set(pick_long_words(split_words(entry.clause.text))) for entry in (old[link.old[0]], new[link.new[0]])]
    return 2 * len(bags[0] & bags[1]) < _HALF * sum(map(len, bags))


def _hold_others(link: Link, old: Sequence[Entry], new: Sequence[Entry]) -> bool:
    """Say whether a person named what two clauses lay down, and gave them nothing in common."""
    if len(link.old) != 1 or len(link.new) != 1:
        return False
    before, after = old[link.old[0]], new[link.new[0]]
    names = [{term.name for term in _list_terms(entry.clause) if term.evidence is None} for entry in (before, after)]
    return all(names) and not names[0] & names[1]


def _find_homes(outline: Sequence[Entry]) -> Mapping[str, int]:
    """Return the one clause that holds each term name, for names that stand in one clause only."""
    homes: dict[str, set[int]] = {}
    for entry in outline:
        for term in _list_terms(entry.clause):
            if term.evidence is None:
                homes.setdefault(term.name, set()).add(entry.index)
        for report in entry.clause.reports:
            for name in report.drops:
                homes.setdefault(name, set()).add(entry.index)
    return {name: places.pop() for name, places in homes.items() if len(places) == 1}


def settle_parts(alignment: Alignment, old: Sequence[Entry], new: Sequence[Entry], pins: Pins) -> Alignment:
    """Give each part of one wording to the clause that it was cut off from, or went into.

    Returns:
        The alignment, the same whichever version is the old one.
    """
    there = _settle(alignment, old, new, pins) if any(len(link.new) > 1 for link in alignment.links) else alignment
    if all(len(link.old) == 1 for link in there.links):
        return there
    return _settle(there.mirrored(), new, old, pins.mirrored()).mirrored()


def _settle(alignment: Alignment, old: Sequence[Entry], new: Sequence[Entry], pins: Pins) -> Alignment:
    texts = [" ".join(entry.clause.text.split()) for entry in new]
    counts = Counter(filter(None, texts))
    if max(counts.values(), default=0) < 2:
        return alignment
    pairs = {(pair.old, pair.new): pair for link in alignment.links for pair in link.pairs}
    partners: dict[int, set[int]] = {}
    for i, j in pairs:
        partners.setdefault(i, set()).add(j)
    wholes = {i: " ".join(old[i].clause.text.split()) for i, linked in partners.items() if linked}
    changed = False
    for (i, j), pair in sorted(pairs.items()):
        if counts[texts[j]] < 2 or len(partners[i]) < 2 or (i, j) in pins.required or texts[j] not in wholes[i]:
            continue
        best = _find_nearest(j, texts[j], wholes, partners)
        if best is not None and best != i and (best, j) not in pairs and (best, j) not in pins.forbidden:
            del pairs[i, j]
            pairs[best, j] = evolve(pair, old=best)
            partners[i].remove(j)
            partners[best].add(j)
            changed = True
    if not changed:
        return alignment
    return group_pairs(pairs.values(), alignment.weak_pairs(), len(old), len(new))


def _find_nearest(place: int, part: str, wholes: Mapping[int, str], partners: Mapping[int, set[int]]) -> int | None:
    """Return the clause that holds a part and has another partner nearest to it."""
    ranked = [
        (min(abs(place - other) for other in partners[i] - {place}), i)
        for i, whole in wholes.items()
        if part in whole and part != whole and partners[i] - {place}
    ]
    return min(ranked)[1] if ranked else None
