"""What a plan file names is read, and nothing else: every way out of its folder is refused, with line and column."""

from __future__ import annotations

import io
import os
import subprocess
from pathlib import Path

import pytest

from plancmp.model import Companion
from plancmp.readers import ReadError, dump, load, load_with_companions, loads

FIXTURES = Path(__file__).parents[2] / "fixtures"
ANNEX = "plancmp: 1\nid: a\ntitle: The annex\nclauses: [{id: '1', text: The annex speaks.}]\n"


def write(folder: Path, *named: str, name: str = "plan.yaml") -> Path:
    """Write a plan that names companions, in the lines 4 and on."""
    lines = "".join(f"  {companion}\n" for companion in named)
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"plancmp: 1\nid: {path.stem}\ntitle: T\ncompanions:\n{lines}clauses: [{{id: '1'}}]\n")
    return path


def list_errors(path: Path) -> list[str]:
    with pytest.raises(ReadError) as caught:
        load_with_companions(path)
    return [line.replace(f"{path.parent}{os.sep}", "") for line in str(caught.value).splitlines()]


def test_a_companion_is_read_from_the_folder_of_the_plan(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "annex.yaml").write_text(ANNEX)
    path = write(tmp_path, "annex: papers/annex.yaml")
    assert [clause.id for clause in load(path).walk()] == ["1"]
    assert load(path).companions == (Companion("annex", "papers/annex.yaml"),)
    plan = load_with_companions(path)
    assert [clause.id for clause in plan.walk()] == ["1", "annex: 1"]
    assert plan.companions == (Companion("annex", "papers/annex.yaml", "The annex"),)


def test_from_any_folder_the_same_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "annex.yaml").write_text(ANNEX)
    path = write(tmp_path, "annex: annex.yaml")
    plan = load_with_companions(path)
    monkeypatch.chdir(tmp_path)
    assert load_with_companions("plan.yaml") == load_with_companions("./plan.yaml") == plan


def test_what_was_taken_along_can_be_kept_in_one_file(tmp_path: Path) -> None:
    (tmp_path / "annex.yaml").write_text(ANNEX)
    plan = load_with_companions(write(tmp_path, "annex: annex.yaml"))
    (tmp_path / "elsewhere").mkdir()
    dump(plan, tmp_path / "elsewhere" / "set.yaml")
    assert load(tmp_path / "elsewhere" / "set.yaml") == plan
    assert load_with_companions(tmp_path / "elsewhere" / "set.yaml") == plan


def test_a_plan_that_names_none_is_what_it_is() -> None:
    path = FIXTURES / "e3-edit.yaml"
    assert load_with_companions(path) == load(path)


def test_a_document_names_none(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("1. The plan says one thing.\n")
    assert load_with_companions(tmp_path / "plan.txt") == load(tmp_path / "plan.txt")


@pytest.mark.parametrize(
    "file",
    [
        "../annex.yaml",
        "papers/../../annex.yaml",
        "./annex.yaml",
        "/etc/annex.yaml",
        "papers//annex.yaml",
        "C:/annex.yaml",
        "HEAD~1:annex.yaml",
        "..\\\\annex.yaml",
        "annex.pdf",
        "/dev/zero",
        "https://example.org/annex.yaml",
        "annex\\n.yaml",
    ],
)
def test_a_path_that_may_lead_elsewhere_is_refused_whoever_reads(file: str) -> None:
    text = f'plancmp: 1\nid: p\ntitle: T\ncompanions:\n  annex: "{file}"\n'
    with pytest.raises(ReadError) as caught:
        loads(text, name="f.yaml")
    (problem,) = caught.value.problems
    start = (
        'f.yaml:5:10: "annex" takes the path of a plan file in the folder of this one or below, such as '
        '"annexes/military.yaml", not "'
    )
    assert str(problem).startswith(start)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("annex: [a.yaml]", 'f.yaml:5:10: "annex" takes a map with "title", not a list'),
        ("annex: {file: a.yaml}", 'f.yaml:5:10: "title" is missing in annex'),
        ("annex:", 'f.yaml:5:9: "annex" is empty; give it a value or leave the key out'),
        (
            "annex: a.yaml\n  annex: b.yaml",
            'f.yaml:6:3: duplicate key "annex"; it is in line 5 already',
        ),
    ],
)
def test_what_is_no_companion_is_refused(text: str, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        loads(f"plancmp: 1\nid: p\ntitle: T\ncompanions:\n  {text}\n", name="f.yaml")
    assert str(caught.value) == message


def test_a_missing_file_is_named_where_the_plan_names_it(tmp_path: Path) -> None:
    path = write(tmp_path, "military: annex.yaml")
    assert list_errors(path) == ['plan.yaml:5:13: companion "military" (annex.yaml): there is no such file']


def test_what_is_wrong_in_a_companion_is_said_of_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "annex.yaml").write_text(ANNEX.replace("text", "txet"))
    (message,) = list_errors(write(tmp_path, "annex: annex.yaml"))
    assert message.startswith('annex.yaml:4:21: unknown key "txet"; did you mean "text"?')


def test_what_makes_no_set_is_said_where_the_plan_names_it(tmp_path: Path) -> None:
    (tmp_path / "annex.yaml").write_text(ANNEX.replace("title:", "taxonomy: contracts\ntitle:"))
    (message,) = list_errors(write(tmp_path, "annex: annex.yaml"))
    reason = 'its taxonomy is "contracts", that of the plan "peace"; a set has one'
    assert message == f'plan.yaml:5:10: companion "annex" (annex.yaml): {reason}'


IN_IT = "this file is in the set already; a plan names its companions, they not it"


def test_a_plan_is_no_companion_of_itself(tmp_path: Path) -> None:
    assert list_errors(write(tmp_path, "me: plan.yaml")) == [f'plan.yaml:5:7: companion "me" (plan.yaml): {IN_IT}']


def test_a_ring_of_plans_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "next: b.yaml", name="a.yaml")
    write(tmp_path, "next: c.yaml", name="b.yaml")
    write(tmp_path, "next: a.yaml", name="c.yaml")
    assert list_errors(path) == [f'c.yaml:5:9: companion "next" (a.yaml): {IN_IT}']


def test_a_file_stands_in_a_set_once(tmp_path: Path) -> None:
    (tmp_path / "annex.yaml").write_text(ANNEX)
    path = write(tmp_path, "one: annex.yaml", "two: annex.yaml")
    assert list_errors(path) == [f'plan.yaml:6:8: companion "two" (annex.yaml): {IN_IT}']


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_a_link_does_not_lead_out(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text(ANNEX)
    folder = tmp_path / "plans"
    path = write(folder, "annex: annex.yaml")
    (folder / "annex.yaml").symlink_to(tmp_path / "secret.yaml")
    message = 'plan.yaml:5:10: companion "annex" (annex.yaml): a link leads out of the folder of the plan'
    assert list_errors(path) == [message]
    (folder / "annex.yaml").unlink()
    (folder / "below").symlink_to(tmp_path)
    path = write(folder, "annex: below/secret.yaml")
    assert list_errors(path) == [message.replace("(annex.yaml)", "(below/secret.yaml)")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "annex.yaml")
    assert list_errors(write(tmp_path, "annex: annex.yaml")) == [
        'plan.yaml:5:10: companion "annex" (annex.yaml): this is not a file'
    ]


def test_a_set_is_not_endless(tmp_path: Path) -> None:
    for number in range(60):
        write(tmp_path, f"next: {number + 1}.yaml", name=f"{number}.yaml")
    assert list_errors(tmp_path / "0.yaml") == [
        '50.yaml:5:9: companion "next" (51.yaml): a set has at most 50 companions'
    ]


def test_beside_standard_input_stands_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    text = b"plancmp: 1\nid: p\ntitle: T\ncompanions: {annex: annex.yaml}\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))
    with pytest.raises(ReadError) as caught:
        load_with_companions("-")
    message = "there are no files beside standard input; give the plan as a file"
    assert str(caught.value) == f'-: companion "annex" (annex.yaml): {message}'


def git(folder: Path, *arguments: str) -> None:
    settings = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *settings, *arguments], cwd=folder, check=True, capture_output=True)


def test_companions_of_a_plan_from_git_come_from_its_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init", "--quiet")
    write(tmp_path, "annex: papers/annex.yaml", name="plans/plan.yaml")
    (tmp_path / "plans" / "papers").mkdir()
    (tmp_path / "plans" / "papers" / "annex.yaml").write_text(ANNEX)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "both")
    (tmp_path / "plans" / "papers" / "annex.yaml").write_text(ANNEX.replace("speaks", "is silent"))
    git(tmp_path, "rm", "--quiet", "--cached", "plans/papers/annex.yaml")
    git(tmp_path, "commit", "--quiet", "-m", "one")
    monkeypatch.chdir(tmp_path)
    assert load_with_companions("HEAD~1:plans/plan.yaml").clauses[1].text == "The annex speaks."
    assert load_with_companions("HEAD~1:./plans/plan.yaml").clauses[1].text == "The annex speaks."
    assert load_with_companions("plans/plan.yaml").clauses[1].text == "The annex is silent."
    with pytest.raises(ReadError) as caught:
        load_with_companions("HEAD:plans/plan.yaml")
    place = 'HEAD:plans/plan.yaml:5:10: companion "annex" (papers/annex.yaml): there is no such file, and git finds'
    assert str(caught.value).startswith(place)
