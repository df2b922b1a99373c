"""Compare versions of a negotiated text and report which terms changed.

>>> import plancmp
>>> comparison = plancmp.compare("draft.docx", "final.pdf")
>>> for change in comparison.terms:
...     print(change.effect, change.name)
>>> comparison.save("report.html")
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from plancmp.align import Pins, align_texts
    from plancmp.diff import Effect, Kind, Materiality
    from plancmp.diff.renderings import Divergence, DivergenceKind
    from plancmp.history import (
        Answer,
        Outcome,
        PairRecord,
        Standing,
        State,
        Track,
        compare_all,
        pick_clauses,
        search,
    )
    from plancmp.library.calls import LinksFile, align, check, compare, compare_renderings, merge, trace
    from plancmp.library.lineages import Lineage, Merge
    from plancmp.library.renderings import RenderingComparison
    from plancmp.library.results import Alignment, Comparison
    from plancmp.library.session import Session
    from plancmp.library.versions import Given, Topics, load, parse
    from plancmp.model import (
        Agreement,
        Attributes,
        Clause,
        Companion,
        Condition,
        ConditionKind,
        Confidence,
        Disclosure,
        DocumentKind,
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
    from plancmp.policy import Policy, load_policy
    from plancmp.readers import ReadError, dump, dumps, load_taxonomy, load_with_companions, loads

_HOMES = {
    "plancmp.align": ("Pins", "align_texts"),
    "plancmp.diff": ("Effect", "Kind", "Materiality"),
    "plancmp.diff.renderings": ("Divergence", "DivergenceKind"),
    "plancmp.history": (
        "Answer", "Outcome", "PairRecord", "Standing", "State", "Track", "compare_all", "pick_clauses", "search",
    ),
    "plancmp.library.calls": ("check", "compare", "compare_renderings", "merge", "trace"),
    "plancmp.library.lineages": ("Lineage", "Merge"),
    "plancmp.library.renderings": ("RenderingComparison",),
    "plancmp.library.results": ("Alignment", "Comparison"),
    "plancmp.library.session": ("Session",),
    "plancmp.library.versions": ("load", "parse"),
    "plancmp.model": (
        "Agreement", "Attributes", "Clause", "Companion", "Condition", "ConditionKind", "Confidence", "Disclosure",
        "DocumentKind", "Evidence", "Force", "Option", "PartialDate", "Plan", "PlanDisclosure", "Quantity", "Report",
        "Source", "Status", "Taxonomy", "Term", "Topic",
    ),
    "plancmp.policy": ("Policy", "load_policy"),
    "plancmp.readers": ("ReadError", "dump", "dumps", "load_taxonomy", "load_with_companions", "loads"),
}  # fmt: skip
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Agreement", "Alignment", "Answer", "Attributes", "Clause", "Companion", "Comparison", "Condition",
    "ConditionKind", "Confidence", "Disclosure", "Divergence", "DivergenceKind", "DocumentKind", "Effect", "Evidence",
    "Force", "Kind", "Lineage", "Materiality", "Merge", "Option", "Outcome", "PairRecord", "PartialDate", "Pins",
    "Plan", "PlanDisclosure", "Policy", "Quantity", "ReadError", "RenderingComparison", "Report", "Session", "Source",
    "Standing", "State", "Status", "Taxonomy", "Term", "Topic", "Track", "align", "align_texts", "check", "compare",
    "compare_all", "compare_renderings", "dump", "dumps", "load", "load_policy", "load_taxonomy",
    "load_with_companions", "loads", "merge", "parse", "pick_clauses", "search", "trace",
]  # fmt: skip


class _Callable(ModuleType):
    """The folder `plancmp.align`, which is a call as well: see `plancmp.library.calls.align`."""

    def __call__(
        self,
        old: Given,
        new: Given,
        *,
        links: LinksFile | None = None,
        pins: Pins | None = None,
        taxonomy: Topics = None,
    ) -> Alignment:
        """Find which clause of one version answers to which of the other; see `plancmp.library.calls.align`."""
        from plancmp.library.calls import align as call

        return call(old, new, links=links, pins=pins, taxonomy=taxonomy)


class _Face(ModuleType):
    """This package: the one place that knows `plancmp.align` as a folder and as a call.

    Python puts a folder's module in its package when anything in the folder is first imported.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if name == "align" and isinstance(value, ModuleType):
            value.__class__ = _Callable
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Face


def __getattr__(name: str) -> object:
    # Names are looked up where they live when they are first used, so that `import plancmp` costs nothing (PEP 562).
    if name == "align":
        return import_module("plancmp.align")
    if name in _HOME_OF:
        return getattr(import_module(_HOME_OF[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
