"""What the library's calls return: the results of the floors below, which show, save and list themselves.

A floor computes and knows no report. Its results become these classes here, where the reports are known, so that a
user has both in one value. Reports are imported when a result is first shown.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypedDict, Unpack, cast

import attrs
from attrs import field, frozen

from plancmp.align import Alignment as Links
from plancmp.align import Pins
from plancmp.diff import Comparison as Changes
from plancmp.diff import Effect
from plancmp.diff.coverage import Coverage, prove_coverage
from plancmp.diff.deep import diff_deeply
from plancmp.diff.effects import WORDS
from plancmp.diff.patch import Patch, make_patch
from plancmp.diff.verdicts import Verdict, judge_topics
from plancmp.model import Plan, Taxonomy
from plancmp.policy import Check as Findings
from plancmp.readers import find_taxonomy, write_bytes
from plancmp.readers.codecs import quote, require_known, suggest

if TYPE_CHECKING:
    from deepdiff import DeepDiff

    from plancmp.report import Messages, View

_TITLE = 40  # characters of a title on a line


class Wanted(TypedDict, total=False):
    """What of a result is shown, and in which language; everything that is not said is shown.

    Attributes:
        topic: Only these topics, by their ids.
        party: Only terms that bind or benefit these parties.
        term: Only these terms, by their names.
        only: Only changes of these effects, kinds, flags or materialities; of a merge, rows of these states.
        summary: Only what matters most.
        language: The language of the report's own words, such as "en".
    """

    topic: str | Sequence[str]
    party: str | Sequence[str]
    term: str | Sequence[str]
    only: str | Sequence[str]
    summary: bool
    language: str


class Result:
    """A result that shows, saves and lists itself."""

    __slots__ = ()
    wanted: ClassVar[tuple[str, ...]] = ("language",)
    endings: ClassVar[dict[str, str]] = {
        ".json": "json", ".html": "html", ".htm": "html", ".md": "markdown", ".txt": "terminal",
    }  # fmt: skip
    _report: ClassVar[str]

    def render(self, form: str, **wanted: Unpack[Wanted]) -> str | bytes:
        """Return the result in one of its formats, the same bytes as the command line writes.

        Args:
            form: The format as the command line calls it, such as "terminal", "markdown", "html", "json", "csv".
            **wanted: What of it to show; see `Wanted`.

        Raises:
            TypeError: If this result cannot be chosen from in this way.
            ValueError: If there is no such format, topic, party, term, word or language.
        """
        for key in wanted:
            if key not in self.wanted:
                hint = suggest(key, self.wanted) or f"it takes {', '.join(self.wanted)}"
                raise TypeError(f"a {type(self).__name__} is not chosen from by {quote(key)}; {hint}")
        return self._render(form, wanted)

    def _render(self, form: str, wanted: Wanted) -> str | bytes:
        report = import_module(f"plancmp.report.{self._report}")
        require_known([form], report.FORMATS, "format")
        messages = choose_messages(wanted)
        content: str | bytes = report.render(form, self._build_view(wanted, messages), messages)
        return content

    def _build_view(self, wanted: Wanted, messages: Messages) -> Any:  # noqa: ANN401, ARG002 - what a report takes
        return self

    def to_json(self, **wanted: Unpack[Wanted]) -> str:
        """Return it as JSON; `plancmp schema` prints what it holds. For `wanted` see `render`."""
        return str(self.render("json", **wanted))

    def to_dict(self, **wanted: Unpack[Wanted]) -> dict[str, Any]:
        """Return it as plain data: what `to_json` spells. For `wanted` see `render`."""
        data: dict[str, Any] = json.loads(self.to_json(**wanted))
        return data

    def to_markdown(self, **wanted: Unpack[Wanted]) -> str:
        """Return it as Markdown. For `wanted` see `render`."""
        return str(self.render("markdown", **wanted))

    def to_html(self, **wanted: Unpack[Wanted]) -> str:
        """Return it as one HTML page that needs nothing else. For `wanted` see `render`."""
        return str(self.render("html", **wanted))

    def records(self, **wanted: Unpack[Wanted]) -> list[dict[str, Any]]:
        """Return it as rows of plain values, for a data frame of pandas or polars. For `wanted` see `render`."""
        raise NotImplementedError

    def save(self, path: str | os.PathLike[str], **wanted: Unpack[Wanted]) -> None:
        """Write it to a file, in the format that the ending names; the file is there whole or as it was before.

        Args:
            path: Where to.
            **wanted: What of it to show; see `render`.

        Raises:
            OSError: If it cannot be written.
            ValueError: If the ending names no format.
        """
        name = os.fspath(path)
        ending = os.path.splitext(name)[1].lower()
        if ending not in self.endings:
            raise ValueError(f"{name}: the ending names no format; end it in {', '.join(self.endings)}")
        content = self.render(self.endings[ending], **wanted)
        if isinstance(content, str):
            # Spreadsheets know by the mark that a table is UTF-8.
            content = content.encode("utf-8-sig" if ending == ".csv" else "utf-8")
        write_bytes(name, content)

    def _repr_html_(self) -> str:
        """Return the page in a frame, so that a notebook shows it and nothing of it touches the notebook."""
        from html import escape

        return (
            f'<iframe title="{escape(repr(self))}" sandbox="allow-scripts allow-popups" '
            f'style="width:100%;height:36rem;border:1px solid #8888" srcdoc="{escape(self.to_html())}"></iframe>'
        )

    @classmethod
    def of(cls, found: attrs.AttrsInstance, **more: Any) -> Self:  # noqa: ANN401 - fields of the class
        """Return a result of a floor below with what it takes to show it."""
        names = [item.name for item in attrs.fields(type(found))]
        return cls(**{name: getattr(found, name) for name in names}, **more)


@frozen(repr=False)
class Comparison(Changes, Result):
    """What changed from one version to another, as a result that shows, saves and lists itself.

    Attributes:
        taxonomy: Where the topics' titles and order come from; `None` for the built-in one that the new version names.
        paths: The files of the two versions; empty where they were none.
    """

    wanted: ClassVar[tuple[str, ...]] = ("topic", "party", "only", "summary", "language")
    taxonomy: Taxonomy | None = field(default=None, eq=False)
    paths: tuple[str, str] = field(default=("", ""), eq=False)

    @property
    def endings(self) -> dict[str, str]:  # type: ignore[override]
        """The format of each ending of a file."""
        from plancmp.report import ENDINGS, FORMATS

        return {ending: form for ending, form in ENDINGS.items() if form in FORMATS}

    def view(self, **wanted: Unpack[Wanted]) -> View:
        """Return what a report shows: sections, blocks, counts. For `wanted` see `render`."""
        return self._build_view(wanted, choose_messages(wanted))

    def _build_view(self, wanted: Wanted, messages: Messages) -> View:
        from plancmp.report import Filter, build_view

        taxonomy = self.taxonomy or find_taxonomy(self.new.taxonomy)
        topics = choose_names(wanted, "topic", [topic.id for topic in taxonomy.topics])
        parties = choose_names(wanted, "party", [*dict.fromkeys((*self.old.parties, *self.new.parties))])
        chosen = Filter(frozenset(topics), frozenset(parties), frozenset(choose_names(wanted, "only", WORDS)))
        is_brief = wanted.get("summary", False)
        return build_view(self, messages.translate_taxonomy(taxonomy), chosen, is_brief=is_brief)

    def _render(self, form: str, wanted: Wanted) -> str | bytes:
        from plancmp.report import BRIEF, FORMATS, LOCATED, Origin, find_renderer

        require_known([form], sorted(BRIEF) if wanted.get("summary") else list(FORMATS), "format")
        messages = choose_messages(wanted)
        view = attrs.evolve(self._build_view(wanted, messages), origins=(Origin(self.paths[0]), Origin(self.paths[1])))
        if form in LOCATED:
            from plancmp.library.origins import find_origin

            origins = find_origin(self.paths[0], self.old), find_origin(self.paths[1], self.new)
            view = attrs.evolve(view, origins=origins)
        return find_renderer(form)(view, messages)

    def records(self, **wanted: Unpack[Wanted]) -> list[dict[str, Any]]:
        """Return its changes, a row each; figures also as numbers, with their unit. For `wanted` see `render`."""
        from plancmp.report.changes import list_records

        messages = choose_messages(wanted)
        return list_records(self._build_view(wanted, messages), messages)

    def verdicts(self) -> tuple[Verdict, ...]:
        """Return the verdict of each topic that either version touches, in the order of first mention."""
        return judge_topics(self)

    def coverage(self) -> Coverage:
        """Return the proof that every clause and every raw difference is accounted for exactly once."""
        return prove_coverage(self)

    def patch(self) -> Patch:
        """Return the patch that turns the old version into the new."""
        return make_patch(self)

    def to_deepdiff(self) -> DeepDiff:
        """Return DeepDiff's view of the two versions, clauses matched by their links."""
        return diff_deeply(self)

    def __repr__(self) -> str:
        """Return who is compared and how many terms changed how, on one line."""
        counts = Counter(str(term.effect) for term in self.terms if term.effect is not Effect.SAME)
        words = ", ".join(f"{counts[word]} {word}" for word in map(str, Effect) if counts[word])
        return f"<Comparison {name_pair(self.old, self.new)}: {words or 'no term changed'}>"


@frozen(repr=False)
class Alignment(Links, Result):
    """Which clause of one version answers to which of the other, as a result that shows, saves and lists itself.

    Attributes:
        old: The old version.
        new: The new version.
        pins: What a person had decided.
    """

    endings: ClassVar[dict[str, str]] = {**Result.endings, ".csv": "csv"}
    old: Plan = field(kw_only=True)
    new: Plan = field(kw_only=True)
    pins: Pins | None = None

    def _render(self, form: str, wanted: Wanted) -> str | bytes:  # noqa: ARG002 - the table has no words of its own
        from plancmp.report import correlation

        require_known([form], correlation.FORMATS, "format")
        return correlation.render(form, correlation.list_rows(self.old, self.new, self, self.pins))

    def to_dict(self, **wanted: Unpack[Wanted]) -> dict[str, Any]:
        """Return it as plain data: its rows, under "rows"."""
        return {"rows": json.loads(self.to_json(**wanted))}

    def records(self, **wanted: Unpack[Wanted]) -> list[dict[str, Any]]:
        """Return a row for each link, and for each clause without one."""
        rows: list[dict[str, Any]] = json.loads(self.to_json(**wanted))
        lists = [key for key, cell in rows[0].items() if isinstance(cell, list)] if rows else []
        return [row | {key: " + ".join(map(str, row[key])) for key in lists} for row in rows]

    def __repr__(self) -> str:
        """Return how many links there are, on one line."""
        weak = sum(link.weak for link in self.links)
        counts = f"{len(self.links)} links ({weak} weak), {len(self.removed)} removed, {len(self.added)} added"
        return f"<Alignment {name_pair(self.old, self.new)}: {counts}>"


@frozen(repr=False)
class Check(Findings, Result):
    """What red lines say of a version or a change, as a result that shows, saves and lists itself."""

    _report = "findings"

    def records(self, **wanted: Unpack[Wanted]) -> list[dict[str, Any]]:
        """Return its findings, a row for each that does not hold. For `wanted` see `render`."""
        from plancmp.report.findings import list_rows

        rows = [attrs.asdict(row) for row in list_rows(self, choose_messages(wanted))]
        return [row | {key: "; ".join(row[key]) for key in ("rules", "sources")} for row in rows]

    def __repr__(self) -> str:
        """Return whether it passes and how much is open, on one line."""
        said = "passes" if self.passes() else "does not pass"
        return (
            f"<Check of {self.plan.title[:_TITLE]!r} by {self.policy.title[:_TITLE]!r}: {said}, {len(self.open)} open>"
        )


def make_records(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> list[dict[str, Any]]:
    """Return rows of a table as plain values under its columns."""
    return [dict(zip(columns, row, strict=True)) for row in rows]


def choose_messages(wanted: Wanted) -> Messages:
    """Return the words of reports in the language that is wanted.

    Raises:
        ValueError: If there is no such language.
    """
    from plancmp.report import LANGUAGES, find_messages

    language = wanted.get("language") or "en"
    require_known([language], list(LANGUAGES), "language")
    return find_messages(language)


def choose_names(wanted: Wanted, key: str, known: Sequence[str]) -> list[str]:
    """Return the names that are wanted under a key.

    Raises:
        ValueError: If one is not known.
    """
    given = cast("dict[str, str | Sequence[str]]", wanted).get(key) or ()
    names = [given] if isinstance(given, str) else [str(name) for name in given]
    require_known(names, known, key if key != "only" else "word for only")
    return names


def name_pair(first: Plan, second: Plan) -> str:
    """Return the titles of two versions, on one line."""
    titles = (plan.title if len(plan.title) <= _TITLE else f"{plan.title[: _TITLE - 1]}…" for plan in (first, second))
    return " → ".join(repr(title) for title in titles)
