"""What a representative wants: to apply for their company, see that each page says so, and then be themselves again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.page import CONTINUE, Choice, Field, Listing, Page, QrCode
from ui.tour.driver import Lost

if TYPE_CHECKING:
    from ui.tour.journeys import Tour

PERSON: Final = "representative"
COMPANY: Final = "Uydurma"
SERVICE: Final = "taxi-permit"
SEARCH: Final = {"az": "taksi icazəsi", "en": "taxi permit", "ru": "разрешение на такси"}
ANSWERS: Final = {
    "carrierKind": "company",
    "taxiCount": "3",
    "vehiclePlate": "10AA123",
    "driverCount": "4",
    "workArea": "baku",
    "tripCheckWay": "self",
    "phone": "0501234567",
    "email": "mmc@example.com",
}
NAMED: Final = {"az": "Uydurma MMC", "en": "Uydurma MMC", "ru": "Уйдурма"}
"""What the company is called in the letters that stand on one's keyboard."""
MOST_QUESTIONS: Final = 20


def represent(tour: Tour) -> None:
    """Cabinet → for whom? → the company → what it has to pay → its taxi permit → sent → for oneself again."""
    driver = tour.driver
    _enter(tour)
    driver.choose("acting")
    page = tour.arrive("acting/0")
    rows = next(block for block in page.blocks if isinstance(block, Listing)).actions
    driver.choose("open", next(row.argument for row in rows if COMPANY in str(row.label)))
    tour.arrive("acting/")
    driver.choose(CONTINUE)
    _cabinet(tour, "cabinet-of-the-company", acting=True)
    driver.choose("charges")
    tour.arrive("charges/")
    driver.choose("back")
    _cabinet(tour, "cabinet-again", acting=True)
    driver.choose("back")
    tour.arrive("home", name="home-for-the-company")
    _apply(tour)
    driver.bar("Act for myself again")
    _cabinet(tour, "my-own-cabinet", acting=False)


def answers(language: str) -> dict[str, str]:
    """What the representative answers."""
    return {**ANSWERS, "carrierName": NAMED[language]}


def _enter(tour: Tour) -> None:
    tour.arrive("home")
    tour.driver.choose("cabinet")
    tour.arrive("cabinet/sign-in")
    tour.driver.choose("sign-in")
    page = tour.arrive("sign-in/waiting")
    code = next(block for block in page.aside if isinstance(block, QrCode))
    tour.portal.phone(tour.language).decide(code.data.rpartition("=")[2], PERSON)
    _cabinet(tour, "cabinet-signed-in", acting=False)


def _cabinet(tour: Tour, name: str, *, acting: bool) -> None:
    """The cabinet, and above it the company or nobody."""

    def there(page: Page) -> bool:
        return page.id == "cabinet" and (COMPANY in str(page.acts_for)) is acting

    tour.driver.until(there, name)
    tour.record.meet(name)


def _apply(tour: Tour) -> None:
    driver = tour.driver
    driver.fill("query", SEARCH[tour.language])
    found = next(block for block in driver.page.blocks if isinstance(block, Listing))
    if SERVICE not in [action.argument for action in found.actions]:
        raise Lost(f"{SERVICE} is not among what was found")
    tour.record.meet("results")
    driver.choose("service", SERVICE)
    tour.arrive(f"service/{SERVICE}")
    driver.choose("apply")
    tour.arrive("before/")
    driver.choose(CONTINUE)
    tour.arrive("question/")
    _answer_all(tour)
    driver.choose(CONTINUE)
    declaration = tour.arrive("declare/")
    choice = next(block for block in declaration.blocks if isinstance(block, Choice))
    for option in choice.options:
        driver.tick(choice.key, option.value)
    driver.listen()
    driver.choose(CONTINUE)
    page = tour.arrive("confirmation/")
    if COMPANY not in str(page.acts_for):
        raise Lost("the confirmation does not say for whom it is")


def _answer_all(tour: Tour) -> None:
    """Each question that no register has answered."""
    driver, known = tour.driver, answers(tour.language)
    for _ in range(MOST_QUESTIONS):
        page = driver.page
        if page.id.startswith("check/"):
            return
        block = page.blocks[0]
        if isinstance(block, Choice):
            driver.tick(block.key, known[block.key])
            driver.listen()
        elif isinstance(block, Field) and not block.value:
            driver.fill(block.key, known[block.key])
        driver.choose(CONTINUE)
        driver.until(lambda shown, before=page.id: shown.id != before and not shown.busy, "the next question")  # type: ignore[misc]
        tour.record.meet()
    raise Lost("the questions do not end")
