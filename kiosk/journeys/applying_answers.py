"""What an answer changes in a form that is being filled in: which question comes next, what registers and the portal say of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.forms.answers import entries_of, values_of
from kiosk.portal.errors import Rejected
from kiosk.portal.resources.applications import Prefill
from kiosk.text import Text

if TYPE_CHECKING:
    from kiosk.journeys.applying import Applying


def changed(state: Applying, key: str, value: str) -> Applying:
    """Something was written, chosen or agreed to."""
    if state.stage == "declare":
        return replace(state, agreed=tuple(value.split()))
    refused = {name: text for name, text in state.refused.items() if name != key}
    sources = {name: source for name, source in state.sources.items() if name != key}
    return replace(state, entries={**state.entries, key: value}, refused=refused, sources=sources, signature="")


def prefilled(state: Applying, prefill: Prefill) -> Applying:
    """The registers' values where nothing was written yet; each stays to be confirmed or changed."""
    known = entries_of(state.form, prefill.data)
    filled = {name: entry for name, entry in known.items() if not state.entries.get(name)}
    held = {name: source for source in prefill.sources for name in source.properties or filled}
    sources = {**state.sources, **{name: source for name, source in held.items() if name in filled}}
    late = state.at if state.stage == "question" and state.at in filled and state.at not in state.entries else ""
    return replace(state, entries={**filled, **state.entries}, sources=sources, late=late)


def answered(state: Applying) -> Applying:
    """After Continue on a question: its error, or the next question, or the check page."""
    faults = state.form.faults(values_of(state.form, state.entries))
    if state.at in faults:
        return replace(state, fault=faults[state.at], wrong=state.entries.get(state.at, ""))
    asked = state.asked_names()
    if state.changing:
        missing = next((name for name in asked if name in faults or name in state.refused), None)
        if missing is None:
            return replace(state, stage="check", fault="", changing=False)
        return replace(state, at=missing, fault="")
    position = asked.index(state.at) + 1
    if position < len(asked):
        return replace(state, at=asked[position], fault="")
    return replace(state, stage="check", fault="")


def before(state: Applying) -> Applying:
    """The question before this one, or what stands before the first."""
    if state.changing:
        return replace(state, stage="check", fault="", changing=False)
    asked = state.asked_names()
    position = asked.index(state.at)
    if position == 0:
        return replace(state, stage="before", fault="")
    return replace(state, at=asked[position - 1], fault="")


def refused(state: Applying, error: Rejected, language: str) -> Applying:
    """The portal refused single answers: lead to the first of them and say there what it said, in its language."""
    told = {_property(each.pointer): Text(each.detail, language) for each in error.fields}
    first = next(name for name in state.asked_names() if name in told)
    return replace(state, stage="question", at=first, changing=True, fault="", refused=told)


def _property(pointer: str) -> str:
    """The form property that a JSON pointer into the application leads to (`/data/fin` or `/fin`)."""
    return pointer.removeprefix("/data").removeprefix("/").split("/", 1)[0]


def concerns(error: Rejected, state: Applying) -> bool:
    """Whether the portal refused an answer that is asked here."""
    asked = set(state.asked_names())
    return any(_property(each.pointer) in asked for each in error.fields)
