"""Write sheets as CSV: UTF-8 with BOM, `;`, decimal comma, dates AAAA-MM-JJ.

A text that a spreadsheet would compute (`=`, `+`, `-`, `@` first) gets an apostrophe before it;
reading takes one off again, so a text that already begins with `'=` gets a second one.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from gouvernail.exports.sheets.csv_cells import figure_cell, french_writer
from gouvernail.exports.sheets.pages import Page
from gouvernail.exports.sheets.written import Cells, Written

_COMPUTED = re.compile(r"'*[=+\-@]")


def write_folder(pages: Iterable[Page], folder: Path) -> None:
    """Write one CSV file per sheet into a folder, made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    for page in pages:
        with (folder / f"{page.name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            _write(page, file)


def write_zip(pages: Iterable[Page], target: IO[bytes]) -> None:
    """Write one CSV file per sheet into a zip, without the date of the day: same rows, same bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for page in pages:
            entry = zipfile.ZipInfo(f"{page.name}.csv")
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=True) as member:
                file = io.TextIOWrapper(member, encoding="utf-8-sig", newline="")
                _write(page, file)
                file.flush()
                file.detach()


def _write(page: Page, file: IO[str]) -> None:
    writer = french_writer(file)
    writer.writerow(page.headings)
    writer.writerows(_records(page))


def _records(page: Page) -> Iterator[list[str]]:
    cells = [Cells(column, csv_cell) for column in page.columns]
    for row in page.rows:
        yield [known[value] for known, value in zip(cells, row[1:], strict=True)]


def csv_cell(cell: Written) -> str:
    """A cell as a text of CSV that comes back as it was."""
    if isinstance(cell, str):
        return f"'{cell}" if _COMPUTED.match(cell) else cell
    return figure_cell(cell)
