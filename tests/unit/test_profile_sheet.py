"""The sheet with a person's settings: tagged, in their language, with the digits and a code, and nothing else (ACC-34, ACC-87)."""

from __future__ import annotations

import re
from io import BytesIO
from typing import cast

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from accessibility.preferences import Preferences
from kiosk.applications.profile_sheet import QUIET_MODULES, ProfileSheet, profile_content, svg
from kiosk.applications.sheets import profile_sheet
from kiosk.qr import qr_rows
from kiosk.text import LANGUAGES, Language
from ui.personal_settings import carried_digits, carried_text


@pytest.mark.acc(34, 87)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_is_tagged_and_holds_the_digits(language: Language) -> None:
    preferences = Preferences(language=language, palette="dark")
    digits = carried_digits(preferences, at_kiosk=True)
    pdf = PdfReader(BytesIO(profile_sheet(carried_text(preferences, at_kiosk=True), digits, language)))
    root = cast("DictionaryObject", pdf.trailer["/Root"])
    assert str(root["/Lang"]).startswith(language)
    assert cast("DictionaryObject", root["/MarkInfo"])["/Marked"]
    assert root["/StructTreeRoot"]
    assert len(pdf.pages) == 1
    text = pdf.pages[0].extract_text()
    assert f"{digits[:3]} {digits[3:]}" in text
    metadata = str(pdf.metadata)
    assert "PREF1" not in metadata


@pytest.mark.acc(34)
def test_the_code_has_words_for_who_does_not_see_it() -> None:
    content = profile_content(ProfileSheet("en", "PREF1:ABC", "015288"))
    assert content["code"]["alternative"] == "A code for a camera. It holds your settings and nothing else."
    assert "PREF1" not in str({key: value for key, value in content.items() if key != "code"})


def test_the_picture_is_the_code_with_its_quiet_edge() -> None:
    data = carried_text(Preferences(), at_kiosk=True)
    picture, rows = svg(data), qr_rows(data)
    drawn = {(int(x) - QUIET_MODULES, int(y) - QUIET_MODULES) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", picture)}
    assert drawn == {(x, y) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark}
    assert f'viewBox="0 0 {len(rows) + 8} {len(rows) + 8}"' in picture
