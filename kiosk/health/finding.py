"""A finding: what one check found, how bad it is, in a sentence, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from kiosk.text import Text

State = Literal["ok", "warning", "problem", "absent"]
"""`absent`: not there, and nothing is wrong with that. `warning`: people go without something. `problem`: mend it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`name` is the check's, for programs; `text` a sentence for people; `cause` says why, empty when all is well.

    `values` are figures that programs may read, JSON's types only.
    """

    name: str
    state: State
    text: Text
    cause: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


def is_well(findings: Iterable[Finding]) -> bool:
    """Whether nothing needs mending."""
    return all(finding.state != "problem" for finding in findings)
