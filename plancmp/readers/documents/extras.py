"""Libraries that only some formats need."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from plancmp.readers.documents.blocks import refuse


def import_extra(module: str, extra: str, name: str) -> ModuleType:
    """Import a library that may not be installed.

    Args:
        module: What to import.
        extra: The extra of plancmp that installs it, which is the format's name.
        name: What messages call the file that needs it.

    Raises:
        ReadError: If it is not installed, with the command that does it.
    """
    try:
        return import_module(module)
    except ImportError:
        message = f'reading {extra.upper()} needs the extra: pip install "plancmp[{extra}]"'
        raise refuse(name, message) from None
