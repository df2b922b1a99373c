"""The page that needs no installation, open in a browser without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.app.desk import Desk
from tests.browsers import do_without

PAGE = Path(__file__).parents[2] / "dist" / "plancmp.html"


@pytest.fixture(scope="package", params=["chromium", "firefox"])
def running(request: pytest.FixtureRequest, browsers: Callable[[str], Browser], downloads: Path) -> Iterator[Desk]:
    """Yield the page with Python running in it: starting it takes a while, so the tests share it."""
    if not PAGE.is_file():
        do_without("there is no page to test; `.ci/page dist/plancmp.html` builds it")
    context = browsers(request.param).new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.set_offline(True)
    desk = Desk(context.new_page(), downloads if request.param == "firefox" else None)
    desk.open(PAGE.as_uri())
    yield desk
    context.close()
    assert desk.complaints == []
    assert {url.partition(":")[0] for url in desk.requests} <= {"file", "blob", "about"}


@pytest.fixture
def desk(running: Desk) -> Desk:
    """Yield the page as it is when it was opened, but for Python, which goes on."""
    running.clear()
    return running
