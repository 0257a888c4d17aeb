"""The figures of orders and teams, computed again from the words of the contract, with nothing of the product.

Dates by a walk from day to day and an Easter of its own, money by decimals: another road to the same figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

DAY = timedelta(days=1)


def easter(year: int) -> date:
    """Easter Sunday: the Sunday after the fourteenth day of the ecclesiastical moon that falls from 21 March on."""
    golden, century = year % 19 + 1, year // 100 + 1
    epact = (11 * golden + 20 + (8 * century + 5) // 25 - 5 - (3 * century // 4 - 12)) % 30
    epact += epact == 24 or (epact == 25 and golden > 11)
    full_moon = date(year, 3, 1) + timedelta(days=(43 - epact) if epact < 24 else (73 - epact))
    return full_moon + timedelta(days=7 - full_moon.isoweekday() % 7)


def public_holidays(year: int) -> frozenset[date]:
    """The eleven of article L3133-1 of the « code du travail »."""
    fixed = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
    moving = (easter(year) + timedelta(days=days) for days in (1, 39, 50))
    return frozenset({*(date(year, month, day) for month, day in fixed), *moving})


def is_worked(on: date) -> bool:
    """Monday to Friday, public holidays left out."""
    return on.isoweekday() < 6 and on not in public_holidays(on.year)


def counted_from(on: date, working_days: int) -> date:
    """The last of so many working days, the first being after ``on``."""
    while working_days:
        on += DAY
        working_days -= is_worked(on)
    return on


def half_up(value: Decimal) -> int:
    """To the nearest whole number, halves away from nought."""
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


def line_cents(quantity_hundredths: int, unit_price_cents: int) -> int:
    """Units × price."""
    return half_up(Decimal(quantity_hundredths) / 100 * unit_price_cents)


def line_days(quantity_hundredths: int, days_per_unit_hundredths: int) -> int:
    """Units × days per unit, in hundredths of a day."""
    return half_up(Decimal(quantity_hundredths) / 100 * days_per_unit_hundredths)


def vat_on(excluding_cents: int, percent: Decimal) -> int:
    """The VAT of a total."""
    return half_up(excluding_cents * percent / 100)


class Ranked(NamedTuple):
    """A contractor of a framework, as each rule of attribution reads it."""

    siret: str
    rank: int
    share: int
    ordered_cents: int
    last_ordered_on: date | None
    is_over: bool


def in_cascade(all_ranked: Iterable[Ranked]) -> list[str]:
    """By rank, those that are over left out."""
    return [one.siret for one in sorted(_left(all_ranked), key=lambda one: one.rank)]


def in_rotation(all_ranked: Iterable[Ranked]) -> list[str]:
    """Who never had an order, by rank; then who has waited the longest, and between equals by rank."""
    left = _left(all_ranked)
    fresh = [one for one in left if one.last_ordered_on is None]
    waiting: dict[date, list[Ranked]] = {}
    for one in left:
        if one.last_ordered_on is not None:
            waiting.setdefault(one.last_ordered_on, []).append(one)
    queue = in_cascade(fresh)
    for on in sorted(waiting):
        queue += in_cascade(waiting[on])
    return queue


def by_quota(all_ranked: Iterable[Ranked]) -> list[str]:
    """One after the other, whoever of those left has the least for what its share promises; equals by rank."""
    left = sorted(_left(all_ranked), key=lambda one: one.rank)
    queue: list[str] = []
    while left:
        first = left[0]
        for other in left[1:]:
            if other.ordered_cents * first.share < first.ordered_cents * other.share:
                first = other
        left.remove(first)
        queue.append(first.siret)
    return queue


def _left(all_ranked: Iterable[Ranked]) -> list[Ranked]:
    return [one for one in all_ranked if not one.is_over]


class Stay(NamedTuple):
    """The days on which a profile worked, both included; none while it still does."""

    first_on: date
    last_on: date | None
    is_replaced: bool


def turnover(stays: Sequence[Stay], first_on: date, last_on: date) -> tuple[int, int, int, int, int | None]:
    """Present, at work on the last day, replaced, left, rate in percents: gone through day by day."""
    days = [first_on + timedelta(days=number) for number in range((last_on - first_on).days + 1)]
    present = [one for one in stays if any(_works(one, on) for on in days)]
    at_work = [one for one in present if _works(one, last_on) and one.last_on != last_on]
    ended = [one for one in present if one.last_on in days]
    replaced = sum(one.is_replaced for one in ended)
    rate = half_up(Decimal(100 * len(ended)) / len(present)) if present else None
    return len(present), len(at_work), replaced, len(ended) - replaced, rate


def _works(one: Stay, on: date) -> bool:
    return one.first_on <= on and (one.last_on is None or on <= one.last_on)
