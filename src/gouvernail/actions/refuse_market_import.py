"""End an import that cannot go on, with the sentence that says why."""

from __future__ import annotations

from django.db import transaction

from gouvernail import clock
from gouvernail.records import journal
from gouvernail.records.models import MarketImport
from gouvernail.rules.lifecycle import MARKET_IMPORT_TRANSITIONS, MarketImportState


@transaction.atomic
def refuse_market_import(import_id: int, sentence: str) -> None:
    """Close the import as refused; one that is over already stays as it is. CCTP 4.2 (4.2-device)."""
    received = MarketImport.objects.select_for_update().get(pk=import_id)
    if MarketImportState.REFUSED not in MARKET_IMPORT_TRANSITIONS[MarketImportState(received.state)]:
        return
    received.state = MarketImportState.REFUSED
    received.report = {**received.report, "stopped": sentence}
    received.finished_at = clock.now()
    received.save(update_fields=["state", "report", "finished_at"])
    line = journal.Line("worker", "market_import.refused", f"market_import:{received.uuid}", {"why": sentence})
    journal.append(line)
