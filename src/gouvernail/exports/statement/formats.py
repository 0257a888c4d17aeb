"""The formats of the statement, each with its extension, its media type and its writer."""

from __future__ import annotations

from collections.abc import Mapping

from gouvernail.exports.sheets.formats import CSV, ODS, XLSX, Format
from gouvernail.exports.statement.csv_file import csv_file
from gouvernail.exports.statement.dossier import Dossier
from gouvernail.exports.statement.json_file import json_file
from gouvernail.exports.statement.pdf_file import pdf_file
from gouvernail.exports.statement.sheets import ods_file, xlsx_file

#: Every format of a file, by its extension, in the order in which they are offered.
FORMATS: Mapping[str, Format[Dossier]] = {
    form.extension: form
    for form in (
        Format("ods", ODS, "Classeur ODS", ods_file),
        Format("xlsx", XLSX, "Classeur XLSX", xlsx_file),
        Format("csv", CSV, "CSV", csv_file),
        Format("pdf", "application/pdf", "PDF", pdf_file),
        Format("json", "application/json", "JSON", json_file),
    )
}
