"""The kinds of work units that the contract describes, how long one usually lasts and what it is worth in days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from gouvernail.rules.money import amount_cents, ordered_hundredths
from gouvernail.rules.terms import Term
from gouvernail.rules.verdicts import Refusal


class UnitKind(StrEnum):
    """The kinds of units of the CCTP."""

    DEVOPS = "devops"
    DESIGN = "design"
    DEPLOYMENT = "deployment"
    HOSTING = "hosting"
    REVERSIBILITY = "reversibility"


#: About how many months a unit of each kind lasts, in hundredths: what the contract says, unless the catalogue differs.
USUAL_DURATIONS: Mapping[str, Term] = {
    UnitKind.DEVOPS: Term("unit_months_devops", "300", "2.1-duration", "CCTP 2.1.2"),
    UnitKind.DESIGN: Term("unit_months_design", "100", "2.2-duration", "CCTP 2.2.2"),
    UnitKind.DEPLOYMENT: Term("unit_months_deployment", "300", "2.3-duration", "CCTP 2.3.2"),
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the catalogue: its kind (empty for another), its days and its own months per unit, in hundredths."""

    kind: str
    measure: str
    days_per_unit_hundredths: int | None
    duration_months_hundredths: int | None


@dataclass(frozen=True, slots=True)
class Size:
    """How long so many units last and what they are worth, in hundredths; none when nothing says it."""

    months_hundredths: int | None
    days_hundredths: int | None
    clause: str = ""


def size_of(unit: Unit, quantity_hundredths: int = 100) -> Size:
    """About how many months and exactly how many person-days a number of units stands for.

    The number of units follows complexity; the catalogue's own duration, when it has one, comes before the one of the
    contract, which says about three months for Devops and Deployment, about one for Design.
    CCTP 2.1.2 (2.1-duration), 2.2.2 (2.2-duration), 2.3.2 (2.3-duration).
    """
    usual = USUAL_DURATIONS.get(unit.kind)
    months = unit.duration_months_hundredths
    if months is None and usual is not None:
        months = int(usual.value)
    return Size(
        None if months is None else amount_cents(quantity_hundredths, months),
        _days(unit, quantity_hundredths),
        usual.clause if usual else "",
    )


def _days(unit: Unit, quantity_hundredths: int) -> int | None:
    if unit.measure != "days" or unit.days_per_unit_hundredths is None:
        return None
    return ordered_hundredths(quantity_hundredths, unit.days_per_unit_hundredths)


def why_not_kind(kind: str) -> list[Refusal]:
    """Why a unit cannot be of this kind; an empty kind is another unit. CCTP 2.1.2 (2.1-duration)."""
    return [] if kind in {"", *UnitKind} else [Refusal("unit_kind_unknown", "2.1-duration")]


def why_not_add_unit(unit: Unit, *, is_taken: bool) -> list[Refusal]:
    """Why a unit cannot enter the catalogue: its code is taken, or its days do not go with how it is measured.

    CCTP 2.1.2 (2.1-duration), 2.2.2 (2.2-duration), 2.3.2 (2.3-duration).
    """
    refusals = [*([Refusal("unit_code_taken", "2.1-duration")] if is_taken else []), *why_not_kind(unit.kind)]
    if unit.measure == "days" and not unit.days_per_unit_hundredths:
        refusals.append(Refusal("unit_days_missing", "2.1-duration"))
    if unit.measure != "days" and unit.days_per_unit_hundredths is not None:
        refusals.append(Refusal("unit_days_unused", "2.1-duration"))
    return refusals
