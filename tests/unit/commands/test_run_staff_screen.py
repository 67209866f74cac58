"""`egov-kiosk run --staff-screen`: where it may stand, and one clear line where it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.settings import load
from ui.commands import main


@pytest.fixture
def settings(tmp_path: Path) -> str:
    file = tmp_path / "settings.toml"
    file.write_text('mode = "home"\n')
    return str(file)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--staff-screen"], "egov-kiosk run: --staff-screen needs --mode kiosk"),
        (["--mode", "kiosk", "--staff-screen", "-1"], "“kiosk.staff_screen” has a value that cannot be used"),
        (["--mode", "kiosk", "--staff-screen", "99"], "“kiosk.staff_screen” has a value that cannot be used"),
        (["--mode", "kiosk", "--staff-screen", "left"], "argument --staff-screen: invalid int value: 'left'"),
    ],
)
def test_a_wrong_place_is_one_clear_line(
    words: list[str], line: str, settings: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", "--settings", settings, *words]) == 2
    told = capsys.readouterr().err
    assert line in told
    assert told.count("\n") == 1


def test_a_display_of_its_own_is_named_as_x_names_it(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('mode = "kiosk"\n[kiosk]\nstaff_screen = 1\nstaff_display = ":1"\n')
    kiosk = load(file, environment={}).settings.kiosk
    assert (kiosk.staff_screen, kiosk.staff_display) == (1, ":1")
    file.write_text('[kiosk]\nstaff_display = "$(reboot)"\n')
    assert main(["run", "--settings", str(file)]) == 2
