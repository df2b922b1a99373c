"""Any result → a report.

To add a format: a module with `render(view, messages) -> str`, and its row in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from plancmp.report.messages import LANGUAGES, Messages, find_messages
from plancmp.report.view import Filter, View, build_view

FORMATS = {
    "terminal": "plancmp.report.terminal",
    "markdown": "plancmp.report.markdown",
    "json": "plancmp.report.json",
}
ENDINGS = {".txt": "terminal", ".md": "markdown", ".markdown": "markdown", ".json": "json"}

Renderer = Callable[[View, Messages], str]


def find_renderer(name: str) -> Renderer:
    """Return the function that renders a format; its module is imported only now.

    Raises:
        KeyError: If there is no such format.
    """
    renderer: Renderer = import_module(FORMATS[name]).render
    return renderer


__all__ = [
    "ENDINGS",
    "FORMATS",
    "LANGUAGES",
    "Filter",
    "Messages",
    "View",
    "build_view",
    "find_messages",
    "find_renderer",
]
