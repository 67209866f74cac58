"""Where a browser on this computer brings the answer of an issuer back to: a port of this machine, open for one sign-in
(RFC 8252 §7.3).
"""

from __future__ import annotations

import secrets
import socket
from collections.abc import Mapping
from html import escape
from typing import Final
from urllib.parse import parse_qsl, urlsplit

PATH: Final = "/signed-in"
_LONGEST: Final = 16_384
_PATIENCE: Final = 0.5
"""Seconds for a browser to say what it wants; browsers also open connections in advance, and say nothing on them."""
_MOST_CONNECTIONS: Final = 8


class Loopback:
    """Listens on the loopback interface, and nowhere else. `words` is what the browser shows at the end, in `language`.

    Nobody waits here: `answer` looks at what has come meanwhile. Not to be used by two threads at once; `close` may be
    called from any.
    """

    def __init__(self, words: str, language: str) -> None:
        self._page = _page(words, language)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.setblocking(False)
        self.state = secrets.token_urlsafe(24)
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}{PATH}"

    def answer(self) -> Mapping[str, str] | None:
        """What the issuer sent with our own `state`; None when nothing has come. Whatever else comes is turned away.

        Raises `OSError` once it is closed.
        """
        for _ in range(_MOST_CONNECTIONS):
            try:
                connection, _address = self._listener.accept()
            except BlockingIOError:
                return None
            with connection:
                found = self._received(connection)
            if found is not None:
                return found
        return None

    def close(self) -> None:
        """Nothing is taken any more."""
        self._listener.close()

    def _received(self, connection: socket.socket) -> Mapping[str, str] | None:
        connection.settimeout(_PATIENCE)
        try:
            values = self._values(_head(connection))
            connection.sendall(_REFUSED if values is None else self._page)
            connection.shutdown(socket.SHUT_WR)
        except OSError:
            return None
        return values

    def _values(self, head: bytes) -> Mapping[str, str] | None:
        method, _, rest = head.partition(b" ")
        try:
            target = urlsplit(rest.partition(b" ")[0].decode("ascii"))
            pairs = parse_qsl(target.query, max_num_fields=20)
        except ValueError:
            return None
        values = dict(pairs)
        ours = secrets.compare_digest(values.get("state", "").encode(), self.state.encode())
        if method != b"GET" or target.path != PATH or not ours or len(values) != len(pairs):
            return None
        return values


def _head(connection: socket.socket) -> bytes:
    """A request up to the end of its headers."""
    received = b""
    while b"\r\n\r\n" not in received and len(received) < _LONGEST:
        part = connection.recv(4096)
        if not part:
            break
        received += part
    return received


def _page(words: str, language: str) -> bytes:
    """A page that takes the issuer's answer out of the browser's address and history."""
    nonce = secrets.token_urlsafe(9)
    body = (
        f'<!doctype html><html lang="{escape(language)}"><meta charset="utf-8"><title>{escape(words)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<script nonce="{nonce}">history.replaceState(null, "", "/")</script>'
        f'<main style="font: 1.5rem/1.5 sans-serif; margin: 3rem"><h1>{escape(words)}</h1></main></html>'
    ).encode()
    policy = f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'unsafe-inline'; frame-ancestors 'none'"
    return _reply("200 OK", "text/html; charset=utf-8", body, f"Content-Security-Policy: {policy}\r\n")


def _reply(status: str, kind: str, body: bytes, more: str = "") -> bytes:
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n"
        f"Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n{more}\r\n"
    )
    return head.encode() + body


_REFUSED: Final = _reply("404 Not Found", "text/plain", b"")
