"""The kinds of buttons there are."""

from __future__ import annotations

from typing import Final

from ui.blocks.face import Style

PLAIN: Final = Style()
"""A secondary action."""
PLAIN_TIGHT: Final = Style(pad=14, icon_gap=10)
"""The same with little beside its words."""
MAIN: Final = Style("main", "action", "action_border", "on_action", "on_action", "on_action", pad=52, trailing=True)
"""The one main action, in the colour of actions."""
MAIN_PLAIN: Final = Style("main", pad=52, trailing=True)
"""A main action that is not the one way on."""
BRAND: Final = Style("bar", "brand", "brand_border", "on_brand", "on_brand", "on_brand", pad=22)
"""In the top bar."""
BRAND_TIGHT: Final = Style("bar", "brand", "brand_border", "on_brand", "on_brand", "on_brand", pad=14, icon_gap=10)
"""In the top bar of a narrow window."""
BAR: Final = Style("button", pad=20)
"""In the bottom bar."""
TILE: Final = Style("tile", "raised", picture="accent", centred=False, pad=26, icon_gap=26)
"""A big choice with a picture and an explanation."""
TILE_LOW: Final = Style("tile", "raised", picture="accent", centred=False, pad=26, icon_gap=26, above=4)
"""The same with little above and below its words."""
TILE_TIGHT: Final = Style("button", "raised", picture="accent", centred=False, pad=18, icon_gap=16, above=4)
"""A big choice by its name alone: two lines of a name stand in a target."""
EASY: Final = Style("easy", "raised", picture="accent", stacked=True, icon_gap=36)
"""One of two answers that fill the page."""
EASY_LOW: Final = Style("easy", "raised", picture="accent", centred=False, icon_gap=26, picture_like="tile")
"""The same in a low window, or at a large size."""
ROW: Final = Style("button", centred=False, pad=26)
"""A row of a list."""
OPTION: Final = Style("button", "raised", centred=False, pad=26)
"""One of a few answers."""
CHIP: Final = Style("strip", pad=18, icon_gap=10, above=4)
"""Language, text size and colours on the first page."""
KEY: Final = Style("key", pad=8, icon_gap=8, above=6)
"""A key of a keypad."""
WORD_KEY: Final = Style("button", pad=8, icon_gap=12, above=6)
"""A key that does something else than write."""
LINK: Final = Style("body", "none", "none", centred=False, pad=0, underlined=True)
"""A sentence that leads to what it speaks of."""
