"""Redlines in Word beside those of python-redlines (MIT): are they exact, how much do they mark, how long do they take?

    python -m benchmarks.redlines [--pairs FOLDER] [--peer PYTHON]

LibreOffice Writer makes a Word document of each fixture, accepts and rejects all changes of every redline, and writes
what is left as text; a redline is exact if these are the words of the new and of the old document, numbers included.
What it marks is counted in characters, struck or inserted. FOLDER holds further pairs, `NAME/old.docx` and
`NAME/new.docx`. PYTHON is an interpreter with `python-redlines[docxodus]`, not needed to be that of plancmp; without it
only plancmp is measured.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

from plancmp.diff import compare
from plancmp.model import PartialDate
from plancmp.readers import find_taxonomy, load
from plancmp.report import Messages, build_view
from plancmp.report.docx import Signature, draw
from tests.report.word import W, find_office, list_text, settle_in_office

FIXTURES = Path(__file__).parents[1] / "fixtures"
PAIRS = (
    ("us-28-point-draft", "e3-edit"),
    ("us-28-point-draft", "geneva-refined-framework"),
    ("us-28-point-draft", "twenty-point-framework"),
    ("e3-edit", "twenty-point-framework"),
)
PEER = """
import sys, time
from python_redlines import DocxodusEngine
engine, (out, *pairs) = DocxodusEngine(), sys.argv[1:]
for name, old, new in zip(pairs[::3], pairs[1::3], pairs[2::3]):
    start = time.perf_counter()
    redline = engine.run_redline("bench", original=open(old, "rb").read(), modified=open(new, "rb").read())[0]
    open(f"{out}/{name}.docx", "wb").write(redline)
    print(name, time.perf_counter() - start)
"""
Documents = Mapping[str, tuple[Path, Path]]
Redlines = dict[str, tuple[bytes, float]]


def convert(paths: list[Path], form: str, folder: Path) -> None:
    """Convert files by LibreOffice; they stand in a folder under their own names."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [find_office(), profile, "--headless", "--convert-to", form, "--outdir", str(folder), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)


def make_fixtures(folder: Path) -> Iterator[tuple[str, tuple[Path, Path]]]:
    """Yield the fixtures' pairs as Word documents, each clause a paragraph with its number."""
    for name in dict.fromkeys(name for pair in PAIRS for name in pair):
        clauses = (clause for clause in load(FIXTURES / f"{name}.yaml").walk() if clause.text)
        lines = (f"{clause.number}. {clause.text}\n\n" for clause in clauses)
        (folder / f"{name}.txt").write_text("".join(lines), encoding="utf-8")
    convert(sorted(folder.glob("*.txt")), "docx:MS Word 2007 XML", folder)
    for old, new in PAIRS:
        yield f"{old}--{new}", (folder / f"{old}.docx", folder / f"{new}.docx")


def draw_ours(documents: Documents) -> Redlines:
    """Return our redlines and their times."""
    redlines = {}
    for name, (old, new) in documents.items():
        start = time.perf_counter()
        comparison = compare(load(old), load(new))
        view = build_view(comparison, find_taxonomy(comparison.new.taxonomy))
        # LibreOffice joins paragraphs of changes that have no date.
        content, _ = draw(view, Messages(), Signature(date=PartialDate(2026, 1, 1)), old.read_bytes(), new.read_bytes())
        redlines[name] = (content, time.perf_counter() - start)
    return redlines


def draw_theirs(documents: Documents, python: str, folder: Path) -> Redlines:
    """Return the peer's redlines and their times."""
    words = [str(word) for name, (old, new) in documents.items() for word in (name, old, new)]
    result = subprocess.run([python, "-c", PEER, str(folder), *words], check=True, capture_output=True, text=True)
    times = dict(line.split() for line in result.stdout.splitlines())
    return {name: ((folder / f"{name}.docx").read_bytes(), float(seconds)) for name, seconds in times.items()}


def drop_summary(document: bytes) -> bytes:
    """Return a redline without the summary, which is the first of two sections in ours."""
    with zipfile.ZipFile(BytesIO(document)) as archive:
        if archive.read("word/document.xml").count(b"<w:sectPr") < 2:
            return document
    output = BytesIO()
    kept = {ET.tostring(block) for block in list_text(document)}
    with zipfile.ZipFile(BytesIO(document)) as archive, zipfile.ZipFile(output, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "word/document.xml":
                root = ET.fromstring(content)  # noqa: S314 - what plancmp wrote
                body = root.find(f"{W}body")
                for block in list(body) if body is not None else []:
                    if block.tag != f"{W}sectPr" and ET.tostring(block) not in kept:
                        body.remove(block)  # type: ignore[union-attr]
                content = ET.tostring(root)
            copy.writestr(name, content)
    return output.getvalue()


def count_marked(document: bytes) -> int:
    """Return how many characters a redline strikes or inserts."""
    with zipfile.ZipFile(BytesIO(document)) as archive:
        # Word online calls the main part "document2.xml".
        main = next(name for name in archive.namelist() if re.fullmatch(r"word/document\d*\.xml", name))
        root = ET.fromstring(archive.read(main))  # noqa: S314 - a redline of this run
    changes = (change for tag in ("ins", "del", "moveFrom", "moveTo") for change in root.iter(f"{W}{tag}"))
    return sum(len(t.text or "") for change in changes for t in change.iter() if t.tag in {f"{W}t", f"{W}delText"})


def read_words(folder: Path, documents: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Return the words of documents, numbers of lists included."""
    folder.mkdir()
    for name, content in documents.items():
        (folder / f"{name}.docx").write_bytes(content)
    convert(sorted(folder.glob("*.docx")), "txt:Text (encoded):UTF8", folder)
    return {name: re.findall(r"\w+", (folder / f"{name}.txt").read_text(encoding="utf-8-sig")) for name in documents}


def measure(title: str, documents: Documents, redlines: Redlines, folder: Path) -> None:
    """Print a line for each redline, and one for all."""
    folder.mkdir()
    settled = settle_in_office({name: content for name, (content, _) in redlines.items()}, folder)
    left = {f"{name}.{verdict}": drop_summary(content) for (name, verdict), content in settled.items()}
    found = read_words(folder / "left", left)
    sides = {
        f"{name}.{s}": path.read_bytes()
        for name, pair in documents.items()
        for s, path in zip(("reject", "accept"), pair, strict=True)
    }
    wanted = read_words(folder / "whole", sides)
    exact, marked, seconds = 0, 0, 0.0
    for name, (content, took) in redlines.items():
        verdicts = {
            verdict: found[f"{name}.{verdict}"] == wanted[f"{name}.{verdict}"] for verdict in ("accept", "reject")
        }
        told = " ".join(f"{verdict} {'exact' if holds else 'NOT EXACT'}" for verdict, holds in verdicts.items())
        print(f"  {name:<50} {told:<30} {count_marked(content):>8,} characters marked {took:6.2f} s")
        exact, marked, seconds = exact + all(verdicts.values()), marked + count_marked(content), seconds + took
    print(f"{title}: {exact} of {len(redlines)} exact both ways; {marked:,} characters marked; {seconds:.1f} s")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--peer", default=os.environ.get("REDLINES_PYTHON", ""))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        documents = dict(make_fixtures(folder))
        for old in sorted(arguments.pairs.rglob("old.docx")) if arguments.pairs else ():
            if (new := old.with_name("new.docx")).exists():
                documents[old.parent.name] = (old, new)
        measure("plancmp", documents, draw_ours(documents), folder / "ours")
        if arguments.peer:
            (folder / "peer").mkdir()
            theirs = draw_theirs(documents, arguments.peer, folder / "peer")
            measure("python-redlines", documents, theirs, folder / "theirs")


if __name__ == "__main__":
    main()
