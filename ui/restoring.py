"""Going on with a sign-in that was kept at home: asked for beside everything else, so that it never keeps anybody waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.desk import Person
from kiosk.journeys.conductor import Asked
from kiosk.portal.errors import PortalError
from ui.presenter import Presenter
from ui.tasks import TaskRunner

if TYPE_CHECKING:
    from kiosk.journeys.sign_in_requests import Restore

FIRST_MS: Final = 500
"""After the first page has come."""
AGAIN_MS: Final = 60_000
LONGEST_MS: Final = 15 * AGAIN_MS


class Restoring(QObject):
    """Asks once, and again while there is no line; nobody who has signed in by hand meanwhile is disturbed."""

    def __init__(self, presenter: Presenter, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._tasks = tasks
        self._wait = AGAIN_MS
        self._asked: Restore | None = None
        tasks.arrived.connect(self._arrived)
        tasks.failed.connect(self._failed)

    def start(self) -> None:
        """Ask soon."""
        QTimer.singleShot(FIRST_MS, self, self._ask)

    @Slot()
    def _ask(self) -> None:
        desk = self._presenter.desk
        if desk.person is None:
            from kiosk.journeys.sign_in_requests import Restore  # after the first page

            self._asked = Restore(desk.language)
            self._tasks.start(Asked(0, self._asked))

    @Slot(object, object)
    def _arrived(self, asked: Asked, result: object) -> None:
        if asked.request is self._asked and isinstance(result, Person):
            self._presenter.resume(result)

    @Slot(object, object)
    def _failed(self, asked: Asked, _error: PortalError) -> None:
        if asked.request is self._asked:
            QTimer.singleShot(self._wait, self, self._ask)
            self._wait = min(2 * self._wait, LONGEST_MS)
