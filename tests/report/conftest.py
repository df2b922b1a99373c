"""A browser, and pages that are open in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.report.sheet import Sheet


@pytest.fixture
def sheet(browser: Browser) -> Iterator[Sheet]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = Sheet(context.new_page())
    yield opened
    context.close()
    assert opened.complaints == []
    assert all(url.startswith("file:") and url.partition("#")[0].endswith(".html") for url in opened.requests)
