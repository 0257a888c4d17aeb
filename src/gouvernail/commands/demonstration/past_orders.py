"""The orders of the agreement that ended, with what really happened and should not have.

Their anomalies: days before the notification (4), more days than ordered (5), somebody above one day (6), a
notification after the end of the agreement (8), and the ceiling passed by the last one.
"""

from __future__ import annotations

from gouvernail.commands.demonstration.contractors import GALETS, TROIS_PONTS
from gouvernail.commands.demonstration.plans import Extra, Finding, LinePlan, OrderPlan, Turn, Works

_A, _C = GALETS.siret, TROIS_PONTS.siret
_FIRST = "Attributaire de rang 1"
_SECOND = "L’attributaire de rang 1 a décliné"


QUITTANCE_UNIQUE = OrderPlan(
    index=1,
    contractor=_A,
    state="closed",
    notified=-1760,
    starts=-1750,
    ends=-1500,
    reason=_FIRST,
    findings=(Finding("deliverable_accepted", -1495, "Service en production"),),
    lines=(
        LinePlan(
            *("quittance-unique", "DEVOPS", 400, "construction"),
            team=(Turn("dev-01"), Turn("dev-02", 75)),
            percent_done=100,
            estimates=((-1500, 0),),
            admitted=((-1600, 50), (-1495, 50)),
            works=Works(("Réunir trois redevances en une quittance", "Payer en ligne"), done=2),
        ),
    ),
)

EAU_DE_BAIN = OrderPlan(
    index=2,
    contractor=_A,
    state="closed",
    notified=-1600,
    starts=-1590,
    ends=-1380,
    reason=_FIRST,
    lines=(
        LinePlan(
            *("eau-de-bain", "DEVOPS", 200, "construction"),
            team=(Turn("dev-03"),),
            percent_done=100,
            estimates=((-1380, 0),),
            admitted=((-1375, 100),),
            works=Works(("Lire les analyses de chaque matin", "Publier une pastille par plage"), done=2),
        ),
        LinePlan(
            *("eau-de-bain", "DESIGN", 100, "construction"),
            team=(Turn("design-01", 50),),
            percent_done=100,
            estimates=((-1380, 0),),
            admitted=((-1375, 100),),
            works=Works(("Choisir des pastilles lisibles par tous",), done=1),
        ),
    ),
)

AGENDA_DU_MAIRE = OrderPlan(
    index=3,
    contractor=_C,
    state="ended_early",
    notified=-1480,
    starts=-1470,
    ends=-1120,
    reason=_SECOND,
    findings=(Finding("poor_performance", -1200, "Deux versions promises, aucune livrée", 1),),
    lines=(
        LinePlan(
            *("agenda-du-maire", "DEVOPS", 200, "construction"),
            team=(Turn("dev-01", 50),),
            percent_done=60,
            estimates=((-1130, 4),),
            admitted=((-1115, 45),),
            works=Works(("Lister les échéances légales", "Relier l’agenda de la commune"), done=1, doing=1),
        ),
    ),
)

RELAIS_DE_NUIT = OrderPlan(
    index=4,
    contractor=_A,
    state="closed",
    notified=-1400,
    starts=-1400,
    ends=-1060,
    reason=_FIRST,
    lines=(
        LinePlan(
            *("relais-de-nuit", "DEVOPS", 300, "construction"),
            team=(Turn("dev-01", 75), Turn("dev-02", 50)),
            since=-1405,
            percent_done=100,
            estimates=((-1060, 0),),
            admitted=((-1200, 60), (-1055, 40)),
            works=Works(("Tenir à jour les places libres", "Orienter en moins d’une minute"), done=2),
        ),
    ),
)

PASSE_RURAL = OrderPlan(
    index=5,
    contractor=_C,
    state="closed",
    notified=-1520,
    starts=-1510,
    ends=-1270,
    reason=_SECOND,
    lines=(
        LinePlan(
            *("passe-rural", "DEVOPS", 100, "construction"),
            team=(Turn("dev-02", 75),),
            percent_done=104,
            estimates=((-1270, 0),),
            admitted=((-1265, 100),),
            works=Works(("Vendre un titre valable sur cinq lignes",), done=1),
        ),
    ),
)

BAIL_CLAIR = OrderPlan(
    index=6,
    contractor=_A,
    state="closed",
    notified=-885,
    starts=-880,
    ends=-520,
    reason=_FIRST,
    lines=(
        LinePlan(
            *("bail-clair", "DEVOPS", 300, "acceleration"),
            team=(Turn("dev-01"),),
            percent_done=100,
            estimates=((-520, 0),),
            admitted=((-700, 50), (-515, 50)),
            works=Works(("Guider l’état des lieux pièce par pièce", "Archiver sans surveillance"), done=2),
        ),
        LinePlan(
            *("bail-clair", "DEPLOIEMENT", 100, "acceleration"),
            team=(Turn("deploiement-01", 50),),
            extras=(Extra("billable", "dev-01", -800, 1, 50, beyond=True),),
            percent_done=100,
            estimates=((-520, 0),),
            admitted=((-515, 100),),
            works=Works(("Équiper trente agences",), done=1),
        ),
    ),
)

VOISIN_CONDUCTEUR = OrderPlan(
    index=7,
    contractor=_C,
    state="closed",
    notified=-758,
    starts=-750,
    ends=-645,
    reason=_SECOND,
    lines=(
        LinePlan(
            *("voisin-conducteur", "DESIGN", 100, "investigation"),
            team=(Turn("design-01", 50),),
            percent_done=100,
            estimates=((-645, 0),),
            admitted=((-640, 100),),
            works=Works(("Suivre douze familles pendant un mois",), done=1),
        ),
    ),
)

RELAIS_DE_NUIT_LATE = OrderPlan(
    index=8,
    contractor=_A,
    state="closed",
    notified=-408,
    starts=-405,
    ends=-215,
    reason="Notifié après la fin de l’accord-cadre, dans l’attente du suivant",
    lines=(
        LinePlan(
            *("relais-de-nuit", "DEPLOIEMENT", 100, "acceleration"),
            team=(Turn("deploiement-01", 75),),
            percent_done=100,
            estimates=((-215, 0),),
            admitted=((-210, 100),),
            works=Works(("Convaincre quatre départements", "Publier la mesure d’impact"), done=2),
        ),
    ),
)

ORDERS = (
    QUITTANCE_UNIQUE,
    EAU_DE_BAIN,
    AGENDA_DU_MAIRE,
    RELAIS_DE_NUIT,
    PASSE_RURAL,
    BAIL_CLAIR,
    VOISIN_CONDUCTEUR,
    RELAIS_DE_NUIT_LATE,
)
