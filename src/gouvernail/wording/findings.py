"""States of findings of poor performance."""

from __future__ import annotations

from collections.abc import Mapping

#: States of a finding of poor performance, by code.
POOR_PERFORMANCE_STATES: Mapping[str, str] = {
    "drafted": "projet",
    "notified": "notifié",
    "confirmed": "confirmé",
    "withdrawn": "retiré",
}
