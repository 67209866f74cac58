"""One example of each page about one's own sign-in, in states that the journeys come to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from kiosk.desk import SignedOut
from kiosk.journeys.cabinet import MyCabinet
from kiosk.journeys.home import Home
from kiosk.journeys.my_sign_in import MySignIn, SignIns
from kiosk.journeys.signing_in import SigningIn
from kiosk.outcomes import SignInState
from kiosk.portal import errors
from kiosk.portal.resources.common import Coded
from kiosk.portal.resources.sign_ins import SignIn
from tests.ui.pages_of_applying import CODE
from tests.ui.pages_of_cabinet import OWNER, WHEN, Make, signed_in


def _sign_in(number: int, state: str, **more: Any) -> SignIn:
    return SignIn(
        id=f"51670{number}",
        at=WHEN,
        used_at=WHEN,
        client=Coded(code="sandbox-kiosk", label="Köşk")
        if number % 2
        else Coded(code="x", label="Kompüterdəki proqram"),
        place="Şəki, 2 nömrəli köşk" if number % 2 else "",
        state=Coded(code=state, label="Başqa"),
        **more,
    )


ALL: Final = (
    _sign_in(0, "active", current=True),
    _sign_in(1, "active"),
    _sign_in(2, "signedOut", ended_at=WHEN),
    _sign_in(3, "misused", ended_at=WHEN),
    *(_sign_in(number, "expired") for number in range(4, 9)),
    _sign_in(9, "unheard-of"),
)
STATE: Final = SignInState(can_stay=True, elsewhere=ALL)


def pages() -> Iterator[tuple[str, Make]]:
    """Name and page, in the order in which a person meets them."""
    one = MySignIn(STATE, OWNER)
    yield "home-sign-in-ended", lambda desk: Home().page(replace(desk, ended=True))
    yield "cabinet-sign-in-ended", lambda desk: MyCabinet().page(replace(desk, ended=True))
    code = replace(CODE, browser=True, stays=True)
    yield "sign-in-waiting-may-stay", SigningIn("waiting", code).page
    yield "sign-in-waiting-stays", SigningIn("waiting", code, stays=True).page
    yield "sign-in-not-kept", signed_in(SigningIn("unkept", code))
    yield "my-sign-in-loading", signed_in(MySignIn())
    yield "my-sign-in", signed_in(one)
    yield "my-sign-in-stays", signed_in(replace(one, found=replace(STATE, stays=True), changed=True))
    yield "my-sign-in-no-key-store", signed_in(replace(one, found=replace(STATE, can_stay=False)))
    yield "my-sign-in-not-kept", signed_in(replace(one, found=replace(STATE, failed=True)))
    yield "my-sign-in-alone", signed_in(replace(one, found=replace(STATE, elsewhere=None)))
    yield "my-sign-in-failed", signed_in(replace(one, error=errors.Offline()))
    yield "sign-out", signed_in(replace(one, asking="here"))
    yield "sign-out-everywhere", signed_in(replace(one, asking="everywhere"))
    yield "sign-out-waiting", signed_in(replace(one, asking="leaving"))
    yield "signed-out", MySignIn(out=SignedOut()).page
    yield "signed-out-everywhere", MySignIn(out=SignedOut(everywhere=True)).page
    yield "signed-out-only-here", MySignIn(out=SignedOut(only_here=True, cleared=False)).page
    listed = SignIns(STATE, OWNER)
    yield "sign-ins", signed_in(listed)
    yield "sign-ins-later", signed_in(replace(listed, first=6))
    yield "sign-ins-none", signed_in(replace(listed, found=replace(STATE, elsewhere=())))
    for name, number in (("current", 0), ("elsewhere", 1), ("over", 2), ("misused", 3), ("unknown-state", 9)):
        yield f"sign-in-{name}", signed_in(replace(listed, chosen=ALL[number].id))
    yield "sign-in-ending", signed_in(replace(listed, chosen=ALL[1].id, ending=True))
    yield "sign-in-ended", signed_in(replace(listed, chosen=ALL[2].id, ended=True))
    yield "sign-in-gone", signed_in(replace(listed, chosen="other"))
