"""How many profiles were replaced or left, and what onboarding cost the contractor. CCTP 4.3 (4.3-turnover)."""

from __future__ import annotations

from collections.abc import Iterable

from gouvernail.rules.turnover.facts import OrderFacts, OrderTurnover, Period, ProfileAtWork


def turnover_of(facts: OrderFacts, period: Period) -> OrderTurnover:
    """The turnover of an order over a period: profiles by number, days of onboarding borne. CCTP 4.3 (4.3-turnover)."""
    present = [one for one in facts.profiles if _is_present(one, period)]
    ended = [one for one in present if one.ends_on is not None and period.holds(one.ends_on)]
    replaced = sum(1 for one in ended if one.is_replaced)
    at_work = sum(1 for one in present if one.ends_on is None or one.ends_on > period.last_on)
    return OrderTurnover(len(present), at_work, replaced, len(ended) - replaced, facts.onboarding_hundredths)


def sum_of(figures: Iterable[OrderTurnover]) -> OrderTurnover:
    """The same over several orders, of a contractor or of all. CCTP 4.3 (4.3-turnover)."""
    rows = list(figures)
    return OrderTurnover(
        sum(one.present for one in rows),
        sum(one.at_work for one in rows),
        sum(one.replaced for one in rows),
        sum(one.left for one in rows),
        sum(one.onboarding_hundredths for one in rows),
    )


def _is_present(one: ProfileAtWork, period: Period) -> bool:
    return one.starts_on <= period.last_on and (one.ends_on is None or one.ends_on >= period.first_on)
