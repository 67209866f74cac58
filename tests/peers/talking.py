"""Another process that answers JSON lines: the host of the pages and the client of the accessibility bus."""

from __future__ import annotations

import json
import os
import select
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from tests.peers.desktop import Desktop, until

ROOT: Final = Path(__file__).parents[2]
SYSTEM_PYTHON: Final = "/usr/bin/python3"
"""The interpreter for which the distribution packs the accessibility bindings."""
SECONDS: Final = 60.0


class Talking:
    """Asks and is answered, one at a time. What the process says unasked is kept in `happened`."""

    def __init__(
        self, desktop: Desktop, name: str, command: Sequence[str | Path], more: Mapping[str, str] | None = None
    ) -> None:
        self.name, self._desktop = name, desktop
        self._waiting = b""
        self._answers: list[dict[str, Any]] = []
        self.happened: list[list[Any]] = []
        with (desktop.folder / f"{name}.txt").open("wb") as told:
            self.process = subprocess.Popen(
                [str(each) for each in command],
                env={**desktop.environment, **(more or {})},
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=told,
                start_new_session=True,
            )
        desktop.started.append(self.process)

    def ask(self, do: str, **more: Any) -> Any:
        """Have something done, and give what it answers; raises when it could not be done."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"do": do, **more}).encode() + b"\n")
        self.process.stdin.flush()
        return self.answer()

    def answer(self) -> Any:
        """The next answer; for the first one of a process, that it is ready."""
        deadline = time.monotonic() + SECONDS
        while not self._answers:
            self._listen(deadline - time.monotonic())
        answer = self._answers.pop(0)
        assert "error" not in answer, answer["error"]
        return answer["answer"]

    def wait_for(self, found: Callable[[list[list[Any]]], bool], what: str) -> None:
        """Wait until something has happened."""

        def look() -> bool:
            self._listen(0.02)
            return found(self.happened)

        until(look, f"{what} at {self.name}")

    def close(self) -> None:
        """Let it end by itself."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(SECONDS)

    def _listen(self, seconds: float) -> None:
        assert self.process.stdout is not None
        ready, _, _ = select.select([self.process.stdout], [], [], max(0.0, seconds))
        if not ready:
            assert seconds < 1, f"{self.name} does not answer: {self._desktop.told(self.name)}"
            return
        read = os.read(self.process.stdout.fileno(), 1 << 20)
        assert read, f"{self.name} has ended: {self._desktop.told(self.name)}"
        *lines, self._waiting = (self._waiting + read).split(b"\n")
        for line in lines:
            told = json.loads(line)
            if "happened" in told:
                self.happened.append(told["happened"])
            else:
                self._answers.append(told)
