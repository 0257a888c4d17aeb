"""Every refusal of the rules, whatever its noun."""

from __future__ import annotations

from collections.abc import Mapping

from gouvernail.wording import accounts, days, estimates, market_imports, orders

#: Sentences, by code; a code stands in the file of one noun only.
REFUSALS: Mapping[str, str] = {
    **accounts.REFUSALS,
    **days.REFUSALS,
    **estimates.REFUSALS,
    **market_imports.REFUSALS,
    **orders.REFUSALS,
}
