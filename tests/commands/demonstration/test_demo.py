"""The demonstration, loaded through the actions that everybody uses, shows all that it promises and ties."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client, override_settings
from pytest_django import DjangoDbBlocker, Settings

from gouvernail import clock
from gouvernail.actions.import_market import Report, import_market
from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.commands.demo import PASSWORDS_FILE, prepare, run, welcome
from gouvernail.commands.demonstration.accounts import ACCOUNTS
from gouvernail.commands.demonstration.contractors import GALETS
from gouvernail.commands.demonstration.practice import BAD, GOOD
from gouvernail.commands.french_parser import Options
from gouvernail.commands.troubles import Stopped
from gouvernail.harvesters.workbook.parse import parse
from gouvernail.harvesters.workbook.read import read
from gouvernail.records.models import (
    Account,
    Attribution,
    Consortium,
    Contractor,
    CorrespondentNaming,
    DayEntry,
    Estimate,
    Framework,
    HistoricalAnomaly,
    MarketImport,
    Need,
    Order,
    PassedOver,
    PoorPerformance,
    Product,
    ProductAlias,
    RegistryTrouble,
    RoleGrant,
    Subcontractor,
    WorkUnit,
)
from gouvernail.records.queries.journal_check import doubts
from gouvernail.records.queries.ledger_check import differences
from gouvernail.records.queries.scopes import EVERYTHING
from gouvernail.records.queries.statement import statement
from gouvernail.rules.access import Role
from gouvernail.rules.lifecycle import MarketImportState
from gouvernail.rules.statement import LineFigures, Statement, TotalFigures
from gouvernail.rules.workbook_format.words import ORDER_STATES

pytestmark = pytest.mark.django_db

SUMMED = (
    "ordered_hundredths",
    "done_hundredths",
    "pending_hundredths",
    "non_billable_hundredths",
    "remaining_on_order_hundredths",
    "estimate_to_complete_hundredths",
    "drift_hundredths",
    "to_do",
    "doing",
    "done",
    "ordered_cents",
    "admitted_cents",
    "remaining_to_admit_cents",
)


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("var")


@pytest.fixture(scope="module", autouse=True)
def _loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker, var: Path) -> Iterator[None]:  # noqa: ARG001
    """Load once for the whole file; every test then works inside that transaction, which is undone at the end."""
    uploads = override_settings(MEDIA_ROOT=var / "uploads")
    with django_db_blocker.unblock(), uploads, transaction.atomic():
        prepare(var)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def whole() -> Statement:
    return statement(clock.today(), EVERYTHING)


def _line(found: Statement, product: str, unit: str, state: str = "running") -> LineFigures:
    (line,) = [
        line for line in found.lines if (line.product, line.work_unit, line.order_state) == (product, unit, state)
    ]
    return line


def test_every_state_of_an_order_is_there() -> None:
    decided = {"proposed", "declined"}
    assert set(Order.objects.values_list("state", flat=True)) == {*ORDER_STATES.values(), *decided}


def test_the_portfolio_goes_through_every_stage() -> None:
    today = clock.today()
    current = {
        phase.stage.key
        for product in Product.objects.prefetch_related("phases__stage")
        for phase in product.phases.all()
        if phase.start_on and phase.start_on <= today and (phase.until_on is None or phase.until_on > today)
    }

    assert current == {
        *("investigation", "construction", "acceleration", "consolidation"),
        *("transfere", "opere", "abandon", "abandon-investigation"),
    }


def test_one_product_renamed_one_gone_one_outside_the_registry() -> None:
    assert ProductAlias.objects.get(external_id="signal-sentier").product.external_id == "sentier-sur"
    assert Product.objects.get(gone_on__isnull=False).external_id == "passe-rural"
    assert Product.objects.exclude(origin=Product.Origin.REGISTRY).get().external_id == "intranet-agents"
    assert RegistryTrouble.objects.filter(kind="phase_goes_back").exists()


def test_the_history_is_taken_over_with_its_anomalies() -> None:
    assert set(HistoricalAnomaly.objects.values_list("code", flat=True)) == {
        "order_outside_validity",
        "order_above_ceiling",
        "days_above_ordered",
        "day_before_notification",
        "person_above_one_day",
    }


def test_every_workbook_is_listed_as_imported() -> None:
    assert list(MarketImport.objects.values_list("state", flat=True)) == [MarketImportState.DONE.value] * 5
    assert MarketImport.objects.get(is_historical=True).report["anomalies"] > 5


def test_the_statement_shows_every_figure(whole: Statement) -> None:
    short, spare = _line(whole, "grange-ouverte", "DEVOPS"), _line(whole, "mesure-juste", "DEPLOIEMENT")
    assert short.drift_hundredths is not None
    assert short.drift_hundredths > 1000
    assert short.non_billable_hundredths == 500
    assert spare.drift_hundredths is not None
    assert spare.drift_hundredths < -500

    assert whole.total.lines_without_estimate == 1
    assert _line(whole, "bail-clair", "DEVOPS").estimate_to_complete_hundredths is None
    assert _line(whole, "carnet-de-quai", "HEBERGEMENT").ordered_hundredths is None
    assert _line(whole, "intranet-agents", "DEVOPS").pending_hundredths > 1000
    assert {line.order_state for line in whole.lines} == set(ORDER_STATES.values()) - {"draft", "cancelled"}


def test_some_orders_are_nearly_exhausted(whole: Statement) -> None:
    line = _line(whole, "sentier-sur", "DEVOPS")

    assert line.ordered_hundredths is not None
    assert 100 * (line.done_hundredths + line.pending_hundredths) > 90 * line.ordered_hundredths
    assert line.exhausted_on is not None
    assert (line.exhausted_on - clock.today()).days < 60


def test_old_estimates_and_poor_performances_are_there() -> None:
    old = Estimate.objects.filter(line__product__external_id="relais-de-nuit", line__order__state="running").latest(
        "estimated_on"
    )

    assert (clock.today() - old.estimated_on).days > 150
    assert PoorPerformance.objects.count() >= 3
    assert DayEntry.objects.filter(revision__gt=0).count() == 4


@pytest.mark.clause("4.2-statement")
def test_totals_are_the_sums_of_their_rows(whole: Statement) -> None:
    for axis, totals in (
        ("order", whole.orders),
        ("product", whole.products),
        ("contractor", whole.contractors),
        ("framework", whole.frameworks),
    ):
        for total in totals:
            _assert_sum(total, [line for line in whole.lines if getattr(line, axis) == total.key])
        assert len(totals) == len({getattr(line, axis) for line in whole.lines})
    _assert_sum(whole.total, whole.lines)


def _assert_sum(total: TotalFigures, lines: Sequence[LineFigures]) -> None:
    for name in SUMMED:
        assert getattr(total, name) == _sum(getattr(line, name) for line in lines), (total.key, name)


def _sum(figures: Iterable[int | None]) -> int | None:
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known else None


def test_the_page_of_every_order_and_product_opens(client: Client) -> None:
    client.force_login(Account.objects.get(email=ACCOUNTS[0].email), "django.contrib.auth.backends.ModelBackend")
    pages = [f"/pilotage/bons/{uuid}/" for uuid in Order.objects.values_list("uuid", flat=True)]
    published = Product.objects.filter(origin=Product.Origin.REGISTRY)
    pages += [f"/produits/{product}/" for product in published.values_list("external_id", flat=True)]

    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)


def test_units_have_a_kind_and_somebody_stands_behind_the_ranks() -> None:
    assert not WorkUnit.objects.filter(kind="").exists()
    running = Framework.objects.get(minimum_cents__isnull=False)
    assert Consortium.objects.get().rank.framework == Subcontractor.objects.get().rank.framework == running
    assert CorrespondentNaming.objects.filter(framework=running).count() == 3


@pytest.mark.clause("2-order-by-need", "4.2-next-contractor")
def test_needs_are_open_given_for_continuity_and_declined_then_given_to_the_next() -> None:
    assert sorted(Need.objects.values_list("state", flat=True)) == ["attributed", "attributed", "open"]
    assert sorted(PassedOver.objects.values_list("reason", flat=True)) == ["continuity", "declined"]
    given = Attribution.objects.order_by("pk").values_list("order__state", flat=True)
    assert list(given) == ["draft", "declined", "proposed"]


def test_balances_and_journal_are_sound() -> None:
    assert list(differences(clock.today())) == []
    assert list(doubts()) == []


def test_one_account_per_role(var: Path) -> None:
    passwords = prepare(var)

    assert set(RoleGrant.objects.values_list("role", flat=True)) == {role.value for role in Role}
    for each in ACCOUNTS:
        assert Account.objects.get(email=each.email).check_password(passwords[each.email])
        assert f"{each.email}   {passwords[each.email]}" in welcome(passwords)


def test_a_second_start_keeps_everything(var: Path) -> None:
    before = (var / PASSWORDS_FILE).read_text("utf-8")
    entries = DayEntry.objects.count()

    prepare(var)

    assert (var / PASSWORDS_FILE).read_text("utf-8") == before
    assert stat.S_IMODE((var / PASSWORDS_FILE).stat().st_mode) == 0o600
    assert DayEntry.objects.count() == entries
    assert Framework.objects.count() == 2


@pytest.mark.parametrize("content", [None, "{", "[]", '{"accounts": []}', '{"instance": "other", "accounts": []}'])
def test_lost_passwords_are_made_anew(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / PASSWORDS_FILE).write_text(content, "utf-8")

    passwords = prepare(tmp_path)

    steering = ACCOUNTS[0].email
    assert Account.objects.get(email=steering).check_password(passwords[steering])
    assert prepare(tmp_path) == passwords


def _rehearsed(file: Path) -> Report:
    contractor = Contractor.objects.get(siret=GALETS.siret)
    return import_market(parse(read(file)), "test", clock.today(), contractor=contractor, dry_run=True)


def test_the_workbook_to_import_is_accepted(var: Path) -> None:
    report = _rehearsed(var / "demonstration" / GOOD)

    assert report.accepted
    assert report.sheets["jours"].created == 2
    assert report.sheets["activites"].changed == 1
    assert report.sheets["restes_a_faire"].created == 1


def test_the_workbook_to_correct_is_refused_row_by_row(var: Path) -> None:
    report = _rehearsed(var / "demonstration" / BAD)

    assert {trouble.code for trouble in report.errors} == {"day_in_future", "person_above_one_day", "order_unknown"}


def test_production_is_refused(settings: Settings) -> None:
    settings.PRODUCTION = True

    with pytest.raises(Stopped, match="production"):
        run(Options(load_only=True))


def test_another_account_changes_nothing(var: Path) -> None:
    wanted = WantedAccount("quelqu-un@example.org", "Quelqu’un", "un mot de passe assez long")
    open_account(wanted, WantedRole(Role.STEERING_OFFICE), actor="console")

    assert prepare(var).keys() == {each.email for each in ACCOUNTS}
