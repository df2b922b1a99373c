"""The redline in Word: the old text with tracked changes that make the new one of it, behind a summary.

Accepting all changes gives the new text, rejecting all the old one, each clause with its number as printed. A clause on
which the new version is silent because it is not known there is not struck: it stays, and a mark in brackets that is
inserted behind it says so. The summary in front is a section of its own, and not tracked.

A module a step: `lines` (a version → lines), `matches` (what both versions have), `weaving` (both → pieces),
`tracks` (a comparison → a redline), `text`, `markup`, `summary`, `comments` and `package` (pieces → a package),
`proof` (what the written file gives back); `original` and `copy` write into a copy of the old document.
"""

from __future__ import annotations

from attrs import frozen

from plancmp.model import PartialDate
from plancmp.report.docx.comments import list_remarks, place_comments, write_comment
from plancmp.report.docx.markup import Pen
from plancmp.report.docx.package import LANDSCAPE, PORTRAIT, write_new, write_zip
from plancmp.report.docx.places import list_kept, place_remarks
from plancmp.report.docx.proof import find_fault
from plancmp.report.docx.summary import write_summary
from plancmp.report.docx.text import write_text
from plancmp.report.docx.tracks import draw_redline
from plancmp.report.messages import Messages
from plancmp.report.phrases import flatten
from plancmp.report.view import View


@frozen
class Signature:
    """Who made the changes, and when.

    Attributes:
        author: Whom the changes are by.
        date: When they were made; `None` for the date of the new version, never that of the run.
    """

    author: str = "plancmp"
    date: PartialDate | None = None


class InexactError(ValueError):
    """A redline that failed its proof; it is never handed out."""


def render(view: View, messages: Messages, signature: Signature | None = None) -> bytes:
    """Return the redline as a Word document; the same input gives the same bytes.

    Args:
        view: What the summary shows; the redline has both versions whole, whatever is filtered.
        messages: The catalogue.
        signature: Who made the changes, and when.

    Raises:
        InexactError: If its changes, accepted or rejected, would not give back one of the texts.
    """
    comparison, pen = view.comparison, _take_pen(view, signature)
    redline = draw_redline(comparison, messages)
    comments = place_comments(redline, list_remarks(view, messages))
    anchors = {paragraph: number for number, paragraph in enumerate(comments)}
    end = f"<w:p><w:pPr>{LANDSCAPE}</w:pPr></w:p>"
    body = "".join((write_summary(view, messages), end, *write_text(redline, pen, anchors), PORTRAIT))
    written = "".join(write_comment(anchors[number], lines, pen) for number, lines in comments.items())
    title = f"{flatten(comparison.old.title)} → {flatten(comparison.new.title)}"
    parts = write_new(body, written, title, pen.author, pen.date)
    if fault := find_fault(parts["word/document.xml"], redline):
        raise InexactError(f"the redline does not give back both texts, so it is not written: {fault}")
    return write_zip(parts)


def draw(
    view: View, messages: Messages, signature: Signature | None, raw: bytes | None, new_raw: bytes | None = None
) -> tuple[bytes, str]:
    """Return the redline in a copy of the old document where that is exact, else in a document of its own.

    Args:
        view: What the summary shows.
        messages: The catalogue.
        signature: Who made the changes, and when.
        raw: The Word document that the old version was read from; `None` if it was another file.
        new_raw: The same of the new version.

    Returns:
        The document; and why it has not the styles of the old one, if it was to have them.
    """
    from plancmp.report.docx.streams import UnfitError

    if raw is not None and view.comparison.old.extracted:
        try:
            return render_copy(view, messages, signature, raw, new_raw), ""
        except UnfitError as error:
            return render(view, messages, signature), str(error)
    return render(view, messages, signature), ""


def render_copy(
    view: View, messages: Messages, signature: Signature | None, raw: bytes, new_raw: bytes | None = None
) -> bytes:
    """Return the redline in a copy of the Word document that the old version was read from.

    Args:
        view: What the summary shows.
        messages: The catalogue.
        signature: Who made the changes, and when.
        raw: The document.
        new_raw: The Word document that the new version was read from; `None` if it was another file.

    Raises:
        UnfitError: If the redline would not be exact in a copy, with the reason.
    """
    from plancmp.report.docx.copy import Remarks, write_copy
    from plancmp.report.docx.plain import print_version
    from plancmp.report.docx.streams import UnfitError

    comparison, pen = view.comparison, _take_pen(view, signature)
    if any(entry.companion for plan in (comparison.old, comparison.new) for entry in plan.outline()):
        raise UnfitError("other files were taken along")
    is_word = new_raw is not None and comparison.new.extracted
    remarks = Remarks(
        write_summary(view, messages),
        lambda number, lines: write_comment(number, lines, pen),
        *place_remarks(comparison, list_remarks(view, messages), is_plain=not is_word),
        list_kept(comparison, messages),
    )
    new = new_raw if new_raw is not None and is_word else lambda blocks: print_version(comparison, messages, blocks)
    return write_copy(raw, new, remarks, pen)


def _take_pen(view: View, signature: Signature | None) -> Pen:
    signature = signature or Signature()
    return Pen(flatten(signature.author), spell_date(signature.date or view.comparison.new.date))


def spell_date(date: PartialDate | None) -> str:
    """Return the beginning of a date as Word spells it; empty for none."""
    return "{:04}-{:02}-{:02}T00:00:00Z".format(*date.first) if date else ""
