"""Bring the demonstration into an empty instance through the actions that everybody uses."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.db import transaction

from gouvernail.actions.import_registry import import_registry
from gouvernail.actions.registry.request import ImportRequest
from gouvernail.commands.demonstration.accounts import (
    ACCOUNTS,
    ACTOR,
    MEMBER,
    PRODUCT_LEAD,
    STEERING,
    Passwords,
    new_passwords,
    open_one,
)
from gouvernail.commands.demonstration.confidentiality import agree_on_confidentiality
from gouvernail.commands.demonstration.contractors import GALETS
from gouvernail.commands.demonstration.day_returns import send_one_back
from gouvernail.commands.demonstration.delegations import give_delegations
from gouvernail.commands.demonstration.hand_over import hand_over_workbooks
from gouvernail.commands.demonstration.holders import complete_frameworks
from gouvernail.commands.demonstration.invitations import ask_people_in
from gouvernail.commands.demonstration.months import begin_months
from gouvernail.commands.demonstration.needs import show_needs
from gouvernail.commands.demonstration.past import Past
from gouvernail.commands.demonstration.practice import write_practice_workbooks
from gouvernail.commands.demonstration.presentations import show_presentations
from gouvernail.commands.demonstration.registry_repository import make_registry_repository
from gouvernail.commands.demonstration.turnover import show_turnover
from gouvernail.records.models import Account, JournalEntry, JournalHead

REGISTRY = "registre"


def is_empty() -> bool:
    """Whether nothing was ever done in this instance."""
    return JournalHead.objects.get(id=1).count == 0


def holds_the_demonstration() -> bool:
    """Whether the first thing done in this instance was to load the demonstration, to its end."""
    first = JournalEntry.objects.order_by("sequence").first()
    return first is not None and first.actor == ACTOR and Account.objects.filter(email=STEERING.email).exists()


@transaction.atomic
def load(today: date, folder: Path) -> Passwords:
    """Load everything or nothing; the registry and two workbooks stay in `folder`, for whoever wishes to try imports.

    Answers the passwords of the accounts.
    """
    past = Past(today)
    passwords = new_passwords()
    steering = open_one(STEERING, passwords)
    for on in make_registry_repository(folder / REGISTRY, past):
        import_registry(ImportRequest(source=str(folder / REGISTRY), actor=ACTOR, at=on, with_people=True))
    hand_over_workbooks(steering, past)
    complete_frameworks(past)
    give_delegations(steering, past)
    opened = {each.email: open_one(each, passwords) for each in ACCOUNTS if each is not STEERING}
    send_one_back(opened[PRODUCT_LEAD.email], GALETS.siret)
    agree_on_confidentiality(opened[PRODUCT_LEAD.email], opened[GALETS.email])
    ask_people_in(steering, opened[GALETS.email], GALETS.siret)
    begin_months(opened[MEMBER.email], past)
    show_turnover(past)
    show_presentations(past)
    show_needs(past)
    write_practice_workbooks(folder, past)
    return passwords
