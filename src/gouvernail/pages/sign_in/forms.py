"""The forms of sign-in and of the change of password."""

from __future__ import annotations

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.http import QueryDict

from gouvernail.records.models import Account

#: The four checks of `AUTH_PASSWORD_VALIDATORS`, in one sentence.
STRONG_ENOUGH = (
    "12 caractères au moins\N{NARROW NO-BREAK SPACE}; ni un mot de passe courant, ni seulement des chiffres, "
    "ni proche de votre nom ou de votre adresse."
)
#: What is counted of failures holds no longer address, and no mail does.
LONGEST_EMAIL = 254


def counted_as(typed: str) -> str:
    """The address under which failures are counted, from whatever was typed: no control character, never too long."""
    return "".join(letter for letter in typed if letter.isprintable()).strip().lower()[:LONGEST_EMAIL]


class SignInForm(AuthenticationForm):
    """E-mail address and password; the answer never says which of the two is wrong."""

    username = forms.EmailField(
        label="Adresse électronique",
        max_length=LONGEST_EMAIL,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    password = forms.CharField(
        label="Mot de passe",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    error_messages = {
        "invalid_login": (
            "Adresse ou mot de passe incorrect. Vérifiez les majuscules ; après plusieurs échecs, "
            "l’accès est suspendu un moment."
        ),
        "inactive": "Ce compte est fermé. Adressez-vous à votre bureau de pilotage.",
    }

    def clean_username(self) -> str:
        """One person has one address, whatever its case: attempts are counted together."""
        return str(self.cleaned_data["username"]).lower()


class ChangePasswordForm(PasswordChangeForm):
    """The present password, and the new one twice, strong enough."""

    def __init__(self, account: Account, data: QueryDict | None = None) -> None:
        super().__init__(account, data)
        self.fields["old_password"].label = "Mot de passe actuel"
        self.fields["new_password1"].help_text = STRONG_ENOUGH
        self.fields["new_password2"].label = "Le nouveau, encore une fois"
        self.fields["new_password2"].help_text = ""
