"""Which files can be chosen and attached, and what is remembered of unfinished uploads."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.portal.tus import Place as There
from kiosk.settings import KioskSettings, Settings
from kiosk.uploading.content import JPEG, PDF, PNG, USUAL_SIZE, Flaw, Unfit, media_type_of, read_content
from kiosk.uploading.folders import Folders, Place, kiosk_places, places_of
from kiosk.uploading.remembered import MOST, Remembered
from tests.journeys.files import pdf, picture

EXPIRES = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def flaw_of(path: Path, most: int = USUAL_SIZE) -> Flaw | None:
    try:
        read_content(path, most=most)
    except Unfit as unfit:
        return unfit.flaw
    return None


def test_a_file_is_what_is_in_it() -> None:
    assert [media_type_of(each) for each in (pdf(), picture("PNG"), picture("JPEG"), b"MZ", b"")] == [
        PDF,
        PNG,
        JPEG,
        "",
        "",
    ]


def test_a_picture_with_the_wrong_ending_is_taken_for_what_it_is(tmp_path: Path) -> None:
    file = tmp_path / "photo.pdf"
    file.write_bytes(picture("PNG"))
    content = read_content(file)
    assert content.media_type == PNG
    assert "photo" not in repr(content)


def test_what_cannot_be_attached(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    (tmp_path / "program.pdf").write_bytes(b"MZ")
    (tmp_path / "program.exe").write_bytes(b"MZ")
    (tmp_path / "large.pdf").write_bytes(pdf())
    os.mkfifo(tmp_path / "pipe.pdf")
    assert flaw_of(tmp_path / "empty.pdf") is Flaw.EMPTY
    assert flaw_of(tmp_path / "program.pdf") is Flaw.RENAMED
    assert flaw_of(tmp_path / "program.exe") is Flaw.TYPE
    assert flaw_of(tmp_path / "large.pdf", most=100) is Flaw.TOO_LARGE
    assert flaw_of(tmp_path / "none.pdf") is Flaw.VANISHED
    assert flaw_of(tmp_path) is Flaw.UNREADABLE
    assert flaw_of(tmp_path / "pipe.pdf") is Flaw.UNREADABLE, "nobody waits for ever"


def test_a_name_that_cannot_be_written_is_shown_and_sent_all_the_same(tmp_path: Path) -> None:
    name = b"exe\xe2\x80\xaefdp\xff\x07.pdf"
    (tmp_path / os.fsdecode(name)).write_bytes(pdf())
    (row,) = Folders(lambda: (Place("stick", tmp_path),)).look(str(tmp_path)).files
    assert row.name == "exe\ufffdfdp\ufffd\ufffd.pdf"
    assert read_content(Path(row.path)).name.encode().decode() == row.name


def test_the_newest_file_comes_first_and_hidden_ones_do_not(tmp_path: Path) -> None:
    for number, name in enumerate(("old.pdf", "new.pdf", ".hidden.pdf")):
        (tmp_path / name).write_bytes(pdf())
        os.utime(tmp_path / name, (number * 100.0, number * 100.0))
    (tmp_path / "Skan").mkdir()
    folder = Folders(lambda: (Place("documents", tmp_path),)).look(str(tmp_path))
    assert [row.name for row in folder.files] == ["new.pdf", "old.pdf"]
    assert [row.name for row in folder.folders] == ["Skan"]
    assert folder.above == ""
    assert "new" not in repr(folder)


@pytest.mark.parametrize("path", ["/etc", "/", "", "..", "mine/../.."])
def test_nothing_outside_the_places_is_shown(tmp_path: Path, path: str) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (tmp_path / "secret.pdf").write_bytes(pdf())
    (mine / "way-out").symlink_to(tmp_path)
    (mine / "leak.pdf").symlink_to(tmp_path / "secret.pdf")
    folders = Folders(lambda: (Place("stick", mine),))
    assert folders.look(str(tmp_path / path)).gone
    assert folders.look(str(mine / "way-out")).gone
    assert not folders.allows(str(mine / "leak.pdf"))
    inside = folders.look(str(mine))
    assert not inside.files
    assert not inside.folders


def test_a_kiosk_looks_where_its_settings_say_and_nowhere_else(tmp_path: Path) -> None:
    assert places_of(Settings(mode="kiosk")) == ()
    (tmp_path / "media" / "KINGSTON").mkdir(parents=True)
    (tmp_path / "scans").mkdir()
    asked = KioskSettings(scans=str(tmp_path / "scans"), sticks=str(tmp_path / "media"))
    assert [each.kind for each in places_of(Settings(mode="kiosk", kiosk=asked))] == ["scans", "stick"]
    assert kiosk_places(str(tmp_path / "none"), str(tmp_path / "none")) == ()


def test_a_stick_that_was_taken_out(tmp_path: Path) -> None:
    folders = Folders(lambda: (Place("stick", tmp_path / "gone"),))
    assert folders.look(str(tmp_path / "gone")).gone


def test_what_is_remembered_outlives_the_program_and_tells_nothing(tmp_path: Path) -> None:
    file = tmp_path / "state" / "uploads.json"
    there = There("https://portal.az/v1/uploads/4f2a", EXPIRES)
    Remembered(file).keep("ab" * 32, "applying/passport", "p1", there)
    again = Remembered(file)
    assert again.place("ab" * 32, "applying/passport", "p1") == there
    assert again.place("ab" * 32, "applying/passport", "p2") is None, "somebody else's"
    assert again.place("ab" * 32, "applying/licence", "p1") is None
    assert not {"p1", "passport", "ab" * 32} & set(file.read_text().replace('"', " ").split())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    again.keep("ab" * 32, "applying/passport", "p1", None)
    assert Remembered(file).place("ab" * 32, "applying/passport", "p1") is None


def test_memory_is_bounded_and_a_broken_file_is_none(tmp_path: Path) -> None:
    file = tmp_path / "uploads.json"
    file.write_text("{broken")
    remembered = Remembered(file)
    for number in range(MOST + 5):
        remembered.keep(
            f"{number:064x}", "a", "p1", There(f"https://portal.az/{number}", EXPIRES + timedelta(days=number))
        )
    assert Remembered(file).place(f"{4:064x}", "a", "p1") is None
    assert Remembered(file).place(f"{MOST + 4:064x}", "a", "p1") is not None


def test_at_a_kiosk_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    remembered = Remembered()
    remembered.keep("ab" * 32, "a", "p1", There("https://portal.az/1"))
    assert remembered.place("ab" * 32, "a", "p1") is not None
    assert list(tmp_path.iterdir()) == []
