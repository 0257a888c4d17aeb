"""The guide tells the format as it is."""

from collections.abc import Iterator
from pathlib import Path

from gouvernail.exports.market_workbook.read_me import read_me
from gouvernail.harvesters.workbook.limits import Limits
from gouvernail.rules.workbook_format.sheets import SHEETS

GUIDE = Path(__file__).parents[3] / "docs" / "guide" / "classeur-de-marche.md"
COLUMNS = "| colonne | remplissage | ce qu’on y met | forme attendue |\n| --- | --- | --- | --- |"


def sheets_in_words() -> str:
    """The part of the guide that follows from the format."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    rows = list(read_me().rows)
    for sheet in SHEETS:
        yield f"### {sheet.name}\n\n{sheet.explanation}\n\n{COLUMNS}"
        for _, name, column, need, explanation, form in rows:
            if name == sheet.name and column:
                yield f"| `{column}` | {need} | {explanation} | {form} |"
        yield ""


def test_the_guide_lists_every_sheet_and_column_as_they_are() -> None:
    told = GUIDE.read_text(encoding="utf-8").split("<!--")[1].split("-->\n")[1].strip()
    assert told == sheets_in_words().strip()


def test_the_guide_tells_the_limit_of_rows() -> None:
    assert f"{Limits().rows:,}".replace(",", " ") + " lignes" in GUIDE.read_text(encoding="utf-8").replace("\n", " ")
