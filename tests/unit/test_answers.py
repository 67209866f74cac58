"""A merge patch that is right whatever reached the portal before."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kiosk.applications.answers import complete_patch, merged

values = st.recursive(
    st.booleans() | st.integers() | st.text(max_size=3) | st.lists(st.integers(), max_size=2),
    lambda inner: st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)
answers = st.dictionaries(st.sampled_from("abcd"), values, max_size=4)


def applied(target: Any, patch: Any) -> Any:
    """RFC 7396 §2, as it is written there."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = applied(result.get(name), value)
    return result


@given(answers, answers, answers)
def test_the_draft_holds_just_the_last_answers(
    first: dict[str, Any], lost: dict[str, Any], last: dict[str, Any]
) -> None:
    ever = merged(first, lost)
    for there in (first, applied(first, complete_patch(lost, first))):  # the second patch arrived, or did not
        assert applied(there, complete_patch(last, ever)) == last
