"""What waits for the State's word: the days declared, by line and month, and those sent back. CCTP 4.2 (4.2-statement).

Never a person's calendar: CCTP 4.1 (4.1-contractor-authority).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.actions.accept_days import SeenDays, accept_days
from gouvernail.exports.lists import ListFile, column
from gouvernail.pages.list_downloads import format_or_404, list_answer
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.pages.typed_ids import MOST_ID
from gouvernail.records.models import DaysReturn, OrderLine
from gouvernail.records.queries.returns import returned_months
from gouvernail.records.queries.scopes import Scope
from gouvernail.records.queries.waiting_days import (
    DeclaredMonth,
    WaitingMonth,
    declared_months,
    months_in_words,
    open_returns_in_words,
    seen_in,
)
from gouvernail.rules.access import Right
from gouvernail.rules.verdicts import Refusal, Refused
from gouvernail.rules.workbook_format.columns import Kind

PAGE_SIZE = 50
RETURNED = "renvoyes"


class AcceptForm(forms.Form):
    """What was on the screen when the button was pressed; without ``ligne`` and ``mois``, all that waits."""

    vu = forms.CharField(max_length=64)
    ligne = forms.IntegerField(min_value=1, max_value=MOST_ID, required=False)
    mois = forms.DateField(input_formats=["%Y-%m"], required=False)

    def seen(self) -> SeenDays | None:
        """What was seen; none when the form is not one of ours, or names only half of a line's month."""
        if not self.is_valid():
            return None
        typed = self.cleaned_data
        if (typed["ligne"] is None) != (typed["mois"] is None):
            return None
        return SeenDays(typed["vu"], typed["ligne"], typed["mois"])


@dataclass(frozen=True, slots=True)
class Standing:
    """What is declared within a scope: what waits for the State, and how much waits for the contractor."""

    waiting: Sequence[DeclaredMonth]
    returned_hundredths: int
    returned_count: int

    @property
    def waiting_hundredths(self) -> int:
        """All that waits, in hundredths of a day."""
        return sum(one.hundredths for one in self.waiting)

    @property
    def sentence(self) -> str:
        """Whether there is something to do, in one sentence."""
        said = []
        if self.waiting:
            said.append(f"{wording.days_text(self.waiting_hundredths)} déclarés attendent votre acceptation")
        elif self.returned_count:
            said.append("Rien n’attend votre acceptation")
        if self.returned_count:
            back, verb = (
                wording.counted(self.returned_count, "renvoi"),
                ("attend", "attendent")[self.returned_count > 1],
            )
            said.append(f"{back} ({wording.days_text(self.returned_hundredths)}) {verb} le titulaire")
        return "\N{NARROW NO-BREAK SPACE}; ".join(said) + "." if said else ""


@needs(Right.ACCEPT_DAYS)
@require_http_methods(["GET", "HEAD", "POST"])
def waiting_days(request: HttpRequest) -> HttpResponse:
    """What waits; after an acceptance, what still waits; what stands in the way otherwise."""
    reader = reader_of(request)
    if request.method != "POST":
        return _page(request, reader, ())
    seen = AcceptForm(request.POST).seen()
    if seen is None:
        return _page(request, reader, (Refusal("waiting_days_unread", "4.2-statement"),), 422)
    try:
        hundredths = accept_days(seen, reader.scope, reader.actor, clock.today())
    except Refused as refused:
        return _page(request, reader, refused.refusals, 409)
    messages.success(request, f"Accepté\N{NO-BREAK SPACE}: {wording.days_text(hundredths)}.")
    return redirect("waiting_days")


def standing(scope: Scope) -> Standing:
    """What waits on either side, within a scope."""
    returned = returned_months(scope)
    declared = declared_months(scope)
    sent_back = [one for one in declared if one.key in returned]
    waiting = [one for one in declared if one.key not in returned]
    return Standing(waiting, sum(one.hundredths for one in sent_back), len(returned))


def _page(request: HttpRequest, reader: Reader, refusals: tuple[Refusal, ...], status: int = 200) -> HttpResponse:
    now = standing(reader.scope)
    is_returned = request.GET.get("vue") == RETURNED
    context = {
        "sentence": now.sentence,
        "waiting_hundredths": now.waiting_hundredths,
        "waiting_count": len(now.waiting),
        "returned_count": now.returned_count,
        "is_returned": is_returned,
        "seen": seen_in(now.waiting),
        "refusals": [(wording.refusal_sentence(refusal), refusal.clause) for refusal in refusals],
        **(_returned(request, reader) if is_returned else _waiting(request, now)),
    }
    return render(request, "gouvernail/steering/waiting_days.html", context, status=status)


def _waiting(request: HttpRequest, now: Standing) -> dict[str, Any]:
    page = Paginator(now.waiting, PAGE_SIZE).get_page(request.GET.get("page"))
    return {"page": page, "months": months_in_words(list(page.object_list))}


def _returned(request: HttpRequest, reader: Reader) -> dict[str, Any]:
    page = Paginator(open_returns_in_words(reader.scope), PAGE_SIZE).get_page(request.GET.get("page"))
    return {"page": page, "returns": list(page.object_list)}


_PLACE = (
    column("mois"),
    *(column(name) for name in ("bon", "ligne")),
    *(column(name, most=300) for name in ("produit", "titulaire", "unité d’œuvre")),
)
_WAITING = (
    *_PLACE,
    *(column(name, Kind.DAYS) for name in ("jours facturables", "jours non facturables")),
    *(column(name, most=1000) for name in ("dernier motif de renvoi", "réponse")),
)
_RETURNED = (
    *_PLACE,
    column("jours renvoyés", Kind.DAYS),
    column("renvoyés le", Kind.DATE),
    column("motif", most=1000),
)


@needs(Right.ACCEPT_DAYS)
@require_http_methods(["GET", "HEAD"])
def waiting_days_file(request: HttpRequest, extension: str) -> HttpResponse:
    """The list on screen, all its rows, as a file."""
    format_or_404(extension)
    scope = reader_of(request).scope
    if request.GET.get("vue") == RETURNED:
        returned = map(_returned_cells, open_returns_in_words(scope))
        return list_answer(request, ListFile("jours-renvoyes", _RETURNED, returned), extension)
    waiting = map(_waiting_cells, months_in_words(standing(scope).waiting))
    return list_answer(request, ListFile("jours-a-accepter", _WAITING, waiting), extension)


def _place(line: OrderLine, month_on: date) -> tuple[str, ...]:
    product, contractor = line.product.name, line.order.contractor.name
    return f"{month_on:%Y-%m}", line.order.number, str(line.number), product, contractor, line.work_unit.title


def _waiting_cells(one: WaitingMonth) -> tuple[str | int, ...]:
    said = (one.answered.reason, one.answered.answer) if one.answered else ("", "")
    return (*_place(one.line, one.month_on), one.billable_hundredths, one.non_billable_hundredths, *said)


def _returned_cells(one: DaysReturn) -> tuple[str | int | date, ...]:
    return (*_place(one.line, one.month_on), one.hundredths, clock.day_of(one.returned_at), one.reason)
