"""The second root: all that lives as long as one visit — who is there, the journeys, the window, the voice, the settings."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from accessibility.announcer import VALUE, TellReader
from accessibility.clock import Timers
from accessibility.install import Layer, install
from accessibility.pointer import MM_PER_PX
from accessibility.preferences import Preferences
from accessibility.speech.interface import Failed, Ready, Speaker, VoiceEvent
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.utterance import Segment, Utterance
from accessibility.system_reader import SystemReader
from kiosk.clients import Clients
from kiosk.devices.printer import print_pdf
from kiosk.journeys.conductor import Asked, Conductor
from kiosk.journeys.home import Attract, Home
from kiosk.journeys.journey import Journey
from kiosk.journeys.profile_names import BRING_PAGE
from kiosk.key_store import KeyStore
from kiosk.office import Office
from kiosk.page import REPEAT, Page
from kiosk.text import is_language
from kiosk.visit import Visit
from translations import messages
from ui.application import Application
from ui.beginning import first_desk, look_of, starting_preferences
from ui.captions import Captions
from ui.hearing import Hearing
from ui.page_speech import PageSpeech
from ui.presence import Presence
from ui.presenter import DEFAULTS, Presenter
from ui.qt_strings import QtWords
from ui.restoring import Restoring
from ui.searching import Searching
from ui.sight import Sight
from ui.tactile import Tactile
from ui.tasks import TaskRunner
from ui.wedge import Wedge
from ui.who_speaks import WhoSpeaks
from ui.window import Window

if TYPE_CHECKING:
    from kiosk.uploading.folders import Place

ENDING_SECONDS: Final = 5.0


class VisitWindow(QObject):
    """One visit on one window. `ending` is sent once, when the person has finished or has gone; `ended` when all is gone.

    `voice` may be any `Speaker`: a process of its own, a recording one for a tour, a silent one. `clock` is the voice's
    own time. `save_to` is where a person's downloads go at home, `remember_in` the file that
    tells where their unfinished uploads are; `places` are other places to choose files from than those of the settings. `reader` tells of the person's own screen reader; a kiosk
    has none. `timers` are another time for the layer than the real one, `tell_reader` another way to a screen reader than
    the platform's, `print_sheet` another printer than the kiosk's: for a tour, where nobody waits, reads or takes paper. `key_store` finds
    what a sign-in is kept in at home; without it none is kept.
    """

    ending = Signal()
    ended = Signal()
    _voice_said = Signal(object)

    def __init__(
        self,
        application: Application,
        voice: Speaker,
        *,
        clock: Callable[[], float] | None = None,
        save_to: Path | None = None,
        remember_in: Path | None = None,
        places: Callable[[], tuple[Place, ...]] | None = None,
        reader: SystemReader | None = None,
        timers: Timers | None = None,
        tell_reader: TellReader | None = None,
        print_sheet: Callable[[bytes], str] | None = None,
        key_store: Callable[[], KeyStore | None] | None = None,
    ) -> None:
        super().__init__()
        settings = application.settings
        self.application = application
        self.clients = Clients(settings)
        self.visit = Visit(self.clients.new)
        self.office = Office(
            settings,
            application.catalogue,
            self.visit,
            self.clients,
            kiosk_name=application.kiosk_name,
            save_to=save_to,
            remember_in=remember_in,
            places=places,
            print_sheet=print_sheet or partial(print_pdf, printer=settings.kiosk.printer),
            key_store=key_store or _no_key_store,
        )
        self.voice = voice
        self.queue = SpeechQueue(voice, clock) if clock is not None else SpeechQueue(voice)
        preferences = starting_preferences(application)
        desk = first_desk(application, preferences)
        self.window = Window(look_of(preferences, application), settings.language)
        self.layer = self._install(timers, tell_reader)
        self.tasks = TaskRunner(self._perform, self)
        roots: tuple[Journey, ...] = (Attract(),) if settings.at_kiosk else (Home(),)
        self.conductor = Conductor(desk, roots)
        self.presenter = Presenter(
            desk, self.conductor, self, self.tasks, preferences, at_kiosk=settings.at_kiosk, parent=self
        )
        self.who_speaks = WhoSpeaks(self.layer.announcer, self.presenter, reader, at_kiosk=settings.at_kiosk)
        self._speech = PageSpeech(self.window, self.layer.announcer, voice, self.presenter)
        self.tactile = Tactile(self.window, self.layer, self.presenter, settings)
        self._shown: Page | None = None
        self._over = self._left = False
        self._forgetting = threading.Thread(target=self._forget, name="end of visit", daemon=True)
        self.captions = Captions(
            self.window,
            self.layer.announcer,
            self.queue,
            lambda: self.presenter.preferences,
            lambda: self.presenter.activate("captions", "yes"),
        )
        self.tactile.explained.connect(self.captions.tell_instead)
        self.sight = Sight(self.window, self.layer.seeing, self.presenter, self.captions, settings)
        self._searching = Searching(self, self.layer.speech.timers, self.layer.announcer.say)
        self.hearing = Hearing(self.layer.speech, self.presenter, at_kiosk=settings.at_kiosk)
        self._qt_words = QtWords(self)
        self._qt_words.speak(messages("ui", settings.language))
        self._join()
        self._presence = Presence(self.window, self.presenter, settings.kiosk, self.end) if settings.at_kiosk else None
        self.idle = self._presence.watch if self._presence is not None else None
        self._restoring = Restoring(self.presenter, self.tasks, self) if key_store is not None else None

    def _install(self, timers: Timers | None, tell_reader: TellReader | None) -> Layer:
        return install(
            self.window,
            queue=self.queue,
            language=self.application.settings.language,
            mm_per_px=self._mm_per_px,
            fingers=self.application.settings.at_kiosk,
            clock=time.monotonic if timers is None else timers.now,
            timers=timers,
            tell_reader=tell_reader,
        )

    def _join(self) -> None:
        for act in (self.window.activated, self.window.changed):
            act.connect(self.who_speaks.chosen_by_hand)
        self.window.activated.connect(self._activated)
        self.window.changed.connect(self.presenter.change)
        self.presenter.finished.connect(self.end)
        self.layer.panic.panicked.connect(self.presenter.restore)
        Wedge(self.window)
        self.window.dock.said.connect(self._say_of_keys)
        self.window.refused.connect(self._say_why_not)
        self.window.dock.size_chosen.connect(self._keys_sized)
        self.layer.touch.field_chosen.connect(self.window.dock.ask)
        self._voice_said.connect(self._hear_voice, Qt.ConnectionType.QueuedConnection)
        self.voice.listen(self._voice_said.emit)

    def start(self, *, full_screen: bool = False) -> None:
        """Show the first page."""
        self.sight.start()
        if full_screen:
            self.window.showFullScreen()
        else:
            self.window.show()
        self.window.activateWindow()
        self.presenter.start()
        self.hearing.start()
        if self._restoring is not None:
            self._restoring.start()

    # What the presenter needs of a window.

    def show_page(self, page: Page) -> None:
        """Draw a page and say it: all of it when it is a new one, else only what its status says."""
        if self._over:
            return
        before, self._shown = self._shown, page
        new = before is None or before.id != page.id or before.heading.language != page.heading.language
        with self.layer.announcer.page_coming() if new else nullcontext():
            self.window.show_page(page)
            self.who_speaks.choose(self.presenter.preferences)
            if self._presence is not None:
                self._presence.find_place(page)
        if before is None or new:
            if before is not None and before.id == BRING_PAGE:
                self.office.stop_looking()
            self._searching.stop()
            self._speech.say(page, self.hearing.arriving(before, page))
            if self.idle is not None and before is not None and before.attract and not page.attract:
                self.idle.start()
        elif not self._searching.takes(before, page):
            for words in page.said:
                if words not in before.said:
                    self.layer.announcer.say(words)

    def apply(self, preferences: Preferences) -> None:
        """Sound and look, at once; nothing that was written is lost."""
        if self._over:
            return
        language = preferences.language
        if is_language(language) and language != self.window.language:
            self.window.set_language(language, messages("ui", language))
            self._qt_words.speak(messages("ui", language))
            self.clients.speak(language)
        self.window.set_look(look_of(preferences, self.application))
        self.sight.apply(preferences)
        self.layer.panic.set_top(self.window.theme.look.out_of_reach(self.window.height()))
        self.layer.apply(preferences)
        self.who_speaks.choose(preferences)
        self.window.dock.set_wish(preferences.screen_keyboard)
        self.window.dock.set_size(preferences.keyboard_size)
        self.voice.set_rate(preferences.rate)
        self.voice.set_volume(preferences.volume)
        self.captions.apply(preferences)

    @Slot(str, str)
    def _activated(self, action: str, argument: str) -> None:
        if action == REPEAT:
            self._speech.repeat()
        else:
            self.presenter.activate(action, argument)
            if action == DEFAULTS:
                self.layer.panic.tell()

    def _mm_per_px(self) -> float:
        """At a kiosk that of its screen, at home what most screens have."""
        look = self.window.theme.look
        return look.mm_per_px if look.is_kiosk else MM_PER_PX

    @Slot(int)
    def _keys_sized(self, step: int) -> None:
        self.presenter.activate("keyboard_size", str(step))

    @Slot(str, str)
    def _say_of_keys(self, text: str, language: str) -> None:
        """The keyboard on the screen: of the moment, so that Repeat still repeats the page."""
        self.layer.announcer.say(Utterance((Segment(text, language),), kind=VALUE))

    @Slot(str, str)
    def _say_why_not(self, text: str, language: str) -> None:
        """A full field, a key that it does not take: no screen reader can know it, so it is told as news (ACC-69)."""
        self.layer.announcer.announce(text, language)

    @Slot(object)
    def _hear_voice(self, event: VoiceEvent) -> None:
        """The voice is at work; a kiosk is not idle while it speaks."""
        if self.idle is not None and not isinstance(event, Ready | Failed):
            self.idle.speaking()
        self.captions.hear(event)

    def _perform(self, asked: Asked) -> object:
        return asked.perform(self.office)

    @Slot()
    def end(self) -> None:
        """End the visit: tokens are revoked on a worker, the voice falls silent. At home the window closes; at a kiosk it
        stays in front, empty, until `leave`, when the next one is there."""
        if self._over:
            return
        self._over = True
        if self.idle is not None:
            self.idle.stop()
        self.tasks.refuse()
        self.hearing.end()
        self.who_speaks.end()
        self._searching.stop()
        self.layer.end(starting_preferences(self.application))
        self.captions.end()
        self.sight.end()
        self._forgetting.start()
        self.ending.emit()
        if not self.application.settings.at_kiosk:
            QTimer.singleShot(0, self, self.leave)

    def _forget(self) -> None:
        self.office.stop_looking()  # a worker before a camera would hold up all that comes
        self.tasks.close()
        self.visit.end()
        self.office.close()

    @Slot()
    def leave(self) -> None:
        """Close the window and the voice, once everything is forgotten or has taken too long."""
        self.end()
        if self._left:
            return
        self._left = True
        self.window.hide()
        self._forgetting.join(ENDING_SECONDS)
        self.voice.close()
        self.window.close()
        self._qt_words.leave()
        self.ended.emit()


def _no_key_store() -> None:
    """Nothing is kept here."""
