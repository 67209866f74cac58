"""What a tour leaves: screens/*.png, transcript.txt, speech.wav, receipt.pdf, tour.json."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kiosk.page import Page
from ui.tour.driver import Driver


@dataclass(slots=True)
class Step:
    """One page as it was met. `ms` is from the act that led to it until it was drawn; `spoken` is all that reached the person
    meanwhile, by whatever sense."""

    page: str
    heading: str
    screenshot: str
    ms: int
    spoken: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)


@dataclass(slots=True, weakref_slot=True)
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
    _arrived: int = 0
    """How much had been perceived when the page that stands there came."""
    _page: Page | None = None
    _met: Page | None = None

    def __post_init__(self) -> None:
        self.driver.visit.presenter.page_shown.connect(self._page_shown)
        (self.folder / "screens").mkdir(parents=True, exist_ok=True)
        for old in (self.folder / "screens").glob("*.png"):
            old.unlink()

    def meet(self, name: str = "") -> None:
        """A page is on the screen: take its picture, hear it out, write both down. `name` tells a second look apart."""
        page = self.driver.page
        if page == self._met and not name:  # who only listens may not know that it is still the same
            self._hear()
            return
        self._met = page
        self._hear(self._arrived)
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
        self.driver.look()
        self._hear()

    def _page_shown(self, page: Page) -> None:
        if page != self._page:  # the same once more is no news
            self._page, self._arrived = page, len(self.driver.perceived())

    def _hear(self, until: int | None = None) -> None:
        """Give what was perceived since the last time to the step that stands on the screen; `until` so many lines, where
        somebody has listened to the next page already."""
        if self.steps:
            lines = self.driver.perceived()[:until]
            for each in lines[self._told :]:
                self.steps[-1].spoken.append(each.line)
                self.steps[-1].languages = list(dict.fromkeys([*self.steps[-1].languages, *each.languages]))
            self._told = max(self._told, len(lines))

    def write(self, error: str = "") -> dict[str, Any]:
        """Write all files; returns what tour.json holds."""
        self._hear()
        transcript = "".join(f"{each.line}\n" for each in self.driver.perceived())
        (self.folder / "transcript.txt").write_text(transcript, encoding="utf-8")
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
