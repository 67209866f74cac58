"""A code before a camera is read as people hold it: turned, small, in bad light; and a camera that does not work is told of.

The pictures come through a real process and a real pipe, from a stand-in for the system's capture command.
"""

from __future__ import annotations

import random
import shlex
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageFilter

from accessibility.preferences import Preferences
from kiosk.devices.camera import COMMAND, Frame, NoCamera, frames, is_there, look_for_code, read_code
from kiosk.qr import qr_rows
from ui.personal_settings import carried_text

CODE = carried_text(Preferences(language="az", palette="dark", speech=True), at_kiosk=True)
SIZE = (640, 480)


def code_picture(data: str = CODE, module: int = 5) -> Image.Image:
    """A code with its quiet edge."""
    rows = qr_rows(data)
    side = len(rows) + 8
    picture = Image.new("L", (side, side), 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                picture.putpixel((x + 4, y + 4), 0)
    return picture.resize((side * module, side * module), Image.Resampling.NEAREST)


def seen(picture: Image.Image, *, ground: int = 120) -> Frame:
    """What a camera sees of it: in the middle of something grey."""
    scene = Image.new("L", SIZE, ground)
    scene.paste(picture, ((SIZE[0] - picture.width) // 2, (SIZE[1] - picture.height) // 2))
    return Frame(scene.tobytes(), *SIZE)


def turned(degrees: float) -> Image.Image:
    return code_picture().rotate(degrees, expand=True, fillcolor=200, resample=Image.Resampling.BICUBIC)


def noisy(strength: int) -> Image.Image:
    chance = random.Random(3)
    picture = code_picture()
    picture.putdata([max(0, min(255, round(value + chance.gauss(0, strength)))) for value in picture.tobytes()])
    return picture


def dim() -> Image.Image:
    return code_picture().point(lambda value: 60 + value // 5)


HELD = {
    "straight": code_picture(),
    "small": code_picture(module=3),
    "turned a little": turned(13),
    "on its side": turned(90),
    "upside down": turned(181),
    "noisy": noisy(45),
    "blurred": code_picture().filter(ImageFilter.GaussianBlur(2)),
    "dim": dim(),
    "light on dark": code_picture().point(lambda value: 255 - value),
}


@pytest.mark.acc(87)
@pytest.mark.parametrize("how", HELD)
def test_a_code_is_read_as_people_hold_it(how: str) -> None:
    assert read_code(seen(HELD[how])) == CODE


def test_where_no_code_is_nothing_is_read() -> None:
    chance = random.Random(5)
    assert read_code(Frame(chance.randbytes(SIZE[0] * SIZE[1]), *SIZE)) == ""
    assert read_code(Frame(bytes(SIZE[0] * SIZE[1]), *SIZE)) == ""


def test_what_a_camera_saw_is_not_shown_in_a_log() -> None:
    assert repr(seen(code_picture())) == "Frame(640x480)"


# The capture command.

ANSWER = """Format Video Capture:
\tWidth/Height      : {width}/{height}
\tPixel Format      : '{kind}' (YUYV 4:2:2)
\tField             : None
\tBytes per Line    : {line}
\tSize Image        : {size}
"""
Camera = Callable[..., str]


@pytest.fixture
def camera(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Camera:
    """Puts a capture command on the path, with these pictures; gives the name of its device."""

    def put(*pictures: Frame, kind: str = "YUYV", answer: str | None = None, then: str = "") -> str:
        pixel, pad = {"YUYV": 2, "GREY": 1}.get(kind, 1), 16
        line = SIZE[0] * pixel + pad
        raw = tmp_path / "frames.raw"
        raw.write_bytes(b"".join(_laid_out(each, pixel, pad) for each in pictures))
        told = answer or ANSWER.format(width=SIZE[0], height=SIZE[1], kind=kind, line=line, size=line * SIZE[1])
        program = tmp_path / "stand_in.py"
        program.write_text(
            "import pathlib, sys, time\n"
            f"if '--get-fmt-video' in sys.argv: print({told!r}); raise SystemExit\n"
            f"sys.stdout.buffer.write(pathlib.Path({str(raw)!r}).read_bytes()); sys.stdout.flush()\n{then}\n",
            encoding="utf-8",
        )
        command = tmp_path / COMMAND
        command.write_text(
            f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {shlex.quote(str(program))} "$@"\n', encoding="utf-8"
        )
        command.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path))
        return str(raw)

    return put


def _laid_out(frame: Frame, pixel: int, pad: int) -> bytes:
    """As V4L2 gives it: brightness and colour in turn, and some bytes at the end of each line."""
    lines = []
    for row in range(frame.height):
        luma = frame.luma[row * frame.width : (row + 1) * frame.width]
        lines.append(b"".join(bytes((each, 128)) for each in luma) if pixel == 2 else luma)
    return b"".join(line + bytes(pad) for line in lines)


@pytest.mark.acc(87)
@pytest.mark.parametrize("kind", ["YUYV", "GREY"])
def test_the_code_is_found_among_the_pictures(camera: Camera, kind: str) -> None:
    empty = Frame(bytes([90]) * (SIZE[0] * SIZE[1]), *SIZE)
    device = camera(empty, empty, seen(code_picture()), empty, kind=kind, then="time.sleep(60)")
    stopped = threading.Event()
    assert is_there(device)
    assert look_for_code(20.0, stopped, lambda: frames(stopped, device)) == CODE


def test_a_picture_comes_as_it_was_taken(camera: Camera) -> None:
    frame = seen(turned(13))
    device = camera(frame)
    assert list(frames(threading.Event(), device)) == [frame]


def test_who_shows_no_code_waits_no_longer_than_said(camera: Camera) -> None:
    empty = Frame(bytes([90]) * (SIZE[0] * SIZE[1]), *SIZE)
    device = camera(empty, then="time.sleep(60)")
    stopped = threading.Event()
    assert look_for_code(0.5, stopped, lambda: frames(stopped, device)) == ""
    assert threading.active_count() < 20


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "VIDIOC_G_FMT: failed",
        ANSWER.format(width=640, height=480, kind="MJPG", line=0, size=614400),
        ANSWER.format(width=640, height=480, kind="YUYV", line=100, size=614400),
        ANSWER.format(width=64000, height=48000, kind="YUYV", line=128000, size=6144000000),
    ],
)
def test_pictures_of_another_kind_are_no_camera(camera: Camera, answer: str) -> None:
    device = camera(answer=answer or "nothing")
    with pytest.raises(NoCamera):
        next(frames(threading.Event(), device))


def test_without_command_or_device_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not is_there()
    with pytest.raises(NoCamera):
        next(frames(threading.Event()))
