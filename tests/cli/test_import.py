"""`plancmp import`: a document as a plan file that compares like the document."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp import Comparison, compare, load, loads
from plancmp.cli import main

SAMPLES = Path(__file__).parents[1] / "readers" / "samples"
OLD = """\
# Draft

1. Ukraine's armed forces shall not exceed 600,000 personnel.
2. Ukraine must not join NATO.
3. Elections are held within 100 days.
4. The frozen assets of 100 billion USD pay for reconstruction:
   a. half of the profits go to the United States;
   b. Europe adds 100 billion EUR.
"""
NEW = """\
# Draft

1. Ukraine's armed forces shall not exceed 800,000 personnel in peacetime.
2. Ukraine may join NATO.
3. Elections are held as soon as possible after signature.
4. The frozen assets of 150 billion USD pay for reconstruction:
   a. a third of the profits go to the United States;
   b. Europe adds 100 billion EUR.
5. Prisoners are exchanged all for all.
"""


def tell(comparison: Comparison) -> list[tuple[str, ...]]:
    terms = [
        (str(term.effect), term.name, *term.party, *(cause.rule for cause in term.causes), term.fingerprint)
        for term in comparison.terms
    ]
    clauses = [(str(change.kind), *sorted(change.flags), change.fingerprint) for change in comparison.clauses]
    return terms + clauses


def do_import(folder: Path, name: str, text: str) -> tuple[str, str]:
    document, output = folder / f"{name}.md", folder / f"{name}.yaml"
    document.write_text(text, encoding="utf-8")
    assert main(["import", str(document), "-o", str(output)]) == 0
    return str(document), str(output)


def test_importing_and_comparing_gives_the_same_as_comparing(tmp_path: Path) -> None:
    (old, old_file), (new, new_file) = do_import(tmp_path, "a", OLD), do_import(tmp_path, "b", NEW)
    direct, imported = compare(load(old), load(new)), compare(load(old_file), load(new_file))
    assert len(direct.terms) >= 5
    assert tell(direct) == tell(imported)
    assert tell(compare(load(old_file), load(new))) == tell(direct)


def test_a_plan_file_that_has_terms_is_not_read_anew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, imported = do_import(tmp_path, "a", OLD)
    capsys.readouterr()
    for path in (imported, str(Path(__file__).parents[2] / "fixtures" / "e3-edit.yaml")):
        assert main(["import", path, "-o", str(tmp_path / "again.yaml")]) == 2
        message = f"plancmp: {path}: this plan file has terms; `plancmp import` would put them aside\n"
        assert capsys.readouterr().err == message
    assert not (tmp_path / "again.yaml").exists()


def rename(path: str, old: str, new: str) -> None:
    text = Path(path).read_text("utf-8")
    assert text.count(f" {old}:") == 1
    Path(path).write_text(text.replace(f" {old}:", f" {new}:"), "utf-8")


def list_effects(old: str, new: str) -> dict[str, str]:
    return {term.name: str(term.effect) for term in compare(load(old), load(new)).terms}


def test_a_term_that_a_person_renamed_still_answers_to_what_a_program_found(tmp_path: Path) -> None:
    (old, old_file), (new, new_file) = do_import(tmp_path, "a", OLD), do_import(tmp_path, "b", NEW)
    plain = list_effects(old, new)
    size = next(name for name in plain if name.endswith("personnel"))
    assert plain[size] == "loosened"
    rename(old_file, "figure-personnel", "armed-forces-size")
    named = {"armed-forces-size" if name == size else name: plain[name] for name in plain}
    assert list_effects(old_file, new) == list_effects(old_file, new_file) == named
    assert list_effects(new, old_file)["armed-forces-size"] == "tightened"
    rename(new_file, "figure-personnel", "armed-forces-size")
    assert list_effects(old_file, new_file) == named


def test_names_that_people_gave_on_both_sides_are_kept(tmp_path: Path) -> None:
    (_, old_file), (_, new_file) = do_import(tmp_path, "a", OLD), do_import(tmp_path, "b", NEW)
    rename(old_file, "figure-personnel", "armed-forces-size")
    rename(new_file, "figure-personnel", "army")
    found = list_effects(old_file, new_file)
    assert (found["armed-forces-size"], found["army"]) == ("dropped", "added")


def test_a_renamed_term_whose_words_a_person_changed_answers_to_none(tmp_path: Path) -> None:
    (_, old_file), (new, _) = do_import(tmp_path, "a", OLD), do_import(tmp_path, "b", NEW)
    rename(old_file, "figure-personnel", "armed-forces-size")
    text = Path(old_file).read_text("utf-8").replace("armed forces shall not", "whole armed forces shall not")
    Path(old_file).write_text(text, "utf-8")
    found = list_effects(old_file, new)
    assert (found["armed-forces-size"], found["figure-personnel"]) == ("dropped", "added")


@pytest.mark.parametrize("name", ["plan-pandoc.docx", "plan-libreoffice.pdf", "plan.akn.xml"])
def test_documents_of_every_format_are_imported(name: str, tmp_path: Path) -> None:
    output = tmp_path / "plan.yaml"
    assert main(["import", str(SAMPLES / name), "-o", str(output)]) == 0
    plan = load(output)
    assert plan.extracted
    assert not compare(plan, load(SAMPLES / name)).changes


def test_comments_say_what_a_term_was_found_by_and_what_is_unsure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(SAMPLES / "plan.md")]) == 0
    text = capsys.readouterr().out
    assert text.startswith("# Terms and topics were found by a program.")
    assert "# “" in text
    assert "(rule " in text
    assert "# unsure: " in text
    assert loads(text).extracted


def test_what_a_person_wrote_is_kept(tmp_path: Path) -> None:
    _, output = do_import(tmp_path, "a", OLD)
    text = Path(output).read_text(encoding="utf-8")
    Path(output).write_text(text.replace("extracted: yes\n", ""), encoding="utf-8")
    corrected = load(output)
    assert not corrected.extracted
    assert not compare(corrected, corrected).changes


def test_a_built_in_taxonomy_is_taken_by_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "c.txt"
    path.write_text("A contract\n\n1. The Supplier shall deliver the goods within 30 days.\n", encoding="utf-8")
    assert main(["import", str(path), "--taxonomy", "contracts"]) == 0
    assert "taxonomy: contracts\n" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_one_clear_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "none.docx"]) == 2
    assert capsys.readouterr().err == "none.docx: there is no such file\n"
