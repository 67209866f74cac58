"""Forms at hand with no line: fetched once with the catalogue, kept small, and never half there."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from kiosk.catalogue.forms import fetch_forms, kept_form, size_of_forms
from kiosk.catalogue.store import SERVICES, CatalogueStore, Change
from kiosk.portal.errors import BadReply, NotFound, Offline, PortalError, ServerFault
from kiosk.portal.resources.catalogue import FormReference, PublicService
from kiosk.portal.resources.forms import FormDefinition

A, B = ("a", "1"), ("b", "1")


def service(service_id: str, form: tuple[str, str] | None) -> PublicService:
    reference = FormReference(ref=form[0], version=form[1]) if form else None
    return PublicService(
        id=service_id, name={"en": service_id}, has_competent_authority="x", channel_type="online", form=reference
    )


def write(store: CatalogueStore, *services: PublicService) -> None:
    store.apply(Change(SERVICES, services, complete=True))


class Forms:
    """A portal that has some forms; `breaks_after` is how many it gives until the line breaks."""

    def __init__(self, *known: tuple[str, str], breaks_after: int = 99, error: PortalError | None = None) -> None:
        self.known, self.breaks_after, self.error = known, breaks_after, error or NotFound()
        self.asked: list[tuple[str, str]] = []

    def form_version(self, form_id: str, version: str) -> FormDefinition:
        self.asked.append((form_id, version))
        if len(self.asked) > self.breaks_after:
            raise Offline("gone")
        if (form_id, version) not in self.known:
            raise self.error
        return FormDefinition(form_id=form_id, version=version, schema={"title": form_id}, ui_schema={})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CatalogueStore]:
    store = CatalogueStore(tmp_path / "catalogue.sqlite")
    write(store, service("one", A), service("two", A), service("three", B), service("centre", None))
    yield store
    store.close()


def test_each_form_is_fetched_once_however_many_services_it_serves(store: CatalogueStore) -> None:
    portal = Forms(A, B)
    assert fetch_forms(portal, store) == 2
    assert sorted(portal.asked) == [A, B]
    assert fetch_forms(portal, store) == 0
    assert len(portal.asked) == 2, "a version never changes"
    for name, form in (("one", "a"), ("two", "a"), ("three", "b")):
        kept = kept_form(store, name)
        assert kept is not None
        assert (kept.form_id, kept.service_id, kept.schema) == (form, name, {"title": form})
    assert kept_form(store, "centre") is None
    assert kept_form(store, "unknown") is None


def test_a_new_version_takes_the_place_of_the_old_one(store: CatalogueStore) -> None:
    fetch_forms(Forms(A, B), store)
    newer = ("a", "2")
    write(store, service("one", newer), service("two", newer), service("three", B))
    assert kept_form(store, "one") is None, "the old rules are not taken for the new ones"
    assert fetch_forms(Forms(newer, B), store) == 1
    assert size_of_forms(store)[0] == 2
    kept = kept_form(store, "one")
    assert kept is not None
    assert kept.version == "2"


def test_what_came_before_the_line_broke_is_kept_and_the_rest_comes_later(store: CatalogueStore) -> None:
    with pytest.raises(Offline):
        fetch_forms(Forms(A, B, breaks_after=1), store)
    assert size_of_forms(store)[0] == 1
    assert fetch_forms(Forms(A, B), store) == 1
    assert size_of_forms(store)[0] == 2


@pytest.mark.parametrize("error", [NotFound(), ServerFault(500), BadReply("no form")])
def test_a_form_that_the_portal_does_not_give_keeps_no_other_from_coming(
    store: CatalogueStore, error: PortalError, caplog: pytest.LogCaptureFixture
) -> None:
    assert fetch_forms(Forms(B, error=error), store) == 1
    assert "form a could not be fetched" in caplog.text
    assert kept_form(store, "one") is None
    assert kept_form(store, "three") is not None


def test_a_damaged_form_is_as_if_it_were_not_here(store: CatalogueStore) -> None:
    fetch_forms(Forms(A, B), store)
    with store.database.writing() as connection:
        connection.execute("UPDATE form SET body = substr(body, 1, 20) WHERE id = 'a'")
        connection.execute("UPDATE form SET body = ? WHERE id = 'b'", (msgspec.json.encode("no form"),))
        connection.execute("INSERT INTO form VALUES ('c', '1', ?)", (gzip.compress(b"{}")[:10] + b"\xff" * 20,))
    assert kept_form(store, "one") is None
    assert kept_form(store, "three") is None
    write(store, service("one", ("c", "1")))
    assert kept_form(store, "one") is None
