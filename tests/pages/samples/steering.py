"""Addresses of the steering pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from gouvernail.records.models import Activity, MarketImport
from tests.makers import make_activity
from tests.pages.samples import Sample, files
from tests.pages.world import CORRESPONDENT_A, CORRESPONDENT_B, SEES_ORDER_A, SEES_ORDER_B, STEERING, World


def _order_a(world: World) -> Mapping[str, Any]:
    return {"uuid": world.order_a.uuid}


def _order_b(world: World) -> Mapping[str, Any]:
    return {"uuid": world.order_b.uuid}


def _passage_of_a(name: str) -> Callable[[World], Mapping[str, Any]]:
    return lambda world: {**_order_a(world), "name": name}


def _month_of(order: Callable[[World], Mapping[str, Any]], month_on: date) -> Callable[[World], Mapping[str, Any]]:
    return lambda world: {**order(world), "number": 1, "month_on": month_on}


def _activity_of(order: str) -> Callable[[World], Mapping[str, Any]]:
    def made(world: World) -> Mapping[str, Any]:
        line = getattr(world, order).lines.get()
        known = Activity.objects.filter(line=line).first()
        return {"pk": (known or make_activity(line, "Essai", (date(2026, 2, 2), "doing"))).pk}

    return made


def _import_of_a(world: World) -> Mapping[str, Any]:
    received = MarketImport.objects.create(
        file_name="classeur de Aubépine.ods",
        stored_path="classeurs/absent",
        sha256="0" * 64,
        by=world.accounts[CORRESPONDENT_A],
        contractor=world.contractor_a,
        received_at=datetime(2026, 6, 30, tzinfo=UTC),
    )
    return {"uuid": received.uuid}


def _download(extension: str) -> Callable[[World], Mapping[str, Any]]:
    return lambda _: {"extension": extension}


_OF_ORDERS = (Sample(_order_a, SEES_ORDER_A), Sample(_order_b, SEES_ORDER_B))
_SEE_IMPORT_OF_A = frozenset({STEERING, CORRESPONDENT_A})

SAMPLES: Mapping[str, Sequence[Sample]] = {
    "framework_terms": (Sample(lambda world: {"uuid": world.framework.uuid}),),
    "steering_home": (Sample(),),
    "statement": (
        Sample(),
        Sample(query="vue=produit&tri=ecart&sens=decroissant"),
        Sample(query="vue=titulaire&colonnes=montants"),
        Sample(query="vue=accord-cadre&au=30/06/2026"),
        Sample(query="bon=BC-BRUYERE-0"),
        Sample(query="au=31/02/2026&par=x&page=-1&tri=rien"),
    ),
    "statement_download": (
        *(Sample(_download(form)) for form in ("json", "csv", "xlsx", "ods")),
        Sample(lambda _: {"extension": "exe"}, seen_by=frozenset()),
    ),
    "order": _OF_ORDERS,
    "order_weeks_csv": _OF_ORDERS,
    "order_course_csv": _OF_ORDERS,
    "new_estimate": _OF_ORDERS,
    "order_document": _OF_ORDERS,
    "notify_order": _OF_ORDERS,
    "amend_order": _OF_ORDERS,
    "pass_order": (
        *(Sample(_passage_of_a(name), SEES_ORDER_A) for name in ("commencer", "suspendre", "reprendre", "livrer")),
        Sample(lambda world: {**_order_b(world), "name": "livrer"}, SEES_ORDER_B),
        Sample(_passage_of_a("ailleurs"), frozenset()),
    ),
    "observe_order": (
        Sample(_order_a, frozenset({CORRESPONDENT_A})),
        Sample(_order_b, frozenset({CORRESPONDENT_B})),
    ),
    "orders": (Sample(), Sample(query="etat=draft&page=9"), Sample(query="q=bc&tri=-notifie")),
    "orders_file": files(),
    "journal_file": files(),
    "market_imports_file": files(),
    "registry_troubles_file": files(),
    "market_import_troubles_file": (
        Sample(lambda world: {**_import_of_a(world), "extension": "csv"}, _SEE_IMPORT_OF_A),
        Sample(lambda world: {**_import_of_a(world), "extension": "ods"}, _SEE_IMPORT_OF_A),
    ),
    "new_order": (Sample(),),
    "market_imports": (Sample(),),
    "market_import": (Sample(_import_of_a, _SEE_IMPORT_OF_A),),
    "market_import_confirmation": (Sample(_import_of_a, _SEE_IMPORT_OF_A, method="post", statuses=frozenset({409})),),
    "market_workbook": (Sample(lambda _: {"name": "modele"}), Sample(lambda _: {"name": "x"}, seen_by=frozenset())),
    "registry_imports": (Sample(), Sample(query="genre=unknown_phase")),
    "activities": (Sample(), Sample(query="vue=liste&etat=faites&bons=tous&produit=x&page=-1"), Sample(query="etat=x")),
    "activities_file": files(),
    "move_activity": (
        Sample(_activity_of("order_a"), SEES_ORDER_A, method="post", statuses=frozenset({422})),
        Sample(_activity_of("order_b"), SEES_ORDER_B, method="post", statuses=frozenset({422})),
    ),
    "employers": (
        Sample(),
        Sample(query="vue=rapproches&q=%25&page=9"),
        Sample(method="post", statuses=frozenset({422})),
    ),
    "employers_file": files(),
    "waiting_days": (Sample(), Sample(query="vue=renvoyes&page=9")),
    "waiting_days_file": (*files(), Sample(lambda _: {"extension": "csv"}, query="vue=renvoyes")),
    "return_month": (
        Sample(_month_of(_order_a, date(2026, 5, 1)), SEES_ORDER_A),
        Sample(_month_of(_order_b, date(2026, 5, 1)), SEES_ORDER_B),
    ),
    "journal": (Sample(), Sample(query="verbe=account.opened&du=01/01/2026&au=jamais&page=2")),
}
