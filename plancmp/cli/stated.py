"""What a user says of a document, against what the program makes of it: kind, disclosure, title, date."""

from __future__ import annotations

import argparse

from plancmp.library.versions import Stated
from plancmp.library.versions import state as state_all
from plancmp.model import DocumentKind, Plan, PlanDisclosure
from plancmp.model.dates import parse_date


def add_stated(group: argparse._ArgumentGroup, side: str, name: str) -> None:
    """Add the options by which a user says what a version is.

    Args:
        group: Takes them.
        side: "old" or "new", as the arguments are called within the program.
        name: What the options call it.
    """
    group.add_argument(
        f"--{name}-kind",
        dest=f"{side}_kind",
        choices=[str(word) for word in DocumentKind],
        help=f"what the {name} document is: the text of the plan, excerpts, a summary, or a report about it",
    )
    group.add_argument(
        f"--{name}-disclosure",
        dest=f"{side}_disclosure",
        choices=[str(word) for word in PlanDisclosure],
        help=f"how much of the {name} version is known",
    )
    group.add_argument(
        f"--{name}-title", dest=f"{side}_title", metavar="TITLE", help=f"the title of the {name} version"
    )
    group.add_argument(f"--{name}-date", dest=f"{side}_date", metavar="DATE", help=f"the date of the {name} version")


def read_kind(arguments: argparse.Namespace, side: str) -> DocumentKind | None:
    """Return the kind that the user stated, if any."""
    stated = getattr(arguments, f"{side}_kind")
    return DocumentKind(stated) if stated else None


def state(plan: Plan, arguments: argparse.Namespace, side: str) -> Plan:
    """Return a version with all that the user said of it.

    Raises:
        ValueError: If the date is none.
    """
    stated: Stated = {key: getattr(arguments, f"{side}_{key}") for key in ("title", "date", "kind", "disclosure")}  # type: ignore[assignment]
    if stated["date"]:
        stated["date"] = parse_date(str(stated["date"]))
    return state_all(plan, stated)
