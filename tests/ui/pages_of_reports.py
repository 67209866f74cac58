"""One example of each page of a report about a place, in states that the journeys come to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from kiosk.desk import Desk
from kiosk.journeys.events import Activated
from kiosk.journeys.taking_part.following_report import FollowingReport
from kiosk.journeys.taking_part.notice_of_place import PlaceNotice
from kiosk.journeys.taking_part.report import Reporting
from kiosk.page import Page
from kiosk.portal.resources.reports import Report, ReportAttribute, ReportSent, ReportService, ReportValue
from kiosk.reporting import Reported

Make = Callable[[Desk], Page]

WHEN: Final = datetime(2026, 11, 18, 12, 30, tzinfo=UTC)


SERVICES: Final = (
    ReportService(code="light", name="Küçə işığı yanmır", description="Lampa yanmır və ya sönüb-yanır.", asks=True),
    ReportService(code="water", name="Su axır", description="Küçədə və ya həyətdə su axır."),
)
ATTRIBUTES: Final = (
    ReportAttribute(code="note", variable=False, description="Dirəyə toxunmayın."),
    ReportAttribute(
        code="what",
        kind="singlevaluelist",
        required=True,
        description="Nə baş verib?",
        values=(ReportValue(key="dark", name="Yanmır"), ReportValue(key="post", name="Dirək zədələnib")),
    ),
    ReportAttribute(
        code="who",
        kind="multivaluelist",
        description="Kimə mane olur?",
        values=(ReportValue(key="a", name="Görməyənlərə"), ReportValue(key="b", name="Hamıya")),
    ),
    ReportAttribute(code="lamps", kind="number", description="Neçə lampa?", hint="Rəqəmlə"),
    ReportAttribute(code="since", kind="datetime", description="Nə vaxtdan?"),
    ReportAttribute(code="more", kind="text", description="Başqa nə bilmək lazımdır?"),
    ReportAttribute(code="post", kind="string", description="Dirəyin nömrəsi"),
)
NOTICE: Final = PlaceNotice(
    "light",
    ATTRIBUTES,
    {
        "town": "sheki",
        "address": "Nümunə küçəsi 5",
        "description": "Lampa iki həftədir yanmır.",
        "attribute-what": "0",
        "attribute-since": "2026-11-04",
        "email": "sinaq@example.az",
    },
)


def after_continue(state: Reporting) -> Make:
    """The page after Continue."""

    def page(desk: Desk) -> Page:
        following = state.on(Activated("continue"), desk)
        assert following is not None
        assert following.state is not None
        return following.state.page(desk)

    return page


def pages() -> Iterator[tuple[str, Make]]:
    """Name and maker of each example."""

    def at(key: str, notice: PlaceNotice = NOTICE, **more: Any) -> Reporting:
        return Reporting(at=key, attempt="r1", services=SERVICES, notice=notice, **more)

    bare = PlaceNotice("light", ATTRIBUTES, {})
    yield "report-service", at("service").page
    yield "report-town", at("town", bare).page
    yield "report-address", at("address").page
    yield "report-description", at("description").page
    yield "report-several", at("attribute-who").page
    yield "report-since", at("attribute-since").page
    no_number = replace(NOTICE, entries={**NOTICE.entries, "attribute-lamps": "üç"})
    yield "report-lamps-error", after_continue(at("attribute-lamps", no_number))
    wrong_email = replace(NOTICE, entries={**NOTICE.entries, "email": "sinaq"})
    yield "report-contact-error", after_continue(at("contact", wrong_email))
    yield "report-check", at("check").page
    yield "report-done-code", at("done", sent=Reported(ReportSent(token="9f31c2a07be4d518"), earlier_words=True)).page
    yield "follow-report-waits", FollowingReport("9f31c2a07be4d518", waits=True).page
    found = Report(
        number="100021",
        status="open",
        notes="Qeydə alındı.",
        service_name="Küçə işığı yanmır",
        description="Lampa yanmır.",
        address="Şəki, Nümunə küçəsi 5",
        agency="Bələdiyyə",
        requested_at=WHEN,
    )
    yield "follow-report-found", FollowingReport("100021", found=found).page
