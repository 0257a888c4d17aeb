"""Withdrawing a delegation of signature. Domain invariant 13."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from gouvernail import clock, wording
from gouvernail.actions.withdraw_delegation import withdraw_delegation
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.records.queries.delegations import is_delegation
from gouvernail.rules.access import Right
from gouvernail.rules.verdicts import Refused


@needs(Right.KEEP_DELEGATIONS)
@require_POST
def withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Withdraw it from today on."""
    if not is_delegation(uuid):
        raise Http404
    try:
        withdraw_delegation(uuid, reader_of(request).actor, clock.today())
    except Refused as refused:
        for one in refused.refusals:
            messages.error(request, wording.refusal_sentence(one))
    else:
        messages.success(request, "La délégation est retirée. Ce qui a été signé avant reste valable.")
    return redirect("delegations")
