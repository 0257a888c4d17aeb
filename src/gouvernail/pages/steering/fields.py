"""Fields that read what French people type: « 10,5 », « 1 000 », « 30/06/2026 »."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms

_SPACES = re.compile(r"\s")


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
    """A day typed as JJ/MM/AAAA; what machines write is understood too."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%d/%m/%Y", "%Y-%m-%d"], **kwargs)
        self.help_text = self.help_text or "JJ/MM/AAAA"
        self.error_messages["invalid"] = "Cette date n’existe pas. Écrivez JJ/MM/AAAA, par exemple 30/06/2026."

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No suggestion of the browser, figures on a phone."""
        return {**super().widget_attrs(widget), "inputmode": "numeric", "autocomplete": "off", "maxlength": "10"}


def hundredths(figure: Decimal) -> int:
    """A figure with two decimals at most as whole hundredths."""
    return int(figure.scaleb(2))
