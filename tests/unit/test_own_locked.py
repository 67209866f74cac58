"""At home: what was locked here is remembered by name and day alone, and a broken note hurts nobody."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.outcomes import Locked
from kiosk.own_locked import MOST, OwnLocked
from kiosk.portal.errors import Offline, ServerFault, TimedOut

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def locked(number: int) -> Locked:
    return Locked(f"00000000-0000-4000-8000-{number:012d}", "104 027 588 018", date(2026, 12, 21))


def nowhere(_: str) -> None:
    """None of them is on this machine any more."""


def own(folder: Path, state: str = "waiting", after_days: int = 0) -> OwnLocked:
    return OwnLocked(folder / "mine.json", nowhere, lambda _: state, lambda: NOW + timedelta(days=after_days))


def test_the_newest_comes_first_and_the_oldest_goes(tmp_path: Path) -> None:
    mine = own(tmp_path)
    for number in range(MOST + 3):
        mine.remember(locked(number))
    found = mine.all()
    assert len(found) == MOST
    assert {each.state for each in found} == {"waiting"}
    assert "00000000-0000-4000-8000-000000000002" not in (tmp_path / "mine.json").read_text()


def test_the_file_holds_no_code_and_is_nobody_else_s(tmp_path: Path) -> None:
    own(tmp_path).remember(locked(1))
    held = (tmp_path / "mine.json").read_text()
    assert "104" not in held.replace(locked(1).id, "")
    assert (tmp_path / "mine.json").stat().st_mode & 0o077 == 0


def test_what_is_long_over_is_not_told_of(tmp_path: Path) -> None:
    own(tmp_path).remember(locked(1))
    assert [each.state for each in own(tmp_path, "expired", 40).all()] == ["expired"]
    assert own(tmp_path, "unknown", 90).all() == ()


def test_without_a_line_what_was_sent_says_so(tmp_path: Path) -> None:
    own(tmp_path).remember(locked(1))

    def gone(_: str) -> str:
        raise Offline("no line")

    assert [each.state for each in OwnLocked(tmp_path / "mine.json", nowhere, gone, lambda: NOW).all()] == ["sent"]

    def broken(_: str) -> str:
        raise ServerFault(500)

    with pytest.raises(ServerFault):
        OwnLocked(tmp_path / "mine.json", nowhere, broken, lambda: NOW).all()


@pytest.mark.parametrize("content", [b"", b"{}", b'[{"id": 1}]', b"\xff\xfe"])
def test_a_broken_note_is_as_if_there_were_none(
    tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "mine.json").write_bytes(content)
    assert own(tmp_path).all() == ()
    caplog.clear()
    own(tmp_path).remember(locked(1))
    caplog.clear()
    assert len(own(tmp_path).all()) == 1


def test_without_a_line_the_portal_is_asked_once_for_all_of_them(tmp_path: Path) -> None:
    """On a line that swallows everything each question takes its whole time."""
    asked = list[str]()

    def slow(deposit: str) -> str:
        asked.append(deposit)
        raise TimedOut

    for number in range(5):
        own(tmp_path).remember(locked(number))
    waits = locked(1).id
    mine = OwnLocked(tmp_path / "mine.json", lambda each: "waiting" if each == waits else None, slow, lambda: NOW)
    assert [each.state for each in mine.all()] == ["sent", "sent", "sent", "waiting", "sent"]
    assert asked == [locked(4).id]
