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


def test_what_this_person_may_not_do_is_not_asked_for_with_another_sign_in() -> None:
    assert isinstance(refused(403), Forbidden)
    assert isinstance(refused(403, 'Bearer error="insufficient_scope"'), Forbidden)
    assert isinstance(refused(401), Unauthorised)
