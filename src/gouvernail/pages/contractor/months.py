"""The months of the team: approve them, or send one back. CCTP 4.1 (4.1-contractor-authority).

Never kept by a browser: what members type is no part of the journal, so that nothing would say that it changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from gouvernail import clock, wording
from gouvernail.actions.approve_month import approve_months
from gouvernail.actions.return_month import return_month
from gouvernail.pages.contractor.month_days import month_table
from gouvernail.pages.contractor.team_rows import TeamRow, name_of, seen_in, team_rows, told_refusals
from gouvernail.pages.contractor.unusual import unusual_words
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.pages.typed_months import month_in
from gouvernail.pages.typed_text import lines_of
from gouvernail.records.models import WorkerMonth
from gouvernail.records.queries.team_months import (
    TOLD,
    TeamMonth,
    confirmed_counts,
    entered_activities,
    lines_named,
    month_for,
    team_months,
)
from gouvernail.rules.access import Right
from gouvernail.rules.calendar_months import month_of, months_after
from gouvernail.rules.verdicts import Refusal, Refused
from gouvernail.rules.written_words import MOST_CHARACTERS

_UNREAD = Refusal("months_unread", "4.1-contractor-authority")


@needs(Right.APPROVE_MONTHS)
@require_http_methods(["GET", "HEAD", "POST"])
def team_months_page(request: HttpRequest) -> HttpResponse:
    """Who declared a month, who did not; after an approval, what still waits; what stands in the way otherwise."""
    reader = reader_of(request)
    month_on = _month(request, reader)
    if request.method != "POST":
        return _page(request, reader, month_on)
    seen = seen_in(request.POST.getlist("vu"))
    if seen is None:
        return _page(request, reader, month_on, (_UNREAD,), 422)
    try:
        hundredths = approve_months(seen, reader.scope, reader.actor, clock.today())
    except Refused as refused:
        return _page(request, reader, month_on, refused.refusals, 409)
    said = wording.counted(len(seen), "mois approuvé", "mois approuvés")
    messages.success(request, f"{said}\N{NO-BREAK SPACE}: {wording.days_text(hundredths)} déclarés à l’État.")
    return redirect(f"{reverse('team_months')}?mois={month_on:%Y-%m}")


def _month(request: HttpRequest, reader: Reader) -> date:
    """The month asked for, otherwise the oldest that waits, otherwise the last one that is over."""
    asked = month_in(request.GET.get("mois", ""))
    return asked or next(iter(confirmed_counts(reader.scope)), months_after(month_of(clock.today()), -1))


def _page(
    request: HttpRequest, reader: Reader, month_on: date, refusals: Sequence[Refusal] = (), status: int = 200
) -> HttpResponse:
    months = team_months(reader.scope, month_on)
    lines = lines_named(line for one in months for line in one.line_ids)
    rows = team_rows(months, lines, unusual_words(reader.scope, months, month_on))
    waiting = [row for row in rows if row.waits]
    names = {one.worker.identifier: name_of(one.worker) for one in months}
    counts = confirmed_counts(reader.scope)
    context = {
        "month_on": month_on,
        "before_on": months_after(month_on, -1),
        "after_on": months_after(month_on, 1),
        "rows": rows,
        "waiting": waiting,
        "waiting_hundredths": sum(row.entered_hundredths for row in waiting),
        "silent": [row.who for row in rows if not row.state and not row.declared_hundredths],
        "sentence": sentence_of(rows),
        "elsewhere": [(on, count) for on, count in counts.items() if on != month_on],
        "several": len({row.contractor for row in rows}) > 1,
        "refusals": told_refusals(refusals, names),
    }
    return render(request, "gouvernail/contractor/months.html", context, status=status)


def sentence_of(rows: Sequence[TeamRow]) -> str:
    """« 3 mois à approuver, 58,5 j ; 1 personne n’a rien déclaré. »."""
    if not rows:
        return "Personne de l’équipe n’est connu pour ce mois."
    waiting = [row for row in rows if row.waits]
    total = sum(row.entered_hundredths for row in waiting)
    silent = sum(1 for row in rows if not row.state and not row.declared_hundredths)
    unfinished = sum(1 for row in rows if row.state in {"entered", "returned"})
    parts = (
        [f"{wording.counted(len(waiting), 'mois', 'mois')} à approuver, {wording.days_text(total)}"] if waiting else []
    )
    if unfinished:
        parts.append(wording.counted(unfinished, "mois pas encore déclaré", "mois pas encore déclarés"))
    if silent:
        parts.append(wording.counted(silent, "personne n’a rien déclaré", "personnes n’ont rien déclaré"))
    return ("\N{NO-BREAK SPACE}; ".join(parts) or "Rien à approuver\N{NO-BREAK SPACE}: tout le mois est déclaré") + "."


def _own_month(number: int, reader: Reader) -> tuple[WorkerMonth, TeamMonth]:
    found = month_for(number, reader.scope)
    if found is None:
        raise Http404
    return found, next(one for one in team_months(reader.scope, found.month_on) if one.worker.pk == found.worker_id)


@needs(Right.APPROVE_MONTHS)
@require_http_methods(["GET", "HEAD"])
def team_month(request: HttpRequest, number: int) -> HttpResponse:
    """The month of one person, day by day."""
    return _month_page(request, number)


@needs(Right.APPROVE_MONTHS)
@require_POST
def team_month_return(request: HttpRequest, number: int) -> HttpResponse:
    """Send a month back; what was typed stands again when it is refused."""
    reader = reader_of(request)
    month, _ = _own_month(number, reader)
    seen = seen_in([request.POST.get("vu", "")])
    if seen is None or seen[0].month_id != number:
        return _month_page(request, number, (Refusal("month_changed_before_return", "4.1-contractor-authority"),), 409)
    try:
        return_month(seen[0], lines_of(request.POST.get("note", "")), reader.scope, reader.actor)
    except Refused as refused:
        is_stale = refused.refusals[0].code == "month_changed_before_return"
        return _month_page(request, number, refused.refusals, 409 if is_stale else 422)
    messages.success(request, f"Mois renvoyé à {name_of(month.worker)}.")
    return redirect(f"{reverse('team_months')}?mois={month.month_on:%Y-%m}")


def _month_page(request: HttpRequest, number: int, refusals: Sequence[Refusal] = (), status: int = 200) -> HttpResponse:
    found, one = _own_month(number, reader_of(request))
    lines = lines_named(one.line_ids)
    row = team_rows([one], lines, unusual_words(reader_of(request).scope, [one], found.month_on))[0]
    context = {
        "month": found,
        "is_told": found.state in TOLD,
        "row": row,
        "table": month_table(found, lines),
        "activities": entered_activities([found]) if found.state in TOLD else (),
        "refusals": told_refusals(refusals, {}),
        "note": lines_of(request.POST.get("note", "")),
        "most": MOST_CHARACTERS,
    }
    return render(request, "gouvernail/contractor/month.html", context, status=status)
