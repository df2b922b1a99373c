"""The browser of the system, which the tests of pages drive."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, sync_playwright


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Yield Chromium; skip the test where there is none."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        do_without("no Chromium in PATH (chromium, chromium-browser or google-chrome)")
    arguments = ["--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=arguments)
        yield chromium
        chromium.close()


def do_without(reason: str) -> NoReturn:
    """Skip a test for want of something; in CI nothing may be wanting."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
