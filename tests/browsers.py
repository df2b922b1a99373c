"""The browsers of the system, which the tests of pages drive."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, Error, Playwright, sync_playwright

_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_FIREFOX = ("firefox", "firefox-esr")


@contextmanager
def open_browsers(downloads: Path) -> Iterator[Callable[[str], Browser]]:
    """Yield what opens a browser by its name, "chromium" or "firefox".

    Args:
        downloads: Where Firefox puts what is saved. Playwright does not say so of a Firefox that it did not build.
    """
    opened: dict[str, Browser] = {}
    with sync_playwright() as playwright:

        def open_browser(name: str) -> Browser:
            if name not in opened:
                opened[name] = (_open_firefox if name == "firefox" else _open_chromium)(playwright, downloads)
            return opened[name]

        yield open_browser
        for browser in opened.values():
            browser.close()


def _open_chromium(playwright: Playwright, _: Path) -> Browser:
    arguments = ["--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    return playwright.chromium.launch(
        executable_path=_find(_CHROMIUM) or do_without(f"none of {', '.join(_CHROMIUM)} in PATH"), args=arguments
    )


def _open_firefox(playwright: Playwright, downloads: Path) -> Browser:
    path = _find(_FIREFOX)
    if path is None:
        pytest.skip(f"none of {', '.join(_FIREFOX)} in PATH")
    firefox = playwright.firefox.launch(
        channel="moz-firefox",
        executable_path=path,
        downloads_path=downloads,
        firefox_user_prefs={"browser.download.alwaysOpenPanel": False},  # it would take the keys
    )
    try:
        firefox.new_context().close()
    except Error as error:
        firefox.close()
        pytest.skip(f"this Playwright asks for what this Firefox does not know: {str(error).splitlines()[0]}")
    return firefox


def _find(names: Sequence[str]) -> str | None:
    return next(filter(None, map(shutil.which, names)), None)


def do_without(reason: str) -> NoReturn:
    """Skip a test for want of something; in CI nothing may be wanting."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
