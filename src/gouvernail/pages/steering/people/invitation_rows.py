"""Invitations that nobody has answered, as lists show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from gouvernail import wording
from gouvernail.actions.invite import offer_of, why_not_from
from gouvernail.clock import PARIS
from gouvernail.notices.mail.deliver import is_configured
from gouvernail.records.models import Invitation, OutgoingMail
from gouvernail.records.queries.invitations import facts_of
from gouvernail.rules.invitations import InvitationState, state_of


class InvitationRow(NamedTuple):
    """One invitation in words."""

    invitation: Invitation
    offer: str
    state: str
    is_expired: bool
    mail: str
    lost: str = ""


#: Said of an invitation whose sender has no right to send it any more.
LOST = "sans effet, car qui l’a envoyée n’en a plus le droit\N{NO-BREAK SPACE}: envoyez-la de nouveau"


def rows_of(invitations: Iterable[Invitation], now: datetime) -> Iterator[InvitationRow]:
    """The invitations with where they and their mail stand; who sent several is looked at once for each scope."""
    lost: dict[tuple[object, ...], bool] = {}
    for one in invitations:
        state = state_of(facts_of(one), now)
        is_expired = state == InvitationState.EXPIRED
        sender = (one.invited_by_id, one.role, one.contractor_id)
        if sender not in lost:
            lost[sender] = bool(why_not_from(one))
        mail = mail_words(one.mail)
        yield InvitationRow(one, offer_of(one), wording.INVITATION_STATES[state], is_expired, mail, LOST * lost[sender])


def mail_words(mail: OutgoingMail | None) -> str:
    """Where the mail stands: « envoyé le 9 mai 2025 », « à remettre par un autre moyen »."""
    if mail is None or (mail.sent_at is None and not is_configured()):
        return "pas de serveur de courriel : lien à remettre par un autre moyen"
    if mail.sent_at:
        return f"envoyé le {wording.date_text(mail.sent_at.astimezone(PARIS).date())}"
    if mail.given_up_at:
        return f"jamais parti : {mail.trouble}"
    return f"sera essayé de nouveau : {mail.trouble}" if mail.trouble else "part dans la minute"
