"""Addresses of the profiles presented for orders, on both sides of the wall."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from gouvernail.actions.presentations.files import HandedFile
from gouvernail.actions.presentations.present import Proposal, present
from gouvernail.records.models import Presentation
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.presentations import ProposedProfile
from tests.pages.samples import Sample, files
from tests.pages.world import CORRESPONDENT_A, CORRESPONDENT_B, LEAD, STEERING, World

_STATE_OF_A, _STATE_OF_B = frozenset({STEERING, LEAD}), frozenset({STEERING})
_OF_A, _OF_B = frozenset({CORRESPONDENT_A}), frozenset({CORRESPONDENT_B})
_PDF = HandedFile("references.pdf", [b"%PDF-1.4\n%%EOF\n"])
_AT = datetime(2026, 2, 2, 9, tzinfo=UTC)


def _presented(world: World, order: str) -> Presentation:
    wanted = getattr(world, order)
    known = Presentation.objects.filter(order=wanted).first()
    own = Scope(contractor_ids=frozenset({wanted.contractor_id}))
    told = Proposal(wanted, ProposedProfile("Développeuse", "Personne Présentée", {}), wanted.lines.get())
    return known or present(told, [_PDF], own, "test", at=_AT)


def _of(order: str) -> Callable[[World], Mapping[str, Any]]:
    return lambda world: {"uuid": _presented(world, order).uuid}


def _reference(order: str) -> Callable[[World], Mapping[str, Any]]:
    return lambda world: {"uuid": _presented(world, order).references.get().uuid}


def _order(order: str) -> Callable[[World], Mapping[str, Any]]:
    return lambda world: {"uuid": getattr(world, order).uuid}


def _posted(status: int) -> tuple[Sample, ...]:
    return (Sample(_of("order_a"), _OF_A, method="post", statuses=frozenset({status})),)


SAMPLES: Mapping[str, Sequence[Sample]] = {
    "presentations": (Sample(), Sample(query="page=9")),
    "presentations_file": files(),
    "presentation": (
        Sample(_of("order_a"), _STATE_OF_A),
        Sample(_of("order_b"), _STATE_OF_B),
        Sample(_of("order_a"), _STATE_OF_A, method="post", statuses=frozenset({422})),
    ),
    "presentation_reference": (Sample(_reference("order_a"), _STATE_OF_A), Sample(_reference("order_b"), _STATE_OF_B)),
    "team_matrix": (Sample(_order("order_a"), _STATE_OF_A), Sample(_order("order_b"), _STATE_OF_B)),
    "own_presentations": (Sample(), Sample(query="page=9")),
    "new_presentation": (Sample(), Sample(query="ligne=rien&remplace=rien&bon=rien")),
    "own_presentation": (Sample(_of("order_a"), _OF_A), Sample(_of("order_b"), _OF_B)),
    "own_presentation_reference": (Sample(_reference("order_a"), _OF_A), Sample(_reference("order_b"), _OF_B)),
    "own_presentation_completion": _posted(422),
    "own_presentation_withdrawal": _posted(409),
    "own_presentation_erasure": _posted(302),
}
