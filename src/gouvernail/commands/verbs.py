"""Every verb of the console command on one screen, and how the one that was asked for is found and run."""

import importlib
import os
import sys
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple, Protocol, cast

from gouvernail.commands.french_parser import FrenchParser, Options
from gouvernail.commands.troubles import spoken


class Verb(NamedTuple):
    """One thing to type: its words, the module of this folder that does it, and what the list of verbs says of it."""

    words: str
    module: str
    summary: str
    uses_records: bool = True


VERBS = (
    Verb("serve", "serve", "servir les pages, exécuter les tâches et le calendrier"),
    Verb("migrate", "migrate", "créer ou mettre à jour les tables de la base"),
    Verb("demo", "demo", "charger la démonstration et la servir"),
    Verb("demo check", "demo_check", "vérifier la démonstration de bout en bout", uses_records=False),
    Verb("create account", "create_account", "créer un compte et lui donner un rôle"),
    Verb("forget identity", "forget_identity", "détacher un compte de son identité ProConnect"),
    Verb("forget second-factor", "forget_second_factor", "retirer d’un compte un téléphone perdu"),
    Verb("import registry", "import_registry", "importer le registre public des produits"),
    Verb("import market", "import_market", "importer le classeur d’un marché"),
    Verb("export market", "export_market", "exporter les marchés au format du classeur"),
    Verb("statement", "statement", "dresser l’état d’avancement à une date"),
    Verb("check ledger", "check_ledger", "comparer les soldes tenus à un recalcul complet"),
    Verb("check production", "check_production", "contrôler la configuration avant une mise en production"),
    Verb("verify-journal", "verify_journal", "vérifier la chaîne du journal et les faits qu’elle protège"),
    Verb("verify-notices", "verify_notices", "vérifier les notifications, leurs horodatages et leurs preuves"),
    Verb("clock", "clock", "suivre le calendrier des tâches récurrentes"),
    Verb("work", "work", "exécuter les tâches de fond"),
)


class VerbModule(Protocol):
    """What each module of this folder that carries a verb offers."""

    HELP: str

    def configure(self, parser: FrenchParser) -> None:
        """Declare the arguments and options of the verb."""

    def run(self, options: Options) -> int:
        """Do it and answer the exit status."""


def run(words: Sequence[str]) -> int:
    """Find the verb at the head of `words` and run it; only its own module is imported."""
    verb = _longest_match(words)
    if verb is None:
        return _directory(words)
    try:
        return spoken(partial(_run_verb, verb, words[len(verb.words.split()) :]))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader (`head`, `less`) left: nothing more to say, and Python must not complain while closing stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _longest_match(words: Sequence[str]) -> Verb | None:
    by_words = {verb.words: verb for verb in VERBS}
    for length in (2, 1):
        if verb := by_words.get(" ".join(words[:length])):
            return verb
    return None


def _run_verb(verb: Verb, arguments: Sequence[str]) -> int:
    if verb.uses_records:
        _start_django()
    module = cast(VerbModule, importlib.import_module(f"gouvernail.commands.{verb.module}"))
    parser = FrenchParser(prog=f"gouvernail {verb.words}", description=module.HELP)
    module.configure(parser)
    return module.run(parser.parse_args(arguments))


def _start_django() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gouvernail.settings")
    django.setup()


def _directory(words: Sequence[str]) -> int:
    """Answer `--help`, `--version`, a group (`gouvernail import`) or an unknown verb."""
    group = words[0] if words and any(verb.words.startswith(f"{words[0]} ") for verb in VERBS) else ""
    parser = FrenchParser(prog=f"gouvernail {group}".strip(), description=_description(group))
    if not group:
        parser.add_argument("--version", action="store_true", help="afficher la version et quitter")
    menu = parser.add_subparsers(title="verbes\N{NO-BREAK SPACE}", metavar="VERBE")
    for verb in VERBS:
        if verb.words.startswith(f"{group} " if group else ""):
            menu.add_parser(verb.words.removeprefix(group).strip(), help=verb.summary, add_help=False)
    options = parser.parse_args(words[1:] if group else words)
    if getattr(options, "version", False):
        from importlib.metadata import version

        print(f"gouvernail {version('gouvernail')}")
        return 0
    parser.print_help(sys.stderr)
    return 2


def _description(group: str) -> str:
    if group:
        return "Choisissez un verbe ; « --help » après lui donne ses options."
    return (
        "Gouvernail pilote un portefeuille de services publics numériques et l’accord-cadre dont les bons de "
        "commande les construisent. « gouvernail VERBE --help » explique un verbe."
    )
