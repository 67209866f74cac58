"""A tus server that does what servers do: expires, forgets, locks, loses half a piece, names itself wrongly (contract §C.3)."""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from tests.unit.portal.hostile import Hostile


@dataclass
class QuirkyTus:
    """Answers requests from memory. `quirks` are used up one after the other, each by the method that it begins with:
    `HEAD 404`, `PATCH 409`, `PATCH half`, `PATCH kept-alive`…
    """

    quirks: list[str] = field(default_factory=list)
    location: str = "relative"
    checks: bool = True
    life: timedelta | None = None
    most: int | None = None
    uploads: dict[str, bytearray] = field(default_factory=dict)
    lengths: dict[str, int] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)
    pieces: list[int] = field(default_factory=list)

    def __call__(self, server: Hostile, connection: socket.socket, request: bytes) -> bool:
        head, _, body = request.partition(b"\r\n\r\n")
        method, path = head.split(b" ")[0].decode(), head.split(b" ")[1].decode()
        headers = {
            name.strip().lower(): value.strip()
            for name, _, value in (line.partition(":") for line in head.decode("latin-1").split("\r\n")[1:])
        }
        quirk = next((each for each in self.quirks if each.startswith(method)), "")
        if quirk:
            self.quirks.remove(quirk)
        self.seen.append(f"{method} {quirk.partition(' ')[2]}".strip())
        if quirk.endswith("half"):
            body = body[: len(body) // 2]
        return self._answer(server, connection, method, path, headers, body, quirk.partition(" ")[2])

    def _answer(
        self,
        server: Hostile,
        connection: socket.socket,
        method: str,
        path: str,
        headers: dict[str, str],
        body: bytes,
        quirk: str,
    ) -> bool:
        told = {"Tus-Resumable": "1.0.0"}
        if self.life is not None:
            told["Upload-Expires"] = format_datetime(datetime.now(UTC) + self.life, usegmt=True)
        key = path.rpartition("/")[2]
        if quirk == "drop":
            return False
        if re.fullmatch(r"\d{3}", quirk):
            if quirk in ("404", "410"):
                self.uploads.pop(key, None)
            return _say(connection, quirk, told)
        if method == "OPTIONS":
            told["Tus-Extension"] = "creation,termination" + (",checksum" if self.checks else "")
            if self.most is not None:
                told["Tus-Max-Size"] = str(self.most)
            told["Tus-Checksum-Algorithm"] = "md5,sha256"
            return _say(connection, "204", told)
        if method == "POST":
            key = f"u{len(self.lengths)}"
            self.uploads[key], self.lengths[key] = bytearray(), int(headers["upload-length"])
            return _say(connection, "201", {**told, "Location": self._place(server, key)})
        if key not in self.uploads:
            return _say(connection, "404", told)
        upload = self.uploads[key]
        if method == "PATCH":
            self.pieces.append(len(body))
            if int(headers["upload-offset"]) != len(upload):
                return _say(connection, "409", told)
            upload += body
            if quirk == "half":
                return False
        if method == "DELETE":
            del self.uploads[key]
        told |= {"Upload-Offset": str(len(upload)), "Upload-Length": str(self.lengths[key])}
        _say(connection, "200" if method == "HEAD" else "204", told)
        return quirk != "kept-alive"  # which says that it stays, and goes

    def _place(self, server: Hostile, key: str) -> str:
        port = server.url.rpartition(":")[2]
        return {
            "relative": f"/files/{key}",
            "short": key,
            "scheme": f"https://127.0.0.1:{port}/files/{key}",
            "port": f"http://127.0.0.1/files/{key}",
            "elsewhere": f"http://uploads.example.az/files/{key}",
            "none": "",
        }[self.location]


def _say(connection: socket.socket, status: str, headers: dict[str, str]) -> bool:
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items() if value)
    length = "" if status == "204" else "Content-Length: 0\r\n"
    connection.sendall(f"HTTP/1.1 {status} Told\r\n{lines}{length}\r\n".encode())
    return True
