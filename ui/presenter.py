"""One visit on one window: events of the person and answers of the portal in, pages and requests out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol, cast

from PySide6.QtCore import QObject, Signal, Slot

from accessibility.preferences import Preferences, Scanning, from_mapping
from accessibility.profile import ProfileError
from kiosk.desk import Call, Desk, Person, SignedOut
from kiosk.easy import place as easy
from kiosk.easy.place import ADD, MOST_CHOICES, OWN, SET, Place
from kiosk.journeys.conductor import Asked, Conductor
from kiosk.journeys.events import Activated, Changed, Event, Resumed
from kiosk.journeys.journey import Journey
from kiosk.journeys.notices import LoadStanding
from kiosk.journeys.profile_names import BRING, EMPTY, REFUSED, TAKEN
from kiosk.page import BACK, Page
from kiosk.portal.errors import PortalError
from kiosk.text import is_language
from ui.personal_settings import CHOICES, SEVERAL, brought, changed, flaw_of, for_desk
from ui.standing import StandingWatch
from ui.tasks import TaskRunner

if TYPE_CHECKING:
    from kiosk.standing import Standing

DEFAULTS: Final = "defaults"


class Shell(Protocol):
    """What the presenter needs of a window."""

    def show_page(self, page: Page) -> None: ...

    def apply(self, preferences: Preferences) -> None: ...


class Presenter(QObject):
    """Connects a conductor with a window and a task runner, and keeps the person's preferences.

    `finished` is sent when the person ends the visit; `settings_changed` after any preference changed.
    """

    finished = Signal()
    page_shown = Signal(object)
    settings_changed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        conductor: Conductor,
        shell: Shell,
        tasks: TaskRunner,
        preferences: Preferences,
        *,
        at_kiosk: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._conductor = conductor
        self._shell = shell
        self._tasks = tasks
        self._at_kiosk = at_kiosk
        self._defaults = preferences
        self.preferences = preferences
        self.desk = desk
        self._place = Place()
        self._standing = StandingWatch()
        tasks.arrived.connect(self._arrived)
        tasks.failed.connect(self._failed)

    @property
    def page(self) -> Page:
        """The page that stands on the screen: in the easy mode a small one, made of that of the journey."""
        page = self._conductor.page
        if not self.preferences.easy:
            return page
        from kiosk.easy.pages import small_page

        return small_page(page, self._place, self.desk.wording)

    @property
    def at_work(self) -> bool:
        """Whether the person has done something on this page, so that nothing may move there."""
        return self._standing.touched(self._conductor.page)

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return self._tasks.busy

    def start(self) -> None:
        """Show the first page."""
        self._shell.apply(self.preferences)
        self._show()

    @Slot(str, str)
    def activate(self, action: str, argument: str) -> None:
        """The person chose an action of the page or of the bars."""
        if action == DEFAULTS:
            self._prefer(self._usual(language=self.preferences.language))
        elif action in CHOICES and argument:
            self._prefer(changed(self.preferences, action, argument, at_kiosk=self._at_kiosk))
        elif action == BRING:
            self._bring(argument)
        elif self.preferences.easy and (action in OWN or action == BACK):
            self._act_easily(action, argument)
        else:
            self._happened(Activated(action, argument))

    def _act_easily(self, action: str, argument: str) -> None:
        """What was chosen on a small page: an answer, the next small page, or the end of them."""
        from kiosk.easy.pages import is_last

        page, place = self._conductor.page, self._place
        if action == BACK:
            before = place.back()
            if before is None:
                self._happened(Activated(BACK))
            else:
                self._move(before)
            return
        if action in (SET, ADD):
            key, _, value = argument.partition(" ")
            self._conductor.handle(Changed(key, value))
        match action:
            case easy.MORE:
                self._move(replace(place, first=place.first + MOST_CHOICES - 1))
            case easy.READ:
                self._move(replace(place, reading=True))
            case easy.EDIT | easy.WHICH:
                self._move(replace(place, opened=action))
            case _ if not is_last(page, place, self.desk.wording):
                self._move(place.forward())
            case _ if page.main is not None:
                self._happened(Activated(page.main.id, page.main.argument))

    def _move(self, place: Place) -> None:
        self._place = place
        self._show()

    @Slot(str, str)
    def change(self, key: str, value: str) -> None:
        """A field or a choice holds another value."""
        if key in CHOICES and self.page.id.partition("/")[0] in {"sound-and-look", "language", "sign-language"}:
            if value or key in SEVERAL:
                self._prefer(changed(self.preferences, key, value, at_kiosk=self._at_kiosk))
        else:
            self._happened(Changed(key, value))

    def _bring(self, written: str) -> None:
        """Somebody brings settings (ACC-87): they hold at once, or one sentence says why not and nothing changes."""
        if not written:
            self._happened(Activated(REFUSED, EMPTY))
            return
        try:
            preferences = brought(written, self.preferences)
        except ProfileError as error:
            self._happened(Activated(REFUSED, flaw_of(written, error)))
            return
        self._prefer(preferences)
        self._happened(Activated(TAKEN))

    @Slot()
    def restore(self) -> None:
        """The settings that the visit began with, its language too: whoever lost their way may not read this one (ACC-87). But
        who hears the voice goes on hearing it, in the same language: silence would strand them (ACC-32)."""
        now = self.preferences
        self._prefer(self._usual(language=now.language if now.speech else self._defaults.language))

    def _usual(self, *, language: str) -> Preferences:
        """The settings that the visit began with, and the voice where it is on."""
        now, usual = self.preferences, replace(self._defaults, language=language)
        if not now.speech:
            return usual
        return replace(usual, speech=True, speech_beside_reader=now.speech_beside_reader)

    def scan(self, scanning: Scanning) -> None:
        """A switch was held: it walks the screen from now on, or no longer (ACC-32)."""
        self._prefer(replace(self.preferences, scanning=scanning))

    def open(self, journey: Journey) -> None:
        """Open a journey over whatever is there."""
        self._ask(lambda: self._conductor.open(journey))

    def close_over(self, kind: type[Journey]) -> None:
        """Close the topmost journey if it is of `kind`; the person has answered it by doing something."""
        self._ask(lambda: self._conductor.close_over(kind))

    def look_again(self) -> None:
        """The catalogue has changed: what stands on the screen may say something else now."""
        self._set_desk(self.desk)
        self._show()

    def person_changed(self, person: Person | None, *, ended: bool = False) -> None:
        """Somebody has signed in, or out; `ended` when a sign-in that was kept does not hold any more."""
        self._set_desk(replace(self.desk, person=person, ended=ended))

    def call_changed(self, call: Call) -> None:
        """The call for a member of staff stands otherwise now, at a kiosk where they have a screen of their own."""
        self._set_desk(replace(self.desk, call=call))
        self._show()

    def resume(self, person: Person) -> None:
        """Somebody is signed in again without having done anything: what waits for that goes on."""
        self._happened(Resumed(person))

    @Slot(object, object)
    def _arrived(self, asked: Asked, result: object) -> None:
        if isinstance(asked.request, LoadStanding):
            self._standing.came(cast("Standing", result))
            self._show()
            return
        if isinstance(result, Person):
            self.person_changed(result)
        elif isinstance(result, SignedOut):
            if not result.by_itself:
                self._conductor.forget()
            self.person_changed(None, ended=result.by_itself)
        self._ask(lambda: self._conductor.deliver(asked, result))

    @Slot(object, object)
    def _failed(self, asked: Asked, error: PortalError) -> None:
        if isinstance(asked.request, LoadStanding):
            return  # a portal that does not tell how it is may be well all the same
        self._ask(lambda: self._conductor.fail(asked, error))

    def _happened(self, event: Event) -> None:
        self._standing.acted(self._conductor.page)
        self._ask(lambda: self._conductor.handle(event))

    def _ask(self, step: Callable[[], tuple[Asked, ...]]) -> None:
        asked = step()
        if self._conductor.finished:
            self.finished.emit()
            return
        self._show()
        for each in asked:
            self._tasks.start(each)

    def prefer(self, changes: Mapping[str, object]) -> None:
        """The person has set these otherwise than on a page: with a key, or with the magnifier's buttons. What cannot be is
        left as it was."""
        self._prefer(from_mapping(changes, self.preferences))

    def _prefer(self, preferences: Preferences) -> None:
        if preferences == self.preferences:
            return
        self.preferences = preferences
        self._set_desk(self.desk)
        self._shell.apply(preferences)
        self._show()
        self.settings_changed.emit(preferences)

    def _set_desk(self, desk: Desk) -> None:
        language = self.preferences.language
        self.desk = replace(
            desk,
            language=language if is_language(language) else desk.language,
            preferences=for_desk(self.preferences, at_kiosk=self._at_kiosk),
        )
        self._conductor.change_desk(self.desk)

    def _show(self) -> None:
        standing = self._standing.take(self._conductor.page)
        if standing is not None:
            self._set_desk(replace(self.desk, standing=standing))
        self._place = self._place.on(self._conductor.page)
        page = self.page
        self._shell.show_page(page)
        self.page_shown.emit(page)
        asking = self._standing.due(page, self.desk.language)
        if asking is not None:
            self._tasks.start(Asked(0, asking))
