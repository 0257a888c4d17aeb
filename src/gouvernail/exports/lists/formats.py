"""The formats of a list, each with its extension, its media type and its writer."""

from __future__ import annotations

import io
from collections.abc import Mapping

from gouvernail.exports.lists.listed import ListFile
from gouvernail.exports.sheets.csv_cells import BOM, csv_cell, french_writer
from gouvernail.exports.sheets.formats import CSV, ODS, XLSX, Format
from gouvernail.exports.sheets.ods import write_ods
from gouvernail.exports.sheets.written import written
from gouvernail.exports.sheets.xlsx import write_xlsx


def csv_file(listed: ListFile) -> bytes:
    """As a French spreadsheet opens it: semicolons, BOM, comma decimals, dates AAAA-MM-JJ, no formula."""
    text, page = io.StringIO(), listed.page()
    text.write(BOM)
    writer = french_writer(text)
    writer.writerow(page.headings)
    for row in page.rows:
        writer.writerow([csv_cell(written(value, column)) for value, column in zip(row[1:], page.columns, strict=True)])
    return text.getvalue().encode()


def xlsx_file(listed: ListFile) -> bytes:
    """As an Office Open XML workbook: numbers are numbers, dates are dates, texts are never formulas."""
    target = io.BytesIO()
    write_xlsx([listed.page()], target)
    return target.getvalue()


def ods_file(listed: ListFile) -> bytes:
    """As an OpenDocument workbook, with the same cells."""
    target = io.BytesIO()
    write_ods([listed.page()], target)
    return target.getvalue()


#: Every format, by its extension, in the order in which they are offered.
FORMATS: Mapping[str, Format[ListFile]] = {
    form.extension: form
    for form in (
        Format("csv", CSV, "CSV", csv_file),
        Format("xlsx", XLSX, "XLSX", xlsx_file),
        Format("ods", ODS, "ODS", ods_file),
    )
}
