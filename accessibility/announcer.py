"""The one funnel for everything that is said, so that exactly one output speaks: our voice, a screen reader, or none.

Follows the focus and what a person types and chooses in it; a program adds `page_changed`, `say`, `announce` and
`must_hear`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from accessibility.compose import Composer, caption_of, group_after
from accessibility.describe import Words
from accessibility.following import Following
from accessibility.items import Item
from accessibility.must_hear import MUST_HEAR, MustHear
from accessibility.outline import item_for, outline
from accessibility.outputs import (
    ANSWER,
    ECHO,
    ERROR,
    FOR_SCREEN_READERS,
    OF_THE_MOMENT,
    PAGE,
    READING,
    STATUS,
    VALUE,
    Output,
    TellReader,
    tell_screen_reader,
)
from accessibility.page_words import body_after, title, whereabouts
from accessibility.preferences import Verbosity
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.utterance import FOCUS, Priority, Segment, Utterance

__all__ = [
    "ANSWER",
    "ECHO",
    "ERROR",
    "MUST_HEAR",
    "OF_THE_MOMENT",
    "PAGE",
    "READING",
    "STATUS",
    "VALUE",
    "Announcer",
    "Output",
    "TellReader",
    "tell_screen_reader",
]


class Announcer(QObject):
    """Says what happens in `window`. `captioned` carries the written words of each utterance, private ones masked;
    `uttered` the utterance itself, for the transcript.

    `acted` comes when the person does something, and `interrupted` when that is about to cut what is being said;
    `page_said` with the utterance that a new page began with. `tell_reader` passes words to the platform's screen reader.
    """

    captioned = Signal(str)
    uttered = Signal(object)
    acted = Signal()
    interrupted = Signal()
    page_said = Signal(object)

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
    ) -> None:
        super().__init__(window)
        self._window, self._queue, self._tell_reader = window, queue, tell_reader
        self._composer = Composer(language, verbosity=verbosity, private_listening=private_listening)
        self._output, self._captions, self._held = output, True, False
        self._following = Following(window, self, self._is_wanted)
        self._following.echo.characters = echo_characters
        self._group = self._before = ""
        self._step: Words | None = None
        self._opening: Callable[[], Sequence[Words]] | None = None
        self._paused = False

    @property
    def output(self) -> Output:
        """Who speaks at present."""
        return self._output

    @property
    def speaks(self) -> bool:
        """Whether our voice is what the person hears now."""
        return self._output is Output.VOICE and not self._held

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
        echo_words: bool | None = None,
        captions: bool | None = None,
        aloud_key: str | None = None,
    ) -> None:
        """Change how things are said, from the next utterance on. Losing private listening stops at once (ACC-13).

        Without `captions`, nothing is put into words while nobody speaks. `aloud_key` is the name of the key by which
        the person may hear what is private.
        """
        old = self._composer
        private = old.private_listening if private_listening is None else private_listening
        if old.private_listening and not private:
            self.stop()
        self._composer = Composer(
            language or old.language,
            verbosity=verbosity or old.verbosity,
            private_listening=private,
            aloud_key=old.aloud_key if aloud_key is None else aloud_key,
            told=old.told,
        )
        self._composer.heard_field = old.heard_field
        echo = self._following.echo
        echo.characters = echo.characters if echo_characters is None else echo_characters
        echo.words = echo.words if echo_words is None else echo_words
        self._captions = self._captions if captions is None else captions

    def say(
        self, what: Words | Utterance, *, priority: Priority = Priority.NORMAL, kind: str = STATUS, keep: bool = True
    ) -> None:
        """Say something. Everything that is heard or captioned passes here. What is not to be repeated is not kept."""
        utterance = what if isinstance(what, Utterance) else Utterance((self._composer.words(what),), priority, kind)
        if not utterance.segments:
            return
        utterance = self.asking_once(utterance)
        self.captioned.emit(caption_of(utterance))
        self.uttered.emit(utterance)
        if self.speaks:
            if utterance.priority is Priority.NOW and self._must_be_heard():
                utterance = replace(utterance, priority=Priority.NORMAL)
            self._queue.say(utterance, keep=keep)
        elif self._output is Output.SCREEN_READER and utterance.kind in FOR_SCREEN_READERS:
            # a page waits until the reader has said the heading, which has the focus
            at_once = utterance.priority is Priority.NOW and utterance.kind != PAGE
            urgent = at_once or utterance.kind in (ERROR, MUST_HEAR)
            self._tell_reader(self._window.focusWidget() or self._window, caption_of(utterance), urgent)

    def asking_once(self, utterance: Utterance) -> Utterance:
        """`utterance` as `say` will say it, with the way to hear private things told once (ACC-11)."""
        return self._composer.asking_once(utterance) if self.speaks else utterance

    def announce(self, text: str, language: str = "", priority: Priority = Priority.NORMAL) -> None:
        """A status message: said without moving the focus (ACC-69)."""
        self.say(Utterance((Segment(text, language or self._composer.language),), priority, STATUS))

    def must_hear(self, why: MustHear, what: Words) -> None:
        """One of the few messages that no key cuts (ACC-7)."""
        del why  # the list of reasons is what keeps these few
        self.say(Utterance((self._composer.words(what),), Priority.NEXT, MUST_HEAR))

    def open_with(self, words: Callable[[], Sequence[Words]]) -> None:
        """Say these after the title of the next page that is spoken: which keys do what (ACC-4)."""
        self._opening = words

    @contextmanager
    def page_coming(self) -> Iterator[None]:
        """Inside, a program puts up a page of which `page_changed` will tell: what gets the focus meanwhile is not said by
        itself before, for then everything would be heard and written twice (ACC-2)."""
        self._following.waits = True
        try:
            yield
        finally:
            self._following.waits = False

    def page_changed(
        self,
        heading: QWidget | None = None,
        *,
        said: Sequence[Words] = (),
        step: Words | None = None,
        focus: QWidget | None = None,
        body: QWidget | None = None,
        must_hear: MustHear | None = None,
    ) -> None:
        """A new page stands in the window: move the focus to its heading, or to `focus`, and read heading (else title),
        step and `said`, then the thing in focus, or all of `body` when the focus is on the heading (ACC-2, ACC-54).
        With `must_hear`, heading, step and `said` are heard to their end. A screen reader says what has the focus itself,
        and is told the rest."""
        self._step, self._group, self._before = step, "", ""
        target = focus or heading
        self._following.known = target
        if target is not None:
            target.setFocus()
        if not self._is_wanted():
            return
        items = outline(self._window)
        first = [words for words in (step, *self._take_opening(), *said) if words]
        segments = [*title(self._window, self._composer, items, heading), *map(self._composer.words, first)]
        begun = len(segments)
        focused = item_for(items, target) if target is not None else None
        if target is not None and target is not heading:
            name = segments[0].text if segments else ""
            segments.extend(each for each in self._item_segments(focused) if each.text != name)
        elif body is not None:
            segments.extend(body_after(self._composer, items, segments, body))
        if self._output is Output.SCREEN_READER and focused is not None:
            itself = {segment.text for segment in self._composer.item(focused, new_group=True)}
            begun -= sum(segment.text in itself for segment in segments[:begun])
            segments = [segment for segment in segments if segment.text not in itself]
        self._say_page(tuple(segments), begun if must_hear is not None else 0)

    def page_again(self, first: Sequence[Words] = ()) -> None:
        """Say the page from its top, with `first` after the title, and leave the focus where it is (ACC-4)."""
        items = outline(self._window)
        name = title(self._window, self._composer, items, None)
        opening = [*name, *(self._composer.words(words) for words in (*first, self._step) if words)]
        self._say_page((*opening, *body_after(self._composer, items, name, None)))

    def _say_page(self, segments: tuple[Segment, ...], must_hear: int = 0) -> None:
        """The first `must_hear` segments are heard to their end."""
        if must_hear:
            self.hush()  # else it would be one with the heading that has just taken the focus, which a key cuts
            self.say(Utterance(segments[:must_hear], Priority.NOW, MUST_HEAR))
        page = self.asking_once(Utterance(segments[must_hear:], Priority.NORMAL if must_hear else Priority.NOW, PAGE))
        if not page.segments:
            return
        self.say(page)
        self.page_said.emit(page)

    def _take_opening(self) -> Sequence[Words]:
        if self._opening is None or self._output is not Output.VOICE:
            return ()
        opening, self._opening = self._opening, None
        return opening()

    def say_item(self, item: Item) -> None:
        """Say one thing, with its group when that is new."""
        self.say(Utterance(self._item_segments(item), kind=FOCUS))

    def stop(self) -> None:
        """Silence."""
        self._paused = False
        self._queue.stop()

    def forget(self) -> None:
        """Silence, and forget what was said: the end of a visit (ACC-93)."""
        self._paused, self._step, self._opening = False, None, None
        self._group = self._before = ""
        self._queue.forget()

    def pause(self) -> None:
        """Hold what is being said; asked again, go on from there (ACC-6). Anything newer ends the pause."""
        if self._paused:
            self._queue.voice.resume()
        elif self._queue.speaking:
            self._queue.voice.pause()
        self._paused = not self._paused and self._queue.speaking

    def interrupt(self) -> None:
        """The person does something: cut what is being said, unless it must be heard (ACC-7)."""
        self._following.known = None
        self.acted.emit()
        self.interrupted.emit()
        self.hush()

    def hush(self) -> None:
        """Cut everything that need not be heard."""
        if self._must_be_heard():
            self._queue.keep_only(MUST_HEAR)
        else:
            self.stop()

    def freeze(self, frozen: bool) -> None:
        """Keep the sound where it is until it is known who hears it; a pause of the person's own goes on (ACC-13)."""
        if frozen:
            self._queue.voice.pause()
        elif not self._paused:
            self._queue.voice.resume()

    def hold(self, held: bool) -> None:
        """While held nothing is spoken, whatever is asked; captions go on. Silent at once (ACC-13)."""
        self._held = held
        if held:
            self.stop()

    def repeat_message(self) -> None:
        """Say the last page or message again. For a button: the last thing said before it was pressed is its own name."""
        told = [utterance for utterance in self._queue.history if utterance.kind not in OF_THE_MOMENT]
        if told:
            hidden = Utterance((self._composer.not_aloud(),), kind=ANSWER)
            self.say((hidden if self.is_not_aloud(told[-1]) else told[-1]).now())

    def is_not_aloud(self, utterance: Utterance) -> bool:
        """Whether `utterance` was made for private listening, which is over."""
        return any(segment.private for segment in utterance.segments) and not self._composer.private_listening

    def where_am_i(self, here: Item | None = None, *, also: Segment | None = None) -> None:
        """Title, heading, step, which thing of how many (ACC-73), and `also`. `here` is the thing, else what has the
        focus."""
        items = outline(self._window)
        item = here or item_for(items, self._window.focusWidget())
        segments = whereabouts(self._window, self._composer, items, item, self._step)
        self.say(Utterance((*segments, *([also] if also is not None else [])), Priority.NOW, ANSWER))

    def _is_wanted(self) -> bool:
        """Whether what would be said is heard or read."""
        return self._output is not Output.NONE or self._captions

    def _must_be_heard(self) -> bool:
        return self._queue.holds(MUST_HEAR)

    def _item_segments(self, item: Item | None) -> tuple[Segment, ...]:
        if item is None:
            return ()
        new_group = item.group not in (self._group, self._before)
        self._group, self._before = group_after(item), item.name
        return self._composer.item(item, new_group=new_group)
