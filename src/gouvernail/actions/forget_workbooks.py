"""Take away the files of handed-over workbooks after their term: they name people, and the ledger keeps their days."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import Q

from gouvernail import clock, wording
from gouvernail.actions.refuse_market_import import refuse_market_import
from gouvernail.records.models import MarketImport
from gouvernail.rules.lifecycle import MarketImportState
from gouvernail.rules.verdicts import Refusal

_NEVER_CONFIRMED = Refusal("import_never_confirmed", "4.2-device")


def forget_workbooks() -> int:
    """Remove the files of imports over, or never confirmed, since the term; answers how many files went.

    The import itself, its digest and its report stay. CCTP 4.1 (4.1-contractor-authority); domain invariant 15.
    """
    before = clock.now() - timedelta(days=settings.UPLOADS_DAYS)
    left = MarketImport.objects.filter(state=MarketImportState.PREVIEWED.value, received_at__lt=before)
    for pk in left.values_list("pk", flat=True):
        refuse_market_import(pk, wording.refusal_sentence(_NEVER_CONFIRMED))
    over = MarketImport.objects.filter(Q(finished_at__lt=before) | Q(finished_at__isnull=False, received_at__lt=before))
    return sum(_removed(Path(settings.MEDIA_ROOT) / path) for path in over.values_list("stored_path", flat=True))


def _removed(place: Path) -> bool:
    if not place.is_file():
        return False
    place.unlink()
    return True
