"""The strip of the first pages: language, text size A A A and colours R R R, as on the portal."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QHBoxLayout

from kiosk.page import LANGUAGE
from kiosk.text import Text, Wording
from ui.bar import Bar
from ui.blocks.arranged import Flow
from ui.blocks.base import TOKEN
from ui.blocks.face import Style
from ui.blocks.group import Group
from ui.blocks.label import Label
from ui.blocks.push import Push
from ui.blocks.styles import CHIP
from ui.theme.look import three_sizes
from ui.theme.theme import Theme
from ui.theme.tokens import PaletteName

SIZE: Final = "size"
"""Action whose argument is a band (kiosk) or per cent (home)."""
PALETTE: Final = "palette"
"""Action whose argument is a palette's name."""

LANGUAGE_NAMES: Final = {"az": "Azərbaycan", "en": "English", "ru": "Русский"}
"""Each language in itself, so that who reads no other finds it."""
_LETTERS: Final = (
    CHIP, Style("tile", pad=18, icon_gap=10, above=2, picture_like="strip"), Style("title", pad=18, icon_gap=10, above=2, picture_like="strip"),
)  # fmt: skip
_COLOURS: Final = (PaletteName.LIGHT, PaletteName.DARK, PaletteName.YELLOW_ON_BLACK)


class _Group(Flow):
    """A word and its chips, which stay together."""

    def __init__(self, theme: Theme, name: Text, chips: list[Push]) -> None:
        super().__init__(theme, gap=13)
        self.label = Label(theme, name, "small")
        self.chips = chips
        self.set_items([self.label, *chips])

    def rectangles(self, width: int) -> list[QRect]:
        places = super().rectangles(width)
        if self.label.isHidden():
            return places
        first = self.label.sizeHint().height()
        places[0] = QRect(
            places[0].left(), places[0].top() + (places[0].height() - first) // 2, places[0].width(), first
        )
        return places


class WelcomeStrip(Bar):
    """Three groups in a row, on more rows where the window is narrow and high."""

    MOST_OF_WINDOW = 0.164

    def __init__(self, theme: Theme, words: Wording) -> None:
        super().__init__(theme, "raised", "border")
        blank = Text("", "")
        self.languages = [
            self._chip(CHIP, Text(name, language), LANGUAGE, language) for language, name in LANGUAGE_NAMES.items()
        ]
        self.sizes = [self._chip(style, blank, SIZE, "") for style in _LETTERS]
        self.colours = [self._chip(CHIP, blank, PALETTE, str(name)) for name in _COLOURS]
        for chip, name in zip(self.colours, _COLOURS, strict=True):
            chip.sample = name
        self.groups = [_Group(theme, blank, chips) for chips in (self.languages, self.sizes, self.colours)]
        self.holders = [Group(theme, blank) for _ in self.groups]
        self.flow = Flow(theme, gap=46, row_gap=14)
        for holder, group in zip(self.holders, self.groups, strict=True):
            holder.column.addWidget(group)
        self.flow.set_items(self.holders)
        self.row = QHBoxLayout(self)
        self.row.addWidget(self.flow)
        self._language = ""
        self.translate(words)
        self.restyle()

    def _chip(self, style: Style, label: Text, action: str, argument: str) -> Push:
        chip = Push(self.theme, style, label)
        chip.setProperty("argument", argument)
        chip.setProperty(TOKEN, f"chip:{action}:{argument}")
        chip.clicked.connect(lambda: self.activated.emit(action, str(chip.property("argument"))))
        return chip

    def translate(self, words: Wording) -> None:
        """The strip's words in another language; the languages keep their own."""
        _ = words
        self._language = words.language
        # Translators: headings of three groups of buttons on the first page
        for group, holder, name in zip(
            self.groups, self.holders, (_("Language"), _("Text size"), _("Colours")), strict=True
        ):
            group.label.show_text(name)
            holder.set_name(name)
        # Translators: said for the three letters A A A, which differ in size only
        for chip, said in zip(self.sizes, (_("A, small text"), _("A, usual text"), _("A, large text")), strict=True):
            letter = said.text.partition(",")[0]
            chip.set_words(Text(letter, words.language, spoken=said.text))
            chip.setAccessibleName(said.text)
        # Translators: R R R as on the portal; az: "R ağ", "R tünd", "R sarı"
        for chip, label in zip(self.colours, (_("R light"), _("R dark"), _("R yellow")), strict=True):
            chip.set_words(label.said_as(label.text.removeprefix("R ")))  # the letter is a sample, not a word
        self._mark()

    def restyle(self) -> None:
        scale = self.theme.scale
        self.row.setContentsMargins(scale.margin, scale.length(14), scale.margin, scale.length(14) + scale.edge)
        side = round(max(scale.length(83) if scale.look.is_kiosk else 44, scale.text("strip") * 1.7))
        chips = (*self.languages, *self.sizes, *self.colours)
        for chip in chips:
            chip.restyle()
            chip.least = (side, side)
        side = max(chip.sizeHint().height() for chip in chips)
        for chip in chips:
            chip.least = (side, side)
        self._mark()
        self.updateGeometry()

    def _mark(self) -> None:
        """Tick what holds just now."""
        look = self.theme.look
        for chip in self.languages:
            self._select(chip, chip.property("argument") == self._language)
        for chip, size in zip(self.sizes, three_sizes(look), strict=True):
            chip.setProperty("argument", str(size))
            self._select(chip, size == look.text_size)
        for chip in self.colours:
            self._select(chip, chip.property("argument") == look.palette)

    @staticmethod
    def _select(chip: Push, selected: bool) -> None:
        if chip.property("selected") is not selected:
            chip.set_selected(selected)

    def _rows(self, room: int) -> int:
        """In how many rows the groups stand. They show their names, which are heard in any case, unless without them
        one row is enough."""
        for named in (True, False):
            self._show_names(named)
            if self._count(room) == 1:
                return 1
        self._show_names(True)
        return self._count(room)

    def _count(self, room: int) -> int:
        return len({place.top() for place in self.flow.rectangles(room)})

    def _show_names(self, shown: bool) -> None:
        for group, holder in zip(self.groups, self.holders, strict=True):
            if group.label.isHidden() == shown:
                group.label.setVisible(shown)
                group.updateGeometry()
                holder.column.invalidate()
                holder.updateGeometry()

    def fits(self, width: int, height: int) -> bool:
        """Whether the strip leaves the page enough of the window; else the top bar has a button for the language."""
        room = width - 2 * self.theme.scale.margin
        rows = self._rows(room)
        if max(group.widest() for group in self.groups) > room:
            return False
        return rows <= 2 or self.heightForWidth(width) <= height * self.MOST_OF_WINDOW
