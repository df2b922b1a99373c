"""What the page asks: what a file is, reports of some versions, and which clause answers to which."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve, field, frozen

from plancmp.app.exports import PAIR, TRACE, Export
from plancmp.library import calls
from plancmp.library.results import Comparison, Lineage
from plancmp.library.versions import Stated, read
from plancmp.model import Plan
from plancmp.model.dates import parse_date
from plancmp.readers import ReadError
from plancmp.readers.documents import find_format
from plancmp.readers.documents.blocks import refuse
from plancmp.readers.documents.parts import SeveralPlansError

Request = Mapping[str, Any]
Answer = dict[str, Any]
_LINKS = "links.csv"


@frozen(eq=False)
class Desk:
    """Answers the page, one request after the other.

    The versions lie in a folder while they are compared, under the names that the reader knows: reports for programs
    point into them.

    Attributes:
        folder: An empty folder, which is the current one of this process.
        last: The last result with what it was made from, so that it is not made anew for each file that is saved.
    """

    folder: str
    last: list[tuple[object, Comparison | Lineage]] = field(factory=list)

    def answer(self, request: Request) -> Answer:
        """Answer a request.

        Args:
            request: `look`: a version, to tell what it is; or `versions` with `links` and `language`, and either
                `export`, the report that is wanted, or `pairs`, to list which clause answers to which. A version has
                a `name` and its `content`, and what the reader said of it.

        Returns:
            What was asked; or `problems`, a sentence each, and `parts` if a file holds several plans.
        """
        try:
            if "look" in request:
                return _look(request["look"])
            result = self._compare(request)
            if "pairs" in request and isinstance(result, Comparison):
                from plancmp.app.pairs import list_pairs  # noqa: PLC0415 - only a reader who corrects something asks

                return list_pairs(result)
            return self._write(result, request)
        except SeveralPlansError as error:
            return {"problems": [str(problem) for problem in error.problems], "parts": list(error.titles)}
        except ReadError as error:
            return {"problems": [str(problem) for problem in error.problems]}
        except Exception as error:  # whatever it is, the page goes on
            message = " ".join(str(error).split())[:200]
            return {"problems": [f"The program failed ({type(error).__name__}: {message}). Please report this."]}

    def _compare(self, request: Request) -> Comparison | Lineage:
        versions: Sequence[Request] = request["versions"]
        asked = ([{**version, "content": bytes(version["content"])} for version in versions], request.get("links"))
        if not self.last or self.last[0][0] != asked:
            self.last[:] = [(asked, self._compare_anew(versions, request.get("links") or ""))]
        return self.last[0][1]

    def _compare_anew(self, versions: Sequence[Request], links: str) -> Comparison | Lineage:
        for name in os.listdir(self.folder):
            os.remove(os.path.join(self.folder, name))
        names = _name_files(versions)
        plans = []
        for name, version in zip(names, versions, strict=True):
            self._put(name, bytes(version["content"]))
            plans.append(_read(version, name))
        if len(plans) > 2:
            return calls.trace(plans)
        if links:
            self._put(_LINKS, links.encode())
        found = calls.compare(*plans, links=_LINKS if links else None)
        return evolve(found, paths=(names[0], names[1]))

    def _put(self, name: str, content: bytes) -> None:
        with open(os.path.join(self.folder, name), "wb") as stream:
            stream.write(content)

    def _write(self, result: Comparison | Lineage, request: Request) -> Answer:
        exports = PAIR if isinstance(result, Comparison) else TRACE
        export = next(item for group in exports.values() for item in group if item.format == request["export"])
        listed = [
            [heading, [[item.format, item.label, item.name] for item in group]] for heading, group in exports.items()
        ]
        old, new = (
            (result.old, result.new) if isinstance(result, Comparison) else (result.versions[0], result.versions[-1])
        )
        content = _render(result, export, request)
        return {"name": export.name, "content": content, "exports": listed, "title": f"{old.title} → {new.title}"}


def _look(version: Request) -> Answer:
    """Tell what a version is: its format, and what it was read as."""
    plan = _read(version, str(version["name"]))
    return {
        "format": find_format(version["name"], bytes(version["content"])) or "plan",
        "title": plan.title,
        "date": str(plan.date or ""),
        "clauses": len(plan.outline()),
        "kind": str(plan.kind),
        "disclosure": str(plan.disclosure),
    }


def _read(version: Request, name: str) -> Plan:
    """Return a version.

    Raises:
        ReadError: If it cannot be read, or its date is none.
    """
    stated: Stated = {
        "title": version["title"],
        "date": version["date"],
        "kind": version["kind"],
        "disclosure": version["disclosure"],
        "part": version.get("part") or None,
    }
    try:
        _ = version["date"] and parse_date(version["date"])
    except ValueError as error:
        raise refuse(name, str(error)) from None
    return read(bytes(version["content"]), name, stated)


def _name_files(versions: Sequence[Request]) -> list[str]:
    """Return a name for each version: its own, numbered where an earlier one has it."""
    names: list[str] = []
    for place, version in enumerate(versions, 1):
        name = os.path.basename(version["name"])
        names.append(f"{place} {name}" if name in names or name == _LINKS else name)
    return names


def _render(result: Comparison | Lineage, export: Export, request: Request) -> bytes:
    """Return a file, the same bytes as the command line writes."""
    language = request["language"]
    if export.format == "docx" and isinstance(result, Comparison):
        from plancmp.report import find_messages  # noqa: PLC0415 - few reports are redlines
        from plancmp.report.docx import draw  # noqa: PLC0415

        old = request["versions"][0]
        raw = bytes(old["content"]) if find_format(old["name"], bytes(old["content"])) == "docx" else None
        return draw(result.view(language=language), find_messages(language), None, raw)[0]
    content = result.render(export.format, language=language)
    if isinstance(content, bytes):
        return content
    return content.encode("utf-8-sig" if export.name.endswith(".csv") else "utf-8")
