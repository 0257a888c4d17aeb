"""The sheet that explains the others: never read back."""

from collections.abc import Iterator

from gouvernail.exports.sheets.pages import Page
from gouvernail.rules.workbook_format.columns import Column, Kind
from gouvernail.rules.workbook_format.sheets import READ_ME, SHEETS

_COLUMNS = (
    Column("feuille", "sheet", Kind.TEXT, "", most=100),
    Column("colonne", "column", Kind.TEXT, "", most=100),
    Column("remplissage", "need", Kind.TEXT, "", most=100),
    Column("ce qu’on y met", "explanation", Kind.TEXT, "", most=1000),
    Column("forme attendue", "form", Kind.TEXT, "", most=1000),
)

_INTRODUCTION = (
    "Une feuille par sujet ; remplissez celles dont vous avez besoin, laissez les autres vides.",
    "Les colonnes peuvent changer d’ordre. La clé dit de quelle ligne on parle : deux lignes n’ont jamais la même.",
    "Importer deux fois le même classeur ne change rien. Cette feuille n’est jamais lue.",
)

_FORMS = {
    Kind.TEXT: "texte, {most} caractères au plus",
    Kind.SIRET: "14 chiffres",
    Kind.EMAIL: "nom@exemple.fr",
    Kind.DATE: "date, AAAA-MM-JJ ou JJ/MM/AAAA",
    Kind.INTEGER: "nombre entier",
    Kind.EUROS: "euros hors taxes, deux décimales au plus",
    Kind.QUANTITY: "nombre, deux décimales au plus",
    Kind.DAYS: "jours, deux décimales au plus",
    Kind.DAY_SHARE: "0 – 0,25 – 0,5 – 0,75 – 1",
    Kind.NUMBERS: "un ou plusieurs numéros séparés par des virgules",
}


def read_me() -> Page:
    """The explanations of every sheet and column."""
    return Page(READ_ME, _COLUMNS, list(_rows()), is_prose=True)


def _rows() -> Iterator[tuple[object, ...]]:
    for sentence in _INTRODUCTION:
        yield 0, "", "", "", sentence, ""
    for sheet in SHEETS:
        yield 0, sheet.name, "", "", sheet.explanation, ""
        for column in sheet.columns:
            yield 0, sheet.name, column.name, _need(column), column.explanation, _form(column)


def _need(column: Column) -> str:
    if column.key and not column.optional:
        return "clé, toujours"
    return "peut rester vide" if column.optional else "toujours"


def _form(column: Column) -> str:
    if column.words:
        return ", ".join(column.words)
    return _FORMS[column.kind].format(most=column.most)
