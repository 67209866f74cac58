"""Where the pointer is, and what it presses while the window is shown enlarged: the thing that is seen under it.

Filters the platform's window. The layer's other filters there see where the thing stands, as if nothing were enlarged.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QEventPoint, QMouseEvent, QPointingDevice, QTouchEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from accessibility.arrivals import Arrivals
from accessibility.lifetime import while_whole

REST_MS: Final = 15
"""A touch screen that passes for a mouse moves the pointer and presses at once: what is pressed is what was seen, so the
picture follows a pointer only after a moment in which nothing was pressed."""
_PRESSED: Final = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_HEARD: Final = frozenset(
    {
        *_PRESSED,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
    }
)


class Pointing(QObject):
    """Tells of the pointer and moves its events. `map_to` gives where in the window something is that is seen at a place,
    None for a place that is not enlarged. `controls` stand over the window and are passed over: what they cover is seen
    elsewhere."""

    pointed = Signal(QPointF)

    def __init__(self, window: QWidget, controls: QWidget, map_to: Callable[[QPointF], QPointF | None]) -> None:
        super().__init__(window)
        self._window, self._controls, self._map_to = window, controls, map_to
        self._arrivals = Arrivals(window, self)
        self._moves = self._passing = False
        self._enlarged = False
        """Whether what the pointer was on last is enlarged."""
        self._at = QPointF()
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(REST_MS)
        self._resting.timeout.connect(self._tell)

    def listen(self, moves: bool) -> None:
        """Follow the pointer from now on, first of all who listen; `moves`: its events go elsewhere."""
        self._moves = moves
        self._arrivals.start()
        self._arrivals.go_first()

    def stop(self) -> None:
        """Leave the pointer alone."""
        self._resting.stop()
        self._arrivals.stop()

    @while_whole
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _HEARD or watched is not self._arrivals.handle:
            self._arrivals.follow(watched, event)
            return False
        if self._passing:
            return False
        if not event.spontaneous():  # another of the layer's filters has it from here, and knows where it belongs
            return self._enlarged and self._again(event)
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if isinstance(event, QWheelEvent):
            return self._wheel(event)
        return isinstance(event, QTouchEvent) and self._touch(event)

    @Slot()
    def _tell(self) -> None:
        """The picture follows the pointer, and so another thing lies under it."""
        self.pointed.emit(self._at)
        at = QPointF(self._window.mapTo(self._window.window(), self._at))
        there = self._place(at)
        if there is not None:
            no = Qt.MouseButton.NoButton
            place = self._on_screen(there)
            moved = QMouseEvent(QEvent.Type.MouseMove, there, there, place, no, no, Qt.KeyboardModifier.NoModifier)
            self._pass_on(moved, moved)

    def _again(self, event: QEvent) -> bool:
        """Send it on as it is, past the buttons that stand over the window."""
        return isinstance(event, QMouseEvent | QTouchEvent) and self._pass_on(event, event.clone())

    def _place(self, at: QPointF) -> QPointF | None:
        """From the platform's window to ours and back: the two differ where our window stands in another one."""
        inside = QPointF(self._window.mapFrom(self._window.window(), at))
        there = self._map_to(inside) if self._moves else None
        return None if there is None else QPointF(self._window.mapTo(self._window.window(), there))

    def _mouse(self, event: QMouseEvent) -> bool:
        hovers = event.type() == QEvent.Type.MouseMove and event.buttons() == Qt.MouseButton.NoButton
        if hovers and event.source() == Qt.MouseEventSource.MouseEventNotSynthesized:
            self._at = QPointF(self._window.mapFrom(self._window.window(), event.position()))
            self._resting.start()
        there = self._place(event.position())
        self._enlarged = there is not None
        if there is None:
            return False
        moved = QMouseEvent(
            event.type(),
            there,
            there,
            self._on_screen(there),
            event.button(),
            event.buttons(),
            event.modifiers(),
            event.pointingDevice(),
        )
        if event.type() in _PRESSED:
            self._resting.stop()
            return self._pass_on(event, moved, there)
        return self._pass_on(event, moved)

    def _wheel(self, event: QWheelEvent) -> bool:
        there = self._place(event.position())
        if there is None:
            return False
        moved = QWheelEvent(
            there,
            self._on_screen(there),
            event.pixelDelta(),
            event.angleDelta(),
            event.buttons(),
            event.modifiers(),
            event.phase(),
            event.inverted(),
        )
        return self._pass_on(event, moved)

    def _touch(self, event: QTouchEvent) -> bool:
        points = [self._moved(point) for point in event.points()]
        self._enlarged = all(point is not None for point in points)
        device = event.pointingDevice()
        if any(point is None for point in points) or not isinstance(device, QPointingDevice):
            return False
        moved = QTouchEvent(event.type(), device, event.modifiers(), [point for point in points if point is not None])
        return self._pass_on(event, moved)

    def _moved(self, point: QEventPoint) -> QEventPoint | None:
        there = self._place(point.position())
        if there is None:
            return None
        return QEventPoint(point.id(), point.state(), there, self._on_screen(there))

    def _on_screen(self, there: QPointF) -> QPointF:
        return QPointF(self._window.window().mapToGlobal(there))

    def _pass_on(self, event: QEvent, moved: QEvent, pressed: QPointF | None = None) -> bool:
        self._passing = True
        self._controls.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        try:
            if pressed is not None:
                self._focus_at(pressed)
            handle = self._arrivals.handle
            if handle is not None:
                QCoreApplication.sendEvent(handle, moved)
        finally:
            self._passing = False
            self._controls.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        event.setAccepted(moved.isAccepted())
        return True

    def _focus_at(self, there: QPointF) -> None:
        """A click gives the focus, as Qt does for those that come from the platform."""
        widget = self._window.window().childAt(there.toPoint())
        while widget is not None and not widget.isWindow():
            if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.ClickFocus:
                if not widget.hasFocus():
                    widget.setFocus(Qt.FocusReason.MouseFocusReason)
                return
            widget = widget.parentWidget()
