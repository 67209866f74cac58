"""The audio device: its name, or why there is none that can be heard."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kiosk.health.finding import Finding
from kiosk.text import Wording

NAME: Final = "audio"
_CARDS: Final = Path("/proc/asound/cards")
_DEVICES: Final = Path("/dev/snd")


def audio_found(device: str | None, reason: str, _: Wording) -> Finding:
    """`device` as the voice opened it, None when it could not; `reason` is the voice's own when it did not even start."""
    cards = sound_cards()
    values: dict[str, object] = {"device": device, "cards": cards}
    if device is not None:
        name = ", ".join([device, *cards[:1]])
        return Finding(NAME, "ok", _("Sound can be heard. Device: {device}.", device=name), "", values)
    cause = reason or str(_why_silent(cards, _))
    return Finding(NAME, "warning", _("There is no sound. The program shows captions instead."), cause, values)


def sound_cards(listing: Path = _CARDS) -> list[str]:
    """The cards that the system knows (Linux), by their long names."""
    try:
        lines = listing.read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
    return [line.partition("]: ")[2].strip() for line in lines if "]: " in line]


def sound_server(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a sound server (PulseAudio, PipeWire) seems to run for this user."""
    runtime = environment.get("XDG_RUNTIME_DIR", "")
    sockets = [Path(runtime) / "pulse" / "native", Path(runtime) / "pipewire-0"] if runtime else []
    return bool(environment.get("PULSE_SERVER")) or any(socket.exists() for socket in sockets)


def _why_silent(cards: list[str], _: Wording) -> object:
    if sys.platform != "linux":
        return _("The system could not open an audio device.")
    if not cards and not sound_server():
        return _("The system knows no sound card, and no sound server runs.")
    outputs = list(_DEVICES.glob("pcm*p"))
    if outputs and not any(os.access(output, os.W_OK) for output in outputs):
        return _("This user may not use the sound card. Add the user to the group “audio”.")
    return _("The sound card or sound server could not be opened. Another program may hold it.")
