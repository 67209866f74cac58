"""Somebody who sees the page and uses a keyboard."""

from __future__ import annotations

from ui.tour.driver import Driver
from ui.tour.journeys import JOURNEYS

driver = Driver
journeys = JOURNEYS
