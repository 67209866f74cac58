"""The system's key store: what counts as one, what goes wrong with it, and one sign-in kept in it."""

from __future__ import annotations

import keyring.backend
import pytest

from kiosk.key_store import SAFE, SERVICE, KeyStoreError, SystemKeyStore, system_key_store
from kiosk.portal.kept import Kept
from kiosk.staying import BrokenRecord, Record, SignInKeeper, Staying
from tests.safes import Safe

PORTAL = "https://portal.example"


@pytest.fixture
def safe() -> Safe:
    return Safe()


@pytest.fixture
def staying(safe: Safe) -> Staying:
    return Staying(PORTAL, lambda: safe.store)


class OfTheSystem(Safe):
    """One that the system vouches for, as its module says."""


class BetterOfTheSystem(Safe):
    priority = 5


OfTheSystem.__module__ = BetterOfTheSystem.__module__ = "keyring.backends.SecretService"


class PlainFile(Safe):
    """What some install: secrets that anybody can read."""

    priority = 9


@pytest.mark.parametrize(
    ("found", "chosen"),
    [
        ((), None),
        ((PlainFile,), None),
        ((PlainFile, OfTheSystem), OfTheSystem),
        ((OfTheSystem, BetterOfTheSystem, PlainFile), BetterOfTheSystem),
    ],
    ids=str,
)
def test_only_a_safe_of_the_system_is_one(
    monkeypatch: pytest.MonkeyPatch, found: tuple[type[Safe], ...], chosen: type[Safe] | None
) -> None:
    monkeypatch.setattr(keyring.backend, "get_all_keyring", lambda: [each() for each in found])
    store = system_key_store()
    assert (type(store._backend) if isinstance(store, SystemKeyStore) else None) is chosen


def test_a_system_that_cannot_be_asked_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> list[keyring.backend.KeyringBackend]:
        raise OSError("no bus")

    monkeypatch.setattr(keyring.backend, "get_all_keyring", broken)
    assert system_key_store() is None


def test_those_that_are_trusted_are_there() -> None:
    """A name that the library gives up would silently mean: no key store."""
    import importlib.util

    assert [name for name in SAFE if importlib.util.find_spec(name) is None] == []


def test_what_is_written_is_read_and_cleared(safe: Safe) -> None:
    store = safe.store
    assert store.read("a") == ""
    store.write("a", "secret")
    assert store.read("a") == "secret"
    assert safe.held == {(SERVICE, "a"): "secret"}
    for _ in range(2):
        store.clear("a")
        assert store.read("a") == ""


def test_what_goes_wrong_tells_nothing(safe: Safe) -> None:
    safe.closed = True
    for act in (lambda: safe.store.read("a"), lambda: safe.store.write("a", "secret"), lambda: safe.store.clear("a")):
        with pytest.raises(KeyStoreError) as error:
            act()
        assert str(error.value) == "KeyringLocked"
        assert error.value.__cause__ is None


def test_a_record_is_kept_for_one_portal(safe: Safe, staying: Staying) -> None:
    record = Record("https://issuer.example", "client", "p1", "r-1", "s-1", "key")
    staying.write(record)
    assert staying.read() == record
    assert Staying("https://other.example", lambda: safe.store).read() is None
    assert "r-1" not in repr(record)
    assert staying.clear()
    assert staying.read() is None


def test_a_broken_record_is_named(safe: Safe, staying: Staying) -> None:
    safe.held[SERVICE, PORTAL] = "{"
    with pytest.raises(BrokenRecord):
        staying.read()


def test_without_a_key_store_nothing_is_kept() -> None:
    looked: list[int] = []

    def look() -> None:
        looked.append(1)

    staying = Staying(PORTAL, look)
    assert not staying.possible
    assert staying.read() is None
    assert staying.clear()
    with pytest.raises(KeyStoreError):
        staying.write(Record("i", "c", "p", "r"))
    assert looked == [1]


class TestSignInKeeper:
    """What tokens need of a key store: it never raises."""

    @pytest.fixture
    def keeper(self, staying: Staying) -> SignInKeeper:
        return SignInKeeper(staying, "i", "c", "p")

    def test_the_newest_of_the_same_sign_in_is_taken(self, staying: Staying, keeper: SignInKeeper) -> None:
        assert keeper.newest("r-1") == "r-1"
        staying.write(Record("i", "c", "p", "r-2"))
        assert keeper.newest("r-1") == "r-2"
        staying.write(Record("i", "c", "somebody else", "r-3"))
        assert keeper.newest("r-1") == "r-1"

    def test_what_ended_is_dropped_unless_it_is_another(self, staying: Staying, keeper: SignInKeeper) -> None:
        keeper.keep(Kept("r-1"))
        keeper.drop("r-0")
        assert keeper.newest("") == "r-1"
        keeper.drop("r-1")
        assert staying.read() is None

    def test_what_cannot_be_kept_leaves_nothing_stale(self, safe: Safe, keeper: SignInKeeper) -> None:
        found = []
        for safe.full in (False, True):
            keeper.keep(Kept("r-1"))
            found.append((keeper.kept, bool(safe.held)))
        assert found == [(True, True), (False, False)]

    def test_a_closed_or_broken_store_disturbs_nobody(self, safe: Safe, keeper: SignInKeeper) -> None:
        safe.held[SERVICE, PORTAL] = "{"
        assert keeper.newest("r-1") == "r-1"
        keeper.drop("r-1")
        assert safe.held == {}
        safe.closed = True
        assert keeper.newest("r-1") == "r-1"
        keeper.keep(Kept("r-1"))
        keeper.drop("r-1")
        assert not keeper.kept
