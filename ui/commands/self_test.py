"""The accessibility self-test of `doctor --accessibility`: what people need who hear, feel or enlarge (requirements B2-53)."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from accessibility.preferences import Preferences
    from kiosk.health.finding import Finding, State
    from kiosk.settings import Settings
    from kiosk.text import Wording
    from ui.theme.tokens import Use

WORDS: Final = {"az": "salam", "en": "hello", "ru": "привет"}
TEXTS: Final[tuple[tuple[Use, Use], ...]] = (
    ("text", "surface"), ("text", "raised"), ("text", "pressed"), ("muted", "surface"), ("muted", "raised"),
    ("error", "surface"), ("on_brand", "brand"), ("on_action", "action"), ("on_ink", "ink"),
)  # fmt: skip
"""Which text stands on which ground (ACC-47)."""
_TEXT_RATIO: Final = 7.0
_HIGH_RATIO: Final = 15.0
_SAME_SIZE: Final = 0.1
"""A screen that says another size than the settings by more than this share has other settings than it needs."""

Check = Callable[[], "Sequence[Finding]"]


@dataclass(frozen=True, slots=True)
class SelfTest:
    """All checks; each imports what it needs when its turn comes. `words` are those of `ui`, `kiosk_words` of `kiosk`.

    What a person cannot do without is a problem at a kiosk and a warning at home, where there is another way.
    """

    settings: Settings
    words: Wording
    kiosk_words: Wording
    press: bool = False
    """Whether somebody is there to press each key of the keypad."""

    def checks(self) -> Mapping[tuple[str, ...], Check]:
        """Names of the findings, and what finds them, in the order in which they are told."""
        keys: dict[tuple[str, ...], Check] = {("keys",): self._keys} if self.press else {}
        return {
            ("jack",): self._jack,
            ("voices",): self._voices,
            ("speaker", "loop-back"): self._speaker,
            ("keypad",): self._keypad,
            **keys,
            ("printer",): self._printer,
            ("contrast",): self._contrast,
            ("signs",): self._signs,
            ("lexicon",): self._lexicon,
            ("screen",): self._screen,
            ("profile",): self._profile,
        }

    @property
    def _grave(self) -> State:
        return "problem" if self.settings.at_kiosk else "warning"

    def _jack(self) -> Sequence[Finding]:
        from PySide6.QtCore import QCoreApplication, QObject

        from accessibility.jack import open_sinks
        from kiosk.health.finding import Finding

        _ = self.words
        application = QCoreApplication.instance() or QCoreApplication(["egov-kiosk"])
        sinks = open_sinks(QObject(application))
        if sinks is None:
            cause = str(_("No sound server answers the command “pactl”."))
            unread: State = self._grave if self.settings.at_kiosk else "absent"
            return [Finding("jack", unread, _("The headphone socket cannot be read."), cause, {"headphones": None})]
        headphones = bool(sinks.headphones)
        sinks.close()
        text = (
            _("The headphone socket can be read. Headphones are plugged in.")
            if headphones
            else _("The headphone socket can be read. No headphones are plugged in.")
        )
        return [Finding("jack", "ok", text, "", {"headphones": headphones})]

    def _voices(self) -> Sequence[Finding]:
        from accessibility.speech.interface import DEFAULT_RATE
        from accessibility.speech.synthesis import Unavailable, milliseconds, open_synthesiser
        from kiosk.health.voices import voices_found

        causes, lengths = {}, {}
        try:
            synthesiser = open_synthesiser()
        except Unavailable as error:
            return [voices_found(dict.fromkeys(WORDS, str(error)), self.kiosk_words)]
        for language, word in WORDS.items():
            lengths[language] = 0
            causes[language] = "" if language in synthesiser.voices else f"no voice “{language}”"
            try:
                lengths[language] = milliseconds(synthesiser.pcm(word, language, DEFAULT_RATE))
            except Unavailable as error:
                causes[language] = str(error)
            if not lengths[language]:
                causes[language] = causes[language] or f"“{language}”: 0 ms"
        found = voices_found(causes, self.kiosk_words)
        return [dataclasses.replace(found, values={**found.values, "milliseconds": lengths})]

    def _speaker(self) -> Sequence[Finding]:
        from kiosk.health.finding import Finding
        from ui.commands.self_test_sound import QUIETEST_DB, measure

        _ = self.words
        heard = measure(str(_("One, two, three. This is how loud the voice is.")), self.words.language)
        level = "—" if heard.level_db is None else f"{heard.level_db:.0f}"
        values: dict[str, object] = {"level_db": heard.level_db, "device": heard.device}
        if heard.level_db is None or heard.level_db < QUIETEST_DB:
            text = _("The test sentence makes no sound.")
            speaker = Finding("speaker", "problem", text, heard.cause, values)
        elif heard.device is None:
            cause = str(_("No sound card could be opened."))
            text = _("The test sentence has {level} decibels, and nobody hears it here.", level=level)
            speaker = Finding("speaker", self._grave, text, cause, values)
        else:
            text = _("The sound card got the test sentence with {level} decibels.", level=level)
            speaker = Finding("speaker", "ok", text, "", values)
        return [speaker, self._loop_back(heard.loop_back_db, heard.loop_back_cause)]

    def _loop_back(self, level: float | None, cause: str) -> Finding:
        from kiosk.health.finding import Finding
        from ui.commands.self_test_sound import QUIETEST_DB

        _ = self.words
        values: dict[str, object] = {"level_db": level}
        if level is None:
            return Finding(
                "loop-back", "absent", _("What the loudspeaker plays cannot be measured here."), cause, values
            )
        if level < QUIETEST_DB:
            why = str(_("It may be muted, or its volume may be at zero."))
            return Finding("loop-back", "problem", _("The loudspeaker does not play the test sentence."), why, values)
        text = _("The loudspeaker’s way out plays the test sentence with {level} decibels.", level=f"{level:.0f}")
        return Finding("loop-back", "ok", text, "", values)

    def _keypad(self) -> Sequence[Finding]:
        from accessibility.keypad_profile import load_profile
        from kiosk.health.finding import Finding
        from translations import messages

        _ = self.words
        loaded = load_profile(self.settings.kiosk.keypad_profile)
        profile = loaded.profile
        keys: dict[str, list[int | str]] = {}
        for code, key in {**profile.keys, **profile.switches}.items():
            keys.setdefault(str(key), []).append(code)
        values: dict[str, object] = {"profile": profile.name, "keys": keys}
        if loaded.error is not None:
            cause = loaded.problem(messages("accessibility", self.words.language))
            text = _("The keypad’s table cannot be used. The usual one holds: {name}.", name=profile.name)
            return [Finding("keypad", "problem", text, cause, values)]
        text = _("The keypad {name} has keys for: {keys}.", name=profile.name, keys=", ".join(keys))
        return [Finding("keypad", "ok", text, "", values)]

    def _keys(self) -> Sequence[Finding]:
        from kiosk.health.finding import Finding
        from ui.commands.self_test_keys import keys_that_came
        from ui.probe import screen_expected

        _ = self.words
        came: dict[str, bool] | str = str(_("There is no screen to ask on."))
        if screen_expected():
            came = keys_that_came(self.settings.kiosk.keypad_profile, self.words.language)
        if isinstance(came, str):
            return [Finding("keys", "problem", _("The keys could not be asked for."), came, {"keys": {}})]
        missing = [name for name, pressed in came.items() if not pressed]
        if missing:
            text = _("Some keys did not come: {keys}.", keys=", ".join(missing))
            return [Finding("keys", "problem", text, str(_("Look at the cable, and at the table.")), {"keys": came})]
        return [Finding("keys", "ok", _("All keys came."), "", {"keys": came})]

    def _printer(self) -> Sequence[Finding]:
        from kiosk.health.printer import printer_found

        return [printer_found(self.settings.kiosk.printer, self.kiosk_words)]

    def _contrast(self) -> Sequence[Finding]:
        from kiosk.health.finding import Finding
        from ui.theme.contrast import ratio
        from ui.theme.tokens import HIGH_CONTRAST, PALETTES

        _ = self.words
        least: dict[str, float] = {}
        weak = []
        for name, palette in PALETTES.items():
            ratios = {pair: ratio(palette[pair[0]], palette[pair[1]]) for pair in TEXTS}
            least[str(name)] = round(min(ratios.values()), 2)
            wanted = _HIGH_RATIO if name in HIGH_CONTRAST else _TEXT_RATIO
            weak += [f"{name}: {text}/{ground} {got:.1f}" for (text, ground), got in ratios.items() if got < wanted]
        if weak:
            return [Finding("contrast", "problem", _("Some text is hard to see."), "; ".join(weak), {"least": least})]
        lowest = f"{min(least.values()):.1f}"
        text = _("All text stands out well. The least contrast is {ratio} to 1.", ratio=lowest)
        return [Finding("contrast", "ok", text, "", {"least": least})]

    def _signs(self) -> Sequence[Finding]:
        from kiosk.health.finding import Finding
        from kiosk.signs import find

        _ = self.words
        found = find(Path(self.settings.signs) if self.settings.signs else None)
        values: dict[str, object] = {"clips": sorted(found.clips), "problems": list(found.problems)}
        if found.problems:
            text = _("Some films in sign language cannot be shown.")
            return [Finding("signs", "problem", text, "; ".join(found.problems), values)]
        if not found.clips:
            return [Finding("signs", "absent", _("There are no films in sign language here."), "", values)]
        names = ", ".join(sorted(found.clips))
        return [Finding("signs", "ok", _("Films in sign language: {names}.", names=names), "", values)]

    def _lexicon(self) -> Sequence[Finding]:
        from accessibility.speech.normalise.lexicon import LANGUAGES, problem
        from kiosk.health.finding import Finding

        _ = self.words
        problems = {language: problem(language) for language in LANGUAGES}
        wrong = [each for each in problems.values() if each]
        if wrong:
            text = _("A list of how words are said has a mistake.")
            return [Finding("lexicon", "problem", text, " ".join(wrong), {"problems": problems})]
        text = _("The lists of how words are said are in order.")
        return [Finding("lexicon", "ok", text, "", {"problems": problems})]

    def _screen(self) -> Sequence[Finding]:
        from kiosk.health.display import screen_found
        from kiosk.health.finding import Finding
        from ui.probe import look_at_screen

        _ = self.words
        seen = look_at_screen()
        found = screen_found(seen, self.kiosk_words)
        if found.state != "ok" or seen is None or isinstance(seen, str):
            return [found]
        told, dots = seen.millimetres, (seen.width * seen.scale, seen.height * seen.scale)
        set_to = tuple(round(each * self.settings.kiosk.mm_per_px, 1) for each in dots)
        width, height = (round(each) for each in (set_to if self.settings.at_kiosk else told))
        values = {**found.values, "millimetres": list(told), "by_the_settings": list(set_to)}
        text = _("The screen is {width} × {height} millimetres.", width=width, height=height)
        if not self.settings.at_kiosk or not all(told):
            return [Finding("screen", "ok", text, "", values)]
        if any(abs(one - other) > _SAME_SIZE * one for one, other in zip(told, set_to, strict=True)):
            cause = _("It says itself: {width} × {height}. Measure it, and set “kiosk.mm_per_px”.",
                      width=round(told[0]), height=round(told[1]))  # fmt: skip
            return [Finding("screen", "warning", text, str(cause), values)]
        return [Finding("screen", "ok", text, "", values)]

    def _profile(self) -> Sequence[Finding]:
        from kiosk.health.finding import Finding

        _ = self.words
        lost = [str(at) for at, each in enumerate(_people()) if not _comes_back(each)]
        if lost:
            text = _("Personal settings change on the way to another device.")
            return [Finding("profile", "problem", text, ", ".join(lost), {"lost": lost})]
        text = _("Personal settings can be taken along and come back the same.")
        return [Finding("profile", "ok", text, "", {"lost": []})]


def _people() -> Iterator[Preferences]:
    """The usual settings, and some that are as different from them as can be."""
    from accessibility.preferences import Keypad, Magnifier, Preferences, Scanning, Verbosity

    yield Preferences()
    yield Preferences("ru", "yellow-on-black", 3, 400, speech=True, volume=100, keypad=Keypad.TACTILE)
    yield Preferences("en", "dark", scanning=Scanning.AUTO, keypad=Keypad.SWITCH, captions=True, easy=True)
    yield Preferences("az", magnifier=Magnifier.FULL, verbosity=Verbosity.BRIEF, dwell=True, explore_by_touch=True)


def _comes_back(preferences: Preferences) -> bool:
    """As a code all of it, as six digits what they hold."""
    from accessibility.profile import from_digits, from_text, to_digits, to_text
    from kiosk.text import LANGUAGES

    digits = to_digits(preferences, LANGUAGES)
    return from_text(to_text(preferences)) == preferences and (
        to_digits(from_digits(digits, LANGUAGES), LANGUAGES) == digits
    )
