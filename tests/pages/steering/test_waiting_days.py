"""The days that wait: accepted with one click by those who may, never by person."""

from __future__ import annotations

import csv
import io
import re

import pytest
from django.test import Client
from pytest_django import Settings

from gouvernail.actions.import_market import import_market
from gouvernail.exports.market_workbook.example import example_sheets
from gouvernail.harvesters.workbook.workbook import Workbook
from gouvernail.records.models import Contractor, DayEntry, DaysReturn, OrderLine, RoleGrant, Worker
from gouvernail.records.queries.scopes import EVERYTHING
from gouvernail.records.queries.waiting_days import waiting_months
from gouvernail.rules.access import Role
from gouvernail.rules.workbook_format.rows import DayRow
from tests.pages.steering.conftest import TODAY, signed_in

DAYS = "/pilotage/jours/"
WHY = "Pourquoi 2,5 j ?\nUn atelier ?"


def forms_of(client: Client) -> list[dict[str, str]]:
    """The fields of each acceptance form of the page, « all » first."""
    page = client.get(DAYS).content.decode()
    bodies = re.findall(r'<form class="gv-[^>]*method="post">(.*?)</form>', page, re.DOTALL)
    return [dict(re.findall(r'name="(\w+)" value="([^"]*)"', body)) for body in bodies if 'name="vu"' in body]


def return_pages(client: Client) -> list[str]:
    """The addresses that send a month back."""
    return re.findall(rf'href="({DAYS}[0-9a-f-]+/\d+/\d{{4}}-\d\d/)"', client.get(DAYS).content.decode())


def seen_on(client: Client, address: str) -> str:
    """What the form of a return tells that was seen."""
    seen: list[str] = re.findall(r'name="vu" value="([^"]*)"', client.get(address).content.decode())
    return seen[0]


@pytest.mark.clause("4.1-contractor-authority")
@pytest.mark.usefixtures("market")
def test_no_person_is_named(steering: Client) -> None:
    pages = [DAYS, "/pilotage/jours.csv", *return_pages(steering)]
    said = "".join(steering.get(page).content.decode() for page in pages)
    assert "Tout accepter" in said
    assert [one for one in Worker.objects.values_list("identifier", flat=True) if one in said] == []


@pytest.mark.clause("4.2-statement")
@pytest.mark.usefixtures("market")
def test_all_is_one_click_and_says_how_many(steering: Client) -> None:
    answer = steering.post(DAYS, forms_of(steering)[0], follow=True)
    assert "Accepté" in answer.content.decode()
    assert "Aucun jour déclaré" in answer.content.decode()
    assert not waiting_months(EVERYTHING)


@pytest.mark.usefixtures("market")
def test_one_month_of_a_line_is_one_click(steering: Client) -> None:
    _, first, *others = forms_of(steering)
    assert steering.post(DAYS, first).status_code == 302
    assert len([form for form in forms_of(steering) if "ligne" in form]) == len(others)


@pytest.mark.usefixtures("market")
def test_a_button_pressed_twice_accepts_once_and_says_so(steering: Client) -> None:
    form = forms_of(steering)[0]
    steering.post(DAYS, form)
    answer = steering.post(DAYS, form)
    assert answer.status_code == 409
    assert "Ces jours ont changé" in answer.content.decode()


@pytest.mark.usefixtures("market")
@pytest.mark.parametrize(
    "bad",
    [
        {},
        {"vu": ""},
        {"vu": "x" * 65},
        {"vu": "\0"},
        {"vu": "x", "ligne": "1"},
        {"vu": "x", "mois": "2025-05"},
        {"vu": "x", "ligne": "-1", "mois": "2025-05"},
        {"vu": "x", "ligne": "9" * 40, "mois": "2025-05"},
        {"vu": "x", "ligne": "1", "mois": "0000-99"},
    ],
)
def test_garbage_accepts_nothing(steering: Client, bad: dict[str, str]) -> None:
    before = DayEntry.objects.filter(state="declared").count()
    assert steering.post(DAYS, bad).status_code == 422
    assert DayEntry.objects.filter(state="declared").count() == before


@pytest.mark.usefixtures("market")
def test_what_nobody_saw_is_refused(steering: Client) -> None:
    declare_everywhere(1)
    before = DayEntry.objects.filter(state="accepted").count()
    line = waiting_months(EVERYTHING)[0]
    for bad in (
        {"vu": "%_'\"<script>"},
        {"vu": line.seen},
        {"vu": line.seen, "ligne": "123456", "mois": "2025-05"},
        {"vu": line.seen, "ligne": str(line.line.pk), "mois": "9999-12"},
    ):
        assert steering.post(DAYS, bad).status_code == 409
    assert DayEntry.objects.filter(state="accepted").count() == before


@pytest.mark.clause("4.2-device")
def test_a_contractor_never_accepts(correspondent: Client) -> None:
    page = waiting_months(EVERYTHING)[0]
    address = f"{DAYS}{page.line.order.uuid}/{page.line.number}/{page.month_on:%Y-%m}/"
    for path in (DAYS, address, "/pilotage/jours.csv"):
        assert correspondent.get(path).status_code == 403
    assert correspondent.post(DAYS, {"vu": page.seen}).status_code == 403
    assert correspondent.post(address, {"vu": page.seen, "reason": WHY}).status_code == 403
    assert not DaysReturn.objects.exists()


@pytest.mark.parametrize(
    ("url", "said"), [("smtp://127.0.0.1:25", "prévenu par courriel"), ("", "n’a pas de serveur de courriel")]
)
@pytest.mark.usefixtures("market")
def test_a_mail_is_promised_only_where_mails_leave(steering: Client, settings: Settings, url: str, said: str) -> None:
    settings.MAIL_URL = url
    for siret in Contractor.objects.values_list("siret", flat=True):
        signed_in(Role.CORRESPONDENT, siret)
    address = return_pages(steering)[0]
    answer = steering.post(address, {"vu": seen_on(steering, address), "reason": WHY}, follow=True)
    assert said in answer.content.decode()


@pytest.mark.clause("4.2-statement")
@pytest.mark.usefixtures("market")
def test_a_month_is_sent_back_with_its_reason_and_waits_elsewhere(steering: Client) -> None:
    address = return_pages(steering)[0]
    assert "facultatif" not in steering.get(address).content.decode()
    posted = {"vu": seen_on(steering, address), "reason": WHY}
    answer = steering.post(address, posted, follow=True)
    text = answer.content.decode()
    assert answer.redirect_chain == [(f"{DAYS}?vue=renvoyes", 302)]
    assert "Un atelier ?" in text
    assert "renvoi (" in text
    assert DaysReturn.objects.get().reason == WHY
    assert address not in return_pages(steering)
    again = steering.post(address, posted)
    assert again.status_code == 409
    assert "déjà renvoyés" in again.content.decode()
    assert "Un atelier ?" in again.content.decode()


@pytest.mark.usefixtures("market")
@pytest.mark.parametrize("reason", ["", " \r\n\t ", "x" * 1001, "\x07", "\u202e"])
def test_a_reason_that_does_not_do_is_said_beside_its_field_and_nothing_is_lost(steering: Client, reason: str) -> None:
    address = return_pages(steering)[0]
    answer = steering.post(address, {"vu": seen_on(steering, address), "reason": reason})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert 'aria-invalid="true"' in text
    assert reason.strip()[:50] in text
    assert not DaysReturn.objects.exists()


@pytest.mark.usefixtures("market")
def test_a_reason_is_plain_text_whatever_it_holds(steering: Client) -> None:
    address = return_pages(steering)[0]
    reason = "<script>alert(1)</script> %_'\" 👩‍💻 שלום\x07\u202e fin"
    text = steering.post(address, {"vu": seen_on(steering, address), "reason": reason}, follow=True).content.decode()
    assert "<script>alert" not in text
    assert DaysReturn.objects.get().reason == "<script>alert(1)</script> %_'\" 👩‍💻 שלום fin"


@pytest.mark.usefixtures("market")
def test_a_nul_is_refused_in_words(steering: Client) -> None:
    address = return_pages(steering)[0]
    answer = steering.post(address, {"vu": seen_on(steering, address), "reason": "a\0b"})
    assert answer.status_code == 422
    assert not DaysReturn.objects.exists()


@pytest.mark.usefixtures("market")
def test_a_stale_form_keeps_what_was_typed_and_shows_what_waits_now(steering: Client) -> None:
    address = return_pages(steering)[0]
    answer = steering.post(address, {"vu": "autre chose", "reason": WHY})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Ces jours ont changé" in text
    assert "Un atelier ?" in text
    (seen,) = re.findall(r'name="vu" value="([^"]*)"', text)
    assert steering.post(address, {"vu": seen, "reason": WHY}).status_code == 302


@pytest.mark.usefixtures("market")
def test_a_month_in_which_nothing_waits_says_so(steering: Client) -> None:
    line = OrderLine.objects.select_related("order").first()
    assert line is not None
    answer = steering.get(f"{DAYS}{line.order.uuid}/{line.number}/2031-01/")
    assert answer.status_code == 200
    assert "Aucun jour n’attend" in answer.content.decode()
    for bad in ("2025-00", "25-01", "mai", "2025-5"):
        assert steering.get(f"{DAYS}{line.order.uuid}/{line.number}/{bad}/").status_code == 404
    assert steering.get(f"{DAYS}{line.order.uuid}/{'9' * 30}/2025-05/").status_code == 404


@pytest.mark.clause("4.2-device")
def test_a_scope_removed_while_the_page_is_open_writes_nothing(lead: Client) -> None:
    declare_everywhere(1)
    address = return_pages(lead)[0]
    form, all_form = seen_on(lead, address), forms_of(lead)[0]
    grant = RoleGrant.objects.get(role=Role.PRODUCT_LEAD)
    other = OrderLine.objects.exclude(product=grant.product).select_related("product").first()
    assert other is not None
    RoleGrant.objects.filter(pk=grant.pk).update(product=other.product)
    assert lead.post(address, {"vu": form, "reason": WHY}).status_code == 404
    assert lead.post(DAYS, all_form).status_code == 409
    RoleGrant.objects.filter(pk=grant.pk).delete()
    assert lead.post(address, {"vu": form, "reason": WHY}).status_code == 403
    assert lead.post(DAYS, all_form).status_code == 403
    assert not DaysReturn.objects.exists()


@pytest.mark.usefixtures("market")
def test_the_list_downloads_whole_and_runs_no_formula(steering: Client) -> None:
    address = return_pages(steering)[0]
    months = waiting_months(EVERYTHING)
    assert len(rows_of(steering, "")) == len(months)
    steering.post(address, {"vu": seen_on(steering, address), "reason": "=1+1"})
    assert len(rows_of(steering, "")) == len(months) - 1
    (returned,) = rows_of(steering, "?vue=renvoyes")
    assert returned["motif"] == "'=1+1"


def rows_of(client: Client, query: str) -> list[dict[str, str]]:
    """The rows of the file."""
    text = client.get(f"/pilotage/jours.csv{query}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


@pytest.mark.usefixtures("market")
def test_fifty_rows_a_page_and_all_of_them_for_one_click(steering: Client) -> None:
    """Twelve months of many lines: the page stays light, and « all » says that it takes every page."""
    declare_everywhere(5)
    assert len(waiting_months(EVERYTHING)) > 50
    page = steering.get(DAYS).content.decode()
    assert "sur toutes les pages" in page
    assert page.count(">Accepter<") == 50
    assert ">Accepter<" in steering.get(f"{DAYS}?page=2").content.decode()
    assert steering.post(f"{DAYS}?page=2", forms_of(steering)[0]).status_code == 302
    assert not waiting_months(EVERYTHING)


def declare_everywhere(years: int) -> None:
    """One day in each month on each line of the example that may hold some, as history brings them."""
    sheets = example_sheets()
    known = Workbook(sheets=tuple(sheets), **sheets)  # type: ignore[arg-type]
    lines = sorted({(row.order_number, row.line_number) for row in known.jours})
    days = [
        DayRow(
            0,
            order,
            line,
            TODAY.replace(year=TODAY.year - year, month=month, day=3),
            f"p{number}",
            "rework",
            25,
            "",
            "declared",
        )
        for number, (order, line) in enumerate(lines)
        for year in range(1, years + 1)
        for month in range(1, 13)
    ]
    report = import_market(Workbook(sheets=("jours",), jours=days), "test", TODAY, historical=True)
    assert report.errors == []
