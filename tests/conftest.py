"""Hypothesis profiles, what is quick, and the browser that all tests of pages share.

`dev` is for daily work, `ci` for what others get, `mutation` for its benchmark; the laws' number is in `tests/laws.py`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, is_hypothesis_test, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile("dev", max_examples=60, deadline=None, suppress_health_check=_SLOW)
settings.register_profile(
    "ci",
    max_examples=100,
    deadline=None,
    # The same examples in every run: what CI says of a commit does not change. Daily runs draw new ones.
    derandomize=True,
    print_blob=True,
    database=None,
    # Examples that laws share are drawn, once, when a law first asks for them: `tests/laws.py`.
    suppress_health_check=[*_SLOW, HealthCheck.nested_given],
)
settings.register_profile(
    "mutation",  # one failure is enough to know that a fault shows: no search for a smaller example
    parent=settings.get_profile("dev"),
    max_examples=25,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") == "true" else "dev"))

_OTHER_PROGRAMS = {"browsers", "pytester"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Mark as quick all tests but laws, those that start other programs, and those marked as slow."""
    for item in items:
        is_slow = item.get_closest_marker("slow") or _OTHER_PROGRAMS.intersection(item.fixturenames)
        if not is_slow and not is_hypothesis_test(item.obj):
            item.add_marker("quick")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Give each process half of the tests, then what another has left: neighbours share pages and drawn examples."""
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log)


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder where Firefox puts what is saved."""
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="session")
def browsers(downloads: Path) -> Iterator[Callable[[str], Browser]]:
    """Yield what opens a browser by its name; a process can drive each once."""
    from tests.browsers import open_browsers

    with open_browsers(downloads) as open_browser:
        yield open_browser


@pytest.fixture(scope="session")
def browser(browsers: Callable[[str], Browser]) -> Browser:
    """Return Chromium."""
    return browsers("chromium")
