"""A service in words: fee, time, documents, channel, whom to ask. What the register does not state is said to be not stated."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kiosk import formatting
from kiosk.desk import Desk
from kiosk.page import Action, Block, Fact, Paragraph
from kiosk.portal.resources.catalogue import Cost, Organisation, PublicService
from kiosk.portal.resources.common import Coded
from kiosk.text import Text, pick

SERVICE = "service"


def name_of(service: PublicService, desk: Desk) -> Text:
    """The name in the language of the page, else in the one that exists."""
    return pick(service.name, desk.language) or Text(service.id, desk.language)


def service_action(service: PublicService, desk: Desk) -> Action:
    """A row of a list that leads to the service: its name, and which body gives it and where."""
    authority = authority_of(service, desk)
    where = channel_text(service, desk)
    description = where
    if authority is not None:
        description = desk.wording("{authority} · {where}", authority=short_name(authority, desk), where=where)
    return Action(SERVICE, name_of(service, desk), argument=service.id, description=description)


def authority_of(service: PublicService, desk: Desk) -> Organisation | None:
    """The body that is responsible for the service."""
    return desk.catalogue.organisation(service.has_competent_authority)


def organisation_name(organisation: Organisation, desk: Desk) -> Text:
    return pick(organisation.name, desk.language) or Text(organisation.abbreviation, "az")


def short_name(organisation: Organisation, desk: Desk) -> str:
    """The abbreviation by which people know the body, else its name."""
    return organisation.abbreviation or organisation_name(organisation, desk).text


def channel_text(service: PublicService, desk: Desk) -> Text:
    """Where the service is given."""
    _ = desk.wording
    match service.channel_type:
        case "online":
            return _("Online")
        case "centre":
            return _("At a service centre")
        case "both":
            return _("Online and at a service centre")
        case _:
            return _("Not stated in the register")


def online(service: PublicService) -> bool:
    """Whether it can be applied for here: only when its channel is online or both."""
    return service.channel_type in {"online", "both"}


def not_stated(service: PublicService, desk: Desk) -> Text:
    """What stands where the register states nothing, with whom to ask."""
    _ = desk.wording
    authority = authority_of(service, desk)
    if authority is None:
        return _("Not stated in the register")
    if authority.hotline:
        return _(
            "Not stated in the register. Ask: {authority}, phone {hotline}",
            authority=short_name(authority, desk),
            hotline=authority.hotline,
        )
    if authority.website:
        return _(
            "Not stated in the register. Ask: {authority}, {website}",
            authority=short_name(authority, desk),
            website=authority.website,
        )
    return _("Not stated in the register. Ask: {authority}", authority=short_name(authority, desk))


def fee_fact(service: PublicService, desk: Desk) -> Fact:
    """The fee as the register states it, with the year of its source; a note stays in its own language (ACC-20)."""
    _ = desk.wording
    fee = service.fee
    label = _("Fee ({year})", year=fee.as_of) if fee is not None and fee.as_of else _("Fee")
    note = pick(fee.note, desk.language) if fee is not None else None
    notes = marked([note], desk) if note is not None else ()
    if fee is None:
        return Fact(label, (not_stated(service, desk),))
    if fee.costs:
        return Fact(label, (*(_cost(cost, desk) for cost in fee.costs), *notes))
    if fee.free:
        return Fact(label, (_("Free of charge"), *notes))
    return Fact(label, notes or (not_stated(service, desk),))


def _cost(cost: Cost, desk: Desk) -> Text:
    amount = formatting.money(cost.has_value.amount, desk.language, cost.has_value.currency)
    label = pick(cost.label, desk.language)
    if label is None:
        return amount
    # Translators: a price and what it is for, "30 ₼ — 10 working days"
    return desk.wording("{amount} — {label}", amount=amount, label=label)


def time_fact(service: PublicService, desk: Desk) -> Fact:
    """How long it takes, as stated."""
    stated = pick(service.processing_time, desk.language)
    return Fact(desk.wording("Processing time"), (stated or not_stated(service, desk),))


def documents_fact(service: PublicService, desk: Desk, label: Text) -> Fact:
    """What to bring or to have at hand, as stated."""
    if service.required_documents is None:
        return Fact(label, (not_stated(service, desk),))
    if not service.required_documents:
        return Fact(label, (desk.wording("No documents are asked for"),))
    return Fact(label, tuple(coded_text(document, desk.language) for document in service.required_documents))


def authority_fact(service: PublicService, desk: Desk) -> Fact:
    """The responsible body, with its confirmed phone number and site."""
    _ = desk.wording
    authority = authority_of(service, desk)
    if authority is None:
        return Fact(_("Agency"), (_("Not stated in the register"),))
    values = [organisation_name(authority, desk)]
    if authority.hotline:
        values.append(_("Phone {hotline}", hotline=authority.hotline))
    if authority.website:
        values.append(Text(authority.website, desk.language))
    return Fact(_("Agency"), tuple(values))


def legal_fact(service: PublicService, desk: Desk) -> Fact | None:
    """The acts it rests on; those that no source names are said to be so."""
    _ = desk.wording
    values = []
    for act in service.has_legal_resource:
        title = pick(act.title, desk.language)
        if title is not None:
            values.append(title)
            if not act.sourced:
                values.append(_("Named by its subject; the source does not quote it."))
    return Fact(_("Legal basis"), marked(values, desk)) if values else None


def marked(texts: Sequence[Text], desk: Desk) -> tuple[Text, ...]:
    """The texts, with a line before those that are in another language than the page: it says which (ACC-20)."""
    _ = desk.wording
    names = {"az": _("In Azerbaijani:"), "en": _("In English:"), "ru": _("In Russian:")}
    found: list[Text] = []
    language: str = desk.language
    for text in texts:
        if text.language not in {language, desk.language} and text.language in names:
            found.append(names[text.language])
        language = text.language if text.language in names else language
        found.append(text)
    return tuple(found)


def source_block(service: PublicService, desk: Desk) -> Block:
    """Where the facts of the page come from, and of what day they are."""
    return source_line([source.url for source in service.sources], service.recorded_at, desk)


def source_line(sources: list[str], recorded_at: str, desk: Desk) -> Block:
    """One quiet line naming sources and date."""
    _ = desk.wording
    names = ", ".join(dict.fromkeys(_site(source) for source in sources)) or _("not stated").text
    day = formatting.written_date(recorded_at, desk.language)
    if not day:
        return Paragraph(_("Source: {sources}", sources=names), quiet=True)
    return Paragraph(_("Source: {sources} · as recorded on {day}", sources=names, day=day), quiet=True)


def _site(source: str) -> str:
    """The site of an address; of a source in words what stands before its details."""
    if "://" in source:
        return source.split("://", 1)[1].split("/", 1)[0].removeprefix("www.")
    return re.split(r"[:;,(]", source, maxsplit=1)[0].strip()


def coded_text(coded: Coded, language: str) -> Text:
    """The server's words for a coded value."""
    if isinstance(coded.label, str):
        return Text(coded.label or coded.code, language)
    return pick(coded.label, language) or Text(coded.code, language)
