"""Profiles at work, replacements and adequacy: refusals and states."""

from __future__ import annotations

from collections.abc import Mapping

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {}

#: States of a profile at work, by code.
ASSIGNMENT_STATES: Mapping[str, str] = {"active": "en poste", "replaced": "remplacé", "left": "parti"}
