"""A page in a browser, and what it does wrong."""

from __future__ import annotations

from importlib.resources import files

from playwright.sync_api import Browser, Page, ViewportSize

_AXE = files("axe_playwright_python").joinpath("axe.min.js")
# Contrast depends on how an element and what it is in are styled; a page of thousands has some hundred looks, and
# measuring each element takes half a minute.
_MARK_LOOKS = """() => {
  const seen = new Set();
  for (const element of document.querySelectorAll("body *")) {
    let look = "";
    for (let node = element; node; node = node.parentElement) {
      look += `${node.tagName}.${node.getAttribute("class")}[${node.getAttribute("aria-pressed")}] `;
    }
    if (!seen.has(look)) element.setAttribute("data-look", "");
    seen.add(look);
  }
  axe.configure({ rules: [{ id: "color-contrast", selector: "[data-look]" }] });
}"""


class Sheet:
    """A page that is open, with what it asked for and complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def count(self) -> int:
        return self.page.locator("[data-fingerprint]:visible").count()

    def state(self) -> str:
        return self.page.locator("#state").inner_text()


def find_violations(page: Page) -> list[tuple[str, list[str]]]:
    """Return what axe-core finds wrong with a page that is open: the rule, and the first elements."""
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    page.evaluate(_MARK_LOOKS)
    result = page.evaluate("axe.run({resultTypes: ['violations']})")
    return [(item["id"], [node["html"][:200] for node in item["nodes"][:3]]) for item in result["violations"]]


def open_page(browser: Browser, url: str, *, width: int, scheme: str) -> Page:
    """Open a page at a width, light or dark."""
    size: ViewportSize = {"width": width, "height": 900}
    page = browser.new_page(viewport=size, color_scheme="dark" if scheme == "dark" else "light")
    page.goto(url)
    return page
