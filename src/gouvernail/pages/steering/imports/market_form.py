"""The form that hands over a workbook."""

from __future__ import annotations

from typing import Any

from django import forms

from gouvernail.pages.sign_in.reader import Reader
from gouvernail.records.models import Contractor
from gouvernail.records.queries.contractors import contractors_of
from gouvernail.rules.access import Right


class MarketImportForm(forms.Form):
    """A file, the historical take-over for the steering office, the contractor for who answers for several."""

    file = forms.FileField(
        label="Classeur du marché",
        max_length=300,
        error_messages={"required": "Choisissez le classeur à importer.", "empty": "Ce fichier est vide."},
        widget=forms.FileInput(attrs={"accept": ".ods,.xlsx,.zip,.csv"}),
    )
    historical = forms.BooleanField(
        label="Reprise historique",
        required=False,
        help_text="Accepter ce qui ne suit pas une règle du marché, et le lister comme anomalie d’historique.",
    )
    contractor_siret = forms.ChoiceField(label="Pour le titulaire", error_messages={"required": "Choisissez."})

    def __init__(self, reader: Reader, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._contractors = [] if reader.scope.everything else contractors_of(reader.scope)
        if not reader.may(Right.TAKE_OVER_HISTORY):
            del self.fields["historical"]
        if len(self._contractors) < 2:
            del self.fields["contractor_siret"]
        else:
            choices = [("", "Choisissez"), *((one.siret, one.name) for one in self._contractors)]
            self.fields["contractor_siret"].choices = choices  # type: ignore[attr-defined]

    @property
    def contractor(self) -> Contractor | None:
        """Whose orders the workbook may reach; ``None`` for the steering office, which reaches all."""
        if len(self._contractors) < 2:
            return next(iter(self._contractors), None)
        siret = self.cleaned_data["contractor_siret"]
        return next(one for one in self._contractors if one.siret == siret)

    @property
    def is_historical(self) -> bool:
        """Whether a historical take-over is asked for."""
        return bool(self.cleaned_data.get("historical"))
