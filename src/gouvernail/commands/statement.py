"""State what is done and what remains, as of a day, on the terminal or into a file."""

import sys
from datetime import date
from pathlib import Path

from gouvernail import clock
from gouvernail.commands.french_parser import FrenchParser, Options
from gouvernail.commands.troubles import Stopped
from gouvernail.exports.statement import FORMATS, Dossier
from gouvernail.exports.statement.table import table_text
from gouvernail.records.queries.scopes import EVERYTHING
from gouvernail.records.queries.statement import Selection, activities_by_line, names_in, statement, unknown_key

HELP = (
    "Dresse l’état d’avancement à une date : par bon de commande, produit, titulaire et accord-cadre, ce qui est "
    "réalisé et ce qui reste à faire, en jours et en activités opérationnelles. Seul compte ce qui est daté de ce "
    "jour au plus tard."
)
TABLE = "table"
_UNKNOWN = {
    "framework": "aucun accord-cadre ne porte le numéro « {key} ». Vérifiez --framework.",
    "order": "aucun bon de commande ne porte le numéro « {key} ». Vérifiez --order.",
    "product": "aucun produit n’a l’identifiant « {key} ». Vérifiez --product (identifiant du registre).",
    "contractor": "aucun titulaire n’a le SIRET « {key} ». Vérifiez --contractor.",
}


def configure(parser: FrenchParser) -> None:
    """Declare the options."""
    parser.add_argument("--order", metavar="N", help="ce bon de commande seulement")
    parser.add_argument("--product", metavar="ID", help="ce produit seulement (identifiant du registre)")
    parser.add_argument("--contractor", metavar="SIRET", help="ce titulaire seulement")
    parser.add_argument("--framework", metavar="N", help="cet accord-cadre seulement (tous par défaut)")
    parser.add_argument("--as-of", metavar="AAAA-MM-JJ", help="à cette date (aujourd’hui par défaut)")
    parser.add_argument("--format", choices=(TABLE, *FORMATS), default=TABLE, help="forme de l’état (table par défaut)")
    parser.add_argument("--output", metavar="FICHIER", help="écrire dans ce fichier (sortie standard par défaut)")


def run(options: Options) -> int:
    """State, then write."""
    as_of = _day(options.as_of)
    selection = Selection(options.framework, options.order, options.product, options.contractor)
    if name := unknown_key(selection, EVERYTHING):
        raise Stopped(_UNKNOWN[name].format(key=selection.keys[name]))
    _write(_bytes(options.format, as_of, selection), options)
    return 0


def _day(typed: str | None) -> date:
    if typed is None:
        return clock.today()
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise Stopped(f"--as-of : « {typed} » n’est pas une date AAAA-MM-JJ, comme 2026-06-30.", status=2) from None


def _bytes(form: str, as_of: date, selection: Selection) -> bytes:
    stated = statement(as_of, EVERYTHING, **selection.keys)
    if form in {TABLE, "json"}:
        dossier = Dossier(stated)
    else:
        dossier = Dossier(stated, activities_by_line(stated), names_in(stated))
    return table_text(dossier).encode() if form == TABLE else FORMATS[form].write(dossier)


def _write(content: bytes, options: Options) -> None:
    if options.output:
        Path(options.output).write_bytes(content)
    elif options.format in {"ods", "xlsx", "pdf"} and sys.stdout.isatty():
        raise Stopped(
            f"un fichier {options.format} ne se lit pas dans un terminal. Ajoutez --output FICHIER.", status=2
        )
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
