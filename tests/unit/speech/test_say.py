"""`egov-kiosk say`: what would be spoken, and its sound."""

import argparse
import json
import wave
from pathlib import Path

import pytest

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
