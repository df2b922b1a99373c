"""The SDK's own client calls every tool over stdio, and gets the same bytes for the same call."""

from __future__ import annotations

import asyncio
import io
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stderr
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from plancmp.cli import main
from plancmp.tools.catalogue import INSTRUCTIONS, TOOLS, run_tool
from plancmp.tools.folder import Folder
from plancmp.tools.pages import spell
from tests.tools.test_tools import CALLS, EDIT, FIXTURES

pytestmark = pytest.mark.slow

pytest.importorskip("mcp", reason="the extra plancmp[mcp] is not installed")


async def _talk() -> dict[str, Any]:
    from mcp import Client
    from mcp.client.stdio import StdioServerParameters, stdio_client

    words = ["-m", "plancmp", "mcp", "--folder", str(FIXTURES)]
    heard: dict[str, Any] = {"answers": {}, "again": {}}
    async with Client(stdio_client(StdioServerParameters(command=sys.executable, args=words))) as client:
        heard["instructions"] = client.instructions
        heard["tools"] = (await client.list_tools()).tools
        for name, arguments in CALLS.items():
            heard["answers"][name] = await client.call_tool(name, arguments)
            heard["again"][name] = await client.call_tool(name, arguments)
        refused = {"old": {"path": "../README.md"}, "new": EDIT}
        heard["refused"] = await client.call_tool("compare", refused)
        heard["unknown"] = await client.call_tool("erase", {})
    return heard


@pytest.fixture(scope="module")
def heard() -> dict[str, Any]:
    # In a thread of its own: where a browser is driven in this process, its loop runs in the main one.
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, _talk()).result()


def test_the_tools_say_what_they_are(heard: dict[str, Any]) -> None:
    assert heard["instructions"] == INSTRUCTIONS
    assert [tool.name for tool in heard["tools"]] == list(TOOLS)
    for tool in heard["tools"]:
        hints = tool.annotations
        assert (hints.read_only_hint, hints.idempotent_hint) == (True, True)
        assert (hints.destructive_hint, hints.open_world_hint) == (False, False)
        assert tool.description
        Draft202012Validator.check_schema(tool.input_schema)
        Draft202012Validator.check_schema(tool.output_schema)


@pytest.mark.parametrize("name", CALLS)
def test_every_tool_answers_over_stdio_as_within(heard: dict[str, Any], name: str) -> None:
    answer, again = heard["answers"][name], heard["again"][name]
    assert not answer.is_error
    (content,) = answer.content
    assert content.text == again.content[0].text == spell(run_tool(name, CALLS[name], Folder(str(FIXTURES))))
    assert json.loads(content.text) == answer.structured_content
    Draft202012Validator(TOOLS[name].output_schema).validate(answer.structured_content)
    assert len(content.text.encode()) <= 16_000


def test_an_error_is_told_in_words(heard: dict[str, Any]) -> None:
    assert heard["refused"].is_error
    expected = "../README.md: only files in the folder that this server was given are read"
    assert heard["refused"].content[0].text == expected
    assert heard["unknown"].is_error
    assert heard["unknown"].content[0].text.startswith("unknown tool erase; there are summary")


def test_the_folder_has_to_be_there() -> None:
    with redirect_stderr(io.StringIO()) as output:
        assert main(["mcp", "--folder", str(Path("gone"))]) == 2
    assert output.getvalue() == "plancmp: --folder gone: there is no such folder\n"


def test_without_the_extra_one_line_says_what_to_install() -> None:
    code = "import sys; sys.modules['mcp_types'] = None; from plancmp.cli import main; sys.exit(main(['mcp']))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
    assert result.returncode == 2
    assert result.stderr == "plancmp: this needs the extra mcp: pip install 'plancmp[mcp]'\n"
