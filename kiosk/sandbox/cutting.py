"""Cuts the connection that a request came on: what no HTTP answer can say, but every network does."""

from __future__ import annotations

import socket
import struct
from asyncio import Transport
from typing import Final

from starlette.types import Receive, Send

_LINGER: Final = struct.pack("ii", 1, 0)


async def cut(receive: Receive, send: Send, *, reset: bool) -> None:
    """Closes the connection without an answer; `reset` sends RST instead of FIN.

    ASGI has no word for it, so this asks the server (uvicorn) whose `send` it is for its transport.
    """
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    if not isinstance(transport, Transport):
        raise ConnectionAbortedError("this server lets nobody cut its connections")
    if reset:
        connection: socket.socket = transport.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER)
    transport.abort()
    # the server takes a silent end for a mistake of ours until it has seen the connection go
    while (await receive())["type"] != "http.disconnect":
        pass
