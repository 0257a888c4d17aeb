"""The orders of the agreement that runs: every state of an order, every figure of the statement."""

from __future__ import annotations

from gouvernail.commands.demonstration.contractors import GALETS, TROIS_PONTS, VENT_D_EST
from gouvernail.commands.demonstration.frameworks import INTRANET
from gouvernail.commands.demonstration.plans import Change, Extra, Finding, LinePlan, OrderPlan, Turn, Works

_A, _B, _C = GALETS.siret, VENT_D_EST.siret, TROIS_PONTS.siret
_FIRST = "Attributaire de rang 1, disponible dans le délai"
_SECOND = "L’attributaire de rang 1 a décliné, faute d’équipe disponible"
_THIRD = "Les attributaires de rangs 1 et 2 ont décliné, faute d’équipe disponible"
_CONTINUITY = "Continuité sur le même produit"

CARNET_DE_QUAI = OrderPlan(
    index=11,
    contractor=_A,
    state="running",
    notified=-350,
    starts=-343,
    ends=40,
    reason=_FIRST,
    findings=(Finding("deliverable_accepted", -120, "Version hors ligne mise en production sur trois ports", 1),),
    lines=(
        LinePlan(
            *("carnet-de-quai", "DEVOPS", 400, "construction"),
            team=(Turn("dev-01", 75), Turn("dev-02", 75)),
            percent_done=93,
            estimates=((-340, 0), (-210, 3), (-100, 5), (-12, 6)),
            changes=(Change(-70, 50, "Ajout de la déclaration des filets perdus, demandée par les pêcheurs"),),
            admitted=((-190, 40), (-65, 35)),
            works=Works(
                (
                    "Saisir une sortie de pêche sans réseau",
                    "Transmettre les déclarations dès le retour du réseau",
                    "Automatiser les tests du parcours de déclaration",
                    "Déployer à chaque changement accepté",
                    "Reprendre les déclarations de l’ancien formulaire",
                    "Déclarer les filets perdus",
                    "Réduire la dette technique du module d’espèces",
                    "Documenter l’interface de programmation",
                ),
                done=5,
                doing=2,
            ),
        ),
        LinePlan(
            *("carnet-de-quai", "DESIGN", 300, "construction"),
            team=(Turn("design-01", 25),),
            percent_done=70,
            estimates=((-330, 0), (-60, -2), (-12, -3)),
            admitted=((-65, 50),),
            works=Works(
                (
                    "Observer dix retours de quai",
                    "Tester le carnet avec des gants mouillés",
                    "Simplifier le choix des espèces",
                    "Relire les textes avec deux patrons pêcheurs",
                ),
                done=2,
                doing=1,
            ),
        ),
        LinePlan(
            *("carnet-de-quai", "HEBERGEMENT", 600_000, "construction"),
            admitted=((-240, 25), (-150, 25), (-60, 22)),
            works=Works(("Chiffrer les sauvegardes", "Éprouver la restauration des sauvegardes"), done=1, doing=1),
        ),
    ),
)

GRANGE_OUVERTE = OrderPlan(
    index=12,
    contractor=_A,
    state="running",
    notified=-245,
    starts=-240,
    ends=75,
    reason=_FIRST,
    lines=(
        LinePlan(
            *("grange-ouverte", "DEVOPS", 200, "construction"),
            team=(Turn("dev-03", 75, until=-85), Turn("dev-04", 75, since=-84)),
            extras=(Extra("onboarding", "dev-04", -91, 5),),
            percent_done=72,
            estimates=((-230, 0), (-95, 4), (-13, 12)),
            admitted=((-100, 30),),
            works=Works(
                (
                    "Interroger le cadastre à partir d’une adresse",
                    "Croiser l’adresse avec les plans d’urbanisme",
                    "Expliquer chaque refus par sa règle",
                    "Suivre les dossiers par courriel",
                    "Mesurer les abandons du parcours",
                ),
                done=2,
                doing=1,
            ),
        ),
        LinePlan(
            *("grange-ouverte", "DESIGN", 150, "construction"),
            team=(Turn("design-02", 25),),
            percent_done=55,
            estimates=((-200, 0), (-20, 0)),
            works=Works(
                (
                    "Suivre six propriétaires dans leur démarche",
                    "Dessiner la réponse « à ces conditions »",
                    "Éprouver le parcours sur téléphone",
                ),
                done=1,
                doing=1,
            ),
        ),
    ),
)

MESURE_JUSTE = OrderPlan(
    index=13,
    contractor=_B,
    state="running",
    notified=-325,
    starts=-320,
    ends=95,
    reason=_SECOND,
    lines=(
        LinePlan(
            *("mesure-juste", "DEVOPS", 250, "acceleration"),
            team=(Turn("dev-01", 50), Turn("dev-02", 50)),
            extras=(Extra("rework", "dev-01", -48, 4, 50),),
            percent_done=88,
            estimates=((-310, 0), (-150, -4), (-16, 0)),
            admitted=((-180, 45), (-75, 25)),
            works=Works(
                (
                    "Publier les créneaux des vérificateurs agréés",
                    "Rappeler l’échéance d’une vérification",
                    "Tenir la charge de la rentrée",
                    "Reprendre le calcul des échéances, après anomalie",
                    "Ouvrir les données de créneaux",
                ),
                done=3,
                doing=1,
            ),
        ),
        LinePlan(
            *("mesure-juste", "DEPLOIEMENT", 200, "acceleration"),
            team=(Turn("deploiement-01", 75),),
            percent_done=80,
            estimates=((-300, 0), (-120, -5), (-14, -8)),
            admitted=((-75, 50),),
            works=Works(
                (
                    "Convaincre dix chambres de métiers",
                    "Animer le club des vérificateurs",
                    "Publier la mesure d’impact du trimestre",
                    "Former les conseillers au support",
                ),
                done=2,
                doing=2,
            ),
        ),
        LinePlan(*("mesure-juste", "HEBERGEMENT", 480_000, "acceleration"), admitted=((-200, 30), (-75, 40))),
    ),
)

SENTIER_SUR = OrderPlan(
    index=14,
    contractor=_B,
    state="running",
    notified=-255,
    starts=-250,
    ends=20,
    reason=_SECOND,
    lines=(
        LinePlan(
            *("sentier-sur", "DEVOPS", 300, "acceleration"),
            team=(Turn("dev-03", 75), Turn("dev-04", 50)),
            percent_done=96,
            estimates=((-245, 0), (-90, 2), (-12, 4)),
            admitted=((-110, 50),),
            changes=(Change(-45, -25, "La carte des balises est reprise d’un service existant"),),
            works=Works(
                (
                    "Transmettre le signalement au bon gestionnaire",
                    "Suivre la réparation jusqu’à la photo finale",
                    "Changer le nom du service et rediriger l’ancien",
                    "Regrouper les signalements d’un même lieu",
                    "Alléger les photos avant l’envoi",
                    "Prévenir les randonneurs abonnés",
                ),
                done=4,
                doing=1,
            ),
        ),
    ),
)

RELAIS_DE_NUIT = OrderPlan(
    index=15,
    contractor=_A,
    state="running",
    notified=-205,
    starts=-200,
    ends=150,
    reason=_CONTINUITY,
    lines=(
        LinePlan(
            *("relais-de-nuit", "DEVOPS", 200, "consolidation"),
            team=(Turn("dev-05", 75),),
            percent_done=50,
            estimates=((-170, 6),),
            admitted=((-60, 20),),
            works=Works(
                (
                    "Transférer l’exploitation à la caisse d’entraide",
                    "Écrire le guide d’installation",
                    "Corriger les défauts d’accessibilité",
                    "Former les deux développeurs de la caisse",
                ),
                done=1,
                doing=2,
            ),
        ),
        LinePlan(
            *("relais-de-nuit", "REVERSIBILITE", 100, "consolidation"),
            works=Works(("Rédiger le bilan du transfert de compétences", "Tenir un tutoriel par semaine"), doing=1),
        ),
    ),
)

BAIL_CLAIR = OrderPlan(
    index=16,
    contractor=_C,
    state="running",
    notified=-126,
    starts=-121,
    ends=120,
    reason=_THIRD,
    findings=(
        Finding("poor_performance", -26, "La moitié seulement des activités convenues pour le trimestre est faite", 1),
    ),
    lines=(
        LinePlan(
            *("bail-clair", "DEVOPS", 200, "acceleration"),
            team=(Turn("dev-01", 75), Turn("dev-02", 50)),
            percent_done=58,
            works=Works(
                (
                    "Signer à deux sur le même téléphone",
                    "Horodater l’état des lieux",
                    "Comparer l’entrée et la sortie",
                    "Rendre les photos légères",
                    "Reprendre les états des lieux anciens",
                ),
                done=1,
                doing=2,
            ),
        ),
        LinePlan(
            *("bail-clair", "DESIGN", 100, "acceleration"),
            team=(Turn("design-01", 50),),
            percent_done=64,
            estimates=((-100, 0), (-15, 2)),
            works=Works(("Accompagner cinq états des lieux", "Refaire l’entonnoir d’inscription"), done=1, doing=1),
        ),
    ),
)

LIVRET_CLOSED = OrderPlan(
    index=17,
    contractor=_B,
    state="closed",
    notified=-372,
    starts=-365,
    ends=-165,
    reason=_SECOND,
    findings=(Finding("deliverable_accepted", -158, "Service en production, code source et journal des changements"),),
    lines=(
        LinePlan(
            *("livret-apprenti", "DEVOPS", 150, "construction"),
            team=(Turn("dev-05"),),
            percent_done=100,
            estimates=((-360, 0), (-250, 2), (-165, 0)),
            admitted=((-230, 50), (-158, 50)),
            works=Works(
                (
                    "Relier l’apprenti, le maître et le centre",
                    "Noter la semaine en trois phrases",
                    "Alerter avant la rupture du contrat",
                ),
                done=3,
            ),
        ),
    ),
)

LIVRET_DELIVERED = OrderPlan(
    index=18,
    contractor=_A,
    state="delivered",
    notified=-152,
    starts=-146,
    ends=-12,
    reason=_FIRST,
    findings=(Finding("deliverable_accepted", -6, "Service en production ; reste à vérifier la documentation", 1),),
    lines=(
        LinePlan(
            *("livret-apprenti", "DEVOPS", 100, "construction"),
            team=(Turn("dev-06"),),
            percent_done=100,
            estimates=((-140, 0), (-14, 0)),
            admitted=((-60, 45),),
            works=Works(
                (
                    "Consulter le livret sans se connecter deux fois",
                    "Exporter le livret en fin d’apprentissage",
                    "Documenter l’exploitation",
                ),
                done=3,
            ),
        ),
    ),
)

MESURE_JUSTE_ENDED_EARLY = OrderPlan(
    index=19,
    contractor=_C,
    state="ended_early",
    notified=-295,
    starts=-288,
    ends=-105,
    reason=_THIRD,
    findings=(
        Finding("poor_performance", -190, "Ateliers d’usagers annulés trois fois sans remplacement"),
        Finding("poor_performance", -125, "Maquettes remises sans les essais convenus"),
    ),
    lines=(
        LinePlan(
            *("mesure-juste", "DESIGN", 200, "acceleration"),
            team=(Turn("design-02", 50),),
            percent_done=46,
            estimates=((-280, 0), (-110, 7)),
            admitted=((-110, 40),),
            works=Works(
                ("Interroger quinze artisans", "Revoir la prise de rendez-vous", "Éprouver les maquettes"),
                done=1,
                doing=1,
            ),
        ),
    ),
)

EAU_DE_BAIN = OrderPlan(
    index=20,
    contractor=_C,
    state="running",
    notified=-182,
    starts=-178,
    ends=185,
    reason=_CONTINUITY,
    lines=(
        LinePlan(
            *("eau-de-bain", "DEPLOIEMENT", 100, "opere"),
            team=(Turn("deploiement-01", 25),),
            percent_done=36,
            estimates=((-170, 0), (-18, -5)),
            admitted=((-80, 20),),
            works=Works(
                (
                    "Équiper les offices de tourisme",
                    "Publier la mesure d’impact de la saison",
                    "Animer la communauté des plages",
                ),
                done=1,
                doing=1,
            ),
        ),
        LinePlan(*("eau-de-bain", "HEBERGEMENT", 960_000, "opere"), admitted=((-120, 20), (-30, 25))),
    ),
)

PAS_DE_PORTE = OrderPlan(
    index=21,
    contractor=_A,
    state="notified",
    notified=-12,
    starts=6,
    ends=130,
    reason=_FIRST,
    lines=(
        LinePlan(
            *("pas-de-porte", "DESIGN", 200, "investigation"),
            estimates=((-3, 0),),
            works=Works(("Rencontrer vingt communes", "Suivre trois réouvertures", "Choisir ce qui mérite un essai")),
        ),
        LinePlan(
            *("pas-de-porte", "DEVOPS", 50, "investigation"),
            estimates=((-3, 3),),
            works=Works(("Rapprocher le cadastre et les avis de taxe", "Publier une carte d’essai")),
        ),
    ),
)

INTRANET_DES_AGENTS = OrderPlan(
    index=22,
    contractor=_A,
    state="running",
    notified=-96,
    starts=-91,
    ends=70,
    reason=_FIRST,
    lines=(
        LinePlan(
            *(INTRANET, "DEVOPS", 100),
            team=(Turn("dev-07"),),
            percent_done=78,
            accepted_until=-38,
            estimates=((-85, 0), (-40, -2)),
            works=Works(("Réunir les annuaires", "Ouvrir la recherche", "Retirer l’ancien intranet"), done=1, doing=1),
        ),
        LinePlan(
            *(INTRANET, "DESIGN", 100),
            team=(Turn("design-03", 50),),
            percent_done=72,
            accepted_until=-38,
            estimates=((-85, 0), (-40, 1)),
            works=Works(("Observer une semaine d’agents", "Nommer les rubriques avec eux"), done=1, doing=1),
        ),
    ),
)

GRANGE_DRAFT = OrderPlan(
    index=23,
    contractor=_B,
    state="draft",
    starts=75,
    ends=260,
    reason="Préparé pour l’entrée en accélération",
    lines=(LinePlan("grange-ouverte", "DEPLOIEMENT", 150, "acceleration"),),
)

CARNET_CANCELLED = OrderPlan(
    index=24,
    contractor=_C,
    state="cancelled",
    starts=-200,
    ends=-20,
    reason="Abandonné avant notification : le littoral se charge du déploiement",
    lines=(LinePlan("carnet-de-quai", "DEPLOIEMENT", 100, "construction"),),
)

SENTIER_DESIGN = OrderPlan(
    index=25,
    contractor=_B,
    state="running",
    notified=-66,
    starts=-60,
    ends=45,
    reason=_CONTINUITY,
    lines=(
        LinePlan(
            *("sentier-sur", "DESIGN", 150, "acceleration"),
            team=(Turn("design-01"),),
            percent_done=84,
            estimates=((-55, 0), (-11, 1)),
            works=Works(("Marcher avec trois gestionnaires", "Refaire la page du signalement"), done=1, doing=1),
        ),
    ),
)

OUVERTURES = OrderPlan(
    index=26,
    contractor=_A,
    state="running",
    notified=-221,
    starts=-215,
    ends=120,
    reason=_CONTINUITY,
    lines=(
        LinePlan(
            *("grange-ouverte", "DEPLOIEMENT", 425, "construction"),
            team=(
                Turn("deploiement-02", 75, own_months=True),
                Turn("deploiement-03", 100, own_months=True),
                Turn("deploiement-04", 50, own_months=True),
                Turn("deploiement-06", 25),
            ),
            percent_done=61,
            estimates=((-205, 0), (-12, 1)),
            works=Works(
                (
                    "Former les mairies de deux départements",
                    "Ouvrir le service à dix communes de plus",
                    "Répondre aux propriétaires dans la journée",
                    "Écrire le guide des secrétaires de mairie",
                ),
                done=1,
                doing=2,
            ),
        ),
        LinePlan(
            *("carnet-de-quai", "DEPLOIEMENT", 150, "construction"),
            team=(Turn("deploiement-02", 25, own_months=True), Turn("deploiement-05", 50, own_months=True)),
            percent_done=48,
            estimates=((-205, 0), (-12, -1)),
            works=Works(
                ("Équiper deux criées", "Accompagner les premiers patrons", "Tenir une permanence par semaine"),
                done=1,
                doing=1,
            ),
        ),
    ),
)

ORDERS = (
    CARNET_DE_QUAI,
    GRANGE_OUVERTE,
    MESURE_JUSTE,
    SENTIER_SUR,
    RELAIS_DE_NUIT,
    BAIL_CLAIR,
    LIVRET_CLOSED,
    LIVRET_DELIVERED,
    MESURE_JUSTE_ENDED_EARLY,
    EAU_DE_BAIN,
    PAS_DE_PORTE,
    INTRANET_DES_AGENTS,
    GRANGE_DRAFT,
    CARNET_CANCELLED,
    SENTIER_DESIGN,
    OUVERTURES,
)
