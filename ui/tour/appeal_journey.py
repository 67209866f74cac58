"""What the person of a tour writes to an agency: a complaint in their own name, found again; and one vote in a consultation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.page import CONTINUE, HOME, Listing, QrCode
from ui.tour.driver import Lost

if TYPE_CHECKING:
    from ui.tour.journeys import Tour

PERSON: Final = "citizen"
AGENCY: Final = "azersu"
SEARCH: Final = {"az": "azersu", "en": "azersu", "ru": "азерсу"}
SUBJECT: Final = {"az": "Su yoxdur", "en": "No water", "ru": "Нет воды"}
TEXT: Final = {"az": "Su iki gündür gəlmir.", "en": "No water for two days.", "ru": "Воды нет два дня."}
PLACE: Final = {"az": "Şəki", "en": "Sheki", "ru": "Шеки"}
CONSULTATION: Final = "bus-stops"


def appeal(tour: Tour) -> None:
    """Take part → a complaint, with one mistake → sign in → check → send → number and deadline → found again → one vote."""
    driver, language = tour.driver, tour.language
    tour.arrive("home")
    driver.choose("take-part")
    tour.arrive("take-part")
    driver.choose("write")
    _answer_choice(tour, "kind", "complaint")
    tour.arrive("appeal/recipient")
    driver.fill("agency", SEARCH[language])
    found = next(block for block in driver.page.blocks if isinstance(block, Listing))
    if [action.argument for action in found.actions] != [AGENCY]:
        raise Lost(f"not just {AGENCY} is found")
    tour.record.meet("found")
    driver.choose("choose-agency", AGENCY)
    _write(tour, "subject", SUBJECT[language])
    tour.arrive("appeal/text")
    driver.choose(CONTINUE)
    driver.until(lambda page: page.error, "the error")
    tour.record.meet("mistake")
    driver.fill("text", TEXT[language])
    driver.choose(CONTINUE)
    _write(tour, "place", PLACE[language])
    _answer_choice(tour, "name", "named")
    page = tour.arrive("sign-in/waiting")
    code = next(block for block in page.aside if isinstance(block, QrCode))
    tour.portal.phone(language).decide(code.data.rpartition("=")[2], PERSON)
    _answer_choice(tour, "reply", "cabinet")
    tour.arrive("appeal/check")
    driver.choose(CONTINUE)
    tour.arrive("appeal/received")
    _find_again(tour)
    _vote(tour)


def _answer_choice(tour: Tour, key: str, value: str) -> None:
    tour.arrive(f"appeal/{key}")
    tour.driver.tick(key, value)
    tour.driver.listen()
    tour.driver.choose(CONTINUE)


def _write(tour: Tour, key: str, text: str) -> None:
    tour.arrive(f"appeal/{key}")
    tour.driver.fill(key, text)
    tour.driver.choose(CONTINUE)


def _find_again(tour: Tour) -> None:
    """In the list of what one wrote, with the day by which an answer is due."""
    driver = tour.driver
    driver.choose(HOME)
    tour.arrive("home", name="home-again")
    driver.choose("take-part")
    tour.arrive("take-part", name="take-part-again")
    driver.choose("my-appeals")
    shown = tour.arrive("appeals/")
    rows = next(block for block in shown.blocks if isinstance(block, Listing))
    driver.choose("open", rows.actions[0].argument)
    driver.until(lambda page: page.id == f"appeal/{rows.actions[0].argument}", "the appeal")
    tour.record.meet("appeal")
    driver.back_to("take-part")


def _vote(tour: Tour) -> None:
    """A consultation is read, and voted in once."""
    driver = tour.driver
    driver.choose("consultations")
    tour.arrive("consultations/")
    driver.choose("open", CONSULTATION)
    tour.arrive(f"consultation/{CONSULTATION}")
    driver.choose("vote")
    tour.arrive(f"vote/{CONSULTATION}")
    driver.tick("choice", "yes")
    driver.listen()
    driver.choose(CONTINUE)
    tour.arrive(f"vote/{CONSULTATION}/done")
