"""Giving a need to a contractor: the whole reasoning, then the decision. Domain invariant 3; CCTP 4.2."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.actions.needs.attribute_need import Attributing, attribute_need
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.steering.addresses import whole_in
from gouvernail.pages.steering.needs.need import need_or_404
from gouvernail.pages.steering.orders.refused import told
from gouvernail.pages.typed_text import line_of, lines_of
from gouvernail.records.models import Need
from gouvernail.records.queries.needs.placing import shown_of, standings_of
from gouvernail.records.queries.order_life.terms import terms_of
from gouvernail.rules.access import Right
from gouvernail.rules.attribution.passing_over import Choice, Passing, Reason, open_reasons
from gouvernail.rules.attribution.placing import Place, Standing, placed, why_not_place
from gouvernail.rules.lifecycle import NeedState
from gouvernail.rules.needs import why_not_change_need
from gouvernail.rules.verdicts import Refused

_MOST = 5000


class PlaceRow(NamedTuple):
    """A contractor at its place, the reasons that may pass it over, and what was typed of them."""

    place: Place
    words: str
    reasons: Sequence[tuple[str, str]]
    reason: str
    explanation: str


@needs(Right.ATTRIBUTE_ORDERS)
@require_http_methods(["GET", "HEAD", "POST"])
def attribution(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The contractors in the order of the rule, or the draft of the order once it is decided."""
    reader = reader_of(request)
    need = need_or_404(uuid, reader)
    if request.method != "POST":
        return _page(request, need)
    deciding = Attributing(_choice(request, need), _number(request), whole_in(request.POST.get("vu", ""), 0))
    try:
        order = attribute_need(need, deciding, reader.actor, clock.today())
    except Refused as refused:
        return _page(request, need_or_404(uuid, reader), refused, status=409)
    messages.success(
        request, f"Le besoin est attribué à {order.contractor.name}\N{NO-BREAK SPACE}: {order.number} est un brouillon."
    )
    return redirect("order", order.uuid)


def _number(request: HttpRequest) -> str:
    return line_of(request.POST.get("numero", ""))[:100]


def _choice(request: HttpRequest, need: Need) -> Choice:
    sirets = [one.siret for one in standings_of(need)]
    typed = {siret: _typed(request, siret) for siret in sirets}
    return Choice(request.POST.get("titulaire", ""), {siret: one for siret, one in typed.items() if one.reason})


def _typed(request: HttpRequest, siret: str) -> Passing:
    words = lines_of(request.POST.get(f"explication-{siret}", ""))[:_MOST]
    return Passing(request.POST.get(f"motif-{siret}", ""), words)


def _page(request: HttpRequest, need: Need, refused: Refused | None = None, status: int = 200) -> HttpResponse:
    today = clock.today()
    rule, standings = need.framework.attribution_rule, standings_of(need)
    places = placed(rule, standings, today)
    refusals = [*why_not_change_need(NeedState(need.state)), *why_not_place(rule, standings, today)]
    chosen = request.POST.get("titulaire", "") or (places[0].standing.siret if places else "")
    context: dict[str, Any] = {
        "need": need,
        "rule": rule,
        "rows": list(_rows(request, need, places, today)),
        "ended": [one for one in standings if one.is_over(today)],
        "chosen": chosen,
        "number": _number(request),
        "seen": request.POST.get("vu", "") or need.version,
        "refusals": told(refusals),
        "refused": told(refused.refusals) if refused else [],
        "lawful": [wording.PASSING_OVER.get(one, one) for one in _lawful(need)],
    }
    return render(request, "gouvernail/needs/attribution.html", context, status=status)


def _lawful(need: Need) -> Sequence[str]:
    return terms_of(need.framework_id).words("passing_over_reasons")


def _rows(request: HttpRequest, need: Need, places: Sequence[Place], today: date) -> Iterator[PlaceRow]:
    """The places with the reasons that may pass each over, for one of the others at least."""
    shown, terms = shown_of(need, today), terms_of(need.framework_id)
    sirets = [place.standing.siret for place in places]
    for place in places:
        own = place.standing.siret
        reasons = {reason for other in sirets if other != own for reason in open_reasons(own, other, shown, terms)}
        typed = _typed(request, own)
        listed = [(reason.value, wording.PASSING_OVER[reason]) for reason in Reason if reason in reasons]
        yield PlaceRow(place, _why_there(need, place), listed, typed.reason, typed.explanation)


def _why_there(need: Need, place: Place) -> str:
    """The fact that gives the place, in words."""
    one: Standing = place.standing
    match need.framework.attribution_rule:
        case "rotation":
            last = one.last_ordered_on
            return f"dernier bon notifié le {wording.date_text(last)}" if last else "aucun bon notifié encore"
        case "quota":
            share = wording.hundredths_text((place.share_permille or 0) * 10)
            own = f"{one.quota_percent}\N{NO-BREAK SPACE}%"
            return f"{share}\N{NO-BREAK SPACE}% des montants commandés, pour une part de {own}"
        case _:
            return f"rang {one.rank}"
