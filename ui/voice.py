"""The voice of a window: a process of its own, or silence."""

from __future__ import annotations

from accessibility.speech.interface import Speaker


def start_voice(calibration_db: float = 0.0) -> Speaker:
    """The voice in its own process; a silent one where none can be started, which the window then says.

    `calibration_db` is that of the kiosk's loudspeaker.
    """
    from accessibility.speech.silent import SilentVoice
    from accessibility.speech.voice import Voice

    try:
        return Voice(calibration_db)
    except OSError:
        return SilentVoice(missing=True)
