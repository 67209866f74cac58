"""A pytest plugin that breaks the program on purpose: one text of one module's source is another when it is imported.

`pytest -p tests.conformance.breaking --break 12 TEST` runs a test with the breakage of row 12. A breakage whose text is no
longer in the source is an error, so that none outlives what it breaks.
"""

from __future__ import annotations

import importlib.machinery
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Final

import pytest

from tests.conformance.marks import ROOT

FILE: Final = Path(__file__).with_name("breakages.toml")


@dataclass(frozen=True)
class Breakage:
    """`old` in `file` becomes `new`, and `test` must fail. `why` says what is broken, as a person would meet it."""

    row: int
    why: str
    file: str
    old: str
    new: str
    test: str


def breakages() -> list[Breakage]:
    """All of them, by row."""
    written = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return sorted((Breakage(**each) for each in written.get("breakage", [])), key=lambda each: each.row)


class _Loader(SourceFileLoader):
    """Reads a module with its breakage."""

    def __init__(self, name: str, path: str, breakage: Breakage) -> None:
        super().__init__(name, path)
        self._breakage = breakage

    def get_code(self, fullname: str) -> CodeType:
        """Never from a cache of compiled code: neither read, nor written."""
        source = broken(Path(self.path).read_text(encoding="utf-8"), self._breakage)
        return compile(source, self.path, "exec", dont_inherit=True)


def broken(source: str, breakage: Breakage) -> str:
    """The source with its breakage; raises ValueError when the text is not there, or not once."""
    if source.count(breakage.old) != 1:
        raise ValueError(f"row {breakage.row}: the text is {source.count(breakage.old)} times in {breakage.file}")
    return source.replace(breakage.old, breakage.new)


class _Finder(MetaPathFinder):
    def __init__(self, breakage: Breakage) -> None:
        self._breakage = breakage
        self._name = breakage.file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self._name:
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path)
        if spec is None or spec.origin is None:
            return None
        spec.loader = _Loader(fullname, spec.origin, self._breakage)
        return spec


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--break", dest="breakage", type=int, help="break the program as `breakages.toml` says for a row")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Before any `conftest.py` imports what is to be broken."""
    row = early_config.known_args_namespace.breakage
    if row is None:
        return
    breakage = next(each for each in breakages() if each.row == row)
    broken((ROOT / breakage.file).read_text(encoding="utf-8"), breakage)  # an outdated one is told at once
    name = breakage.file.removesuffix(".py").replace("/", ".")
    assert name not in sys.modules, f"{name} was imported before it could be broken"
    sys.meta_path.insert(0, _Finder(breakage))
