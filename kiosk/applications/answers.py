"""Answers on their way to a draft: a merge patch (RFC 7396) that also takes away what is no longer answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def complete_patch(answers: Mapping[str, Any], ever_sent: Mapping[str, Any]) -> dict[str, Any]:
    """All answers, and None for each that was sent before and is gone: right whatever reached the portal so far."""
    patch: dict[str, Any] = {name: None for name in ever_sent if name not in answers}
    for name, value in answers.items():
        before = ever_sent.get(name)
        if isinstance(value, Mapping) and isinstance(before, Mapping):
            patch[name] = complete_patch(value, before)
        else:
            patch[name] = value
    return patch


def merged(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """Every member that was ever sent; where one was an object and then not, its members are remembered."""
    together = dict(first)
    for name, value in second.items():
        before = together.get(name)
        if isinstance(value, Mapping) and isinstance(before, Mapping):
            together[name] = merged(before, value)
        elif not isinstance(before, Mapping):
            together[name] = value
    return together
