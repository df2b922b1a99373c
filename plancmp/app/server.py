"""The page served on this computer, for those who want the speed of native code and files saved to a folder.

Only this computer reaches it, and only who knows its address, which holds a token: a page of a stranger, open in the
same browser, knows neither the token nor may it read an answer, and what it sends has another origin.
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
import secrets
import socket
from collections.abc import Awaitable, Callable
from typing import Any

import uvicorn
from attrs import field, frozen
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from plancmp.app.assembly import assemble
from plancmp.app.desk import Desk

HOST = "127.0.0.1"
_MAX_BYTES = 256 * 1024 * 1024
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_Handler = Callable[[Request], Awaitable[Response]]


@frozen(eq=False)
class Site:
    """The page and what answers it.

    Attributes:
        desk: What answers.
        port: Where it is served.
        folder: Where files are saved; empty for the browser's own folder.
        token: What an address holds that may be asked.
        lock: One request after the other: a desk has one folder.
    """

    desk: Desk
    port: int
    folder: str = ""
    token: str = field(factory=lambda: secrets.token_urlsafe(24))
    lock: asyncio.Lock = field(factory=asyncio.Lock)

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://{HOST}:{self.port}/{self.token}/"

    def build(self) -> Starlette:
        """Return the application."""
        routes = [
            Route("/{token}/", self._guard(self._show), methods=["GET"]),
            Route("/{token}/ask", self._guard(self._answer), methods=["POST"]),
        ]
        return Starlette(routes=routes)

    def _guard(self, handle: _Handler) -> _Handler:
        async def guarded(request: Request) -> Response:
            reason = self._refuse(request)
            response = PlainTextResponse(reason, status_code=403) if reason else await handle(request)
            response.headers.update(_HEADERS)
            return response

        return guarded

    def _refuse(self, request: Request) -> str:
        """Return why a request is not answered; empty if it is."""
        hosts = {f"{HOST}:{self.port}", f"localhost:{self.port}"}
        if request.headers.get("host", "") not in hosts:
            return "This page is served to this computer alone."
        if not secrets.compare_digest(request.path_params["token"].encode(), self.token.encode()):
            return "The address is incomplete: open the one that the program printed."
        origin = request.headers.get("origin")
        if request.method == "POST" and origin not in {f"http://{host}" for host in hosts}:
            return "Only the page itself may ask."
        return ""

    async def _show(self, _: Request) -> Response:
        return HTMLResponse(assemble("server"))

    async def _answer(self, request: Request) -> Response:
        if request.headers.get("content-type") != "application/json":
            return PlainTextResponse("A request is JSON.", status_code=415)
        raw = bytearray()
        async for piece in request.stream():
            raw += piece
            if len(raw) > _MAX_BYTES:
                return PlainTextResponse("The versions are too large.", status_code=413)
        try:
            asked = _decode(json.loads(raw))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return PlainTextResponse("A request is JSON.", status_code=400)
        async with self.lock:
            answer = await asyncio.to_thread(self.desk.answer, asked)
        return JSONResponse(self._deliver(asked, answer))

    def _deliver(self, asked: dict[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
        """Return an answer as JSON can hold it; a file that the reader saves goes to the folder, if there is one."""
        if "content" not in answer:
            return answer
        if asked.get("save") and self.folder:
            return {"saved": save(self.folder, answer["name"], answer["content"])}
        return answer | {"content": base64.b64encode(answer["content"]).decode("ascii")}


def _decode(asked: dict[str, Any]) -> dict[str, Any]:
    """Return a request with the versions' content as bytes."""
    versions = [asked["look"]] if "look" in asked else asked["versions"]
    for version in versions:
        version["content"] = base64.b64decode(version["content"], validate=True)
    return asked


def save(folder: str, name: str, content: bytes) -> str:
    """Write a file beside those that are there, over none of them, and return its path."""
    stem, ending = os.path.splitext(name)
    number = 1
    while True:
        path = os.path.join(folder, name if number == 1 else f"{stem}-{number}{ending}")
        try:
            with open(path, "xb") as stream:
                stream.write(content)
        except FileExistsError:
            number += 1
        else:
            return path


def serve(folder: str, port: int, saves_to: str, announce: Callable[[str], None]) -> None:
    """Serve until the user ends it.

    Args:
        folder: An empty folder, which is the current one of this process.
        port: Where; 0 for any that is free.
        saves_to: Where files are saved; empty for the browser's own folder.
        announce: Is told the address once it can be opened.

    Raises:
        OSError: If the port is taken.
    """
    with socket.create_server((HOST, port)) as listening:
        site = Site(Desk(folder), listening.getsockname()[1], saves_to)
        announce(site.address)
        config = uvicorn.Config(site.build(), log_level="warning", access_log=False)
        uvicorn.Server(config).run(sockets=[listening])
