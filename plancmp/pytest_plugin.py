"""The pytest plugin: fixtures, recorded comparisons, and policy files as tests.

pytest loads this module in every session where plancmp is installed, so it imports nothing but pytest until a test
uses it. `*.policy.yaml` files that name versions under `check` are collected: a test for each red line and pair.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from plancmp import Comparison, Plan
    from plancmp.policy import Acceptance, Check, Policy, RedLine, Versions

_ENDINGS = (".policy.yaml", ".policy.yml")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes recorded comparisons."""
    group = parser.getgroup("plancmp")
    group.addoption(
        "--plancmp-update", action="store_true", help="write recorded comparisons as they are now, for a person to read"
    )


@pytest.fixture
def load_plan(request: pytest.FixtureRequest) -> Callable[[str], Plan]:
    """A function that reads a plan; its path is looked up beside the test, then from pytest's root."""

    def load(path: str) -> Plan:
        import plancmp

        return plancmp.load(_find(path, request.path.parent, request.config.rootpath))

    return load


@pytest.fixture
def compare_plans(load_plan: Callable[[str], Plan]) -> Callable[[str | Plan, str | Plan], Comparison]:
    """A function that compares two plans, given as plans or as paths."""

    def compare(old: str | Plan, new: str | Plan) -> Comparison:
        import plancmp

        plans = [load_plan(plan) if isinstance(plan, str) else plan for plan in (old, new)]
        return plancmp.compare(*plans)

    return compare


@pytest.fixture
def assert_recorded(request: pytest.FixtureRequest) -> Callable[[Comparison], None]:
    """A function that holds a comparison against the report recorded for this test.

    The report stands beside the test, in `recorded/` under the name of its module and its own. `--plancmp-update`
    writes it; it is for a person to read before it is committed.
    """
    count = 0

    def check(comparison: Comparison) -> None:
        __tracebackhide__ = True
        nonlocal count
        count += 1
        name = request.node.name.translate({ord(mark): "-" for mark in '/\\:*?"<>|[]'}).strip("-")
        number = f".{count}" if count > 1 else ""
        path = request.path.parent / "recorded" / f"{request.path.stem}.{name}{number}.txt"
        _compare_record(path, _render(comparison), update=request.config.getoption("--plancmp-update"))

    return check


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect policy files that name versions."""
    if file_path.name.endswith(_ENDINGS) and _is_policy(file_path):
        return PolicyFile.from_parent(parent, path=file_path)
    return None


class PolicyFile(pytest.File):
    """A policy file: a test for each pair of versions and each red line."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield the tests.

        Raises:
            CollectError: If the file cannot be read.
        """
        from plancmp import ReadError
        from plancmp.policy import load_policy

        try:
            policy = load_policy(str(self.path))
        except ReadError as error:
            raise self.CollectError(str(error)) from None
        for versions in policy.versions:
            pair = f"{versions.old}..{versions.new}" if versions.old else versions.new
            subject = _Subject(self.path.parent, versions, policy.taxonomy)
            for line in policy.lines:
                yield PolicyItem.from_parent(self, name=f"{line.id}[{pair}]", job=(policy, line, subject))


class PolicyItem(pytest.Item):
    """One red line held against one pair of versions."""

    def __init__(self, *, job: tuple[Policy, RedLine, _Subject], **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]
        self.policy, self.line, self.subject = job

    def runtest(self) -> None:
        """Hold the red line against the versions.

        Raises:
            BreachError: If it is not kept.
            ReadError: If a version cannot be read.
        """
        import datetime as dt
        import warnings

        from attrs import evolve

        from plancmp.model.dates import parse_date
        from plancmp.policy import Level, check

        subject, accepted = self.subject.read()
        mentions = tuple(mention for mention in self.policy.mentions if _stands_in(mention.line, self))
        policy = evolve(self.policy, lines=(self.line,), mentions=mentions)
        today = parse_date(dt.date.today().isoformat())  # noqa: DTZ011 - a person's day, not a moment
        result = check(policy, subject, accepted=accepted, today=today)
        if not result.passes():
            raise BreachError(_render_check(result))
        if not result.passes(Level.WARNING):
            warnings.warn(RedLineWarning(_render_check(result)), stacklevel=1)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException]) -> str:  # type: ignore[override]
        """Return what a person should read: the report, without a traceback."""
        from plancmp import ReadError

        if isinstance(excinfo.value, BreachError | ReadError):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where the red line stands."""
        return self.path, max(self.line.line - 1, 0), self.name


class BreachError(AssertionError):
    """A red line that is not kept; its message is the report."""


class RedLineWarning(UserWarning):
    """A red line at the level "warning" that is not kept."""


class _Subject:
    """Versions that are read and compared once, however many red lines look at them."""

    def __init__(self, folder: Path, versions: Versions, taxonomy: str) -> None:
        self.folder, self.versions, self.taxonomy = folder, versions, taxonomy
        self.found: tuple[Plan | Comparison, tuple[Acceptance, ...]] | None = None

    def read(self) -> tuple[Plan | Comparison, tuple[Acceptance, ...]]:
        if self.found is None:
            import plancmp
            from plancmp.policy import load_acceptances
            from plancmp.readers import find_taxonomy

            new = plancmp.load(self.folder / self.versions.new)
            old = plancmp.load(self.folder / self.versions.old) if self.versions.old else None
            path = self.versions.accepted
            accepted = load_acceptances(str(self.folder / path)) if path else ()
            self.found = (plancmp.compare(old, new, taxonomy=find_taxonomy(self.taxonomy)) if old else new), accepted
        return self.found


def _stands_in(line: int, item: PolicyItem) -> bool:
    """Say whether a line of the policy file belongs to the red line of an item."""
    starts = [other.line for other in item.policy.lines]
    return max((start for start in starts if start <= line), default=0) == item.line.line


def _is_policy(path: Path) -> bool:
    """Say whether a file begins as policy files do: other programs have files of this name, too."""
    try:
        with path.open(encoding="utf-8") as stream:
            return any(line.startswith("policy:") for line in _take_head(stream))
    except (OSError, UnicodeDecodeError):
        return False


def _take_head(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if line.strip() and not line.startswith(("#", "---")):
            yield line
            return


def _find(path: str, *folders: Path) -> Path:
    return next((folder / path for folder in folders if (folder / path).exists()), Path(path))


def _render(comparison: Comparison) -> str:
    from plancmp.readers import find_taxonomy
    from plancmp.report import Messages, build_view
    from plancmp.report.comparison import render

    return render(build_view(comparison, find_taxonomy(comparison.new.taxonomy)), Messages())


def _render_check(result: Check) -> str:
    from plancmp.report import Messages
    from plancmp.report.findings import render

    return render("terminal", result, Messages())


def _compare_record(path: Path, text: str, *, update: bool) -> None:
    __tracebackhide__ = True
    if update:
        from plancmp.readers import write_text

        path.parent.mkdir(exist_ok=True)
        write_text(str(path), text)
        return
    if not path.exists():
        raise AssertionError(f"nothing is recorded in {path}; `pytest --plancmp-update` writes it")
    recorded = path.read_text(encoding="utf-8")
    if recorded != text:
        from difflib import unified_diff

        lines = unified_diff(recorded.splitlines(), text.splitlines(), "recorded", "now", lineterm="", n=2)
        hint = "`pytest --plancmp-update` records it as it is now"
        raise AssertionError(f"the comparison is not as recorded in {path}; {hint}\n\n" + "\n".join(lines))
