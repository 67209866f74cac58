"""One call gives any window of plain widgets a voice, captions, a reading cursor, and what helps the eye."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from accessibility.announcer import Announcer, Output, TellReader
from accessibility.clock import PreciseTimers, QtTimers, Timers
from accessibility.exposing import expose
from accessibility.key_filter import KeyFilter
from accessibility.keyboard import Keyboard
from accessibility.keypad import Program, TactileKeypad
from accessibility.keys import KEYS, Keymap
from accessibility.panic import Panic
from accessibility.pointer import MM_PER_PX
from accessibility.preferences import Preferences, Verbosity
from accessibility.reader import ReadingCursor
from accessibility.reader_words import ReaderWords
from accessibility.scanning import Scanner
from accessibility.scanning_places import seen_place
from accessibility.scanning_tree import Spot
from accessibility.screen_keyboard.host import KeyboardHost
from accessibility.seeing import Seeing
from accessibility.speech.queue import SpeechQueue
from accessibility.speech_layer import Speech
from accessibility.touch_layer import TouchLayer
from accessibility.ways import Way, Ways
from accessibility.ways_in import WaysIn, ways_in


@dataclass(frozen=True, slots=True)
class Layer:
    """What `install` has put on a window. Its parts end with the window."""

    announcer: Announcer
    cursor: ReadingCursor
    keyboard: Keyboard
    touch: TouchLayer
    seeing: Seeing
    speech: Speech
    ways_in: WaysIn
    panic: Panic

    @property
    def keypad(self) -> TactileKeypad:
        """The tactile keypad."""
        return self.ways_in.keypad

    @property
    def key_filter(self) -> KeyFilter:
        """What keeps back keys that were not meant."""
        return self.ways_in.key_filter

    @property
    def scanner(self) -> Scanner:
        """The scan for one switch or two."""
        return self.ways_in.scanner

    def apply(self, preferences: Preferences) -> None:
        """Take over a person's settings: what is said and how, what is seen, how it is touched."""
        self.announcer.configure(
            language=preferences.language,
            verbosity=preferences.verbosity,
            echo_characters=preferences.echo_characters,
            echo_words=preferences.echo_words,
            captions=preferences.captions or preferences.transcript,
        )
        self.touch.apply(preferences)
        self.speech.apply(preferences)
        if self.announcer.output is not Output.SCREEN_READER:
            self.announcer.set_output(Output.VOICE if preferences.speech else Output.NONE)
        self.seeing.apply(preferences)
        self.ways_in.apply(preferences)
        self.panic.go_first()

    def end(self, defaults: Preferences) -> None:
        """A visit is over: silence at once, nothing that was said is kept, nothing goes on by itself, and all is set as at the
        beginning (ACC-92, ACC-93). `apply` begins the next one."""
        self.announcer.set_output(Output.NONE)
        self.ways_in.end(defaults)
        self.touch.end(defaults)
        self.seeing.end()
        self.speech.end_visit(defaults)
        self.announcer.forget()


def install(
    window: QWidget,
    *,
    queue: SpeechQueue,
    language: str,
    output: Output = Output.VOICE,
    verbosity: Verbosity = Verbosity.NORMAL,
    private_listening: bool = False,
    keys: Keymap = KEYS,
    tell_reader: TellReader | None = None,
    mm_per_px: Callable[[], float] = lambda: MM_PER_PX,
    fingers: bool = False,
    clock: Callable[[], float] = time.monotonic,
    timers: Timers | None = None,
    screen_keyboard: bool = False,
) -> Layer:
    """Make `window` speak. `language` is that of the layer's own words, a BCP 47 tag; what stands in the window says its
    own language by `describe`. `tell_reader` passes words to the platform's screen reader.

    `mm_per_px` gives the size of a logical pixel on the screen, in millimetres. `fingers`: what looks like a mouse is a touch
    screen. `clock` gives seconds, for what depends on how long a person takes; `timers` are for what happens later. With
    `screen_keyboard` the layer brings a keyboard of its own to the screen.
    """
    announcer = Announcer(
        window,
        queue,
        language=language,
        output=output,
        verbosity=verbosity,
        private_listening=private_listening,
        tell_reader=tell_reader or ReaderWords(window),
    )
    expose(window)
    cursor = ReadingCursor(window, announcer)
    speech = Speech(
        window, announcer, cursor, queue, keys=keys, timers=timers or QtTimers(window), private=private_listening
    )
    keyboard = Keyboard(window, announcer, cursor, speech.commander, speech.locks, keys)
    touch = TouchLayer(
        window,
        announcer,
        cursor,
        mm_per_px=mm_per_px,
        fingers=fingers,
        clock=clock,
        timers=timers,
        screen_keyboard=screen_keyboard,
    )
    seeing = Seeing(window, announcer, cursor, queue, key_of=speech.ways.key_of)
    speech.commander.curtain_asked.connect(seeing.curtain.toggle)
    gate = ways_in(window, announcer, cursor, queue, speech.commander, timers or PreciseTimers(window))
    for way in (*touch.help, *gate.help):
        speech.ways.add(way)
    gate.scanner.stepped.connect(partial(_look_at, seeing, window))
    gate.keypad.used.connect(partial(_name_keys, speech.ways, gate.keypad.way))
    gate.keypad.jack_changed.connect(speech.listening.heard_of)
    if touch.keyboard is not None:
        gate.serve(Program(write=partial(_bring, touch.keyboard)))
    panic = Panic(
        window, announcer, speech.notice, profile=lambda: gate.keypad.profile, mm_per_px=mm_per_px, clock=clock
    )
    seeing.wished.connect(panic.go_first)
    panic.panicked.connect(speech.help.leave)
    return Layer(announcer, cursor, keyboard, touch, seeing, speech, gate, panic)


def _name_keys(ways: Ways, keypad: Way, used: bool) -> None:
    """Instructions name the keys that were used last: those of the keypad, or those of the keyboard."""
    ways.put_behind(None if used else keypad)


def _look_at(seeing: Seeing, window: QWidget, spot: Spot) -> None:
    """The ring of a scan stands there: so does the magnifier."""
    seeing.follow(seen_place(spot, window))


def _bring(keyboard: KeyboardHost, field: QWidget) -> bool:
    """A keypad or a switch wants to write: the layer's own keyboard comes."""
    keyboard.ask(field)
    return True
