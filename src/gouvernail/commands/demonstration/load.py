"""Bring the demonstration into an empty instance through the actions that everybody uses."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.db import transaction

from gouvernail.actions.import_market import import_market
from gouvernail.actions.import_market.report import told
from gouvernail.actions.import_registry import import_registry
from gouvernail.actions.registry.wish import Wish
from gouvernail.commands.demonstration.accounts import ACCOUNTS, ACTOR, Passwords, open_accounts
from gouvernail.commands.demonstration.past import Past
from gouvernail.commands.demonstration.practice import write_practice_workbooks
from gouvernail.commands.demonstration.registry_repository import make_registry_repository
from gouvernail.commands.demonstration.workbooks import historical_workbook, later_workbooks, running_workbook
from gouvernail.commands.troubles import Stopped
from gouvernail.harvesters.workbook.workbook import Workbook
from gouvernail.records.models import Account, JournalEntry, JournalHead

REGISTRY = "registre"


def is_empty() -> bool:
    """Whether nothing was ever done in this instance."""
    return JournalHead.objects.get(id=1).count == 0


def holds_the_demonstration() -> bool:
    """Whether the first thing done in this instance was to load the demonstration, to its end."""
    first = JournalEntry.objects.order_by("sequence").first()
    return first is not None and first.actor == ACTOR and Account.objects.filter(email=ACCOUNTS[0].email).exists()


@transaction.atomic
def load(today: date, folder: Path) -> Passwords:
    """Load everything or nothing; the registry and two workbooks stay in `folder`, for whoever wishes to try imports.

    Answers the passwords of the accounts.
    """
    past = Past(today)
    registry = folder / REGISTRY
    for on in make_registry_repository(registry, past):
        import_registry(Wish(source=str(registry), actor=ACTOR, at=on))
    _hand_over(historical_workbook(past), past, historical=True)
    for workbook in (running_workbook(past), *later_workbooks(past)):
        _hand_over(workbook, past)
    write_practice_workbooks(folder, past)
    return open_accounts()


def _hand_over(workbook: Workbook, past: Past, *, historical: bool = False) -> None:
    report = import_market(workbook, ACTOR, past.today, historical=historical, reason_needed=not historical)
    if not report.accepted:
        sentences = "\n".join(str(told(trouble)["message"]) for trouble in report.errors)
        raise Stopped(f"la démonstration est refusée, ce qui est un défaut du programme :\n{sentences}")
