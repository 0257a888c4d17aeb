"""Open an account from the console: the first of an instance, or any other."""

import getpass
import sys

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.commands.french_parser import FrenchParser, Options
from gouvernail.commands.troubles import Stopped
from gouvernail.records.models import Account
from gouvernail.rules.access import Role

HELP = (
    "Crée un compte et lui donne un rôle ; un compte qui existe reçoit le rôle en plus et garde son mot de passe. "
    "Le mot de passe est demandé au clavier, ou lu sur l’entrée standard."
)
ROLES = {
    "bureau-de-pilotage": Role.STEERING_OFFICE,
    "chef-de-produit": Role.PRODUCT_LEAD,
    "correspondant": Role.CORRESPONDENT,
    "intervenant": Role.MEMBER,
    "partenaire": Role.PARTNER,
}


def configure(parser: FrenchParser) -> None:
    """Declare the arguments."""
    parser.add_argument("email", metavar="ADRESSE", help="adresse électronique, qui sert à se connecter")
    parser.add_argument("role", metavar="RÔLE", choices=ROLES, help="l’un de : " + ", ".join(ROLES))
    parser.add_argument(
        "--scope",
        default="",
        metavar="SUR",
        help="ce sur quoi porte le rôle : identifiant du produit (chef-de-produit), SIRET du titulaire "
        "(correspondant, intervenant) ou identifiant de l’organisation (partenaire)",
    )
    parser.add_argument("--name", default="", metavar="NOM", help="nom montré aux collègues")
    parser.add_argument("--password-stdin", action="store_true", help="lire le mot de passe sur l’entrée standard")


def run(options: Options) -> int:
    """Open the account and say so."""
    email = _checked_email(options.email)
    is_new = not Account.objects.filter(email=email).exists()
    password = _asked_password(email, from_input=options.password_stdin) if is_new else None
    wanted = WantedAccount(email, options.name, password)
    open_account(wanted, WantedRole(ROLES[options.role], options.scope), actor="console")
    print(f"{email} : {'compte créé' if is_new else 'compte existant'}, rôle « {options.role} » donné.")
    return 0


def _checked_email(typed: str) -> str:
    try:
        validate_email(typed)
    except ValidationError as error:
        raise Stopped(f"« {typed} » n’est pas une adresse électronique.", status=2) from error
    return typed.lower()


def _asked_password(email: str, *, from_input: bool) -> str:
    password = sys.stdin.readline().rstrip("\n") if from_input else _typed_twice()
    try:
        validate_password(password, Account(email=email))
    except ValidationError as error:
        raise Stopped("ce mot de passe est refusé. " + " ".join(error.messages)) from error
    return password


def _typed_twice() -> str:
    if not sys.stdin.isatty():
        raise Stopped("il n’y a pas de clavier pour taper le mot de passe : employez « --password-stdin ».", status=2)
    password = getpass.getpass("Mot de passe : ")
    if getpass.getpass("Encore une fois : ") != password:
        raise Stopped("les deux saisies diffèrent. Recommencez.")
    return password
