"""Import a market workbook from the console, or write an empty or a filled one."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings

from gouvernail import clock, wording
from gouvernail.actions.import_market import import_market
from gouvernail.commands.french_parser import FrenchParser, Options
from gouvernail.commands.report import add_json_option, print_json, progress
from gouvernail.commands.troubles import Stopped
from gouvernail.commands.workbook_file import written
from gouvernail.exports.market_workbook.example import write_example
from gouvernail.exports.market_workbook.write import write_template
from gouvernail.harvesters.workbook.limits import Limits
from gouvernail.harvesters.workbook.parse import parse
from gouvernail.harvesters.workbook.read import read

HELP = (
    "Importe le classeur d’un marché (.ods, .xlsx, dossier ou .zip de fichiers CSV) : tout ou rien. Recommencer est "
    "sans effet ; une valeur notifiée n’est jamais changée. Sort en 0 quand c’est fait, en 1 quand le classeur est "
    "refusé : chaque erreur dit alors la feuille, la ligne, la colonne et que faire."
)
COUNTED = (("created", "ajoutée"), ("changed", "modifiée"), ("unchanged", "inchangée"), ("corrected", "corrigée"))
#: How many errors and warnings people are shown; `--json` gives all of them.
SHOWN = 50


def configure(parser: FrenchParser) -> None:
    """Declare the arguments and options."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("file", nargs="?", type=Path, metavar="FICHIER", help="classeur ou dossier à importer")
    what.add_argument("--template", type=Path, metavar="FICHIER", help="écrire un classeur vide, colonnes expliquées")
    what.add_argument("--example", type=Path, metavar="FICHIER", help="écrire un classeur d’exemple rempli")
    parser.add_argument("--dry-run", action="store_true", help="dire ce qui serait fait, sans rien écrire")
    parser.add_argument(
        "--historique",
        action="store_true",
        help="reprise d’historique : accepter, en les marquant, les lignes contraires au contrat mais justes en calcul",
    )
    add_json_option(parser)


def run(options: Options) -> int:
    """Import, or write the workbook that was asked for."""
    if options.template is not None:
        return written(write_template, options.template)
    if options.example is not None:
        return written(write_example, options.example)
    return _import(options)


def _import(options: Options) -> int:
    if not options.file.exists():
        raise Stopped(f"« {options.file} » n’existe pas. Vérifiez le nom du fichier ou du dossier.")
    limits = Limits(file_bytes=settings.WORKBOOK_LIMIT_BYTES, expanded_bytes=settings.WORKBOOK_EXPANDED_LIMIT_BYTES)
    with progress("Lecture du classeur") as advance:
        workbook = parse(read(options.file, limits))
        advance(1, 2)
        report = import_market(
            workbook,
            "console",
            clock.today(),
            historical=options.historique,
            dry_run=options.dry_run,
            source=options.file.name,
        )
        advance(2, 2)
    told = report.as_json()
    if options.json:
        print_json(told)
    else:
        print("\n".join(_sentences(told, accepted=report.accepted, dry_run=options.dry_run)))
    return 0 if report.accepted else 1


def _sentences(report: Mapping[str, Any], *, accepted: bool, dry_run: bool) -> list[str]:
    """The report for people: what became of each sheet, then every error and warning with its place."""
    lines = [_outcome(report, accepted=accepted, dry_run=dry_run)]
    if accepted:
        lines += [f"  {name} : {_figures(counts)}" for name, counts in report["sheets"].items()]
    lines += _troubles("Erreurs", report["errors"]) + _troubles("Avertissements", report["warnings"])
    return lines


def _outcome(report: Mapping[str, Any], *, accepted: bool, dry_run: bool) -> str:
    if not accepted:
        return "Le classeur est refusé, rien n’a été écrit."
    anomalies = f" Anomalies d’historique : {report['anomalies']}." if report["anomalies"] else ""
    done = (
        "Rien n’a été écrit : c’était un essai. Le classeur peut être importé."
        if dry_run
        else "Le classeur est importé."
    )
    return done + anomalies


def _figures(counts: Mapping[str, int]) -> str:
    return ", ".join(wording.counted(counts[key], word) for key, word in COUNTED)


def _troubles(title: str, troubles: Sequence[Mapping[str, Any]]) -> list[str]:
    if not troubles:
        return []
    more = [f"  … et {len(troubles) - SHOWN} autres, que « --json » donne toutes."] if len(troubles) > SHOWN else []
    return [f"{title} :", *(f"  {_place(one)}{one['message']}" for one in troubles[:SHOWN]), *more]


def _place(trouble: Mapping[str, Any]) -> str:
    parts = (
        f"feuille « {trouble['sheet']} »" if trouble["sheet"] else "",
        f"ligne {trouble['row']}" if trouble["row"] else "",
        f"colonne « {trouble['column']} »" if trouble["column"] else "",
        f"valeur « {trouble['value']} »" if trouble["value"] else "",
    )
    place = ", ".join(part for part in parts if part)
    return f"{place} : " if place else ""
