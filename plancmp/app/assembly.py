"""The parts of the page → one file that forbids itself everything else.

`.ci/page` runs this where nothing is installed, so it needs the standard library alone.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

_APP = Path(__file__).parent
_REPORTS = _APP.parent / "report" / "html"
_CONTENTS = '<span data-say="contents"></span>'

PREFIX = "desk-"  # of the page's words in the catalogues

Words = Mapping[str, Mapping[str, str]]


def assemble(engine: str, blocks: Mapping[str, str] | None = None, words: Words | None = None) -> str:
    """Return the page.

    Args:
        engine: The script that answers it: "worker", Python in the page itself, or "server", the program that serves
            it.
        blocks: What Python in the page is made of, as text.
        words: What the page says in each language; see `list_words` of the catalogues, which is asked if nothing is
            given.
    """
    if words is None:
        from plancmp.report.messages.entries import list_words

        words = list_words(PREFIX)
    script = "".join(_read(name) for name in (f"{engine}_engine.js", "page.js"))
    written = "".join(
        f'<script type="text/plain" data-block="{name}">{text}</script>\n' for name, text in (blocks or {}).items()
    )
    parts = {
        "policy": write_policy(engine, script),
        "style": _read("page.css"),
        "engine": engine,
        "contents": _CONTENTS if engine == "worker" else "",
        "words": json.dumps(words, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
        "blocks": written,
        "worker": _read("worker.js") if engine == "worker" else "",
        "script": script,
    }
    page = _read("page.html")
    for name, text in parts.items():
        page = page.replace(f"{{{{ {name} }}}}", text, 1)
    return page


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
