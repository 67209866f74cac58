"""What is personal is not shown by a repr: that is what gets into a log, a traceback, a failing assertion."""

from __future__ import annotations

from datetime import UTC, datetime

from kiosk.applications.receipts import Receipt
from kiosk.outcomes import Loaded, Sent
from kiosk.portal.resources.applications import (
    Application,
    ApplicationError,
    ApplicationEvent,
    Me,
    Prefill,
    Submission,
    Validation,
)
from kiosk.portal.resources.common import Coded


def test_nothing_personal_shows() -> None:
    at, status = datetime(2026, 11, 21, tzinfo=UTC), Coded(code="submitted", label="SECRET")
    application = Application(id="a1", service_id="SECRET", status=status, data={"fin": "SECRET"}, reference="SECRET")
    event = ApplicationEvent(id="e1", at=at, type="SECRET", status=status, text="SECRET")
    receipt = Receipt("AZ 1", "SECRET", "SECRET", at, status, statement={"person": "SECRET"})
    personal = (
        application,
        event,
        Loaded(application, (event,)),
        Sent(receipt, "SECRET"),
        Me(id="p1", given_name="SECRET", family_name="SECRET", identifier_masked="SECRET"),
        Validation(valid=False, errors=[ApplicationError(pointer="/fin", code="c", detail="SECRET")]),
        Prefill(data={"fin": "SECRET"}),
        Submission(
            id="a1", status=status, reference="SECRET", submitted_at=at, receipt="SECRET", statement={"x": "SECRET"}
        ),
    )
    for value in personal:
        for shown in (repr(value), str(value), f"{(value,)}"):
            assert "SECRET" not in shown
            assert type(value).__name__ in shown
