"""Claim codes: every slip that is made when one is dictated or typed is noticed before anything is sent."""

from __future__ import annotations

import pytest

from kiosk.sealing.code import CodeMistyped, checked, grouped, new_code

CODES = [checked(new_code()) for _ in range(40)]


def is_noticed(typed: str) -> bool:
    try:
        checked(typed)
    except CodeMistyped as error:
        assert error.reason == "digits"
        return True
    return False


def test_a_code_is_four_groups_of_three_digits() -> None:
    code = new_code()
    assert [len(group) for group in code.split(" ")] == [3, 3, 3, 3]
    assert code.replace(" ", "").isdigit()
    assert grouped(checked(code)) == code


def test_codes_are_drawn_from_all_there_are() -> None:
    """Ten random digits: four hundred of them are all different, and every digit stands everywhere."""
    codes = {checked(new_code()) for _ in range(400)}
    assert len(codes) == 400
    for place in range(10):
        assert {code[place] for code in codes} == set("0123456789")


@pytest.mark.parametrize("typed", ["{0} {1} {2} {3}", "{0}{1}{2}{3}", " {0}-{1}–{2}\u00a0{3}\n", "{0}.{1},{2} · {3}"])
def test_it_may_be_typed_in_any_grouping(typed: str) -> None:
    groups = new_code().split(" ")
    assert checked(typed.format(*groups)) == "".join(groups)


def test_every_wrong_digit_is_noticed() -> None:
    for code in CODES:
        for place, right in enumerate(code):
            for digit in set("0123456789") - {right}:
                assert is_noticed(code[:place] + digit + code[place + 1 :])


def test_every_exchange_of_neighbours_is_noticed() -> None:
    for code in CODES:
        for place in range(11):
            swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            assert swapped == code or is_noticed(swapped)


def test_nearly_every_exchange_of_groups_is_noticed() -> None:
    """Said in threes, it may also be typed in another order of threes."""
    tried = missed = 0
    for code in CODES:
        first, second, third, last = (code[start : start + 3] for start in range(0, 12, 3))
        for typed in (second + first + third + last, first + third + second + last, first + second + last + third):
            tried += 1
            missed += typed != code and not is_noticed(typed)
    assert missed <= tried * 0.05


@pytest.mark.parametrize("typed", ["", "12", "1234567890123", "12345678901a", "١٢٣٤٥٦٧٨٩٠١٢", "²23456789012"])
def test_what_is_no_code_is_told_apart_from_a_wrong_one(typed: str) -> None:
    with pytest.raises(CodeMistyped) as caught:
        checked(typed)
    assert caught.value.reason == "length"
