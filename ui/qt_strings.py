"""Qt's own words (the menu of a text field, dialog buttons) in the person's language: Qt has no Azerbaijani catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTranslator

if TYPE_CHECKING:
    from translations import Messages


def _known(_: Messages) -> dict[str, str]:
    """What Qt says on a page of ours. The ampersand marks Qt's mnemonic and is not used."""
    gettext = _.gettext
    return {
        "Undo": gettext("Undo"),
        "Redo": gettext("Redo"),
        "Cut": gettext("Cut"),
        "Copy": gettext("Copy"),
        "Paste": gettext("Paste"),
        "Delete": gettext("Delete"),
        "Select All": gettext("Select all"),
    }


class QtStrings(QTranslator):
    """Hands what Qt asks for to gettext; what we do not know stays Qt's."""

    def __init__(self, words: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known = _known(words)

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Our word for `text`, or None: an empty word would be taken for the translation, and Qt's own would be gone."""
        return self._known.get(text.replace("&", ""))

    def isEmpty(self) -> bool:
        """Never: Qt asks no translator that calls itself empty."""
        return False


class QtWords(QObject):
    """Installs the words of one language at a time. Qt must not ask a window that is gone: `leave` takes them away."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._strings: QtStrings | None = None

    def speak(self, words: Messages) -> None:
        """From now on in this language."""
        self.leave()
        application = QCoreApplication.instance()
        assert application is not None
        self._strings = QtStrings(words, self)
        application.installTranslator(self._strings)

    def leave(self) -> None:
        """Leave Qt its own words."""
        application = QCoreApplication.instance()
        if application is not None and self._strings is not None:
            application.removeTranslator(self._strings)
            self._strings = None
