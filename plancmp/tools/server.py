"""The tools over stdio, in the Model Context Protocol; with the protocol's own SDK."""

from __future__ import annotations

from typing import Any

import anyio
import mcp_types as types
from mcp.server import Server
from mcp.server.stdio import stdio_server

from plancmp import __version__
from plancmp.tools.catalogue import INSTRUCTIONS, TOOLS, ToolError, run_tool
from plancmp.tools.folder import Folder
from plancmp.tools.pages import spell

_HINTS = types.ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


def serve(folder: Folder) -> None:
    """Answer calls on standard input until it ends.

    Args:
        folder: Where files are read from.
    """
    anyio.run(_serve, folder)


async def _serve(folder: Folder) -> None:
    server = make_server(folder)
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())


def make_server(folder: Folder) -> Server[Any]:
    """Return the server.

    Args:
        folder: Where files are read from.
    """

    async def list_tools(_context: object, _params: object) -> types.ListToolsResult:
        return types.ListToolsResult(
            tools=[
                types.Tool(
                    name=tool.name,
                    description=tool.description,
                    input_schema=tool.input_schema,
                    output_schema=tool.output_schema,
                    annotations=_HINTS,
                )
                for tool in TOOLS.values()
            ]
        )

    async def call_tool(_context: object, params: types.CallToolRequestParams) -> types.CallToolResult:
        try:
            # In a thread of its own, so that the client hears of the server while a long text is compared.
            answer = await anyio.to_thread.run_sync(run_tool, params.name, params.arguments or {}, folder)
        except ToolError as error:
            return types.CallToolResult(content=[types.TextContent(type="text", text=str(error))], is_error=True)
        text = types.TextContent(type="text", text=spell(answer))
        return types.CallToolResult(content=[text], structured_content=answer)

    return Server(
        "plancmp", version=__version__, instructions=INSTRUCTIONS, on_list_tools=list_tools, on_call_tool=call_tool
    )
