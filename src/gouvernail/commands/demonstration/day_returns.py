"""One line's month that the product lead of the demonstration sent back, and that nobody has answered yet."""

from __future__ import annotations

from collections.abc import Iterable

from gouvernail.actions.accept_days import SeenDays
from gouvernail.actions.return_days import return_days
from gouvernail.records.models import Account, DaysReturn
from gouvernail.records.queries.readers import grants_of
from gouvernail.records.queries.scopes import scope_of
from gouvernail.records.queries.waiting_days import WaitingMonth, waiting_months

REASON = (
    "Deux jours de plus que ce que nous avions prévu ensemble pour ce mois. "
    "À quelle activité correspondent-ils ? Si c’est la reprise de l’export, dites-le et j’accepte."
)


def send_one_back(lead: Account, siret: str) -> DaysReturn | None:
    """Send back the oldest month that waits for this lead from one contractor; none when nothing waits."""
    scope = scope_of(grants_of(lead))
    chosen = _oldest(waiting_months(scope), siret)
    if chosen is None:
        return None
    seen = SeenDays(chosen.seen, chosen.line.pk, chosen.month_on)
    return return_days(seen, REASON, scope, f"account:{lead.uuid}").days


def _oldest(months: Iterable[WaitingMonth], siret: str) -> WaitingMonth | None:
    return next((one for one in months if one.line.order.contractor.siret == siret), None)
