"""The history of an order in sentences, latest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from gouvernail import clock, wording
from gouvernail.pages.steering.orders.course import DatedEstimate
from gouvernail.records.models import (
    AdmittedAmount,
    DeliverableAcceptance,
    OrderAmendment,
    OrderAnswer,
    OrderPeriodChange,
    OrderStateChange,
    PoorPerformance,
)

_PASSAGES: Mapping[str, str] = {
    "draft": "le bon de commande a été enregistré comme brouillon",
    "proposed": "le bon de commande a été proposé au titulaire",
    "notified": "le bon de commande a été notifié",
    "running": "l’exécution a commencé",
    "delivered": "le bon de commande a été livré",
    "closed": "le bon de commande a été clos",
    "declined": "le titulaire a décliné le bon de commande",
    "suspended": "l’exécution a été suspendue",
    "ended_early": "l’exécution du bon de commande a pris fin par anticipation",
    "cancelled": "le bon de commande a été annulé",
}


class Happening(NamedTuple):
    """Something that happened to an order on a day, as a sentence."""

    on: date
    sentence: str


@dataclass(frozen=True, slots=True)
class Past:
    """Everything dated that an order went through; ``numbers`` gives the number of each line by its id."""

    numbers: Mapping[int, int]
    changes: Sequence[OrderStateChange]
    amendments: Sequence[OrderAmendment]
    period_changes: Sequence[OrderPeriodChange]
    answers: Sequence[OrderAnswer]
    estimates: Sequence[DatedEstimate]
    admitted: Sequence[AdmittedAmount]
    deliverables: Sequence[DeliverableAcceptance]
    findings: Sequence[PoorPerformance]


def history_of(past: Past) -> Sequence[Happening]:
    """The sentences of an order, latest first; on one day, in the order in which an order goes."""
    told = [Happening(on, f"Le {wording.date_text(on)}, {words}.") for on, words in _told(past)]
    return sorted(told, key=lambda happening: happening.on)[::-1]


def _told(past: Past) -> Iterator[tuple[date, str]]:
    for passage in past.changes:
        yield passage.since_on, _PASSAGES[passage.state] + _because(passage)
    for amendment in past.amendments:
        yield amendment.notified_on, _amendment(amendment, past.numbers[amendment.line_id])
    for change in past.period_changes:
        yield change.notified_on, _period(change)
    for answer in past.answers:
        if answer.kind == OrderAnswer.Kind.OBSERVATION:
            yield clock.day_of(answer.said_at), "le titulaire a fait des observations"
    for estimate in past.estimates:
        yield estimate.on, _estimate(estimate, alone=len(past.numbers) == 1)
    for amount in past.admitted:
        where = f"sur la ligne {past.numbers[amount.line_id]}"
        yield amount.admitted_on, f"{wording.euros_text(amount.amount_cents)} HT ont été admis {where}"
    for acceptance in past.deliverables:
        yield acceptance.accepted_on, f"un livrable a été admis{_where(acceptance.line_id, past)}"
    for finding in past.findings:
        state = wording.POOR_PERFORMANCE_STATES[finding.state]
        yield finding.found_on, f"constat de mauvaise exécution{_where(finding.line_id, past)}, {state}"


def _where(line_id: int | None, past: Past) -> str:
    return f" sur la ligne {past.numbers[line_id]}" if line_id is not None else ""


def _amendment(amendment: OrderAmendment, line: int) -> str:
    change = amendment.quantity_hundredths
    verb = "ajoute" if change >= 0 else "retire"
    units = f"{verb} {wording.hundredths_text(abs(change))} à la quantité de la ligne {line}"
    reason = f" ({amendment.reason})" if amendment.reason else ""
    return f"le bon de commande modificatif {amendment.number} {units}{reason}"


def _because(passage: OrderStateChange) -> str:
    return f" ({passage.reason.words})" if hasattr(passage, "reason") else ""


def _period(change: OrderPeriodChange) -> str:
    reason = f" ({change.reason})" if change.reason else ""
    until = wording.date_text(change.ends_on)
    return f"le bon de commande modificatif {change.number} porte la fin d’exécution au {until}{reason}"


def _estimate(estimate: DatedEstimate, *, alone: bool) -> str:
    where = "" if alone else f" de la ligne {estimate.line}"
    now = wording.days_text(estimate.estimate)
    if estimate.before is None:
        return f"le reste à faire{where} a été estimé à {now}"
    if estimate.before == estimate.estimate:
        return f"le reste à faire{where} est resté à {now}"
    return f"le reste à faire{where} est passé de {wording.hundredths_text(estimate.before)} à {now}"
