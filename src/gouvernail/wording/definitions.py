"""Every figure and every word of the contract, defined once: pages link to the anchors of this table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Definition(NamedTuple):
    """A word as the pages say it: what it means, how its figure is computed, the clause that it comes from."""

    anchor: str
    word: str
    meaning: str
    formula: str = ""
    clause: str = ""


_STATEMENT = "4.2-statement"

#: The figures of the statement, in the order of its columns.
FIGURES: Sequence[Definition] = (
    Definition(
        "jour-de-l-etat",
        "Au (jour de l’état)",
        "Tous les chiffres d’une page valent pour un seul jour, écrit en tête : aujourd’hui, sauf choix d’un autre "
        "jour.",
        "Seuls comptent les faits datés de ce jour ou d’avant : notifications, modificatifs, jours, activités, "
        "estimations, admissions.",
        _STATEMENT,
    ),
    Definition(
        "commande",
        "Commandé",
        "Les jours/homme des bons de commande notifiés, modificatifs compris.",
        "Quantité de la ligne × jours par unité d’œuvre, arrondi au centième de jour, ligne par ligne. Une unité "
        "qui ne "
        "se mesure pas en jours n’y compte pas.",
        _STATEMENT,
    ),
    Definition(
        "realise",
        "Réalisé",
        "Les jours facturables que le chef de produit côté État a acceptés.",
        "Somme des jours acceptés jusqu’au jour de l’état. Les jours déclarés n’y comptent pas encore.",
        _STATEMENT,
    ),
    Definition(
        "a-accepter",
        "Déclarés, pas encore acceptés",
        "Les jours facturables que le titulaire a déclarés et que l’État n’a pas encore acceptés.",
        "Somme des jours déclarés non acceptés, par ligne et par mois, jamais par personne. Ceux qui sont renvoyés au "
        "titulaire y comptent jusqu’à leur correction\N{NO-BREAK SPACE}: ils n’attendent plus d’acceptation, "
        "mais restent déclarés.",
        _STATEMENT,
    ),
    Definition(
        "accueil-et-reprise",
        "Accueil et reprise, non facturables",
        "Le travail qui ne se paie pas : accueil d’un remplaçant, reprise d’un travail mal fait.",
        "Somme des jours déclarés « accueil » ou « reprise ». Ils n’entament pas le bon de commande.",
        "4.3-turnover",
    ),
    Definition(
        "solde",
        "Solde commandé",
        "Ce qui reste sur le bon de commande.",
        "Commandé − réalisé. Un solde négatif est montré tel quel. Celui de tous les bons compte aussi les bons livrés "
        "ou arrêtés dont tout n’a pas été réalisé.",
        _STATEMENT,
    ),
    Definition(
        "raf",
        "RAF, reste à faire",
        "Ce que l’équipe estime qu’il reste à faire, à la date de sa dernière estimation.",
        "Dernière estimation − jours acceptés depuis, jamais moins de zéro.",
        _STATEMENT,
    ),
    Definition(
        "ecart",
        "Écart",
        "Ce qui manquera, ou restera, sur le bon de commande si l’équipe a bien estimé.",
        "RAF − solde. « Il manquera 3,5 j » : le bon de commande ne suffira pas. Les lignes sans estimation n’y "
        "comptent "
        "pas.",
        _STATEMENT,
    ),
    Definition(
        "epuise-le",
        "Épuisé le",
        "Le jour où le solde sera consommé si le rythme ne change pas.",
        "Solde ÷ rythme des 20 derniers jours ouvrés, compté en jours ouvrés à partir du lendemain. Rien au-delà de "
        "dix "
        "ans, ni pour un bon qui n’est ni notifié ni en cours. Pour plusieurs lignes : la première épuisée.",
        _STATEMENT,
    ),
    Definition(
        "activites",
        "Activités opérationnelles",
        "Des travaux nommés, à faire, en cours ou faits : lesquels, et pas seulement combien.",
        "Chaque activité compte une fois, dans son état du jour.",
        _STATEMENT,
    ),
    Definition(
        "avancement",
        "Avancement",
        "La barre d’une rangée : réalisé en plein, déclaré en hachures, solde en creux.",
        "La longueur entière vaut les jours commandés. « Dépassé » : il y a plus de jours que commandé.",
        _STATEMENT,
    ),
    Definition(
        "montant-commande",
        "Commandé HT",
        "Le montant hors taxes des lignes, au prix en vigueur le jour que fixe l’accord-cadre.",
        "Quantité × prix unitaire, arrondi au centime, ligne par ligne.",
        "domain-4",
    ),
    Definition(
        "admis",
        "Admis HT, reste à admettre",
        "Ce dont le service fait a été constaté, et ce qui reste à constater.",
        "Reste à admettre = commandé HT − admis HT.",
        _STATEMENT,
    ),
    Definition(
        "montant-maximum",
        "Montant maximum HT",
        "Ce que l’accord-cadre permet d’engager, hors taxes.",
        "Engagé = bons notifiés et modificatifs de tous les titulaires. Part engagée = engagé ÷ montant maximum.",
        "domain-1",
    ),
    Definition(
        "bons-en-cours",
        "Bons de commande en cours",
        "Les bons de commande notifiés ou en cours d’exécution.",
        "Compte des bons dans l’un de ces deux états au jour de l’état. Un bon suspendu, livré ou clos n’en est pas.",
        "2-order-by-need",
    ),
    Definition(
        "produits-actifs",
        "Produits actifs",
        "Les produits du portefeuille dont la phase en cours est une phase active.",
        "Compte des produits du registre dont la dernière phase commencée n’est ni un arrêt ni un transfert.",
        "1.2-portfolio",
    ),
    Definition(
        "points-d-attention",
        "Points d’attention",
        "Ce qui attend une décision ou un mot cette semaine, le plus urgent d’abord.",
        "Dans l’ordre : limites atteintes, échéances (la plus proche d’abord), attentes (la plus ancienne d’abord), "
        "seuils "
        "à surveiller, clauses à renseigner.",
        "4.2-weekly",
    ),
)

#: The words of the contract.
WORDS: Sequence[Definition] = (
    Definition(
        "accord-cadre", "Accord-cadre", "Le marché dont les bons de commande tirent leurs règles et leurs prix."
    ),
    Definition(
        "bon-de-commande",
        "Bon de commande",
        "Il dit quelles unités d’œuvre sont commandées, et combien, pour quels produits. Une fois notifié, seul un "
        "bon de "
        "commande modificatif le change.",
        clause="2-order-by-need",
    ),
    Definition(
        "unite-d-oeuvre",
        "Unité d’œuvre",
        "Ce qui se commande et se paie : Devops, Design, Déploiement, Hébergement, Réversibilité. Elle se mesure en "
        "jours, "
        "en frais ou à la pièce.",
        clause="2-order-by-need",
    ),
    Definition(
        "titulaire", "Titulaire", "Une entreprise, ou un groupement, retenue par l’accord-cadre, avec son rang."
    ),
    Definition(
        "attributaire-suivant",
        "Attributaire suivant",
        "Le titulaire auquel s’adresser quand le premier ne peut être retenu, selon la règle d’attribution.",
        clause="4.2-next-contractor",
    ),
    Definition(
        "correspondant-permanent",
        "Correspondant permanent",
        "La personne du titulaire qui veille à l’exécution et répond de ses déclarations.",
        clause="4.1-correspondent",
    ),
    Definition(
        "intervenant",
        "Intervenant",
        "Une personne du titulaire au travail dans une équipe. Elle reste sous la seule autorité de son employeur : "
        "l’État "
        "voit des jours par ligne et par profil, jamais un calendrier.",
        clause="4.1-contractor-authority",
    ),
    Definition(
        "chef-de-produit", "Chef de produit côté État", "L’agent public qui conduit un produit et accepte les jours."
    ),
    Definition(
        "bureau-de-pilotage", "Bureau de pilotage", "L’administration qui tient l’accord-cadre et le portefeuille."
    ),
    Definition(
        "jour-homme",
        "Jour/homme (j)",
        "Le travail d’une personne pendant une journée, déclaré par quarts. Une personne n’en fait jamais plus d’un "
        "par "
        "date.",
        clause=_STATEMENT,
    ),
    Definition(
        "jour-ouvre",
        "Jour ouvré",
        "Du lundi au vendredi, jours fériés exclus. Un délai se compte à partir du lendemain.",
        clause="4.2-recusal",
    ),
    Definition(
        "phase",
        "Phase",
        "La vie d’un produit : investigation, construction, consolidation, passation.",
        clause="1.3-phases",
    ),
    Definition(
        "admission",
        "Admission",
        "La décision par laquelle l’État reçoit ce qui est livré. Les autres : ajournement, admission avec "
        "réfaction, rejet.",
        clause=_STATEMENT,
    ),
    Definition(
        "service-fait",
        "Procès-verbal de service fait",
        "Le document signé qui constate que la prestation a été faite.",
        clause=_STATEMENT,
    ),
    Definition(
        "mauvaise-execution",
        "Mauvaise exécution",
        "La moitié seulement des engagements est tenue, ou ils le sont mal. Deux constats la rendent répétée.",
        clause="4.2-poor-performance",
    ),
    Definition(
        "recusation",
        "Récusation",
        "Le refus d’une équipe ou d’une personne présentée, dans les 8 jours ouvrés qui suivent ses références.",
        clause="4.2-recusal",
    ),
    Definition(
        "reversibilite",
        "Réversibilité",
        "Le temps, deux mois au plus, pendant lequel l’équipe qui part et celle qui arrive travaillent ensemble.",
        clause="2.5-overlap",
    ),
    Definition(
        "regle-du-marche",
        "Règle du marché",
        "Une règle que le droit des marchés ou l’accord-cadre pose sans que le CCTP la redise : montant maximum, "
        "validité, "
        "prix figés, un jour au plus par personne et par date.",
    ),
)

#: Every anchor that a page may link to, with the word that it defines.
ANCHORS = {one.anchor: one.word for one in (*FIGURES, *WORDS)}
