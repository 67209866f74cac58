"""A page whose answer is wrong: the error is summed up first and has the focus; else the question has it (DESIGN §4)."""

from __future__ import annotations

from dataclasses import replace

from kiosk.page import ErrorSummary, Page
from kiosk.text import Text, Wording


def with_error(page: Page, key: str, error: Text | None, _: Wording) -> Page:
    """The page that asks for `key`; `error` is what is wrong with the answer, and stands at its field as well."""
    if error is None:
        return replace(page, focus=key)
    summary = ErrorSummary(_("There is a problem"), ((key, error),))
    return replace(page, aside=(summary, *page.aside), error=True, focus="errors")
