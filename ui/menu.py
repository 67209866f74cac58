"""The menu into which the bars fold when the text is large: a page like any other."""

from __future__ import annotations

from typing import Final

from kiosk.page import ACT_FOR_MYSELF, FINISH, HELP, LANGUAGE, LOOK, REPEAT, STAFF, Action, Buttons, Page
from kiosk.text import Text, Wording
from ui.theme.look import Look, three_sizes
from ui.theme.tokens import PaletteName
from ui.transcript_place import transcript_action
from ui.welcome import LANGUAGE_NAMES, PALETTE, SIZE

CLOSE: Final = "close-menu"


def menu_page(words: Wording, look: Look, *, welcome: bool, transcript: bool = False, acting: bool = False) -> Page:
    """What the bars hold; on the first pages also the languages, sizes and colours. `acting` is while one acts for somebody."""
    _ = words
    actions = [
        Action(CLOSE, _("Close the menu"), "arrow-left"),
        *([Action(ACT_FOR_MYSELF, _("Act for myself again"), "user")] if acting else []),
        Action(LANGUAGE, _("Language"), "languages"),
        Action(LOOK, _("Sound and look"), "volume-2"),
        Action(REPEAT, _("Repeat"), "rotate-ccw"),
        *([transcript_action(words)] if transcript else []),
        Action(HELP, _("Help"), "circle-question-mark"),
        *([Action(STAFF, _("Staff"), "hand-helping")] if look.is_kiosk else []),
        Action(FINISH, _("Finish"), "x"),
    ]
    blocks = [Buttons(tuple(actions))]
    if welcome:
        blocks += [_languages(words), _sizes(words, look), _colours(words, look)]
    return Page("menu", _("Menu"), tuple(blocks))


def _languages(words: Wording) -> Buttons:
    return Buttons(
        tuple(
            Action(LANGUAGE, Text(name, tag), argument=tag, selected=tag == words.language)
            for tag, name in LANGUAGE_NAMES.items()
        )
    )


def _sizes(words: Wording, look: Look) -> Buttons:
    _ = words
    labels = (_("A, small text"), _("A, usual text"), _("A, large text"))
    return Buttons(
        tuple(
            Action(SIZE, label, argument=str(size), selected=size == look.text_size)
            for label, size in zip(labels, three_sizes(look), strict=True)
        )
    )


def _colours(words: Wording, look: Look) -> Buttons:
    _ = words
    labels = [label.said_as(label.text.removeprefix("R ")) for label in (_("R light"), _("R dark"), _("R yellow"))]
    names = (PaletteName.LIGHT, PaletteName.DARK, PaletteName.YELLOW_ON_BLACK)
    return Buttons(
        tuple(
            Action(PALETTE, label, argument=name, selected=name == look.palette)
            for label, name in zip(labels, names, strict=True)
        )
    )
