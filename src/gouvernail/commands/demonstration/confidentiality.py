"""The confidentiality rules of a mission, proposed by the product lead and agreed by the contractor."""

from __future__ import annotations

from gouvernail.actions.agree_confidentiality import agree_confidentiality
from gouvernail.actions.write_confidentiality import Proposal, write_confidentiality
from gouvernail.records.models import Account
from gouvernail.records.queries.confidentiality.missions import missions
from gouvernail.records.queries.readers import grants_of
from gouvernail.records.queries.scopes import scope_of
from gouvernail.rules.confidentiality import Side

_WORDS = """Les données des usagers restent sur les serveurs du produit ; aucune copie sur un poste ou chez un tiers.
Les entretiens d’usagers sont gardés sans nom, et effacés un mois après leur compte rendu.
Ce qui n’est pas publié ne se montre qu’à l’équipe du produit et au bureau de pilotage."""


def agree_on_confidentiality(lead: Account, correspondent: Account) -> None:
    """For the first mission that both see; the contractor has read what it agrees to."""
    of_lead, of_contractor = scope_of(grants_of(lead)), scope_of(grants_of(correspondent))
    seen = {(one.order.uuid, one.product.uuid) for one in missions(of_contractor)}
    shared = [one for one in missions(of_lead) if (one.order.uuid, one.product.uuid) in seen]
    running = [one for one in shared if one.order.state == "running"] or shared
    order, product = running[0].order.uuid, running[0].product.uuid
    proposal = Proposal(_WORDS, Side.STATE, seen=0)
    write_confidentiality(order, product, proposal, of_lead, f"account:{lead.uuid}")
    agree_confidentiality(order, product, Side.CONTRACTOR, 1, of_contractor, f"account:{correspondent.uuid}")
