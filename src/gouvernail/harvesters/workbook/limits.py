"""How large a workbook may be: what keeps memory and time bounded whatever the file says."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes beyond which a file is refused before its cells are read.

    `file_bytes` is the file as it lies, `expanded_bytes` all that it holds once expanded,
    `rows` the rows of one sheet, `cells` the rectangle of one sheet from its first to its last
    filled cell, empty ones included: a reader holds all of it in memory.
    """

    file_bytes: int = 128 * MEGABYTE
    expanded_bytes: int = 512 * MEGABYTE
    rows: int = 500_000
    cells: int = 30_000_000


def megabytes(size: int) -> int:
    """A size in whole megabytes, rounded up."""
    return -(-size // MEGABYTE)
