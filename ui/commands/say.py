"""`egov-kiosk say`: what would be spoken, normalised, and its sound."""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from accessibility.speech.utterance import Prepared

HELP = "say a text, or write its sound to a file"
READY_SECONDS: Final = 10.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this command understands."""
    parser.add_argument("text", metavar="TEXT", help="the words to say")
    parser.add_argument("--language", choices=("az", "en", "ru"), default="az", help="their language (az)")
    parser.add_argument("--out", type=Path, metavar="FILE.wav", help="write the sound there instead of playing it")
    parser.add_argument("--json", action="store_true", help="print the segments as given to the voice")


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; the answer is the exit status."""
    from accessibility.speech.normalise.lexicon import problem
    from accessibility.speech.prepare import prepare
    from accessibility.speech.utterance import Segment, Utterance

    # a terminal hands over bytes that are no text as lone surrogates, which neither a voice nor a terminal takes back
    text = arguments.text.encode("utf-8", "replace").decode("utf-8")
    prepared = prepare(1, Utterance((Segment(text, arguments.language),)))
    for language in sorted({arguments.language, *(sentence.language for sentence in prepared.sentences)}):
        if (wrong := problem(language)) is not None:
            print(f"egov-kiosk say: {wrong}", file=sys.stderr)
    if not prepared.sentences:
        print("egov-kiosk say: there is nothing to say in this text", file=sys.stderr)
        return 2
    if arguments.out is not None:
        return _write(prepared, arguments.out, as_json=arguments.json)
    return _play(prepared, as_json=arguments.json)


def _write(prepared: Prepared, path: Path, *, as_json: bool) -> int:
    """Synthesise in this process; nothing is played."""
    from accessibility.speech.recording import RecordingVoice
    from accessibility.speech.synthesis import Unavailable

    try:
        voice = RecordingVoice()
        asked = time.monotonic()
        voice.speak(prepared)
        first_pcm_ms = (time.monotonic() - asked) * 1000
        voice.drain()
        voice.write_wav(path)
    except Unavailable as error:
        print(f"egov-kiosk say: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"egov-kiosk say: {path} cannot be written ({error.strerror})", file=sys.stderr)
        return 1
    _print(prepared, first_pcm_ms, as_json=as_json)
    return 0


def _play(prepared: Prepared, *, as_json: bool) -> int:
    """Speak through the voice process, as the window does."""
    from accessibility.speech.interface import Failed, Finished, Ready, Started, VoiceEvent
    from accessibility.speech.voice import Voice

    done = threading.Event()
    started: list[float] = []
    audible = True

    def on_event(event: VoiceEvent) -> None:
        if isinstance(event, Started):
            started.append(event.at)
            if not audible:
                done.set()
        elif isinstance(event, Finished) or (isinstance(event, Failed) and event.for_good):
            done.set()

    voice = Voice()
    try:
        state = voice.wait_ready(READY_SECONDS)
        if not isinstance(state, Ready):
            print(f"egov-kiosk say: {state.reason if state else 'the voice did not start'}", file=sys.stderr)
            return 1
        audible = state.audio is not None
        voice.listen(on_event)
        asked = time.monotonic()
        voice.speak(prepared)
        done.wait()
    finally:
        voice.close()
    if not started:
        print("egov-kiosk say: the voice ended", file=sys.stderr)
        return 1
    if not audible:
        print("egov-kiosk say: there is no audio device, so nothing was heard", file=sys.stderr)
    _print(prepared, (started[0] - asked) * 1000, as_json=as_json)
    return 0


def _print(prepared: Prepared, first_pcm_ms: float, *, as_json: bool) -> None:
    by_language = itertools.groupby(prepared.sentences, key=lambda sentence: sentence.language)
    segments = [
        {"language": language, "text": " ".join(each.spoken for each in group)} for language, group in by_language
    ]
    if as_json:
        print(json.dumps({"segments": segments, "first_pcm_ms": round(first_pcm_ms, 1)}, ensure_ascii=False))
        return
    for segment in segments:
        print(f"{segment['language']}  {segment['text']}")
