"""Une délégation s'inscrit une fois, avec son acte ; elle se retire une fois, et le journal le dit (invariant 13)."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from gouvernail.actions.give_delegation import GivenDelegation, give_delegation
from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.actions.withdraw_delegation import withdraw_delegation
from gouvernail.records.models import Account, Delegation, JournalEntry
from gouvernail.records.queries.delegations import delegations, delegations_of
from gouvernail.records.queries.journal_check import doubts
from gouvernail.rules.access import Right, Role
from gouvernail.rules.delegations import Decision, why_not_sign
from gouvernail.rules.verdicts import Refused
from tests.makers import make_contractor, make_framework, make_product

pytestmark = pytest.mark.django_db

FIRST, TODAY = date(2026, 1, 5), date(2026, 6, 30)
SIRET = "00000000000011"


@pytest.fixture
def office() -> Account:
    return _account("pilotage@exemple.fr", WantedRole(Role.STEERING_OFFICE))


def _account(email: str, role: WantedRole) -> Account:
    return open_account(WantedAccount(email, email, "une-longue-phrase-secrete"), role, actor="test")


def _given(account: Account, **values: object) -> GivenDelegation:
    sound = GivenDelegation(account.uuid, "issue_orders", "Arrêté du 5 janvier 2026", FIRST)
    return replace(sound, **values)  # type: ignore[arg-type]


def _codes(given: GivenDelegation) -> list[str]:
    with pytest.raises(Refused) as refused:
        give_delegation(given, "test")
    return [one.code for one in refused.value.refusals]


def _signs(account: Account, on: date, framework: str = "MN-1") -> bool:
    decision = Decision(framework, ["carte"], 100)
    return why_not_sign({Role.STEERING_OFFICE}, delegations_of(account), Right.ISSUE_ORDERS, decision, on) == []


def test_elle_donne_le_droit_de_signer_entre_ses_dates_et_sur_sa_portee(office: Account) -> None:
    make_framework("MN-1")
    assert not _signs(office, TODAY)
    give_delegation(_given(office, framework="MN-1", until_on=TODAY), "test")
    assert _signs(office, TODAY)
    assert not _signs(office, date(2026, 7, 1))
    assert not _signs(office, date(2026, 1, 4))
    assert not _signs(office, TODAY, "MN-2")
    assert list(doubts()) == []


def test_la_meme_ne_s_inscrit_pas_deux_fois(office: Account) -> None:
    give_delegation(_given(office), "test")
    assert _codes(_given(office, source="Un autre acte")) == ["delegation_known"]
    assert Delegation.objects.count() == 1


def test_ce_qui_n_existe_pas_est_refuse_sans_trace(office: Account) -> None:
    before = JournalEntry.objects.count()
    assert _codes(_given(office, framework="MN-0")) == ["delegation_framework_unknown"]
    assert _codes(_given(office, product="rien")) == ["delegation_product_unknown"]
    assert _codes(_given(office, source="")) == ["delegation_source_missing"]
    assert JournalEntry.objects.count() == before
    assert not Delegation.objects.exists()


@pytest.mark.clause("4.1-contractor-authority")
@pytest.mark.parametrize("role", [Role.CORRESPONDENT, Role.MEMBER])
def test_personne_d_un_titulaire_ne_recoit_de_delegation(role: Role) -> None:
    make_contractor(SIRET)
    account = _account("titulaire@exemple.fr", WantedRole(role, SIRET))
    for right in ("issue_orders", "certify", "confirm_findings"):
        assert _codes(_given(account, right=right)) == ["delegation_role"]


def test_pour_soi_meme_le_journal_le_dit(office: Account) -> None:
    give_delegation(_given(office), f"account:{office.uuid}")
    told = json.loads(JournalEntry.objects.get(verb="delegation.given").body)["details"]
    assert told["is_for_oneself"] is True
    assert told["source"] == "Arrêté du 5 janvier 2026"


def test_elle_se_retire_une_fois_et_ne_laisse_plus_signer(office: Account) -> None:
    make_product("carte")
    given = give_delegation(_given(office, product="carte", most_cents=100), "test")
    withdraw_delegation(given.uuid, "test", TODAY)
    assert not _signs(office, TODAY)
    assert _signs(office, date(2026, 6, 29))
    with pytest.raises(Refused, match="delegation_withdrawn"):
        withdraw_delegation(given.uuid, "test", TODAY)
    assert delegations(TODAY) == ([], [Delegation.objects.get()])
    assert list(doubts()) == []
