"""Tell, before a production start, what would go wrong."""

import ctypes
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from gouvernail.commands.french_parser import FrenchParser, Options
from gouvernail.commands.report import add_json_option, print_json
from gouvernail.notices.timestamps.authority import NotStamped

HELP = (
    "Contrôle la configuration avant une mise en production. Sort en 0 quand tout convient, en 1 sinon, "
    "en disant pour chaque point quoi faire. Le mode de débogage, un secret faible et un hôte « * » sont refusés "
    "au démarrage même."
)
PDF_LIBRARIES = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")


def configure(parser: FrenchParser) -> None:
    """Declare the options."""
    add_json_option(parser)


def run(options: Options) -> int:
    """Ask each question and tell the answers that do not suit."""
    found = [sentence for question in QUESTIONS for sentence in question()]
    if options.json:
        print_json({"troubles": found})
    else:
        print("\n".join(f"- {sentence}" for sentence in found) or "Tout convient pour la production.")
    return 1 if found else 0


def _mode() -> Iterator[str]:
    if not settings.PRODUCTION:
        yield "GOUVERNAIL_MODE vaut « local » : donnez-lui la valeur « production »."


def _hosts() -> Iterator[str]:
    local = {"127.0.0.1", "localhost", "[::1]"}
    if not set(settings.ALLOWED_HOSTS) - local:
        yield "GOUVERNAIL_HOSTS ne nomme que cette machine : donnez le nom public du site."


def _tables() -> Iterator[str]:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield "Les tables de la base ne sont pas à jour : lancez « gouvernail migrate »."


def _static_files() -> Iterator[str]:
    if settings.PRODUCTION and not Path(str(settings.STATIC_ROOT), "staticfiles.json").exists():
        yield "Les fichiers statiques ne sont pas rassemblés : lancez « gouvernail migrate »."


def _mail() -> Iterator[str]:
    if not settings.MAIL_URL:
        yield (
            "Aucun serveur de courriel : les invitations seront à remettre à la main. Renseignez GOUVERNAIL_MAIL_URL, "
            "GOUVERNAIL_MAIL_FROM et GOUVERNAIL_BASE_ADDRESS."
        )
    elif not settings.BASE_ADDRESS.startswith("https://"):
        yield "GOUVERNAIL_BASE_ADDRESS doit commencer par « https:// » : les courriels y mènent."


def _authority() -> Iterator[str]:
    authority = settings.TIMESTAMP_AUTHORITY
    if not authority.is_set:
        yield (
            "Aucune autorité d’horodatage\N{NO-BREAK SPACE}: les notifications diront qu’elles ne sont pas horodatées. "
            "Renseignez GOUVERNAIL_TIMESTAMP_URL et GOUVERNAIL_TIMESTAMP_CERTIFICATES."
        )
        return
    try:
        if not authority.trusted():
            yield "Le fichier de GOUVERNAIL_TIMESTAMP_CERTIFICATES ne contient aucun certificat."
    except NotStamped as error:
        yield f"Le fichier de GOUVERNAIL_TIMESTAMP_CERTIFICATES ne se lit pas ({error.reason})."


def _pdf() -> Iterator[str]:
    try:
        for library in PDF_LIBRARIES:
            ctypes.CDLL(library)
    except OSError as error:
        yield f"L’export PDF ne marchera pas ({error}) : lancez « bin/setup » en tant que root."


QUESTIONS: tuple[Callable[[], Iterator[str]], ...] = (_mode, _hosts, _tables, _static_files, _authority, _pdf)
