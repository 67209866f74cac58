"""The strip of captions: what is said, as it is written; and, once a visit, that there is no sound here."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot

from accessibility.announcer import Announcer, Output
from accessibility.arrivals import Arrivals
from accessibility.highlight import Spoken
from accessibility.lifetime import while_whole
from accessibility.preferences import Preferences
from accessibility.speech.interface import Failed, Ready, VoiceEvent
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.utterance import MASK, Sentence, Utterance
from translations import messages
from ui.window import Window

LONGEST: Final = 200
"""Characters of a caption that no voice divides into sentences: the rest of it stands on the page above."""
_ACTS: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})


class Captions(QObject):
    """Follows what is said. `switch_on` is called to have captions switched on as if the person had done it."""

    _sentence_began = Signal(object, object)

    def __init__(
        self,
        window: Window,
        announcer: Announcer,
        queue: SpeechQueue,
        preferences: Callable[[], Preferences],
        switch_on: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window, self._announcer = window, announcer
        self._preferences, self._switch_on = preferences, switch_on
        self._mute = self._told = self._over = False
        self._arrivals = Arrivals(window, self)
        self._held: str | None = None
        """What is to be shown once the notice has been seen; None while there is no notice."""
        self._place: tuple[Utterance, int, int] | None = None
        """Utterance, segment and first character of what stands in the strip."""
        announcer.captioned.connect(self._written)
        self._sentence_began.connect(self._said, Qt.ConnectionType.QueuedConnection)
        queue.listen(self._sentence_began.emit)

    def hear(self, event: VoiceEvent) -> None:
        """Keep what the voice says of itself."""
        if isinstance(event, Ready | Failed):
            self._mute = event.audio is None if isinstance(event, Ready) else event.for_good or self._mute
            self._window.attract.set_sounds(not self._mute)
            self._tell_mute()

    def apply(self, preferences: Preferences) -> None:
        """Captions on or off; speech that was switched on where nothing can be heard is told of."""
        self._window.show_captions(preferences.captions)
        if not preferences.captions:
            self._let_go()
        QTimer.singleShot(0, self, self._tell_mute)  # the preferences are being changed just now

    def end(self) -> None:
        """The visit is over: nothing of it stays in the strip."""
        self._let_go()
        self._over = True
        self._window.set_caption("")

    @Slot()
    def _tell_mute(self) -> None:
        """Say once, on the screen, that nothing can be heard; until the person does something it is not replaced."""
        if self._over or self._told or not self._mute or not self._preferences().speech:
            return
        self._told = True
        if not self._preferences().captions:
            self._switch_on()
        _ = messages("ui", self._window.language)
        self._window.set_caption(_.gettext("There is no sound here. All that is spoken is shown in this line."))
        self._held = ""
        self._arrivals.start()

    @while_whole
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first act on a page; the one that begins a visit is done before anybody has read anything."""
        self._arrivals.follow(watched, event)
        if event.type() in _ACTS and self._window.page is not None and not self._window.page.attract:
            held = self._held
            self._let_go()
            if held:
                self._show(held)
        return False

    @Slot(str)
    def tell_instead(self, text: str) -> None:
        """What a person must know now is not hidden by the notice: it stands in its place, as long as that would."""
        if self._held is not None:
            self._window.set_caption(text)

    def _let_go(self) -> None:
        self._held = None
        self._arrivals.stop()

    @Slot(object, object)
    def _said(self, utterance: Utterance, sentence: Sentence) -> None:
        """The sentence that is being said, as it is written; private words stay hidden from the queue."""
        segment = utterance.segments[sentence.segment]
        part = segment.text[sentence.written_start : sentence.written_end]
        self._show(MASK if segment.private else part.strip())
        first = sentence.written_start + len(part) - len(part.lstrip())
        self._place = None if segment.private or self._held is not None else (utterance, sentence.segment, first)

    @Slot(object)
    def mark(self, spoken: Spoken) -> None:
        """Mark the word that is being said, where its sentence stands in the strip."""
        place = self._place
        if place is None or not self._preferences().highlight_words:
            return
        here = place[0] is spoken.utterance and place[1] == spoken.segment and spoken.start >= place[2]
        start, end = (spoken.start - place[2], spoken.end - place[2]) if here else (0, 0)
        self._window.caption.label.mark(start, end)

    @Slot(str)
    def _written(self, text: str) -> None:
        """What would be said, where our voice does not say it."""
        if self._announcer.output is not Output.VOICE:
            self._show(textwrap.shorten(text, LONGEST, placeholder=" …"))

    def _show(self, text: str) -> None:
        if self._over or not self._preferences().captions:
            return
        if self._held is not None:
            self._held = text
        else:
            self._window.set_caption(text)
