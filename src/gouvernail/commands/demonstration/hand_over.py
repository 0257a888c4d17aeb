"""Hand the workbooks over as the steering office does on its page: deposit, preview, decision, import."""

from __future__ import annotations

import tempfile
from pathlib import Path

from gouvernail.actions.confirm_market_import import confirm_market_import
from gouvernail.actions.preview_market_import import preview_market_import
from gouvernail.actions.receive_market_import import HandedOver, receive_market_import
from gouvernail.actions.run_market_import import run_market_import
from gouvernail.commands.demonstration.past import Past
from gouvernail.commands.demonstration.workbooks import HandedWorkbook, workbooks
from gouvernail.exports.market_workbook.write import write
from gouvernail.records.models import Account
from gouvernail.rules.workbook_format.sheets import SHEETS


def hand_over_workbooks(steering: Account, past: Past) -> None:
    """Import every workbook of the demonstration. Raises `Refused` when one of them is."""
    with tempfile.TemporaryDirectory(prefix="gouvernail-demonstration-") as folder:
        for each in workbooks(past):
            _hand_over(each, steering, Path(folder))


def _hand_over(each: HandedWorkbook, steering: Account, folder: Path) -> None:
    actor = f"account:{steering.uuid}"
    file = folder / each.name
    write(
        {sheet.name: getattr(each.workbook, sheet.name) for sheet in SHEETS if sheet.name in each.workbook.sheets}, file
    )
    received = receive_market_import(
        HandedOver(each.name, [file.read_bytes()]),
        steering,
        contractor=None,
        is_historical=each.is_historical,
        actor=actor,
    )
    preview_market_import(received.pk)
    confirm_market_import(received.pk, actor=actor)
    run_market_import(received.pk, actor=actor)
