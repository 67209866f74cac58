"""What can be reported about a place, what is asked about it, and what became of it (Open311 GeoReport v2)."""

from __future__ import annotations

from kiosk.portal.resources.common import Moment, Personal, Resource


class ReportService(Resource, frozen=True, kw_only=True):
    """Something that can be reported. `asks` is whether more is asked about it."""

    code: str
    name: str
    description: str = ""
    group: str = ""
    asks: bool = False


class ReportValue(Resource, frozen=True, kw_only=True):
    """An answer that can be chosen."""

    key: str
    name: str


class ReportAttribute(Resource, frozen=True, kw_only=True):
    """A question about a report. `kind` is string, number, datetime, text, singlevaluelist, multivaluelist, or another.

    One that is not `variable` asks nothing: its words are to be read.
    """

    code: str
    kind: str = "string"
    variable: bool = True
    required: bool = False
    description: str = ""
    hint: str = ""
    order: int = 0
    values: tuple[ReportValue, ...] = ()


class ReportBody(Personal, frozen=True, kw_only=True):
    """A report as it is sent; `attributes` by their code, several values where several were chosen."""

    service: str
    address: str
    description: str = ""
    attributes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    email: str = ""
    phone: str = ""


class ReportSent(Resource, frozen=True, kw_only=True):
    """What came of it: a `number`, or a `token` for which there will be one later."""

    number: str = ""
    token: str = ""
    notice: str = ""


class Report(Resource, frozen=True, kw_only=True):
    """A report that everybody can read."""

    number: str
    status: str = ""
    notes: str = ""
    service: str = ""
    service_name: str = ""
    description: str = ""
    address: str = ""
    agency: str = ""
    requested_at: Moment | None = None
    updated_at: Moment | None = None
