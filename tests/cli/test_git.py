"""Plans in a real git repository: revisions as inputs, git diff, git log -p, git difftool."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"
SAMPLES = sorted((ROOT / "tests").rglob("*.docx"))
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("git") is None and os.environ.get("CI") != "true", reason="git is not installed"),
]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "config", "user.name", "A. Reader")
    git(tmp_path, "config", "user.email", "reader@example.org")
    for name, subject in (("us-28-point-draft.yaml", "leaked"), ("e3-edit.yaml", "edited")):
        shutil.copy(FIXTURES / name, tmp_path / "peace.plan.yaml")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-qm", subject)
    return tmp_path


def make_environment() -> dict[str, str]:
    hidden = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**hidden, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_PAGER": "cat"}


def git(folder: Path, *arguments: str) -> str:
    result = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, env=make_environment(), check=True, encoding="utf-8"
    )
    return result.stdout


def plancmp(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "plancmp", *arguments],
        cwd=folder,
        capture_output=True,
        env=make_environment(),
        check=False,
        encoding="utf-8",
    )


def test_a_file_in_a_revision_is_read(repository: Path) -> None:
    result = plancmp(repository, "HEAD~1:peace.plan.yaml", "HEAD:peace.plan.yaml")
    assert (result.returncode, result.stderr) == (1, "")
    assert "armed forces size: +200,000 personnel, +33 %" in result.stdout
    assert plancmp(repository, "HEAD:peace.plan.yaml", "peace.plan.yaml").returncode == 0


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("HEAD~9:peace.plan.yaml", "there is no such file, and git finds no revision: "),
        ("HEAD:none.yaml", "there is no such file, and git finds no revision: "),
        ("--output=x:peace.plan.yaml", "plancmp: "),
        ("C:peace.plan.yaml", "there is no such file\n"),
    ],
)
def test_a_revision_that_is_not_there_is_one_clear_line(repository: Path, name: str, message: str) -> None:
    result = plancmp(repository, name, "peace.plan.yaml")
    assert result.returncode == 2
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_outside_a_repository_a_revision_is_one_clear_line(tmp_path: Path) -> None:
    result = plancmp(tmp_path, "HEAD:a.yaml", "b.yaml")
    assert (result.returncode, len(result.stderr.splitlines())) == (2, 1)


def test_git_diff_shows_the_report(repository: Path) -> None:
    assert plancmp(repository, "git-install").returncode == 0
    shown = git(repository, "diff", "HEAD~1")
    assert shown.startswith("plancmp peace.plan.yaml\nUS 28-point draft")
    assert "loosened  Ukraine · armed forces size: +200,000 personnel, +33 %" in shown


def test_git_log_shows_terms_that_came_and_went(repository: Path) -> None:
    plancmp(repository, "git-install")
    shown = git(repository, "log", "-p")
    assert "-6 Ukraine · armed forces size: must: at most 600,000 personnel\n" in shown
    assert "+6 Ukraine · armed forces size: must: at most 800,000 personnel; when in peacetime\n" in shown
    assert "armed forces size: +200,000 personnel, +33 %" in git(repository, "log", "-p", "--ext-diff")


@pytest.mark.skipif(not SAMPLES, reason="no sample document")
def test_documents_are_shown_by_their_words(repository: Path) -> None:
    plancmp(repository, "git-install")
    shutil.copy(SAMPLES[0], repository / "plan.docx")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "a document")
    shown = git(repository, "log", "-1", "-p")
    assert "Binary files" not in shown
    assert "\n+1 " in shown


def test_a_changed_document_is_shown_by_its_terms(repository: Path) -> None:
    plancmp(repository, "git-install")
    for figure in (b"12,000", b"15,000"):
        edit_document(SAMPLES[0].parent / "plan-pandoc.docx", repository / "plan.docx", b"12,000", figure)
        git(repository, "add", ".")
        git(repository, "commit", "-qm", f"{figure.decode()} personnel")
    shown = git(repository, "log", "-1", "-p")
    assert "-2(a) the northern side keeps at most 12,000 personnel;\n" in shown
    assert "+2(a) the northern side keeps at most 15,000 personnel;\n" in shown
    assert "+2(a) figure personnel: must: at most 15,000 personnel\n" in shown
    report = git(repository, "log", "-1", "-p", "--ext-diff")
    assert "+3,000 personnel, +25 %" in report


def edit_document(source: Path, target: Path, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, content.replace(old, new) if name == "word/document.xml" else content)


def test_new_and_deleted_plans_are_listed(repository: Path) -> None:
    plancmp(repository, "git-install")
    git(repository, "rm", "-q", "peace.plan.yaml")
    shown = git(repository, "diff", "--cached")
    assert "- 6 Ukraine · armed forces size: must: at most 800,000 personnel; when in peacetime\n" in shown


def test_a_file_that_is_no_plan_is_shown_as_git_shows_it(repository: Path) -> None:
    plancmp(repository, "git-install", "*.yaml")
    (repository / "other.yaml").write_text("a: 1\n", encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "other")
    (repository / "other.yaml").write_text("a: 2\n", encoding="utf-8")
    shown = git(repository, "diff")
    assert "this is not a plan file" in shown
    assert "-a: 1\n+a: 2\n" in shown
    assert "+a: 1" in git(repository, "log", "-1", "-p")


def test_git_difftool_shows_the_report(repository: Path) -> None:
    plancmp(repository, "git-install")
    assert "+200,000" in git(repository, "difftool", "-y", "-t", "plancmp", "HEAD~1")


def test_unset_takes_all_of_it_back(repository: Path) -> None:
    attributes = repository / ".git" / "info" / "attributes"
    attributes.parent.mkdir(exist_ok=True)
    attributes.write_text("*.txt text\n", encoding="utf-8")
    config = (repository / ".git" / "config").read_text(encoding="utf-8")
    for _ in range(2):
        assert plancmp(repository, "git-install", "*.yaml").returncode == 0
    assert attributes.read_text(encoding="utf-8").count("diff=plancmp") == 1
    assert plancmp(repository, "git-install", "--unset").returncode == 0
    assert attributes.read_text(encoding="utf-8") == "*.txt text\n"
    assert (repository / ".git" / "config").read_text(encoding="utf-8") == config
    assert "@@" in git(repository, "diff", "HEAD~1")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("--unset", "*.yaml"), "--unset takes back all patterns"),
        (("two words",), '"two words" is not a pattern'),
        (("!negated",), '"!negated" is not a pattern'),
    ],
)
def test_patterns_that_cannot_be_are_refused_and_nothing_changes(
    repository: Path, arguments: tuple[str, ...], problem: str
) -> None:
    config = (repository / ".git" / "config").read_text(encoding="utf-8")
    result = plancmp(repository, "git-install", *arguments)
    assert (result.returncode, len(result.stderr.splitlines())) == (2, 1)
    assert problem in result.stderr
    assert (repository / ".git" / "config").read_text(encoding="utf-8") == config


def test_without_git_the_message_says_so(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    for arguments, problem in (
        (("git-install",), "there is no git on this machine"),
        (("HEAD~1:peace.plan.yaml", "HEAD:peace.plan.yaml"), "no git to look for a revision"),
    ):
        result = plancmp(repository, *arguments)
        assert (result.returncode, len(result.stderr.splitlines())) == (2, 1)
        assert problem in result.stderr


def test_a_folder_of_a_revision_is_no_version(repository: Path) -> None:
    (repository / "drafts").mkdir()
    shutil.copy(FIXTURES / "e3-edit.yaml", repository / "drafts" / "a.yaml")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "filed")
    result = plancmp(repository, "HEAD:drafts", "HEAD:peace.plan.yaml")
    assert (result.returncode, len(result.stderr.splitlines())) == (2, 1)
    assert "this is a folder of that revision; give a file" in result.stderr


def test_options_and_reports_are_lines_that_git_can_compare(repository: Path) -> None:
    told = plancmp(repository, "textconv", str(FIXTURES / "twenty-point-framework.yaml")).stdout.splitlines()
    assert "12 [Ukraine] plant shares: must: Ukraine 50%, United States 50%" in told
    assert "12 [United States] plant manager: must: United States" in told
    told = plancmp(repository, "textconv", str(FIXTURES / "geneva-refined-framework.yaml")).stdout.splitlines()
    assert "army according to abc: The strict limit is out." in told
    assert "army according to abc: armed forces size is gone, according to this source" in told
    assert "army according to ft, afp: Ukraine · armed forces size: must: at most 800,000 personnel" in told


def test_install_outside_a_repository_is_one_clear_line(tmp_path: Path) -> None:
    result = plancmp(tmp_path, "git-install")
    assert (result.returncode, len(result.stderr.splitlines())) == (2, 1)
    assert result.stderr.startswith("plancmp: git refused: not a git repository")


def test_a_partial_clone_fetches_nothing(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    git(repository, "config", "uploadpack.allowFilter", "true")
    folder = tmp_path_factory.mktemp("clones")
    git(folder, "clone", "-q", "--no-checkout", "--filter=blob:none", repository.as_uri(), "clone")
    clone = folder / "clone"
    # What a stranger's repository allows counts for nothing.
    git(clone, "config", "protocol.file.allow", "always")
    result = plancmp(clone, "HEAD~1:peace.plan.yaml", "HEAD:peace.plan.yaml")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        "HEAD~1:peace.plan.yaml: this partial clone does not hold it, and plancmp fetches nothing; "
        "`git show` of it does\n"
    )


@pytest.mark.parametrize(
    "name",
    [
        "--output=stolen:peace.plan.yaml",
        "-c:core.pager=touch stolen",
        "HEAD:../../../../etc/passwd",
        "HEAD:/etc/passwd",
        ":/leaked:peace.plan.yaml",
        "ext::touch stolen",
        "HEAD --batch:peace.plan.yaml",
        "HEAD:peace.plan.yaml --textconv",
        "HEAD\n--batch:peace.plan.yaml",
        "$(touch stolen):x",
    ],
)
def test_no_name_is_an_option_or_leaves_the_repository(repository: Path, name: str) -> None:
    before = sorted(repository.iterdir())
    result = plancmp(repository, "--", "HEAD:peace.plan.yaml", name)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert "root:" not in result.stderr
    assert sorted(repository.iterdir()) == before


def plant(folder: Path) -> None:
    """Put files into a folder that are called like plancmp and like what it imports, and that leave a mark if run."""
    (folder / "plancmp").mkdir()
    names = ("plancmp/__init__.py", "plancmp/__main__.py", "yaml.py", "attr.py", "attrs.py", "jinja2.py", "tempfile.py")
    for name in (*names, "sitecustomize.py"):
        (folder / name).write_text(f"open({str(folder / 'RAN')!r}, 'a').write({name!r})\n", encoding="utf-8")


@pytest.mark.parametrize("path", [None, "", os.pathsep])
@pytest.mark.parametrize(
    "command",
    [
        ("diff", "HEAD~1"),
        ("log", "-p"),
        ("log", "-p", "--ext-diff"),
        ("difftool", "-y", "-t", "plancmp", "HEAD~1"),
        ("show", "--textconv", "HEAD:peace.plan.yaml"),
    ],
)
def test_git_runs_no_code_of_the_repository(
    repository: Path, command: tuple[str, ...], path: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert plancmp(repository, "git-install").returncode == 0
    plant(repository)
    if path is not None:
        monkeypatch.setenv("PYTHONPATH", path)
    assert "armed forces size" in git(repository, *command)
    assert not (repository / "RAN").exists()


def test_workers_run_no_code_of_the_current_folder(repository: Path) -> None:
    names = ("us-28-point-draft.yaml", "e3-edit.yaml", "european-24-points.yaml")
    files = []
    for number in range(18):  # 153 pairs: enough for workers to be started
        files.append(f"v{number}.yaml")
        shutil.copy(FIXTURES / names[number % 3], repository / files[-1])
    plant(repository)
    command = [f"{sysconfig.get_path('scripts')}/plancmp", "matrix", *files, "--jobs", "2", "--least", "1", "-q"]
    result = subprocess.run(
        command, cwd=repository, capture_output=True, env=make_environment(), check=False, encoding="utf-8", timeout=120
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert not (repository / "RAN").exists()


def test_installing_again_mends_what_an_earlier_version_configured(repository: Path) -> None:
    git(repository, "config", "diff.plancmp.command", f"{sys.executable} -m plancmp git-diff")
    told = plancmp(repository, "git-install").stdout
    assert "replaced the commands of an earlier version, which could run Python files of the repository" in told
    assert " -P " in git(repository, "config", "diff.plancmp.command")
    assert "replaced" not in plancmp(repository, "git-install").stdout


@pytest.mark.parametrize("name", ["--help.plan.yaml", "-o.plan.yaml", "diff.plan.yaml", "--.plan.yaml"])
def test_a_file_that_is_called_like_an_option_is_a_file(repository: Path, name: str) -> None:
    plancmp(repository, "git-install")
    for source in ("us-28-point-draft.yaml", "e3-edit.yaml"):
        shutil.copy(FIXTURES / source, repository / name)
        git(repository, "add", "--", ".")
        git(repository, "commit", "-qm", source)
    shown = git(repository, "diff", "HEAD~1")
    assert shown.startswith(f"plancmp {name}\n")
    assert "armed forces size: +200,000 personnel, +33 %" in shown
    assert "+6 Ukraine · armed forces size: must: at most 800,000" in git(repository, "log", "-p")
    assert "+200,000" in git(repository, "difftool", "-y", "-t", "plancmp", "HEAD~1")
