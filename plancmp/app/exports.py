"""What can be saved from the page."""

from __future__ import annotations

from attrs import frozen


@frozen
class Export:
    """A file that can be saved.

    Attributes:
        format: As the command line calls it.
        label: What the page calls it: the id of a message, or a name that all languages share.
        name: The file's name.
        is_review: Whether it says what of the changes is accepted, not what changed.
    """

    format: str
    label: str
    name: str
    is_review: bool = False

    @property
    def id(self) -> str:
        """What the page asks for."""
        return f"review-{self.format}" if self.is_review else self.format


PAIR = {
    "to-read": (
        Export("html", "export-html", "report.html"),
        Export("docx", "export-docx", "redline.docx"),
        Export("columns", "export-columns", "columns.md"),
        Export("marked", "export-marked", "marked.md"),
        Export("markdown", "Markdown", "report.md"),
        Export("terminal", "export-terminal", "report.txt"),
    ),
    "review": (
        Export("html", "export-html", "review.html", is_review=True),
        Export("markdown", "Markdown", "review.md", is_review=True),
        Export("json", "JSON", "review.json", is_review=True),
    ),
    "tables": (
        Export("csv", "export-changes", "changes.csv"),
        Export("ledger-csv", "export-ledger", "ledger.csv"),
        Export("columns-csv", "export-columns", "columns.csv"),
    ),
    "for-programs": (
        Export("json", "JSON", "report.json"),
        Export("sarif", "SARIF", "report.sarif"),
        Export("junit", "JUnit", "report.xml"),
        Export("gitlab", "GitLab", "gitlab.json"),
        Export("github", "GitHub", "github.txt"),
    ),
}
TRACE = {
    "to-read": (
        Export("html", "export-html", "versions.html"),
        Export("markdown", "Markdown", "versions.md"),
        Export("terminal", "export-terminal", "versions.txt"),
    ),
    "tables": (Export("csv", "export-terms", "terms.csv"), Export("points", "export-points", "points.csv")),
    "for-programs": (Export("json", "JSON", "versions.json"),),
}
