"""`python -m plancmp`, and the command `plancmp`."""

import gc
import os
import sys


def run() -> int:
    """Run the command line in a process that ends with it.

    Returns:
        The exit code, as `main` does; 2 also if the program cannot be loaded or what it wrote cannot be delivered.
    """
    _fill_gaps()
    _leave_out_folder()
    try:
        from plancmp.cli import main
    except Exception as error:  # whatever too little memory or a broken installation raises
        os.write(2, f"plancmp: cannot start: {type(error).__name__}: {error}\n".encode())
        return 2
    code = main()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            # Python would try again on its way out, and end with an exit code of its own.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            code = 2
    # On its way out Python looks for cycles among all that it holds: a twelfth of the time of a short run.
    gc.freeze()
    return code


def _fill_gaps() -> None:
    """Open what of the three standard streams is closed, so that no file takes its place."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free


def _leave_out_folder() -> None:
    """Import nothing from the current folder, which may be a stranger's repository.

    `python -m` puts it first on the path, and so does a process that a pool starts. It stays if plancmp itself was
    loaded from it.
    """
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        here = os.getcwd()
    except OSError:
        return  # the folder is gone
    if here != os.path.realpath(os.path.dirname(os.path.dirname(__file__))):
        sys.path[:] = [entry for entry in sys.path if os.path.realpath(entry) != here]


if __name__ == "__main__":
    sys.exit(run())
