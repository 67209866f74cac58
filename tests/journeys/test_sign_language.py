"""An interpreter by opening hours, with a code for the phone, a message and a page to write on for when nobody is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kiosk.desk import Desk
from kiosk.journeys.conductor import Conductor
from kiosk.opening import closes_at, opens_at
from kiosk.page import BACK, HELP, SIGN_LANGUAGE, STAFF, Buttons, Notice, NoticeKind, QrCode
from kiosk.settings import RelaySettings
from kiosk.text import LANGUAGES, Language
from tests.journeys.desk import Someone, desk, texts_of

SATURDAY_NOON = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
SATURDAY_FOUR = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def at(moment: datetime, language: Language = "en", relay: RelaySettings | None = None) -> Desk:
    plain = desk(language, at_kiosk=True)
    return replace(plain, now=lambda: moment, relay=relay or RelaySettings())


def words(person: Someone) -> str:
    return " ".join(str(text) for text in texts_of(person.page))


def notice(person: Someone) -> Notice:
    return next(block for block in person.page.blocks if isinstance(block, Notice))


@pytest.mark.acc(86)
@pytest.mark.parametrize("language", LANGUAGES)
def test_one_key_leads_to_the_interpreter_from_anywhere(language: Language) -> None:
    person = Someone(Conductor(at(SATURDAY_NOON, language)))
    person.do("themes")
    before = person.page.id
    page = person.do(SIGN_LANGUAGE)
    assert page.id == "sign-language"
    assert "Səsiniz olaq" in words(person)
    assert "+994 55 213 19 97" in words(person)
    code = next(block for block in page.aside if isinstance(block, QrCode))
    assert code.data == "https://wa.me/994552131997"
    assert notice(person).kind is NoticeKind.SUCCESS
    assert person.do(BACK).id == before


@pytest.mark.parametrize("way", [HELP, STAFF])
def test_help_and_staff_lead_there(way: str) -> None:
    person = Someone(Conductor(at(SATURDAY_NOON)))
    page = person.do(way)
    actions = [action for block in page.blocks if isinstance(block, Buttons) for action in block.actions]
    assert SIGN_LANGUAGE in [action.id for action in actions]
    assert person.choose("Sign language").id == "sign-language"


def test_after_hours_it_says_when_and_what_to_do_meanwhile() -> None:
    person = Someone(Conductor(at(SATURDAY_FOUR)))
    person.do(SIGN_LANGUAGE)
    assert notice(person).kind is NoticeKind.WARNING
    assert "Next: Monday, 09:00" in str(notice(person).title)
    assert "message" in str(notice(person).text)


def test_what_is_written_is_shown_large_and_kept_nowhere() -> None:
    person = Someone(Conductor(at(SATURDAY_FOUR)))
    person.do(SIGN_LANGUAGE)
    person.choose("Write to a member of staff")
    person.write("written", "Mənə arayış lazımdır")
    assert words(person).count("Mənə arayış lazımdır") == 1
    assert "arayış" not in repr(person.conductor)
    person.do(BACK)
    person.choose("Write to a member of staff")
    assert "arayış" not in words(person)


def test_without_an_interpreter_nothing_is_promised() -> None:
    person = Someone(Conductor(replace(desk("en", at_kiosk=True), relay=None)))
    assert "Sign language" not in " ".join(str(text) for text in texts_of(person.do(HELP)))


def test_open_from_the_first_minute_to_the_last() -> None:
    rules = ("Mo-Fr 09:00-18:00", "Sa 10:00-14:00", "Su off")
    monday = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)  # nine o'clock in Baku
    assert str(closes_at(rules, monday)) == "18:00:00"
    assert closes_at(rules, monday.replace(hour=4, minute=59)) is None
    assert closes_at(rules, monday.replace(hour=14)) is None
    assert closes_at(("Fr-Mo 09:00-18:00",), monday) is not None
    opens = opens_at(rules, datetime(2026, 11, 21, 12, 0, tzinfo=UTC))
    assert opens is not None
    assert opens.isoformat() == "2026-11-23T09:00:00+04:00"
    assert opens_at(("Mo-Su off",), monday) is None


@pytest.mark.parametrize(
    "wrong", [{"hours": ("every day",)}, {"hours": ("Mo 25:00-26:00",)}, {"video": "http://example.org/"}]
)
def test_wrong_settings_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="must be"):
        RelaySettings(**wrong)  # type: ignore[arg-type]
