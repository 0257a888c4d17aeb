"""Load the demonstration into an empty instance, and serve it."""

import os
import sys
from pathlib import Path

from django.conf import settings

from gouvernail import clock
from gouvernail.commands.demonstration.accounts import ACCOUNTS, Passwords, keep, kept, renewed_passwords
from gouvernail.commands.demonstration.load import REGISTRY, holds_the_demonstration, is_empty, load
from gouvernail.commands.french_parser import FrenchParser, Options
from gouvernail.commands.migrate import bring_up_to_date
from gouvernail.commands.serve import add_address_options, serve
from gouvernail.commands.troubles import Stopped

HELP = (
    "Charge des données inventées dans une base vide, puis les sert. Au second lancement, les données sont gardées. "
    "Ctrl-C arrête tout."
)
FOLDER = "demonstration"
PASSWORDS_FILE = "demo-accounts.json"


def configure(parser: FrenchParser) -> None:
    """Declare the options."""
    add_address_options(parser)
    parser.add_argument("--load-only", action="store_true", help="charger les données sans servir les pages")


def run(options: Options) -> int:
    """Prepare the instance, then serve it unless told otherwise."""
    if settings.PRODUCTION:
        raise Stopped("la démonstration ne se charge pas en production : retirez GOUVERNAIL_MODE=production.")
    var = Path(settings.VAR)
    passwords = prepare(var)
    if options.load_only:
        print(welcome(passwords))
        return 0
    # What the served processes inherit: a registry to import again from its page.
    os.environ.setdefault("GOUVERNAIL_REGISTRY_SOURCE", str(var / FOLDER / REGISTRY))
    return serve(options.host, options.port, welcome=f"{welcome(passwords)}\n\nCtrl-C arrête tout.")


def prepare(var: Path) -> Passwords:
    """Bring the tables up to date, load what is missing, and answer the passwords.

    Raises `Stopped` when the database already holds something else.
    """
    bring_up_to_date()
    place = var / PASSWORDS_FILE
    if holds_the_demonstration():
        passwords = kept(place) or renewed_passwords()
    elif is_empty():
        print("Chargement de la démonstration…", file=sys.stderr)
        passwords = load(clock.today(), var / FOLDER)
    else:
        raise Stopped(
            f"la base « {settings.DATABASES['default']['NAME']} » contient déjà d’autres données : la démonstration "
            "ne s’y mêle pas. Donnez-lui une base vide avec DATABASE_URL, ou un autre dossier avec GOUVERNAIL_VAR."
        )
    keep(passwords, place)
    return passwords


def welcome(passwords: Passwords) -> str:
    """Who can sign in, with what."""
    lines = ["", "Tout est inventé. Pour se connecter :"]
    for each in ACCOUNTS:
        lines += [f"  {each.title}", f"      {each.email}   {passwords[each.email]}"]
    return "\n".join(lines)
