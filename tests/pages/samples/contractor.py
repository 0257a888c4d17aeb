"""Addresses of the contractor's space."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from gouvernail.records.models import DaysReturn, MarketImport, Worker, WorkerMonth
from tests.pages.samples import Sample
from tests.pages.world import CORRESPONDENT_A, World

_OF_A = frozenset({CORRESPONDENT_A})


def _month_of_a(world: World) -> Mapping[str, Any]:
    worker = Worker.objects.create(contractor=world.contractor_a, identifier="p-1")
    month = WorkerMonth.objects.create(worker=worker, month_on=date(2026, 5, 1), state="confirmed", version=1)
    return {"number": month.pk}


def _return_of_a(world: World) -> Mapping[str, Any]:
    sent = DaysReturn.objects.create(
        line=world.order_a.lines.get(),
        month_on=date(2026, 5, 1),
        hundredths=400,
        reason="Trop de jours.",
        recorded_in=1,
        returned_at=datetime(2026, 6, 3, tzinfo=UTC),
    )
    return {"number": sent.pk}


def _import_of_a(world: World) -> Mapping[str, Any]:
    received = MarketImport.objects.create(
        file_name="temps.csv",
        stored_path="classeurs/absent",
        sha256="0" * 64,
        by=world.accounts[CORRESPONDENT_A],
        contractor=world.contractor_a,
        received_at=datetime(2026, 6, 30, tzinfo=UTC),
    )
    return {"uuid": received.uuid}


SAMPLES: Mapping[str, Sequence[Sample]] = {
    "contractor_home": (Sample(), Sample(query="vue=produit")),
    "team_months": (Sample(), Sample(query="mois=2026-05"), Sample(query="mois=jamais")),
    "team_month": (Sample(_month_of_a, _OF_A),),
    "team_month_return": (Sample(_month_of_a, _OF_A, method="post", statuses=frozenset({409})),),
    "team_returns": (Sample(),),
    "team_return_answer": (Sample(_return_of_a, _OF_A, method="post", statuses=frozenset({422})),),
    "known_columns": (Sample(), Sample(method="post", statuses=frozenset({302}))),
    "tell_columns": (Sample(_import_of_a, _OF_A),),
    "team_lines": (Sample(), Sample(query="page=9")),
}
