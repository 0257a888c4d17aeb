"""A member's month: refusals and states."""

from __future__ import annotations

from collections.abc import Mapping

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {}

#: States of a month, by code.
MONTH_STATES: Mapping[str, str] = {
    "entered": "en cours de saisie",
    "confirmed": "à approuver",
    "returned": "à revoir",
    "approved": "approuvé",
}
