"""Clips in sign language, made for the tests: a square that moves, a frame every tenth of a second, with captions."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw

from kiosk.signs import NAMES, Clip, find

FRAMES = 20
FRAME_MS = 100
WORDS = {
    "az": ("Salam.", "Burada müraciət edə bilərsiniz."),
    "en": ("Hello.", "Here you can apply."),
    "ru": ("Здравствуйте.", "Здесь можно подать обращение."),
}


def make_clip(folder: Path, name: str, frames: int = FRAMES) -> Path:
    """`name.webp` and its captions in `folder`: the first half of the time one sentence, the second half the other."""
    pictures = []
    for number in range(frames):
        picture = Image.new("RGB", (320, 240), "#0b4a66")
        left = 20 + number * 240 // frames
        ImageDraw.Draw(picture).rectangle((left, 100, left + 40, 140), fill="#ffffff")
        pictures.append(picture)
    file = folder / f"{name}.webp"
    pictures[0].save(file, save_all=True, append_images=pictures[1:], duration=FRAME_MS, loop=0, lossless=True)
    half, whole = frames * FRAME_MS // 2, frames * FRAME_MS
    for language, (first, second) in WORDS.items():
        cues = f"WEBVTT\n\n{_time(0)} --> {_time(half)}\n{first}\n\n{_time(half)} --> {_time(whole)}\n{second}\n"
        (folder / f"{name}.{language}.vtt").write_text(cues, encoding="utf-8")
    return file


def _time(ms: int) -> str:
    return f"00:{ms // 1000:02}.{ms % 1000:03}"


@cache
def clips() -> dict[str, Clip]:
    """A clip for each page that can have one."""
    folder = Path(tempfile.mkdtemp(prefix="signs-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name in NAMES:
        make_clip(folder, name)
    found = find(folder)
    assert not found.problems
    return dict(found.clips)
