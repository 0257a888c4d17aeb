from __future__ import annotations

import pytest

from gouvernail.actions.enrol_second_factor import enrol_second_factor
from gouvernail.commands import forget_second_factor
from gouvernail.commands.french_parser import Options
from gouvernail.commands.troubles import Stopped
from gouvernail.records.models import Account, JournalEntry
from gouvernail.records.queries.second_factors import backup_codes_left, has_second_factor
from tests.pages.sign_in.codes import code_of

pytestmark = pytest.mark.django_db
KEY = "00112233445566778899aabbccddeeff00112233"


def test_a_lost_telephone_and_its_codes_are_forgotten_and_the_console_is_journalled() -> None:
    account = Account.objects.create(email="perdu@exemple.fr")
    enrol_second_factor(account, KEY, code_of(KEY), actor="test")
    assert forget_second_factor.run(Options(email="Perdu@exemple.fr")) == 0
    assert not has_second_factor(account)
    assert backup_codes_left(account) == 0
    last = JournalEntry.objects.order_by("sequence").last()
    assert last
    assert (last.verb, last.actor) == ("second_factor.removed", "console")


@pytest.mark.parametrize("email", ["perdu@exemple.fr", "inconnu@exemple.fr"])
def test_nothing_to_forget_is_said(email: str) -> None:
    Account.objects.create(email="perdu@exemple.fr")
    with pytest.raises(Stopped):
        forget_second_factor.run(Options(email=email))
