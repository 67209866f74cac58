"""Sign-language clips: which there are, and their captions (ACC-76). A clip has no sound; its captions say what it says.

A folder holds, for each page that has one, an animated WebP and its captions in every language, in WebVTT:

    start.webp          start.az.vtt         start.en.vtt         start.ru.vtt
    consent.webp        consent.az.vtt       …
    confirmation.webp   confirmation.az.vtt  …
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kiosk.text import LANGUAGES, Language

START: Final = "start"
CONSENT: Final = "consent"
CONFIRMATION: Final = "confirmation"
NAMES: Final = (START, CONSENT, CONFIRMATION)
LARGEST_BYTES: Final = 50_000_000
_LONGEST_CAPTIONS: Final = 100_000

_TIMES: Final = re.compile(
    r"((?:\d+:)?[0-5]\d:[0-5]\d\.\d{3})[ \t]+-->[ \t]+((?:\d+:)?[0-5]\d:[0-5]\d\.\d{3})(?:[ \t].*)?"
)
_TAG: Final = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that stand under a clip from `start_ms` until `end_ms`."""

    start_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class Clip:
    """One clip, with its captions in every language of the program."""

    name: str
    file: Path
    captions: Mapping[Language, tuple[Cue, ...]] = field(repr=False)

    def script(self, language: Language) -> str:
        """All that the clip says, in words: for who does not see it (ACC-9)."""
        return " ".join(cue.text for cue in self.captions[language])


@dataclass(frozen=True, slots=True)
class Found:
    """The clips of a folder, and one sentence for each that cannot be shown (for `doctor`)."""

    clips: Mapping[str, Clip] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def find(folder: Path | None) -> Found:
    """What a folder holds; a clip that lacks captions in a language is not shown to anybody."""
    if folder is None:
        return Found()
    if not folder.is_dir():
        return Found(problems=(f"{folder}: there is no such folder",))
    clips: dict[str, Clip] = {}
    problems: list[str] = []
    for name in NAMES:
        file = folder / f"{name}.webp"
        if not file.is_file():
            continue
        try:
            clips[name] = Clip(name, file, {language: _captions(folder, name, language) for language in LANGUAGES})
            _check(file)
        except (OSError, ValueError) as error:
            clips.pop(name, None)
            problems.append(f"{file.name}: {error}")
    return Found(clips, tuple(problems))


def _check(file: Path) -> None:
    with file.open("rb") as opened:
        head = opened.read(12)
    if head[:4] != b"RIFF" or head[8:] != b"WEBP":
        raise ValueError("this is not a WebP file")
    if file.stat().st_size > LARGEST_BYTES:
        raise ValueError(f"larger than {LARGEST_BYTES // 1_000_000} MB")


def _captions(folder: Path, name: str, language: Language) -> tuple[Cue, ...]:
    file = folder / f"{name}.{language}.vtt"
    if not file.is_file():
        raise ValueError(f"there is no {file.name}")
    try:
        cues = read_cues(file.read_text(encoding="utf-8-sig")[:_LONGEST_CAPTIONS])
    except UnicodeDecodeError:
        raise ValueError(f"{file.name} is not UTF-8") from None
    if not cues:
        raise ValueError(f"{file.name} holds no captions")
    return cues


def read_cues(written: str) -> tuple[Cue, ...]:
    """The cues of a WebVTT file (W3C), in order of time. Styles, regions, notes and tags are passed over.

    Raises ValueError for what is no WebVTT.
    """
    lines = written.replace("\r\n", "\n").replace("\r", "\n")
    head, *blocks = re.split(r"\n{2,}", lines.strip("\n"))
    if not re.match(r"WEBVTT(?:[ \t\n]|$)", head):
        raise ValueError("the captions are not WebVTT")
    cues = [cue for block in blocks if (cue := _cue(block.split("\n"))) is not None]
    return tuple(sorted(cues, key=lambda cue: cue.start_ms))


def _cue(lines: list[str]) -> Cue | None:
    at = next((index for index, line in enumerate(lines[:2]) if "-->" in line), None)
    if at is None:
        return None
    times = _TIMES.fullmatch(lines[at].strip())
    text = " ".join(_TAG.sub("", line).strip() for line in lines[at + 1 :]).strip()
    if times is None or not text:
        return None
    start, end = (_milliseconds(each) for each in times.groups())
    return Cue(start, end, text) if start < end else None


def _milliseconds(stated: str) -> int:
    *hours, minutes, seconds = stated.split(":")
    whole, thousandths = seconds.split(".")
    return ((int(hours[0]) if hours else 0) * 3600 + int(minutes) * 60 + int(whole)) * 1000 + int(thousandths)
