"""Fields that read what French people type: « 10,5 », « 1 000 », « 30/06/2026 »."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms

from gouvernail.harvesters.workbook.cells import FIRST_DAY, LAST_DAY, BadCell, clean

_SPACES = re.compile(r"\s")


class LineField(forms.CharField):
    """A text on one line, as a workbook would hold it: what is typed here comes back unchanged from an export."""

    def to_python(self, value: object) -> str:
        """The text in composed letters, without control characters; raises ``ValidationError``."""
        text = str(super().to_python(value) or "")
        try:
            return clean(text) if "\0" not in text else text
        except BadCell as bad:
            raise forms.ValidationError("Ce texte est l’erreur d’un tableur : tapez la valeur.", code=bad.code) from bad


class FrenchDecimalField(forms.DecimalField):
    """A figure with a comma or a point, with or without spaces between thousands; two decimals at most."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("decimal_places", 2)
        kwargs.setdefault("max_digits", 15)
        super().__init__(**kwargs)
        self.error_messages["invalid"] = "Écrivez un nombre, par exemple 10,5."
        self.error_messages["max_decimal_places"] = "Deux décimales au plus."

    def to_python(self, value: object) -> Decimal | None:  # type: ignore[override]  # stubs derive it from int
        """The figure typed; raises ``ValidationError`` for anything else."""
        return super().to_python(_SPACES.sub("", value).replace(",", ".") if isinstance(value, str) else value)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Show the keyboard of figures on a phone."""
        return {**super().widget_attrs(widget), "inputmode": "decimal", "autocomplete": "off"}


class FrenchDateField(forms.DateField):
    """A day typed as JJ/MM/AAAA, of our times; what machines write is understood too.

    A day that a workbook could not hold would never come back from an export.
    """

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%d/%m/%Y", "%Y-%m-%d"], **kwargs)
        self.help_text = self.help_text or "JJ/MM/AAAA"
        self.error_messages["invalid"] = "Cette date n’existe pas. Écrivez JJ/MM/AAAA, par exemple 30/06/2026."

    def to_python(self, value: str | datetime | date | None) -> date | None:
        """The day typed; raises ``ValidationError`` for anything else."""
        day = super().to_python(value)
        if day is not None and not FIRST_DAY <= day <= LAST_DAY:
            raise forms.ValidationError(f"Donnez une date entre {FIRST_DAY.year} et {LAST_DAY.year}.", code="far")
        return day

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No suggestion of the browser, figures on a phone."""
        return {**super().widget_attrs(widget), "inputmode": "numeric", "autocomplete": "off", "maxlength": "10"}


def hundredths(figure: Decimal) -> int:
    """A figure with two decimals at most as whole hundredths."""
    return int(figure.scaleb(2))
