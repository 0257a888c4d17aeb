"""Write a workbook where the user asks, and say what stands in the way."""

from collections.abc import Callable
from pathlib import Path

from gouvernail.commands.troubles import Stopped
from gouvernail.rules.workbook_format.sheets import SHEETS


def written(write: Callable[[Path], None], target: Path, *, replace: bool = False) -> int:
    """Write a workbook with `write` and say where it is; answers the exit status.

    A file that stands there is kept, since somebody may have filled it in, unless `replace` says otherwise.
    """
    if target.is_file() and not replace:
        raise Stopped(f"« {target} » existe déjà. Donnez un autre nom, ou supprimez-le d’abord.")
    try:
        write(target)
    except ValueError as error:
        raise Stopped(
            f"« {target.name} » : la forme « {target.suffix} » n’est pas connue. Formes possibles : .ods, .xlsx, .zip "
            "(de fichiers CSV), ou un dossier (sans suffixe).",
            status=2,
        ) from error
    sheets = ", ".join(sheet.name for sheet in SHEETS)
    print(f"« {target} » est écrit (feuilles {sheets}).")
    return 0
