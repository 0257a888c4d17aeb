"""The forms of the second factor."""

from __future__ import annotations

from django import forms

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
