"""Is a document genuine? Anyone may ask by the code on it, without signing in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from kiosk import formatting
from kiosk.describing import coded_text
from kiosk.desk import Desk
from kiosk.error_summary import with_error
from kiosk.journeys.bars import back, go_on
from kiosk.journeys.cabinet_requests import VerifyDocument
from kiosk.journeys.documents import verification_notice
from kiosk.journeys.events import Activated, Arrived, Changed, Event
from kiosk.journeys.journey import Next, stay
from kiosk.journeys.looking_up import looked_up
from kiosk.journeys.problems import problem_page
from kiosk.journeys.written_codes import plain_code
from kiosk.page import Action, Fact, Facts, Field, FieldKind, Page, Paragraph, Subheading
from kiosk.portal.errors import PortalError
from kiosk.portal.resources.documents import Verification
from kiosk.text import Text

CODE: Final = "code"


@dataclass(frozen=True, slots=True)
class CheckDocument:
    """Asks for the code, then shows what the portal knows of the document."""

    code: str = field(default="", repr=False)
    fault: str = ""
    asking: bool = False
    found: Verification | None = None
    error: PortalError | None = None
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Changed(key="code", value=value):
                return stay(replace(self, code=value))
            case Activated(action="continue") if not plain_code(self.code):
                return stay(replace(self, fault="empty"))
            case Activated(action="continue" | "retry") if self.found is None:
                asking = replace(self, asking=True, fault="", error=None)
                return stay(asking, VerifyDocument(plain_code(self.code), desk.language))
            case Arrived(request=VerifyDocument(), result=Verification() as found):
                return stay(replace(self, asking=False, found=found))
            case Activated(action="another"):
                return stay(CheckDocument())
        return looked_up(self, event, VerifyDocument)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        if self.error is not None:
            return problem_page(self.error, _, at_kiosk=desk.at_kiosk)
        heading = _("Check a document")
        if self.asking:
            waiting = Paragraph(_("Please wait. The portal is looking for the document."))
            return Page("check-document/asking", heading, (waiting,), busy=True, back=back(_))
        if self.found is not None:
            return self._result(self.found, desk)
        faults = {
            "empty": _("Write the code of the document."),
            "unknown": _("No document has this code. Compare it with the document sign by sign."),
        }
        fault = faults.get(self.fault)
        asked = Field(
            CODE,
            self.code,
            label=_("Code of the document"),
            hint=_("It stands on the document. Small or capital letters and spaces make no difference."),
            error=fault,
            kind=FieldKind.TEXT,
        )
        page = Page(
            "check-document",
            heading,
            (asked,),
            main=go_on(_),
            back=back(_),
        )
        return with_error(page, CODE, fault, _)

    def _result(self, found: Verification, desk: Desk) -> Page:
        _, language = desk.wording, desk.language
        rows = [
            Fact(_("Issued by"), (coded_text(found.issuer, language),)),
            Fact(_("Issued on"), (Text(formatting.long_date(found.issued_at.date(), language), language),)),
        ]
        if found.valid_to:
            rows.append(Fact(_("Valid until"), (Text(formatting.written_date(found.valid_to, language), language),)))
        if found.revoked_at is not None:
            day = formatting.long_date(found.revoked_at.date(), language)
            rows.append(Fact(_("Cancelled on"), (Text(day, language),)))
        return Page(
            "check-document/result",
            _("Check a document"),
            (verification_notice(found, desk), Subheading(Text(found.title, language)), Facts(tuple(rows))),
            main=Action("another", _("Check another document"), icon="rotate-ccw"),
            back=back(_),
        )
