"""The first three things to do, role by role: shown on the first page of a role until they are put away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from django.urls import reverse

from gouvernail.pages.navigation import landing_of
from gouvernail.pages.sign_in.reader import Reader
from gouvernail.records.queries.dismissed_helps import has_dismissed
from gouvernail.rules.access import Role


class Step(NamedTuple):
    """What to do first, why, and the page where it is done."""

    what: str
    why: str
    url_name: str


_ACCOUNT = Step("Gardez votre compte", "Vos connexions, votre mot de passe, votre second facteur.", "own_account")
_GUIDE = Step("Lisez le guide", "Chaque page y a sa section, à un clic.", "help_contents")

STEPS: Mapping[Role, Sequence[Step]] = {
    Role.STEERING_OFFICE: (
        Step("Apportez les données du marché", "L’aperçu dit ce qui ne va pas avant d’écrire.", "market_imports"),
        Step("Lisez l’état", "Ce qui est réalisé et ce qui reste, bon par bon, à toute date.", "statement"),
        Step("Invitez les personnes", "Chacune reçoit un lien qui ne sert qu’une fois.", "people"),
    ),
    Role.PRODUCT_LEAD: (
        Step("Acceptez les jours déclarés", "Ligne par ligne et mois par mois, ou renvoyez-en un.", "waiting_days"),
        Step("Lisez l’état de vos bons", "Ce qui est réalisé, ce qui reste, ce qui manquera.", "statement"),
        Step("Suivez les activités", "À faire, en cours, faites : déplacez une carte, la page le dit.", "activities"),
    ),
    Role.CORRESPONDENT: (
        Step("Invitez votre équipe", "Chaque intervenant déclare alors son mois lui-même.", "team"),
        Step("Approuvez les mois déclarés", "Ce qui diffère de l’habitude est signalé.", "team_months"),
        Step("Mettez vos lignes à jour", "Restes à faire et activités, sur un seul écran.", "team_lines"),
    ),
    Role.MEMBER: (
        Step("Déclarez votre mois", "La grille suit vos habitudes : corrigez ce qui diffère, déclarez.", "my_month"),
        _ACCOUNT,
        _GUIDE,
    ),
    Role.PARTNER: (
        Step("Ouvrez vos produits", "Leur fiche, et ce que la reprise demande de savoir.", "partner_products"),
        _ACCOUNT,
        _GUIDE,
    ),
}


class ShownStep(NamedTuple):
    """A step with the address of its page."""

    what: str
    why: str
    address: str


def own_role(reader: Reader) -> Role | None:
    """The role whose steps are shown to somebody: the first that they hold."""
    return next((role for role in STEPS if role in reader.roles), None)


def code_of(role: Role) -> str:
    """The name under which the steps of a role are put away."""
    return f"first_steps:{role.value}"


def steps_of(reader: Reader) -> list[ShownStep]:
    """The first steps of a reader, put away or not."""
    role = own_role(reader)
    return list(_shown(role)) if role else []


def steps_at(reader: Reader, path: str) -> list[ShownStep]:
    """The first steps to show unasked on the page at ``path``: on the first page of a role, until put away."""
    role = own_role(reader)
    if role is None or reader.account is None or not _is_first_page(role, path, landing_of(reader)):
        return []
    return [] if has_dismissed(reader.account, code_of(role)) else list(_shown(role))


def _is_first_page(role: Role, path: str, landing: str) -> bool:
    """Whether a role begins here; a member is led on at once, to the month that is to be declared."""
    return path.startswith(landing) if role is Role.MEMBER else path == landing


def _shown(role: Role) -> Iterator[ShownStep]:
    return (ShownStep(step.what, step.why, reverse(step.url_name)) for step in STEPS[role])
