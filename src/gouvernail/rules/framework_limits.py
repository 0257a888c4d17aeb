"""The minimum and the maximum of a framework: what the contract allows to change. Domain invariant 1."""

from __future__ import annotations

from dataclasses import dataclass

from gouvernail.rules.verdicts import Refusal

_CLAUSE = "domain-1"


@dataclass(frozen=True, slots=True)
class Limits:
    """A minimum and a maximum in cents excluding VAT; none when there is none."""

    minimum_cents: int | None
    ceiling_cents: int | None


def why_not_limit(wanted: Limits) -> list[Refusal]:
    """Why a framework cannot have these limits: its minimum would pass its maximum. CCTP 2 (2-order-by-need)."""
    if wanted.minimum_cents is None or wanted.ceiling_cents is None or wanted.minimum_cents <= wanted.ceiling_cents:
        return []
    return [Refusal("minimum_above_maximum", _CLAUSE)]


def why_not_change_limits(
    present: Limits, seen: Limits, wanted: Limits, committed_cents: int, source: str
) -> list[Refusal]:
    """Why the limits cannot become these: no source, a maximum below what is committed, or a page that was stale.

    A maximum once given is never taken away. Domain invariant 1; CCTP 2 (2-order-by-need).
    """
    if present != seen:
        return [Refusal("limits_changed", _CLAUSE)]
    if wanted == present:
        return [Refusal("limits_same", _CLAUSE)]
    refusals = why_not_limit(wanted)
    if wanted.ceiling_cents is None and present.ceiling_cents is not None:
        refusals.append(Refusal("maximum_taken_away", _CLAUSE))
    is_lower = wanted.ceiling_cents is not None and wanted.ceiling_cents != present.ceiling_cents
    if is_lower and wanted.ceiling_cents is not None and wanted.ceiling_cents < committed_cents:
        refusals.append(Refusal("maximum_below_committed", _CLAUSE, {"committed": committed_cents}))
    if not source.strip():
        refusals.append(Refusal("limits_source_missing", _CLAUSE))
    return refusals
