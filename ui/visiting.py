"""The second root: all that lives as long as one visit — who is there, the journeys, the window, the voice, the settings."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from accessibility.announcer import VALUE, Output, TellReader
from accessibility.clock import Timers
from accessibility.install import Layer, install
from accessibility.must_hear import MustHear
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
from kiosk.journeys.idle import StillHere
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
from ui.blocks.base import TOKEN
from ui.captions import Captions
from ui.hearing import Hearing
from ui.idle import IdleWatch
from ui.presenter import DEFAULTS, Presenter
from ui.qt_strings import QtStrings
from ui.restoring import Restoring
from ui.searching import Searching
from ui.sight import Sight
from ui.tactile import Tactile
from ui.tasks import TaskRunner
from ui.wedge import Wedge
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
        self._reader = reader
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
        self.tactile = Tactile(self.window, self.layer, self.presenter, settings)
        self._shown: Page | None = None
        self._place: tuple[str, str] | None = None
        """Page and `TOKEN` of what had the focus when it was asked whether anybody is here."""
        self._over = self._left = self._slowly = False
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
        self._qt_strings: QtStrings | None = None
        self._translate_qt(settings.language)
        self._join()
        self.idle = self._idle_watch() if settings.at_kiosk else None
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
            act.connect(self._chosen_by_hand)
        self.window.activated.connect(self._activated)
        self.window.changed.connect(self.presenter.change)
        if self._reader is not None:
            self._reader.changed.connect(self._reader_came_or_went)
        self.presenter.finished.connect(self.end)
        self.layer.panic.panicked.connect(self.presenter.restore)
        Wedge(self.window)
        self.window.dock.said.connect(self._say_of_keys)
        self.window.refused.connect(self._say_why_not)
        self.window.dock.size_chosen.connect(self._keys_sized)
        self.layer.touch.field_chosen.connect(self.window.dock.ask)
        self._voice_said.connect(self._hear_voice, Qt.ConnectionType.QueuedConnection)
        self.voice.listen(self._voice_said.emit)

    def _idle_watch(self) -> IdleWatch:
        kiosk = self.application.settings.kiosk
        watch = IdleWatch(self.window, kiosk.idle_seconds, kiosk.alert_seconds, self)
        watch.warned.connect(self._ask_whether_anybody_is_here)
        watch.extended.connect(self._somebody_is_here)
        watch.expired.connect(self.end)
        return watch

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
            self._choose_output(self.presenter.preferences)
            self._find_place(page)
        if before is None or new:
            if before is not None and before.id == BRING_PAGE:
                self.office.stop_looking()
            self._searching.stop()
            if self._slowly:
                self.voice.set_rate(self.presenter.preferences.rate)
                self._slowly = False
            self._say_page(page, self.hearing.arriving(before, page))
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
            self._translate_qt(language)
            self.clients.speak(language)
        self.window.set_look(look_of(preferences, self.application))
        self.sight.apply(preferences)
        self.layer.panic.set_top(self.window.theme.look.out_of_reach(self.window.height()))
        self.layer.apply(preferences)
        self._choose_output(preferences)
        self.window.dock.set_wish(preferences.screen_keyboard)
        self.window.dock.set_size(preferences.keyboard_size)
        self.voice.set_rate(preferences.rate)
        self.voice.set_volume(preferences.volume)
        self.captions.apply(preferences)

    def _choose_output(self, preferences: Preferences) -> None:
        """Who speaks: our voice, unless a screen reader does and the person did not ask for both (ACC-83). At a kiosk nothing
        else speaks; who only listens on the accessibility bus does not say that it speaks, and gets the announcements."""
        if preferences.speech and (preferences.speech_beside_reader or not self._reader_speaks):
            output = Output.VOICE
        elif not self.application.settings.at_kiosk and (self._reader_speaks or QAccessible.isActive()):
            output = Output.SCREEN_READER
        else:
            output = Output.NONE
        self.layer.announcer.set_output(output)

    @property
    def _reader_speaks(self) -> bool:
        return self._reader is not None and self._reader.running

    @Slot()
    def _reader_came_or_went(self) -> None:
        if not self._over:
            self._choose_output(self.presenter.preferences)

    @Slot(str, str)
    def _chosen_by_hand(self, key: str, value: str) -> None:
        """Who switches the voice on while a screen reader speaks wants both."""
        if key == "speech" and value:
            both = value == "yes" and self._reader_speaks
            self.presenter.preferences = replace(self.presenter.preferences, speech_beside_reader=both)
            self._choose_output(self.presenter.preferences)

    def _translate_qt(self, language: str) -> None:
        application = QCoreApplication.instance()
        assert application is not None
        if self._qt_strings is not None:
            application.removeTranslator(self._qt_strings)
        self._qt_strings = QtStrings(messages("ui", language), self)
        application.installTranslator(self._qt_strings)

    def _say_page(self, page: Page, must_hear: MustHear | None) -> None:
        if page.attract or self.window.view.body is None:
            self.layer.announcer.page_changed(None, said=(page.heading, *page.said))
            return
        heading = self.window.view.body.heading
        focus = self.window.focusWidget()
        self.layer.announcer.page_changed(
            heading,
            step=page.step,
            said=page.said,
            focus=focus if focus is not None else heading,
            body=None if page.brief else self.window.view.body,
            must_hear=must_hear,
        )

    @Slot(str, str)
    def _activated(self, action: str, argument: str) -> None:
        if action == REPEAT:
            if self.presenter.page.easy:
                self._speak_slowly()
            self.layer.announcer.repeat_message()
        else:
            self.presenter.activate(action, argument)
            if action == DEFAULTS:
                self.layer.panic.tell()

    def _speak_slowly(self) -> None:
        """Two steps slower until another page comes: for who has not understood it the first time."""
        self.layer.announcer.interrupt()
        self.voice.set_rate(self.presenter.preferences.faster(-2).rate)
        self._slowly = True

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

    @Slot()
    def _ask_whether_anybody_is_here(self) -> None:
        focused = self.window.focusWidget()
        token = focused.property(TOKEN) if focused is not None else None
        self._place = (self.presenter.page.id, token) if token else None
        self.presenter.open(StillHere())
        self.window.bottom.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find_place(self, page: Page) -> None:
        """Back from that question, the focus is where it was, so that the person goes on there (ACC-52)."""
        if self._place is None or page.id != self._place[0]:
            return
        token, self._place = self._place[1], None
        widgets = (each for each in self.window.findChildren(QWidget) if each.property(TOKEN) == token)
        same = next((each for each in widgets if each.isVisibleTo(self.window)), None)
        if same is not None:
            same.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _somebody_is_here(self) -> None:
        self.presenter.close_over(StillHere)

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
        self._searching.stop()
        self.layer.end(starting_preferences(self.application))
        self.captions.end()
        self.sight.end()
        self._forgetting.start()
        self.ending.emit()
        if not self.application.settings.at_kiosk:
            QTimer.singleShot(0, self, self.leave)

    def _forget(self) -> None:
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
        self._leave_qt_its_words()
        self.ended.emit()

    def _leave_qt_its_words(self) -> None:
        """Qt must not ask a visit that is over."""
        application = QCoreApplication.instance()
        if application is not None and self._qt_strings is not None:
            application.removeTranslator(self._qt_strings)
            self._qt_strings = None


def _no_key_store() -> None:
    """Nothing is kept here."""
