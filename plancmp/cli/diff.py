"""Compare two versions of a negotiated text and report which terms changed."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from plancmp.cli.arguments import (
    COMPARED,
    SHOWN,
    WRITTEN,
    UsageError,
    add_config,
    add_language,
    add_links,
    add_output,
    add_plans,
    add_taxonomy,
    add_volume,
    choose_format,
    goes_to_screen,
    group,
    measure_screen,
    read_config,
    read_links,
    read_taxonomy,
    split_names,
    write_output,
)
from plancmp.cli.plans import read_plans
from plancmp.cli.stages import Stages
from plancmp.diff import Comparison, Materiality, compare
from plancmp.diff.effects import WORDS
from plancmp.model import Taxonomy
from plancmp.readers import find_taxonomy
from plancmp.readers.codecs import require_known
from plancmp.report import (
    BINARY,
    BRIEF,
    FORMATS,
    LOCATED,
    Filter,
    Messages,
    Origin,
    View,
    build_view,
    find_messages,
    find_renderer,
)
from plancmp.report.closing import say_differing, say_hidden

if TYPE_CHECKING:
    from plancmp.report.docx import Signature

_ONLY = [*WORDS, "review"]
_CAUTIOUS = ("terminal", "markdown", "html", "docx")
_TEMPLATE_BYTES = 2**30  # a gigabyte beyond what the comparison took
_EPILOG = """\
exit codes: 0 no change of terms, 1 terms changed, 2 trouble

examples:
  plancmp draft.yaml final.yaml
  plancmp draft.yaml final.yaml --topic nato,military --only material
  plancmp draft.yaml final.yaml --party Ukraine -o report.md
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this verb."""
    parser.epilog = _EPILOG
    parser.usage = "plancmp OLD NEW [options]"
    add_plans(parser)
    shown = group(parser, SHOWN)
    shown.add_argument("--full", action="store_true", help="add redlines, evidence and sources, as files have")
    shown.add_argument("--summary", action="store_true", help="only what matters most: the report's “In short”")
    shown.add_argument(
        "--topic", action="append", metavar="ID", help="only these topics; repeat, or separate with commas"
    )
    shown.add_argument("--party", action="append", metavar="NAME", help="only terms that bind or benefit these parties")
    shown.add_argument(
        "--only",
        action="append",
        metavar="WORD",
        help=f"only changes of this effect, kind, flag or materiality: {', '.join(_ONLY)}",
    )
    add_language(parser)
    add_output(parser, FORMATS)
    add_volume(parser)
    where = group(parser, WRITTEN)
    where.add_argument(
        "--template",
        metavar="FILE",
        help="write the report with this Jinja2 template (Markdown, HTML or any other text)",
    )
    where.add_argument(
        "--author", metavar="NAME", help="the author of the tracked changes in a redline (docx; default: plancmp)"
    )
    where.add_argument(
        "--date", metavar="DATE", help="the date of the tracked changes in a redline (docx; default: the new version's)"
    )
    add_links(parser)
    add_taxonomy(parser)
    add_config(parser)
    group(parser, COMPARED).add_argument(
        "--exit-code-on",
        choices=[str(word) for word in Materiality],
        default="material",
        help="the lowest materiality that gives exit code 1 (default: material)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Compare, report, and return the exit code."""
    renderer_name = _choose_renderer(arguments)
    if arguments.summary and renderer_name not in BRIEF:
        raise UsageError(f"--summary goes with --format {', '.join(sorted(BRIEF))}")
    messages = find_messages(arguments.language)
    signature = _read_signature(arguments, renderer_name)
    report: str | bytes = ""
    with Stages(messages, is_shown=not arguments.quiet and sys.stderr.isatty()) as stages:
        stages.begin("read")
        taxonomy = read_taxonomy(arguments.taxonomy)
        old, new = read_plans(arguments, taxonomy)
        config = read_config(arguments.config)
        pins = read_links(arguments.links, old, new)
        stages.begin("compare")
        comparison = compare(
            old, new, pins=pins, taxonomy=taxonomy, progress=lambda done, total: stages.note("compare", done, total)
        )
        if config is not None and config.grades:
            from plancmp.diff.grades import regrade

            comparison = regrade(comparison, config.grades)
        stages.begin("report")
        taxonomy = taxonomy or find_taxonomy(comparison.new.taxonomy)
        wanted = _read_filter(arguments, comparison, taxonomy)
        if arguments.output or not arguments.quiet:
            origins = _find_origins(arguments, renderer_name, comparison)
            taxonomy = messages.translate_taxonomy(taxonomy)
            view = build_view(comparison, taxonomy, wanted, origins=origins, is_brief=arguments.summary)
            if signature is not None:
                report = _draw(arguments, view, messages, signature)
            else:
                report = _render(arguments, renderer_name, view, messages)
    if not (arguments.full and isinstance(report, str) and goes_to_screen(arguments) and _page(report)):
        write_output(arguments, report)
    if renderer_name not in _CAUTIOUS and not arguments.quiet:
        # Other formats may say nothing of it.
        differing = say_differing(old.account, new.account, messages)
        sys.stderr.write(f"{differing}\n" if differing else "")
    if arguments.verbose:
        _tell(arguments, comparison, stages, messages)
    return int(_has_changes(comparison, Materiality(arguments.exit_code_on)))


def _choose_renderer(arguments: argparse.Namespace) -> str:
    """Return the format; it does not matter where a template is given.

    Raises:
        UsageError: If both are given.
    """
    if not arguments.template:
        return choose_format(arguments, FORMATS)
    if arguments.format:
        raise UsageError("--template and --format contradict each other; a template is a format of its own")
    if arguments.open and not arguments.output:
        raise UsageError("--open needs a file to open; give -o FILE")
    return ""


def _read_signature(arguments: argparse.Namespace, renderer_name: str) -> Signature | None:
    """Return who made the changes of a redline, and when; `None` for other formats.

    Raises:
        UsageError: If the options do not fit.
    """
    if renderer_name not in BINARY:
        if arguments.author or arguments.date:
            raise UsageError("--author and --date are those of tracked changes; they go with --format docx")
        return None
    if not arguments.output and not arguments.quiet and sys.stdout.isatty():
        raise UsageError("a Word document cannot be shown on a terminal; give -o FILE.docx")
    from plancmp.model.dates import parse_date
    from plancmp.report.docx import Signature

    try:
        date = parse_date(arguments.date) if arguments.date else None
    except ValueError as error:
        raise UsageError(f"--date: {error}") from None
    return Signature(arguments.author or Signature().author, date)


def _draw(arguments: argparse.Namespace, view: View, messages: Messages, signature: Signature) -> bytes:
    """Return the redline in Word: in a copy of the old document, if it is one of Word and a copy would be exact."""
    from plancmp.report.docx import draw

    comparison = view.comparison
    sides = ((arguments.old, comparison.old), (arguments.new, comparison.new))
    raws = [_read_word(name) if name != "-" and plan.extracted else None for name, plan in sides]
    content, reason = draw(view, messages, signature, *raws)
    if reason and not arguments.quiet:
        sys.stderr.write(f"{arguments.old}: its styles are not kept in the redline: {reason}\n")
    return content


def _read_word(name: str) -> bytes | None:
    """Return a file if it is a Word document."""
    from plancmp.readers import read_bytes
    from plancmp.readers.documents.formats import find_format

    raw = read_bytes(name)
    return raw if find_format(name, raw) == "docx" else None


def _tell(arguments: argparse.Namespace, comparison: Comparison, stages: Stages, messages: Messages) -> None:
    """Say on standard error what was read, how it was linked, and how long it took."""
    from plancmp.report.closing import list_account

    notes = [
        *list_account(comparison, (arguments.old, arguments.new), messages),
        messages.say("account-times", times=stages.tell()),
    ]
    sys.stderr.write("".join(f"{note}\n" for note in notes))


def _read_filter(arguments: argparse.Namespace, comparison: Comparison, taxonomy: Taxonomy) -> Filter:
    topics, parties, only = map(split_names, (arguments.topic, arguments.party, arguments.only))
    require_known(topics, [topic.id for topic in taxonomy.topics], "topic")
    require_known(parties, [*dict.fromkeys((*comparison.old.parties, *comparison.new.parties))], "party")
    require_known(only, _ONLY, "word for --only")
    return Filter(frozenset(topics), frozenset(parties), frozenset(only))


def _find_origins(arguments: argparse.Namespace, renderer_name: str, comparison: Comparison) -> tuple[Origin, Origin]:
    """Return the files of the two versions, and for formats that point into them the lines of their clauses."""
    if renderer_name not in LOCATED:
        old, new = (Origin("" if path == "-" else path) for path in (arguments.old, arguments.new))
        return old, new
    from plancmp.library.origins import find_origin

    return find_origin(arguments.old, comparison.old), find_origin(arguments.new, comparison.new)


def _render(arguments: argparse.Namespace, renderer_name: str, view: View, messages: Messages) -> str:
    """Return the report; in colour and as wide as the terminal where it goes to one."""
    if arguments.template:
        from plancmp.cli.limits import limit_memory
        from plancmp.report.template import render_template

        with limit_memory(_TEMPLATE_BYTES):
            text = render_template(arguments.template, view, messages)
        hidden = say_hidden(view.list_hidden(), messages)
        if hidden and not arguments.quiet:
            # A template may say nothing of it.
            sys.stderr.write(f"{hidden}\n")
        return text
    if renderer_name == "terminal" and not arguments.output:
        from plancmp.report.comparison import render

        width = measure_screen(arguments)
        styled = goes_to_screen(arguments) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return render(view, messages, width=width, is_full=arguments.full, is_styled=styled)
    return find_renderer(renderer_name)(view, messages)


def _page(report: str) -> bool:
    from plancmp.cli.pager import show_paged

    return show_paged(report)


def _has_changes(comparison: Comparison, least: Materiality) -> bool:
    return any(change.materiality.rank <= least.rank for change in comparison.changes)
