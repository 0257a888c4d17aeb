"""Import the public registry of products from the console."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gouvernail.actions.import_registry import import_registry
from gouvernail.actions.registry.counts import COUNTED
from gouvernail.actions.registry.request import ImportRequest
from gouvernail.commands.french_parser import FrenchParser, Options
from gouvernail.commands.report import add_json_option, print_json, progress
from gouvernail.commands.troubles import Stopped
from gouvernail.wording import REGISTRY, date_text

HELP = (
    "Importe le registre public des produits : produits, phases, incubateurs, organisations. Seul ce qui a changé est "
    "relu et écrit ; un produit disparu du registre est gardé. Les bizarreries des fichiers sont listées par genre et "
    "ne font pas échouer l’import : il sort en 0, ou en 1 quand rien n’a pu être lu."
)
NAMES = {
    "products": "produits",
    "incubators": "incubateurs",
    "organisations": "organisations",
    "people": "personnes",
}


def configure(parser: FrenchParser) -> None:
    """Declare the arguments and options."""
    parser.add_argument("source", metavar="SOURCE", help="dossier, dépôt git (chemin, bundle ou adresse)")
    parser.add_argument("--at", metavar="AAAA-MM-JJ", help="lire le dépôt tel qu’il était à la fin de ce jour")
    parser.add_argument("--people", action="store_true", help="importer aussi les personnes et leurs missions")
    parser.add_argument("--dry-run", action="store_true", help="dire ce qui changerait, sans rien écrire")
    add_json_option(parser)


def run(options: Options) -> int:
    """Import, then tell what was done."""
    request = ImportRequest(
        source=options.source,
        actor="console",
        at=_day(options.at),
        with_people=options.people,
        is_rehearsal=options.dry_run,
    )
    with progress("Lecture du registre") as advance:
        report = import_registry(request, advance)
    if options.json:
        print_json(report)
    else:
        print("\n".join(_sentences(report, request)))
    return 0


def _day(typed: str | None) -> date | None:
    if typed is None:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise Stopped(f"--at : « {typed} » n’est pas une date AAAA-MM-JJ.", status=2) from None


def _sentences(report: Mapping[str, Any], request: ImportRequest) -> list[str]:
    """The report for people: one line per collection, one per kind of trouble."""
    lines = [f"Registre au {date_text(date.fromisoformat(report['as_of_on']))}" + _commit(report["commit"])]
    lines += [f"  {NAMES[each]} : {_figures(report[each])}" for each in COUNTED if each in request.collections]
    troubles = report["troubles"]
    if troubles:
        lines.append("Bizarreries du registre, avec ce qui en a été compris sur la page des imports :")
        lines += [f"  {count:>6}  {REGISTRY.get(kind, kind)}" for kind, count in sorted(troubles.items(), key=_most)]
    if request.is_rehearsal:
        lines.append("Rien n’a été écrit : c’était un essai.")
    return lines


def _commit(commit: str) -> str:
    return f" (commit {commit[:12]})" if commit else ""


def _figures(count: Mapping[str, int]) -> str:
    words = (("created", "créés"), ("changed", "modifiés"), ("unchanged", "inchangés"), ("gone", "disparus"))
    return ", ".join(f"{count[key]} {word}" for key, word in words)


def _most(row: tuple[str, int]) -> tuple[int, str]:
    return (-row[1], row[0])
