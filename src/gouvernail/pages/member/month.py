"""My month: what the habit proposes, what was typed, one button. CCTP 4.1 (4.1-minimal-reporting)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.actions.confirm_month import confirm_month
from gouvernail.actions.save_month import save_month
from gouvernail.actions.take_back_month import take_back_month
from gouvernail.actions.written_month import MonthRefused
from gouvernail.pages.member.facts import OwnMonth, copied, own_member, own_month, rest_days
from gouvernail.pages.member.form import TypedMonth, days_off_in, typed_month, with_texts
from gouvernail.pages.member.grid import text_of
from gouvernail.pages.member.kept_form import back_to_the_form
from gouvernail.pages.member.page import month_page
from gouvernail.pages.member.sentence import days_in_words
from gouvernail.pages.sign_in.needs import needs
from gouvernail.records.queries import own_month as queries
from gouvernail.rules.access import Right
from gouvernail.rules.lifecycle import MonthState
from gouvernail.rules.months import MonthRefusal, month_to_declare, why_not_enter
from gouvernail.rules.verdicts import Refused

#: What the buttons of the form ask for; the small ones only draw the page again.
CLEAR, COPY, ADD_LINE, ADD_DAY = "vider", "copier", "ajouter-ligne", "ajouter-jour"
SAVE, DECLARE, TAKE_BACK = "enregistrer", "declarer", "reprendre"


@needs(Right.ENTER_MONTH)
@require_http_methods(["GET", "HEAD"])
def my_month(request: HttpRequest) -> HttpResponse:
    """Go to the month to declare: one that was sent back, the last one, or the present one."""
    member, _ = own_member(request)
    today = clock.today()
    returned = queries.returned_months(member.worker)
    last = month_to_declare(today, last_is_declared=False)
    settled = queries.is_declared(member.worker, last) or not queries.has_work_in(member.contractor, last)
    found = returned[0].month_on if returned else month_to_declare(today, last_is_declared=settled)
    return redirect("one_month", found)


@back_to_the_form
@needs(Right.ENTER_MONTH)
@require_http_methods(["GET", "HEAD", "POST"])
def one_month(request: HttpRequest, month_on: date) -> HttpResponse:
    """The grid of a month, the same with what is wrong, or the month once it is declared."""
    own = own_month(request, month_on)
    if request.method != "POST":
        return month_page(request, own)
    typed = typed_month(month_on, request.POST)
    if typed.action == TAKE_BACK:
        return _taken_back(request, own, typed)
    if typed.action in {SAVE, DECLARE}:
        return _written(request, own, typed)
    return month_page(request, own, _redrawn(own, typed))


def _written(request: HttpRequest, own: OwnMonth, typed: TypedMonth) -> HttpResponse:
    """Save or declare what was typed; a second press of the same button finds it done."""
    if unread := typed.why_not_read():
        known = queries.known_month(own.member, own.month_on, {cell.line_id for cell in typed.cells})
        found = [*unread, *why_not_enter(typed.cells, known, own.today)]
        return month_page(request, own, typed, refusals=found, status=422)
    entry = typed.entry(queries.activities_on(typed.line_ids, own.month))
    act = confirm_month if typed.action == DECLARE else save_month
    try:
        act(own.member, entry, own.account, own.today)
    except MonthRefused as refused:
        return month_page(request, own, typed, refusals=refused.found, status=422)
    except Refused as refused:
        if _is_declared_so(own, typed):
            return redirect("one_month", own.month_on)
        return _conflict(request, own.month_on, typed, refused)
    messages.success(request, _done(own, typed))
    return redirect("one_month", own.month_on)


def _is_declared_so(own: OwnMonth, typed: TypedMonth) -> bool:
    """Whether the month is already declared exactly as it comes in again."""
    if typed.action != DECLARE or own.month is None or own.state != MonthState.CONFIRMED:
        return False
    return sorted(queries.entered_cells(own.month)) == sorted(typed.cells)


def _conflict(request: HttpRequest, month_on: date, typed: TypedMonth | None, refused: Refused) -> HttpResponse:
    """Somebody was quicker: the page as it stands now, with what was typed."""
    found = [MonthRefusal(refusal) for refusal in refused.refusals]
    return month_page(request, own_month(request, month_on), typed, refusals=found, status=409)


def _done(own: OwnMonth, typed: TypedMonth) -> str:
    total = days_in_words(sum(cell.hundredths for cell in typed.cells))
    name = wording.month_text(own.month_on).capitalize()
    if typed.action == DECLARE:
        return f"{name} est déclaré\N{NO-BREAK SPACE}: {total}. Votre correspondant peut l’approuver."
    return f"{name} est enregistré\N{NO-BREAK SPACE}: {total}. Rien n’est encore déclaré."


def _taken_back(request: HttpRequest, own: OwnMonth, typed: TypedMonth) -> HttpResponse:
    try:
        take_back_month(own.member, own.month_on, typed.version, own.account)
    except Refused as refused:
        return _conflict(request, own.month_on, None, refused)
    messages.success(
        request, f"{wording.month_text(own.month_on).capitalize()} est repris. Corrigez, puis déclarez de nouveau."
    )
    return redirect("one_month", own.month_on)


def _redrawn(own: OwnMonth, typed: TypedMonth) -> TypedMonth:
    """What the small buttons do for whoever has no script; nothing is written."""
    if typed.action == CLEAR:
        off = set(days_off_in(typed.off, own.month_on))
        return with_texts(typed, {place: "" if place[1] in off else text for place, text in typed.texts.items()})
    if typed.action == COPY:
        return _with_copied(own, typed)
    if typed.action == ADD_LINE and typed.more_line is not None:
        return replace(typed, line_ids=[*typed.line_ids, typed.more_line])
    if typed.action == ADD_DAY and typed.more_day in rest_days(own):
        return replace(typed, more_days=[*typed.more_days, typed.more_day])
    return typed


def _with_copied(own: OwnMonth, typed: TypedMonth) -> TypedMonth:
    known = queries.known_month(own.member, own.month_on, typed.line_ids)
    texts = dict.fromkeys(typed.texts, "")
    texts |= {(cell.line_id, cell.work_on, cell.nature): text_of(cell.hundredths) for cell in copied(own, known)}
    return with_texts(typed, texts)
