"""The one folder whose files may be read: no way out of it, no links, no devices, no revisions."""

from __future__ import annotations

import os
import stat

from attrs import frozen

from plancmp.readers import Problem, ReadError
from plancmp.readers.files import MAX_BYTES


@frozen
class Folder:
    """A folder whose files may be read.

    Attributes:
        root: Its path.
    """

    root: str

    def read(self, path: str) -> bytes:
        """Return the content of a file.

        Args:
            path: The file, from the folder; an absolute path counts if it leads into the folder.

        Raises:
            ReadError: If it is elsewhere, a link or behind one, no file, too large, or not there.
        """
        root = os.path.realpath(self.root)
        whole = os.path.join(root, path)
        inside = os.path.normpath(whole)
        if "\0" in path or not path or ".." in path.replace("\\", "/").split("/") or not _lies_in(inside, root):
            raise refuse(path, "only files in the folder that this server was given are read")
        if not os.path.lexists(inside):
            if ":" in os.path.basename(path) or path.startswith(":"):
                raise refuse(path, "revisions of a repository are not read here; give the text")
            raise refuse(path, "there is no such file in the folder that this server was given")
        if os.path.normcase(os.path.realpath(inside)) != os.path.normcase(inside):
            raise refuse(path, "this is a link, or is reached through one; links are not followed")
        return _read_plain(inside, path)


def refuse(path: str, message: str) -> ReadError:
    """Return the error that says why a file is not read."""
    return ReadError(Problem(path, 0, 0, message))


def _lies_in(path: str, root: str) -> bool:
    try:
        return os.path.commonpath([path, root]) == root and path != root
    except ValueError:  # another drive
        return False


def _read_plain(path: str, shown: str) -> bytes:
    # What is no plain file is not even opened: a pipe would wait for a writer, a device may act.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            raise refuse(shown, "this is not a plain file")
        handle = os.open(path, flags)
    except OSError as error:
        raise refuse(shown, f"cannot be read: {error.strerror}") from None
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise refuse(shown, "this is not a plain file")
        raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise refuse(shown, f"the file is larger than {MAX_BYTES // 2**20} MiB")
    return raw
