"""Our client at a tus server that others wrote (`@tus/server`): both killed in mid-upload, and the same bytes come through."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.portal.errors import Offline
from tests.peers.node import NODE, installed
from tests.peers.tus_sending import upload

SIZE = 3_000_001


class Peer:
    """The server as a process that can be killed and begun again at the same port, with the same folder."""

    def __init__(self, folder: Path, *, relative: bool = False) -> None:
        self.folder = folder
        self._relative = "relative" if relative else "absolute"
        self.port = 0
        self.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/files"

    def start(self) -> None:
        home = installed(Path(__file__).parent / "tus_server")
        self._process = subprocess.Popen(
            [NODE, "server.js", self.folder, str(self.port), self._relative],
            cwd=home,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout is not None
        word, _, port = self._process.stdout.readline().partition(" ")
        assert word == "ready"
        self.port = int(port)

    def kill(self) -> None:
        """As `kill -9` does it."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()

    def digests(self) -> list[str]:
        """Of the files that it holds."""
        files = [each for each in self.folder.iterdir() if each.suffix != ".json"]
        return [hashlib.sha256(each.read_bytes()).hexdigest() for each in files]


@pytest.fixture
def peer(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Peer]:
    folder = tmp_path / "held"
    folder.mkdir()
    running = Peer(folder, relative=getattr(request, "param", False))
    yield running
    running.kill()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "certificate.pdf"
    path.write_bytes(b"%PDF-1.7\n" + os.urandom(SIZE - 9))
    return path


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.parametrize("peer", [False, True], ids=["absolute", "relative"], indirect=True)
def test_a_file_arrives_whole(peer: Peer, file: Path) -> None:
    sending, http = upload(peer.url, file, None)
    with closing(http):
        assert sending.advance(30).whole
    assert peer.digests() == [digest(file)]


def test_the_server_is_killed_in_mid_upload(peer: Peer, file: Path) -> None:
    sending, http = upload(peer.url, file, None)
    with closing(http):
        assert 0 < sending.advance(0).sent < SIZE
        peer.kill()
        with pytest.raises(Offline):
            sending.advance(0)
        peer.start()
        assert sending.advance(30).whole
    assert peer.digests() == [digest(file)], "one file, and every byte of it"


def test_the_client_is_killed_in_mid_upload(peer: Peer, file: Path, tmp_path: Path) -> None:
    memory = tmp_path / "uploads.json"
    command = [sys.executable, "-m", "tests.peers.tus_sending", peer.url, str(file), str(memory)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as client:
        assert client.stdout is not None
        assert client.stdin is not None
        sent = int(client.stdout.readline())
        assert 0 < sent < SIZE
        client.stdin.write("\n")
        client.stdin.flush()
        client.kill()
    assert file.name not in memory.read_text(), "nothing of the person is remembered"
    sending, http = upload(peer.url, file, memory)
    with closing(http):
        assert sending.place is not None
        before = http.wire.sent_bytes
        assert sending.advance(30).whole
        assert http.wire.sent_bytes - before < SIZE - sent + 20_000, "what was there is not sent again"
    assert peer.digests() == [digest(file)]


def test_a_file_that_is_given_up_is_thrown_away(peer: Peer, file: Path) -> None:
    sending, http = upload(peer.url, file, None)
    with closing(http):
        sending.advance(0)
        sending.stop()
        assert peer.digests() == []
        assert sending.advance(30).whole, "it can be sent all the same"
    assert peer.digests() == [digest(file)]
