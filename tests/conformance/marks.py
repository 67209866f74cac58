"""Which test shows which requirement: read from the marks `@pytest.mark.acc(…)` in the tests' source, without running them."""

from __future__ import annotations

import ast
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

TESTS: Final = Path(__file__).parents[1]
ROOT: Final = TESTS.parent
ROWS_FILE: Final = Path(__file__).with_name("rows.toml")
LAST: Final = 98


@dataclass(frozen=True)
class Row:
    """One requirement. `answer` is given where no test shows all of it: "not applicable" or "not met", with `why`. `note` says
    of a row that is met what its tests cannot show."""

    number: int
    clause: str
    requirement: str
    where: str
    answer: str = ""
    why: str = ""
    note: str = ""
    tests: tuple[str, ...] = field(default=())

    @property
    def status(self) -> str:
        """What the conformance page says of the row."""
        return self.answer or ("met" if self.tests else "not met")


def rows() -> list[Row]:
    """All requirements with the tests that show them, in order."""
    shown = shown_by()
    written = tomllib.loads(ROWS_FILE.read_text(encoding="utf-8"))
    return [Row(int(number), **row, tests=tuple(shown[int(number)])) for number, row in written.items()]


def shown_by() -> dict[int, list[str]]:
    """Requirement → the ids of the tests that bear its mark, in the order of files."""
    found: dict[int, list[str]] = defaultdict(list)
    for file in sorted(TESTS.rglob("test_*.py")):
        for test, numbers in marked(file):
            for number in numbers:
                found[number].append(f"{file.relative_to(ROOT).as_posix()}::{test}")
    return found


def marked(file: Path) -> Iterator[tuple[str, list[int]]]:
    """Each marked test of a file with its rows."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    everywhere = [number for node in tree.body if _is_pytestmark(node) for number in _numbers(node)]
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test"):
            numbers = [*everywhere, *(number for each in node.decorator_list for number in _numbers(each))]
            if numbers:
                yield node.name, numbers


def _is_pytestmark(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and any(
        isinstance(target, ast.Name) and target.id == "pytestmark" for target in node.targets
    )


def _numbers(node: ast.AST) -> Iterator[int]:
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "acc":
            for argument in call.args:
                value: Any = ast.literal_eval(argument)
                yield int(value)
