"""A plan file and the companions that it names → one plan.

What a plan file names is read without asking, so it may name little: plan files in its own folder or below, in its own
revision if it came from one, each once. Whoever writes a plan cannot make plancmp read what lies elsewhere.
"""

from __future__ import annotations

import os

from attrs import field, frozen

from plancmp.model import Companion, DocumentKind, Plan, Taxonomy
from plancmp.model.companions import take_along
from plancmp.readers.files import load, loads, read_text
from plancmp.readers.nodes import Problem, ReadError
from plancmp.readers.places import find_value

MAX_COMPANIONS = 50


def load_with_companions(
    path: str | os.PathLike[str],
    *,
    taxonomy: Taxonomy | None = None,
    part: str | None = None,
    kind: DocumentKind | None = None,
) -> Plan:
    """Read a plan with the documents beside it that belong to the same version.

    Args:
        path: As for `load`.
        taxonomy: As for `load`.
        part: As for `load`.
        kind: As for `load`.

    Returns:
        The plan. The clauses of its companions, and of theirs, stand behind its own; their ids begin with the name that
        the plan has for the companion: "guarantee: 5". What `load` returns, if it names none.

    Raises:
        ReadError: If the plan or a companion cannot be read, or they do not make one set.
    """
    name = os.fspath(path)
    plan = load(name, taxonomy=taxonomy, part=part, kind=kind)
    if all(companion.is_taken for companion in plan.companions):
        return plan
    return _Gathering(taxonomy).take_all(plan, name)


def name_beside(name: str, file: str) -> str:
    """Return the name by which a companion can be read.

    Args:
        name: The path of the plan file, or "REVISION:PATH".
        file: What the plan calls the companion's file.
    """
    if os.path.exists(name):
        return os.path.join(os.path.dirname(name), *file.split("/"))
    revision, _, path = name.partition(":")
    return f"{revision}:{path[: path.rfind('/') + 1]}{file}"


@frozen(eq=False, repr=False)
class _Gathering:
    """One run over a plan and what it names.

    Attributes:
        taxonomy: Where topics come from.
        seen: The files that were read, each by its one true name.
    """

    taxonomy: Taxonomy | None
    seen: set[str] = field(factory=set)

    def take_all(self, plan: Plan, name: str) -> Plan:
        """Return a plan with everything that it names, and that this names."""
        self.seen.add(_identify(name))
        for companion in plan.companions:
            if not companion.is_taken:
                plan = self.take(plan, companion, name)
        return plan

    def take(self, plan: Plan, companion: Companion, name: str) -> Plan:
        target = self.find(companion, name)
        try:
            text = read_text(target)
        except ReadError as error:
            raise _refuse(name, companion, error.problems[0].message) from None
        document = self.take_all(loads(text, name=target, taxonomy=self.taxonomy), target)
        try:
            return take_along(plan, companion, document)
        except ValueError as error:
            raise _refuse(name, companion, str(error)) from None

    def find(self, companion: Companion, name: str) -> str:
        """Return the name by which a companion can be read."""
        if name == "-":
            raise _refuse(name, companion, "there are no files beside standard input; give the plan as a file")
        target = name_beside(name, companion.file)
        if os.path.exists(name):
            root = os.path.realpath(os.path.dirname(name) or ".")
            if os.path.commonpath([root, os.path.realpath(target)]) != root:
                raise _refuse(name, companion, "a link leads out of the folder of the plan")
            if os.path.exists(target) and not os.path.isfile(target):
                raise _refuse(name, companion, "this is not a file")
        if _identify(target) in self.seen:
            raise _refuse(name, companion, "this file is in the set already; a plan names its companions, they not it")
        if len(self.seen) > MAX_COMPANIONS:
            raise _refuse(name, companion, f"a set has at most {MAX_COMPANIONS} companions")
        return target


def _identify(name: str) -> str:
    if os.path.exists(name):
        return os.path.normcase(os.path.realpath(name))
    return name.replace(":./", ":", 1)


def _refuse(name: str, companion: Companion, message: str) -> ReadError:
    place = find_value(name, "companions", companion.name) if name != "-" else None
    line, column = (place.line, place.column) if place else (0, 0)
    return ReadError(Problem(name, line, column, f'companion "{companion.name}" ({companion.file}): {message}'))
