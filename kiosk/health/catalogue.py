"""The catalogue: how many services it holds, how old it is, whether the search works."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from typing import Final

import msgspec

from kiosk.catalogue.first import fingerprint, open_first
from kiosk.catalogue.search import Search
from kiosk.catalogue.store import SERVICES, CatalogueStore
from kiosk.formatting import long_date
from kiosk.health.finding import Finding
from kiosk.text import Wording

NAME: Final = "catalogue"
OLD_DAYS: Final = 30
"""After this many days without news somebody should look why nothing new has come."""


def catalogue_found(cache: Path, today: date, _: Wording) -> Finding:
    """The catalogue kept in the folder `cache`; it is made there if it is not yet."""
    try:
        store = open_first(cache)
    except (OSError, sqlite3.Error, msgspec.MsgspecError) as error:
        return _broken(error, _)
    try:
        found = _looked_through(store, today, _)
    except (sqlite3.Error, msgspec.MsgspecError) as error:
        return _broken(error, _)
    finally:
        store.close()
    if found.state == "ok" and not (cache / f"catalogue-{fingerprint()}.sqlite").exists():
        text = _("The catalogue is kept in memory, so each start takes longer.")
        cause = _("The folder {folder} cannot be written.", folder=cache)
        return Finding(NAME, "warning", text, str(cause), found.values)
    return found


def _looked_through(store: CatalogueStore, today: date, _: Wording) -> Finding:
    services = store.services()
    recorded = max((service.recorded_at for service in services), default="")
    values: dict[str, object] = {
        "services": len(services),
        "recorded": recorded,
        "revision": store.revision(SERVICES),
        "age_days": _age(recorded, today),
        "search": False,
    }
    if not services:
        return Finding(NAME, "problem", _("The catalogue is empty."), "", values)
    name = services[0].name
    if not Search(store)(name.get("az") or next(iter(name.values()))):
        cause = _("A service was not found by its own name.")
        return Finding(NAME, "problem", _("The search does not work."), str(cause), values)
    values["search"] = True
    return _aged(values, _)


def _aged(values: dict[str, object], _: Wording) -> Finding:
    age, count = values["age_days"], int(str(values["services"]))
    if not isinstance(age, int):
        text = _.plural("{count} service. The search works.", "{count} services. The search works.", count)
        return Finding(NAME, "warning", text, str(_("The catalogue does not say of what day it is.")), values)
    day = long_date(date.fromisoformat(str(values["recorded"])[:10]), _.language)
    text = _.plural(
        "{count} service (as of {day}). The search works.",
        "{count} services (as of {day}). The search works.",
        count,
        day=day,
    )
    if age > OLD_DAYS:
        cause = _.plural("The catalogue is {count} day old.", "The catalogue is {count} days old.", age)
        return Finding(NAME, "warning", text, str(cause), values)
    return Finding(NAME, "ok", text, "", values)


def _age(recorded: str, today: date) -> int | None:
    """Days since; a day that has not come yet here (another zone) counts as today."""
    try:
        return max(0, (today - date.fromisoformat(recorded[:10])).days)
    except ValueError:
        return None


def _broken(error: Exception, _: Wording) -> Finding:
    return Finding(NAME, "problem", _("The catalogue cannot be read."), f"{type(error).__name__}: {error}")
