"""Who holds a rank in a framework or a lot, and until when orders may go to it. Domain invariant 3."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gouvernail.rules.verdicts import Refusal

_CLAUSE = "domain-3"


@dataclass(frozen=True, slots=True)
class Held:
    """A rank that stands in the same framework or lot; ``is_ended`` gives its share back."""

    siret: str
    rank: int
    quota_percent: int | None
    is_ended: bool = False


def why_not_add_rank(wanted: Held, rule: str, held: Sequence[Held], *, lot_missing: bool) -> list[Refusal]:
    """Why this contractor cannot hold this rank among the others. Domain invariant 3; CCTP 2 (2-order-by-need)."""
    refusals = [Refusal("rank_lot_missing", _CLAUSE)] if lot_missing else []
    if any(one.siret == wanted.siret for one in held):
        refusals.append(Refusal("contractor_already_ranked", _CLAUSE))
    elif any(one.rank == wanted.rank for one in held):
        refusals.append(Refusal("rank_already_held", _CLAUSE, {"rank": wanted.rank}))
    return [*refusals, *_why_not_quota(wanted, rule, held)]


def _why_not_quota(wanted: Held, rule: str, held: Sequence[Held]) -> list[Refusal]:
    if rule != "quota":
        return [] if wanted.quota_percent is None else [Refusal("quota_not_the_rule", _CLAUSE)]
    if wanted.quota_percent is None:
        return [Refusal("quota_missing", _CLAUSE)]
    others = sum(one.quota_percent or 0 for one in held if not one.is_ended)
    if others + wanted.quota_percent > 100:
        return [Refusal("quota_above_all", _CLAUSE, {"left": max(100 - others, 0)})]
    return []


def why_not_end_rank(
    ended_on: date, reason: str, *, already_on: date | None, last_order_on: date | None
) -> list[Refusal]:
    """Why a rank cannot end on that day: it did already, no reason is told, or an order was notified to it later.

    From that day on the contractor is given no new order; those it holds go on. Domain invariant 3.
    """
    if already_on is not None:
        return [Refusal("rank_already_ended", _CLAUSE, {"ended_on": already_on})]
    refusals = [] if reason.strip() else [Refusal("rank_end_reason_missing", _CLAUSE)]
    if last_order_on is not None and last_order_on >= ended_on:
        refusals.append(Refusal("rank_end_before_order", _CLAUSE, {"notified_on": last_order_on}))
    return refusals


def why_not_add_lot(*, is_ranked: bool) -> list[Refusal]:
    """Why a framework cannot be parted into lots: contractors are ranked for the whole of it already.

    CCTP 2 (2-order-by-need).
    """
    return [Refusal("lots_after_ranks", "2-order-by-need")] if is_ranked else []


def why_not_name_company(name: str, known_as: str) -> list[Refusal]:
    """Why a company cannot be told by this name: it is new and has none, or is known under another one."""
    if not known_as:
        return [] if name.strip() else [Refusal("contractor_name_missing", _CLAUSE)]
    return [Refusal("contractor_known_as", _CLAUSE, {"name": known_as})] if name.strip() not in {"", known_as} else []


def why_not_form_consortium(lead: str, members: Sequence[str], *, is_known: bool) -> list[Refusal]:
    """Why a rank cannot be held by a consortium of these: known already, nobody beside its lead, or somebody twice.

    The lead is the contractor of the rank, to whom everything is notified. CCTP 2 (2-order-by-need).
    """
    if is_known:
        return [Refusal("consortium_known", _CLAUSE)]
    if not members:
        return [Refusal("consortium_alone", _CLAUSE)]
    if lead in members or len(set(members)) < len(members):
        return [Refusal("consortium_twice", _CLAUSE)]
    return []


def why_not_declare_subcontractor(siret: str, holders: Sequence[str], declared: Sequence[str]) -> list[Refusal]:
    """Why a company cannot be declared under a rank: it holds the rank itself, or is declared already."""
    if siret in holders:
        return [Refusal("subcontractor_holds_rank", _CLAUSE)]
    return [Refusal("subcontractor_known", _CLAUSE)] if siret in declared else []
