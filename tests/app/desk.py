"""The page in a browser, as a reader uses it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import FrameLocator, Locator, Page

READY = 90_000  # milliseconds until Python runs, on a machine that does other things, too
WAIT = 30_000  # for anything else


class Desk:
    """The page, with what it asked for and complained of.

    Attributes:
        downloads: Where files are saved, if Playwright does not say it.
    """

    def __init__(self, page: Page, downloads: Path | None = None) -> None:
        self.page, self.downloads = page, downloads
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.set_default_timeout(WAIT)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, url: str) -> None:
        """Open the page and wait for Python."""
        self.page.goto(url)
        self.page.wait_for_selector("body[data-ready]", timeout=READY)

    def clear(self) -> None:
        """Go back to two empty versions."""
        if self.page.locator("#result").is_visible():
            self.page.click("#back")
        while self.page.locator(".version").count() > 2:
            self.page.locator(".remove").last.click()
        for place in range(2):
            card = self.card(place)
            if card.locator(".chosen").is_visible():
                card.locator(".clear").click()
            card.locator("textarea").fill("")
            card.locator(".disclosure").select_option("")

    def card(self, place: int) -> Locator:
        """Return a version's part of the page."""
        return self.page.locator(".version").nth(place)

    def give(self, place: int, version: str | Path) -> None:
        """Paste a text, or choose a file."""
        if isinstance(version, str):
            self.card(place).locator("textarea").fill(version)
        else:
            self.card(place).locator("input[type=file]").set_input_files(version)

    def compare(self) -> FrameLocator:
        """Compare, and return the report."""
        self.page.click("#compare")
        self.page.wait_for_selector("#result:not([hidden])")
        return self.page.frame_locator("#report")

    def refuse(self) -> list[str]:
        """Compare what cannot be compared, and return what the page says."""
        self.page.click("#compare")
        self.page.wait_for_selector("#problems p")
        return self.page.locator("#problems p").all_inner_texts()

    def save(self, label: str, into: Path) -> Path:
        """Save a file and return it."""
        if not self.page.locator("#exports").is_visible():
            self.page.click("#save summary")
        return self.catch(lambda: self.page.click(f"#exports button[data-format={label}]"), into)

    def catch(self, act: Callable[[], None], into: Path) -> Path:
        """Do what saves a file, and return the file."""
        if self.downloads is not None:
            act()
            self.page.locator("#note", has_text="Saved").wait_for()
            (path,) = iter(self.downloads.iterdir())
            return Path(shutil.move(path, into / path.name))
        with self.page.expect_download() as download:
            act()
        path = into / download.value.suggested_filename
        download.value.save_as(path)
        return path
