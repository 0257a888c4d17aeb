from __future__ import annotations

import pytest

from gouvernail import clock
from gouvernail.commands import forget_identity
from gouvernail.commands.french_parser import Options
from gouvernail.commands.troubles import Stopped
from gouvernail.records.models import Account, ExternalIdentity, JournalEntry

pytestmark = pytest.mark.django_db


def test_an_identity_is_untied_and_the_console_is_journalled() -> None:
    account = Account.objects.create(email="mutee@exemple.fr")
    ExternalIdentity.objects.create(
        account=account, issuer="https://f.exemple", subject="personne-1", linked_at=clock.now()
    )
    assert forget_identity.run(Options(email="Mutee@exemple.fr")) == 0
    assert not ExternalIdentity.objects.exists()
    last = JournalEntry.objects.order_by("sequence").last()
    assert last
    assert (last.verb, last.actor) == ("identity.forgotten", "console")


@pytest.mark.parametrize("email", ["mutee@exemple.fr", "inconnue@exemple.fr"])
def test_nothing_to_forget_is_said(email: str) -> None:
    Account.objects.create(email="mutee@exemple.fr")
    with pytest.raises(Stopped):
        forget_identity.run(Options(email=email))
