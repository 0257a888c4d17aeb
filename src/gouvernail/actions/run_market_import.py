"""Import a confirmed workbook: the stored file is read and judged again, whole, then written all or not at all."""

from __future__ import annotations

from django.db import transaction

from gouvernail import clock
from gouvernail.actions.import_market import import_market
from gouvernail.actions.stored_workbook import stored_workbook
from gouvernail.harvesters.workbook.workbook import Workbook
from gouvernail.records import journal
from gouvernail.records.models import MarketImport
from gouvernail.rules.lifecycle import MarketImportState


def run_market_import(import_id: int, *, actor: str) -> None:
    """Write what the workbook says, with its outcome, in one transaction; doing it again changes nothing.

    What the preview allowed may be refused now, when something else was written in between. Raises ``Refused``
    when the file is gone or altered. CCTP 4.2 (4.2-device).
    """
    received = MarketImport.objects.filter(pk=import_id, state=MarketImportState.CONFIRMED).first()
    if received is not None:
        _write(import_id, stored_workbook(received), actor)


@transaction.atomic
def _write(import_id: int, workbook: Workbook, actor: str) -> None:
    found = MarketImport.objects.select_for_update(of=("self",)).select_related("contractor")
    received = found.filter(pk=import_id, state=MarketImportState.CONFIRMED).first()
    if received is None:
        return
    subject = f"market_import:{received.uuid}"
    report = import_market(
        workbook,
        actor,
        clock.today(),
        contractor=received.contractor,
        historical=received.is_historical,
        source=subject,
    )
    received.state = MarketImportState.DONE if report.done else MarketImportState.REFUSED
    received.report = report.as_json()
    received.finished_at = clock.now()
    received.save(update_fields=["state", "report", "finished_at"])
    details = {"file": received.file_name, "sheets": received.report["sheets"], "errors": len(report.errors)}
    verb = "market_import.done" if report.done else "market_import.refused"
    journal.append(journal.Line(actor, verb, subject, details))
