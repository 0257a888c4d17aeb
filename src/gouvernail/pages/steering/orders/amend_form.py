"""The form of an amendment: the new quantity of each line, the new last day, the reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from gouvernail.pages.steering.fields import FrenchDateField, FrenchDecimalField, LineField, hundredths
from gouvernail.records import journal
from gouvernail.rules.order_life.amending import Amending, Change, StandingLine
from gouvernail.rules.workbook_format.sheets import MOST_CENTS
from gouvernail.rules.written_words import MOST_CHARACTERS
from gouvernail.wording import hundredths_text


class AmendForm(forms.Form):
    """What changes, over the order that is shown; ``checked`` is the change whose effect was read."""

    ends_on = FrenchDateField(label="Fin d’exécution", required=False, help_text="JJ/MM/AAAA")
    reason = LineField(
        label="Motif",
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Le titulaire le lira ; n’y nommez personne.",
        error_messages={"required": "Dites pourquoi le bon de commande est modifié."},
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    checked = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(self, amending: Amending, seen: str, data: QueryDict | None = None) -> None:
        self._lines = amending.lines
        shown = {"seen": seen, "ends_on": _typed_day(amending.ends_on)}
        for line in amending.lines:
            shown[_name(line)] = hundredths_text(line.quantity_hundredths)
        super().__init__(data, initial=shown)
        for line in amending.lines:
            self.fields[_name(line)] = FrenchDecimalField(
                label=f"Nouvelle quantité de la ligne {line.number}",
                help_text="Unités, ou euros pour des frais.",
                min_value=0,
                max_value=MOST_CENTS // 100,
            )

    def quantities(self) -> Iterator[tuple[StandingLine, BoundField]]:
        """Each line with the field of its new quantity."""
        for line in self._lines:
            yield line, self[_name(line)]

    def change(self) -> Change:
        """What was typed, for the rule and the action."""
        typed = self.cleaned_data
        units = {line.number: hundredths(typed[_name(line)]) - line.quantity_hundredths for line in self._lines}
        changed = {number: more for number, more in units.items() if more}
        return Change(changed, typed["ends_on"], typed["reason"])

    def summary(self) -> list[tuple[str, str]]:
        """Every error with the field it leads to."""
        return [
            (self[name].id_for_label, f"{self.fields[name].label} : {error}")
            for name, errors in self.errors.items()
            for error in errors
        ]


def mark_of(change: Change) -> str:
    """A change as one word: what was checked is what is signed."""
    told = [sorted(change.units.items()), change.ends_on, change.reason]
    return sha256(journal.canonical(told).encode()).hexdigest()


def _name(line: StandingLine) -> str:
    return f"ligne-{line.number}"


def _typed_day(day: date | None) -> str:
    return "" if day is None else day.strftime("%d/%m/%Y")
