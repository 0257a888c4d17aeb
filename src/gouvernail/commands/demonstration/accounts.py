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
    name: str
    email: str
    scopes: tuple[str, ...] = ("",)


STEERING = DemonstrationAccount(
    Role.STEERING_OFFICE, "bureau de pilotage", "Bureau de pilotage", "pilotage@demonstration.example"
)
PRODUCT_LEAD = DemonstrationAccount(
    Role.PRODUCT_LEAD,
    "chef de produit côté État (Carnet de Quai et Grange Ouverte)",
    "Chef de produit",
    "produit@demonstration.example",
    ("carnet-de-quai", "grange-ouverte"),
)
MEMBER = DemonstrationAccount(
    Role.MEMBER,
    f"intervenant de {GALETS.name}",
    "Intervenant des Galets",
    "intervenant@demonstration.example",
    (GALETS.siret,),
)
ACCOUNTS = (
    STEERING,
    PRODUCT_LEAD,
    DemonstrationAccount(
        Role.CORRESPONDENT,
        f"correspondant permanent de {GALETS.name}",
        "Correspondant des Galets",
        GALETS.email,
        (GALETS.siret,),
    ),
    DemonstrationAccount(
        Role.CORRESPONDENT,
        f"correspondant permanent de {VENT_D_EST.name}",
        "Correspondant de Vent d’Est",
        VENT_D_EST.email,
        (VENT_D_EST.siret,),
    ),
    MEMBER,
    DemonstrationAccount(
        Role.PARTNER,
        "administration partenaire (Caisse d’entraide des métiers)",
        "Caisse d’entraide des métiers",
        "partenaire@demonstration.example",
        ("caisse-metiers",),
    ),
)

Passwords = Mapping[str, str]
"""A password per address."""


def open_one(each: DemonstrationAccount, passwords: Passwords) -> Account:
    """Open the account with its role over each of its scopes, which must be known already."""
    wanted = WantedAccount(each.email, each.name, passwords[each.email])
    opened = [open_account(wanted, WantedRole(each.role, scope), actor=ACTOR) for scope in each.scopes]
    return opened[0]


def renewed_passwords() -> Passwords:
    """Give every account a new password: those of this instance were lost."""
    passwords = new_passwords()
    for account in Account.objects.filter(email__in=passwords):
        change_password(account, passwords[account.email], actor=ACTOR)
    return passwords


def new_passwords() -> Passwords:
    """A password for every account, drawn at random."""
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
    return str(Account.objects.get(email=STEERING.email).uuid)
