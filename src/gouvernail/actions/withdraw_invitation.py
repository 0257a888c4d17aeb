"""Take back an invitation: its link opens nothing any more."""

from __future__ import annotations

from django.db import transaction

from gouvernail import clock
from gouvernail.actions.end_mail import call_back
from gouvernail.actions.invite import Asker
from gouvernail.records import journal
from gouvernail.records.models import Invitation
from gouvernail.records.queries.invitations import facts_of, scope_text
from gouvernail.rules.invitations import state_of, why_not_withdraw
from gouvernail.rules.verdicts import Refused


@transaction.atomic
def withdraw_invitation(invitation_id: int, by: Asker) -> None:
    """End it, and keep its mail from leaving if it has not left; raises `Refused` when it has ended already."""
    journal.next_sequence()
    invitation = Invitation.objects.select_for_update(of=("self",)).select_related("mail").get(pk=invitation_id)
    now = clock.now()
    if refusals := why_not_withdraw(state_of(facts_of(invitation), now)):
        raise Refused(*refusals)
    invitation.withdrawn_at = now
    invitation.save(update_fields=["withdrawn_at"])
    call_back(invitation.mail, now)
    details = {"role": invitation.role, "scope": scope_text(invitation)}
    journal.append(journal.Line(by.actor, "invitation.withdrawn", f"invitation:{invitation.uuid}", details))
