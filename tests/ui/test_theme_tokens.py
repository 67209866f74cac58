"""The palettes keep their promises: contrast of text, of edges and of the focus rings."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

import ui
from ui.theme.contrast import luminance, ratio
from ui.theme.look import Look, Profile
from ui.theme.sizes import CAP_HEIGHT, Kind, Scale
from ui.theme.tokens import HIGH_CONTRAST, PALETTES, PaletteName, Use

UI = Path(ui.__path__[0])
TEXTS: tuple[tuple[Use, Use], ...] = (
    ("text", "surface"), ("text", "raised"), ("text", "pressed"), ("muted", "surface"), ("muted", "raised"),
    ("error", "surface"), ("on_brand", "brand"), ("on_action", "action"), ("on_ink", "ink"),
)  # fmt: skip
EDGES: tuple[tuple[Use, Use], ...] = (
    ("border", "surface"), ("border", "raised"), ("line", "surface"), ("accent", "raised"), ("accent", "surface"),
    ("success", "surface"), ("error", "raised"), ("brand_border", "brand"), ("action", "surface"), ("ink", "surface"),
    ("ring", "ring_outer"),
)  # fmt: skip


def test_the_ratio_is_that_of_wcag() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert luminance("#ffffff") == pytest.approx(1)


@pytest.mark.parametrize("name", PaletteName)
@pytest.mark.parametrize(("text", "ground"), TEXTS)
@pytest.mark.acc(47)
def test_text_can_be_read(name: PaletteName, text: Use, ground: Use) -> None:
    palette = PALETTES[name]
    wanted = 15 if name in HIGH_CONTRAST else 7
    assert ratio(palette[text], palette[ground]) >= wanted


@pytest.mark.parametrize("name", PaletteName)
@pytest.mark.parametrize(("edge", "ground"), EDGES)
@pytest.mark.acc(49)
def test_edges_can_be_seen(name: PaletteName, edge: Use, ground: Use) -> None:
    assert ratio(PALETTES[name][edge], PALETTES[name][ground]) >= 3


@pytest.mark.parametrize("name", PaletteName)
@pytest.mark.parametrize("ground", ["surface", "raised", "brand", "ink"])
@pytest.mark.acc(49, 56)
def test_a_ring_stands_out_from_every_ground(name: PaletteName, ground: Use) -> None:
    palette = PALETTES[name]
    assert max(ratio(palette["ring"], palette[ground]), ratio(palette["ring_outer"], palette[ground])) >= 3


@pytest.mark.parametrize("name", PaletteName)
def test_every_token_is_a_colour(name: PaletteName) -> None:
    for each in fields(PALETTES[name]):
        assert re.fullmatch(r"#[0-9a-f]{6}", getattr(PALETTES[name], each.name))


@pytest.mark.parametrize(("band", "low", "high"), [(1, 3.5, 4.2), (2, 4.8, 5.6), (3, 6.4, 7.1), (4, 8.5, 9.0)])
@pytest.mark.parametrize("mm_per_px", [0.180, 0.248, 0.277])
@pytest.mark.acc(28)
def test_capitals_keep_to_the_bands_of_acc_28(band: int, low: float, high: float, mm_per_px: float) -> None:
    scale = Scale.of(Look(size=band, mm_per_px=mm_per_px))
    for kind in ("body", "small", "strip", "button"):
        assert low <= scale.text(kind) * CAP_HEIGHT * mm_per_px <= high, kind


@pytest.mark.parametrize("mm_per_px", [0.180, 0.248, 0.277])
@pytest.mark.acc(61)
def test_kiosk_targets_gaps_and_codes_are_large_enough(mm_per_px: float) -> None:
    for size in (1, 2, 3, 4):
        scale = Scale.of(Look(size=size, mm_per_px=mm_per_px))
        assert min(scale.target, scale.bar_target) * mm_per_px >= 20
        assert scale.main_target * mm_per_px >= 25
        assert scale.gap * mm_per_px >= 3
        assert scale.ring >= 4
        assert scale.ring * mm_per_px >= 0.5
        assert scale.qr * mm_per_px * 25 / 33 >= 60  # a code of 25 modules with its quiet zone


@pytest.mark.parametrize("zoom", [100, 150, 200, 300, 400])
@pytest.mark.acc(60)
def test_home_sizes_follow_the_zoom(zoom: int) -> None:
    scale, plain = Scale.of(Look(zoom=zoom, profile=Profile.HOME)), Scale.of(Look(profile=Profile.HOME))
    assert scale.text("body") == round(16 * zoom / 100)
    assert scale.target >= 44
    assert scale.folds == (zoom >= 300)
    if zoom > 100:
        growth = scale.text("title") / plain.text("title")
        assert 1 < growth <= scale.text("body") / plain.text("body")


def test_no_text_is_smaller_than_the_smallest() -> None:
    for size in (1, 2, 3, 4):
        scale = Scale.of(Look(size=size))
        bar = min(scale.text("bar"), scale.text("name"))
        assert bar * CAP_HEIGHT * 0.248 >= (3.5 if size == 1 else 4.8)
        assert all(scale.text(kind) >= round(scale.smallest) for kind in get_args(Kind) if kind not in ("bar", "name"))


def test_only_the_theme_knows_colours_and_sizes() -> None:
    for path in UI.rglob("*.py"):
        if (UI / "theme") in path.parents:
            continue
        source = path.read_text(encoding="utf-8")
        for forbidden in (r"#[0-9a-fA-F]{6}\b", r"\.setStyleSheet\(", r"\.setFixed\w*\("):
            assert not re.search(forbidden, source), f"{path.name}: {forbidden}"
