"""A long report on a terminal goes through the user's pager."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from contextlib import suppress


def show_paged(text: str) -> bool:
    """Show a text that is longer than the screen in the program that PAGER names, else in `less`.

    Args:
        text: What to show; it may hold colours.

    Returns:
        Whether it was shown; not if it fits the screen, or there is no pager.
    """
    if text.count("\n") < shutil.get_terminal_size().lines:
        return False
    try:
        command = shlex.split(os.environ.get("PAGER") or "less")
    except ValueError:
        return False
    program = shutil.which(command[0]) if command else None
    # A pager that lies in the current folder may have come with the files that are compared.
    if program is None or not os.path.isabs(program):
        return False
    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    sys.stdout.flush()
    with suppress(BrokenPipeError):  # the reader has seen enough
        subprocess.run([program, *command[1:]], input=text.encode("utf-8", "replace"), env=environment, check=False)  # noqa: S603 - the user's own pager
    return True
