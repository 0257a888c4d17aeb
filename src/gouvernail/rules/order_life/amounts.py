"""What an order costs: excluding VAT line by line, VAT on the total."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gouvernail.rules.money import vat_cents


@dataclass(frozen=True, slots=True)
class Amounts:
    """Cents excluding VAT, and with it; the rate in hundredths of a percent, none while it is to be filled in."""

    excluding_cents: int
    rate_hundredths: int | None

    @property
    def vat_cents(self) -> int | None:
        """The VAT on the total, rounded half up; none without a rate."""
        return None if self.rate_hundredths is None else vat_cents(self.excluding_cents, self.rate_hundredths)

    @property
    def including_cents(self) -> int | None:
        """The amount with VAT; none without a rate."""
        vat = self.vat_cents
        return None if vat is None else self.excluding_cents + vat


def amounts_of(line_cents: Iterable[int], rate_hundredths: int | None) -> Amounts:
    """The amounts of an order from those of its lines, each rounded already. CCTP 2 (2-order-by-need)."""
    return Amounts(sum(line_cents), rate_hundredths)
