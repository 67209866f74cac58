"""The top bar: the name, then language · sound and look · finish; where there is no room, one Menu button."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent

from kiosk.page import FINISH, LANGUAGE, LOOK
from kiosk.text import Text, Wording
from ui.bar import Bar
from ui.blocks.base import TOKEN
from ui.blocks.label import Label
from ui.blocks.push import Push
from ui.blocks.styles import BRAND, BRAND_TIGHT
from ui.theme.theme import Theme

MENU = "menu"


class TopBar(Bar):
    """`folded` shows the Menu button alone; `bare` shows the name alone (the page before a visit)."""

    def __init__(self, theme: Theme, words: Wording) -> None:
        super().__init__(theme, "brand", "brand_line")
        _ = words
        self.name = Label(theme, _("Electronic government"), "name", "on_brand", icon="landmark")
        self.name.icon_centred = True
        self.menu = self._button(MENU, "menu")
        self.buttons = [self._button(LANGUAGE, "languages"), self._button(LOOK, "volume-2"), self._button(FINISH, "x")]
        self.name.setParent(self)
        self.folded = self.bare = False
        self.language_shown = True
        self.translate(words)
        self.restyle()

    def _button(self, action: str, icon: str) -> Push:
        button = Push(self.theme, BRAND, Text("", ""), self, icon=icon)
        button.setProperty(TOKEN, f"bar:{action}")
        button.clicked.connect(lambda: self.activated.emit(action, ""))
        return button

    def translate(self, words: Wording) -> None:
        """The bar's words in another language."""
        _ = words
        self.name.show_text(_("Electronic government"))
        self.menu.set_words(_("Menu"))
        # Translators: the three buttons of the top bar; "Finish" ends the visit
        texts = (_("Language"), _("Sound and look"), _("Finish"))
        for button, text in zip(self.buttons, texts, strict=True):
            button.set_words(text)
        self.arrange()

    def restyle(self) -> None:
        scale = self.theme.scale
        for button in (self.menu, *self.buttons):
            button.least = (scale.bar_target, scale.bar_target)
        self.updateGeometry()
        self.arrange()

    def show_parts(self, *, folded: bool, bare: bool, language: bool) -> None:
        """Choose what stands in the bar."""
        self.folded, self.bare, self.language_shown = folded, bare, language
        self.menu.setVisible(folded and not bare)
        self.name.setVisible(not folded)
        for index, button in enumerate(self.buttons):
            button.setVisible(not folded and not bare and (language or index > 0))
        self.arrange()

    def fits(self, width: int) -> bool:
        """Whether name and buttons have room, if need be with less space in the buttons; the name may take two lines."""
        for style in (BRAND, BRAND_TIGHT):
            for button in self.buttons:
                if button.style_ is not style:
                    button.style_ = style
                    button.restyle()
            if self._holds_name(width):
                return True
        return False

    def _holds_name(self, width: int) -> bool:
        scale = self.theme.scale
        buttons = sum(button.sizeHint().width() + scale.length(20) for button in self.buttons)
        room = width - buttons - 2 * scale.margin
        return self.name.longest_word() <= room and self.name.heightForWidth(room) <= self.sizeHint().height()

    def sizeHint(self) -> QSize:
        scale = self.theme.scale
        return QSize(scale.text("name") * 10, scale.bar_target + 2 * scale.length(14) + scale.edge)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, _: QResizeEvent) -> None:
        self.arrange()

    def arrange(self) -> None:
        """Name at the left, buttons at the right."""
        scale = self.theme.scale
        middle = (self.height() - scale.edge) // 2
        right = self.width() - scale.margin
        for button in reversed([button for button in self.buttons if not button.isHidden()]):
            size = button.sizeHint()
            right -= size.width()
            button.setGeometry(QRect(right, middle - size.height() // 2, size.width(), size.height()))
            right -= scale.length(20)
        size = self.menu.sizeHint()
        self.menu.setGeometry(QRect(scale.margin, middle - size.height() // 2, size.width(), size.height()))
        width = max(1, right - scale.margin)
        high = self.name.heightForWidth(width)
        self.name.setGeometry(QRect(scale.margin, middle - high // 2, width, high))
        self.name.setAlignment(Qt.AlignmentFlag.AlignVCenter)
