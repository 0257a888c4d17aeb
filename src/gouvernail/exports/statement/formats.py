"""The formats of the statement, each with its extension, its media type and its writer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from gouvernail.exports.statement.csv_file import csv_file
from gouvernail.exports.statement.dossier import Dossier
from gouvernail.exports.statement.json_file import json_file
from gouvernail.exports.statement.pdf_file import pdf_file
from gouvernail.exports.statement.sheets import ods_file, xlsx_file


class Format(NamedTuple):
    """How a statement is written into a file: ``label`` is what a download says."""

    extension: str
    media_type: str
    label: str
    write: Callable[[Dossier], bytes]


#: Every format of a file, by its extension, in the order in which they are offered.
FORMATS: Mapping[str, Format] = {
    form.extension: form
    for form in (
        Format("ods", "application/vnd.oasis.opendocument.spreadsheet", "Classeur ODS", ods_file),
        Format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Classeur XLSX", xlsx_file),
        Format("csv", "text/csv; charset=utf-8", "CSV", csv_file),
        Format("pdf", "application/pdf", "PDF", pdf_file),
        Format("json", "application/json", "JSON", json_file),
    )
}
