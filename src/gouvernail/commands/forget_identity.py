"""Untie an account from its identity at the provider: somebody changed employer, or an address changed hands."""

from gouvernail.actions.forget_identity import forget_identity
from gouvernail.commands.account_of import account_of
from gouvernail.commands.french_parser import FrenchParser, Options
from gouvernail.commands.troubles import Stopped

HELP = (
    "Détache un compte de son identité ProConnect : la prochaine personne que ProConnect reconnaît à cette adresse y "
    "sera rattachée. Assurez-vous d’abord que l’adresse est bien celle de la personne du compte."
)


def configure(parser: FrenchParser) -> None:
    """Declare the argument."""
    parser.add_argument("email", metavar="ADRESSE", help="adresse électronique du compte")


def run(options: Options) -> int:
    """Forget it and say so."""
    account = account_of(options.email)
    if not forget_identity(account, actor="console"):
        raise Stopped(f"{account.email} n’est rattaché à aucune identité ProConnect : il n’y a rien à oublier.")
    print(f"{account.email} : identité ProConnect oubliée.")
    return 0
