"""Addresses of profiles at work, of adequacy and of turnover."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from gouvernail.records.models import AdequacyCheck, Assignment, Presentation, PresentedPerson, RecusalClock
from tests.pages.samples import Sample, files
from tests.pages.world import CORRESPONDENT_A, LEAD, STEERING, World

_OF_A = frozenset({CORRESPONDENT_A})


def _presentation_of_a(world: World) -> Mapping[str, Any]:
    one = Presentation.objects.create(
        order=world.order_a,
        number=1,
        profile="Développeuse",
        presented_at=datetime(2026, 2, 1, tzinfo=UTC),
        recorded_in=1,
    )
    PresentedPerson.objects.create(presentation=one, name="Personne d’Aubépine")
    RecusalClock.objects.create(
        presentation=one,
        started_at=one.presented_at,
        started_on=date(2026, 2, 1),
        deadline_on=date(2026, 2, 12),
        recorded_in=1,
    )
    return {"uuid": one.uuid}


def _assignment_of_a(world: World) -> Mapping[str, Any]:
    one = Assignment.objects.create(
        order=world.order_a, number=1, profile="Développeuse", starts_on=date(2026, 2, 2), recorded_in=1
    )
    return {"uuid": one.uuid}


def _check_of_a(world: World) -> Mapping[str, Any]:
    one = AdequacyCheck.objects.create(
        order=world.order_a, product=world.product_a, due_on=date(2026, 3, 2), basis={}, recorded_in=1
    )
    return {"uuid": one.uuid}


_LEADS_A = frozenset({STEERING, LEAD})

SAMPLES: Mapping[str, Sequence[Sample]] = {
    "assignments": (Sample(),),
    "assignment": (
        Sample(_assignment_of_a, _OF_A),
        Sample(_assignment_of_a, _OF_A, method="post", statuses=frozenset({422})),
    ),
    "start_work": (Sample(_presentation_of_a, _OF_A, method="post", statuses=frozenset({422})),),
    "adequacy_checks": (Sample(),),
    "adequacy_check": (
        Sample(_check_of_a, _LEADS_A),
        Sample(_check_of_a, _LEADS_A, method="post", statuses=frozenset({422})),
    ),
    "turnover": (Sample(), Sample(query="du=01/01/2026&au=30/06/2026"), Sample(query="du=x&au=0001-01-01")),
    "turnover_file": files(),
}
