"""What helps the eye, joined to one visit: the layer's parts with the window, and the look of the person's own system.

At home the system's colours, contrast, text size and motion are followed until the person chooses (ACC-84); what the settings
file names is chosen. A kiosk stands for everybody and follows none.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from accessibility.preferences import Preferences
from accessibility.seeing import Seeing
from accessibility.system import FOLLOWED, System, SystemLook
from kiosk.settings import Settings
from ui.captions import Captions
from ui.presenter import Presenter
from ui.window import Window

_LARGEST_AT_HOME = 64
"""Pixels of the magnifier's buttons: larger ones would leave little to the magnifier."""


class Sight(QObject):
    """Keeps what the person sets with the layer's own buttons, and what the system says."""

    def __init__(
        self, window: Window, seeing: Seeing, presenter: Presenter, captions: Captions, settings: Settings
    ) -> None:
        super().__init__(window)
        self._window, self._seeing, self._presenter = window, seeing, presenter
        self._chosen = {name for name in FOLLOWED if name in settings.preferences}
        self._before: Preferences | None = presenter.preferences
        self.system: System | None = None if settings.at_kiosk else System(window)
        seeing.transcript.opens_beside = False
        seeing.keep_in_sight(window.caption.label)
        seeing.wished.connect(presenter.prefer)
        seeing.highlight.said.connect(captions.mark)
        seeing.stage.resized.connect(self._resized)
        presenter.settings_changed.connect(self._settings_changed)
        if self.system is not None:
            self.system.changed.connect(self.follow)

    def start(self) -> None:
        """The first page is about to be shown."""
        if self.system is not None:
            self.follow(self.system.look)

    def apply(self, preferences: Preferences) -> None:
        """Before the layer takes the settings over: give the transcript its place, and the buttons their size."""
        self._window.show_transcript(self._seeing.transcript.pane if preferences.transcript else None)
        look, scale = self._window.theme.look, self._window.theme.scale
        self._resized()
        self._seeing.set_target(scale.target if look.is_kiosk else min(scale.target, _LARGEST_AT_HOME))

    @Slot()
    def _resized(self) -> None:
        self._seeing.set_top(self._window.theme.look.out_of_reach(self._window.height()))

    def end(self) -> None:
        """The visit is over."""
        self._window.show_transcript(None)

    @Slot(object)
    def follow(self, look: SystemLook) -> None:
        """The system looks otherwise: so does the program, where the person has not chosen."""
        preferences = self._presenter.preferences
        wished = look.over(preferences).as_mapping()
        self._before = None
        self._presenter.prefer({name: wished[name] for name in FOLLOWED if name not in self._chosen})
        self._before = self._presenter.preferences

    @Slot(object)
    def _settings_changed(self, preferences: Preferences) -> None:
        """What the person has chosen stays, whatever the system does later."""
        before, self._before = self._before, preferences
        if before is not None:
            old, new = before.as_mapping(), preferences.as_mapping()
            self._chosen.update(name for name in FOLLOWED if old[name] != new[name])
