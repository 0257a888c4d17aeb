"""The demonstration does not mix with real data."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.commands.demo import PASSWORDS_FILE, prepare
from gouvernail.commands.troubles import Stopped
from gouvernail.records.models import Product
from gouvernail.rules.access import Role


@pytest.mark.django_db
def test_a_database_in_use_is_refused(tmp_path: Path) -> None:
    wanted = WantedAccount("quelqu-un@example.org", "Quelqu’un", "un mot de passe assez long")
    open_account(wanted, WantedRole(Role.STEERING_OFFICE), actor="console")

    with pytest.raises(Stopped, match="d’autres données"):
        prepare(tmp_path)

    assert not Product.objects.exists()
    assert not (tmp_path / PASSWORDS_FILE).exists()
