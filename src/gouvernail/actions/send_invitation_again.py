"""Send an invitation again: another link, another end; the link before opens nothing any more."""

from __future__ import annotations

from django.db import transaction

from gouvernail import clock
from gouvernail.actions.end_mail import call_back
from gouvernail.actions.invite import AddressOf, Asker, Sent, post
from gouvernail.records import journal
from gouvernail.records.models import Invitation
from gouvernail.records.queries.invitations import facts_of, scope_text
from gouvernail.rules.invitations import state_of, why_not_send_again
from gouvernail.rules.verdicts import Refused


@transaction.atomic
def send_invitation_again(invitation_id: int, by: Asker, address_of: AddressOf) -> Sent:
    """Replace the link and write another mail; raises `Refused` when the invitation has been answered or withdrawn."""
    journal.next_sequence()
    invitation = Invitation.objects.select_for_update(of=("self",)).select_related("mail").get(pk=invitation_id)
    now = clock.now()
    if refusals := why_not_send_again(state_of(facts_of(invitation), now)):
        raise Refused(*refusals)
    call_back(invitation.mail, now)
    address = post(invitation, by.account, address_of)
    details = {"role": invitation.role, "scope": scope_text(invitation)}
    journal.append(journal.Line(by.actor, "invitation.sent_again", f"invitation:{invitation.uuid}", details))
    return Sent(invitation, address)
