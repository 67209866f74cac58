"""Settings, typed: default < file < environment < options of the call < the administrator's lock. A wrong one is named."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import msgspec

from kiosk.opening import rule_of
from kiosk.portal.addresses import is_safe_address
from kiosk.text import Language, Text, Wording

Mode = Literal["home", "kiosk"]
FILE: Final = "settings.toml"
LOCK: Final = "lock.toml"
PREFIX: Final = "EGOV_KIOSK_"
_APPLICATION: Final = "egov-kiosk"


class PortalSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which portal, and what it does not say about itself.

    `url` empty means the sandbox of this program. `issuer`, `client_id` and `endpoints` (names of OpenID Connect Discovery
    → addresses) are for portals that do not state them. `authorities` is a PEM file of further certificate authorities.
    `login_hint` is how its issuer wants to be told who signs in with mobile ID, with `{phone}` and `{user_id}` in it.
    """

    url: str = ""
    issuer: str = ""
    client_id: str = ""
    endpoints: dict[str, str] = {}
    authorities: str = ""
    login_hint: str = ""

    def __post_init__(self) -> None:
        for address in (self.url, self.issuer, *self.endpoints.values()):
            if address and not is_safe_address(address):
                raise ValueError("must be an https address (http only on this machine)")
        if self.authorities and not Path(self.authorities).is_file():
            raise ValueError("authorities must be a file")


class KioskSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A public kiosk: what it is called, its patience in seconds (bounds of ACC-52), and how its screen is mounted.

    `state` is the folder of its enrolment (`kiosk/enrolment.py`), where that is not the usual one.
    `mm_per_px` is the screen's width in millimetres, divided by its pixels: sizes are right only with it (ACC-28, ACC-61).
    0.248 is a screen of 21.5 inches with 1920 pixels, 0.277 one of 24, 0.180 one of 15.6. `screen_bottom_mm` is the height of
    the picture's lower edge above the floor (ACC-41). `keypad_profile` is the table of its tactile keypad: `ez-access`, `storm`,
    `numpad`, or a TOML file (`accessibility/keypads`). `calibration_db` is what the loudspeaker needs more than others for
    the same loudness (ACC-16, ACC-18); `accessibility/speech/loudness.py` says how it is measured. `terminal` is the portal's name
    of the payment terminal that stands beside it, if one does. `scans` is the folder that its scanner writes to, `sticks` the
    folder under which memory sticks are mounted: at a kiosk files can be chosen from these and nowhere else. `staff_screen` is the number of the
    screen, from 1, on which staff see the step of a visit (ACC-97); 0 where they have none. `staff_display` is the X display that
    it belongs to (`:1`), where staff have a seat with a keyboard of their own; else it is one of the kiosk's.
    """

    name: str = ""
    idle_seconds: Annotated[int, msgspec.Meta(ge=120, le=300)] = 180
    alert_seconds: Annotated[int, msgspec.Meta(ge=20, le=45)] = 45
    printer: str = ""
    state: str = ""
    mm_per_px: Annotated[float, msgspec.Meta(ge=0.05, le=1.0)] = 0.248
    screen_bottom_mm: Annotated[int, msgspec.Meta(ge=300, le=1500)] = 800
    keypad_profile: str = ""
    terminal: str = ""
    scans: str = ""
    sticks: str = ""
    staff_screen: Annotated[int, msgspec.Meta(ge=0, le=8)] = 0
    staff_display: Annotated[str, msgspec.Meta(pattern=r"^([a-z0-9.-]*:[0-9]+(\.[0-9]+)?)?$")] = ""
    calibration_db: Annotated[float, msgspec.Meta(ge=-40, le=40)] = 0.0


class RelaySettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sign-language interpreter by video call. The defaults are *Səsiniz olaq* as published (requirements B1).

    `phone` is also where messages go; `video` is the address that a phone opens; `hours` are OpenStreetMap's.
    An empty `phone` means that there is none.
    """

    name: str = "Səsiniz olaq"
    phone: str = "+994552131997"
    video: str = "https://wa.me/994552131997"
    hours: tuple[str, ...] = ("Mo-Sa 09:00-16:00",)

    def __post_init__(self) -> None:
        if self.video and not is_safe_address(self.video):
            raise ValueError("video must be an https address")
        wrong = next((rule for rule in self.hours if rule_of(rule) is None), None)
        if wrong is not None:
            raise ValueError(f"hours must be like “Mo-Sa 09:00-16:00”, not “{wrong}”")


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings. `preferences` are sound and look at the beginning of a visit, as `accessibility/preferences.py` names them.
    `signs` is a folder of sign-language clips (`kiosk/signs.py`)."""

    mode: Mode = "home"
    language: Language = "az"
    speech: bool = False
    portal: PortalSettings = PortalSettings()
    kiosk: KioskSettings = KioskSettings()
    relay: RelaySettings = RelaySettings()
    signs: str = ""
    preferences: dict[str, bool | int | str] = {}

    @property
    def at_kiosk(self) -> bool:
        return self.mode == "kiosk"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings that hold, and the keys (`portal.url`) that the administrator has locked."""

    settings: Settings
    locked: frozenset[str] = frozenset()


class SettingsError(Exception):
    """Settings that cannot be used. `str()` is one clear sentence with the file (or variable) and the key."""

    def __init__(
        self, source: str, key: str, problem: Literal["unreadable", "syntax", "unknown", "wrong"], why: str
    ) -> None:
        self.source = source
        self.key = key
        self.problem = problem
        self.why = why
        match problem:
            case "unreadable":
                sentence = f"{source}: the settings cannot be read ({why})."
            case "syntax":
                sentence = f"{source}: this is not TOML ({why})."
            case "unknown":
                sentence = f"{source}: there is no setting “{key}”."
            case "wrong":
                sentence = f"{source}: “{key}” has a value that cannot be used ({why})."
        super().__init__(sentence)

    def text(self, _: Wording) -> Text:
        """The sentence in a person's language; the reason in brackets stays in the terminal's."""
        match self.problem:
            case "unreadable":
                return _("The settings in {source} cannot be read.", source=self.source)
            case "syntax":
                return _("The settings in {source} are not written correctly.", source=self.source)
            case "unknown":
                return _("{source}: there is no setting “{key}”.", source=self.source, key=self.key)
            case "wrong":
                return _("{source}: the setting “{key}” cannot be used.", source=self.source, key=self.key)


def load(
    file: Path | None = None,
    environment: Mapping[str, str] | None = None,
    options: Mapping[str, Any] | None = None,
    lock: Path | None = None,
) -> Loaded:
    """The settings that hold.

    `file` named by the user must exist, the usual one (`settings_file()`) need not. Environment variables are
    EGOV_KIOSK_MODE, EGOV_KIOSK_PORTAL_URL and so on. `options` maps keys (`portal.url`) to values of the command line;
    None is not given. `lock` defaults to `lock_file()`. Raises `SettingsError`.
    """
    environment = os.environ if environment is None else environment
    merged: dict[str, Any] = _file(file or settings_file(), required=file is not None)
    _merge(merged, _from_environment(environment))
    _merge(merged, _from_options(options or {}))
    locked = _file(lock or lock_file(), required=False)
    _merge(merged, locked)
    return Loaded(msgspec.convert(merged, Settings), frozenset(_keys(locked)))


def settings_file() -> Path:
    """The user's own settings."""
    import platformdirs

    return platformdirs.user_config_path(_APPLICATION, appauthor=False) / FILE


def lock_file() -> Path:
    """What the administrator has decided for this machine."""
    import platformdirs

    return platformdirs.site_config_path(_APPLICATION, appauthor=False) / LOCK


def _file(path: Path, *, required: bool) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            found = tomllib.load(file)
    except FileNotFoundError as error:
        if not required:
            return {}
        raise SettingsError(str(path), "", "unreadable", error.strerror or "") from None
    except OSError as error:
        raise SettingsError(str(path), "", "unreadable", error.strerror or "") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(str(path), "", "syntax", str(error)) from None
    _check(found, str(path))
    return found


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    """Values of the known variables; text becomes what the setting wants."""
    found: dict[str, Any] = {}
    for key in _plain_keys():
        variable = PREFIX + key.replace(".", "_").upper()
        if variable in environment:
            one = _nested(key, environment[variable])
            try:
                typed = msgspec.to_builtins(msgspec.convert(one, Settings, strict=False))
            except msgspec.ValidationError as error:
                raise SettingsError(variable, key, "wrong", _why(error)) from None
            _merge(found, _nested(key, _at(typed, key)))
    return found


def _from_options(options: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in options.items():
        if value is not None:
            one = _nested(key, value)
            _check(one, "command line")
            _merge(found, one)
    return found


def _check(found: Mapping[str, Any], source: str) -> None:
    """Hold one source against the types: every setting has a default, so a part of them is valid on its own."""
    try:
        msgspec.convert(found, Settings)
    except msgspec.ValidationError as error:
        message, _, place = str(error).rpartition(" - at ")
        key = place.strip("`").removeprefix("$").lstrip(".")
        if not place.startswith("`$"):
            message, key = str(error), ""
        unknown = message.partition("unknown field `")[2].partition("`")[0]
        if unknown:
            raise SettingsError(source, f"{key}.{unknown}".lstrip("."), "unknown", "") from None
        raise SettingsError(source, key, "wrong", _why(error)) from None


def _why(error: msgspec.ValidationError) -> str:
    return str(error).partition(" - at ")[0].replace("`", "")


def _plain_keys() -> list[str]:
    """Keys of one value each: those that an environment variable can hold."""
    keys = []
    for name, default in ((name, getattr(Settings(), name)) for name in Settings.__struct_fields__):
        if isinstance(default, msgspec.Struct):
            inner = default.__struct_fields__
            keys += [f"{name}.{part}" for part in inner if not isinstance(getattr(default, part), dict)]
        elif not isinstance(default, dict):
            keys.append(name)
    return keys


def _nested(key: str, value: object) -> dict[str, Any]:
    first, _, rest = key.partition(".")
    return {first: _nested(rest, value) if rest else value}


def _at(tree: Mapping[str, Any], key: str) -> object:
    first, _, rest = key.partition(".")
    return _at(tree[first], rest) if rest else tree[first]


def _keys(tree: Mapping[str, Any], prefix: str = "") -> list[str]:
    keys = []
    for name, value in tree.items():
        keys += _keys(value, f"{prefix}{name}.") if isinstance(value, dict) else [f"{prefix}{name}"]
    return keys


def _merge(into: dict[str, Any], more: Mapping[str, Any]) -> None:
    for name, value in more.items():
        if isinstance(value, Mapping) and isinstance(into.get(name), dict):
            _merge(into[name], value)
        else:
            into[name] = value
