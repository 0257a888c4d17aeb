"""The first sentence of a month: whether there is something to do."""

from __future__ import annotations

from datetime import date

from gouvernail import wording
from gouvernail.rules.calendar_months import month_of
from gouvernail.rules.lifecycle import MonthState

_TOLD = {
    MonthState.CONFIRMED: "Rien à faire : ce mois est déclaré ({total}), votre correspondant l’approuvera.",
    MonthState.APPROVED: "Rien à faire : ce mois est approuvé ({total}).",
    MonthState.RETURNED: (
        "À revoir : votre correspondant vous a renvoyé ce mois ({total}). Corrigez, puis déclarez de nouveau."
    ),
}


def short_month_name(month_on: date) -> str:
    """« juin »."""
    return wording.month_text(month_on).partition("\N{NO-BREAK SPACE}")[0]


def days_in_words(hundredths: int) -> str:
    """« 20,5 jours »."""
    return f"{wording.hundredths_text(hundredths)}\N{NO-BREAK SPACE}{'jour' if hundredths < 200 else 'jours'}"


def sentence_of(
    state: MonthState,
    month_on: date,
    today: date,
    *,
    hundredths: int,
    is_proposed: bool,
    is_imported: bool,
    has_lines: bool,
) -> str:
    """What the member is asked, if anything."""
    total = days_in_words(hundredths)
    if month_on > today:
        return f"Ce mois n’a pas commencé : rien à faire avant le {wording.date_text(month_on)}."
    if state in _TOLD:
        return _TOLD[state].format(total=total)
    if not has_lines:
        return "À déclarer : ajoutez une ligne de bon de commande, puis saisissez vos jours."
    if is_imported and month_on != month_of(today):
        return f"Rien à faire : un relevé déclare déjà ce mois ({total}). S’il diffère, corrigez, puis déclarez."
    return _to_declare(total, hundredths, is_proposed=is_proposed, is_present=month_on == month_of(today))


def _to_declare(total: str, hundredths: int, *, is_proposed: bool, is_present: bool) -> str:
    said = f"{total} {'proposé' if is_proposed else 'saisi'}{'s' if hundredths >= 200 else ''}"
    if is_present:
        return f"Mois en cours : {said} jusqu’ici. À déclarer à sa fin."
    if is_proposed:
        return f"À déclarer : {said} d’après vos derniers mois. Corrigez ce qui diffère, puis déclarez."
    return f"À déclarer : {said} jusqu’ici. Corrigez si besoin, puis déclarez."
