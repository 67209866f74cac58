"""Draws a `Page`: the same id is updated in place, another id is a new view with the focus on its heading (ACC-54)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from accessibility.describe import describe
from accessibility.lifetime import is_whole, while_whole
from accessibility.outline import outline
from accessibility.roles import Role
from accessibility.unheard import unheard
from kiosk.page import ErrorSummary, Page
from ui.bar import Bar
from ui.blocks.actions import ListingBlock
from ui.blocks.arranged import Flow
from ui.blocks.base import TOKEN, BlockWidget, dismiss, leave
from ui.blocks.code import CodeEntry
from ui.blocks.context import Context
from ui.blocks.push import Push
from ui.blocks.styles import PLAIN
from ui.page_body import PageBody, is_easy


class PageView(QWidget):
    """A page in a scroll area that follows the focus. Two buttons page through what does not fit: at a kiosk always, at home
    once the window was touched, where a finger would have nothing but the scroll bar."""

    activated = Signal(str, str)
    changed = Signal(str, str)
    submitted = Signal()
    said = Signal(str, str)
    rearranged = Signal()
    """The paging buttons have come or gone, so that the order of Tab is another."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.body: PageBody | None = None
        self._crowded = self._touched = False
        self._listens = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.area = QScrollArea()
        # asked for one that Qt has made, PySide would first make all kinds of widgets known, with their enums
        self.area.setViewport(QWidget())
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.viewport().setAutoFillBackground(False)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column.addWidget(self.area, 1)
        self.pages = self._make_paging()
        self.paging = Bar(self.context.theme, "surface", "line", line_above=True)
        self._paging_row = QVBoxLayout(self.paging)
        self._paging_row.addWidget(self.pages)
        self.paging.hide()
        describe(self.paging, order=1)
        self._column.addWidget(self.paging)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)
        self.restyle()

    def _make_paging(self) -> Flow:
        theme, _ = self.context.theme, self.context.words
        flow = Flow(theme)
        self.up = Push(theme, PLAIN, _("Up"), icon="arrow-up")
        self.down = Push(theme, PLAIN, _("Down"), icon="arrow-down")
        self.up.clicked.connect(lambda: self.page_by(-1))
        self.down.clicked.connect(lambda: self.page_by(1))
        flow.set_items([self.up, self.down])
        return flow

    def translate(self, context: Context) -> None:
        """The view's own words in another language."""
        self.context = context
        _ = context.words
        self.up.set_words(_("Up"))
        self.down.set_words(_("Down"))

    def restyle(self) -> None:
        scale = self.context.theme.scale
        self._paging_row.setContentsMargins(scale.margin, scale.length(14), scale.margin, scale.length(14))
        self.context.theme.dress_plain(self.area.verticalScrollBar())
        self._choose_paging()
        QTimer.singleShot(0, self, self._choose_paging)  # what stands on the page takes its new size after this

    def show_page(self, page: Page, context: Context, *, answer: bool = False) -> None:
        """Show a page. `answer` says that it follows something that the person did, so that errors take the focus again."""
        self.context = context
        if self.body is None or self.body.page.id != page.id or self.body.easy != is_easy(page):
            self._show_new(page)
        else:
            self._show_again(page, answer=answer)
        self._choose_paging()

    def _show_new(self, page: Page) -> None:
        with unheard():
            body = PageBody(page, self.context)
        for block in body.all_blocks():
            self._connect(block)
        with unheard():
            self._take_away()
            self.body = body
            self.area.setWidget(body)
        body.setAutoFillBackground(False)
        self.area.verticalScrollBar().setValue(0)
        self.focus_first()

    def _take_away(self) -> None:
        """Let the old page go later: what was pressed may stand on it, and is still at work."""
        old = self.area.widget()
        if old is not None:
            leave(old)
            self.area.takeWidget()
            dismiss(old)

    def _show_again(self, page: Page, *, answer: bool) -> None:
        assert self.body is not None
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            focused = None
        token = focused.property(TOKEN) if focused is not None else None
        before = self._errors(self.body.page)
        for block in self.body.show_page(page, self.context):
            self._connect(block)
            block.show()
        errors = self._errors(page)
        if errors and (answer or errors != before):
            self.focus_first()
        elif focused is not None and token:
            self._focus_again(focused, token)
        QTimer.singleShot(0, self, self._keep_focus_in_sight)

    def _focus_again(self, focused: QWidget, token: str) -> None:
        """What had the focus was made anew: give it back to what means the same."""
        assert self.body is not None
        gone = not focused.isVisibleTo(self.body)
        if not gone and focused.hasFocus():
            return
        same = next(
            (
                each
                for each in self.body.findChildren(QWidget)
                if each.property(TOKEN) == token and each.isVisibleTo(self.body)
            ),
            None,
        )
        if same is not None:
            self._focus(same)
        elif not (self.body.page.focus and self.focus_key(self.body.page.focus)):
            self._focus(self.body.heading)

    @staticmethod
    def _errors(page: Page) -> tuple[ErrorSummary, ...]:
        return tuple(block for block in (*page.aside, *page.blocks) if isinstance(block, ErrorSummary))

    def _connect(self, block: BlockWidget[Any]) -> None:
        block.activated.connect(self.activated)
        block.changed.connect(self.changed)
        block.submitted.connect(self.submitted)
        block.said.connect(self.said)
        block.pointed.connect(self.focus_key)
        for entry in block.findChildren(CodeEntry):
            entry.cursorPositionChanged.connect(self._keep_focus_in_sight)

    def focus_first(self) -> None:
        """Focus the errors, else what the page names, else the heading."""
        if self.body is None:
            return
        for block in self.body.all_blocks():
            if isinstance(block.block, ErrorSummary):
                self._focus(block.focus_target())
                return
        if not (self.body.page.focus and self.focus_key(self.body.page.focus)):
            self._focus(self.body.heading)

    @Slot(str)
    def focus_key(self, key: str) -> bool:
        """Send the focus to the block of that key; False when there is none."""
        if self.body is not None:
            for block in self.body.all_blocks():
                if key in block.focus_keys():
                    self._focus(block.focus_target())
                    return True
        return False

    def focus_found(self) -> bool:
        """Send the focus to the first row of a list; False where there is none."""
        for block in self.body.all_blocks() if self.body is not None else ():
            if isinstance(block, ListingBlock) and block.rows:
                self._focus(block.rows[0])
                return True
        return False

    @staticmethod
    def _focus(widget: QWidget | None) -> None:
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def code_entry(self) -> CodeEntry | None:
        """The first code field of the page: the one that the keypad writes in."""
        return self.body.findChild(CodeEntry) if self.body is not None else None

    @Slot(QWidget, QWidget)
    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not is_whole(self) or new is None or self.body is None or not self.body.isAncestorOf(new):
            return
        if new is self.body.heading:
            self.area.verticalScrollBar().setValue(0)
        else:
            self.keep_in_sight(new)

    def keep_in_sight(self, widget: QWidget) -> None:
        """Scroll until a widget of the page can be seen, with its ring (ACC-57)."""
        scale = self.context.theme.scale
        wanted, spare = 2 * scale.ring + scale.gap, (self.area.viewport().height() - widget.height()) // 2
        body = self.area.widget()
        if spare < 0 or body is None:
            self.area.ensureWidgetVisible(widget, 0, wanted)
            if isinstance(widget, CodeEntry) and body is not None:
                box = widget.box_in_hand()
                place = widget.mapTo(body, box.center())
                self.area.ensureVisible(place.x(), place.y(), 0, box.height() // 2 + wanted)
            return
        # of a field Qt's own way shows no more than the caret
        middle = widget.mapTo(body, widget.rect().center())
        self.area.ensureVisible(middle.x(), middle.y(), 0, widget.height() // 2 + min(wanted, spare))

    def fields(self) -> list[QWidget]:
        """Where a person can write on this page, in reading order."""
        if self.body is None:
            return []
        return [item.widget for item in outline(self.body) if item.role is Role.FIELD and item.widget is not None]

    def set_crowded(self, crowded: bool) -> None:
        """Whether a keyboard takes the room: then the page follows the field, and has no buttons for paging."""
        self._crowded = crowded
        self._choose_paging()

    def height_for_code(self) -> int:
        """The least height in which a code field is whole above the buttons for paging, in pixels; 0 without such a field."""
        entry = self.code_entry()
        return entry.sizeHint().height() + self.paging.heightForWidth(self.width()) if entry is not None else 0

    def page_by(self, direction: int) -> None:
        """One page up or down, less a line so that the place is found again."""
        bar = self.area.verticalScrollBar()
        step = max(1, self.area.viewport().height() - self.context.theme.scale.line("body"))
        bar.setValue(bar.value() + direction * step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_paging()
        if event.size().height() < event.oldSize().height():
            QTimer.singleShot(0, self, self._keep_focus_in_sight)

    @Slot()
    def _keep_focus_in_sight(self) -> None:
        """A bar has come below the page, or something into it: what has the focus is not to be hidden by it (ACC-57)."""
        focused, body = QApplication.focusWidget(), self.body
        if focused is not None and body is not None and body.isAncestorOf(focused) and focused is not body.heading:
            self.keep_in_sight(focused)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.window().windowHandle()
        if not self._listens and handle is not None:
            self._listens = True
            handle.installEventFilter(self)

    @while_whole
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first touch: nothing may move under the finger, so the buttons come when it has been lifted."""
        if event.type() == QEvent.Type.TouchEnd and not self._touched:
            self._touched = True
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._choose_paging)
        return False

    @Slot()
    def _choose_paging(self) -> None:
        """Show the two buttons when the page does not fit; a scroll bar is for a mouse."""
        kiosk = self.context.theme.look.is_kiosk
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if kiosk else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        if self.area.verticalScrollBarPolicy() != bar:
            self.area.setVerticalScrollBarPolicy(bar)
        if self.body is not None and not self._crowded:
            self.body.fit(self.height())
        needed = self.body is not None and self.body.height_for(self.width()) > self.height()
        shown = (kiosk or self._touched) and needed and not self._crowded
        if shown == self.paging.isHidden():
            self.paging.setVisible(shown)
            self.rearranged.emit()
