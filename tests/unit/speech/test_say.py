"""`egov-kiosk say`: what would be spoken, and its sound."""

import argparse
import json
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest

from accessibility.speech.normalise import lexicon
from ui.commands import say


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    say.add_arguments(parser)
    return say.run(parser.parse_args(arguments))


def test_prints_what_the_voice_is_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "said.wav"
    assert run("Rüsum 12,50 AZN. Иванов.", "--language", "az", "--out", str(out), "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["segments"] == [
        {"language": "az", "text": "Rüsum on iki manat əlli qəpik."},
        {"language": "ru", "text": "Иванов."},
    ]
    assert answer["first_pcm_ms"] > 0
    with wave.open(str(out)) as file:
        assert file.getnframes() > file.getframerate()


def test_plays_without_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("Bir") == 0
    assert capsys.readouterr().out == "az  Bir\n"


def test_says_when_there_is_nothing_to_say(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("…") == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_folder_that_is_not_there_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("Salam", "--out", str(tmp_path / "no" / "x.wav")) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(
    ("language", "written", "segments"),
    [
        ("ru", "до 22 мая", [("ru", "до двадцать второго мая")]),
        ("ru", "5 манатов, ASAN xidmət", [("ru", "пять манатов,"), ("az", "asan xidmət")]),
        ("en", "By May 5, pay $1.50", [("en", "By the fifth of May, pay one dollar fifty cents")]),
        ("az", "5 Иванов", [("ru", "пять Иванов")]),
        ("az", "x\udcff5", [("az", "x?beş")]),
        ("az", "№ 5\n№ 6", [("az", "nömrə beş nömrə altı")]),
    ],
)
def test_each_segment_tells_its_language(
    language: str, written: str, segments: list[tuple[str, str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(written, "--language", language, "--out", str(tmp_path / "said.wav"), "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert [(each["language"], each["text"]) for each in answer["segments"]] == segments


def test_a_very_long_text_begins_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("Rüsum 12,50 AZN. " * 600, "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["segments"][0]["text"].count("əlli qəpik") == 600
    assert answer["first_pcm_ms"] < 5000


@pytest.fixture
def broken_lexicon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "lexicon.az.toml").write_text('[word]\n"ASAN" = "asan"\n', encoding="utf-8")
    monkeypatch.setattr(lexicon, "FOLDER", tmp_path)
    lexicon.loaded.cache_clear()
    yield
    lexicon.loaded.cache_clear()


@pytest.mark.usefixtures("broken_lexicon")
def test_a_broken_lexicon_is_one_clear_line_and_the_text_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("Salam", "--out", str(tmp_path / "said.wav")) == 0
    output = capsys.readouterr()
    assert output.out == "az  Salam\n"
    assert output.err == (
        'egov-kiosk say: lexicon.az.toml, line 1: "word" is no section that the voice knows; its lines are left out.\n'
    )
