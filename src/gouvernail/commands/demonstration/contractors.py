"""The contractors of the demonstration: SIRET that pass the check, in a series that was never given out."""

from __future__ import annotations

from typing import NamedTuple


class DemonstrationContractor(NamedTuple):
    """A made-up company."""

    siret: str
    name: str
    email: str


GALETS = DemonstrationContractor(
    "00010101400017", "Coopérative imaginaire des Galets", "correspondant.galets@demonstration.example"
)
VENT_D_EST = DemonstrationContractor(
    "00020202800015", "Société fictive Vent d’Est", "correspondant.vent@demonstration.example"
)
TROIS_PONTS = DemonstrationContractor(
    "00030303200015", "Ateliers inventés des Trois-Ponts", "correspondant.ponts@demonstration.example"
)

BUYER_SIRET = "00040404600013"
