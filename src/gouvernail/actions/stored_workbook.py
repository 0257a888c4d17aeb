"""The file of a handed-over workbook, proved to be the one that was received, and what it says."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings

from gouvernail.harvesters.workbook.limits import Limits
from gouvernail.harvesters.workbook.parse import parse
from gouvernail.harvesters.workbook.read import read
from gouvernail.harvesters.workbook.workbook import Workbook
from gouvernail.records.models import MarketImport
from gouvernail.records.queries.column_mappings import column_names
from gouvernail.rules.verdicts import Refusal, Refused


def stored_workbook(received: MarketImport) -> Workbook:
    """Read the stored file; raises ``Refused`` when it is gone or is no longer what was received."""
    limits = Limits(
        file_bytes=settings.WORKBOOK_LIMIT_BYTES,
        expanded_bytes=settings.WORKBOOK_EXPANDED_LIMIT_BYTES,
    )
    return parse(read(_proved(received), limits, received.file_name, column_names(received.contractor)))


def _proved(received: MarketImport) -> Path:
    place = Path(settings.MEDIA_ROOT) / received.stored_path
    try:
        with place.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise Refused(Refusal("workbook_gone", "4.2-device")) from error
    if found != received.sha256:
        raise Refused(Refusal("workbook_altered", "4.2-device"))
    return place
