"""Two people at the same door at the same instant: real threads on PostgreSQL, each with its own connection."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from gouvernail import clock
from gouvernail.actions.accept_invitation import Newcomer, accept_invitation
from gouvernail.actions.approve_month import approve_months
from gouvernail.actions.enrol_second_factor import enrol_second_factor
from gouvernail.actions.invite import Asker, Guest, invite
from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.actions.prove_second_factor import Proof, prove_second_factor
from gouvernail.actions.return_month import return_month
from gouvernail.actions.secret import digest_of
from gouvernail.actions.suspend_account import suspend_account
from gouvernail.actions.take_back_month import take_back_month
from gouvernail.actions.team_months import SeenMonth
from gouvernail.actions.use_mail_link import use_mail_link
from gouvernail.actions.withdraw_role import withdraw_role
from gouvernail.records.models import Account, DayEntry, RoleGrant, SignInLink, WorkerMonth
from gouvernail.records.queries.own_month import Member
from gouvernail.rules.access import Role
from tests.actions.test_approve_month import confirmed, scope_of
from tests.actions.test_approve_month import market as one_market
from tests.actions.test_deciding_at_once import HANDS, at_once, is_whole, kept_database
from tests.makers import make_product
from tests.market import ALPHA, TODAY, alpha

__all__ = ["kept_database"]
pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="real threads need PostgreSQL"),
    pytest.mark.usefixtures("kept_database"),
]
SECRET = "une-longue-phrase-secrete"
MARCH = date(2025, 3, 1)


def _account(email: str, role: WantedRole | None = None) -> Account:
    return open_account(WantedAccount(email, "", SECRET), role or WantedRole(Role.STEERING_OFFICE), actor="test")


def _once(told: list[str]) -> bool:
    """Whether one was served and every other one refused."""
    return sorted(map(bool, told)) == [False, *[True] * (len(told) - 1)]


@pytest.mark.clause("4.2-device")
def test_une_invitation_employee_par_plusieurs_a_la_fois_n_ouvre_qu_un_compte() -> None:
    make_product("carte")
    by = Asker(_account("pilotage@exemple.fr"))
    sent = invite(Guest("nouvelle@exemple.fr"), WantedRole(Role.PRODUCT_LEAD, "carte"), by, lambda secret: secret)
    assert _once(at_once(*[lambda: accept_invitation(sent.address, Newcomer("N.", SECRET))] * HANDS))
    assert RoleGrant.objects.filter(role=Role.PRODUCT_LEAD).count() == 1


@pytest.mark.clause("4.2-device")
def test_un_lien_de_connexion_employe_par_plusieurs_a_la_fois_n_ouvre_qu_une_fois() -> None:
    one_market()
    account = _account("equipe@exemple.fr", WantedRole(Role.MEMBER, ALPHA))
    now = clock.now()
    SignInLink.objects.create(
        account=account, secret_digest=digest_of("s"), asked_at=now, expires_at=now + timedelta(hours=1)
    )
    assert _once(at_once(*[lambda: use_mail_link("s")] * HANDS))


@pytest.mark.clause("4.2-device")
def test_un_code_du_telephone_employe_par_plusieurs_a_la_fois_n_ouvre_qu_une_fois() -> None:
    account = _account("pilotage@exemple.fr")
    device = TOTPDevice.objects.create(user=account, name="telephone", confirmed=True)
    code = f"{TOTP(device.bin_key).token():06d}"
    found: list[Proof] = []
    at_once(*[lambda: found.append(prove_second_factor(account, code))] * HANDS)
    assert found.count(Proof.GOOD) == 1


@pytest.mark.clause("4.2-device")
def test_un_seul_telephone_s_enregistre_quand_plusieurs_le_font_a_la_fois() -> None:
    account = _account("pilotage@exemple.fr")
    keys = [f"{number:040x}" for number in range(1, HANDS + 1)]

    def enrol(key: str) -> object:
        code = f"{TOTP(bytes.fromhex(key)).token():06d}"
        return enrol_second_factor(account, key, code, actor="test")

    assert _once(at_once(*[lambda key=key: enrol(key) for key in keys]))
    assert TOTPDevice.objects.count() == 1


@pytest.mark.clause("4.2-device")
def test_deux_comptes_du_bureau_qui_se_ferment_l_un_l_autre_en_laissent_un() -> None:
    one, other = _account("un@exemple.fr"), _account("deux@exemple.fr")
    grant = RoleGrant.objects.get(account=one)
    told = at_once(
        lambda: suspend_account(one, other),
        lambda: suspend_account(other, one),
        lambda: withdraw_role(one, grant.pk, actor="test"),
    )
    assert "" in told
    assert RoleGrant.objects.filter(role=Role.STEERING_OFFICE, account__is_active=True).count() == 1


@pytest.mark.clause("4.1-contractor-authority", "4.2-statement")
def test_un_mois_approuve_renvoye_et_repris_a_la_fois_n_a_qu_une_suite() -> None:
    one_market()
    month = confirmed("p1", {(1, 3): 100, (2, 4): 50})
    seen, scope = SeenMonth(month.pk, month.version), scope_of(alpha())
    member = Member(alpha(), month.worker)
    told = at_once(
        lambda: approve_months([seen], scope, "test", TODAY),
        lambda: approve_months([seen], scope, "test", TODAY),
        lambda: return_month(seen, "À revoir.", scope, "test"),
        lambda: take_back_month(member, MARCH, seen.version, None),
    )
    assert _once(told)
    state = WorkerMonth.objects.get().state
    assert DayEntry.objects.count() == (2 if state == "approved" else 0)
    assert is_whole()
