"""What a portal's refusal means: a sign-in that is missing, one that is not enough, and one that never will be."""

from __future__ import annotations

import pytest

from kiosk.portal.errors import Forbidden, Unauthorised
from kiosk.portal.exchange import Answer
from kiosk.portal.problems import error_of

STEP_UP = 'Bearer error="insufficient_user_authentication"'


def refused(status: int, challenge: str = "", body: bytes = b"{}") -> Unauthorised | Forbidden:
    headers = {"content-type": "application/problem+json", "www-authenticate": challenge}
    error = error_of(Answer(status, headers, body))
    assert isinstance(error, Unauthorised | Forbidden)
    return error


@pytest.mark.parametrize("status", [401, 403])
@pytest.mark.parametrize(
    ("challenge", "body", "level"),
    [
        (f'{STEP_UP}, acr_values="high"', b"{}", "high"),
        (f"{STEP_UP}, acr_values=high", b"{}", "high"),
        (f"{STEP_UP}, max_age=300", b"{}", ""),
        ("", b'{"acrValues": "high"}', "high"),
    ],
)
def test_a_sign_in_that_is_not_enough_names_the_level(status: int, challenge: str, body: bytes, level: str) -> None:
    error = refused(status, challenge, body)
    assert isinstance(error, Unauthorised)
    assert error.level == level


@pytest.mark.parametrize(
    ("challenge", "max_age"),
    [
        (f"{STEP_UP}, max_age=300", 300),
        (f'{STEP_UP}, max_age="0"', 0),
        (f'{STEP_UP}, acr_values="high", max_age="86400"', 86_400),
        (f"{STEP_UP}, max_age=soon", None),
        (f'{STEP_UP}, acr_values="high"', None),
        ("Bearer max_age=300", None),
        ("", None),
    ],
)
def test_a_sign_in_that_is_too_long_ago_says_how_long_ago_it_may_be(challenge: str, max_age: int | None) -> None:
    error = refused(401, challenge)
    assert isinstance(error, Unauthorised)
    assert error.max_age == max_age
    assert error.step_up == (max_age is not None or "high" in challenge)


def test_what_this_person_may_not_do_is_not_asked_for_with_another_sign_in() -> None:
    assert isinstance(refused(403), Forbidden)
    assert isinstance(refused(403, 'Bearer error="insufficient_scope"'), Forbidden)
    assert isinstance(refused(401), Unauthorised)
