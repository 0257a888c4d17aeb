"""What a download is made of: an extension, a media type, its name for people and its writer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

Whole = TypeVar("Whole")

CSV = "text/csv; charset=utf-8"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Format(NamedTuple, Generic[Whole]):
    """How something whole (a list, a statement) is written into a file: ``label`` is what a download says."""

    extension: str
    media_type: str
    label: str
    write: Callable[[Whole], bytes]
