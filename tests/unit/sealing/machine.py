"""A machine that seals, with a portal's key whose other half the test holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import msgspec
from joserfc import jwe
from joserfc.jwk import ECKey

from kiosk.portal.resources.deposits import ALGORITHM, SealingKeys
from kiosk.sealing.desk import Form, SealedSlip, SealingDesk
from kiosk.sealing.envelope import CONTENT
from kiosk.sealing.keys import KeptKeys
from kiosk.sealing.store import DepositStore

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
BIRTH_DATE = date(1944, 11, 2)
ANSWERS: dict[str, Any] = {"purpose": "Çox-gizli-səbəb", "fin": "1A2B3C4", "children": [{"name": "Aygün-bala"}]}


@dataclass
class Machine:
    """Its desk seals to `private`, which a portal would have."""

    folder: Path
    now: datetime = NOW
    private: ECKey = field(default_factory=lambda: ECKey.generate_key("P-256"))
    told: str = ""

    def __post_init__(self) -> None:
        self.store = DepositStore(self.folder / "deposits")
        self.keys = KeptKeys(self.folder / "deposits" / "keys.json")
        self.desk = SealingDesk(self.store, self.keys, lambda _: self.told, lambda: self.now)

    def publish(self, **more: Any) -> None:
        """The portal's key comes; `more` are members of it."""
        self.keys.keep(SealingKeys(keys=[jwk_of(self.private, **more)], keep_days=30))

    def seal(self, answers: dict[str, Any] | None = None, **more: Any) -> SealedSlip:
        form = Form("pension", "pension-form", "3", "az", ANSWERS if answers is None else answers)
        return self.desk.seal(form, **(more or {"birth_date": BIRTH_DATE}))

    def opened(self, slip: SealedSlip) -> dict[str, Any]:
        """What the portal finds inside."""
        return opened(self.store.read(slip.id), self.private)


def jwk_of(key: ECKey, **more: Any) -> dict[str, Any]:
    """As a portal publishes it, for ninety days."""
    ends = int((NOW + timedelta(days=90)).timestamp())
    return {**key.as_dict(private=False), "kid": "1", "use": "enc", "alg": ALGORITHM, "exp": ends, **more}


def opened(ciphertext: bytes, key: ECKey) -> dict[str, Any]:
    """What stands in a sealed form. Raises `JoseError` with another key."""
    content = jwe.decrypt_compact(ciphertext, key, algorithms=[ALGORITHM, CONTENT]).plaintext
    return cast("dict[str, Any]", msgspec.json.decode(content or b""))
