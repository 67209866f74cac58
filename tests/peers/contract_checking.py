"""How schemathesis holds the sandbox portal to the contract: which answers are expected, and how much is tried."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import schemathesis
import yaml
from hypothesis import HealthCheck, Phase, settings
from schemathesis.config import SchemathesisConfig

from kiosk.sandbox.portal import SCOPES
from kiosk.sandbox.server import Running
from tests.peers.sandbox_person import sign_in

SPECIFICATION = Path(__file__).parents[2] / "kiosk" / "portal" / "openapi.yaml"
CONTRACT: dict[str, Any] = yaml.safe_load(SPECIFICATION.read_text("utf-8"))
CONFIG = SchemathesisConfig.from_dict(
    {
        "seed": 1,
        "checks": {
            # what is well formed may still name a version, revision or service that is not there
            "positive_data_acceptance": {
                "expected-statuses": ["2xx", "401", "403", "404", "409", "410", "412", "422", "429"]
            },
            # a malformed If-Match names no version that is there
            "negative_data_rejection": {
                "expected-statuses": [
                    "400",
                    "401",
                    "403",
                    "404",
                    "405",
                    "406",
                    "409",
                    "412",
                    "415",
                    "422",
                    "428",
                    "429",
                ]
            },
            "missing_required_header": {"expected-statuses": [400, 401, 404, 422, 428]},
        },
        "generation": {"database": "none"},
        "phases": {"coverage": {"unexpected-methods": ["TRACE", "PUT"]}},
    }
)
BOUNDED = settings(
    max_examples=6,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
OF_OTHERS = "^/(d|oauth|.well-known)"
"""What needs no token of a person, and is the same without."""
CONTENT_OF_NO_CREDENTIAL = {"endSession", "token"}
"""Operations whose well-formed input is a credential that nobody can guess."""

schemathesis.serializer.alias("application/offset+octet-stream", "application/octet-stream")
schemathesis.serializer.alias("application/jose", "text/plain")
schema = schemathesis.openapi.from_dict(CONTRACT, config=CONFIG)


def allowed_everything(portal: Running) -> dict[str, str]:
    """The header of a person who has allowed all that there is."""
    return {"Authorization": f"Bearer {sign_in(portal, scope=' '.join(SCOPES))}"}


def hold(case: Any, portal: Running, headers: dict[str, str]) -> None:
    """Ask, and hold the answer to the contract."""
    excluded = []
    if case.operation.definition.raw["operationId"] in CONTENT_OF_NO_CREDENTIAL:
        excluded.append(schemathesis.checks.CHECKS.get_one("positive_data_acceptance"))
    case.call_and_validate(base_url=portal.url, headers=headers, excluded_checks=excluded)
