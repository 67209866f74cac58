"""One example of every page that the program can show, made by the real journeys from the shipped catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final, Literal

from accessibility.preferences import Magnifier, Preferences, Scanning
from kiosk.desk import Desk
from kiosk.easy.pages import small_page
from kiosk.easy.place import WHICH, beginning
from kiosk.journeys.browse import Index, Services
from kiosk.journeys.centres import Centre, Centres, Regions
from kiosk.journeys.help import ChooseLanguage, Help, Staff
from kiosk.journeys.home import Attract, Home
from kiosk.journeys.idle import StillHere
from kiosk.journeys.information import Articles, Information, OneArticle
from kiosk.journeys.leaving import Leaving
from kiosk.journeys.look import SoundAndLook
from kiosk.journeys.profile import BringSettings, TakeSettings
from kiosk.journeys.service import ServicePage
from kiosk.journeys.sign_language import SignLanguage
from kiosk.journeys.statement import Statement
from kiosk.outcomes import Printed, Seen
from kiosk.page import Page
from kiosk.settings import RelaySettings
from kiosk.text import LANGUAGES, Language, Wording
from tests.journeys.desk import desk as plain_desk
from tests.ui import (
    pages_of_acting,
    pages_of_applying,
    pages_of_appointments,
    pages_of_assisting,
    pages_of_cabinet,
    pages_of_cases,
    pages_of_files,
    pages_of_my_sign_in,
    pages_of_own_things,
    pages_of_signing_in,
    pages_of_taking_part,
    pages_with_notices,
    pages_without_line,
)
from tests.ui.signs import clips
from translations import PSEUDO, messages
from ui.personal_settings import for_desk

Make = Callable[[Desk], Page]
Place = Literal["home", "kiosk"]

ARTICLES: Final = {
    "guide": "guide-sign-in-by-phone",
    "faq": "faq-sign-in-methods",
    "news": "news-mygov-all-services",
    "legal": "legal-state-services-law",
    "about": "about-portal",
}
SERVICES: Final = {
    "online": "imei-registration",
    "online-not-stated": "student-loan",
    "both": "criminal-record",
    "both-long-name": "presidential-stipend-disability",
    "centre": "passport-adult",
    "centre-not-stated": "notary-safekeeping",
    "centre-note-in-english": "id-card-lost",
    "unknown": "no-such-service",
}
CENTRES: Final = {"phone": "asan-baki-1", "hours": "dost-baku-1"}


@dataclass(frozen=True)
class Example:
    """A page by its name. `only` says that it is met at one place alone."""

    name: str
    make: Make
    only: Place | None = None

    def __str__(self) -> str:
        return self.name


def _finding() -> Iterator[Example]:
    yield Example("attract", Attract().page, only="kiosk")
    yield Example("home", Home().page)
    yield Example("home-results", Home("məhkumluq arayışı").page)
    yield Example("home-many-results", Home("vəsiqə").page)
    yield Example("home-nothing-found", Home("qqqqzzzz").page)
    for kind in ("thematic_area", "life_event", "authority"):
        yield Example(f"index-{kind}", Index(kind).page)
        yield Example(f"index-{kind}-later", Index(kind, first=6).page)
    yield Example("services-group", Services("group", "documents").page)
    yield Example("services-thematic-area", Services("thematic_area", "civil-status").page)
    yield Example("services-life-event", Services("life_event", "lost-documents").page)
    yield Example("services-authority", Services("authority", "dost", first=6).page)
    for name, service in SERVICES.items():
        yield Example(f"service-{name}", ServicePage(service).page)
    for outcome, printed in (("printed", "a"), ("saved", "b"), ("not-printed", "")):
        made = {"a": Printed(printer="Lexmark"), "b": Printed(file="what-to-bring-2026-11-21.pdf")}
        yield Example(f"service-{outcome}", ServicePage("passport-adult", made.get(printed, Printed())).page)
    yield Example("regions", Regions("passport-adult").page)
    yield Example("regions-later", Regions("passport-adult", first=6).page)
    yield Example("centres", Centres("passport-adult", "baku-region").page)
    for name, centre in CENTRES.items():
        yield Example(f"centre-{name}", Centre("passport-adult", centre).page)
    yield Example("centre-any-service", Centre("", CENTRES["hours"]).page)


def _reading() -> Iterator[Example]:
    yield Example("information", Information().page)
    for kind, article in ARTICLES.items():
        yield Example(f"articles-{kind}", Articles(kind).page)
        yield Example(f"article-{kind}", OneArticle(article).page)
    yield Example("article-unknown", OneArticle("no-such-article").page)


def _with_camera(make: Make) -> Make:
    """The same page on a machine that has a camera."""
    return lambda plain: make(replace(plain, camera=True))


def _over() -> Iterator[Example]:
    yield Example("help", Help().page)
    yield Example("statement", Statement().page)
    yield Example("staff", Staff().page)
    yield Example("language", ChooseLanguage().page)
    yield Example("look", SoundAndLook("look").page)
    yield Example("sound", SoundAndLook("sound").page)
    for part in ("hands", "switches", "helps", "mine"):
        yield Example(f"look-{part}", SoundAndLook(part).page)
    yield Example("take-settings", TakeSettings().page)
    yield Example("take-settings-printed", TakeSettings(Printed(printer="Lexmark")).page)
    yield Example("bring-settings", BringSettings().page)
    yield Example("bring-settings-error", BringSettings("015 289", flaw="wrong digits").page)
    for name, state in {
        "look": BringSettings(looking=True),
        "seen": BringSettings("PREF1:AAAA", seen=Seen("PREF1:AAAA")),
        "nothing": BringSettings(seen=Seen()),
        "broken": BringSettings(seen=Seen(failed=True)),
    }.items():
        yield Example(f"bring-settings-camera-{name}", _with_camera(state.page))
    yield Example("brought-settings", BringSettings(taken=True).page)
    yield Example("still-here", StillHere().page, only="kiosk")
    yield Example("leaving", Leaving().page)


def _signing(make: Make) -> Make:
    """The same page for somebody who has asked for sign language, where there are clips."""

    def signed(plain: Desk) -> Page:
        return make(replace(plain, signs=clips(), preferences={**plain.preferences, "sign_language": "yes"}))

    return signed


def _signs() -> Iterator[Example]:
    applying = dict(pages_of_applying.pages())
    yield Example("sign-language", SignLanguage().page)
    yield Example("sign-language-clip", _signing(SignLanguage().page))
    yield Example("sign-language-write", SignLanguage(writing=True, written="Mənə arayış lazımdır.").page)
    yield Example("apply-declare-signed", _signing(applying["apply-declare"]))
    yield Example("confirmation-signed", _signing(applying["confirmation"]))


def _easily(make: Make, at: int = 0, **opened: Any) -> Make:
    """One of the small pages that the easy mode makes of a page."""

    def small(plain: Desk) -> Page:
        page = make(plain)
        return small_page(page, replace(beginning(page), at=at, **opened), plain.wording)

    return small


def _easy() -> Iterator[Example]:
    applying = dict(pages_of_applying.pages())
    yield Example("easy-home", _easily(Home().page))
    yield Example("easy-home-later", _easily(Home().page, first=3))
    yield Example("easy-service", _easily(ServicePage("criminal-record").page))
    yield Example("easy-service-read", _easily(ServicePage("criminal-record").page, 1, reading=True))
    yield Example("easy-question", _easily(applying["question-choice"]))
    yield Example("easy-question-error", _easily(applying["question-choice-error"]))
    yield Example("easy-question-several", _easily(applying["question-choices"], 1))
    yield Example("easy-question-written", _easily(applying["question-text"]))
    yield Example("easy-question-given", _easily(applying["question-text-answered"]))
    yield Example("easy-check", _easily(applying["apply-check"], 1))
    yield Example("easy-check-which", _easily(applying["apply-check"], 1, opened=WHICH))
    yield Example("easy-declare", _easily(applying["apply-declare"]))
    yield Example("easy-confirmation", _easily(applying["confirmation"]))


def _all() -> Iterator[Example]:
    yield from _finding()
    yield from (Example(name, make) for name, make in pages_of_applying.pages())
    yield from (Example(name, make) for name, make in pages_of_cabinet.pages())
    yield from (Example(name, make) for name, make in pages_of_taking_part.pages())
    yield from (Example(name, make) for name, make in pages_of_cases.pages())
    yield from (Example(name, make) for name, make in pages_of_appointments.pages())
    yield from (Example(name, make) for name, make in pages_of_files.pages())
    yield from (Example(name, make) for name, make in pages_of_acting.pages())
    yield from (Example(name, make) for name, make in pages_of_own_things.pages())
    yield from (Example(name, make) for name, make in pages_of_my_sign_in.pages())
    yield from (Example(name, make) for name, make in pages_of_signing_in.pages())
    yield from (Example(name, make, only="kiosk") for name, make in pages_of_signing_in.kiosk_pages())
    yield from (Example(name, make) for name, make in pages_with_notices.pages())
    yield from (Example(name, make, only="kiosk") for name, make in pages_of_assisting.pages())
    yield from (Example(name, make) for name, make in pages_without_line.pages())
    yield from (Example(name, make, only="home") for name, make in pages_without_line.home_pages())
    yield from _reading()
    yield from _over()
    yield from _signs()
    yield from _easy()


PAGES: Final[dict[str, Example]] = {example.name: example for example in _all()}


@cache
def _plain(language: Language, at_kiosk: bool) -> Desk:
    return plain_desk(language, at_kiosk=at_kiosk)


@cache
def _longer() -> dict[Language, Wording]:
    return {each: Wording(messages("kiosk", PSEUDO), each) for each in LANGUAGES}


def desk(language: Language, *, at_kiosk: bool, size: int, palette: str) -> Desk:
    """A desk whose settings are those of the window."""
    lived_in = Preferences(
        speech=True, captions=True, scanning=Scanning.AUTO, dwell=True, magnifier=Magnifier.FULL, volume=75
    )
    chosen = {**for_desk(lived_in, at_kiosk=at_kiosk), "size": str(size), "palette": palette}
    return replace(
        _plain(language, at_kiosk),
        preferences=chosen,
        relay=RelaySettings(),
        idle_seconds=180 if at_kiosk else 0,
    )


def pseudo(plain: Desk) -> Desk:
    """The same desk with every string of the program 40 % longer."""
    return replace(plain, language="en", wordings=_longer())
