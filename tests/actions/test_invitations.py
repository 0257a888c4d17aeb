"""An invitation opens once, to its addressee, for a while, and to one side of the walls only."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from gouvernail import clock
from gouvernail.actions.accept_invitation import Newcomer, accept_invitation
from gouvernail.actions.invite import Asker, Guest, Sent, invite
from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.actions.reactivate_account import reactivate_account
from gouvernail.actions.send_invitation_again import send_invitation_again
from gouvernail.actions.suspend_account import suspend_account
from gouvernail.actions.withdraw_invitation import withdraw_invitation
from gouvernail.actions.withdraw_role import withdraw_role
from gouvernail.records.models import Account, Invitation, JournalEntry, OutgoingMail, RoleGrant, Worker
from gouvernail.rules.access import Role
from gouvernail.rules.verdicts import Refused
from tests.house.tree import ROOT
from tests.makers import make_contractor, make_product

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-device")]

SECRET = "une-longue-phrase-secrete"
GUEST = Guest("Nouvelle@Exemple.fr", "Nouvelle personne")
LEAD = WantedRole(Role.PRODUCT_LEAD, "carte")


@pytest.fixture
def steering() -> Asker:
    make_product("carte")
    wanted = WantedAccount("pilotage@exemple.fr", "Bureau", SECRET)
    return Asker(open_account(wanted, WantedRole(Role.STEERING_OFFICE), actor="test"))


@pytest.fixture
def correspondent() -> Asker:
    make_contractor("00000000000011", name="Aubépine")
    wanted = WantedAccount("correspondant@exemple.fr", "Correspondant", SECRET)
    return Asker(open_account(wanted, WantedRole(Role.CORRESPONDENT, "00000000000011"), actor="test"))


def _sent(by: Asker, guest: Guest = GUEST, role: WantedRole = LEAD) -> Sent:
    return invite(guest, role, by, lambda secret: secret)


def _refused(act: object) -> list[str]:
    with pytest.raises(Refused) as refused:
        act()  # type: ignore[operator]
    return [refusal.code for refusal in refused.value.refusals]


def _accept(secret: str, name: str = "Nouvelle personne") -> Account:
    return accept_invitation(secret, Newcomer(name, SECRET))


def test_an_invitation_is_mailed_kept_by_its_digest_and_journalled_without_address(steering: Asker) -> None:
    sent = _sent(steering)
    mail = OutgoingMail.objects.get()
    assert sent.invitation.mail == mail
    assert mail.to == sent.invitation.email == "nouvelle@exemple.fr"
    assert sent.address in mail.text
    assert sent.address in mail.html
    assert "chef de produit côté État (Carte)" in mail.text
    assert sent.address not in str(Invitation.objects.values().get())
    journal = "".join(JournalEntry.objects.values_list("body", flat=True))
    assert '"verb":"invitation.sent"' in journal
    assert "nouvelle" not in journal.lower()
    assert sent.address not in journal


def test_accepting_opens_the_account_with_its_role_once(steering: Asker) -> None:
    sent = _sent(steering)
    account = _accept(sent.address)
    assert account.check_password(SECRET)
    assert [(g.role, g.product and g.product.external_id) for g in account.grants.all()] == [("product_lead", "carte")]
    assert _refused(lambda: _accept(sent.address)) == ["invitation_accepted"]
    verbs = list(JournalEntry.objects.order_by("sequence").values_list("verb", flat=True))
    assert verbs[-3:] == ["account.opened", "account.role_granted", "invitation.accepted"]
    assert sent.address not in "".join(JournalEntry.objects.values_list("body", flat=True))


def test_an_expired_withdrawn_or_replaced_link_opens_nothing(steering: Asker) -> None:
    old = _sent(steering)
    Invitation.objects.update(expires_at=clock.now())
    assert _refused(lambda: _accept(old.address)) == ["invitation_expired"]
    new = send_invitation_again(old.invitation.pk, steering, lambda secret: secret)
    assert _refused(lambda: _accept(old.address)) == ["invitation_unknown"]
    withdraw_invitation(new.invitation.pk, steering)
    assert _refused(lambda: _accept(new.address)) == ["invitation_withdrawn"]
    assert _refused(lambda: withdraw_invitation(new.invitation.pk, steering)) == ["invitation_withdrawn"]
    again = lambda: send_invitation_again(new.invitation.pk, steering, str)  # noqa: E731
    assert _refused(again) == ["invitation_withdrawn"]
    assert {mail.trouble for mail in OutgoingMail.objects.all()} == {"remplacé ou retiré avant de partir"}
    assert not any(mail.text or mail.html for mail in OutgoingMail.objects.all())
    assert not Account.objects.filter(email=GUEST.email.lower()).exists()


def test_whoever_has_an_account_accepts_signed_in_and_nobody_else_does(steering: Asker, correspondent: Asker) -> None:
    known = open_account(WantedAccount("nouvelle@exemple.fr", "", SECRET), WantedRole(Role.STEERING_OFFICE), actor="t")
    sent = _sent(steering)
    assert _refused(lambda: _accept(sent.address)) == ["invitation_needs_sign_in"]
    other = correspondent.account
    assert _refused(lambda: accept_invitation(sent.address, other)) == ["invitation_for_another_address"]
    assert accept_invitation(sent.address, known) == known
    assert known.grants.count() == 2


def test_what_is_held_or_offered_already_is_not_offered_again(steering: Asker) -> None:
    sent = _sent(steering)
    assert _refused(lambda: _sent(steering)) == ["invitation_already_pending"]
    _accept(sent.address)
    assert _refused(lambda: _sent(steering)) == ["role_already_held"]


@pytest.mark.clause("4.1-contractor-authority")
def test_each_asks_in_on_its_own_side_of_the_walls(steering: Asker, correspondent: Asker) -> None:
    make_contractor("00000000000022", name="Bruyère")
    own, other = (WantedRole(Role.MEMBER, siret) for siret in ("00000000000011", "00000000000022"))
    member = Guest("membre@exemple.fr", "", "dev-01")
    assert _refused(lambda: _sent(steering, member, own)) == ["role_not_yours_to_give"]
    assert _refused(lambda: _sent(correspondent, member, other)) == ["role_not_yours_to_give"]
    assert _refused(lambda: _sent(correspondent, GUEST, LEAD)) == ["role_not_yours_to_give"]
    of_the_state = Guest("pilotage@exemple.fr", "", "dev-01")
    assert _refused(lambda: _sent(correspondent, of_the_state, own)) == ["role_on_both_sides"]
    assert not Invitation.objects.exists()


def test_an_unknown_scope_is_refused(steering: Asker) -> None:
    wanted = WantedRole(Role.PRODUCT_LEAD, "inconnu")
    assert _refused(lambda: _sent(steering, GUEST, wanted)) == ["product_unknown_for_role"]


def test_a_wall_that_rose_between_the_invitation_and_its_answer_holds(steering: Asker, correspondent: Asker) -> None:
    sent = _sent(steering, Guest("double@exemple.fr"))
    role = WantedRole(Role.CORRESPONDENT, "00000000000011")
    account = open_account(WantedAccount("double@exemple.fr", "", SECRET), role, actor="test")
    assert _refused(lambda: accept_invitation(sent.address, account)) == ["role_on_both_sides"]
    assert Invitation.objects.get().accepted_at is None
    assert correspondent.account.grants.count() == 1


def test_an_invitation_falls_with_whoever_sent_it_and_stands_again_with_a_colleague(steering: Asker) -> None:
    wanted = WantedAccount("parti@exemple.fr", "", SECRET)
    gone = Asker(open_account(wanted, WantedRole(Role.STEERING_OFFICE), actor="test"))
    sent = _sent(gone, GUEST, WantedRole(Role.STEERING_OFFICE))
    suspend_account(gone.account, steering.account)
    assert _refused(lambda: _accept(sent.address)) == ["invitation_from_nobody"]
    reactivate_account(Account.objects.get(pk=gone.account.pk), actor="test")
    withdraw_role(gone.account, gone.account.grants.get().pk, actor="test")
    assert _refused(lambda: _accept(sent.address)) == ["invitation_from_nobody"]
    again = send_invitation_again(sent.invitation.pk, steering, lambda secret: secret)
    assert _accept(again.address).grants.get().role == Role.STEERING_OFFICE


def test_an_invitation_to_a_team_falls_with_the_correspondent_who_sent_it(correspondent: Asker) -> None:
    member = WantedRole(Role.MEMBER, "00000000000011")
    sent = _sent(correspondent, Guest("m@exemple.fr", "", "dev-01"), member)
    withdraw_role(correspondent.account, correspondent.account.grants.get().pk, actor="test")
    assert _refused(lambda: _accept(sent.address)) == ["invitation_from_nobody"]
    assert not Account.objects.filter(email="m@exemple.fr").exists()


class TestMembers:
    """Members of a contractor's team are tied to how its timesheets call them."""

    role = WantedRole(Role.MEMBER, "00000000000011")

    def test_a_member_is_tied_to_a_known_person_of_the_timesheets(self, correspondent: Asker) -> None:
        worker = Worker.objects.create(contractor=make_contractor("00000000000022"), identifier="dev-01")
        known = Worker.objects.create(contractor_id=RoleGrant.objects.get().contractor_id or 0, identifier="dev-01")
        account = _accept(_sent(correspondent, Guest("m@exemple.fr", "", "dev-01"), self.role).address)
        known.refresh_from_db()
        worker.refresh_from_db()
        assert (known.account, worker.account) == (account, None)

    def test_a_member_unknown_to_the_timesheets_becomes_known(self, correspondent: Asker) -> None:
        account = _accept(_sent(correspondent, Guest("m@exemple.fr", "", "dev-02"), self.role).address)
        assert Worker.objects.get().account == account
        journal = "".join(JournalEntry.objects.values_list("body", flat=True))
        assert "dev-02" not in journal

    def test_an_identifier_is_one_person_s(self, correspondent: Asker) -> None:
        assert _refused(lambda: _sent(correspondent, Guest("m@exemple.fr"), self.role)) == ["worker_identifier_missing"]
        sent = _sent(correspondent, Guest("m@exemple.fr", "", "dev-01"), self.role)
        second = _sent(correspondent, Guest("n@exemple.fr", "", "dev-01"), self.role)
        _accept(sent.address)
        assert _refused(lambda: _accept(second.address)) == ["worker_already_linked"]
        third = Guest("o@exemple.fr", "", "dev-01")
        assert _refused(lambda: _sent(correspondent, third, self.role)) == ["worker_already_linked"]


def test_of_two_who_accept_at_once_one_is_told(tmp_path: Path) -> None:
    """A database of its own, so that two connections truly meet: the journal of the tests cannot be emptied."""
    environment = {"PYTHONPATH": os.pathsep.join(sys.path), "GOUVERNAIL_VAR": str(tmp_path), "LANG": "C.UTF-8"}
    told = subprocess.run(
        [sys.executable, "-m", "tests.actions.accepted_at_once"],
        env={**environment, "DJANGO_SETTINGS_MODULE": "gouvernail.settings", "PATH": os.environ["PATH"]},
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    assert sorted(told) == ["accepted", "invitation_accepted", "invitation_accepted", "invitation_accepted"]


def test_a_link_lasts_seven_days(steering: Asker) -> None:
    sent = _sent(steering)
    left = sent.invitation.expires_at - clock.now()
    assert timedelta(days=6, hours=23) < left <= timedelta(days=7)
