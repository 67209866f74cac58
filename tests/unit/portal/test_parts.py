"""The small rules of an exchange: keys as structured fields, Retry-After, what is kept, what is safe to ask."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kiosk.portal.addresses import is_safe_address
from kiosk.portal.exchange import Answer, Request, new_key, structured_string
from kiosk.portal.keeping import Kept
from kiosk.portal.problems import retry_after


def test_keys_are_structured_strings_and_never_the_same() -> None:
    assert structured_string('a"b\\c') == '"a\\"b\\\\c"'
    assert new_key() != new_key()


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        ("0", 0.0),
        ("99999999999", 86_400.0),
        ("Sat, 21 Nov 2026 10:01:00 GMT", 60.0),
        ("Sat, 21 Nov 2026 09:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("٣", None),
        ("", None),
    ],
)
def test_retry_after_counts_seconds_or_names_a_time(header: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": header}, datetime(2026, 11, 21, 10, 0, tzinfo=UTC)) == seconds


def answer(size: int, etag: str = '"1"', **headers: str) -> Answer:
    return Answer(200, {"etag": etag, **headers}, b"x" * size)


def test_what_is_kept_is_bounded_and_the_latest_used() -> None:
    kept = Kept(100)
    keys = [(f"/{number}", "az", "") for number in range(3)]
    kept.keep(keys[0], answer(40))
    kept.keep(keys[1], answer(40))
    assert kept.get(keys[0])
    kept.keep(keys[2], answer(40))
    assert [bool(kept.get(key)) for key in keys] == [True, False, True]
    kept.keep(keys[0], answer(60))
    assert [bool(kept.get(key)) for key in keys] == [True, False, True]


def test_what_may_not_be_stored_is_not_kept() -> None:
    kept = Kept()
    key = ("/me", "az", "")
    kept.keep(key, answer(1, etag=""))
    kept.keep(key, answer(1, **{"cache-control": "private, no-store"}))
    kept.keep(key, Answer(404, {"etag": '"1"'}, b""))
    assert kept.get(key) is None


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://portal.example/x", True),
        ("http://127.0.0.1:8000", True),
        ("http://[::1]:8000", True),
        ("http://localhost", True),
        ("http://127.0.0.1.example", False),
        ("http://portal.example", False),
        ("https://", False),
        ("https://[", False),
        ("file:///etc/passwd", False),
        ("portal", False),
    ],
)
def test_only_what_can_prove_itself_is_safe(address: str, safe: bool) -> None:
    assert is_safe_address(address) is safe


def test_a_request_shows_nothing_of_its_content() -> None:
    request = Request(
        "POST", "/x", body={"fin": "5JX7Q2M"}, query={"q": "5JX7Q2M"}, headers={"Authorization": "5JX7Q2M"}
    )
    assert "5JX7Q2M" not in repr(request)
    assert "5JX7Q2M" not in repr(Answer(200, {"x": "5JX7Q2M"}, b"5JX7Q2M"))
