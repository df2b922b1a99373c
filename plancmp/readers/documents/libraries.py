"""Libraries that a format needs, imported where a file is in it."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from plancmp.readers.documents.blocks import refuse


def import_library(module: str, what: str, name: str) -> ModuleType:
    """Import a library that comes with plancmp, but may have been left out where nothing compiled can be installed.

    Args:
        module: What to import, called like what installs it.
        what: What it reads.
        name: What messages call the file that needs it.

    Raises:
        ReadError: If it is not installed, with the command that does it.
    """
    try:
        return import_module(module)
    except ImportError:
        raise refuse(name, f"reading {what} needs a library that is not installed: pip install {module}") from None
