"""Nothing is cut and nothing scrolls sideways when the text is large: every service, article and question there is (ACC-48)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.journeys.information import OneArticle
from kiosk.journeys.service import ServicePage
from kiosk.text import LANGUAGES, Language
from tests.journeys.desk import catalogue
from tests.ui.pages import ARTICLES, Example
from tests.ui.pages_of_applying import every_question
from tests.ui.sweep import Setting, cut, show, told, window_of

LARGE = [Setting("home", 400, language=language, window=(1280, 800)) for language in LANGUAGES] + [
    Setting("kiosk", 4, language=language, window=(1080, 1920)) for language in LANGUAGES
]
EVERY = 9
"""`make test` takes every ninth page; `make soak` all of them."""


def everything(language: Language) -> Iterator[Example]:
    for service in catalogue().services(language=language):
        yield Example(f"service/{service.id}", ServicePage(service.id).page)
    for kind in ARTICLES:
        for article in catalogue().articles(kind):
            yield Example(f"article/{article.id}", OneArticle(article.id).page)
    for name, make in every_question():
        yield Example(name, make)


def _swept(setting: Setting, pages: list[Example]) -> list[str]:
    found: list[str] = []
    with window_of(setting) as window:
        for example in pages:
            show(window, example, setting)
            found += cut(window, example, setting)
    return found


@pytest.mark.acc(48)
@pytest.mark.timeout(600)
@pytest.mark.parametrize("at", range(len(LARGE)), ids=lambda at: str(LARGE[at]))
def test_large_text_is_never_cut(qapp: QApplication, at: int) -> None:
    found = _swept(LARGE[at], list(everything(LARGE[at].language))[at::EVERY])
    assert not found, told(found)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("setting", LARGE, ids=str)
def test_large_text_is_never_cut_on_any_page(qapp: QApplication, setting: Setting) -> None:
    found = _swept(setting, list(everything(setting.language)))
    assert not found, told(found)
