"""Following headphones by `pactl`, with a program that answers as PulseAudio's does; no jack was moved for it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from accessibility.jack import PactlSinks, hears_alone, open_sinks

BUILT_IN = "alsa_output.pci-0000_00_1f.3.analog-stereo"
HDMI = "alsa_output.pci-0000_01_00.1.hdmi-stereo"
BLUETOOTH = "bluez_output.00_11_22_33_44_55.1"

PROGRAM = """#!{python}
import json, sys, time
from pathlib import Path
folder = Path({folder!r})
words = sys.argv[1:]
with (folder / "asked").open("a") as asked:
    asked.write(" ".join(words) + "\\n")
if words == ["-f", "json", "info"]:
    print((folder / "info.json").read_text())
elif words == ["-f", "json", "list", "sinks"]:
    print((folder / "sinks.json").read_text())
elif words == ["subscribe"]:
    told = 0
    while True:
        lines = (folder / "events").read_text().splitlines()
        for line in lines[told:]:
            print(line, flush=True)
        told = len(lines)
        time.sleep(0.02)
"""


def sink(name: str, active: str | None, *ports: tuple[str, str], **properties: str) -> dict[str, Any]:
    """One sink as `pactl -f json list sinks` writes it, with what is not asked for left out."""
    return {
        "index": 57,
        "state": "RUNNING",
        "name": name,
        "driver": "PipeWire",
        "mute": False,
        "properties": properties,
        "ports": [
            {
                "name": port,
                "description": port,
                "type": kind,
                "priority": 9900,
                "availability_group": "Legacy 5",
                "availability": "available",
            }
            for port, kind in ports
        ],
        "active_port": active,
        "formats": ["pcm"],
    }


PORTS = (("analog-output-speaker", "Speaker"), ("analog-output-headphones", "Headphones"))


def built_in(active: str) -> dict[str, Any]:
    return sink(BUILT_IN, active, *PORTS, **{"device.bus": "pci"})


@pytest.mark.acc(3)
@pytest.mark.parametrize(
    ("default", "sinks", "expected"),
    [
        (BUILT_IN, [built_in("analog-output-speaker")], (BUILT_IN, False)),
        (BUILT_IN, [built_in("analog-output-headphones")], (BUILT_IN, True)),
        (
            HDMI,
            [built_in("analog-output-headphones"), sink(HDMI, "hdmi-output-0", ("hdmi-output-0", "HDMI"))],
            (HDMI, False),
        ),
        (BUILT_IN, [sink(HDMI, "hdmi-output-0"), built_in("analog-output-headphones")], (BUILT_IN, True)),
        (BUILT_IN, [sink(BUILT_IN, "usb-output", ("usb-output", "Headset"))], (BUILT_IN, True)),
        (BLUETOOTH, [sink(BLUETOOTH, None, **{"device.form_factor": "headset"})], (BLUETOOTH, True)),
        (BLUETOOTH, [sink(BLUETOOTH, None, **{"device.form_factor": "speaker"})], (BLUETOOTH, False)),
        ("", [built_in("analog-output-headphones")], (BUILT_IN, True)),
        ("", [], ("", False)),
    ],
)
def test_the_port_in_use_decides(default: str, sinks: list[dict[str, Any]], expected: tuple[str, bool]) -> None:
    assert hears_alone({"default_sink_name": default}, sinks) == expected


class Server:
    """A folder that the program answers from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.program = folder / "pactl"
        self.program.write_text(PROGRAM.format(python=sys.executable, folder=str(folder)))
        self.program.chmod(0o755)
        (folder / "info.json").write_text(
            json.dumps({"server_name": "PulseAudio (on PipeWire 1.0.5)", "default_sink_name": BUILT_IN})
        )
        (folder / "events").write_text("")
        self.plug("analog-output-speaker")

    def plug(self, port: str) -> None:
        (self.folder / "sinks.json").write_text(json.dumps([built_in(port)]))

    def tell(self, line: str) -> None:
        with (self.folder / "events").open("a") as events:
            events.write(line + "\n")

    def asked(self) -> list[str]:
        return (self.folder / "asked").read_text().splitlines()


@pytest.fixture
def server(tmp_path: Path) -> Server:
    return Server(tmp_path)


def test_it_follows_the_plug(server: Server, qtbot: QtBot) -> None:
    parent = QObject()
    sinks = PactlSinks(str(server.program), parent)
    changes: list[bool | None] = []
    sinks.watch(changes.append)
    first = sinks.headphones
    server.plug("analog-output-headphones")
    server.tell("Event 'change' on sink #57")
    qtbot.waitUntil(lambda: changes == [None, True])
    server.tell("Event 'change' on sink-input #3")
    server.plug("analog-output-speaker")
    server.tell("Event 'change' on card #46")
    qtbot.waitUntil(lambda: changes == [None, True, None, False])
    assert first is False
    sinks.close()


def test_it_silences_the_device_and_lets_it_sound_again_when_it_ends(server: Server) -> None:
    parent = QObject()
    sinks = PactlSinks(str(server.program), parent)
    sinks.mute(True)
    sinks.mute(True)
    sinks.close()
    assert [line for line in server.asked() if "mute" in line] == [f"set-sink-mute {BUILT_IN} {on}" for on in (1, 0)]


def test_nothing_is_known_where_no_server_answers(server: Server) -> None:
    (server.folder / "info.json").write_text("Connection failure: Connection refused")
    parent = QObject()
    assert open_sinks(parent, str(server.program)) is None


def test_nothing_is_known_where_there_is_no_such_program(tmp_path: Path) -> None:
    assert open_sinks(QObject(), str(tmp_path / "pactl")) is None


def test_an_answer_that_makes_no_sense_is_no_headphones(server: Server) -> None:
    (server.folder / "sinks.json").write_text('[{"name": 3, "ports": "none"}]')
    parent = QObject()
    sinks = open_sinks(parent, str(server.program))
    assert sinks is None or sinks.headphones is False
    if sinks is not None:
        sinks.close()


@pytest.mark.parametrize("sounding", [True, False])
def test_a_kiosk_begins_with_a_device_that_sounds(server: Server, sounding: bool) -> None:
    parent = QObject()
    sinks = open_sinks(parent, str(server.program), sounding=sounding)
    assert sinks is not None
    sinks.close()
    assert [line for line in server.asked() if "mute" in line] == [f"set-sink-mute {BUILT_IN} 0"] * sounding
