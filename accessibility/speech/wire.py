"""What goes through the pipes between the program and its voice process: JSON frames, each with its length before it."""

from __future__ import annotations

from typing import IO, Final, TypeVar

import msgspec

from accessibility.speech.interface import VoiceEvent

AWAKE: Final = "awake"
"""The word on the command line of a process that stands in for one that has just died: the sound card is awake."""
LONGEST_FRAME: Final = 4 * 1024 * 1024


class Speak(msgspec.Struct, frozen=True, tag=True):
    """Begin at sentence `first`; each sentence is a language and its spoken text."""

    number: int
    sentences: list[tuple[str, str]]
    first: int = 0


class Stop(msgspec.Struct, frozen=True, tag=True):
    """Silence at once."""


class StopAfterSentence(msgspec.Struct, frozen=True, tag=True):
    """End with the sentence being said."""


class Pause(msgspec.Struct, frozen=True, tag=True):
    """Hold the sound."""


class Resume(msgspec.Struct, frozen=True, tag=True):
    """Go on."""


class SetRate(msgspec.Struct, frozen=True, tag=True):
    """Speak at `rate`, in eSpeak's units."""

    rate: int


class SetVolume(msgspec.Struct, frozen=True, tag=True):
    """Speak at `volume`, 0 to 100, on a kiosk that needs `calibration_db` more for it."""

    volume: int
    calibration_db: float = 0.0


class Probe(msgspec.Struct, frozen=True, tag=True):
    """Answer with `Ready`."""


class Quit(msgspec.Struct, frozen=True, tag=True):
    """End the process."""


class Alive(msgspec.Struct, frozen=True, tag=True):
    """The process lives; the device has taken no samples for `audio` beats, and what is being made has not grown for
    `synthesis` beats."""

    audio: int
    synthesis: int


Told = VoiceEvent | Alive
Command = Speak | Stop | StopAfterSentence | Pause | Resume | SetRate | SetVolume | Probe | Quit
_Frame = TypeVar("_Frame")

_encoder: Final = msgspec.json.Encoder()
COMMANDS: Final[msgspec.json.Decoder[Command]] = msgspec.json.Decoder(Command)
EVENTS: Final[msgspec.json.Decoder[Told]] = msgspec.json.Decoder(Told)


def write(stream: IO[bytes], message: Command | Told) -> None:
    """Write one frame. Raises `OSError` when the other side is gone."""
    body = _encoder.encode(message)
    stream.write(len(body).to_bytes(4, "big") + body)
    stream.flush()


def read(stream: IO[bytes], decoder: msgspec.json.Decoder[_Frame]) -> _Frame | None:
    """The next frame; None at the end of the stream. Raises `msgspec.DecodeError` for what is no frame."""
    head = stream.read(4)
    if len(head) < 4:
        return None
    length = int.from_bytes(head, "big")
    if length > LONGEST_FRAME:
        raise msgspec.DecodeError("frame too long")
    body = stream.read(length)
    return decoder.decode(body) if len(body) == length else None
