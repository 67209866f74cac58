"""Which sign-language clips there are: none without captions in every language, and each fault is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from kiosk.signs import START, Cue, find, read_cues
from kiosk.text import LANGUAGES
from kiosk.webp import frame_starts
from tests.ui.signs import WORDS, make_clip


@pytest.mark.acc(9, 76)
def test_a_clip_has_captions_in_every_language(tmp_path: Path) -> None:
    make_clip(tmp_path, START)
    found = find(tmp_path)
    assert found.problems == ()
    clip = found.clips[START]
    for language in LANGUAGES:
        assert clip.script(language) == " ".join(WORDS[language])
    assert clip.captions["en"] == (Cue(0, 1000, "Hello."), Cue(1000, 2000, "Here you can apply."))


def test_no_folder_is_no_clips() -> None:
    assert find(None).clips == {}
    assert find(None).problems == ()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda folder: (folder / "start.ru.vtt").unlink(), "there is no start.ru.vtt"),
        (lambda folder: (folder / "start.az.vtt").write_bytes(b"\xff\xfe\x00"), "start.az.vtt is not UTF-8"),
        (lambda folder: (folder / "start.az.vtt").write_text("1\n00:00 --> 00:01\nSalam"), "not WebVTT"),
        (lambda folder: (folder / "start.az.vtt").write_text("WEBVTT\n\nNOTE nothing"), "holds no captions"),
        (lambda folder: (folder / "start.webp").write_bytes(b"<html>"), "not a WebP"),
        (lambda folder: (folder / "start.webp").write_bytes(b""), "not a WebP"),
    ],
)
def test_a_broken_clip_is_not_shown_and_its_fault_is_named(tmp_path: Path, spoil: object, told: str) -> None:
    make_clip(tmp_path, START)
    spoil(tmp_path)  # type: ignore[operator]
    found = find(tmp_path)
    assert found.clips == {}
    (problem,) = found.problems
    assert told in problem


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    (problem,) = find(tmp_path / "none").problems
    assert "no such folder" in problem


def test_webvtt_as_people_write_it() -> None:
    written = (
        "\r\n".join(
            [
                "WEBVTT - signs",
                "",
                "STYLE",
                "::cue { color: red }",
                "",
                "2",
                "00:02.000 --> 00:03.500 align:start",
                "<v Interpreter>Two <i>words</i>",
                "and more",
                "",
                "00:00:00.000 --> 00:00:01.000",
                "One",
                "",
                "00:05.000 --> 00:04.000",
                "backwards",
                "",
                "00:06.000 --> 00:99.000",
                "no such time",
            ]
        )
        + "\r\n"
    )
    assert read_cues(written) == (Cue(0, 1000, "One"), Cue(2000, 3500, "Two words and more"))


def test_a_clip_tells_when_each_of_its_pictures_begins(tmp_path: Path) -> None:
    """By the file's own times, which need not be even."""
    pictures = [Image.new("RGB", (16, 9), shade) for shade in ("#000000", "#ffffff", "#0b4a66", "#000000")]
    file = tmp_path / "uneven.webp"
    pictures[0].save(file, save_all=True, append_images=pictures[1:], duration=[40, 250, 1, 100], lossless=True)
    assert frame_starts(file) == (0, 40, 290, 291)
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert frame_starts(file) == (0, 40, 290, 291)[: len(frame_starts(file))], length
    pictures[0].save(file, lossless=True)
    assert frame_starts(file) == (), "one picture that does not move"
