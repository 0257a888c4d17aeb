"""What a person chooses to be told: a calendar at a secret address, the weekly digest."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from gouvernail.actions.choose_digest import choose_digest as choose
from gouvernail.actions.close_calendar import close_calendar as close
from gouvernail.actions.open_calendar import open_calendar as open_one
from gouvernail.pages.duties.own import viewer_for
from gouvernail.pages.sign_in.links import address_of
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.rules.access import Right


@needs(Right.SEE_DUTIES)
@require_POST
@never_cache
def open_calendar(request: HttpRequest) -> HttpResponse:
    """Open a calendar, or give it a new address; it is shown here, once."""
    reader = reader_of(request)
    secret = open_one(viewer_for(reader).account, actor=reader.actor)
    address = address_of(request, "calendar")(secret)
    return render(request, "gouvernail/duties/calendar_opened.html", {"address": address})


@needs(Right.SEE_DUTIES)
@require_POST
def close_calendar(request: HttpRequest) -> HttpResponse:
    """Close it: the programs that read it find nothing more."""
    reader = reader_of(request)
    close(viewer_for(reader).account, actor=reader.actor)
    messages.success(request, "Le calendrier est fermé : son adresse ne répond plus.")
    return redirect("own_account")


@needs(Right.SEE_DUTIES)
@require_POST
def choose_digest(request: HttpRequest) -> HttpResponse:
    """Want the weekly mail, or not any more."""
    wanted = request.POST.get("resume") == "oui"
    choose(viewer_for(reader_of(request)).account, wanted=wanted)
    told = "Le résumé vous sera envoyé chaque lundi." if wanted else "Le résumé du lundi ne vous sera plus envoyé."
    messages.success(request, told)
    return redirect("own_account")
