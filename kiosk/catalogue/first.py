"""The first catalogue: what is shipped in `resources/catalogue`, so that the program is useful before it ever had a line.

It is written once into a file in the user's cache folder, named after what it was made from, and only opened after that.
"""

from __future__ import annotations

import hashlib
import logging
import sqlite3
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import Final, TypeVar

import msgspec

from kiosk.catalogue.database import SEARCH_RESOURCES, VERSION
from kiosk.catalogue.store import CatalogueStore, Contents
from kiosk.portal.resources.catalogue import Article, Concept, Location, Organisation, PublicService

SHIPPED: Final = Path(__file__).parents[2] / "resources" / "catalogue"
CONCEPTS: Final = ("thematicAreas", "lifeEvents", "addressees", "channels", "regions", "documents")

_log = logging.getLogger(__name__)
ItemT = TypeVar("ItemT")


def shipped(folder: Path = SHIPPED) -> Contents:
    """The shipped catalogue, read from `folder`. Raises `OSError`, or `msgspec.MsgspecError` when a file is damaged."""
    return Contents(
        services=_read(folder / "services.json", PublicService),
        organisations=_read(folder / "organisations.json", Organisation),
        concepts={kind: _read(folder / f"{kind}.json", Concept) for kind in CONCEPTS},
        locations=_read(folder / "locations.json", Location),
        articles=_read(folder / "articles.json", Article),
    )


def open_first(cache: Path | None = None, folder: Path = SHIPPED) -> CatalogueStore:
    """The store with the shipped catalogue and whatever was fetched into it since; made now if it is not there yet.

    `cache` is the folder to keep it in, the user's own by default. Where nothing can be written it is made in memory.
    """
    cache = cache or _cache()
    path = cache / f"catalogue-{fingerprint(folder)}.sqlite"
    try:
        if path.exists():
            try:
                return CatalogueStore(path)
            except sqlite3.OperationalError:
                raise  # locked or not readable, so not ours to take away
            except sqlite3.DatabaseError:
                for damaged in cache.glob(f"{path.name}*"):  # a log left beside it would be played into the new file
                    damaged.unlink()
        cache.mkdir(parents=True, exist_ok=True)
        _make(path, folder)
        return CatalogueStore(path)
    except (sqlite3.Error, OSError) as error:
        _log.warning("the catalogue is kept in memory: %s", type(error).__name__)
    store = CatalogueStore()
    store.fill(shipped(folder))
    return store


def fingerprint(folder: Path = SHIPPED) -> str:
    """Sixteen letters that change when the shipped catalogue, its synonyms, or the code that writes the index does."""
    digest = hashlib.sha256(str(VERSION).encode())
    for file in sorted([*folder.glob("*.json"), *SEARCH_RESOURCES.glob("*.toml"), *Path(__file__).parent.glob("*.py")]):
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _make(path: Path, folder: Path) -> None:
    """Makes the file beside its place and moves it there whole, so that no other start of the program sees half of it."""
    workshop = Path(mkdtemp(prefix="catalogue-", dir=path.parent))
    try:
        store = CatalogueStore(workshop / path.name)
        try:
            store.fill(shipped(folder))
        finally:
            store.close()
        for old in path.parent.glob("catalogue-*.sqlite*"):
            if not old.name.startswith(path.name):
                with suppress(OSError):  # another start may hold it open (Windows)
                    old.unlink()
        _place(workshop / path.name, path)
    finally:
        for left in workshop.glob("*"):
            with suppress(OSError):
                left.unlink()
        with suppress(OSError):
            workshop.rmdir()


def _place(made: Path, path: Path) -> None:
    """Puts the file in its place, unless another start of the program was faster: that one may already be in use."""
    try:
        path.hardlink_to(made)
    except FileExistsError:
        return
    except OSError:  # a disk without hard links
        made.replace(path)


def _cache() -> Path:
    import platformdirs

    return Path(platformdirs.user_cache_dir("egov-kiosk", appauthor=False))


def _read(path: Path, kind: type[ItemT]) -> list[ItemT]:
    """A JSON array of resources; none when the file is not shipped."""
    if not path.exists():
        return []
    return msgspec.json.decode(path.read_bytes(), type=list[kind])  # type: ignore[valid-type]
