"""The list of notices: what stands of the date and of the receipt of each. CCTP 4.2 (4.2-replacement)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.exports.lists import ListFile, column
from gouvernail.pages.list_downloads import format_or_404, list_answer
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.steering.notices.shown import receipt_standing, receipt_words, stamp_of, stamp_state, stamp_words
from gouvernail.pages.typed_text import text_in
from gouvernail.records.models import Notice
from gouvernail.records.queries.notices.listed import notices_seen
from gouvernail.rules.access import Right
from gouvernail.rules.receipts import ReceiptState
from gouvernail.rules.timestamps import StampState
from gouvernail.rules.workbook_format.columns import Kind

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Filters:
    """What an address asks for; what cannot be understood is left out."""

    sought: str
    kind: str
    receipt: str
    stamp: str

    @property
    def is_any(self) -> bool:
        """Whether the list is narrowed."""
        return bool(self.sought or self.kind or self.receipt or self.stamp)


@dataclass(frozen=True, slots=True)
class Row:
    """A notice in the list."""

    notice: Notice
    kind: str
    receipt: str
    receipt_state: str
    stamp: str
    stamp_state: str


def filters_of(request: HttpRequest) -> Filters:
    """The filters of an address."""
    asked = {name: request.GET.get(name, "") for name in ("genre", "reception", "horodatage")}
    return Filters(
        sought=text_in(request.GET, "q"),
        kind=asked["genre"] if asked["genre"] in wording.NOTICE_KINDS else "",
        receipt=asked["reception"] if asked["reception"] in set(ReceiptState) else "",
        stamp=asked["horodatage"] if asked["horodatage"] in set(StampState) else "",
    )


def rows_of(notices: QuerySet[Notice], filters: Filters, on: date) -> Sequence[Row]:
    """The notices that answer, in words."""
    if filters.kind:
        notices = notices.filter(kind=filters.kind)
    wanted: list[Callable[[Row], bool]] = []
    if filters.receipt:
        wanted.append(lambda row: row.receipt_state == filters.receipt)
    if filters.stamp:
        wanted.append(lambda row: row.stamp_state == filters.stamp)
    if filters.sought:
        wanted.append(lambda row: filters.sought.casefold() in _text(row.notice))
    rows = (_row(notice, on) for notice in notices)
    return [row for row in rows if all(one(row) for one in wanted)]


@needs(Right.SEE_NOTICES)
@require_http_methods(["GET", "HEAD"])
def notices(request: HttpRequest) -> HttpResponse:
    """Every notice that its reader may see, the last first."""
    filters, today = filters_of(request), clock.today()
    rows = rows_of(notices_seen(reader_of(request).scope), filters, today)
    context = {
        "filters": filters,
        "sentence": sentence_of(rows),
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
        "kinds": wording.NOTICE_KINDS.items(),
        "receipts": wording.RECEIPT_STATES.items(),
        "stamps": wording.STAMP_STATES.items(),
    }
    return render(request, "gouvernail/steering/notices/list.html", context)


COLUMNS = (
    column("Numéro"),
    column("Du", Kind.DATE),
    column("À"),
    column("Quoi"),
    column("Objet", most=300),
    column("Titulaire", most=300),
    column("SIRET du titulaire"),
    column("Accord-cadre"),
    column("Bon de commande"),
    column("Réception", most=300),
    column("Horodatage", most=300),
    column("Empreinte SHA-256"),
)


@needs(Right.SEE_NOTICES)
@require_http_methods(["GET", "HEAD"])
def notices_file(request: HttpRequest, extension: str) -> HttpResponse:
    """The same list, whole, as a file."""
    format_or_404(extension)
    rows = rows_of(notices_seen(reader_of(request).scope), filters_of(request), clock.today())
    return list_answer(request, ListFile("notifications", COLUMNS, map(cells_of, rows)), extension)


def cells_of(row: Row) -> tuple[object, ...]:
    """A row of the file."""
    notice = row.notice
    at = notice.issued_at.astimezone(clock.PARIS)
    return (
        *(notice.number, at.date(), f"{at:%H:%M}", row.kind, notice.subject),
        *(notice.contractor.name, notice.contractor.siret, notice.framework.number),
        notice.order.number if notice.order else "",
        *(row.receipt, row.stamp, notice.content_sha256),
    )


def sentence_of(rows: Sequence[Row]) -> str:
    """« 12 notifications ; la réception de 2 reste à prouver. »."""
    if not rows:
        return "Aucune notification."
    said = wording.counted(len(rows), "notification")
    awaited = sum(row.receipt_state == ReceiptState.AWAITED for row in rows)
    if not awaited:
        return f"{said}, toutes reçues ou déposées." if len(rows) > 1 else f"{said}, reçue ou déposée."
    return f"{said}\N{NARROW NO-BREAK SPACE}; la réception de {wording.whole_text(awaited)} reste à prouver."


def _row(notice: Notice, on: date) -> Row:
    standing, stamp = receipt_standing(notice, on), stamp_of(notice)
    kind = wording.NOTICE_KINDS.get(notice.kind, "notification")
    state = stamp_state(stamp).value
    return Row(notice, kind, receipt_words(standing), standing.state.value, stamp_words(stamp), state)


def _text(notice: Notice) -> str:
    order = notice.order.number if notice.order else ""
    return f"{notice.number} {notice.subject} {notice.contractor.name} {order}".casefold()
