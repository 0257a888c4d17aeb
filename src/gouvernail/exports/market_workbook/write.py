"""Write a market workbook in the form its name asks for."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from uuid import uuid4

from gouvernail.exports.market_workbook.csv_files import write_folder, write_zip
from gouvernail.exports.market_workbook.pages import pages_of
from gouvernail.exports.market_workbook.read_me import read_me
from gouvernail.exports.sheets.ods import write_ods
from gouvernail.exports.sheets.pages import Page
from gouvernail.exports.sheets.xlsx import write_xlsx
from gouvernail.rules.workbook_format.rows import AnyRow
from gouvernail.rules.workbook_format.sheets import SHEETS

_WRITERS = {".ods": write_ods, ".xlsx": write_xlsx, ".zip": write_zip}


def write(sheets: Mapping[str, Iterable[AnyRow]], target: Path) -> None:
    """Write rows by the name of their sheet into `.ods`, `.xlsx`, `.zip` of CSV, or a folder of CSV.

    Rows are gone through once, sheet after sheet, in the order of the format. A file appears
    whole or not at all. Raises `KeyError` for an unknown sheet, `ValueError` for another suffix,
    `TooManyRows` beyond what a spreadsheet can show, `OSError` when the disk refuses.
    """
    write_pages(pages_of(sheets), target)


def write_template(target: Path) -> None:
    """Write an empty workbook, its first sheet explaining every column."""
    write_pages([read_me(), *pages_of({sheet.name: () for sheet in SHEETS})], target)


def write_pages(pages: Iterable[Page], target: Path) -> None:
    """Write any pages in the form that the suffix of `target` asks for."""
    suffix = target.suffix.lower()
    if suffix == "" or target.is_dir():
        write_folder(pages, target)
        return
    if suffix not in _WRITERS:
        raise ValueError(suffix)
    part = target.with_name(f".{target.name}.{uuid4().hex}")
    try:
        with part.open("xb") as file:
            _WRITERS[suffix](pages, file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
