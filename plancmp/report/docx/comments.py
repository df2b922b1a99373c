"""Comments on a redline: what the words do not show of a clause, and the evidence for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.diff import ClauseChange, Effect, Materiality
from plancmp.report.docx.markup import Pen, escape_attribute, write_paragraph, write_run
from plancmp.report.items import ChangeItem, group_items, list_items
from plancmp.report.messages import Messages
from plancmp.report.phrases import clean
from plancmp.report.view import View


def list_remarks(view: View, messages: Messages) -> dict[str, tuple[str, ...]]:
    """Return what is said of each changed clause, as lines, by the fingerprint of its change.

    Each changed term has a line, with its rule and its fingerprint, and so has what is not known.
    """
    groups = group_items(list_items(view, messages)).items()
    lines = {name: tuple(_list_lines(items[0].block.change, items, messages)) for name, items in groups}
    return {name: some for name, some in lines.items() if some}


def _list_lines(change: ClauseChange, items: Sequence[ChangeItem], messages: Messages) -> Iterator[str]:
    for item in items:
        effect = item.block.change.kind
        silent = effect.is_silence and not (change.old and change.new)
        if item.term or silent or item.materiality is Materiality.MATERIAL or item.effect == str(Effect.WITHHELD):
            remarks = [remark for remark in item.remarks if remark]
            evidence = (
                f"{messages.say('rule')}: {', '.join(item.rules)}; {messages.say('fingerprint')}: {item.fingerprint}"
            )
            head = item.name(messages) if item.term or not silent else messages.say(str(effect))
            yield "; ".join(part for part in (head, item.difference, *remarks) if part)
            yield f"({'; '.join([evidence, *item.sources])})"


def write_comment(number: int, lines: Sequence[str], pen: Pen) -> str:
    """Return a comment."""
    date = f' w:date="{pen.date}"' if pen.date else ""
    content = "".join(write_paragraph("", write_run(clean(line).replace("\n", " "))) for line in lines)
    author, initials = escape_attribute(pen.author), escape_attribute(pen.author[:2])
    return f'<w:comment w:id="{number}" w:author="{author}"{date} w:initials="{initials}">{content}</w:comment>'
