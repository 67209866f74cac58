"""What the screen of staff is told first: facts of the kiosk, none of a visit."""

from __future__ import annotations

import msgspec

from kiosk.text import Language


class Counter(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The first line that the screen of staff gets: which kiosk it is about, on which screen it stands, and its first language.
    `own_display`: that screen has a keyboard of its own; else the only keyboard is the visitor's."""

    kiosk: str
    screen: int
    language: Language
    mm_per_px: float = 0.248
    own_display: bool = False
