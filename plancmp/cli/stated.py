"""What a user says of a document, against what the program makes of it: kind, disclosure, title, date."""

from __future__ import annotations

import argparse
from typing import Any

from attrs import evolve

from plancmp.model import DocumentKind, Plan, PlanDisclosure
from plancmp.model.dates import parse_date


def add_stated(parser: argparse.ArgumentParser, side: str, name: str) -> None:
    """Add the options by which a user says what a version is.

    Args:
        parser: Takes them.
        side: "old" or "new", as the arguments are called within the program.
        name: What the options call it.
    """
    parser.add_argument(
        f"--{name}-kind",
        dest=f"{side}_kind",
        choices=[str(word) for word in DocumentKind],
        help=f"what the {name} document is: the text of the plan, excerpts, a summary, or a report about it",
    )
    parser.add_argument(
        f"--{name}-disclosure",
        dest=f"{side}_disclosure",
        choices=[str(word) for word in PlanDisclosure],
        help=f"how much of the {name} version is known",
    )
    parser.add_argument(f"--{name}-title", dest=f"{side}_title", metavar="TITLE", help=f"call the {name} version this")
    parser.add_argument(f"--{name}-date", dest=f"{side}_date", metavar="DATE", help=f"when the {name} version came out")


def read_kind(arguments: argparse.Namespace, side: str) -> DocumentKind | None:
    """Return the kind that the user stated, if any."""
    stated = getattr(arguments, f"{side}_kind")
    return DocumentKind(stated) if stated else None


def state(plan: Plan, arguments: argparse.Namespace, side: str) -> Plan:
    """Return a version with all that the user said of it.

    Raises:
        ValueError: If the date is none.
    """
    stated: dict[str, Any] = {}
    kind = read_kind(arguments, side)
    if kind and kind is not plan.kind:
        stated |= {"kind": kind, "kind_reason": ""}
        if kind is not DocumentKind.TEXT and plan.disclosure is PlanDisclosure.FULL:
            stated["disclosure"] = PlanDisclosure.PARTIAL
    if disclosure := getattr(arguments, f"{side}_disclosure"):
        stated["disclosure"] = PlanDisclosure(disclosure)
    if title := getattr(arguments, f"{side}_title"):
        stated["title"] = title
    if date := getattr(arguments, f"{side}_date"):
        stated["date"] = parse_date(date)
    return evolve(plan, **stated) if stated else plan
