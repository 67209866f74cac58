"""The artwork of a kiosk's raised label: a headset, words and Braille in the sizes that fingers read (ACC-30)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import typst
from pypdf import PdfReader

from tests.conformance.marks import ROOT

LABEL = ROOT / "packaging" / "kiosk" / "label.typ"
FONTS = ROOT / "resources" / "fonts"
MM = 72 / 25.4
DOT_MM, BETWEEN_MM, CELL_MM, LINE_MM = 1.6, 2.5, 6.2, 10.0
"""ADA 703.3: dots of 1.5 to 1.6 mm, 2.3 to 2.5 apart, cells 6.1 to 7.6, lines 10.0 to 10.2."""
BRAILLE = dict(
    zip("abcdefghijklmnopqrstuvxyzçğıöşü", "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠭⠽⠵⠡⠣⠔⠪⠩⠳", strict=True)
)  # fmt: skip
"""The letters as Unicode has them."""


Dot = tuple[float, float]


def dots(page: str) -> list[Dot]:
    """Where each round dot of an SVG page begins, in millimetres."""
    return sorted(_dots(ET.fromstring(page), 0.0, 0.0), key=lambda dot: (round(dot[1], 1), dot[0]))


def _dots(element: ET.Element, x: float, y: float) -> Iterator[Dot]:
    moved = re.match(r"translate\(([\d.]+)(?: ([\d.]+))?\)", element.get("transform", ""))
    if moved:
        x, y = x + float(moved[1]) / MM, y + float(moved[2] or 0) / MM
    round_one = re.match(r"M 0 0m 0 ([\d.]+)c 0 ", element.get("d", ""))
    if round_one and float(round_one[1]) / MM == pytest.approx(DOT_MM / 2):
        yield x, y
    for each in element:
        yield from _dots(each, x, y)


def read(felt: list[Dot]) -> list[str]:
    """What a finger reads: the cells of each line, 6.2 mm apart."""
    left, top = min(x for x, _ in felt), min(y for _, y in felt)
    cells: dict[tuple[int, int], set[int]] = {}
    for x, y in felt:
        line, down = divmod(round((y - top) / BETWEEN_MM * 100), round(LINE_MM / BETWEEN_MM * 100))
        cell, across = divmod(x - left + 0.01, CELL_MM)
        assert down % 100 == 0, "a dot off its row"
        assert min(abs(across - 0.01), abs(across - 0.01 - BETWEEN_MM)) < 0.01, "a dot off its column"
        cells.setdefault((line, round(cell)), set()).add(down // 100 + 1 + (3 if across > 1 else 0))
    letters = {patterns(letter)[0]: letter for letter in BRAILLE}
    lines: dict[int, str] = {}
    for (line, _), numbers in sorted(cells.items()):
        lines[line] = lines.get(line, "") + letters[tuple(sorted(numbers))]
    return [lines[line] for line in sorted(lines)]


@pytest.fixture(scope="module")
def pages() -> list[str]:
    made: Any = typst.compile(str(LABEL), format="svg", font_paths=[str(FONTS)])
    return [each.decode() for each in (made if isinstance(made, list) else [made])]


def patterns(word: str) -> list[tuple[int, ...]]:
    return [tuple(at + 1 for at in range(6) if (ord(BRAILLE[letter]) - 0x2800) >> at & 1) for letter in word]


@pytest.mark.acc(30)
def test_the_letters_are_those_of_unicode_s_braille() -> None:
    written = LABEL.read_text(encoding="utf-8")
    table = {
        letter.strip('"'): tuple(int(number) for number in re.findall(r"\d", numbers))
        for letter, numbers in re.findall(r'("?\w"?): \(([\d, ]+)\)', written)
    }
    assert table == {letter: patterns(letter)[0] for letter in BRAILLE}


@pytest.mark.acc(30)
def test_both_sheets_can_be_made_and_the_first_can_be_read() -> None:
    made = typst.compile(str(LABEL), format="pdf", font_paths=[str(FONTS)])
    assert isinstance(made, bytes)
    sheets = PdfReader(io.BytesIO(made)).pages
    assert len(sheets) == 2
    for sheet in sheets:
        assert (round(float(sheet.mediabox.width) / MM), round(float(sheet.mediabox.height) / MM)) == (100, 75)
    assert sheets[0].extract_text().split() == ["Qulaqlıq", "burada"]
    assert sheets[1].extract_text().strip() == "", "what is felt has no printed letters"


@pytest.mark.acc(30)
@pytest.mark.parametrize("sheet", [0, 1])
def test_what_the_finger_reads_is_what_the_eye_reads(pages: list[str], sheet: int) -> None:
    assert read(dots(pages[sheet])) == ["qulaqlıq", "burada"]


def test_it_is_told_of() -> None:
    assert "label.typ" in (ROOT / "packaging" / "kiosk" / "README.md").read_text(encoding="utf-8")
