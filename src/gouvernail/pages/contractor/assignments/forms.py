"""What a correspondent types of a profile at work: first day, last day, why it is replaced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django import forms
from django.http import QueryDict

from gouvernail import wording
from gouvernail.actions.start_assignment import WantedStart
from gouvernail.pages.contractor.team_rows import name_of
from gouvernail.pages.steering.fields import FrenchDateField
from gouvernail.records.models import Presentation, Worker
from gouvernail.rules.assignments import CONTRACTORS_CAUSES
from gouvernail.rules.verdicts import Refusal
from gouvernail.rules.written_words import MOST_CHARACTERS

_REQUIRED = {"required": "Ce champ est nécessaire."}
#: Under which field a refusal is said; at the top of the form otherwise.
_FIELDS = {
    "assignment_before_clearance": "starts_on",
    "assignment_before_notification": "starts_on",
    "assignment_end_before_start": "ends_on",
    "onboarding_days_after_end": "ends_on",
    "onboarding_end_before_start": "ends_on",
    "onboarding_end_in_future": "ends_on",
    "replacement_without_end": "ends_on",
    "replacement_cause_missing": "cause",
    "replacement_words_too_long": "words",
}


class RefusedForm(forms.Form):
    """A form that says refusals where they belong."""

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Say each refusal under its field, or at the top."""
        for one in refusals:
            field = _FIELDS.get(one.code)
            self.add_error(field if field in self.fields else None, wording.refusal_sentence(one))


class StartForm(RefusedForm):
    """The first day of a profile, who declares its days, and the last day of whom it takes up from."""

    starts_on = FrenchDateField(label="Premier jour", error_messages=_REQUIRED)
    worker = forms.ChoiceField(
        label="Intervenant qui déclarera ses jours",
        required=False,
        help_text="L’administration ne le voit pas. Sans intervenant, l’accueil ne se déclare pas dans « Mon mois ».",
    )
    ends_on = FrenchDateField(label="Dernier jour du profil remplacé", error_messages=_REQUIRED)

    def __init__(self, one: Presentation, workers: Sequence[Worker], typed: QueryDict | None = None) -> None:
        known = one.person.worker_id if hasattr(one, "person") else None
        super().__init__(typed, initial={"worker": str(known or "")}, prefix=f"p-{one.uuid.hex[:12]}")
        choices = [(str(each.pk), name_of(each)) for each in workers if each.contractor_id == one.order.contractor_id]
        self.fields["worker"].choices = [("", "Pas encore connu"), *choices]  # type: ignore[attr-defined]
        if not hasattr(one, "replaces") or one.replaces.leaver.end_cause:
            del self.fields["ends_on"]
        self._one = one

    def wanted(self) -> WantedStart:
        """What was typed, for the action."""
        worker = self.cleaned_data["worker"]
        return WantedStart(self._one.uuid, self.cleaned_data["starts_on"], int(worker) if worker else None)

    @property
    def leaver_ends_on(self) -> date | None:
        """The last day of whom it takes up from, when it is still at work."""
        return self.cleaned_data.get("ends_on")


class EndForm(RefusedForm):
    """A last day: of the profile, or of its onboarding."""

    ends_on = FrenchDateField(label="Dernier jour", error_messages=_REQUIRED)


class ReplaceForm(RefusedForm):
    """Why a profile is replaced."""

    cause = forms.ChoiceField(
        label="Pourquoi",
        choices=[("", "Choisissez"), *((one.value, wording.REPLACEMENT_CAUSES[one]) for one in CONTRACTORS_CAUSES)],
        help_text="L’administration voit qu’un profil est remplacé, jamais pourquoi.",
        error_messages=_REQUIRED,
    )
    words = forms.CharField(
        label="Un mot, pour votre entreprise",
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
