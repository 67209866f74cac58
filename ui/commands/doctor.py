"""`egov-kiosk doctor`: what works on this machine, each check in a sentence with its cause."""

from __future__ import annotations

import argparse
import json
import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ui.commands import UsageError

if TYPE_CHECKING:
    from kiosk.health.finding import Finding
    from kiosk.settings import Loaded, Settings, SettingsError
    from kiosk.text import Wording
    from translations import Messages

HELP: Final = "say what works on this computer: voices, sound, screen, printer, portal, clock, catalogue"
_VOICE_SECONDS: Final = 10.0
_SAYING_SECONDS: Final = 30.0
_WORDS: Final = {"az": "salam", "en": "hello", "ru": "привет"}

Check = Callable[[], "Sequence[Finding]"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this command understands."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--accessibility",
        action="store_true",
        help="check what people need who hear, feel or enlarge: headphones, voices, keypad, colours",
    )
    parser.add_argument("--press", action="store_true", help="with --accessibility: ask for each key of the keypad")
    parser.add_argument("--speak", action="store_true", help="say it aloud when something has to be mended")
    parser.add_argument("--portal", metavar="URL", help="the portal to ask (else the one of the settings)")
    parser.add_argument("--settings", type=Path, metavar="FILE", help="the settings to read (else the usual file)")
    parser.add_argument("--language", choices=("az", "en", "ru"), help="language of the answers (else the settings')")


def run(arguments: argparse.Namespace) -> int:
    """Check everything. 0 when nothing needs mending, 1 otherwise; raises `UsageError` for a wrong `--portal`."""
    from kiosk.health.finding import is_well
    from kiosk.text import Wording
    from translations import messages

    # what a check finds is in its sentence; a log line beside it would say it twice
    logging.getLogger("kiosk").addHandler(logging.NullHandler())
    loaded, settings = _settings(arguments)
    language = arguments.language or settings.language
    shown, words = messages("ui", language), Wording(messages("kiosk", language), language)
    if arguments.accessibility:
        from ui.commands.self_test import SelfTest

        checks = SelfTest(settings, Wording(shown, language), words, press=arguments.press).checks()
    else:
        checks = _Examination(arguments.settings, loaded, settings, words).checks()
    labels = _labels(shown, [name for names in checks for name in names])
    findings = []
    for finding in _found(checks, words):
        findings.append(finding)
        if not arguments.json:
            print(_line(finding, shown, labels), flush=True)
    well = is_well(findings)
    spoken = _out_of_order(findings, labels, shown) if arguments.speak else ""
    if arguments.json:
        told = {
            each.name: {**each.values, "state": each.state, "text": str(each.text), "cause": each.cause}
            for each in findings
        }
        also = {"spoken": spoken} if arguments.speak else {}
        print(json.dumps({"checks": told, "ok": well, **also}, ensure_ascii=False))
    if spoken:
        _say(spoken, language)
    return 0 if well else 1


def _settings(arguments: argparse.Namespace) -> tuple[Loaded | SettingsError, Settings]:
    """What reading them gave, and those to check with: the usual ones where they cannot be used."""
    from kiosk.settings import PortalSettings, Settings, SettingsError, load

    url = arguments.portal
    try:
        usual = Settings(portal=PortalSettings(url=url or ""))
    except ValueError as error:
        raise UsageError(f"egov-kiosk doctor: --portal {url}: {error}") from None
    try:
        loaded = load(arguments.settings, options={"portal.url": url})
    except SettingsError as error:
        return error, usual
    return loaded, loaded.settings


@dataclass(frozen=True, slots=True)
class _Examination:
    """The checks of the whole machine; each imports what it needs when its turn comes."""

    file: Path | None
    loaded: Loaded | SettingsError
    settings: Settings
    words: Wording

    def checks(self) -> Mapping[tuple[str, ...], Check]:
        """Names of the findings, and what finds them, in the order in which they are told."""
        return {
            ("settings",): self._settings_file,
            ("voices",): self._voices,
            ("audio",): self._audio,
            ("screen",): self._screen,
            ("fonts",): self._fonts,
            ("printer",): self._printer,
            ("portal", "clock"): self._portal,
            ("enrolment",): self._enrolment,
            ("catalogue",): self._catalogue,
            ("sealed",): self._sealed,
        }

    def _settings_file(self) -> Sequence[Finding]:
        from kiosk.health.settings_file import settings_found

        return [settings_found(self.file, self.loaded, self.words)]

    def _voices(self) -> Sequence[Finding]:
        from accessibility.speech.interface import DEFAULT_RATE
        from accessibility.speech.synthesis import Unavailable, open_synthesiser
        from kiosk.health.voices import voices_found

        causes = {}
        try:
            synthesiser = open_synthesiser()
        except Unavailable as error:
            return [voices_found(dict.fromkeys(_WORDS, str(error)), self.words)]
        for language, word in _WORDS.items():
            causes[language] = "" if language in synthesiser.voices else f"no voice “{language}”"
            if not causes[language]:
                try:
                    synthesiser.pcm(word, language, DEFAULT_RATE)
                except Unavailable as error:
                    causes[language] = str(error)
        return [voices_found(causes, self.words)]

    def _audio(self) -> Sequence[Finding]:
        from accessibility.speech.interface import Ready
        from accessibility.speech.voice import Voice
        from kiosk.health.audio import audio_found

        voice = Voice()
        try:
            state = voice.wait_ready(_VOICE_SECONDS)
        finally:
            voice.close()
        if isinstance(state, Ready):
            return [audio_found(state.audio, "", self.words)]
        return [audio_found(None, state.reason if state else "the voice process did not start", self.words)]

    def _screen(self) -> Sequence[Finding]:
        from kiosk.health.display import screen_found
        from ui.probe import look_at_screen

        return [screen_found(look_at_screen(), self.words)]

    def _fonts(self) -> Sequence[Finding]:
        from kiosk.health.display import fonts_found
        from ui.probe import look_at_fonts

        return [fonts_found(look_at_fonts(), self.words)]

    def _printer(self) -> Sequence[Finding]:
        from kiosk.health.printer import printer_found

        return [printer_found(self.settings.kiosk.printer, self.words)]

    def _portal(self) -> Sequence[Finding]:
        from kiosk.health.portal import portal_found

        return portal_found(self.settings, self.words)

    def _enrolment(self) -> Sequence[Finding]:
        from kiosk.health.enrolled import enrolment_found

        return [enrolment_found(self.settings, self.words)]

    def _catalogue(self) -> Sequence[Finding]:
        import platformdirs

        from kiosk.health.catalogue import catalogue_found

        cache = platformdirs.user_cache_path("egov-kiosk", appauthor=False)
        return [catalogue_found(cache, datetime.now().astimezone().date(), self.words)]

    def _sealed(self) -> Sequence[Finding]:
        from kiosk.health.sealed import sealed_found

        return [sealed_found(self.settings, datetime.now(UTC), self.words)]


def _found(checks: Mapping[tuple[str, ...], Check], _: Wording) -> Iterator[Finding]:
    """What all checks find. One that breaks is a finding too: who looks for a fault must not meet another."""
    from kiosk.health.finding import Finding

    for names, check in checks.items():
        try:
            yield from check()
        except Exception as error:  # noqa: BLE001
            cause = f"{type(error).__name__}: {error}"
            for name in names:
                yield Finding(name, "problem", _("This could not be checked."), cause)


def _out_of_order(findings: Sequence[Finding], labels: Mapping[str, str], messages: Messages) -> str:
    """What is said when something has to be mended; empty when nothing has, or when no voice could say it."""
    broken = [finding.name for finding in findings if finding.state == "problem"]
    if not broken or "voices" in broken:
        return ""
    # Translators: spoken by a public kiosk; {names} are parts of it, as "Headphones, Keypad"
    sentence = messages.gettext("This machine is out of order: {names}. Please ask a member of staff.")
    return sentence.format(names=", ".join(labels[name] for name in broken))


def _say(sentence: str, language: str) -> None:
    """Say it to its end with the voice of the program, at its default speed and volume."""
    from accessibility.speech.queue import SpeechQueue
    from accessibility.speech.utterance import Segment, Utterance
    from accessibility.speech.voice import Voice

    voice, over = Voice(), threading.Event()
    queue = SpeechQueue(voice)
    voice.listen(lambda event: None if queue.speaking else over.set())
    try:
        if voice.wait_ready(_VOICE_SECONDS) is not None:
            over.clear()
            queue.say(Utterance((Segment(sentence, language),), kind="status"))
            over.wait(_SAYING_SECONDS)
    finally:
        voice.close()


def _labels(messages: Messages, names: Sequence[str]) -> dict[str, str]:
    """What the checks are called."""
    gettext = messages.gettext
    every = {
        "settings": gettext("Settings"),
        "voices": gettext("Voices"),
        "audio": gettext("Sound"),
        "screen": gettext("Screen"),
        "fonts": gettext("Fonts"),
        "printer": gettext("Printer"),
        "portal": gettext("Portal"),
        "clock": gettext("Clock"),
        "enrolment": gettext("Enrolment"),
        "catalogue": gettext("Catalogue"),
        # Translators: forms that were filled in without a line, sealed, and wait to be sent
        "sealed": gettext("Sealed forms"),
        "jack": gettext("Headphones"),
        "speaker": gettext("Loudspeaker"),
        "loop-back": gettext("What it plays"),
        "keypad": gettext("Keypad"),
        "keys": gettext("Its keys"),
        "contrast": gettext("Contrast"),
        "signs": gettext("Sign language"),
        "lexicon": gettext("Pronunciation"),
        "profile": gettext("Personal settings"),
    }
    return {name: every[name] for name in names}


def _line(finding: Finding, messages: Messages, labels: Mapping[str, str]) -> str:
    """One check as a line: what, how it is, a sentence, and the cause; read aloud it is a sentence as well."""
    gettext = messages.gettext
    states = {
        # Translators: the state of a part of the computer, as in "Printer: good"
        "ok": messages.pgettext("state", "good"),
        "warning": messages.pgettext("state", "warning"),
        "problem": messages.pgettext("state", "problem"),
        "absent": messages.pgettext("state", "not there"),
    }
    widest_label, widest_state = (max(map(len, words.values())) + 1 for words in (labels, states))
    label, state = f"{labels[finding.name]}:", f"{states[finding.state]}."
    text = str(finding.text)
    if finding.cause:
        text = gettext("{sentence} Cause: {cause}").format(sentence=text, cause=finding.cause)
    return f"{label:<{widest_label}} {state:<{widest_state}} {text}"
