"""A handed-over workbook names people: its file goes after its term, what it brought stays."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from gouvernail import clock
from gouvernail.actions.forget_workbooks import forget_workbooks
from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.actions.receive_market_import import HandedOver, receive_market_import
from gouvernail.records.models import Account, MarketImport
from gouvernail.rules.access import Role
from gouvernail.rules.lifecycle import MarketImportState
from gouvernail.rules.market_imports import MOST_WAITING
from gouvernail.rules.verdicts import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-device")]


@pytest.fixture
def by() -> Account:
    wanted = WantedAccount("pilotage@exemple.fr", "", "une-longue-phrase-secrete")
    return open_account(wanted, WantedRole(Role.STEERING_OFFICE), actor="test")


def handed_over(by: Account) -> MarketImport:
    file = HandedOver("projets.csv", [b"id;nom;administration\n"])
    return receive_market_import(file, by, contractor=None, is_historical=False, actor="test")


def aged(received: MarketImport, state: MarketImportState, *, days: int) -> Path:
    """An import as it stands so many days later; answers the place of its file."""
    then = clock.now() - timedelta(days=days)
    finished_at = then if state in {MarketImportState.DONE, MarketImportState.REFUSED} else None
    told = {"state": state.value, "received_at": then, "finished_at": finished_at}
    MarketImport.objects.filter(pk=received.pk).update(**told)
    return Path(settings.MEDIA_ROOT) / received.stored_path


@pytest.mark.parametrize("state", [MarketImportState.DONE, MarketImportState.REFUSED, MarketImportState.PREVIEWED])
def test_the_file_goes_after_the_term_and_the_import_stays(by: Account, state: MarketImportState) -> None:
    place = aged(handed_over(by), state, days=settings.UPLOADS_DAYS + 1)
    assert place.exists()
    assert forget_workbooks() == 1
    assert not place.exists()
    assert forget_workbooks() == 0
    assert MarketImport.objects.get().state == ("refused" if state is MarketImportState.PREVIEWED else state.value)


@pytest.mark.parametrize(
    ("state", "days"),
    [
        (MarketImportState.DONE, 1),
        (MarketImportState.PREVIEWED, 1),
        # What somebody confirmed is still to be read, however late.
        (MarketImportState.CONFIRMED, 9999),
    ],
)
def test_what_may_still_be_read_stays(by: Account, state: MarketImportState, days: int) -> None:
    place = aged(handed_over(by), state, days=days)
    assert forget_workbooks() == 0
    assert place.exists()


def test_nobody_fills_the_disk_with_workbooks_that_wait(by: Account) -> None:
    for _ in range(MOST_WAITING):
        handed_over(by)
    with pytest.raises(Refused, match="imports_waiting"):
        handed_over(by)
    aged(MarketImport.objects.first() or handed_over(by), MarketImportState.DONE, days=0)
    handed_over(by)
