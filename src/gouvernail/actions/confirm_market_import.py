"""Decide that a previewed workbook is imported."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from gouvernail.records import journal
from gouvernail.records.models import MarketImport
from gouvernail.rules.lifecycle import MarketImportState
from gouvernail.rules.market_imports import why_not_confirm
from gouvernail.rules.verdicts import Refused


@transaction.atomic
def confirm_market_import(
    import_id: int,
    *,
    actor: str,
    ask: Callable[[int, str], object] = lambda _import_id, _actor: None,
    is_own: bool = True,
) -> None:
    """Mark it to be imported; raises ``Refused`` while an error remains, when it is over or not one's own.

    ``ask`` asks for the import in the same transaction: none is confirmed that nobody will do. CCTP 4.2 (4.2-device).
    """
    received = MarketImport.objects.select_for_update().get(pk=import_id)
    errors = len(received.report.get("errors", ()))
    refusals = why_not_confirm(MarketImportState(received.state), errors, is_own=is_own)
    if refusals:
        raise Refused(*refusals)
    received.state = MarketImportState.CONFIRMED
    received.save(update_fields=["state"])
    details = {"file": received.file_name, "sha256": received.sha256}
    journal.append(journal.Line(actor, "market_import.confirmed", f"market_import:{received.uuid}", details))
    ask(import_id, actor)
