"""Packages of Debian for the tests: fetched by the system's own tool and unpacked beside the installed program.

They are not installed: that would take an administrator, and start servers on the machine of whoever runs the tests.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

_NEW = re.compile(r"^Inst (\S+) ", re.MULTILINE)
_LIBRARY = re.compile(r"lib.*\d")


def unpacked(package: str) -> Path:
    """A folder with `package` and those libraries of its that the system lacks. Skips the test on other systems."""
    kept = Path(sys.prefix) / "peers"
    found = kept / package
    if found.exists():
        return found
    if shutil.which("apt-get") is None or shutil.which("dpkg") is None:
        pytest.skip(f"{package} is a package of Debian")
    would = _done(["apt-get", "install", "--simulate", "--no-install-recommends", package])
    assert would.returncode == 0, f"{package} is not in the lists of packages; apt-get update may help"
    names = [name for name in _NEW.findall(would.stdout) if name == package or _LIBRARY.match(name)]
    kept.mkdir(exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=kept))
    fetched = _done(["apt-get", "download", "--quiet", *{package, *names}], made)
    assert fetched.returncode == 0, fetched.stderr
    for file in made.glob("*.deb"):
        assert _done(["dpkg", "--extract", str(file), str(made)]).returncode == 0, file.name
        file.unlink()
    try:
        made.rename(found)
    except OSError:  # another worker was quicker
        shutil.rmtree(made)
    return found


def libraries(folder: Path) -> str:
    """What LD_LIBRARY_PATH has to be for what `unpacked` gave."""
    return ":".join(str(each) for each in (folder / "usr" / "lib").glob("*-linux-*"))


def _done(command: list[str], folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=100, check=False)
