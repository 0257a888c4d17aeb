"""Operational activities: refusals and states."""

from __future__ import annotations

from collections.abc import Mapping

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {}

#: States of an operational activity, by code.
ACTIVITY_STATES: Mapping[str, str] = {"to_do": "à faire", "doing": "en cours", "done": "faite"}
