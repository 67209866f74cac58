"""What a tour leaves: screens/*.png, transcript.txt, speech.wav, receipt.pdf, tour.json."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from accessibility.compose import caption_of
from accessibility.speech.recording import Heard
from ui.tour.driver import Driver


@dataclass(slots=True)
class Step:
    """One page as it was met. `ms` is from the act that led to it until it was drawn."""

    page: str
    heading: str
    screenshot: str
    ms: int
    spoken: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Record:
    """Collects steps while a tour is driven, and writes the files at its end. `began` is `time.perf_counter()`."""

    driver: Driver
    folder: Path
    journey: str
    language: str
    persona: str
    began: float
    first_page_ms: int = 0
    steps: list[Step] = field(default_factory=list)
    _told: int = 0

    def __post_init__(self) -> None:
        (self.folder / "screens").mkdir(parents=True, exist_ok=True)
        for old in (self.folder / "screens").glob("*.png"):
            old.unlink()

    def meet(self, name: str = "") -> None:
        """A page is on the screen: take its picture, hear it out, write both down. `name` tells a second look apart."""
        page = self.driver.page
        self._hear()
        window = self.driver.visit.window
        window.repaint()
        now = time.perf_counter()
        if not self.steps:
            self.first_page_ms = round((now - self.began) * 1000)
        waited = round((now - (self.driver.acted_at if self.steps else self.began)) * 1000)
        number = len(self.steps) + 1
        slug = (name or page.id).replace("/", "-")
        file = f"screens/{number:02}-{slug}.png"
        window.grab().save(str(self.folder / file))
        self.steps.append(Step(page.id, page.heading.text, file, waited))
        self.driver.listen()
        self._hear()

    def _hear(self) -> None:
        """Give what was said since the last time to the step that stands on the screen."""
        heard = self.driver.voice.heard
        if self.steps:
            for each in heard[self._told :]:
                if each.heard_ms:
                    self.steps[-1].spoken.append(_line(each))
                    self.steps[-1].languages = list(dict.fromkeys([*self.steps[-1].languages, *each.languages]))
            self._told = len(heard)

    def write(self, error: str = "") -> dict[str, Any]:
        """Write all files; returns what tour.json holds."""
        self._hear()
        heard = self.driver.voice.heard
        (self.folder / "transcript.txt").write_text(
            "".join(f"{_line(each)}\n" for each in heard if each.heard_ms), encoding="utf-8"
        )
        self.driver.voice.write_wav(self.folder / "speech.wav")
        traffic = self.driver.visit.clients.traffic
        told = {
            "ok": not error,
            "journey": self.journey,
            "language": self.language,
            "persona": self.persona,
            "first_page_ms": self.first_page_ms,
            "steps": [asdict(step) for step in self.steps],
            "wire": asdict(traffic),
        }
        if error:
            told["error"] = error
        text = json.dumps(told, ensure_ascii=False, indent=1)
        (self.folder / "tour.json").write_text(text + "\n", encoding="utf-8")
        return told


def _line(heard: Heard) -> str:
    """One utterance a line; what was cut ends with an ellipsis."""
    words = " ".join(caption_of(heard.utterance).split())
    return f"{words} …" if heard.interrupted else words
