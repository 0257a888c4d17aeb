"""The permanent correspondent of a contractor: named from a day on, never overwritten. CCTP 4.1 (4.1-correspondent)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gouvernail.rules.verdicts import Refusal

_CLAUSE = "4.1-correspondent"


@dataclass(frozen=True, slots=True)
class Naming:
    """Who is named, from which day on."""

    name: str
    email: str
    telephone: str
    since_on: date


def why_not_name(wanted: Naming, last: Naming | None, on: date, *, is_as_seen: bool, holds_rank: bool) -> list[Refusal]:
    """Why this correspondent cannot be named: no rank, another was named meanwhile, the same, or a day out of order.

    CCTP 4.1 (4.1-correspondent).
    """
    if not holds_rank:
        return [Refusal("correspondent_without_rank", _CLAUSE)]
    if not is_as_seen:
        return [Refusal("correspondent_changed", _CLAUSE)]
    refusals = []
    if wanted.since_on > on:
        refusals.append(Refusal("correspondent_in_future", _CLAUSE))
    if last is not None and wanted.since_on < last.since_on:
        refusals.append(Refusal("correspondent_before_last", _CLAUSE, {"since_on": last.since_on}))
    if last is not None and (wanted.name, wanted.email, wanted.telephone) == (last.name, last.email, last.telephone):
        refusals.append(Refusal("correspondent_same", _CLAUSE))
    return refusals
