"""Draws the sample pages to pictures, to be looked at: `python -m tests.ui.gallery OUT [--all]`.

The first nine files mirror the nine pictures of the design. `--all` adds every page in every palette, size and language.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from kiosk.text import LANGUAGES, Language
from tests.ui.sample_pages import PAGES, sayer
from translations import messages
from ui.theme.look import Look, Profile
from ui.theme.tokens import PaletteName
from ui.window import Window

_HOME = Profile.HOME
KIOSK, PORTRAIT, LAPTOP = (1920, 1080), (1080, 1920), (1280, 800)


@dataclass(frozen=True)
class Shot:
    """One picture."""

    name: str
    page: str
    look: Look = field(default_factory=Look)
    size: tuple[int, int] = KIOSK
    language: Language = "az"
    caption: str = ""
    focus: tuple[str, int] | None = None


YELLOW = Look(PaletteName.YELLOW_ON_BLACK, size=3)
NINE = (
    Shot("01-home", "home"),
    Shot("02-home-portrait-yellow-large", "home", YELLOW, PORTRAIT, caption="Sənədlər. Vəsiqə, pasport, arayış. Dörddən birinci."),
    Shot("03-service-at-a-centre", "service"),
    Shot("04-code-question-with-error", "code"),
    Shot("05-sign-in-by-phone", "sign-in", caption="Telefonla daxil olun. Köşkün adı: Şəki, 2. İşarə: dörd, yeddi."),
    Shot("06-confirmation", "confirmation"),
    Shot("07-easy-mode", "easy", caption="Arayış kimə lazımdır? Birinci: iş üçün."),
    Shot("08-attract", "attract"),
    Shot("09-question-400-percent-home", "surname", Look(PaletteName.DARK, zoom=400, profile=_HOME), LAPTOP),
    Shot("10-results", "results"),
    Shot("11-answers", "answers"),
    Shot("12-everything", "everything"),
    Shot("13-home-laptop", "home", Look(profile=_HOME), LAPTOP),
    Shot("14-home-laptop-200", "home", Look(zoom=200, profile=_HOME), LAPTOP),
    Shot("15-home-portrait", "home", Look(), PORTRAIT),
    Shot("16-code-portrait", "code", Look(PaletteName.LOW_GLARE, size=4), PORTRAIT),
    Shot("17-code-400", "code", Look(PaletteName.WHITE_ON_BLACK, zoom=400, profile=_HOME), LAPTOP),
    Shot("18-service-mirrored-ru", "service", Look(PaletteName.LOW_GLARE, mirrored=True), KIOSK, "ru"),
    Shot("19-everything-laptop", "everything", Look(PaletteName.DARK, profile=_HOME), LAPTOP, "en"),
    Shot("20-answers-portrait", "answers", Look(PaletteName.BLACK_ON_WHITE, size=3), PORTRAIT, "ru"),
    Shot("21-sign-in-portrait", "sign-in", Look(PaletteName.WHITE_ON_BLACK), PORTRAIT, "ru"),
)  # fmt: skip


def all_shots() -> list[Shot]:
    """Every page in every palette, three sizes and three languages."""
    looks = [Look(palette, size) for palette in PaletteName for size in (1, 2, 4)]
    return [
        Shot(f"{page}-{look.palette}-{look.size}-{language}", page, look, KIOSK, language)
        for page in PAGES
        for look in looks
        for language in LANGUAGES
    ]


def draw(shot: Shot, out: Path) -> float:
    """Save one picture; gives the milliseconds that showing the page took."""
    window = Window(shot.look, shot.language, messages("ui", shot.language))
    window.resize(*shot.size)
    window.show()
    page = PAGES[shot.page](sayer(shot.language))
    began = time.perf_counter()
    window.show_page(page)
    window.set_caption(shot.caption)
    QApplication.sendPostedEvents()
    took = (time.perf_counter() - began) * 1000
    window.activateWindow()
    QApplication.processEvents()
    window.grab().save(str(out / f"{shot.name}.png"))
    window.close()
    window.deleteLater()
    return took


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    for shot in (*NINE, *(all_shots() if options.all else ())):
        if options.only in shot.name:
            print(f"{shot.name}: {draw(shot, options.out):.1f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
