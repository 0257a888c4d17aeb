"""Ce qui est entré avec des erreurs, et ce qui n’a pas pu partir, se voit sans qu’on le cherche."""

from __future__ import annotations

from datetime import date

import pytest

from gouvernail.rules.attention import (
    ImportStanding,
    MailGivenUp,
    RegistryStanding,
    points_of_imports,
    points_of_mails,
    points_of_registry,
)
from gouvernail.rules.lifecycle import MarketImportState
from gouvernail.rules.terms import preset

pytestmark = pytest.mark.clause("4.2-device")

TODAY = date(2026, 11, 23)
ONE = ImportStanding("a", "novembre.ods", "/1", date(2026, 11, 20), MarketImportState.PREVIEWED, has_errors=False)


def codes(*imports: ImportStanding) -> list[str]:
    """What is told of some workbooks today."""
    return [point.duties[0].code for point in points_of_imports(imports, preset(), TODAY)]


def test_a_workbook_is_told_as_long_as_it_waits_for_somebody() -> None:
    assert codes(ONE) == ["import_unconfirmed"]
    assert codes(ONE._replace(has_errors=True)) == ["import_has_troubles"]
    assert codes(ONE._replace(state=MarketImportState.REFUSED)) == ["import_refused"]


@pytest.mark.parametrize("state", [MarketImportState.RECEIVED, MarketImportState.CONFIRMED, MarketImportState.DONE])
def test_a_workbook_at_work_or_imported_is_not(state: MarketImportState) -> None:
    assert codes(ONE._replace(state=state)) == []


def test_a_later_workbook_of_the_same_hand_replaces_it() -> None:
    later = ONE._replace(key="b", received_on=date(2026, 11, 21), state=MarketImportState.DONE)
    assert codes(ONE._replace(has_errors=True), later) == []
    assert codes(ONE, later._replace(hand="/2")) == ["import_unconfirmed"]


def test_an_old_workbook_is_forgotten() -> None:
    assert codes(ONE._replace(received_on=date(2026, 10, 24))) == ["import_unconfirmed"]
    assert codes(ONE._replace(received_on=date(2026, 10, 23))) == []


@pytest.mark.clause("1.2-portfolio")
def test_the_registry_is_told_while_its_last_change_is_recent() -> None:
    def count(standing: RegistryStanding | None) -> int:
        return len(list(points_of_registry(standing, preset(), TODAY)))

    assert count(RegistryStanding(3, date(2026, 11, 1))) == 1
    assert count(RegistryStanding(0, date(2026, 11, 1))) == 0
    assert count(RegistryStanding(3, date(2026, 9, 1))) == 0
    assert count(None) == 0


def test_an_invitation_that_was_given_up_is_told_since_that_day() -> None:
    (point,) = points_of_mails([MailGivenUp("m", "agent@exemple.fr", date(2026, 11, 2))])
    assert (point.duties[0].code, point.since_on) == ("invitation_not_sent", date(2026, 11, 2))
