"""A clip in sign language: the picture, its captions, and buttons to play, hold, begin again and slow it down (ACC-76).

Nothing moves before the person asks for it (ACC-53). The clip has no sound; what it says stands in its captions, and the
whole of it is the name of the picture (ACC-9).
"""

from __future__ import annotations

import contextlib
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QMovie, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from accessibility.describe import describe
from kiosk.page import SignClip
from kiosk.text import Text
from kiosk.webp import frame_starts
from ui.blocks.arranged import Flow
from ui.blocks.base import BlockWidget
from ui.blocks.context import Context
from ui.blocks.label import Label
from ui.blocks.push import Push
from ui.blocks.styles import PLAIN
from ui.theme.paint import box, brush
from ui.theme.theme import Theme

USUAL: Final = 100
SLOW: Final = 50
"""Speeds in per cent."""
_WIDE: Final = 640
"""The picture's width on the reference kiosk."""


class _Picture(QLabel):
    """The present frame, as wide as there is room, in a box."""

    def __init__(self, theme: Theme, movie: QMovie, name: Text) -> None:
        super().__init__()
        self.theme, self.movie_ = theme, movie
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        describe(self, name=name, role="picture")

    def restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = self.theme.scale.length(_WIDE)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 60)

    def heightForWidth(self, width: int) -> int:
        size = self.movie_.frameRect().size()
        wide = min(width, self.theme.scale.length(_WIDE))
        return round(wide * size.height() / size.width()) if size.width() > 0 else 60

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = brush(self)
        edge = self.theme.scale.edge
        frame = self.movie_.currentPixmap()
        place = self.rect().adjusted(edge, edge, -edge, -edge)
        if not frame.isNull() and place.isValid():
            fitted = frame.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place.setSize(fitted)
            scaled = frame.scaled(
                fitted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            painter.drawPixmap(place.topLeft(), scaled)
        box(painter, self.theme, QRectF(place).adjusted(-edge, -edge, edge, edge), "none", "border")


class SignClipBlock(BlockWidget[SignClip]):
    """The player. `at_ms` is the clip's own time, whatever its speed."""

    def __init__(self, block: SignClip, context: Context) -> None:
        super().__init__(block, context)
        _ = context.words
        self.at_ms = 0
        self._shown = -1
        self._starts: tuple[int, ...] = ()
        with contextlib.suppress(OSError):  # what went away since it was found is not shown either
            self._starts = frame_starts(block.clip.file)
        self.movie = QMovie(str(block.clip.file), parent=self)
        self.movie.setCacheMode(QMovie.CacheMode.CacheNone)
        self.movie.frameChanged.connect(self._frame_changed)
        # Translators: the name of a picture; {script} is all that the sign-language clip says
        name = _("{title}: {script}", title=block.title, script=block.script)
        self.picture = _Picture(context.theme, self.movie, name)
        self.caption = Label(context.theme, Text(" ", context.language), "caption")
        describe(self.caption, decorative=True)  # its words are in the picture's name
        self.play = Push(context.theme, PLAIN, _("Play"), icon="play")
        self.again = Push(context.theme, PLAIN, _("From the beginning"), icon="rotate-ccw")
        self.slower = Push(context.theme, PLAIN, _("Slowly"), icon="clock")
        self.play.clicked.connect(self.toggle)
        self.again.clicked.connect(self.begin)
        self.slower.clicked.connect(self.change_speed)
        self.buttons = Flow(context.theme, self, wide=True)
        self.buttons.set_items([self.play, self.again, self.slower])
        for widget in (self.picture, self.caption, self.buttons):
            self.column.addWidget(widget)
        self.movie.jumpToFrame(0)
        self.restyle()

    @property
    def is_playing(self) -> bool:
        """Whether the picture moves."""
        return self.movie.state() is QMovie.MovieState.Running

    @Slot()
    def toggle(self) -> None:
        """Play, hold, and go on where it was held; at its end, play it once more."""
        if self.is_playing:
            self.movie.setPaused(True)
        elif self._is_at_end():
            self.begin()
            return
        elif self.movie.state() is QMovie.MovieState.Paused:
            self.movie.setPaused(False)
        else:
            self.movie.start()
        self._name_play()

    @Slot()
    def begin(self) -> None:
        """From the first frame."""
        self.movie.stop()
        self.at_ms, self._shown = 0, -1
        self.movie.start()
        self._name_play()

    @Slot()
    def change_speed(self) -> None:
        """Half as fast, and back."""
        slow = self.movie.speed() == USUAL
        self.movie.setSpeed(SLOW if slow else USUAL)
        self.slower.set_selected(slow)

    @Slot(int)
    def _frame_changed(self, number: int) -> None:
        self._shown = number
        self.at_ms = self._starts[number] if number < len(self._starts) else 0
        self._show_caption()
        self.picture.update()
        if self._is_at_end():
            self.movie.setPaused(True)
            self._name_play()

    def _is_at_end(self) -> bool:
        return self._shown >= 0 and self._shown == self.movie.frameCount() - 1

    def _show_caption(self) -> None:
        cues = self.block.clip.captions[self.context.language]
        text = next((cue.text for cue in cues if cue.start_ms <= self.at_ms < cue.end_ms), " ")
        if self.caption.words.text != text:
            self.caption.show_text(Text(text, self.context.language))
            describe(self.caption, decorative=True)

    def _name_play(self) -> None:
        _ = self.context.words
        if self.is_playing:
            self.play.set_words(_("Hold"))
            self.play.set_icon("pause")
        else:
            self.play.set_words(_("Play"))
            self.play.set_icon("play")
