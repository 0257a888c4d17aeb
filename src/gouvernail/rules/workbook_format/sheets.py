"""The sheets of the market workbook, in their order, with every column and what it says."""

from collections.abc import Mapping

from gouvernail.rules.workbook_format import rows, words
from gouvernail.rules.workbook_format.columns import Column, Kind, Sheet

#: Bounds that keep every figure within what the records can hold.
MOST_CENTS = 10**13
MOST_DAYS = 10**8
MOST_MONTHS = 1200
MOST_WORDS = 10_000


def _order(explanation: str = "Le numéro du bon de commande.") -> Column:
    return Column("commande", "order_number", Kind.TEXT, explanation, key=True, most=100)


def _line(*, optional: bool = False) -> Column:
    explanation = "Le numéro de la ligne dans le bon de commande : 1, 2, …"
    if optional:
        explanation += " Peut rester vide, sauf pour « montant_admis »."
    return Column("ligne", "line_number", Kind.INTEGER, explanation, key=True, optional=optional, least=1, most=9999)


def _framework(*, key: bool) -> Column:
    return Column("marche", "framework_number", Kind.TEXT, "Le numéro de l’accord-cadre.", key=key, most=100)


def _contractor(*, key: bool) -> Column:
    return Column("titulaire_siret", "contractor_siret", Kind.SIRET, "Le SIRET du titulaire.", key=key)


def _lot(explanation: str, *, key: bool) -> Column:
    return Column("lot", "lot", Kind.TEXT, explanation, key=key, optional=True, most=40)


FRAMEWORKS = Sheet(
    "marches",
    "Les accords-cadres, un par ligne.",
    rows.FrameworkRow,
    (
        Column("numero", "number", Kind.TEXT, "Le numéro de l’accord-cadre.", key=True, most=100),
        Column("objet", "subject", Kind.TEXT, "Son objet.", most=500),
        Column("acheteur_siret", "buyer_siret", Kind.SIRET, "Le SIRET de l’acheteur, 14 chiffres."),
        Column("date_notification", "notified_on", Kind.DATE, "Le jour de sa notification."),
        Column("duree_mois", "duration_months", Kind.INTEGER, "Sa durée en mois.", least=1, most=MOST_MONTHS),
        Column(
            "plafond_ht",
            "ceiling_cents",
            Kind.EUROS,
            "Le montant maximum hors taxes, en euros.",
            optional=True,
            most=MOST_CENTS,
        ),
        Column(
            "regle_attribution",
            "attribution_rule",
            Kind.WORD,
            "Comment les bons vont aux titulaires : en cascade selon leur rang, à tour de rôle, ou par parts (quota).",
            words=words.ATTRIBUTION_RULES,
        ),
        Column("source", "source", Kind.TEXT, "D’où vient l’information.", optional=True, most=500),
        Column(
            "minimum_ht",
            "minimum_cents",
            Kind.EUROS,
            "Le montant minimum hors taxes, en euros.",
            optional=True,
            most=MOST_CENTS,
        ),
    ),
)

LOTS = Sheet(
    "lots",
    "Les lots d’un accord-cadre qui en a : des parts attribuées séparément, chacune avec ses rangs.",
    rows.LotRow,
    (
        _framework(key=True),
        Column("numero", "number", Kind.TEXT, "Le numéro du lot.", key=True, most=40),
        Column("objet", "title", Kind.TEXT, "Son objet.", most=300),
    ),
)

CONTRACTORS = Sheet(
    "titulaires",
    "Les titulaires de chaque accord-cadre, avec leur rang.",
    rows.ContractorRow,
    (
        _framework(key=True),
        Column("siret", "siret", Kind.SIRET, "Le SIRET du titulaire, 14 chiffres.", key=True),
        _lot("Le lot où il a ce rang, dans un accord-cadre partagé en lots.", key=True),
        Column("rang", "rank", Kind.INTEGER, "Son rang : 1 pour le premier.", least=1, most=9999),
        Column("nom", "name", Kind.TEXT, "Son nom.", most=300),
        Column(
            "correspondant_courriel",
            "correspondent_email",
            Kind.EMAIL,
            "Le courriel de son correspondant permanent.",
            optional=True,
            most=254,
        ),
        Column(
            "part",
            "quota_percent",
            Kind.INTEGER,
            "Sa part des bons en pour cent, nécessaire quand la règle d’attribution est « quota ».",
            optional=True,
            least=1,
            most=100,
        ),
    ),
)

CONSORTIA = Sheet(
    "groupements",
    "Les entreprises qui tiennent un rang à côté de leur mandataire, une par ligne.",
    rows.ConsortiumRow,
    (
        _framework(key=True),
        Column("titulaire_siret", "contractor_siret", Kind.SIRET, "Le SIRET du titulaire, mandataire.", key=True),
        _lot("Le lot où il a ce rang, dans un accord-cadre partagé en lots.", key=True),
        Column("membre_siret", "member_siret", Kind.SIRET, "Le SIRET du membre, mandataire exclu.", key=True),
        Column(
            "membre_nom",
            "member_name",
            Kind.TEXT,
            "Le nom du membre, nécessaire s’il n’est pas encore connu.",
            optional=True,
            most=300,
        ),
        Column(
            "nature",
            "liability",
            Kind.WORD,
            "Groupement solidaire, conjoint, ou conjoint avec mandataire solidaire : la même sur toutes ses lignes.",
            words=words.LIABILITIES,
        ),
        Column(
            "nom", "name", Kind.TEXT, "Le nom du groupement, le même sur toutes ses lignes.", optional=True, most=300
        ),
    ),
)

SUBCONTRACTORS = Sheet(
    "sous_traitants",
    "Les sous-traitants déclarés par un titulaire.",
    rows.SubcontractorRow,
    (
        _framework(key=True),
        _contractor(key=True),
        _lot("Le lot où il a ce rang, dans un accord-cadre partagé en lots.", key=True),
        Column("siret", "siret", Kind.SIRET, "Le SIRET du sous-traitant.", key=True),
        Column("nom", "name", Kind.TEXT, "Son nom.", most=300),
        Column("date_declaration", "declared_on", Kind.DATE, "Le jour de sa déclaration."),
        Column("prestation", "work", Kind.TEXT, "Ce qui lui est confié.", optional=True, most=500),
        Column(
            "montant_maximum_ht",
            "most_cents",
            Kind.EUROS,
            "Le montant maximum hors taxes qui lui est confié, en euros.",
            optional=True,
            most=MOST_CENTS,
        ),
    ),
)

PROJECTS = Sheet(
    "projets",
    "Les projets de l’administration qui ne sont pas dans l’annuaire des produits.",
    rows.ProjectRow,
    (
        Column("id", "external_id", Kind.TEXT, "Un identifiant court et stable.", key=True, most=100),
        Column("nom", "name", Kind.TEXT, "Le nom du projet.", most=300),
        Column(
            "administration", "administration", Kind.TEXT, "L’administration qui le porte.", optional=True, most=300
        ),
    ),
)

WORK_UNITS = Sheet(
    "uo",
    "Le catalogue des unités d’œuvre de chaque accord-cadre.",
    rows.WorkUnitRow,
    (
        _framework(key=True),
        Column("code", "code", Kind.TEXT, "Le code de l’unité d’œuvre.", key=True, most=60),
        Column("intitule", "title", Kind.TEXT, "Son intitulé.", most=300),
        Column(
            "mesure",
            "measure",
            Kind.WORD,
            "En quoi elle se mesure : en jours, en frais refacturés, ou au forfait.",
            words=words.MEASURES,
        ),
        Column(
            "jours_par_uo",
            "days_per_unit_hundredths",
            Kind.DAYS,
            "Combien de jours vaut une unité. Nécessaire quand la mesure est « jours ».",
            optional=True,
            least=1,
            most=MOST_DAYS,
        ),
        Column(
            "duree_mois",
            "duration_months_hundredths",
            Kind.QUANTITY,
            "Sa durée indicative en mois.",
            optional=True,
            least=1,
            most=MOST_MONTHS * 100,
        ),
        Column(
            "famille",
            "kind",
            Kind.WORD,
            "La famille du CCTP dont elle est, qui dit les compétences qu’elle demande.",
            optional=True,
            words=words.UNIT_KINDS,
        ),
    ),
)

PRICES = Sheet(
    "prix",
    "Le prix de chaque unité d’œuvre chez chaque titulaire, à compter d’un jour.",
    rows.PriceRow,
    (
        _framework(key=True),
        _contractor(key=True),
        Column("uo", "work_unit_code", Kind.TEXT, "Le code de l’unité d’œuvre.", key=True, most=60),
        Column("a_compter_du", "from_on", Kind.DATE, "Le premier jour où ce prix s’applique.", key=True),
        Column(
            "prix_ht",
            "unit_price_cents",
            Kind.EUROS,
            "Le prix d’une unité hors taxes, en euros. Pour des frais : 1.",
            most=MOST_CENTS,
        ),
        Column(
            "jours_par_uo",
            "days_per_unit_hundredths",
            Kind.DAYS,
            "Les jours par unité propres à ce titulaire, s’ils diffèrent du catalogue.",
            optional=True,
            least=1,
            most=MOST_DAYS,
        ),
    ),
)

ORDERS = Sheet(
    "commandes",
    "Les bons de commande.",
    rows.OrderRow,
    (
        Column("numero", "number", Kind.TEXT, "Le numéro du bon de commande.", key=True, most=100),
        _framework(key=False),
        _contractor(key=False),
        Column(
            "date_notification",
            "notified_on",
            Kind.DATE,
            "Le jour de sa notification. Vide pour un brouillon ou un bon annulé, nécessaire dans les autres états.",
            optional=True,
        ),
        Column("debut", "starts_on", Kind.DATE, "Le premier jour d’exécution.", optional=True),
        Column("fin", "ends_on", Kind.DATE, "Le dernier jour d’exécution.", optional=True),
        Column("etat", "state", Kind.WORD, "L’état du bon de commande.", words=words.ORDER_STATES),
        Column(
            "engagement_juridique",
            "legal_commitment_numbers",
            Kind.NUMBERS,
            "Le numéro d’engagement juridique ; plusieurs se séparent par une virgule.",
            optional=True,
            most=100,
        ),
        Column(
            "motif_attribution",
            "attribution_reason",
            Kind.TEXT,
            "Pourquoi ce titulaire, en quelques mots.",
            optional=True,
            most=MOST_WORDS,
        ),
        _lot("Le lot dont le bon relève, dans un accord-cadre partagé en lots.", key=False),
        Column(
            "code_service",
            "executing_service_code",
            Kind.TEXT,
            "Le code du service exécutant.",
            optional=True,
            most=100,
        ),
        Column(
            "tva",
            "vat_rate_hundredths",
            Kind.QUANTITY,
            "Le taux de TVA en pour cent : 20 pour 20 %.",
            optional=True,
            most=10_000,
        ),
    ),
)

LINES = Sheet(
    "lignes",
    "Les lignes de chaque bon de commande : un produit, une unité d’œuvre, une quantité.",
    rows.LineRow,
    (
        _order(),
        _line(),
        Column(
            "produit",
            "product_id",
            Kind.TEXT,
            "L’identifiant du produit dans l’annuaire, ou celui de la feuille « projets ».",
            most=100,
        ),
        Column("uo", "work_unit_code", Kind.TEXT, "Le code de l’unité d’œuvre.", most=60),
        Column(
            "quantite",
            "quantity_hundredths",
            Kind.QUANTITY,
            "Combien d’unités, au centième près. Pour des frais : les euros commandés.",
            most=MOST_CENTS,
        ),
        Column("phase", "phase", Kind.TEXT, "La phase du produit à la commande.", optional=True, most=60),
    ),
)

DELIVERABLES = Sheet(
    "livrables",
    "Les livrables attendus de chaque ligne.",
    rows.DeliverableRow,
    (
        _order(),
        _line(),
        Column("numero", "number", Kind.INTEGER, "Le numéro du livrable : 1, 2, …", key=True, least=1, most=9999),
        Column("intitule", "title", Kind.TEXT, "Ce qui est attendu.", most=300),
        Column("date", "due_on", Kind.DATE, "Pour quel jour il est attendu.", optional=True),
        Column(
            "obligatoire",
            "is_mandatory",
            Kind.WORD,
            "S’il est obligatoire. Vide : oui.",
            optional=True,
            words=words.YES_OR_NO,
        ),
    ),
)

AMENDMENTS = Sheet(
    "modificatifs",
    "Les bons de commande modificatifs : de combien ils changent une ligne.",
    rows.AmendmentRow,
    (
        _order(),
        Column("numero", "amendment_number", Kind.TEXT, "Le numéro du modificatif.", key=True, most=60),
        _line(),
        Column("date_notification", "notified_on", Kind.DATE, "Le jour de sa notification."),
        Column(
            "quantite",
            "quantity_hundredths",
            Kind.QUANTITY,
            "Ce qui s’ajoute à la ligne ; une quantité négative la réduit.",
            least=-MOST_CENTS,
            most=MOST_CENTS,
        ),
        Column("motif", "reason", Kind.TEXT, "Pourquoi.", most=MOST_WORDS),
    ),
)

PERIOD_CHANGES = Sheet(
    "modificatifs_fin",
    "Les bons de commande modificatifs qui changent le dernier jour d’exécution.",
    rows.PeriodChangeRow,
    (
        _order(),
        Column("numero", "amendment_number", Kind.TEXT, "Le numéro du modificatif.", key=True, most=60),
        Column("date_notification", "notified_on", Kind.DATE, "Le jour de sa notification."),
        Column("fin", "ends_on", Kind.DATE, "Le nouveau dernier jour d’exécution."),
        Column("motif", "reason", Kind.TEXT, "Pourquoi.", most=MOST_WORDS),
    ),
)

DAYS = Sheet(
    "jours",
    "Les jours passés, par ligne, par date et par intervenant.",
    rows.DayRow,
    (
        _order(),
        _line(),
        Column("date", "work_on", Kind.DATE, "Le jour du travail.", key=True),
        Column(
            "intervenant",
            "worker",
            Kind.TEXT,
            "Un identifiant stable de la personne ; un numéro suffit.",
            key=True,
            most=200,
        ),
        Column(
            "nature",
            "nature",
            Kind.WORD,
            "« facturable », ou ce qui ne se facture jamais : « accueil » d’un remplaçant, « reprise » d’un travail.",
            key=True,
            words=words.DAY_NATURES,
        ),
        Column("jours", "hundredths", Kind.DAY_SHARE, "La part de la journée : 0 – 0,25 – 0,5 – 0,75 – 1.", most=100),
        Column(
            "activite",
            "activity_key",
            Kind.TEXT,
            "La clé de l’activité opérationnelle (feuille « activites »).",
            optional=True,
            most=120,
        ),
        Column(
            "etat",
            "state",
            Kind.WORD,
            "Vide : « valide » pour le pilotage, « declare » pour un titulaire ; un jour déjà connu garde le sien.",
            optional=True,
            words=words.DAY_STATES,
        ),
    ),
)

ACTIVITIES = Sheet(
    "activites",
    "Les activités opérationnelles de chaque ligne.",
    rows.ActivityRow,
    (
        _order(),
        _line(),
        Column("cle", "key", Kind.TEXT, "Une clé courte et stable, propre à la ligne.", key=True, most=120),
        Column("intitule", "title", Kind.TEXT, "Ce qui est à faire.", most=500),
        Column("categorie", "category", Kind.TEXT, "Une catégorie libre.", optional=True, most=200),
        Column("etat", "state", Kind.WORD, "Où en est l’activité.", words=words.ACTIVITY_STATES),
        Column(
            "date",
            "state_on",
            Kind.DATE,
            "Depuis quel jour elle est dans cet état ; vide : le jour de l’import.",
            optional=True,
        ),
    ),
)

ESTIMATES = Sheet(
    "restes_a_faire",
    "Les restes à faire que l’équipe estime, ligne par ligne.",
    rows.EstimateRow,
    (
        _order(),
        _line(),
        Column("date", "estimated_on", Kind.DATE, "Le jour de l’estimation.", key=True),
        Column("jours", "hundredths", Kind.DAYS, "Combien de jours restent à faire.", most=MOST_DAYS),
        Column("auteur", "author", Kind.TEXT, "Qui l’estime.", optional=True, most=200),
    ),
)

FINDINGS = Sheet(
    "constats",
    "Ce qui a été constaté : livrable admis, mauvaise exécution, montant admis.",
    rows.FindingRow,
    (
        _order(),
        _line(optional=True),
        Column("date", "found_on", Kind.DATE, "Le jour du constat.", key=True),
        Column(
            "nature",
            "nature",
            Kind.WORD,
            "Ce qui est constaté. Une mauvaise exécution arrive comme projet de constat.",
            key=True,
            words=words.FINDING_NATURES,
        ),
        Column(
            "montant_ht",
            "amount_cents",
            Kind.EUROS,
            "Le montant hors taxes, en euros. Nécessaire pour « montant_admis ».",
            optional=True,
            most=MOST_CENTS,
        ),
        Column("commentaire", "comment", Kind.TEXT, "Un commentaire.", optional=True, most=MOST_WORDS),
    ),
)

SHEETS: tuple[Sheet, ...] = (
    FRAMEWORKS,
    LOTS,
    CONTRACTORS,
    CONSORTIA,
    SUBCONTRACTORS,
    PROJECTS,
    WORK_UNITS,
    PRICES,
    ORDERS,
    LINES,
    DELIVERABLES,
    AMENDMENTS,
    PERIOD_CHANGES,
    DAYS,
    ACTIVITIES,
    ESTIMATES,
    FINDINGS,
)

SHEET_OF: Mapping[str, Sheet] = {sheet.name: sheet for sheet in SHEETS}

#: The sheet that explains the others; never read.
READ_ME = "lisez-moi"
