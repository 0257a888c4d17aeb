"""One French sentence per code: what happened, where, and what to do. Rules give codes, people read these.

Sentences are ``str.format`` patterns filled by the values of a refusal or of a trouble.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from string import Formatter
from typing import Any

from gouvernail.rules.verdicts import Refusal

#: Refusals of the rules, by code.
REFUSALS: Mapping[str, str] = {
    # Accounts
    "account_without_password": "Le compte {email} n’existe pas encore : il lui faut un mot de passe.",
    "role_on_both_sides": (
        "Ce compte a déjà un rôle de l’autre côté : qui présente pour un titulaire ne décide pas pour "
        "l’administration. Ouvrez un autre compte, à une autre adresse."
    ),
    "product_unknown_for_role": "Aucun produit n’a l’identifiant « {scope} ». Donnez celui du registre.",
    "contractor_unknown_for_role": "Aucun titulaire n’a le SIRET « {scope} ». Importez d’abord le classeur du marché.",
    "organisation_unknown_for_role": (
        "Aucune organisation n’a l’identifiant « {scope} ». Importez d’abord le registre."
    ),
    # Workbooks handed over on a page
    "workbook_too_large": (
        "Le fichier pèse plus que les {limit} Mo acceptés. Répartissez les lignes dans plusieurs classeurs."
    ),
    "workbook_gone": "Le fichier déposé n’est plus là. Déposez de nouveau le classeur.",
    "workbook_altered": "Le fichier déposé a changé depuis son dépôt : il est refusé. Déposez de nouveau le classeur.",
    "import_not_read_yet": "Le classeur n’est pas encore lu. Attendez l’aperçu.",
    "import_over": "Cet import est terminé. Déposez un nouveau classeur.",
    "import_has_errors": "Erreurs à corriger : {errors}. Corrigez le classeur, puis déposez-le de nouveau.",
    # Estimates
    "estimate_before_notification": "Le bon de commande n’est pas notifié : rien n’est encore à faire.",
    "estimate_on_order_over": (
        "L’état du bon de commande est « {state:state} » : plus rien n’est à faire. "
        "Une estimation passée s’ajoute par le classeur du marché."
    ),
    "estimate_on_order_without_days": "Aucune ligne de ce bon de commande ne se mesure en jours.",
    # Orders and frameworks
    "order_outside_validity": (
        "La notification est en dehors de la validité de l’accord-cadre, du {first_on:day} inclus au {until_on:day} "
        "exclu. Vérifiez la date, ou l’accord-cadre."
    ),
    "order_above_ceiling": (
        "Le montant maximum HT de l’accord-cadre serait dépassé de {excess:euros} : {total:euros} engagés pour "
        "{ceiling:euros} possibles. {left:euros} peuvent encore être engagés : réduisez le bon de commande."
    ),
    "order_backward": (
        "Le bon de commande est déjà « {state:state} » : il ne peut pas passer à « {later:state} », "
        "un bon de commande ne va qu’en avant. Indiquez son état présent."
    ),
    "price_missing": (
        "Aucun prix n’est en vigueur le {on:day} pour cette unité d’œuvre chez ce titulaire. "
        "Ajoutez-le à la feuille « prix »."
    ),
    "term_missing": "La clause « {term} » de l’accord-cadre est à renseigner : complétez-la d’abord.",
    "choice_without_reason": (
        "Ce titulaire n’est pas le mieux placé (titulaires qui le précèdent : {passed_over}). "
        "Indiquez pourquoi dans le motif."
    ),
    "amendment_of_draft": (
        "Un bon de commande qui n’est pas notifié ne se modifie pas par un modificatif : changez ses lignes."
    ),
    "amendment_before_order": (
        "Le modificatif précède la notification du bon de commande, le {notified_on:day}. Corrigez la date."
    ),
    "amendment_below_zero": (
        "La quantité de la ligne deviendrait négative ({quantity:units}). Réduisez ce que le modificatif retire."
    ),
    "order_number_taken": "Le bon de commande « {value} » existe déjà. Donnez un autre numéro.",
    # Days and estimates
    "day_without_notification": (
        "Le bon de commande n’est pas notifié : aucun jour ne peut y être enregistré. Notifiez-le d’abord."
    ),
    "day_before_notification": (
        "Ce jour précède la notification du bon de commande, le {notified_on:day}. Corrigez la date."
    ),
    "day_in_future": "Ce jour est dans le futur (nous sommes le {today:day}). N’enregistrez que des jours faits.",
    "day_after_end": "Ce jour suit la fin du bon de commande, le {ends_on:day}. Vérifiez la date.",
    "day_not_by_quarters": "Les jours vont par quarts : 0 – 0,25 – 0,5 – 0,75 – 1.",
    "day_not_billable_on_line": (
        "Cette ligne ne se mesure pas en jours : aucun jour facturable ne peut y être enregistré. "
        "Indiquez « accueil » ou « reprise », ou une autre ligne."
    ),
    "days_above_ordered": (
        "Les jours facturables de la ligne dépasseraient les jours commandés de {excess:days} : "
        "{billable:days} pour {ordered:days} commandés. Réduisez les jours, ou faites notifier un modificatif."
    ),
    "person_above_one_day": (
        "Cette personne aurait {total:days} le {work_on:day} : une personne ne fait pas plus d’un jour par date. "
        "Corrigez ses jours à cette date."
    ),
    "person_across_contractors": (
        "Le même identifiant totalise {total:days} le {work_on:day} chez plusieurs titulaires. "
        "Vérifiez s’il s’agit de la même personne."
    ),
    # Days that wait to be accepted
    "waiting_days_changed": (
        "Ces jours ont changé depuis que la page a été ouverte : rien n’a été accepté. "
        "Relisez ce qui attend maintenant, puis recommencez."
    ),
    "waiting_days_unread": "La demande ne dit pas quels jours accepter : rien n’a été accepté. Recommencez.",
    "estimate_negative": "Un reste à faire n’est jamais négatif ({days:days} indiqués).",
    "estimate_on_line_without_days": (
        "Cette ligne ne se mesure pas en jours : son reste à faire est gardé, mais n’apparaît pas dans l’état."
    ),
}

#: Errors and warnings of a market workbook, by code.
WORKBOOK: Mapping[str, str] = {
    # The file as a whole
    "missing": "Le fichier « {value} » n’existe pas. Vérifiez son nom et son dossier.",
    "unreadable": "Le fichier « {value} » ne peut pas être lu ({reason}). Vérifiez vos droits sur ce fichier.",
    "empty_file": "Le fichier est vide. Choisissez le classeur enregistré.",
    "file_too_big": (
        "Le fichier pèse {size} Mo, plus que les {limit} Mo acceptés. Répartissez les lignes dans plusieurs classeurs."
    ),
    "expands_too_much": (
        "Le contenu du fichier, une fois déployé, atteint {size} Mo, plus que les {limit} Mo acceptés. "
        "Répartissez les lignes dans plusieurs classeurs."
    ),
    "size_lies": (
        "« {value} » contient plus que ce que le fichier annonce : le fichier est abîmé ou piégé. "
        "Enregistrez de nouveau le classeur depuis votre tableur."
    ),
    "corrupt": (
        "Le fichier est abîmé ou incomplet. Enregistrez de nouveau le classeur depuis votre tableur, puis renvoyez-le."
    ),
    "encrypted": "Le fichier est protégé par un mot de passe. Enregistrez-le sans mot de passe.",
    "old_excel": "Le fichier est dans l’ancien format d’Excel (.xls). Enregistrez-le en .xlsx ou en .ods.",
    "other_form": (
        "Le fichier n’est pas un classeur de marché. Formats acceptés : .ods, .xlsx, un dossier de "
        "fichiers CSV ou un .zip "
        "de ces fichiers."
    ),
    "not_what_its_name_says": (
        "« {value} » n’est pas ce que dit son nom : le nom annonce {said}, le contenu est {found}. "
        "Renommez le fichier ou choisissez le bon."
    ),
    "name_escapes": (
        "L’archive contient un nom qui sort de son dossier (« {value} »). "
        "Refaites l’archive avec les seuls fichiers CSV."
    ),
    "link": "« {value} » est un lien, pas un fichier. Remplacez-le par le fichier lui-même.",
    "xml_declarations": (
        "« {value} » contient des déclarations qu’un tableur n’écrit jamais. "
        "Enregistrez de nouveau le classeur depuis votre tableur."
    ),
    "folder_without_csv": (
        "Le dossier « {value} » ne contient aucun fichier CSV. Choisissez le dossier qui contient les feuilles."
    ),
    "without_sheets": (
        "Le classeur ne contient aucune des feuilles attendues. Partez du modèle « gouvernail "
        "import market --template »."
    ),
    # A sheet
    "csv_encoding": "Le fichier CSV n’est pas en UTF-8. Enregistrez-le au format « CSV UTF-8 ».",
    "csv_corrupt": "Le fichier CSV est mal formé ({value}). Vérifiez les guillemets, ou enregistrez-le de nouveau.",
    "too_many_rows": (
        "La feuille a {rows} lignes, plus que les {limit} acceptées. Répartissez-les dans plusieurs classeurs."
    ),
    "too_large": (
        "La feuille s’étend sur {rows} lignes et {columns} colonnes. "
        "Supprimez les cellules isolées loin du tableau, ou répartissez les lignes dans plusieurs classeurs."
    ),
    "sheet_unknown": "Cette feuille n’est pas connue : elle est ignorée.",
    "sheet_twice": "Deux feuilles portent ce nom. Gardez-en une.",
    "sheet_empty": "La feuille est vide.",
    "column_unknown": "Cette colonne n’est pas connue : elle est ignorée. Colonnes attendues : {columns}.",
    "column_missing": "La colonne « {column} » manque. Ajoutez-la, avec une valeur sur chaque ligne.",
    "column_twice": "Deux colonnes s’appellent « {column} ». Gardez-en une.",
    "row_too_wide": (
        "La ligne a plus de cellules que l’en-tête. "
        "Mettez entre guillemets les textes et les nombres qui contiennent le séparateur."
    ),
    "too_many_rows_to_show": ("La feuille « {sheet} » a plus de lignes qu’un tableur n’en montre. Exportez en CSV."),
    # A cell
    "cell_empty": "La cellule est vide. Indiquez une valeur.",
    "cell_error": "La cellule contient une erreur du tableur. Corrigez la formule ou tapez la valeur.",
    "formula_not_computed": (
        "La formule n’a pas de valeur enregistrée, et les formules ne sont jamais calculées ici. "
        "Ouvrez le classeur dans un tableur et enregistrez-le, ou tapez la valeur."
    ),
    "nul_character": "La cellule contient un caractère nul. Tapez de nouveau la valeur.",
    "text_too_long": "Le texte a {length} caractères, plus que les {most} possibles. Raccourcissez-le.",
    "text_became_date": (
        "Le tableur a changé cet identifiant en date. Donnez à la colonne le format « texte » et tapez-le de nouveau."
    ),
    "text_became_number": (
        "Le tableur a changé cet identifiant en nombre. Donnez à la colonne le format « texte » et tapez-le de nouveau."
    ),
    "word_unknown": "Ce mot n’est pas attendu ici. Mots possibles : {words}.",
    "email_invalid": "Ce n’est pas une adresse de courriel. Écrivez-la sous la forme nom@exemple.fr.",
    "siret_shortened": (
        "Le tableur a abrégé ce SIRET et perdu des chiffres. Donnez à la colonne le format "
        "« texte » et tapez ses 14 chiffres."
    ),
    "siret_invalid": (
        "Ce SIRET n’est pas valide : il doit avoir 14 chiffres, et sa clé de contrôle doit être juste. Vérifiez-le."
    ),
    "siret_zeros": (
        "Ce SIRET avait perdu ses zéros de tête : il est lu {siret}. Donnez à la colonne le format « texte »."
    ),
    "date_unreadable": "Cette date n’est pas comprise. Écrivez-la AAAA-MM-JJ ou JJ/MM/AAAA.",
    "date_does_not_exist": "Cette date n’existe pas dans le calendrier. Corrigez le jour, le mois ou l’année.",
    "date_is_number": "La cellule contient un nombre au lieu d’une date. Donnez à la colonne le format « date ».",
    "date_with_time": "La cellule contient une heure. Gardez la date seule.",
    "date_far": "L’année doit être comprise entre {first} et {last}. Corrigez la date.",
    "figure_unreadable": (
        "Ce n’est pas un nombre. Écrivez-le en chiffres, avec une virgule ou un point pour les décimales."
    ),
    "too_many_decimals": "Ce nombre a plus de deux décimales. Arrondissez-le au centième.",
    "not_whole": "Un nombre entier est attendu.",
    "figure_too_small": "Ce nombre est trop petit : au moins {least} est attendu.",
    "figure_too_large": "Ce nombre est trop grand : au plus {most} est attendu.",
    # Cells that do not go together
    "key_twice": (
        "Deux lignes ont la même clé ({key}) et des valeurs différentes ; l’autre est la ligne "
        "{first}. Gardez la bonne."
    ),
    "row_twice": "Cette ligne répète la ligne {first} : elle n’est comptée qu’une fois.",
    "days_per_unit_needed": (
        "Une unité d’œuvre mesurée en jours a besoin de son nombre de jours. Remplissez « jours_par_uo »."
    ),
    "days_per_unit_unused": "Cette unité d’œuvre n’est pas mesurée en jours : « jours_par_uo » ne sert pas.",
    "draft_notified": "Un brouillon n’a pas de date de notification. Effacez la date, ou changez l’état.",
    "cancelled_notified": (
        "Un bon de commande annulé ne peut pas avoir été notifié : après notification, il ne peut que prendre fin "
        "par anticipation (« resiliee »). "
        "Effacez la date, ou changez l’état."
    ),
    "notification_needed": "Dans cet état, un bon de commande a une date de notification. Indiquez-la.",
    "end_before_start": "La fin précède le début ({start}). Corrigez l’une des deux dates.",
    "line_needed": "Un montant admis porte sur une ligne du bon de commande. Indiquez son numéro.",
    "amount_needed": "Un montant admis a besoin de son montant. Remplissez « montant_ht ».",
    # What the rows of the workbook say together with what is known
    "framework_unknown": (
        "L’accord-cadre « {value} » n’est pas connu. Ajoutez-le à la feuille « marches », ou corrigez le numéro."
    ),
    "contractor_unknown": (
        "Le SIRET {value} n’est pas celui d’un titulaire de l’accord-cadre « {framework} ». "
        "Ajoutez-le à la feuille « titulaires », ou corrigez-le."
    ),
    "work_unit_unknown": (
        "L’unité d’œuvre « {value} » n’est pas au catalogue de l’accord-cadre « {framework} ». "
        "Ajoutez-la à la feuille « uo », ou corrigez le code."
    ),
    "product_unknown": (
        "Le produit « {value} » n’est ni dans le registre ni dans la feuille « projets ». "
        "Importez le registre, ajoutez le projet, ou corrigez l’identifiant."
    ),
    "order_unknown": (
        "Le bon de commande « {value} » n’est pas connu. Corrigez le numéro, ou importez d’abord ce bon de commande."
    ),
    "line_unknown": ("Le bon de commande « {order} » n’a pas de ligne {value}. Corrigez le numéro de la ligne."),
    "activity_unknown": (
        "La ligne {line} du bon de commande « {order} » n’a pas d’activité « {value} ». "
        "Ajoutez-la à la feuille « activites », ou corrigez la clé."
    ),
    "stage_unknown": (
        "La phase « {value} » n’est pas connue : la ligne est gardée sans phase. Phases connues : {words}."
    ),
    "known_value_changed": (
        "Cet enregistrement est notifié et porte déjà « {known} » : une valeur notifiée ne change plus. "
        "Remettez cette valeur ; ce qui change passe par un modificatif, un nouveau prix ou une correction."
    ),
    "contractor_two_names": (
        "La ligne {first} donne un autre nom à ce SIRET (« {name} »). Gardez un seul nom par entreprise."
    ),
    "rank_taken": "Ce rang est déjà celui du titulaire {siret} dans l’accord-cadre. Donnez un autre rang.",
    "price_of_costs_is_one": "Une unité d’œuvre en frais a pour prix 1 euro : sa quantité est le montant commandé.",
    "price_before_notification": (
        "Un bon de commande déjà notifié, le {notified_on:day}, a fixé son prix pour cette unité d’œuvre. "
        "Datez le nouveau prix d’un jour suivant."
    ),
    "line_of_notified_order": (
        "Le bon de commande « {order} » est déjà notifié : aucune ligne ne s’y ajoute. "
        "Faites un modificatif d’une de ses lignes, ou un nouveau bon de commande."
    ),
    "amount_too_large": (
        "Ce montant dépasse {most:euros} : aucun enregistrement ne peut le tenir. Vérifiez la quantité."
    ),
    "order_without_line": (
        "Ce bon de commande est notifié sans aucune ligne, et plus aucune ne pourra s’y ajouter. "
        "Vérifiez la feuille « lignes »."
    ),
    "choices_without_reason": (
        "{count} bon(s) de commande, à partir de « {value} », vont à un titulaire qui n’est pas le premier rang "
        "sans que le motif soit indiqué. Complétez « motif_attribution »."
    ),
    "ceiling_share_reached": (
        "L’accord-cadre « {value} » a atteint {percent} % de son montant maximum HT : {committed:euros} engagés "
        "pour {ceiling:euros}."
    ),
    "dated_in_future": "Cette date est dans le futur : elle ne comptera dans l’état qu’à partir de ce jour.",
    "day_stays_accepted": "Ce jour est déjà accepté : il le reste, un jour ne revient pas à « declare ».",
    "day_locked": (
        "Ce jour ({days:days}) est couvert par un service fait : il ne se corrige plus. Remettez sa valeur."
    ),
    "state_of_contractor_ignored": (
        "{count} jour(s) marqués « valide » sont enregistrés comme déclarés : c’est l’administration qui les accepte."
    ),
    "activity_state_is_older": (
        "Un état plus récent de cette activité est déjà connu : elle reste « {state:activity} » aujourd’hui."
    ),
    "finding_without_notification": "Le bon de commande n’est pas notifié : rien ne peut encore y être constaté.",
    "finding_before_notification": (
        "Ce constat précède la notification du bon de commande, le {notified_on:day}. Vérifiez la date."
    ),
    "admitted_above_ordered": (
        "Les montants admis de la ligne ({admitted:euros}) dépassent son montant commandé ({ordered:euros}). "
        "Vérifiez le montant."
    ),
    "sheet_not_of_contractor": (
        "Un titulaire n’importe que les feuilles « jours », « activites » et « restes_a_faire ». "
        "Retirez cette feuille du classeur."
    ),
    "and_others": "{more} autre(s) ligne(s) de cette feuille ont le même défaut que les précédentes.",
}


#: What a historical take-over accepted, by code of the refusal: the fact and its day, with nothing left to correct.
ANOMALIES: Mapping[str, str] = {
    "order_outside_validity": (
        "Le bon de commande a été notifié le {notified_on:day}, en dehors de la validité de l’accord-cadre, "
        "du {first_on:day} inclus au {until_on:day} exclu."
    ),
    "order_above_ceiling": (
        "Le montant maximum HT de l’accord-cadre a été dépassé de {excess:euros} : {total:euros} engagés pour "
        "{ceiling:euros}."
    ),
    "order_above_ceiling_for_contractor": "La notification dépassait le montant maximum HT de l’accord-cadre.",
    "amendment_before_order": (
        "Le modificatif du {amended_on:day} précède la notification du bon de commande, le {notified_on:day}."
    ),
    "day_before_notification": (
        "Un travail fait le {work_on:day} précède la notification du bon de commande, le {notified_on:day}."
    ),
    "days_above_ordered": (
        "Les jours facturables de la ligne ont dépassé les jours commandés de {excess:days} : "
        "{billable:days} pour {ordered:days} commandés."
    ),
    "person_above_one_day": ("Une même personne a {total:days} le {work_on:day} : plus d’un jour pour une seule date."),
}


def workbook_sentence(code: str, values: Mapping[str, object], *, column: str = "", value: str = "") -> str:
    """The sentence of a trouble of a market workbook: what is wrong and what to do, without the place."""
    told = {"column": column, "value": value, **values}
    if values.get("anomaly"):
        return anomaly_sentence(code, told)
    return _filled(WORKBOOK.get(code) or REFUSALS[code], told)


def anomaly_sentence(code: str, values: Mapping[str, object]) -> str:
    """The sentence of what a historical take-over accepted: what happened, since nothing is left to do."""
    return f"Anomalie d’historique acceptée. {_filled(ANOMALIES[code], values)}"


def refusal_sentence(refusal: Refusal) -> str:
    """The sentence of a refusal, its clause at the end."""
    return _filled(REFUSALS.get(refusal.code) or WORKBOOK[refusal.code], refusal.values)


#: What the reading of the journal can find, by code.
DOUBTS: Mapping[str, str] = {
    "entry_missing": "L’écriture n° {sequence} manque : elle a été retirée, ou une autre a été ajoutée à sa place.",
    "chain_broken": "L’écriture n° {sequence} ne suit pas la précédente : la chaîne est rompue à cet endroit.",
    "entry_altered": "L’écriture n° {sequence} a été modifiée : son contenu ne correspond plus à son empreinte.",
    "head_missing": "La tête du journal a disparu : on ne peut plus savoir si la fin a été coupée.",
    "head_differs": (
        "La tête du journal annonce {sequence} écriture(s), la chaîne en tient {found} : la fin a été changée."
    ),
    "facts_altered": "Des faits couverts par l’écriture n° {sequence} ont changé ou disparu (« {found} »).",
    "facts_unclaimed": "Des faits (« {found} ») ne se réclament d’aucune écriture.",
    "facts_inserted": "Des faits (« {found} ») se réclament de l’écriture n° {sequence}, qui ne les annonce pas.",
}


def doubt_sentence(code: str, *, sequence: int | None, found: str) -> str:
    """The sentence of a doubt about the journal."""
    return DOUBTS[code].format(sequence="—" if sequence is None else sequence, found=found)


# Figures and days as French people write them. Inside a figure and before its unit every space is unbreakable.

_NO_BREAK = "\N{NO-BREAK SPACE}"
_MINUS = "\N{MINUS SIGN}"
_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


def whole_text(number: int) -> str:
    """A whole number, thousands apart: ``14086`` is « 14 086 »."""
    return f"{number:,}".replace(",", _NO_BREAK).replace("-", _MINUS)


def hundredths_text(hundredths: int) -> str:
    """A count of hundredths without useless zero nor unit: ``2350`` is « 23,5 »."""
    sign = _MINUS if hundredths < 0 else ""
    whole, part = divmod(abs(hundredths), 100)
    decimals = f",{part:02d}".rstrip("0").rstrip(",")
    return f"{sign}{whole_text(whole)}{decimals}"


def days_text(hundredths: int) -> str:
    """Person-days from hundredths: ``2350`` is « 23,5 j »."""
    return f"{hundredths_text(hundredths)}{_NO_BREAK}j"


def euros_text(cents: int) -> str:
    """Euros from cents, always two decimals: ``5400000`` is « 54 000,00 € »."""
    sign = _MINUS if cents < 0 else ""
    whole, part = divmod(abs(cents), 100)
    return f"{sign}{whole_text(whole)},{part:02d}{_NO_BREAK}€"


def date_text(day: date) -> str:
    """A day in full: « 9 mai 2025 », « 1er juin 2025 »."""
    ordinal = "1er" if day.day == 1 else str(day.day)
    return f"{ordinal}{_NO_BREAK}{_MONTHS[day.month - 1]}{_NO_BREAK}{day.year}"


def counted(number: int, one: str, many: str = "") -> str:
    """A number and its noun: « 1 produit », « 12 produits »; below two is singular in French."""
    noun = one if abs(number) < 2 else many or f"{one}s"
    return f"{whole_text(number)}{_NO_BREAK}{noun}"


# States as people read them.

#: States of an order, by code.
ORDER_STATES: Mapping[str, str] = {
    "draft": "brouillon",
    "proposed": "proposé au titulaire",
    "notified": "notifié",
    "running": "en cours",
    "delivered": "livré",
    "closed": "clos",
    "declined": "décliné",
    "suspended": "suspendu",
    "ended_early": "fin anticipée d’exécution",
    "cancelled": "annulé",
}

#: States of an operational activity, by code.
ACTIVITY_STATES: Mapping[str, str] = {"to_do": "à faire", "doing": "en cours", "done": "faite"}

#: States of a finding of poor performance, by code.
POOR_PERFORMANCE_STATES: Mapping[str, str] = {
    "drafted": "projet",
    "notified": "notifié",
    "confirmed": "confirmé",
    "withdrawn": "retiré",
}

#: States of a workbook handed over on a page, by code.
MARKET_IMPORT_STATES: Mapping[str, str] = {
    "received": "lecture en cours",
    "previewed": "à confirmer",
    "confirmed": "import en cours",
    "refused": "refusé",
    "done": "importé",
}

#: Oddities of the registry of products, by kind: what every trouble of this kind is.
REGISTRY: Mapping[str, str] = {
    # Left out
    "duplicate_id": "Deux fichiers pour le même identifiant",
    "file_too_large": "Fichier trop gros pour être un fichier du registre",
    "front_matter_not_mapping": "En-tête qui n’est pas une liste de champs",
    "impossible_date": "Date impossible",
    "name_too_long": "Nom de fichier trop long",
    "no_front_matter": "Fichier sans en-tête",
    "no_stage_at_all": "Produit sans aucune phase",
    "not_a_file": "Lien ou dossier à la place d’un fichier",
    "unexpected_type": "Valeur d’un autre genre qu’attendu",
    "unknown_phase": "Phase inconnue",
    "unreadable_yaml": "En-tête illisible",
    "url_refused": "Adresse d’un genre refusé",
    "url_without_host": "Adresse sans hôte",
    # To be checked
    "duplicate_key": "Champ écrit deux fois",
    "end_before_start": "Fin de phase avant son début",
    "front_matter_not_closed": "En-tête jamais refermé",
    "inactive_with_missions": "Produit inactif où des personnes ont une mission en cours",
    "active_without_missions": "Produit actif où personne n’a de mission en cours",
    "latest_phase_ended": "Dernière phase terminée, aucune ensuite",
    "list_cut": "Liste trop longue",
    "mission_ends_before_start": "Fin de mission avant son début",
    "missing_title": "Nom manquant",
    "missions_overlap": "Missions d’une même personne qui se recouvrent",
    "no_phase_started": "Aucune phase commencée",
    "not_utf8": "Fichier dans un autre encodage qu’UTF-8",
    "old_phase_word": "Ancien mot pour une phase",
    "phase_after_terminal": "Phase après une fin de vie",
    "phase_gap": "Trou entre deux phases",
    "phase_goes_back": "Retour à une phase antérieure",
    "phase_overlap": "Phases qui se recouvrent",
    "phase_without_start": "Phase sans début",
    "phases_start_same_day": "Deux phases commencées le même jour",
    "rename_claimed_twice": "Ancien identifiant réclamé par deux produits",
    "rename_of_itself": "Renommage d’un identifiant en lui-même",
    "rename_of_living": "Ancien identifiant encore porté par un autre fichier",
    "repository_not_cloneable": "Adresse de code qui ne mène pas à un dépôt",
    "same_repository": "Même dépôt de code pour plusieurs produits",
    "several_employers": "Plusieurs employeurs dans un même texte",
    "several_urls": "Plusieurs adresses dans un même champ",
    "tabs": "Tabulations dans l’en-tête",
    "text_cut": "Texte trop long",
    "gone_reference": "Renvoi vers un fichier disparu du registre",
    "unknown_reference": "Renvoi vers un fichier inconnu",
    "unknown_word": "Mot inconnu",
    "url_without_scheme": "Adresse sans « https:// »",
    # Understood
    "crlf": "Fins de ligne de Windows",
    "end_inferred": "Fin de phase absente, déduite de la suivante",
    "end_is_day_before": "Fin de phase la veille de la suivante",
    "first_phase_not_investigation": "Première phase autre que l’investigation",
    "former_id": "Renvoi par un ancien identifiant",
    "hidden_incubator": "Incubateur masqué",
    "id_differs_from_file_name": "Identifiant différent du nom du fichier",
    "label_spelling": "Même mot écrit de deux façons",
    "missing_suffix": "Nom de fichier sans « .md »",
    "old_format": "Ancien format du registre",
    "phase_in_future": "Phase à venir",
    "phases_unsorted": "Phases écrites dans le désordre",
    "quoted_date": "Date écrite comme un texte",
    "single_phase": "Une seule phase",
    "unknown_key": "Champ inconnu",
    "url_cleaned": "Adresse nettoyée",
    "url_empty": "Adresse vide",
}


#: What an entry of the journal says was done, by verb.
JOURNAL: Mapping[str, str] = {
    "account.locked": "accès suspendu après trop d’échecs",
    "account.opened": "compte ouvert",
    "account.password_changed": "mot de passe changé",
    "account.refused": "mot de passe refusé",
    "account.role_granted": "rôle donné",
    "account.signed_in": "connexion",
    "account.signed_out": "déconnexion",
    "days.accepted": "jours acceptés",
    "employer.confirmed": "employeur du registre rapproché d’un titulaire",
    "estimate.recorded": "reste à faire saisi",
    "ledger.rebuilt": "soldes recalculés",
    "market.imported": "classeur du marché importé",
    "market_import.confirmed": "import du classeur confirmé",
    "market_import.done": "import du classeur terminé",
    "market_import.previewed": "aperçu du classeur établi",
    "market_import.received": "classeur déposé",
    "market_import.refused": "classeur refusé",
    "order.entered": "bon de commande saisi",
    "registry.imported": "registre des produits importé",
}

#: Who acts in the journal without an account.
JOURNAL_ACTORS: Mapping[str, str] = {
    "anonymous": "sans compte",
    "clock": "calendrier",
    "console": "ligne de commande",
    "demonstration": "démonstration",
    "worker": "tâche de fond",
}


class _French(Formatter):
    """Fills a sentence; ``{x:days}`` and the like write raw figures and days as people read them."""

    def format_field(self, value: Any, format_spec: str) -> str:
        """A value in the form that the sentence asks for."""
        write = _FORMS.get(format_spec)
        return write(value) if write else str(super().format_field(value, format_spec))


_FORMS: Mapping[str, Callable[[Any], str]] = {
    "days": days_text,
    "units": hundredths_text,
    "euros": euros_text,
    "day": lambda day: date_text(date.fromisoformat(day) if isinstance(day, str) else day),  # as JSON keeps it
    "state": ORDER_STATES.__getitem__,
    "activity": ACTIVITY_STATES.__getitem__,
}


def _filled(pattern: str, values: Mapping[str, object]) -> str:
    return _French().vformat(pattern, (), values)


#: What an entry of the journal is about, when it has no page of its own.
JOURNAL_SUBJECTS: Mapping[str, str] = {
    "days": "jours déclarés",
    "ledger": "tous les soldes",
    "registry:incubators": "incubateurs",
    "registry:organisations": "organisations",
    "registry:people": "personnes",
    "registry:products": "produits",
    "registry:stages": "phases",
}
