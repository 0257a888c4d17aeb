"""Export all that was imported or entered, as a market workbook."""

from pathlib import Path

from django.db import transaction

from gouvernail.commands.french_parser import FrenchParser, Options
from gouvernail.commands.report import progress
from gouvernail.commands.workbook_file import written
from gouvernail.exports.market_workbook.write import write
from gouvernail.records.models import HistoricalAnomaly
from gouvernail.records.queries.market_rows import market_rows

HELP = (
    "Écrit tout ce qui a été importé ou saisi dans un classeur de marché (.ods, .xlsx, .zip ou dossier de CSV, selon "
    "le nom du fichier). Importé dans une instance vide, ce classeur donne le même état d’avancement."
)


def configure(parser: FrenchParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, metavar="FICHIER", help="classeur à écrire")


def run(options: Options) -> int:
    """Write the workbook as one snapshot, and say how to take it back."""
    with progress("Écriture du classeur") as advance:
        status = written(_write_snapshot, options.file, replace=True)
        advance(1, 1)
    anomalies = HistoricalAnomaly.objects.count()
    if anomalies:
        print(
            f"Il contient {anomalies} anomalie(s) d’historique : pour le reprendre dans une instance vide, ajoutez "
            "« --historique » à « gouvernail import market »."
        )
    return status


def _write_snapshot(target: Path) -> None:
    with transaction.atomic():
        write(market_rows(), target)
