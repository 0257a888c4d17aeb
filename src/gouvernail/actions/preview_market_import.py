"""Say what a handed-over workbook would do, without writing any of it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from gouvernail import clock
from gouvernail.actions.import_market import import_market
from gouvernail.actions.stored_workbook import stored_workbook
from gouvernail.records import journal
from gouvernail.records.models import MarketImport
from gouvernail.rules.lifecycle import MarketImportState


def preview_market_import(import_id: int) -> None:
    """Read the stored file and keep the report of a dry run; doing it again changes nothing.

    Raises ``Refused`` when the file is gone or altered. CCTP 4.2 (4.2-device).
    """
    received = _waiting(import_id)
    if received is None:
        return
    workbook = stored_workbook(received)
    report = import_market(
        workbook,
        _actor(received),
        clock.today(),
        contractor=received.contractor,
        historical=received.is_historical,
        dry_run=True,
    )
    foreign = [one._asdict() for one in workbook.foreign]
    _keep(received, {**report.as_json(), **({"foreign": foreign} if foreign else {})})


def _waiting(import_id: int) -> MarketImport | None:
    found = MarketImport.objects.select_related("by", "contractor")
    return found.filter(pk=import_id, state=MarketImportState.RECEIVED).first()


def _actor(received: MarketImport) -> str:
    return f"account:{received.by.uuid}"


@transaction.atomic
def _keep(received: MarketImport, report: Mapping[str, object]) -> None:
    waiting = MarketImport.objects.filter(pk=received.pk, state=MarketImportState.RECEIVED)
    if waiting.update(state=MarketImportState.PREVIEWED, report=dict(report)):
        details = {"file": received.file_name, "sheets": report["sheets"]}
        subject = f"market_import:{received.uuid}"
        journal.append(journal.Line(_actor(received), "market_import.previewed", subject, details))
