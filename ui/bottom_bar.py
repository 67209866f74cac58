"""The bottom bar: back · repeat · help · staff in fixed slots, the one main action alone at the other side (ACC-63)."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from kiosk.page import HELP, REPEAT, STAFF, Action, Page
from kiosk.text import Text, Wording
from ui.bar import Bar
from ui.blocks.base import TOKEN
from ui.blocks.face import Style
from ui.blocks.push import Push
from ui.blocks.styles import BAR, MAIN, MAIN_PLAIN
from ui.theme.theme import Theme


class BottomBar(Bar):
    """A slot that is not used stays empty, so that every button has its place on every page."""

    def __init__(self, theme: Theme, words: Wording) -> None:
        super().__init__(theme, "surface", "border", line_above=True)
        self.back = self._button(BAR, "arrow-left")
        self.slots = [self.back]
        for action, icon in ((REPEAT, "rotate-ccw"), (HELP, "circle-question-mark"), (STAFF, "hand-helping")):
            button = self._button(BAR, icon)
            button.clicked.connect(lambda _=False, action=action: self.activated.emit(action, ""))
            button.setProperty(TOKEN, f"bar:{action}")
            self.slots.append(button)
        self.main = self._button(MAIN, "arrow-right")
        self._back_action: Action | None = None
        self._main_action: Action | None = None
        self.back.clicked.connect(self.go_back)
        self.main.clicked.connect(self.go_on)
        self.back.setProperty(TOKEN, "bar:back")
        self.main.setProperty(TOKEN, "bar:main")
        self.folded = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.translate(words)
        self.restyle()

    def _button(self, style: Style, icon: str) -> Push:
        return Push(self.theme, style, Text("", ""), self, icon=icon)

    def translate(self, words: Wording) -> None:
        """The bar's words in another language."""
        _ = words
        # Translators: buttons of the bottom bar; "Staff" calls a member of staff
        self._repeat, help_, staff = _("Repeat"), _("Help"), _("Staff")
        # Translators: button of the bottom bar in the easy mode: says everything once more, more slowly
        self._repeat_slowly = _("Repeat slowly")
        for button, text in zip(self.slots[1:], (self._repeat, help_, staff), strict=True):
            button.set_words(text)

    def restyle(self) -> None:
        scale = self.theme.scale
        for button in self.slots:
            button.least = (scale.length(250) if not self.folded else scale.target, scale.target)
        self.main.least = (scale.length(228), scale.main_target)
        self.updateGeometry()
        self.arrange()

    def show_page(self, page: Page, *, folded: bool) -> None:
        """The page's own two actions, and which of the others there is room for."""
        self.folded = folded
        self._back_action, self._main_action = page.back, page.main
        for button in self.slots[1:]:
            # at home there are no staff; shown and hidden again, it would be told to screen readers each time
            button.setVisible(not folded and (self.theme.look.is_kiosk or button is not self.slots[-1]))
        repeat = self._repeat_slowly if page.easy else self._repeat
        if self.slots[1].label != repeat:
            self.slots[1].set_words(repeat)
        self.back.setVisible(page.back is not None)
        if page.back is not None:
            self.back.set_words(page.back.label, page.back.description)
            self.back.set_icon("" if folded else page.back.icon or "arrow-left")
        self.main.setVisible(page.main is not None)
        if page.main is not None:
            self.main.style_ = MAIN_PLAIN if page.busy else MAIN
            self.main.set_words(page.main.label)
            self.main.set_icon("" if folded else page.main.icon or "arrow-right")
        self.restyle()

    @property
    def is_empty(self) -> bool:
        """Whether a folded bar has nothing to show on this page: then the page has its room."""
        return self.folded and self._back_action is None and self._main_action is None

    def go_back(self) -> None:
        """Do what Back does; nothing where there is no way back."""
        if self._back_action is not None:
            self.activated.emit(self._back_action.id, self._back_action.argument)

    def go_on(self) -> None:
        """Do the main action, if there is one."""
        if self._main_action is not None:
            self.activated.emit(self._main_action.id, self._main_action.argument)

    def _slots(self) -> list[Push]:
        """The slots that keep their place: all of them, or only Back when folded."""
        if self.folded:
            return [self.back]
        return self.slots if self.theme.look.is_kiosk else self.slots[:-1]

    def places(self, width: int) -> list[tuple[Push, QRect]]:
        """Where every button stands for a width: in one row, or two beside each other."""
        scale = self.theme.scale
        gap, left, top = scale.length(20), scale.margin, scale.length(20) + scale.edge
        sizes = [self._width(button) for button in self._slots()]
        main = self._width(self.main) if not self.main.isHidden() else 0
        room = width - 2 * scale.margin
        if sum(sizes) + gap * len(sizes) + main > room:
            return self._stacked(room, left, top, gap)
        high = scale.main_target
        at = left if not scale.look.mirrored else width - left - sum(sizes) - gap * (len(sizes) - 1)
        found: list[tuple[Push, QRect]] = []
        for button, wide in zip(self._slots(), sizes, strict=True):
            found.append((button, QRect(at, top + (high - scale.target) // 2, wide, scale.target)))
            at += wide + gap
        at = left if scale.look.mirrored else width - left - main
        found.append((self.main, QRect(at, top, main, high)))
        return found

    @staticmethod
    def _width(button: Push) -> int:
        """Sizes do not depend on whether the button is shown just now."""
        return button.sizeHint().width()

    def _stacked(self, room: int, left: int, top: int, gap: int) -> list[tuple[Push, QRect]]:
        scale, slots = self.theme.scale, self._slots()
        half = (room - gap) // 2 if len(slots) > 1 else room
        found: list[tuple[Push, QRect]] = []
        if not (len(slots) == 1 and self.back.isHidden()):
            for index in range(0, len(slots), 2):
                row = slots[index : index + 2]
                high = max(button.heightForWidth(half) for button in row)
                for place, button in enumerate(row):
                    found.append((button, QRect(left + place * (half + gap), top, half, high)))
                top += high + gap
        if not self.main.isHidden():
            found.append((self.main, QRect(left, top, room, max(scale.main_target, self.main.heightForWidth(room)))))
        return found

    def most(self, width: int) -> int:
        """The height for a page that uses all slots and has a main action of the usual width."""
        scale, slots = self.theme.scale, self.slots if self.theme.look.is_kiosk else self.slots[:-1]
        gap, room = scale.length(20), width - 2 * scale.margin
        high = scale.main_target
        main = max(scale.length(228), 9 * scale.text("main"))
        wide = sum(max(self._width(button), scale.length(250)) + gap for button in slots) + main
        if wide > room:
            high += (scale.target + gap) * -(-len(slots) // 2)
        return high + 2 * gap + scale.edge

    def heightForWidth(self, width: int) -> int:
        bottom = max((place.bottom() + 1 for _, place in self.places(width)), default=0)
        return bottom + self.theme.scale.length(20)

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, _: QResizeEvent) -> None:
        self.arrange()

    def arrange(self) -> None:
        """Put the buttons in their places."""
        for button, place in self.places(self.width()):
            button.setGeometry(place)
