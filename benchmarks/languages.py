"""Recall and precision of the recognizers in the languages beside English.

Run `python benchmarks/languages.py`; `--misses CODE` prints what was missed and what was found beside it. The sentences
are our own. Those in `sentences/CODE.txt` were written before any table was, and the tables were tuned on them; those
in `sentences/CODE-2.txt` were written then, and measured before anything was tuned on them. What both gave at first is
in
docs/explanation/languages.md; by now both are data to develop with.

"{money|5 Mrd. Euro|5000000000 EUR}" says what a stretch is, and its value. A mention counts as found if it overlaps the
stretch and has its kind and value.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path

from attrs import frozen

from plancmp.extract.items import Line
from plancmp.extract.language import Language
from plancmp.extract.languages import LANGUAGES, find_language
from plancmp.extract.mention import Kind, Mention, Ratio
from plancmp.extract.names import NameKind, find_names
from plancmp.extract.numbers import read_line
from plancmp.extract.recognizer import recognize
from plancmp.model.constraints import Constraint, Interval
from plancmp.model.quantity import Quantity

SUFFIX = "*"
SENTENCES = Path(__file__).parent / "sentences"
_MARK = re.compile(r"\{(?P<kind>\w+)\|(?P<text>[^|}]+)\|(?P<value>[^}]+)\}")
_GROUPS = {
    "number": "figures", "count": "figures", "measure": "figures", "range": "figures", "money": "money",
    "percent": "shares", "share": "shares", "duration": "time", "date": "time", "deadline": "time", "party": "parties",
}  # fmt: skip


@frozen
class Answer:
    """A stretch of a sentence with what it says."""

    group: str
    start: int
    end: int
    text: str
    value: str


def read_sentence(row: str) -> tuple[str, list[Answer]]:
    """Return a sentence without its marks, and what they say."""
    text, answers, behind = "", [], 0
    for match in _MARK.finditer(row):
        text += row[behind : match.start()]
        answers.append(
            Answer(_GROUPS[match["kind"]], len(text), len(text) + len(match["text"]), match["text"], match["value"])
        )
        text, behind = text + match["text"], match.end()
    return text + row[behind:], answers


def find_answers(text: str, language: Language) -> list[Answer]:
    """Return what plancmp finds in a sentence."""
    mentions = [mention for mention in recognize(text, language=language) if mention.kind is not Kind.REFERENCE]
    answers = [
        Answer(_group(mention), mention.start, mention.end, mention.text, _spell(mention)) for mention in mentions
    ]
    line = read_line(text, language)
    return answers + [
        Answer("parties", *_place(line, name.first, name.after), name.name)
        for name in find_names(line)
        if name.kind is NameKind.PARTY and not name.is_adjective
    ]


def _place(line: Line, first: int, after: int) -> tuple[int, int, str]:
    start, end = line[first].start, line[after - 1].end
    return start, end, line.text[start:end]


def _group(mention: Mention) -> str:
    if isinstance(mention.value, Interval):
        return "figures"
    return _GROUPS.get(mention.kind.value, "figures") if mention.kind is not Kind.RANGE else "time"


def _spell(mention: Mention) -> str:
    value = mention.value
    if isinstance(value, Interval) and value.low and value.high:
        low, high = value.low.value, value.high.value
        return f"{low.number}..{high.number} {high.unit}"
    if isinstance(value, Quantity):
        is_plain = mention.kind in {Kind.PERCENT, Kind.SHARE, Kind.NUMBER}
        return str(value.number) if is_plain else f"{value.number} {value.unit}"
    if isinstance(value, Ratio):
        return ":".join(str(part.number) for part in value.parts)
    return value.describe() if isinstance(value, Constraint) else str(value)


def _agree(wanted: Answer, found: Answer) -> bool:
    if wanted.group != found.group or wanted.start >= found.end or found.start >= wanted.end:
        return False
    # A date behind "from" is found as what it begins; a span without an event, as a span or a deadline.
    has_end = wanted.group == "time" and found.value.endswith(wanted.value)
    return wanted.value == "none" or _normalize(wanted.value) == _normalize(found.value) or has_end


def _normalize(value: str) -> str:
    number, _, unit = value.partition(" ")
    is_number = re.fullmatch(r"-?\d+(?:\.\d+|/\d+)?", number)
    return f"{Fraction(number)} {unit.removeprefix('combat ')}" if is_number else value


def _list_rows(code: str) -> list[str]:
    paths = sorted(SENTENCES.glob(f"{code}{SUFFIX}.txt"))
    return [row for path in paths for row in path.read_text(encoding="utf-8").splitlines()]


def measure(code: str, *, show: bool) -> dict[str, Counter[str]]:
    """Count what was found and what was wanted, for each group of kinds."""
    language, counts = find_language(code), {group: Counter[str]() for group in sorted(set(_GROUPS.values()))}
    for row in _list_rows(code):
        text, wanted = read_sentence(row)
        found = find_answers(text, language)
        missed = [answer for answer in wanted if not any(_agree(answer, other) for other in found)]
        extra = [answer for answer in found if not any(_agree(other, answer) for other in wanted)]
        for answers, word in ((wanted, "wanted"), (found, "found"), (missed, "missed"), (extra, "extra")):
            for answer in answers:
                counts[answer.group][word] += 1
        if show and (missed or extra):
            print(text)
            print("     missed", [(answer.text, answer.value) for answer in missed])
            print("     extra ", [(answer.group, answer.text, answer.value) for answer in extra])
    return counts


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--misses", metavar="CODE", help="print what is wrong in one language")
    options = parser.parse_args()
    print(f"{'':4}{'group':10}{'wanted':>7}{'recall':>8}{'precision':>11}")
    for code in LANGUAGES:
        if not list(SENTENCES.glob(f"{code}*.txt")):
            continue
        total = Counter[str]()
        for group, counts in measure(code, show=options.misses == code).items():
            total += counts
            print(_format(code, group, counts))
        print(_format(code, "all", total))
    return 0


def _format(code: str, group: str, counts: Counter[str]) -> str:
    recall = 1 - counts["missed"] / counts["wanted"] if counts["wanted"] else 1.0
    precision = 1 - counts["extra"] / counts["found"] if counts["found"] else 1.0
    return f"{code:4}{group:10}{counts['wanted']:7}{recall:8.3f}{precision:11.3f}"


if __name__ == "__main__":
    sys.exit(main())
