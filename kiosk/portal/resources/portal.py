"""What a portal says about itself: its configuration and its state (contract §A.2 1, 3)."""

from __future__ import annotations

from typing import Any

import msgspec

from kiosk.portal.resources.common import Coded, Moment, Resource


class Limits(Resource, frozen=True, kw_only=True):
    """What the portal accepts: compressed request bodies, and items in one page of a list."""

    request_gzip: bool = False
    page_max: int = 200


class FileService(Resource, frozen=True, kw_only=True):
    """Where files are sent to (tus 1.0.0), and how many bytes one may have."""

    url: str = ""
    max_size: int | None = None


class Configuration(Resource, frozen=True, kw_only=True):
    """Where the portal's parts are. `client_ids` maps `kiosk` and `desktop` to the client id of the sign-in.

    Empty addresses mean: at the portal itself.
    """

    api_base: str = ""
    issuer: str = ""
    client_ids: dict[str, str] = {}
    languages: list[str] = []
    capabilities: list[str] = []
    limits: Limits = Limits()
    tus: FileService = FileService()
    support: dict[str, Any] = {}
    open311: dict[str, Any] | str = ""
    """Where reports about a place go: the address of a discovery document, alone or as `discovery` with `jurisdictionId` and
    `apiKey`."""


class Component(Resource, frozen=True, kw_only=True):
    """A part of the portal; `state` is operational, degraded, down, maintenance or a word this program does not know. `label` is
    what people call it."""

    name: dict[str, str] | str
    label: dict[str, str] | str = ""
    state: Coded | str
    until: Moment | None = None


class StatusNotice(Resource, frozen=True, kw_only=True):
    """What a portal says to everybody; `components` are the parts that it concerns, none means all."""

    severity: Coded | str = ""
    text: dict[str, str] | str = ""
    from_: Moment | None = msgspec.field(name="from", default=None)
    to: Moment | None = None
    components: list[str] = []


class Status(Resource, frozen=True, kw_only=True):
    """How a portal is. `fresh` is not on the wire: for how many seconds the portal says that it holds."""

    fresh: float = 60.0
    components: list[Component] = []
    notices: list[StatusNotice] = []
