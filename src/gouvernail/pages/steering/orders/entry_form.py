"""The form of one order: its heading, and as many lines as are filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.http import QueryDict

from gouvernail import wording
from gouvernail.actions.enter_order import LineEntry, OrderEntry
from gouvernail.pages.sign_in.reader import Reader
from gouvernail.pages.steering.fields import FrenchDateField, FrenchDecimalField, LineField, hundredths
from gouvernail.records.queries import choices
from gouvernail.records.queries.choices import Choice
from gouvernail.rules.verdicts import Refusal
from gouvernail.rules.workbook_format.sheets import MOST_CENTS

BLANK_LINES = 3
MOST_LINES = 100
_REQUIRED = {"required": "Ce champ est nécessaire."}

#: The field that shows what is said of a column of the workbook.
_ORDER_FIELDS: Mapping[str, str] = {
    "numero": "number",
    "marche": "framework",
    "titulaire_siret": "contractor",
    "date_notification": "notified_on",
    "debut": "starts_on",
    "fin": "ends_on",
    "engagement_juridique": "commitments",
    "motif_attribution": "reason",
}
_LINE_FIELDS: Mapping[str, str] = {"produit": "product", "uo": "work_unit", "quantite": "quantity", "phase": "phase"}


def _list_of(found: Sequence[Choice]) -> list[tuple[str, str]]:
    return [("", "Choisissez"), *((choice.value, choice.label) for choice in found)]


class OrderForm(forms.Form):
    """The heading of an order."""

    number = LineField(label="Numéro du bon de commande", max_length=100, error_messages=_REQUIRED)
    framework = forms.ChoiceField(label="Accord-cadre", error_messages=_REQUIRED)
    contractor = forms.ChoiceField(label="Titulaire", error_messages=_REQUIRED)
    notified_on = FrenchDateField(
        label="Notifié ailleurs le",
        required=False,
        help_text="JJ/MM/AAAA ; vide, le bon est gardé comme brouillon, qui se notifie ici.",
    )
    starts_on = FrenchDateField(label="Début d’exécution", required=False)
    ends_on = FrenchDateField(label="Fin d’exécution", required=False)
    commitments = LineField(
        label="Engagement juridique",
        required=False,
        max_length=300,
        help_text="Plusieurs numéros : une virgule entre eux.",
    )
    reason = LineField(
        label="Motif d’attribution",
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nécessaire quand un titulaire mieux placé n’est pas retenu.",
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        # Whoever may enter an order is the State: it knows every framework and every ranked contractor.
        self.fields["framework"].choices = _list_of(choices.framework_choices())  # type: ignore[attr-defined]
        self.fields["contractor"].choices = _list_of(choices.ranked_contractors())  # type: ignore[attr-defined]

    def entry(self, lines: Sequence[LineEntry]) -> OrderEntry:
        """What was typed, for the action."""
        typed = self.cleaned_data
        numbers = (number.strip() for number in typed["commitments"].split(","))
        return OrderEntry(
            number=typed["number"],
            framework_number=typed["framework"],
            contractor_siret=typed["contractor"],
            lines=lines,
            notified_on=typed["notified_on"],
            starts_on=typed["starts_on"],
            ends_on=typed["ends_on"],
            legal_commitment_numbers=tuple(number for number in numbers if number),
            attribution_reason=typed["reason"],
        )


class LineForm(forms.Form):
    """One line; left blank, it does not count."""

    product = forms.ChoiceField(label="Produit", error_messages=_REQUIRED)
    work_unit = forms.ChoiceField(label="Unité d’œuvre", error_messages=_REQUIRED)
    quantity = FrenchDecimalField(
        label="Quantité",
        min_value=0,
        max_value=MOST_CENTS // 100,
        help_text="Unités, ou euros pour des frais.",
        error_messages=_REQUIRED,
    )
    phase = LineField(label="Phase", required=False, max_length=60)

    def __init__(self, *args: Any, products: Sequence[Choice], units: Sequence[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["product"].choices = _list_of(products)  # type: ignore[attr-defined]
        self.fields["work_unit"].choices = _list_of(units)  # type: ignore[attr-defined]

    @property
    def is_filled(self) -> bool:
        """Whether anything was typed in it."""
        return self.has_changed()

    def entry(self) -> LineEntry:
        """What was typed, for the action."""
        typed = self.cleaned_data
        return LineEntry(typed["product"], typed["work_unit"], hundredths(typed["quantity"]), typed["phase"])


class _Lines(BaseFormSet[LineForm]):
    def clean(self) -> None:
        """One line at least."""
        if not any(form.is_filled for form in self.forms):
            raise forms.ValidationError("Remplissez au moins une ligne.")


def lines_formset(reader: Reader, data: QueryDict | None = None, *, extra: int = BLANK_LINES) -> BaseFormSet[LineForm]:
    """The lines of an order; a reader chooses among its own products only."""
    made = formset_factory(LineForm, formset=_Lines, extra=extra, max_num=MOST_LINES, absolute_max=MOST_LINES)
    words = {"products": choices.orderable_products(reader.scope), "units": choices.work_unit_choices()}
    return made(data, prefix="lignes", form_kwargs=words)


def show_refusals(form: OrderForm, lines: BaseFormSet[LineForm], refusals: Sequence[Refusal]) -> None:
    """Put each refusal of the rules beside the field that it is about."""
    filled = [line for line in lines.forms if line.is_filled]
    for refusal in refusals:
        sentence = f"{wording.refusal_sentence(refusal)}{_clause(refusal)}"
        column, row = str(refusal.values.get("column", "")), refusal.values.get("row")
        if refusal.values.get("sheet") == "lignes" and isinstance(row, int) and 0 < row <= len(filled):
            filled[row - 1].add_error(_LINE_FIELDS.get(column), sentence)
        else:
            form.add_error(_ORDER_FIELDS.get(column), sentence)


def _clause(refusal: Refusal) -> str:
    return f" ({wording.clause_words(refusal.clause)})" if refusal.clause else ""


def summary_of(form: OrderForm, lines: BaseFormSet[LineForm]) -> Iterator[tuple[str, str]]:
    """Every error of the page with the field it leads to: the summary at its top."""
    yield from _errors_of(form)
    for error in lines.non_form_errors() if lines.is_bound else ():
        yield "", str(error)
    for number, line in enumerate(lines.forms, start=1):
        for place, error in _errors_of(line):
            yield place, f"Ligne {number} : {error}"


def _errors_of(form: forms.Form) -> Iterator[tuple[str, str]]:
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        place = form[name].id_for_label if name in form.fields else ""
        for error in errors:
            yield place, f"{label} : {error}" if label else str(error)
