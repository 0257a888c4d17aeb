"""People presented and at work: refusals and states."""

from __future__ import annotations

from collections.abc import Mapping

#: Refusals, by code.
REFUSALS: Mapping[str, str] = {}

#: States of a presented profile, by code.
PRESENTATION_STATES: Mapping[str, str] = {
    "complete": "références complètes, délai en cours",
    "incomplete": "références à compléter",
    "accepted": "accepté",
    "recused": "récusé",
    "not_recused_in_time": "non récusé dans le délai",
    "withdrawn": "retiré par le titulaire",
}
