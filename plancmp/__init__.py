"""Compare versions of a negotiated text and report which terms changed.

>>> import plancmp
>>> old, new = plancmp.load("draft.yaml"), plancmp.load("final.yaml")
>>> for change in plancmp.compare(old, new).terms:
...     print(change.effect, change.name)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from plancmp.align import Alignment, Pins, align_texts
    from plancmp.diff import Comparison, Effect, Kind, Materiality, compare
    from plancmp.diff.renderings import Divergence, DivergenceKind, RenderingComparison, compare_renderings
    from plancmp.history import (
        Answer,
        Lineage,
        Merge,
        Outcome,
        PairRecord,
        Standing,
        State,
        Track,
        compare_all,
        merge,
        pick_clauses,
        search,
        trace,
    )
    from plancmp.model import (
        Agreement,
        Attributes,
        Clause,
        Companion,
        Condition,
        ConditionKind,
        Confidence,
        Disclosure,
        Evidence,
        Force,
        Option,
        PartialDate,
        Plan,
        PlanDisclosure,
        Quantity,
        Report,
        Source,
        Status,
        Taxonomy,
        Term,
        Topic,
    )
    from plancmp.policy import Policy, check, load_policy
    from plancmp.readers import ReadError, dump, dumps, load, load_taxonomy, load_with_companions, loads

_HOMES = {
    "plancmp.align": ("Alignment", "Pins", "align_texts"),
    "plancmp.diff": ("Comparison", "Effect", "Kind", "Materiality", "compare"),
    "plancmp.diff.renderings": ("Divergence", "DivergenceKind", "RenderingComparison", "compare_renderings"),
    "plancmp.history": (
        "Answer", "Lineage", "Merge", "Outcome", "PairRecord", "Standing", "State", "Track", "compare_all", "merge",
        "pick_clauses", "search", "trace",
    ),
    "plancmp.model": (
        "Agreement", "Attributes", "Clause", "Companion", "Condition", "ConditionKind", "Confidence", "Disclosure",
        "Evidence", "Force", "Option", "PartialDate", "Plan", "PlanDisclosure", "Quantity", "Report", "Source",
        "Status", "Taxonomy", "Term", "Topic",
    ),
    "plancmp.policy": ("Policy", "check", "load_policy"),
    "plancmp.readers": ("ReadError", "dump", "dumps", "load", "load_taxonomy", "load_with_companions", "loads"),
}  # fmt: skip
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Agreement",
    "Alignment",
    "Answer",
    "Attributes",
    "Clause",
    "Companion",
    "Comparison",
    "Condition",
    "ConditionKind",
    "Confidence",
    "Disclosure",
    "Divergence",
    "DivergenceKind",
    "Effect",
    "Evidence",
    "Force",
    "Kind",
    "Lineage",
    "Materiality",
    "Merge",
    "Option",
    "Outcome",
    "PairRecord",
    "PartialDate",
    "Pins",
    "Plan",
    "PlanDisclosure",
    "Policy",
    "Quantity",
    "ReadError",
    "RenderingComparison",
    "Report",
    "Source",
    "Standing",
    "State",
    "Status",
    "Taxonomy",
    "Term",
    "Topic",
    "Track",
    "align_texts",
    "check",
    "compare",
    "compare_all",
    "compare_renderings",
    "dump",
    "dumps",
    "load",
    "load_policy",
    "load_taxonomy",
    "load_with_companions",
    "loads",
    "merge",
    "pick_clauses",
    "search",
    "trace",
]


def __getattr__(name: str) -> object:
    # Names are looked up where they live when they are first used, so that `import plancmp` costs nothing (PEP 562).
    if name in _HOME_OF:
        return getattr(import_module(_HOME_OF[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
