"""What a person is shown while a sign-in waits for them: apart from what does it, so that the first page loads none of that."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class DeviceCode:
    """What a person needs to confirm on the phone. `expires_at` is on the clock of the `DeviceSignIn` that made it.

    `verification_uri_complete` is empty when the issuer gives none: then the QR code leads to `verification_uri`, and
    the code is typed. `interval` is the wait between two polls at the beginning, in seconds. `browser` and `mobile` are
    whether the issuer also signs people in with a browser and with mobile ID, `stays` whether a sign-in can be kept here.
    """

    user_code: str
    verification_uri: str
    verification_uri_complete: str
    expires_at: float
    interval: float
    match_number: str
    device_code: str = field(repr=False)
    browser: bool = False
    mobile: bool = False
    stays: bool = False

    @property
    def secret(self) -> str:
        """What tells one sign-in from another."""
        return self.device_code

    @property
    def qr(self) -> str:
        """What the QR code holds."""
        return self.verification_uri_complete or self.verification_uri


@dataclass(frozen=True, slots=True)
class BrowserPage:
    """A sign-in that goes on in the browser. `address` is what it has to open, `secret` tells one from another.

    `opened` is whether a browser said that it has. `expires_at` is on the clock of the `BrowserSignIn` that made it.
    """

    address: str = field(repr=False)
    secret: str = field(repr=False)
    expires_at: float
    opened: bool = True
    interval: float = 1.0


@dataclass(frozen=True, slots=True)
class MobileRequest:
    """A question that stands on somebody's phone. `check_code` stands there too.

    `expires_at` is on the clock of the `MobileSignIn` that made it, `interval` the wait before the next poll, in seconds.
    """

    check_code: str
    expires_at: float
    interval: float
    request_id: str = field(repr=False)

    @property
    def secret(self) -> str:
        """What tells one sign-in from another."""
        return self.request_id
