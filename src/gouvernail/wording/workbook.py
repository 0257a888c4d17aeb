"""Errors and warnings of a market workbook."""

from __future__ import annotations

from collections.abc import Mapping

#: Sentences, by code.
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
    "columns_mapped": ("Colonnes de votre outil reconnues comme vous l’avez dit une fois : {columns}."),
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
    "order_decided_here": (
        "Le bon de commande « {order} » a été établi ici, d’après un besoin : il ne se change, ne s’annule et ne se "
        "notifie que depuis sa page. Retirez cette ligne du classeur."
    ),
    "line_of_notified_order": (
        "Le bon de commande « {order} » est déjà notifié : aucune ligne ne s’y ajoute. "
        "Faites un modificatif d’une de ses lignes, ou un nouveau bon de commande."
    ),
    "deliverable_of_notified_order": (
        "Le bon de commande « {order} » est déjà notifié : aucun livrable ne s’y ajoute. "
        "Retirez la ligne, ou faites un nouveau bon de commande."
    ),
    "consortium_two_ways": (
        "La ligne {first} dit autre chose de ce groupement. Donnez la même nature et le même nom à toutes ses lignes."
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
