"""Estimates and activities of all the open lines on one screen, one button. CCTP 4.2 (4.2-statement)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.actions.update_lines import update_lines
from gouvernail.pages.contractor.typed_lines import MOST_TITLE, TypedLines, place_of, typed_lines
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.records.queries.estimated_lines import old_estimates
from gouvernail.records.queries.open_lines import OpenLine, open_lines
from gouvernail.records.queries.statement import statement
from gouvernail.rules.access import Right
from gouvernail.rules.lifecycle import ActivityState
from gouvernail.rules.statement import LineFigures
from gouvernail.rules.statement.outlook import OPEN_STATES
from gouvernail.rules.verdicts import Refused

#: Lines on one page: a form of more fields would be refused by the server.
PAGE_SIZE = 40
_STALE = frozenset({"estimate_changed", "activity_changed", "line_not_open"})


class ActivityField(NamedTuple):
    """The state of an activity, to be chosen."""

    name: str
    place: str
    title: str
    is_done: bool
    chosen: str
    error: str


class LineFields(NamedTuple):
    """The fields of one line, with what was typed and what is wrong."""

    told: OpenLine
    figures: LineFigures | None
    measured: bool
    is_old: bool
    name: str
    days: str
    day: str
    days_error: str
    day_error: str
    activities: Sequence[ActivityField]
    title: str
    title_error: str
    start: str

    @property
    def at_work(self) -> Sequence[ActivityField]:
        """The activities that are not done."""
        return [one for one in self.activities if not one.is_done]

    @property
    def over(self) -> Sequence[ActivityField]:
        """Those that are."""
        return [one for one in self.activities if one.is_done]


@needs(Right.UPDATE_LINES)
@require_http_methods(["GET", "HEAD", "POST"])
def team_lines(request: HttpRequest) -> HttpResponse:
    """The screen; after a save, the same with what it wrote; with what is wrong beside its field otherwise."""
    reader = reader_of(request)
    if request.method != "POST":
        return _page(request, reader, TypedLines())
    typed = typed_lines(request.POST)
    if typed.errors:
        return _page(request, reader, typed, 422)
    try:
        count = update_lines(typed.changes, reader.scope, reader.actor, clock.today()) if typed.changes else 0
    except Refused as refused:
        lost = []
        for refusal in refused.refusals:
            change = refusal.values.get("change")
            sentence = wording.refusal_sentence(refusal)
            if change is None or refusal.code == "line_not_open":
                lost.append(sentence)
            else:
                typed.errors[place_of(change)] = sentence  # type: ignore[arg-type]  # put there by the action
        is_stale = any(refusal.code in _STALE for refusal in refused.refusals)
        return _page(request, reader, typed, 409 if is_stale else 422, lost)
    said = (
        f"{wording.counted(count, 'changement enregistré', 'changements enregistrés')}."
        if count
        else "Rien n’a changé."
    )
    messages.success(request, said)
    page = request.GET.get("page", "")
    return redirect(reverse("team_lines") + (f"?page={page}" if page.isdigit() else ""))


def _page(
    request: HttpRequest, reader: Reader, typed: TypedLines, status: int = 200, lost: Sequence[str] = ()
) -> HttpResponse:
    today = clock.today()
    page = Paginator(open_lines(reader.scope, OPEN_STATES), PAGE_SIZE).get_page(request.GET.get("page"))
    figures = {line.line_id: line for line in statement(today, reader.scope).lines}
    old = old_estimates(figures.values(), today)
    known = _short(request.POST)
    lines = [_fields(one, figures.get(one.line.pk), known, typed.errors, is_old=one.line.pk in old) for one in page]
    context = {
        "lines": lines,
        "page": page,
        "sentence": _sentence(page.paginator.count, len(old)),
        "states": [(state.value, wording.ACTIVITY_STATES[state]) for state in ActivityState],
        "summary": [*(("", sentence) for sentence in dict.fromkeys(lost)), *_summary(lines, typed.errors)],
        "most_title": MOST_TITLE,
    }
    return render(request, "gouvernail/contractor/lines.html", context, status=status)


def _summary(lines: Sequence[LineFields], errors: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What is wrong, and on which line: « BC-2, ligne 1 : écrivez un nombre ». Among dozens, a field is found."""
    where = {}
    for one in lines:
        line = one.told.line
        own = (f"raf-{line.pk}", f"le-{line.pk}", f"titre-{line.pk}", *(each.place for each in one.activities))
        where.update(dict.fromkeys(own, f"{line.order.number}, ligne {line.number}\N{NO-BREAK SPACE}: "))
    for place, sentence in errors.items():
        yield place, where.get(place, "") + sentence


def _sentence(count: int, old: int) -> str:
    if not count:
        return "Aucune ligne n’est ouverte."
    lines = wording.counted(count, "ligne ouverte", "lignes ouvertes")
    if not old:
        return f"{lines}\N{NO-BREAK SPACE}: tous les restes à faire sont à jour."
    return f"{lines}, {wording.counted(old, 'reste à faire', 'restes à faire')} à mettre à jour."


def _short(posted: QueryDict) -> Mapping[str, str]:
    """What was typed, by the short names of fields: what was read beside them has changed since."""
    short = {}
    for name, value in posted.items():
        parts = name.split("-")
        if parts[0] == "etat" and len(parts) == 5:
            short[f"etat-{parts[2]}"] = str(value)
        elif len(parts) > 1:
            short["-".join(parts[:2])] = str(value)
    return short


def _fields(
    one: OpenLine, figures: LineFigures | None, typed: Mapping[str, str], errors: Mapping[str, str], *, is_old: bool
) -> LineFields:
    today = clock.today()
    pk = one.line.pk
    measured = one.line.work_unit.measure == "days"
    return LineFields(
        told=one,
        figures=figures,
        measured=measured,
        is_old=is_old,
        name=f"raf-{pk}-{one.seen}",
        days=typed.get(f"raf-{pk}", ""),
        day=typed.get(f"le-{pk}", f"{today:%d/%m/%Y}"),
        days_error=errors.get(f"raf-{pk}", ""),
        day_error=errors.get(f"le-{pk}", ""),
        activities=[
            ActivityField(
                name=f"etat-{pk}-{each.activity.pk}-{each.seen}-{each.activity.state}",
                place=f"etat-{each.activity.pk}",
                title=each.activity.title,
                is_done=each.activity.state == ActivityState.DONE,
                chosen=typed.get(f"etat-{each.activity.pk}", each.activity.state),
                error=errors.get(f"etat-{each.activity.pk}", ""),
            )
            for each in one.activities
        ],
        title=typed.get(f"titre-{pk}", ""),
        title_error=errors.get(f"titre-{pk}", ""),
        start=typed.get(f"debut-{pk}", ActivityState.TO_DO.value),
    )
