"""Take a role from an account: its pages are closed at the next request."""

from __future__ import annotations

from django.db import transaction

from gouvernail.records import journal
from gouvernail.records.models import Account, RoleGrant
from gouvernail.records.queries.accounts import others_in_office, scope_identifier
from gouvernail.rules.access import Role
from gouvernail.rules.accounts import why_not_withdraw_role
from gouvernail.rules.verdicts import Refusal, Refused


@transaction.atomic
def withdraw_role(account: Account, grant_id: int, *, actor: str) -> None:
    """Withdraw one role; raises `Refused` when it is no longer held, or is the last of the steering office."""
    journal.next_sequence()  # two people who withdraw at once would otherwise both leave one another
    grant = RoleGrant.objects.filter(account=account, pk=grant_id).select_related().first()
    if grant is None:
        raise Refused(Refusal("role_not_held", "4.2-device"))
    account = Account.objects.get(pk=account.pk)
    others = others_in_office(account)
    if refusals := why_not_withdraw_role(Role(grant.role), others_in_office=others, is_active=account.is_active):
        raise Refused(*refusals)
    details = {"role": grant.role, "scope": scope_identifier(grant)}
    grant.delete()
    journal.append(journal.Line(actor, "account.role_withdrawn", f"account:{account.uuid}", details))
