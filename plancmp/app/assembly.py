"""The parts of the page → one file that forbids itself everything else.

`.ci/page` runs this where nothing is installed, so it needs the standard library alone.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

_APP = Path(__file__).parent
_REPORTS = _APP.parent / "report" / "html"
_CATALOGUES = _APP.parent / "report" / "messages"
_NAMED = re.compile(r'^"(?:X-Language-Name|Language): (\w+)\\n"', re.MULTILINE)

_PRIVATE = {
    "worker": "The program is inside this page, and your browser blocks it from sending anything.",
    "server": "The program runs on it, and serves this page to this computer alone.",
}

_CONTENTS = (
    " This file also holds Python (PSF License), Pyodide (MPL 2.0), PDFium and pypdfium2 (BSD, Apache 2.0), attrs, "
    "html5lib, markdown-it-py, mdurl, PyYAML and six (MIT), Jinja, MarkupSafe and webencodings (BSD)."
)


def assemble(engine: str, blocks: Mapping[str, str] | None = None) -> str:
    """Return the page.

    Args:
        engine: The script that answers it: "worker", Python in the page itself, or "server", the program that serves
            it.
        blocks: What Python in the page is made of, as text.
    """
    script = "".join(_read(name) for name in (f"{engine}_engine.js", "page.js"))
    written = "".join(
        f'<script type="text/plain" data-block="{name}">{text}</script>\n' for name, text in (blocks or {}).items()
    )
    parts = {
        "policy": write_policy(engine, script),
        "style": _read("page.css"),
        "private": _PRIVATE[engine],
        "languages": "".join(_list_languages()),
        "contents": _CONTENTS if engine == "worker" else "",
        "blocks": written,
        "worker": _read("worker.js") if engine == "worker" else "",
        "script": script,
    }
    page = _read("page.html")
    for name, text in parts.items():
        page = page.replace(f"{{{{ {name} }}}}", text, 1)
    return page


def _list_languages() -> Iterator[str]:
    """Yield a choice for each language of reports, English first."""
    for path in (_CATALOGUES / "messages.pot", *sorted(_CATALOGUES.glob("*.po"))):
        code, name = _NAMED.findall(path.read_text(encoding="utf-8"))
        yield f'<option value="{code}" lang="{code}">{name}</option>'


def write_policy(engine: str, script: str) -> str:
    """Return what the page may do; the browser holds it to that.

    A report that the page shows is held to this, too: the scripts of reports are named here; their styles, which depend
    on what they show, they name themselves.
    """
    reports = (path.read_text(encoding="utf-8") for path in sorted(_REPORTS.glob("*.js")))
    hashes = " ".join(map(_hash, (script, *reports)))
    policy = f"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; script-src {hashes}"
    if engine == "worker":
        return f"{policy} blob: 'wasm-unsafe-eval'; worker-src blob:"
    return f"{policy}; connect-src 'self'"


def _read(name: str) -> str:
    return (_APP / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"
