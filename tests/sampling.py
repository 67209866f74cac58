"""Which cases of a long proof `make test` runs: all of them are run by `make soak`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

import pytest

T = TypeVar("T")


def sampled(cases: Iterable[T], often: Callable[[T], bool]) -> list[object]:
    """The cases for `parametrize`; those that are not met `often` are marked as slow. A tuple gives several arguments."""
    found: list[object] = []
    for case in cases:
        values = case if isinstance(case, tuple) else (case,)
        found.append(pytest.param(*values, marks=() if often(case) else pytest.mark.slow))
    return found
