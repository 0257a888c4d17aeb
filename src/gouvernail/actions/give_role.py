"""Give a further role to an account that exists."""

from __future__ import annotations

from django.db import transaction

from gouvernail.actions.open_account import WantedAccount, open_account
from gouvernail.actions.role_scope import WantedRole, scope_of
from gouvernail.records import journal
from gouvernail.records.models import Account, RoleGrant
from gouvernail.rules.access import Role
from gouvernail.rules.invitations import why_not_ask_in
from gouvernail.rules.verdicts import Refusal, Refused


@transaction.atomic
def give_role(account: Account, role: WantedRole, by: Account) -> None:
    """Grant it; raises `Refused` when it is held already, unknown, or on the other side of the walls.

    A correspondent is not put into a team by the State: only its own contractor does that.
    """
    journal.next_sequence()
    givers = {Role(grant.role) for grant in RoleGrant.objects.filter(account=by, role=Role.STEERING_OFFICE.value)}
    held = [Role(grant.role) for grant in RoleGrant.objects.filter(account=account)]
    if refusals := why_not_ask_in(givers, role.role, held):
        raise Refused(*refusals)
    if RoleGrant.objects.filter(account=account, role=role.role.value, **scope_of(role)).exists():
        raise Refused(Refusal("role_already_held", "4.2-device"))
    open_account(WantedAccount(account.email, account.name), role, actor=f"account:{by.uuid}")
