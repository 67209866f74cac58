"""Times of appointments: in the centre's zone whatever zone this machine is in, in full words, and none that has passed."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.appointments.clock import when_words, zone_of
from kiosk.appointments.outcomes import FreeTimes
from kiosk.portal.resources.appointments import Slot
from kiosk.text import LANGUAGES, Language, Wording
from translations import messages

MOMENT = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
WORDS = {
    "az": "24 noyabr, çərşənbə axşamı, 10:30",
    "en": "Tuesday, 24 November, 10:30",
    "ru": "вторник, 24 ноября, 10:30",
}


@pytest.fixture(params=["UTC", "America/New_York", "Asia/Tokyo"])
def elsewhere(request: pytest.FixtureRequest) -> Iterator[str]:
    """This machine is set to another zone."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield request.param
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_time_is_the_centre_s_wherever_this_machine_is(elsewhere: str, language: Language) -> None:
    _ = Wording(messages("kiosk", language), language)
    assert str(when_words(MOMENT, zone_of("Asia/Baku"), _)) == WORDS[language]


def test_a_day_far_away_has_its_year() -> None:
    _ = Wording(messages("kiosk", "en"), "en")
    far = when_words(MOMENT, zone_of("Asia/Baku"), _, MOMENT + timedelta(days=300))
    assert str(far) == "Tuesday, 24 November 2026, 10:30"


@pytest.mark.parametrize("name", ["", "Mars/Base", "../../etc/passwd", "Asia/Baku"])
def test_a_zone_that_is_unknown_here_does_no_harm(name: str) -> None:
    sent = datetime.fromisoformat("2026-11-24T10:30:00+04:00")
    assert f"{MOMENT.astimezone(zone_of(name, sent)):%H:%M}" == "10:30"
    assert f"{MOMENT.astimezone(zone_of(name)):%H:%M}" == "10:30"


def test_what_has_passed_by_the_portal_s_clock_is_not_left() -> None:
    slots = tuple(Slot(start=MOMENT + timedelta(hours=hours)) for hours in range(4))
    times = FreeTimes(slots, "Asia/Baku", ahead=timedelta(hours=10))
    assert times.left(MOMENT + timedelta(hours=10)) == slots[1:], "this machine is ten hours ahead"
    assert FreeTimes(slots).left(MOMENT + timedelta(hours=10)) == ()
