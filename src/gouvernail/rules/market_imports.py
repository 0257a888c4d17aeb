"""When a handed-over workbook can be imported."""

from __future__ import annotations

from gouvernail.rules.lifecycle import MARKET_IMPORT_TRANSITIONS, MarketImportState
from gouvernail.rules.verdicts import Refusal

#: How many workbooks one person may leave read and not confirmed: beyond, the disk would be theirs to fill.
MOST_WAITING = 20


def why_not_receive(waiting: int) -> list[Refusal]:
    """Why one more workbook cannot be handed over while ``waiting`` others are not confirmed. CCTP 4.2 (4.2-device)."""
    return [Refusal("imports_waiting", "4.2-device", {"waiting": waiting})] if waiting >= MOST_WAITING else []


def why_not_confirm(state: MarketImportState, error_count: int, *, is_own: bool = True) -> list[Refusal]:
    """Why an import cannot be confirmed: not read yet, over, an error remains, or its contractor has not decided.

    What a contractor declares is its own word: the State does not say it instead. CCTP 4.2 (4.2-device), 4.1
    (4.1-contractor-authority); domain invariant 13.
    """
    if MarketImportState.CONFIRMED not in MARKET_IMPORT_TRANSITIONS[state]:
        waiting = state is MarketImportState.RECEIVED
        return [Refusal("import_not_read_yet" if waiting else "import_over", "4.2-device")]
    if not is_own:
        return [Refusal("import_of_contractor", "4.1-contractor-authority")]
    if error_count:
        return [Refusal("import_has_errors", "4.2-device", {"errors": error_count})]
    return []


def why_not_read_again(state: MarketImportState) -> list[Refusal]:
    """Why a file is not read again under other columns: not read yet, confirmed or over. CCTP 4.2 (4.2-device)."""
    if MarketImportState.RECEIVED in MARKET_IMPORT_TRANSITIONS[state]:
        return []
    return [Refusal("import_not_read_yet" if state is MarketImportState.RECEIVED else "import_over", "4.2-device")]
