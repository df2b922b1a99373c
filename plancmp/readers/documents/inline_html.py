"""HTML in a text of another format: which words of it are seen."""

from __future__ import annotations

from html.parser import HTMLParser

from attrs import define, field

from plancmp.model import Aside, AsideKind
from plancmp.readers.documents.raised import spell_raised

STRUCK = frozenset({"del", "s", "strike"})
_UNSEEN = frozenset({"script", "style", "template", "head"})
_LINES = frozenset(
    {"address", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
    | {"li", "ol", "p", "pre", "section", "table", "tr", "ul"}
)


class _Parser(HTMLParser):
    def __init__(self, seen: SeenHtml) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = seen

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.open(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        self.seen.close(tag)

    def handle_data(self, data: str) -> None:
        self.seen.add(data)


@define(eq=False)
class SeenHtml:
    """What is seen of pieces of HTML and of the words between them.

    Attributes:
        lines: The words, line by line.
        account: What was seen and is no word: pictures, what is struck.
        inside: In how many elements of a tag the next words stand.
    """

    lines: list[str] = field(factory=lambda: [""])
    account: list[Aside] = field(factory=list)
    inside: dict[str, int] = field(factory=dict)

    def feed(self, html: str) -> None:
        """Read a piece of HTML: a tag, or whole elements."""
        parser = _Parser(self)
        parser.feed(html)
        parser.close()

    def add(self, text: str) -> None:
        """Add words, as the tags that are open have them."""
        if any(self.inside.get(tag) for tag in _UNSEEN):
            return
        if any(self.inside.get(tag) for tag in STRUCK):
            self.account += [Aside(AsideKind.STRUCK, text.strip())] if text.strip() else []
            return
        *whole, last = (spell_raised(text) if self.inside.get("sup") else text).split("\n")
        for line in whole:
            self.lines[-1] += line
            self.lines.append("")
        self.lines[-1] += last

    def open(self, tag: str, attributes: dict[str, str | None]) -> None:
        """Notice that a tag opens."""
        if tag == "img":
            shown = " ".join(filter(None, (attributes.get("alt"), f"({attributes.get('src') or 'picture'})")))
            self.account.append(Aside(AsideKind.PICTURE, shown))
        elif tag in _LINES:
            self.lines.append("")
        elif tag in {"td", "th"}:
            self.lines[-1] += " | " if self.lines[-1].strip() else ""
        self.inside[tag] = self.inside.get(tag, 0) + 1

    def close(self, tag: str) -> None:
        """Notice that a tag closes."""
        self.inside[tag] = max(0, self.inside.get(tag, 0) - 1)
        if tag in _LINES:
            self.lines.append("")
