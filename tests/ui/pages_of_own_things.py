"""One example of each page about a person's own things: favourites, reminders, reports of wrong data, and plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from kiosk.desk import Desk
from kiosk.journeys.cabinet import MyCabinet
from kiosk.journeys.own_things.disputing import Disputes, Disputing
from kiosk.journeys.own_things.favourites import Favourites, SavingFavourite
from kiosk.journeys.own_things.plain_words import PrivacyNotice, TermsOfUse
from kiosk.journeys.own_things.reminders import Reminders, Reminding
from kiosk.outcomes import CabinetSummary, Printed
from kiosk.page import Page
from kiosk.portal import errors
from kiosk.portal.resources.common import Coded
from kiosk.portal.resources.documents import Document
from kiosk.portal.resources.own_things import Dispute, Favourite, Reminder
from kiosk.text import Text
from tests.ui.pages_of_cabinet import OWNER, after_continue, signed_in

Make = Callable[[Desk], Page]

WHEN: Final = datetime(2026, 11, 18, 12, 30, tzinfo=UTC)
DOCUMENT: Final = Document(
    id="d0c1a0",
    type=Coded(code="residenceExtract", label="Arayış"),
    title="Yaşayış yeri haqqında arayış",
    issuer=Coded(code="bpqmi", label="BPQMİ"),
    issued_at=WHEN,
    media_type="application/pdf",
    size=24_312,
    sha256="0" * 64,
    valid_to="2027-03-26",
)
REMINDER: Final = Reminder(
    id="d0c1a0", title=DOCUMENT.title, valid_to="2027-03-26", days_before=30, remind_at="2027-02-24"
)


def _favourites() -> Iterator[tuple[str, Make]]:
    found = tuple(Favourite(id=each, at=WHEN) for each in ("criminal-record", "passport-adult", "taxi-permit"))
    yield "favourites-loading", signed_in(Favourites())
    yield "favourites-none", signed_in(Favourites((), OWNER))
    yield "favourites", signed_in(Favourites(found, OWNER))
    yield "favourites-failed", signed_in(Favourites(error=errors.Offline()))
    yield "favourite-sign-in", SavingFavourite("passport-adult", "sign-in").page
    yield "favourite-saving", signed_in(SavingFavourite("passport-adult"))
    yield "favourite-saved", signed_in(SavingFavourite("passport-adult", "saved"))
    yield "favourite-removed", signed_in(SavingFavourite("passport-adult", "removed"))
    yield "favourite-failed", signed_in(SavingFavourite("passport-adult", error=errors.TimedOut()))


def _reminders() -> Iterator[tuple[str, Make]]:
    asked = Reminding(DOCUMENT)
    made = replace(asked, made=REMINDER)
    listed = Reminders((REMINDER,), OWNER)
    yield "reminding", signed_in(asked)
    yield "reminding-error", after_continue(asked)
    yield "reminding-sending", signed_in(replace(asked, chosen="30", sending=True))
    yield "reminding-done", signed_in(made)
    yield "reminding-saved", signed_in(replace(made, printed=Printed(file="reminder-2026-11-21.ics")))
    yield "reminding-failed", signed_in(replace(asked, chosen="30", error=errors.Offline()))
    yield "reminders-loading", signed_in(Reminders())
    yield "reminders-none", signed_in(Reminders((), OWNER))
    yield "reminders", signed_in(listed)
    yield "reminders-one", signed_in(replace(listed, chosen=REMINDER.id))
    yield "reminders-removing", signed_in(replace(listed, chosen=REMINDER.id, removing=True))
    due = Reminder(id="d1", title=DOCUMENT.title, valid_to="2026-12-05", days_before=30, remind_at="2026-11-05")
    yield "cabinet-reminded", signed_in(MyCabinet(CabinetSummary(1, 0, (due,)), OWNER))


def _disputes() -> Iterator[tuple[str, Make]]:
    register = Text("Yaşayış yeri reyestri", "az")
    value = Text("Bakı şəhəri, Nümunə küçəsi 1, mənzil 2", "az", private=True)
    asked = Disputing("address", Text("Ünvan", "az"), register, value, OWNER)
    written = replace(asked, text="May ayında köçmüşəm.")
    made = Dispute(
        id="d15b",
        at=WHEN,
        reference="MS 2026 000 001",
        register=Coded(code="residence", label="Yaşayış yeri reyestri"),
        name=Coded(code="address", label="Ünvan"),
        text="May ayında köçmüşəm.",
        state=Coded(code="received", label="Qəbul edilib"),
    )
    yield "disputing", signed_in(asked)
    yield "disputing-written", signed_in(written)
    yield "disputing-error", after_continue(asked)
    yield "disputing-sending", after_continue(written)
    yield "disputing-done", signed_in(replace(written, made=made))
    yield "disputing-failed", signed_in(replace(written, error=errors.TimedOut()))
    yield "disputes-loading", signed_in(Disputes())
    yield "disputes-none", signed_in(Disputes((), OWNER))
    yield "disputes", signed_in(Disputes((made, made), OWNER))
    yield "disputes-one", signed_in(Disputes((made,), OWNER, chosen=made.id))


def pages() -> Iterator[tuple[str, Make]]:
    """Name and page, in the order in which a person meets them."""
    yield from _favourites()
    yield from _reminders()
    yield from _disputes()
    yield "privacy-notice", PrivacyNotice().page
    yield "terms-of-use", TermsOfUse().page
