"""What the person of a tour wants and knows: the goal and the answers of each journey, in their language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from accessibility.speech.interface import DEFAULT_RATE
from kiosk.page import (
    CONTINUE,
    HOME,
    Choice,
    Field,
    FieldKind,
    Listing,
    Notice,
    NoticeKind,
    Page,
    QrCode,
)
from ui.tour import cabinet_journeys, correct_journey, signing_journey
from ui.tour.appeal_journey import appeal
from ui.tour.appointment_journey import appointment
from ui.tour.driver import Driver, Lost
from ui.tour.record import Record
from ui.tour.represent_journey import represent

if TYPE_CHECKING:
    # a window that only follows a script, for `bench`, should not hold a whole portal in its memory
    from kiosk.sandbox.server import Running

WORDS: Final = {
    "criminal-record": {"az": "məhkumluq arayışı", "en": "criminal record", "ru": "справка о судимости"},
    "id-card-lost": {"az": "vəsiqəm itib", "en": "lost my identity card", "ru": "потерял удостоверение"},
}
ANSWERS: Final[Mapping[str, str]] = {
    "purpose": "work",
    "employerSearch": "taxNumber",
    "employerTaxNumber": "1234567891",
    "birthPlace": "Şəki",
    "nameChanged": "no",
    "phone": "050 123 45 67",
    "email": "sinaq@example.az",
}
PERSON: Final = "citizen"
MOST_QUESTIONS: Final = 25


@dataclass(frozen=True, slots=True)
class Tour:
    """All that a journey's script needs."""

    driver: Driver
    record: Record
    portal: Running
    language: str

    def arrive(self, page: str, *, name: str = "") -> Page:
        """Wait for a page and meet it."""
        arrived = self.driver.until(lambda shown: shown.id.startswith(page) and not shown.busy, page)
        self.record.meet(name)
        return arrived

    def search(self, service: str) -> None:
        """Write what one would say, and open the service from what is found."""
        self.driver.fill("query", WORDS[service][self.language])
        found = next(block for block in self.driver.page.blocks if isinstance(block, Listing))
        if service not in [action.argument for action in found.actions[:3]]:
            raise Lost(f"{service} is not among the first three found")
        self.record.meet("results")
        self.driver.choose("service", service)
        self.arrive(f"service/{service}")


def apply(tour: Tour) -> None:
    """Search → criminal-record certificate → checklist → sign in → form, with one mistake → check → send → receipt."""
    tour.arrive("home")
    tour.search("criminal-record")
    _begin(tour)
    _answer_all(tour)
    tour.driver.choose(CONTINUE)
    declaration = tour.arrive("declare/")
    choice = next(block for block in declaration.blocks if isinstance(block, Choice))
    for option in choice.options:
        tour.driver.tick(choice.key, option.value)
    tour.driver.listen()
    tour.driver.choose(CONTINUE)
    tour.arrive("confirmation/")
    tour.driver.choose("print")
    tour.driver.until(lambda page: page.id.startswith("confirmation/") and _saved(page), "the saved receipt")
    tour.record.meet("receipt-saved")
    tour.driver.choose(HOME)
    tour.arrive("home", name="home-again")
    tour.driver.choose("my-applications")
    tour.arrive("my-applications/")


def _saved(page: Page) -> bool:
    return any(isinstance(block, Notice) and block.kind is NoticeKind.SUCCESS for block in page.blocks)


def _begin(tour: Tour) -> None:
    """From the service's page to the first question, signed in."""
    tour.driver.choose("apply")
    tour.arrive("before/")
    tour.driver.choose(CONTINUE)
    page = tour.arrive("sign-in/waiting")
    code = next(block for block in page.aside if isinstance(block, QrCode))
    tour.portal.phone(tour.language).decide(code.data.rpartition("=")[2], PERSON)
    tour.arrive("question/")


def _answer_all(tour: Tour) -> None:
    """Each question; the tax number first with a digit too few, then corrected."""
    driver = tour.driver
    for _ in range(MOST_QUESTIONS):
        page = driver.page
        if page.id.startswith("check/"):
            return
        block = page.blocks[0]
        if isinstance(block, Choice):
            driver.tick(block.key, ANSWERS[block.key])
            driver.listen()
        elif isinstance(block, Field) and not block.value:
            answer = ANSWERS[block.key]
            if block.kind is FieldKind.CODE:
                driver.fill(block.key, answer[:-1])
                driver.choose(CONTINUE)
                driver.until(lambda shown: shown.error, "the error")
                tour.record.meet("mistake")
                driver.fill(block.key, answer[-1])
            else:
                driver.fill(block.key, answer)
        driver.choose(CONTINUE)
        driver.until(lambda shown, before=page.id: shown.id != before, "the next question")  # type: ignore[misc]
        tour.record.meet()
    raise Lost("the questions do not end")


def browse(tour: Tour) -> None:
    """Life event → agency → the search → a service given at a centre → what to bring → where."""
    driver = tour.driver
    tour.arrive("home")
    driver.choose("themes")
    tour.arrive("index/thematic_area/0")
    driver.choose("life-events")
    tour.arrive("index/life_event/0")
    driver.choose("later")
    tour.arrive("index/life_event/6")
    driver.choose("later")
    tour.arrive("index/life_event/12")
    driver.choose("open", "lost-documents")
    tour.arrive("services/life_event/lost-documents")
    driver.back_to("home")
    tour.arrive("home", name="home-again")
    driver.choose("themes")
    tour.arrive("index/thematic_area/0", name="topics-again")
    driver.choose("organisations")
    tour.arrive("index/authority/0")
    first = driver.page
    listing = next(block for block in first.blocks if isinstance(block, Listing))
    driver.choose("open", listing.actions[0].argument)
    tour.arrive("services/authority/")
    driver.back_to("home")
    tour.arrive("home", name="home-to-search")
    tour.search("id-card-lost")
    driver.choose("print")
    driver.until(_saved, "the saved sheet")
    tour.record.meet("sheet-saved")
    driver.choose("centres")
    regions = tour.arrive("regions/0")
    region = next(block for block in regions.blocks if isinstance(block, Listing)).actions[0]
    driver.choose("open", region.argument)
    centres = tour.arrive("centres/")
    centre = next(block for block in centres.blocks if isinstance(block, Listing)).actions[0]
    driver.choose("open", centre.argument)
    tour.arrive("centre/")


def languages(tour: Tour) -> None:
    """Begin in one language, change twice in the middle of a form; what was written stays."""
    driver = tour.driver
    tour.arrive("home")
    tour.search("criminal-record")
    _begin(tour)
    driver.tick("purpose", "other")
    driver.choose(CONTINUE)
    tour.arrive("question/criminal-record/otherPurpose")
    driver.fill("otherPurpose", "viza")
    others = [each for each in ("az", "en", "ru") if each != tour.language]
    for other in (*others, tour.language):
        driver.bar("Language")
        tour.arrive("language")
        driver.tick("language", other)
        driver.until(lambda page, wanted=other: page.heading.language == wanted, other)  # type: ignore[misc]
        tour.record.meet(f"language-{other}")
        driver.choose(CONTINUE)
        page = tour.arrive("question/criminal-record/otherPurpose", name=f"question-{other}")
        block = page.blocks[0]
        if page.heading.language != other or not isinstance(block, Field) or block.value != "viza":
            raise Lost(f"the answer or the language was lost in {other}")


def settings(tour: Tour) -> None:
    """Every palette and size, captions, speed; each seen and heard at once, and all undone by one key."""
    driver = tour.driver
    tour.arrive("home")
    driver.bar("Sound and look")
    page = tour.arrive("sound-and-look/look")
    choices = {block.key: block for block in page.blocks if isinstance(block, Choice)}
    for option in choices["palette"].options[1:]:
        driver.tick("palette", option.value)
        _chosen(tour, "palette", option.value)
    for option in choices["size"].options[1:]:
        driver.tick("size", option.value)
        _chosen(tour, "size", option.value)
    driver.choose("part", "sound")
    tour.arrive("sound-and-look/sound")
    driver.tick("captions", "yes")
    _chosen(tour, "captions", "yes")
    driver.tick("rate", "230")
    _chosen(tour, "rate", "230")
    driver.choose("defaults")
    _chosen(tour, "rate", str(DEFAULT_RATE))
    driver.choose(CONTINUE)
    tour.arrive("home", name="home-again")


def _chosen(tour: Tour, key: str, value: str) -> None:
    """The choice is applied, and shown as chosen."""

    def shown(page: Page) -> bool:
        return any(isinstance(block, Choice) and block.key == key and block.value == (value,) for block in page.blocks)

    tour.driver.until(shown, f"{key} {value}")
    tour.record.meet(f"{key}-{value}")


JOURNEYS: Final[Mapping[str, Callable[[Tour], None]]] = {
    "apply": apply,
    "browse": browse,
    "languages": languages,
    "settings": settings,
    "cabinet": cabinet_journeys.cabinet,
    "pay": cabinet_journeys.pay,
    "correct": correct_journey.correct,
    "sign-in": signing_journey.sign_in,
    "appointment": appointment,
    "represent": represent,
    "appeal": appeal,
}
