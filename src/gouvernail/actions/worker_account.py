"""Tie a person of a contractor's timesheets to the account under which that person enters its months."""

from __future__ import annotations

from gouvernail.records.models import Account, Contractor, Worker
from gouvernail.rules.verdicts import Refusal, Refused

_AUTHORITY = "4.1-contractor-authority"


def why_not_link(contractor: Contractor, email: str, identifier: str) -> list[Refusal]:
    """Why the account of an address cannot be the person that a contractor's timesheets call ``identifier``."""
    if not identifier:
        return [Refusal("worker_identifier_missing", _AUTHORITY)]
    team = Worker.objects.filter(contractor=contractor)
    if team.filter(identifier=identifier, account__isnull=False).exclude(account__email=email).exists():
        return [Refusal("worker_already_linked", _AUTHORITY, {"identifier": identifier})]
    other = team.filter(account__email=email).exclude(identifier=identifier).first()
    if other is not None:
        return [Refusal("member_has_another_identifier", _AUTHORITY, {"identifier": other.identifier})]
    return []


def link_worker(contractor: Contractor, account: Account, identifier: str) -> Worker:
    """Tie them, and make the person known if no timesheet named it yet; raises `Refused`."""
    if refusals := why_not_link(contractor, account.email, identifier):
        raise Refused(*refusals)
    worker, _ = Worker.objects.get_or_create(contractor=contractor, identifier=identifier)
    if worker.account_id != account.pk:
        worker.account = account
        worker.save(update_fields=["account"])
    return worker
