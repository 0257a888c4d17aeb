"""One row in every guarded table, so that raw SQL has something to be refused on."""

from __future__ import annotations

from datetime import UTC, date, datetime

from gouvernail.records import journal
from gouvernail.records.models import (
    Account,
    AdequacyCheck,
    Assignment,
    Attribution,
    ConfidentialityRules,
    CorrespondentNaming,
    DaysReturn,
    DeliverableAcceptance,
    HistoricalAnomaly,
    MissingReferences,
    Notice,
    NoticeReceipt,
    OnboardingEnd,
    Order,
    OrderAnswer,
    OrderLine,
    OrderPeriodChange,
    OrderStateReason,
    PassedOver,
    Presentation,
    PresentationDecision,
    RecusalClock,
    Replacement,
    Timestamp,
    UnitPrice,
)
from tests import makers

ON, AT = date(2026, 6, 1), datetime(2026, 6, 1, 9, tzinfo=UTC)


def make_guarded_rows() -> None:
    """A framework, an order and everything that a notified order gathers."""
    journal.append(journal.Line("test", "test.done", "garde", {}))
    framework, contractor = makers.make_framework(), makers.make_contractor()
    product, unit = makers.make_product(), makers.make_unit(framework)
    order = makers.make_order(framework, contractor)
    line = makers.make_line(order, product, unit)
    UnitPrice.objects.create(
        framework=framework, contractor=contractor, work_unit=unit, from_on=ON, unit_price_cents=90000
    )
    CorrespondentNaming.objects.create(
        framework=framework, contractor=contractor, name="X", email="x@exemple.fr", since_on=ON, recorded_in=1
    )
    makers.make_delegation(Account.objects.create(email="garde@exemple.fr"))
    _work(order, line)
    _attribution(order, line)
    _team(order, line)
    _notices(order)
    ConfidentialityRules.objects.create(
        order=order, product=product, version=1, words="Rien dehors.", written_at=AT, recorded_in=1
    )


def _work(order: Order, line: OrderLine) -> None:
    makers.make_day(line, ON)
    makers.make_estimate(line, ON, 100)
    makers.make_admitted(line, ON, 100)
    makers.make_amendment(line, ON, 100)
    makers.make_activity(line, "Essai", (ON, "doing"))
    DeliverableAcceptance.objects.create(order=order, line=line, accepted_on=ON, recorded_in=1)
    HistoricalAnomaly.objects.create(order=order, code="x", clause="2", sheet="jours", recorded_in=1)
    DaysReturn.objects.create(line=line, month_on=ON, hundredths=100, reason="Trop.", recorded_in=1, returned_at=AT)
    OrderPeriodChange.objects.create(
        order=order, number="M1", notified_on=ON, ends_on=date(2026, 12, 31), reason="Suite", recorded_in=1
    )
    OrderStateReason.objects.create(change=order.state_changes.latest("id"), words="Suspendu.", recorded_in=1)
    OrderAnswer.objects.create(order=order, kind="observation", words="Vu.", said_at=AT, recorded_in=1)


def _attribution(order: Order, line: OrderLine) -> None:
    need = makers.make_need(order.framework, line.product)
    attribution = Attribution.objects.create(
        need=need, order=order, contractor=order.contractor, rule="cascade", decided_at=AT, recorded_in=1
    )
    PassedOver.objects.create(
        attribution=attribution, contractor=makers.make_contractor(), place=1, reason="declined", recorded_in=1
    )


def _team(order: Order, line: OrderLine) -> None:
    presented = Presentation.objects.create(
        order=order, line=line, number=1, profile="Développeur", presented_at=AT, recorded_in=1
    )
    RecusalClock.objects.create(
        presentation=presented, started_at=AT, started_on=ON, deadline_on=date(2026, 6, 11), recorded_in=1
    )
    MissingReferences.objects.create(presentation=presented, words="Un diplôme.", said_at=AT, recorded_in=1)
    PresentationDecision.objects.create(
        presentation=presented, kind="accepted", decided_at=AT, decided_on=ON, recorded_in=1
    )
    leaver = Assignment.objects.create(
        order=order, line=line, presentation=presented, number=1, profile="Développeur", starts_on=ON, recorded_in=1
    )
    check = AdequacyCheck.objects.create(order=order, product=line.product, due_on=ON, recorded_in=1)
    replacement = Replacement.objects.create(
        leaver=leaver, check_answered=check, asked_by="administration", asked_at=AT, cause="other", recorded_in=1
    )
    OnboardingEnd.objects.create(replacement=replacement, ended_on=ON, recorded_in=1)


def _notices(order: Order) -> None:
    notice = Notice.objects.create(
        number="N-1",
        kind="order_notified",
        framework=order.framework,
        contractor=order.contractor,
        order=order,
        subject="Bon",
        content="{}",
        content_sha256="0" * 64,
        issued_at=AT,
        recorded_in=1,
    )
    NoticeReceipt.objects.create(
        notice=notice, channel="registered_letter", received_on=ON, recorded_at=AT, recorded_in=1
    )
    Timestamp.objects.create(notice=notice, digest="0" * 64, asked_at=AT)
