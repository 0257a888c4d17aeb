"""L’accueil du pilotage : ce qui demande une décision ou un mot, pour qui le lit, et rien d’autre."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils.html import strip_tags
from pytest_django import DjangoAssertNumQueries

from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.records import journal
from gouvernail.records.models import (
    Account,
    Contractor,
    CorrespondentNaming,
    DaysReturn,
    Framework,
    FrameworkTerm,
    Invitation,
    MarketImport,
    OrderLine,
    OutgoingMail,
)
from gouvernail.rules.access import Role
from tests import makers
from tests.pages.steering.conftest import TODAY, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-weekly"), pytest.mark.clause("4.1-minimal-reporting")]

HOME = "/pilotage/"
NOON = datetime(2025, 5, 19, 12, tzinfo=UTC)


def points_on(page: str) -> list[str]:
    """The text of every point of the page, in order."""
    found = re.findall(r'<li class="gv-point.*?</li>', page, re.DOTALL)
    return [" ".join(strip_tags(one).split()) for one in found]


def read(client: Client) -> list[str]:
    """The points that a browser shows."""
    return points_on(client.get(HOME).content.decode())


def small_market(product_id: str = "mes-aides", **order: object) -> OrderLine:
    """One order of 60 days at work, estimated yesterday, its framework filled in and far from its end."""
    framework = makers.make_framework()
    FrameworkTerm.objects.bulk_create(
        FrameworkTerm(framework=framework, key=key, value="oui", source="essai")
        for key in (
            "recusal_stops_at",
            "findings_lifetime_months",
            "adequacy_check_days",
            "silence_working_days",
            "verification_delay_days",
            "tacit_acceptance",
            "formal_notice_before_ending",
            "hosting_mode",
            "penalties",
        )
    )
    told = {"notified_on": date(2025, 1, 6), **order}
    contractor = makers.make_contractor()
    named(framework, contractor)
    one = makers.make_order(framework, contractor, **told)  # type: ignore[arg-type]
    line = makers.make_line(one, makers.make_product(product_id), makers.make_unit(framework))
    makers.make_estimate(line, date(2025, 5, 19), 6000)
    makers.balanced(TODAY, line)
    return line


def named(framework: Framework, contractor: Contractor) -> None:
    """A permanent correspondent."""
    told = {"name": "Camille Bois", "email": "camille@exemple.fr", "since_on": date(2025, 1, 6), "recorded_in": 1}
    CorrespondentNaming.objects.create(framework=framework, contractor=contractor, **told)


def worked(line: OrderLine, days: int, state: str) -> None:
    """Some days of as many people, long enough ago to set no pace."""
    for _ in range(days):
        makers.make_day(line, date(2025, 4, 7), 100, state=state)


def test_calm_when_nothing_waits(steering: Client) -> None:
    small_market()
    page = steering.get(HOME).content.decode()
    assert "Rien ne demande votre attention." in page
    assert "Ici viendra, chaque semaine" in page
    assert points_on(page) == []


def test_each_point_says_what_for_what_when_why_and_where(steering: Client) -> None:
    line = small_market()
    worked(line, 55, "accepted")
    makers.make_estimate(line, date(2025, 5, 20), 800)
    makers.balanced(TODAY, line)
    page = steering.get(HOME).content.decode()
    assert "1\N{NO-BREAK SPACE}point demande votre attention." in page
    (point,) = points_on(page)
    assert point.startswith(f"{line.order.number} · Mes Aides")
    assert "L’équipe estime qu’il manquera 3 j" in point
    assert "91 % des jours commandés sont déclarés ou acceptés, 55 j sur 60 j" in point
    assert "(CCTP 4.2)" in point
    assert f'href="/pilotage/bons/{line.order.uuid}/"' in page


def test_the_points_are_counted_by_kind_and_add_up(steering: Client) -> None:
    line = small_market()
    worked(line, 55, "declared")
    makers.make_day(line, date(2025, 3, 7), 100, state="declared")
    makers.make_estimate(line, date(2025, 5, 20), 800)
    makers.balanced(TODAY, line)
    page = steering.get(HOME).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "3 points demandent votre attention." in page
    assert '<p><a href="/mes-echeances/?genre=days">2 mois à accepter</a>, ' in page
    assert '<a href="/mes-echeances/?genre=order">1 bon de commande à surveiller</a>.</p>' in page


def test_days_wait_and_come_back_by_line_and_month(steering: Client) -> None:
    line = small_market()
    for month in (3, 4):
        makers.make_day(line, date(2025, month, 7), 100, state="declared")
    makers.balanced(TODAY, line)
    told = read(steering)
    assert ["mars" in told[0], "avril" in told[1]] == [True, True]
    returned = DaysReturn.objects.create(
        line=line, month_on=date(2025, 4, 1), hundredths=100, reason="lundi férié", recorded_in=1, returned_at=NOON
    )
    assert ["réponse du titulaire attendue" in point.lower() for point in read(steering)] == [False, True]
    returned.answer, returned.answered_at, returned.answered_in = "maintenu", NOON, 2
    returned.save()
    assert "a répondu ou corrigé" in read(steering)[1]
    assert "lundi férié" not in " ".join(read(steering))


def test_days_declared_after_an_acceptance_are_no_answer_to_an_older_return(steering: Client) -> None:
    line = small_market()
    makers.make_estimate(line, TODAY, 100)
    accepted = makers.make_day(line, date(2025, 4, 7), 100, state="declared")
    makers.make_day(line, date(2025, 4, 8), 100, state="declared")
    told = {"hundredths": 200, "reason": "lundi férié", "recorded_in": 2, "returned_at": NOON, "answer": "maintenu"}
    DaysReturn.objects.create(line=line, month_on=date(2025, 4, 1), **told, answered_at=NOON, answered_in=3)
    makers.balanced(TODAY, line)
    assert "a répondu ou corrigé" in read(steering)[0]
    type(accepted).objects.filter(pk=accepted.pk).update(state="accepted", accepted_in=4)
    makers.balanced(TODAY, line)
    (point,) = read(steering)
    assert "À accepter : 1 j d’avril 2025" in point
    assert "lundi férié" not in steering.get("/pilotage/jours/").content.decode()


def test_a_workbook_received_after_midnight_in_paris_counts_on_that_day(steering: Client) -> None:
    small_market()
    told = {"stored_path": "x", "sha256": "0" * 64, "by": Account.objects.get(), "state": "previewed"}
    first = datetime(2025, 4, 19, 22, 30, tzinfo=UTC)  # the 20th in Paris: thirty days before today
    MarketImport.objects.create(file_name="avril.ods", **told, received_at=first)
    (point,) = read(steering)
    assert "« avril.ods »" in point
    assert "depuis le 20 avril 2025" in point
    MarketImport.objects.update(received_at=first - timedelta(hours=1))
    assert read(steering) == []


def test_imports_frameworks_terms_and_lost_invitations_are_the_steering_offices(steering: Client) -> None:
    line = small_market()
    Framework.objects.update(ceiling_cents=6_000_000, committed_cents=5_400_000, valid_until_on=date(2025, 8, 1))
    FrameworkTerm.objects.filter(key="penalties").update(value="")
    account = Account.objects.get()
    MarketImport.objects.create(
        file_name="mai.ods",
        stored_path="x",
        sha256="0" * 64,
        by=account,
        state="previewed",
        report={"errors": [{"code": "x"}]},
        received_at=NOON,
    )
    for number, (email, role) in enumerate((("lea@exemple.fr", "steering_office"), ("max@exemple.fr", "member"))):
        contractor = line.order.contractor if role == "member" else None
        Invitation.objects.create(
            email=email,
            role=role,
            contractor=contractor,
            secret_digest=str(number),
            invited_at=NOON,
            expires_at=datetime(2025, 6, 1, tzinfo=UTC),
        )
        OutgoingMail.objects.create(kind="invitation", to=email, subject="s", written_at=NOON, given_up_at=NOON)
    told = " | ".join(read(steering))
    assert "dernier jour pour notifier un bon de commande" in told.lower()
    assert "31 juillet 2025" in told
    assert "90 % du montant maximum" in told
    assert "règle du marché" in told
    assert "1 clause à renseigner" in told
    assert "« mai.ods »" in told
    assert "lea@exemple.fr" in told
    assert "max@exemple.fr" not in told
    product = line.product.external_id
    lead = open_account(
        WantedAccount("cheffe@exemple.fr", "", "une-longue-phrase-secrete"),
        WantedRole(Role.PRODUCT_LEAD, product),
        actor="test",
    )
    client = Client()
    client.force_login(lead)
    assert read(client) == []


def test_a_product_lead_reads_only_what_concerns_its_product() -> None:
    own, other = small_market("carte"), small_market("autre")
    for line in (own, other):
        makers.make_day(line, date(2025, 4, 7), 100, state="declared")
        makers.balanced(TODAY, line)
    page = signed_in(Role.PRODUCT_LEAD, "carte").get(HOME).content.decode()
    assert len(points_on(page)) == 1
    assert own.order.number in page
    assert other.order.number not in page
    assert "Le portefeuille par phase" not in page


def test_a_correspondent_reads_its_orders_and_never_what_the_state_must_accept() -> None:
    line = small_market()
    worked(line, 59, "declared")
    makers.balanced(TODAY, line)
    told = read(signed_in(Role.CORRESPONDENT, line.order.contractor.siret))
    assert len(told) == 1
    assert "59 j sur 60 j" in told[0]


def test_a_correspondent_is_led_to_its_answer(steering: Client) -> None:
    line = small_market()
    makers.make_day(line, date(2025, 4, 7), 100, state="declared")
    makers.balanced(TODAY, line)
    DaysReturn.objects.create(
        line=line, month_on=date(2025, 4, 1), hundredths=100, reason="à revoir", recorded_in=1, returned_at=NOON
    )
    page = signed_in(Role.CORRESPONDENT, line.order.contractor.siret).get(HOME).content.decode()
    assert "Répondre" in page
    assert 'href="/espace/renvois/"' in page
    assert "Répondre" not in steering.get(HOME).content.decode()


def test_a_long_list_shows_fifty_of_a_kind_and_counts_the_others(steering: Client) -> None:
    line = small_market(notified_on=date(2020, 1, 6))
    for year in range(2020, 2025):
        for month in range(1, 13):
            makers.make_day(line, date(year, month, 7), 25, state="declared")
    makers.balanced(TODAY, line)
    page = steering.get(HOME).content.decode()
    assert "60\N{NO-BREAK SPACE}points demandent votre attention." in page
    assert len(points_on(page)) == 50
    assert "et 10\N{NO-BREAK SPACE}autres mois à accepter" in page


def test_more_orders_cost_no_more_queries(
    steering: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        line = small_market(f"produit-{number}x")
        worked(line, 59, "declared")
        makers.balanced(TODAY, line)
    with django_assert_max_num_queries(50) as counted:
        steering.get(HOME)
    before = len(counted.captured_queries)
    line = small_market("produit-encore")
    worked(line, 59, "declared")
    makers.balanced(TODAY, line)
    with django_assert_max_num_queries(before):
        steering.get(HOME)


def test_an_unchanged_home_is_answered_304_until_something_is_written(
    steering: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_market()
    steering.get(HOME)  # the first answer sets the cookie of the forms
    tag = steering.get(HOME)["ETag"]
    assert steering.get(HOME, headers={"if-none-match": tag}).status_code == 304
    monkeypatch.setenv("GOUVERNAIL_TODAY", "2025-05-21")
    assert steering.get(HOME, headers={"if-none-match": tag}).status_code == 200
    monkeypatch.setenv("GOUVERNAIL_TODAY", TODAY.isoformat())
    journal.append(journal.Line("test", "ledger.rebuilt", "ledger", {}))
    assert steering.get(HOME, headers={"if-none-match": tag}).status_code == 200


def test_a_mail_given_up_makes_the_kept_home_stale(steering: Client) -> None:
    """Nothing is written in the journal when the outbox gives up."""
    steering.get(HOME)
    tag = steering.get(HOME)["ETag"]
    OutgoingMail.objects.create(kind="invitation", to="a@exemple.fr", subject="s", written_at=NOON, given_up_at=NOON)
    assert steering.get(HOME, headers={"if-none-match": tag}).status_code == 200
