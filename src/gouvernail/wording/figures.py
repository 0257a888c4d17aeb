"""Figures and days as French people write them: inside a figure and before its unit every space is unbreakable."""

from __future__ import annotations

from datetime import date, datetime

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


def instant_text(local: datetime) -> str:
    """A local instant to the minute: « 1er juin 2025 à 14:05 »."""
    return f"{date_text(local.date())} à{_NO_BREAK}{local:%H:%M}"


def month_text(day: date) -> str:
    """The month of a day: « mai 2025 »."""
    return f"{_MONTHS[day.month - 1]}{_NO_BREAK}{day.year}"


def counted(number: int, one: str, many: str = "") -> str:
    """A number and its noun: « 1 produit », « 12 produits »; below two is singular in French."""
    noun = one if abs(number) < 2 else many or f"{one}s"
    return f"{whole_text(number)}{_NO_BREAK}{noun}"
