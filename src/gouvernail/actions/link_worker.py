"""Tie an account to the name under which its contractor's timesheets know the person."""

from __future__ import annotations

from django.db import transaction

from gouvernail.records import journal
from gouvernail.records.models import Account, Contractor, Worker


@transaction.atomic
def link_worker(account: Account, contractor: Contractor, identifier: str, *, actor: str) -> Worker:
    """The worker of that identifier at a contractor, who from now on enters its own months with this account.

    Another worker that this account had at the contractor is let go: it keeps its days.
    CCTP 4.1 (4.1-contractor-authority): the journal says neither who nor under which name.
    """
    journal.next_sequence()
    Worker.objects.filter(contractor=contractor, account=account).exclude(identifier=identifier).update(account=None)
    worker, _ = Worker.objects.update_or_create(
        contractor=contractor, identifier=identifier, defaults={"account": account}
    )
    journal.append(journal.Line(actor, "worker.linked", f"contractor:{contractor.siret}", {}))
    return worker
