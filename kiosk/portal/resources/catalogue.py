"""Public services and what they hang on: authorities, events, themes, places (CPSV-AP 3.2 names, contract §A.2 9–11, 36)."""

from __future__ import annotations

from kiosk.portal.resources.common import Coded, Moment, Money, Resource


class Cost(Resource, frozen=True, kw_only=True):
    """What one variant of a service costs; `label` says which ("10 working days")."""

    identifier: str
    has_value: Money
    label: dict[str, str] = {}


class Fee(Resource, frozen=True, kw_only=True):
    """What the register states about the fee. `free` None with no costs means that it states nothing.

    `as_of` is the year of the source. `note` is in the language of its key, often English only.
    """

    free: bool | None = None
    costs: list[Cost] = []
    as_of: int | None = None
    note: dict[str, str] = {}


class LegalResource(Resource, frozen=True, kw_only=True):
    """An act that a service rests on; `sourced` False means named by topic, not found in a source."""

    title: dict[str, str]
    sourced: bool = True


class FormReference(Resource, frozen=True, kw_only=True):
    ref: str
    version: str


class Source(Resource, frozen=True, kw_only=True):
    """Where an entry comes from. `url` may be a plain description."""

    url: str


class PublicService(Resource, frozen=True, kw_only=True):
    """A service in the register. None or an empty map means "not stated in the register": nothing is invented.

    `channel_type` is online, centre or both. `name_status` per language: official, descriptive or translated.
    `has_competent_authority`, `thematic_area`, `is_grouped_by` (life events) and `addressee` hold ids of their kinds.
    """

    id: str
    name: dict[str, str]
    has_competent_authority: str
    channel_type: str
    name_status: dict[str, str] = {}
    description: dict[str, str] = {}
    thematic_area: list[str] = []
    is_grouped_by: list[str] = []
    addressee: list[str] = []
    fee: Fee | None = None
    processing_time: dict[str, str] = {}
    required_documents: list[Coded] | None = None
    has_legal_resource: list[LegalResource] = []
    sources: list[Source] = []
    recorded_at: str = ""
    form: FormReference | None = None
    revision: str = ""


class Organisation(Resource, frozen=True, kw_only=True):
    """A competent authority. `hotline` only where a source confirms it; `parent` is the id of the one above."""

    id: str
    name: dict[str, str]
    abbreviation: str = ""
    website: str = ""
    hotline: str = ""
    role: dict[str, str] = {}
    parent: str = ""
    revision: str = ""


class Concept(Resource, frozen=True, kw_only=True):
    """An entry of another kind: thematic area, life event, addressee, channel, region, unit. `broader` is its parent's id."""

    id: str
    name: dict[str, str]
    broader: str = ""
    revision: str = ""


class Place(Resource, frozen=True, kw_only=True):
    """Where on the earth, in degrees (WGS 84)."""

    lat: float
    lon: float


class Wait(Resource, frozen=True, kw_only=True):
    """How long people wait at a centre, as measured `at` a moment: how many there are, and about how many minutes."""

    at: Moment
    people: int | None = None
    minutes: int | None = None


class Location(Resource, frozen=True, kw_only=True):
    """A service centre. Empty means not stated. `region` is an economic region, `unit` a city or district."""

    id: str
    name: dict[str, str]
    type: str = ""
    address: dict[str, str] = {}
    city: dict[str, str] = {}
    region: str = ""
    unit: str = ""
    opening_hours: list[str] = []
    phone: str = ""
    status: str = ""
    accessibility: list[Coded] = []
    geo: Place | None = None
    wait: Wait | None = None
    services: list[str] = []
    source: str = ""
    recorded_at: str = ""
    revision: str = ""


class Article(Resource, frozen=True, kw_only=True):
    """Information: `type` news, guide, notice, faq, legal or about; `body` is a CommonMark subset (headings, lists, paragraphs)."""

    id: str
    type: str
    title: dict[str, str]
    summary: dict[str, str] = {}
    body: dict[str, str] = {}
    published_at: str = ""
    valid_to: str = ""
    related_service: list[str] = []
    source: str = ""
    revision: str = ""
