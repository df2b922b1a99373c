"""Only plain files in the one folder are read: no way out, no links, no devices, no revisions."""

from __future__ import annotations

import os
import socket
import subprocess
from pathlib import Path

import pytest

from plancmp.readers import ReadError
from plancmp.tools.folder import Folder

OUTSIDE = "only files in the folder that this server was given are read"
LINK = "this is a link, or is reached through one; links are not followed"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text("secret")
    folder = tmp_path / "folder"
    (folder / "inner").mkdir(parents=True)
    (folder / "draft.txt").write_text("draft")
    (folder / "inner" / "draft.txt").write_text("inner")
    (folder / "link.txt").symlink_to(folder / "draft.txt")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "up").symlink_to(tmp_path)
    (folder / "side").symlink_to(folder / "inner")
    os.mkfifo(folder / "pipe.txt")
    return folder


def test_files_in_the_folder_are_read(root: Path) -> None:
    folder = Folder(str(root))
    assert folder.read("draft.txt") == b"draft"
    assert folder.read("./inner/draft.txt") == b"inner"
    assert folder.read(str(root / "inner" / "draft.txt")) == b"inner"


def test_a_folder_that_is_named_through_a_link_is_read_too(root: Path) -> None:
    (root.parent / "alias").symlink_to(root)
    assert Folder(str(root.parent / "alias")).read("draft.txt") == b"draft"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("../secret.txt", OUTSIDE),
        ("inner/../../secret.txt", OUTSIDE),
        ("inner/../draft.txt", OUTSIDE),
        ("..\\secret.txt", OUTSIDE),
        ("/etc/hostname", OUTSIDE),
        ("", OUTSIDE),
        (".", OUTSIDE),
        ("draft.txt\0.pdf", OUTSIDE),
        ("/dev/zero", OUTSIDE),
        ("link.txt", LINK),
        ("out.txt", LINK),
        ("up/secret.txt", LINK),
        ("side/draft.txt", LINK),
        ("pipe.txt", "this is not a plain file"),
        ("inner", "this is not a plain file"),
        ("-", "there is no such file in the folder that this server was given"),
        ("gone.txt", "there is no such file in the folder that this server was given"),
        ("HEAD:draft.txt", "revisions of a repository are not read here; give the text"),
        (":draft.txt", "revisions of a repository are not read here; give the text"),
    ],
)
def test_anything_else_is_refused(root: Path, path: str, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        Folder(str(root)).read(path)
    assert caught.value.problems[0].message == message


def test_a_socket_is_refused(root: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(root)  # the path of a socket is short
        try:
            server.bind("socket.txt")
        finally:
            os.chdir(here)
    with pytest.raises(ReadError, match="not a plain file"):
        Folder(str(root)).read("socket.txt")


def test_a_revision_is_no_file_even_in_a_repository(root: Path) -> None:
    git = ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@b"]
    for words in (["init", "-q"], ["add", "draft.txt"], ["commit", "-qm", "x"]):
        subprocess.run([*git, *words], check=True)
    with pytest.raises(ReadError, match="revisions of a repository are not read here"):
        Folder(str(root)).read("HEAD:draft.txt")
