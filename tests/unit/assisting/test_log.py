"""The log of what staff did: a line each, nothing personal, and never larger than it may be."""

from __future__ import annotations

import stat
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from kiosk.assisting.log import ActionLog, Entry, Kind
from kiosk.assisting.view import Step


def now() -> datetime:
    return datetime(2026, 11, 22, 10, 15, 7, 123456, tzinfo=UTC)


def entries(path: Path) -> list[Entry]:
    return [msgspec.json.decode(line, type=Entry) for line in path.read_bytes().splitlines()]


@pytest.mark.acc(97)
def test_a_line_tells_time_kiosk_action_and_step_and_nothing_else(tmp_path: Path) -> None:
    log = ActionLog(tmp_path / "state", "Hall 2", now=now)
    log.write(Kind.CALLED, Step.OWN_PHONE)
    log.write(Kind.COMING, Step.OWN_PHONE)
    assert log.path.read_text() == (
        '{"at":"2026-11-22T10:15:07+00:00","kiosk":"Hall 2","action":"called","step":"own-phone"}\n'
        '{"at":"2026-11-22T10:15:07+00:00","kiosk":"Hall 2","action":"coming","step":"own-phone"}\n'
    )
    assert stat.S_IMODE(log.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.path.parent.stat().st_mode) == 0o700
    assert [each.action for each in entries(log.path)] == [Kind.CALLED, Kind.COMING]


def test_it_is_rotated_and_never_larger_than_its_bound(tmp_path: Path) -> None:
    log = ActionLog(tmp_path, "Hall 2", most_bytes=400, old_files=2, now=now)
    kinds = [list(Kind)[number % len(Kind)] for number in range(40)]
    for kind in kinds:
        log.write(kind, Step.QUESTION)
    files = sorted(tmp_path.iterdir())
    assert [each.name for each in files] == [log.path.name, f"{log.path.name}.1", f"{log.path.name}.2"]
    assert all(each.stat().st_size <= 400 for each in files)
    kept = [entry.action for each in reversed(files) for entry in entries(each)]
    assert kept == kinds[-len(kept) :], "the youngest are kept, in their order"
    assert len(kept) >= 9


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match=r"exists|directory"):
        ActionLog(tmp_path / "file", "Hall 2").write(Kind.CALLED, Step.QUESTION)
