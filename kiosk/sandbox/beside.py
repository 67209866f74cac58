"""A sandbox portal in a process beside the window, for a first run without a portal; it ends when the window's process ends."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

HOST = "127.0.0.1"


@contextmanager
def portal_beside(url: str = "") -> Iterator[str]:
    """The address of the portal: `url`, or that of a sandbox which runs as long as this is entered.

    Does not wait until the sandbox listens: it is there before anybody has found a service to apply for.
    """
    if url:
        yield url
        return
    port = _free_port()
    child = subprocess.Popen(  # noqa: S603  our own interpreter and module
        [sys.executable, "-m", "kiosk.sandbox.beside", str(port)], stdin=subprocess.PIPE
    )
    try:
        yield f"http://{HOST}:{port}"
    finally:
        if child.stdin is not None:
            child.stdin.close()
        try:
            child.wait(5)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((HOST, 0))
        return int(found.getsockname()[1])


def _end_with_the_parent() -> None:
    """Standard input closes when the parent's process is gone, however it went."""
    sys.stdin.buffer.read()
    os._exit(0)


def main(port: int) -> None:
    """The child's side."""
    from kiosk.sandbox.server import serve

    threading.Thread(target=_end_with_the_parent, name="end with the parent", daemon=True).start()
    serve(port)


if __name__ == "__main__":
    main(int(sys.argv[1]))
