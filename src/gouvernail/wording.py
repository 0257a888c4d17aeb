"""One French sentence per code: what happened, where, and what to do. Rules give codes, people read these.

Sentences are ``str.format`` patterns filled by the values of a refusal or of a trouble.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gouvernail.rules.verdicts import Refusal

#: Refusals of the rules, by code.
REFUSALS: Mapping[str, str] = {}

#: Errors and warnings of a market workbook, by code.
WORKBOOK: Mapping[str, str] = {}


def refusal_sentence(refusal: Refusal) -> str:
    """The sentence of a refusal, its clause at the end."""
    return REFUSALS[refusal.code].format(**refusal.values)


#: What the reading of the journal can find, by code.
DOUBTS: Mapping[str, str] = {
    "entry_missing": "L’écriture n° {sequence} manque : elle a été retirée, ou une autre a été ajoutée à sa place.",
    "chain_broken": "L’écriture n° {sequence} ne suit pas la précédente : la chaîne est rompue à cet endroit.",
    "entry_altered": "L’écriture n° {sequence} a été modifiée : son contenu ne correspond plus à son empreinte.",
    "head_missing": "La tête du journal a disparu : on ne peut plus savoir si la fin a été coupée.",
    "head_differs": "La tête du journal annonce {sequence} écriture(s), la chaîne en tient {found} : la fin a été changée.",
    "facts_altered": "Des faits couverts par l’écriture n° {sequence} ont changé ou disparu (« {found} »).",
    "facts_inserted": "Des faits (« {found} ») se réclament de l’écriture n° {sequence}, qui ne les annonce pas.",
}


def doubt_sentence(code: str, *, sequence: int | None, found: str) -> str:
    """The sentence of a doubt about the journal."""
    return DOUBTS[code].format(sequence="—" if sequence is None else sequence, found=found)


# Figures and days as French people write them. Inside a figure and before its unit every space is unbreakable.

_NO_BREAK = "\N{NO-BREAK SPACE}"
_MINUS = "\N{MINUS SIGN}"
_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


def whole_text(number: int) -> str:
    """A whole number, thousands apart: ``14086`` is « 14 086 »."""
    return f"{number:,}".replace(",", _NO_BREAK).replace("-", _MINUS)


def hundredths_text(hundredths: int) -> str:
    """A count of hundredths without useless zero nor unit: ``2350`` is « 23,5 »."""
    sign = _MINUS if hundredths < 0 else ""
    whole, part = divmod(abs(hundredths), 100)
    decimals = f",{part:02d}".rstrip("0").rstrip(",")
    return f"{sign}{whole_text(whole)}{decimals}"


def days_text(hundredths: int) -> str:
    """Person-days from hundredths: ``2350`` is « 23,5 j »."""
    return f"{hundredths_text(hundredths)}{_NO_BREAK}j"


def euros_text(cents: int) -> str:
    """Euros from cents, always two decimals: ``5400000`` is « 54 000,00 € »."""
    sign = _MINUS if cents < 0 else ""
    whole, part = divmod(abs(cents), 100)
    return f"{sign}{whole_text(whole)},{part:02d}{_NO_BREAK}€"


def date_text(day: date) -> str:
    """A day in full: « 9 mai 2025 », « 1er juin 2025 »."""
    ordinal = "1er" if day.day == 1 else str(day.day)
    return f"{ordinal}{_NO_BREAK}{_MONTHS[day.month - 1]}{_NO_BREAK}{day.year}"


def counted(number: int, one: str, many: str = "") -> str:
    """A number and its noun: « 1 produit », « 12 produits »; below two is singular in French."""
    noun = one if abs(number) < 2 else many or f"{one}s"
    return f"{whole_text(number)}{_NO_BREAK}{noun}"
