"""Plans, clauses and terms: frozen values without I/O."""

from plancmp.model.account import Aside, AsideKind
from plancmp.model.attributes import Attributes
from plancmp.model.dates import PartialDate
from plancmp.model.plan import Clause, Companion, Condition, Entry, Evidence, Option, Plan, Report, Source, Term
from plancmp.model.quantity import Quantity
from plancmp.model.taxonomy import Taxonomy, Topic
from plancmp.model.vocabulary import (
    Agreement,
    ConditionKind,
    Confidence,
    Disclosure,
    DocumentKind,
    Force,
    PlanDisclosure,
    Status,
)

__all__ = [
    "Agreement", "Aside", "AsideKind", "Attributes", "Clause", "Companion", "Condition", "ConditionKind",
    "Confidence", "Disclosure", "DocumentKind", "Entry", "Evidence", "Force", "Option", "PartialDate", "Plan",
    "PlanDisclosure", "Quantity", "Report", "Source", "Status", "Taxonomy", "Term", "Topic",
]  # fmt: skip
