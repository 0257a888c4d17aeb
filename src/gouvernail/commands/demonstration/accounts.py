"""The accounts of the demonstration, one per role, and the passwords that each instance makes for them."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from gouvernail.actions.change_password import change_password
from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.commands.demonstration.contractors import GALETS, VENT_D_EST
from gouvernail.records.models import Account
from gouvernail.rules.access import Role

ACTOR = "demonstration"
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are mistaken for one another: passwords are read on a screen and typed."""


class DemonstrationAccount(NamedTuple):
    """Somebody to sign in as; `scopes` are what the role is held over, `title` is what people read."""

    role: Role
    title: str
    email: str
    scopes: tuple[str, ...] = ("",)


ACCOUNTS = (
    DemonstrationAccount(Role.STEERING_OFFICE, "bureau de pilotage", "pilotage@demonstration.example"),
    DemonstrationAccount(
        Role.PRODUCT_LEAD,
        "chef de produit côté État (Carnet de Quai et Grange Ouverte)",
        "produit@demonstration.example",
        ("carnet-de-quai", "grange-ouverte"),
    ),
    DemonstrationAccount(
        Role.CORRESPONDENT, f"correspondant permanent de {GALETS.name}", GALETS.email, (GALETS.siret,)
    ),
    DemonstrationAccount(
        Role.CORRESPONDENT, f"correspondant permanent de {VENT_D_EST.name}", VENT_D_EST.email, (VENT_D_EST.siret,)
    ),
    DemonstrationAccount(
        Role.MEMBER, f"intervenant de {GALETS.name}", "intervenant@demonstration.example", (GALETS.siret,)
    ),
    DemonstrationAccount(
        Role.PARTNER,
        "administration partenaire (Caisse d’entraide des métiers)",
        "partenaire@demonstration.example",
        ("caisse-metiers",),
    ),
)

Passwords = Mapping[str, str]
"""A password per address."""


def open_accounts() -> Passwords:
    """Open every account with a new password, and answer the passwords."""
    passwords = _new_passwords()
    for each in ACCOUNTS:
        wanted = WantedAccount(each.email, f"Démonstration – {each.title}", passwords[each.email])
        for scope in each.scopes:
            open_account(wanted, WantedRole(each.role, scope), actor=ACTOR)
    return passwords


def renewed_passwords() -> Passwords:
    """Give every account a new password: those of this instance were lost."""
    passwords = _new_passwords()
    for account in Account.objects.filter(email__in=passwords):
        change_password(account, passwords[account.email], actor=ACTOR)
    return passwords


def _new_passwords() -> Passwords:
    return {each.email: "-".join(_letters(4) for _ in range(4)) for each in ACCOUNTS}


def _letters(count: int) -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(count))


def keep(passwords: Passwords, place: Path) -> None:
    """Write the passwords to a file that its owner alone can read."""
    content = {
        "instance": instance(),
        "accounts": [
            {"role": each.role.value, "title": each.title, "email": each.email, "password": passwords[each.email]}
            for each in ACCOUNTS
        ],
    }
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_suffix(".new")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600, exist_ok=False)
    draft.write_text(json.dumps(content, ensure_ascii=False, indent=2), "utf-8")
    draft.replace(place)


def kept(place: Path) -> Passwords | None:
    """The passwords of this instance; None when the file is missing, unreadable or of another database."""
    try:
        content = json.loads(place.read_text("utf-8"))
        passwords = {row["email"]: row["password"] for row in content["accounts"]}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    known = {each.email for each in ACCOUNTS}
    return passwords if content.get("instance") == instance() and passwords.keys() >= known else None


def instance() -> str:
    """What tells this database from another one that holds the demonstration too."""
    return str(Account.objects.get(email=ACCOUNTS[0].email).uuid)
