"""Take the second factor off the account of somebody who lost the telephone and the backup codes."""

from gouvernail.actions.remove_second_factor import remove_second_factor
from gouvernail.commands.account_of import account_of
from gouvernail.commands.french_parser import FrenchParser, Options
from gouvernail.commands.troubles import Stopped

HELP = (
    "Retire le second facteur d’un compte dont le téléphone et les codes de secours sont perdus. Assurez-vous d’abord, "
    "de vive voix, que la demande vient bien de cette personne : son mot de passe suffira à entrer, ou à enregistrer "
    "un autre téléphone si l’instance l’exige."
)


def configure(parser: FrenchParser) -> None:
    """Declare the argument."""
    parser.add_argument("email", metavar="ADRESSE", help="adresse électronique du compte")


def run(options: Options) -> int:
    """Forget it and say so."""
    account = account_of(options.email)
    if not remove_second_factor(account, actor="console"):
        raise Stopped(f"{account.email} n’a pas de second facteur : il n’y a rien à retirer.")
    print(f"{account.email} : second facteur retiré.")
    return 0
