"""A picture of a paper with the camera of the machine: taken, looked at, taken again, sent; and a camera that gives none.

The pictures come through a real process and a real pipe, from a stand-in for the system's capture command.
"""

from __future__ import annotations

import io
import shlex
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from kiosk.devices.camera import COMMAND, Frame
from kiosk.devices.photo import SETTLING, png
from kiosk.page import BACK, Picture
from kiosk.sandbox.server import Running, running
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_applying import block
from tests.journeys.test_attaching import to_the_documents

SIZE = (64, 48)
ANSWER = """Format Video Capture:
\tWidth/Height      : 64/48
\tPixel Format      : 'GREY' (8-bit Greyscale)
\tBytes per Line    : 64
\tSize Image        : 3072
"""


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Visitor, Running]]:
    clock = Clock()
    with running(clock=clock) as portal, visitor(portal, clock) as someone:
        someone.conductor.change_desk(replace(someone.conductor.desk, camera=True))
        to_the_documents(someone, portal)
        monkeypatch.setenv("PATH", str(tmp_path))
        yield someone, portal


def put(folder: Path, shades: list[int]) -> None:
    """A capture command that gives one picture of each shade."""
    program = folder / "stand_in.py"
    program.write_text(
        "import sys\n"
        f"if '--get-fmt-video' in sys.argv: print({ANSWER!r}); raise SystemExit\n"
        f"for shade in {shades}: sys.stdout.buffer.write(bytes([shade]) * 3072)\n"
    )
    command = folder / COMMAND
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {shlex.quote(str(program))} "$@"\n')
    command.chmod(0o755)


def to_the_camera(person: Visitor) -> None:
    person.do("add-file")
    person.settle()
    person.choose("Take a picture with the camera here")
    assert person.page.id == "attach/photo"


def test_a_picture_is_taken_looked_at_and_sent(person: tuple[Visitor, Running], tmp_path: Path) -> None:
    someone, portal = person
    put(tmp_path, [*range(SETTLING - 1), 200, 7])
    to_the_camera(someone)
    someone.choose("Take the picture")
    assert someone.page.busy
    page = someone.settle()
    assert page.id == "attach/photo-taken"
    shown = block(page, Picture)
    assert isinstance(shown, Picture)
    assert shown.alternative.text == "The picture that was taken"
    someone.choose("Take it again")
    someone.settle()
    someone.choose("Send this picture")
    assert someone.settle().id == "attach/med"
    (row,) = portal.portal.store.rows("SELECT content FROM upload_part")
    sent = Image.open(io.BytesIO(bytes(row["content"])))
    assert (sent.size, sent.getpixel((5, 5))) == (SIZE, 200), "the picture after the camera has found the brightness"


def test_a_camera_that_gives_nothing(
    person: tuple[Visitor, Running], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    someone, _ = person
    put(tmp_path, [])
    to_the_camera(someone)
    someone.choose("Take the picture")
    assert someone.settle().id == "attach/photo-none"
    someone.do(BACK)
    assert someone.page.id == "attach/places", "there are other ways"


def test_a_frame_becomes_a_picture_as_it_is() -> None:
    luma = bytes(range(256)) * 12
    picture = Image.open(io.BytesIO(png(Frame(luma, *SIZE))))
    assert picture.tobytes() == luma
