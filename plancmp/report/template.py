"""A report by a template of the user's own.

The template is Jinja2. What it sees is the JSON report: its keys are the template's variables, the schema of JSON
reports documents them, and `version` is raised when it changes. A template is the user's own, the plans are not: their
text is cleaned of control characters, and escaped in HTML and XML. The sandbox keeps a template that was found
somewhere from reaching beyond its data, and it may take some seconds and write some megabytes, no more.
"""

from __future__ import annotations

import operator
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from time import monotonic
from types import FrameType
from typing import TYPE_CHECKING

from plancmp.readers import Problem, ReadError
from plancmp.report.json import build_data
from plancmp.report.markdown import escape
from plancmp.report.messages import Messages
from plancmp.report.phrases import clean, flatten
from plancmp.report.view import View

if TYPE_CHECKING:
    from _typeshed import TraceFunction
    from jinja2 import Environment

# In files with these endings, every value is escaped unless the template says otherwise.
_ESCAPED = (".html", ".htm", ".xhtml", ".xml", ".svg")
MAX_SECONDS = 10
MAX_CHARACTERS = 64 * 1024 * 1024
_MAX_BITS = 100_000


def render_template(path: str, view: View, messages: Messages) -> str:
    """Return what a template makes of a view.

    Args:
        path: The template's file; others that it includes are looked for in its folder. In `.html`, `.htm`, `.xhtml`,
            `.xml` and `.svg` (also with `.j2` or `.jinja` behind) values are escaped.
        view: What to show.
        messages: The catalogue.

    Raises:
        ReadError: If the template is not there or wrong, uses a value that does not exist, fails, or takes too much
            time or memory; with its line.
    """
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

    folder, name = os.path.split(path)
    environment = _make_environment(folder or ".", messages)
    data = _clean(build_data(view, messages))
    try:
        with _limit_time():
            template = environment.get_template(name)
            return _join(template.generate(data if isinstance(data, dict) else {}))
    except TemplateSyntaxError as error:
        file = error.filename or path
        raise ReadError(Problem(file, error.lineno, 0, f"not a template: {error.message}")) from None
    except TemplateNotFound as error:
        file, line = _find_line(error, path)
        missing = f": {error.name}" if line else ""
        raise ReadError(Problem(file, line, 0, f"there is no such file{missing}")) from None
    except UnicodeDecodeError:
        raise ReadError(Problem(path, 0, 0, "not UTF-8; save the template as UTF-8")) from None
    except MemoryError:
        raise ReadError(Problem(path, 0, 0, "the template fails: it needs too much memory")) from None
    except (
        TemplateError,
        ArithmeticError,
        LookupError,
        TypeError,
        ValueError,
        AttributeError,
        RecursionError,
        TimeoutError,
    ) as error:
        # Whatever a template does wrong ends here; the traceback knows the line of the template.
        file, line = _find_line(error, path)
        raise ReadError(Problem(file, line, 0, f"the template fails: {error}")) from None


def _make_environment(folder: str, messages: Messages) -> Environment:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=_is_escaped,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., str]] = {
        "markdown": lambda value: escape(str(value)),
        "line": lambda value: flatten(str(value)),
        "word": lambda value: messages.say(str(value)),
    }
    environment.filters.update(filters)
    # The only operators whose result may be far larger than what they are given.
    environment.intercepted_binops = frozenset({"*", "**"})
    environment.binop_table = {**environment.binop_table, "*": _multiply, "**": _raise_to}
    return environment


@contextmanager
def _limit_time() -> Iterator[None]:
    """Stop what takes too long, in any thread and on any system: Python tells of each line of the template."""
    end = monotonic() + MAX_SECONDS

    def watch(frame: FrameType, event: str, argument: object) -> TraceFunction | None:  # noqa: ARG001 - Python gives them
        if monotonic() > end:
            raise TimeoutError(f"it takes more than {MAX_SECONDS} seconds")
        return None if frame.f_code.co_filename.endswith(".py") else watch

    before = sys.gettrace()
    sys.settrace(watch)
    try:
        yield
    finally:
        sys.settrace(before)


def _join(pieces: Iterable[str]) -> str:
    found, length = [], 0
    for piece in pieces:
        found.append(piece)
        length += len(piece)
        if length > MAX_CHARACTERS:
            raise ValueError(f"it writes more than {MAX_CHARACTERS:,} characters")
    return "".join(found)


def _multiply(left: object, right: object) -> object:
    for one, other in ((left, right), (right, left)):
        if isinstance(one, int) and isinstance(other, str | list | tuple) and len(other) * one > MAX_CHARACTERS:
            raise ValueError(f"a product has more than {MAX_CHARACTERS:,} parts")
    if isinstance(left, int) and isinstance(right, int) and left.bit_length() + right.bit_length() > _MAX_BITS:
        raise ValueError("a number has too many digits")
    return operator.mul(left, right)


def _raise_to(left: object, right: object) -> object:
    if isinstance(left, int) and isinstance(right, int) and left.bit_length() * right > _MAX_BITS:
        raise ValueError("a number has too many digits")
    return operator.pow(left, right)


def _is_escaped(name: str | None) -> bool:
    stem, ending = os.path.splitext((name or "").lower())
    return (stem if ending in {".j2", ".jinja", ".jinja2"} else stem + ending).endswith(_ESCAPED)


def _clean(data: object) -> object:
    """Return plain data with every text cleaned of control characters."""
    if isinstance(data, str):
        return clean(data)
    if isinstance(data, Mapping):
        return {key: _clean(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_clean(value) for value in data]
    return data


def _find_line(error: BaseException, path: str) -> tuple[str, int]:
    """Return the innermost place in a template that an error came from; line 0 if it came from none."""
    folder = os.path.realpath(os.path.dirname(path) or ".")
    found = (path, 0)
    trace = error.__traceback__
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if not file.endswith(".py") and os.path.realpath(file).startswith(folder + os.sep):
            found = (file if os.path.realpath(file) != os.path.realpath(path) else path, trace.tb_lineno)
        trace = trace.tb_next
    return found
