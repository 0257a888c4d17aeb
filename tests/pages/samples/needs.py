"""Addresses of needs, of orders before their notification, and of what is proposed to contractors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from gouvernail.records.models import Need
from tests import makers
from tests.pages.samples import Sample, files
from tests.pages.world import CORRESPONDENT_A, LEAD, STEERING, World


def _need(world: World) -> Mapping[str, Any]:
    need: Need = makers.make_need(world.framework, world.product_a)
    return {"uuid": need.uuid}


def _draft(world: World) -> Mapping[str, Any]:
    order = makers.make_order(world.framework, world.contractor_a, notified_on=None, state="draft")
    makers.make_line(order, world.product_a, world.framework.work_units.all()[0], unit_price_cents=None)
    return {"uuid": order.uuid}


def _proposed(world: World) -> Mapping[str, Any]:
    order = makers.make_order(
        world.framework, world.contractor_a, notified_on=None, state="proposed", proposed_on=date(2026, 6, 1)
    )
    return {"uuid": order.uuid}


_OF_A = frozenset({STEERING, LEAD})
SAMPLES: Mapping[str, Sequence[Sample]] = {
    "needs": (Sample(),),
    "needs_file": files(),
    "new_need": (Sample(),),
    "need": (Sample(_need, _OF_A),),
    "change_need": (Sample(_need, _OF_A),),
    "attribute_need": (Sample(_need, _OF_A),),
    "change_draft": (Sample(_draft, _OF_A),),
    "propose_order": (Sample(_draft, _OF_A),),
    "cancel_order": (Sample(_draft, _OF_A),),
    "proposals": (Sample(),),
    "proposal": (Sample(_proposed, frozenset({CORRESPONDENT_A})),),
}
