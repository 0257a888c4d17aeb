"""The forms of the second factor."""

from __future__ import annotations

from django import forms
from django.http import QueryDict

LONGEST_CODE = 40


class CodeForm(forms.Form):
    """The code of the telephone, or a backup code."""

    code = forms.CharField(
        label="Code", max_length=LONGEST_CODE, widget=forms.TextInput(attrs={"autocomplete": "one-time-code"})
    )


class SecondStepForm(CodeForm):
    """The code alone on its page: the cursor waits in it."""

    code = forms.CharField(
        label="Code",
        max_length=LONGEST_CODE,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True}),
    )


class TelephoneCodeForm(CodeForm):
    """The six digits that the telephone shows."""

    code = forms.CharField(
        label="Code à six chiffres",
        max_length=LONGEST_CODE,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class RemovalForm(CodeForm):
    """What proves that the owner is there: password and code."""

    field_order = ("password", "code")
    password = forms.CharField(
        label="Mot de passe", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )

    def __init__(self, data: QueryDict | None, *, has_password: bool) -> None:
        super().__init__(data, auto_id="removal_%s")
        if not has_password:  # whoever comes in by a provider or by mail has none to show
            del self.fields["password"]
