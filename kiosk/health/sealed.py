"""Sealed forms: whether one can be sealed without a line, how many wait to be sent, and which the portal refused. No content."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from kiosk.formatting import long_date
from kiosk.health.finding import Finding
from kiosk.sealing.places import keys_of, store_of
from kiosk.sealing.store import Kept
from kiosk.settings import Settings
from kiosk.text import Text, Wording

NAME: Final = "sealed"
MOUNTS: Final = Path("/proc/self/mounts")
_FORGETFUL: Final = frozenset({"tmpfs", "ramfs"})
LONG: Final = timedelta(days=3)
"""Who waits for longer than this waits for somebody to mend the line."""


def sealed_found(settings: Settings, now: datetime, _: Wording, mounts: Path = MOUNTS) -> Finding:
    """What this machine keeps for the portal of `settings`. `mounts` is where the system says what is on a disk."""
    store = store_of(settings)
    try:
        waiting, refused = store.waiting(), store.aside()
    except OSError as error:
        text = _("The folder of sealed forms cannot be read.")
        return Finding(NAME, "problem", text, f"{type(error).__name__}: {store.folder}")
    key = keys_of(settings).read().best(now)
    values: dict[str, object] = {
        "waiting": len(waiting),
        "oldest": waiting[0].sealed_at.isoformat(timespec="seconds") if waiting else None,
        "refused": len(refused),
        "key_until": datetime.fromtimestamp(key.exp, UTC).isoformat(timespec="seconds") if key else None,
    }
    if refused:
        text = _.plural(
            "The portal did not take {count} sealed form.",
            "The portal did not take {count} sealed forms.",
            len(refused),
        )
        cause = _("They are kept in {folder}. Tell whoever runs the portal.", folder=store.aside_folder)
        return Finding(NAME, "problem", text, str(cause), values)
    if waiting and now - waiting[0].sealed_at > LONG:
        cause = _("There was no line to the portal, or it did not confirm them.")
        return Finding(NAME, "warning", _waiting(waiting, _), str(cause), values)
    if settings.at_kiosk and is_forgetful(store.folder, mounts):
        text = _("Sealed forms would be lost with the power.")
        cause = _("{folder} is not on a disk. The setting kiosk.state names another folder.", folder=store.folder)
        return Finding(NAME, "warning", text, str(cause), values)
    if key is None:
        cause = _("The portal has published no key for it, or could not be asked yet.")
        return Finding(NAME, "absent", _("Without a line no form can be kept here."), str(cause), values)
    return Finding(NAME, "ok", _waiting(waiting, _) if waiting else _("No sealed form waits to be sent."), "", values)


def _waiting(waiting: Sequence[Kept], _: Wording) -> Text:
    return _.plural(
        "{count} sealed form waits to be sent, since {day}.",
        "{count} sealed forms wait to be sent, the oldest since {day}.",
        len(waiting),
        day=long_date(waiting[0].sealed_at.astimezone().date(), _.language),
    )


def is_forgetful(folder: Path, mounts: Path = MOUNTS) -> bool:
    """Whether what is in a folder goes with the power; False where the system does not say."""
    try:
        lines = [line.split() for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines()]
    except OSError:
        return False
    places = {line[1]: line[2] for line in lines if len(line) > 2}
    above = [str(each) for each in (folder.absolute(), *folder.absolute().parents)]
    return next((places[each] for each in above if each in places), "") in _FORGETFUL
