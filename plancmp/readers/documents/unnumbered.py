"""What is a clause in a text without numbers."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.readers.documents.ids import Draft, Role

_FEW_NUMBERS = 20  # paragraphs before the first number, for each number, of a text that has no list


def split_prose(root: Draft) -> None:
    """Make each paragraph a clause where a text has no numbers, or hardly any: a list whose numbers got lost.

    What stands in a list with bullets goes with the paragraph before it.
    """
    drafts = list(_list_drafts(root))
    numbered = [draft for draft in drafts if draft.has_number or draft.role is Role.PROSE]
    opening = root.children[0] if root.children else root
    if _FEW_NUMBERS * len(numbered) > len(opening.texts):
        return
    if opening.role is Role.PREAMBLE and not opening.headings and len(opening.texts) > 1:
        parts = [opening.split_off(i) for i in range(len(opening.texts))]
        for child in opening.children:
            parts[max(child.follows[0] - 1, 0)].children.append(child)
        root.children[:1] = parts
    if any(draft.role is Role.NUMBER for draft in drafts):
        return
    for group in drafts:
        if group.role is Role.GROUP and len(group.texts) > 1:
            group.children[:0] = [group.split_off(i) for i in range(len(group.texts))]
            for paragraphs in (group.texts, group.text_places, group.notes):
                paragraphs.clear()


def _list_drafts(root: Draft) -> Iterator[Draft]:
    for draft in root.children:
        yield draft
        yield from _list_drafts(draft)
