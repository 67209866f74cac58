"""All that a window has for the ear beside its one funnel: reading on, repeating, help, speed and volume, who may listen."""

from __future__ import annotations

from PySide6.QtCore import QObject, SignalInstance, Slot
from PySide6.QtWidgets import QWidget

from accessibility.announcer import Announcer
from accessibility.busy import Busy
from accessibility.clock import Timers
from accessibility.commands import Commander
from accessibility.help import Help
from accessibility.jack import Sinks
from accessibility.keys import KEYS, Command, Keymap
from accessibility.listening import Listening
from accessibility.locks import CapsLock
from accessibility.notice import Notice
from accessibility.preferences import Preferences
from accessibility.prompting import Prompting
from accessibility.reader import ReadingCursor
from accessibility.repeating import Repeating
from accessibility.say_all import SayAll
from accessibility.speech.queue import SpeechQueue
from accessibility.tuning import Tuning
from accessibility.ways import KeyboardWay, Ways


class Speech(QObject):
    """The parts, put together. A program uses `commander`, `ways`, `busy`, `help`, `listening`, `changed`, `begin_visit`."""

    def __init__(
        self,
        window: QWidget,
        announcer: Announcer,
        cursor: ReadingCursor,
        queue: SpeechQueue,
        *,
        timers: Timers,
        keys: Keymap = KEYS,
        private: bool = False,
    ) -> None:
        super().__init__(window)
        self._announcer = announcer
        self.timers = timers
        self.notice = Notice(window)
        self.locks = CapsLock(announcer, self.notice)
        self.ways = Ways()
        self.ways.add(KeyboardWay(lambda: announcer.composer, lambda: keys))
        self.tuning = Tuning(announcer, queue, self.notice, Preferences(language=announcer.composer.language))
        self.help = Help(window, announcer, self.ways, timers)
        self.prompting = Prompting(announcer, queue, self.ways, timers)
        self.busy = Busy(announcer, timers)
        self.listening = Listening(
            window, announcer, self.notice, self.prompting, self.tuning, self.ways, timers, private=private
        )
        self.commander = Commander(
            window,
            announcer,
            cursor,
            say_all=SayAll(window, announcer, cursor, queue),
            repeating=Repeating(window, announcer, queue, timers.now),
            tuning=self.tuning,
            spoken_help=self.help,
            listening=self.listening,
            locks=self.locks,
            ways=self.ways,
        )
        announcer.acted.connect(self._acted)
        announcer.page_said.connect(self._page_said)

    @property
    def changed(self) -> SignalInstance:
        """Carries the new `Preferences` when a key or a headset has changed them; a program keeps them."""
        return self.tuning.changed

    def apply(self, preferences: Preferences) -> None:
        """The person's settings, from wherever they come."""
        self.tuning.take(preferences)
        self._announcer.configure(aloud_key=self.ways.key_of(Command.HEAR_ALOUD))
        if not preferences.speech:
            self.help.leave()

    def begin_visit(self) -> None:
        """Somebody new is there: the next page that is spoken tells which keys do what (ACC-4), nobody has agreed to
        anything, and nothing of the last person's help or waiting goes on."""
        self.help.leave()
        self.busy.end()
        self.listening.forget()
        self.prompting.begin()

    def end_visit(self, defaults: Preferences) -> None:
        """Speed and volume fall back, and nothing is said any more by itself (ACC-17)."""
        self.help.leave()
        self.busy.end()
        self.prompting.stop()
        self.listening.forget()
        self.tuning.take(defaults)

    def follow(self, sinks: Sinks, *, shared: bool = True) -> None:
        """Hear of headphones from `sinks` (ACC-4, ACC-13); `shared` is false on a person's own computer."""
        self.listening.follow(sinks, shared=shared)

    @Slot()
    def _acted(self) -> None:
        self.notice.acted()

    @Slot(object)
    def _page_said(self, _page: object) -> None:
        if self.help.open:
            self.help.leave()
