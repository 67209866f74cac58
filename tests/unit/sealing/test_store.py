"""What stands on the disk: ciphertexts under random names, whole or not at all, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from kiosk.sealing import store as store_module
from kiosk.sealing.code import checked
from kiosk.sealing.store import Broken, DepositStore, StoreFull
from tests.unit.sealing.machine import ANSWERS, BIRTH_DATE, Machine

WHOLE = b"eyJhIjoxfQ.AAAA.AAAA.AAAA.AAAA"
FILL_THE_DISK = """
import resource, sys
from pathlib import Path
from kiosk.sealing.store import DepositStore
store = DepositStore(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    store.add(sys.argv[2], b"a.b.c.d." + b"e" * 5000)
except OSError:
    print("not kept")
"""


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    made = Machine(tmp_path)
    made.publish()
    return made


@pytest.mark.acc(96)
def test_no_file_holds_a_word_of_the_answers_or_the_code(machine: Machine, tmp_path: Path) -> None:
    slips = [machine.seal() for _ in range(3)]
    slips.append(machine.seal(id_token="aGVhZA.cGVyc29u.c2ln"))
    machine.store.set_aside(slips[0].id)
    files = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert len(files) == 5
    secrets = ["Çox-gizli-səbəb", "1A2B3C4", "Aygün-bala", "pension", "purpose", str(BIRTH_DATE), "aGVhZA", "cGVyc29u"]
    secrets += [slip.code for slip in slips] + [checked(slip.code) for slip in slips]
    for file in files:
        content = file.read_bytes()
        for secret in secrets:
            assert secret.encode() not in content
            assert secret not in str(file.relative_to(tmp_path))
    assert all(value in str(ANSWERS) for value in secrets[:3])


def test_a_name_says_nothing_and_nobody_else_may_read_it(machine: Machine, tmp_path: Path) -> None:
    slip = machine.seal()
    (file,) = (tmp_path / "deposits").glob("*.jwe")
    assert file.name == f"{slip.id}.jwe"
    assert UUID(slip.id).version == 4
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_what_waits_is_listed_by_age(tmp_path: Path) -> None:
    store, names = DepositStore(tmp_path), [str(uuid4()) for _ in range(3)]
    for age, name in enumerate(names):
        store.add(name, WHOLE)
        os.utime(tmp_path / f"{name}.jwe", (1_000_000 - age, 1_000_000 - age))
    assert [each.id for each in store.waiting()] == names[::-1]
    assert store.waiting()[-1].sealed_at == datetime.fromtimestamp(1_000_000, UTC)


def test_a_full_disk_keeps_nothing_and_says_so(tmp_path: Path) -> None:
    """A write that the system cuts short: half a file never has a name that is taken for a whole one."""
    done = subprocess.run(
        [sys.executable, "-c", FILL_THE_DISK, str(tmp_path), str(uuid4())], capture_output=True, text=True, check=False
    )
    assert done.stdout == "not kept\n", done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content", [b"", WHOLE[:-5], b"\0" * 4096, b"{}", WHOLE + b"\n", b"a.b.c.d." + b"e" * 70_000], ids=len
)
def test_a_broken_file_is_known_as_one(tmp_path: Path, content: bytes) -> None:
    store, name = DepositStore(tmp_path), str(uuid4())
    (tmp_path / f"{name}.jwe").write_bytes(content)
    with pytest.raises(Broken):
        store.read(name)


def test_what_was_half_written_goes_when_nobody_can_be_writing_it_any_more(tmp_path: Path) -> None:
    store = DepositStore(tmp_path)
    left, fresh = tmp_path / "tmpold.part", tmp_path / "tmpnew.part"
    for file in (left, fresh):
        file.write_bytes(WHOLE[:9])
    os.utime(left, (fresh.stat().st_mtime - 3700,) * 2)
    assert store.waiting() == ()
    store.sweep(fresh.stat().st_mtime)
    assert [each.name for each in tmp_path.iterdir()] == ["tmpnew.part"]


def test_files_that_are_not_ours_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.jwe").write_bytes(WHOLE)
    store = DepositStore(tmp_path)
    assert store.waiting() == ()
    with pytest.raises(ValueError, match="badly formed"):
        store.add("../elsewhere", WHOLE)


def test_there_is_an_end_to_what_is_kept(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "MOST", 2)
    machine.seal()
    assert machine.desk.possible()
    machine.seal()
    assert not machine.desk.possible(), "a person is told before they fill anything in"
    with pytest.raises(StoreFull):
        machine.seal()
    machine.store.remove(machine.store.waiting()[0].id)
    assert machine.desk.possible()


def test_of_what_was_refused_the_oldest_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "MOST_ASIDE", 2)
    store, names = DepositStore(tmp_path), [str(uuid4()) for _ in range(3)]
    for age, name in enumerate(names):
        store.add(name, WHOLE)
        os.utime(tmp_path / f"{name}.jwe", (1_000_000 + age,) * 2)
        store.set_aside(name)
    assert [each.id for each in store.aside()] == names[1:]
    assert store.waiting() == ()


def test_what_another_has_removed_is_no_fault(tmp_path: Path) -> None:
    store, name = DepositStore(tmp_path / "not yet"), str(uuid4())
    assert store.waiting() == store.aside() == ()
    store.remove(name)
    store.set_aside(name)
    with pytest.raises(KeyError):
        store.read(name)


def test_what_became_of_one_is_known_here_as_long_as_it_is_here(machine: Machine) -> None:
    one, other = machine.seal(), machine.seal()
    machine.told = "claimed"
    machine.store.set_aside(other.id)
    assert machine.desk.state(one.id) == "waiting"
    assert machine.desk.state(other.id) == "refused"
    machine.store.remove(one.id)
    for told, state in (
        ("claimed", "claimed"),
        ("received", "received"),
        ("expired", "expired"),
        ("", "unknown"),
        ("x", "unknown"),
    ):
        machine.told = told
        assert machine.desk.state(one.id) == state


def test_what_was_refused_lately_waits_again_at_the_next_start(tmp_path: Path) -> None:
    store, (late, old, waiting) = DepositStore(tmp_path), [str(uuid4()) for _ in range(3)]
    for name in (late, old, waiting):
        store.add(name, WHOLE)
    os.utime(tmp_path / f"{old}.jwe", (datetime.now(UTC).timestamp() - 31 * 86_400,) * 2)
    for name in (late, old):
        store.set_aside(name)
    store.bring_back()
    assert {each.id for each in store.waiting()} == {late, waiting}
    assert [each.id for each in store.aside()] == [old]
