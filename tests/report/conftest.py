"""A browser, and pages that are open in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.report.sheet import Sheet


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        reason = "no Chromium in PATH (chromium, chromium-browser or google-chrome)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    arguments = ["--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture
def sheet(browser: Browser) -> Iterator[Sheet]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = Sheet(context.new_page())
    yield opened
    context.close()
    assert opened.complaints == []
    assert all(url.startswith("file:") and url.partition("#")[0].endswith(".html") for url in opened.requests)
