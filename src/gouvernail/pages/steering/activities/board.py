"""The activities of a product's orders, as a board or a list, moved from state to state. CCTP 4.2 (4.2-statement)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from gouvernail import clock, wording
from gouvernail.actions.move_activity import Move, move_activity
from gouvernail.exports.lists import ListFile, column
from gouvernail.pages.list_downloads import format_or_404, list_answer
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.pages.steering.activities.filters import (
    BOARD,
    COLUMNS,
    EVERY_ORDER,
    LIST,
    ActivityFilters,
    Column,
    activity_filters,
)
from gouvernail.pages.unchanged import unless_unchanged
from gouvernail.records.queries.activity_board import BoardActivity, activities_for, activity_in, counts_by_state
from gouvernail.records.queries.choices import filter_choices
from gouvernail.rules.access import Right
from gouvernail.rules.activities import why_not_move_activities
from gouvernail.rules.lifecycle import ActivityState
from gouvernail.rules.verdicts import Refusal, Refused
from gouvernail.rules.workbook_format.columns import Kind

PAGE_SIZE = 50
#: How many cards a column of the board shows; the list shows them all, page by page.
COLUMN_SIZE = 50
MOST_PRODUCTS = 300

_TO_DO, _DOING, _DONE = ActivityState
#: What each state offers, in the order of the buttons: where to, and in which word.
_OFFERS: Mapping[str, Sequence[tuple[str, str]]] = {
    _TO_DO.value: ((_DOING.value, "Commencer"), (_DONE.value, "Terminer")),
    _DOING.value: ((_DONE.value, "Terminer"), (_TO_DO.value, "Remettre à faire")),
    _DONE.value: ((_DOING.value, "Reprendre"), (_TO_DO.value, "Remettre à faire")),
}


@dataclass(frozen=True, slots=True)
class Card:
    """An activity with what can be done with it now, or why nothing can."""

    activity: BoardActivity
    offers: Sequence[tuple[str, str]]
    refusal: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Pile:
    """A column of the board: its first cards, and how many there are."""

    column: Column
    count: int
    cards: Sequence[Card]
    list_query: str

    @property
    def hidden_count(self) -> int:
        """How many cards only the list shows."""
        return self.count - len(self.cards)


class MoveForm(forms.Form):
    """From which state to which, as the card was on the screen; ``retour`` is the query string of the page."""

    vu = forms.ChoiceField(choices=[(state.value, state.value) for state in ActivityState])
    etat = forms.ChoiceField(choices=[(state.value, state.value) for state in ActivityState])
    retour = forms.CharField(required=False, max_length=2000)


@unless_unchanged
@needs(Right.SEE_ORDER)
@require_http_methods(["GET", "HEAD"])
def activities(request: HttpRequest) -> HttpResponse:
    """What is to do, doing and done, for the filters of the address."""
    return _page(request, activity_filters(request.GET), ())


_COLUMNS = (
    *(column(name) for name in ("bon", "ligne")),
    *(column(name, most=300) for name in ("produit", "titulaire", "clé", "activité", "catégorie")),
    column("état"),
    column("depuis le", Kind.DATE),
)


@unless_unchanged
@needs(Right.SEE_ORDER)
@require_http_methods(["GET", "HEAD"])
def activities_file(request: HttpRequest, extension: str) -> HttpResponse:
    """The activities of these filters, all of them, as a file."""
    format_or_404(extension)
    filters = activity_filters(request.GET)
    found = activities_for(reader_of(request).scope, filters.narrowing, clock.today(), filters.state)
    return list_answer(request, ListFile("activites", _COLUMNS, map(_cells, found)), extension)


def _cells(one: BoardActivity) -> tuple[str | date, ...]:
    place = (one.order_number, str(one.line_number), one.product_name, one.contractor_name)
    return (*place, one.key, one.title, one.category, wording.ACTIVITY_STATES[one.state], one.since_on)


@needs(Right.MOVE_ACTIVITIES)
@require_POST
def move_to(request: HttpRequest, pk: int) -> HttpResponse:
    """Move one activity, then back to the same page; what stands in the way is said there."""
    reader = reader_of(request)
    if activity_in(reader.scope, pk, clock.today()) is None:
        raise Http404
    form = MoveForm(request.POST)
    is_read = form.is_valid()
    filters = activity_filters(QueryDict(form.cleaned_data.get("retour", "")))
    if not is_read:
        return _page(request, filters, (Refusal("activity_move_unread", "4.2-statement"),), 422)
    target = ActivityState(form.cleaned_data["etat"])
    move = Move(pk, ActivityState(form.cleaned_data["vu"]), target)
    try:
        moved = move_activity(move, reader.scope, reader.actor, clock.today())
    except Refused as refused:
        return _page(request, filters, refused.refusals, 409)
    if moved is None:
        raise Http404
    messages.success(request, f"« {moved.title} » est maintenant « {wording.ACTIVITY_STATES[target.value]} ».")
    return redirect(f"{reverse('activities')}?{filters.query}#activite-{pk}")


def _page(
    request: HttpRequest, filters: ActivityFilters, refusals: Sequence[Refusal], status: int = 200
) -> HttpResponse:
    reader, today = reader_of(request), clock.today()
    counts = counts_by_state(reader.scope, filters.narrowing, today)
    choices = filter_choices(reader.scope, MOST_PRODUCTS)
    context = {
        "filters": filters,
        "columns": COLUMNS,
        "board_query": filters.shown(BOARD),
        "list_query": filters.shown(LIST),
        "every_order": EVERY_ORDER,
        "sentence": _sentence(counts, filters),
        "has_any": any(counts.values()),
        "products": choices.products if len(choices.products) <= MOST_PRODUCTS else None,
        "may_import": reader.may(Right.IMPORT_MARKET),
        "refusals": [(wording.refusal_sentence(refusal), refusal.clause) for refusal in refusals],
        **(_board(reader, filters, counts, today) if filters.view == BOARD else _list(reader, filters, today)),
    }
    return render(request, "gouvernail/steering/activities.html", context, status=status)


def _board(reader: Reader, filters: ActivityFilters, counts: Mapping[str, int], today: date) -> dict[str, Any]:
    shown = [column for column in COLUMNS if filters.state in {"", column.state.value}]
    return {"piles": [_pile(reader, filters, column, counts[column.state.value], today) for column in shown]}


def _pile(reader: Reader, filters: ActivityFilters, column: Column, count: int, today: date) -> Pile:
    found = activities_for(reader.scope, filters.narrowing, today, column.state.value)
    return Pile(column, count, _cards(found[:COLUMN_SIZE], reader), filters.shown(LIST, column.word))


def _list(reader: Reader, filters: ActivityFilters, today: date) -> dict[str, Any]:
    found = activities_for(reader.scope, filters.narrowing, today, filters.state)
    page = Paginator(found, PAGE_SIZE).get_page(filters.page)
    return {"page": page, "cards": _cards(list(page.object_list), reader)}


def _cards(found: Sequence[BoardActivity], reader: Reader) -> Sequence[Card]:
    may_move = reader.may(Right.MOVE_ACTIVITIES)
    refusals_of = cache(why_not_move_activities)
    cards = []
    for one in found:
        refusals = refusals_of(one.notified_on, one.order_state)
        if refusals:
            cards.append(Card(one, (), wording.refusal_sentence(refusals[0]), refusals[0].clause))
        else:
            cards.append(Card(one, _OFFERS[one.state] if may_move else ()))
    return cards


def _sentence(counts: Mapping[str, int], filters: ActivityFilters) -> str:
    """« 3 activités en cours, 5 à faire, 12 faites, sur les bons ouverts. »."""
    if not any(counts.values()):
        return "Aucune activité ne répond à ces filtres." if filters.is_narrowed else ""
    said = wording.counted(counts[_DOING.value], "activité en cours", "activités en cours")
    done = wording.counted(counts[_DONE.value], "faite")
    return f"{said}, {wording.whole_text(counts[_TO_DO.value])}\N{NO-BREAK SPACE}à faire, {done}{_where(filters)}."


def _where(filters: ActivityFilters) -> str:
    if filters.narrowing.order:
        return f", sur {filters.narrowing.order}"
    return ", sur tous les bons" if filters.narrowing.every_order else ", sur les bons ouverts"
