"""The copy of the portal's published keys that this machine keeps, so that sealing needs no line."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from kiosk.portal.resources.deposits import SealingKeys
from kiosk.sealing.files import write_whole

if TYPE_CHECKING:
    from kiosk.portal.public import PublicPortal
    from kiosk.portal.resources.portal import Configuration

_log: Final = logging.getLogger(__name__)
CAPABILITY: Final = "deposits"
"""The portal's word for it, among its capabilities."""


class KeptKeys:
    """One file with what is public anyway, replaced whole when the portal has been asked. Safe to use from any thread."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def keep(self, keys: SealingKeys) -> None:
        """Keep them in place of earlier ones; an unchanged set is not written again. Raises `OSError`."""
        content = msgspec.json.encode(keys)
        try:
            if self._path.read_bytes() == content:
                return
        except OSError:
            pass  # none yet, or none that can be read: it is replaced
        write_whole(self._path, content)

    def read(self) -> SealingKeys:
        """What was kept; no keys when there are none or the file is broken."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=SealingKeys)
        except FileNotFoundError:
            return SealingKeys()
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
            _log.warning("the kept sealing keys cannot be read: %s", type(error).__name__)
            return SealingKeys()


def fetch(portal: PublicPortal, configuration: Configuration, kept: KeptKeys) -> None:
    """Keep what the portal publishes now; nothing changes where it takes no deposits. Raises the family in `portal/errors.py`
    and `OSError`."""
    from kiosk.portal.deposits import Deposits
    from kiosk.portal.errors import NotFound

    told = configuration.capabilities
    if told and CAPABILITY not in told:
        return
    try:
        kept.keep(Deposits(portal.http, portal.api).keys())
    except NotFound:
        return
