"""The form of a need: what is asked, for which product, by which units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.http import QueryDict

from gouvernail import wording
from gouvernail.pages.sign_in.reader import Reader
from gouvernail.pages.steering.fields import FrenchDateField, FrenchDecimalField, LineField, hundredths
from gouvernail.pages.typed_text import lines_of
from gouvernail.records.models import Need
from gouvernail.records.queries import choices
from gouvernail.records.queries.choices import Choice
from gouvernail.records.queries.needs.choices import lot_choices, place_of, stage_choices
from gouvernail.rules.needs import MOST_LETTERS, NeededUnit, WrittenNeed
from gouvernail.rules.skills import Skill
from gouvernail.rules.workbook_format.sheets import MOST_CENTS

BLANK_UNITS = 3
MOST_UNITS = 30
_REQUIRED = {"required": "Ce champ est nécessaire."}


def _list_of(found: Sequence[Choice], blank: str = "Choisissez") -> list[tuple[str, str]]:
    return [("", blank), *((choice.value, choice.label) for choice in found)]


class NeedForm(forms.Form):
    """A need but for its units."""

    title = LineField(label="Intitulé", max_length=MOST_LETTERS, error_messages=_REQUIRED)
    product = forms.ChoiceField(label="Produit", error_messages=_REQUIRED)
    stage = forms.ChoiceField(label="Phase", required=False)
    framework = forms.ChoiceField(label="Accord-cadre", error_messages=_REQUIRED)
    lot = forms.ChoiceField(label="Lot", required=False)
    complexity = forms.ChoiceField(
        label="Complexité du projet",
        required=False,
        choices=[("", "Non précisée"), *wording.COMPLEXITIES.items()],
        help_text="Le nombre d’unités d’œuvre en dépend.",
    )
    starts_on = FrenchDateField(label="Début souhaité", required=False)
    ends_on = FrenchDateField(label="Fin souhaitée", required=False)
    deliverables = forms.CharField(
        label="Livrables attendus", required=False, widget=forms.Textarea(attrs={"rows": 4}), help_text="Un par ligne."
    )
    skills = forms.MultipleChoiceField(
        label="Compétences attendues",
        required=False,
        choices=[(skill.value, wording.SKILLS[skill]) for skill in Skill],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, reader: Reader, data: QueryDict | None = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        found: dict[str, Any] = self.fields
        found["product"].choices = _list_of(choices.orderable_products(reader.scope))
        found["stage"].choices = _list_of(stage_choices(), "Non précisée")
        found["framework"].choices = _list_of(choices.framework_choices())
        found["lot"].choices = _list_of(lot_choices(), "Sans lot")

    def written(self, units: Sequence[NeededUnit]) -> WrittenNeed:
        """What was typed, for the action."""
        typed = self.cleaned_data
        titles = (line.strip() for line in lines_of(typed["deliverables"]).splitlines())
        return WrittenNeed(
            title=typed["title"],
            units=units,
            complexity=typed["complexity"],
            starts_on=typed["starts_on"],
            ends_on=typed["ends_on"],
            deliverables=[title for title in titles if title],
            skills=typed["skills"],
        )

    def place(self) -> Any:
        """Where the need stands, for the action."""
        typed = self.cleaned_data
        return place_of(typed["framework"], typed["product"], typed["lot"], typed["stage"])


class UnitForm(forms.Form):
    """A unit and how many of it; left blank, it does not count."""

    work_unit = forms.ChoiceField(label="Unité d’œuvre", error_messages=_REQUIRED)
    quantity = FrenchDecimalField(
        label="Quantité",
        min_value=0,
        max_value=MOST_CENTS // 100,
        help_text="Unités, ou euros pour des frais.",
        error_messages=_REQUIRED,
    )

    def __init__(self, *args: Any, units: Sequence[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["work_unit"].choices = _list_of(units)  # type: ignore[attr-defined]

    def unit(self) -> NeededUnit:
        """What was typed, for the action."""
        return NeededUnit(self.cleaned_data["work_unit"], hundredths(self.cleaned_data["quantity"]))


class _Units(BaseFormSet[UnitForm]):
    def clean(self) -> None:
        """One unit at least."""
        if not any(form.has_changed() or form.initial for form in self.forms):
            raise forms.ValidationError("Indiquez au moins une unité d’œuvre et sa quantité.")


def units_formset(data: QueryDict | None = None, need: Need | None = None) -> BaseFormSet[UnitForm]:
    """The units of a need, with blank ones after them."""
    made = formset_factory(UnitForm, formset=_Units, extra=BLANK_UNITS, max_num=MOST_UNITS, absolute_max=MOST_UNITS)
    initial = [
        {
            "work_unit": line.work_unit.code,
            "quantity": wording.hundredths_text(line.quantity_hundredths),
        }
        for line in (need.lines.all() if need and data is None else ())
    ]
    return made(data, prefix="unites", initial=initial, form_kwargs={"units": choices.work_unit_choices()})


def initial_of(need: Need) -> dict[str, Any]:
    """A need as its form shows it."""
    return {
        "title": need.title,
        "product": need.product.external_id,
        "stage": need.stage.key if need.stage else "",
        "framework": need.framework.number,
        "lot": str(need.lot.uuid) if need.lot else "",
        "complexity": need.complexity,
        "starts_on": need.starts_on.strftime("%d/%m/%Y") if need.starts_on else "",
        "ends_on": need.ends_on.strftime("%d/%m/%Y") if need.ends_on else "",
        "deliverables": "\n".join(need.deliverables),
        "skills": need.skills,
    }


def summary_of(form: NeedForm, units: BaseFormSet[UnitForm]) -> Iterator[tuple[str, str]]:
    """Every error of the page with the field that it leads to."""
    for bound in (form, *units.forms):
        for name, errors in bound.errors.items():
            place = bound[name].id_for_label if name in bound.fields else ""
            label = f"{bound.fields[name].label}\N{NO-BREAK SPACE}: " if name in bound.fields else ""
            yield from ((place, f"{label}{error}") for error in errors)
    if units.is_bound:
        yield from (("", str(error)) for error in units.non_form_errors())
