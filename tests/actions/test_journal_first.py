"""Whoever writes takes the head of the journal before any other row: two who wait for each other would both fall."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gouvernail.actions.give_term import GivenTerm, give_term
from gouvernail.actions.needs.write_need import NeedFor, rewrite_need, withdraw_need, write_need
from gouvernail.records.models import Framework, JournalHead, Need, Product
from gouvernail.records.queries.scopes import EVERYTHING, Scope
from gouvernail.rules.needs import NeededUnit, WrittenNeed
from gouvernail.rules.verdicts import Refused
from tests.actions.order_life.signatories import market
from tests.market import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.clause("2-order-by-need")]

WRITTEN = WrittenNeed("Refondre l’accueil", [NeededUnit("DEVOPS", 200)], "medium", TODAY)


def at(product: str = "mes-aides") -> NeedFor:
    return NeedFor(Framework.objects.get(), Product.objects.get(external_id=product))


def written() -> Need:
    return write_need(at(), WRITTEN, EVERYTHING, "pilotage")


def _deeds() -> dict[str, Callable[[], object]]:
    framework, need, other = Framework.objects.get(), written(), written()
    term = GivenTerm("silence_working_days", "5", seen="", source="Acte")
    return {
        "write": written,
        "rewrite": lambda: rewrite_need(need, need.version, at(), WRITTEN, EVERYTHING, "pilotage"),
        "withdraw": lambda: withdraw_need(other, other.version, EVERYTHING, "pilotage"),
        "term": lambda: give_term(framework, term, "pilotage"),
    }


@pytest.mark.parametrize("name", ["write", "rewrite", "withdraw", "term"])
def test_qui_ecrit_prend_d_abord_la_tete_du_journal(name: str) -> None:
    market()
    deed = _deeds()[name]
    with CaptureQueriesContext(connection) as told:
        deed()
    locking = [one["sql"] for one in told if not one["sql"].startswith("SAVEPOINT")]
    touched = [sql for sql in locking if JournalHead._meta.db_table in sql or not sql.startswith("SELECT")]
    first = next(sql for sql in locking if "FOR UPDATE" in sql or sql in touched)
    assert JournalHead._meta.db_table in first


def test_un_besoin_d_un_autre_produit_ne_se_reecrit_pas_meme_vers_le_sien() -> None:
    market()
    need = written()
    scope = Scope(product_ids=frozenset({Product.objects.get(external_id="rdv").pk}))
    with pytest.raises(Refused, match="need_product_unknown"):
        rewrite_need(need, need.version, at("rdv"), WRITTEN, scope, "responsable")
