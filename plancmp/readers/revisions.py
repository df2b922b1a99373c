"""Files as they stood in a revision of a git repository: `REVISION:PATH`, spelled as git spells it.

Asks the git of this machine; nothing is fetched (also not by a partial clone that lacks the file), and no command of
the repository (filter, hook, text conversion) runs.
"""

from __future__ import annotations

import os
import re
import subprocess

from plancmp.model.expressions import late
from plancmp.readers.nodes import Problem, ReadError

# One letter before the colon is a drive of Windows, and a name never starts like an option.
_SPELLING = late(r"(?!-)([^:\s][^:]+):(?!//)(.+)", re.DOTALL)


def is_revision(name: str) -> bool:
    """Say whether a name is spelled as a file in a revision, such as "HEAD~1:plans/draft.yaml"."""
    return _SPELLING.fullmatch(name) is not None


def read_revision(name: str, limit: int) -> bytes:
    """Return a file as it stood in a revision.

    Args:
        name: The revision and the path from the root of the repository; "./" before it for one from this folder.
        limit: How many bytes to read at most; one more is read, so that the caller sees that there are more.

    Raises:
        ReadError: If there is no such revision or file, no repository, or no git.
    """
    try:
        size = _run_git("cat-file", "-s", name)
        if size.returncode:
            raise ReadError(Problem(name, 0, 0, _explain(size.stderr.decode("utf-8", "replace"))))
        if int(size.stdout) > limit:
            return b" " * (limit + 1)
        found = _run_git("cat-file", "blob", name)
    except FileNotFoundError:
        raise ReadError(Problem(name, 0, 0, "there is no such file, and no git to look for a revision")) from None
    if found.returncode:
        raise ReadError(Problem(name, 0, 0, "this is a folder of that revision; give a file"))
    return found.stdout


def _run_git(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    # A variable, because the settings of a repository, which may be a stranger's, cannot overrule it.
    environment = {**os.environ, "GIT_ALLOW_PROTOCOL": "none"}
    return subprocess.run(  # noqa: S603 - git, with a name
        ["git", *arguments],  # noqa: S607 - the user's own git, wherever it is
        capture_output=True,
        check=False,
        env=environment,
    )


def _explain(error: str) -> str:
    if "promisor" in error:
        return "this partial clone does not hold it, and plancmp fetches nothing; `git show` of it does"
    line = error.strip().splitlines()[0] if error.strip() else "git cannot read it"
    return f"there is no such file, and git finds no revision: {line.removeprefix('fatal: ')}"
