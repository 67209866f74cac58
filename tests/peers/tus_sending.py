"""A program that sends a file to a tus server and remembers where it is, to be killed: python -m … URL FILE MEMORY."""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.portal.exchange import Answer, Request
from kiosk.portal.http import Http
from kiosk.portal.tus import Tus
from kiosk.portal.uploads import Upload
from kiosk.uploading.content import read_content
from kiosk.uploading.remembered import Remembered

WHOSE = ("applying/passport", "p1")


def upload(url: str, file: Path, memory: Path | None, *, piece: int = 64 << 10) -> tuple[Upload, Http]:
    """An upload of a file, where it was left."""
    http = Http(url.rpartition("/")[0], kiosk=True)
    content = read_content(file, most=32 << 20)
    remembered = Remembered(memory)

    def exchange(request: Request) -> Answer:
        return http.answer(request)

    made = Upload(
        Tus(exchange, url),
        content.data,
        {"filename": content.name, "filetype": content.media_type, "sha256": content.sha256},
        remembered.place(content.sha256, *WHOSE),
        placed=lambda place: remembered.keep(content.sha256, *WHOSE, place),
        piece=piece,
    )
    return made, http


def main() -> None:
    url, file, memory = sys.argv[1:]
    sending, http = upload(url, Path(file), Path(memory))
    progress = sending.progress
    while not progress.whole:
        progress = sending.advance(0)
        print(progress.sent, flush=True)
        sys.stdin.readline()  # goes on when it is told to
    http.close()


if __name__ == "__main__":
    main()
