"""What fuzzing starts from: the fixtures and the real documents of the tests, in every kind of file that is read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from attrs import evolve, frozen

import plancmp
from plancmp import Clause, Plan, compare, dumps, load
from plancmp.readers import dumps_json
from plancmp.report import correlation

ROOT = Path(__file__).parents[2]
PACKAGE = Path(plancmp.__file__).parent
FIXTURES = ROOT / "fixtures"
SAMPLES = ROOT / "tests" / "readers" / "samples"
ENDINGS = {
    "yaml": "yaml",
    "json": "json",
    "text": "txt",
    "markdown": "md",
    "html": "html",
    "docx": "docx",
    "pdf": "pdf",
    "akoma-ntoso": "xml",
    "policy": "yaml",
    "acceptances": "yaml",
    "taxonomy": "yaml",
    "links.csv": "csv",
    "links.json": "json",
    "config": "toml",
    "template": "md",
}
"""The kinds of files that are read, and what their names end in."""
DOCUMENTS = frozenset({"yaml", "json", "text", "markdown", "html", "docx", "pdf", "akoma-ntoso"})

_MOST_CLAUSES = 8
_PAIR = ("us-28-point-draft", "e3-edit")
_CONFIG = b"""\
config = 1
profile = "strict"

[materiality]
cap-raised = "minor"
"condition-added" = "material"
"""
_TEMPLATE = b"""\
# {{ new.title | markdown }}
{% for change in changes %}{% for term in change.terms if term.effect != "same" %}
* {{ term.name | replace("-", " ") | markdown }}: {{ term.effect | word }} {{ (term.new or {"text": "-"}).text | line }}
{% endfor %}{% endfor %}
{{ hidden.editorial or 0 }} {{ coverage | length }} {{ verdicts | map(attribute="topic") | join(", ") }}
"""


@frozen
class Seed:
    """A file to begin with.

    Attributes:
        kind: What it is, one of `ENDINGS`.
        name: Where it is from.
        content: Its bytes.
    """

    kind: str
    name: str
    content: bytes


def list_seeds() -> list[Seed]:
    """Return all seeds, in a fixed order."""
    seeds = [Seed("config", "config", _CONFIG), Seed("template", "template", _TEMPLATE)]
    for path in sorted(FIXTURES.glob("*.yaml")):
        for number, plan in enumerate(_cut(load(path))):
            name = f"{path.stem}:{number}"
            seeds.append(Seed("yaml", name, dumps(plan).encode()))
            seeds.append(Seed("json", name, dumps_json(plan).encode()))
            seeds += [Seed(kind, name, content) for kind, content in _print(plan)]
    for path in sorted((ROOT / "benchmarks" / "sentences").glob("*.txt")):
        lines = [line.split("\t")[0] for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        for start in range(0, len(lines), 25):
            text = "".join(f"{i}. {line}\n\n" for i, line in enumerate(lines[start : start + 25], 1))
            seeds.append(Seed("text", f"{path.name}:{start}", text.encode()))
    by_ending = {f".{ending}": kind for kind, ending in ENDINGS.items() if kind in DOCUMENTS}
    for path in sorted(SAMPLES.glob("*.*")):
        if path.suffix in by_ending and path.name not in {"README.md", "locked.pdf"}:
            seeds.append(Seed(by_ending[path.suffix], path.name, path.read_bytes()))
    seeds += _list_side_files()
    return seeds


def load_pair() -> tuple[Plan, Plan]:
    """Return the two versions that policies, links and templates are tried on."""
    old, new = (load(FIXTURES / f"{name}.yaml") for name in _PAIR)
    return old, new


def _list_side_files() -> list[Seed]:
    red_lines = ROOT / "docs" / "examples" / "red-lines"
    profiles = PACKAGE / "policy" / "profiles" / "1"
    policies = [red_lines / "red-lines.policy.yaml", *sorted(profiles.glob("*.yaml"))]
    seeds = [Seed("policy", path.name, path.read_bytes()) for path in policies]
    seeds.append(Seed("acceptances", "accepted.yaml", (red_lines / "accepted.yaml").read_bytes()))
    taxonomies = sorted((PACKAGE / "taxonomies").glob("*.yaml"))
    seeds += [Seed("taxonomy", path.name, path.read_bytes()[:4000].rpartition(b"\n\n")[0]) for path in taxonomies]
    old, new = load_pair()
    rows = correlation.list_rows(old, new, compare(old, new).alignment)
    decided = [evolve(row, decision=word) for row, word in zip(rows, ("pin", "", "forbid", "", "pin"), strict=False)]
    return [
        *seeds,
        Seed("links.csv", "links.csv", correlation.render("csv", decided).encode()),
        Seed("links.json", "links.json", correlation.render("json", decided).encode()),
    ]


def _cut(plan: Plan) -> list[Plan]:
    """Return a plan in pieces that are compared quickly."""
    pieces = [plan.clauses[i : i + _MOST_CLAUSES] for i in range(0, len(plan.clauses), _MOST_CLAUSES)]
    return [evolve(plan, clauses=piece) for piece in pieces]


def _print(plan: Plan) -> list[tuple[str, bytes]]:
    """Return a plan as documents."""
    lines = list(_list_lines(plan.clauses, 0))
    text = f"{plan.title}\n\n" + "".join(f"{'   ' * depth}{label}. {words}\n\n" for depth, label, words in lines)
    markdown = f"# {plan.title}\n\n" + "".join(f"{'    ' * depth}{label}. {words}\n" for depth, label, words in lines)
    html = "".join(f"<p>{label}. {words}</p>\n" for _, label, words in lines)
    head = f"<head><title>{plan.title}</title></head>"
    page = f"<!doctype html><html>{head}<body><h1>{plan.title}</h1>{html}</body></html>"
    akn = "".join(f"<point><num>{label}.</num><content><p>{words}</p></content></point>\n" for _, label, words in lines)
    body = f"<act><body>{akn}</body></act>"
    law = f'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">{body}</akomaNtoso>'
    return [
        ("text", text.encode()),
        ("markdown", markdown.encode()),
        ("html", page.encode()),
        ("akoma-ntoso", law.replace("&", "&amp;").encode()),
    ]


def _list_lines(clauses: Sequence[Clause], depth: int) -> list[tuple[int, str, str]]:
    lines = []
    for number, clause in enumerate(clauses, 1):
        lines.append((depth, str(number), clause.text.replace("\n", " ")))
        lines += _list_lines(clause.clauses, depth + 1)
    return lines
