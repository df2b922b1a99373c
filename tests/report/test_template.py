"""Templates of the user's own: what they see, what is escaped, and how their mistakes are told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from plancmp.cli import main
from plancmp.diff import compare
from plancmp.model import Clause, Plan
from plancmp.readers import ReadError, find_taxonomy
from plancmp.report import Messages, View, build_view, find_messages
from plancmp.report.template import render_template

HEAD = "plancmp: 1\nid: a\ntitle: A\nclauses:\n"


@pytest.fixture
def view() -> View:
    hostile = "<script>alert(1)</script> & \x1b[31m *bold*"
    old = Plan("a", "Old", clauses=(Clause("1", text="Ships pass."),))
    new = Plan("b", hostile, clauses=(Clause("1", text="Ships pass."), Clause("2", text=hostile)))
    return build_view(compare(old, new), find_taxonomy("peace"))


def run(folder: Path, name: str, template: str, view: View, messages: Messages | None = None) -> str:
    path = folder / name
    path.write_text(template, encoding="utf-8")
    return render_template(str(path), view, messages or Messages())


def test_a_template_sees_the_json_report(tmp_path: Path, view: View) -> None:
    text = run(tmp_path, "t.md", "{{ format }} {{ version }} {{ old.title }} {{ changes | length }}\n", view)
    assert text == "plancmp-comparison 1 Old 1\n"


@pytest.mark.parametrize("name", ["t.html", "t.HTM", "t.xml", "t.html.j2", "t.svg"])
def test_html_and_xml_are_escaped(tmp_path: Path, view: View, name: str) -> None:
    text = run(tmp_path, name, "{{ new.title }}", view)
    assert text == "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;U+001B&gt;[31m *bold*"


def test_control_characters_reach_no_output(tmp_path: Path, view: View) -> None:
    assert "\x1b" not in run(tmp_path, "t.txt", "{{ new.title }} {{ changes }}", view)


def test_filters_for_markdown_lines_and_words(tmp_path: Path, view: View) -> None:
    template = '{{ "*a*" | markdown }} {{ "a\nb" | line }} {{ changes[0].kind | word }}'
    assert run(tmp_path, "t.md", template, view, find_messages("uk")) == r"\*a\* a b додано"


def test_a_template_may_include_its_neighbours_only(tmp_path: Path, view: View) -> None:
    (tmp_path / "part.md").write_text("part of {{ old.id }}", encoding="utf-8")
    (tmp_path / "inner").mkdir()
    assert run(tmp_path, "t.md", '{% include "part.md" %}', view) == "part of a"
    with pytest.raises(ReadError, match="no such file"):
        run(tmp_path / "inner", "t.md", '{% include "../part.md" %}', view)


@pytest.mark.parametrize(
    ("template", "place", "message"),
    [
        ("a\n{% for %}", ":2: ", "not a template: Expected an expression"),
        ("a\n\n{{ new.titel }}", ":3: ", "the template fails: 'dict object' has no attribute 'titel'"),
        ("{{ nothing }}", ":1: ", "the template fails: 'nothing' is undefined"),
        ("\n{{ 1 / 0 }}", ":2: ", "the template fails: division by zero"),
        ("{{ ''.__class__.__mro__ }}", ":1: ", "unsafe"),
        ("\n{{ changes.append(1) }}", ":2: ", "unsafe"),
        ("{% include 'gone.md' %}", ":1: ", "there is no such file: gone.md"),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", ":1: ", "recursion"),
        ("{{ 'x' | word }}", ":1: ", "the template fails"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, view: View, template: str, place: str, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        run(tmp_path, "t.md", template, view)
    (text,) = str(caught.value).splitlines()
    assert text.startswith(f"{tmp_path / 't.md'}{place}")
    assert message in text


def test_a_template_that_is_not_there_or_no_text(tmp_path: Path, view: View) -> None:
    with pytest.raises(ReadError, match=r"t\.md: there is no such file$"):
        render_template(str(tmp_path / "t.md"), view, Messages())
    (tmp_path / "t.md").write_bytes(b"\xff\xfe")
    with pytest.raises(ReadError, match="not UTF-8"):
        render_template(str(tmp_path / "t.md"), view, Messages())


@pytest.fixture
def plans(tmp_path: Path) -> list[str]:
    (tmp_path / "old.yaml").write_text(HEAD + "  - {id: '1', text: Ships pass.}\n", encoding="utf-8")
    (tmp_path / "new.yaml").write_text(HEAD + "  - {id: '1', text: Ships wait.}\n", encoding="utf-8")
    return [str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml")]


def test_the_command_line_writes_it(plans: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "t.md").write_text("{{ old.title }}\n", encoding="utf-8")
    main([*plans, "--template", str(tmp_path / "t.md")])
    assert capsys.readouterr().out == "A\n"
    main([*plans, "--template", str(tmp_path / "t.md"), "-o", str(tmp_path / "out.page")])
    assert (tmp_path / "out.page").read_text(encoding="utf-8") == "A\n"


def test_what_is_hidden_is_counted_beside_a_template(
    plans: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "t.md").write_text("x", encoding="utf-8")
    main([*plans, "--template", str(tmp_path / "t.md"), "--only", "moved"])
    assert capsys.readouterr() == ("x", "Not shown: 2 filtered out.\n")


def test_a_template_that_fails_writes_nothing(
    plans: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "t.md").write_text("a {{ gone }}", encoding="utf-8")
    assert main([*plans, "--template", str(tmp_path / "t.md"), "-o", str(tmp_path / "out.md")]) == 2
    assert not (tmp_path / "out.md").exists()
    assert main([*plans, "--template", str(tmp_path / "t.md"), "-f", "json"]) == 2
    assert "contradict" in capsys.readouterr().err


LOOP = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"


@pytest.mark.slow  # waits until a second has passed
@pytest.mark.parametrize(
    ("template", "message"),
    [
        (LOOP, "takes more than 1 seconds"),
        ("{% macro a(n) %}{{ a(n + 1) if n < 60 }}{{ a(n + 1) if n < 60 }}{% endmacro %}{{ a(0) }}", "takes more than"),
        ("{% for a in range(99999) %}{{ 'word ' * 1000 }}{% endfor %}", "writes more than 67,108,864 characters"),
        ("{{ 'a' * 10 ** 9 }}", "a product has more than"),
        ("{{ 10 ** 9 * [1] }}", "a product has more than"),
        ("{{ 9 ** 99999999 % 7 }}", "a number has too many digits"),
    ],
)
def test_a_template_that_takes_too_much_is_stopped(
    template: str, message: str, tmp_path: Path, view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plancmp.report.template.MAX_SECONDS", 30 if "word" in template else 1)
    before = sys.gettrace()
    with pytest.raises(ReadError, match=message) as caught:
        run(tmp_path, "t.md", template, view)
    assert len(caught.value.problems) == 1
    assert sys.gettrace() is before


def test_sums_and_products_of_a_usual_size_are_worked_out(tmp_path: Path, view: View) -> None:
    assert (
        run(tmp_path, "t.md", "{{ 2 ** 10 * 3 }} {{ '=' * 5 }} {{ 2 ** -1 }} {{ 1.5 * 2 }}", view)
        == "3072 ===== 0.5 3.0"
    )


@pytest.mark.slow  # starts another program
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux tells how much memory a process has")
@pytest.mark.parametrize(
    "template",
    [
        "{{ 'a' | center(10 ** 10) }}",
        "{% set n = namespace(a='word') %}{% for i in range(40) %}{% set n.a = n.a ~ n.a %}{% endfor %}",
    ],
)
def test_a_template_that_eats_memory_is_trouble_and_no_result(template: str, plans: list[str], tmp_path: Path) -> None:
    path = tmp_path / "t.md"
    path.write_text(template, encoding="utf-8")
    command = [sys.executable, "-m", "plancmp", *plans, "--template", str(path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == f"{path}: the template fails: it needs too much memory\n"
