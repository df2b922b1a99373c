"""The page served on this computer: to whoever knows its address, and to nobody else."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from plancmp.cli import main
from tests.app.desk import Desk

pytestmark = pytest.mark.slow

OLD = "1. The armed forces are limited to 600,000 personnel.\n\n2. Elections are held within 100 days.\n"
NEW = "1. The armed forces are limited to 800,000 personnel.\n"


class Server:
    """A server that runs, and questions to it."""

    def __init__(self, address: str, folder: Path) -> None:
        self.address, self.folder = address, folder
        parts = urlsplit(address)
        self.host, self.path = parts.netloc, parts.path

    def ask(self, path: str = "", body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
        connection = HTTPConnection(self.host, timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET" if body is None else "POST", path or self.path, body, named)
        response = connection.getresponse()
        answer = response.status, response.read()
        connection.close()
        return answer

    def post(self, request: object, **headers: str) -> tuple[int, bytes]:
        usual = {"Origin": f"http://{self.host}", "Content_Type": "application/json"}
        return self.ask(f"{self.path}ask", json.dumps(request).encode(), **(usual | headers))


def version(name: str, text: str) -> dict[str, str]:
    content = base64.b64encode(text.encode()).decode()
    return {"name": name, "content": content, "title": "", "date": "", "kind": "", "disclosure": ""}


REQUEST = {"versions": [version("old.txt", OLD), version("new.txt", NEW)], "language": "en", "export": "markdown"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("saved")
    command = [sys.executable, "-m", "plancmp", "serve", "--folder", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield Server(process.stdout.readline().strip(), folder)
        process.terminate()


def test_a_report_is_that_of_the_command_line(server: Server, tmp_path: Path) -> None:
    status, raw = server.post(REQUEST)
    assert status == 200
    for name, text in (("old.txt", OLD), ("new.txt", NEW)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert main([*(str(tmp_path / name) for name in ("old.txt", "new.txt")), "-o", str(tmp_path / "a.md")]) == 1
    assert base64.b64decode(json.loads(raw)["content"]) == (tmp_path / "a.md").read_bytes()


def test_it_listens_to_this_computer_alone(server: Server) -> None:
    assert server.host.startswith("127.0.0.1:")
    assert len(server.path) > 30


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Host": "evil.example"}, 403),
        ({"Content_Type": "text/plain"}, 415),
    ],
)
def test_who_is_not_the_page_is_refused(server: Server, headers: dict[str, str], status: int) -> None:
    assert server.post(REQUEST, **headers)[0] == status


def test_an_address_without_the_token_is_refused(server: Server) -> None:
    assert server.ask("/x/")[0] == 403
    assert server.ask("/")[0] == 404
    usual = {"Origin": f"http://{server.host}", "Content_Type": "application/json"}
    assert server.ask("/x/ask", json.dumps(REQUEST).encode(), **usual)[0] == 403
    assert server.ask(Host="evil.example")[0] == 403
    body = f"{server.path}ask", json.dumps(REQUEST).encode()
    assert server.ask(*body, Content_Type="application/json")[0] == 403  # no origin at all


@pytest.mark.parametrize("request_", ["", [], {}, {"versions": 1}, {"versions": [{"content": "é"}]}])
def test_what_is_no_request_is_refused(server: Server, request_: object) -> None:
    assert server.post(request_)[0] == 400


def test_files_are_saved_to_the_folder_over_none_that_is_there(server: Server) -> None:
    for name in ("changes.csv", "changes-2.csv"):
        status, raw = server.post(REQUEST | {"export": "csv", "save": True})
        assert (status, json.loads(raw)) == (200, {"saved": str(server.folder / name)})
        assert (server.folder / name).is_file()


def test_the_page_works_as_from_its_file(server: Server, browser: Browser) -> None:
    context = browser.new_context()
    desk = Desk(context.new_page())
    desk.open(server.address)
    desk.give(0, OLD)
    desk.give(1, NEW)
    text = desk.compare().locator("main").text_content() or ""
    assert "800,000" in text
    desk.page.click("#save summary")
    desk.page.click("#exports button[data-format=docx]")
    desk.page.locator("#note", has_text="redline.docx").wait_for()
    assert (server.folder / "redline.docx").is_file()
    assert desk.complaints == []
    assert {url.split("/")[2] for url in desk.requests if url.startswith("http")} == {server.host}
    context.close()


@pytest.mark.parametrize(
    ("words", "message"), [(["--port", "70000"], "--port 70000"), (["--folder", "nowhere"], "no such folder")]
)
def test_what_cannot_be_is_refused(words: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", *words]) == 2
    assert message in capsys.readouterr().err


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "plancmp.app.server", raising=False)
    assert main(["serve"]) == 2
    assert "plancmp[web]" in capsys.readouterr().err
