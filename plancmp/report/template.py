"""A report by a template of the user's own.

The template is Jinja2. What it sees is the JSON report: its keys are the template's variables, the schema of JSON
reports documents them, and `version` is raised when it changes. A template is the user's own, the plans are not: their
text is cleaned of control characters, and escaped in HTML and XML. The sandbox keeps a template that was found
somewhere from reaching beyond its data.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from plancmp.readers import Problem, ReadError
from plancmp.report.json import build_data
from plancmp.report.markdown import escape
from plancmp.report.messages import Messages
from plancmp.report.phrases import clean, flatten
from plancmp.report.view import View

if TYPE_CHECKING:
    from jinja2 import Environment

# In files with these endings, every value is escaped unless the template says otherwise.
_ESCAPED = (".html", ".htm", ".xhtml", ".xml", ".svg")


def render_template(path: str, view: View, messages: Messages) -> str:
    """Return what a template makes of a view.

    Args:
        path: The template's file; others that it includes are looked for in its folder. In `.html`, `.htm`, `.xhtml`,
            `.xml` and `.svg` (also with `.j2` or `.jinja` behind) values are escaped.
        view: What to show.
        messages: The catalogue.

    Raises:
        ReadError: If the template is not there or wrong, uses a value that does not exist, or fails; with its line.
    """
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError  # noqa: PLC0415 - few reports need it

    folder, name = os.path.split(path)
    environment = _make_environment(folder or ".", messages)
    data = _clean(build_data(view, messages))
    try:
        template = environment.get_template(name)
        return template.render(data if isinstance(data, dict) else {})
    except TemplateSyntaxError as error:
        file = error.filename or path
        raise ReadError(Problem(file, error.lineno, 0, f"not a template: {error.message}")) from None
    except TemplateNotFound as error:
        file, line = _find_line(error, path)
        missing = f": {error.name}" if line else ""
        raise ReadError(Problem(file, line, 0, f"there is no such file{missing}")) from None
    except UnicodeDecodeError:
        raise ReadError(Problem(path, 0, 0, "not UTF-8; save the template as UTF-8")) from None
    except (
        TemplateError,
        ArithmeticError,
        LookupError,
        TypeError,
        ValueError,
        AttributeError,
        RecursionError,
    ) as error:
        # Whatever a template does wrong ends here; the traceback knows the line of the template.
        file, line = _find_line(error, path)
        raise ReadError(Problem(file, line, 0, f"the template fails: {error}")) from None


def _make_environment(folder: str, messages: Messages) -> Environment:
    from jinja2 import FileSystemLoader, StrictUndefined  # noqa: PLC0415
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

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
    return environment


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
