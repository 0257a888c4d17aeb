"""States of operational activities."""

from __future__ import annotations

from collections.abc import Mapping

#: States of an operational activity, by code.
ACTIVITY_STATES: Mapping[str, str] = {"to_do": "à faire", "doing": "en cours", "done": "faite"}
