"""When a handed-over workbook can be imported."""

from __future__ import annotations

from gouvernail.rules.lifecycle import MARKET_IMPORT_TRANSITIONS, MarketImportState
from gouvernail.rules.verdicts import Refusal


def why_not_confirm(state: MarketImportState, error_count: int) -> list[Refusal]:
    """Why an import cannot be confirmed: not read yet, over, or an error remains. CCTP 4.2 (4.2-device)."""
    if MarketImportState.CONFIRMED not in MARKET_IMPORT_TRANSITIONS[state]:
        waiting = state is MarketImportState.RECEIVED
        return [Refusal("import_not_read_yet" if waiting else "import_over", "4.2-device")]
    if error_count:
        return [Refusal("import_has_errors", "4.2-device", {"errors": error_count})]
    return []
