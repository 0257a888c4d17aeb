"""Write a need, or write it again while it is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from gouvernail import clock
from gouvernail.records import journal
from gouvernail.records.models import Framework, Lot, Need, NeedLine, Product, Stage, WorkUnit
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.lifecycle import NeedState
from gouvernail.rules.needs import WrittenNeed, why_not_change_need, why_not_that_version, why_not_write
from gouvernail.rules.verdicts import Refusal, Refused


@dataclass(frozen=True, slots=True)
class NeedFor:
    """Where a need stands: its framework or lot, its product and the key of its stage (empty when not said)."""

    framework: Framework
    product: Product
    lot: Lot | None = None
    stage: str = ""


def write_need(at: NeedFor, written: WrittenNeed, scope: Scope, actor: str) -> Need:
    """Keep a new need; raises ``Refused``. Whoever leads a product writes for its products only.

    CCTP 2 (2-order-by-need).
    """
    with transaction.atomic():
        _judge(at, written, scope)
        need = Need(framework=at.framework, written_at=clock.now())
        return _kept(need, at, written, actor, "need.written")


def rewrite_need(need: Need, seen_version: int, at: NeedFor, written: WrittenNeed, scope: Scope, actor: str) -> Need:
    """Change an open need, from the version that was read; raises ``Refused``.

    Both the need as it stands and as it is written are of products in scope. CCTP 2 (2-order-by-need).
    """
    with transaction.atomic():
        locked = _locked(need, seen_version, scope)
        _judge(at, written, scope)
        locked.version += 1
        locked.lines.all().delete()
        return _kept(locked, at, written, actor, "need.rewritten")


def withdraw_need(need: Need, seen_version: int, scope: Scope, actor: str) -> None:
    """Withdraw an open need; raises ``Refused``. CCTP 2 (2-order-by-need)."""
    with transaction.atomic():
        locked = _locked(need, seen_version, scope)
        locked.state, locked.version = NeedState.WITHDRAWN.value, locked.version + 1
        locked.save(update_fields=["state", "version"])
        journal.append(journal.Line(actor, "need.withdrawn", f"need:{locked.uuid}", {"title": locked.title}))


def _locked(need: Need, seen_version: int, scope: Scope) -> Need:
    """The need, locked, when it may be changed and is what was read."""
    locked = Need.objects.select_for_update().get(pk=need.pk)
    refusals = _why_not_for(locked.product_id, scope) or why_not_change_need(NeedState(locked.state))
    if refusals := refusals or why_not_that_version(seen_version, locked.version):
        raise Refused(*refusals)
    return locked


def _why_not_for(product_id: int, scope: Scope) -> list[Refusal]:
    """Whoever leads a product keeps the needs of its products only."""
    if scope.everything or product_id in scope.product_ids:
        return []
    return [Refusal("need_product_unknown", "4.2-device")]


def _judge(at: NeedFor, written: WrittenNeed, scope: Scope) -> None:
    refusals = [*why_not_write(written), *_why_not_for(at.product.pk, scope)]
    if at.lot is not None and at.lot.framework_id != at.framework.pk:
        refusals.append(Refusal("need_lot_elsewhere", "2-order-by-need"))
    if at.lot is None and at.framework.lots.exists():
        refusals.append(Refusal("need_lot_missing", "2-order-by-need"))
    known = _units(at.framework)
    unknown = [unit.work_unit for unit in written.units if unit.work_unit not in known]
    refusals += [Refusal("need_unit_unknown", "2-order-by-need", {"work_unit": code}) for code in unknown]
    if at.stage and not Stage.objects.filter(key=at.stage).exists():
        refusals.append(Refusal("need_stage_unknown", "1.3-phases"))
    if refusals:
        raise Refused(*refusals)


def _units(framework: Framework) -> Mapping[str, WorkUnit]:
    return {unit.code: unit for unit in WorkUnit.objects.filter(framework=framework)}


def _kept(need: Need, at: NeedFor, written: WrittenNeed, actor: str, verb: str) -> Need:
    need.framework, need.lot, need.product = at.framework, at.lot, at.product
    need.stage = Stage.objects.filter(key=at.stage).first() if at.stage else None
    need.title, need.complexity = written.title.strip(), written.complexity
    need.starts_on, need.ends_on = written.starts_on, written.ends_on
    need.deliverables = [one.strip() for one in written.deliverables if one.strip()]
    need.skills = list(written.skills)
    need.save()
    units = _units(at.framework)
    NeedLine.objects.bulk_create(
        NeedLine(
            need=need, number=number, work_unit=units[unit.work_unit], quantity_hundredths=unit.quantity_hundredths
        )
        for number, unit in enumerate(written.units, start=1)
    )
    journal.append(journal.Line(actor, verb, f"need:{need.uuid}", _details(need, written)))
    return need


def _details(need: Need, written: WrittenNeed) -> dict[str, object]:
    return {
        "title": need.title,
        "framework": need.framework.number,
        "product": need.product.external_id,
        "units": [[unit.work_unit, unit.quantity_hundredths] for unit in written.units],
    }
