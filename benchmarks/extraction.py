"""Span F1 and value accuracy of the recognizers on the Recognizers-Text specs, beside short patterns and libraries.

Run `python benchmarks/extraction.py` with PLANCMP_DATA naming the folder that holds `recognizers/specs.jsonl.gz`; the
default is `../shared/data` beside the project. The data is never copied here. `--misses KIND` prints what was missed.

What is in scope is decided from the expected answers alone:
* numbers, percentages, currencies, durations, measures: every case; an expected answer without a figure ("a small
  percent", "the dollar") is not counted, for or against;
* absolute dates (a day, with or without its year): cases whose every expected answer names a month, by name or in two
  or three joined figures, and has no word that hangs on the day of reading or names a weekday in its month ("this",
  "next", "last", "first friday"); cases without an expected answer are in;
* date ranges: the same, with a year, and no loose word ("week", "past", "end of"); no target is set for them.
A span counts when both its ends are right. A value is judged where its span is right and the spec gives one.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

from attrs import frozen

from plancmp.extract.mention import CompoundSpan, Kind, Mention, YearlessDate
from plancmp.extract.recognizer import recognize
from plancmp.model.constraints import Dates
from plancmp.model.dates import PartialDate
from plancmp.model.quantity import Quantity

DATA = Path(os.environ.get("PLANCMP_DATA", Path(__file__).parents[1] / ".." / "shared" / "data"))
Answer: TypeAlias = "tuple[int, int, object]"
Finder: TypeAlias = Callable[[str], Sequence[Answer]]
_MONTH = (
    "jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november"
    "|december"
)
_NAMES_MONTH = re.compile(rf"(?<![a-z])(?:{_MONTH})(?![a-z])|\d{{1,4}}\s*[-/.]\s*\d{{1,4}}", re.IGNORECASE)
_IS_RELATIVE = re.compile(
    r"\b(?:this|next|last|past|now|today|week|weekend|same|that|previous|current|coming|upcoming|ago|later"
    r"|(?:first|second|third|fourth|fifth) (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_IS_LOOSE = re.compile(
    r"\b(?:week|past|end|beginning|start|middle|mid|early|late|earlier|later|summer|spring|winter|fall|quarter|year|w/c)\b",
    re.IGNORECASE,
)


@frozen
class Expected:
    """What the spec says of an entity: a figure, a TIMEX, a currency code; empty where it says nothing."""

    value: str
    timex: str
    code: str
    has_figure: bool


@frozen
class Case:
    """A sentence with what is expected of it."""

    text: str
    expected: tuple[tuple[int, int, Expected], ...]


@frozen
class Task:
    """A kind to measure.

    Attributes:
        name: What the table calls it.
        specs: The spec files.
        target: The span F1 that is wanted, or `None`.
        in_scope: Whether a case counts.
        kinds: What to ask the recognizers for.
        is_right: Whether a value is the expected one; `None` where the spec has none.
        pattern: A short regular expression to beat.
        entities: The quantulum3 entities that answer the kind.
    """

    name: str
    specs: tuple[str, ...]
    target: float | None
    in_scope: Callable[[Case], bool]
    kinds: tuple[Kind, ...]
    is_right: Callable[[object, Expected], bool | None]
    pattern: str
    entities: tuple[str, ...] = ()


def read_cases(specs: Sequence[str]) -> list[Case]:
    """Read the cases of some specs."""
    cases = []
    with gzip.open(DATA / "recognizers" / "specs.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["spec"] in specs:
                cases.append(Case(row["Input"], tuple(_read_answer(answer) for answer in row["Results"])))
    return cases


def _read_answer(answer: dict[str, Any]) -> tuple[int, int, Expected]:
    end = answer["End"] + 1 if "End" in answer else answer["Start"] + answer["Length"]
    given = answer.get("Resolution") or answer.get("Value") or {}
    has_figure = "value" not in given or given["value"] not in {None, "", "null"}
    expected = Expected(given.get("value") or "", given.get("Timex", ""), given.get("isoCurrency", ""), has_figure)
    return (answer["Start"], end, expected)


def _is_absolute_date(case: Case) -> bool:
    texts = [case.text[start:end] for start, end, _ in case.expected]
    return all(_NAMES_MONTH.search(text) and not _IS_RELATIVE.search(text) for text in texts)


def _is_absolute_range(case: Case) -> bool:
    texts = [case.text[start:end] for start, end, _ in case.expected]
    has_year = all(re.search(r"\d{4}", text) for text in texts)
    return _is_absolute_date(case) and has_year and not any(_IS_LOOSE.search(text) for text in texts)


def _same_number(value: object, expected: Expected) -> bool | None:
    if not isinstance(value, Quantity):
        return False
    wanted = float(expected.value.rstrip("%"))
    return abs(float(value.number) - wanted) <= 1e-9 * max(1.0, abs(wanted))


def _same_money(value: object, expected: Expected) -> bool | None:
    has_code = isinstance(value, Quantity) and expected.code in {"", value.unit}
    return has_code and _same_number(value, expected)


_SPANS: dict[str, tuple[str, Fraction]] = {
    "Y": ("months", Fraction(12)),
    "M": ("months", Fraction(1)),
    "W": ("days", Fraction(7)),
    "D": ("days", Fraction(1)),
    "TH": ("days", Fraction(1, 24)),
    "TM": ("days", Fraction(1, 1440)),
    "TS": ("days", Fraction(1, 86400)),
}


def _same_span(value: object, expected: Expected) -> bool | None:
    if not expected.timex:
        return None
    date, _, clock = expected.timex.removeprefix("P").partition("T")
    if date.endswith("BD"):
        return isinstance(value, Quantity) and value.unit == "business day"
    wanted: dict[str, Fraction] = {}
    for prefix, part in (("", date), ("T", clock)):
        for number, letter in re.findall(r"([\d.]+)([A-Z])", part):
            dimension, factor = _SPANS[prefix + letter]
            wanted[dimension] = wanted.get(dimension, Fraction(0)) + Fraction(number) * factor
    parts = value.parts if isinstance(value, CompoundSpan) else (value,)
    found: dict[str, Fraction] = {}
    for quantity in parts:
        if isinstance(quantity, Quantity):
            found[quantity.dimension] = found.get(quantity.dimension, Fraction(0)) + quantity.amount
    return found == wanted


def _same_date(value: object, expected: Expected) -> bool | None:
    return _timex(value) == expected.timex if expected.timex else None


def _timex(value: object) -> str:
    if isinstance(value, YearlessDate):
        return f"XXXX-{value.month:02}" + (f"-{value.day:02}" if value.day else "")
    return str(value) if isinstance(value, PartialDate) else ""


def _same_period(value: object, expected: Expected) -> bool | None:
    if isinstance(value, Dates):
        return expected.timex.startswith(f"({_first(value.earliest)},{_first(value.latest)}")
    return _timex(value) == expected.timex


def _first(date: PartialDate | None) -> str:
    return "-".join(f"{part:02}" for part in date.first) if date else ""


_FIGURE = r"\d[\d,]*(?:\.\d+)?"
_WORD_SPAN = r"(?:second|minute|hour|day|week|month|year)s?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:,? \d{4})?"
_NUMBER = "Number_English_NumberModel"
_PERCENT = "Number_English_PercentModel"
_MONEY = "NumberWithUnit_English_CurrencyModel"
_MEASURE = "NumberWithUnit_English_DimensionModel"
_SPAN = ("DateTime_English_DurationExtractor", "DateTime_English_DurationParser")
_DATE = ("DateTime_English_DateExtractor", "DateTime_English_DateParser")
_PERIOD = ("DateTime_English_DatePeriodParser",)
_SCALED = rf"{_FIGURE}(?:\s(?:thousand|million|billion|trillion))?"
_MONEY_PATTERN = rf"[$€£]\s?{_SCALED}|{_SCALED}\s?(?:dollars?|euros?|yen|francs?|pence|cents?|USD|EUR|GBP)"
_SPAN_PATTERN = rf"(?:{_FIGURE}|an?|one|two|three|half|twenty)[\s-]?(?:{_WORD_SPAN}|h|hrs?|min|sec)"
_DATE_PATTERN = rf"{_DAY} (?:{_MONTH}){_YEAR}|(?:{_MONTH}) {_DAY}{_YEAR}|\d{{4}}-\d\d-\d\d"
_PERIOD_PATTERN = rf"from \d+ to \d+ (?:{_MONTH}){_YEAR}|(?:{_MONTH}) \d{{4}}"
_MEASURE_PATTERN = rf"{_FIGURE}[ -]?(?:km|mm|m|kg|lbs|miles?|feet|foot|tons?|pounds)"
_PHYSICAL = ("length", "area", "mass", "volume", "speed")


def _every(_: Case) -> bool:
    return True


TASKS = (
    Task("numbers", (_NUMBER,), 0.90, _every, (Kind.NUMBER,), _same_number, _FIGURE, ("dimensionless",)),
    Task(
        *("percentages", (_PERCENT,), 0.95, _every, (Kind.PERCENT,), _same_number),
        *(rf"{_FIGURE}\s?(?:%|percent)", ("dimensionless",)),
    ),
    Task("currencies", (_MONEY,), 0.85, _every, (Kind.MONEY,), _same_money, _MONEY_PATTERN, ("currency",)),
    Task("durations", _SPAN, 0.90, _every, (Kind.DURATION,), _same_span, _SPAN_PATTERN, ("time",)),
    Task("absolute dates", _DATE, 0.90, _is_absolute_date, (Kind.DATE,), _same_date, _DATE_PATTERN),
    Task("date ranges", _PERIOD, None, _is_absolute_range, (Kind.DATE, Kind.RANGE), _same_period, _PERIOD_PATTERN),
    Task("measures", (_MEASURE,), None, _every, (Kind.MEASURE,), _same_number, _MEASURE_PATTERN, _PHYSICAL),
)


def ours(task: Task) -> Finder:
    """Return plancmp's recognizers for a task."""

    def find(text: str) -> list[Answer]:
        found: tuple[Mention, ...] = recognize(text, task.kinds)
        if task.name == "date ranges":
            found = tuple(mention for mention in found if _is_period(mention))
        if task.name == "absolute dates":
            found = tuple(mention for mention in found if getattr(mention.value, "day", None))
        return [(mention.start, mention.end, mention.value) for mention in found]

    return find


def _is_period(mention: Mention) -> bool:
    value = mention.value
    return isinstance(value, Dates) or (isinstance(value, PartialDate | YearlessDate) and value.day is None)


def short_pattern(task: Task) -> Finder:
    """Return the short regular expression for a task; it has no values but those of plain figures."""
    pattern = re.compile(rf"(?<![\w.])(?:{task.pattern})(?!\w)", re.IGNORECASE)

    def find(text: str) -> list[Answer]:
        return [(match.start(), match.end(), _plain(match[0])) for match in pattern.finditer(text)]

    return find


def _plain(text: str) -> Quantity | None:
    digits = re.sub(r"[^\d.]", "", text)
    return Quantity(Fraction(digits)) if re.fullmatch(r"\d+(?:\.\d+)?", digits) else None


def quantulum(task: Task) -> Finder | None:
    """Return quantulum3 for a task, if it is installed and knows the kind."""
    try:
        parser = importlib.import_module("quantulum3.parser")
    except ImportError:
        return None
    if not task.entities:
        return None

    def find(text: str) -> list[Answer]:
        try:
            quantities = parser.parse(text)
        except Exception:  # it fails on some sentences, which is part of what is measured
            return []
        return [
            (quantity.span[0], quantity.span[1], Quantity(Fraction(str(quantity.value)), quantity.unit.name))
            for quantity in quantities
            if quantity.unit.entity.name in task.entities
            and ("percent" in quantity.unit.name) == (task.name == "percentages")
        ]

    return find


def search_dates(task: Task) -> Finder | None:
    """Return dateparser's search for a task on dates, if it is installed."""
    try:
        search = importlib.import_module("dateparser.search")
    except ImportError:
        return None
    if "date" not in task.name:
        return None

    def find(text: str) -> list[Answer]:
        answers: list[Answer] = []
        behind = 0
        for words, date in search.search_dates(text, languages=["en"], settings={"STRICT_PARSING": False}) or []:
            start = text.find(words, behind)
            if start >= 0:
                answers.append((start, start + len(words), PartialDate(date.year, date.month, date.day)))
                behind = start + len(words)
        return answers

    return find


@frozen
class Score:
    """Counts of one finder on one task."""

    hits: int
    found: int
    expected: int
    right: int
    judged: int
    seconds: float

    def __str__(self) -> str:
        f1 = 2 * self.hits / (self.found + self.expected) if self.found + self.expected else 1.0
        value = f"{self.right / self.judged:.3f}" if self.judged else "    -"
        precision = self.hits / self.found if self.found else 0.0
        recall = self.hits / self.expected if self.expected else 0.0
        return f"{f1:6.3f} {precision:6.3f} {recall:6.3f}  {value}  {self.seconds:6.2f}"


def measure(task: Task, cases: Sequence[Case], find: Finder, show: bool = False) -> Score:
    """Run a finder over the cases of a task."""
    hits = found = expected = right = judged = 0
    began = time.perf_counter()
    for case in cases:
        skipped = {answer[:2] for answer in case.expected if not answer[2].has_figure}
        wanted = {answer[:2]: answer[2] for answer in case.expected if answer[:2] not in skipped}
        answers = {answer[:2]: answer[2] for answer in find(case.text) if answer[:2] not in skipped}
        common = wanted.keys() & answers.keys()
        verdicts = {span: task.is_right(answers[span], wanted[span]) for span in common}
        hits, found, expected = hits + len(common), found + len(answers), expected + len(wanted)
        judged += sum(verdict is not None for verdict in verdicts.values())
        right += sum(verdict is True for verdict in verdicts.values())
        if show and (wanted.keys() != answers.keys() or False in verdicts.values()):
            _print_miss(case, wanted, answers)
    return Score(hits, found, expected, right, judged, time.perf_counter() - began)


def _print_miss(
    case: Case, wanted: Mapping[tuple[int, int], Expected], answers: Mapping[tuple[int, int], object]
) -> None:
    print(repr(case.text[:240]))
    print("     wanted", [(case.text[slice(*span)], value.value or value.timex) for span, value in wanted.items()])
    print("     found ", [(case.text[slice(*span)], str(value)) for span, value in answers.items()])


def _finders(task: Task) -> Iterator[tuple[str, Finder]]:
    for name, finder in (
        ("plancmp", ours(task)),
        ("short pattern", short_pattern(task)),
        ("quantulum3", quantulum(task)),
        ("dateparser", search_dates(task)),
    ):
        if finder is not None:
            yield name, finder


def main() -> int:
    """Print the table; return 1 if a target is missed, 2 without the data."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--misses", metavar="KIND", help="print the cases of a kind that plancmp gets wrong")
    parser.add_argument("--only-plancmp", action="store_true", help="leave the others out")
    options = parser.parse_args()
    if not (DATA / "recognizers" / "specs.jsonl.gz").exists():
        print("no recognizers/specs.jsonl.gz: set PLANCMP_DATA to the folder that holds it", file=sys.stderr)
        return 2
    missed = False
    print(f"{'kind':16}{'cases':>6} {'finder':16}{'F1':>6} {'prec':>6} {'rec':>6}  value  seconds")
    for task in TASKS:
        every = read_cases(task.specs)
        cases = [case for case in every if task.in_scope(case)]
        for name, find in _finders(task):
            if name != "plancmp" and (options.only_plancmp or options.misses):
                continue
            score = measure(task, cases, find, show=options.misses == task.name and name == "plancmp")
            f1 = 2 * score.hits / max(1, score.found + score.expected)
            missed = missed or (name == "plancmp" and task.target is not None and f1 < task.target)
            print(
                f"{task.name:16}{f'{len(cases)}/{len(every)}':>8} {name:14}{score}"
                + (f"  target {task.target}" if task.target and name == "plancmp" else "")
            )
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
