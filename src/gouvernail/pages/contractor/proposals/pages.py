"""What is proposed to a contractor, to accept or to decline; nothing of how it was chosen. CCTP 4.2 (4.2-device)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gouvernail import clock
from gouvernail.actions.needs.answer_order import MOST_LETTERS, answer_order
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.pages.steering.orders.refused import told
from gouvernail.pages.typed_text import lines_of
from gouvernail.records.models import Order
from gouvernail.records.queries.needs.proposals import proposal_for, proposals_for
from gouvernail.records.queries.order_life.content import content_of, whole_lines
from gouvernail.records.queries.order_life.standing import answers_of
from gouvernail.rules.access import Right
from gouvernail.rules.lifecycle import OrderState
from gouvernail.rules.verdicts import Refused


@needs(Right.ANSWER_ORDERS)
@require_http_methods(["GET", "HEAD"])
def proposals(request: HttpRequest) -> HttpResponse:
    """What waits for an answer first, then what was declined."""
    reader = reader_of(request)
    found = list(proposals_for(reader.scope).prefetch_related("answers", "lines__product"))
    waiting = [one for one in found if one.state == OrderState.PROPOSED and not one.answers.all()]
    context = {"orders": found, "waiting_count": len(waiting), "today": clock.today()}
    return render(request, "gouvernail/contractor/proposals/list.html", context)


@needs(Right.ANSWER_ORDERS)
@require_http_methods(["GET", "HEAD", "POST"])
def proposal(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One proposed order, and its answer when it is posted."""
    reader = reader_of(request)
    order = _or_404(uuid, reader)
    if request.method != "POST":
        return _page(request, order)
    declines = "decliner" in request.POST
    words = lines_of(request.POST.get("motif", ""))
    try:
        answer_order(order, words, reader.scope, reader.actor, clock.today(), declines=declines)
    except Refused as refused:
        return _page(request, order, words, refused, status=409)
    answered = "décliné" if declines else "accepté"
    messages.success(request, f"Vous avez {answered} le bon de commande {order.number}.")
    return redirect("proposals")


def _or_404(uuid: UUID, reader: Reader) -> Order:
    found = proposal_for(uuid, reader.scope)
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest, order: Order, words: str = "", refused: Refused | None = None, status: int = 200
) -> HttpResponse:
    answers = [one for one in answers_of(order) if one.kind != "observation"]
    context: dict[str, Any] = {
        "order": order,
        "content": content_of(order, whole_lines(order), clock.today()),
        "answers": answers,
        "may_answer": order.state == OrderState.PROPOSED and not answers,
        "is_late": order.answer_due_on is not None and order.answer_due_on < clock.today(),
        "typed": words,
        "most": MOST_LETTERS,
        "refused": told(refused.refusals) if refused else [],
    }
    return render(request, "gouvernail/contractor/proposals/proposal.html", context, status=status)
