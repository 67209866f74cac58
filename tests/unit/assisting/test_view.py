"""What staff may see has no place for anything else: its types, its checks, and its line."""

from __future__ import annotations

import types
import typing
from enum import Enum
from typing import Any

import msgspec
import pytest

from kiosk.assisting.view import LONGEST, MOST, SERVICE, Aid, Errand, StaffView, Step, Trouble, line_of, view_of
from kiosk.desk import Call

FULL = StaffView(
    errand=Errand.APPLYING,
    step=Step.QUESTION,
    service="criminal-record",
    number=2,
    total=4,
    trouble=Trouble.ANSWER,
    waiting=True,
    idle=True,
    in_help=True,
    seconds=200,
    page=12,
    aids=frozenset(Aid),
    call=Call.CALLED,
    visit=7,
)


def allowed(kind: Any) -> bool:
    """Whether values of a type are members of a list, bounded numbers, yes or no, or an id of the register."""
    if kind in (bool, type(None)):
        return True
    if typing.get_origin(kind) is typing.Annotated:
        base, bounds = typing.get_args(kind)
        return (base is int and (bounds.ge, bounds.le) == (0, MOST)) or (
            base is str and (bounds.pattern, bounds.max_length) == (SERVICE, LONGEST)
        )
    if typing.get_origin(kind) in (types.UnionType, typing.Union, frozenset):
        return all(allowed(each) for each in typing.get_args(kind))
    return isinstance(kind, type) and issubclass(kind, Enum)


@pytest.mark.acc(97)
def test_each_part_is_of_a_list_a_number_or_an_id_of_the_register() -> None:
    kinds = typing.get_type_hints(StaffView, include_extras=True)
    assert {name: kind for name, kind in kinds.items() if not allowed(kind)} == {}
    assert [name for name, kind in kinds.items() if "str" in str(kind)] == ["service"]
    assert not allowed(str)
    assert not allowed(int)


def test_a_view_is_one_short_line_and_comes_back_whole() -> None:
    assert view_of(line_of(FULL)) == FULL
    assert b"\n" not in line_of(FULL)
    assert len(line_of(FULL)) < 1000, "longer lines are cut on the way"
    assert line_of(StaffView()) == b"{}"


WRONG: tuple[dict[str, Any], ...] = (
    {"step": "Aysel"},
    {"step": Errand.APPLYING},
    {"service": "Aysel Sınaq"},
    {"service": "5ABC123"},
    {"service": "criminal-record\n"},
    {"service": "a" * 65},
    {"number": MOST + 1},
    {"seconds": -1},
    {"page": "12"},
    {"visit": 7.0},
    {"waiting": "yes"},
    {"aids": frozenset({"voice"})},
    {"call": "Aysel"},
)


@pytest.mark.acc(97)
@pytest.mark.parametrize("values", WRONG, ids=str)
def test_nothing_else_can_be_put_into_one(values: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"^not a value that staff may see$"):
        StaffView(**values)
    with pytest.raises(ValueError, match=r"^not a value that staff may see$"):
        msgspec.structs.replace(FULL, **values)


@pytest.mark.parametrize(
    "line",
    [b"", b"Aysel", b'"Aysel"', b'{"name":"Aysel"}', b'{"step":"Aysel"}', b'{"service":"A"}', b"[" * 5000, b"\xff\xfe", b'{"page":99999}'],
    ids=lambda line: repr(line[:24]),
)  # fmt: skip
def test_a_line_of_anything_else_is_no_view(line: bytes) -> None:
    assert view_of(line) is None
