"""Answers of Open311 servers as they really come: XML without entities, JSON of several shapes, errors as lists."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.portal.errors import BadReply, Forbidden, NotFound, Rejected, ServerFault, TooManyRequests
from kiosk.portal.exchange import Answer
from kiosk.portal.open311 import answers
from kiosk.portal.open311.xml_tree import DEEPEST, MOST, parse

XML = "text/xml; charset=utf-8"
JSON = "application/json"
ONE = {"service_code": "001", "service_name": "Çuxur", "metadata": "true", "group": ""}


def answer(body: str | bytes, kind: str = JSON, status: int = 200, **headers: str) -> Answer:
    told = body.encode() if isinstance(body, str) else body
    return Answer(status, {"content-type": kind, **headers}, told)


def test_xml_and_json_hold_the_same_records() -> None:
    told = """<?xml version="1.0" encoding="utf-8"?>
      <services><service><service_code>001</service_code><service_name>Çuxur</service_name>
      <metadata>true</metadata><group/></service></services>"""
    assert answers.records(answers.content(answer(told, XML))) == [ONE]


@pytest.mark.parametrize(
    "body",
    [
        '[{"service_code":"001","service_name":"Çuxur","metadata":"true","group":""}]',
        '{"services":[{"service_code":"001","service_name":"Çuxur","metadata":"true","group":""}]}',
        '{"services":{"service":[{"service_code":"001","service_name":"Çuxur","metadata":"true","group":""}]}}',
        '{"services":{"service":{"service_code":"001","service_name":"Çuxur","metadata":"true","group":""}}}',
    ],
)
def test_a_list_is_found_whatever_stands_around_it(body: str) -> None:
    assert answers.records(answers.content(answer(body))) == [ONE]


def test_values_are_read_however_they_are_written() -> None:
    record: dict[str, Any] = {"a": True, "b": "TRUE", "c": 7, "d": None, "e": "no", "f": [], "g": "x"}
    assert [answers.truth(record, name) for name in "abdeg"] == [True, True, False, False, False]
    assert (answers.text(record, "c"), answers.number(record, "c"), answers.number(record, "g")) == ("7", 7, 0)
    assert [answers.text(record, name) for name in "dfh"] == ["", "", ""]


@pytest.mark.parametrize(
    ("text", "known"),
    [("2026-11-20T10:00:00Z", True), ("2026-11-20t10:00:00+04:00", True), ("2026-11-20", False), ("yesterday", False)],
)
def test_a_time_needs_its_offset(text: str, known: bool) -> None:
    assert (answers.moment({"at": text}, "at") is not None) is known


LAUGHS = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]>
<services><service><service_name>&lol2;</service_name></service></services>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY secret SYSTEM "file:///etc/hostname">]><a>&secret;</a>"""


@pytest.mark.parametrize(
    "body",
    [
        LAUGHS,
        OUTSIDE,
        '<!DOCTYPE html SYSTEM "http://127.0.0.1:9/a.dtd"><a/>',
        "<a>&undeclared;</a>",
        "<a><b></a>",
        "",
        "<a>" * (DEEPEST + 1) + "</a>" * (DEEPEST + 1),
        '<?xml version="1.0" encoding="no-such"?><a/>',
        b"\xff\xfe<a/>",
    ],
)
def test_xml_that_is_no_plain_tree_is_refused(body: str | bytes) -> None:
    with pytest.raises(BadReply):
        parse(body.encode() if isinstance(body, str) else body)


def test_xml_is_bounded_in_its_elements() -> None:
    with pytest.raises(BadReply):
        parse(b"<a>" + b"<b/>" * MOST + b"</a>")


@pytest.mark.parametrize("body", ["<html><body>Error</body></html>", "Error", "{", '{"a":', "null"])
def test_what_is_no_record_is_no_answer(body: str) -> None:
    kind = "text/html" if body.startswith("<html") else "text/plain" if body == "Error" else JSON
    with pytest.raises(BadReply):
        answers.first(answers.content(answer(body, kind)))


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ('[{"code":400,"description":"service_code was not provided"}]', JSON),
        ('{"errors":[{"code":"400","description":"service_code was not provided"}]}', JSON),
        (
            "<errors><error><code>400</code><description>service_code was not provided</description></error></errors>",
            XML,
        ),
    ],
)
def test_a_refusal_keeps_the_servers_sentence(body: str, kind: str) -> None:
    error = answers.fault(answer(body, kind, 400))
    assert isinstance(error, Rejected)
    assert (error.code, error.detail) == ("400", "service_code was not provided")


@pytest.mark.parametrize(
    ("status", "meant"),
    [(403, Forbidden), (404, NotFound), (410, NotFound), (429, TooManyRequests), (500, ServerFault)],
)
def test_other_refusals_are_those_of_every_server(status: int, meant: type[Exception]) -> None:
    assert isinstance(answers.fault(answer("<errors/>", XML, status)), meant)


def test_a_refusal_that_cannot_be_read_is_still_one() -> None:
    assert isinstance(answers.fault(answer("nothing", "text/plain", 400)), Rejected)
