"""The portal's published keys: which is taken, and the copy that is kept."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from joserfc.jwk import ECKey, OKPKey

from kiosk.portal.resources.deposits import SealingKeys
from kiosk.sealing.keys import KeptKeys
from tests.unit.sealing.machine import NOW, Machine, jwk_of

KEY = ECKey.generate_key("P-256")


def at(days: float) -> int:
    return int((NOW + timedelta(days=days)).timestamp())


def test_the_key_that_lasts_longest_is_taken() -> None:
    published = [jwk_of(KEY, kid=str(days), exp=at(days)) for days in (-1, 5, 90, 30)]
    found = SealingKeys(keys=published).best(NOW)
    assert found is not None
    assert found.kid == "90"


@pytest.mark.parametrize(
    "wrong",
    [
        {"exp": at(-0.001)},
        {"use": "sig"},
        {"alg": "RSA-OAEP"},
        {"kty": "RSA"},
        {"crv": "secp256k1"},
        {"kid": ""},
        {"exp": "soon"},
        {"x": 5},
    ],
    ids=str,
)
def test_a_key_of_another_kind_is_passed_over(wrong: dict[str, Any]) -> None:
    assert SealingKeys(keys=[jwk_of(KEY, **wrong)]).best(NOW) is None
    found = SealingKeys(keys=[jwk_of(KEY, **wrong), jwk_of(KEY, kid="good", exp=at(1))]).best(NOW)
    assert found is not None
    assert found.kid == "good"


def test_a_key_without_an_end_is_not_taken() -> None:
    endless = {name: value for name, value in jwk_of(KEY).items() if name != "exp"}
    other = OKPKey.generate_key("X25519").as_dict(private=False)
    assert SealingKeys(keys=[endless, dict(other)]).best(NOW) is None


def test_what_is_kept_is_there_after_a_restart_and_holds_no_secret(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    machine.publish()
    again = Machine(tmp_path)
    assert again.desk.possible()
    assert again.keys.read() == machine.keys.read()
    assert b'"d"' not in (tmp_path / "deposits" / "keys.json").read_bytes()


def test_the_next_key_takes_the_place_of_the_first(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    machine.publish()
    machine.private = ECKey.generate_key("P-256")
    machine.publish(kid="2")
    slip = machine.seal()
    assert machine.opened(slip)["id"] == slip.id


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"keys": 5}', b"\xff\xfe"], ids=repr)
def test_a_broken_copy_is_none(tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "keys.json"
    path.write_bytes(content)
    kept = KeptKeys(path)
    assert kept.read().keys == []
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    kept.keep(SealingKeys(keys=[jwk_of(KEY)]))
    assert kept.read().best(NOW) is not None


def test_an_unchanged_set_is_not_written_again(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    machine.publish()
    path = tmp_path / "deposits" / "keys.json"
    before = path.stat().st_ino
    machine.publish()
    assert path.stat().st_ino == before


def test_without_any_there_is_no_sealing(tmp_path: Path) -> None:
    assert not Machine(tmp_path).desk.possible()
