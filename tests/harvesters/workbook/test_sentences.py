"""Every code that reading a workbook gives has its French sentence."""

import re
from pathlib import Path

from gouvernail.harvesters import workbook
from gouvernail.wording import WORKBOOK

SOURCES = sorted(Path(workbook.__path__[0]).glob("*.py"))
NAMED = re.compile(r'^(?:ERROR|NOT_COMPUTED) = "(\w+)"', re.MULTILINE)


def codes() -> set[str]:
    found = set()
    for source in SOURCES:
        text = source.read_text(encoding="utf-8")
        found |= set(re.findall(r'(?:BadCell|Unreadable)\(\s*"(\w+)"', text))
        found |= {
            one
            for line in text.splitlines()
            if "Trouble(" in line
            for one in re.findall(r'"([a-z]+(?:_[a-z]+)+)"', line)
        }
        found |= set(NAMED.findall(text))
    return found


def test_every_code_has_its_sentence() -> None:
    columns = {"jours_par_uo", "date_notification", "montant_ht"}
    assert len(codes()) > 40
    assert codes() - columns - set(WORKBOOK) == set()
