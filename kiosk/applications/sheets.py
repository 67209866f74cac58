"""The sheets that leave the program, from what it knows: a receipt, and how to prepare for a visit to a centre.

What the register does not state is said to be not stated, with whom to ask, just as on the screen.
"""

from __future__ import annotations

from datetime import UTC, datetime

from kiosk import describing, formatting
from kiosk.applications.profile_sheet import ProfileSheet, profile_pdf
from kiosk.applications.receipt_pdf import preparation_pdf, receipt_pdf
from kiosk.applications.receipts import Receipt
from kiosk.applications.sheet_content import OFFICIAL, Place, PreparationSheet, ReceiptSheet
from kiosk.catalogue.store import CatalogueStore
from kiosk.desk import Desk
from kiosk.page import Paragraph
from kiosk.portal.errors import NotFound
from kiosk.portal.resources.catalogue import Location, PublicService
from kiosk.text import LANGUAGES, Language, Text, Wording, is_language, pick
from translations import messages


def receipt_sheet(receipt: Receipt, catalogue: CatalogueStore, language: str, *, on_paper: bool = False) -> bytes:
    """The receipt as tagged PDF, to be kept as a file or printed; raises `receipt_pdf.PdfError`."""
    desk = _desk(catalogue, language)
    service = catalogue.service(receipt.service_id)
    authority = describing.authority_of(service, desk) if service else None
    return receipt_pdf(
        ReceiptSheet(
            language=desk.language,
            receipt=receipt,
            service=describing.name_of(service, desk) if service else Text(receipt.service_id, desk.language),
            service_official=pick(service.name, OFFICIAL) if service else None,
            authority=describing.organisation_name(authority, desk) if authority else None,
            next_step=desk.wording("The agency looks at your application. You need not do anything now."),
            on_paper=on_paper,
        )
    )


def preparation_sheet(service_id: str, catalogue: CatalogueStore, language: str) -> bytes:
    """How to prepare for a service, as tagged PDF; raises `NotFound` for an unknown service, `receipt_pdf.PdfError`."""
    desk = _desk(catalogue, language)
    service = catalogue.service(service_id)
    if service is None:
        raise NotFound("no such service in the catalogue")
    source = describing.source_block(service, desk)
    documents = describing.documents_fact(service, desk, desk.wording("What to bring"))
    return preparation_pdf(
        PreparationSheet(
            language=desk.language,
            service=describing.name_of(service, desk),
            service_official=pick(service.name, OFFICIAL),
            authority=describing.authority_fact(service, desk).values,
            bring=documents.values,
            where=_where(service, desk),
            places=tuple(
                _place(location, desk) for location in catalogue.locations() if service.id in location.services
            ),
            fee=describing.fee_fact(service, desk).values,
            time=describing.time_fact(service, desk).values,
            source=source.text if isinstance(source, Paragraph) else desk.wording("Not stated in the register"),
        )
    )


def profile_sheet(text: str, digits: str, language: str) -> bytes:
    """A person's settings as tagged PDF: a code and six digits; raises `receipt_pdf.PdfError`."""
    chosen: Language = language if is_language(language) else OFFICIAL
    return profile_pdf(ProfileSheet(chosen, text, digits))


def _where(service: PublicService, desk: Desk) -> tuple[Text, ...]:
    """How it is given; and a warning, because the register seldom says at which centre."""
    stated = any(service.id in location.services for location in desk.catalogue.locations())
    channel = describing.channel_text(service, desk)
    if stated or service.channel_type == "online":
        return (channel,)
    return (channel, desk.wording("The register does not state which centre gives this service. Ask before you go."))


def _place(location: Location, desk: Desk) -> Place:
    address = pick(location.address, desk.language) or pick(location.city, desk.language)
    lines = [address] if address else []
    lines += [Text(hours, desk.language) for hours in location.opening_hours]
    if location.phone:
        lines.append(formatting.phone(location.phone, desk.language))
    return Place(pick(location.name, desk.language) or Text(location.id, desk.language), tuple(lines))


def _desk(catalogue: CatalogueStore, language: str) -> Desk:
    """What the words about a service need: strings and the catalogue; nothing is searched for on paper."""
    chosen: Language = language if is_language(language) else OFFICIAL
    return Desk(
        language=chosen,
        wordings={each: Wording(messages("kiosk", each), each) for each in LANGUAGES},
        catalogue=catalogue,
        search=lambda _words, _language, _most: (),
        kiosk_name="",
        at_kiosk=False,
        now=lambda: datetime.now(UTC),
    )
