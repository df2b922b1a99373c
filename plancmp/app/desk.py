"""What the page asks: what a file is, reports of some versions, which clause answers to which, and files to keep."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve, field, frozen

from plancmp.app.assembly import PREFIX
from plancmp.app.exports import PAIR, TRACE, Export
from plancmp.library.lineages import Lineage
from plancmp.library.results import Comparison
from plancmp.library.session import Session
from plancmp.library.versions import Stated, read
from plancmp.model import DocumentKind, Plan
from plancmp.model.dates import parse_date
from plancmp.readers import ReadError
from plancmp.readers.documents.blocks import refuse
from plancmp.readers.documents.formats import find_format
from plancmp.readers.documents.parts import SeveralPlansError
from plancmp.report import Messages, find_messages

Request = Mapping[str, Any]
Answer = dict[str, Any]
_FORMATS = {
    "markdown": "Markdown",
    "pdf": "PDF",
    "akoma-ntoso": "Akoma Ntoso",
    "uslm": "USLM",
}  # names, the same in all languages
_CORRECTIONS = ("link", "part", "call", "withhold", "accept")


@frozen(eq=False)
class Desk:
    """Answers the page, one request after the other.

    The versions lie in a folder while they are compared, under the names that the reader knows: reports for programs
    point into them.

    Attributes:
        folder: An empty folder, which is the current one of this process.
        last: The last session with its result, so that neither is made anew for each file that is saved.
    """

    folder: str
    last: list[tuple[object, Session, Comparison | Lineage]] = field(factory=list)

    def answer(self, request: Request) -> Answer:
        """Answer a request.

        Args:
            request: `language`, and `look`: a version, to tell what it is. Or `versions`, `corrections`, and what is
                wanted: `export`, a report; `pairs`, what can be corrected; `candidates`, the clauses that might answer
                to the clause of this `id` on this `side`; `keep`, files for the command line. A version has a `name`
                and its `content`, and what the reader said of it. A correction has the name of the method of
                `Session` that makes it as `do`, and its arguments.

        Returns:
            What was asked; or `problems`, a sentence each, and `parts` if a file holds several plans.
        """
        try:
            if "look" in request:
                return _look(request["look"], find_messages(request["language"]))
            session, result = self._compare(request)
            if "candidates" in request:
                found = session.candidates(request["candidates"]["id"], side=request["candidates"]["side"])
                return {"candidates": [candidate.clause.id for candidate in found]}
            if "keep" in request:
                return {"name": "plancmp.zip", "content": _pack(session)}
            if "pairs" in request and isinstance(result, Comparison):
                from plancmp.app.pairs import list_pairs

                return list_pairs(session, result, find_messages(request["language"]))
            return _write(session, result, request)
        except SeveralPlansError as error:
            return {"problems": [str(problem) for problem in error.problems], "parts": list(error.titles)}
        except ReadError as error:
            return {"problems": [str(problem) for problem in error.problems]}
        except Exception as error:  # whatever it is, the page goes on
            message = " ".join(str(error).split())[:200]
            messages = find_messages(request.get("language") or "en")
            return {"problems": [messages.say("desk-failed", problem=f"{type(error).__name__}: {message}")]}

    def _compare(self, request: Request) -> tuple[Session, Comparison | Lineage]:
        versions = [{**version, "content": bytes(version["content"])} for version in request["versions"]]
        asked = (versions, request.get("corrections"))
        if not self.last or self.last[0][0] != asked:
            session = _begin(versions, request.get("corrections") or ())
            self.last[:] = [(asked, session, self._compare_anew(session))]
        return self.last[0][1:]

    def _compare_anew(self, session: Session) -> Comparison | Lineage:
        if len(session.versions) > 2:
            return session.trace()
        for name in os.listdir(self.folder):
            os.remove(os.path.join(self.folder, name))
        session.save(self.folder)
        _, old, new, *_ = session.command()
        return evolve(session.compare(), paths=(old, new))


def _begin(versions: Sequence[Request], corrections: Sequence[Request]) -> Session:
    """Return a session of some versions, corrected.

    Raises:
        ReadError: If a version cannot be read, or a correction does not fit.
    """
    session = Session()
    for version in versions:
        session = session.add(version["content"], name=version["name"], **_state(version))
    for correction in corrections:
        words = {key: value for key, value in correction.items() if key not in {"do", "title"}}
        if correction["do"] not in _CORRECTIONS:
            raise KeyError(correction["do"])
        try:
            session = getattr(session, correction["do"])(**words)
        except ReadError:
            raise
        except ValueError as error:
            raise refuse("Correction", str(error)) from None
    return session


def _state(version: Request) -> Stated:
    """Return what a reader said of a version.

    Raises:
        ReadError: If the date is none.
    """
    try:
        _ = version["date"] and parse_date(version["date"])
    except ValueError as error:
        raise refuse(version["name"], str(error)) from None
    stated: Stated = {
        "title": version["title"],
        "date": version["date"],
        "kind": version["kind"],
        "disclosure": version["disclosure"],
        "part": version.get("part") or None,
    }
    return stated


def _write(session: Session, result: Comparison | Lineage, request: Request) -> Answer:
    is_pair = isinstance(result, Comparison)
    exports = PAIR if is_pair else TRACE
    export = next(item for group in exports.values() for item in group if item.id == request["export"])
    messages = find_messages(request["language"])
    return {
        "name": export.name,
        "content": _render(session, result, export, request["language"]),
        "exports": [
            [_say(heading, messages), [[item.id, _say(item.label, messages), item.name] for item in group]]
            for heading, group in exports.items()
        ],
        "title": " → ".join(plan.title for plan in _list_ends(result)),
        "correctable": is_pair,
    }


def _say(word: str, messages: Messages) -> str:
    """Return a word of the page; what all languages share has no message."""
    return messages.say(f"{PREFIX}{word}") if messages.has(f"{PREFIX}{word}") else word


def _list_ends(result: Comparison | Lineage) -> tuple[Plan, Plan]:
    """Return the first and the last version."""
    if isinstance(result, Comparison):
        return result.old, result.new
    return result.versions[0], result.versions[-1]


def _pack(session: Session) -> bytes:
    """Return an archive of the files that keep the work, with the commands that give the same reports."""
    files = session.files()
    if len(session.versions) == 2:
        import shlex

        commands = [session.command(), *([session.command(review=True)] if session.accepted else [])]
        files["command.txt"] = "".join(f"{shlex.join(words)}\n" for words in commands).encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def _look(version: Request, messages: Messages) -> Answer:
    """Tell what a version is: its format, and what it was read as."""
    plan = read(bytes(version["content"]), str(version["name"]), _state(version))
    form = find_format(version["name"], bytes(version["content"])) or "plan"
    said = [
        _FORMATS.get(form) or _say(f"format-{form}", messages),
        f"“{plan.title}”" if plan.title else "",
        messages.say("desk-dated", date=plan.date) if plan.date else "",
        messages.say_count("count-clauses", len(plan.outline())),
        _say(f"is-{plan.kind}", messages) if plan.kind is not DocumentKind.TEXT else "",
        _say(f"is-{plan.disclosure}", messages),
    ]
    return {"said": " · ".join(filter(None, said))}


def _render(session: Session, result: Comparison | Lineage, export: Export, language: str) -> bytes:
    """Return a file, the same bytes as the command line writes."""
    if export.format == "docx" and isinstance(result, Comparison):
        from plancmp.report.docx import draw

        raws = [
            version.content
            if not version.is_corrected and find_format(version.name, version.content) == "docx"
            else None
            for version in session.versions[:2]
        ]
        return draw(result.view(language=language), find_messages(language), None, *raws)[0]
    shown = session.check() if export.is_review else result
    content = shown.render(export.format, language=language)
    if isinstance(content, bytes):
        return content
    return content.encode("utf-8-sig" if export.name.endswith(".csv") else "utf-8")
