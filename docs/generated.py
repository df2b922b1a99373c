"""Writes what is made of code or of measurements: two reference pages, and the figures that pages quote.

    python docs/generated.py [--check]

The rules and the keys of the JSON report become pages. Below a line `<!-- figures: NAME PATTERN -->` of a page stand
those lines of `benchmarks/figures/NAME.txt` that the pattern finds; `python -m benchmarks.record` writes that file.

With `--check` it writes nothing and exits with 1 if a page is not what the code says.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from plancmp.diff import RULES
from plancmp.report.json import build_schema
from plancmp.report.ranking import WEIGHTS

FOLDER = Path(__file__).parent
FIGURES = FOLDER.parent / "benchmarks" / "figures"
QUOTE = re.compile(r"^<!-- figures: (\w+) ([^\n]+) -->\n(?:\n```text\n.*?^```\n)?", re.MULTILINE | re.DOTALL)
GROUPS = {
    "force": "Force",
    "constraint": "Figures, dates, sets, words",
    "condition": "Conditions",
    "party": "Parties",
    "term": "Whole terms",
    "clause": "Clauses",
    "record": "The record",
}


def describe_rules() -> Iterator[str]:
    """Yield the lines of the page of rules."""
    yield "# Rules"
    yield ""
    yield "Why a change got its kind or effect. Each rule has a stable id, which reviews, policies and `plancmp.toml` refer to, and a mirror:"
    yield "the rule that names the same change when the versions trade places. `plancmp rules -f json` prints this as data."
    for group, rules in groupby(RULES.values(), key=lambda rule: rule.group):
        yield ""
        yield f"## {GROUPS[group]}"
        yield ""
        yield "| rule | what it says | materiality | mirror |"
        yield "| --- | --- | --- | --- |"
        for rule in rules:
            mirror = "itself" if rule.mirror == rule.id else f"`{rule.mirror}`"
            yield f"| `{rule.id}` | {rule.explanation} | {rule.materiality} | {mirror} |"


def describe_order() -> Iterator[str]:
    """Yield the lines on which changes "In short" tells first."""
    yield ""
    yield "## The order of In short"
    yield ""
    yield "What is material comes before what is minor. Then the kind of change counts, in this order:"
    yield ""
    for number, (_, words) in enumerate(sorted(WEIGHTS.items()), 1):
        yield f"{number}. {words}"
    yield ""
    yield "Within a kind, the larger change comes first: by the share by which a figure changed, or by how many duties, figures and whole sentences"
    yield "came or went. Then the order of topics decides where a person chose them, then that of the text. The second sentence about a clause comes"
    yield "after the first ones about others. What came to one clause and what went from it is told as one, unless it holds a figure; so are a clause"
    yield "and its parts, neighbours without headings, a list with the words that lead in it, and all parts of a clause with the words that came in"
    yield "their place. Two sentences with little in common weigh as one that went and one that came. Lists of clauses name recitals last, too."
    yield ""
    yield "In plan files, what came and went is told in the order of topics, whatever its size; the second sentence on a topic counts one kind lower and"
    yield "further ones two, so that ten sentences cover ten matters. Of a text that a program read, a reversal or another force counts as one only where"
    yield "the whole change is understood."


def describe_report() -> Iterator[str]:
    """Yield the lines of the page of the JSON report."""
    schema = build_schema()
    yield "# The JSON report"
    yield ""
    yield "What `plancmp OLD NEW -f json` writes. `plancmp schema comparison` prints its JSON Schema, which this page is made of. Keys that"
    yield "may be left out are marked with `?`."
    yield from _describe_object("The report", schema)
    for name, definition in schema.get("$defs", {}).items():  # type: ignore[attr-defined]
        if "properties" in definition:
            yield from _describe_object(f"`{name}`", definition)


def _describe_object(title: str, schema: Mapping[str, Any]) -> Iterator[str]:
    yield ""
    yield f"## {title}"
    yield ""
    if "description" in schema:
        yield schema["description"]
        yield ""
    yield "| key | value | meaning |"
    yield "| --- | --- | --- |"
    yield from _describe_keys(schema, "")


def _describe_keys(schema: Mapping[str, Any], path: str) -> Iterator[str]:
    for key, value in schema["properties"].items():
        mark = "" if key in schema.get("required", ()) else "?"
        yield f"| `{path}{key}{mark}` | {_spell_type(value)} | {value.get('description', '')} |"
        inner = value.get("items", value)
        if "properties" in inner:
            yield from _describe_keys(inner, f"{path}{key}{'[]' if inner is not value else ''}.")


def _spell_type(value: Mapping[str, Any]) -> str:
    if "$ref" in value:
        return f"`{value['$ref'].rpartition('/')[2]}`"
    if "const" in value:
        return f"`{value['const']}`"
    if "enum" in value:
        return ", ".join("nothing" if word is None else f"`{word}`" for word in value["enum"])
    if choices := value.get("anyOf") or value.get("oneOf"):
        return " or ".join(_spell_type(choice) for choice in choices)
    if value.get("type") == "array":
        return f"list of {_spell_type(value.get('items', {}))}"
    kind = value.get("type", "anything")
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


def quote_figures(page: Path) -> str:
    """Return the text of a page with the figures that stand in the records now.

    Raises:
        ValueError: A record is missing, or has no line that the page asks for.
    """

    def quote(match: re.Match[str]) -> str:
        name, pattern = match.groups()
        record = FIGURES / f"{name}.txt"
        if not record.exists():
            raise ValueError(f"{page.name}: no record {record.name}; run: python -m benchmarks.record {name}")
        command, machine, _, *printed = record.read_text(encoding="utf-8").splitlines()
        lines = [line for line in printed if re.search(pattern, line)]
        if not lines:
            raise ValueError(f"{page.name}: no line of {record.name} has {pattern!r}")
        return "\n".join([f"<!-- figures: {name} {pattern} -->", "", "```text", command, machine, *lines, "```", ""])

    return QUOTE.sub(quote, page.read_text(encoding="utf-8"))


def build_pages() -> dict[Path, str]:
    """Return the text of each page that is generated, or quotes figures."""
    pages = {
        FOLDER / "reference" / "rules.md": "\n".join((*describe_rules(), *describe_order())) + "\n",
        FOLDER / "reference" / "json-report.md": "\n".join(describe_report()) + "\n",
    }
    quoting = [page for page in FOLDER.rglob("*.md") if QUOTE.search(page.read_text(encoding="utf-8"))]
    return pages | {page: quote_figures(page) for page in sorted(quoting)}


def main() -> int:
    """Write the pages, or check them."""
    stale = []
    for path, text in build_pages().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path.name)
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8")
    print(f"not what the code says: {', '.join(stale)}" if stale else "all pages are what the code says")
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
