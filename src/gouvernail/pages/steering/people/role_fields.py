"""The fields that choose a role and what it is held over, among thousands, without a script."""

from __future__ import annotations

from typing import Any

from django import forms

from gouvernail import wording
from gouvernail.actions.role_scope import WantedRole
from gouvernail.pages.steering.fields import LineField
from gouvernail.records.queries.role_scopes import MOST, scopes_like
from gouvernail.rules.access import Role
from gouvernail.rules.invitations import OF_THE_STEERING_OFFICE

_OVER = {Role.PRODUCT_LEAD: "un produit", Role.CORRESPONDENT: "un titulaire", Role.PARTNER: "une organisation"}


class OverField(forms.CharField):
    """What a role is held over: most roles need it, one has none; the form says which, not « facultatif »."""

    is_sometimes_needed = True


class RoleForm(forms.Form):
    """A role, and a few letters of what it is held over; when several answer, one is chosen in a second list."""

    role = forms.ChoiceField(
        label="Rôle", choices=[("", "Choisir"), *((role.value, wording.ROLES[role]) for role in OF_THE_STEERING_OFFICE)]
    )
    over = OverField(
        label="Produit, titulaire ou organisation",
        required=False,
        max_length=200,
        help_text="Quelques lettres du nom, l’identifiant du produit ou de l’organisation, ou le SIRET du titulaire. "
        "Rien pour le bureau de pilotage.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    chosen = forms.ChoiceField(label="Lequel ?", required=False, choices=())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer()

    def _offer(self) -> None:
        """Show the second list only once several things answer."""
        role = self._role()
        found = scopes_like(role, self._over()) if role is not None and role in _OVER and self._over() else []
        self.found = found
        if len(found) < 2:
            del self.fields["chosen"]
            return
        more = " (les premiers)" if len(found) == MOST else ""
        self.fields["chosen"] = forms.ChoiceField(
            label="Lequel ?",
            choices=[("", "Choisir"), *((one.identifier, f"{one.name} ({one.identifier})") for one in found)],
            error_messages={"required": f"Plusieurs répondent à « {self._over()} »{more} : choisissez, ou précisez."},
        )

    def _role(self) -> Role | None:
        told = str(self.data.get(self.add_prefix("role"), ""))
        return Role(told) if told in set(OF_THE_STEERING_OFFICE) else None

    def _over(self) -> str:
        return str(self.data.get(self.add_prefix("over"), "")).strip()[:200]

    def clean(self) -> dict[str, Any]:
        """One thing, or a sentence that says what is missing."""
        cleaned = super().clean() or {}
        role = self._role()
        if role not in _OVER or self.errors:
            return cleaned
        if not self._over():
            self.add_error("over", f"Ce rôle porte sur {_OVER[role]} : écrivez quelques lettres de son nom.")
        elif not self.found:
            self.add_error("over", f"Rien ne répond à « {self._over()} » : vérifiez le nom.")
        return cleaned

    def wanted(self) -> WantedRole:
        """The role and the identifier of what it is held over."""
        role = Role(self.cleaned_data["role"])
        if role not in _OVER:
            return WantedRole(role)
        return WantedRole(role, self.cleaned_data.get("chosen") or self.found[0].identifier)


class InviteForm(RoleForm):
    """Whom to ask in, and to what."""

    email = forms.EmailField(
        label="Adresse électronique", max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    name = LineField(label="Nom", required=False, max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    field_order = ["email", "name", "role", "over", "chosen"]
