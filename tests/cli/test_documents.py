"""Documents on the command line: as they were published, in any mix of formats."""

from __future__ import annotations

from pathlib import Path

import pytest

import plancmp
from tests.cli.running import run_bytes as run

pytestmark = pytest.mark.slow

SAMPLES = Path(__file__).parents[1] / "readers" / "samples"
TEXT = """A short accord

1. The river is open to all ships.

2. The toll is {} crowns.

3. Disputes go to the arbiter.
"""


@pytest.mark.parametrize("name", ["plan-pandoc.docx", "plan-libreoffice.pdf", "plan-libreoffice.html", "plan.akn.xml"])
def test_one_plan_in_two_formats_has_no_change(name: str) -> None:
    result = run(str(SAMPLES / "plan.md"), str(SAMPLES / name))
    assert (result.returncode, result.stderr) == (0, b"")
    assert b"17 unchanged" in result.stdout


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("plan*")), ids=lambda path: path.name)
def test_a_file_has_no_change_against_itself(path: Path) -> None:
    result = run(str(path), str(path), "--summary")
    assert (result.returncode, result.stderr) == (0, b"")


def test_a_changed_figure_in_bare_text_is_revised(tmp_path: Path) -> None:
    new = tmp_path / "new.txt"
    new.write_text(TEXT.format("seven"), encoding="utf-8")
    result = run("-", str(new), "--full", given=TEXT.format("five").encode())
    assert result.returncode == 1
    assert b"[-five-]{+seven+}" in result.stdout
    assert b"shifted  " in result.stdout
    assert b"Terms were detected automatically" in result.stdout


def test_both_versions_cannot_be_standard_input() -> None:
    result = run("-", "-")
    assert (result.returncode, result.stderr) == (2, b"plancmp: only one of the two versions can be standard input\n")


def test_validate_takes_plan_files_only(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text(TEXT.format("five"), encoding="utf-8")
    result = run("validate", str(path))
    message = f"{path}: this is a document and no plan file; `plancmp import` makes a plan file of it\n"
    assert (result.returncode, result.stderr.decode()) == (2, message)


def test_two_plans_in_one_document_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    second = TEXT.format("nine").replace("A short accord", "The counter-proposal of the other side")
    path.write_text(f"{TEXT.format('five')}\n\n{second}", encoding="utf-8")
    result = run(str(path), str(path))
    assert result.returncode == 2
    assert b"holds 2 plans; name one with --old-part, or take all as one with --old-part all: 1: " in result.stderr
    chosen = run(str(path), str(path), "--old-part", "1", "--new-part", "2", "--full")
    assert b"[-five-]{+nine+}" in chosen.stdout


def test_documents_that_hold_the_same_two_plans_are_compared_as_wholes(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.txt" for name in ("old", "new")]
    second = TEXT.format("nine").replace("A short accord", "The counter-proposal of the other side")
    for path, figure in zip(paths, ("five", "seven"), strict=True):
        path.write_text(f"{TEXT.format(figure)}\n\n{second}", encoding="utf-8")
    result = run(*map(str, paths), "--full")
    assert result.returncode == 1
    assert b"[-five-]{+seven+}" in result.stdout
    assert b"compared as one document; --old-part and --new-part choose one: A short accord; " in result.stderr
    assert b"[-five-]{+seven+}" in run(*map(str, paths), "--old-part", "1", "--new-part", "1", "--full").stdout
    assert b"compared as one document" in run("trace", *map(str, paths)).stderr
    assert plancmp.compare(*paths).changes
    one = tmp_path / "one.txt"
    one.write_text(TEXT.format("five"), encoding="utf-8")
    assert b"holds 2 plans" in run(str(one), str(paths[1])).stderr


LEASE = """House rules

1. Guests may use the garden from dawn until dusk, {}, and they leave it as they found it: chairs under the roof, tools
in the shed, the gate closed, no fire in the pit, no glass in the grass and no wet towels on the fence, so that whoever
comes next finds a place to sit, to read and to watch the birds at the feeder {}.

2. The pond is for frogs.

3. The bell rings at noon.

4. Swans are fed by the keeper.
"""


def test_a_long_clause_is_shown_around_its_changes(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(LEASE.format("on all days", "by the wall"), encoding="utf-8")
    new.write_text(LEASE.format("on weekdays", "by the door"), encoding="utf-8")
    shown = " ".join(run(str(old), str(new), "--full").stdout.decode().split())
    assert "Guests may use the garden from dawn until dusk, on [-all days-]{+weekdays+}, and they leave" in shown
    assert (
        "tools in the […] a place to sit, to read and to watch the birds at the feeder by the [-wall-]{+door+}."
        in shown
    )
    assert "no fire in the pit" not in shown


def test_two_texts_with_hardly_a_clause_in_common_are_questioned(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(LEASE.format("on all days", "by the wall"), encoding="utf-8")
    new.write_text("1. Bread is sold by weight.\n\n2. Flour comes from the mill.\n\n3. Ovens cool down at night.\n")
    question = b"are they versions of the same document?"
    assert question in b" ".join(run(str(old), str(new)).stdout.split())
    for ending in ("md", "html"):
        run(str(old), str(new), "-o", str(tmp_path / f"report.{ending}"))
        assert question in (tmp_path / f"report.{ending}").read_bytes()
    assert question not in b" ".join(run(str(old), str(old)).stdout.split())


def test_a_contract_is_filed_by_topics_of_contracts(tmp_path: Path) -> None:
    text = (
        "1. The licensee pays a fee of {} crowns on invoice.\n\n2. Neither party is liable for damages or for loss of "
        "profit.\n\n3. The warranty ends on termination.\n"
    )
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(text.format(5))
    new.write_text(text.format(7))
    shown = run(str(old), str(new)).stdout.decode()
    assert "PRICE AND PAYMENT" in shown
    assert "Topics are those of “Contracts”, matched by wording" in shown
    assert "taxonomy: contracts\n" in run("import", str(old)).stdout.decode()
