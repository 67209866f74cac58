"""No file ever holds spoken words: the voice process writes to no file, and none is there while it speaks (ACC-93)."""

import os
import queue
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from accessibility.speech.interface import Finished, SentenceStarted, VoiceEvent
from accessibility.speech.prepare import prepare
from accessibility.speech.utterance import Segment, Utterance
from accessibility.speech.voice import Voice

SECONDS = 60.0
IN_MEMORY = ("/memfd:", "/dev/shm/")
"""Where a sound server shares memory with its clients: files by name only."""
OF_THE_SERVER = "pulse"
"""A sound server keeps a key in the home of who uses it."""
CANARY = "Qırmızıquşsözü"
"""A word that stands nowhere else."""
TEXT = f"{CANARY} birinci, ikinci cümlə uzundur. Sonra {CANARY} gəlir. Bir daha {CANARY}."


@pytest.fixture
def homes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home, a folder for temporary files and a working folder with nothing in them, all under one."""
    for variable, name in (
        ("HOME", "home"), ("TMPDIR", "tmp"), ("TEMP", "tmp"), ("XDG_RUNTIME_DIR", "run"), ("XDG_CACHE_HOME", "cache"),
        ("XDG_CONFIG_HOME", "config"), ("XDG_STATE_HOME", "state"), ("XDG_DATA_HOME", "data"),
    ):  # fmt: skip
        (tmp_path / name).mkdir(mode=0o700, exist_ok=True)
        monkeypatch.setenv(variable, str(tmp_path / name))
    (tmp_path / "here").mkdir()
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(Path.cwd()), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.chdir(tmp_path / "here")
    yield tmp_path


def opened_for_writing(process: int) -> list[str]:
    """What regular files the process holds open and may write to, deleted ones included."""
    found = []
    for each in Path(f"/proc/{process}/fd").iterdir():
        try:
            flags = int(Path(f"/proc/{process}/fdinfo/{each.name}").read_text("ascii").split()[3], 8)
            if stat.S_ISREG(each.stat().st_mode) and flags & os.O_ACCMODE != os.O_RDONLY:
                found.append(str(each.readlink()))
        except FileNotFoundError:
            continue  # closed meanwhile
    return [path for path in found if not path.startswith(IN_MEMORY)]


def bytes_written(process: int) -> int:
    """Bytes for which the process is charged with writing to a disk; pages that are only to be written are counted too."""
    lines = Path(f"/proc/{process}/io").read_text("ascii").splitlines()
    return int(next(line for line in lines if line.startswith("write_bytes")).split()[1])


def files_in(folder: Path) -> list[str]:
    found = [str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()]
    return [path for path in found if OF_THE_SERVER not in path]


@pytest.mark.acc(93)
@pytest.mark.skipif(not Path("/proc/self/fdinfo").exists(), reason="this system does not tell what a process has open")
def test_no_file_is_written_while_it_speaks(homes: Path) -> None:
    """ACC-93: pyttsx3 alone would write each utterance into a file of its own."""
    voice = Voice()
    events: queue.SimpleQueue[VoiceEvent] = queue.SimpleQueue()
    voice.listen(events.put)
    try:
        voice.wait_ready(SECONDS)
        process, before = voice.process_id, bytes_written(voice.process_id)
        voice.speak(prepare(1, Utterance((Segment(TEXT, "az"), Segment("Это секрет.", "ru")))))
        sentences = 0
        while not isinstance(event := events.get(timeout=SECONDS), Finished):
            sentences += isinstance(event, SentenceStarted)
            assert opened_for_writing(process) == []
            assert files_in(homes) == []
        assert sentences == 4
        assert bytes_written(process) == before
        assert CANARY not in Path(f"/proc/{process}/cmdline").read_text("utf-8")
        assert CANARY not in Path(f"/proc/{process}/environ").read_text("utf-8")
    finally:
        voice.close()
    assert files_in(homes) == []


@pytest.mark.acc(93)
def test_the_check_would_find_a_driver_that_writes_files(homes: Path) -> None:
    """The way pyttsx3 itself takes: it is found, so the test above can fail."""
    script = (
        "import os, sys, tempfile; file = tempfile.NamedTemporaryFile(delete=False);"
        f"file.write({CANARY!r}.encode()); file.flush(); print(flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert len(opened_for_writing(process.pid)) == 1
        assert len(files_in(homes)) == 1
        process.communicate(b"")
