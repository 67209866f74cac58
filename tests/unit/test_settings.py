"""Settings come in order, the lock wins, and a wrong one is named with its file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.settings import Loaded, Settings, SettingsError, load
from kiosk.text import Wording
from translations import messages


def loaded(tmp_path: Path, text: str = "", lock: str = "", **more: object) -> Loaded:
    file, locked = tmp_path / "settings.toml", tmp_path / "lock.toml"
    file.write_text(text, encoding="utf-8")
    locked.write_text(lock, encoding="utf-8")
    return load(file, more.pop("environment", {}), more.pop("options", {}), locked)  # type: ignore[arg-type]


def test_defaults_hold_where_nothing_is_said(tmp_path: Path) -> None:
    assert loaded(tmp_path) == Loaded(Settings())
    assert (Settings().kiosk.idle_seconds, Settings().kiosk.alert_seconds) == (180, 45)


def test_file_then_environment_then_options_then_lock(tmp_path: Path) -> None:
    text = 'language = "ru"\n[kiosk]\nname = "Fayl"\nprinter = "7"\nidle_seconds = 150\n[portal]\nurl = "https://a.example"'
    environment = {"EGOV_KIOSK_KIOSK_NAME": "Mühit", "EGOV_KIOSK_KIOSK_IDLE_SECONDS": "200", "EGOV_KIOSK_SPEECH": "1"}
    options = {"language": "en", "portal.url": "https://b.example", "mode": None}
    result = loaded(tmp_path, text, '[portal]\nurl = "https://c.example"', environment=environment, options=options)
    settings = result.settings
    assert (settings.language, settings.speech, settings.mode) == ("en", True, "home")
    assert (settings.kiosk.name, settings.kiosk.printer, settings.kiosk.idle_seconds) == ("Mühit", "7", 200)
    assert settings.portal.url == "https://c.example"
    assert result.locked == {"portal.url"}


@pytest.mark.parametrize(
    ("text", "problem", "key"),
    [
        ("mode = ", "syntax", ""),
        ('langauge = "az"', "unknown", "langauge"),
        ('[portal]\nuri = "https://a.example"', "unknown", "portal.uri"),
        ('mode = "office"', "wrong", "mode"),
        ("[kiosk]\nidle_seconds = 5", "wrong", "kiosk.idle_seconds"),
        ("[kiosk]\nalert_seconds = 46", "wrong", "kiosk.alert_seconds"),
        ('[portal]\nurl = "http://a.example"', "wrong", "portal"),
        ('[portal]\nurl = "https://["', "wrong", "portal"),
        ('[portal]\nauthorities = "/no/such/file.pem"', "wrong", "portal"),
        ('kiosk = "seven"', "wrong", "kiosk"),
    ],
)
def test_a_wrong_file_is_named_with_its_key(tmp_path: Path, text: str, problem: str, key: str) -> None:
    with pytest.raises(SettingsError) as caught:
        loaded(tmp_path, text)
    assert (caught.value.problem, caught.value.key) == (problem, key)
    assert str(tmp_path / "settings.toml") in str(caught.value)
    assert key in str(caught.value)
    assert "\n" not in str(caught.value)
    assert str(tmp_path) in str(caught.value.text(Wording(messages("kiosk", "en"), "en")))


def test_a_wrong_variable_and_a_wrong_option_are_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="EGOV_KIOSK_LANGUAGE"):
        loaded(tmp_path, environment={"EGOV_KIOSK_LANGUAGE": "fr"})
    with pytest.raises(SettingsError, match="portal"):
        loaded(tmp_path, options={"portal.url": "portal"})


def test_a_named_file_must_exist_and_be_readable(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.toml", tmp_path):
        with pytest.raises(SettingsError) as caught:
            load(path, {}, {}, tmp_path / "no-lock.toml")
        assert caught.value.problem == "unreadable"


def test_plain_http_is_for_this_machine_only(tmp_path: Path) -> None:
    url = "http://127.0.0.1:8080"
    assert loaded(tmp_path, f'[portal]\nurl = "{url}"').settings.portal.url == url
