"""What the calls on many versions return: a lineage and a merge that show, save and list themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field, frozen

from plancmp.history import Lineage as Versions
from plancmp.history import Merge as Sides
from plancmp.library.results import Result, choose_messages, choose_names, make_records, name_pair
from plancmp.readers import find_taxonomy

if TYPE_CHECKING:
    from typing import Unpack

    from plancmp.library.results import Wanted
    from plancmp.model import Taxonomy
    from plancmp.report import Messages


@frozen(repr=False)
class Lineage(Versions, Result):
    """A text through its versions, as a result that shows, saves and lists itself.

    Attributes:
        taxonomy: Where the topics' titles and order come from; `None` for the built-in one that the last version names.
    """

    wanted: ClassVar[tuple[str, ...]] = ("topic", "term", "language")
    endings: ClassVar[dict[str, str]] = {**Result.endings, ".csv": "csv"}
    _report = "lineage"
    taxonomy: Taxonomy | None = field(default=None, eq=False)

    def _build_view(self, wanted: Wanted, messages: Messages) -> Any:  # noqa: ANN401 - imported when it is shown
        from plancmp.report.lineage_view import LineageView

        taxonomy = self.taxonomy or find_taxonomy(self.versions[-1].taxonomy)
        topics = choose_names(wanted, "topic", [topic.id for topic in taxonomy.topics])
        terms = choose_names(wanted, "term", sorted({track.name for track in self.tracks}))
        return LineageView(self, messages.translate_taxonomy(taxonomy), topics, terms)

    def records(self, **wanted: Unpack[Wanted]) -> list[dict[str, Any]]:
        """Return a row for each term and version. For `wanted` see `render`."""
        from plancmp.report.lineage import COLUMNS, list_rows

        messages = choose_messages(wanted)
        return make_records(COLUMNS, list_rows(self._build_view(wanted, messages), messages))

    def __repr__(self) -> str:
        """Return which versions it follows and how many terms changed, on one line."""
        count = f"{len(self.versions)} versions, {len(self.changed)} of {len(self.tracks)} terms changed"
        return f"<Lineage {name_pair(self.versions[0], self.versions[-1])}: {count}>"


@frozen(repr=False)
class Merge(Sides, Result):
    """Two sides held against their base, as a result that shows, saves and lists itself.

    Attributes:
        taxonomy: Where the topics' titles and order come from; `None` for the built-in one that the base names.
    """

    wanted: ClassVar[tuple[str, ...]] = ("topic", "term", "only", "language")
    endings: ClassVar[dict[str, str]] = {**Result.endings, ".csv": "csv", ".yaml": "plan", ".yml": "plan"}
    _report = "merge"
    taxonomy: Taxonomy | None = field(default=None, eq=False)

    def _build_view(self, wanted: Wanted, messages: Messages) -> Any:  # noqa: ANN401 - imported when it is shown
        from plancmp.history import Outcome
        from plancmp.report.merge_view import MergeView

        taxonomy = self.taxonomy or find_taxonomy(self.base.taxonomy)
        topics = choose_names(wanted, "topic", [topic.id for topic in taxonomy.topics])
        terms = choose_names(wanted, "term", sorted({row.name for row in self.terms}))
        only = choose_names(wanted, "only", [str(outcome) for outcome in Outcome])
        return MergeView(self, messages.translate_taxonomy(taxonomy), topics, terms, only)

    def records(self, **wanted: Unpack[Wanted]) -> list[dict[str, Any]]:
        """Return the negotiation table, a row for each term or clause. For `wanted` see `render`."""
        from plancmp.report.merge import COLUMNS, list_rows

        messages = choose_messages(wanted)
        return make_records(COLUMNS, list_rows(self._build_view(wanted, messages), messages))

    def __repr__(self) -> str:
        """Return the sides and how they stand to each other, on one line."""
        counts = ", ".join(f"{count} {outcome}" for outcome, count in self.counts.items() if count)
        return f"<Merge {name_pair(self.ours, self.theirs)}: {counts}>"
