"""Any list of the pages as a file: a name, columns, rows; the same in every format. CCTP 4.2 (4.2-device)."""

from gouvernail.exports.lists.formats import FORMATS
from gouvernail.exports.lists.listed import ListFile
from gouvernail.exports.sheets.columns import column

__all__ = ["FORMATS", "ListFile", "column"]
