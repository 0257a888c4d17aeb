"""Needs and attribution: refusals and states."""

from __future__ import annotations

from collections.abc import Mapping

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {}

#: States of a need, by code.
NEED_STATES: Mapping[str, str] = {"open": "à attribuer", "attributed": "attribué", "withdrawn": "retiré"}
