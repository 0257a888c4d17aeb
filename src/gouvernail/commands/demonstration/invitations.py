"""Two people asked in who have not answered yet: one by the steering office, one by a contractor for its team."""

from __future__ import annotations

from gouvernail.actions.invite import Asker, Guest, invite
from gouvernail.actions.role_scope import WantedRole
from gouvernail.commands.demonstration.practice import NEWCOMER
from gouvernail.notices.mail.addresses import whole_address
from gouvernail.records.models import Account
from gouvernail.rules.access import Role

PRODUCT = "eau-de-bain"


def ask_people_in(steering: Account, correspondent: Account, siret: str) -> None:
    """Write both invitations; the demonstration has no mail server, so that nothing leaves."""
    lead = Guest("nouvelle.cheffe@demonstration.example", "Nouvelle cheffe de produit")
    invite(lead, WantedRole(Role.PRODUCT_LEAD, PRODUCT), Asker(steering), _address_of)
    member = Guest("nouvel.intervenant@demonstration.example", "Nouvel intervenant", NEWCOMER)
    invite(member, WantedRole(Role.MEMBER, siret), Asker(correspondent), _address_of)


def _address_of(secret: str) -> str:
    return whole_address(f"/invitation/{secret}/", seen_from="http://127.0.0.1:8000")
