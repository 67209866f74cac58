"""The one funnel for everything that is said, so that exactly one output speaks: our voice, a screen reader, or none.

Follows the focus and what a person types and chooses in it; a program adds `page_changed`, `say` and `announce`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Final

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget

from accessibility import describe
from accessibility.compose import Composer, caption_of, group_after
from accessibility.describe import Words
from accessibility.items import Item
from accessibility.keys import SPELL_SECONDS
from accessibility.outline import item_at, item_for, outline
from accessibility.preferences import Verbosity
from accessibility.roles import Role
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.utterance import FOCUS, Priority, Segment, Utterance
from accessibility.watching import Watch

PAGE: Final = "page"
STATUS: Final = "status"
ERROR: Final = "error"
VALUE: Final = "value"
ECHO: Final = "echo"
ANSWER: Final = "answer"
MUST_HEAR: Final = "must-hear"
"""Kinds of utterance beside `FOCUS`. A key cuts all of them but the last: what has legal effect is heard (ACC-7)."""

_OF_THE_MOMENT: Final = frozenset({FOCUS, VALUE, ECHO})
"""What is said of where one stands and what one does, and soon is old."""

_FOR_SCREEN_READERS: Final = frozenset({PAGE, STATUS, ERROR, ANSWER, MUST_HEAR})
"""What a screen reader cannot find out from the focus, and has to be told (ACC-69)."""

TellReader = Callable[[QWidget, str, bool], None]


class Output(StrEnum):
    """Who speaks."""

    VOICE = "voice"
    SCREEN_READER = "screen reader"
    NONE = "none"


def tell_screen_reader(widget: QWidget, text: str, urgent: bool) -> None:
    """Post an announcement; readers ignore one from a window that has not the focus (requirements C2)."""
    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)


class Announcer(QObject):
    """Says what happens in `window`. `captioned` carries the written words of each utterance, private ones masked;
    `uttered` the utterance itself, for the transcript.

    `clock` gives seconds. `tell_reader` passes words to the platform's screen reader.
    """

    captioned = Signal(str)
    uttered = Signal(object)

    def __init__(
        self,
        window: QWidget,
        queue: SpeechQueue,
        *,
        language: str,
        output: Output = Output.VOICE,
        verbosity: Verbosity = Verbosity.NORMAL,
        private_listening: bool = False,
        echo_characters: bool = True,
        tell_reader: TellReader = tell_screen_reader,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(window)
        self._window, self._queue, self._clock, self._tell_reader = window, queue, clock, tell_reader
        self._composer = Composer(language, verbosity=verbosity, private_listening=private_listening)
        self._output, self._echo, self._captions = output, echo_characters, True
        self._watch: Watch | None = None
        self._known: QWidget | None = None
        self._group = self._before = ""
        self._step: Words | None = None
        self._paused = False
        self._repeated_at = -SPELL_SECONDS
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    @property
    def output(self) -> Output:
        """Who speaks at present."""
        return self._output

    @property
    def composer(self) -> Composer:
        """What puts things into words, in the person's language."""
        return self._composer

    def set_output(self, output: Output) -> None:
        """Let another speak; what is being said by the former stops."""
        if output is not self._output:
            self.stop()
            self._output = output

    def configure(
        self,
        *,
        language: str | None = None,
        verbosity: Verbosity | None = None,
        private_listening: bool | None = None,
        echo_characters: bool | None = None,
        captions: bool | None = None,
    ) -> None:
        """Change how things are said, from the next utterance on. Losing private listening stops at once (ACC-13).

        Without `captions`, nothing is put into words while nobody speaks.
        """
        old = self._composer
        private = old.private_listening if private_listening is None else private_listening
        if old.private_listening and not private:
            self.stop()
        self._composer = Composer(
            language or old.language, verbosity=verbosity or old.verbosity, private_listening=private
        )
        self._echo = self._echo if echo_characters is None else echo_characters
        self._captions = self._captions if captions is None else captions

    def say(self, what: Words | Utterance, *, priority: Priority = Priority.NORMAL, kind: str = STATUS) -> None:
        """Say something. Everything that is heard or captioned passes here."""
        utterance = what if isinstance(what, Utterance) else Utterance((self._composer.words(what),), priority, kind)
        if not utterance.segments:
            return
        self.captioned.emit(caption_of(utterance))
        self.uttered.emit(utterance)
        if self._output is Output.VOICE:
            self._queue.say(utterance)
        elif self._output is Output.SCREEN_READER and utterance.kind in _FOR_SCREEN_READERS:
            urgent = utterance.priority is Priority.NOW or utterance.kind in (ERROR, MUST_HEAR)
            self._tell_reader(self._window.focusWidget() or self._window, caption_of(utterance), urgent)

    def announce(self, text: str, language: str = "", priority: Priority = Priority.NORMAL) -> None:
        """A status message: said without moving the focus (ACC-69)."""
        self.say(Utterance((Segment(text, language or self._composer.language),), priority, STATUS))

    def page_changed(
        self,
        heading: QWidget | None = None,
        *,
        said: Sequence[Words] = (),
        step: Words | None = None,
        focus: QWidget | None = None,
        body: QWidget | None = None,
    ) -> None:
        """A new page stands in the window: move the focus to its heading, or to `focus`, and read heading (else title),
        step and `said`, then the thing in focus, or all of `body` when the focus is on the heading (ACC-2, ACC-54)."""
        self._step, self._group, self._before = step, "", ""
        target = focus or heading
        self._known = target
        if target is not None:
            target.setFocus()
        if self._nobody_wants_it:
            return
        items = outline(self._window)
        segments = [*self._title(items, heading), *(self._composer.words(words) for words in (step, *said) if words)]
        if target is not None and target is not heading:
            name = segments[0].text if segments else ""
            segments.extend(each for each in self._item_segments(item_for(items, target)) if each.text != name)
        elif body is not None:
            said_already = {segment.text for segment in segments}
            inside = [item for item in items if item.widget is not None and body.isAncestorOf(item.widget)]
            segments.extend(self._composer.all_of(item for item in inside if item.name not in said_already))
        urgent = Priority.NORMAL if self._must_be_heard() else Priority.NOW
        self.say(Utterance(tuple(segments), urgent, PAGE))

    def say_item(self, item: Item) -> None:
        """Say one thing, with its group when that is new."""
        self.say(Utterance(self._item_segments(item), kind=FOCUS))

    def stop(self) -> None:
        """Silence."""
        self._paused = False
        self._queue.stop()

    def pause(self) -> None:
        """Hold what is being said; asked again, go on from there (ACC-6). Anything newer ends the pause."""
        if self._paused:
            self._queue.voice.resume()
        elif self._queue.speaking:
            self._queue.voice.pause()
        self._paused = not self._paused and self._queue.speaking

    def interrupt(self) -> None:
        """The person does something: cut what is being said, unless it must be heard (ACC-7)."""
        self._known = None
        if not self._must_be_heard():
            self.stop()

    def repeat(self) -> None:
        """Say the last thing again; asked again within two seconds, spell it (ACC-6). For a key."""
        now = self._clock()
        again, self._repeated_at = now - self._repeated_at <= SPELL_SECONDS, now
        history = self._queue.history
        if self._output is not Output.VOICE or not history:
            return
        if self._is_not_aloud(history[-1]):
            self.say(Utterance((self._composer.not_aloud(),), Priority.NOW, ANSWER))
            return
        self.captioned.emit(caption_of(history[-1]))
        _ = self._queue.spell() if again else self._queue.repeat()

    def repeat_message(self) -> None:
        """Say the last page or message again. For a button: the last thing said before it was pressed is its own name."""
        told = [utterance for utterance in self._queue.history if utterance.kind not in _OF_THE_MOMENT]
        if told:
            hidden = Utterance((self._composer.not_aloud(),), kind=ANSWER)
            self.say((hidden if self._is_not_aloud(told[-1]) else told[-1]).now())

    def _is_not_aloud(self, utterance: Utterance) -> bool:
        return any(segment.private for segment in utterance.segments) and not self._composer.private_listening

    def read_page(self) -> None:
        """Read everything on the window, each thing once."""
        segments = self._composer.all_of(outline(self._window)) or (self._composer.nothing(),)
        self.say(Utterance(segments, Priority.NOW, ANSWER))

    def where_am_i(self, here: Item | None = None) -> None:
        """Title, heading, step, and which thing of how many (ACC-73). `here` is the thing, else what has the focus."""
        items = outline(self._window)
        item = here or item_for(items, self._window.focusWidget())
        segments = self._title(items, None)
        if self._step:
            segments.append(self._composer.words(self._step))
        read = [each for each, _ in self._composer.each_of(items)]
        number = next((at for at, each in enumerate(read, 1) if item is not None and each.is_same_place(item)), None)
        if item is not None and number is not None:
            segments += [self._composer.place(number, len(read)), *self._composer.item(item, new_group=True)]
        self.say(Utterance(tuple(segments), Priority.NOW, ANSWER))

    def on_typed(self, text: str) -> None:
        self._echo_of(self._composer.typed, text)

    def on_deleted(self, text: str) -> None:
        self._echo_of(self._composer.deleted, text)

    def on_passed(self, text: str) -> None:
        self._echo_of(self._composer.passed, text)

    def on_value_changed(self) -> None:
        item = self._focused()
        if item is not None:
            self.say(Utterance(self._composer.state_only(item), kind=VALUE))

    def on_row_changed(self) -> None:
        item = self._focused()
        if item is not None:
            self.say_item(item)

    def _echo_of(self, compose: Callable[[str, Item], tuple[Segment, ...]], text: str) -> None:
        item = self._focused()
        if item is not None and self._echo:
            self.say(Utterance(compose(text, item), kind=ECHO))

    @property
    def _nobody_wants_it(self) -> bool:
        """Whether what would be said is neither heard nor read."""
        return self._output is Output.NONE and not self._captions

    def _focused(self) -> Item | None:
        if self._nobody_wants_it:
            return None
        return item_at(self._window, self._window.focusWidget())

    def _must_be_heard(self) -> bool:
        history = self._queue.history
        return bool(history) and history[-1].kind == MUST_HEAR and self._queue.speaking

    def _title(self, items: tuple[Item, ...], heading: QWidget | None) -> list[Segment]:
        """The heading of the page; the window's title, which names the program too, where there is none."""
        headings = [item for item in items if item.role is Role.HEADING and item.level == 1]
        first = item_for(items, heading) if heading is not None else next(iter(headings), None)
        if first is not None:
            return list(self._composer.item(first))
        title = self._window.windowTitle()
        language = self._window.property(describe.LANGUAGE) or self._composer.language
        return [Segment(title, language)] if title else []

    def _item_segments(self, item: Item | None) -> tuple[Segment, ...]:
        if item is None:
            return ()
        new_group = item.group not in (self._group, self._before)
        self._group, self._before = group_after(item), item.name
        return self._composer.item(item, new_group=new_group)

    @Slot("QWidget*", "QWidget*")
    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watch is not None and shiboken6.isValid(self._watch):  # it goes with the widget that it watches
            self._watch.end()
        self._watch = None
        if new is None or not (new is self._window or self._window.isAncestorOf(new)):
            return
        self._watch = Watch(new, self)
        if new is not self._known:
            self._known = None
            item = None if self._nobody_wants_it else item_at(self._window, new)
            if item is not None:
                self.say_item(item)
