"""What can be saved from the page."""

from __future__ import annotations

from attrs import frozen


@frozen
class Export:
    """A file that can be saved.

    Attributes:
        format: As the command line calls it.
        label: What the page calls it.
        name: The file's name.
    """

    format: str
    label: str
    name: str


PAIR = {
    "To read": (
        Export("html", "Web page", "report.html"),
        Export("docx", "Word, with tracked changes", "redline.docx"),
        Export("columns", "Side by side", "columns.md"),
        Export("marked", "Marked text", "marked.md"),
        Export("markdown", "Markdown", "report.md"),
        Export("terminal", "Plain text", "report.txt"),
    ),
    "Tables": (
        Export("csv", "Changes, one per row", "changes.csv"),
        Export("ledger-csv", "Ledger of clauses", "ledger.csv"),
        Export("columns-csv", "Side by side", "columns.csv"),
    ),
    "For programs": (
        Export("json", "JSON", "report.json"),
        Export("sarif", "SARIF", "report.sarif"),
        Export("junit", "JUnit", "report.xml"),
        Export("gitlab", "GitLab", "gitlab.json"),
        Export("github", "GitHub", "github.txt"),
    ),
}
TRACE = {
    "To read": (
        Export("html", "Web page", "versions.html"),
        Export("markdown", "Markdown", "versions.md"),
        Export("terminal", "Plain text", "versions.txt"),
    ),
    "Tables": (
        Export("csv", "Terms, one per row", "terms.csv"),
        Export("points", "Points, one per row", "points.csv"),
    ),
    "For programs": (Export("json", "JSON", "versions.json"),),
}
