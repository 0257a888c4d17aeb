"""Create or update the tables."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from gouvernail.commands.french_parser import FrenchParser, Options

HELP = (
    "Crée les tables de la base, ou les met à jour après une nouvelle version ; en production, rassemble aussi les "
    "fichiers statiques. Sans effet quand tout est à jour."
)


def configure(parser: FrenchParser) -> None:
    """Declare the options."""
    parser.add_argument("--quiet", action="store_true", help="ne rien dire quand tout va bien")


def run(options: Options) -> int:
    """Run Django's migrations; in production, collect the static files that the web server serves."""
    bring_up_to_date()
    if settings.PRODUCTION:
        call_command("collectstatic", interactive=False, verbosity=0)
    if not options.quiet:
        print("La base est à jour.")
    return 0


def bring_up_to_date() -> None:
    """Create or update the tables; a new database file is readable by its owner alone."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and not name.startswith("file:") and name != ":memory:":
        Path(name).touch(mode=0o600, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0)
