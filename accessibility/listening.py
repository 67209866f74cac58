"""Who can hear: headphones in and out, and the person's consent to hear private things where others are (ACC-4, ACC-9 to 13).

Where a device is shared, headphones that are plugged in switch the voice on, and the page is said from its top. Pulled out,
everything is silent at once and stays so until they are back or the person chooses the loudspeaker; what to do is then shown,
not said. On a person's own computer the voice stays as they have chosen it, and only falls silent once. Private things are said only with headphones, or where
the person asked for it: once for the thing they stand on, with what they write there until they leave it, twice for the rest
of the visit.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from accessibility.announcer import Announcer
from accessibility.clock import Timers
from accessibility.help_words import HelpWords
from accessibility.items import Item
from accessibility.jack import Sinks
from accessibility.keys import SPELL_SECONDS, Command
from accessibility.must_hear import MustHear
from accessibility.notice import Notice
from accessibility.outline import item_at
from accessibility.outputs import ANSWER, Output
from accessibility.prompting import Prompting
from accessibility.roles import Role, State
from accessibility.speech.utterance import Priority, Segment, Utterance
from accessibility.tuning import Tuning
from accessibility.ways import Ways


class Listening(QObject):
    """Private listening. `private` is the state at the beginning, where the program knows it."""

    def __init__(
        self,
        window: QWidget,
        announcer: Announcer,
        notice: Notice,
        prompting: Prompting,
        tuning: Tuning,
        ways: Ways,
        timers: Timers,
        *,
        private: bool = False,
    ) -> None:
        super().__init__(window)
        self._window, self._announcer, self._notice = window, announcer, notice
        self._prompting, self._tuning, self._ways, self._timers = prompting, tuning, ways, timers
        self._sinks: Sinks | None = None
        self._headphones = private
        self._agreed = self._held = False
        self._shared = True
        self._asked_at = -SPELL_SECONDS
        announcer.configure(private_listening=private, aloud_key=ways.key_of(Command.HEAR_ALOUD))

    @property
    def headphones(self) -> bool:
        """Whether nobody but the person hears the voice."""
        return self._headphones

    @property
    def held(self) -> bool:
        """Whether the headphones were pulled out, and nobody has said yet what is to be done."""
        return self._held

    def follow(self, sinks: Sinks, *, shared: bool = True) -> None:
        """From now on hear of headphones from `sinks`; what is plugged in already is taken as it is. `shared` is false on a
        person's own computer."""
        self._sinks, self._shared = sinks, shared
        if sinks.headphones is not None:
            self._headphones = sinks.headphones
            self._configure()
        sinks.watch(self.heard_of)

    def heard_of(self, headphones: bool | None) -> None:
        """The jack has changed, or with None may have: then nothing sounds until that is known."""
        if headphones is None:
            if self._headphones:
                self._announcer.freeze(True)
        elif headphones is self._headphones:
            self._announcer.freeze(False)
        elif headphones:
            self.plugged()
        else:
            self.unplugged()

    def plugged(self) -> None:
        """Speech starts from the top of the page, with the keys (ACC-4)."""
        self._headphones = True
        self._release()
        self._configure()
        if self._shared:
            self._tuning.speak()
            self._announcer.set_output(Output.VOICE)
            self._prompting.begin_here()
        else:
            self._announcer.freeze(False)

    def switch_on(self) -> None:
        """The voice was asked for with a key: it says so, and the page from its top with the keys (ACC-4, ACC-32)."""
        self._tuning.speak()
        self._announcer.set_output(Output.VOICE)
        self._prompting.begin_here(self._words.voice_on())

    def unplugged(self) -> None:
        """Silence at once, here and at the device, and nothing more until the person decides (ACC-13)."""
        self._headphones = self._agreed = False
        self._announcer.stop()
        if self._announcer.output is not Output.VOICE or not self._shared:
            self._configure()
            return
        self._announcer.hold(True)
        if self._sinks is not None:
            self._sinks.mute(True)
        self._held = True
        self._prompting.stop()
        self._configure()
        self._notice.keep("headphones", self._words.headphones_out(self._ways.key_of(Command.HEAR_ALOUD)))

    def hear_aloud(self, here: Item | None = None) -> None:
        """The key: with headphones just out, the loudspeaker; else the private thing one stands on; twice, all of them."""
        if self._held:
            self._release()
            self._say(self._words.loudspeaker())
            return
        now = self._timers.now()
        again, self._asked_at = now - self._asked_at <= SPELL_SECONDS, now
        if again and not self._headphones:
            self._agree()
            return
        item = here or item_at(self._window, self._window.focusWidget())
        words = self._announcer.composer.in_private().item(item) if item is not None else ()
        if item is not None and self._hears_writing(item):
            aloud = Segment(self._words.writing_aloud(), self._announcer.composer.language)
            self._announcer.say(Utterance((*(words if item.value else ()), aloud), Priority.NOW, ANSWER))
        elif any(segment.private for segment in words):
            self._announcer.say(Utterance(words, Priority.NOW, ANSWER))
        else:
            self._say(self._words.nothing_private())

    def _hears_writing(self, item: Item) -> bool:
        """Let what is written in a private field be heard from now on, while the person stays there; False elsewhere."""
        if self._headphones or not item.private or item.role is not Role.FIELD or State.SECRET in item.state:
            return False
        self._announcer.composer.heard_field = item
        return True

    def forget(self) -> None:
        """The visit is over: the next person has agreed to nothing."""
        self._agreed = False
        self._release()
        self._configure()
        self._announcer.composer.told = False

    def _agree(self) -> None:
        self._agreed, self._asked_at = not self._agreed, -SPELL_SECONDS
        self._announcer.hush()
        self._configure()
        if self._agreed:
            self._announcer.must_hear(MustHear.ALOUD, self._words.all_aloud(self._ways.key_of(Command.HEAR_ALOUD)))
        else:
            self._say(self._words.not_aloud())

    def _release(self) -> None:
        if not self._held:
            return
        self._held = False
        self._notice.keep("headphones", "")
        if self._sinks is not None:
            self._sinks.mute(False)
        self._announcer.hold(False)

    def _configure(self) -> None:
        self._announcer.composer.heard_field = None
        self._announcer.configure(private_listening=self._headphones or self._agreed)

    @property
    def _words(self) -> HelpWords:
        return HelpWords(self._announcer.composer.messages)

    def _say(self, text: str) -> None:
        segment = Segment(text, self._announcer.composer.language)
        self._announcer.say(Utterance((segment,), Priority.NOW, ANSWER), keep=False)
