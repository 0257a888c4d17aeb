"""The first account of an instance is opened from the console."""

from __future__ import annotations

import io

import pytest

from gouvernail.commands import main
from gouvernail.records.models import Account, Contractor, JournalEntry, RoleGrant

STRONG = "sept-gabares-au-mouillage"
pytestmark = pytest.mark.django_db


def create(monkeypatch: pytest.MonkeyPatch, *words: str, typed: str = STRONG) -> int:
    """Type the verb, and a password on the standard input."""
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))
    return main(["create", "account", "--password-stdin", *words])


def test_an_account_of_the_steering_office_can_sign_in(monkeypatch: pytest.MonkeyPatch) -> None:
    assert create(monkeypatch, "Pilote@Exemple.fr", "bureau-de-pilotage", "--name", "Bureau") == 0
    account = Account.objects.get()
    assert account.email == "pilote@exemple.fr"
    assert account.check_password(STRONG)
    assert [(grant.role, grant.contractor_id) for grant in account.grants.all()] == [("steering_office", None)]
    assert [entry.verb for entry in JournalEntry.objects.order_by("sequence")] == [
        "account.opened",
        "account.role_granted",
    ]
    assert STRONG not in "".join(JournalEntry.objects.values_list("body", flat=True))


@pytest.mark.clause("4.2-device")
def test_a_correspondent_holds_the_role_for_one_contractor(monkeypatch: pytest.MonkeyPatch) -> None:
    contractor = Contractor.objects.create(siret="12345678200002", name="Coopérative A")
    assert create(monkeypatch, "c@exemple.fr", "correspondant", "--scope", contractor.siret) == 0
    assert RoleGrant.objects.get().contractor == contractor


def test_a_second_role_keeps_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    contractor = Contractor.objects.create(siret="12345678200002", name="Coopérative A")
    create(monkeypatch, "c@exemple.fr", "correspondant", "--scope", contractor.siret)
    assert create(monkeypatch, "c@exemple.fr", "intervenant", "--scope", contractor.siret, typed="autre") == 0
    account = Account.objects.get()
    assert account.check_password(STRONG)
    assert account.grants.count() == 2


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("chef-de-produit", "Aucun produit n’a l’identifiant « absent »"),
        ("correspondant", "Aucun titulaire n’a le SIRET « absent »"),
        ("partenaire", "Aucune organisation n’a l’identifiant « absent »"),
    ],
)
def test_an_unknown_scope_is_refused_and_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], role: str, said: str
) -> None:
    assert create(monkeypatch, "c@exemple.fr", role, "--scope", "absent") == 1
    assert said in capsys.readouterr().err
    assert not Account.objects.exists()


def test_a_weak_password_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert create(monkeypatch, "c@exemple.fr", "bureau-de-pilotage", typed="azerty") == 1
    assert "trop court" in capsys.readouterr().err
    assert not Account.objects.exists()


def test_a_wrong_address_is_a_bad_call(monkeypatch: pytest.MonkeyPatch) -> None:
    assert create(monkeypatch, "pas une adresse", "bureau-de-pilotage") == 2


@pytest.mark.clause("4.1-contractor-authority")
def test_nobody_stands_on_both_sides(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    Contractor.objects.create(siret="12345678200002", name="Coopérative A")
    assert create(monkeypatch, "c@exemple.fr", "correspondant", "--scope", "12345678200002") == 0
    assert create(monkeypatch, "c@exemple.fr", "bureau-de-pilotage") == 1
    assert "rôle de l’autre côté" in capsys.readouterr().err
    assert RoleGrant.objects.count() == 1
