"""What goes wrong below HTTP, and what it means to a person."""

from __future__ import annotations

import ssl
from typing import Final

import httpcore

from kiosk.portal.errors import BadReply, Insecure, Offline, PortalError, TimedOut

BROKEN: Final = (httpcore.ReadError, httpcore.WriteError, httpcore.RemoteProtocolError)
"""A connection that was good once: the portal may have closed it while nobody used it."""

FAILURES: Final = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.TimeoutException,
    httpcore.UnsupportedProtocol,
    OSError,
    ValueError,
)
"""All that a connection can end with."""


def meaning(error: Exception, *, hung_up: bool) -> PortalError:
    """The error of our own family; `hung_up` says that the other side closed the line."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return Insecure("certificate or TLS")
        cause = cause.__cause__ or cause.__context__
    match error:
        case httpcore.ConnectError() | httpcore.ConnectTimeout() | httpcore.ProxyError():
            return Offline("no connection")
        case httpcore.TimeoutException():
            return TimedOut("network")
        case httpcore.RemoteProtocolError() if not hung_up:
            return BadReply("not HTTP")
        case httpcore.NetworkError() | httpcore.RemoteProtocolError():
            return Offline("connection lost")
        case httpcore.UnsupportedProtocol():
            return Insecure("unknown scheme")
    return BadReply(f"not understood ({type(error).__name__})")
