"""The forms of all services, kept beside the catalogue, so that one can be filled in with no line (ACC-96).

A version of a form never changes (contract §A.2 15, `immutable`), so its name and version say all that an ETag would: what is
here is never asked for again. Kept are the versions that a service names now, each packed once, however many services it serves.
"""

from __future__ import annotations

import gzip
import logging
import zlib
from collections.abc import Sequence
from typing import Any, Final, Protocol

import msgspec

from kiosk.catalogue.store import CatalogueStore
from kiosk.portal.errors import Cancelled, Insecure, Offline, PortalError, TimedOut, TooManyRequests
from kiosk.portal.resources.catalogue import FormReference
from kiosk.portal.resources.forms import FormDefinition

_log: Final = logging.getLogger(__name__)
_NAMED: Final = (
    "SELECT DISTINCT json_extract(CAST(body AS TEXT), '$.form.ref') AS form,"
    " json_extract(CAST(body AS TEXT), '$.form.version') AS version FROM service"
)
"""The forms that services name; read by SQLite itself, because there may be 100,000 services."""


_UNNAMED: Final = f"DELETE FROM form WHERE (id, version) NOT IN (SELECT * FROM ({_NAMED}) WHERE form IS NOT NULL)"  # noqa: S608


_OF_ALL: Final = (Cancelled, Insecure, Offline, TimedOut, TooManyRequests)
"""What would be no better with the next form."""


class FormsOfPortal(Protocol):
    """What is asked of a portal; raises the family in `portal/errors.py`."""

    def form_version(self, form_id: str, version: str) -> FormDefinition: ...


def fetch_forms(portal: FormsOfPortal, store: CatalogueStore) -> int:
    """Fetch each form that a service names and that is not here; take away what none names. Returns how many were fetched.

    Each is kept as it comes, so that a line that breaks loses one of them at most. One that the portal does not give, or
    that cannot be read, keeps no other from coming. Raises what is wrong with the line, and `TooManyRequests`.
    """
    fetched = 0
    for reference in _missing(store):
        try:
            definition = portal.form_version(reference.ref, reference.version)
        except _OF_ALL:
            raise
        except PortalError as error:
            _log.warning("form %s could not be fetched: %s", reference.ref, type(error).__name__)
            continue
        _keep(store, reference, definition)
        fetched += 1
    with store.database.writing() as connection:
        connection.execute(_UNNAMED)
    return fetched


def kept_form(store: CatalogueStore, service_id: str) -> FormDefinition | None:
    """The form that applied for a service when the portal was last asked; None where it is not here.

    Raises `sqlite3.Error`.
    """
    service = store.service(service_id)
    if service is None or service.form is None:
        return None
    rows = _rows(store, "SELECT body FROM form WHERE id = ? AND version = ?", service.form.ref, service.form.version)
    if not rows:
        return None
    try:
        definition = msgspec.json.decode(gzip.decompress(rows[0][0]), type=FormDefinition)
    except (OSError, EOFError, zlib.error, msgspec.MsgspecError):
        return None  # half a file after a power cut: as if it were not here
    return msgspec.structs.replace(definition, service_id=service_id)


def size_of_forms(store: CatalogueStore) -> tuple[int, int]:
    """How many forms are here, and their bytes."""
    ((count, size),) = _rows(store, "SELECT count(*), coalesce(sum(length(body)), 0) FROM form")
    return count, size


def _missing(store: CatalogueStore) -> list[FormReference]:
    sql = f"SELECT form, version FROM ({_NAMED}) WHERE form IS NOT NULL EXCEPT SELECT id, version FROM form"  # noqa: S608
    return [FormReference(ref=ref, version=version) for ref, version in _rows(store, sql)]


def _keep(store: CatalogueStore, reference: FormReference, definition: FormDefinition) -> None:
    packed = gzip.compress(msgspec.json.encode(definition), mtime=0)
    with store.database.writing() as connection:
        connection.execute("REPLACE INTO form VALUES (?, ?, ?)", (reference.ref, reference.version, packed))


def _rows(store: CatalogueStore, sql: str, *values: str) -> Sequence[tuple[Any, ...]]:
    with store.database.reading() as connection:
        return connection.execute(sql, values).fetchall()
