"""What a comparison of two renderings returns: divergences that show, save and list themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from attrs import frozen

from plancmp.diff.renderings import RenderingComparison as Divergences
from plancmp.library.results import Result, choose_messages, make_records, name_pair

if TYPE_CHECKING:
    from typing import Unpack

    from plancmp.library.results import Wanted


@frozen(repr=False)
class RenderingComparison(Divergences, Result):
    """What two renderings of one version put differently, as a result that shows, saves and lists itself."""

    endings: ClassVar[dict[str, str]] = {**Result.endings, ".csv": "csv"}
    _report = "renderings"

    def records(self, **wanted: Unpack[Wanted]) -> list[dict[str, Any]]:
        """Return its divergences, a row each. For `wanted` see `render`."""
        from plancmp.report.renderings import COLUMNS, list_cells

        choose_messages(wanted)
        return make_records(COLUMNS, map(list_cells, self.divergences))

    def __repr__(self) -> str:
        """Return how many divergences there are, on one line."""
        return f"<RenderingComparison {name_pair(self.first, self.second)}: {len(self.divergences)} divergences>"
