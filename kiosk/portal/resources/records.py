"""What the state knows of a person and does with it: registers, consents, who has asked (contract §A.2 7, 8)."""

from __future__ import annotations

from kiosk.portal.resources.common import Coded, Moment, Personal


class RegisterValue(Personal, frozen=True, kw_only=True):
    name: Coded
    value: str


class RegisterRecord(Personal, frozen=True, kw_only=True):
    """What one register holds; `at` is the day on which it last changed it."""

    id: str
    register: Coded
    at: str
    values: list[RegisterValue] = []


class Access(Personal, frozen=True, kw_only=True):
    """Somebody has asked for the person's data: who, when, what for, and by what right."""

    id: str
    at: Moment
    by: Coded
    purpose: str
    basis: str = ""
    data: list[str] = []


class DataAgreement(Personal, frozen=True, kw_only=True):
    """What a consent is about (names of GovStack Consent)."""

    id: str
    revision: str
    controller: Coded
    purpose: str
    data: list[str] = []


class Consent(Personal, frozen=True, kw_only=True):
    """A consent: `state` is signed or withdrawn."""

    id: str
    state: Coded
    signed_at: Moment
    withdrawn_at: Moment | None = None
    data_agreement: DataAgreement
