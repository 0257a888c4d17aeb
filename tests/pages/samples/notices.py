"""Addresses of the notices, on both sides of the wall."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from gouvernail.records.models import Notice, NoticeReceipt
from tests.makers import make_notice
from tests.pages.samples import Sample, files
from tests.pages.world import CORRESPONDENT_A, CORRESPONDENT_B, LEAD, STEERING, World

_STATE_OF_A = frozenset({STEERING, LEAD})
_STATE_OF_B = frozenset({STEERING})
_OF_A, _OF_B = frozenset({CORRESPONDENT_A}), frozenset({CORRESPONDENT_B})


def _of(order: str, **rest: Any) -> Callable[[World], Mapping[str, Any]]:
    def made(world: World) -> Mapping[str, Any]:
        known = Notice.objects.filter(order=getattr(world, order)).first()
        notice = known or make_notice(getattr(world, order), annex={"people": [{"number": 1, "name": "Une Personne"}]})
        return {"uuid": notice.uuid, **rest}

    return made


def _evidence(world: World) -> Mapping[str, Any]:
    notice = Notice.objects.get(uuid=_of("order_a")(world)["uuid"])
    place = Path(settings.MEDIA_ROOT) / "preuves" / "essai.pdf"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(b"%PDF-1.7")
    receipt = NoticeReceipt.objects.create(
        notice=notice,
        channel="receipt",
        received_on=date(2026, 5, 4),
        recorded_at=datetime(2026, 5, 4, tzinfo=UTC),
        evidence_name="récépissé.pdf",
        evidence_path="preuves/essai.pdf",
        recorded_in=1,
    )
    return {"uuid": notice.uuid, "number": receipt.pk}


SAMPLES: Mapping[str, Sequence[Sample]] = {
    "notices": (Sample(), Sample(query="q=bc&genre=order_notified&reception=awaited&horodatage=no_authority&page=9")),
    "notices_file": files(),
    "notice": (Sample(_of("order_a"), _STATE_OF_A), Sample(_of("order_b"), _STATE_OF_B)),
    "notice_piece": (
        *(Sample(_of("order_a", piece=piece), _STATE_OF_A) for piece in ("contenu.json", "annexe.json")),
        Sample(_of("order_a", piece="document.pdf"), _STATE_OF_A),
        Sample(_of("order_a", piece="jeton.tsr"), frozenset()),
        Sample(_of("order_b", piece="contenu.json"), _STATE_OF_B),
        Sample(_of("order_b", piece="rien"), frozenset()),
    ),
    "new_receipt": (
        Sample(_of("order_a")),
        Sample(_of("order_b"), method="post", statuses=frozenset({422})),
    ),
    "notice_evidence": (Sample(_evidence, _STATE_OF_A),),
    "own_notices": (Sample(), Sample(query="page=9")),
    "own_notices_file": files(),
    "own_notice": (Sample(_of("order_a"), _OF_A), Sample(_of("order_b"), _OF_B)),
    "own_notice_piece": (
        Sample(_of("order_a", piece="contenu.json"), _OF_A),
        Sample(_of("order_b", piece="annexe.json"), _OF_B),
        Sample(_of("order_b", piece="annexe.pdf"), _OF_B),
        Sample(_of("order_b", piece="rien.pdf"), frozenset()),
    ),
}
