"""Where a person of one visit signs in: by phone, or at home in the browser of the same computer. One way at a time."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from kiosk.acting import person_of
from kiosk.desk import Person
from kiosk.key_store import KeyStore
from kiosk.portal.errors import SignInExpired
from kiosk.qr import qr_rows
from kiosk.settings import Settings
from kiosk.signed_in import SignInOffice
from kiosk.staying import Staying
from kiosk.visit import Visit
from translations import messages

if TYPE_CHECKING:  # loaded with the first request, after the first page
    from kiosk.portal.awaited import BrowserPage, DeviceCode, MobileRequest
    from kiosk.portal.browser import BrowserSignIn
    from kiosk.portal.mobile import MobileSignIn
    from kiosk.portal.signin import DeviceSignIn
    from kiosk.portal.tokens import Tokens
    from kiosk.public_side import Where

    Way = DeviceSignIn | BrowserSignIn | MobileSignIn
    Shown = DeviceCode | BrowserPage | MobileRequest

CLIENT_KINDS: Final = {"kiosk": "kiosk", "home": "desktop"}


@dataclass(slots=True)
class _Asking:
    """The code or page that is shown, and what became of it. `turn` is for two that ask with it at once."""

    way: Way
    shown: Shown
    person: Person | None = field(default=None, repr=False)
    over: bool = False
    turn: threading.Lock = field(default_factory=threading.Lock)


class Reception:
    """Signs people in, for `visit`. `where` asks the portal when it has to. Called from worker threads.

    `kiosk_name` is shown here and on the person's phone. `open_browser` opens an address at home, and says whether it
    did. `key_store` finds what a sign-in at home can be kept in. `clock` (seconds) paces the questions of a sign-in, and
    `now` is what its proof is held against.
    """

    def __init__(
        self,
        settings: Settings,
        visit: Visit,
        where: Callable[[], Where],
        *,
        kiosk_name: str = "",
        open_browser: Callable[[str], bool],
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        key_store: Callable[[], KeyStore | None] = lambda: None,
    ) -> None:
        self._settings = settings
        self._visit = visit
        self._where = where
        staying = None if settings.at_kiosk else Staying(settings.portal.url, key_store)
        self.signed_in = SignInOffice(visit, where, self._client_id, staying, now, settings.portal.endpoints)
        self._kiosk_name = kiosk_name
        self._open_browser = _no_browser if settings.at_kiosk else open_browser
        self._clock, self._now = clock, now
        self._lock = threading.Lock()  # of the field below: nobody waits for the network with it
        self._asking: _Asking | None = None

    def close(self) -> None:
        """Nobody signs in any more with what was shown."""
        with self._lock:
            self._asking = None

    def begin(self, level: str = "", max_age: int | None = None) -> DeviceCode:
        """A new code; an earlier one signs nobody in any more. `level` is the assurance that is needed, `max_age` how many
        seconds ago the person may have signed in at most (RFC 9470)."""
        device = self._device()
        code = device.begin(level, max_age)
        qr_rows(code.qr)
        self.show(device, code)
        browser = code.browser and not self._settings.at_kiosk
        return replace(code, browser=browser, stays=self.signed_in.can_stay)

    def begin_in_browser(self, level: str = "", max_age: int | None = None) -> BrowserPage:
        """Open the issuer's page in the browser of this computer; at home only (RFC 8252). Earlier codes end."""
        from kiosk.portal.browser import BrowserSignIn

        http = self._visit.new_http()
        # Translators: the last page in the browser, after signing in there
        words = messages("kiosk", http.language).gettext("Close this page and go back to the program.")
        where = self._where()
        way = BrowserSignIn(
            http,
            self._client_id(where),
            where.issuer,
            words,
            clock=self._clock,
            now=self._now,
            overrides=self._settings.portal.endpoints,
            scope=self._scopes(),
        )
        self._visit.on_end(way.close)
        page = way.begin(level, max_age)
        self.show(way, page)
        return replace(page, opened=self._open_browser(page.address))

    def poll(self, shown: Shown) -> Person | Shown:
        """The person, once they have confirmed; else what is shown, with the seconds to wait before the next question.

        Raises `SignInExpired` for what was replaced by something newer.
        """
        with self._lock:
            asking = self._asking
        if asking is None or asking.shown.secret != shown.secret:
            raise SignInExpired("there is a newer code")
        with asking.turn:
            if asking.person is None:
                tokens = asking.way.poll(shown)  # type: ignore[arg-type]  # each way gets back what it gave
                if tokens is None:
                    return replace(shown, interval=asking.way.due_in(shown))  # type: ignore[arg-type]
                asking.person = self._confirmed(asking, tokens)
            return asking.person

    def give_up(self, shown: Shown) -> None:
        """Nobody signs in any more with this; whatever is newer holds."""
        with self._lock:
            if self._asking is not None and self._asking.shown.secret == shown.secret:
                self._asking = None

    def show(self, way: Way, shown: Shown) -> None:
        """From now on this; a browser's answer to an earlier one is not waited for any more."""
        from kiosk.portal.browser import BrowserSignIn

        with self._lock:
            earlier, self._asking = self._asking, _Asking(way, shown)
        if earlier is not None and isinstance(earlier.way, BrowserSignIn):
            earlier.way.close()

    def _device(self) -> DeviceSignIn:
        """The sign-in of the last code for another one; with a client of its own once somebody has signed in."""
        from kiosk.portal.signin import KIOSK_LIFE, DeviceSignIn

        with self._lock:
            asking = self._asking
        if asking is not None and not asking.over and isinstance(asking.way, DeviceSignIn):
            return asking.way.afresh()
        where = self._where()
        return DeviceSignIn(
            self._visit.new_http(),
            self._client_id(where),
            where.issuer,
            self._kiosk_name,
            clock=self._clock,
            now=self._now,
            overrides=self._settings.portal.endpoints,
            scope=self._scopes(),
            longest=KIOSK_LIFE if self._settings.at_kiosk else math.inf,
        )

    def _client_id(self, where: Where) -> str:
        stated = self._settings.portal.client_id
        return stated or where.configuration.client_ids.get(CLIENT_KINDS[self._settings.mode], "")

    def _confirmed(self, asking: _Asking, tokens: Tokens) -> Person:
        with self._lock:
            asking.over = True
            replaced = self._asking is not asking
        if replaced:  # whoever stands here now may be somebody else
            tokens.revoke_and_forget()
            raise SignInExpired("there is a newer code")
        api = self._where().api
        with self.signed_in.entering() as before:
            identity = self._visit.sign_in(tokens, api)
            self.signed_in.entered(identity, before)
            return replace(person_of(self._visit, tokens.http.language), unkept=self.signed_in.unkept)

    def _scopes(self) -> str:
        """At home a sign-in may be renewed without the person; at a kiosk never (contract §A.5)."""
        from kiosk.portal.discovery import OFFLINE

        return scopes() if self._settings.at_kiosk else f"{scopes()} {OFFLINE}"


def scopes() -> str:
    """All that this program asks a person for when they sign in (contract §A.1)."""
    from kiosk.portal.cabinet import SCOPES
    from kiosk.portal.signin import SCOPE

    return " ".join((SCOPE, *SCOPES))


def _no_browser(_address: str) -> bool:
    """At a kiosk nothing leads out of the window (ACC-95)."""
    return False
