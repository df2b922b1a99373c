"""The redline in Word: the old text with tracked changes that make the new one of it, behind a summary.

Accepting all changes gives the new text, rejecting all the old one, each clause with its number as printed. A clause on
which the new version is silent because it is not known there is not struck: it stays, and a mark in brackets that is
inserted behind it says so. The summary in front is a section of its own, and not tracked.

It is written into the Word document that the old version was read from; a version that was read from none is printed
first. A module a step: `lines` and `printing` (a version → a Word document), `plain` (a new version as the old document
would print it), `streams` (a document → blocks), `pairing` and `edits` (which blocks and characters both have),
`revisions` and `imports` (both → tracked changes), `summary`, `comments` and `copy` (a redline → a package), `proof`
(what the written file gives back).
"""

from __future__ import annotations

from attrs import frozen

from plancmp.model import PartialDate
from plancmp.report.docx.comments import list_remarks
from plancmp.report.docx.copy import Remarks, write_copy
from plancmp.report.docx.markup import Pen
from plancmp.report.docx.places import Find, count_back, find_answers, find_place, list_kept, place_remarks
from plancmp.report.docx.plain import print_alike
from plancmp.report.docx.printing import print_version
from plancmp.report.docx.streams import UnfitError
from plancmp.report.docx.summary import write_summary
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
    """Return the redline as a Word document, whatever is filtered; the same input gives the same bytes.

    Raises:
        InexactError: If its changes, accepted or rejected, would not give back one of the texts.
    """
    pen = _take_pen(view, signature)
    old, find_old = print_version(view.comparison, messages, pen, is_new=False)
    new, find_new = print_version(view.comparison, messages, pen, is_new=True)
    try:
        return write_copy(old, new, _make_remarks(view, messages, find_old, find_new), pen)
    except UnfitError as error:
        raise InexactError(f"the redline is not written: {error}") from None


def draw(
    view: View, messages: Messages, signature: Signature | None, raw: bytes | None, new_raw: bytes | None = None
) -> tuple[bytes, str]:
    """Return the redline in a copy of the old document where that is exact, else in a document of its own, and why.

    `raw` and `new_raw` are the Word documents that the versions were read from; `None` if they were other files.
    """
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

    Raises:
        UnfitError: If the redline would not be exact in a copy, with the reason.
    """
    comparison, pen = view.comparison, _take_pen(view, signature)
    if any(entry.companion for plan in (comparison.old, comparison.new) for entry in plan.outline()):
        raise UnfitError("other files were taken along")
    if new_raw is not None and comparison.new.extracted:
        return write_copy(raw, new_raw, _make_remarks(view, messages, find_place, find_place), pen)
    remarks = _make_remarks(view, messages, find_place, count_back)
    return write_copy(raw, lambda blocks: print_alike(comparison, messages, blocks), remarks, pen)


def _make_remarks(view: View, messages: Messages, find_old: Find, find_new: Find) -> Remarks:
    return Remarks(
        write_summary(view, messages),
        *place_remarks(view.comparison, list_remarks(view, messages), find_old, find_new),
        list_kept(view.comparison, messages, find_old),
        find_answers(view.comparison, find_old, find_new),
    )


def _take_pen(view: View, signature: Signature | None) -> Pen:
    signature = signature or Signature()
    date = signature.date or view.comparison.new.date
    return Pen(flatten(signature.author), "{:04}-{:02}-{:02}T00:00:00Z".format(*date.first) if date else "")
