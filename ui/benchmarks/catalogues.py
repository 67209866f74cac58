"""Catalogues of any size for measuring, each in a cache folder of its own, where a start of the program finds it."""

from __future__ import annotations

from pathlib import Path

from kiosk.catalogue.first import fingerprint, open_first, shipped
from kiosk.catalogue.store import CatalogueStore
from kiosk.catalogue.synthetic import synthetic

_PROGRAM = "egov-kiosk"


def make_cache(folder: Path, services: int) -> None:
    """Fills the user's cache folder `folder` as the first start would, with `services` services. 100,000 take two minutes."""
    cache = folder / _PROGRAM
    contents = shipped()
    if services == len(contents.services):
        open_first(cache).close()
        return
    cache.mkdir(parents=True)
    store = CatalogueStore(catalogue_in(folder))
    try:
        store.fill(synthetic(contents, services))
    finally:
        store.close()


def catalogue_in(folder: Path) -> Path:
    """The catalogue's file in the cache folder `folder`."""
    return folder / _PROGRAM / f"catalogue-{fingerprint()}.sqlite"
