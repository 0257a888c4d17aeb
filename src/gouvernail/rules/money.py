"""Exact arithmetic of money, effort and quantities: integers inside, decimals at the doors.

Money is integer euro cents excluding VAT, effort integer hundredths of a person-day,
quantities of units integer hundredths.
"""

from __future__ import annotations

HUNDRED = 100


def half_up(numerator: int, denominator: int) -> int:
    """``numerator / denominator`` rounded half away from zero to a whole number.

    ``denominator`` must be positive; raises ``ValueError`` otherwise.
    """
    if denominator <= 0:
        raise ValueError("denominator must be positive")
    magnitude = (2 * abs(numerator) + denominator) // (2 * denominator)
    return magnitude if numerator >= 0 else -magnitude


def amount_cents(quantity_hundredths: int, unit_price_cents: int) -> int:
    """The price of a quantity of units, in cents excluding VAT, rounded half up. CCTP 2 (2-order-by-need)."""
    return half_up(quantity_hundredths * unit_price_cents, HUNDRED)


def ordered_hundredths(quantity_hundredths: int, days_per_unit_hundredths: int) -> int:
    """The days that a quantity of units buys, in hundredths, rounded half up.

    1.33 units of 57.5 days are 76.48 days. CCTP 2.1.2 (2.1-duration), 2.2.2 (2.2-duration), 2.3.2 (2.3-duration).
    """
    return half_up(quantity_hundredths * days_per_unit_hundredths, HUNDRED)


def vat_cents(excluding_cents: int, rate_hundredths: int) -> int:
    """The VAT on an amount excluding it, in cents, rounded half up; the rate in hundredths of a percent (20 %: 2000).

    Taken on the total of an order, not line by line. CCTP 2 (2-order-by-need).
    """
    return half_up(excluding_cents * rate_hundredths, HUNDRED * HUNDRED)


def days_text(hundredths: int) -> str:
    """Days as a figure with a point and no useless zero: ``2350`` is ``"23.5"``."""
    sign = "-" if hundredths < 0 else ""
    whole, part = divmod(abs(hundredths), HUNDRED)
    return f"{sign}{whole}.{part:02d}".rstrip("0").rstrip(".")


def euros_text(cents: int) -> str:
    """Euros as a figure with a point and two decimals: ``5400000`` is ``"54000.00"``."""
    sign = "-" if cents < 0 else ""
    whole, part = divmod(abs(cents), HUNDRED)
    return f"{sign}{whole}.{part:02d}"
