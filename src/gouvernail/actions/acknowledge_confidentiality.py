"""A member of a team says that it has read the rules in force: its word, seen by its contractor alone."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from gouvernail import clock
from gouvernail.actions.write_confidentiality import mission_or_refused
from gouvernail.records import journal
from gouvernail.records.models import Account, ConfidentialityAcknowledgement
from gouvernail.records.queries.confidentiality.missions import (
    has_acknowledged,
    team_scope,
    version_of,
    versions_of,
)
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.confidentiality import in_force, why_not_acknowledge
from gouvernail.rules.verdicts import Refused


@transaction.atomic
def acknowledge_confidentiality(order: UUID, product: UUID, seen: int, scope: Scope, account: Account) -> None:
    """Keep it once, for the version that was read; raises ``Refused``.

    The journal, which the State reads, names nobody. CCTP 4.1 (4.1-confidentiality, 4.1-contractor-authority).
    """
    journal.next_sequence()
    mission = mission_or_refused(order, product, team_scope(scope))
    rows = {row.version: row for row in versions_of(mission)}
    standing = in_force(map(version_of, rows.values()), clock.today())
    known = standing is not None and has_acknowledged(rows[standing.number], account)
    if refusals := why_not_acknowledge(standing, seen, is_known=known):
        raise Refused(*refusals)
    ConfidentialityAcknowledgement.objects.create(rules=rows[seen], account=account, acknowledged_at=clock.now())
    details = {"product": str(mission.product.uuid), "version": seen}
    journal.append(journal.Line("member", "confidentiality.acknowledged", f"order:{mission.order.uuid}", details))
