"""A camera that looks for one code: frames from the system's own capture command, read by zxing-cpp, nothing kept (ACC-87).

A frame is the brightness of its pixels. It lives in memory until the next one comes; no picture is written or shown.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Final

import msgspec

COMMAND: Final = "v4l2-ctl"
"""Of the package v4l-utils, kept by the people who keep the kernel's video drivers."""
DEVICE: Final = "/dev/video0"
ASKED: Final = "width=640,height=480,pixelformat=YUYV"
"""What nearly every camera gives; a code of a telephone held before it fills a third of that."""
_BYTES_PER_PIXEL: Final = {"YUYV": 2, "GREY": 1}
_ANSWER_SECONDS: Final = 5.0
_LARGEST: Final = 4096
_SIZE: Final = re.compile(r"Width/Height\s*:\s*(\d+)/(\d+)")
_FORMAT: Final = re.compile(r"Pixel Format\s*:\s*'(\w+)")
_LINE: Final = re.compile(r"Bytes per Line\s*:\s*(\d+)")
_IMAGE: Final = re.compile(r"Size Image\s*:\s*(\d+)")


class NoCamera(Exception):
    """There is no capture command, no camera, or it gives pictures of another kind."""


class Frame(msgspec.Struct, frozen=True):
    """One picture: a byte of brightness for each pixel, line after line. The repr shows none of it."""

    luma: bytes
    width: int
    height: int

    def __repr__(self) -> str:
        return f"Frame({self.width}x{self.height})"


class _Layout(msgspec.Struct, frozen=True):
    width: int
    height: int
    pixel: int
    line: int
    size: int


def read_code(frame: Frame) -> str:
    """What the QR code on a frame holds; the empty string where there is none that can be read. Takes some milliseconds."""
    import zxingcpp

    picture = memoryview(frame.luma).cast("B", (frame.height, frame.width))
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    return next((each.text for each in found if each.text), "")


def is_there(device: str = "") -> bool:
    """Whether there seems to be a camera, and the command that reads it. Whether it works shows when it is used."""
    return shutil.which(COMMAND) is not None and Path(device or DEVICE).exists()


def frames(stopped: threading.Event, device: str = "", asked: str = ASKED) -> Iterator[Frame]:
    """Pictures from `device`, else from the first camera, as `asked` or the nearest that it has, until `stopped` is set or it gives no more. Raises `NoCamera`."""
    command = shutil.which(COMMAND)
    if command is None:
        raise NoCamera("no capture command")
    device = device or DEVICE
    layout = _layout(command, device, asked)
    call = [command, "-d", device, "--stream-mmap", "--stream-to=-"]
    try:
        process = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603
    except OSError as error:
        raise NoCamera(type(error).__name__) from None
    with process:
        ending = threading.Thread(target=_end_when, args=(stopped, process), name="camera", daemon=True)
        ending.start()
        try:
            assert process.stdout is not None
            while not stopped.is_set() and (raw := _whole(process.stdout, layout.size)):
                yield Frame(_luma(raw, layout), layout.width, layout.height)
        finally:
            process.kill()


def look_for_code(seconds: float, stopped: threading.Event, pictures: Callable[[], Iterator[Frame]]) -> str:
    """The first code that comes before the camera; the empty string when none came in time. Raises `NoCamera`."""
    timer = threading.Timer(seconds, stopped.set)
    timer.daemon = True
    timer.start()
    try:
        with contextlib.closing(pictures()) as coming:  # type: ignore[type-var]
            return next((code for frame in coming if (code := read_code(frame))), "")
    finally:
        timer.cancel()
        stopped.set()


def _layout(command: str, device: str, asked: str) -> _Layout:
    """How the camera lays out its pictures, after it was asked for the usual kind."""
    call = [command, "-d", device, f"--set-fmt-video={asked}", "--get-fmt-video"]
    try:
        done = subprocess.run(call, capture_output=True, timeout=_ANSWER_SECONDS, check=True, text=True)  # noqa: S603
    except (subprocess.SubprocessError, OSError) as error:
        raise NoCamera(type(error).__name__) from None
    size, kind = _SIZE.search(done.stdout), _FORMAT.search(done.stdout)
    line, image = _LINE.search(done.stdout), _IMAGE.search(done.stdout)
    if size is None or kind is None or line is None or image is None or kind[1] not in _BYTES_PER_PIXEL:
        raise NoCamera("pictures of another kind")
    width, height, pixel = int(size[1]), int(size[2]), _BYTES_PER_PIXEL[kind[1]]
    layout = _Layout(width, height, pixel, int(line[1]), int(image[1]))
    possible = 0 < width <= _LARGEST and 0 < height <= _LARGEST
    if not possible or layout.line < width * pixel or layout.size < layout.line * height:
        raise NoCamera("pictures of a strange size")
    return layout


def _whole(stream: IO[bytes], size: int) -> bytes:
    """One picture; nothing where the stream ends within it."""
    raw = stream.read(size)
    return raw if len(raw) == size else b""


def _luma(raw: bytes, layout: _Layout) -> bytes:
    """The brightness alone: in YUYV every other byte (V4L2, "Packed YUV formats")."""
    used = layout.width * layout.pixel
    lines = (raw[row * layout.line : row * layout.line + used : layout.pixel] for row in range(layout.height))
    return b"".join(lines)


def _end_when(stopped: threading.Event, process: subprocess.Popen[bytes]) -> None:
    """A camera that gives no pictures must not hold up who waits for one."""
    while process.poll() is None:
        if stopped.wait(0.2):
            process.kill()
            return
