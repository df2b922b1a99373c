"""One input → everything that the program does with it, with a check on all that comes out."""

from __future__ import annotations

import contextlib
import io
import os
import time
from collections import Counter
from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

from attrs import evolve, field, frozen

from benchmarks.fuzzing.checks import check_message, check_report, check_word, require
from benchmarks.fuzzing.guard import SECONDS, SECONDS_PER_BYTE, Guard, run_within
from benchmarks.fuzzing.seeds import DOCUMENTS, ENDINGS, FIXTURES, SAMPLES, Seed, load_pair
from plancmp import (
    Answer,
    Comparison,
    Plan,
    ReadError,
    Taxonomy,
    check,
    compare,
    compare_all,
    compare_renderings,
    dumps,
    load,
    load_policy,
    load_taxonomy,
    loads,
    merge,
    search,
    trace,
)
from plancmp.align.pinning import read_decisions, resolve_decisions
from plancmp.cli import main
from plancmp.diff.coverage import prove_coverage
from plancmp.diff.grades import regrade
from plancmp.diff.reading import read_version
from plancmp.model.dates import parse_date
from plancmp.policy import REVIEW, Acceptance, append_acceptances, load_acceptances, load_config, read_acceptances
from plancmp.readers import dumps_json, find_taxonomy
from plancmp.report import (
    FORMATS,
    Messages,
    Origin,
    build_view,
    correlation,
    find_messages,
    find_renderer,
    findings,
    renderings,
)
from plancmp.report import (
    lineage as tracks,
)
from plancmp.report import merge as merging
from plancmp.report.collection import answers as answered
from plancmp.report.collection import pairs as paired
from plancmp.report.collection.tables import write_rows
from plancmp.report.comparison import render
from plancmp.report.docx import render_copy
from plancmp.report.docx.streams import UnfitError
from plancmp.report.lineage_view import LineageView
from plancmp.report.listing import list_statements
from plancmp.report.merge_view import MergeView
from plancmp.report.template import render_template
from plancmp.report.writing import WRITTEN, write_document, write_terminal

_Result = TypeVar("_Result")
_ANSWERS: dict[str, Callable[[Plan, Sequence[Answer], Messages], str]] = {
    "terminal": lambda query, answers, messages: write_terminal(
        answered.build_answers(query, answers, messages, versions=1)
    ),
    "csv": lambda _, answers, messages: str(write_rows("csv", answered.list_rows(messages), answers)),
    "jsonl": lambda _, answers, messages: str(write_rows("jsonl", answered.list_rows(messages), answers)),
}
_PARTS = "--old-part all --new-part all --config SETTLED"
_COMMANDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (f"diff INPUT ORIGINAL {_PARTS}", ("txt", "md", "html", "json", "csv", "docx")),
    ("import INPUT --part all", ("yaml",)),
    ("align INPUT ORIGINAL", ("txt", "md", "csv", "json")),
    ("renderings INPUT ORIGINAL", ("txt", "md", "csv", "json")),
    ("trace INPUT ORIGINAL INPUT", ("txt", "md", "html", "csv", "json")),
    ("merge ORIGINAL INPUT ORIGINAL", ("txt", "md", "html", "csv", "json", "yaml")),
    ("matrix INPUT ORIGINAL", ("txt", "csv", "jsonl")),
    ("matrix ORIGINAL --query INPUT", ("txt", "csv", "jsonl")),
    ("check INPUT ORIGINAL", ()),
    ("validate INPUT", ()),
    ("textconv INPUT", ()),
    ("git-diff PATH INPUT 1 100644 ORIGINAL 2 100644", ()),
    ("git-diff PATH INPUT 1 100644 /dev/null . .", ()),
)
"""Commands, and what the files end in that they write; without one they print."""


@frozen
class Tally:
    """What was done.

    Attributes:
        inputs: How many inputs of each kind were tried.
        read: How many of them were read, not refused.
        reports: How many reports of each format were made and checked.
        slowest: The longest that one step took, as seconds, its name, and how many bytes were read.
    """

    inputs: Counter[str] = field(factory=Counter)
    read: Counter[str] = field(factory=Counter)
    reports: Counter[str] = field(factory=Counter)
    slowest: list[tuple[float, str, int]] = field(factory=lambda: [(0.0, "", 0)])


class Target:
    """Tries inputs.

    Args:
        folder: Where to write them, and the program's own output.
        guard: What watches that nothing else is touched.
        tally: What counts.
        seconds: How much processor time a step may take whatever its input.
    """

    def __init__(self, folder: str, guard: Guard, tally: Tally, seconds: float = SECONDS) -> None:
        self.folder, self.guard, self.tally, self.seconds = folder, guard, tally, seconds
        self.old, self.new = load_pair()
        self.taxonomy = find_taxonomy("peace")
        self.comparison = compare(self.old, self.new)
        self.size = 0
        self._import_readers()

    def try_input(self, seed: Seed, content: bytes, random: Random) -> None:
        """Do all that can be done with an input.

        Args:
            seed: What it was made of.
            content: The input.
            random: What is left to chance: which way round, and whether the command line is tried, too.

        Raises:
            BaseException: Whatever goes wrong; a refusal with a message does not.
        """
        self.size = len(content)
        path = self._write("input", seed.kind, content)
        self.tally.inputs[seed.kind] += 1
        with self.guard.watch():
            try:
                if seed.kind in DOCUMENTS:
                    self._try_version(seed, path, random)
                else:
                    self._try_side_file(seed.kind, path)
            except ReadError as error:
                for problem in error.problems:
                    check_message(str(problem))

    def _import_readers(self) -> None:
        """Read one file of each kind unguarded: the first one loads libraries."""
        for path in (*sorted(SAMPLES.glob("plan*")), *sorted(FIXTURES.glob("*.yaml"))[:1]):
            load(path)

    def _write(self, stem: str, kind: str, content: bytes) -> str:
        path = os.path.join(self.folder, f"{stem}.{ENDINGS[kind]}")
        with open(path, "wb") as stream:
            stream.write(content)
        return path

    def _step(self, name: str, work: Callable[[], _Result], rounds: int = 1) -> _Result:
        """Do one step; one that compares several times may take several times as long."""
        start = time.process_time()
        try:
            return run_within(self.seconds + rounds * self.size * SECONDS_PER_BYTE, work)
        finally:
            self.tally.slowest[0] = max(self.tally.slowest[0], (time.process_time() - start, name, self.size))

    def _note(self, name: str, report: str | bytes) -> None:
        self.tally.reports[name] += 1
        check_report(name, report)

    def _note_form(self, verb: str, form: str, spell: Callable[[], str]) -> None:
        self._note(f"{verb}.{form}", self._step(f"{verb} {form}", spell))

    # Versions.

    def _try_version(self, seed: Seed, path: str, random: Random) -> None:
        plan = self._step(f"read {seed.kind}", lambda: load(path, part="all"))
        self.tally.read[seed.kind] += 1
        self._check_round_trip(plan)
        original = load(self._write("original", seed.kind, seed.content), part="all")
        self.size += len(seed.content)
        old, new = (original, plan) if random.random() < 0.5 else (plan, original)
        comparison = self._step("compare", lambda: compare(old, new))
        require(prove_coverage(comparison).is_complete, "the coverage is not complete")
        language = find_messages(random.choice(("en", "en", "uk")))
        self._render_all(comparison, language)
        if seed.kind == "docx":
            self._render_in_copy(
                comparison, language, path if old is plan else os.path.join(self.folder, "original.docx")
            )
        self._render_others(old, new, language)
        self._merge(original, plan, language)
        if random.random() < 0.2:
            self._try_command_line(path, seed.kind, random)

    def _check_round_trip(self, plan: Plan) -> None:
        for name, text in (("dump.yaml", dumps(plan)), ("dump.json", dumps_json(plan))):
            self.tally.reports[name] += 1
            again = self._step(f"read {name}", lambda name=name, text=text: loads(text, name=name))  # type: ignore[misc]
            require(again == plan, f"{name} is another plan")

    def _render_all(self, comparison: Comparison, messages: Messages) -> None:
        origins = (Origin("old.yaml", {}), Origin("new.yaml", {}))
        view = build_view(comparison, messages.translate_taxonomy(self.taxonomy), origins=origins)
        for name in FORMATS:
            self._note(name, self._step(name, lambda name=name: find_renderer(name)(view, messages)))  # type: ignore[misc]
        self._note("styled", self._step("styled", lambda: render(view, messages, is_styled=True)))

    def _render_in_copy(self, comparison: Comparison, messages: Messages, path: str) -> None:
        view = build_view(comparison, self.taxonomy)
        with open(path, "rb") as stream:
            raw = stream.read()
        for other in (None, raw):
            with contextlib.suppress(UnfitError):
                report = self._step("docx copy", lambda other=other: render_copy(view, messages, None, raw, other))  # type: ignore[misc]
                self.tally.reports["docx copy"] += 1
                check_word(report, original=raw)

    def _render_others(self, old: Plan, new: Plan, messages: Messages) -> None:
        lineage = self._step("trace", lambda: trace([old, new, old]), rounds=3)
        view = LineageView(lineage, self.taxonomy)
        for form in tracks.FORMATS:
            self._note_form("trace", form, lambda form=form: tracks.render(form, view, messages))  # type: ignore[misc]
        divergences = self._step("renderings", lambda: compare_renderings(old, new))
        for form in renderings.FORMATS:
            self._note_form("renderings", form, lambda form=form: renderings.render(form, divergences, messages))  # type: ignore[misc]
        self._render_collection(old, new, messages)
        comparison = compare(old, new)
        self._render_rows(comparison)
        self._render_findings(comparison)
        statements = self._step("statements", lambda: list(list_statements(read_version(new), messages)))
        require(not any("\n" in line for line in statements), "a statement has lines")
        self._note("statements", "\n".join(statements))

    def _render_collection(self, old: Plan, new: Plan, messages: Messages) -> None:
        pairs = self._step("matrix", lambda: compare_all([old, new, old], least=0), rounds=3)
        summary = paired.build_summary(pairs, self.taxonomy, messages, versions=3)
        for form in WRITTEN:
            self._note_form("matrix", form, lambda form=form: write_document(form, summary, messages))  # type: ignore[misc]
        for form in ("csv", "jsonl"):
            self._note(f"matrix.{form}", str(write_rows(form, paired.list_rows(), pairs)))
        answers = self._step("search", lambda: search(old, [new]))
        for name, spell in _ANSWERS.items():
            self._note(f"search.{name}", spell(old, answers, messages))

    def _merge(self, base: Plan, side: Plan, messages: Messages) -> None:
        """Merge with a side that put the clauses in another order."""
        other = evolve(base, clauses=base.clauses[::-1])
        merged = self._step("merge", lambda: merge(base, side, other), rounds=3)
        view = MergeView(merged, self.taxonomy)
        for form in merging.FORMATS:
            self._note_form("merge", form, lambda form=form: merging.render(form, view, messages))  # type: ignore[misc]

    def _render_rows(self, comparison: Comparison) -> None:
        rows = correlation.list_rows(comparison.old, comparison.new, comparison.alignment)
        for form in correlation.FORMATS:
            self._note_form("align", form, lambda form=form: correlation.render(form, rows))  # type: ignore[misc]

    def _render_findings(self, subject: Comparison | Plan, policy: object = None) -> None:
        held = self._step("check", lambda: check(policy or REVIEW, subject))  # type: ignore[arg-type]
        for form in findings.FORMATS:
            self._note_form("check", form, lambda form=form: findings.render(form, held, Messages()))  # type: ignore[misc]

    # Other files.

    def _try_side_file(self, kind: str, path: str) -> None:
        actions: dict[str, Callable[[str], None]] = {
            "policy": self._try_policy,
            "acceptances": self._try_acceptances,
            "taxonomy": self._try_taxonomy,
            "links.csv": self._try_links,
            "links.json": self._try_links,
            "config": self._try_config,
            "template": self._try_template,
        }
        actions[kind](path)
        self.tally.read[kind] += 1

    def _try_policy(self, path: str) -> None:
        policy = self._step("read policy", lambda: load_policy(path))
        self._render_findings(self.comparison, policy)
        self._render_findings(read_version(self.new), policy)

    def _try_acceptances(self, path: str) -> None:
        accepted = self._step("read acceptances", lambda: load_acceptances(path))
        check(REVIEW, self.comparison, accepted=accepted, today=parse_date("2026-01-01"))
        with open(path, encoding="utf-8-sig", newline="") as stream:
            text = stream.read()
        new = Acceptance("0123456789", "A: \u202e'\"#", parse_date("2025-12-01"), "why\n- x")
        with contextlib.suppress(ReadError):  # where the file is written in a way that does not grow by lines
            longer = append_acceptances(text, [new], path)
            require(read_acceptances(longer, path) == (*accepted, new), "other acceptances than were added")

    def _try_taxonomy(self, path: str) -> None:
        taxonomy: Taxonomy = self._step("read taxonomy", lambda: load_taxonomy(path))
        comparison = self._step("compare", lambda: compare(self.old, self.new, taxonomy=taxonomy))
        view = build_view(comparison, taxonomy)
        for name in ("terminal", "markdown", "html", "json", "junit"):
            self._note(name, find_renderer(name)(view, Messages()))

    def _try_links(self, path: str) -> None:
        with open(path, encoding="utf-8", errors="replace", newline="") as stream:
            text = stream.read()
        decisions = self._step("read links", lambda: read_decisions(text, path))
        pins = resolve_decisions(decisions, self.old, self.new, path)
        self._render_rows(compare(self.old, self.new, pins=pins))

    def _try_config(self, path: str) -> None:
        config = self._step("read config", lambda: load_config(path))
        regrade(self.comparison, config.grades)

    def _try_template(self, path: str) -> None:
        view = build_view(self.comparison, self.taxonomy)
        self._step("template", lambda: render_template(path, view, Messages()))
        self.tally.reports["template"] += 1

    # The command line.

    def _try_command_line(self, path: str, kind: str, random: Random) -> None:
        """Try a command on the input: the file that it writes is there whole, or not at all."""
        words, endings = random.choice(_COMMANDS)
        names = {
            "INPUT": path,
            "ORIGINAL": os.path.join(self.folder, f"original.{ENDINGS[kind]}"),
            "SETTLED": os.path.join(self.folder, "plancmp.toml"),
        }
        arguments = [names.get(word, word) for word in words.split()]
        with open(names["SETTLED"], "wb") as stream:
            stream.write(b"config = 1\n")
        before = set(os.listdir(self.folder))
        if endings:
            output = os.path.join(self.folder, f"out.{random.choice(endings)}")
            code, _ = self._run(words, [*arguments, "-o", output])
            require(os.path.exists(output) == (code != 2), f"exit code {code}, and the output's presence does not fit")
            if code != 2:
                if output.endswith(".yaml"):
                    load(output)
                os.unlink(output)
        else:
            check_report("terminal", self._run(words, arguments)[1])
        left = set(os.listdir(self.folder)) - before
        require(not left, f"files were left: {sorted(left)}")

    def _run(self, name: str, arguments: list[str]) -> tuple[int, str]:
        printed, told = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(told):
            code = self._step(name, lambda: main(arguments), rounds=3)
        self.tally.reports["command line"] += 1
        require(code in {0, 1} or (code == 2 and told.getvalue()), f"{name}: exit code {code}")
        for line in told.getvalue().splitlines():
            check_message(line)
        return code, printed.getvalue()
