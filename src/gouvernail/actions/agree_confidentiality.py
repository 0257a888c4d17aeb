"""Agree to the rules that the other side proposed: from then on they are in force."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from gouvernail import clock
from gouvernail.actions.write_confidentiality import mission_or_refused
from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import ConfidentialityRules
from gouvernail.records.queries.confidentiality.missions import version_of
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.confidentiality import Side, why_not_agree
from gouvernail.rules.verdicts import Refused


@transaction.atomic
def agree_confidentiality(order: UUID, product: UUID, side: Side, seen: int, scope: Scope, actor: str) -> None:
    """Give the agreement of a side to the version that was read; raises ``Refused``. CCTP 4.1 (4.1-confidentiality)."""
    sequence = journal.next_sequence()
    mission = mission_or_refused(order, product, scope)
    rows = ConfidentialityRules.objects.filter(order=mission.order, product=mission.product)
    last = rows.select_for_update(of=("self",)).order_by("-version").first()
    if refusals := why_not_agree(version_of(last) if last else None, seen, side):
        raise Refused(*refusals)
    assert last is not None  # noqa: S101 the rule refuses none
    setattr(last, f"{side}_agreed_at", clock.now())
    setattr(last, f"{side}_agreed_in", sequence)
    last.save(update_fields=[f"{side}_agreed_at", f"{side}_agreed_in"])
    facts = {f"confidentiality_{side}_agreements": digest([(last.order_id, last.product_id, last.version)])}
    details = {"product": str(mission.product.uuid), "version": seen, "side": str(side), "facts": facts}
    journal.append(journal.Line(actor, "confidentiality.agreed", f"order:{mission.order.uuid}", details))
